/*
 * Operators on intervals as regions of (low end, high end), for selectivity.
 *
 * Every operator holds for the intervals whose low end lies between two bounds and whose high end lies
 * between two others. The share of a column's values in such a region comes from the histogram that
 * ANALYZE makes in the order unit, low, high.
 */
#ifndef GUIDEPOST_MEASURE_REGION_H
#define GUIDEPOST_MEASURE_REGION_H

#include "pg/measure.h"

typedef struct MeasureRegion
{
	const char *unit; /* NULL: any */
	double low_min;
	double low_max;
	double high_min;
	double high_max;
} MeasureRegion;

/* The intervals x for which `x strategy query` (or `query strategy x`) holds; false for other strategies. */
extern bool measure_region_of_query(MeasureStrategy strategy, bool query_first, const EcMeasure *query,
									MeasureRegion *region);
extern void measure_region_of_number(double number, MeasureRegion *region);

extern bool measure_region_holds(const MeasureRegion *region, const EcMeasure *measure);

/* Share of the values in the region, 0 to 1; `bounds` is the histogram, with n >= 2. */
extern double measure_region_share(const MeasureRegion *region, const Datum *bounds, int n);

#endif
