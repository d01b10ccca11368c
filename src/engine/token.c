/*
 * Cuts a sentence into tokens and looks their words up.
 *
 * Most tokens are runs of plain letters: these are found, folded and looked up eight
 * bytes at a time. What stands inside words otherwise (R&D, company's, U.S., Q2, accents) goes a
 * slower way. Near the end of the span bytes are copied, so nothing beyond it is read.
 */
#include "engine/lexicon_build.h"
#include "engine/sentence.h"

#define EC_ONES UINT64_C(0x0101010101010101)
#define EC_HIGH_BITS UINT64_C(0x8080808080808080)

typedef struct Tokenizer
{
	const EcLexicon *lexicon;
	EcLayout *layout;
	const char *text;
	uint32_t	at;
	uint32_t	end;
	EcSentence *sentence;
} Tokenizer;

/* How many bytes at `text` are ASCII letters, at most `limit`. */
static inline uint32_t
count_letters(const char *text, uint32_t limit)
{
	uint32_t	n = 0;

#if EC_BYTE_SCAN
	while (n + 8 <= limit)
	{
		uint64_t	bytes;
		uint64_t	folded;
		uint64_t	others;

		memcpy(&bytes, text + n, sizeof(bytes));
		folded = (bytes | EC_FOLD) & ~EC_HIGH_BITS;
		others = (folded + (0x80 - 'a') * EC_ONES) & ~(folded + (0x80 - 'z' - 1) * EC_ONES);
		others = ~(others & ~bytes) & EC_HIGH_BITS;
		if (others != 0)
			return n + ((uint32_t) __builtin_ctzll(others) >> 3);
		n += 8;
	}
#endif
	while (n < limit && ec_is_letter(text[n]))
		n++;
	return n;
}

static inline EcToken *
add_token(Tokenizer *t, uint32_t start, uint32_t end, EcTokenKind kind)
{
	EcSentence *sentence = t->sentence;
	EcToken    *token = &sentence->tokens[sentence->n_tokens];

	token->start = start;
	token->length = (uint16_t) (end - start);
	token->word = 0;
	token->classes = 0;
	token->kind = (uint8_t) kind;
	token->is_capitalized = ec_is_upper(t->text[start]);
	token->is_sentence_start = sentence->n_tokens == 0;
	token->punctuation = '\0';
	sentence->n_tokens++;
	t->at = end;
	return token;
}

static bool
is_byte_at(const Tokenizer *t, uint32_t at, char byte)
{
	return at < t->end && t->text[at] == byte;
}

static bool
is_letter_at(const Tokenizer *t, uint32_t at)
{
	return at < t->end && ec_is_letter(t->text[at]);
}

static bool
is_bytes_at(const Tokenizer *t, uint32_t at, const char *bytes, uint32_t length)
{
	return t->end - at >= length && memcmp(t->text + at, bytes, length) == 0;
}

/* Length of a letter beyond ASCII (Latin to Cyrillic, CJK) at `at`, else 0. */
static uint32_t
wide_letter(const Tokenizer *t, uint32_t at)
{
	unsigned char lead = at < t->end ? (unsigned char) t->text[at] : 0;
	unsigned char next = at + 1 < t->end ? (unsigned char) t->text[at + 1] : 0;
	uint32_t	length;

	if (lead < 0xC3 || lead == 0xE2 || lead == 0xEF || lead > 0xF4 || (next & 0xC0) != 0x80)
		return 0;
	if (lead == 0xC3 && (next == 0x97 || next == 0xB7))
		return 0;
	length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
	return t->end - at < length ? t->end - at : length;
}

/* Length of an apostrophe, straight or curly, that a letter follows; else 0. */
static uint32_t
inner_apostrophe(const Tokenizer *t, uint32_t at)
{
	uint32_t	length = is_byte_at(t, at, '\'') ? 1 : is_bytes_at(t, at, "\xE2\x80\x99", 3) ? 3 : 0;

	return length > 0 && is_letter_at(t, at + length) ? length : 0;
}

