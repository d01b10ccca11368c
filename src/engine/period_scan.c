/*
 * Period mentions in running text, named ones and relative ones.
 *
 * The class of the first word decides which few readers are tried, longest reading
 * first. What only looks like a period is refused at the end: "quarter-point",
 * "the year over year growth", "a quarter of the", "nine months later".
 */
#include "engine/period_word.h"

#define LONGEST_MENTION 240		/* bytes, which bounds the work at one place */

static bool read_plain(EcPeriodCursor *cursor, EcPeriodMention *mention);

static bool
set_trailing(EcPeriodMention *mention)
{
	mention->relation = EC_PERIOD_TRAILING;
	mention->months = 0;
	mention->ordinal = 0;
	return true;
}

/* "the quarter just ended", "the most recent quarter": the call's, also where the clause looks ahead. */
static void
set_just_ended(EcPeriodMention *mention)
{
	if (mention->relation == EC_PERIOD_THIS && (mention->months == 3 || mention->months == 6))
		mention->relation = EC_PERIOD_NAMED;
}

static bool
take_unit(EcPeriodCursor *cursor, uint32_t months)
{
	EcPeriodCursor ahead = *cursor;
	EcPeriodToken unit;

	if (!ec_period_take(&ahead, EC_PW_UNIT, &unit) || unit.value != months)
		return false;
	*cursor = ahead;
	return true;
}

/* "of the", "in", "of" where one stands; false where there is none. */
static bool
skip_link(EcPeriodCursor *cursor)
{
	EcPeriodToken token;
	bool		is_link = ec_period_take(cursor, EC_PW_LINK, &token);

	(void) ec_period_take(cursor, EC_PW_ARTICLE, &token);
	return is_link;
}

/*
 * "last", "the immediately preceding", "this past", "the most recent", "the just completed", "upcoming":
 * how the period lies to the call's. *is_last is set for "last", which may also mean the last one of a year,
 * and for "this past", which is over.
 */
static bool
read_modifier(EcPeriodCursor *cursor, EcPeriodRelation *relation, bool *is_last)
{
	EcPeriodToken token;
	EcPeriodToken other;

	(void) ec_period_take(cursor, EC_PW_FILLER, &token);
	token = ec_period_next_token(cursor);
	*is_last = token.kind == EC_PW_PREVIOUS && token.value == 1;
	switch (token.kind)
	{
		case EC_PW_PREVIOUS:
			*relation = EC_PERIOD_PREVIOUS;
			return !token.is_possessive;
		case EC_PW_NEXT:
			*relation = EC_PERIOD_NEXT;
			return true;
		case EC_PW_MOST:
			if (!ec_period_take(cursor, EC_PW_RECENT, &other))
				return false;
			break;
		case EC_PW_THIS:
		case EC_PW_PAST:
		case EC_PW_JUST:
			break;
		default:
			return false;
	}
	if (ec_period_take(cursor, EC_PW_PAST, &other) || ec_period_take(cursor, EC_PW_JUST, &other) ||
		token.kind == EC_PW_JUST)
	{
		(void) (ec_period_take(cursor, EC_PW_JUST, &other) || ec_period_take(cursor, EC_PW_ENDED, &other));
		*is_last = true;
	}
	*relation = EC_PERIOD_THIS;
	return true;
}

bool
ec_period_read_relative_year(EcPeriodCursor *cursor, EcPeriodMention *mention)
{
	EcPeriodCursor ahead = *cursor;
	EcPeriodToken token;
	EcPeriodRelation relation;
	bool		is_last;
	bool		is_link = skip_link(&ahead);

	*cursor = ahead;
	if (take_unit(&ahead, 12) && ec_period_take(&ahead, EC_PW_AGO, &token))
	{
		*cursor = ahead;
		mention->relation = EC_PERIOD_YEAR_AGO;
		return true;
	}
	ahead = *cursor;
	if (read_modifier(&ahead, &relation, &is_last))
	{
		mention->relation = relation == EC_PERIOD_PREVIOUS ? EC_PERIOD_YEAR_AGO : relation;
		*cursor = ahead;
	}
	else if (!is_link)
		return false;
	ec_period_read_calendar_word(cursor, mention);
	return take_unit(cursor, 12);
}

