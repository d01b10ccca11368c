/*
 * Periods: arithmetic over all of them, what fiscal_period_in reads is tested in sql/fiscal_period.sql; here
 * the mentions in running text and what they mean on different calls.
 */
#include <stdlib.h>

#include "engine/period.h"

#include "tap.h"

typedef struct Mention
{
	const char *text;
	const char *matched;		/* NULL: no mention */
	const char *backward;		/* NULL: no fiscal period */
	const char *forward;
} Mention;

/* A mid-year call of a company on the calendar year. */
static const Mention on_q2_2021[] = {
	{"Q2 we", "Q2", "Q2 2021", "Q2 2021"},
	{"Q2 2007", "Q2 2007", "Q2 2007", "Q2 2007"},
	{"2Q07", "2Q07", "Q2 2007", "Q2 2007"},
	{"2Q was", "2Q", "Q2 2021", "Q2 2021"},
	{"second quarter of fiscal year 2007", "second quarter of fiscal year 2007", "Q2 2007", "Q2 2007"},
	{"second quarter (of)", "second quarter", "Q2 2021", "Q2 2021"},
	{"second quarter 2007", "second quarter 2007", "Q2 2007", "Q2 2007"},
	{"the second fiscal quarter", "the second fiscal quarter", "Q2 2021", "Q2 2021"},
	{"fiscal '21", "fiscal '21", "FY 2021", "FY 2021"},
	{"FY21", "FY21", "FY 2021", "FY 2021"},
	{"FY we", "FY", "FY 2021", "FY 2021"},
	{"full year 2021", "full year 2021", "FY 2021", "FY 2021"},
	{"full-year guidance", "full-year", "FY 2021", "FY 2021"},
	{"the full year", "the full year", "FY 2021", "FY 2021"},
	{"fiscal 2022", "fiscal 2022", "FY 2022", "FY 2022"},
	{"calendar 2021", "calendar 2021", "FY 2021", "FY 2021"},
	{"calendar Q3", "calendar Q3", "Q3 2020", "Q3 2021"},
	{"calendar year 2021", "calendar year 2021", "FY 2021", "FY 2021"},
	{"2021 was", "2021", "FY 2021", "FY 2021"},
	{"2021, we", "2021", "FY 2021", "FY 2021"},
	{"first half", "first half", "H1 2021", "H1 2021"},
	{"H1 2012", "H1 2012", "H1 2012", "H1 2012"},
	{"second half of the year", "second half of the year", "H2 2020", "H2 2021"},
	{"first nine months", "first nine months", "9M 2020", "9M 2021"},
	{"nine months of", "nine months", "9M 2020", "9M 2021"},
	{"nine months later", NULL, NULL, NULL},
	{"nine months ended September 30", "nine months ended September 30", "9M 2020", "9M 2021"},
	{"year to date", "year to date", "H1 2021", "H1 2021"},
	{"year-to-date", "year-to-date", "H1 2021", "H1 2021"},
	{"YTD", "YTD", "H1 2021", "H1 2021"},
	{"six months", "six months", "H1 2021", "H1 2021"},
	{"March quarter", "March quarter", "Q1 2021", "Q1 2022"},
	{"quarter ended June 30, 2021", "quarter ended June 30, 2021", "Q2 2021", "Q2 2021"},
	{"the quarter ended June 30, 2021", "the quarter ended June 30, 2021", "Q2 2021", "Q2 2021"},
	{"the June quarter", "the June quarter", "Q2 2021", "Q2 2021"},
	{"at June 30", "at June 30", "Q2 2021", "Q2 2021"},
	{"as of December 31, 2020", "as of December 31, 2020", "FY 2020", "FY 2020"},
	{"as of July 18, we", "as of July 18", NULL, NULL},
	{"end of the quarter", "end of the quarter", "Q2 2021", "Q3 2021"},
	{"the end of the second quarter", "the end of the second quarter", "Q2 2021", "Q2 2021"},
	{"year-end", "year-end", "FY 2020", "FY 2021"},
	{"year-end 2020", "year-end 2020", "FY 2020", "FY 2020"},
	{"end of 2021", "end of 2021", "FY 2021", "FY 2021"},
	{"end of the year", "end of the year", "FY 2020", "FY 2021"},
	{"the end of this year", "the end of this year", "FY 2021", "FY 2021"},
	{"beginning of the year", "beginning of the year", "FY 2020", "FY 2020"},
	{"July was", "July", "M07 2021", "M07 2021"},
	{"month of April", "month of April", "M04 2021", "M04 2022"},
	{"the quarter", "the quarter", "Q2 2021", "Q3 2021"},
	{"this quarter", "this quarter", "Q2 2021", "Q3 2021"},
	{"current quarter", "current quarter", "Q2 2021", "Q3 2021"},
	{"the year", "the year", "FY 2021", "FY 2021"},
	{"this year", "this year", "FY 2021", "FY 2021"},
	{"last quarter", "last quarter", "Q1 2021", "Q1 2021"},
	{"prior quarter", "prior quarter", "Q1 2021", "Q1 2021"},
	{"previous quarter", "previous quarter", "Q1 2021", "Q1 2021"},
	{"preceding quarter", "preceding quarter", "Q1 2021", "Q1 2021"},
	{"next quarter", "next quarter", "Q3 2021", "Q3 2021"},
	{"upcoming quarter", "upcoming quarter", "Q3 2021", "Q3 2021"},
	{"fourth quarter of last year", "fourth quarter of last year", "Q4 2020", "Q4 2020"},
	{"Q1 last year", "Q1 last year", "Q1 2020", "Q1 2020"},
	{"last year's second quarter", "last year's second quarter", "Q2 2020", "Q2 2020"},
	{"a year ago", "a year ago", "Q2 2020", "Q2 2020"},
	{"year-ago quarter", "year-ago quarter", "Q2 2020", "Q2 2020"},
	{"prior-year period", "prior-year period", "Q2 2020", "Q2 2020"},
	{"prior-year second quarter", "prior-year second quarter", "Q2 2020", "Q2 2020"},
	{"same quarter last year", "same quarter last year", "Q2 2020", "Q2 2020"},
	{"same period a year ago", "same period a year ago", "Q2 2020", "Q2 2020"},
	{"the same period in 2019", "the same period in 2019", "Q2 2019", "Q2 2019"},
	{"the comparable period", "the comparable period", "Q2 2020", "Q2 2020"},
	{"last year", "last year", "FY 2020", "FY 2020"},
	{"prior year", "prior year", "FY 2020", "FY 2020"},
	{"next year", "next year", "FY 2022", "FY 2022"},
	{"the back half", "the back half", "H2 2020", "H2 2021"},
	{"back half of the year", "back half of the year", "H2 2020", "H2 2021"},
	{"remainder of the year", "remainder of the year", "H2 2021", "H2 2021"},
	{"rest of the year", "rest of the year", "H2 2021", "H2 2021"},
	{"balance of fiscal 2021", "balance of fiscal 2021", "H2 2021", "H2 2021"},
	{"balance sheet", NULL, NULL, NULL},
	{"trailing twelve months", "trailing twelve months", NULL, NULL},
	{"trailing 12-month", "trailing 12-month", NULL, NULL},
	{"LTM", "LTM", NULL, NULL},
	{"TTM", "TTM", NULL, NULL},
	{"annualized", "annualized", NULL, NULL},
	{"run rate", "run rate", NULL, NULL},
	{"run-rate", "run-rate", NULL, NULL},
	{"prior year quarter", "prior year quarter", "Q2 2020", "Q2 2020"},
	{"1H21", "1H21", "H1 2021", "H1 2021"},
	{"H2", "H2", "H2 2020", "H2 2021"},
	{"9M", "9M", "9M 2020", "9M 2021"},
	{"9M 2021", "9M 2021", "9M 2021", "9M 2021"},
	{"first two weeks of July", "first two weeks of July", NULL, NULL},
	{"the first week of August", "the first week of August", NULL, NULL},
	{"Q4 of 2019", "Q4 of 2019", "Q4 2019", "Q4 2019"},
	{"Q4'19", "Q4'19", "Q4 2019", "Q4 2019"},
	{"fourth quarter 2019", "fourth quarter 2019", "Q4 2019", "Q4 2019"},
	{"2020 fourth quarter", "2020 fourth quarter", "Q4 2020", "Q4 2020"},
	{"2022 and 2023", "2022", "FY 2022", "FY 2022"},
	{"first quarter-point", NULL, NULL, NULL},
	{"a quarter of the", NULL, NULL, NULL},
	{"the quarter over quarter growth", NULL, NULL, NULL},
	{"the year over year growth", NULL, NULL, NULL},
	{"year over year", NULL, NULL, NULL},
	{"second to none", NULL, NULL, NULL},
	{"May I ask", NULL, NULL, NULL},
	{"may increase", NULL, NULL, NULL},
	{"May 2021", "May 2021", "M05 2021", "M05 2021"},
	{"May was", "May", "M05 2021", "M05 2022"},
	{"march on", NULL, NULL, NULL},
	{"March 31", "March 31", "Q1 2021", "Q1 2022"},
	{"first and second quarters of 2021", "first", "Q1 2021", "Q1 2021"},
	{"first quarter and second quarter", "first quarter", "Q1 2021", "Q1 2022"},
	{"third, fourth quarter", "third", "Q3 2020", "Q3 2021"},
	{"the last six months of the year", "the last six months of the year", "H2 2020", "H2 2021"},
	{"last six months", "last six months", NULL, NULL},
	{"last twelve months", "last twelve months", NULL, NULL},
	{"next three years", "next three years", NULL, NULL},
	{"the last quarter of the year", "the last quarter of the year", "Q4 2020", "Q4 2021"},
	{"last quarter of 2020", "last quarter of 2020", "Q4 2020", "Q4 2020"},
	{"the most recent quarter", "the most recent quarter", "Q2 2021", "Q2 2021"},
	{"the quarter just ended", "the quarter just ended", "Q2 2021", "Q2 2021"},
	{"this past quarter", "this past quarter", "Q2 2021", "Q2 2021"},
	{"past year", "past year", NULL, NULL},
	{"the fiscal year", "the fiscal year", "FY 2021", "FY 2021"},
	{"our fiscal second quarter", "our fiscal second quarter", "Q2 2021", "Q2 2021"},
	{"fiscal year-end", "fiscal year-end", "FY 2020", "FY 2021"},
	{"quarter-end", "quarter-end", "Q2 2021", "Q3 2021"},
	{"the prior quarter-end", "the prior quarter-end", "Q1 2021", "Q1 2021"},
	{"one year ago", "one year ago", "Q2 2020", "Q2 2020"},
	{"two years ago", "two years ago", "Q2 2019", "Q2 2019"},
	{"two-year-ago quarter", "two-year-ago quarter", "Q2 2019", "Q2 2019"},
	{"the first quarter three years ago", "the first quarter three years ago", "Q1 2018", "Q1 2018"},
	{"a quarter ago", "a quarter ago", "Q1 2021", "Q1 2021"},
	{"Q1 of next year", "Q1 of next year", "Q1 2022", "Q1 2022"},
	{"first half of next year", "first half of next year", "H1 2022", "H1 2022"},
	{"fourth quarter this year", "fourth quarter this year", "Q4 2021", "Q4 2021"},
	{"the second quarter of the year", "the second quarter of the year", "Q2 2021", "Q2 2021"},
	{"the year-ago second quarter", "the year-ago second quarter", "Q2 2020", "Q2 2020"},
	{"three months ended June 30, 2021", "three months ended June 30, 2021", "Q2 2021", "Q2 2021"},
	{"12 months ended June 30, 2021", "12 months ended June 30, 2021", NULL, NULL},
	{"30 June 2021", "30 June 2021", "Q2 2021", "Q2 2021"},
	{"June 30th, 2021", "June 30th, 2021", "Q2 2021", "Q2 2021"},
	{"Jan. 31, 2021", "Jan. 31, 2021", "M01 2021", "M01 2021"},
	{"the June 2021 quarter", "the June 2021 quarter", "Q2 2021", "Q2 2021"},
	{"the quarter ending in December", "the quarter ending in December", "Q4 2020", "Q4 2021"},
	{"same time last year", "same time last year", "Q2 2020", "Q2 2020"},
	{"fiscal 21 revenue", "fiscal 21", "FY 2021", "FY 2021"},
	{"fiscal 2021's second quarter", "fiscal 2021's second quarter", "Q2 2021", "Q2 2021"},
	{"FY 2021-22", "FY 2021-22", "FY 2022", "FY 2022"},
	{"2021-22", "2021", "FY 2021", "FY 2021"},
	{"2021/22", "2021/22", "FY 2022", "FY 2022"},
	{"the 2021 fiscal year", "the 2021 fiscal year", "FY 2021", "FY 2021"},
	{"all of 2021", "all of 2021", "FY 2021", "FY 2021"},
	{"all of last year", "all of last year", "FY 2020", "FY 2020"},
	{"quarter 2 growth", NULL, NULL, NULL},
	{"linked quarter", "linked quarter", "Q1 2021", "Q1 2021"},
	{"first quarter-over-first", NULL, NULL, NULL},
	{"July last year", "July last year", "M07 2020", "M07 2020"},
	{"the current fiscal year", "the current fiscal year", "FY 2021", "FY 2021"},
	{"current year", "current year", "FY 2021", "FY 2021"},
	{"the prior year end", "the prior year end", "FY 2020", "FY 2020"},
	{"last Q4", "last Q4", "Q4 2020", "Q4 2020"},
	{"our upcoming fourth quarter", "our upcoming fourth quarter", "Q4 2020", "Q4 2021"},
	{"the 2 million", NULL, NULL, NULL},
	{"2,021 stores", NULL, NULL, NULL},
	{"2021.5", NULL, NULL, NULL},
	{"'21", "'21", "FY 2021", "FY 2021"},
	{"'90s", NULL, NULL, NULL},
	{"second-quarter revenue", "second-quarter", "Q2 2021", "Q2 2021"},
	{"first six months of fiscal 2021", "first six months of fiscal 2021", "H1 2021", "H1 2021"},
	{"4Q and full year 2020", "4Q", "Q4 2020", "Q4 2021"},
	{"the half", "the half", "H1 2021", "H2 2021"},
	{"the 3 months and 12 months ended December 31, 2020", "the 3 months", "Q4 2020", "Q4 2020"},
	{"12 months ended December 31, 2020", "12 months ended December 31, 2020", "FY 2020", "FY 2020"},
	{"three and six months ended June 30, 2021", "three", "Q2 2021", "Q2 2021"},
	{"quarter and year ended December 31, 2020", "quarter", "Q4 2020", "Q4 2020"},
	{"fourth quarter and year ended December 31, 2020", "fourth quarter", "Q4 2020", "Q4 2020"},
	{"three and a half", NULL, NULL, NULL},
	{"three and six", NULL, NULL, NULL},
	{"quarter and year", NULL, NULL, NULL},
	{"Q5 2021", NULL, NULL, NULL},
	{"3M results", NULL, NULL, NULL},
	{"9m users", NULL, NULL, NULL},
	{"March", "March", "M03 2021", "M03 2022"},
	{"in Q2", NULL, NULL, NULL},
	{"Q2 to", "Q2", "Q2 2021", "Q2 2021"},
	{"QUARTER", NULL, NULL, NULL},
	{"the first-quarter 2021", "the first-quarter 2021", "Q1 2021", "Q1 2021"},
	{"our fiscal 2021 second quarter", "our fiscal 2021 second quarter", "Q2 2021", "Q2 2021"},
	{"second quarter of 2021, revenue", "second quarter of 2021", "Q2 2021", "Q2 2021"},
	{"first-half 2021", "first-half 2021", "H1 2021", "H1 2021"},
	{"mid quarter", NULL, NULL, NULL},
	{"quarter-to-date", "quarter-to-date", NULL, NULL},
	{"month-end", NULL, NULL, NULL},
	{"the prior second quarter", "the prior second quarter", "Q2 2020", "Q2 2020"},
	{"immediately preceding quarter", "immediately preceding quarter", "Q1 2021", "Q1 2021"},
	{"the year-earlier period", "the year-earlier period", "Q2 2020", "Q2 2020"},
	{"Sept. 30, 2021", "Sept. 30, 2021", "Q3 2021", "Q3 2021"},
	{"Mar and", NULL, NULL, NULL},
	{"Jan said", NULL, NULL, NULL},
	{"December 3rd, 2021", "December 3rd, 2021", NULL, NULL},
	{"January 2, 2021", "January 2, 2021", "FY 2020", "FY 2020"},
	{"4th quarter", "4th quarter", "Q4 2020", "Q4 2021"},
	{"1st half", "1st half", "H1 2021", "H1 2021"},
	{"half of", NULL, NULL, NULL},
	{"first half of fiscal '22", "first half of fiscal '22", "H1 2022", "H1 2022"},
	{"Q3 and Q4", "Q3", "Q3 2020", "Q3 2021"},
	{"the three months ended", NULL, NULL, NULL},
	{"nine-month period ended September 30, 2020", "nine-month period ended September 30, 2020", "9M 2020", "9M 2020"},
	{"six months ended June 30", "six months ended June 30", "H1 2021", "H1 2021"},
	{"the month", "the month", NULL, NULL},
	{"10 quarters", NULL, NULL, NULL},
	{"2 weeks", NULL, NULL, NULL},
	{"the same month", "the same month", "M06 2020", "M06 2020"},
	{"comparable sales", NULL, NULL, NULL},
	{"like for like", NULL, NULL, NULL},
	{"same-store", NULL, NULL, NULL},
	{"this", NULL, NULL, NULL},
	{"the", NULL, NULL, NULL},
	{"a", NULL, NULL, NULL},
	{"", NULL, NULL, NULL},
	{"’21", "’21", "FY 2021", "FY 2021"},
	{"calendar fourth quarter", "calendar fourth quarter", "Q4 2020", "Q4 2021"},
	{"CY21", "CY21", "FY 2021", "FY 2021"},
	{"full quarter", "full quarter", "Q2 2021", "Q3 2021"},
	{"rest of the quarter", NULL, NULL, NULL},
	{"close of the quarter", "close of the quarter", "Q2 2021", "Q3 2021"},
	{"start of fiscal 2021", "start of fiscal 2021", "FY 2020", "FY 2020"},
	{"beginning of the second quarter", "beginning of the second quarter", "Q1 2021", "Q1 2022"},
	{"Q2 FY21", "Q2 FY21", "Q2 2021", "Q2 2021"},
	{"Q2 of fiscal year '21", "Q2 of fiscal year '21", "Q2 2021", "Q2 2021"},
	{"Q4 '19", "Q4 '19", "Q4 2019", "Q4 2019"},
	{"fiscal Q3", "fiscal Q3", "Q3 2020", "Q3 2021"},
	{"F2Q 2021", "F2Q 2021", "Q2 2021", "Q2 2021"},
	{"first three quarters of 2020", "first three quarters of 2020", "9M 2020", "9M 2020"},
	{"last two quarters", "last two quarters", NULL, NULL},
	{"linked-quarter", "linked-quarter", "Q1 2021", "Q1 2021"},
	{"the quarter's", "the quarter's", "Q2 2021", "Q3 2021"},
	{"this year's first half", "this year's first half", "H1 2021", "H1 2021"},
	{"next year's Q1", "next year's Q1", "Q1 2022", "Q1 2022"},
	{"last year's quarter", "last year's quarter", "Q2 2020", "Q2 2020"},
};

