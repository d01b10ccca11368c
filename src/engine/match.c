/*
 * Phrase matching byte by byte; every function looks at no more than the phrase is long,
 * plus EC_MAX_GAP for each space in it.
 */
#include "engine/match.h"

/* Bytes of one white-space character: ASCII, U+00A0, U+2009, U+202F; else 0. */
static size_t
space_bytes(const char *text, size_t length)
{
	if (length == 0)
		return 0;
	if (ec_is_space(text[0]))
		return 1;
	if (text[0] == '\xC2' && length > 1 && text[1] == '\xA0')
		return 2;
	if (text[0] == '\xE2' && length > 2 && text[1] == '\x80' && (text[2] == '\x89' || text[2] == '\xAF'))
		return 3;
	return 0;
}

size_t
ec_match_gap_slowly(const char *text, size_t length)
{
	size_t		gap = 0;
	size_t		n;
	int			lines = 0;

	while ((n = space_bytes(text + gap, length - gap)) > 0)
	{
		lines += text[gap] == '\n';
		gap += n;
		if (gap > EC_MAX_GAP || lines > 2)
			return 0;
	}
	return gap;
}

size_t
ec_match_joint_slowly(const char *text, size_t length)
{
	size_t		gap;

	if (text[0] == '-')
		return 1 + ec_match_gap(text + 1, length - 1);
	if (length > 2 && text[0] == '\xE2' && text[1] == '\x80' && (text[2] == '\x90' || text[2] == '\x91'))
		return 3;
	gap = ec_match_gap(text, length);
	if (gap > 0 && length > gap + 1 && text[gap] == '-' && ec_is_letter(text[gap + 1]))
		return gap + 1;
	return gap;
}

size_t
ec_match_prefix_slowly(const char *text, size_t length, const char *phrase)
{
	size_t		at = 0;

	for (; *phrase != '\0'; phrase++)
	{
		size_t		n = 1;

		if (*phrase == ' ')
			n = ec_match_joint(text + at, length - at);
		else if (at >= length || ec_lower(text[at]) != *phrase)
			return 0;
		if (n == 0)
			return 0;
		at += n;
	}
	return at;
}

static bool
is_alphanumeric(char c)
{
	return ec_is_letter(c) || ec_is_digit(c);
}

size_t
ec_match_phrase_slowly(const char *text, size_t length, const char *phrase)
{
	size_t		n = ec_match_prefix_slowly(text, length, phrase);

	if (n == 0 || n == length)
		return n;
	return is_alphanumeric(text[n - 1]) && is_alphanumeric(text[n]) ? 0 : n;
}

/* The first two bytes of a name as a number that orders as they do. */
static inline unsigned
key_of(const char *name)
{
	return (unsigned) (unsigned char) name[0] << 8 | (unsigned char) name[1];
}

/* Index of the first name whose key is at least this. */
static size_t
first_at_least(const EcName *names, size_t count, unsigned key)
{
	size_t		low = 0;

	while (low < count)
	{
		size_t		middle = low + (count - low) / 2;

		if (key_of(names[middle].name) < key)
			low = middle + 1;
		else
			count = middle;
	}
	return low;
}

size_t
ec_names_first(const EcName *names, size_t count, char byte)
{
	return first_at_least(names, count, (unsigned) (unsigned char) byte << 8);
}

/* The longest match among the names with one key; it must be longer than *bytes. */
static const EcName *
find_longest(const EcName *names, size_t count, unsigned key, const char *text, size_t length, size_t *bytes)
{
	const EcName *found = NULL;

	for (size_t i = first_at_least(names, count, key); i < count && key_of(names[i].name) == key; i++)
	{
		size_t		n = ec_match_phrase_slowly(text, length, names[i].name);

		if (n > *bytes)
		{
			*bytes = n;
			found = &names[i];
		}
	}
	return found;
}

/* Names of one byte have a key of their own, and cannot be where a letter follows. */
const EcName *
ec_names_find(const EcName *names, size_t count, const char *text, size_t length, size_t *bytes)
{
	unsigned	first;
	char		second;
	const EcName *found;
	const EcName *single;

	*bytes = 0;
	if (length == 0)
		return NULL;
	first = (unsigned) (unsigned char) ec_lower(text[0]) << 8;
	second = length > 1 ? ec_lower(text[1]) : '\0';
	if (ec_is_letter(second))
		return find_longest(names, count, first | (unsigned char) second, text, length, bytes);
	if (length > 1 && ec_match_joint(text + 1, length - 1) > 0)
		second = ' ';
	found = second == '\0' ? NULL : find_longest(names, count, first | (unsigned char) second, text, length, bytes);
	single = find_longest(names, count, first, text, length, bytes);
	return single != NULL ? single : found;
}
