/*
 * One amount: sign and currency in any order, the number, and what quantity_unit.c reads
 * behind it. Parentheses make an amount negative, but not a remark.
 */
#include "engine/quantity_parts.h"

#include <string.h>

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
	char		first = ec_peek(scanner, 0);

	if (first != '-' && first != '\xE2' && !ec_is_letter(first))
		return false;
	if (ec_scan_phrase(&ahead, "negative ") || ec_scan_phrase(&ahead, "minus ") ||
		ec_scan_phrase(&ahead, "a negative "))
	{
		scanner->at = ahead.at;
		return true;
	}
	if (!ec_scan_dash(&ahead) || ec_is_space(ec_peek(&ahead, 0)))
		return false;
	scanner->at = ahead.at;
	return true;
}

/* "plus 3%" behind a front that is read: in "plus 1% to plus 3%", and not where something is added. */
static bool
scan_plus(EcScanner *scanner)
{
	EcScanner	ahead = *scanner;

	if (ec_peek(scanner, 0) != 'p' || !ec_scan_phrase(&ahead, "plus ") || !ec_is_digit(ec_peek(&ahead, 0)))
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
	while (scanner->at < scanner->end && !ec_is_digit(*scanner->at))
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
		else if (!amount->has_sign && scan_plus(scanner))
			amount->has_sign = true;
		else if (!scan_currency(scanner, amount, front))
			return;
	}
}

/* "+", "-plus", "-ish" between the number and its unit. */
static void
scan_bound_mark(EcScanner *scanner, EcAmount *amount)
{
	EcScanner	ahead = *scanner;
	bool		has_hyphen = ec_is_at(&ahead, '-');

	if (!has_hyphen && !ec_is_at(&ahead, '+'))
		return;
	if (has_hyphen && ec_scan_phrase(&ahead, " ish"))
		amount->is_vague = true;
	else if (has_hyphen && (ec_scan_phrase(&ahead, " plus") || ec_scan_phrase(&ahead, " something") ||
							ec_scan_phrase(&ahead, " odd")))
		amount->is_bounded = true;
	else if (!ec_scan_phrase(&ahead, "+") || ec_is_at(&ahead, '/') || ec_is_at(&ahead, '$') ||
			 ec_is_digit(ec_peek(&ahead, 0)))
		return;
	else
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

static bool
may_have_remainder(const EcScanner *scanner, const EcAmount *amount)
{
	return amount->scale >= 6 && !amount->number.has_point && !amount->number.has_words &&
		ec_match_gap(scanner->at, ec_left(scanner)) > 0;
}

/* "$1 billion $275 million", as people speak: the millions are added. */
static void
scan_remainder(EcScanner *scanner, EcAmount *amount)
{
	EcScanner	ahead = *scanner;
	EcAmount	rest = {0};
	Front		front = {0};

	if (!may_have_remainder(scanner, amount))
		return;
	ec_scan_gap(&ahead);
	scan_currency(&ahead, &rest, &front);
	if (!ec_scan_digits(&ahead, false, &rest.number) || rest.number.n_digits > 3 || rest.number.has_point)
		return;
	ec_scan_amount_unit(&ahead, &rest);
	if (rest.scale != amount->scale - 3 ||
		(rest.unit != NULL && amount->unit != NULL && strcmp(rest.unit, amount->unit) != 0) ||
		!ec_decimal_scale(rest.number.value, -3, &rest.low) ||
		!ec_decimal_add(amount->low, rest.low, &rest.high))
		return;
	amount->low = amount->high = rest.high;
	if (amount->unit == NULL)
	{
		amount->unit = rest.unit;
		amount->has_unit = rest.has_unit;
	}
	scanner->at = ahead.at;
}

/* "27 euros and 28 cents": the cents are added. */
static void
scan_cents(EcScanner *scanner, EcAmount *amount)
{
	EcScanner	ahead = *scanner;
	EcAmount	rest = {0};

	if (amount->unit == NULL || strlen(amount->unit) != EC_CURRENCY_CODE_LENGTH || amount->has_scale || amount->is_minor || amount->number.has_point ||
		amount->is_per_share || !(ec_scan_phrase(&ahead, " and ") || ec_scan_phrase(&ahead, " ")) || ahead.at == ahead.end || !ec_is_digit(*ahead.at))
		return;
	if (!ec_scan_digits(&ahead, false, &rest.number) || rest.number.n_digits > 2 || rest.number.has_point)
		return;
	ec_scan_amount_unit(&ahead, &rest);
	if (!rest.is_minor || !ec_decimal_scale(rest.number.value, -2, &rest.low) || !ec_decimal_add(amount->low, rest.low, &rest.high))
		return;
	amount->low = amount->high = rest.high;
	amount->number.has_point = true;
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
	scan_cents(scanner, amount);
	return !front.is_doubtful || amount->has_scale || amount->number.has_point || amount->number.has_group;
}

bool
ec_scan_amount(EcScanner *scanner, EcAmount *amount)
{
	EcScanner	ahead = *scanner;
	bool		is_read = scan_all(&ahead, amount);

	scanner->is_overflow |= ahead.is_overflow;
	if (!is_read)
		return false;
	if ((amount->number.wants_unit || amount->number.is_article) && amount->unit == NULL && !amount->has_scale)
		return false;
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
	EcDecimal	low;

	if (!settle_end(&amount->low, power, amount->is_negative) ||
		!settle_end(&amount->high, power, amount->is_negative))
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
