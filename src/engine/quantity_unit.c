/*
 * What stands behind a number: scale, unit, "per share".
 *
 * A single letter is a scale only right behind the digits, and only where it
 * cannot be something else: "9M" is a period, "10K" a form, "3M" a company.
 */
#include "engine/quantity_parts.h"

#include <string.h>

/* "mgenerated": no English word starts with these letters, so the first one is the scale. */
static bool
is_scale_slip(const EcScanner *scanner)
{
	const char *vowels = "aeiouy";

	if (ec_left(scanner) < 4)
		return false;
	for (int i = 0; i < 4; i++)
		if (scanner->at[i] < 'a' || scanner->at[i] > 'z')
			return false;
	if (scanner->at[0] == 'm')
		return strchr(vowels, scanner->at[1]) == NULL;
	return scanner->at[0] == 'b' && strchr(vowels, scanner->at[1]) == NULL &&
		scanner->at[1] != 'l' && scanner->at[1] != 'r';
}

/* "millionof" */
static size_t
scan_run_on_scale(const EcScanner *scanner, int *power)
{
	static const char *const names[] = {"thousand", "million", "billion", "trillion"};

	for (int i = 0; i < 4; i++)
	{
		size_t		n = ec_match_prefix(scanner->at, ec_left(scanner), names[i]);
		char		next = n > 0 ? ec_peek(scanner, n) : '\0';

		*power = 3 * (i + 1);
		if (n > 0 && next >= 'a' && next <= 'z' && next != 's' && next != 't' &&
			ec_match_prefix(scanner->at + n, ec_left(scanner) - n, "aire") == 0)
			return n;
	}
	return 0;
}

/* May this one letter be a scale? `is_glued`: right behind the digits. */
static bool
may_be_scale(const EcScanner *scanner, const EcAmount *amount, bool is_glued)
{
	const EcNumber *number = &amount->number;
	bool		is_money = amount->unit != NULL;
	bool		is_plain = !number->has_point && !number->has_group;
	int64_t		value = number->value.mantissa;

	if (is_money)
		return true;
	if (!is_glued)
		return scanner->is_whole && ec_lower(*scanner->at) == 'm';
	switch (*scanner->at)
	{
		case 'M':
			return scanner->is_whole || !is_plain || (value != 3 && value != 6 && value != 9 && value != 12);
		case 'm':
			return true;
		case 'k':
		case 'K':
			return scanner->is_whole || !is_plain || (value != 8 && value != 10);
		case 'b':
		case 'B':
			return scanner->is_whole || number->has_point;
		default:
			return false;
	}
}

/* "million" and "billion" behind a space, which most scales are; they are read as the table would. */
static bool
scan_frequent_scale(EcScanner *scanner, EcAmount *amount)
{
	const char *word = scanner->at + 1;
	size_t		length = strlen("million");

	if (ec_left(scanner) <= length || scanner->at[0] != ' ' || (word[0] != 'm' && word[0] != 'b') ||
		memcmp(word + 1, "illion", length - 1) != 0 || ec_is_letter(ec_peek(scanner, length + 1)) ||
		ec_is_digit(ec_peek(scanner, length + 1)))
		return false;
	amount->scale = (int8_t) (amount->scale + (word[0] == 'm' ? 6 : 9));
	amount->has_scale = true;
	scanner->at = word + length;
	return true;
}

static bool
scan_one_scale(EcScanner *scanner, EcAmount *amount)
{
	EcScanner	ahead = *scanner;
	bool		has_hyphen = ec_is_at(&ahead, '-');
	bool		is_glued = !ec_scan_joint(&ahead);
	int			power;
	size_t		n = ec_unit_scan_scale(ahead.at, ec_left(&ahead), &power);

	if (n == 0)
	{
		n = scan_run_on_scale(&ahead, &power);
		amount->is_glued = n > 0;
	}
	if (n == 1 && (has_hyphen || !may_be_scale(&ahead, amount, is_glued)))
		return false;
	if (n == 2 && ec_lower(ahead.at[0]) == 'm' && ec_lower(ahead.at[1]) == 'm' &&
		amount->unit == NULL && !scanner->is_whole && ahead.at[0] == 'm')
		return false;
	if (n == 0 && amount->unit != NULL && is_glued && is_scale_slip(&ahead))
	{
		n = 1;
		power = ahead.at[0] == 'm' ? 6 : 9;
		amount->is_glued = true;
	}
	if (n == 0)
		return false;
	amount->scale = (int8_t) (amount->scale + power);
	amount->has_scale = true;
	scanner->at = ahead.at + n;
	return true;
}

