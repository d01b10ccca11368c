/*
 * sum and avg of measures of one unit.
 *
 * The state is the exact sum with the number of measures in it. A sum may be open at both ends while it is
 * collected; only then the aggregate is NULL.
 */
#include "postgres.h"

#include "pg/compat.h"
#include "pg/measure.h"

typedef struct SumState
{
	int64 count;
	EcMeasure sum;
} SumState;

PG_FUNCTION_INFO_V1(measure_accum);
PG_FUNCTION_INFO_V1(measure_combine);
PG_FUNCTION_INFO_V1(measure_serialize);
PG_FUNCTION_INFO_V1(measure_deserialize);
PG_FUNCTION_INFO_V1(measure_sum_final);
PG_FUNCTION_INFO_V1(measure_avg_final);

static SumState *
add_to_state(FunctionCallInfo fcinfo, SumState *state, const EcMeasure *sum, int64 count)
{
	MemoryContext context;

	if (!AggCheckCallContext(fcinfo, &context))
		elog(ERROR, "aggregate function called in non-aggregate context");
	if (state == NULL)
	{
		state = MemoryContextAlloc(context, sizeof(SumState));
		state->count = count;
		state->sum = *sum;
		return state;
	}
	state->count += count;
	measure_sum(&state->sum, sum, &state->sum);
	return state;
}

static SumState *
state_argument(FunctionCallInfo fcinfo, int n)
{
	return PG_ARGISNULL(n) ? NULL : (SumState *) PG_GETARG_POINTER(n);
}

static Datum
state_result(FunctionCallInfo fcinfo, SumState *state)
{
	if (state == NULL)
		PG_RETURN_NULL();
	PG_RETURN_POINTER(state);
}

Datum
measure_accum(PG_FUNCTION_ARGS)
{
	SumState *state = state_argument(fcinfo, 0);

	if (!PG_ARGISNULL(1))
		state = add_to_state(fcinfo, state, PG_GETARG_MEASURE_P(1), 1);
	return state_result(fcinfo, state);
}

Datum
measure_combine(PG_FUNCTION_ARGS)
{
	SumState *state = state_argument(fcinfo, 0);
	SumState *other = state_argument(fcinfo, 1);

	if (other != NULL)
		state = add_to_state(fcinfo, state, &other->sum, other->count);
	return state_result(fcinfo, state);
}

/* Between processes of one server only, so plain bytes do. */
Datum
measure_serialize(PG_FUNCTION_ARGS)
{
	bytea *bytes = palloc(VARHDRSZ + sizeof(SumState));

	SET_VARSIZE(bytes, VARHDRSZ + sizeof(SumState));
	memcpy(VARDATA(bytes), PG_GETARG_POINTER(0), sizeof(SumState));
	PG_RETURN_BYTEA_P(bytes);
}

Datum
measure_deserialize(PG_FUNCTION_ARGS)
{
	bytea *bytes = PG_GETARG_BYTEA_PP(0);
	SumState *state = palloc(sizeof(SumState));

	if (VARSIZE_ANY_EXHDR(bytes) != sizeof(SumState))
		elog(ERROR, "unexpected size of an aggregate state of measures");
	memcpy(state, VARDATA_ANY(bytes), sizeof(SumState));
	PG_RETURN_POINTER(state);
}

static bool
is_bounded(const SumState *state)
{
	return !(ec_measure_low_is_open(&state->sum) && ec_measure_high_is_open(&state->sum));
}

Datum
measure_sum_final(PG_FUNCTION_ARGS)
{
	SumState *state = state_argument(fcinfo, 0);
	EcMeasure *result;

	if (state == NULL || !is_bounded(state))
		PG_RETURN_NULL();
	result = palloc(sizeof(EcMeasure));
	*result = state->sum;
	PG_RETURN_MEASURE_P(result);
}

Datum
measure_avg_final(PG_FUNCTION_ARGS)
{
	SumState *state = state_argument(fcinfo, 0);

	if (state == NULL || !is_bounded(state))
		PG_RETURN_NULL();
	PG_RETURN_MEASURE_P(measure_divide(&state->sum, int64_to_numeric(state->count)));
}
