/*
 * The front door of the quantity lexer: bounds and approximations before and after
 * an amount, words that are amounts, and the shape that comes of it all.
 *
 * It relies on the caller to ask only where a quantity may start; nothing here
 * searches. The cursor never goes beyond EC_MAX_QUANTITY bytes.
 */
#include "engine/quantity_parts.h"

#include <string.h>

static const EcName bounds_before[] = {
#define BOUND_BEFORE(name, shape) {name, NULL, EC_SHAPE_##shape, 0},
#include "engine/tables/quantity_words.def"
};

static const EcName bounds_after[] = {
#define BOUND_AFTER(name, shape) {name, NULL, EC_SHAPE_##shape, 0},
#include "engine/tables/quantity_words.def"
};

static const EcName approximations[] = {
#define APPROXIMATE(name) {name, NULL, 0, 0},
#include "engine/tables/quantity_words.def"
};

static const EcName factors[] = {
#define FACTOR(name, percent) {name, NULL, percent, 0},
#include "engine/tables/quantity_words.def"
};

static const EcName flats[] = {
#define FLAT(name, wants_range) {name, NULL, wants_range, 0},
#include "engine/tables/quantity_words.def"
};

static const EcName flat_tails[] = {
#define FLAT_TAIL(name, shape) {name, NULL, EC_SHAPE_##shape, 0},
#include "engine/tables/quantity_words.def"
};

static const EcName breakevens[] = {
#define BREAKEVEN(name) {name, NULL, 0, 0},
#include "engine/tables/quantity_words.def"
};

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

/* Moves past the longest name of a table. */
static const EcName *
scan_name(EcScanner *scanner, const EcName *names, size_t count)
{
	size_t		bytes;
	const EcName *name = ec_find_name(scanner, names, count, &bytes);

	scanner->at += bytes;
	return name;
}

static bool
scan_bound(EcScanner *scanner, const EcName *bounds, size_t count, EcQuantityShape *shape)
{
	const EcName *bound = scan_name(scanner, bounds, count);

	if (bound != NULL)
		*shape = (EcQuantityShape) bound->value;
	return bound != NULL;
}

static inline uint32_t
first_of_manners(void)
{
	return EC_FIRST("well") | EC_FIRST("between") | EC_FIRST("anywhere")
#define BOUND_BEFORE(name, shape) | EC_FIRST(name)
#define APPROXIMATE(name) | EC_FIRST(name)
#include "engine/tables/quantity_words.def"
		;
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
		if (scan_name(scanner, approximations, EC_COUNT(approximations)) != NULL)
			manner->is_approximate = true;
		else if (!manner->has_bound && scan_bound(scanner, bounds_before, EC_COUNT(bounds_before), &manner->bound))
			manner->has_bound = true;
		else if (ec_scan_phrase(scanner, "between"))
			manner->is_between = true;
		if (scanner->at == start)
			return;
		ec_scan_phrase(scanner, ", uh,");
		ec_scan_gap(scanner);
	}
}

/* "flat panel", "flat-rolled": the adjective. */
static bool
is_other_flat(const EcScanner *scanner)
{
	static const char *const nouns[] = {" panel", " panels", " screen", " rolled", " rate", " fee", " tax", " glass", " files", " footed", " out"};

	for (size_t i = 0; i < EC_COUNT(nouns); i++)
		if (ec_match_phrase(scanner->at, ec_left(scanner), nouns[i]) > 0)
			return true;
	return ec_is_at(scanner, '-');
}

static bool
scan_factor(EcScanner *scanner, const Manner *manner, EcAmount *amount)
{
	const EcName *factor = scan_name(scanner, factors, EC_COUNT(factors));

	if (factor == NULL)
		return false;
	amount->kind = EC_AMOUNT_FACTOR;
	amount->low.mantissa = amount->high.mantissa = factor->value;
	amount->unit = "%";
	amount->has_unit = true;
	/* "double" alone is a verb or an adjective: "more than double" */
	return factor->name[strlen(factor->name) - 1] != 'e' || (manner->has_bound && manner->bound == EC_SHAPE_AT_LEAST) ||
		manner->is_approximate;
}

