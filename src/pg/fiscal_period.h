/*
 * A fiscal_period as a Datum: an int4 by value.
 */
#ifndef GUIDEPOST_FISCAL_PERIOD_H
#define GUIDEPOST_FISCAL_PERIOD_H

#include "fmgr.h"

#include "engine/period.h"

#define FiscalPeriodGetDatum(period) Int32GetDatum(period)
#define PG_GETARG_FISCAL_PERIOD(n) ((EcPeriod) PG_GETARG_INT32(n))
#define PG_RETURN_FISCAL_PERIOD(period) PG_RETURN_INT32(period)

/* Returns the month, or raises an error if it is none. */
extern int	gp_check_year_end_month(int month);

#endif