/* A call that ends the year: looking ahead, "the year" is the next one. */
static const Mention on_q4_2020[] = {
	{"second quarter", "second quarter", "Q2 2020", "Q2 2021"},
	{"first quarter", "first quarter", "Q1 2020", "Q1 2021"},
	{"the full year", "the full year", "FY 2020", "FY 2021"},
	{"year-end", "year-end", "FY 2020", "FY 2021"},
	{"December 31", "December 31", "FY 2020", "FY 2020"},
	{"December 31, 2019", "December 31, 2019", "FY 2019", "FY 2019"},
	{"the quarter", "the quarter", "Q4 2020", "Q1 2021"},
	{"fourth quarter", "fourth quarter", "Q4 2020", "Q4 2020"},
	{"the year", "the year", "FY 2020", "FY 2021"},
	{"next year", "next year", "FY 2021", "FY 2021"},
	{"last year", "last year", "FY 2019", "FY 2019"},
	{"prior year quarter", "prior year quarter", "Q4 2019", "Q4 2019"},
	{"year to date", "year to date", "FY 2020", "FY 2020"},
	{"rest of the year", "rest of the year", NULL, NULL},
	{"the June quarter", "the June quarter", "Q2 2020", "Q2 2021"},
	{"first half", "first half", "H1 2020", "H1 2021"},
	{"January", "January", "M01 2021", "M01 2021"},
	{"end of the year", "end of the year", "FY 2020", "FY 2021"},
	{"end of last year", "end of last year", "FY 2019", "FY 2019"},
	{"Q1", "Q1", "Q1 2020", "Q1 2021"},
	{"2021", "2021", "FY 2021", "FY 2021"},
	{"the period", "the period", "Q4 2020", "Q4 2020"},
	{"the first quarter of this year", "the first quarter of this year", "Q1 2020", "Q1 2021"},
	{"nine months", "nine months", "9M 2020", "9M 2021"},
	{"second half", "second half", "H2 2020", "H2 2020"},
	{"beginning of the year", "beginning of the year", "FY 2019", "FY 2019"},
};