/* "year to date", "quarter-to-date", YTD */
static bool
read_to_date(EcPeriodCursor *cursor, EcPeriodMention *mention)
{
	EcPeriodToken unit = ec_period_next_token(cursor);
	EcPeriodToken token;

	if (unit.kind != EC_PW_YTD && !(unit.kind == EC_PW_UNIT && ec_period_take(cursor, EC_PW_TO, &token) &&
									ec_period_take(cursor, EC_PW_DATE, &token)))
		return false;
	if (unit.kind == EC_PW_UNIT && unit.value != 12)
		return set_trailing(mention);
	mention->relation = EC_PERIOD_THIS;
	mention->is_to_date = true;
	return true;
}

/* "TTM", "annualized", "trailing 12 months", "run rate" */
static bool
read_trailing(EcPeriodCursor *cursor, EcPeriodMention *mention)
{
	EcPeriodToken token = ec_period_next_token(cursor);
	EcPeriodToken unit;
	int			months;

	if (token.kind != EC_PW_RUN && token.kind != EC_PW_TRAILING)
		return false;
	if (token.kind == EC_PW_RUN && !ec_period_take(cursor, EC_PW_RATE, &unit))
		return false;
	if (token.kind == EC_PW_TRAILING && token.value == 1 && !ec_period_read_count(cursor, &months))
		return false;
	return set_trailing(mention);
}

/* "first two weeks of July", "last 10 days": a stretch that is no fiscal period. */
static bool
read_weeks(EcPeriodCursor *cursor, EcPeriodMention *mention)
{
	EcPeriodToken token = ec_period_next_token(cursor);
	EcPeriodToken count;
	EcPeriodMention of = {0};

	if (token.kind == EC_PW_NUMBER || token.kind == EC_PW_NUMBER_WORD)
	{
		if (!ec_period_take(cursor, EC_PW_WEEK, &count) && !ec_period_take(cursor, EC_PW_DAY, &count))
			return false;
		return ec_period_take(cursor, EC_PW_LINK, &token) && read_plain(cursor, &of) && set_trailing(mention);
	}
	if (!ec_period_take(cursor, EC_PW_NUMBER_WORD, &count))
		(void) ec_period_take(cursor, EC_PW_NUMBER, &count);
	if (!ec_period_take(cursor, EC_PW_WEEK, &count) && !ec_period_take(cursor, EC_PW_DAY, &count))
		return false;
	if (ec_period_peek(*cursor).kind == EC_PW_LINK)
	{
		EcPeriodCursor ahead = *cursor;

		(void) ec_period_next_token(&ahead);
		if (read_plain(&ahead, &of))
			*cursor = ahead;
	}
	return set_trailing(mention);
}

/* The part behind a year that is said relatively: "prior-year quarter", "last year's second quarter". */
static bool
read_part_of_year(EcPeriodCursor *cursor, EcPeriodMention *mention)
{
	EcPeriodToken unit;
	EcPeriodMention part = {0};

	ec_period_read_calendar_word(cursor, mention);
	if (ec_period_attempt(ec_period_read_part, cursor, &part))
	{
		mention->months = part.months;
		mention->ordinal = part.ordinal;
		return true;
	}
	if (!ec_period_take(cursor, EC_PW_UNIT, &unit))
		return false;
	mention->months = (uint8_t) unit.value;
	return true;
}

/* "year ago", "year-ago quarter", "one year ago", "two years ago", "a quarter ago" */
static bool
read_ago(EcPeriodCursor *cursor, EcPeriodMention *mention)
{
	EcPeriodCursor ahead = *cursor;
	EcPeriodToken token = {0};
	int			months = 0;

	if (!ec_period_read_count(&ahead, &months))
	{
		if (!ec_period_take(cursor, EC_PW_NUMBER_WORD, &token))
			(void) ec_period_take(cursor, EC_PW_NUMBER, &token);
		if ((token.kind != EC_PW_END_OF_TEXT && token.value != 1) || !ec_period_take(cursor, EC_PW_UNIT, &token))
			return false;
		months = (int) token.value;
		ahead = *cursor;
	}
	*cursor = ahead;
	if (!ec_period_take(cursor, EC_PW_AGO, &token))
		return false;
	if (months == 3)
	{
		mention->relation = EC_PERIOD_PREVIOUS;
		mention->months = 3;
		return true;
	}
	if (months != 12)
		return set_trailing(mention);
	mention->relation = EC_PERIOD_YEAR_AGO;
	(void) ec_period_attempt(read_part_of_year, cursor, mention);
	return true;
}

