/*
 * Periods that are said by the calendar: months, dates, "the June quarter", "quarter ended June 30".
 *
 * A month must be written with a capital letter, since "may" and "march" are verbs; a
 * short one ("Jan", "Mar") must also have a number or a unit of time behind it, since people are called so.
 */
#include "engine/period_word.h"

static void
set_month(EcPeriodMention *mention, int month)
{
	mention->relation = EC_PERIOD_NAMED;
	mention->calendar_month = (uint8_t) month;
}

/* A day of the month that is no other number: "30", "30th", but not "30%" or "1.5". */
static bool
read_day(EcPeriodCursor *cursor, EcPeriodMention *mention)
{
	EcPeriodCursor ahead = *cursor;
	EcPeriodToken number;
	EcPeriodToken next;

	if (!ec_period_take(&ahead, EC_PW_NUMBER, &number) || number.digits > 2 || number.value < 1 || number.value > 31)
		return false;
	*cursor = ahead;
	mention->day = (uint8_t) number.value;
	next = ec_period_next_token(&ahead);
	if (next.kind == EC_PW_END_OF_TEXT || !next.is_glued)
		return true;
	if (next.kind == EC_PW_ORDINAL_END)
	{
		*cursor = ahead;
		return true;
	}
	if (next.kind == EC_PW_DOT || next.kind == EC_PW_COMMA)
	{
		EcPeriodToken behind = ec_period_peek(ahead);

		return behind.kind != EC_PW_NUMBER || !behind.is_glued;
	}
	return next.kind == EC_PW_DASH || next.kind == EC_PW_SLASH || next.first == ';' || next.first == ')' || next.first == ':';
}

/* " 2021", ", 2021", " of 2021" behind a month or a date, or " last year". */
static void
read_year_behind(EcPeriodCursor *cursor, EcPeriodMention *mention)
{
	EcPeriodCursor ahead = *cursor;
	EcPeriodToken token;

	if (!ec_period_take(&ahead, EC_PW_COMMA, &token))
		(void) ec_period_take(&ahead, EC_PW_LINK, &token);
	token = ec_period_peek(ahead);
	if ((token.kind == EC_PW_APOSTROPHE || (token.kind == EC_PW_NUMBER && token.digits == 4)) &&
		ec_period_attempt(ec_period_read_year, &ahead, mention))
		*cursor = ahead;
	else
		(void) ec_period_attempt(ec_period_read_relative_year, cursor, mention);
}

/* "June", "Jun.": a month as it is written when it is one. */
static bool
read_month_name(EcPeriodCursor *cursor, EcPeriodToken *month)
{
	EcPeriodCursor ahead = *cursor;
	EcPeriodToken token = ec_period_next_token(&ahead);
	EcPeriodToken next;
	EcPeriodCursor dot;

	if ((token.kind != EC_PW_MONTH && token.kind != EC_PW_MONTH_SHORT) || !ec_is_upper(token.first))
		return false;
	*month = token;
	*cursor = ahead;
	dot = ahead;
	if (token.kind == EC_PW_MONTH_SHORT && ec_period_take(&dot, EC_PW_DOT, &next))
		ahead = dot;
	next = ec_period_peek(ahead);
	if (token.kind == EC_PW_MONTH_SHORT)
	{
		*cursor = ahead;
		return next.kind == EC_PW_NUMBER || next.kind == EC_PW_UNIT;
	}
	return token.value != 5 || next.kind != EC_PW_PERSON;	/* "May I", "May we" */
}

/* " quarter", "-quarter", " 2021 quarter" behind a month. */
static bool
read_unit_behind(EcPeriodCursor *cursor, EcPeriodMention *mention)
{
	EcPeriodToken unit;
	EcPeriodToken next = ec_period_peek(*cursor);

	if (next.kind == EC_PW_NUMBER && next.digits == 4 && !ec_period_attempt(ec_period_read_year, cursor, mention))
		return false;
	ec_period_read_calendar_word(cursor, mention);
	if (!ec_period_take(cursor, EC_PW_UNIT, &unit) || unit.value < 3)
		return false;
	mention->months = (uint8_t) unit.value;
	if (mention->year == 0)
		read_year_behind(cursor, mention);
	return true;
}