/* A year that ends in September. */
static const Mention on_q3_2021[] = {
	{"the June quarter", "the June quarter", "Q3 2021", "Q3 2021"},
	{"June 30", "June 30", "Q3 2021", "Q3 2021"},
	{"September 30, 2021", "September 30, 2021", "FY 2021", "FY 2021"},
	{"September 30, 2020", "September 30, 2020", "FY 2020", "FY 2020"},
	{"calendar Q2", "calendar Q2", "Q3 2021", "Q3 2021"},
	{"calendar 2021", "calendar 2021", NULL, NULL},
	{"March quarter", "March quarter", "Q2 2021", "Q2 2022"},
	{"December quarter", "December quarter", "Q1 2021", "Q1 2022"},
	{"the year", "the year", "FY 2021", "FY 2021"},
	{"year to date", "year to date", "9M 2021", "9M 2021"},
	{"July", "July", "M10 2021", "M10 2021"},
	{"quarter ended December 31, 2020", "quarter ended December 31, 2020", "Q1 2021", "Q1 2021"},
	{"year ended September 30", "year ended September 30", "FY 2020", "FY 2021"},
	{"fiscal 2022", "fiscal 2022", "FY 2022", "FY 2022"},
	{"the fourth quarter", "the fourth quarter", "Q4 2020", "Q4 2021"},
};

