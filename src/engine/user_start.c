/*
 * Reads the beginnings of a PCRE2 pattern as far as they are plain words.
 *
 * Understands words, alternatives, groups, and "?" behind a letter or a group; whatever else stands at a
 * beginning makes the pattern one without known words, which costs time but loses nothing.
 */
#include "engine/user_start.h"

#include <string.h>

#define DEEPEST 8

/* A piece of a pattern. */
typedef struct Piece
{
	const char *at;
	const char *end;
} Piece;

static bool read_alternatives(Piece piece, Piece rest, int depth, EcUserStarts *starts);

/* Where the item at `at` (an escape, a class, a group, a character) ends. */
static const char *
skip_item(const char *at, const char *end)
{
	int			depth = 0;

	do
	{
		if (*at == '\\' && at + 1 < end)
			at++;
		else if (*at == '[')
		{
			at += at + 1 < end && at[1] == ']' ? 2 : 1;	/* a bracket in first place is one of the class */
			while (at < end && *at != ']')
				at += *at == '\\' ? 2 : 1;
		}
		else if (*at == '(')
			depth++;
		else if (*at == ')')
			depth--;
		at++;
	} while (depth > 0 && at < end);
	return at < end ? at : end;
}

/* The end of the alternative that begins at `at`. */
static const char *
alternative_end(const char *at, const char *end)
{
	while (at < end && *at != '|')
		at = skip_item(at, end);
	return at;
}

static bool
is_word_byte(char c)
{
	return ec_is_letter(c) || ec_is_digit(c);
}

/* Does a word that stops here end here: white space, the end of all, or something that matches only at its end? */
static bool
ends_word(Piece piece, Piece rest)
{
	if (piece.at == piece.end)
		piece = rest;
	if (piece.at >= piece.end || *piece.at == ' ' || *piece.at == '-' || *piece.at == '|')
		return true;
	return *piece.at == '\\' && piece.at + 1 < piece.end && strchr("sbW", piece.at[1]) != NULL &&
		(piece.at + 2 == piece.end || strchr("?*{", piece.at[2]) == NULL);
}

static bool
add_start(EcUserStarts *starts, const char *word, size_t length)
{
	if (length == 0 || length > EC_LONGEST_START || starts->n == EC_MAX_STARTS)
		return false;
	for (size_t i = 0; i < length; i++)
		starts->words[starts->n][i] = ec_lower(word[i]);
	starts->words[starts->n++][length] = '\0';
	return true;
}

/* "unit", "units?" */
static bool
read_word(Piece piece, Piece rest, EcUserStarts *starts)
{
	const char *word = piece.at;
	size_t		length;

	if (!ec_is_letter(*word))
		return false;
	while (piece.at < piece.end && is_word_byte(*piece.at))
		piece.at++;
	length = (size_t) (piece.at - word);
	if (piece.at < piece.end && *piece.at == '?')
	{
		piece.at++;
		return ends_word(piece, rest) && add_start(starts, word, length) && add_start(starts, word, length - 1);
	}
	return ends_word(piece, rest) && add_start(starts, word, length);
}

/* "(gross|net) adds", "(?:total )?adds" */
static bool
read_group(Piece piece, Piece rest, int depth, EcUserStarts *starts)
{
	const char *close = skip_item(piece.at, piece.end);
	Piece		inside = {piece.at + 1, close - 1};
	Piece		after = {close, piece.end};
	bool		is_optional = close < piece.end && (*close == '?' || *close == '*');

	if (close - piece.at < 2 || close[-1] != ')')
		return false;
	if (inside.at < inside.end && *inside.at == '?')
	{
		if (inside.end - inside.at < 2 || inside.at[1] != ':')
			return false;
		inside.at += 2;
	}
	if (close < piece.end && (*close == '+' || *close == '{'))
		return false;
	if (is_optional)
		after.at++;
	if (after.at == after.end)
		after = rest;
	if (!read_alternatives(inside, after, depth + 1, starts))
		return false;
	return !is_optional || (after.at < after.end && read_alternatives(after, rest, depth + 1, starts));
}

/* The starts of the alternatives of a piece; `rest` is what follows it. */
static bool
read_alternatives(Piece piece, Piece rest, int depth, EcUserStarts *starts)
{
	if (depth > DEEPEST)
		return false;
	while (piece.at <= piece.end)
	{
		Piece		one = {piece.at, alternative_end(piece.at, piece.end)};

		while (one.end - one.at >= 2 && one.at[0] == '\\' && one.at[1] == 'b')
			one.at += 2;
		if (one.at == one.end)
			return false;
		if (!(*one.at == '(' ? read_group(one, rest, depth, starts) : read_word(one, rest, starts)))
			return false;
		piece.at = one.end + 1;
	}
	return true;
}

bool
ec_user_starts_read(const char *pattern, EcUserStarts *starts)
{
	Piece		whole = {pattern, pattern + strlen(pattern)};
	Piece		nothing = {whole.end, whole.end};

	starts->n = 0;
	return read_alternatives(whole, nothing, 0, starts);
}
