/*
 * The words of quantities, from tables/quantity_words.def and quantity_context.def, and
 * the lookup in them. Every table is in strcmp order, which a unit test checks.
 */
#include "engine/quantity_parts.h"

static const EcName bound_befores[] = {
#define BOUND_BEFORE(name, shape) {name, NULL, EC_SHAPE_##shape, 0},
#include "engine/tables/quantity_words.def"
};

static const EcName bound_afters[] = {
#define BOUND_AFTER(name, shape) {name, NULL, EC_SHAPE_##shape, 0},
#include "engine/tables/quantity_words.def"
};

static const EcName approximates[] = {
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

static const EcName flat_nouns[] = {
#define FLAT_NOUN(name) {name, NULL, 0, 0},
#include "engine/tables/quantity_words.def"
};

static const EcName breakevens[] = {
#define BREAKEVEN(name) {name, NULL, 0, 0},
#include "engine/tables/quantity_words.def"
};

static const EcName decade_parts[] = {
#define DECADE_PART(name, first, last) {name, NULL, first, last},
#include "engine/tables/quantity_words.def"
};

static const EcName range_nouns[] = {
#define RANGE_NOUN(name) {name, NULL, 0, 0},
#include "engine/tables/quantity_words.def"
};

static const EcName leads[] = {
#define LEAD(name, sense) {name, NULL, EC_LEAD_##sense, 0},
#include "engine/tables/quantity_words.def"
};

static const EcName fillers[] = {
#define FILLER(name) {name, NULL, 0, 0},
#include "engine/tables/quantity_words.def"
};

static const EcName trailing_losss[] = {
#define TRAILING_LOSS(name) {name, NULL, 0, 0},
#include "engine/tables/quantity_words.def"
};

static const EcName plus_minuss[] = {
#define PLUS_MINUS(name) {name, NULL, 0, 0},
#include "engine/tables/quantity_words.def"
};

static const EcName time_words[] = {
#define TIME_WORD(name) {name, NULL, 0, 0},
#include "engine/tables/quantity_context.def"
};

static const EcName month_words[] = {
#define MONTH_WORD(name) {name, NULL, 0, 0},
#include "engine/tables/quantity_context.def"
};

static const EcName label_words[] = {
#define LABEL_WORD(name) {name, NULL, 0, 0},
#include "engine/tables/quantity_context.def"
};

static const EcName half_labels[] = {
#define HALF_LABEL(name) {name, NULL, 0, 0},
#include "engine/tables/quantity_context.def"
};

static const EcName glued_words[] = {
#define GLUED_WORD(name) {name, NULL, 0, 0},
#include "engine/tables/quantity_context.def"
};

static const EcName change_words[] = {
#define CHANGE_WORD(name) {name, NULL, 0, 0},
#include "engine/tables/quantity_context.def"
};

static const EcName fall_words[] = {
#define FALL_WORD(name) {name, NULL, 0, 0},
#include "engine/tables/quantity_context.def"
};

static const EcName reach_words[] = {
#define REACH_WORD(name) {name, NULL, 0, 0},
#include "engine/tables/quantity_context.def"
};

static const EcName weight_words[] = {
#define WEIGHT_WORD(name) {name, NULL, 0, 0},
#include "engine/tables/quantity_context.def"
};

static const EcName one_others[] = {
#define ONE_OTHER(name) {name, NULL, 0, 0},
#include "engine/tables/quantity_context.def"
};

static const EcName times_others[] = {
#define TIMES_OTHER(name) {name, NULL, 0, 0},
#include "engine/tables/quantity_context.def"
};

static const EcName plus_others[] = {
#define PLUS_OTHER(name) {name, NULL, 0, 0},
#include "engine/tables/quantity_context.def"
};

static const struct
{
	const EcName *names;
	size_t		count;
}			tables[EC_WORDS_COUNT] = {
	[EC_WORDS_BOUND_BEFORE] = {bound_befores, EC_COUNT(bound_befores)},
	[EC_WORDS_BOUND_AFTER] = {bound_afters, EC_COUNT(bound_afters)},
	[EC_WORDS_APPROXIMATE] = {approximates, EC_COUNT(approximates)},
	[EC_WORDS_FACTOR] = {factors, EC_COUNT(factors)},
	[EC_WORDS_FLAT] = {flats, EC_COUNT(flats)},
	[EC_WORDS_FLAT_TAIL] = {flat_tails, EC_COUNT(flat_tails)},
	[EC_WORDS_FLAT_NOUN] = {flat_nouns, EC_COUNT(flat_nouns)},
	[EC_WORDS_BREAKEVEN] = {breakevens, EC_COUNT(breakevens)},
	[EC_WORDS_DECADE_PART] = {decade_parts, EC_COUNT(decade_parts)},
	[EC_WORDS_RANGE_NOUN] = {range_nouns, EC_COUNT(range_nouns)},
	[EC_WORDS_LEAD] = {leads, EC_COUNT(leads)},
	[EC_WORDS_FILLER] = {fillers, EC_COUNT(fillers)},
	[EC_WORDS_TRAILING_LOSS] = {trailing_losss, EC_COUNT(trailing_losss)},
	[EC_WORDS_PLUS_MINUS] = {plus_minuss, EC_COUNT(plus_minuss)},
	[EC_WORDS_TIME_WORD] = {time_words, EC_COUNT(time_words)},
	[EC_WORDS_MONTH_WORD] = {month_words, EC_COUNT(month_words)},
	[EC_WORDS_LABEL_WORD] = {label_words, EC_COUNT(label_words)},
	[EC_WORDS_HALF_LABEL] = {half_labels, EC_COUNT(half_labels)},
	[EC_WORDS_GLUED_WORD] = {glued_words, EC_COUNT(glued_words)},
	[EC_WORDS_CHANGE_WORD] = {change_words, EC_COUNT(change_words)},
	[EC_WORDS_FALL_WORD] = {fall_words, EC_COUNT(fall_words)},
	[EC_WORDS_REACH_WORD] = {reach_words, EC_COUNT(reach_words)},
	[EC_WORDS_WEIGHT_WORD] = {weight_words, EC_COUNT(weight_words)},
	[EC_WORDS_ONE_OTHER] = {one_others, EC_COUNT(one_others)},
	[EC_WORDS_TIMES_OTHER] = {times_others, EC_COUNT(times_others)},
	[EC_WORDS_PLUS_OTHER] = {plus_others, EC_COUNT(plus_others)},
};

const EcName *
ec_words_table(EcWords words, size_t *count)
{
	*count = tables[words].count;
	return tables[words].names;
}

const EcName *
ec_words_find(EcWords words, const char *text, size_t length, size_t *bytes)
{
	return ec_names_find(tables[words].names, tables[words].count, text, length, bytes);
}

const EcName *
ec_scan_words(EcScanner *scanner, EcWords words)
{
	size_t		bytes;
	const EcName *name = ec_words_find(words, scanner->at, ec_left(scanner), &bytes);

	scanner->at += bytes;
	return name;
}

bool
ec_follows_word(const EcScanner *scanner, EcWords words)
{
	size_t		gap = ec_match_gap(scanner->at, ec_left(scanner));
	size_t		bytes;

	return gap > 0 && ec_words_find(words, scanner->at + gap, ec_left(scanner) - gap, &bytes) != NULL;
}

bool
ec_is_word(EcWords words, const char *word, size_t length)
{
	size_t		bytes;

	return ec_words_find(words, word, length, &bytes) != NULL && bytes == length;
}
