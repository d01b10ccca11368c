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
		if (gap > EC_MAX_GAP || lines > 1)
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

size_t
ec_names_first(const EcName *names, size_t count, char byte)
{
	size_t		low = 0;

	while (low < count)
	{
		size_t		middle = low + (count - low) / 2;

		if ((unsigned char) names[middle].name[0] < (unsigned char) byte)
			low = middle + 1;
		else
			count = middle;
	}
	return low;
}

const EcName *
ec_names_find(const EcName *names, size_t count, const char *text, size_t length, size_t *bytes)
{
	const EcName *found = NULL;
	char		first = length > 0 ? ec_lower(text[0]) : '\0';
	char		second = length > 1 ? ec_lower(text[1]) : '\0';
	size_t		joint = length > 1 && !ec_is_letter(second) ? ec_match_joint(text + 1, length - 1) : 0;
	char		third = length > 1 + joint ? ec_lower(text[1 + joint]) : '\0';

	*bytes = 0;
	for (size_t i = ec_names_first(names, count, first); i < count && names[i].name[0] == first; i++)
	{
		const char *name = names[i].name;
		size_t		n;

		/* most names fail at the second letter, or at the first one of the second word */
		if (name[1] == ' ' && (joint == 0 || (name[2] != third && name[2] != '\0')))
			continue;
		if (name[1] != second && ec_is_letter(name[1]))
			continue;
		n = ec_match_phrase_slowly(text, length, name);
		if (n > *bytes)
		{
			*bytes = n;
			found = &names[i];
		}
	}
	return found;
}
