/*
 * The type fiscal_period: text and binary form, arithmetic, and its relation to dates.
 *
 * The value is an EcPeriod, an int32 whose plain order is the order of the periods. So
 * comparison, sorting and hashing are the server's own functions for int4 (see
 * 10_fiscal_period.sql) and cost what they cost there.
 */
#include "postgres.h"

#include "datatype/timestamp.h"
#include "catalog/pg_type.h"
#include "libpq/pqformat.h"
#include "mb/pg_wchar.h"
#include "pg/compat.h"
#include "utils/builtins.h"
#include "utils/date.h"
#include "utils/datetime.h"
#include "utils/rangetypes.h"

#include "pg/fiscal_period.h"

#define BINARY_VERSION 1

PG_FUNCTION_INFO_V1(fiscal_period_in);
PG_FUNCTION_INFO_V1(fiscal_period_out);
PG_FUNCTION_INFO_V1(fiscal_period_recv);
PG_FUNCTION_INFO_V1(fiscal_period_send);
PG_FUNCTION_INFO_V1(fiscal_period_plus);
PG_FUNCTION_INFO_V1(fiscal_period_minus);
PG_FUNCTION_INFO_V1(fiscal_period_difference);
PG_FUNCTION_INFO_V1(fiscal_period_contains);
PG_FUNCTION_INFO_V1(fiscal_period_contained);
PG_FUNCTION_INFO_V1(fiscal_period_in_range);
PG_FUNCTION_INFO_V1(year_ago);
PG_FUNCTION_INFO_V1(fiscal_year);
PG_FUNCTION_INFO_V1(fiscal_quarter);
PG_FUNCTION_INFO_V1(period_length);
PG_FUNCTION_INFO_V1(fiscal_period_daterange);
PG_FUNCTION_INFO_V1(fiscal_period_of_date);

int
gp_check_year_end_month(int month)
{
	if (month < 1 || month > 12)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("month in which the fiscal year ends must be between 1 and 12, not %d", month)));
	return month;
}

Datum
fiscal_period_in(PG_FUNCTION_ARGS)
{
	char	   *text = PG_GETARG_CSTRING(0);
	EcPeriod	period;
	size_t		where;
	EcPeriodError error = ec_period_parse(text, strlen(text), &period, &where);

	if (error == EC_PERIOD_ERROR_SYNTAX)
		ereturn(fcinfo->context, (Datum) 0,
				errcode(ERRCODE_INVALID_TEXT_REPRESENTATION),
				errmsg("invalid input syntax for type %s: \"%s\"", "fiscal_period", text),
				errdetail("Reading stopped at character %d.", pg_mbstrlen_with_len(text, (int) where) + 1),
				errhint("Write a period as Q2 2007, H1 2012, 9M 2020, FY 2013 or M03 2021."));
	if (error == EC_PERIOD_ERROR_ORDINAL)
		ereturn(fcinfo->context, (Datum) 0,
				errcode(ERRCODE_DATETIME_FIELD_OVERFLOW),
				errmsg("no such part of a fiscal year: \"%s\"", text),
				errhint("Quarters run from Q1 to Q4, halves from H1 to H2, months from M01 to M12."));
	if (error == EC_PERIOD_ERROR_YEAR)
		ereturn(fcinfo->context, (Datum) 0,
				errcode(ERRCODE_DATETIME_FIELD_OVERFLOW),
				errmsg("fiscal period without a valid year: \"%s\"", text),
				errhint("Name a fiscal year between 1 and %d, as in Q2 2007.", EC_PERIOD_MAX_YEAR));
	PG_RETURN_FISCAL_PERIOD(period);
}

Datum
fiscal_period_out(PG_FUNCTION_ARGS)
{
	char	   *buffer = palloc(EC_PERIOD_TEXT);

	ec_period_format(PG_GETARG_FISCAL_PERIOD(0), buffer);
	PG_RETURN_CSTRING(buffer);
}

