/*
 * Measures: made, compared, written. Reading them is in measure_parse.c.
 *
 * The text keeps the digits as they were said: 165.0M is 1650e5 and 165M is
 * 165e6, so the suffix may only stand for zeros that were not said.
 */
#include "engine/measure.h"

#include <stdio.h>
#include <string.h>

/* Exponents below this are written as "5e-25" and not as a row of zeros. */
#define MOST_DECIMALS 20

static const struct
{
	int			power;
	char		letter;
}			suffixes[] = {{3, 'k'}, {6, 'M'}, {9, 'B'}, {12, 'T'}};

static bool
end_fits(const EcDecimal *end)
{
	return end == NULL ||
		(end->mantissa != INT64_MIN &&
		 end->exponent >= EC_DECIMAL_MIN_EXPONENT && end->exponent <= EC_DECIMAL_MAX_EXPONENT);
}

EcMeasureError
ec_measure_make(const EcDecimal *low, const EcDecimal *high, const char *unit,
				bool approximate, EcMeasure *measure)
{
	memset(measure, 0, sizeof(*measure));
	if (!end_fits(low) || !end_fits(high))
		return EC_MEASURE_ERROR_OVERFLOW;
	if (unit != NULL && (strlen(unit) >= EC_UNIT_SIZE || !ec_unit_is_known(unit)))
		return EC_MEASURE_ERROR_UNIT;
	return ec_measure_make_known(low, high, unit, approximate, measure);
}

EcMeasureError
ec_measure_make_known(const EcDecimal *low, const EcDecimal *high, const char *unit,
					  bool approximate, EcMeasure *measure)
{
	memset(measure, 0, sizeof(*measure));
	if (!end_fits(low) || !end_fits(high))
		return EC_MEASURE_ERROR_OVERFLOW;
	if (low != NULL && high != NULL && ec_decimal_compare(*low, *high) > 0)
		return EC_MEASURE_ERROR_RANGE;
	if (low != NULL)
	{
		measure->low_mantissa = low->mantissa;
		measure->low_exponent = (int8_t) low->exponent;
	}
	else
		measure->flags |= EC_MEASURE_LOW_OPEN;
	if (high != NULL)
	{
		measure->high_mantissa = high->mantissa;
		measure->high_exponent = (int8_t) high->exponent;
	}
	else
		measure->flags |= EC_MEASURE_HIGH_OPEN;
	if (approximate)
		measure->flags |= EC_MEASURE_APPROXIMATE;
	if (unit != NULL)
		memcpy(measure->unit, unit, strlen(unit));
	return EC_MEASURE_OK;
}

int
ec_measure_compare(const EcMeasure *a, const EcMeasure *b)
{
	int			order = memcmp(a->unit, b->unit, EC_UNIT_SIZE);

	if (order != 0)
		return order < 0 ? -1 : 1;
	if (ec_measure_low_is_open(a) || ec_measure_low_is_open(b))
		order = ec_measure_low_is_open(b) - ec_measure_low_is_open(a);
	else
		order = ec_decimal_compare(ec_measure_low(a), ec_measure_low(b));
	if (order != 0)
		return order;
	if (ec_measure_high_is_open(a) || ec_measure_high_is_open(b))
		return ec_measure_high_is_open(a) - ec_measure_high_is_open(b);
	return ec_decimal_compare(ec_measure_high(a), ec_measure_high(b));
}

/* Is the value at least 10^power? Never true of zero. */
static bool
reaches(EcDecimal value, int power)
{
	EcDecimal	one = {1, power};

	value.mantissa = value.mantissa < 0 ? -value.mantissa : value.mantissa;
	return ec_decimal_compare(value, one) >= 0;
}

/* The suffix that leaves the shortest whole part, without a said zero in its power; -1 if none can. */
static int
choose_suffix(EcDecimal value)
{
	int			chosen = -1;

	for (int i = 0; i < (int) (sizeof(suffixes) / sizeof(suffixes[0])); i++)
		if (suffixes[i].power >= value.exponent && (chosen < 0 || reaches(value, suffixes[i].power)))
			chosen = i;
	return chosen;
}

/* `decimals` of the digits stand behind the point. */
static int
write_digits(int64_t mantissa, int decimals, char *buffer)
{
	char		digits[24];
	char	   *out = buffer;
	long long	magnitude = mantissa < 0 ? -mantissa : mantissa;
	int			length = snprintf(digits, sizeof(digits), "%lld", magnitude);
	int			whole = length - decimals;

	if (mantissa < 0)
		*out++ = '-';
	for (int i = whole < 1 ? whole - 1 : 0; i < length; i++)
	{
		if (i == whole)
			*out++ = '.';
		*out++ = i < 0 ? '0' : digits[i];
	}
	*out = '\0';
	return (int) (out - buffer);
}

static int
write_decimal(EcDecimal value, char *buffer)
{
	int			suffix = value.exponent > 0 ? choose_suffix(value) : -1;
	int			length;

	if (suffix >= 0)
	{
		length = write_digits(value.mantissa, suffixes[suffix].power - value.exponent, buffer);
		buffer[length++] = suffixes[suffix].letter;
		buffer[length] = '\0';
		return length;
	}
	if (value.exponent > 0 || value.exponent < -MOST_DECIMALS)
		return sprintf(buffer, "%llde%d", (long long) value.mantissa, (int) value.exponent);
	return write_digits(value.mantissa, -value.exponent, buffer);
}

/* "68M..72M", "45", ".."; the sign of a bound stands before the currency. */
static int
write_ends(const EcMeasure *measure, char *buffer)
{
	bool		is_same = measure->low_mantissa == measure->high_mantissa &&
		measure->low_exponent == measure->high_exponent;
	int			length = 0;

	if (!ec_measure_low_is_open(measure))
		length = write_decimal(ec_measure_low(measure), buffer);
	if (ec_measure_high_is_open(measure) != ec_measure_low_is_open(measure) ||
		(is_same && !ec_measure_low_is_open(measure)))
		return ec_measure_low_is_open(measure) ? write_decimal(ec_measure_high(measure), buffer) : length;
	length += sprintf(buffer + length, "..");
	if (!ec_measure_high_is_open(measure))
		length += write_decimal(ec_measure_high(measure), buffer + length);
	return length;
}

int
ec_measure_format(const EcMeasure *measure, char *buffer)
{
	EcUnitFamily family = ec_unit_family(measure->unit);
	bool		is_money = family == EC_FAMILY_MONEY || family == EC_FAMILY_PER_SHARE;
	char	   *out = buffer;

	if (measure->flags & EC_MEASURE_APPROXIMATE)
		*out++ = '~';
	if (ec_measure_low_is_open(measure) != ec_measure_high_is_open(measure))
		out += sprintf(out, ec_measure_high_is_open(measure) ? ">= " : "<= ");
	if (is_money)
		out += sprintf(out, "%.*s ", EC_CURRENCY_CODE_LENGTH, measure->unit);
	out += write_ends(measure, out);
	if (family == EC_FAMILY_PER_SHARE)
		out += sprintf(out, " %s", measure->unit + EC_CURRENCY_CODE_LENGTH);
	else if (!is_money && family != EC_FAMILY_COUNT)
		out += sprintf(out, " %.*s", EC_UNIT_SIZE, measure->unit);
	*out = '\0';
	return (int) (out - buffer);
}