/* Bytes from `at` that continue the word which starts at `start`: digits, "&D", ".S", "é"; 0 at its end. */
static uint32_t
continue_word(const Tokenizer *t, uint32_t start, uint32_t at)
{
	uint32_t	length = wide_letter(t, at);

	if (length > 0)
		return length;
	if (at >= t->end)
		return 0;
	if (ec_is_digit(t->text[at]) || ec_is_letter(t->text[at]))
		return 1;
	if (t->text[at] == '&' && at - start <= 3 && is_letter_at(t, at + 1))
		return 2;
	if (t->text[at] == '.' && is_letter_at(t, at + 1) && !is_letter_at(t, at + 2) &&
		(at - start == 1 || (at - start > 2 && t->text[at - 2] == '.')))
		return 2;
	return 0;
}

static inline void
set_word(const Tokenizer *t, EcToken *token, const EcLexiconWord *entry)
{
	token->word = entry->id;
	token->classes = entry->classes;
	t->sentence->classes |= entry->classes;
}

static void
look_up(const Tokenizer *t, EcToken *token, const char *text, uint32_t length)
{
	set_word(t, token, ec_word_table_entry(&t->lexicon->words, text, length));
}

/*
 * A word with an apostrophe behind its first `before` bytes and so many behind it, as the lexicon writes it. "company's" has
 * the id of "company", but classes of its own.
 */
static void
look_up_apostrophe(const Tokenizer *t, EcToken *token, uint32_t before, uint32_t apostrophe, uint32_t behind)
{
	const char *text = t->text + token->start;
	char		plain[EC_MAX_WORD + 1];

	if (before + 1 + behind <= EC_MAX_WORD)
	{
		memcpy(plain, text, before);
		plain[before] = '\'';
		memcpy(plain + before + 1, text + before + apostrophe, behind);
		look_up(t, token, plain, before + 1 + behind);
	}
	if (behind == 1 && ec_lower(text[before + apostrophe]) == 's')
		token->word = ec_word_table_find(&t->lexicon->words, text, before);
}

/* A word with more than plain letters; `at` is the end of those it begins with. */
static void
add_special_word(Tokenizer *t, uint32_t start, uint32_t at)
{
	EcToken    *token;
	uint32_t	more;
	uint32_t	apostrophe;

	while ((more = continue_word(t, start, at)) > 0)
		at += more;
	apostrophe = inner_apostrophe(t, at);
	if (apostrophe == 0)
	{
		token = add_token(t, start, at, EC_TOKEN_WORD);
		look_up(t, token, t->text + start, at - start);
		return;
	}
	more = count_letters(t->text + at + apostrophe, t->end - at - apostrophe);
	token = add_token(t, start, at + apostrophe + more, EC_TOKEN_WORD);
	look_up_apostrophe(t, token, at - start, apostrophe, more);
}

/* A word of plain letters. */
static void
look_up_plain(const Tokenizer *t, EcToken *token)
{
#if EC_BYTE_SCAN
	uint32_t	length = token->length;

	if (length <= 8 && t->end - token->start >= 8)
	{
		EcWordKey	key = {ec_word_load(t->text + token->start) & (~UINT64_C(0) >> (64 - 8 * length)), 0};

		set_word(t, token, ec_word_table_lookup(&t->lexicon->words, key, length));
		return;
	}
#endif
	look_up(t, token, t->text + token->start, token->length);
}

/* Remembers digits and number words, by which a sentence can be told to hold no quantity. */
static void
note_signals(EcSentence *sentence, const EcLexicon *lexicon)
{
	const EcToken *token = &sentence->tokens[sentence->n_tokens - 1];

	if (lexicon->words.flags[token->word] & EC_WORD_STARTS_QUANTITY)
		sentence->signals |= EC_SIGNAL_NUMBER_WORD;
}

/* "RMB2.15 billion": the currency that a number is written next to; but "Q2", "H1", "M09" are words. */
static bool
is_sign_of_number(const Tokenizer *t, uint32_t start, uint32_t end)
{
	return end - start >= 2 && end - start <= 4 && ec_is_upper(t->text[end - 2]) &&
		(t->lexicon->words.flags[ec_word_table_find(&t->lexicon->words, t->text + start, end - start)] & EC_WORD_LEADS_TO_QUANTITY) != 0;
}

