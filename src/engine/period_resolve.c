/*
 * From a mention to the period meant, by the call's calendar.
 *
 * Two things decide most cases: what the call reports, and whether the clause looks
 * ahead. On a call that ends a fiscal year, "the year" looked ahead to is the next one. Works
 * on absolute fiscal months, as period.c does; calendar months are turned into them first.
 */
#include "engine/period.h"

#define REPORTED_WITHIN 4		/* months after the end of a period */
#define CALL_AFTER_END 2		/* months behind its period's end that a call may speak of as past */

/* The period of this length that ends with the absolute fiscal month `end`, if one does. */
static EcPeriod
period_ending(int end, int months)
{
	if (end < 12 || months < 1 || (end % 12 + 1) % months != 0)
		return EC_PERIOD_NONE;
	return ec_period_make(end / 12, months, (end % 12 + 1) / months);
}

/* The period of this length in which the month `end` lies. */
static EcPeriod
period_around(int end, int months)
{
	if (months == 9)
		return ec_period_make(end / 12, 9, 1);
	if (months < 1 || months > 12 || 12 % months != 0)
		return EC_PERIOD_NONE;
	return ec_period_make(end / 12, months, (end % 12) / months + 1);
}

/* The fiscal year that "the year" means: on a call that ends one, looking ahead, the next. */
static int
running_year(const EcCalendar *calendar, bool forward)
{
	return ec_period_year(calendar->call) + (forward && ec_period_end_month(calendar->call) == 12);
}

/* A part named without its year: the latest up to the call's end, or the earliest from there. */
static EcPeriod
nearest(const EcCalendar *calendar, int months, int ordinal, bool forward)
{
	int			year = ec_period_year(calendar->call);
	int			call_end = ec_period_end(calendar->call);
	int			end = year * 12 + months * ordinal - 1;

	if (forward && end < call_end)
		year++;
	if (!forward && end > call_end + (months == 1 ? CALL_AFTER_END : 0))
		year--;
	else if (!forward && months == 1 && end + 12 <= call_end + CALL_AFTER_END)
		year++;
	return ec_period_make(year, months, ordinal);
}

/* "the prior second quarter": the latest that ended before the call's period did. */
static EcPeriod
last_before(const EcCalendar *calendar, int months, int ordinal)
{
	EcPeriod	found = nearest(calendar, months, ordinal, false);

	if (found != EC_PERIOD_NONE && ec_period_end(found) >= ec_period_end(calendar->call))
		found = ec_period_year_ago(found);
	return found;
}

/* The absolute fiscal month of a month of the calendar. */
static int
fiscal_month(const EcCalendar *calendar, int year, int month)
{
	int			index = (month - calendar->year_end_month + 11) % 12;
	int			fiscal_year = year - calendar->year_offset + (month > calendar->year_end_month);

	return fiscal_year * 12 + index;
}

/* What ends with a date or a month-end: the fiscal year, the call's own period, a quarter or a month. */
static EcPeriod
ending_at(const EcCalendar *calendar, int end, bool is_month_end)
{
	if (end % 12 == 11)
		return period_ending(end, 12);
	if (calendar->call != EC_PERIOD_NONE && end == ec_period_end(calendar->call))
		return calendar->call;
	if (end % 3 == 2)
		return period_ending(end, 3);
	return is_month_end ? period_ending(end, 1) : EC_PERIOD_NONE;
}

/*
 * The month whose end a date stands for, counted from the mention's own month: 0, or -1 for the first
 * days of the next one (years of 52 weeks); false for a date in the middle of a month.
 */
static bool
month_of_date(const EcPeriodMention *mention, int *shift)
{
	*shift = mention->day >= 1 && mention->day <= 10 ? -1 : 0;
	return mention->day <= 10 || mention->day >= 20;
}

static int
years_ago(const EcPeriodMention *mention)
{
	return mention->years == 0 ? 1 : mention->years;
}

