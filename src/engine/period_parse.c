/*
 * Named periods: "Q2 2007", "2Q07", "second quarter of fiscal 2007", "FY21".
 *
 * A period is a part of a year ("Q2") and a year ("fiscal 2007") in either order.
 * The same reading serves fiscal_period_in, where the text is the period and nothing else
 * (is_whole), and running text, where a wrong guess would swallow a number: there
 * years must be plausible and short forms must be written as such.
 */
#include "engine/period_word.h"

#define OLDEST_YEAR 1980		/* of a year in running text */
#define NEWEST_YEAR 2079
#define PIVOT 70

static void
set_part(EcPeriodMention *mention, int months, int ordinal)
{
	mention->months = (uint8_t) months;
	mention->ordinal = (uint8_t) ordinal;
}

/* "9M", "M03", "6M", "12M"; only 9M can stand without a year. */
static bool
set_months_part(EcPeriodMention *mention, uint32_t number)
{
	if (number != 3 && number != 6 && number != 9 && number != 12)
		return false;
	set_part(mention, (int) number, 1);
	return true;
}

/* "Q2", "FQ2", "H1", "M03": a letter, then a digit that touches it. */
static bool
read_letter_first(EcPeriodCursor *cursor, EcPeriodMention *mention, bool *needs_year)
{
	EcPeriodToken letter = ec_period_next_token(cursor);
	EcPeriodToken number = ec_period_next_token(cursor);

	if (number.kind != EC_PW_NUMBER || !number.is_glued || number.value > 255)
		return false;
	if (letter.kind == EC_PW_M)
	{
		*needs_year = true;
		set_part(mention, 1, (int) number.value);
		return number.digits <= 2;
	}
	set_part(mention, (int) letter.value, (int) number.value);
	*needs_year = letter.value == 6 && !ec_is_upper(letter.first);
	return letter.kind == EC_PW_Q && number.digits == 1;
}

/* "2Q", "1H", "9M", "4QFY": a digit, then a letter that touches it. */
static bool
read_digit_first(EcPeriodCursor *cursor, EcPeriodMention *mention, bool *needs_year)
{
	EcPeriodToken number = ec_period_next_token(cursor);
	EcPeriodToken letter = ec_period_peek(*cursor);

	if (number.kind != EC_PW_NUMBER || number.digits > 2 || !letter.is_glued)
		return false;
	*needs_year = !ec_is_upper(letter.first);
	if (letter.kind == EC_PW_M)
	{
		ec_period_next_token(cursor);
		*needs_year |= number.value != 9;
		return set_months_part(mention, number.value);
	}
	set_part(mention, (int) letter.value, (int) number.value);
	ec_period_next_token(cursor);
	return number.digits == 1 && letter.kind == EC_PW_Q;
}

/* "Q2", "2Q", "F2Q", "9M" */
static bool
read_compact(EcPeriodCursor *cursor, EcPeriodMention *mention, bool *needs_year)
{
	EcPeriodToken first = ec_period_peek(*cursor);

	*needs_year = false;
	if (first.kind == EC_PW_F)
	{
		ec_period_next_token(cursor);
		mention->is_fiscal = true;
		return ec_period_peek(*cursor).is_glued && read_digit_first(cursor, mention, needs_year);
	}
	if (first.kind == EC_PW_NUMBER)
		return read_digit_first(cursor, mention, needs_year);
	if (first.kind == EC_PW_Q || first.kind == EC_PW_M)
		return read_letter_first(cursor, mention, needs_year);
	return false;
}

void
ec_period_read_calendar_word(EcPeriodCursor *cursor, EcPeriodMention *mention)
{
	EcPeriodToken token;

	if (ec_period_take(cursor, EC_PW_FISCAL, &token))
		mention->is_fiscal = true;
	else if (ec_period_take(cursor, EC_PW_CALENDAR, &token))
		mention->is_calendar = true;
}

