/*
 * The SQL type measure: how to take one from a Datum, and the algebra of its intervals.
 *
 * The value is the engine's EcMeasure, 40 bytes by reference. An open end is infinitely far
 * away. Ends compare by value, so that 165 and 165.0 are the same end; the flag
 * "approximately" plays no part in any comparison.
 */
#ifndef GUIDEPOST_MEASURE_H
#define GUIDEPOST_MEASURE_H

#include "common/int.h"
#include "fmgr.h"
#include "utils/numeric.h"

#include "engine/measure.h"

#define DatumGetMeasureP(datum) ((EcMeasure *) DatumGetPointer(datum))
#define MeasurePGetDatum(measure) PointerGetDatum(measure)
#define PG_GETARG_MEASURE_P(n) DatumGetMeasureP(PG_GETARG_DATUM(n))
#define PG_RETURN_MEASURE_P(measure) return MeasurePGetDatum(measure)

/* The name that SQL shows for the unit of things that are counted. */
#define MEASURE_UNIT_COUNT "count"

StaticAssertDecl(sizeof(EcMeasure) == 40, "a measure is 40 bytes on disk");

/* The unit as SQL shows it. */
static inline const char *
measure_unit_name(const EcMeasure *measure)
{
	return measure->unit[0] == '\0' ? MEASURE_UNIT_COUNT : measure->unit;
}

static inline bool
measure_same_unit(const EcMeasure *a, const EcMeasure *b)
{
	return memcmp(a->unit, b->unit, EC_UNIT_SIZE) == 0;
}

#define MEASURE_SURE_DIGITS 18 /* any number of so many digits fits a mantissa */

extern const int64 measure_power_of_ten[MEASURE_SURE_DIGITS + 1];

/* mantissa * 10^shift, if shift is in 0..18 and the product fits */
static inline bool
measure_shift_mantissa(int64 mantissa, int shift, int64 *shifted)
{
	return shift >= 0 && shift <= MEASURE_SURE_DIGITS &&
		   !pg_mul_s64_overflow(mantissa, measure_power_of_ten[shift], shifted);
}

/* Most ends are of the same precision, nearly all others of a similar one. */
static inline int
measure_compare_ends(int64 a, int8 a_exponent, int64 b, int8 b_exponent)
{
	int64 shifted;

	if (likely(a_exponent == b_exponent))
		return (a > b) - (a < b);
	if (measure_shift_mantissa(a, a_exponent - b_exponent, &shifted))
		return (shifted > b) - (shifted < b);
	if (measure_shift_mantissa(b, b_exponent - a_exponent, &shifted))
		return (a > shifted) - (a < shifted);
	return ec_decimal_compare((EcDecimal){a, a_exponent}, (EcDecimal){b, b_exponent});
}

static inline int
measure_compare_lows(const EcMeasure *a, const EcMeasure *b)
{
	if (unlikely((a->flags | b->flags) & EC_MEASURE_LOW_OPEN))
		return (int) ec_measure_low_is_open(b) - (int) ec_measure_low_is_open(a);
	return measure_compare_ends(a->low_mantissa, a->low_exponent, b->low_mantissa, b->low_exponent);
}

static inline int
measure_compare_highs(const EcMeasure *a, const EcMeasure *b)
{
	if (unlikely((a->flags | b->flags) & EC_MEASURE_HIGH_OPEN))
		return (int) ec_measure_high_is_open(a) - (int) ec_measure_high_is_open(b);
	return measure_compare_ends(a->high_mantissa, a->high_exponent, b->high_mantissa, b->high_exponent);
}

/* The high end of a against the low end of b; an open one is beyond any other. */
static inline int
measure_compare_high_low(const EcMeasure *a, const EcMeasure *b)
{
	if (unlikely(ec_measure_high_is_open(a) || ec_measure_low_is_open(b)))
		return 1;
	return measure_compare_ends(a->high_mantissa, a->high_exponent, b->low_mantissa, b->low_exponent);
}

static inline bool
measure_is_point(const EcMeasure *measure)
{
	return (measure->flags & (EC_MEASURE_LOW_OPEN | EC_MEASURE_HIGH_OPEN)) == 0 &&
		   measure_compare_high_low(measure, measure) == 0;
}

static inline bool
measure_is_approximate(const EcMeasure *measure)
{
	return (measure->flags & EC_MEASURE_APPROXIMATE) != 0;
}

/* The order of the btree: unit, low (open first), high (open last). */
static inline int
measure_compare(const EcMeasure *a, const EcMeasure *b)
{
	int order = memcmp(a->unit, b->unit, EC_UNIT_SIZE);

	if (order == 0)
		order = measure_compare_lows(a, b);
	if (order == 0)
		order = measure_compare_highs(a, b);
	return order;
}

/* measure_numeric.c: between decimals and numeric. */
extern Numeric measure_numeric_from_decimal(EcDecimal value);
extern bool measure_decimal_from_numeric(Numeric number, EcDecimal *value);  /* exact, else false */
extern bool measure_decimal_round_numeric(Numeric number, EcDecimal *value); /* to 18 digits if need be */

/* measure_parts.c: a palloc'd measure; raises where there is no such measure. */
extern EcMeasure *measure_make(const EcDecimal *low, const EcDecimal *high, const char *unit,
							   bool approximate);
extern Numeric measure_middle(const EcMeasure *measure); /* of a measure without open ends */

/* measure_arithmetic.c: raise where the units differ or the result does not fit; false where both ends are open. */
extern bool measure_sum(const EcMeasure *a, const EcMeasure *b, EcMeasure *sum);
extern void measure_require_same_unit(const EcMeasure *a, const EcMeasure *b);
extern EcMeasure *measure_divide(const EcMeasure *measure, Numeric divisor);

/* measure_order.c */
extern Datum measure_sortsupport(PG_FUNCTION_ARGS);

/* measure_predicates.c: the relations of the intervals of two measures of the same unit, by their GiST strategy. */
typedef enum MeasureStrategy
{
	MEASURE_BEFORE = 1,           /* << */
	MEASURE_OVERLEFT = 2,         /* &< */
	MEASURE_OVERLAPS = 3,         /* && */
	MEASURE_OVERRIGHT = 4,        /* &> */
	MEASURE_AFTER = 5,            /* >> */
	MEASURE_ADJACENT = 6,         /* -|- */
	MEASURE_CONTAINS = 7,         /* @> */
	MEASURE_CONTAINED_BY = 8,     /* <@ */
	MEASURE_DISTANCE = 15,        /* <-> */
	MEASURE_CONTAINS_NUMBER = 16, /* @> numeric */
	MEASURE_EQUAL = 18            /* = */
} MeasureStrategy;

extern bool measure_relation_holds(MeasureStrategy strategy, const EcMeasure *a, const EcMeasure *b);
extern bool measure_holds_number(const EcMeasure *measure, Numeric number);
extern double measure_gap(const EcMeasure *a, const EcMeasure *b);

#endif