static EcPeriod
resolve_calendar(const EcPeriodMention *mention, const EcCalendar *calendar, bool forward)
{
	bool		is_end = mention->is_point || mention->months == 0;
	int			months = is_end ? 1 : mention->months;
	int			shift;
	int			end;

	if (!month_of_date(mention, &shift))
		return EC_PERIOD_NONE;
	if (mention->year != 0)
		end = fiscal_month(calendar, mention->year, mention->calendar_month) + shift;
	else if (calendar->call == EC_PERIOD_NONE)
		return EC_PERIOD_NONE;
	else
	{
		int			index = (fiscal_month(calendar, 2000, mention->calendar_month) + shift) % 12;
		bool		is_month = months == 1 && index % 3 != 2;
		EcPeriod	month = nearest(calendar, 1, index + 1, forward);

		end = ec_period_end(month);
		if (!is_month && !forward && end > ec_period_end(calendar->call))
			end -= 12;
		if (mention->relation == EC_PERIOD_YEAR_AGO)
			end -= 12 * years_ago(mention);
	}
	if (is_end)
		return ending_at(calendar, end, mention->day == 0 || mention->day >= 28);
	return period_ending(end, months);
}

static EcPeriod
resolve_named(const EcPeriodMention *mention, const EcCalendar *calendar, EcPeriod base, bool forward)
{
	int			months = mention->months;
	int			ordinal = mention->ordinal;

	if (months == 12)
		ordinal = 1;
	if (mention->year != 0 && ordinal == 0)	/* "the same quarter of 2019" */
	{
		EcPeriod	same = months == 0 ? base : period_around(ec_period_end(base), months);

		if (same == EC_PERIOD_NONE)
			return EC_PERIOD_NONE;
		months = ec_period_months(same);
		ordinal = ec_period_ordinal(same);
	}
	if (mention->year != 0)
		return ec_period_make(mention->year, months, ordinal);
	if (calendar->call == EC_PERIOD_NONE)
		return EC_PERIOD_NONE;
	if (ordinal == 0)				/* "the quarter just ended" */
		return period_around(ec_period_end(calendar->call), months);
	if (months == 12 && forward)	/* "year-end" */
		return ec_period_make(running_year(calendar, true), 12, 1);
	return nearest(calendar, months, ordinal, forward);
}

/* The part of the fiscal year that the call ends. */
static EcPeriod
resolve_to_date(EcPeriod call)
{
	int			elapsed = ec_period_end_month(call);

	return ec_period_make(ec_period_year(call), elapsed, 1);
}

static EcPeriod
resolve_this(const EcPeriodMention *mention, const EcCalendar *calendar, EcPeriod anchor, bool forward)
{
	EcPeriod	around = period_around(ec_period_end(calendar->call), mention->months);

	if (mention->is_to_date)
		return resolve_to_date(calendar->call);
	if (mention->ordinal != 0)
		return ec_period_make(running_year(calendar, forward), mention->months, mention->ordinal);
	switch (mention->months)
	{
		case 0:
			return anchor != EC_PERIOD_NONE ? anchor : calendar->call;
		case 3:
		case 6:
			if (!forward)
				return around;
			if (ec_period_months(anchor) == mention->months && anchor > around)
				return anchor;
			return ec_period_end(around) == ec_period_end(calendar->call) ? ec_period_shift(around, 1) : around;
		case 9:
			return around;
		case 12:
			return ec_period_make(running_year(calendar, forward), 12, 1);
		case 1:						/* "during the month": the one that was named before */
			return ec_period_months(anchor) == 1 ? anchor : EC_PERIOD_NONE;
		default:
			return EC_PERIOD_NONE;
	}
}

