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
ec_match_gap(const char *text, size_t length)
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

/* A gap between words of a phrase: white space, a hyphen with or without space behind it, or "double -digit". */
static size_t
scan_joint(const char *text, size_t length)
{
	size_t		gap;

	if (length > 0 && text[0] == '-')
		return 1 + ec_match_gap(text + 1, length - 1);
	if (length > 2 && text[0] == '\xE2' && text[1] == '\x80' && (text[2] == '\x90' || text[2] == '\x91'))
		return 3;
	gap = ec_match_gap(text, length);
	if (gap > 0 && length > gap + 1 && text[gap] == '-' && ec_is_letter(text[gap + 1]))
		return gap + 1;
	return gap;
}

size_t
ec_match_prefix(const char *text, size_t length, const char *phrase)
{
	size_t		at = 0;

	for (; *phrase != '\0'; phrase++)
	{
		size_t		n = 1;

		if (*phrase == ' ')
			n = scan_joint(text + at, length - at);
		else if (at >= length || ec_lower(text[at]) != *phrase)
			return 0;
		if (n == 0)
			return 0;
		at += n;
	}
	return at;
}

size_t
ec_match_phrase(const char *text, size_t length, const char *phrase)
{
	size_t		n = ec_match_prefix(text, length, phrase);

	if (n == 0 || n == length)
		return n;
	if ((ec_is_letter(text[n]) || ec_is_digit(text[n])) && (ec_is_letter(text[n - 1]) || ec_is_digit(text[n - 1])))
		return 0;
	return n;
}
