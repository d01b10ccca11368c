/*
 * Period mentions in running text, named ones and relative ones.
 *
 * The class of the first word decides which few readers are tried, longest reading
 * first. What only looks like a period is refused at the end: "quarter-point",
 * "the year over year growth", "nine months later".
 */
#include "engine/period_word.h"

#define LONGEST_MENTION 240		/* bytes, which bounds the work at one place */

static bool
read_first_of(const EcPeriodReader *readers, EcPeriodCursor *cursor, EcPeriodMention *mention)
{
	for (; *readers != NULL; readers++)
		if (ec_period_attempt(*readers, cursor, mention))
			return true;
	return false;
}

/* What a period may follow in: no edge of one, no stretch of weeks, so that this does not nest. */
bool
ec_period_read_plain(EcPeriodCursor *cursor, EcPeriodMention *mention)
{
	static const EcPeriodReader readers[] = {ec_period_read_ended, ec_period_read_coordinated, ec_period_read_named_part, ec_period_read_month,
		ec_period_read_day_first, ec_period_read_ago, ec_period_read_same, NULL};
	static const EcPeriodReader after_article[] = {ec_period_read_relative, ec_period_read_this_unit, NULL};
	EcPeriodToken token = {0};
	bool		has_article = ec_period_take(cursor, EC_PW_ARTICLE, &token);

	if (read_first_of(readers, cursor, mention))
		return true;
	if (has_article && token.value == 1)
		return read_first_of(after_article, cursor, mention);
	return ec_period_peek(*cursor).kind != EC_PW_UNIT && read_first_of(after_article, cursor, mention);
}

/* The readers for a mention that starts with a word of this class, longest reading first. */
static const EcPeriodReader *
readers_for(int kind)
{
	static const EcPeriodReader unit[] = {ec_period_read_to_date, ec_period_read_ended, ec_period_read_ago, ec_period_read_unit_end,
		ec_period_read_month_of, ec_period_read_named_part, NULL};
	static const EcPeriodReader number[] = {ec_period_read_ended, ec_period_read_day_first, ec_period_read_ago, ec_period_read_weeks,
		ec_period_read_named_part, NULL};
	static const EcPeriodReader ordinal[] = {ec_period_read_ended, ec_period_read_weeks, ec_period_read_coordinated, ec_period_read_named_part, NULL};
	static const EcPeriodReader fiscal[] = {ec_period_read_ended, ec_period_read_unit_end, ec_period_read_named_part, ec_period_read_bare_unit, NULL};
	static const EcPeriodReader full[] = {ec_period_read_named_part, ec_period_read_full_of, ec_period_read_bare_unit, NULL};
	static const EcPeriodReader relative[] = {ec_period_read_weeks, ec_period_read_stretch, ec_period_read_relative, NULL};
	static const EcPeriodReader month[] = {ec_period_read_month, NULL};
	static const EcPeriodReader named[] = {ec_period_read_named_part, NULL};
	static const EcPeriodReader same[] = {ec_period_read_same, NULL};
	static const EcPeriodReader rest[] = {ec_period_read_rest, NULL};
	static const EcPeriodReader edge[] = {ec_period_read_end_of, NULL};
	static const EcPeriodReader as_of[] = {ec_period_read_as_of, NULL};
	static const EcPeriodReader to_date[] = {ec_period_read_to_date, NULL};
	static const EcPeriodReader trailing[] = {ec_period_read_trailing, NULL};

	switch (kind)
	{
		case EC_PW_UNIT:
			return unit;
		case EC_PW_NUMBER:
		case EC_PW_NUMBER_WORD:
			return number;
		case EC_PW_ORDINAL:
			return ordinal;
		case EC_PW_FISCAL:
		case EC_PW_CALENDAR:
		case EC_PW_FY:
		case EC_PW_CY:
			return fiscal;
		case EC_PW_FULL:
			return full;
		case EC_PW_PREVIOUS:
		case EC_PW_THIS:
		case EC_PW_NEXT:
		case EC_PW_PAST:
		case EC_PW_MOST:
		case EC_PW_JUST:
		case EC_PW_FILLER:
			return relative;
		case EC_PW_MONTH:
		case EC_PW_MONTH_SHORT:
			return month;
		case EC_PW_Q:
		case EC_PW_F:
		case EC_PW_LATTER:
		case EC_PW_FINAL:
		case EC_PW_APOSTROPHE:
			return named;
		case EC_PW_SAME:
			return same;
		case EC_PW_REST:
			return rest;
		case EC_PW_END:
		case EC_PW_BEGIN:
			return edge;
		case EC_PW_AS:
		case EC_PW_AT:
			return as_of;
		case EC_PW_YTD:
			return to_date;
		case EC_PW_TRAILING:
		case EC_PW_RUN:
			return trailing;
		default:
			return NULL;
	}
}