/* n periods of the mention's length from `base`; a period without a length is like the base. */
static EcPeriod
resolve_moved(const EcPeriodMention *mention, EcPeriod base, int n)
{
	if (mention->months == 1)		/* "last month": which one, the date of the call would tell */
		return EC_PERIOD_NONE;
	if (mention->months != 0)
		base = period_around(ec_period_end(base), mention->months);
	return base == EC_PERIOD_NONE ? base : ec_period_shift(base, n);
}

static EcPeriod
resolve_year_ago(const EcPeriodMention *mention, const EcCalendar *calendar, EcPeriod base)
{
	if (mention->ordinal != 0)
		return ec_period_make(ec_period_year(calendar->call) - years_ago(mention), mention->months, mention->ordinal);
	if (mention->months != 0)
		base = period_around(ec_period_end(base), mention->months);
	for (int year = 0; year < years_ago(mention) && base != EC_PERIOD_NONE; year++)
		base = ec_period_year_ago(base);
	return base;
}

/* What is left of the fiscal year, where that is a period. */
static EcPeriod
resolve_rest(const EcPeriodMention *mention, EcPeriod call)
{
	int			elapsed = ec_period_end_month(call);
	int			year = ec_period_year(call);

	if (mention->year != 0 && mention->year != year)
		return EC_PERIOD_NONE;
	if (elapsed == 6)
		return ec_period_make(year, 6, 2);
	return elapsed == 9 ? ec_period_make(year, 3, 4) : EC_PERIOD_NONE;
}

EcPeriod
ec_period_resolve(const EcPeriodMention *mention, const EcCalendar *calendar, EcPeriod anchor, bool forward)
{
	EcPeriod	base = anchor != EC_PERIOD_NONE ? anchor : calendar->call;

	if (mention->calendar_month != 0)
		return resolve_calendar(mention, calendar, forward);
	if (mention->relation == EC_PERIOD_NAMED)
		return resolve_named(mention, calendar, base, forward);
	if (calendar->call == EC_PERIOD_NONE)
		return EC_PERIOD_NONE;
	switch (mention->relation)
	{
		case EC_PERIOD_THIS:
			return resolve_this(mention, calendar, anchor, forward);
		case EC_PERIOD_PREVIOUS:
			if (mention->ordinal != 0)
				return last_before(calendar, mention->months, mention->ordinal);
			return resolve_moved(mention, base, -1);
		case EC_PERIOD_NEXT:
			if (mention->ordinal != 0)
				return ec_period_make(ec_period_year(calendar->call) + 1, mention->months, mention->ordinal);
			return resolve_moved(mention, calendar->call, 1);
		case EC_PERIOD_YEAR_AGO:
			return resolve_year_ago(mention, calendar, base);
		case EC_PERIOD_REST:
			return resolve_rest(mention, calendar->call);
		default:
			return EC_PERIOD_NONE;
	}
}

/* Months from the end of the call's period, by this calendar, to the call. */
static int
months_to_call(const EcCalendar *calendar, int called_year, int called_month)
{
	return fiscal_month(calendar, called_year, called_month) - ec_period_end(calendar->call);
}

static bool
is_plausible(int months)
{
	return months >= 0 && months <= REPORTED_WITHIN;
}

void
ec_calendar_fit(EcCalendar *calendar, int called_year, int called_month)
{
	EcCalendar	trial = *calendar;

	if (calendar->call == EC_PERIOD_NONE || called_year == 0 ||
		is_plausible(months_to_call(calendar, called_year, called_month)))
		return;
	trial.year_offset = 1;
	if (is_plausible(months_to_call(&trial, called_year, called_month)))
	{
		calendar->year_offset = 1;
		return;
	}
	trial.year_offset = 0;
	if (calendar->year_end_month == 12)
		for (trial.year_end_month = 9; trial.year_end_month >= 3; trial.year_end_month -= 3)
			if (months_to_call(&trial, called_year, called_month) >= 1 &&
				is_plausible(months_to_call(&trial, called_year, called_month)))
			{
				calendar->year_end_month = trial.year_end_month;
				return;
			}
}
