/*
 * Cuts the words of a turn into sentences.
 *
 * A full stop ends a sentence unless it stands inside a number, a word or an
 * ellipsis, or after an abbreviation. A newline ends one where the layout says so; in
 * wrapped text only an empty line does, and not where a page break fell into a sentence.
 * Speech that has no stops at all is cut where something new begins.
 * Each byte is looked at a bounded number of times: lines that end no sentence are
 * read again only by the search for the next break.
 */
#include <string.h>

#include "engine/match.h"
#include "engine/sentence.h"

typedef struct Cutter
{
	EcLayout *layout;
	const char *text;
	uint32_t	start;			/* of the sentence */
	uint32_t	limit;			/* where it ends at the latest */
	uint32_t	end;			/* of the turn's words */
} Cutter;

static bool
is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == '\f';
}

static bool
is_lower(char c)
{
	return c >= 'a' && c <= 'z';
}

/* Past a line of furniture that starts at `at`, or `at` itself. */
static uint32_t
skip_furniture(const Cutter *cutter, uint32_t at)
{
	uint32_t	line_end;

	if (cutter->layout == NULL || at >= cutter->end || !ec_layout_is_furniture(cutter->layout, at, &line_end))
		return at;
	return line_end > at && line_end <= cutter->end ? line_end : cutter->end;
}

/* Length of a quotation mark or bracket that closes, at `at`; else 0. */
static uint32_t
closer(const Cutter *cutter, uint32_t at)
{
	const char *p = cutter->text + at;

	if (at >= cutter->end)
		return 0;
	if (*p == '"' || *p == '\'' || *p == ')' || *p == ']')
		return 1;
	if (cutter->end - at >= 3 && (memcmp(p, "\xE2\x80\x9D", 3) == 0 || memcmp(p, "\xE2\x80\x99", 3) == 0))
		return 3;
	return 0;
}

static uint32_t
skip_spaces(const Cutter *cutter, uint32_t at)
{
	while (at < cutter->end && (is_blank(cutter->text[at]) || cutter->text[at] == '\n'))
		at++;
	return at;
}

/* Word that ends before `at`, with the single letters and stops of "U.S"; may be empty. */
static EcSlice
word_before(const Cutter *cutter, uint32_t at)
{
	uint32_t	start = at;
	EcSlice		word;

	while (start > cutter->start && at - start <= 12 &&
		   (ec_is_letter(cutter->text[start - 1]) || cutter->text[start - 1] == '.'))
		start--;
	word.data = cutter->text + start;
	word.length = at - start;
	if (start > cutter->start && (ec_is_digit(word.data[-1]) || word.data[-1] == '&'))
		word.length = 0;
	return word;
}

/* What a full stop after a word means; the classes of tables/abbreviations.def. */
typedef enum WordClass
{
	CLASS_PLAIN,				/* ends the sentence */
	CLASS_ABBREVIATION,			/* never does */
	CLASS_BEFORE_NUMBER,		/* does, unless a number follows */
	CLASS_OR_END,				/* does only where a sentence opener follows */
	CLASS_OPENER				/* no abbreviation but such an opener */
} WordClass;

#define MAX_CLASSED_WORD 12
#define LONGEST_ABBREVIATION 6	/* without stops inside; longer words of the table open sentences */

/* The class of `word`; all words of the table are tried, as there are few. */
static WordClass
word_class(EcSlice word)
{
	static const struct
	{
		WordClass	class;
		const char *words;
	}			lists[] = {
#define ABBREVIATIONS(class, words) {CLASS_##class, " " words " "},
#include "engine/tables/abbreviations.def"
#undef ABBREVIATIONS
	};
	char		key[MAX_CLASSED_WORD + 3] = " ";

	if (word.length == 0 || word.length > MAX_CLASSED_WORD)
		return CLASS_PLAIN;
	for (uint32_t i = 0; i < word.length; i++)
		key[i + 1] = ec_lower(word.data[i]);
	key[word.length + 1] = ' ';
	for (size_t i = 0; i < sizeof(lists) / sizeof(lists[0]); i++)
		if (strstr(lists[i].words, key) != NULL)
			return lists[i].class;
	if (word.length >= 3 && word.data[word.length - 2] == '.')
		return CLASS_OR_END;
	return word.length == 1 && word.data[0] != 'I' ? CLASS_OR_END : CLASS_PLAIN;
}

