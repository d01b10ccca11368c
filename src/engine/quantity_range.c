/*
 * Two amounts that make one interval: "A to B", "A-B", "between A and B", and
 * "A, plus or minus B".
 *
 * Scale and unit may stand on one side only; the other side takes them where that keeps
 * the ends in order. Ends of different units, or in the wrong order, are no range.
 */
#include "engine/quantity_parts.h"

#include <string.h>

typedef enum Connector
{
	CONNECT_NONE,
	CONNECT_WORD,				/* "to", "and" */
	CONNECT_DASH				/* glued */
} Connector;

static Connector
scan_connector(EcScanner *scanner, bool is_between)
{
	EcScanner	ahead = *scanner;

	if (ec_scan_phrase(&ahead, " to ") || ec_scan_phrase(&ahead, " and to ") || ec_scan_phrase(&ahead, " up to ") ||
		(is_between && ec_scan_phrase(&ahead, " and ")))
	{
		scanner->at = ahead.at;
		return CONNECT_WORD;
	}
	if (ec_scan_dash(&ahead))
	{
		if (ec_match_gap(ahead.at, ec_left(&ahead)) > 0)
			return CONNECT_NONE;
		scanner->at = ahead.at;
		return CONNECT_DASH;
	}
	ec_scan_gap(&ahead);
	if (ahead.at == scanner->at || !ec_scan_dash(&ahead) || memcmp(ahead.at - 1, "\x94", 1) == 0 ||
		ec_match_gap(ahead.at, ec_left(&ahead)) == 0)
		return CONNECT_NONE;
	ec_scan_gap(&ahead);
	scanner->at = ahead.at;
	return CONNECT_WORD;
}

/* "loss" behind the first amount makes it negative. */
static void
scan_trailing_loss(EcScanner *scanner, EcAmount *first)
{
	EcScanner	ahead = *scanner;

	if (!ec_scan_joint(&ahead) || ec_scan_words(&ahead, EC_WORDS_TRAILING_LOSS) == NULL)
		return;
	if (!first->is_negative)
		first->has_sign = first->is_negative = true;
	scanner->at = ahead.at;
}

/* "approximately", "a loss of approximately", "up": what stands before the second amount. */
EcLead
ec_scan_lead(EcScanner *scanner)
{
	EcLead		lead = EC_LEAD_NONE;

	for (int i = 0; i < 3; i++)
	{
		EcScanner	ahead = *scanner;
		const EcName *name = ec_scan_words(&ahead, EC_WORDS_FILLER);

		if (name == NULL && lead == EC_LEAD_NONE)
		{
			name = ec_scan_words(&ahead, EC_WORDS_LEAD);
			if (name != NULL)
				lead = (EcLead) name->value;
		}
		if (name == NULL)
			break;
		ec_scan_gap(&ahead);
		scanner->at = ahead.at;
	}
	return lead;
}

/* Said as a word: 0 of the other end's unit. */
static bool
scan_zero_word(EcScanner *scanner, EcAmount *amount)
{
	memset(amount, 0, sizeof(*amount));
	if (ec_scan_words(scanner, EC_WORDS_BREAKEVEN) != NULL)
		amount->kind = EC_AMOUNT_BREAKEVEN;
	else if (ec_scan_words(scanner, EC_WORDS_FLAT) != NULL)
		amount->kind = EC_AMOUNT_FLAT;
	else
		return false;
	return true;
}

static bool
scan_end(EcScanner *scanner, EcAmount *amount)
{
	if (scanner->at < scanner->end && ec_is_letter(*scanner->at) &&
		(ec_scan_decade(scanner, amount) || scan_zero_word(scanner, amount)))
		return true;
	return ec_scan_amount(scanner, amount);
}

static bool
is_zero_word(const EcAmount *amount)
{
	return amount->kind == EC_AMOUNT_BREAKEVEN || amount->kind == EC_AMOUNT_FLAT;
}

static bool
is_bare(const EcAmount *amount)
{
	return amount->unit == NULL && !amount->has_scale;
}

