/*
 * Cuts text into the tokens of which periods are made.
 *
 * White space, also a newline or a no-break space, only clears is_glued. A word is
 * looked up lower-cased in tables/periods.def; a word that is not there is OTHER.
 */
#include "engine/period_word.h"

#include <string.h>

#define LONGEST_WORD 12
#define MOST_SPACES 64			/* more than these, and the mention is over */

static const struct PeriodWord
{
	const char *word;
	uint8_t		kind;
	uint8_t		value;
}			period_words[] = {
#define PERIOD_WORD(word, kind, value) {word, EC_PW_##kind, value},
#include "engine/tables/periods.def"
#undef PERIOD_WORD
};

#define N_WORDS ((int) (sizeof(period_words) / sizeof(period_words[0])))

static const struct PeriodWord *
find_word(const char *lowered)
{
	int			low = 0;
	int			high = N_WORDS - 1;

	while (low <= high)
	{
		int			middle = (low + high) / 2;
		int			order = strcmp(lowered, period_words[middle].word);

		if (order == 0)
			return &period_words[middle];
		if (order < 0)
			high = middle - 1;
		else
			low = middle + 1;
	}
	return NULL;
}

/* Bytes of the sign at `at` if it is one of these: ' ` and their typographic forms; else 0. */
static int
apostrophe_length(const char *at, const char *end)
{
	if (at < end && (*at == '\'' || *at == '`'))
		return 1;
	if (end - at >= 3 && memcmp(at, "\xE2\x80", 2) == 0 && ((unsigned char) at[2] == 0x98 || (unsigned char) at[2] == 0x99))
		return 3;
	return 0;
}

/* Hyphen, hyphen proper, no-break hyphen, figure, en and em dash. */
static int
dash_length(const char *at, const char *end)
{
	if (at < end && *at == '-')
		return 1;
	if (end - at >= 3 && memcmp(at, "\xE2\x80", 2) == 0 && (unsigned char) at[2] >= 0x90 && (unsigned char) at[2] <= 0x94)
		return 3;
	return 0;
}

static int
space_length(const char *at, const char *end)
{
	if (at < end && ec_is_space(*at))
		return 1;
	if (end - at >= 2 && memcmp(at, "\xC2\xA0", 2) == 0)
		return 2;
	return 0;
}

/* False where there is too much of it. */
static bool
skip_spaces(EcPeriodCursor *cursor, bool *any)
{
	int			n = 0;
	int			length;

	while ((length = space_length(cursor->at, cursor->end)) > 0 && n++ < MOST_SPACES)
		cursor->at += length;
	*any = n > 0;
	return length == 0;
}

/* Takes "'s" (or "s'" whose s is already read) after a word. */
static bool
take_possessive(EcPeriodCursor *cursor)
{
	const char *at = cursor->at;
	int			length = apostrophe_length(at, cursor->end);

	if (length == 0)
		return false;
	at += length;
	if (at < cursor->end && (*at == 's' || *at == 'S') && (at + 1 == cursor->end || !ec_is_letter(at[1])))
	{
		cursor->at = at + 1;
		return true;
	}
	return false;
}

static void
read_word(EcPeriodCursor *cursor, EcPeriodToken *token)
{
	char		lowered[LONGEST_WORD + 1];
	size_t		n = 0;
	const struct PeriodWord *found = NULL;

	token->is_capital = ec_is_upper(*cursor->at);
	for (; cursor->at < cursor->end && ec_is_letter(*cursor->at); cursor->at++)
		if (n <= LONGEST_WORD)
			lowered[n++] = ec_lower(*cursor->at);
	if (n <= LONGEST_WORD)
	{
		lowered[n] = '\0';
		found = find_word(lowered);
	}
	token->kind = found == NULL ? EC_PW_OTHER : found->kind;
	token->value = found == NULL ? 0 : found->value;
	token->is_possessive = take_possessive(cursor);
}

static void
read_number(EcPeriodCursor *cursor, EcPeriodToken *token)
{
	const char *start = cursor->at;

	token->kind = EC_PW_NUMBER;
	for (; cursor->at < cursor->end && ec_is_digit(*cursor->at) && cursor->at - start < 10; cursor->at++)
		if (cursor->at - start < 9)
			token->value = token->value * 10 + (uint32_t) (*cursor->at - '0');
	token->digits = cursor->at - start > 9 ? 255 : (uint8_t) (cursor->at - start);
	if (token->digits == 4)
		token->is_possessive = take_possessive(cursor);
}

static void
read_sign(EcPeriodCursor *cursor, EcPeriodToken *token)
{
	int			length;

	if ((length = apostrophe_length(cursor->at, cursor->end)) > 0)
		token->kind = EC_PW_APOSTROPHE;
	else if ((length = dash_length(cursor->at, cursor->end)) > 0)
		token->kind = EC_PW_DASH;
	else
	{
		length = 1;
		token->kind = *cursor->at == ',' ? EC_PW_COMMA : *cursor->at == '.' ? EC_PW_DOT
			: *cursor->at == '/' ? EC_PW_SLASH : EC_PW_OTHER;
	}
	cursor->at += length;
}

EcPeriodToken
ec_period_next_token(EcPeriodCursor *cursor)
{
	EcPeriodToken token = {.kind = EC_PW_END_OF_TEXT};
	bool		spaced;

	if (!skip_spaces(cursor, &spaced) || cursor->at == cursor->end)
		return token;
	token.is_glued = !spaced;
	if (ec_is_letter(*cursor->at))
		read_word(cursor, &token);
	else if (ec_is_digit(*cursor->at))
		read_number(cursor, &token);
	else
		read_sign(cursor, &token);
	return token;
}

EcPeriodToken
ec_period_peek(EcPeriodCursor cursor)
{
	return ec_period_next_token(&cursor);
}

bool
ec_period_take(EcPeriodCursor *cursor, EcPeriodClass kind, EcPeriodToken *token)
{
	EcPeriodCursor ahead = *cursor;
	EcPeriodToken next = ec_period_next_token(&ahead);

	if (next.kind == EC_PW_DASH && kind != EC_PW_DASH && next.is_glued)
	{
		next = ec_period_next_token(&ahead);
		if (!next.is_glued)
			return false;
	}
	if (next.kind != kind)
		return false;
	*cursor = ahead;
	*token = next;
	return true;
}
