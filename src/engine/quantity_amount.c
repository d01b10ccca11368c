/*
 * One amount: sign, currency, number, scale, unit, "per share".
 *
 * A single letter is a scale only right behind the digits, and only where it
 * cannot be something else: "9M" is a period, "10K" a form, "3M" a company.
 */
#include "engine/quantity_parts.h"

#include <string.h>

bool
ec_scan_phrase(EcScanner *scanner, const char *phrase)
{
	size_t		n = ec_match_phrase(scanner->at, ec_left(scanner), phrase);

	scanner->at += n;
	return n > 0;
}

void
ec_scan_gap(EcScanner *scanner)
{
	scanner->at += ec_match_gap(scanner->at, ec_left(scanner));
}

bool
ec_scan_joint(EcScanner *scanner)
{
	size_t		n = ec_match_prefix(scanner->at, ec_left(scanner), " ");

	scanner->at += n;
	return n > 0;
}

bool
ec_scan_dash(EcScanner *scanner)
{
	if (ec_is_at(scanner, '-'))
	{
		scanner->at++;
		return true;
	}
	/* U+2010 … U+2015, U+2212 */
	if (ec_left(scanner) > 2 && scanner->at[0] == '\xE2' &&
		((scanner->at[1] == '\x80' && scanner->at[2] >= '\x90' && scanner->at[2] <= '\x95') ||
		 (scanner->at[1] == '\x88' && scanner->at[2] == '\x92')))
	{
		scanner->at += 3;
		return true;
	}
	return false;
}

/* A minus sign right before what it belongs to. */
static bool
scan_minus(EcScanner *scanner)
{
	EcScanner	ahead = *scanner;

	if (ec_scan_phrase(&ahead, "negative ") || ec_scan_phrase(&ahead, "minus ") || ec_scan_phrase(&ahead, "a negative "))
	{
		scanner->at = ahead.at;
		return true;
	}
	if (!ec_scan_dash(&ahead) || ec_is_space(ec_peek(&ahead, 0)))
		return false;
	scanner->at = ahead.at;
	return true;
}

typedef struct Front
{
	bool		has_parenthesis;
	bool		has_bracket;
	bool		is_doubtful;
	bool		is_dollar;		/* "$" alone, whose country may be told behind the number */
	bool		is_code;
} Front;

static bool
scan_currency(EcScanner *scanner, EcAmount *amount, Front *front)
{
	EcCurrencyKind kind;
	const char *code;
	size_t		n;

	if (amount->unit != NULL || scanner->at == scanner->end || ec_is_digit(*scanner->at))
		return false;
	n = ec_unit_scan_currency_before(scanner->at, ec_left(scanner), &code, &kind);
	if (n == 0)
		return false;
	front->is_dollar = *scanner->at == '$';
	front->is_code = kind == EC_CURRENCY_CODE;
	front->is_doubtful = kind == EC_CURRENCY_DOUBTFUL && !scanner->is_whole;
	amount->unit = code;
	amount->has_unit = amount->has_prefix = true;
	scanner->at += n;
	ec_scan_gap(scanner);
	return true;
}

/* What stands before the digits, in any order that people use: "-$5", "$-5", "($5)", "$(5)", "$[5]". */
static void
scan_front(EcScanner *scanner, EcAmount *amount, Front *front)
{
	for (;;)
	{
		if (!amount->has_sign && scan_minus(scanner))
			amount->has_sign = amount->is_negative = true;
		else if (!front->has_parenthesis && ec_is_at(scanner, '('))
		{
			front->has_parenthesis = true;
			scanner->at++;
		}
		else if (!front->has_bracket && amount->unit != NULL && ec_is_at(scanner, '['))
		{
			front->has_bracket = true;
			scanner->at++;
		}
		else if (ec_is_at(scanner, '+') && ec_peek(scanner, 1) != '/')
			scanner->at++;
		else if (!scan_currency(scanner, amount, front))
			return;
	}
}

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
	return scanner->at[0] == 'b' && strchr(vowels, scanner->at[1]) == NULL && scanner->at[1] != 'l' && scanner->at[1] != 'r';
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
	int			first;

	if (!scan_one_scale(scanner, amount))
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