/* A half-year call. */
static const Mention on_h1_2021[] = {
	{"the half", "the half", "H1 2021", "H2 2021"},
	{"the quarter", "the quarter", "Q2 2021", "Q3 2021"},
	{"first half", "first half", "H1 2021", "H1 2021"},
	{"second half", "second half", "H2 2020", "H2 2021"},
	{"the year", "the year", "FY 2021", "FY 2021"},
	{"last year", "last year", "FY 2020", "FY 2020"},
	{"prior half", "prior half", "H2 2020", "H2 2020"},
	{"the same period last year", "the same period last year", "H1 2020", "H1 2020"},
	{"June 30", "June 30", "H1 2021", "H1 2021"},
	{"rest of the year", "rest of the year", "H2 2021", "H2 2021"},
	{"year to date", "year to date", "H1 2021", "H1 2021"},
};

/* A year-end call of a year that ends in June. */
static const Mention on_fy_2021[] = {
	{"the year", "the year", "FY 2021", "FY 2022"},
	{"the quarter", "the quarter", "Q4 2021", "Q1 2022"},
	{"June 30", "June 30", "FY 2021", "FY 2021"},
	{"December 31", "December 31", "Q2 2021", "Q2 2022"},
	{"next year", "next year", "FY 2022", "FY 2022"},
	{"prior year", "prior year", "FY 2020", "FY 2020"},
	{"first half", "first half", "H1 2021", "H1 2022"},
	{"the fourth quarter", "the fourth quarter", "Q4 2021", "Q4 2021"},
};