/* "million", and "lakh crore", "hundred million", "thousand crore". */
static void
scan_scale(EcScanner *scanner, EcAmount *amount)
{
	int8_t		first;

	if (scan_frequent_scale(scanner, amount) || !scan_one_scale(scanner, amount))
		return;
	first = amount->scale;
	if (first <= 3 || first == 5)
	{
		EcScanner	ahead = *scanner;
		EcAmount	both = *amount;

		if (scan_one_scale(&ahead, &both) && both.scale > 2 * first)
		{
			*scanner = ahead;
			*amount = both;
		}
	}
}

/* Does the name mean something else here than `unit`? It has `n` bytes and ends at `after`. */
static bool
is_other_meaning(const EcScanner *after, const EcAmount *amount, size_t n, bool has_hyphen, const char *unit)
{
	bool		is_short = n <= strlen("points");
	bool		is_singular = ec_lower(after->at[-1]) != 's' && strcmp(unit, "%") != 0;
	bool		is_points = strcmp(unit, "pp") == 0;

	if (is_points && is_short && has_hyphen)
		return true;			/* "a 5-point plan" */
	if (amount->number.is_article)
		return amount->low.mantissa == 1 && (!is_points || is_short) && strcmp(unit, "bp") != 0;
	if (amount->number.has_words && is_singular && is_short)
		return true;			/* "one day" */
	if (strcmp(unit, "x") != 0)
		return false;
	if (n == 1)					/* masked "3X%", and "4 x 4" */
		return ec_is_at(after, '%') || ec_is_digit(ec_peek(after, ec_match_gap(after->at, ec_left(after))));
	return ec_follows_word(after, EC_WORDS_TIMES_OTHER);
}

static bool
scan_unit_name(EcScanner *scanner, EcAmount *amount)
{
	EcScanner	ahead = *scanner;
	bool		has_hyphen = ec_is_at(&ahead, '-');
	const char *unit;
	size_t		n;

	ec_scan_joint(&ahead);
	n = ec_unit_scan_name(ahead.at, ec_left(&ahead), &unit);
	ahead.at += n;
	if (n == 0 || is_other_meaning(&ahead, amount, n, has_hyphen, unit))
		return false;
	amount->unit = unit;
	amount->has_unit = true;
	scanner->at = ahead.at;
	return true;
}

static bool
scan_minor(EcScanner *scanner, EcAmount *amount)
{
	EcScanner	ahead = *scanner;
	bool		is_glued = !ec_scan_joint(&ahead);
	const char *code;
	size_t		n = ec_unit_scan_minor(ahead.at, ec_left(&ahead), &code);

	if (n == 0 || amount->has_scale || (n == 1 && (!is_glued || ec_peek(&ahead, 1) == '.')))
		return false;
	if (n == 1 && !amount->number.has_point && amount->number.n_digits > 2)
		return false;
	scanner->at = ahead.at + n;
	if (amount->unit != NULL)
		return true;			/* "$0.25 cents" */
	amount->is_minor = true;
	amount->unit = code;
	amount->has_unit = true;
	return true;
}

/* A name that means money beside any number, or only beside a scale or a fraction ("15 NIO")? */
static bool
is_likely_currency(const EcScanner *scanner, const EcAmount *amount, EcCurrencyKind kind, const char *code)
{
	if (scanner->is_whole || amount->has_scale)
		return true;
	if (kind == EC_CURRENCY_DOUBTFUL)
		return false;
	return kind == EC_CURRENCY_NAME || amount->number.has_point || amount->number.has_group ||
		ec_unit_is_common_currency(code);
}

/* "a dollar and twelve cents": the hundredths are added. */
static bool
scan_cents(EcScanner *scanner, EcAmount *amount, const char *code)
{
	EcScanner	ahead = *scanner;
	EcNumber	cents;
	EcDecimal	sum;
	const char *minor;
	size_t		n;

	if (amount->has_scale || !ec_scan_phrase(&ahead, " and "))
		return false;
	if (!ec_scan_digits(&ahead, false, &cents) && !ec_scan_number_words(&ahead, &cents))
		return false;
	ec_scan_joint(&ahead);
	n = ec_unit_scan_minor(ahead.at, ec_left(&ahead), &minor);
	if (n < strlen("cent") || strcmp(minor, code) != 0 || cents.is_article || cents.is_fraction ||
		!ec_decimal_scale(cents.value, -2, &cents.value) || !ec_decimal_add(amount->low, cents.value, &sum))
		return false;
	amount->low = amount->high = sum;
	scanner->at = ahead.at + n;
	return true;
}