/* "same quarter last year", "the comparable period", "same period of 2019" */
static bool
read_same(EcPeriodCursor *cursor, EcPeriodMention *mention)
{
	EcPeriodToken same = ec_period_next_token(cursor);
	EcPeriodToken token;
	EcPeriodCursor ahead;
	bool		is_time = ec_period_take(cursor, EC_PW_TIME, &token);

	if (same.kind != EC_PW_SAME)
		return false;
	mention->relation = EC_PERIOD_YEAR_AGO;
	if (!is_time && same.value == 0 && ec_period_peek(*cursor).kind != EC_PW_UNIT)
		return false;
	if (!is_time && ec_period_attempt(ec_period_read_month, cursor, mention))
		mention->relation = EC_PERIOD_YEAR_AGO;
	else if (!is_time && !ec_period_attempt(read_part_of_year, cursor, mention))
		return false;
	if (ec_period_attempt(ec_period_read_relative_year, cursor, mention))
		return true;
	ahead = *cursor;
	(void) skip_link(&ahead);
	if (!ec_period_attempt(ec_period_read_year, &ahead, mention))
		return !is_time;
	*cursor = ahead;
	mention->relation = EC_PERIOD_NAMED;
	return true;
}

/* "rest of the year", "balance of fiscal 2021", "remaining nine months of the year" */
static bool
read_rest(EcPeriodCursor *cursor, EcPeriodMention *mention)
{
	EcPeriodToken rest = ec_period_next_token(cursor);
	int			months;

	if (rest.value == 1 && !ec_period_read_count(cursor, &months))
		return false;
	if (!skip_link(cursor))
		return false;
	if (!read_plain(cursor, mention))
	{
		ec_period_read_calendar_word(cursor, mention);
		if (!take_unit(cursor, 12))
			return false;
		mention->months = 12;
	}
	if (mention->months != 12)
		return set_trailing(mention);
	mention->relation = EC_PERIOD_REST;
	mention->ordinal = 0;
	return true;
}

/* "the quarter" with what may follow: "-end", " just ended", a date. Called behind the article. */
static bool
read_this_unit(EcPeriodCursor *cursor, EcPeriodMention *mention)
{
	EcPeriodCursor ahead;
	EcPeriodToken token;

	ec_period_read_calendar_word(cursor, mention);
	if (!ec_period_take(cursor, EC_PW_UNIT, &token))
		return false;
	mention->relation = EC_PERIOD_THIS;
	mention->months = (uint8_t) token.value;
	ahead = *cursor;
	if (ec_period_take(&ahead, EC_PW_JUST, &token) &&
		(ec_period_take(&ahead, EC_PW_ENDED, &token) || ec_period_take(&ahead, EC_PW_JUST, &token)))
	{
		*cursor = ahead;
		set_just_ended(mention);
	}
	return true;
}

/* "year-end", "quarter end", "year-end 2020", "fiscal year end" */
static bool
read_unit_end(EcPeriodCursor *cursor, EcPeriodMention *mention)
{
	EcPeriodToken unit;
	EcPeriodToken token;

	ec_period_read_calendar_word(cursor, mention);
	if (!ec_period_take(cursor, EC_PW_UNIT, &unit) || unit.value < 3 || !ec_period_take(cursor, EC_PW_END, &token))
		return false;
	mention->is_point = true;
	mention->months = (uint8_t) unit.value;
	mention->relation = unit.value == 12 ? EC_PERIOD_NAMED : EC_PERIOD_THIS;
	if (unit.value == 12 && !ec_period_attempt(ec_period_read_year, cursor, mention))
		(void) ec_period_attempt(ec_period_read_relative_year, cursor, mention);
	return true;
}

/* Turns the mention of a period into the one before it: the beginning of 2021 is the end of 2020. */
static bool
step_back(EcPeriodMention *mention)
{
	if (mention->relation == EC_PERIOD_THIS)
		mention->relation = EC_PERIOD_PREVIOUS;
	else if (mention->relation != EC_PERIOD_NAMED || mention->calendar_month != 0)
		return set_trailing(mention);
	else if (mention->ordinal > 1)
		mention->ordinal--;
	else
	{
		mention->ordinal = mention->ordinal == 0 ? 0 : (uint8_t) (12 / mention->months);
		if (mention->year != 0)
			mention->year--;
	}
	return true;
}

