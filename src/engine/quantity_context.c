/*
 * What is no quantity, told by what stands around it: dates, times, ordinals, phone
 * numbers, forms, product names. All of it holds only for a number without unit and
 * scale, and not where a quantity is meant.
 */
#include "engine/quantity_parts.h"

#include <string.h>

#define FIRST_YEAR 1900
#define LAST_YEAR 2100

/* Letters at the start of `text`; "p.m" and "o'clock" are one word. */
static size_t
letters_at(const char *text, size_t length)
{
	size_t		n = 0;

	while (n < length &&
		   (ec_is_letter(text[n]) ||
			((text[n] == '.' || text[n] == '\'') && n > 0 && n + 1 < length && ec_is_letter(text[n + 1]))))
		n++;
	return n;
}

static bool
is_month(const char *word, size_t length)
{
	return length > 2 && ec_is_upper(word[0]) && ec_is_word(EC_WORDS_MONTH_WORD, word, length);
}

static bool
is_alphanumeric(char c)
{
	return ec_is_letter(c) || ec_is_digit(c) || (unsigned char) c >= 0xC3;
}

static bool
is_bare(const EcAmount *amount)
{
	return amount->unit == NULL && !amount->has_scale && amount->kind == EC_AMOUNT_NUMBER;
}

bool
ec_is_year(const EcAmount *amount)
{
	const EcNumber *number = &amount->number;

	return is_bare(amount) && number->n_digits == 4 && !number->has_words && !number->has_point &&
		!number->has_group && number->value.exponent == 0 &&
		number->value.mantissa >= FIRST_YEAR && number->value.mantissa <= LAST_YEAR;
}

/* Letters run into the number: only small words behind money are a slip ("$0.25and"). */
static bool
is_run_into(const EcScanner *scanner, const EcAmount *amount)
{
	size_t		n;

	if (amount->is_glued || scanner->at == scanner->end || !is_alphanumeric(*scanner->at))
		return false;
	if (!is_alphanumeric(scanner->at[-1]))
		return ec_is_digit(*scanner->at) || (unsigned char) *scanner->at >= 0x80;
	n = letters_at(scanner->at, ec_left(scanner));
	return !amount->has_prefix || amount->has_scale || !ec_is_word(EC_WORDS_GLUED_WORD, scanner->at, n);
}

/* A mark and what goes on behind it: "2/2", "10:30", "1-800", "10-K", "90's", "401(k)". */
static bool
goes_on(const EcScanner *scanner, const EcAmount *amount)
{
	char		mark = ec_peek(scanner, 0);
	char		next = ec_peek(scanner, 1);
	EcScanner	ahead = *scanner;

	if (mark == '/' || mark == ':')
		return ec_is_digit(next);
	if (mark == '\'' || (mark == '\xE2' && next == '\x80' && ec_peek(scanner, 2) == '\x99'))
		return ec_lower(ec_peek(scanner, mark == '\'' ? 1 : 3)) == 's';
	if (mark == '(')
		return ec_is_letter(next) && ec_peek(scanner, 2) == ')';
	if (!ec_scan_dash(&ahead))
		return false;
	if (ec_is_digit(ec_peek(&ahead, 0)))
		return true;
	/* "5-point" and "10-K", but not the dash of a clause */
	return mark == '-' && ec_is_letter(ec_peek(&ahead, 0)) && amount->kind == EC_AMOUNT_NUMBER &&
		!amount->is_bounded;
}

/* "800 555 1234", "888) 555-1234" */
static bool
is_phone(const EcScanner *scanner)
{
	EcScanner	ahead = *scanner;

	if (ec_is_at(&ahead, ')'))
		ahead.at++;
	ec_scan_gap(&ahead);
	if (ahead.at == scanner->at || ec_left(&ahead) < 8)
		return false;
	for (int i = 0; i < 8; i++)
		if (i == 3 ? strchr("- .", ahead.at[i]) == NULL : !ec_is_digit(ahead.at[i]))
			return false;
	return true;
}

