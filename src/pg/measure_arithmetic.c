/*
 * Arithmetic on intervals: + and - within a unit, * and / by a number.
 *
 * Sums are exact or an error. Products are exact where they fit and else rounded to 18 digits, as quotients are.
 * A result keeps at least the digits of what it came from, since a guided point is
 * compared at its digits. What would be open at both ends is NULL.
 */
#include "postgres.h"

#include "utils/fmgrprotos.h"

#include "pg/compat.h"
#include "pg/measure.h"

PG_FUNCTION_INFO_V1(measure_pl);
PG_FUNCTION_INFO_V1(measure_mi);
PG_FUNCTION_INFO_V1(measure_um);
PG_FUNCTION_INFO_V1(measure_mul_numeric);
PG_FUNCTION_INFO_V1(numeric_mul_measure);
PG_FUNCTION_INFO_V1(measure_div_numeric);

#define OPEN_ENDS (EC_MEASURE_LOW_OPEN | EC_MEASURE_HIGH_OPEN)

static void
report_overflow(void)
{
	ereport(ERROR, errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE), errmsg("measure out of range"));
}

void
measure_require_same_unit(const EcMeasure *a, const EcMeasure *b)
{
	if (!measure_same_unit(a, b))
		ereport(
			ERROR, errcode(ERRCODE_DATATYPE_MISMATCH),
			errmsg("measures have different units: %s and %s", measure_unit_name(a), measure_unit_name(b)),
			errdetail("Measures are never rescaled or converted."));
}

static void
set_low(EcMeasure *measure, EcDecimal end)
{
	if (end.mantissa == PG_INT64_MIN || end.exponent < EC_DECIMAL_MIN_EXPONENT ||
		end.exponent > EC_DECIMAL_MAX_EXPONENT)
		report_overflow();
	measure->low_mantissa = end.mantissa;
	measure->low_exponent = (int8) end.exponent;
}

static void
set_high(EcMeasure *measure, EcDecimal end)
{
	if (end.mantissa == PG_INT64_MIN || end.exponent < EC_DECIMAL_MIN_EXPONENT ||
		end.exponent > EC_DECIMAL_MAX_EXPONENT)
		report_overflow();
	measure->high_mantissa = end.mantissa;
	measure->high_exponent = (int8) end.exponent;
}

static EcDecimal
add_exactly(EcDecimal a, EcDecimal b)
{
	EcDecimal sum;

	if (!ec_decimal_add(a, b, &sum))
		report_overflow();
	return sum;
}

bool
measure_sum(const EcMeasure *a, const EcMeasure *b, EcMeasure *sum)
{
	EcMeasure result;

	measure_require_same_unit(a, b);
	memset(&result, 0, sizeof(result));
	memcpy(result.unit, a->unit, EC_UNIT_SIZE);
	result.flags = a->flags | b->flags;
	if (!ec_measure_low_is_open(&result))
		set_low(&result, add_exactly(ec_measure_low(a), ec_measure_low(b)));
	if (!ec_measure_high_is_open(&result))
		set_high(&result, add_exactly(ec_measure_high(a), ec_measure_high(b)));
	*sum = result;
	return (result.flags & OPEN_ENDS) != OPEN_ENDS;
}

static uint8
swapped_flags(uint8 flags)
{
	return (flags & EC_MEASURE_APPROXIMATE) | ((flags & EC_MEASURE_LOW_OPEN) ? EC_MEASURE_HIGH_OPEN : 0) |
		   ((flags & EC_MEASURE_HIGH_OPEN) ? EC_MEASURE_LOW_OPEN : 0);
}

static EcMeasure
negated(const EcMeasure *measure)
{
	EcMeasure result = *measure;

	result.low_mantissa = -measure->high_mantissa;
	result.low_exponent = measure->high_exponent;
	result.high_mantissa = -measure->low_mantissa;
	result.high_exponent = measure->low_exponent;
	result.flags = swapped_flags(measure->flags);
	return result;
}

/* No trailing zeros, but digits down to 10^exponent at least, as far as they fit. */
static EcDecimal
with_digits(EcDecimal value, int exponent)
{
	EcDecimal result = ec_decimal_normalize(value);

	if (result.mantissa == 0)
		result.exponent = exponent;
	while (result.exponent > exponent && result.mantissa > -PG_INT64_MAX / 10 &&
		   result.mantissa < PG_INT64_MAX / 10)
	{
		result.mantissa *= 10;
		result.exponent--;
	}
	return result;
}

/* A difference of percentages is in basis points, whole ones at least. */
static void
percent_to_basis_points(EcMeasure *measure)
{
	EcDecimal low = ec_measure_low(measure);
	EcDecimal high = ec_measure_high(measure);

	if ((!ec_measure_low_is_open(measure) && !ec_decimal_scale(low, 2, &low)) ||
		(!ec_measure_high_is_open(measure) && !ec_decimal_scale(high, 2, &high)))
		report_overflow();
	set_low(measure, with_digits(low, Min(low.exponent, 0)));
	set_high(measure, with_digits(high, Min(high.exponent, 0)));
	memset(measure->unit, 0, EC_UNIT_SIZE);
	strcpy(measure->unit, "bp");
}

