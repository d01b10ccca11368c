/*
 * Selectivity of the operators on intervals, from the ordinary statistics of a column.
 *
 * Most common values are asked exactly; the rest of the column is read off the histogram (measure_region.h).
 * One estimator serves all operators: the GiST family tells which one it is asked about.
 */
#include "postgres.h"

#include "access/htup_details.h"
#include "catalog/pg_am_d.h"
#include "catalog/pg_amop.h"
#include "catalog/pg_statistic.h"
#include "catalog/pg_type_d.h"
#include "utils/builtins.h"
#include "utils/catcache.h"
#include "utils/lsyscache.h"
#include "utils/selfuncs.h"
#include "utils/syscache.h"

#include "pg/compat.h"
#include "pg/measure_region.h"

PG_FUNCTION_INFO_V1(measure_restriction_selectivity);
PG_FUNCTION_INFO_V1(measure_join_selectivity);

#define DEFAULT_SELECTIVITY 0.01
#define LEAST_SELECTIVITY 1e-5 /* no statistics are so good as to say never */
#define MOST_JOIN_SAMPLES 100  /* values of one side that are looked up in the other's statistics */

/* The operator asked about: `measure strategy other`, or with its sides exchanged. */
typedef struct AskedOperator
{
	Oid oid;
	MeasureStrategy strategy; /* 0: not one of the GiST family */
	bool is_exchanged;        /* only its commutator is in the family: numeric <@ measure */
} AskedOperator;

/* A histogram and most common values, taken out of the statistics of a column; unset where there are none. */
typedef struct ColumnStatistics
{
	AttStatsSlot common;
	AttStatsSlot histogram;
	double rest; /* share of rows that are neither NULL nor common */
} ColumnStatistics;

static MeasureStrategy
gist_strategy(Oid operator)
{
	MeasureStrategy strategy = 0;
	CatCList *list = SearchSysCacheList1(AMOPOPID, ObjectIdGetDatum(operator));

	for (int i = 0; i < list->n_members; i++)
	{
		Form_pg_amop entry = (Form_pg_amop) GETSTRUCT(&list->members[i]->tuple);

		if (entry->amopmethod == GIST_AM_OID)
			strategy = entry->amopstrategy;
	}
	ReleaseSysCacheList(list);
	return strategy;
}

static AskedOperator
asked_operator(Oid operator)
{
	AskedOperator asked = {operator, gist_strategy(operator), false};

	if (asked.strategy == 0)
	{
		Oid commutator = get_commutator(operator);

		asked.strategy = OidIsValid(commutator) ? gist_strategy(commutator) : 0;
		asked.is_exchanged = asked.strategy != 0;
	}
	return asked;
}

static double
default_selectivity(MeasureStrategy strategy)
{
	switch (strategy)
	{
		case MEASURE_BEFORE:
		case MEASURE_AFTER:
		case MEASURE_OVERLEFT:
		case MEASURE_OVERRIGHT:
			return DEFAULT_INEQ_SEL;
		default:
			return DEFAULT_SELECTIVITY;
	}
}

/* The measures that stand in the asked relation to a value of the other side. */
static bool
region_of_value(MeasureStrategy strategy, bool value_first, Datum value, Oid type, MeasureRegion *region)
{
	if (strategy != MEASURE_CONTAINS_NUMBER)
		return measure_region_of_query(strategy, value_first, DatumGetMeasureP(value), region);
	if (type != NUMERICOID)
		return false;
	measure_region_of_number(DatumGetFloat8(DirectFunctionCall1(numeric_float8_no_overflow, value)), region);
	return true;
}

static ColumnStatistics
column_statistics(VariableStatData *variable)
{
	ColumnStatistics statistics;

	memset(&statistics, 0, sizeof(statistics));
	statistics.rest = 1.0 - ((Form_pg_statistic) GETSTRUCT(variable->statsTuple))->stanullfrac;
	get_attstatsslot(&statistics.common, variable->statsTuple, STATISTIC_KIND_MCV, InvalidOid,
					 ATTSTATSSLOT_VALUES | ATTSTATSSLOT_NUMBERS);
	get_attstatsslot(&statistics.histogram, variable->statsTuple, STATISTIC_KIND_HISTOGRAM, InvalidOid,
					 ATTSTATSSLOT_VALUES);
	for (int i = 0; i < statistics.common.nnumbers; i++)
		statistics.rest -= statistics.common.numbers[i];
	statistics.rest = Max(statistics.rest, 0.0);
	return statistics;
}

static void
release_statistics(ColumnStatistics *statistics)
{
	free_attstatsslot(&statistics->common);
	free_attstatsslot(&statistics->histogram);
}

/* Share of the histogram, where there is one. */
static double
share_of_histogram(const ColumnStatistics *statistics, const MeasureRegion *region, MeasureStrategy strategy)
{
	if (statistics->histogram.nvalues < 2)
		return default_selectivity(strategy);
	return measure_region_share(region, statistics->histogram.values, statistics->histogram.nvalues);
}