static void
take_unit(EcAmount *amount, const EcAmount *from)
{
	amount->unit = from->unit;
	amount->has_unit = from->has_unit;
	amount->has_prefix = from->has_prefix;
	amount->is_minor = from->is_minor;
}

/* May the second end do without the unit that the first one has? */
static bool
second_may_lack(const EcAmount *first, const EcAmount *second, Connector connector)
{
	if (second->kind == EC_AMOUNT_DECADE || !first->has_unit)
		return true;
	if (second->number.has_words)
		return false;
	if (first->has_prefix)
		return second->has_scale || (!first->has_scale && second->number.has_point == first->number.has_point);
	if (connector == CONNECT_DASH)
		return true;
	return strcmp(first->unit, "%") == 0 && first->number.has_point && second->number.has_point;
}

/* The end that is a word takes the unit of the other one; "flat" is a change in percent. */
static bool
join_zero_word(EcAmount *word, const EcAmount *other)
{
	if (word->kind == EC_AMOUNT_FLAT && (other->unit == NULL || strcmp(other->unit, "%") != 0))
		return false;
	take_unit(word, other);
	return !is_zero_word(other);
}

/* Gives both ends one unit; false if they say different ones. */
static bool
join_units(EcAmount *first, EcAmount *second, Connector connector)
{
	if (is_zero_word(first))
		return join_zero_word(first, second);
	if (is_zero_word(second))
		return join_zero_word(second, first);
	if (first->unit != NULL && second->unit != NULL)
		return strcmp(first->unit, second->unit) == 0 ||
			(!first->has_unit && !second->has_scale) || (!second->has_unit && !first->has_scale);
	if (second->unit != NULL)
	{
		if (first->has_scale && !second->has_scale)
			return false;
		take_unit(first, second);
	}
	else if (first->unit != NULL)
	{
		if (!second_may_lack(first, second, connector) || (second->has_scale && ec_unit_family(first->unit) == EC_FAMILY_PERCENT))
			return false;		/* "up 20.2% to 494.9 million" */
		take_unit(second, first);
	}
	return true;
}

/* Is first * 10^scale at most second * 10^its scale, by magnitude? */
static bool
is_below(const EcAmount *first, int scale, const EcAmount *second)
{
	EcDecimal	low;
	EcDecimal	high;

	return ec_decimal_scale(first->low, scale, &low) && ec_decimal_scale(second->high, second->scale, &high) &&
		ec_decimal_compare(low, high) <= 0;
}

/* Two plain ends that are more than this many powers of ten apart are two things. */
#define MOST_POWERS_APART 3

static bool
is_far_below(const EcAmount *first, const EcAmount *second)
{
	return first->low.mantissa != 0 && is_below(first, first->scale + MOST_POWERS_APART, second);
}

/* "$68 to $72 million", "$950 to $1.2 billion": the first end takes the scale, or the next one below. */
static bool
scale_first(EcAmount *first, const EcAmount *second)
{
	if (!first->is_per_share && is_below(first, second->scale, second))
		first->scale = second->scale;
	else if (second->scale <= 3)
		return true;
	else if (!is_below(first, 0, second))
		return false;
	else if (is_far_below(first, second) && is_below(first, second->scale - 3, second))
		first->scale = (int8_t) (second->scale - 3);
	first->has_scale = first->scale != 0;
	return true;
}

/* "$68 million to $72" */
static bool
scale_second(const EcAmount *first, EcAmount *second)
{
	EcAmount	scaled = *second;

	scaled.scale = first->scale;
	scaled.has_scale = true;
	if (second->is_per_share || second->number.n_digits > 3 || !second->has_prefix ||
		!is_below(first, first->scale, &scaled))
		return false;
	*second = scaled;
	return true;
}

/* Gives the end without a scale that of the other one, if the ends are in order then. */
static bool
join_scales(EcAmount *first, EcAmount *second)
{
	if (is_zero_word(first) || is_zero_word(second))
		return true;
	if (!first->has_scale && second->has_scale && !scale_first(first, second))
		return false;
	if (first->has_scale && !second->has_scale && !scale_second(first, second))
		return false;
	return first->number.has_words || !is_far_below(first, second);
}