/* A nine-month call. */
static const Mention on_9m_2021[] = {
	{"year to date", "year to date", "9M 2021", "9M 2021"},
	{"the quarter", "the quarter", "Q3 2021", "Q4 2021"},
	{"last year", "last year", "FY 2020", "FY 2020"},
	{"nine months", "nine months", "9M 2021", "9M 2021"},
	{"the period", "the period", "9M 2021", "9M 2021"},
	{"September 30", "September 30", "9M 2021", "9M 2021"},
	{"rest of the year", "rest of the year", "Q4 2021", "Q4 2021"},
};

/* A first-quarter call. */
static const Mention on_q1_2021[] = {
	{"year to date", "year to date", "Q1 2021", "Q1 2021"},
	{"year-end", "year-end", "FY 2020", "FY 2021"},
	{"last quarter", "last quarter", "Q4 2020", "Q4 2020"},
	{"the second quarter", "the second quarter", "Q2 2020", "Q2 2021"},
	{"remainder of the year", "remainder of the year", NULL, NULL},
	{"March 31", "March 31", "Q1 2021", "Q1 2021"},
	{"December 31", "December 31", "FY 2020", "FY 2021"},
};

static EcPeriod
period_of(const char *text)
{
	EcPeriod	period;
	size_t		where;

	if (ec_period_parse(text, strlen(text), &period, &where) != EC_PERIOD_OK)
		abort();
	return period;
}