/* "second", "2nd" */
static bool
read_ordinal(EcPeriodCursor *cursor, int *ordinal)
{
	EcPeriodCursor ahead = *cursor;
	EcPeriodToken token = ec_period_next_token(&ahead);

	if (token.kind == EC_PW_NUMBER && token.digits == 1)
	{
		EcPeriodToken end = ec_period_next_token(&ahead);

		if (end.kind != EC_PW_ORDINAL_END || !end.is_glued)
			return false;
	}
	else if (token.kind != EC_PW_ORDINAL)
		return false;
	*ordinal = (int) token.value;
	*cursor = ahead;
	return true;
}

bool
ec_period_read_count(EcPeriodCursor *cursor, int *months)
{
	EcPeriodToken number;
	EcPeriodToken unit;

	if (!ec_period_take(cursor, EC_PW_NUMBER_WORD, &number) &&
		(!ec_period_take(cursor, EC_PW_NUMBER, &number) || number.digits > 2))
		return false;
	if (ec_period_take(cursor, EC_PW_MONTHS, &unit) || ec_period_take(cursor, EC_PW_QUARTERS, &unit) ||
		ec_period_take(cursor, EC_PW_YEARS, &unit) ||
		(ec_period_take(cursor, EC_PW_UNIT, &unit) && unit.value == 1))
	{
		EcPeriodCursor ahead = *cursor;
		EcPeriodToken period;

		*months = (int) (number.value * unit.value);
		if (ec_period_take(&ahead, EC_PW_UNIT, &period) && period.value == 0)
			*cursor = ahead;
		return true;
	}
	return false;
}

/* "first nine months", "nine months", "first two quarters" */
static bool
read_elapsed(EcPeriodCursor *cursor, EcPeriodMention *mention)
{
	EcPeriodCursor ahead = *cursor;
	int			ordinal = 0;
	int			months;

	read_ordinal(&ahead, &ordinal);
	if (ordinal > 1 || !ec_period_read_count(&ahead, &months) || !set_months_part(mention, (uint32_t) months))
		return false;
	if (ordinal == 0 && months != 6 && months != 9)
		return false;
	*cursor = ahead;
	return true;
}

/* "second quarter", "second fiscal quarter", "fiscal second quarter", "final quarter", "back half" */
static bool
read_spoken(EcPeriodCursor *cursor, EcPeriodMention *mention)
{
	EcPeriodCursor ahead = *cursor;
	EcPeriodToken word = {0};
	EcPeriodToken unit;
	int			ordinal;

	ec_period_read_calendar_word(&ahead, mention);
	if (ec_period_take(&ahead, EC_PW_LATTER, &word))
		ordinal = (int) word.value;
	else if (ec_period_take(&ahead, EC_PW_FINAL, &word))
		ordinal = -1;
	else if (!read_ordinal(&ahead, &ordinal))
		return false;
	ec_period_read_calendar_word(&ahead, mention);
	if (!ec_period_take(&ahead, EC_PW_UNIT, &unit) && !ec_period_take(&ahead, EC_PW_QUARTERS, &unit))
		return false;
	if (unit.value != 3 && unit.value != 6)
		return false;
	if (word.kind == EC_PW_LATTER && unit.value != 6)
		return false;
	set_part(mention, (int) unit.value, ordinal < 0 ? 12 / (int) unit.value : ordinal);
	*cursor = ahead;
	return true;
}

/* "full year", "full fiscal year" */
static bool
read_full_year(EcPeriodCursor *cursor, EcPeriodMention *mention)
{
	EcPeriodCursor ahead = *cursor;
	EcPeriodToken token;

	if (!ec_period_take(&ahead, EC_PW_FULL, &token))
		return false;
	ec_period_read_calendar_word(&ahead, mention);
	if (!ec_period_take(&ahead, EC_PW_UNIT, &token) || token.value != 12)
		return false;
	set_part(mention, 12, 1);
	*cursor = ahead;
	return true;
}

