/*
 * Parts of a decade: "low 40% range", "mid-50s", "high-single digits", "mid-teens",
 * "low to mid single digits", "double-digit".
 *
 * The parts are thirds of the step, which is the place of the last digit said that is no
 * zero: 40 stands for 40 … 50, 300 for 300 … 400. Thirds are rounded to one decimal.
 */
#include "engine/quantity_parts.h"

#include <string.h>

typedef struct Part
{
	int			first;
	int			last;
} Part;

static bool
scan_part_name(EcScanner *scanner, Part *part)
{
	const EcName *name = ec_scan_words(scanner, EC_WORDS_DECADE_PART);

	if (name == NULL)
		return false;
	part->first = name->value;
	part->last = name->more;
	return true;
}

static bool
scan_part_joint(EcScanner *scanner)
{
	return ec_scan_phrase(scanner, " to ") || ec_scan_phrase(scanner, "/") || ec_scan_phrase(scanner, " and ") ||
		ec_scan_joint(scanner);
}

/* "low", "low to mid", "low- to mid-", "mid/high"; with the joint behind it. */
static bool
scan_parts(EcScanner *scanner, Part *part)
{
	EcScanner	ahead;
	Part		second;

	if (!scan_part_name(scanner, part))
		return false;
	ahead = *scanner;
	if (scan_part_joint(&ahead) && scan_part_name(&ahead, &second) && second.first > part->first)
	{
		part->last = second.last;
		scanner->at = ahead.at;
	}
	return ec_scan_joint(scanner);
}

/* 10^power times `thirds` thirds, rounded to one decimal, or to one digit below a small step. */
static EcDecimal
third_of(int power, int thirds)
{
	static const int64_t digits[] = {0, 333333, 666667};
	EcDecimal	value = {digits[thirds], power - 6};
	int			decimals = power >= 0 ? 1 : 1 - power;

	while (value.exponent < -decimals)
	{
		value.mantissa = (value.mantissa + 5) / 10;
		value.exponent++;
	}
	return value;
}

static bool
set_thirds(EcAmount *amount, EcDecimal base, int power, const Part *part)
{
	EcDecimal	step = {1, power};

	amount->low = amount->high = base;
	if (part->first > 0 && !ec_decimal_add(base, third_of(power, part->first), &amount->low))
		return false;
	if (part->last < 2)
		return ec_decimal_add(base, third_of(power, part->last + 1), &amount->high);
	return ec_decimal_add(base, step, &amount->high);
}

/* "range", "area": what people put behind a decade. */
static bool
scan_range_noun(EcScanner *scanner)
{
	EcScanner	ahead = *scanner;

	if (!ec_scan_joint(&ahead) || ec_scan_words(&ahead, EC_WORDS_RANGE_NOUN) == NULL)
		return false;
	scanner->at = ahead.at;
	return true;
}

/* "percentage growth": the noun does for the sign here. */
static void
scan_percentage(EcScanner *scanner, EcAmount *amount)
{
	EcScanner	ahead = *scanner;

	if (!ec_scan_joint(&ahead) ||
		ec_match_phrase(ahead.at, ec_left(&ahead), "percentage point") > 0 ||
		ec_match_phrase(ahead.at, ec_left(&ahead), "percentage points") > 0 ||
		!(ec_scan_phrase(&ahead, "percentage") || ec_scan_phrase(&ahead, "percentages")))
		return;
	amount->unit = "%";
	amount->has_unit = true;
	scanner->at = ahead.at;
}

/* What may follow "single digits" and "teens"; percent where nothing else is said. */
static void
scan_digits_unit(EcScanner *scanner, EcAmount *amount)
{
	scan_percentage(scanner, amount);
	if (amount->unit == NULL)
		ec_scan_amount_unit(scanner, amount);
	scan_range_noun(scanner);
	if (amount->unit == NULL && !amount->has_scale)
		amount->unit = "%";
}