/* Words in which a unit's name means something else. */
static bool
is_other_meaning(const EcScanner *after, const EcAmount *amount, const char *name, size_t n, bool has_hyphen, const char *unit)
{
	bool		is_singular = ec_lower(name[n - 1]) != 's' && strcmp(unit, "%") != 0;

	if (strcmp(unit, "pp") == 0 && n <= 6 && has_hyphen)
		return true;
	if (amount->number.has_words && !amount->number.is_article && is_singular && n <= 6)
		return true;
	if (amount->number.is_article && amount->low.mantissa == 1 &&
		(strcmp(unit, "pp") != 0 || n <= 6) && strcmp(unit, "bp") != 0)
		return true;
	if (strcmp(unit, "x") != 0)
		return false;
	if (n == 1)
		return ec_is_at(after, '%') || ec_is_digit(ec_peek(after, ec_match_gap(after->at, ec_left(after))));
	return ec_match_phrase(after->at, ec_left(after), " a") > 0 || ec_match_phrase(after->at, ec_left(after), " per") > 0 ||
		ec_match_phrase(after->at, ec_left(after), " each") > 0 || ec_match_phrase(after->at, ec_left(after), " in") > 0 ||
		ec_match_phrase(after->at, ec_left(after), " during") > 0 || ec_match_phrase(after->at, ec_left(after), " since") > 0;
}