static void
add_word(Tokenizer *t)
{
	uint32_t	start = t->at;
	uint32_t	end = start + count_letters(t->text + start, t->end - start);
	char		next = end < t->end ? t->text[end] : ' ';

	if (next == ' ' || next == ',' || next == '-' || next == '\n' || (ec_is_digit(next) && is_sign_of_number(t, start, end)))
		look_up_plain(t, add_token(t, start, end, EC_TOKEN_WORD));
	else
		add_special_word(t, start, end);
	note_signals(t->sentence, t->lexicon);
}

/* Digits with inner points and commas, and the letters that follow at once. */
static void
add_number(Tokenizer *t)
{
	uint32_t	start = t->at;
	uint32_t	at = start;

	for (; at < t->end; at++)
	{
		char		c = t->text[at];

		if (ec_is_digit(c) || ec_is_letter(c))
			continue;
		if ((c != '.' && c != ',') || at + 1 >= t->end || !ec_is_digit(t->text[at + 1]))
			break;
	}
	look_up(t, add_token(t, start, at, EC_TOKEN_NUMBER), t->text + start, at - start);
	t->sentence->signals |= EC_SIGNAL_DIGIT;
}

static void
add_punctuation(Tokenizer *t, uint32_t length, char punctuation)
{
	EcToken    *token = add_token(t, t->at, t->at + length, EC_TOKEN_PUNCTUATION);

	token->punctuation = punctuation;
	if (punctuation == ',')
		look_up(t, token, ",", 1);
}

/*
 * Dashes and hyphens are told apart by the space around them, since texts mix the characters. A hyphen that
 * touches one of two words ("full -year") joins too: so some programs write what they take from pages.
 */
static bool
joins_neighbours(const Tokenizer *t, uint32_t at, uint32_t after)
{
	bool		touches_before = at > t->sentence->span.start && !ec_is_space(t->text[at - 1]);
	bool		touches_after = after < t->end && !ec_is_space(t->text[after]) && t->text[after] != '-';

	if (touches_before != touches_after && after == at + 1 && at > t->sentence->span.start + 1)
		return is_letter_at(t, after + !touches_after) && ec_is_letter(t->text[at - 1 - !touches_before]);
	return touches_before && touches_after;
}

static void
add_dash(Tokenizer *t, uint32_t length)
{
	uint32_t	after = t->at + length;
	bool		joins = joins_neighbours(t, t->at, after);

	while (is_byte_at(t, after, '-'))
		after++;
	add_punctuation(t, after - t->at, joins ? '-' : '_');
}

/* U+2010 .. U+2015, U+2018 .. U+201F, U+2026 by their last byte after E2 80; '\0' for others. */
static char
general_punctuation(unsigned char last)
{
	if (last >= 0x90 && last <= 0x95)
		return '-';
	if (last >= 0x98 && last <= 0x9F)
		return '"';
	return last == 0xA6 ? '_' : '\0';
}

/* Spaces that are not ASCII: U+00A0, U+200B and its neighbours, U+FEFF. Returns bytes, else 0. */
static uint32_t
wide_space(const Tokenizer *t, uint32_t at)
{
	if (is_bytes_at(t, at, "\xC2\xA0", 2) || is_bytes_at(t, at, "\xC2\xAD", 2))
		return 2;
	if (is_bytes_at(t, at, "\xEF\xBB\xBF", 3))
		return 3;
	if (is_bytes_at(t, at, "\xE2\x80", 2) && t->end - at > 2 && (unsigned char) t->text[at + 2] < 0x90)
		return 3;
	return 0;
}

static uint32_t
character_length(const Tokenizer *t, uint32_t at)
{
	uint32_t	length = 1;

	while (length < 4 && at + length < t->end && ((unsigned char) t->text[at + length] & 0xC0) == 0x80)
		length++;
	return length;
}