static void
negate(EcAmount *amount)
{
	amount->has_sign = amount->is_negative = true;
}

/* "negative $0.34 to $0.32": amounts of money this close that fall by magnitude are both negative. */
static bool
shares_sign(const EcAmount *first, const EcAmount *second)
{
	EcDecimal	low = first->low;
	EcDecimal	least;
	EcDecimal	times;

	if (!first->is_negative || second->has_sign || !first->has_prefix || first->scale != second->scale ||
		second->kind != EC_AMOUNT_NUMBER)
		return false;
	low.mantissa = low.mantissa < 0 ? -low.mantissa : low.mantissa;
	return ec_decimal_multiply(low, (EcDecimal) {4, 0}, &least) &&
		ec_decimal_multiply(second->low, (EcDecimal) {5, 0}, &times) &&
		ec_decimal_compare(least, times) <= 0 && ec_decimal_compare(second->low, low) < 0;
}

/* Signs that the words around the ends say. */
static void
join_signs(const EcScanner *scanner, EcAmount *first, EcAmount *second, EcLead lead)
{
	bool		is_first_free = !first->has_sign;

	switch (lead)
	{
		case EC_LEAD_LOSS:
			negate(second);
			return;
		case EC_LEAD_DOWN:
			if (!(ec_look_before(scanner) & EC_BEFORE_DOWN))
				negate(second);
			return;
		case EC_LEAD_UP:
			if (is_first_free && (ec_look_before(scanner) & EC_BEFORE_DOWN))
				negate(first);
			return;
		case EC_LEAD_PROFIT:
			if (is_first_free)
				negate(first);
			return;
		case EC_LEAD_NONE:
			if (is_first_free && second->kind == EC_AMOUNT_BREAKEVEN && first->low.mantissa != 0)
				negate(first);
			else if (is_first_free && second->has_sign && !second->is_negative && (ec_look_before(scanner) & EC_BEFORE_DOWN))
				negate(first);	/* "down 1% to plus 2%" */
			else if (shares_sign(first, second))
				negate(second);
	}
}

static void
swap_amounts(EcAmount *a, EcAmount *b)
{
	EcAmount	other = *a;

	*a = *b;
	*b = other;
}

/*
 * The ends in order. Falling ends are in order where both are said to be negative ("-3% to -5%"),
 * where one sign differs, where the second is flat ("down 2% to flat"), and where a range is named.
 */
static bool
order_ends(EcAmount *first, EcAmount *second, bool any_order)
{
	if (ec_decimal_compare(first->low, second->low) <= 0 &&
		(second->is_high_open || ec_decimal_compare(first->high, second->high) <= 0))
		return true;
	if (first->is_high_open || ec_decimal_compare(second->low, first->low) > 0 ||
		ec_decimal_compare(second->high, first->high) > 0)
		return false;
	if (!(any_order || second->kind == EC_AMOUNT_FLAT || (second->has_sign && second->low.mantissa < 0)))
		return false;
	swap_amounts(first, second);
	return true;
}

/* Bare numbers that are no interval: spans of years, "one-to-one", phone numbers. */
static bool
is_no_span(const EcScanner *scanner, const EcAmount *first, const EcAmount *second, Connector connector)
{
	if (scanner->is_whole)
		return false;
	if (ec_is_year(first))
		return true;
	if (!is_bare(first) || !is_bare(second))
		return false;
	if (ec_decimal_compare(first->low, second->low) == 0)
		return true;
	return connector == CONNECT_DASH && first->number.n_digits == 3 && second->number.n_digits == 4 &&
		!second->number.has_group;
}

/* "increased $5.5 million to $92.8 million": behind a word of change, ends so far apart are change and value. */
#define MOST_TIMES_APART 3

static bool
is_new_value(const EcScanner *scanner, const EcAmount *first, const EcAmount *second, Connector connector)
{
	EcDecimal	times = {MOST_TIMES_APART, 0};
	EcDecimal	limit;

	return connector == CONNECT_WORD && first->kind == EC_AMOUNT_NUMBER &&
		second->kind == EC_AMOUNT_NUMBER && first->low.mantissa > 0 &&
		ec_decimal_multiply(first->low, times, &limit) && ec_decimal_compare(limit, second->high) < 0 &&
		(ec_look_before(scanner) & EC_BEFORE_CHANGE);
}