Datum
measure_pl(PG_FUNCTION_ARGS)
{
	EcMeasure *result = palloc(sizeof(EcMeasure));

	if (!measure_sum(PG_GETARG_MEASURE_P(0), PG_GETARG_MEASURE_P(1), result))
		PG_RETURN_NULL();
	PG_RETURN_MEASURE_P(result);
}

Datum
measure_mi(PG_FUNCTION_ARGS)
{
	EcMeasure subtrahend = negated(PG_GETARG_MEASURE_P(1));
	EcMeasure *result = palloc(sizeof(EcMeasure));

	if (!measure_sum(PG_GETARG_MEASURE_P(0), &subtrahend, result))
		PG_RETURN_NULL();
	if (strcmp(result->unit, "%") == 0)
		percent_to_basis_points(result);
	PG_RETURN_MEASURE_P(result);
}

Datum
measure_um(PG_FUNCTION_ARGS)
{
	EcMeasure *result = palloc(sizeof(EcMeasure));

	*result = negated(PG_GETARG_MEASURE_P(0));
	PG_RETURN_MEASURE_P(result);
}

static EcDecimal
round_to_decimal(Numeric number, int exponent)
{
	EcDecimal result;

	if (!measure_decimal_round_numeric(number, &result))
		report_overflow();
	return with_digits(result, exponent);
}

static EcDecimal
end_times(EcDecimal end, Numeric factor)
{
	EcDecimal exact;
	EcDecimal product;
	Datum end_number;

	if (measure_decimal_from_numeric(factor, &exact) && ec_decimal_multiply(end, exact, &product))
		return product;
	end_number = NumericGetDatum(measure_numeric_from_decimal(end));
	return round_to_decimal(
		DatumGetNumeric(DirectFunctionCall2(numeric_mul, end_number, NumericGetDatum(factor))), end.exponent);
}

static EcDecimal
end_by(EcDecimal end, Numeric divisor)
{
	Datum end_number = NumericGetDatum(measure_numeric_from_decimal(end));

	return round_to_decimal(
		DatumGetNumeric(DirectFunctionCall2(numeric_div, end_number, NumericGetDatum(divisor))),
		end.exponent);
}

static int
sign_of(Numeric number)
{
	if (numeric_is_nan(number) || numeric_is_inf(number))
		ereport(ERROR, errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE),
				errmsg("cannot multiply or divide a measure by NaN or infinity"));
	return DatumGetInt32(
		DirectFunctionCall2(numeric_cmp, NumericGetDatum(number), NumericGetDatum(int64_to_numeric(0))));
}

/* Each end through `apply`; a negative number turns the interval round. */
static Datum
scale_ends(const EcMeasure *measure, Numeric number, int sign, EcDecimal (*apply)(EcDecimal, Numeric))
{
	EcMeasure *result = palloc(sizeof(EcMeasure));

	*result = *measure;
	if (!ec_measure_low_is_open(measure))
		set_low(result, apply(ec_measure_low(measure), number));
	if (!ec_measure_high_is_open(measure))
		set_high(result, apply(ec_measure_high(measure), number));
	if (sign < 0)
	{
		EcMeasure turned = *result;

		set_low(result, ec_measure_high(&turned));
		set_high(result, ec_measure_low(&turned));
		result->flags = swapped_flags(turned.flags);
	}
	PG_RETURN_MEASURE_P(result);
}

static Datum
multiply(const EcMeasure *measure, Numeric factor)
{
	int sign = sign_of(factor);
	EcMeasure closed = *measure;

	if (sign == 0) /* nothing times whatever lies beyond an open end is nothing */
		closed.flags &= ~OPEN_ENDS;
	return scale_ends(&closed, factor, sign, end_times);
}

Datum
measure_mul_numeric(PG_FUNCTION_ARGS)
{
	return multiply(PG_GETARG_MEASURE_P(0), PG_GETARG_NUMERIC(1));
}

Datum
numeric_mul_measure(PG_FUNCTION_ARGS)
{
	return multiply(PG_GETARG_MEASURE_P(1), PG_GETARG_NUMERIC(0));
}

EcMeasure *
measure_divide(const EcMeasure *measure, Numeric divisor)
{
	int sign = sign_of(divisor);

	if (sign == 0)
		ereport(ERROR, errcode(ERRCODE_DIVISION_BY_ZERO), errmsg("division by zero"));
	return DatumGetMeasureP(scale_ends(measure, divisor, sign, end_by));
}

Datum
measure_div_numeric(PG_FUNCTION_ARGS)
{
	PG_RETURN_MEASURE_P(measure_divide(PG_GETARG_MEASURE_P(0), PG_GETARG_NUMERIC(1)));
}