/* Does what follows show that it was no period: "quarter-point", "year over year", "nine months later"? */
static bool
is_spoilt(EcPeriodCursor after, const EcPeriodMention *mention)
{
	EcPeriodToken last = ec_period_last(after);
	EcPeriodToken next = ec_period_next_token(&after);

	if (next.kind == EC_PW_DASH && next.is_glued && last.is_word)
	{
		next = ec_period_next_token(&after);
		return next.is_glued && next.is_word;
	}
	if (next.kind == EC_PW_OVER)
	{
		next = ec_period_peek(after);
		return next.kind == EC_PW_UNIT && mention->ordinal == 0 && mention->months == next.value;
	}
	if (next.kind == EC_PW_AGO || next.kind == EC_PW_AWAY)
		return mention->year == 0 && mention->relation == EC_PERIOD_NAMED &&
			(mention->months == 6 || mention->months == 9) && last.kind == EC_PW_MONTHS;
	return false;
}

#define KIND(name) (UINT64_C(1) << EC_PW_##name)

/* Can a mention go on behind its first word with the word behind that? Most of what looks like one ends here: "30 million", "this is". */
static bool
goes_on(EcPeriodCursor after, const EcPeriodToken *first, bool has_article)
{
	const uint64_t alone = KIND(MONTH) | KIND(MONTH_SHORT) | KIND(YTD) | KIND(TRAILING) | KIND(FY) | KIND(CY);
	const uint64_t behind_number = KIND(MONTHS) | KIND(QUARTERS) | KIND(YEARS) | KIND(UNIT) | KIND(ORDINAL_END) | KIND(M) | KIND(Q) |
		KIND(AND) | KIND(LINK) | KIND(MONTH) | KIND(MONTH_SHORT) | KIND(WEEK) | KIND(DAY) | KIND(DASH);
	const uint64_t behind_unit = KIND(TO) | KIND(AND) | KIND(COMMA) | KIND(ENDED) | KIND(AGO) | KIND(END) | KIND(LINK) |
		KIND(NUMBER) | KIND(NUMBER_WORD) | KIND(APOSTROPHE) | KIND(DASH);
	uint64_t	second;

	if ((alone >> first->kind & 1) != 0 || (first->kind == EC_PW_NUMBER && first->digits == 4) ||
		(first->kind == EC_PW_UNIT && has_article))
		return true;
	(void) ec_period_next_token(&after);
	second = UINT64_C(1) << ec_period_peek(after).kind;
	if (first->kind == EC_PW_NUMBER)
		return (second & behind_number) != 0;
	if (first->kind == EC_PW_UNIT)
		return (second & behind_unit) != 0;
	return (second & (KIND(OTHER) | KIND(END_OF_TEXT))) == 0;
}

static bool
scan(EcPeriodCursor *cursor, EcPeriodMention *mention)
{
	EcPeriodToken first = {0};
	bool		has_article = ec_period_take(cursor, EC_PW_ARTICLE, &first);
	EcPeriodToken word = ec_period_peek(*cursor);
	const EcPeriodReader *readers = readers_for(word.kind);

	if (readers == NULL || !goes_on(*cursor, &word, has_article))
		return false;
	if (has_article && first.value == 0)	/* "a quarter of the" is none, "a year ago" is one */
		return ec_period_attempt(ec_period_read_ago, cursor, mention) || ec_period_attempt(ec_period_read_trailing, cursor, mention);
	if (read_first_of(readers, cursor, mention))
		return true;
	return has_article && ec_period_attempt(ec_period_read_this_unit, cursor, mention);
}

size_t
ec_period_scan(const char *text, size_t length, EcPeriodMention *mention)
{
	EcPeriodText tokens;
	EcPeriodCursor cursor = ec_period_cursor(&tokens, text, length < LONGEST_MENTION ? length : LONGEST_MENTION, false);
	EcPeriodMention draft = {0};

	if (!scan(&cursor, &draft) || is_spoilt(cursor, &draft))
		return 0;
	*mention = draft;
	return ec_period_cursor_bytes(cursor);
}

/* The byte at which the word before `at` begins; `at` where there is none. */
static uint32_t
word_before(const char *text, EcSpan sentence, uint32_t at)
{
	uint32_t	end = at;

	while (end > sentence.start && ec_is_space(text[end - 1]))
		end--;
	if (end == at)
		return at;
	for (at = end; at > sentence.start && ec_is_letter(text[at - 1]); at--)
		;
	return at;
}

size_t
ec_period_scan_at(const char *text, EcSpan sentence, uint32_t at, EcPeriodMention *mention)
{
	size_t		length = ec_period_scan(text + at, sentence.end - at, mention);
	uint32_t	before;
	EcPeriodText tokens;

	if (length > 0)
		return length;
	before = word_before(text, sentence, at);
	if (before == at || ec_period_peek(ec_period_cursor(&tokens, text + before, at - before, false)).kind != EC_PW_ARTICLE)
		return 0;
	length = ec_period_scan(text + before, sentence.end - before, mention);
	return length > at - before ? length - (at - before) : 0;
}
