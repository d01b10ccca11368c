/*
 * How a full page of the GiST index over measures is divided.
 *
 * Entries are put in the order of unit and middle. The cut goes between two units if that leaves enough on both
 * sides, else where the two hulls overlap least, nearest to the middle among equals.
 */
#include "postgres.h"

#include <math.h>

#include "access/gist.h"

#include "pg/compat.h"
#include "pg/measure_key.h"

PG_FUNCTION_INFO_V1(measure_gist_picksplit);

#define SMALLEST_SHARE 0.3 /* of the entries, on either side of a cut */

typedef struct SplitEntry
{
	OffsetNumber offset;
	MeasureKey hull;
	double middle;
} SplitEntry;

/* -infinity where only the low end is open, and so on; never NaN. */
static double
middle_of(const MeasureKey *hull)
{
	if (isinf(hull->low) && isinf(hull->high))
		return 0.0;
	return hull->low / 2 + hull->high / 2;
}

static int
compare_split_entries(const void *a, const void *b)
{
	const SplitEntry *first = a;
	const SplitEntry *second = b;
	int order = (int) first->hull.kind - (int) second->hull.kind;

	if (order == 0)
		order = memcmp(first->hull.unit, second->hull.unit, EC_UNIT_SIZE);
	if (order == 0)
		order = (first->middle > second->middle) - (first->middle < second->middle);
	return order;
}

static SplitEntry *
sorted_entries(GistEntryVector *vector, int n)
{
	SplitEntry *entries = palloc0(n * sizeof(SplitEntry));

	for (int i = 0; i < n; i++)
	{
		entries[i].offset = FirstOffsetNumber + i;
		measure_key_extend(&entries[i].hull, vector->vector[FirstOffsetNumber + i].key);
		entries[i].middle = middle_of(&entries[i].hull);
	}
	qsort(entries, n, sizeof(SplitEntry), compare_split_entries);
	return entries;
}

/* lowest[i]: the lowest low end among entries i .. n - 1 */
static double *
lowest_from(const SplitEntry *entries, int n)
{
	double *lowest = palloc(n * sizeof(double));

	lowest[n - 1] = entries[n - 1].hull.low;
	for (int i = n - 2; i >= 0; i--)
		lowest[i] = Min(lowest[i + 1], entries[i].hull.low);
	return lowest;
}

static bool
units_change_at(const SplitEntry *entries, int cut)
{
	return entries[cut - 1].hull.kind != entries[cut].hull.kind ||
		   memcmp(entries[cut - 1].hull.unit, entries[cut].hull.unit, EC_UNIT_SIZE) != 0;
}

/* Number of entries that go to the left. */
static int
choose_cut(const SplitEntry *entries, int n)
{
	const double *lowest = lowest_from(entries, n);
	int least = Max(1, (int) (n * SMALLEST_SHARE));
	int best = n / 2;
	double best_overlap = INFINITY;
	double highest = -INFINITY;

	for (int cut = 1; cut <= n - least; cut++)
	{
		double overlap;

		highest = Max(highest, entries[cut - 1].hull.high);
		if (cut < least)
			continue;
		overlap = units_change_at(entries, cut) ? -INFINITY : Max(highest - lowest[cut], 0.0);
		if (overlap < best_overlap || (overlap == best_overlap && abs(cut - n / 2) < abs(best - n / 2)))
		{
			best = cut;
			best_overlap = overlap;
		}
	}
	return best;
}

static Datum
put_aside(const SplitEntry *entries, int n, GistEntryVector *vector, OffsetNumber *offsets)
{
	MeasureKey *hull = palloc0(sizeof(MeasureKey));

	for (int i = 0; i < n; i++)
	{
		offsets[i] = entries[i].offset;
		measure_key_extend(hull, vector->vector[entries[i].offset].key);
	}
	return PointerGetDatum(hull);
}

Datum
measure_gist_picksplit(PG_FUNCTION_ARGS)
{
	GistEntryVector *vector = (GistEntryVector *) PG_GETARG_POINTER(0);
	GIST_SPLITVEC *split = (GIST_SPLITVEC *) PG_GETARG_POINTER(1);
	int n = vector->n - 1;
	SplitEntry *entries = sorted_entries(vector, n);
	int cut = choose_cut(entries, n);

	split->spl_left = palloc((n + 1) * sizeof(OffsetNumber));
	split->spl_right = palloc((n + 1) * sizeof(OffsetNumber));
	split->spl_nleft = cut;
	split->spl_nright = n - cut;
	split->spl_ldatum = put_aside(entries, cut, vector, split->spl_left);
	split->spl_rdatum = put_aside(entries + cut, n - cut, vector, split->spl_right);
	PG_RETURN_POINTER(split);
}