/* A version byte, then the value; anything that no text can give is refused. */
Datum
fiscal_period_recv(PG_FUNCTION_ARGS)
{
	StringInfo	message = (StringInfo) PG_GETARG_POINTER(0);
	int			version = pq_getmsgbyte(message);
	EcPeriod	period;

	if (version != BINARY_VERSION)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_BINARY_REPRESENTATION),
				 errmsg("unsupported version of binary fiscal_period: %d", version),
				 errhint("This server reads version %d.", BINARY_VERSION)));
	period = (EcPeriod) pq_getmsgint(message, 4);
	if (!ec_period_is_valid(period))
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_BINARY_REPRESENTATION),
				 errmsg("invalid binary fiscal_period: %d", period)));
	PG_RETURN_FISCAL_PERIOD(period);
}

Datum
fiscal_period_send(PG_FUNCTION_ARGS)
{
	StringInfoData message;

	pq_begintypsend(&message);
	pq_sendbyte(&message, BINARY_VERSION);
	pq_sendint32(&message, (uint32) PG_GETARG_FISCAL_PERIOD(0));
	PG_RETURN_BYTEA_P(pq_endtypsend(&message));
}

/* The period n of its own lengths away; an error outside the years 1 to 9999. */
static EcPeriod
shifted(EcPeriod period, int64 n)
{
	EcPeriod	result = ec_period_shift(period, n);
	char		buffer[EC_PERIOD_TEXT];

	if (result == EC_PERIOD_NONE)
	{
		ec_period_format(period, buffer);
		ereport(ERROR,
				(errcode(ERRCODE_DATETIME_FIELD_OVERFLOW),
				 errmsg("fiscal period out of range"),
				 errdetail("%s moved by %lld leaves the fiscal years 1 to %d.",
						   buffer, (long long) n, EC_PERIOD_MAX_YEAR)));
	}
	return result;
}

Datum
fiscal_period_plus(PG_FUNCTION_ARGS)
{
	PG_RETURN_FISCAL_PERIOD(shifted(PG_GETARG_FISCAL_PERIOD(0), PG_GETARG_INT32(1)));
}

Datum
fiscal_period_minus(PG_FUNCTION_ARGS)
{
	PG_RETURN_FISCAL_PERIOD(shifted(PG_GETARG_FISCAL_PERIOD(0), -(int64) PG_GETARG_INT32(1)));
}

/* How many periods of their common length lie between two; an error where there is none. */
Datum
fiscal_period_difference(PG_FUNCTION_ARGS)
{
	EcPeriod	a = PG_GETARG_FISCAL_PERIOD(0);
	EcPeriod	b = PG_GETARG_FISCAL_PERIOD(1);
	int			months = ec_period_months(a);

	if (months != ec_period_months(b))
	{
		char		a_text[EC_PERIOD_TEXT];
		char		b_text[EC_PERIOD_TEXT];

		ec_period_format(a, a_text);
		ec_period_format(b, b_text);
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("cannot subtract fiscal periods of different length"),
				 errdetail("%s has %d months, %s has %d.", a_text, months, b_text, ec_period_months(b)),
				 errhint("Compare years with years and quarters with quarters; fiscal_year() gives the year of a period.")));
	}
	PG_RETURN_INT32(((a >> 4) - (b >> 4)) / (months == 9 ? 12 : months));
}

Datum
fiscal_period_contains(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(ec_period_contains(PG_GETARG_FISCAL_PERIOD(0), PG_GETARG_FISCAL_PERIOD(1)));
}

Datum
fiscal_period_contained(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(ec_period_contains(PG_GETARG_FISCAL_PERIOD(1), PG_GETARG_FISCAL_PERIOD(0)));
}

/* For RANGE BETWEEN n PRECEDING AND n FOLLOWING: n lengths of the base; what leaves the years bounds nothing. */
Datum
fiscal_period_in_range(PG_FUNCTION_ARGS)
{
	EcPeriod	value = PG_GETARG_FISCAL_PERIOD(0);
	EcPeriod	base = PG_GETARG_FISCAL_PERIOD(1);
	int32		offset = PG_GETARG_INT32(2);
	bool		is_preceding = PG_GETARG_BOOL(3);
	bool		is_less = PG_GETARG_BOOL(4);
	EcPeriod	bound;

	if (offset < 0)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PRECEDING_OR_FOLLOWING_SIZE),
				 errmsg("invalid preceding or following size in window function")));
	bound = ec_period_shift(base, is_preceding ? -(int64) offset : offset);
	if (bound == EC_PERIOD_NONE)
		PG_RETURN_BOOL(is_preceding ? !is_less : is_less);
	PG_RETURN_BOOL(is_less ? value <= bound : value >= bound);
}

