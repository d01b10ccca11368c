/*
 * Fiscal periods: `Q2 2007`, `H1 2012`, `9M 2020`, `FY 2013`, `M03 2021`.
 *
 * An EcPeriod is one int32 whose plain order is the order of the periods: by the
 * end, then the longer one last. It is
 *
 *     (fiscal_year * 12 + fiscal month of the end, 0..11) * 16 + length in months
 *
 * with lengths 1, 3, 6, 9 and 12 and years 1..9999; 0 is no period. Months are
 * fiscal: month 1 is the first of the fiscal year. A 9M period is always the
 * first nine months.
 *
 * ec_period_parse reads what fiscal_period_in reads. ec_period_scan reads a
 * mention in running text, which may be relative ("last quarter"), and
 * ec_period_resolve turns it into a period by the call's calendar.
 */
#ifndef EC_PERIOD_H
#define EC_PERIOD_H

#include "engine/text.h"

typedef int32_t EcPeriod;

#define EC_PERIOD_NONE ((EcPeriod) 0)
#define EC_PERIOD_TEXT 16		/* bytes for the text of any period, with its end */
#define EC_PERIOD_MAX_YEAR 9999

static inline int
ec_period_months(EcPeriod period)
{
	return period & 15;
}

/* The month of the end on the scale that all years share: fiscal_year * 12 + fiscal month, 0..11. */
static inline int
ec_period_end(EcPeriod period)
{
	return period >> 4;
}

/* Fiscal year, 1..9999. */
static inline int
ec_period_year(EcPeriod period)
{
	return ec_period_end(period) / 12;
}

/* The fiscal month, 1..12, in which the period ends. */
static inline int
ec_period_end_month(EcPeriod period)
{
	return ec_period_end(period) % 12 + 1;
}

/* Which one of its kind in the year: the 2 of Q2, H2, M02; 1 for 9M and FY. */
static inline int
ec_period_ordinal(EcPeriod period)
{
	return ec_period_months(period) == 9 ? 1 : ec_period_end_month(period) / ec_period_months(period);
}

/* months 1, 3, 6, 9 or 12; ordinal within the year. EC_PERIOD_NONE where there is no such period. */
extern EcPeriod ec_period_make(int year, int months, int ordinal);
extern bool ec_period_is_valid(EcPeriod period);

/* Moves by n times its own length (a 9M period by years); EC_PERIOD_NONE when it leaves the years 1..9999. */
extern EcPeriod ec_period_shift(EcPeriod period, int64_t n);
extern EcPeriod ec_period_year_ago(EcPeriod period);
extern bool ec_period_contains(EcPeriod outer, EcPeriod inner);

/* Canonical text, always fits EC_PERIOD_TEXT. Returns its length. */
extern int	ec_period_format(EcPeriod period, char *buffer);

typedef enum EcPeriodError
{
	EC_PERIOD_OK,
	EC_PERIOD_ERROR_SYNTAX,		/* not a period at all */
	EC_PERIOD_ERROR_ORDINAL,	/* Q5, H3, M13 */
	EC_PERIOD_ERROR_YEAR		/* no year, or outside 1..9999 */
} EcPeriodError;

/*
 * Reads the whole of `text` (white space around it is allowed): canonical forms,
 * `2Q07`, `Q2'07`, `2007Q2`, `Q2 FY2007`, `FY07`, `1H21`, `second quarter of
 * fiscal 2007`, `fiscal 2013`, … Two-digit years pivot at 70 (70..99 are 19xx).
 * On an error `where` is the byte at which reading stopped.
 */
extern EcPeriodError ec_period_parse(const char *text, size_t length, EcPeriod *period, size_t *where);

