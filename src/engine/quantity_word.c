/*
 * Numbers in words: "twenty-five", "one hundred and fifty", "two and a half",
 * "two point five", "half a" (million), "two-thirds".
 *
 * Words above a hundred are scales ("five million") and are read by the caller.
 */
#include "engine/quantity_parts.h"

#include <string.h>

static const EcName words[] = {
#define NUMBER_WORD(name, value) {name, NULL, value, 0},
#include "engine/tables/number_words.def"
};

static const EcName dozens[] = {
#define NUMBER_DOZEN(name, value) {name, NULL, value, 0},
#include "engine/tables/number_words.def"
};

static const EcName halves[] = {
#define NUMBER_HALF(name) {name, NULL, 0, 0},
#include "engine/tables/number_words.def"
};

static const EcName parts[] = {
#define NUMBER_PART(name, parts, needs_hyphen) {name, NULL, parts, needs_hyphen},
#include "engine/tables/number_words.def"
};

static const EcName tails[] = {
#define NUMBER_TAIL(name, mantissa, exponent) {name, NULL, mantissa, exponent},
#include "engine/tables/number_words.def"
};

static const EcName nexts[] = {
#define ARTICLE_NEXT(name) {name, NULL, 0, 0},
#include "engine/tables/number_words.def"
};

static const EcName articles[] = {
#define NUMBER_ARTICLE(name, mantissa, exponent) {name, NULL, mantissa, exponent},
#include "engine/tables/number_words.def"
};

static bool
scan_small(EcScanner *scanner, int *value)
{
	size_t		bytes;
	const EcName *word = ec_find_name(scanner, words, EC_COUNT(words), &bytes);

	if (word == NULL)
		return false;
	*value = word->value;
	scanner->at += bytes;
	return true;
}

/* 0 … 99: "twenty-five", "twenty five". */
static bool
scan_below_hundred(EcScanner *scanner, int *value)
{
	EcScanner	ahead;
	int			ones;

	if (!scan_small(scanner, value))
		return false;
	ahead = *scanner;
	if (*value >= 20 && ec_scan_joint(&ahead) && scan_small(&ahead, &ones) && ones >= 1 && ones <= 9)
	{
		*value += ones;
		scanner->at = ahead.at;
	}
	return true;
}

/* "hundred", "hundred and twenty", "dozen" behind `value`. */
static bool
scan_multiple(EcScanner *scanner, int *value)
{
	EcScanner	ahead = *scanner;
	int			rest;

	if (*value == 0 || !ec_scan_joint(&ahead))
		return false;
	if (ec_scan_phrase(&ahead, "dozen"))
		*value *= 12;
	else if (ec_scan_phrase(&ahead, "hundred"))
		*value *= 100;
	else
		return false;
	scanner->at = ahead.at;
	if (*value % 100 != 0 || !ec_scan_joint(&ahead))
		return true;
	if (ec_scan_phrase(&ahead, "and"))
		ec_scan_joint(&ahead);
	if (scan_below_hundred(&ahead, &rest))
	{
		*value += rest;
		scanner->at = ahead.at;
	}
	return true;
}

/* "point five": one digit word. */
static bool
scan_point(EcScanner *scanner, EcDecimal *fraction)
{
	int			digit;

	if (!ec_scan_phrase(scanner, "point") || !ec_scan_joint(scanner) ||
		!scan_small(scanner, &digit) || digit > 9)
		return false;
	*fraction = (EcDecimal) {digit, -1};
	return true;
}

bool
ec_scan_number_tail(EcScanner *scanner, EcNumber *number)
{
	EcScanner	ahead = *scanner;
	EcDecimal	fraction;
	size_t		bytes;
	const EcName *tail;

	if (!ec_scan_joint(&ahead))
		return false;
	tail = ec_find_name(&ahead, tails, EC_COUNT(tails), &bytes);
	if (tail != NULL)
	{
		fraction = (EcDecimal) {tail->value, tail->more};
		ahead.at += bytes;
	}
	else if (!scan_point(&ahead, &fraction))
		return false;
	scanner->at = ahead.at;
	return ec_decimal_add(number->value, fraction, &number->value);
}

/* "-thirds" behind `top`, as percent with one decimal. */
static bool
scan_part(EcScanner *scanner, int top, EcNumber *number)
{
	EcScanner	ahead = *scanner;
	bool		has_hyphen = ec_is_at(scanner, '-');
	size_t		bytes;
	const EcName *part;
	int			permille;

	if (top == 0 || !ec_scan_joint(&ahead))
		return false;
	part = ec_find_name(&ahead, parts, EC_COUNT(parts), &bytes);
	if (part == NULL || top >= part->value)
		return false;
	ahead.at += bytes;
	if (part->more && (!has_hyphen || ec_match_phrase(ahead.at, ec_left(&ahead), " of") == 0))
		return false;
	permille = (2000 * top + part->value) / (2 * part->value);
	number->value = permille % 10 == 0 ? (EcDecimal) {permille / 10, 0} : (EcDecimal) {permille, -1};
	number->is_fraction = true;
	scanner->at = ahead.at;
	return true;
}

bool
ec_may_be_article(const EcScanner *scanner)
{
	EcScanner	ahead = *scanner;
	size_t		bytes;

	ahead.at++;
	return ec_scan_joint(&ahead) && ec_find_name(&ahead, nexts, EC_COUNT(nexts), &bytes) != NULL;
}

/* "a third of", "a dozen", and the words that want a scale or a unit behind them. */
static bool
scan_article(EcScanner *scanner, EcNumber *number)
{
	size_t		bytes;
	const EcName *article = ec_find_name(scanner, dozens, EC_COUNT(dozens), &bytes);

	if (article != NULL)
	{
		number->value = (EcDecimal) {article->value, 0};
		scanner->at += bytes;
		return true;
	}
	if (ec_find_name(scanner, halves, EC_COUNT(halves), &bytes) != NULL)
	{
		number->value = (EcDecimal) {50, 0};
		number->is_fraction = true;
		scanner->at += strlen("half");
		return true;
	}
	article = ec_find_name(scanner, articles, EC_COUNT(articles), &bytes);
	if (article == NULL)
		return false;
	number->value = (EcDecimal) {article->value, article->more};
	if (ec_match_phrase(scanner->at, ec_left(scanner), "a third of") > 0)
	{
		ec_scan_phrase(scanner, "a third");
		number->value = (EcDecimal) {333, -1};
		number->is_fraction = true;
	}
	else
	{
		number->is_article = true;
		scanner->at += bytes;
	}
	return true;
}

static inline uint32_t
first_of_words(void)
{
	return 0
#define NUMBER_WORD(name, value) | EC_FIRST(name)
#define NUMBER_DOZEN(name, value) | EC_FIRST(name)
#define NUMBER_ARTICLE(name, mantissa, exponent) | EC_FIRST(name)
#include "engine/tables/number_words.def"
		;
}

bool
ec_scan_number_words(EcScanner *scanner, EcNumber *number)
{
	int			value;

	if (!ec_first_in(ec_peek(scanner, 0), first_of_words()))
		return false;
	memset(number, 0, sizeof(*number));
	number->has_words = true;
	if (scan_article(scanner, number))
		return true;
	if (!scan_below_hundred(scanner, &value))
		return false;
	if (scan_part(scanner, value, number))
		return true;
	if (!scan_multiple(scanner, &value))
	{
		number->value.mantissa = value;
		ec_scan_number_tail(scanner, number);
		return true;
	}
	number->value.mantissa = value;
	return true;
}
