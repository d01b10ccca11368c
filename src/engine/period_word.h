/*
 * The words of a period, for the two files that read periods (period_parse.c, period_scan.c).
 *
 * A cursor gives one token after the other: words of tables/periods.def by class, runs of
 * digits, and the few signs that stand inside a period. Letters and digits that touch
 * are two tokens ("2Q07" is three), with is_glued set on the later ones. Each token is cut once,
 * however often readers go back.
 */
#ifndef EC_PERIOD_WORD_H
#define EC_PERIOD_WORD_H

#include "engine/period.h"

typedef enum EcPeriodClass
{
	EC_PW_END_OF_TEXT,
	EC_PW_OTHER,				/* any other word or sign */
	EC_PW_NUMBER,				/* digits; value is the number, at most 9 digits */
	EC_PW_DASH,
	EC_PW_APOSTROPHE,
	EC_PW_COMMA,
	EC_PW_DOT,
	EC_PW_SLASH,
	EC_PW_AGO, EC_PW_AND, EC_PW_ARTICLE, EC_PW_AS, EC_PW_AT, EC_PW_AWAY, EC_PW_BEGIN, EC_PW_CALENDAR,
	EC_PW_CY, EC_PW_DATE, EC_PW_DAY, EC_PW_END, EC_PW_ENDED, EC_PW_F, EC_PW_FILLER, EC_PW_FINAL, EC_PW_FISCAL,
	EC_PW_FULL, EC_PW_FY, EC_PW_JUST, EC_PW_LATTER, EC_PW_LINK, EC_PW_M, EC_PW_MONTH, EC_PW_MONTHS,
	EC_PW_MONTH_SHORT, EC_PW_MOST, EC_PW_NEXT, EC_PW_NUMBER_WORD, EC_PW_ORDINAL, EC_PW_ORDINAL_END,
	EC_PW_OVER, EC_PW_PAST, EC_PW_PERSON, EC_PW_PRAISE, EC_PW_PREVIOUS, EC_PW_Q, EC_PW_QUARTERS, EC_PW_RATE,
	EC_PW_RECENT, EC_PW_REST, EC_PW_RUN, EC_PW_SAME, EC_PW_THIS, EC_PW_TIME, EC_PW_TO, EC_PW_TRAILING,
	EC_PW_UNIT, EC_PW_WEEK, EC_PW_YEARS, EC_PW_YTD
} EcPeriodClass;

typedef struct EcPeriodToken
{
	uint8_t		kind;			/* EcPeriodClass */
	uint8_t		digits;			/* of a number; 255 for more than 9 */
	char		first;			/* its first byte */
	bool		is_glued;		/* nothing stands between it and the token before */
	bool		is_word;
	bool		is_possessive;	/* 's follows and is part of it */
	uint32_t	value;
} EcPeriodToken;

#define EC_PERIOD_TOKENS 32		/* what is longer is no period */

/* The tokens of a text, cut as far as they were asked for. */
typedef struct EcPeriodText
{
	const char *start;
	const char *end;
	bool		is_whole;		/* the text is a period and nothing else: any year, lower case */
	int			n;
	EcPeriodToken tokens[EC_PERIOD_TOKENS];
	const char *ends[EC_PERIOD_TOKENS];
} EcPeriodText;

typedef struct EcPeriodCursor
{
	EcPeriodText *text;
	int			next;			/* token */
} EcPeriodCursor;

extern EcPeriodCursor ec_period_cursor(EcPeriodText *text, const char *start, size_t length, bool is_whole);

/* Bytes of the text up to the cursor. */
static inline size_t
ec_period_cursor_bytes(EcPeriodCursor cursor)
{
	return cursor.next == 0 ? 0 : (size_t) (cursor.text->ends[cursor.next - 1] - cursor.text->start);
}

/* The token before the cursor; there must be one. */
static inline EcPeriodToken
ec_period_last(EcPeriodCursor cursor)
{
	return cursor.text->tokens[cursor.next - 1];
}

/* Cuts the next token of the text, which must not have all of EC_PERIOD_TOKENS. */
extern void ec_period_cut(EcPeriodText *text);

/* The token at this place of the text. */
static inline const EcPeriodToken *
ec_period_token(EcPeriodText *text, int place)
{
	static const EcPeriodToken too_many = {.kind = EC_PW_OTHER};

	if (place == EC_PERIOD_TOKENS)
		return &too_many;
	if (place == text->n)
		ec_period_cut(text);
	return &text->tokens[place];
}

static inline EcPeriodToken
ec_period_next_token(EcPeriodCursor *cursor)
{
	const EcPeriodToken *token = ec_period_token(cursor->text, cursor->next);

	cursor->next += cursor->next < EC_PERIOD_TOKENS;
	return *token;
}

static inline EcPeriodToken
ec_period_peek(EcPeriodCursor cursor)
{
	return *ec_period_token(cursor.text, cursor.next);
}

/* The same as ec_period_take, where a hyphen stands next. */
extern bool ec_period_take_joined(EcPeriodCursor *cursor, EcPeriodClass kind, EcPeriodToken *token);

/* Takes the next token if it is of this class; a hyphen that touches both sides may stand before it. */
static inline bool
ec_period_take(EcPeriodCursor *cursor, EcPeriodClass kind, EcPeriodToken *token)
{
	const EcPeriodToken *next = ec_period_token(cursor->text, cursor->next);

	if (next->kind == kind)
	{
		*token = ec_period_next_token(cursor);
		return true;
	}
	return next->kind == EC_PW_DASH && ec_period_take_joined(cursor, kind, token);
}