/* Does the word at `at` open sentences ("The", "We")? */
static bool
opens_sentence(const Cutter *cutter, uint32_t at)
{
	EcSlice		word = {cutter->text + at, 0};

	while (at + word.length < cutter->end && word.length <= MAX_CLASSED_WORD && ec_is_letter(word.data[word.length]))
		word.length++;
	return ec_is_upper(cutter->text[at]) && word_class(word) == CLASS_OPENER;
}

/* Does the full stop at `at`, before the word or number at `next`, belong to an abbreviation? */
static bool
abbreviates(const Cutter *cutter, uint32_t at, uint32_t next)
{
	bool		is_detached = at > cutter->start && is_blank(cutter->text[at - 1]);	/* "Rs . 480" */
	EcSlice		word = word_before(cutter, is_detached ? at - 1 : at);
	WordClass	class;

	if (word.length > LONGEST_ABBREVIATION && memchr(word.data, '.', word.length) == NULL)
		return false;
	class = word_class(word);
	if (is_detached && class != CLASS_BEFORE_NUMBER)
		return false;
	switch (class)
	{
		case CLASS_ABBREVIATION:
			return true;
		case CLASS_BEFORE_NUMBER:
			return ec_is_digit(cutter->text[next]) || cutter->text[next] == '$';
		case CLASS_OR_END:
			return !opens_sentence(cutter, next);
		default:
			return false;
	}
}

/* Does the stop at `at`, with text and no space after it, end a sentence whose space got lost ("quarter.Revenue")? */
static bool
ends_without_space(const Cutter *cutter, uint32_t at)
{
	uint32_t	next = at + 1;

	return at > cutter->start + 3 && next + 1 < cutter->end &&
		ec_is_upper(cutter->text[next]) && is_lower(cutter->text[next + 1]) &&
		(cutter->text[at - 1] == '%' || cutter->text[at - 1] == ')' ||
		 (is_lower(cutter->text[at - 1]) && is_lower(cutter->text[at - 2])));
}

/* Does the full stop at `at` end the sentence? Then *after is where its last byte is passed. */
static bool
ends_at_stop(const Cutter *cutter, uint32_t at, uint32_t *after)
{
	bool		is_ellipsis = at > cutter->start && cutter->text[at - 1] == '.';
	uint32_t	next = at + 1;
	uint32_t	length;

	while ((length = closer(cutter, next)) > 0)
		next += length;
	*after = next;
	if (next >= cutter->end)
		return true;
	if (!is_blank(cutter->text[next]) && cutter->text[next] != '\n')
		return next == at + 1 && ends_without_space(cutter, at);
	next = skip_spaces(cutter, next);
	if (next >= cutter->end)
		return true;
	if (is_ellipsis)
		return ec_is_upper(cutter->text[next]);
	return !abbreviates(cutter, at, next);
}

static bool
ends_at_mark(const Cutter *cutter, uint32_t at, uint32_t *after)
{
	uint32_t	next = at + 1;
	uint32_t	length;

	while ((length = closer(cutter, next)) > 0)
		next += length;
	*after = next;
	if (next < cutter->end && !is_blank(cutter->text[next]) && cutter->text[next] != '\n')
		return false;
	next = skip_spaces(cutter, next);
	return next >= cutter->end || !is_lower(cutter->text[next]);
}

/* What stands between the end of a line and the next line that is speech. */
typedef struct Gap
{
	int			empty_lines;
	bool		has_furniture;
	uint32_t	next;			/* first byte that is no space */
} Gap;

static Gap
read_gap(const Cutter *cutter, uint32_t newline)
{
	Gap			gap = {0, false, newline + 1};
	uint32_t	at = newline + 1;

	while (at < cutter->end)
	{
		uint32_t	past = skip_furniture(cutter, at);

		if (past > at)
		{
			gap.has_furniture = true;
			at = past;
			continue;
		}
		while (at < cutter->end && is_blank(cutter->text[at]))
			at++;
		if (at >= cutter->end || cutter->text[at] != '\n')
			break;
		gap.empty_lines++;
		at++;
	}
	gap.next = at;
	return gap;
}

