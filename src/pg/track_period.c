/*
 * What the generated views need to know of periods and measures beyond their
 * operators: where a period stands in months (periods of different length are ordered by
 * their ends), and to which digit a number was said.
 */
#include "postgres.h"

#include <limits.h>
#include <math.h>

#include "fmgr.h"
#include "utils/date.h"
#include "utils/datetime.h"

#include "engine/measure.h"
#include "engine/period.h"

PG_FUNCTION_INFO_V1(guidepost_rounding);

PG_FUNCTION_INFO_V1(guidepost_period_end);
PG_FUNCTION_INFO_V1(guidepost_call_end);
PG_FUNCTION_INFO_V1(guidepost_period_months);

/* Fiscal months from the year 0 to the one in which the period ends. */
static int
period_end(EcPeriod period)
{
	return ec_period_year(period) * 12 + ec_period_end_month(period) - 1;
}

Datum
guidepost_period_end(PG_FUNCTION_ARGS)
{
	PG_RETURN_INT32(period_end(PG_GETARG_INT32(0)));
}

/* The end of the quarter that was over 45 days before a day: the one that a call on that day is likely to report. */
static int
likely_end(DateADT day)
{
	int			year;
	int			month;
	int			month_day;

	j2date(day + POSTGRES_EPOCH_JDATE - 45, &year, &month, &month_day);
	return year * 12 + (month - 1) / 3 * 3 + 2;
}

/* The end of the period that a call reports; where it does not say it, by its day; NULL where it has none either. */
Datum
guidepost_call_end(PG_FUNCTION_ARGS)
{
	if (!PG_ARGISNULL(0))
		PG_RETURN_INT32(period_end(PG_GETARG_INT32(0)));
	if (PG_ARGISNULL(1) || DATE_NOT_FINITE(PG_GETARG_DATEADT(1)))
		PG_RETURN_NULL();
	PG_RETURN_INT32(likely_end(PG_GETARG_DATEADT(1)));
}

Datum
guidepost_period_months(PG_FUNCTION_ARGS)
{
	PG_RETURN_INT32(ec_period_months(PG_GETARG_INT32(0)));
}

/* Half a unit of the last digit that was said, of the coarser end; NULL where both ends are open. */
Datum
guidepost_rounding(PG_FUNCTION_ARGS)
{
	EcMeasure  *measure = (EcMeasure *) PG_GETARG_POINTER(0);
	int			exponent = INT_MIN;

	if (!ec_measure_low_is_open(measure))
		exponent = ec_measure_low(measure).exponent;
	if (!ec_measure_high_is_open(measure))
		exponent = Max(exponent, ec_measure_high(measure).exponent);
	if (exponent == INT_MIN)
		PG_RETURN_NULL();
	PG_RETURN_FLOAT8(0.5 * pow(10, exponent));
}
