/*
 * The quantity lexer: one piece of code for measure_in and for running text.
 *
 * In:  bytes from a place where a quantity may start (a digit, a currency sign
 *      or code, a sign, a parenthesis, a number word, a bound such as "at least").
 * Out: the interval with its unit, and how it was said.
 *
 * "$68 million to $72 million", "$68-72m", "35% to 37%", "(0.02)", "€1.5bn",
 * "Rs 1,200 crore", "45%-plus", "at least $1.5B", "up to 30%", "low 40% range",
 * "mid-single digits", "$16.0 billion, plus or minus 2%", "five", "breakeven",
 * "flat", "doubled", "one-third", "$1.5 million loss to breakeven", "125 to $128 million". Masked
 * numbers ("XX%"), dates, times, phone numbers, ordinals and product names ("10-K",
 * "100G", "5G", "Q2", "2/2") are no quantities. Linear in what it reads; reads at most
 * EC_MAX_QUANTITY bytes. "A to B" is one range where A is below B; a leading "from" is not taken.
 */
#ifndef EC_QUANTITY_H
#define EC_QUANTITY_H

#include "engine/measure.h"

typedef enum EcQuantityShape
{
	EC_SHAPE_POINT,
	EC_SHAPE_RANGE,				/* two ends said, or plus-or-minus */
	EC_SHAPE_AT_LEAST,			/* "over", "more than", "45%-plus": low set */
	EC_SHAPE_AT_MOST,			/* "up to", "below": high set */
	EC_SHAPE_DECADE,			/* "low 40% range", "mid-teens", "high single digits", "double-digit" */
	EC_SHAPE_FACTOR,			/* "doubled", "tripled": a change in percent */
	EC_SHAPE_FLAT,				/* "flat", "unchanged": a change of 0 % */
	EC_SHAPE_BREAKEVEN			/* "breakeven": 0 of the metric's own unit */
} EcQuantityShape;

typedef struct EcQuantity
{
	EcMeasure	value;			/* unit "" where none was said */
	uint8_t		shape;			/* EcQuantityShape */
	bool		has_unit;		/* a unit or currency was said */
	bool		has_scale;		/* "million" or the like was said */
	bool		has_words;		/* number words, no digits: "five" */
	bool		has_sign;		/* minus, parentheses or "loss" was said */
	bool		has_point;		/* a decimal point was said */
	bool		is_of_things;	/* in a sentence: it counts things that are made or sold, "homes" (mention_verb.c) */
	uint8_t		first_end;		/* of two ends with something between: where the first one ends, in bytes … */
	uint8_t		second_start;	/* … and the second one starts, to tell "from 5% to 7%" apart; else 0 */
} EcQuantity;

#define EC_MAX_QUANTITY 160		/* bytes that one quantity may take */

/*
 * Reads one quantity at the start of `text`; returns its length in bytes, 0 if there is none.
 *
 * A unit that is implied and not said stands in value.unit while has_unit is false:
 * "mid-single digits" and "mid-teens" are in %, "0.25 per share" in USD/share.
 */
extern size_t ec_quantity_scan(const char *text, size_t length, EcQuantity *quantity);

/*
 * The same at text[at]; `end` is where the text ends. Looks back as well, so that "COVID-19", "Level 3",
 * "June 30", "A380" and the tail of "3/31" are no quantities, while the slip "or42%" is one.
 */
extern size_t ec_quantity_scan_at(const char *text, size_t at, size_t end, EcQuantity *quantity);

/* Reads all of `text`, where a quantity is meant: "2019" and "(5)" are numbers. Says where it failed. */
extern EcMeasureError ec_quantity_parse(const char *text, size_t length, EcQuantity *quantity, size_t *where);

/* Can a quantity start with this byte, which is no letter? A cheap test before ec_quantity_scan. */
extern bool ec_quantity_may_start(unsigned char byte);

#endif