/* Is what follows "quarter four" no more of the number ("quarter one of the", "quarter one year ago")? */
static bool
ends_part(EcPeriodCursor after, bool is_word)
{
	EcPeriodToken next = ec_period_next_token(&after);

	if (is_word)
		return next.kind != EC_PW_UNIT && next.kind != EC_PW_YEARS && next.kind != EC_PW_QUARTERS && next.kind != EC_PW_LINK &&
			next.kind != EC_PW_DASH && next.kind != EC_PW_AND;
	return next.kind == EC_PW_END_OF_TEXT || (next.kind == EC_PW_COMMA && !ec_period_peek(after).is_glued);
}

/* "quarter 2 of fiscal 2021", "quarter four": a digit without a year begins a number, unless nothing follows. */
static bool
read_unit_first(EcPeriodCursor *cursor, EcPeriodMention *mention, bool *needs_year)
{
	EcPeriodCursor ahead = *cursor;
	EcPeriodToken unit;
	EcPeriodToken number;
	bool		is_word;

	if (!ec_period_take(&ahead, EC_PW_UNIT, &unit) || unit.value != 3)
		return false;
	is_word = ec_period_take(&ahead, EC_PW_NUMBER_WORD, &number);
	if (!is_word && (!ec_period_take(&ahead, EC_PW_NUMBER, &number) || number.digits != 1))
		return false;
	if (number.value < 1 || number.value > 4)
		return false;
	*needs_year = !ends_part(ahead, is_word);
	set_part(mention, 3, (int) number.value);
	*cursor = ahead;
	return true;
}

#define KIND(name) (UINT64_C(1) << EC_PW_##name)

/* Classes of the first token of a part, and of a year; a dash may stand before either. */
#define STARTS_PART (KIND(FISCAL) | KIND(CALENDAR) | KIND(LATTER) | KIND(FINAL) | KIND(NUMBER) | KIND(ORDINAL) | \
					 KIND(NUMBER_WORD) | KIND(FULL) | KIND(UNIT) | KIND(F) | KIND(Q) | KIND(M) | KIND(DASH))
#define STARTS_YEAR (KIND(FY) | KIND(CY) | KIND(FISCAL) | KIND(CALENDAR) | KIND(UNIT) | KIND(APOSTROPHE) | \
					 KIND(NUMBER) | KIND(DASH))

static bool
is_at(const EcPeriodCursor *cursor, uint64_t kinds)
{
	return (kinds >> ec_period_peek(*cursor).kind & 1) != 0;
}

static bool
read_part(EcPeriodCursor *cursor, EcPeriodMention *mention, bool *needs_year)
{
	EcPeriodCursor ahead = *cursor;
	EcPeriodMention before = *mention;

	*needs_year = is_at(cursor, KIND(UNIT));
	if (!is_at(cursor, STARTS_PART))
		return false;
	if (*needs_year)
		return read_unit_first(cursor, mention, needs_year);
	if (read_spoken(cursor, mention) || read_elapsed(cursor, mention) || read_full_year(cursor, mention))
		return true;
	*mention = before;
	*needs_year = true;
	if (read_unit_first(cursor, mention, needs_year))
		return true;
	ec_period_read_calendar_word(&ahead, mention);
	if (read_compact(&ahead, mention, needs_year))
	{
		*cursor = ahead;
		return true;
	}
	*mention = before;
	return false;
}

bool
ec_period_read_part(EcPeriodCursor *cursor, EcPeriodMention *mention)
{
	bool		needs_year;
	EcPeriodCursor ahead = *cursor;
	EcPeriodMention before = *mention;

	if (read_part(&ahead, mention, &needs_year) && !needs_year)
	{
		*cursor = ahead;
		return true;
	}
	*mention = before;
	return false;
}

