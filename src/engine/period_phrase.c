/*
 * The forms in which periods are said, one reader for each: "year to date", "last two weeks",
 * "a year ago", "same quarter last year", "rest of the year", "end of June", "prior-year quarter", …
 *
 * A reader may leave cursor and mention half moved where it fails: callers go through
 * ec_period_attempt, or give up themselves.
 */
#include "engine/period_word.h"

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

/* "two years ago", "three-year-ago", "two years back", "2 years earlier" */
static bool
read_years_ago(EcPeriodCursor *cursor, EcPeriodMention *mention)
{
	const uint32_t most = 20;
	EcPeriodToken number;
	EcPeriodToken token;

	if ((!ec_period_take(cursor, EC_PW_NUMBER_WORD, &number) && !ec_period_take(cursor, EC_PW_NUMBER, &number)) ||
		number.value < 2 || number.value > most)
		return false;
	if (!ec_period_take(cursor, EC_PW_YEARS, &token) && !take_unit(cursor, 12))
		return false;
	if (!ec_period_take(cursor, EC_PW_AGO, &token) && !(ec_period_take(cursor, EC_PW_LATTER, &token) && token.value == 2))
		return false;
	mention->relation = EC_PERIOD_YEAR_AGO;
	mention->years = (uint8_t) number.value;
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
	if (ec_period_attempt(read_years_ago, cursor, mention))
		return true;
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
bool
ec_period_read_to_date(EcPeriodCursor *cursor, EcPeriodMention *mention)
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
bool
ec_period_read_trailing(EcPeriodCursor *cursor, EcPeriodMention *mention)
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
bool
ec_period_read_weeks(EcPeriodCursor *cursor, EcPeriodMention *mention)
{
	EcPeriodToken token = ec_period_next_token(cursor);
	EcPeriodToken count;
	EcPeriodMention of = {0};

	if (token.kind == EC_PW_NUMBER || token.kind == EC_PW_NUMBER_WORD)
	{
		if (!ec_period_take(cursor, EC_PW_WEEK, &count) && !ec_period_take(cursor, EC_PW_DAY, &count))
			return false;
		return ec_period_take(cursor, EC_PW_LINK, &token) && ec_period_read_plain(cursor, &of) && set_trailing(mention);
	}
	if (!ec_period_take(cursor, EC_PW_NUMBER_WORD, &count))
		(void) ec_period_take(cursor, EC_PW_NUMBER, &count);
	if (!ec_period_take(cursor, EC_PW_WEEK, &count) && !ec_period_take(cursor, EC_PW_DAY, &count))
		return false;
	if (ec_period_peek(*cursor).kind == EC_PW_LINK)
	{
		EcPeriodCursor ahead = *cursor;

		(void) ec_period_next_token(&ahead);
		if (ec_period_read_plain(&ahead, &of))
			*cursor = ahead;
	}
	return set_trailing(mention);
}

/* The part behind a year that is said relatively: "prior-year quarter", "last year's record second quarter". */
static bool
read_part_of_year(EcPeriodCursor *cursor, EcPeriodMention *mention)
{
	EcPeriodToken unit;
	EcPeriodMention part = {0};

	while (ec_period_take(cursor, EC_PW_PRAISE, &unit))
		;
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
bool
ec_period_read_ago(EcPeriodCursor *cursor, EcPeriodMention *mention)
{
	EcPeriodCursor ahead = *cursor;
	EcPeriodToken token = {0};
	int			months = 0;

	if (ec_period_attempt(read_years_ago, cursor, mention))
	{
		(void) ec_period_attempt(read_part_of_year, cursor, mention);
		return true;
	}
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
bool
ec_period_read_same(EcPeriodCursor *cursor, EcPeriodMention *mention)
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
bool
ec_period_read_rest(EcPeriodCursor *cursor, EcPeriodMention *mention)
{
	EcPeriodToken rest = ec_period_next_token(cursor);
	int			months;

	if (rest.value == 1 && !ec_period_read_count(cursor, &months))
		return false;
	if (!skip_link(cursor))
		return false;
	if (!ec_period_read_plain(cursor, mention))
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
bool
ec_period_read_this_unit(EcPeriodCursor *cursor, EcPeriodMention *mention)
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
bool
ec_period_read_unit_end(EcPeriodCursor *cursor, EcPeriodMention *mention)
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
bool
ec_period_read_end_of(EcPeriodCursor *cursor, EcPeriodMention *mention)
{
	EcPeriodToken edge = ec_period_next_token(cursor);
	EcPeriodToken token;
	bool		is_the_year;

	if (!ec_period_take(cursor, EC_PW_LINK, &token) || token.value != 1)
		return false;
	is_the_year = ec_period_take(cursor, EC_PW_ARTICLE, &token);
	if (is_the_year && token.value == 1 && ec_period_attempt(ec_period_read_this_unit, cursor, mention))
	{
		if (mention->months == 12 && edge.kind == EC_PW_END)
			mention->relation = EC_PERIOD_NAMED;
	}
	else if (!ec_period_read_plain(cursor, mention))
		return false;
	if (mention->relation == EC_PERIOD_TRAILING || mention->relation == EC_PERIOD_REST)
		return false;
	mention->is_point = true;
	return edge.kind == EC_PW_END || step_back(mention);
}

/* "as of December 31, 2020", "at June 30", "at the end of the quarter" */
bool
ec_period_read_as_of(EcPeriodCursor *cursor, EcPeriodMention *mention)
{
	EcPeriodToken token = ec_period_next_token(cursor);

	if (token.kind == EC_PW_AS && (!ec_period_take(cursor, EC_PW_LINK, &token) || token.value != 1))
		return false;
	(void) ec_period_take(cursor, EC_PW_ARTICLE, &token);
	if (!ec_period_attempt(ec_period_read_end_of, cursor, mention) &&
		!ec_period_attempt(ec_period_read_unit_end, cursor, mention) && !ec_period_read_plain(cursor, mention))
		return false;
	return mention->is_point;
}

/* "last six months of the year", "past 12 months", "next three quarters": only the first is a fiscal period. */
bool
ec_period_read_stretch(EcPeriodCursor *cursor, EcPeriodMention *mention)
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
bool
ec_period_read_named_part(EcPeriodCursor *cursor, EcPeriodMention *mention)
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
bool
ec_period_read_relative(EcPeriodCursor *cursor, EcPeriodMention *mention)
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
		if (!ec_period_attempt(ec_period_read_named_part, cursor, mention))
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

/* The "third" of "third and fourth quarters (of 2021)", the "second" of "second, third and fourth quarters". */
bool
ec_period_read_coordinated(EcPeriodCursor *cursor, EcPeriodMention *mention)
{
	EcPeriodToken first = ec_period_next_token(cursor);
	EcPeriodCursor ahead = *cursor;
	EcPeriodToken token;

	if (!ec_period_take(&ahead, EC_PW_AND, &token) && !ec_period_take(&ahead, EC_PW_TO, &token) &&
		!ec_period_take(&ahead, EC_PW_COMMA, &token))
		return false;
	if (token.kind == EC_PW_COMMA)
		(void) ec_period_take(&ahead, EC_PW_AND, &token);
	(void) ec_period_take(&ahead, EC_PW_ARTICLE, &token);
	if (ec_period_peek(ahead).kind != EC_PW_ORDINAL ||
		(!ec_period_attempt(ec_period_read_named_part, &ahead, mention) && !ec_period_attempt(ec_period_read_coordinated, &ahead, mention)) ||
		mention->ordinal == 0)
		return false;
	mention->ordinal = (uint8_t) first.value;
	return ec_period_make(2000, mention->months, mention->ordinal) != EC_PERIOD_NONE;
}

/* "fiscal year", "full quarter", "FY": a unit that needs no article. */
bool
ec_period_read_bare_unit(EcPeriodCursor *cursor, EcPeriodMention *mention)
{
	EcPeriodToken token;

	(void) ec_period_take(cursor, EC_PW_FULL, &token);
	if (ec_period_take(cursor, EC_PW_FY, &token))
	{
		mention->relation = EC_PERIOD_THIS;
		mention->months = 12;
		return ec_is_upper(token.first);
	}
	return ec_period_read_this_unit(cursor, mention);
}

/* "all of 2021", "full 2021" */
bool
ec_period_read_full_of(EcPeriodCursor *cursor, EcPeriodMention *mention)
{
	EcPeriodToken token;

	(void) ec_period_next_token(cursor);
	(void) ec_period_take(cursor, EC_PW_LINK, &token);
	return ec_period_read_plain(cursor, mention) && mention->months == 12;
}