static bool
scan_flat(EcScanner *scanner, EcAmount *amount)
{
	const EcName *flat = scan_name(scanner, flats, EC_COUNT(flats));

	if (flat == NULL)
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
	if (scan_name(&ahead, breakevens, EC_COUNT(breakevens)) != NULL)
		amount->kind = EC_AMOUNT_BREAKEVEN;
	else if (scan_flat(&ahead, amount))
	{
		if (is_other_flat(&ahead))
			return false;
	}
	else if (!scan_factor(&ahead, manner, amount))
		return false;
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

/* "80% plus of our business", but not "80% plus the rest". */
static bool
scan_loose_plus(EcScanner *scanner)
{
	static const char *const others[] = {
		" the", " a", " an", " another", " additional", " our", " its", " some", " about", " approximately", " any",
		" inflation", " or", " and", " minus", " up", " whatever", " roughly", " further"
	};
	EcScanner	ahead = *scanner;
	char		next;

	if (!ec_scan_phrase(&ahead, "plus"))
		return false;
	next = ec_peek(&ahead, ec_match_gap(ahead.at, ec_left(&ahead)));
	if ((next != '\0' && !ec_is_letter(next) && strchr(",.;:)", next) == NULL) || ec_is_upper(next))
		return false;
	for (size_t i = 0; i < EC_COUNT(others); i++)
		if (ec_match_phrase(ahead.at, ec_left(&ahead), others[i]) > 0)
			return false;
	scanner->at = ahead.at;
	return true;
}

/* "or more", "+", "-plus", "or so" */
static inline uint32_t
first_of_manners_after(void)
{
	return EC_FIRST("or") | EC_FIRST("ish") | EC_FIRST("plus")
#define BOUND_AFTER(name, shape) | EC_FIRST(name)
#include "engine/tables/quantity_words.def"
		;
}

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
	else if (!has_hyphen && scan_bound(&ahead, bounds_after, EC_COUNT(bounds_after), &manner->bound))
	{
		/* a sign that leads to another number is no bound, nor is "or less than" */
		if (ahead.at[-1] == '+' && (!is_glued || ec_is_digit(ec_peek(&ahead, 0)) || ec_is_at(&ahead, '$')))
			return;
		if (ec_match_phrase(ahead.at, ec_left(&ahead), " than") > 0)
			return;
		manner->has_bound = true;
	}
	else
		return;
	scanner->at = ahead.at;
}

/* "flat to slightly up" */
static void
scan_flat_tail(EcScanner *scanner, Manner *manner)
{
	EcScanner	ahead = *scanner;

	if (ec_scan_joint(&ahead) && scan_bound(&ahead, flat_tails, EC_COUNT(flat_tails), &manner->bound))
	{
		manner->has_bound = true;
		scanner->at = ahead.at;
	}
}

static EcQuantityShape
shape_of(const EcAmount *amount, const Manner *manner)
{
	if (manner->is_range)
		return EC_SHAPE_RANGE;
	if (amount->kind == EC_AMOUNT_FACTOR)
		return EC_SHAPE_FACTOR;
	if (manner->has_bound)
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
	char		unit[EC_UNIT_SIZE] = "";
	bool		is_low_open = manner->has_bound && !manner->is_range && manner->bound == EC_SHAPE_AT_MOST;
	bool		is_high_open = amount->is_high_open ||
		(manner->has_bound && !manner->is_range && manner->bound == EC_SHAPE_AT_LEAST);

	if (amount->unit != NULL)
	{
		strcpy(unit, amount->unit);
		if (amount->is_per_share && ec_unit_is_currency(unit))
			strcat(unit, "/share");
	}
	if (amount->kind == EC_AMOUNT_FLAT)
		strcpy(unit, "%");
	return ec_measure_make(is_low_open ? NULL : &amount->low, is_high_open && !is_low_open ? NULL : &amount->high,
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

/* Everything from the scanner's place on; the place behind it is left in the scanner. */
static EcMeasureError
scan_quantity(EcScanner *scanner, EcAmount *amount, EcQuantity *quantity)
{
	const char *start = scanner->at;
	Manner		manner = {0};
	bool		is_loss = false;

	scan_manner(scanner, &manner);
	if (manner.is_between)
		is_loss = ec_scan_loss(scanner);
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
		if (amount->kind == EC_AMOUNT_HALF_DECADE || ec_is_refused(scanner, amount))
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
	EcScanner	scanner = {text, text + (length < EC_MAX_QUANTITY ? length : EC_MAX_QUANTITY), false, text, 0, false, false};

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

size_t
ec_quantity_scan_at(const char *text, size_t at, size_t end, EcQuantity *quantity)
{
	EcScanner	scanner = scanner_of(text + at, end - at);
	EcAmount	amount;
	const char *code;

	scanner.text = text;
	scanner.start = at;
	if (at < end && ec_lower(text[at]) == 'u' && ec_match_phrase(text + at, end - at, "up to") > 0 &&
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
	return ec_is_letter(*scanner.at) || (unsigned char) *scanner.at >= 0x80 ? EC_MEASURE_ERROR_UNIT : EC_MEASURE_ERROR_SYNTAX;
}
