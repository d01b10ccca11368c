/*
 * The front door of the quantity lexer: bounds and approximations before and after
 * an amount, words that are amounts, and the shape that comes of it all.
 *
 * It relies on the caller to ask only where a quantity may start; nothing here
 * searches. The cursor never goes beyond EC_MAX_QUANTITY bytes.
 */
#include "engine/quantity_parts.h"

#include <string.h>

/* What was said around the amount. */
typedef struct Manner
{
	bool		has_bound;
	EcQuantityShape bound;
	bool		is_approximate;
	bool		is_between;
	bool		is_range;
	const char *first_end;
	const char *second_start;
} Manner;

bool
ec_quantity_may_start(unsigned char byte)
{
	return ec_is_digit((char) byte) || (byte < 0x80 && strchr("$(+-.<>~", byte) != NULL && byte != 0) ||
		byte == 0xC2 || (byte >= 0xE0 && byte <= 0xEF);
}

static bool
scan_bound(EcScanner *scanner, EcWords words, Manner *manner)
{
	const EcName *bound = ec_scan_words(scanner, words);

	if (bound == NULL)
		return false;
	manner->has_bound = true;
	manner->bound = (EcQuantityShape) bound->value;
	return true;
}

static inline uint32_t
first_of_manners(void)
{
	return EC_FIRST("well") | EC_FIRST("between") | EC_FIRST("anywhere") | EC_FIRST("range")
#define BOUND_BEFORE(name, shape) | EC_FIRST(name)
#define APPROXIMATE(name) | EC_FIRST(name)
#include "engine/tables/quantity_words.def"
		;
}

/* What makes "A and B" a range. */
static bool
scan_between(EcScanner *scanner)
{
	return ec_scan_phrase(scanner, "between the range of") || ec_scan_phrase(scanner, "between a range of") ||
		ec_scan_phrase(scanner, "between") || ec_scan_phrase(scanner, "range of between") ||
		ec_scan_phrase(scanner, "range between") || ec_scan_phrase(scanner, "range of");
}

/* "well over", "at least approximately", "between": at most three of them. */
static void
scan_manner(EcScanner *scanner, Manner *manner)
{
	if (scanner->at == scanner->end || ec_is_digit(*scanner->at) || *scanner->at == '$' ||
		!ec_first_in(*scanner->at, first_of_manners()))
		return;
	for (int i = 0; i < 3; i++)
	{
		const char *start = scanner->at;

		if (ec_scan_phrase(scanner, "well ") || ec_scan_phrase(scanner, "anywhere "))
			continue;
		if (ec_scan_words(scanner, EC_WORDS_APPROXIMATE) != NULL)
			manner->is_approximate = true;
		else if ((manner->has_bound || !scan_bound(scanner, EC_WORDS_BOUND_BEFORE, manner)) &&
				 scan_between(scanner))
			manner->is_between = true;
		if (scanner->at == start)
			return;
		ec_scan_phrase(scanner, ", uh,");
		ec_scan_gap(scanner);
	}
}

static bool
scan_factor(EcScanner *scanner, const Manner *manner, EcAmount *amount)
{
	const EcName *factor = ec_scan_words(scanner, EC_WORDS_FACTOR);

	if (factor == NULL)
		return false;
	amount->kind = EC_AMOUNT_FACTOR;
	amount->low.mantissa = amount->high.mantissa = factor->value;
	amount->unit = "%";
	amount->has_unit = true;
	/* "double" alone is a verb or an adjective: "more than double" */
	return factor->name[strlen(factor->name) - 1] != 'e' || manner->is_approximate ||
		(manner->has_bound && manner->bound == EC_SHAPE_AT_LEAST);
}

/* "flat", but not "flat panel" and "flat-rolled". */
static bool
scan_flat(EcScanner *scanner, EcAmount *amount)
{
	const EcName *flat = ec_scan_words(scanner, EC_WORDS_FLAT);

	if (flat == NULL || ec_is_at(scanner, '-') || ec_follows_word(scanner, EC_WORDS_FLAT_NOUN))
		return false;
	amount->kind = EC_AMOUNT_FLAT;
	amount->number.wants_range = flat->value;
	return true;
}

/* Words that are amounts by themselves. */
static bool
scan_word_amount(EcScanner *scanner, const Manner *manner, EcAmount *amount)
{
	EcScanner	ahead = *scanner;

	memset(amount, 0, sizeof(*amount));
	if (ec_scan_words(&ahead, EC_WORDS_BREAKEVEN) != NULL)
		amount->kind = EC_AMOUNT_BREAKEVEN;
	else if (!scan_flat(&ahead, amount))
	{
		ahead.at = scanner->at;
		if (!scan_factor(&ahead, manner, amount))
			return false;
	}
	scanner->at = ahead.at;
	return true;
}

