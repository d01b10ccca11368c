/*
 * Shares of a histogram of measures that lie in a region; see measure_region.h.
 *
 * Within a bucket low ends are taken as spread evenly. The widths are those of the two values at the
 * bucket's ends, half of the bucket each: so wide and narrow intervals both count. Intervals that are open
 * below come first in a unit, in the order of their high ends.
 */
#include "postgres.h"

#include <math.h>

#include "pg/compat.h"
#include "pg/measure_region.h"

static double
low_of(const EcMeasure *measure)
{
	return ec_measure_low_is_open(measure) ? -INFINITY : ec_decimal_to_double(ec_measure_low(measure));
}

static double
high_of(const EcMeasure *measure)
{
	return ec_measure_high_is_open(measure) ? INFINITY : ec_decimal_to_double(ec_measure_high(measure));
}

/* The operator with its sides exchanged, where there is one. */
static MeasureStrategy
exchanged(MeasureStrategy strategy)
{
	switch (strategy)
	{
		case MEASURE_BEFORE:
			return MEASURE_AFTER;
		case MEASURE_AFTER:
			return MEASURE_BEFORE;
		case MEASURE_CONTAINS:
			return MEASURE_CONTAINED_BY;
		case MEASURE_CONTAINED_BY:
			return MEASURE_CONTAINS;
		default:
			return strategy;
	}
}

/* The bounds alone; `query &< x` has no operator the other way round, it bounds the high end of x from below. */
static bool
set_bounds(MeasureStrategy strategy, bool query_first, double low, double high, MeasureRegion *region)
{
	switch (query_first ? exchanged(strategy) : strategy)
	{
		case MEASURE_BEFORE:
			region->high_max = nextafter(low, -INFINITY);
			return true;
		case MEASURE_OVERLEFT:
			*(query_first ? &region->high_min : &region->high_max) = high;
			return true;
		case MEASURE_OVERLAPS:
			region->low_max = high;
			region->high_min = low;
			return true;
		case MEASURE_OVERRIGHT:
			*(query_first ? &region->low_max : &region->low_min) = low;
			return true;
		case MEASURE_AFTER:
			region->low_min = nextafter(high, INFINITY);
			return true;
		case MEASURE_CONTAINS:
			region->low_max = low;
			region->high_min = high;
			return true;
		case MEASURE_CONTAINED_BY:
			region->low_min = low;
			region->high_max = high;
			return true;
		default:
			return false;
	}
}

bool
measure_region_of_query(MeasureStrategy strategy, bool query_first, const EcMeasure *query,
						MeasureRegion *region)
{
	*region = (MeasureRegion){query->unit, -INFINITY, INFINITY, -INFINITY, INFINITY};
	return set_bounds(strategy, query_first, low_of(query), high_of(query), region);
}

void
measure_region_of_number(double number, MeasureRegion *region)
{
	*region = (MeasureRegion){NULL, -INFINITY, number, number, INFINITY};
}

static bool
has_unit(const MeasureRegion *region, const EcMeasure *measure)
{
	return region->unit == NULL || memcmp(region->unit, measure->unit, EC_UNIT_SIZE) == 0;
}

bool
measure_region_holds(const MeasureRegion *region, const EcMeasure *measure)
{
	double low = low_of(measure);
	double high = high_of(measure);

	return has_unit(region, measure) && low >= region->low_min && low <= region->low_max &&
		   high >= region->high_min && high <= region->high_max;
}

/* Low ends evenly between `first` and `last`, each interval as wide as `sample`. */
static double
share_of_spread(const MeasureRegion *region, double first, double last, const EcMeasure *sample)
{
	double high = high_of(sample);
	double from = Max(region->low_min, first);
	double to = Min(region->low_max, last);

	if (isinf(high))
	{
		if (!isinf(region->high_max))
			return 0.0;
	}
	else
	{
		double width = high - low_of(sample);

		from = Max(from, region->high_min - width);
		to = Min(to, region->high_max - width);
	}
	return to > from ? (to - from) / (last - first) : 0.0;
}

/* Among intervals that are open below, which stand in the order of their high ends. */
static double
share_of_open_bucket(const MeasureRegion *region, double first, double last)
{
	double from = Max(region->high_min, first);
	double to = Min(region->high_max, last);

	return isinf(region->low_min) && to > from ? (to - from) / (last - first) : 0.0;
}

static double
share_of_bucket(const MeasureRegion *region, const EcMeasure *first, const EcMeasure *last)
{
	double from = low_of(first);
	double to = low_of(last);
	bool is_open = ec_measure_low_is_open(first) && ec_measure_low_is_open(last);

	if (measure_same_unit(first, last) && has_unit(region, first) && is_open &&
		high_of(first) < high_of(last))
		return share_of_open_bucket(region, high_of(first), high_of(last));
	if (!measure_same_unit(first, last) || isinf(from) || to <= from)
		return ((int) measure_region_holds(region, first) + (int) measure_region_holds(region, last)) / 2.0;
	if (!has_unit(region, first))
		return 0.0;
	return (share_of_spread(region, from, to, first) + share_of_spread(region, from, to, last)) / 2;
}

double
measure_region_share(const MeasureRegion *region, const Datum *bounds, int n)
{
	double sum = 0.0;

	for (int i = 0; i + 1 < n; i++)
		sum += share_of_bucket(region, DatumGetMeasureP(bounds[i]), DatumGetMeasureP(bounds[i + 1]));
	return sum / (n - 1);
}
