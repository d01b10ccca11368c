/*
 * Where a fiscal period stands in months, for the generated views: they compare and
 * order periods of different length by their ends.
 */
#include "postgres.h"

#include "fmgr.h"

#include "engine/period.h"

PG_FUNCTION_INFO_V1(guidepost_period_end);
PG_FUNCTION_INFO_V1(guidepost_period_months);

/* Fiscal months from the year 0 to the one in which the period ends. */
Datum
guidepost_period_end(PG_FUNCTION_ARGS)
{
	EcPeriod	period = PG_GETARG_INT32(0);

	PG_RETURN_INT32(ec_period_year(period) * 12 + ec_period_end_month(period) - 1);
}

Datum
guidepost_period_months(PG_FUNCTION_ARGS)
{
	PG_RETURN_INT32(ec_period_months(PG_GETARG_INT32(0)));
}