static inline uint32_t
first_of_word_amounts(void)
{
	return 0
#define BREAKEVEN(name) | EC_FIRST(name)
#define FLAT(name, wants_range) | EC_FIRST(name)
#define FACTOR(name, percent) | EC_FIRST(name)
#include "engine/tables/quantity_words.def"
		;
}

static bool
scan_first_amount(EcScanner *scanner, const Manner *manner, EcAmount *amount)
{
	if (scanner->at < scanner->end && ec_is_letter(*scanner->at) &&
		(ec_scan_decade(scanner, amount) ||
		 (ec_first_in(*scanner->at, first_of_word_amounts()) && scan_word_amount(scanner, manner, amount))))
		return true;
	return ec_scan_amount(scanner, amount);
}

/* "80% plus of our business", but not "80% plus the rest" or "80% plus 5%". */
static bool
scan_loose_plus(EcScanner *scanner)
{
	EcScanner	ahead = *scanner;
	char		next;

	if (!ec_scan_phrase(&ahead, "plus") || ec_follows_word(&ahead, EC_WORDS_PLUS_OTHER))
		return false;
	next = ec_peek(&ahead, ec_match_gap(ahead.at, ec_left(&ahead)));
	if (next != '\0' && (ec_is_upper(next) || (!ec_is_letter(next) && strchr(",.;:)", next) == NULL)))
		return false;
	scanner->at = ahead.at;
	return true;
}

/* "or more", "+"; but no sign that leads to another number, and no "or less than". */
static bool
scan_bound_after(EcScanner *scanner, bool is_glued, Manner *manner)
{
	EcScanner	ahead = *scanner;
	Manner		bounded = *manner;

	if (!scan_bound(&ahead, EC_WORDS_BOUND_AFTER, &bounded) ||
		ec_match_phrase(ahead.at, ec_left(&ahead), " than") > 0)
		return false;
	if (ahead.at[-1] == '+' && (!is_glued || ec_is_digit(ec_peek(&ahead, 0)) || ec_is_at(&ahead, '$')))
		return false;
	*manner = bounded;
	scanner->at = ahead.at;
	return true;
}

static inline uint32_t
first_of_manners_after(void)
{
	return EC_FIRST("or so") | EC_FIRST("ish") | EC_FIRST("plus")
#define BOUND_AFTER(name, shape) | EC_FIRST(name)
#include "engine/tables/quantity_words.def"
		;
}

/* "or more", "+", "-plus", "or so" */
static void
scan_manner_after(EcScanner *scanner, bool is_percent, Manner *manner)
{
	EcScanner	ahead = *scanner;
	bool		has_hyphen = ec_is_at(&ahead, '-');
	bool		is_glued = !ec_scan_joint(&ahead);

	if (!ec_first_in(ec_peek(&ahead, 0), first_of_manners_after()))
		return;
	if (ec_scan_phrase(&ahead, "or so") || ec_scan_phrase(&ahead, "or thereabouts") ||
		((has_hyphen || is_glued) && ec_scan_phrase(&ahead, "ish")))
		manner->is_approximate = true;
	else if (manner->has_bound)
		return;
	else if (has_hyphen ? ec_scan_phrase(&ahead, "plus") : is_percent && scan_loose_plus(&ahead))
	{
		manner->has_bound = true;
		manner->bound = EC_SHAPE_AT_LEAST;
	}
	else if (has_hyphen || !scan_bound_after(&ahead, is_glued, manner))
		return;
	scanner->at = ahead.at;
}

/* "flat to slightly up" */
static void
scan_flat_tail(EcScanner *scanner, Manner *manner)
{
	EcScanner	ahead = *scanner;

	if (ec_scan_joint(&ahead) && scan_bound(&ahead, EC_WORDS_FLAT_TAIL, manner))
		scanner->at = ahead.at;
}

static EcQuantityShape
shape_of(const EcAmount *amount, const Manner *manner)
{
	if (manner->is_range)
		return EC_SHAPE_RANGE;
	if (amount->kind == EC_AMOUNT_FACTOR)
		return EC_SHAPE_FACTOR;
	if (manner->has_bound && amount->kind != EC_AMOUNT_FLAT)
		return manner->bound;
	switch (amount->kind)
	{
		case EC_AMOUNT_DECADE:
			return EC_SHAPE_DECADE;
		case EC_AMOUNT_FLAT:
			return EC_SHAPE_FLAT;
		case EC_AMOUNT_BREAKEVEN:
			return EC_SHAPE_BREAKEVEN;
		default:
			return EC_SHAPE_POINT;
	}
}

