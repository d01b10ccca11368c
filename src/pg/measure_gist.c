/*
 * GiST over measures: which interval, in which unit, with nearest neighbours.
 *
 * A leaf key is the measure itself and is compared exactly. A key above it is a hull in the same 40 bytes: ends as
 * doubles, widened so that rounding never loses a match, and the unit or, where units are
 * mixed, a signature of them. MeasureKey.kind tells which; its byte is zero in every measure.
 */
#include "postgres.h"

#include <float.h>
#include <math.h>

#include "access/gist.h"
#include "access/stratnum.h"
#include "common/hashfn.h"
#include "utils/builtins.h"
#include "utils/float.h"

#include "pg/compat.h"
#include "pg/measure_key.h"

PG_FUNCTION_INFO_V1(measure_gist_consistent);
PG_FUNCTION_INFO_V1(measure_gist_union);
PG_FUNCTION_INFO_V1(measure_gist_penalty);
PG_FUNCTION_INFO_V1(measure_gist_same);
PG_FUNCTION_INFO_V1(measure_gist_distance);

#define WIDENING 4e-15                          /* more than the error of a decimal made a double */
#define SIGNATURE_BITS ((EC_UNIT_SIZE - 1) * 8) /* the last byte stays zero */
#define PENALTY_OF_UNIT 1e30f /* for another unit in a subtree, more than any growth counts */

static double
widened(EcDecimal end, int direction)
{
	double value = ec_decimal_to_double(end);

	return value + direction * fabs(value) * WIDENING;
}

void
measure_key_from_measure(const EcMeasure *measure, MeasureKey *hull)
{
	memset(hull, 0, sizeof(*hull));
	hull->kind = MEASURE_KEY_ONE_UNIT;
	hull->low = ec_measure_low_is_open(measure) ? -INFINITY : widened(ec_measure_low(measure), -1);
	hull->high = ec_measure_high_is_open(measure) ? INFINITY : widened(ec_measure_high(measure), 1);
	memcpy(hull->unit, measure->unit, EC_UNIT_SIZE);
}

/* The key itself, or `space` filled with the hull of the measure that it is. */
static const MeasureKey *
hull_of(Datum key, MeasureKey *space)
{
	const MeasureKey *hull = (const MeasureKey *) DatumGetPointer(key);

	if (hull->kind != MEASURE_KEY_LEAF)
		return hull;
	measure_key_from_measure(DatumGetMeasureP(key), space);
	return space;
}

static int
signature_bit(const char *unit)
{
	return hash_bytes((const unsigned char *) unit, EC_UNIT_SIZE) % SIGNATURE_BITS;
}

static bool
may_hold_unit(const MeasureKey *hull, const char *unit)
{
	int bit;

	if (hull->kind == MEASURE_KEY_ONE_UNIT)
		return memcmp(hull->unit, unit, EC_UNIT_SIZE) == 0;
	bit = signature_bit(unit);
	return (hull->unit[bit / 8] & (1 << (bit % 8))) != 0;
}

static void
turn_into_signature(MeasureKey *hull)
{
	int bit = signature_bit(hull->unit);

	memset(hull->unit, 0, EC_UNIT_SIZE);
	hull->unit[bit / 8] |= 1 << (bit % 8);
	hull->kind = MEASURE_KEY_MIXED_UNITS;
}

static bool
has_all_units(const MeasureKey *hull, const MeasureKey *other)
{
	if (other->kind == MEASURE_KEY_ONE_UNIT)
		return may_hold_unit(hull, other->unit);
	if (hull->kind == MEASURE_KEY_ONE_UNIT)
		return false;
	for (int i = 0; i < EC_UNIT_SIZE; i++)
	{
		if (other->unit[i] & ~hull->unit[i])
			return false;
	}
	return true;
}

static void
extend_units(MeasureKey *hull, const MeasureKey *other)
{
	MeasureKey added = *other;

	if (has_all_units(hull, other))
		return;
	if (hull->kind == MEASURE_KEY_ONE_UNIT)
		turn_into_signature(hull);
	if (added.kind == MEASURE_KEY_ONE_UNIT)
		turn_into_signature(&added);
	for (int i = 0; i < EC_UNIT_SIZE; i++)
		hull->unit[i] |= added.unit[i];
}

void
measure_key_extend(MeasureKey *hull, Datum key)
{
	MeasureKey space;
	const MeasureKey *other = hull_of(key, &space);

	if (hull->kind == MEASURE_KEY_LEAF)
	{
		*hull = *other;
		return;
	}
	hull->low = Min(hull->low, other->low);
	hull->high = Max(hull->high, other->high);
	extend_units(hull, other);
}

char *
measure_key_text(const MeasureKey *hull)
{
	return psprintf("hull %g..%g %s", hull->low, hull->high,
					hull->kind == MEASURE_KEY_ONE_UNIT ? hull->unit : "of several units");
}