/* "end of the second quarter", "end of June", "beginning of the year" */
static bool
read_end_of(EcPeriodCursor *cursor, EcPeriodMention *mention)
{
	EcPeriodToken edge = ec_period_next_token(cursor);
	EcPeriodToken token;
	bool		is_the_year;

	if (!ec_period_take(cursor, EC_PW_LINK, &token) || token.value != 1)
		return false;
	is_the_year = ec_period_take(cursor, EC_PW_ARTICLE, &token);
	if (is_the_year && token.value == 1 && ec_period_attempt(read_this_unit, cursor, mention))
	{
		if (mention->months == 12 && edge.kind == EC_PW_END)
			mention->relation = EC_PERIOD_NAMED;
	}
	else if (!read_plain(cursor, mention))
		return false;
	if (mention->relation == EC_PERIOD_TRAILING || mention->relation == EC_PERIOD_REST)
		return false;
	mention->is_point = true;
	return edge.kind == EC_PW_END || step_back(mention);
}

/* "as of December 31, 2020", "at June 30", "at the end of the quarter" */
static bool
read_as_of(EcPeriodCursor *cursor, EcPeriodMention *mention)
{
	EcPeriodToken token = ec_period_next_token(cursor);

	if (token.kind == EC_PW_AS && (!ec_period_take(cursor, EC_PW_LINK, &token) || token.value != 1))
		return false;
	(void) ec_period_take(cursor, EC_PW_ARTICLE, &token);
	if (!ec_period_attempt(read_end_of, cursor, mention) &&
		!ec_period_attempt(read_unit_end, cursor, mention) && !read_plain(cursor, mention))
		return false;
	return mention->is_point;
}

/* "last six months of the year", "past 12 months", "next three quarters": only the first is a fiscal period. */
static bool
read_stretch(EcPeriodCursor *cursor, EcPeriodMention *mention)
{
	EcPeriodRelation relation;
	bool		is_last;
	int			months;

	if (!read_modifier(cursor, &relation, &is_last) || !ec_period_read_count(cursor, &months))
		return false;
	if (is_last && relation == EC_PERIOD_PREVIOUS && (months == 6 || months == 3))
	{
		mention->months = (uint8_t) months;
		mention->ordinal = (uint8_t) (12 / months);
		if (ec_period_attempt(ec_period_read_relative_year, cursor, mention))
			return true;
	}
	return set_trailing(mention);
}

/* What follows "last year", "this year", "next year": a part of it, or its end. */
static void
read_after_year(EcPeriodCursor *cursor, EcPeriodMention *mention)
{
	EcPeriodToken token;
	EcPeriodMention part = *mention;

	if (mention->relation == EC_PERIOD_PREVIOUS)
		part.relation = EC_PERIOD_YEAR_AGO;
	if (ec_period_attempt(read_part_of_year, cursor, &part))
		*mention = part;
	else if (ec_period_take(cursor, EC_PW_END, &token))
		mention->is_point = true;
}

/* "last quarter of the year": the fourth one. */
static bool
read_last_of_year(EcPeriodCursor *cursor, EcPeriodMention *mention)
{
	EcPeriodToken token;

	mention->relation = EC_PERIOD_NAMED;
	mention->ordinal = (uint8_t) (12 / mention->months);
	if (ec_period_attempt(ec_period_read_relative_year, cursor, mention))
		return true;
	return ec_period_take(cursor, EC_PW_LINK, &token) && token.value == 1 &&
		ec_period_attempt(ec_period_read_year, cursor, mention);
}

/* Part, year or both; a part may have its year said relatively: "Q4 of last year". */
static bool
read_named(EcPeriodCursor *cursor, EcPeriodMention *mention)
{
	if (!ec_period_read_named(cursor, mention))
		return false;
	if (mention->months != 0 && ec_period_make(2000, mention->months, mention->ordinal) == EC_PERIOD_NONE)
		return false;
	if (mention->year == 0)
		(void) ec_period_attempt(ec_period_read_relative_year, cursor, mention);
	if (mention->months == 12 && mention->year == 0)
	{
		mention->ordinal = 0;
		if (mention->relation == EC_PERIOD_NAMED)
			mention->relation = EC_PERIOD_THIS;
		else if (mention->relation == EC_PERIOD_YEAR_AGO)
			mention->relation = EC_PERIOD_PREVIOUS;
	}
	if (mention->is_calendar && mention->calendar_month == 0 && mention->months != 0 && mention->ordinal != 0)
	{
		mention->calendar_month = (uint8_t) (mention->months == 9 ? 9 : mention->months * mention->ordinal);
		mention->ordinal = 0;
	}
	return true;
}

