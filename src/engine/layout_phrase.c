/*
 * Phrases in a piece of text, as whole words, case folded. A table of phrases is held against
 * the text by the two letters with which the text's words start, so that most phrases cost one test of a bit.
 */
#include "engine/layout_parts.h"

#include <string.h>

static bool
is_word_byte(char c)
{
	return ec_is_letter(c) || ec_is_digit(c);
}

/* Length of `word` at the start of `slice`, case folded, a space standing for any white space; 0 if it is not there. */
uint32_t
ec_slice_match(EcSlice slice, uint32_t at, const char *word)
{
	uint32_t	start = at;

	for (; *word != '\0'; word++)
	{
		if (at >= slice.length)
			return 0;
		if (*word == ' ' && ec_is_space(slice.data[at]))
			while (at + 1 < slice.length && ec_is_space(slice.data[at + 1]))
				at++;
		else if (ec_lower(slice.data[at]) != *word)
			return 0;
		at++;
	}
	return at - start;
}

/* The next place from `at` on where the letter stands, in lower or upper case; the length of the slice where it does not. */
static uint32_t
next_letter(EcSlice slice, uint32_t at, char letter)
{
	const char *found = at < slice.length ? memchr(slice.data + at, letter, slice.length - at) : NULL;

	return found == NULL ? slice.length : (uint32_t) (found - slice.data);
}

bool
ec_slice_find(EcSlice slice, const char *word, uint32_t *where)
{
	uint32_t	before = ec_rarest_byte(word, strspn(word, "abcdefghijklmnopqrstuvwxyz"));
	char		letter = word[before];
	char		capital = letter >= 'a' && letter <= 'z' ? (char) (letter - 'a' + 'A') : letter;
	uint32_t	small_at = next_letter(slice, before, letter);
	uint32_t	capital_at = next_letter(slice, before, capital);

	for (;;)
	{
		uint32_t	at = small_at < capital_at ? small_at : capital_at;
		uint32_t	i = at - before;
		uint32_t	n;

		if (at >= slice.length)
			return false;
		n = i > 0 && is_word_byte(slice.data[i - 1]) ? 0 : ec_slice_match(slice, i, word);
		if (n > 0 && (i + n == slice.length || !is_word_byte(slice.data[i + n])))
		{
			*where = i;
			return true;
		}
		if (small_at == at)
			small_at = next_letter(slice, at + 1, letter);
		if (capital_at == at)
			capital_at = next_letter(slice, at + 1, capital);
	}
}

static uint64_t
bit_of(char first, char second)
{
	return EC_WORD_BIT(ec_lower(first), ec_is_letter(second) ? ec_lower(second) : 0);
}

/* Notes where the words of the slice start; a longer slice than fits is cut. */
void
ec_words_cut(EcSlice slice, EcWords *words)
{
	bool		in_word = false;

	words->text = slice;
	words->starts_with = 0;
	words->n = 0;
	for (uint32_t i = 0; i < slice.length && words->n < EC_MAX_WORDS; i++)
	{
		bool		is_word = is_word_byte(slice.data[i]) || (unsigned char) slice.data[i] >= 0xC2;

		if (is_word && !in_word)
		{
			words->starts[words->n++] = (uint16_t) i;
			words->starts_with |= bit_of(slice.data[i], i + 1 < slice.length ? slice.data[i + 1] : '\0');
		}
		in_word = is_word_byte(slice.data[i]);
		if (i == UINT16_MAX)
			break;
	}
}

bool
ec_words_have(const EcWords *words, const char *phrase)
{
	if ((words->starts_with & bit_of(phrase[0], phrase[1])) == 0)
		return false;
	for (int i = 0; i < words->n; i++)
	{
		uint32_t	at = words->starts[i];
		uint32_t	n;

		if (ec_lower(words->text.data[at]) != phrase[0])
			continue;
		n = ec_slice_match(words->text, at, phrase);
		if (n > 0 && (at + n == words->text.length || !is_word_byte(words->text.data[at + n])))
			return true;
	}
	return false;
}
