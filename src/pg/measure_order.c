/*
 * Total order and hashing of measures: btree, sort support with abbreviated keys, hash.
 *
 * Equal is equal by value (165 and 165.0), so hashing normalises the ends first. The hash function is
 * frozen: hash-partitioned tables depend on it. An abbreviated key is
 * computed in integers alone, because equal values must never get different keys.
 */
#include "postgres.h"

#include "common/hashfn.h"
#include "port/pg_bswap.h"
#include "utils/sortsupport.h"

#include "pg/compat.h"
#include "pg/measure.h"

#define COMPARISON(name, test)                                                                               \
	PG_FUNCTION_INFO_V1(name);                                                                               \
	Datum name(PG_FUNCTION_ARGS)                                                                             \
	{                                                                                                        \
		PG_RETURN_BOOL(measure_compare(PG_GETARG_MEASURE_P(0), PG_GETARG_MEASURE_P(1)) test 0);              \
	}

COMPARISON(measure_lt, <)
COMPARISON(measure_le, <=)
COMPARISON(measure_ge, >=)
COMPARISON(measure_gt, >)

PG_FUNCTION_INFO_V1(measure_eq);
PG_FUNCTION_INFO_V1(measure_ne);
PG_FUNCTION_INFO_V1(measure_cmp);
PG_FUNCTION_INFO_V1(measure_larger);
PG_FUNCTION_INFO_V1(measure_smaller);
PG_FUNCTION_INFO_V1(measure_sortsupport);
PG_FUNCTION_INFO_V1(measure_hash);
PG_FUNCTION_INFO_V1(measure_hash_extended);

Datum
measure_eq(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(measure_relation_holds(MEASURE_EQUAL, PG_GETARG_MEASURE_P(0), PG_GETARG_MEASURE_P(1)));
}

Datum
measure_ne(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(!measure_relation_holds(MEASURE_EQUAL, PG_GETARG_MEASURE_P(0), PG_GETARG_MEASURE_P(1)));
}

Datum
measure_cmp(PG_FUNCTION_ARGS)
{
	int order = measure_compare(PG_GETARG_MEASURE_P(0), PG_GETARG_MEASURE_P(1));

	PG_RETURN_INT32((order > 0) - (order < 0));
}

Datum
measure_larger(PG_FUNCTION_ARGS)
{
	EcMeasure *a = PG_GETARG_MEASURE_P(0);
	EcMeasure *b = PG_GETARG_MEASURE_P(1);

	PG_RETURN_MEASURE_P(measure_compare(a, b) >= 0 ? a : b);
}

Datum
measure_smaller(PG_FUNCTION_ARGS)
{
	EcMeasure *a = PG_GETARG_MEASURE_P(0);
	EcMeasure *b = PG_GETARG_MEASURE_P(1);

	PG_RETURN_MEASURE_P(measure_compare(a, b) <= 0 ? a : b);
}

static int
compare_in_full(Datum x, Datum y, SortSupport ssup)
{
	return measure_compare(DatumGetMeasureP(x), DatumGetMeasureP(y));
}

#if SIZEOF_DATUM == 8

#define LEADING_DIGITS 9         /* of the low end; they take 30 bits */
#define EXPONENT_BIAS 128        /* leading digits stand for 10^-100 .. 10^118 */
#define LOW_BITS 39              /* sign, exponent, leading digits */
#define ABBREVIATION_TRIAL 10000 /* keys after which a useless abbreviation is given up */

/* How many abbreviated keys held no more than the start of a long unit. */
typedef struct AbbreviationState
{
	int64 total;
	int64 empty;
} AbbreviationState;

/* Decimal exponent and leading digits of a positive mantissa, in the order of the values. */
static uint64
magnitude_key(uint64 mantissa, int exponent)
{
	int dropped = 0;

	while (mantissa >= 1000000000)
	{
		mantissa /= 10;
		dropped++;
	}
	while (mantissa < 100000000)
	{
		mantissa *= 10;
		dropped--;
	}
	return ((uint64) (exponent + dropped + LEADING_DIGITS + EXPONENT_BIAS) << 30) | mantissa;
}

