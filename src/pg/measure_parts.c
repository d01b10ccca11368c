/*
 * What a measure is made of: its ends, unit and flags, and how one is made from them.
 *
 * Ends come out as exact numerics, NULL where open. Errors that the engine reports as a code
 * become messages here.
 */
#include "postgres.h"

#include "utils/builtins.h"

#include "pg/compat.h"
#include "pg/measure.h"

PG_FUNCTION_INFO_V1(measure_from_ends);
PG_FUNCTION_INFO_V1(measure_lower);
PG_FUNCTION_INFO_V1(measure_upper);
PG_FUNCTION_INFO_V1(measure_midpoint);
PG_FUNCTION_INFO_V1(measure_width);
PG_FUNCTION_INFO_V1(measure_unit);
PG_FUNCTION_INFO_V1(measure_point);
PG_FUNCTION_INFO_V1(measure_approximate);
PG_FUNCTION_INFO_V1(measure_to_numeric);

static void
report_make_error(EcMeasureError error, const EcDecimal *low, const EcDecimal *high, const char *unit)
{
	if (error == EC_MEASURE_ERROR_UNIT)
		ereport(ERROR, errcode(ERRCODE_INVALID_PARAMETER_VALUE), errmsg("unknown unit: \"%s\"", unit),
				errhint("Use a currency such as USD or USD/share, %%, bp, pp, x, days, count, or a physical "
						"unit such as boe."));
	if (low == NULL && high == NULL)
		ereport(ERROR, errcode(ERRCODE_INVALID_PARAMETER_VALUE), errmsg("a measure needs at least one end"),
				errdetail("Both ends are open or the range is empty."));
	if (error == EC_MEASURE_ERROR_RANGE)
		ereport(ERROR, errcode(ERRCODE_DATA_EXCEPTION),
				errmsg("the low end of a measure must be less than or equal to its high end"));
	ereport(ERROR, errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE), errmsg("measure out of range"));
}

EcMeasure *
measure_make(const EcDecimal *low, const EcDecimal *high, const char *unit, bool approximate)
{
	EcMeasure *measure = palloc0(sizeof(EcMeasure));
	EcMeasureError error;

	if (strcmp(unit, MEASURE_UNIT_COUNT) == 0)
		unit = "";
	error = low == NULL && high == NULL ? EC_MEASURE_ERROR_RANGE
										: ec_measure_make(low, high, unit, approximate, measure);
	if (error != EC_MEASURE_OK)
		report_make_error(error, low, high, unit);
	return measure;
}

static EcDecimal
end_from_numeric(Numeric number)
{
	EcDecimal end;

	if (!measure_decimal_from_numeric(number, &end))
		ereport(ERROR, errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE),
				errmsg("value %s is out of range for an end of a measure",
					   DatumGetCString(DirectFunctionCall1(numeric_out, NumericGetDatum(number)))),
				errdetail("An end is finite and has at most 18 significant digits."),
				errhint("An open end is written as NULL."));
	return end;
}

/* measure(low, high, unit): a NULL end is open, a NULL unit gives NULL */
Datum
measure_from_ends(PG_FUNCTION_ARGS)
{
	EcDecimal low = {0, 0};
	EcDecimal high = {0, 0};

	if (PG_ARGISNULL(2))
		PG_RETURN_NULL();
	if (!PG_ARGISNULL(0))
		low = end_from_numeric(PG_GETARG_NUMERIC(0));
	if (!PG_ARGISNULL(1))
		high = end_from_numeric(PG_GETARG_NUMERIC(1));
	PG_RETURN_MEASURE_P(measure_make(PG_ARGISNULL(0) ? NULL : &low, PG_ARGISNULL(1) ? NULL : &high,
									 text_to_cstring(PG_GETARG_TEXT_PP(2)), false));
}

Datum
measure_lower(PG_FUNCTION_ARGS)
{
	const EcMeasure *measure = PG_GETARG_MEASURE_P(0);

	if (ec_measure_low_is_open(measure))
		PG_RETURN_NULL();
	PG_RETURN_NUMERIC(measure_numeric_from_decimal(ec_measure_low(measure)));
}

Datum
measure_upper(PG_FUNCTION_ARGS)
{
	const EcMeasure *measure = PG_GETARG_MEASURE_P(0);

	if (ec_measure_high_is_open(measure))
		PG_RETURN_NULL();
	PG_RETURN_NUMERIC(measure_numeric_from_decimal(ec_measure_high(measure)));
}

Numeric
measure_middle(const EcMeasure *measure)
{
	EcDecimal sum;
	EcDecimal half;
	Datum ends;

	if (measure_is_point(measure))
		return measure_numeric_from_decimal(ec_measure_low(measure));
	if (ec_decimal_add(ec_measure_low(measure), ec_measure_high(measure), &sum) &&
		ec_decimal_multiply(sum, (EcDecimal){5, -1}, &half))
		return measure_numeric_from_decimal(ec_decimal_normalize(half));
	ends = DirectFunctionCall2(numeric_add,
							   NumericGetDatum(measure_numeric_from_decimal(ec_measure_low(measure))),
							   NumericGetDatum(measure_numeric_from_decimal(ec_measure_high(measure))));
	return DatumGetNumeric(DirectFunctionCall2(
		numeric_mul, ends, NumericGetDatum(measure_numeric_from_decimal((EcDecimal){5, -1}))));
}

Datum
measure_midpoint(PG_FUNCTION_ARGS)
{
	const EcMeasure *measure = PG_GETARG_MEASURE_P(0);

	if (ec_measure_low_is_open(measure) || ec_measure_high_is_open(measure))
		PG_RETURN_NULL();
	PG_RETURN_NUMERIC(measure_middle(measure));
}

Datum
measure_width(PG_FUNCTION_ARGS)
{
	const EcMeasure *measure = PG_GETARG_MEASURE_P(0);

	if (ec_measure_low_is_open(measure) || ec_measure_high_is_open(measure))
		PG_RETURN_NULL();
	return DirectFunctionCall2(numeric_sub,
							   NumericGetDatum(measure_numeric_from_decimal(ec_measure_high(measure))),
							   NumericGetDatum(measure_numeric_from_decimal(ec_measure_low(measure))));
}

Datum
measure_unit(PG_FUNCTION_ARGS)
{
	PG_RETURN_TEXT_P(cstring_to_text(measure_unit_name(PG_GETARG_MEASURE_P(0))));
}

Datum
measure_point(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(measure_is_point(PG_GETARG_MEASURE_P(0)));
}

Datum
measure_approximate(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(measure_is_approximate(PG_GETARG_MEASURE_P(0)));
}

Datum
measure_to_numeric(PG_FUNCTION_ARGS)
{
	const EcMeasure *measure = PG_GETARG_MEASURE_P(0);
	char text[EC_MEASURE_TEXT];

	if (!measure_is_point(measure))
	{
		ec_measure_format(measure, text);
		ereport(ERROR, errcode(ERRCODE_DATA_EXCEPTION), errmsg("cannot cast measure \"%s\" to numeric", text),
				errdetail("Only a point is one number; this is an interval."),
				errhint("Use lower(), upper() or midpoint()."));
	}
	PG_RETURN_NUMERIC(measure_numeric_from_decimal(ec_measure_low(measure)));
}