static const char *
text_of(EcPeriod period, char *buffer)
{
	if (period == EC_PERIOD_NONE)
		return NULL;
	ec_period_format(period, buffer);
	return buffer;
}

/* The text stands in memory of its own length, so that reading past its end shows under the sanitizers. */
static size_t
scan(const char *text, EcPeriodMention *mention)
{
	size_t		length = strlen(text);
	char	   *copy = malloc(length + 1);
	size_t		matched;

	memcpy(copy, text, length);
	matched = ec_period_scan(copy, length, mention);
	free(copy);
	return matched;
}

static void
check_mention(const Mention *expected, const EcCalendar *calendar)
{
	EcPeriodMention mention = {0};
	size_t		length = scan(expected->text, &mention);
	char		what[256];
	char		matched[256];
	char		period[EC_PERIOD_TEXT];

	snprintf(matched, sizeof(matched), "%.*s", (int) length, expected->text);
	snprintf(what, sizeof(what), "\"%s\" is read", expected->text);
	is_text(length == 0 ? NULL : matched, expected->matched, what);
	if (length == 0)
		return;
	snprintf(what, sizeof(what), "\"%s\" looking back", expected->text);
	is_text(text_of(ec_period_resolve(&mention, calendar, EC_PERIOD_NONE, false), period), expected->backward, what);
	snprintf(what, sizeof(what), "\"%s\" looking ahead", expected->text);
	is_text(text_of(ec_period_resolve(&mention, calendar, EC_PERIOD_NONE, true), period), expected->forward, what);
}