static void
add_wide(Tokenizer *t)
{
	uint32_t	length = wide_space(t, t->at);
	char		punctuation = '\0';

	if (length > 0)
	{
		t->at += length;
		return;
	}
	if (wide_letter(t, t->at) > 0)
	{
		add_special_word(t, t->at, t->at);
		return;
	}
	if (is_bytes_at(t, t->at, "\xE2\x80", 2) && t->end - t->at > 2)
		punctuation = general_punctuation((unsigned char) t->text[t->at + 2]);
	if (punctuation == '-')
		add_dash(t, 3);
	else if (punctuation != '\0')
		add_punctuation(t, 3, punctuation);
	else
		add_token(t, t->at, t->at + character_length(t, t->at), EC_TOKEN_SYMBOL);
}

/* A full stop inside a sentence belongs to the word before it (an abbreviation); two or more are an ellipsis. */
static void
add_stop(Tokenizer *t)
{
	EcSentence *sentence = t->sentence;
	EcToken    *before = sentence->n_tokens > 0 ? &sentence->tokens[sentence->n_tokens - 1] : NULL;
	uint32_t	length = 1;

	while (is_byte_at(t, t->at + length, '.'))
		length++;
	if (length == 1 && t->at + 1 < t->end && before != NULL && before->kind == EC_TOKEN_WORD &&
		before->start + before->length == t->at)
	{
		before->length++;
		t->at++;
		before->classes = ec_word_table_entry(&t->lexicon->words, t->text + before->start, before->length)->classes;	/* "U.S." */
		sentence->classes |= before->classes;
	}
	else
		add_punctuation(t, length, length == 1 ? '.' : '_');
}

static void
add_symbol(Tokenizer *t)
{
	EcToken    *token = add_token(t, t->at, t->at + 1, EC_TOKEN_SYMBOL);

	if (t->text[token->start] == '&')
		look_up(t, token, "&", 1);
}

static void
add_other(Tokenizer *t, char c)
{
	switch (c)
	{
		case ',':
		case ';':
		case ':':
		case '?':
		case '!':
		case '(':
		case ')':
		case '"':
		case '/':
			add_punctuation(t, 1, c);
			break;
		case '[':
			add_punctuation(t, 1, '(');
			break;
		case ']':
			add_punctuation(t, 1, ')');
			break;
		case '\'':
			add_punctuation(t, 1, '"');
			break;
		case '.':
			add_stop(t);
			break;
		case '-':
			add_dash(t, 1);
			break;
		default:
			add_symbol(t);
	}
}

/* Past a newline, and past the lines of furniture that follow it. */
static void
skip_newline(Tokenizer *t)
{
	uint32_t	line_end;

	t->at++;
	while (t->layout != NULL && t->at < t->end && ec_layout_is_furniture(t->layout, t->at, &line_end))
		t->at = line_end > t->at ? line_end : t->end;
}

#define LEAST_SHOUTED 8			/* words of a sentence that is all in capitals */

/* In a sentence of capitals only, a capital is no sign of a name. */
static void
forget_capitals(const char *text, EcSentence *sentence)
{
	int			words = 0;

	for (int t = 0; t < sentence->n_tokens; t++)
	{
		const EcToken *token = &sentence->tokens[t];

		if (token->kind != EC_TOKEN_WORD)
			continue;
		words++;
		for (uint32_t i = token->start; i < token->start + token->length; i++)
			if (text[i] >= 'a' && text[i] <= 'z')
				return;
	}
	for (int t = 0; t < sentence->n_tokens && words >= LEAST_SHOUTED; t++)
		sentence->tokens[t].is_capitalized = false;
}

void
ec_tokens_read(const EcLexicon *lexicon, EcLayout *layout, const char *text,
			   EcSpan span, EcSentence *sentence)
{
	Tokenizer	t = {lexicon, layout, text, span.start, span.end, sentence};

	sentence->span = span;
	sentence->n_tokens = 0;
	sentence->n_mentions = 0;
	sentence->signals = sentence->classes = 0;
	while (t.at < t.end && sentence->n_tokens < EC_MAX_TOKENS)
	{
		char		c = text[t.at];

		if (c == ' ')
			t.at++;
		else if (ec_is_letter(c))
			add_word(&t);
		else if (c == '\n')
			skip_newline(&t);
		else if (ec_is_space(c))
			t.at++;
		else if (ec_is_digit(c))
			add_number(&t);
		else if (c & 0x80)
			add_wide(&t);
		else
			add_other(&t, c);
	}
	forget_capitals(text, sentence);
}
