/*
 * Bytes of a class are found eight at a time: every byte value, at every place of a run, must be told as one by one.
 */
#include "engine/text.h"

#include "tap.h"

#define RUN 21					/* two full steps and a rest */

static uint32_t
find_slowly(const char *text, uint32_t at, uint32_t end, char first, char last, bool wanted)
{
	while (at < end && (text[at] >= first && text[at] <= last) != wanted)
		at++;
	return at;
}

/* Differences between both ways, over a run of `filler` with each byte value at each place. */
static int
count_differences(char filler, char first, char last, bool wanted)
{
	int			differences = 0;

	for (int value = 0; value < 256; value++)
		for (uint32_t place = 0; place < RUN; place++)
		{
			char		text[RUN];

			memset(text, filler, sizeof(text));
			text[place] = (char) value;
			for (uint32_t at = 0; at <= RUN; at++)
				differences += ec_byte_find(text, at, RUN, first, last, wanted) != find_slowly(text, at, RUN, first, last, wanted);
		}
	return differences;
}

static void
test_find(void)
{
	const char *text = "quarter, Quarter and third-quarter";
	const char *end = text + strlen(text);

	is_number(ec_rarest_byte("earnings", 8), 6, "of earnings the g");
	is_number(ec_rarest_byte("e e", 3), 0, "of letters as rare as each other the first");
	is_number(ec_bytes_find(text, end, "Quarter", 7) - text, 9, "case counts");
	is_number(ec_bytes_find(text + 1, end, "quarter", 7) - text, 27, "found at the very end");
	ok(ec_bytes_find(text + 28, end, "quarter", 7) == NULL, "not where its first byte is missing");
	ok(ec_bytes_find(text, end, "quarters", 8) == NULL, "not where its last byte is missing");
	ok(ec_bytes_find(end, end, "q", 1) == NULL, "nothing in nothing");
}

int
main(void)
{
	is_number(count_differences('e', 'a', 'z', false), 0, "what ends a run of small letters");
	is_number(count_differences(' ', 'A', 'Z', true), 0, "the next capital");
	is_number(count_differences('\xE2', 'A', 'Z', true), 0, "the next capital among bytes beyond ASCII");
	is_number(count_differences('\x7F', '\0', '\x7F', false), 0, "what is no ASCII");
	test_find();
	return finish();
}