/* A mark at the start of a line that begins an item; a dash only before a capital, as it may stand in a sentence. */
static bool
is_bullet(const Cutter *cutter, uint32_t at)
{
	static const char *const marks[] = {"\xE2\x80\xA2", "\xC2\xB7 ", "* ", "\xE2\x96\xAA", "\xE2\x96\xA0", "\xE2\x97\x8F",
	"\xE2\x97\x8B", "\xE2\x97\xA6", "\xE2\x9E\xA2", "\xEF\x82\xB7", "\xEF\x82\xA7"};
	static const char *const dashes[] = {"- ", "\xE2\x80\x93 "};
	const char *p = cutter->text + at;

	if (cutter->end - at < 5 || ec_is_letter(*p))
		return false;
	for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++)
		if (memcmp(p, marks[i], strlen(marks[i])) == 0)
			return true;
	for (size_t i = 0; i < sizeof(dashes) / sizeof(dashes[0]); i++)
		if (memcmp(p, dashes[i], strlen(dashes[i])) == 0)
			return ec_is_upper(p[strlen(dashes[i])]);
	return false;
}

/* A stray newline: the word before it calls for another ("adjusted earnings of", "to the"). */
static bool
falls_into_sentence(const Cutter *cutter, uint32_t at, uint32_t *next)
{
	static const char *const binders[] = {"of", "the", "to", "a", "an", "our", "and", "with", "by", "from", "than", "or"};
	bool		binds;

	while (at > cutter->start && is_blank(cutter->text[at - 1]))
		at--;
	binds = ec_slice_is_any(word_before(cutter, at), binders, sizeof(binders) / sizeof(binders[0]));
	*next = at;
	while (*next < cutter->end && is_blank(cutter->text[*next]))
		(*next)++;
	(*next)++;
	while (*next < cutter->end && is_blank(cutter->text[*next]))
		(*next)++;
	return binds && *next < cutter->end && cutter->text[*next] != '\n' &&
		skip_furniture(cutter, *next) == *next;
}

/* "Slide 7 - Retail" on top of a page. */
static bool
is_slide_title(const Cutter *cutter, uint32_t at)
{
	return cutter->end - at > 7 && memcmp(cutter->text + at, "Slide ", 6) == 0 && ec_is_digit(cutter->text[at + 6]);
}

/* Does the newline at `at` end the sentence? If not, *next is where to read on. */
static bool
ends_at_newline(const Cutter *cutter, uint32_t at, uint32_t *next)
{
	Gap			gap;

	if (cutter->layout == NULL || ec_layout_breaks_at_newline(cutter->layout))
		return !falls_into_sentence(cutter, at, next);
	gap = read_gap(cutter, at);
	*next = gap.next;
	if (gap.next >= cutter->end || is_bullet(cutter, gap.next))
		return true;
	if (gap.empty_lines <= (ec_layout_is_double_spaced(cutter->layout) ? 1 : 0) || is_lower(cutter->text[gap.next]))
		return false;
	return !gap.has_furniture || is_slide_title(cutter, gap.next);
}

static bool
is_break_byte(char c)
{
	return c == '.' || c == '\n' || c == '?' || c == '!';
}

/* Bit 7 of the lowest byte that is `byte`; higher bits may be set wrongly. */
static inline uint64_t
bytes_equal(uint64_t bytes, char byte)
{
	uint64_t	zeros = bytes ^ (UINT64_C(0x0101010101010101) * (unsigned char) byte);

	return (zeros - UINT64_C(0x0101010101010101)) & ~zeros & UINT64_C(0x8080808080808080);
}

/* The first byte at or after `at` that may end a sentence, or the limit. */
static uint32_t
skip_to_break(const Cutter *cutter, uint32_t at)
{
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
	while (at + 8 <= cutter->limit)
	{
		uint64_t	bytes;
		uint64_t	found;

		memcpy(&bytes, cutter->text + at, sizeof(bytes));
		found = bytes_equal(bytes, '.') | bytes_equal(bytes, '\n') | bytes_equal(bytes, '?') | bytes_equal(bytes, '!');
		if (found != 0)
			return at + ((uint32_t) __builtin_ctzll(found) >> 3);
		at += 8;
	}
#endif
	while (at < cutter->limit && !is_break_byte(cutter->text[at]))
		at++;
	return at;
}

/* Where the sentence ends, exclusive. */
static uint32_t
find_end(const Cutter *cutter)
{
	uint32_t	at = cutter->start;
	uint32_t	after;

	while ((at = skip_to_break(cutter, at)) < cutter->limit)
	{
		char		c = cutter->text[at];

		if (c == '\n')
		{
			if (ends_at_newline(cutter, at, &after) || after > cutter->limit)
				return at;
			at = after;
		}
		else if (c == '.' ? ends_at_stop(cutter, at, &after) : ends_at_mark(cutter, at, &after))
			return after;
		else
			at++;
	}
	return at;
}