/* What a mention in running text says before it is resolved. */
typedef enum EcPeriodRelation
{
	EC_PERIOD_NAMED,			/* "Q2", "the second half", "2007", "Q2 2007", "the June quarter"; with months
								 * alone "the quarter just ended" */
	EC_PERIOD_THIS,				/* "the quarter", "this year", "year to date" */
	EC_PERIOD_PREVIOUS,			/* "last quarter", "the prior year", "prior-year quarter" with months 3 is YEAR_AGO */
	EC_PERIOD_NEXT,				/* "next quarter", "the coming year" */
	EC_PERIOD_YEAR_AGO,			/* "a year ago", "the same quarter last year", "the year-ago period" */
	EC_PERIOD_TRAILING,			/* "trailing twelve months", "annualized": no fiscal period */
	EC_PERIOD_REST				/* "the rest of the year", "the balance of the year" */
} EcPeriodRelation;

typedef struct EcPeriodMention
{
	uint8_t		relation;		/* EcPeriodRelation */
	uint8_t		months;			/* 1, 3, 6, 9, 12; 0 where it follows the context ("the period") */
	uint8_t		ordinal;		/* 0 not said */
	uint8_t		calendar_month; /* 1..12 of a calendar month that names it ("June quarter", "at June 30"), else 0 */
	uint16_t	year;			/* as said, four digits; 0 not said */
	uint8_t		years;			/* of YEAR_AGO: 2 in "two years ago"; 0 for one */
	bool		is_fiscal;		/* "fiscal" or FY was said */
	bool		is_point;		/* a date or a month-end: the end of a period */
	bool		is_calendar;	/* "calendar" was said */
	bool		is_to_date;		/* "year to date": the months of the year up to the call */
	uint8_t		day;			/* 1..31 of a date, else 0 */
} EcPeriodMention;

/* What the document tells about time. */
typedef struct EcCalendar
{
	EcPeriod	call;			/* the period the call reports, or EC_PERIOD_NONE */
	int			year_end_month; /* calendar month in which the fiscal year ends, 1..12 */
	int			year_offset;	/* fiscal year N ends in the calendar year N + year_offset; 0 or 1 */
} EcCalendar;

/*
 * Fits the calendar to the day of the call: a period is reported within four months of its end. Where
 * the calendar as given says otherwise, sets year_offset (a retailer's fiscal 2021 ends in January 2022), or
 * else, where year_end_month is 12, moves it to 3, 6 or 9. Does nothing where no date is known (year 0).
 */
extern void ec_calendar_fit(EcCalendar *calendar, int called_year, int called_month);

/* Where nothing tells when the fiscal year ends: by the dates that the text gives for balances of the call's quarter. */
extern void ec_calendar_guess(EcCalendar *calendar, const char *text, uint32_t length);

/*
 * Reads a period mention that starts at `text`, a word start; returns its length
 * in bytes, 0 if there is none. `length` bounds what may be read; at most 240 bytes are.
 *
 * To be tried at every token that may start one, the article included ("the quarter", "a year ago"):
 * a word that starts none costs one look-up. "first" of "first and second quarters" is a mention by
 * itself. A bare year ("2021") is a mention; whether it is one there is for the caller to say.
 */
extern size_t ec_period_scan(const char *text, size_t length, EcPeriodMention *mention);

/*
 * Reads a period mention at byte `at` of a sentence as above, and the article before it with it: the mention in
 * "the quarter" and "our year" is at the noun, which alone would be none ("a quarter of").
 */
extern size_t ec_period_scan_at(const char *text, EcSpan sentence, uint32_t at, EcPeriodMention *mention);

/*
 * The period meant. `forward` says that the clause looks ahead (a quarter named
 * without year is then the call's own or a later one, else the call's own or an
 * earlier one). `anchor` is what "the year-ago period" and "the prior quarter"
 * count from; EC_PERIOD_NONE means the call's. EC_PERIOD_NONE where unknown.
 */
extern EcPeriod ec_period_resolve(const EcPeriodMention *mention, const EcCalendar *calendar,
								  EcPeriod anchor, bool forward);

#endif
