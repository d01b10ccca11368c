/*
 * Between the engine's decimals and numeric.
 *
 * To numeric is always exact, with the digits that were said as its scale. From numeric
 * goes through its text; what has more significant digits than a decimal holds is refused or, where
 * asked for, rounded half away from zero as numeric itself rounds.
 */
#include "postgres.h"

#include "utils/builtins.h"

#include "pg/compat.h"
#include "pg/measure.h"

/* clang-format off */
const int64 measure_power_of_ten[MEASURE_SURE_DIGITS + 1] = {
	1, 10, 100, 1000, 10000, 100000, 1000000, 10000000, 100000000, 1000000000,
	10000000000, 100000000000, 1000000000000, 10000000000000, 100000000000000,
	1000000000000000, 10000000000000000, 100000000000000000, 1000000000000000000
};
/* clang-format on */

Numeric
measure_numeric_from_decimal(EcDecimal value)
{
	int64 whole;
	char text[40];

	if (value.exponent < 0)
		return int64_div_fast_to_numeric(value.mantissa, -value.exponent);
	if (measure_shift_mantissa(value.mantissa, value.exponent, &whole))
		return int64_to_numeric(whole);
	snprintf(text, sizeof(text), INT64_FORMAT "e%d", value.mantissa, (int) value.exponent);
	return DatumGetNumeric(DirectFunctionCall3(numeric_in, CStringGetDatum(text),
											   ObjectIdGetDatum(InvalidOid), Int32GetDatum(-1)));
}

/* The significant digits of a finite number's text, without sign and point, and the power of ten of the last. */
typedef struct Digits
{
	char *digit;
	int count;
	int exponent;
	bool is_negative;
} Digits;

static Digits
digits_of(Numeric number)
{
	char *text = DatumGetCString(DirectFunctionCall1(numeric_out, NumericGetDatum(number)));
	Digits digits = {text, 0, 0, *text == '-'};
	bool after_point = false;

	for (char *c = digits.is_negative ? text + 1 : text; *c != '\0'; c++)
	{
		if (*c == '.')
			after_point = true;
		else
		{
			digits.exponent -= after_point;
			if (*c != '0' || digits.count > 0)
				text[digits.count++] = *c;
		}
	}
	return digits;
}

/* Zeros at the end go where they do not fit; other digits go only if `rounding`, else false. */
static bool
shorten(Digits *digits, bool rounding, bool *round_up)
{
	*round_up = false;
	while (digits->count > MEASURE_SURE_DIGITS)
	{
		char last = digits->digit[--digits->count];

		if (last != '0' && !rounding)
			return false;
		*round_up = last >= '5';
		digits->exponent++;
	}
	return true;
}

static bool
decimal_from_numeric(Numeric number, bool rounding, EcDecimal *value)
{
	Digits digits;
	bool round_up;
	int64 mantissa = 0;

	if (numeric_is_nan(number) || numeric_is_inf(number))
		return false;
	digits = digits_of(number);
	if (!shorten(&digits, rounding, &round_up))
		return false;
	for (int i = 0; i < digits.count; i++)
		mantissa = mantissa * 10 + (digits.digit[i] - '0');
	mantissa += round_up;
	value->mantissa = digits.is_negative ? -mantissa : mantissa;
	value->exponent = digits.exponent;
	return digits.exponent >= EC_DECIMAL_MIN_EXPONENT && digits.exponent <= EC_DECIMAL_MAX_EXPONENT;
}

bool
measure_decimal_from_numeric(Numeric number, EcDecimal *value)
{
	return decimal_from_numeric(number, false, value);
}

bool
measure_decimal_round_numeric(Numeric number, EcDecimal *value)
{
	return decimal_from_numeric(number, true, value);
}
