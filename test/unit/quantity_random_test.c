/*
 * Quantities from random bytes and from pieces of real forms put together at random.
 *
 * What must hold of any text: nothing is read beyond its end (each text lies in memory of
 * its own size, for the sanitizers), the length is within bounds, ends are in order, the
 * unit is known, the same text gives the same quantity, and its text reads as the same bytes.
 */
#include "engine/quantity.h"
#include "tap.h"

#include <stdlib.h>

#define ROUNDS 30000

static uint64_t state = 88172645463325252u;

static uint32_t
roll(uint32_t below)
{
	state ^= state << 13;
	state ^= state >> 7;
	state ^= state << 17;
	return (uint32_t) (state >> 32) % below;
}

static const char *const pieces[] = {
	"$", "US$", "HK$", "€", "£", "Rs. ", "USD ", "R", "5", "12", "68", "1,200", "1,20,000", "0.25", ".5", "165.0", "2019", "007",
	"99999999999999999999", "1.234.567,8", "12,5", "7 1/2", " million", "m", "bn", "-billion", " crore", "k", "%", " percent",
	" basis points", "bps", " points", "x", " times", " days", " cents", " per share", " a share", "/share", " euros", " pounds of copper",
	" to ", "-", "–", "—", "−", " - ", " and ", "between ", "from ", " plus or minus ", " +/- ", "±", "at least ", "over ", "up to ",
	"no more than ", "about ", "just under ", "~", ">= ", "<", "-plus", "+", " or more", " or so", "low ", "mid-", "high ", " range", "s",
	"single digits", "double-digit", "teens", "flat", "even", "breakeven", " loss", "a loss of ", "negative ", "(", ")", "[", "]",
	"five", "twenty", "hundred", "one-third", "half a ", "a ", " and a half", "doubled", "more than ", "double", "..", "e9", "e-50",
	" ", "  ", "\n", "\n\n", "\xC2\xA0", "\xE2\x80\xAF", ",", ".", "/", ":", "'", "XX", "K", "G", "Q2", "th", "of", "years", "\xFF", "\xC2", "\xE2\x80", "9"
};

static size_t
random_text(char *text, size_t room)
{
	size_t		length = 0;
	uint32_t	count = 1 + roll(9);

	if (roll(8) == 0)
	{
		length = roll(60);
		for (size_t i = 0; i < length; i++)
			text[i] = (char) roll(256);
		return length;
	}
	while (count-- > 0)
	{
		const char *piece = pieces[roll(sizeof(pieces) / sizeof(pieces[0]))];

		if (length + strlen(piece) > room)
			break;
		memcpy(text + length, piece, strlen(piece));
		length += strlen(piece);
	}
	return length;
}

static bool
holds_of_value(const EcMeasure *value)
{
	EcMeasure	again;
	char		buffer[EC_MEASURE_TEXT];
	size_t		where;
	int			length = ec_measure_format(value, buffer);

	return ec_unit_is_known(value->unit) && length < EC_MEASURE_TEXT &&
		(ec_measure_low_is_open(value) || ec_measure_high_is_open(value) ||
		 ec_decimal_compare(ec_measure_low(value), ec_measure_high(value)) <= 0) &&
		ec_measure_parse(buffer, (size_t) length, &again, &where) == EC_MEASURE_OK &&
		memcmp(&again, value, sizeof(again)) == 0;
}

static bool
holds_of_scan(const char *text, size_t at, size_t end)
{
	EcQuantity	quantity;
	EcQuantity	again;
	size_t		length = ec_quantity_scan_at(text, at, end, &quantity);

	if (length == 0)
		return true;
	return length <= end - at && length <= EC_MAX_QUANTITY &&
		quantity.first_end <= quantity.second_start && quantity.second_start <= length &&
		ec_quantity_scan_at(text, at, end, &again) == length && memcmp(&again, &quantity, sizeof(again)) == 0 &&
		holds_of_value(&quantity.value);
}

static bool
holds_of_parse(const char *text, size_t length)
{
	EcMeasure	measure;
	size_t		where = 0;
	EcMeasureError error = ec_measure_parse(text, length, &measure, &where);

	return error == EC_MEASURE_OK ? holds_of_value(&measure) : where <= length;
}

static bool
holds(const char *text, size_t length)
{
	for (size_t at = 0; at <= length; at++)
		if (!holds_of_scan(text, at, length))
			return false;
	return holds_of_parse(text, length);
}

/* Any measure that can be made has a text that reads as the same bytes. */
static bool
holds_of_random_measure(void)
{
	static const char *const units[] = {"", "USD", "USD/share", "%", "bp", "x", "days", "boe", "barrel/day"};
	EcDecimal	low = {(int64_t) state >> roll(64), (int32_t) roll(201) - 100};
	EcDecimal	high = {(int64_t) state >> roll(64), (int32_t) roll(201) - 100};
	EcMeasure	measure;
	uint32_t	open = roll(6);

	roll(2);
	if (ec_measure_make(open == 1 ? NULL : &low, open == 2 ? NULL : roll(2) == 0 ? &low : &high,
						units[roll(9)], roll(3) == 0, &measure) != EC_MEASURE_OK)
		return true;
	return holds_of_value(&measure);
}

int
main(void)
{
	char		buffer[400];
	int			broken = 0;

	for (int i = 0; i < ROUNDS && broken < 5; i++)
	{
		size_t		length = random_text(buffer, sizeof(buffer) - 1);
		char	   *text = malloc(length + (length == 0));

		memcpy(text, buffer, length);
		if (!holds(text, length))
		{
			printf("# broken by: %.*s\n", (int) length, text);
			broken++;
		}
		free(text);
	}
	is_number(broken, 0, "random texts keep what must hold");
	for (int i = 0; i < ROUNDS && broken == 0; i++)
		broken += !holds_of_random_measure();
	is_number(broken, 0, "random measures have a text that gives them back");
	return finish();
}