static EcMeasureError
make_value(const EcAmount *amount, const Manner *manner, EcMeasure *value)
{
	char		per_share[EC_UNIT_SIZE];
	const char *unit = amount->kind == EC_AMOUNT_FLAT ? "%" : amount->unit;
	bool		is_bound = manner->has_bound && !manner->is_range;
	bool		is_low_open = is_bound && manner->bound == EC_SHAPE_AT_MOST;
	bool		is_high_open = amount->is_high_open || (is_bound && manner->bound == EC_SHAPE_AT_LEAST);

	if (amount->is_per_share && unit != NULL && ec_unit_is_currency(unit))
	{
		memcpy(per_share, unit, EC_CURRENCY_CODE_LENGTH);
		memcpy(per_share + EC_CURRENCY_CODE_LENGTH, "/share", sizeof("/share"));
		unit = per_share;
	}
	return ec_measure_make_known(is_low_open ? NULL : &amount->low,
								 is_high_open && !is_low_open ? NULL : &amount->high,
								 unit, manner->is_approximate, value);
}

static EcMeasureError
fill_quantity(const char *text, const EcAmount *amount, const Manner *manner, EcQuantity *quantity)
{
	memset(quantity, 0, sizeof(*quantity));
	quantity->shape = (uint8_t) shape_of(amount, manner);
	quantity->has_unit = amount->has_unit;
	quantity->has_scale = amount->has_scale;
	quantity->has_words = amount->number.has_words;
	quantity->has_sign = amount->has_sign;
	quantity->has_point = amount->number.has_point;
	if (manner->second_start != NULL)
	{
		quantity->first_end = (uint8_t) (manner->first_end - text);
		quantity->second_start = (uint8_t) (manner->second_start - text);
	}
	return make_value(amount, manner, &quantity->value);
}

/* First letters of words that may be a quantity, or its sign or currency, without a bound before it. */
static inline uint32_t
first_of_words(void)
{
	return EC_FIRST("negative") | EC_FIRST("minus") | EC_FIRST("single") | EC_FIRST("double") | EC_FIRST("triple")
#define BREAKEVEN(name) | EC_FIRST(name)
#define FLAT(name, wants_range) | EC_FIRST(name)
#define FACTOR(name, percent) | EC_FIRST(name)
#define DECADE_PART(name, first, last) | EC_FIRST(name)
#include "engine/tables/quantity_words.def"
#define NUMBER_WORD(name, value) | EC_FIRST(name)
#define NUMBER_DOZEN(name, value) | ((name)[0] == 'a' ? 0 : EC_FIRST(name))
#define NUMBER_ARTICLE(name, mantissa, exponent) | ((name)[0] == 'a' ? 0 : EC_FIRST(name))
#include "engine/tables/number_words.def"
#define CURRENCY_SIGN(sign, code) | ((sign)[0] >= 'a' ? EC_FIRST(sign) : 0)
#include "engine/tables/currencies.def"
		;
}

/* May the small letter that the scanner is at start an amount? "a" only where the right word follows. */
static bool
may_be_word(const EcScanner *scanner)
{
	if (*scanner->at != 'a')
		return ec_first_in(*scanner->at, first_of_words());
	return ec_match_joint(scanner->at + 1, ec_left(scanner) - 1) > 0;
}

/* Everything from the scanner's place on; the place behind it is left in the scanner. */
static EcMeasureError
scan_quantity(EcScanner *scanner, EcAmount *amount, EcQuantity *quantity)
{
	const char *start = scanner->at;
	Manner		manner = {0};
	bool		is_loss = false;

	scan_manner(scanner, &manner);
	if (manner.is_between)
		is_loss = ec_scan_lead(scanner) == EC_LEAD_LOSS;
	if (scanner->at == start && start < scanner->end && *start >= 'a' && *start <= 'z' && !may_be_word(scanner))
		return EC_MEASURE_ERROR_SYNTAX;
	if (!scan_first_amount(scanner, &manner, amount))
		return scanner->is_overflow ? EC_MEASURE_ERROR_OVERFLOW : EC_MEASURE_ERROR_SYNTAX;
	if (is_loss && !amount->has_sign)
		amount->has_sign = amount->is_negative = true;
	manner.is_approximate |= amount->is_vague;
	if (amount->is_bounded && !manner.has_bound)
	{
		manner.has_bound = true;
		manner.bound = EC_SHAPE_AT_LEAST;
	}
	if (ec_scan_range(scanner, amount, manner.is_between, &manner.first_end, &manner.second_start))
		manner.is_range = true;
	else
	{
		manner.first_end = manner.second_start = NULL;
		if (amount->kind == EC_AMOUNT_HALF_DECADE || scanner->is_time || ec_is_refused(scanner, amount))
			return EC_MEASURE_ERROR_SYNTAX;
		if (ec_scan_plus_minus(scanner, amount))
			manner.is_range = true;
	}
	if (amount->number.wants_range && !manner.is_range)
		return EC_MEASURE_ERROR_SYNTAX;
	if (amount->kind == EC_AMOUNT_FLAT && !manner.is_range && !manner.has_bound)
		scan_flat_tail(scanner, &manner);
	else if (!manner.is_range)
		scan_manner_after(scanner, amount->unit != NULL && strcmp(amount->unit, "%") == 0, &manner);
	if (!ec_amount_settle(amount))
		return EC_MEASURE_ERROR_OVERFLOW;
	return fill_quantity(start, amount, &manner, quantity);
}