static bool
counts_time(const EcScanner *scanner)
{
	EcScanner	ahead = *scanner;
	size_t		n;

	if (!ec_scan_joint(&ahead))
		return false;
	n = letters_at(ahead.at, ec_left(&ahead));
	return n >= 2 && (ec_is_word(EC_WORDS_TIME_WORD, ahead.at, n) || is_month(ahead.at, n));
}

/* "one of them", "one more thing", "one-time": no count. */
static bool
is_pronoun(const EcScanner *scanner, const EcAmount *amount)
{
	if (!amount->number.has_words || amount->low.mantissa != 1 || amount->low.exponent != 0)
		return false;
	return ec_match_gap(scanner->at, ec_left(scanner)) == 0 || ec_follows_word(scanner, EC_WORDS_ONE_OTHER);
}

/* "one thousand two hundred": more than is read here. */
static bool
has_more_words(const EcScanner *scanner, const EcAmount *amount)
{
	EcScanner	ahead = *scanner;
	EcNumber	more;

	return amount->number.has_words && amount->has_scale && amount->unit == NULL && ec_scan_joint(&ahead) &&
		ec_scan_number_words(&ahead, &more) && !more.is_article;
}

/* "€4. 7 billion", as PDF text has it: better none than a wrong number. */
static bool
is_torn(const EcScanner *scanner, const EcAmount *amount)
{
	EcScanner	ahead = *scanner;
	EcNumber	rest;
	int			power;

	if (!amount->has_prefix || amount->has_scale || amount->number.has_point || !ec_is_at(&ahead, '.'))
		return false;
	ahead.at++;
	ec_scan_gap(&ahead);
	if (!ec_scan_digits(&ahead, false, &rest))
		return false;
	ec_scan_gap(&ahead);
	return ec_unit_scan_scale(ahead.at, ec_left(&ahead), &power) > 1;
}

bool
ec_is_refused(const EcScanner *scanner, const EcAmount *amount)
{
	if (scanner->is_whole)
		return false;
	if (is_torn(scanner, amount))
		return true;
	if (is_run_into(scanner, amount) || has_more_words(scanner, amount))
		return true;
	if (!is_bare(amount))
		return false;
	return ec_is_year(amount) || amount->number.is_zero_led || goes_on(scanner, amount) || is_phone(scanner) ||
		counts_time(scanner) || is_pronoun(scanner, amount) ||
		ec_match_phrase(scanner->at, ec_left(scanner), " out of") > 0;
}

/* Start of the letters that end at text[end]. */
static size_t
word_start(const char *text, size_t end)
{
	size_t		start = end;

	while (start > 0 && end - start < 16 && ec_is_letter(text[start - 1]))
		start--;
	return start;
}

bool
ec_is_weight(const EcScanner *after_pounds)
{
	size_t		n = ec_match_phrase(after_pounds->at, ec_left(after_pounds), " of ");
	const char *word = after_pounds->at + n;

	return n > 0 && ec_is_word(EC_WORDS_WEIGHT_WORD, word, letters_at(word, ec_left(after_pounds) - n));
}

uint8_t
ec_look_before(const EcScanner *scanner)
{
	const char *text = scanner->text;
	size_t		end = scanner->start;
	size_t		start;
	uint8_t		before = 0;

	if (end == 0 || text[end - 1] != ' ')
		return 0;
	end--;
	start = word_start(text, end);
	if (ec_is_word(EC_WORDS_CHANGE_WORD, text + start, end - start))
		before |= EC_BEFORE_CHANGE;
	if (ec_is_word(EC_WORDS_REACH_WORD, text + start, end - start))
		before |= EC_BEFORE_REACH;
	if (end - start == 4 && memcmp(text + start, "down", 4) == 0)
		before |= EC_BEFORE_DOWN;
	if (start > 1 && end - start == 2 && memcmp(text + start, "or", 2) == 0 && text[start - 2] == '%')
		before |= EC_BEFORE_CHANGE;	/* "declined 11% or $54 million to $439 million" */
	if (end - start != 2 || memcmp(text + start, "of", 2) != 0)
		return before;
	before |= EC_BEFORE_OF;
	if (start > 0)
	{
		end = start - 1;
		start = word_start(text, end);
		if (ec_is_word(EC_WORDS_FALL_WORD, text + start, end - start))
			before |= EC_BEFORE_DOWN;
	}
	return before;
}