static bool
scan_unit_name(EcScanner *scanner, EcAmount *amount)
{
	EcScanner	ahead = *scanner;
	bool		has_hyphen = ec_is_at(&ahead, '-');
	const char *unit;
	const char *name;
	size_t		n;

	ec_scan_joint(&ahead);
	name = ahead.at;
	n = ec_unit_scan_name(ahead.at, ec_left(&ahead), &unit);
	ahead.at += n;
	if (n == 0 || is_other_meaning(&ahead, amount, name, n, has_hyphen, unit))
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

/* A code behind the number that few texts mean as money: beside a scale or a fraction only ("15 NIO"). */
static bool
is_likely_code(const EcScanner *scanner, const EcAmount *amount, EcCurrencyKind kind, const char *code)
{
	static const char *const common[] = {"USD", "EUR", "GBP", "JPY", "CHF", "CNY", "INR", "CAD", "AUD", "SEK", "NOK", "DKK", "HKD"};

	if (scanner->is_whole || amount->has_scale)
		return true;
	if (kind == EC_CURRENCY_DOUBTFUL)
		return false;
	if (kind == EC_CURRENCY_NAME || amount->number.has_point || amount->number.has_group)
		return true;
	for (size_t i = 0; i < sizeof(common) / sizeof(common[0]); i++)
		if (strcmp(code, common[i]) == 0)
			return true;
	return false;
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
	if (n == 0 || !is_likely_code(scanner, amount, kind, code))
		return false;
	if (amount->number.is_article && !amount->has_scale)
		return false;
	ahead.at += n;
	amount->unit = ec_lower(*name) == 'p' && ec_is_weight(&ahead) ? "pound" : code;
	amount->has_unit = true;
	scanner->at = ahead.at;
	return true;
}

/* "$5 million Canadian dollars", "$5 CAD": the country of a bare dollar sign. */
static void
scan_country(EcScanner *scanner, EcAmount *amount)
{
	EcScanner	ahead = *scanner;
	EcCurrencyKind kind;
	const char *code;
	size_t		n;

	if (!ec_scan_joint(&ahead))
		return;
	n = ec_unit_scan_currency_after(ahead.at, ec_left(&ahead), &code, &kind);
	if (n == 0 || (strcmp(code, amount->unit) != 0 && (strcmp(amount->unit, "USD") != 0 || code[2] != 'D')) ||
		kind == EC_CURRENCY_DOUBTFUL)
		return;
	amount->unit = code;
	scanner->at = ahead.at + n;
}

static void
scan_per_share(EcScanner *scanner, EcAmount *amount)
{
	EcScanner	ahead = *scanner;
	size_t		n;

	if (amount->has_scale || (amount->unit == NULL ? !amount->number.has_point && !scanner->is_whole : !ec_unit_is_currency(amount->unit)))
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

	ec_scan_gap(&ahead);
	if (!ec_is_at(&ahead, '['))
		return;
	ahead.at++;
	while (ec_is_letter(ec_peek(&ahead, n)))
		n++;
	if (n < 2 || ec_peek(&ahead, n) != ']')
		return;
	ahead.at += n + 1;
	if (ec_match_gap(ahead.at, ec_left(&ahead)) > 0)
		scanner->at = ahead.at;
}

void
ec_scan_amount_unit(EcScanner *scanner, EcAmount *amount)
{
	const char *number_end = scanner->at;

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

/* "+", "-plus" between the number and its unit. */
static void
scan_bound_mark(EcScanner *scanner, EcAmount *amount)
{
	EcScanner	ahead = *scanner;

	if (ec_is_at(&ahead, '-') && ec_scan_phrase(&ahead, " ish"))
	{
		amount->is_vague = true;
		scanner->at = ahead.at;
		return;
	}
	if (!ec_scan_phrase(&ahead, "+") &&
		!(ec_is_at(&ahead, '-') && (ec_scan_phrase(&ahead, " plus") || ec_scan_phrase(&ahead, " something") || ec_scan_phrase(&ahead, " odd"))))
		return;
	if (ec_is_at(&ahead, '/') || ec_is_digit(ec_peek(&ahead, 0)) || ec_is_at(&ahead, '$'))
		return;
	amount->is_bounded = true;
	scanner->at = ahead.at;
}

/* A number in parentheses is negative; with its unit inside it is a remark, unless a quantity is meant. */
static bool
close_parenthesis(EcScanner *scanner, EcAmount *amount)
{
	bool		has_unit_inside;

	if (scanner->is_whole)
		ec_scan_amount_unit(scanner, amount);
	has_unit_inside = amount->has_scale || (amount->unit != NULL && !amount->has_prefix);
	if (!ec_is_at(scanner, ')') || amount->is_negative)
		return false;
	scanner->at++;
	if (!has_unit_inside)
		ec_scan_amount_unit(scanner, amount);
	amount->has_sign = amount->is_negative = true;
	return scanner->is_whole || amount->unit != NULL || amount->has_scale || amount->number.has_point;
}

static bool
scan_number(EcScanner *scanner, const EcAmount *amount, const Front *front, EcNumber *number)
{
	if (scanner->at < scanner->end && (ec_is_digit(*scanner->at) || *scanner->at == '.'))
	{
		if (!ec_scan_digits(scanner, front->is_code, number))
			return false;
		if (!ec_scan_mixed_fraction(scanner, number) && !number->has_point)
			ec_scan_number_tail(scanner, number);
		return true;
	}
	return amount->unit == NULL && ec_scan_number_words(scanner, number);
}

/* "$1 billion $275 million", as people speak: the millions are added. */
static void
scan_remainder(EcScanner *scanner, EcAmount *amount)
{
	EcScanner	ahead = *scanner;
	EcAmount	rest = {0};
	Front		front = {0};
	EcDecimal	sum;

	if (amount->scale < 6 || amount->number.has_point || amount->number.has_words || ec_match_gap(ahead.at, ec_left(&ahead)) == 0)
		return;
	ec_scan_gap(&ahead);
	scan_currency(&ahead, &rest, &front);
	if (!ec_scan_digits(&ahead, false, &rest.number) || rest.number.n_digits > 3 || rest.number.has_point)
		return;
	ec_scan_amount_unit(&ahead, &rest);
	if (rest.scale != amount->scale - 3 || (rest.unit != NULL && amount->unit != NULL && strcmp(rest.unit, amount->unit) != 0) ||
		!ec_decimal_scale(rest.number.value, -3, &rest.low) || !ec_decimal_add(amount->low, rest.low, &sum))
		return;
	amount->low = amount->high = sum;
	if (amount->unit == NULL)
	{
		amount->unit = rest.unit;
		amount->has_unit = rest.has_unit;
	}
	scanner->at = ahead.at;
}

static bool
scan_all(EcScanner *scanner, EcAmount *amount)
{
	Front		front = {0};

	memset(amount, 0, sizeof(*amount));
	scan_front(scanner, amount, &front);
	if (!scan_number(scanner, amount, &front, &amount->number))
		return false;
	amount->low = amount->high = amount->number.value;
	if (front.has_bracket && ec_is_at(scanner, ']'))
		scanner->at++;
	if (amount->number.is_fraction)
	{
		amount->unit = "%";
		amount->has_unit = true;
		return true;
	}
	scan_bound_mark(scanner, amount);
	if (front.has_parenthesis)
		return close_parenthesis(scanner, amount);
	ec_scan_amount_unit(scanner, amount);
	scan_remainder(scanner, amount);
	return !front.is_doubtful || amount->has_scale || amount->number.has_point || amount->number.has_group;
}

bool
ec_scan_amount(EcScanner *scanner, EcAmount *amount)
{
	EcScanner	ahead = *scanner;

	if (!scan_all(&ahead, amount) ||
		((amount->number.wants_unit || amount->number.is_article) && amount->unit == NULL && !amount->has_scale))
	{
		scanner->is_overflow = ahead.is_overflow;
		return false;
	}
	scanner->at = ahead.at;
	return true;
}

static bool
settle_end(EcDecimal *end, int power, bool is_negative)
{
	if (is_negative)
		end->mantissa = -end->mantissa;
	return power == 0 || ec_decimal_scale(*end, power, end);
}

bool
ec_amount_settle(EcAmount *amount)
{
	int			power = amount->scale - (amount->is_minor ? 2 : 0);
	EcDecimal	low = amount->low;

	if (!settle_end(&amount->low, power, amount->is_negative) || !settle_end(&amount->high, power, amount->is_negative))
		return false;
	if (amount->is_negative && amount->kind == EC_AMOUNT_DECADE)
	{
		low = amount->low;
		amount->low = amount->high;
		amount->high = low;
	}
	amount->scale = 0;
	amount->is_minor = amount->is_negative = false;
	return true;
}