/* "last quarter", "this year", "prior-year quarter", "next year's first half", "this second quarter" */
static bool
read_relative(EcPeriodCursor *cursor, EcPeriodMention *mention)
{
	EcPeriodRelation relation;
	EcPeriodToken first = ec_period_peek(*cursor);
	EcPeriodToken token;
	EcPeriodCursor ahead;
	bool		is_last;
	bool		is_over;

	if (!read_modifier(cursor, &relation, &is_last))
		return false;
	is_over = relation == EC_PERIOD_THIS && (first.kind != EC_PW_THIS || is_last);
	ec_period_read_calendar_word(cursor, mention);
	mention->relation = (uint8_t) relation;
	ahead = *cursor;
	if (!ec_period_take(&ahead, EC_PW_UNIT, &token))
	{
		mention->relation = EC_PERIOD_NAMED;
		if (!ec_period_attempt(read_named, cursor, mention))
			return ec_period_read_month(cursor, mention);
		if (relation == EC_PERIOD_PREVIOUS && mention->relation == EC_PERIOD_NAMED && mention->year == 0)
			mention->relation = EC_PERIOD_PREVIOUS;
		return true;
	}
	*cursor = ahead;
	mention->months = (uint8_t) token.value;
	if (token.value == 12 && first.kind == EC_PW_PAST)
		return set_trailing(mention);
	if (token.value == 12)
		read_after_year(cursor, mention);
	else if (is_last && !is_over && (token.value == 3 || token.value == 6))
		(void) ec_period_attempt(read_last_of_year, cursor, mention);
	if (mention->ordinal == 0 && ec_period_take(cursor, EC_PW_END, &token))
		mention->is_point = true;
	if (is_over)
		set_just_ended(mention);
	return true;
}

/* The "third" of "third and fourth quarters (of 2021)". */
static bool
read_coordinated(EcPeriodCursor *cursor, EcPeriodMention *mention)
{
	EcPeriodToken first = ec_period_next_token(cursor);
	EcPeriodCursor ahead = *cursor;
	EcPeriodToken token;

	if (!ec_period_take(&ahead, EC_PW_AND, &token) && !ec_period_take(&ahead, EC_PW_TO, &token) &&
		!ec_period_take(&ahead, EC_PW_COMMA, &token))
		return false;
	(void) ec_period_take(&ahead, EC_PW_ARTICLE, &token);
	if (ec_period_peek(ahead).kind != EC_PW_ORDINAL || !ec_period_attempt(read_named, &ahead, mention) ||
		mention->ordinal == 0)
		return false;
	mention->ordinal = (uint8_t) first.value;
	return ec_period_make(2000, mention->months, mention->ordinal) != EC_PERIOD_NONE;
}

/* "fiscal year", "full quarter", "FY": a unit that needs no article. */
static bool
read_bare_unit(EcPeriodCursor *cursor, EcPeriodMention *mention)
{
	EcPeriodToken token;

	(void) ec_period_take(cursor, EC_PW_FULL, &token);
	if (ec_period_take(cursor, EC_PW_FY, &token))
	{
		mention->relation = EC_PERIOD_THIS;
		mention->months = 12;
		return token.is_capital;
	}
	return read_this_unit(cursor, mention);
}

/* "all of 2021", "full 2021" */
static bool
read_full_of(EcPeriodCursor *cursor, EcPeriodMention *mention)
{
	EcPeriodToken token;

	(void) ec_period_next_token(cursor);
	(void) ec_period_take(cursor, EC_PW_LINK, &token);
	return read_plain(cursor, mention) && mention->months == 12;
}

static bool
read_first_of(const EcPeriodReader *readers, EcPeriodCursor *cursor, EcPeriodMention *mention)
{
	for (; *readers != NULL; readers++)
		if (ec_period_attempt(*readers, cursor, mention))
			return true;
	return false;
}