/* Is this number a year as it stands: four digits, or two where `is_short` allows them? */
static bool
year_of(const EcPeriodCursor *cursor, const EcPeriodToken *number, bool is_short, uint16_t *year)
{
	if (number->digits == 4)
	{
		*year = (uint16_t) number->value;
		return cursor->text->is_whole || (*year >= OLDEST_YEAR && *year <= NEWEST_YEAR);
	}
	*year = (uint16_t) (number->value + (number->value < PIVOT ? 2000 : 1900));
	return number->digits == 2 && is_short;
}

/* Does the number just read go on, so that it is none by itself: "21.5", "21%", "2,021", "'90s", "10-K"? */
static bool
number_goes_on(EcPeriodCursor after)
{
	EcPeriodToken next = ec_period_next_token(&after);
	EcPeriodToken behind = ec_period_next_token(&after);

	if (next.kind == EC_PW_END_OF_TEXT || !next.is_glued)
		return false;
	switch (next.kind)
	{
		case EC_PW_DOT:
		case EC_PW_COMMA:
			return behind.kind == EC_PW_NUMBER && behind.is_glued;
		case EC_PW_DASH:		/* but "2021-Q2" */
			behind.is_word &= behind.is_glued;
			next = ec_period_peek(after);
			return behind.is_word && !(next.kind == EC_PW_NUMBER && next.is_glued);
		case EC_PW_NUMBER:
		case EC_PW_Q:
		case EC_PW_FY:
			return false;
		default:
			return next.is_word || next.first == '%';
	}
}

/* "2021-22", "2021/22", "20-21" after FY: the fiscal year is the later one. */
static void
read_split_year(EcPeriodCursor *cursor, bool is_fiscal, uint16_t *year)
{
	EcPeriodCursor ahead = *cursor;
	EcPeriodToken sign = ec_period_next_token(&ahead);
	EcPeriodToken number = ec_period_next_token(&ahead);
	bool		is_next = number.kind == EC_PW_NUMBER && number.is_glued &&
		((number.digits == 2 && (int) number.value == (*year + 1) % 100) ||
		 (number.digits == 4 && (int) number.value == *year + 1));

	if (is_next && sign.is_glued && !number_goes_on(ahead) &&
		(sign.kind == EC_PW_SLASH || (sign.kind == EC_PW_DASH && is_fiscal)))
	{
		(*year)++;
		*cursor = ahead;
	}
}

/* The number of a year: "2021", "'21"; "21" where `is_short` allows it. */
static bool
read_year_number(EcPeriodCursor *cursor, bool is_short, EcPeriodMention *mention)
{
	EcPeriodCursor ahead = *cursor;
	EcPeriodToken token;
	uint16_t	year;

	if (ec_period_take(&ahead, EC_PW_APOSTROPHE, &token))
	{
		is_short = true;
		if (!ec_period_peek(ahead).is_glued)
			return false;
	}
	if (!ec_period_take(&ahead, EC_PW_NUMBER, &token) || !year_of(&ahead, &token, is_short, &year) ||
		number_goes_on(ahead))
		return false;
	read_split_year(&ahead, mention->is_fiscal, &year);
	mention->year = year;
	*cursor = ahead;
	return true;
}

bool
ec_period_read_year(EcPeriodCursor *cursor, EcPeriodMention *mention)
{
	EcPeriodCursor ahead = *cursor;
	EcPeriodMention before = *mention;
	EcPeriodToken token;
	bool		is_short = true;

	if (!is_at(cursor, STARTS_YEAR))
		return false;
	if (ec_period_take(&ahead, EC_PW_FY, &token))
		mention->is_fiscal = true;
	else if (ec_period_take(&ahead, EC_PW_CY, &token))
		mention->is_calendar = true;
	else
	{
		ec_period_read_calendar_word(&ahead, mention);
		is_short = ahead.next != cursor->next;
		if (ec_period_take(&ahead, EC_PW_UNIT, &token) && token.value != 12)
			return false;
	}
	if (read_year_number(&ahead, is_short, mention))
	{
		*cursor = ahead;
		return true;
	}
	*mention = before;
	return false;
}