static EcScanner
scanner_of(const char *text, size_t length)
{
	EcScanner	scanner = {.at = text, .text = text};

	scanner.end = text + (length < EC_MAX_QUANTITY ? length : EC_MAX_QUANTITY);
	return scanner;
}

size_t
ec_quantity_scan(const char *text, size_t length, EcQuantity *quantity)
{
	EcScanner	scanner = scanner_of(text, length);
	EcAmount	amount;

	if (scan_quantity(&scanner, &amount, quantity) != EC_MEASURE_OK)
		return 0;
	return (size_t) (scanner.at - text);
}

/* Code of the currency whose sign ends at text[at], with letters before it ("HK$"); NULL if none. */
static const char *
widened_sign(const char *text, size_t at, size_t end)
{
	for (size_t back = at < 4 ? at : 4; back > 0; back--)
	{
		EcCurrencyKind kind;
		const char *code;

		if (!ec_is_letter(text[at - back]) || (at > back && ec_is_letter(text[at - back - 1])))
			continue;
		if (ec_unit_scan_currency_before(text + at - back, end - at + back, &code, &kind) == back + 1)
			return code;
	}
	return NULL;
}

/* A mark that nothing can follow: the full stop of a sentence, the dash of a clause. */
static bool
is_mark_alone(const char *text, size_t at, size_t end)
{
	char		next = at + 1 < end ? text[at + 1] : ' ';

	if (text[at] == '.')
		return !ec_is_digit(next);
	if (text[at] == '-' || text[at] == '(')
		return ec_is_space(next) || (ec_is_letter(next) && !ec_is_upper(next));
	return false;
}

size_t
ec_quantity_scan_at(const char *text, size_t at, size_t end, EcQuantity *quantity)
{
	EcScanner	scanner = scanner_of(text + at, end - at);
	EcAmount	amount;
	const char *code;

	if (at >= end || is_mark_alone(text, at, end))
		return 0;
	if (ec_lower(text[at]) == 'a' && at + 1 < end && text[at + 1] == ' ' && !ec_may_be_article(&scanner))
		return 0;
	scanner.text = text;
	scanner.start = at;
	if (ec_lower(text[at]) == 'u' && ec_match_phrase(text + at, end - at, "up to") > 0 &&
		(ec_look_before(&scanner) & EC_BEFORE_REACH))
		return 0;
	if (scan_quantity(&scanner, &amount, quantity) != EC_MEASURE_OK || ec_is_refused_before(text, at, &amount))
		return 0;
	if (at > 0 && text[at] == '$' && ec_is_letter(text[at - 1]))
	{
		code = widened_sign(text, at, end);
		if (code != NULL)
			memcpy(quantity->value.unit, code, EC_CURRENCY_CODE_LENGTH);
	}
	return (size_t) (scanner.at - (text + at));
}

EcMeasureError
ec_quantity_parse(const char *text, size_t length, EcQuantity *quantity, size_t *where)
{
	EcScanner	scanner = scanner_of(text, length);
	EcAmount	amount;
	EcMeasureError error;

	scanner.is_whole = true;
	error = scan_quantity(&scanner, &amount, quantity);
	*where = (size_t) (scanner.at - text);
	if (error != EC_MEASURE_OK)
		return error;
	ec_scan_gap(&scanner);
	if (scanner.at == text + length)
		return EC_MEASURE_OK;
	*where = (size_t) (scanner.at - text);
	if (scanner.is_disordered)
		return EC_MEASURE_ERROR_RANGE;
	if (ec_is_letter(*scanner.at) || (unsigned char) *scanner.at >= 0x80)
		return EC_MEASURE_ERROR_UNIT;
	return EC_MEASURE_ERROR_SYNTAX;
}