Datum
year_ago(PG_FUNCTION_ARGS)
{
	EcPeriod	period = PG_GETARG_FISCAL_PERIOD(0);

	PG_RETURN_FISCAL_PERIOD(shifted(period, ec_period_months(period) == 9 ? -1 : -12 / ec_period_months(period)));
}

Datum
fiscal_year(PG_FUNCTION_ARGS)
{
	PG_RETURN_INT32(ec_period_year(PG_GETARG_FISCAL_PERIOD(0)));
}

Datum
fiscal_quarter(PG_FUNCTION_ARGS)
{
	EcPeriod	period = PG_GETARG_FISCAL_PERIOD(0);

	if (ec_period_months(period) > 3)
		PG_RETURN_NULL();
	PG_RETURN_INT32((ec_period_end_month(period) + 2) / 3);
}

Datum
period_length(PG_FUNCTION_ARGS)
{
	PG_RETURN_INT32(ec_period_months(PG_GETARG_FISCAL_PERIOD(0)));
}

/* Months since the year 0 of the calendar at which the fiscal month `month` (year * 12 + 0..11) lies. */
static int
calendar_month(int month, int year_end_month)
{
	return month - 12 + year_end_month;
}

static DateADT
first_day(int calendar_month)
{
	return date2j(calendar_month / 12, calendar_month % 12 + 1, 1) - POSTGRES_EPOCH_JDATE;
}

/* The days of a period, where fiscal year N ends with the given month of the calendar year N. */
Datum
fiscal_period_daterange(PG_FUNCTION_ARGS)
{
	EcPeriod	period = PG_GETARG_FISCAL_PERIOD(0);
	int			year_end_month = gp_check_year_end_month(PG_GETARG_INT32(1));
	int			after = calendar_month((period >> 4) + 1, year_end_month);
	RangeBound	lower = {.inclusive = true, .lower = true};
	RangeBound	upper = {0};

	lower.val = DateADTGetDatum(first_day(after - ec_period_months(period)));
	upper.val = DateADTGetDatum(first_day(after));
	PG_RETURN_RANGE_P(range_serialize_compat(range_get_typcache(fcinfo, DATERANGEOID), &lower, &upper));
}

static int
months_of_name(text *name)
{
	static const struct
	{
		const char *name;
		int			months;
	}			lengths[] = {{"month", 1}, {"quarter", 3}, {"half", 6}, {"year", 12}};
	char	   *given = text_to_cstring(name);

	for (int i = 0; i < lengthof(lengths); i++)
		if (pg_strcasecmp(given, lengths[i].name) == 0)
			return lengths[i].months;
	ereport(ERROR,
			(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
			 errmsg("unknown length of a fiscal period: \"%s\"", given),
			 errhint("Use month, quarter, half or year.")));
}

/* The period of the given length in which a day lies. */
Datum
fiscal_period_of_date(PG_FUNCTION_ARGS)
{
	DateADT		date = PG_GETARG_DATEADT(0);
	int			year_end_month = gp_check_year_end_month(PG_GETARG_INT32(1));
	int			months = months_of_name(PG_GETARG_TEXT_PP(2));
	EcPeriod	period = EC_PERIOD_NONE;
	int			year;
	int			month;
	int			day;

	if (!DATE_NOT_FINITE(date))
	{
		int			fiscal;

		j2date(date + POSTGRES_EPOCH_JDATE, &year, &month, &day);
		fiscal = year * 12 + month - 1 + 12 - year_end_month;
		if (year > 0)
			period = ec_period_make(fiscal / 12, months, fiscal % 12 / months + 1);
	}
	if (period == EC_PERIOD_NONE)
		ereport(ERROR,
				(errcode(ERRCODE_DATETIME_VALUE_OUT_OF_RANGE),
				 errmsg("date lies in no fiscal period"),
				 errdetail("Fiscal years run from 1 to %d.", EC_PERIOD_MAX_YEAR)));
	PG_RETURN_FISCAL_PERIOD(period);
}
