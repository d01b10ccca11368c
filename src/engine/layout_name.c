/*
 * Names of people, by their shape: one to six words that start with a capital,
 * with initials, particles, nicknames and suffixes. Most lines of speech fail at their second word, which
 * is what makes the search for speakers cheap.
 */
#include "engine/layout_parts.h"

#include <string.h>

static bool
is_particle(const char *word, uint32_t length)
{
	static const char *const particles[] = {"von", "van", "de", "der", "den", "di", "da", "del", "della",
		"dos", "la", "le", "bin", "al", "el", "ter", "zu", "y", "du", "af"};

	for (size_t i = 0; i < sizeof(particles) / sizeof(particles[0]); i++)
		if (particles[i][0] == word[0] && strlen(particles[i]) == length && memcmp(word, particles[i], length) == 0)
			return true;
	return false;
}

/* Bytes of one letter or inner sign of a name at `text`, 0 if it is none. Latin, Greek and Cyrillic letters only. */
static uint32_t
name_letter(const char *text, uint32_t left)
{
	unsigned char c = (unsigned char) text[0];

	if (ec_is_letter(text[0]) || c == '\'' || c == '-' || c == '.' || c == '`')
		return 1;
	if (c >= 0xC3 && c <= 0xD4 && left > 1)
		return 2;
	if (c == 0xE1 && left > 2)
		return 3;
	if (c == 0xE2 && left > 2 && (memcmp(text + 1, "\x80\x99", 2) == 0 || memcmp(text + 1, "\x80\x90", 2) == 0))
		return 3;
	return 0;
}

/* Is the word that ends with a full stop an initial or an abbreviation ("J.", "St.", "Jr.", "MR.", "Mrs.")? */
static bool
is_abbreviated(const char *word, uint32_t length)
{
	return length <= 3 || (length == 4 && ec_lower(word[0]) == 'm') || memchr(word, '.', length - 1) != NULL;
}

/* "I'm", "we're", "let's": an apostrophe with at most two small letters behind it ends the word. */
static bool
is_contracted(const char *word, uint32_t length)
{
	uint32_t	at = length;

	while (at > 0 && word[at - 1] >= 'a' && word[at - 1] <= 'z')
		at--;
	if (length - at < 1 || length - at > 2 || at == 0)
		return false;
	return word[at - 1] == '\'' || (at >= 3 && memcmp(word + at - 3, "\xE2\x80\x99", 3) == 0);
}

/* Length of the name's word that starts here, 0 if it cannot be one. */
static uint32_t
read_word(const char *text, uint32_t at, uint32_t end, bool is_first)
{
	uint32_t	stop = at;
	uint32_t	n;
	bool		is_capital = ec_is_upper(text[at]) || (unsigned char) text[at] >= 0xC3;

	if (!is_capital && !ec_is_letter(text[at]))
		return 0;
	while (stop < end && stop - at < 24 && (n = name_letter(text + stop, end - stop)) > 0)
	{
		if (text[stop] == '-' && stop + 1 < end && text[stop + 1] == '-')
			break;
		stop += n;
	}
	if (stop == at || (!is_capital && (is_first || !is_particle(text + at, stop - at))))
		return 0;
	if ((text[stop - 1] == '.' && !is_abbreviated(text + at, stop - at)) || is_contracted(text + at, stop - at))
		return 0;
	if (text[stop - 1] == '-')
		stop--;
	return stop - at;
}

/* Length of a nickname in quotes or parentheses, 0 if there is none; it must be followed by more of the name. */
static uint32_t
read_nickname(const char *text, uint32_t at, uint32_t end)
{
	char		close = text[at] == '(' ? ')' : text[at] == '"' ? '"' : '\0';
	uint32_t	stop = at + 1;

	if (close == '\0' || stop >= end || !ec_is_upper(text[stop]))
		return 0;
	while (stop < end && stop - at < 16 && ec_is_letter(text[stop]))
		stop++;
	if (stop + 2 < end && text[stop] == close && text[stop + 1] == ' ' && ec_is_upper(text[stop + 2]))
		return stop + 1 - at;
	return 0;
}

/* Reads a name at `at`; returns where it ends, `at` if there is none. */
uint32_t
ec_name_read(const char *text, uint32_t at, uint32_t end, int *n_words)
{
	uint32_t	stop = at;
	uint32_t	next = at;

	*n_words = 0;
	if (end > at + EC_MAX_NAME)
		end = at + EC_MAX_NAME;
	while (next < end && *n_words < 7)
	{
		uint32_t	n = read_word(text, next, end, *n_words == 0);

		if (n == 0 && *n_words > 0)
			n = read_nickname(text, next, end);
		if (n == 0)
			break;
		next += n;
		stop = next;
		(*n_words)++;
		while (next < end && text[next] == ' ')
			next++;
		if (next == stop)
			break;
	}
	return stop;
}

/* Next character of a name for comparison: lower case, runs of white space as one; 0 at the end. */
static unsigned char
fold_next(EcSlice name, uint32_t *at)
{
	if (*at >= name.length)
		return 0;
	if (ec_is_space(name.data[*at]))
	{
		while (*at < name.length && ec_is_space(name.data[*at]))
			(*at)++;
		return ' ';
	}
	return (unsigned char) ec_lower(name.data[(*at)++]);
}

uint32_t
ec_name_hash(EcSlice name)
{
	uint32_t	hash = 2166136261u;
	uint32_t	at = 0;
	unsigned char c;

	while ((c = fold_next(name, &at)) != 0)
		hash = (hash ^ c) * 16777619u;
	return hash ^ (hash >> 15);
}

/* Does `text` start with `name`, as whole words? Case and spacing do not count. */
bool
ec_name_starts(EcSlice text, EcSlice name)
{
	uint32_t	i = 0;
	uint32_t	j = 0;
	unsigned char c;

	while ((c = fold_next(name, &j)) != 0)
		if (fold_next(text, &i) != c)
			return false;
	return i >= text.length || !(ec_is_letter(text.data[i]) || (unsigned char) text.data[i] >= 0xC3);
}

bool
ec_name_equal(EcSlice a, EcSlice b)
{
	uint32_t	i = 0;
	uint32_t	j = 0;
	unsigned char c;

	do
	{
		c = fold_next(a, &i);
		if (c != fold_next(b, &j))
			return false;
	} while (c != 0);
	return true;
}

/* Does `name` stand anywhere in `text`, as whole words? */
bool
ec_name_within(EcSlice text, EcSlice name)
{
	for (uint32_t i = 0; i + name.length <= text.length; i++)
	{
		EcSlice		rest = {text.data + i, text.length - i};

		if ((i == 0 || !ec_is_letter(text.data[i - 1])) && ec_lower(text.data[i]) == ec_lower(name.data[0]) &&
			ec_name_starts(rest, name))
			return true;
	}
	return false;
}
