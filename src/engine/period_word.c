/*
 * Cuts text into the tokens of which periods are made.
 *
 * White space, also a newline or a no-break space, only clears is_glued. A word is
 * looked up lower-cased in tables/periods.def; a word that is not there is OTHER.
 */
#include "engine/period_word.h"
#include "engine/word.h"

#include <string.h>

#define LONGEST_WORD 16
#define MOST_SPACES 64			/* more than these, and the mention is over */

/* Eight bytes of a word, from this one on, as a number that orders as they do; zeros beyond its end. */
#define BYTE_OF(word, i) ((i) < sizeof(word) ? (uint64_t) (unsigned char) (word)[(i) < sizeof(word) ? (i) : 0] : 0)
#define EIGHT_OF(word, i) \
	(BYTE_OF(word, i) << 56 | BYTE_OF(word, i + 1) << 48 | BYTE_OF(word, i + 2) << 40 | BYTE_OF(word, i + 3) << 32 | \
	 BYTE_OF(word, i + 4) << 24 | BYTE_OF(word, i + 5) << 16 | BYTE_OF(word, i + 6) << 8 | BYTE_OF(word, i + 7))

typedef struct PeriodWord
{
	uint64_t	head;
	uint64_t	tail;
	uint8_t		kind;
	uint8_t		value;
} PeriodWord;

static const PeriodWord period_words[] = {
#define PERIOD_WORD(word, kind, value) {EIGHT_OF(word, 0), EIGHT_OF(word, 8), EC_PW_##kind, value},
#include "engine/tables/periods.def"
#undef PERIOD_WORD
};

#define N_WORDS ((int) (sizeof(period_words) / sizeof(period_words[0])))

static const PeriodWord *
find_word(uint64_t head, uint64_t tail)
{
	int			low = 0;
	int			high = N_WORDS;

	while (low < high)
	{
		int			middle = (low + high) / 2;

		if (period_words[middle].head < head)
			low = middle + 1;
		else
			high = middle;
	}
	for (; low < N_WORDS && period_words[low].head == head; low++)
		if (period_words[low].tail == tail)
			return &period_words[low];
	return NULL;
}

typedef struct Lexer
{
	const char *at;
	const char *end;
} Lexer;

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
skip_spaces(Lexer *lexer, bool *any)
{
	int			n = 0;
	int			length;

	while ((length = space_length(lexer->at, lexer->end)) > 0 && n++ < MOST_SPACES)
		lexer->at += length;
	*any = n > 0;
	return length == 0;
}

/* Takes "'s" (or "s'" whose s is already read) after a word. */
static bool
take_possessive(Lexer *lexer)
{
	const char *at = lexer->at;
	int			length = apostrophe_length(at, lexer->end);

	if (length == 0)
		return false;
	at += length;
	if (at < lexer->end && (*at == 's' || *at == 'S') && (at + 1 == lexer->end || !ec_is_letter(at[1])))
	{
		lexer->at = at + 1;
		return true;
	}
	return false;
}

/* A word as the table has it: lower-cased, with zeros beyond its end. */
typedef struct Letters
{
	uint64_t	head;
	uint64_t	tail;
} Letters;

/* Takes at most eight letters; returns how many. */
static inline uint32_t
take_eight(Lexer *lexer, uint64_t *word)
{
	uint32_t	n = 0;

	*word = 0;
#if EC_BYTE_SCAN
	if (lexer->end - lexer->at >= 8)
	{
		uint64_t	bytes = ec_word_load(lexer->at);	/* a letter is one in either case, nothing else becomes one */
		uint64_t	others = ~ec_bytes_between(bytes, 'a', 'z') & UINT64_C(0x8080808080808080);

		n = others == 0 ? 8 : (uint32_t) __builtin_ctzll(others) >> 3;
		if (n > 0)
			*word = __builtin_bswap64(bytes) & ~UINT64_C(0) << (64 - 8 * n);
		lexer->at += n;
		return n;
	}
#endif
	for (; n < 8 && lexer->at < lexer->end && ec_is_letter(*lexer->at); n++)
		*word |= (uint64_t) ((unsigned char) *lexer->at++ | 0x20) << (56 - 8 * n);
	return n;
}

