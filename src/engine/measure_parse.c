/*
 * Text to measure. The canonical form is tried first: it says exactly the digits
 * and the unit that ec_measure_format wrote.
 *
 *   [~] [>= | <=] [USD] [number] [.. number] [/share | unit]
 *   number: [-] digits [. digits] [k | M | B | T | e exponent]
 */
#include "engine/quantity.h"

#include <string.h>

typedef struct Reader
{
	const char *start;
	const char *at;
	const char *end;
	EcMeasureError error;
} Reader;

static bool
take(Reader *reader, const char *token)
{
	size_t		length = strlen(token);

	if ((size_t) (reader->end - reader->at) < length || memcmp(reader->at, token, length) != 0)
		return false;
	reader->at += length;
	return true;
}

static void
skip_space(Reader *reader)
{
	while (reader->at < reader->end && ec_is_space(*reader->at))
		reader->at++;
}

static void
skip_digits(Reader *reader)
{
	while (reader->at < reader->end && ec_is_digit(*reader->at))
		reader->at++;
}

/* "e13": only where digits follow; an exponent that is absurd becomes one that cannot fit. */
static int
take_exponent(Reader *reader)
{
	const char *digits = reader->at + 1;
	bool		is_negative = digits < reader->end && *digits == '-';
	int			power = 0;

	digits += is_negative;
	if (reader->at == reader->end || *reader->at != 'e' || digits >= reader->end || !ec_is_digit(*digits))
		return 0;
	for (; digits < reader->end && ec_is_digit(*digits); digits++)
		if (power < 1000)
			power = power * 10 + (*digits - '0');
	reader->at = digits;
	return is_negative ? -power : power;
}

static int
take_power(Reader *reader)
{
	if (take(reader, "k"))
		return 3;
	if (take(reader, "M"))
		return 6;
	if (take(reader, "B"))
		return 9;
	if (take(reader, "T"))
		return 12;
	return take_exponent(reader);
}

static bool
take_number(Reader *reader, EcDecimal *value)
{
	bool		is_negative = take(reader, "-");
	const char *digits = reader->at;
	const char *digits_end;
	int			power;

	skip_digits(reader);
	if (reader->at == digits)
		return false;
	if (reader->end - reader->at > 1 && reader->at[0] == '.' && ec_is_digit(reader->at[1]))
	{
		reader->at++;
		skip_digits(reader);
	}
	digits_end = reader->at;
	power = take_power(reader);
	if (!ec_decimal_read(digits, (size_t) (digits_end - digits), value) ||
		!ec_decimal_scale(*value, power, value))
	{
		reader->at = digits;
		reader->error = EC_MEASURE_ERROR_OVERFLOW;
		return false;
	}
	if (is_negative)
		value->mantissa = -value->mantissa;
	return true;
}

/* The unit in one piece, from the currency before and what stands behind. */
static bool
take_unit(Reader *reader, const char *currency, char *unit)
{
	size_t		bytes;

	skip_space(reader);
	if (currency != NULL)
	{
		const char *tail = take(reader, "/share") ? "/share" : "";

		memcpy(unit, currency, EC_CURRENCY_CODE_LENGTH);
		memcpy(unit + EC_CURRENCY_CODE_LENGTH, tail, strlen(tail) + 1);
		return true;
	}
	unit[0] = '\0';
	bytes = ec_unit_scan_canonical(reader->at, (size_t) (reader->end - reader->at), unit);
	reader->at += bytes;
	return bytes > 0 || reader->at == reader->end;
}

static const char *
take_currency(Reader *reader)
{
	char		code[EC_CURRENCY_CODE_LENGTH + 1] = {0};
	const char *currency = reader->at;

	if (reader->end - reader->at <= EC_CURRENCY_CODE_LENGTH || !ec_is_space(reader->at[EC_CURRENCY_CODE_LENGTH]))
		return NULL;
	memcpy(code, reader->at, EC_CURRENCY_CODE_LENGTH);
	if (!ec_unit_is_currency(code))
		return NULL;
	reader->at += EC_CURRENCY_CODE_LENGTH;
	skip_space(reader);
	return currency;
}

static bool
parse_canonical(Reader *reader, EcMeasure *measure)
{
	bool		is_approximate = take(reader, "~");
	bool		is_least = take(reader, ">=");
	bool		is_most = !is_least && take(reader, "<=");
	const char *currency;
	EcDecimal	low = {0, 0};
	EcDecimal	high;
	bool		has_low;
	bool		has_high;
	char		unit[EC_UNIT_SIZE];

	skip_space(reader);
	currency = take_currency(reader);
	has_low = take_number(reader, &low);
	high = low;
	has_high = has_low;
	if (!is_least && !is_most && take(reader, ".."))
	{
		has_high = take_number(reader, &high);
		if (has_low != has_high)
			return false;
	}
	else if (!has_low)
		return false;
	if (reader->error != EC_MEASURE_OK || !take_unit(reader, currency, unit) || reader->at != reader->end)
		return false;
	reader->error = ec_measure_make(has_low && !is_most ? &low : NULL, has_high && !is_least ? &high : NULL,
									unit, is_approximate, measure);
	return reader->error == EC_MEASURE_OK;
}

/* What people write: the whole text must be one quantity. */
static EcMeasureError
parse_spoken(const Reader *reader, EcMeasure *measure, const char **stop)
{
	EcQuantity	quantity;
	size_t		bytes = 0;
	EcMeasureError error;

	error = ec_quantity_parse(reader->start, (size_t) (reader->end - reader->start), &quantity, &bytes);
	*stop = reader->start + bytes;
	if (error == EC_MEASURE_OK)
		*measure = quantity.value;
	return error;
}

EcMeasureError
ec_measure_parse(const char *text, size_t length, EcMeasure *measure, size_t *where)
{
	Reader		reader = {text, text, text + length, EC_MEASURE_OK};
	const char *stop;
	EcMeasureError error;

	while (reader.end > reader.at && ec_is_space(reader.end[-1]))
		reader.end--;
	skip_space(&reader);
	reader.start = reader.at;
	if (parse_canonical(&reader, measure))
		return EC_MEASURE_OK;
	error = parse_spoken(&reader, measure, &stop);
	if (reader.error != EC_MEASURE_OK)
		error = reader.error;
	else if (stop > reader.at)
		reader.at = stop;
	*where = (size_t) (reader.at - text);
	return error;
}
