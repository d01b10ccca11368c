/*
 * A measure: an exact interval with a unit, in 40 bytes.
 *
 * This is the value on disk, the value in memory and the value in a fact. Ends
 * are decimals in full units (68 million dollars is 68e6 USD); either may be
 * open. Precision is that of the ends as said. Bytes that are unused are zero, so that two
 * identical measures are identical bytes (equal ones need not be).
 */
#ifndef EC_MEASURE_H
#define EC_MEASURE_H

#include "engine/decimal.h"
#include "engine/unit.h"

typedef enum EcMeasureFlag
{
	EC_MEASURE_LOW_OPEN = 1,
	EC_MEASURE_HIGH_OPEN = 2,
	EC_MEASURE_APPROXIMATE = 4
} EcMeasureFlag;

typedef struct EcMeasure
{
	int64_t		low_mantissa;
	int64_t		high_mantissa;
	int8_t		low_exponent;
	int8_t		high_exponent;
	uint8_t		flags;
	uint8_t		reserved[5];	/* zero */
	char		unit[EC_UNIT_SIZE]; /* canonical, zero-padded: "USD", "USD/share", "%", "bp", "boe", "" for a count */
} EcMeasure;

static inline EcDecimal
ec_measure_low(const EcMeasure *measure)
{
	EcDecimal	end = {measure->low_mantissa, measure->low_exponent};

	return end;
}

static inline EcDecimal
ec_measure_high(const EcMeasure *measure)
{
	EcDecimal	end = {measure->high_mantissa, measure->high_exponent};

	return end;
}

static inline bool
ec_measure_low_is_open(const EcMeasure *measure)
{
	return (measure->flags & EC_MEASURE_LOW_OPEN) != 0;
}

static inline bool
ec_measure_high_is_open(const EcMeasure *measure)
{
	return (measure->flags & EC_MEASURE_HIGH_OPEN) != 0;
}

typedef enum EcMeasureError
{
	EC_MEASURE_OK,
	EC_MEASURE_ERROR_SYNTAX,	/* no number, or something after it that is no unit */
	EC_MEASURE_ERROR_UNIT,		/* a number with a word that is no known unit */
	EC_MEASURE_ERROR_RANGE,		/* low above high */
	EC_MEASURE_ERROR_OVERFLOW	/* a number that does not fit */
} EcMeasureError;

/* NULL for an open end. unit is NULL or "" for a count. */
extern EcMeasureError ec_measure_make(const EcDecimal *low, const EcDecimal *high, const char *unit,
									  bool approximate, EcMeasure *measure);

/* The same for a unit that is known to be canonical, from a table. */
extern EcMeasureError ec_measure_make_known(const EcDecimal *low, const EcDecimal *high, const char *unit,
											bool approximate, EcMeasure *measure);

/*
 * Reads the whole of `text`: the canonical form (`USD 68M..72M`, `35..37 %`,
 * `>= 45 %`, `~USD 53M..54M`, `USD -0.02..0 /share`, `150 bp`, `36 days`, `1219`) and what
 * people write, through the same quantity lexer that reads transcripts.
 */
extern EcMeasureError ec_measure_parse(const char *text, size_t length, EcMeasure *measure, size_t *where);

#define EC_MEASURE_TEXT 600		/* bytes for the text of any measure */

/* Canonical text; ec_measure_parse gives the identical value back. Returns its length. */
extern int	ec_measure_format(const EcMeasure *measure, char *buffer);

/* Total order: unit, low (open first), high (open last). */
extern int	ec_measure_compare(const EcMeasure *a, const EcMeasure *b);

#endif