/* Takes the letters; false where they are more than any word of the table has. */
static inline bool
take_letters(Lexer *lexer, Letters *letters)
{
	letters->tail = 0;
	if (take_eight(lexer, &letters->head) < 8 || take_eight(lexer, &letters->tail) < 8 ||
		lexer->at == lexer->end || !ec_is_letter(*lexer->at))
		return true;
	while (lexer->at < lexer->end && ec_is_letter(*lexer->at))
		lexer->at++;
	return false;
}

/* "QFY" and "HFY" are the letter of a part and then "FY". */
static bool
is_letter_and_fy(const Letters *letters)
{
	return letters->head == EIGHT_OF("qfy", 0) || letters->head == EIGHT_OF("hfy", 0);
}

static void
read_word(Lexer *lexer, EcPeriodToken *token)
{
	const char *start = lexer->at;
	Letters		letters;
	const PeriodWord *found = NULL;

	token->kind = EC_PW_OTHER;
	token->is_word = true;
	if (take_letters(lexer, &letters))
	{
		if (is_letter_and_fy(&letters))
		{
			lexer->at = start + 1;
			letters.head &= UINT64_C(0xFF) << 56;
		}
		found = find_word(letters.head, letters.tail);
	}
	if (found != NULL)
	{
		token->kind = found->kind;
		token->value = found->value;
	}
	token->is_possessive = take_possessive(lexer);
}

static void
read_number(Lexer *lexer, EcPeriodToken *token)
{
	const char *start = lexer->at;

	token->kind = EC_PW_NUMBER;
	for (; lexer->at < lexer->end && ec_is_digit(*lexer->at) && lexer->at - start < 10; lexer->at++)
		if (lexer->at - start < 9)
			token->value = token->value * 10 + (uint32_t) (*lexer->at - '0');
	token->digits = lexer->at - start > 9 ? 255 : (uint8_t) (lexer->at - start);
	if (token->digits == 4)
		token->is_possessive = take_possessive(lexer);
}

static void
read_sign(Lexer *lexer, EcPeriodToken *token)
{
	int			length;

	if ((length = apostrophe_length(lexer->at, lexer->end)) > 0)
		token->kind = EC_PW_APOSTROPHE;
	else if ((length = dash_length(lexer->at, lexer->end)) > 0)
		token->kind = EC_PW_DASH;
	else
	{
		length = 1;
		token->kind = *lexer->at == ',' ? EC_PW_COMMA : *lexer->at == '.' ? EC_PW_DOT
			: *lexer->at == '/' ? EC_PW_SLASH : EC_PW_OTHER;
	}
	lexer->at += length;
}

static EcPeriodToken
cut_token(Lexer *lexer)
{
	EcPeriodToken token = {.kind = EC_PW_END_OF_TEXT};
	bool		spaced = false;

	/* nearly always there is a letter, or one space before it */
	if (lexer->end - lexer->at > 1 && *lexer->at == ' ' && ec_is_letter(lexer->at[1]))
	{
		spaced = true;
		lexer->at++;
	}
	else if (!skip_spaces(lexer, &spaced) || lexer->at == lexer->end)
		return token;
	token.is_glued = !spaced;
	token.first = *lexer->at;
	if (ec_is_letter(*lexer->at))
		read_word(lexer, &token);
	else if (ec_is_digit(*lexer->at))
		read_number(lexer, &token);
	else
		read_sign(lexer, &token);
	return token;
}

EcPeriodCursor
ec_period_cursor(EcPeriodText *text, const char *start, size_t length, bool is_whole)
{
	text->start = start;
	text->end = start + length;
	text->is_whole = is_whole;
	text->n = 0;
	return (EcPeriodCursor) {text, 0};
}

void
ec_period_cut(EcPeriodText *text)
{
	Lexer		lexer = {text->n == 0 ? text->start : text->ends[text->n - 1], text->end};

	text->tokens[text->n] = cut_token(&lexer);
	text->ends[text->n] = lexer.at;
	text->n++;
}

bool
ec_period_take_joined(EcPeriodCursor *cursor, EcPeriodClass kind, EcPeriodToken *token)
{
	EcPeriodCursor ahead = *cursor;
	EcPeriodToken next;

	if (!ec_period_next_token(&ahead).is_glued)
		return false;
	next = ec_period_next_token(&ahead);
	if (!next.is_glued || next.kind != kind)
		return false;
	*cursor = ahead;
	*token = next;
	return true;
}
