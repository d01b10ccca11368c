/*
 * Actual against guidance, and one figure against another.
 *
 * Where two measures cannot be compared the answer is NULL, never an error and never a rescaled value. A guided
 * point holds what rounds to it at the digits it was given with: 165.4M is within 165M, above 165.0M.
 */
#include "postgres.h"

#include "access/htup_details.h"
#include "catalog/pg_enum.h"
#include "utils/builtins.h"
#include "utils/lsyscache.h"
#include "utils/syscache.h"

#include "engine/period.h"

#include "pg/compat.h"
#include "pg/measure.h"

PG_FUNCTION_INFO_V1(measure_position);
PG_FUNCTION_INFO_V1(measure_percent_difference);
PG_FUNCTION_INFO_V1(fiscal_period_follows);

/* Where a value lies to the guidance, in the order of the labels of guidance_position. */
typedef enum Position
{
	POSITION_BELOW,
	POSITION_WITHIN,
	POSITION_ABOVE,
	POSITION_COUNT
} Position;

static const char *const position_labels[POSITION_COUNT] = {"below", "within", "above"};

/* Half away from zero, to a multiple of 10^exponent; a value with no finer digits stays as it is. */
static EcDecimal
rounded(EcDecimal value, int exponent)
{
	int64 last = 0;

	if (value.exponent >= exponent)
		return value;
	for (; value.exponent < exponent; value.exponent++)
	{
		last = value.mantissa % 10;
		value.mantissa /= 10;
	}
	value.mantissa += (last >= 5) - (last <= -5);
	return value;
}

static Position
position_of_order(int order)
{
	return order < 0 ? POSITION_BELOW : order > 0 ? POSITION_ABOVE : POSITION_WITHIN;
}

static Position
position_to_point(EcDecimal value, EcDecimal point)
{
	return position_of_order(ec_decimal_compare(rounded(value, point.exponent), point));
}

static Position
position_of_end(EcDecimal value, const EcMeasure *guidance)
{
	if (measure_is_point(guidance))
		return position_to_point(value, ec_measure_low(guidance));
	if (!ec_measure_low_is_open(guidance) && ec_decimal_compare(value, ec_measure_low(guidance)) < 0)
		return POSITION_BELOW;
	if (!ec_measure_high_is_open(guidance) && ec_decimal_compare(value, ec_measure_high(guidance)) > 0)
		return POSITION_ABOVE;
	return POSITION_WITHIN;
}

static Position
position_of_low(const EcMeasure *actual, const EcMeasure *guidance)
{
	if (!ec_measure_low_is_open(actual))
		return position_of_end(ec_measure_low(actual), guidance);
	return ec_measure_low_is_open(guidance) ? POSITION_WITHIN : POSITION_BELOW;
}

static Position
position_of_high(const EcMeasure *actual, const EcMeasure *guidance)
{
	if (!ec_measure_high_is_open(actual))
		return position_of_end(ec_measure_high(actual), guidance);
	return ec_measure_high_is_open(guidance) ? POSITION_WITHIN : POSITION_ABOVE;
}

/* The enum that the function returns, by label; looked up once per call site. */
static Oid
position_oid(FunctionCallInfo fcinfo, Position position)
{
	Oid *oids = fcinfo->flinfo->fn_extra;

	if (oids == NULL)
	{
		Oid type = get_func_rettype(fcinfo->flinfo->fn_oid);

		oids = MemoryContextAlloc(fcinfo->flinfo->fn_mcxt, POSITION_COUNT * sizeof(Oid));
		for (int i = 0; i < POSITION_COUNT; i++)
		{
			oids[i] = GetSysCacheOid2(ENUMTYPOIDNAME, Anum_pg_enum_oid, ObjectIdGetDatum(type),
									  CStringGetDatum(position_labels[i]));
			if (!OidIsValid(oids[i]))
				elog(ERROR, "type %u has no label \"%s\"", type, position_labels[i]);
		}
		fcinfo->flinfo->fn_extra = oids;
	}
	return oids[position];
}

/* An actual interval that lies only partly within the guidance has no position. */
Datum
measure_position(PG_FUNCTION_ARGS)
{
	const EcMeasure *actual = PG_GETARG_MEASURE_P(0);
	const EcMeasure *guidance = PG_GETARG_MEASURE_P(1);
	Position position;

	if (!measure_same_unit(actual, guidance))
		PG_RETURN_NULL();
	position = position_of_low(actual, guidance);
	if (position != position_of_high(actual, guidance))
		PG_RETURN_NULL();
	PG_RETURN_OID(position_oid(fcinfo, position));
}

/* A share of a share misleads: percentages are told apart in basis points, through minus. */
static bool
is_ratio(const EcMeasure *measure)
{
	return strcmp(measure->unit, "%") == 0 || strcmp(measure->unit, "bp") == 0 ||
		   strcmp(measure->unit, "pp") == 0;
}

static bool
is_bounded(const EcMeasure *measure)
{
	return !ec_measure_low_is_open(measure) && !ec_measure_high_is_open(measure);
}

/* 1 or -1 where all of the interval lies on that side of zero (or touches it), 0 where it is zero or on both sides. */
static int
side_of_zero(const EcMeasure *measure)
{
	if (measure->low_mantissa >= 0 && measure->high_mantissa > 0)
		return 1;
	if (measure->high_mantissa <= 0 && measure->low_mantissa < 0)
		return -1;
	return 0;
}

static bool
percent_has_meaning(const EcMeasure *actual, const EcMeasure *base)
{
	int side = side_of_zero(base);

	return measure_same_unit(actual, base) && !is_ratio(base) && is_bounded(actual) && is_bounded(base) &&
		   side != 0 && side_of_zero(actual) != -side;
}

/* (actual - base) / |base| in percent, of the midpoints */
Datum
measure_percent_difference(PG_FUNCTION_ARGS)
{
	const EcMeasure *actual = PG_GETARG_MEASURE_P(0);
	const EcMeasure *base = PG_GETARG_MEASURE_P(1);
	Datum divisor;
	Datum percent;

	if (!percent_has_meaning(actual, base))
		PG_RETURN_NULL();
	divisor = NumericGetDatum(measure_middle(base));
	percent = DirectFunctionCall2(numeric_sub, NumericGetDatum(measure_middle(actual)), divisor);
	percent = DirectFunctionCall2(numeric_mul, percent, NumericGetDatum(int64_to_numeric(100)));
	percent = DirectFunctionCall2(numeric_div, percent, DirectFunctionCall1(numeric_abs, divisor));
	return DirectFunctionCall1(numeric_trim_scale, percent);
}

/* Is the first period the next one of its length, or the same one a year later? */
Datum
fiscal_period_follows(PG_FUNCTION_ARGS)
{
	EcPeriod current = PG_GETARG_INT32(0);
	EcPeriod previous = PG_GETARG_INT32(1);

	PG_RETURN_BOOL(current == ec_period_shift(previous, 1) || ec_period_year_ago(current) == previous);
}