/* `column operator constant`, or the other way round where the column is not on the left. */
static double
constant_selectivity(VariableStatData *column, const AskedOperator *asked, Const *constant, bool column_first,
					 Oid collation)
{
	ColumnStatistics statistics;
	MeasureRegion region;
	FmgrInfo function;
	double sum_common;
	double selectivity;
	bool constant_first = column_first == asked->is_exchanged;

	if (!HeapTupleIsValid(column->statsTuple) || asked->strategy == 0 ||
		!statistic_proc_security_check(column, get_opcode(asked->oid)))
		return default_selectivity(asked->strategy);
	if (asked->strategy == MEASURE_ADJACENT)
	{
		bool is_default;

		return Min(1.0, 2.0 / get_variable_numdistinct(column, &is_default));
	}
	if (!region_of_value(asked->strategy, constant_first, constant->constvalue, constant->consttype, &region))
		return default_selectivity(asked->strategy);
	fmgr_info(get_opcode(asked->oid), &function);
	selectivity =
		mcv_selectivity(column, &function, collation, constant->constvalue, column_first, &sum_common);
	statistics = column_statistics(column);
	selectivity += statistics.rest * share_of_histogram(&statistics, &region, asked->strategy);
	release_statistics(&statistics);
	return Max(selectivity, LEAST_SELECTIVITY);
}

Datum
measure_restriction_selectivity(PG_FUNCTION_ARGS)
{
	PlannerInfo *root = (PlannerInfo *) PG_GETARG_POINTER(0);
	AskedOperator asked = asked_operator(PG_GETARG_OID(1));
	List *args = (List *) PG_GETARG_POINTER(2);
	VariableStatData column;
	Node *other;
	bool column_first;
	double selectivity = default_selectivity(asked.strategy);

	if (!get_restriction_variable(root, args, PG_GETARG_INT32(3), &column, &other, &column_first))
		PG_RETURN_FLOAT8(selectivity);
	if (IsA(other, Const) && ((Const *) other)->constisnull)
		selectivity = 0.0;
	else if (IsA(other, Const))
		selectivity =
			constant_selectivity(&column, &asked, (Const *) other, column_first, PG_GET_COLLATION());
	ReleaseVariableStats(column);
	CLAMP_PROBABILITY(selectivity);
	PG_RETURN_FLOAT8(selectivity);
}

static double
share_of_column(const ColumnStatistics *column, const MeasureRegion *region, MeasureStrategy strategy)
{
	double share = column->rest * share_of_histogram(column, region, strategy);

	for (int i = 0; i < column->common.nvalues; i++)
	{
		if (measure_region_holds(region, DatumGetMeasureP(column->common.values[i])))
			share += column->common.numbers[i];
	}
	return share;
}

/* Mean share of the column over (a sample of) the values of the other side in one slot. */
static double
mean_share(const ColumnStatistics *column, const AttStatsSlot *slot, MeasureStrategy strategy, Oid type)
{
	int step = slot->nvalues / MOST_JOIN_SAMPLES + 1;
	double sum = 0.0;
	double weights = 0.0;

	for (int i = 0; i < slot->nvalues; i += step)
	{
		double weight = slot->nnumbers > 0 ? slot->numbers[i] : 1.0;
		MeasureRegion region;

		if (!region_of_value(strategy, false, slot->values[i], type, &region))
			return default_selectivity(strategy);
		sum += weight * share_of_column(column, &region, strategy);
		weights += weight;
	}
	return weights > 0.0 ? sum / weights : default_selectivity(strategy);
}

/* Share of the pairs (value of the column, value of the other side) for which the operator holds. */
static double
pair_selectivity(VariableStatData *column_data, VariableStatData *other_data, MeasureStrategy strategy)
{
	ColumnStatistics column = column_statistics(column_data);
	ColumnStatistics other = column_statistics(other_data);
	double sum_common = 0.0;
	double selectivity;

	for (int i = 0; i < other.common.nnumbers; i++)
		sum_common += other.common.numbers[i];
	selectivity = other.rest * mean_share(&column, &other.histogram, strategy, other_data->atttype);
	if (sum_common > 0.0)
		selectivity += sum_common * mean_share(&column, &other.common, strategy, other_data->atttype);
	release_statistics(&column);
	release_statistics(&other);
	return Max(selectivity, LEAST_SELECTIVITY);
}

static bool
has_usable_statistics(VariableStatData *variable, Oid operator)
{
	return HeapTupleIsValid(variable->statsTuple) &&
		   statistic_proc_security_check(variable, get_opcode(operator));
}

/* For a semijoin: the chance of a match among all rows of the inner side. */
static double
any_of_rows(double selectivity, VariableStatData *inner)
{
	return inner->rel != NULL ? Min(1.0, selectivity * Max(inner->rel->rows, 1.0)) : selectivity;
}

Datum
measure_join_selectivity(PG_FUNCTION_ARGS)
{
	PlannerInfo *root = (PlannerInfo *) PG_GETARG_POINTER(0);
	AskedOperator asked = asked_operator(PG_GETARG_OID(1));
	List *args = (List *) PG_GETARG_POINTER(2);
	JoinType join = (JoinType) PG_GETARG_INT16(3);
	SpecialJoinInfo *join_info = (SpecialJoinInfo *) PG_GETARG_POINTER(4);
	VariableStatData left;
	VariableStatData right;
	bool is_reversed;
	double selectivity = default_selectivity(asked.strategy);

	get_join_variables(root, args, join_info, &left, &right, &is_reversed);
	if (asked.strategy != 0 && has_usable_statistics(&left, asked.oid) &&
		has_usable_statistics(&right, asked.oid))
		selectivity = asked.is_exchanged ? pair_selectivity(&right, &left, asked.strategy)
										 : pair_selectivity(&left, &right, asked.strategy);
	if (join == JOIN_SEMI || join == JOIN_ANTI)
		selectivity = any_of_rows(selectivity, is_reversed ? &left : &right);
	ReleaseVariableStats(left);
	ReleaseVariableStats(right);
	CLAMP_PROBABILITY(selectivity);
	PG_RETURN_FLOAT8(selectivity);
}