#define LONGEST_UNPUNCTUATED 900	/* bytes without a stop, and with hardly a comma: no one writes so */
#define LEAST_UNPUNCTUATED 90	/* bytes of a piece of such speech */
#define BYTES_A_COMMA 160

static bool
is_unpunctuated(const Cutter *cutter, uint32_t end)
{
	uint32_t	commas = 0;

	if (end - cutter->start < LONGEST_UNPUNCTUATED)
		return false;
	for (const char *p = cutter->text + cutter->start; p < cutter->text + cutter->start + LONGEST_UNPUNCTUATED - 1; p++)
		commas += *p == ';' || (*p == ',' && !ec_is_digit(p[1]));
	return commas * BYTES_A_COMMA < LONGEST_UNPUNCTUATED;
}

/* Does the word open what a speaker goes on with, unless the one before it leads to it ("that we", "of our")? */
static bool
goes_on_with(EcSlice before, EcSlice word)
{
	static const char *const openers[] = {"we", "our", "turning", "moving", "looking", "additionally", "finally", "overall", "now", "however", "i", "i'm",
	"we're", "we've", "i'd", "i'll", "let's", "it's", "this", "these"};
	static const char *const leads[] = {"that", "as", "which", "when", "if", "because", "what", "where", "how", "than", "while", "since", "or", "of", "to",
	"in", "for", "with", "from", "on", "by", "at", "our", "the", "a", "an", "this", "these", "think", "believe", "expect", "say", "so", "but", "was", "were",
	"is", "are", "we"};

	return ec_slice_is_any(word, openers, EC_COUNT(openers)) && !ec_slice_is_any(before, leads, EC_COUNT(leads));
}

/* Where speech without punctuation may be cut: before the first word that opens something new; the end where there is none. */
static uint32_t
cut_unpunctuated(const Cutter *cutter, uint32_t end)
{
	EcSlice		before = {cutter->text, 0};
	EcSlice		word = {cutter->text + cutter->start, 0};

	for (uint32_t at = cutter->start; at < end; at++)
	{
		if (!ec_is_space(cutter->text[at]))
		{
			word.length++;
			continue;
		}
		if (word.length > 0)
		{
			if ((uint32_t) (word.data - cutter->text) >= cutter->start + LEAST_UNPUNCTUATED && goes_on_with(before, word))
				return (uint32_t) (word.data - cutter->text);
			before = word;
		}
		word = (EcSlice) {cutter->text + at + 1, 0};
	}
	return end;
}

/* A sentence longer than the limit ends at the last space before it, or inside no character. */
static uint32_t
cut_at_limit(const Cutter *cutter)
{
	uint32_t	at = cutter->limit;
	uint32_t	lowest = cutter->limit - EC_MAX_SENTENCE / 4;

	while (at > lowest && !ec_is_space(cutter->text[at]))
		at--;
	if (at > lowest)
		return at;
	at = cutter->limit;
	while (at > lowest && ((unsigned char) cutter->text[at] & 0xC0) == 0x80)
		at--;
	return at;
}

/* First byte of speech at or after `at`: no space, no furniture. */
static uint32_t
find_start(const Cutter *cutter, uint32_t at)
{
	for (;;)
	{
		uint32_t	before = at;

		if (at == 0 || cutter->text[at - 1] == '\n')
			at = skip_furniture(cutter, at);
		while (at < cutter->end && is_blank(cutter->text[at]))
			at++;
		if (at < cutter->end && cutter->text[at] == '\n')
			at++;
		if (at == before || at >= cutter->end)
			return at;
	}
}

bool
ec_sentence_next(EcLayout *layout, const char *text, EcSpan words,
				 uint32_t *at, EcSpan *sentence)
{
	Cutter		cutter = {layout, text, 0, words.end, words.end};
	uint32_t	end;

	cutter.start = find_start(&cutter, *at > words.start ? *at : words.start);
	if (cutter.start >= words.end)
		return false;
	if (words.end - cutter.start > EC_MAX_SENTENCE)
		cutter.limit = cutter.start + EC_MAX_SENTENCE;
	end = find_end(&cutter);
	if (end >= cutter.limit && cutter.limit < words.end)
		end = cut_at_limit(&cutter);
	if (is_unpunctuated(&cutter, end))
		end = cut_unpunctuated(&cutter, end);
	*at = end;
	while (end > cutter.start && ec_is_space(text[end - 1]))
		end--;
	sentence->start = cutter.start;
	sentence->end = end;
	return true;
}