/* Do the two ends make one interval? They are settled and in order then. */
static bool
join(EcScanner *scanner, EcAmount *first, EcAmount *second, Connector connector, bool is_between, EcLead lead)
{
	if (second->kind == EC_AMOUNT_HALF_DECADE || second->number.is_fraction != first->number.is_fraction ||
		(first->kind == EC_AMOUNT_HALF_DECADE && second->kind != EC_AMOUNT_DECADE))
		return false;
	if (is_no_span(scanner, first, second, connector) ||
		!join_units(first, second, connector) || !join_scales(first, second))
		return false;
	join_signs(scanner, first, second, lead);
	if (!ec_amount_settle(first) || !ec_amount_settle(second) ||
		is_new_value(scanner, first, second, connector))
		return false;
	if (order_ends(first, second, is_between) ||
		((ec_look_before(scanner) & EC_BEFORE_OF) && order_ends(first, second, true)))
		return true;
	scanner->is_disordered = true;
	return false;
}

/* Both ends into one amount, whose number is that of the first. */
static void
merge(EcAmount *first, const EcAmount *second)
{
	first->high = second->high;
	first->is_high_open = second->is_high_open;
	first->is_per_share |= second->is_per_share;
	first->has_unit |= second->has_unit;
	first->has_scale |= second->has_scale;
	first->has_sign |= second->has_sign;
	first->number.has_point |= second->number.has_point;
	first->number.has_words &= second->number.has_words;
	first->number.wants_range = false;
	if (first->unit == NULL || !first->has_unit)
		first->unit = second->unit;
	if (is_zero_word(first))
		first->kind = EC_AMOUNT_NUMBER;
	else if (second->kind != EC_AMOUNT_DECADE && first->kind == EC_AMOUNT_HALF_DECADE)
		first->kind = EC_AMOUNT_DECADE;
}

/* "a book-to-bill of 1.04 to 1": so many times the other. */
static bool
is_ratio_to_one(const EcScanner *scanner, const EcAmount *first, const EcAmount *second, Connector connector)
{
	EcDecimal	one = {1, 0};

	return connector == CONNECT_WORD && !scanner->is_whole && is_bare(first) && is_bare(second) && first->number.has_point &&
		ec_decimal_compare(second->low, one) == 0 && ec_decimal_compare(first->low, one) > 0 &&
		!(scanner->start >= 5 && memcmp(scanner->text + scanner->start - 5, "from ", 5) == 0);
}

/* "$0.83-88": the second end has only the digits that differ from the first. */
static void
complete_short_end(const EcAmount *first, EcAmount *second, Connector connector)
{
	int64_t		cents;

	if (connector != CONNECT_DASH || !first->has_prefix || first->has_scale || first->low.exponent != -2 || first->low.mantissa < 0 ||
		!is_bare(second) || second->number.n_digits != 2 || second->low.exponent != 0)
		return;
	cents = first->low.mantissa / 100 * 100 + second->low.mantissa;
	if (cents <= first->low.mantissa)
		return;
	second->low = second->high = (EcDecimal) {cents, -2};
	second->number.has_point = true;
}

/* First bytes of what may follow the first end: "to", "and", a loss, a dash. */
static inline uint32_t
first_of_ranges(void)
{
	return EC_FIRST("to") | EC_FIRST("and") | EC_FIRST("up") | EC_FIRST("-") | EC_FIRST("\xE2")
#define TRAILING_LOSS(name) | EC_FIRST(name)
#include "engine/tables/quantity_words.def"
		;
}