bool
ec_period_read_month(EcPeriodCursor *cursor, EcPeriodMention *mention)
{
	EcPeriodToken month;
	EcPeriodCursor ahead;

	if (!read_month_name(cursor, &month))
		return false;
	set_month(mention, (int) month.value);
	if (month.is_possessive)
	{
		mention->months = 1;
		return true;
	}
	if (ec_period_attempt(read_unit_behind, cursor, mention))
		return true;
	ahead = *cursor;
	if (ec_period_attempt(read_day, &ahead, mention))
	{
		*cursor = ahead;
		mention->is_point = true;
	}
	else
		mention->months = 1;
	read_year_behind(cursor, mention);
	return true;
}

/* "30 June 2021", "30th of June" */
bool
ec_period_read_day_first(EcPeriodCursor *cursor, EcPeriodMention *mention)
{
	EcPeriodToken month;
	EcPeriodToken token;

	if (!read_day(cursor, mention))
		return false;
	(void) ec_period_take(cursor, EC_PW_LINK, &token);
	if (!read_month_name(cursor, &month))
		return false;
	set_month(mention, (int) month.value);
	mention->is_point = true;
	read_year_behind(cursor, mention);
	return true;
}

bool
ec_period_read_month_of(EcPeriodCursor *cursor, EcPeriodMention *mention)
{
	EcPeriodToken token;

	return ec_period_take(cursor, EC_PW_UNIT, &token) && token.value == 1 &&
		ec_period_take(cursor, EC_PW_LINK, &token) && token.value == 1 &&
		ec_period_read_month(cursor, mention);
}

/* The length of what ended: "quarter", "fiscal year", "three months", "first nine months", "second quarter". */
static bool
read_ended_length(EcPeriodCursor *cursor, EcPeriodMention *mention)
{
	EcPeriodToken unit;
	EcPeriodMention part = {0};
	EcPeriodCursor ahead;
	int			months;

	ec_period_read_calendar_word(cursor, mention);
	ahead = *cursor;
	if (ec_period_take(&ahead, EC_PW_UNIT, &unit))
		mention->months = (uint8_t) unit.value;
	else if (ec_period_read_count(&ahead, &months) && months <= 12)
		mention->months = (uint8_t) months;
	else
	{
		ahead = *cursor;
		if (!ec_period_read_part(&ahead, &part))
			return false;
		mention->months = part.months;
	}
	*cursor = ahead;
	return mention->months != 0;
}

/* The "three" of "three and nine months ended". */
static bool
read_bare_count(EcPeriodCursor *cursor, EcPeriodMention *mention)
{
	EcPeriodToken number;

	if (!ec_period_take(cursor, EC_PW_NUMBER_WORD, &number) &&
		(!ec_period_take(cursor, EC_PW_NUMBER, &number) || number.digits > 2))
		return false;
	mention->months = (uint8_t) number.value;
	return ec_period_peek(*cursor).kind == EC_PW_AND && number.value <= 12;
}

/* " ended June 30, 2021" */
static bool
read_end_date(EcPeriodCursor *cursor, EcPeriodMention *date)
{
	EcPeriodToken token;

	(void) ec_period_take(cursor, EC_PW_COMMA, &token);
	if (!ec_period_take(cursor, EC_PW_ENDED, &token))
		return false;
	(void) ec_period_take(cursor, EC_PW_LINK, &token);
	(void) ec_period_take(cursor, EC_PW_OVER, &token);
	return ec_period_attempt(ec_period_read_month, cursor, date) ||
		ec_period_attempt(ec_period_read_day_first, cursor, date);
}

/* Of "quarter and year ended June 30" only the quarter; the year is a mention by itself. */
bool
ec_period_read_ended(EcPeriodCursor *cursor, EcPeriodMention *mention)
{
	EcPeriodToken token;
	EcPeriodMention other = {0};
	EcPeriodMention date = {0};
	EcPeriodCursor ahead;
	bool		is_bare = !ec_period_attempt(read_ended_length, cursor, mention);

	if (is_bare && !ec_period_attempt(read_bare_count, cursor, mention))
		return false;
	ahead = *cursor;
	if (ec_period_take(&ahead, EC_PW_AND, &token))
	{
		(void) ec_period_take(&ahead, EC_PW_ARTICLE, &token);
		if (!ec_period_attempt(read_ended_length, &ahead, &other) || !read_end_date(&ahead, &date))
			return false;
	}
	else if (is_bare || !read_end_date(cursor, &date))
		return false;
	mention->relation = date.relation;
	mention->calendar_month = date.calendar_month;
	mention->year = date.year;
	mention->day = date.day;
	return true;
}