/* What a period may follow in: no edge of one, no stretch of weeks, so that this does not nest. */
static bool
read_plain(EcPeriodCursor *cursor, EcPeriodMention *mention)
{
	static const EcPeriodReader readers[] = {ec_period_read_ended, read_coordinated, read_named, ec_period_read_month,
		ec_period_read_day_first, read_ago, read_same, NULL};
	static const EcPeriodReader after_article[] = {read_relative, read_this_unit, NULL};
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
	static const EcPeriodReader unit[] = {read_to_date, ec_period_read_ended, read_ago, read_unit_end,
		ec_period_read_month_of, read_named, NULL};
	static const EcPeriodReader number[] = {ec_period_read_ended, ec_period_read_day_first, read_ago, read_weeks,
		read_named, NULL};
	static const EcPeriodReader ordinal[] = {ec_period_read_ended, read_weeks, read_coordinated, read_named, NULL};
	static const EcPeriodReader fiscal[] = {ec_period_read_ended, read_unit_end, read_named, read_bare_unit, NULL};
	static const EcPeriodReader full[] = {read_named, read_full_of, read_bare_unit, NULL};
	static const EcPeriodReader relative[] = {read_weeks, read_stretch, read_relative, NULL};
	static const EcPeriodReader month[] = {ec_period_read_month, NULL};
	static const EcPeriodReader named[] = {read_named, NULL};
	static const EcPeriodReader same[] = {read_same, NULL};
	static const EcPeriodReader rest[] = {read_rest, NULL};
	static const EcPeriodReader edge[] = {read_end_of, NULL};
	static const EcPeriodReader as_of[] = {read_as_of, NULL};
	static const EcPeriodReader to_date[] = {read_to_date, NULL};
	static const EcPeriodReader trailing[] = {read_trailing, NULL};

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
	const char *end = after.at;
	EcPeriodToken next = ec_period_next_token(&after);

	if (next.kind == EC_PW_DASH && next.is_glued && ec_is_letter(end[-1]))
	{
		next = ec_period_next_token(&after);
		return next.is_glued && after.at > end && ec_is_letter(after.at[-1]);
	}
	if (next.kind == EC_PW_OVER)
	{
		next = ec_period_peek(after);
		return next.kind == EC_PW_UNIT && mention->ordinal == 0 && mention->months == next.value;
	}
	if (next.kind == EC_PW_AGO || next.kind == EC_PW_AWAY)
		return mention->year == 0 && mention->relation == EC_PERIOD_NAMED &&
			(mention->months == 6 || mention->months == 9) && ec_lower(end[-1]) == 's';
	return false;
}

static bool
scan(EcPeriodCursor *cursor, EcPeriodMention *mention)
{
	EcPeriodToken first = {0};
	bool		has_article = ec_period_take(cursor, EC_PW_ARTICLE, &first);
	EcPeriodToken word = ec_period_peek(*cursor);
	const EcPeriodReader *readers = readers_for(word.kind);

	if (readers == NULL)
		return false;
	if (has_article && first.value == 0)	/* "a quarter of the" is none, "a year ago" is one */
		return ec_period_attempt(read_ago, cursor, mention) || ec_period_attempt(read_trailing, cursor, mention);
	if (read_first_of(readers, cursor, mention))
		return true;
	return has_article && ec_period_attempt(read_this_unit, cursor, mention);
}

size_t
ec_period_scan(const char *text, size_t length, EcPeriodMention *mention)
{
	EcPeriodCursor cursor = {text, text + (length < LONGEST_MENTION ? length : LONGEST_MENTION), false};
	EcPeriodMention draft = {0};

	if (!scan(&cursor, &draft) || is_spoilt(cursor, &draft))
		return 0;
	*mention = draft;
	return (size_t) (cursor.at - text);
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
	EcPeriodCursor cursor;

	if (length > 0)
		return length;
	before = word_before(text, sentence, at);
	cursor = (EcPeriodCursor) {text + before, text + at, false};
	if (before == at || ec_period_peek(cursor).kind != EC_PW_ARTICLE)
		return 0;
	length = ec_period_scan(text + before, sentence.end - before, mention);
	return length > at - before ? length - (at - before) : 0;
}