/* 39 bits in the order of the low ends; an open one is 0, the least. */
static uint64
low_key(const EcMeasure *measure)
{
	const uint64 zero = UINT64CONST(1) << (LOW_BITS - 1);

	if (ec_measure_low_is_open(measure))
		return 0;
	if (measure->low_mantissa == 0)
		return zero;
	if (measure->low_mantissa > 0)
		return zero + magnitude_key((uint64) measure->low_mantissa, measure->low_exponent);
	return zero - magnitude_key((uint64) 0 - (uint64) measure->low_mantissa, measure->low_exponent);
}

/* Three bytes of the unit; then, unless the unit goes on, the low end. */
static Datum
abbreviate(Datum original, SortSupport ssup)
{
	const EcMeasure *measure = DatumGetMeasureP(original);
	AbbreviationState *state = ssup->ssup_extra;
	uint64 key = 0;

	for (int i = 0; i < 3; i++)
		key = (key << 8) | (uint8) measure->unit[i];
	state->total++;
	if (measure->unit[3] != '\0')
	{
		state->empty++;
		return UInt64GetDatum((key << 40) | (UINT64CONST(1) << LOW_BITS));
	}
	return UInt64GetDatum((key << 40) | low_key(measure));
}

static bool
abbreviation_is_useless(int n_tuples, SortSupport ssup)
{
	AbbreviationState *state = ssup->ssup_extra;

	return n_tuples >= ABBREVIATION_TRIAL && state->empty > state->total / 2;
}

static void
set_up_abbreviation(SortSupport ssup)
{
	ssup->ssup_extra = MemoryContextAllocZero(ssup->ssup_cxt, sizeof(AbbreviationState));
	ssup->comparator = ssup_datum_unsigned_cmp;
	ssup->abbrev_converter = abbreviate;
	ssup->abbrev_abort = abbreviation_is_useless;
	ssup->abbrev_full_comparator = compare_in_full;
}

#endif

Datum
measure_sortsupport(PG_FUNCTION_ARGS)
{
	SortSupport ssup = (SortSupport) PG_GETARG_POINTER(0);

	ssup->comparator = compare_in_full;
#if SIZEOF_DATUM == 8
	if (ssup->abbreviate)
		set_up_abbreviation(ssup);
#endif
	PG_RETURN_VOID();
}

/* The same bytes for all that are equal, on every machine. */
static EcMeasure
hashed_form(const EcMeasure *measure)
{
	EcDecimal low = ec_decimal_normalize(ec_measure_low(measure));
	EcDecimal high = ec_decimal_normalize(ec_measure_high(measure));
	EcMeasure form;

	memset(&form, 0, sizeof(form));
	form.low_mantissa = (int64) pg_hton64((uint64) low.mantissa);
	form.high_mantissa = (int64) pg_hton64((uint64) high.mantissa);
	form.low_exponent = (int8) low.exponent;
	form.high_exponent = (int8) high.exponent;
	form.flags = measure->flags & (EC_MEASURE_LOW_OPEN | EC_MEASURE_HIGH_OPEN);
	memcpy(form.unit, measure->unit, EC_UNIT_SIZE);
	return form;
}

Datum
measure_hash(PG_FUNCTION_ARGS)
{
	EcMeasure form = hashed_form(PG_GETARG_MEASURE_P(0));

	return hash_any((const unsigned char *) &form, sizeof(form));
}

Datum
measure_hash_extended(PG_FUNCTION_ARGS)
{
	EcMeasure form = hashed_form(PG_GETARG_MEASURE_P(0));

	return hash_any_extended((const unsigned char *) &form, sizeof(form), PG_GETARG_INT64(1));
}