/* "Level 3", "No. 5", "#1", "June 30" */
static bool
is_labelled(const char *text, size_t at)
{
	size_t		start;
	bool		has_period;

	if (text[at - 1] == '#')
		return true;
	if (text[at - 1] != ' ' && text[at - 1] != '.')
		return false;
	at--;
	has_period = at > 0 && text[at - 1] == '.';
	if (has_period)
		at--;
	start = word_start(text, at);
	if (has_period)
		return at - start == 2 && ec_lower(text[start]) == 'n' && ec_lower(text[start + 1]) == 'o';
	return start < at &&
		(ec_is_word(EC_WORDS_LABEL_WORD, text + start, at - start) || is_month(text + start, at - start));
}

/* "drove13%": at least two small letters and nothing else before them. */
static bool
is_lower_word(const char *text, size_t at)
{
	size_t		start = word_start(text, at);

	for (size_t i = start; i < at; i++)
		if (ec_is_upper(text[i]))
			return false;
	return at - start >= 2 && (start == 0 || !is_alphanumeric(text[start - 1]));
}

/*
 * "Office 365", "Gemini 2.5": a capitalized word within a sentence makes a small number part of its name. Words
 * all in capitals are left alone, for "EPS 0.25" is a figure.
 */
static bool
is_named(const char *text, size_t at, const EcAmount *amount)
{
	size_t		start;

	if (amount->number.has_words || amount->number.has_group || amount->number.n_digits > 4 ||
		amount->has_sign || at < 2 || text[at - 1] != ' ')
		return false;
	start = word_start(text, at - 1);
	if (at - 1 - start < 3 || !ec_is_upper(text[start]) || ec_is_upper(text[start + 1]))
		return false;
	return start >= 2 && text[start - 1] == ' ' && (ec_is_letter(text[start - 2]) || text[start - 2] == ',');
}

/* The byte before text[at], or a space; a dash of three bytes counts as a hyphen. */
static char
mark_before(const char *text, size_t *at)
{
	if (*at >= 3 && text[*at - 3] == '\xE2' && text[*at - 2] == '\x80')
	{
		char		last = text[*at - 1];

		*at -= 3;
		return last == '\x99' || last == '\x98' ? '\'' : last >= '\x90' && last <= '\x93' ? '-' : ' ';
	}
	if (*at == 0)
		return ' ';
	*at -= 1;
	return text[*at];
}

bool
ec_is_refused_before(const char *text, size_t at, const EcAmount *amount)
{
	size_t		before = at;
	char		mark = mark_before(text, &before);
	char		previous = before > 0 ? text[before - 1] : ' ';

	if (at == 0)
		return false;
	if (amount->number.is_fraction && mark == ' ' && ec_lower(text[at]) == 'h')
	{
		size_t		start = word_start(text, before);

		return ec_is_word(EC_WORDS_HALF_LABEL, text + start, before - start);
	}
	if (ec_is_letter(mark))
		return ec_is_letter(text[at]) || !amount->has_unit ||
			(ec_is_digit(text[at]) && !is_lower_word(text, at));
	if (ec_is_digit(mark) || (unsigned char) mark >= 0xC3)
		return true;
	if ((mark == '.' || mark == ',') && ec_is_digit(previous))
		return true;
	if (mark == '-' && is_alphanumeric(previous))
		return ec_is_digit(previous) || !amount->has_unit;
	if (!is_bare(amount))
		return ec_is_letter(text[at]) && mark == '\'';
	if (mark == ' ' && previous == '\'' && ec_is_digit(text[at]))
		return true;
	return mark == '\'' || mark == '/' || mark == ':' || mark == '_' || is_labelled(text, at) ||
		(amount->low.mantissa == amount->high.mantissa && is_named(text, at, amount));
}