static void
check_call(const char *call, int year_end_month, const Mention *mentions, size_t n)
{
	EcCalendar	calendar = {.call = period_of(call), .year_end_month = year_end_month};

	for (size_t i = 0; i < n; i++)
		check_mention(&mentions[i], &calendar);
}

#define CHECK_CALL(call, year_end_month, mentions) \
	check_call(call, year_end_month, mentions, sizeof(mentions) / sizeof(mentions[0]))

/* Without a call only what names its year is known. */
static void
check_unknown_call(void)
{
	EcCalendar	calendar = {.year_end_month = 12};
	EcPeriodMention mention = {0};
	char		period[EC_PERIOD_TEXT];

	scan("second quarter of 2021", &mention);
	is_text(text_of(ec_period_resolve(&mention, &calendar, EC_PERIOD_NONE, false), period), "Q2 2021", "a named year needs no call");
	for (size_t i = 0; i < sizeof(on_q2_2021) / sizeof(on_q2_2021[0]); i++)
	{
		EcPeriod	resolved;

		if (scan(on_q2_2021[i].text, &mention) == 0)
			continue;
		resolved = ec_period_resolve(&mention, &calendar, EC_PERIOD_NONE, false);
		if (mention.year == 0 && resolved != EC_PERIOD_NONE)
			ok(false, on_q2_2021[i].text);
	}
}

static void
check_anchor(const char *text, const char *anchor, bool forward, const char *expected)
{
	EcCalendar	calendar = {.call = period_of("Q2 2021"), .year_end_month = 12};
	EcPeriodMention mention = {0};
	char		period[EC_PERIOD_TEXT];
	char		what[128];

	scan(text, &mention);
	snprintf(what, sizeof(what), "\"%s\" counted from %s", text, anchor);
	is_text(text_of(ec_period_resolve(&mention, &calendar, period_of(anchor), forward), period), expected, what);
}

static void
check_fit(const char *call, int year_end_month, int called_year, int called_month, int expected_offset, int expected_month)
{
	EcCalendar	calendar = {.call = period_of(call), .year_end_month = year_end_month};
	char		what[128];

	ec_calendar_fit(&calendar, called_year, called_month);
	snprintf(what, sizeof(what), "offset of %s called in %d-%02d", call, called_year, called_month);
	is_number(calendar.year_offset, expected_offset, what);
	snprintf(what, sizeof(what), "year end of %s called in %d-%02d", call, called_year, called_month);
	is_number(calendar.year_end_month, expected_month, what);
}