/*
 * "Q2", "2Q", "1H", "9M", "M03", "second quarter", "fiscal second quarter", "second fiscal
 * quarter", "first nine months", "full year": sets months, ordinal, is_fiscal. The
 * ordinal is as said and may be one that no year has.
 */
extern bool ec_period_read_part(EcPeriodCursor *cursor, EcPeriodMention *mention);

/* "2007", "'07", "FY07", "fiscal 2007", "fiscal year '07", "calendar 2007": sets year, is_fiscal. */
extern bool ec_period_read_year(EcPeriodCursor *cursor, EcPeriodMention *mention);

/* "nine months", "9-month period", "three quarters", "two years": a count of units, in months. */
extern bool ec_period_read_count(EcPeriodCursor *cursor, int *months);

/* "fiscal" or "calendar", if it stands here: sets is_fiscal or is_calendar. */
extern void ec_period_read_calendar_word(EcPeriodCursor *cursor, EcPeriodMention *mention);

/* A part and a year in either order, or one of them: "Q2 of fiscal 2007", "2007Q2", "FY07", "Q2". */
extern bool ec_period_read_named(EcPeriodCursor *cursor, EcPeriodMention *mention);

typedef bool (*EcPeriodReader) (EcPeriodCursor *cursor, EcPeriodMention *mention);

/* Reads, or leaves cursor and mention as they were. */
static inline bool
ec_period_attempt(EcPeriodReader reader, EcPeriodCursor *cursor, EcPeriodMention *mention)
{
	EcPeriodCursor ahead = *cursor;
	EcPeriodMention draft = *mention;

	if (!reader(&ahead, &draft))
		return false;
	*cursor = ahead;
	*mention = draft;
	return true;
}

/* " of last year", " a year ago", " this year", " of the year": makes a part relative to a year. */
extern bool ec_period_read_relative_year(EcPeriodCursor *cursor, EcPeriodMention *mention);

/* Months and dates of the calendar (period_date.c). */
extern bool ec_period_read_month(EcPeriodCursor *cursor, EcPeriodMention *mention);	/* "July", "June 30, 2021", "June quarter" */
extern bool ec_period_read_day_first(EcPeriodCursor *cursor, EcPeriodMention *mention);	/* "30 June 2021" */
extern bool ec_period_read_month_of(EcPeriodCursor *cursor, EcPeriodMention *mention);	/* "month of April" */
extern bool ec_period_read_ended(EcPeriodCursor *cursor, EcPeriodMention *mention);	/* "quarter ended June 30" */

/* The forms in which periods are said (period_phrase.c). */
extern bool ec_period_read_to_date(EcPeriodCursor *cursor, EcPeriodMention *mention);	/* "year to date", "quarter-to-date", YTD */
extern bool ec_period_read_trailing(EcPeriodCursor *cursor, EcPeriodMention *mention);	/* "TTM", "annualized", "trailing 12 months", "run rate" */
extern bool ec_period_read_weeks(EcPeriodCursor *cursor, EcPeriodMention *mention);	/* "first two weeks of July" */
extern bool ec_period_read_ago(EcPeriodCursor *cursor, EcPeriodMention *mention);	/* "a year ago", "year-ago quarter" */
extern bool ec_period_read_same(EcPeriodCursor *cursor, EcPeriodMention *mention);	/* "same quarter last year" */
extern bool ec_period_read_rest(EcPeriodCursor *cursor, EcPeriodMention *mention);	/* "rest of the year" */
extern bool ec_period_read_this_unit(EcPeriodCursor *cursor, EcPeriodMention *mention);	/* "quarter" behind "the" */
extern bool ec_period_read_unit_end(EcPeriodCursor *cursor, EcPeriodMention *mention);	/* "year-end 2020" */
extern bool ec_period_read_end_of(EcPeriodCursor *cursor, EcPeriodMention *mention);	/* "end of the second quarter" */
extern bool ec_period_read_as_of(EcPeriodCursor *cursor, EcPeriodMention *mention);	/* "as of December 31, 2020" */
extern bool ec_period_read_stretch(EcPeriodCursor *cursor, EcPeriodMention *mention);	/* "last six months of the year" */
extern bool ec_period_read_relative(EcPeriodCursor *cursor, EcPeriodMention *mention);	/* "last quarter", "next year's first half" */
extern bool ec_period_read_named_part(EcPeriodCursor *cursor, EcPeriodMention *mention);	/* "Q4 of last year", "second quarter" */
extern bool ec_period_read_coordinated(EcPeriodCursor *cursor, EcPeriodMention *mention);	/* the "third" of "third and fourth quarters" */
extern bool ec_period_read_bare_unit(EcPeriodCursor *cursor, EcPeriodMention *mention);	/* "fiscal year", "FY" */
extern bool ec_period_read_full_of(EcPeriodCursor *cursor, EcPeriodMention *mention);	/* "all of 2021" */

/* What a period may follow in: no edge of one, no stretch of weeks, so that readers do not nest (period_scan.c). */
extern bool ec_period_read_plain(EcPeriodCursor *cursor, EcPeriodMention *mention);

#endif