/* May an interval within the hull stand in this relation to the query? */
static bool
hull_may_match(StrategyNumber strategy, const MeasureKey *hull, const MeasureKey *query)
{
	switch (strategy)
	{
		case MEASURE_BEFORE:
			return hull->low < query->low || hull->low == -INFINITY;
		case MEASURE_OVERLEFT:
			return hull->low <= query->high;
		case MEASURE_OVERLAPS:
		case MEASURE_ADJACENT:
		case MEASURE_CONTAINED_BY:
			return hull->low <= query->high && hull->high >= query->low;
		case MEASURE_OVERRIGHT:
			return hull->high >= query->low;
		case MEASURE_AFTER:
			return hull->high > query->high || hull->high == INFINITY;
		case MEASURE_CONTAINS:
		case MEASURE_CONTAINS_NUMBER:
		case MEASURE_EQUAL:
			return hull->low <= query->low && hull->high >= query->high;
		default:
			elog(ERROR, "unrecognized strategy for measure: %d", strategy);
	}
}

static bool
number_is_consistent(Datum key, Numeric number)
{
	const MeasureKey *hull = (const MeasureKey *) DatumGetPointer(key);
	MeasureKey query;
	double value;

	if (hull->kind == MEASURE_KEY_LEAF)
		return measure_holds_number(DatumGetMeasureP(key), number);
	value = DatumGetFloat8(DirectFunctionCall1(numeric_float8_no_overflow, NumericGetDatum(number)));
	if (isnan(value))
		return false;
	query.low = isinf(value) ? value : value - fabs(value) * WIDENING;
	query.high = isinf(value) ? value : value + fabs(value) * WIDENING;
	return hull->low <= query.high && hull->high >= query.low;
}

Datum
measure_gist_consistent(PG_FUNCTION_ARGS)
{
	GISTENTRY *entry = (GISTENTRY *) PG_GETARG_POINTER(0);
	StrategyNumber strategy = PG_GETARG_UINT16(2);
	bool *recheck = (bool *) PG_GETARG_POINTER(4);
	const MeasureKey *hull = (const MeasureKey *) DatumGetPointer(entry->key);
	MeasureKey query;

	*recheck = false;
	if (strategy == MEASURE_CONTAINS_NUMBER)
		PG_RETURN_BOOL(number_is_consistent(entry->key, PG_GETARG_NUMERIC(1)));
	if (hull->kind == MEASURE_KEY_LEAF)
		PG_RETURN_BOOL(
			measure_relation_holds(strategy, DatumGetMeasureP(entry->key), PG_GETARG_MEASURE_P(1)));
	if (!may_hold_unit(hull, PG_GETARG_MEASURE_P(1)->unit))
		PG_RETURN_BOOL(false);
	measure_key_from_measure(PG_GETARG_MEASURE_P(1), &query);
	PG_RETURN_BOOL(hull_may_match(strategy, hull, &query));
}

/* Other units come last: the operator gives NULL for them. */
Datum
measure_gist_distance(PG_FUNCTION_ARGS)
{
	GISTENTRY *entry = (GISTENTRY *) PG_GETARG_POINTER(0);
	const EcMeasure *query = PG_GETARG_MEASURE_P(1);
	const MeasureKey *hull = (const MeasureKey *) DatumGetPointer(entry->key);
	MeasureKey reach;

	if (hull->kind == MEASURE_KEY_LEAF)
	{
		const EcMeasure *measure = DatumGetMeasureP(entry->key);

		PG_RETURN_FLOAT8(measure_same_unit(measure, query) ? measure_gap(measure, query)
														   : get_float8_infinity());
	}
	if (!may_hold_unit(hull, query->unit))
		PG_RETURN_FLOAT8(get_float8_infinity());
	measure_key_from_measure(query, &reach);
	PG_RETURN_FLOAT8(Max(0.0, Max(hull->low - reach.high, reach.low - hull->high)));
}

Datum
measure_gist_union(PG_FUNCTION_ARGS)
{
	GistEntryVector *entries = (GistEntryVector *) PG_GETARG_POINTER(0);
	int *size = (int *) PG_GETARG_POINTER(1);
	MeasureKey *hull = palloc0(sizeof(MeasureKey));

	for (int i = 0; i < entries->n; i++)
		measure_key_extend(hull, entries->vector[i].key);
	*size = sizeof(MeasureKey);
	PG_RETURN_POINTER(hull);
}

/* How far the hull has to grow; another unit counts for more than that. */
Datum
measure_gist_penalty(PG_FUNCTION_ARGS)
{
	GISTENTRY *original = (GISTENTRY *) PG_GETARG_POINTER(0);
	GISTENTRY *added = (GISTENTRY *) PG_GETARG_POINTER(1);
	float *penalty = (float *) PG_GETARG_POINTER(2);
	MeasureKey original_space;
	MeasureKey added_space;
	const MeasureKey *hull = hull_of(original->key, &original_space);
	const MeasureKey *key = hull_of(added->key, &added_space);
	double growth = 0.0;

	if (key->low < hull->low)
		growth += hull->low - key->low;
	if (key->high > hull->high)
		growth += key->high - hull->high;
	*penalty = (float) Min(growth, PENALTY_OF_UNIT);
	if (!has_all_units(hull, key))
		*penalty += 2 * PENALTY_OF_UNIT;
	PG_RETURN_POINTER(penalty);
}

Datum
measure_gist_same(PG_FUNCTION_ARGS)
{
	bool *same = (bool *) PG_GETARG_POINTER(2);

	*same = memcmp(PG_GETARG_POINTER(0), PG_GETARG_POINTER(1), sizeof(MeasureKey)) == 0;
	PG_RETURN_POINTER(same);
}