/* "single digits", "double-digit", "teens"; part NULL: no third was said. */
static bool
scan_digit_words(EcScanner *scanner, const Part *part, EcAmount *amount)
{
	static const struct
	{
		const char *name;
		int			base;
		int			power;
		bool		has_digit;
	}			names[] = {
		{"single", 0, 1, true}, {"double", 10, 1, true}, {"triple", 100, 2, true},
		{"teens", 10, 1, false}, {"teen", 10, 1, false}
	};
	EcScanner	ahead = *scanner;
	bool		is_half = false;
	size_t		i = 0;
	EcDecimal	base;

	while (i < EC_COUNT(names) && !ec_scan_phrase(&ahead, names[i].name))
		i++;
	if (i == EC_COUNT(names) || (part == NULL && !names[i].has_digit))
		return false;
	if (names[i].has_digit && !ec_scan_phrase(&ahead, " digit") && !ec_scan_phrase(&ahead, " digits"))
		is_half = true;
	if (is_half && part == NULL)
		return false;
	amount->kind = is_half ? EC_AMOUNT_HALF_DECADE : EC_AMOUNT_DECADE;
	base = (EcDecimal) {names[i].base, 0};
	if (part == NULL)
	{
		amount->low = base;
		amount->high = (EcDecimal) {10, 0};
		amount->is_high_open = names[i].base > 0;
	}
	else if (!set_thirds(amount, base, names[i].power, part))
		return false;
	scanner->at = ahead.at;
	if (!is_half)
		scan_digits_unit(scanner, amount);
	return true;
}

/*
 * Is "low", "mid" or "high" said of the number's decade, and not of something else ("a record low 5%")?
 * `is_marked`: "s" or "range" is there.
 */
static bool
means_decade(const EcAmount *amount, const Part *part, bool is_marked, bool has_hyphen)
{
	bool		is_mid = part->first == 1;
	bool		is_percent = amount->unit != NULL && strcmp(amount->unit, "%") == 0;

	if (is_marked)
		return true;
	if (is_mid && has_hyphen && amount->number.n_digits < 4 && !amount->number.has_point)
		return true;
	return (is_percent || (is_mid && (amount->unit != NULL || amount->has_scale))) &&
		ec_decimal_normalize(amount->number.value).exponent > 0;
}

static bool
scan_plural(EcScanner *scanner)
{
	return ec_scan_phrase(scanner, "s") || ec_scan_phrase(scanner, "'s") ||
		ec_scan_phrase(scanner, "\xE2\x80\x99s");
}

/* "40s", "40% range", "$40 million range" behind the part. */
static bool
scan_decade_number(EcScanner *scanner, const Part *part, EcAmount *amount)
{
	EcScanner	ahead = *scanner;
	EcCurrencyKind kind;
	bool		is_marked;
	size_t		n;

	n = ec_unit_scan_currency_before(ahead.at, ec_left(&ahead), &amount->unit, &kind);
	if (n > 0 && kind == EC_CURRENCY_DOUBTFUL)
		return false;
	amount->has_unit = amount->has_prefix = n > 0;
	ahead.at += n;
	if (n > 0)
		ec_scan_gap(&ahead);
	if (!ec_scan_digits(&ahead, false, &amount->number) ||
		amount->number.value.mantissa == 0 || amount->number.wants_unit)
		return false;
	is_marked = scan_plural(&ahead);
	ec_scan_amount_unit(&ahead, amount);
	is_marked |= scan_plural(&ahead);
	is_marked |= scan_range_noun(&ahead);
	if (!means_decade(amount, part, is_marked, scanner->at[-1] == '-') ||
		!set_thirds(amount, amount->number.value, ec_decimal_normalize(amount->number.value).exponent, part))
		return false;
	amount->kind = EC_AMOUNT_DECADE;
	scanner->at = ahead.at;
	return true;
}

static inline uint32_t
first_of_decades(void)
{
	return EC_FIRST("single") | EC_FIRST("double") | EC_FIRST("triple")
#define DECADE_PART(name, first, last) | EC_FIRST(name)
#include "engine/tables/quantity_words.def"
		;
}

bool
ec_scan_decade(EcScanner *scanner, EcAmount *amount)
{
	EcScanner	ahead = *scanner;
	Part		part;

	if (!ec_first_in(ec_peek(scanner, 0), first_of_decades()))
		return false;
	memset(amount, 0, sizeof(*amount));
	if (!scan_parts(&ahead, &part))
	{
		ahead = *scanner;
		if (!scan_digit_words(&ahead, NULL, amount))
			return false;
	}
	else if (!scan_digit_words(&ahead, &part, amount) && !scan_decade_number(&ahead, &part, amount))
		return false;
	scanner->at = ahead.at;
	return true;
}