bool
ec_scan_range(EcScanner *scanner, EcAmount *first, bool is_between,
			  const char **first_end, const char **second_start)
{
	EcScanner	ahead = *scanner;
	EcAmount	one;
	EcAmount	two;
	EcLead		lead;
	Connector	connector;

	if (!ec_first_in(ec_peek_word(scanner), first_of_ranges()))
		return false;
	one = *first;
	scan_trailing_loss(&ahead, &one);
	*first_end = ahead.at;
	connector = scan_connector(&ahead, is_between);
	if (connector == CONNECT_NONE)
		return false;
	lead = ec_scan_lead(&ahead);
	*second_start = ahead.at;
	if (!scan_end(&ahead, &two))
		return false;
	if (ec_is_refused(&ahead, &two))
	{
		scanner->is_time = is_bare(&one) && is_bare(&two);
		return false;
	}
	complete_short_end(&one, &two, connector);
	if (is_ratio_to_one(&ahead, &one, &two, connector))
	{
		one.unit = "x";
		one.has_unit = true;
	}
	else if (!join(&ahead, &one, &two, connector, is_between, lead))
	{
		scanner->is_disordered |= ahead.is_disordered;
		return false;
	}
	else
		merge(&one, &two);
	*first = one;
	scanner->at = ahead.at;
	return true;
}

/* First bytes of a margin, behind a comma or white space. */
static inline uint32_t
first_of_margins(void)
{
	return 0
#define PLUS_MINUS(name) | EC_FIRST(name)
#include "engine/tables/quantity_words.def"
		;
}

static bool
scan_plus_minus_words(EcScanner *scanner)
{
	if (ec_is_at(scanner, ','))
		scanner->at++;
	ec_scan_gap(scanner);
	if (!ec_first_in(ec_peek(scanner, 0), first_of_margins()) ||
		ec_scan_words(scanner, EC_WORDS_PLUS_MINUS) == NULL)
		return false;
	ec_scan_gap(scanner);
	return true;
}

/* The margin as an amount of the value's own unit. */
static bool
resolve_margin(const EcAmount *amount, EcAmount *margin)
{
	bool		is_ratio = margin->unit != NULL && strcmp(margin->unit, "%") == 0;
	bool		is_of_ratio = amount->unit != NULL && strcmp(amount->unit, "%") == 0;

	if (is_ratio && !is_of_ratio)
		return ec_decimal_scale(margin->low, -2, &margin->low) &&
			ec_decimal_multiply(margin->low, amount->low, &margin->low);
	if (is_of_ratio && margin->unit != NULL && strcmp(margin->unit, "bp") == 0)
		return ec_decimal_scale(margin->low, -2, &margin->low);
	if (margin->unit == NULL || (is_of_ratio && (is_ratio || strcmp(margin->unit, "pp") == 0)))
		return true;
	return amount->unit != NULL && strcmp(amount->unit, margin->unit) == 0;
}

/* A margin without scale and unit takes those of the value; "$1.80, plus or minus 5" are cents. */
static void
scale_margin(const EcAmount *center, EcAmount *margin)
{
	if (!is_bare(margin))
		return;
	if (center->has_scale)
		margin->scale = center->scale;
	else if (!margin->number.has_point && center->has_prefix && center->number.has_point)
		margin->scale = (int8_t) center->low.exponent;
}

bool
ec_scan_plus_minus(EcScanner *scanner, EcAmount *amount)
{
	EcScanner	ahead = *scanner;
	EcAmount	center;
	EcAmount	margin;
	EcDecimal	more;
	EcDecimal	less;

	if (!ec_is_at(scanner, ',') && !ec_first_in(ec_peek_word(scanner), first_of_margins()))
		return false;
	if (!scan_plus_minus_words(&ahead) || !ec_scan_amount(&ahead, &margin) ||
		ec_is_refused(&ahead, &margin) || margin.has_sign)
		return false;
	center = *amount;
	scale_margin(&center, &margin);
	if (!ec_amount_settle(&center) || !ec_amount_settle(&margin) || !resolve_margin(&center, &margin))
		return false;
	less = more = margin.low;
	if (more.mantissa < 0)
		more.mantissa = -more.mantissa;
	less.mantissa = -more.mantissa;
	if (!ec_decimal_add(center.low, less, &center.low) || !ec_decimal_add(center.high, more, &center.high))
		return false;
	*amount = center;
	scanner->at = ahead.at;
	return true;
}