/* All values of four years: valid or not, order, text, containment. */
static void
check_every_period(void)
{
	EcPeriod	before = EC_PERIOD_NONE;
	int			valid = 0;
	bool		same_text = true;
	bool		in_its_year = true;
	bool		in_order = true;

	for (EcPeriod period = ec_period_make(2000, 1, 1) - 16; period <= ec_period_make(2003, 12, 1); period++)
	{
		char		text[EC_PERIOD_TEXT];
		EcPeriod	year = ec_period_make(ec_period_year(period), 12, 1);

		if (ec_period_year(period) < 2000 || !ec_period_is_valid(period))
			continue;
		valid++;
		ec_period_format(period, text);
		same_text &= period_of(text) == period;
		in_its_year &= ec_period_contains(year, period) && (period == year) == ec_period_contains(period, year);
		in_order &= period > before;
		in_order &= ec_period_end_month(period) >= ec_period_end_month(before) || ec_period_year(period) > ec_period_year(before);
		in_order &= ec_period_shift(ec_period_shift(period, -7), 7) == period;
		before = period;
	}
	is_number(valid, 4 * (12 + 4 + 2 + 1 + 1), "a year has 20 periods");
	ok(same_text, "the text of a period reads as the period");
	ok(in_its_year, "a year contains its periods, and only a year its year");
	ok(in_order, "the value orders by the end, then by the length");
}

int
main(void)
{
	CHECK_CALL("Q2 2021", 12, on_q2_2021);
	CHECK_CALL("Q4 2020", 12, on_q4_2020);
	CHECK_CALL("Q3 2021", 9, on_q3_2021);
	CHECK_CALL("H1 2021", 12, on_h1_2021);
	CHECK_CALL("FY 2021", 6, on_fy_2021);
	CHECK_CALL("9M 2021", 12, on_9m_2021);
	CHECK_CALL("Q1 2021", 12, on_q1_2021);
	check_unknown_call();
	check_anchor("the year-ago period", "Q1 2021", false, "Q1 2020");
	check_anchor("a year ago", "FY 2021", false, "FY 2020");
	check_anchor("the prior quarter", "Q1 2021", false, "Q4 2020");
	check_anchor("prior-year quarter", "FY 2021", false, "Q4 2020");
	check_anchor("the quarter", "Q4 2021", true, "Q4 2021");
	check_anchor("the quarter", "Q1 2021", true, "Q3 2021");
	check_anchor("the same period of 2019", "H1 2021", false, "H1 2019");
	check_anchor("last year", "FY 2022", true, "FY 2021");
	check_anchor("the month", "M07 2021", false, "M07 2021");
	check_anchor("the month", "Q2 2021", false, NULL);
	check_fit("Q4 2020", 12, 2021, 2, 0, 12);
	check_fit("Q4 2021", 1, 2022, 3, 1, 1);
	check_fit("Q4 2022", 1, 2022, 3, 0, 1);
	check_fit("Q1 2022", 12, 2021, 11, 0, 6);
	check_fit("Q3 2021", 12, 2021, 8, 0, 9);
	check_fit("Q2 2021", 12, 0, 0, 0, 12);
	check_every_period();
	ok(ec_period_make(0, 3, 1) == EC_PERIOD_NONE, "there is no year 0");
	ok(ec_period_make(10000, 3, 1) == EC_PERIOD_NONE, "there is no year 10000");
	ok(ec_period_make(2000, 3, 5) == EC_PERIOD_NONE, "there is no fifth quarter");
	ok(ec_period_make(2000, 5, 1) == EC_PERIOD_NONE, "there are no five months");
	ok(ec_period_shift(ec_period_make(9999, 3, 4), 1) == EC_PERIOD_NONE, "nothing follows the last quarter");
	ok(ec_period_year_ago(ec_period_make(1, 12, 1)) == EC_PERIOD_NONE, "nothing precedes the first year");
	ok(!ec_period_is_valid(-1) && !ec_period_is_valid(INT32_MAX) && !ec_period_is_valid(INT32_MIN), "the ends of int32 are no periods");
	return finish();
}
