/*
 * Any bytes as the text of a measure: an error, or a value whose ends are ordered,
 * whose unit is known, and whose canonical text reads back as the identical value.
 */
#include <stdlib.h>
#include <string.h>

#include "engine/quantity.h"
#include "engine/unit.h"

extern int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
require(bool condition)
{
	if (!condition)
		abort();
}

static void
check_value(const EcMeasure *value)
{
	require(ec_unit_is_known(value->unit));
	if (!ec_measure_low_is_open(value) && !ec_measure_high_is_open(value))
		require(ec_decimal_compare(ec_measure_low(value), ec_measure_high(value)) <= 0);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	EcMeasure	value;
	EcMeasure	again;
	EcQuantity	quantity;
	char		text[EC_MEASURE_TEXT];
	size_t		where;

	if (ec_measure_parse((const char *) data, size, &value, &where) == EC_MEASURE_OK)
	{
		int			length = ec_measure_format(&value, text);

		check_value(&value);
		require(length > 0 && length < EC_MEASURE_TEXT);
		require(ec_measure_parse(text, (size_t) length, &again, &where) == EC_MEASURE_OK);
		require(memcmp(&value, &again, sizeof(value)) == 0);
	}
	else
		require(where <= size);
	if (size > 0)
	{
		size_t		read = ec_quantity_scan((const char *) data, size, &quantity);

		require(read <= size);
		if (read > 0)
			check_value(&quantity.value);
	}
	return 0;
}