static bool
scan_currency_name(EcScanner *scanner, EcAmount *amount)
{
	EcScanner	ahead = *scanner;
	EcCurrencyKind kind;
	const char *code;
	const char *name;
	size_t		n;

	ec_scan_joint(&ahead);
	name = ahead.at;
	n = ec_unit_scan_currency_after(ahead.at, ec_left(&ahead), &code, &kind);
	if (n == 0 || !is_likely_currency(scanner, amount, kind, code))
		return false;
	ahead.at += n;
	if (!scan_cents(&ahead, amount, code) && amount->number.is_article && !amount->has_scale)
		return false;
	amount->unit = ec_lower(*name) == 'p' && ec_is_weight(&ahead) ? "pound" : code;
	amount->has_unit = true;
	scanner->at = ahead.at;
	return true;
}

/*
 * "$5 million Canadian dollars", "$5 CAD": the country of a bare dollar sign, or the currency said once more. Only
 * names that start with these letters are looked for in small letters.
 */
static void
scan_country(EcScanner *scanner, EcAmount *amount)
{
	const uint32_t countries = EC_FIRST("american") | EC_FIRST("canadian") | EC_FIRST("dollars") | EC_FIRST("euros") |
		EC_FIRST("hong kong dollars") | EC_FIRST("singapore dollars") | EC_FIRST("pounds") | EC_FIRST("us dollars");
	EcScanner	ahead = *scanner;
	EcCurrencyKind kind;
	const char *code;
	size_t		n;

	if (!ec_scan_joint(&ahead) ||
		!(ec_is_upper(ec_peek(&ahead, 0)) || ec_first_in(ec_peek(&ahead, 0), countries)))
		return;
	n = ec_unit_scan_currency_after(ahead.at, ec_left(&ahead), &code, &kind);
	if (n == 0 || kind == EC_CURRENCY_DOUBTFUL)
		return;
	if (strcmp(code, amount->unit) != 0 && (strcmp(amount->unit, "USD") != 0 || code[2] != 'D'))
		return;
	amount->unit = code;
	scanner->at = ahead.at + n;
}

static void
scan_per_share(EcScanner *scanner, EcAmount *amount)
{
	EcScanner	ahead = *scanner;
	bool		may_be = amount->unit == NULL ? amount->number.has_point || scanner->is_whole :
		ec_unit_is_currency(amount->unit);
	size_t		n;

	if (amount->has_scale || !may_be)
		return;
	if (!ec_is_at(&ahead, '/'))
		ec_scan_joint(&ahead);
	n = ec_unit_scan_per_share(ahead.at, ec_left(&ahead));
	if (n == 0)
		return;
	amount->is_per_share = true;
	if (amount->unit == NULL)
		amount->unit = "USD";
	scanner->at = ahead.at + n;
}

/* "$878 [Phonetic] million": a transcriber's word between the number and its scale. */
static void
skip_remark(EcScanner *scanner)
{
	EcScanner	ahead = *scanner;
	size_t		n = 0;

	if (ec_peek_word(scanner) != '[')
		return;
	ec_scan_gap(&ahead);
	ahead.at++;
	while (ec_is_letter(ec_peek(&ahead, n)))
		n++;
	if (n < 2 || ec_peek(&ahead, n) != ']')
		return;
	ahead.at += n + 1;
	if (ec_match_gap(ahead.at, ec_left(&ahead)) > 0)
		scanner->at = ahead.at;
}

/* "%" alone, which is most of it; "%-point" and "% point" are left to the table. */
static bool
scan_percent_sign(EcScanner *scanner, EcAmount *amount)
{
	if (!ec_is_at(scanner, '%') || ec_lower(ec_peek(scanner, 1 + ec_match_joint(scanner->at + 1, ec_left(scanner) - 1))) == 'p')
		return false;
	amount->unit = "%";
	amount->has_unit = true;
	scanner->at++;
	return true;
}

void
ec_scan_amount_unit(EcScanner *scanner, EcAmount *amount)
{
	const char *number_end = scanner->at;

	if (amount->unit == NULL && scan_percent_sign(scanner, amount))
		return;
	skip_remark(scanner);
	if (!amount->number.is_fraction)
		scan_scale(scanner, amount);
	if (amount->is_glued)
		return;
	if (amount->unit != NULL)
	{
		scan_country(scanner, amount);
		scan_minor(scanner, amount);
	}
	else if (!scan_unit_name(scanner, amount) && !scan_minor(scanner, amount))
		scan_currency_name(scanner, amount);
	scan_per_share(scanner, amount);
	if (scanner->at[-1] == ']')
		scanner->at = number_end;
}

