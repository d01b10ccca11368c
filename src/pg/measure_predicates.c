/*
 * How the intervals of two measures lie to each other. Across units nothing holds.
 *
 * Two intervals are adjacent where one ends exactly where the other starts; two equal
 * points are not, and neither are intervals that overlap in more.
 */
#include "postgres.h"

#include "utils/fmgrprotos.h"

#include "pg/compat.h"
#include "pg/measure.h"

#define RELATION(name, strategy)                                                                             \
	PG_FUNCTION_INFO_V1(name);                                                                               \
	Datum name(PG_FUNCTION_ARGS)                                                                             \
	{                                                                                                        \
		PG_RETURN_BOOL(measure_relation_holds(strategy, PG_GETARG_MEASURE_P(0), PG_GETARG_MEASURE_P(1)));    \
	}

RELATION(measure_before, MEASURE_BEFORE)
RELATION(measure_overleft, MEASURE_OVERLEFT)
RELATION(measure_overlaps, MEASURE_OVERLAPS)
RELATION(measure_overright, MEASURE_OVERRIGHT)
RELATION(measure_after, MEASURE_AFTER)
RELATION(measure_adjacent, MEASURE_ADJACENT)
RELATION(measure_contains, MEASURE_CONTAINS)
RELATION(measure_contained_by, MEASURE_CONTAINED_BY)

PG_FUNCTION_INFO_V1(measure_contains_number);
PG_FUNCTION_INFO_V1(number_contained_by);
PG_FUNCTION_INFO_V1(measure_distance);

bool
measure_relation_holds(MeasureStrategy strategy, const EcMeasure *a, const EcMeasure *b)
{
	if (!measure_same_unit(a, b))
		return false;
	switch (strategy)
	{
		case MEASURE_BEFORE:
			return measure_compare_high_low(a, b) < 0;
		case MEASURE_OVERLEFT:
			return measure_compare_highs(a, b) <= 0;
		case MEASURE_OVERLAPS:
			return measure_compare_high_low(a, b) >= 0 && measure_compare_high_low(b, a) >= 0;
		case MEASURE_OVERRIGHT:
			return measure_compare_lows(a, b) >= 0;
		case MEASURE_AFTER:
			return measure_compare_high_low(b, a) < 0;
		case MEASURE_ADJACENT:
			return (measure_compare_high_low(a, b) == 0) != (measure_compare_high_low(b, a) == 0);
		case MEASURE_CONTAINS:
			return measure_compare_lows(a, b) <= 0 && measure_compare_highs(a, b) >= 0;
		case MEASURE_CONTAINED_BY:
			return measure_compare_lows(b, a) <= 0 && measure_compare_highs(b, a) >= 0;
		case MEASURE_EQUAL:
			return measure_compare_lows(a, b) == 0 && measure_compare_highs(a, b) == 0;
		default:
			elog(ERROR, "unrecognized strategy for measure: %d", (int) strategy);
	}
}

static int
compare_numerics(Numeric a, Numeric b)
{
	return DatumGetInt32(DirectFunctionCall2(numeric_cmp, NumericGetDatum(a), NumericGetDatum(b)));
}

/* Is the number, in the measure's unit, within the interval? Any numeric is told exactly; NaN is in none. */
bool
measure_holds_number(const EcMeasure *measure, Numeric number)
{
	if (numeric_is_nan(number))
		return false;
	return (ec_measure_low_is_open(measure) ||
			compare_numerics(measure_numeric_from_decimal(ec_measure_low(measure)), number) <= 0) &&
		   (ec_measure_high_is_open(measure) ||
			compare_numerics(measure_numeric_from_decimal(ec_measure_high(measure)), number) >= 0);
}

Datum
measure_contains_number(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(measure_holds_number(PG_GETARG_MEASURE_P(0), PG_GETARG_NUMERIC(1)));
}

Datum
number_contained_by(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(measure_holds_number(PG_GETARG_MEASURE_P(1), PG_GETARG_NUMERIC(0)));
}

/* a - b, which is not negative. */
static double
difference(EcDecimal a, EcDecimal b)
{
	EcDecimal exact;

	if (ec_decimal_add(a, (EcDecimal){-b.mantissa, b.exponent}, &exact))
		return ec_decimal_to_double(exact);
	return Max(ec_decimal_to_double(a) - ec_decimal_to_double(b), 0.0);
}

double
measure_gap(const EcMeasure *a, const EcMeasure *b)
{
	if (measure_compare_high_low(a, b) < 0)
		return difference(ec_measure_low(b), ec_measure_high(a));
	if (measure_compare_high_low(b, a) < 0)
		return difference(ec_measure_low(a), ec_measure_high(b));
	return 0.0;
}

Datum
measure_distance(PG_FUNCTION_ARGS)
{
	const EcMeasure *a = PG_GETARG_MEASURE_P(0);
	const EcMeasure *b = PG_GETARG_MEASURE_P(1);

	if (!measure_same_unit(a, b))
		PG_RETURN_NULL();
	PG_RETURN_FLOAT8(measure_gap(a, b));
}