/* "fiscal year" after its number: "the 2021 fiscal year". */
static void
read_year_word(EcPeriodCursor *cursor, EcPeriodMention *mention)
{
	EcPeriodCursor ahead = *cursor;
	EcPeriodMention before = *mention;
	EcPeriodToken token;

	ec_period_read_calendar_word(&ahead, mention);
	if (ec_period_take(&ahead, EC_PW_UNIT, &token) && token.value == 12 && !token.is_possessive)
		*cursor = ahead;
	else
		*mention = before;
}

/* The year after a part: "Q2 2007", "Q2'07", "Q2, 2007", "second quarter of the fiscal year 2007". */
static bool
read_year_after(EcPeriodCursor *cursor, bool is_compact, EcPeriodMention *mention)
{
	EcPeriodCursor ahead = *cursor;
	EcPeriodToken token;

	if (is_compact)
	{
		token = ec_period_peek(ahead);
		if ((token.kind == EC_PW_NUMBER || token.kind == EC_PW_DASH || token.kind == EC_PW_SLASH) && token.is_glued)
		{
			if (token.kind != EC_PW_NUMBER)
				ec_period_next_token(&ahead);
			if (!ec_period_peek(ahead).is_glued || !read_year_number(&ahead, true, mention))
				return false;
			*cursor = ahead;
			return true;
		}
		if (ec_period_take(&ahead, EC_PW_COMMA, &token) && ec_period_peek(ahead).digits != 4)
			return false;
	}
	if (ec_period_take(&ahead, EC_PW_LINK, &token) || ahead.text->is_whole)
		(void) ec_period_take(&ahead, EC_PW_ARTICLE, &token);
	if (!ec_period_read_year(&ahead, mention))
		return false;
	read_year_word(&ahead, mention);
	*cursor = ahead;
	return true;
}

bool
ec_period_read_named(EcPeriodCursor *cursor, EcPeriodMention *mention)
{
	EcPeriodCursor start = *cursor;
	bool		needs_year;

	if (read_part(cursor, mention, &needs_year))
	{
		EcPeriodToken last = ec_period_last(*cursor);
		bool		is_compact = last.kind == EC_PW_NUMBER || last.kind == EC_PW_Q || last.kind == EC_PW_M || needs_year;

		if (read_year_after(cursor, is_compact, mention) || !needs_year || cursor->text->is_whole)
			return true;
		*cursor = start;
		return false;
	}
	if (!ec_period_read_year(cursor, mention))
		return false;
	start = *cursor;
	if (ec_period_peek(start).kind == EC_PW_DASH && ec_period_peek(start).is_glued)
		(void) ec_period_next_token(&start);
	if (read_part(&start, mention, &needs_year))
	{
		*cursor = start;
		return true;
	}
	read_year_word(cursor, mention);
	set_part(mention, 12, 1);
	return true;
}

EcPeriodError
ec_period_parse(const char *text, size_t length, EcPeriod *period, size_t *where)
{
	EcPeriodText tokens;
	EcPeriodCursor cursor = ec_period_cursor(&tokens, text, length, true);
	EcPeriodMention mention = {0};
	EcPeriodToken token;

	*period = EC_PERIOD_NONE;
	(void) ec_period_take(&cursor, EC_PW_ARTICLE, &token);
	if (!ec_period_read_named(&cursor, &mention) &&
		ec_period_take(&cursor, EC_PW_FY, &token))
		mention.months = 12;
	*where = ec_period_cursor_bytes(cursor);
	if (mention.months == 0 || mention.is_calendar || ec_period_peek(cursor).kind != EC_PW_END_OF_TEXT)
		return EC_PERIOD_ERROR_SYNTAX;
	if (mention.year < 1)
		return EC_PERIOD_ERROR_YEAR;
	*period = ec_period_make(mention.year, mention.months, mention.ordinal);
	return *period == EC_PERIOD_NONE ? EC_PERIOD_ERROR_ORDINAL : EC_PERIOD_OK;
}
