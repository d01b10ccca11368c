/*
 * transcript_metrics and transcript_explain: the metric rows of a text, and how they came about.
 */
#include "postgres.h"

#include "funcapi.h"
#include "utils/builtins.h"
#include "utils/memutils.h"

#include "pg/fiscal_period.h"
#include "pg/measure.h"
#include "pg/transcript.h"

PG_FUNCTION_INFO_V1(transcript_metrics);
PG_FUNCTION_INFO_V1(transcript_explain);

/* The attributes of the type transcript_metric. */
enum
{
	FACT_METRIC,
	FACT_SEGMENT,
	FACT_KIND,
	FACT_ASPECT,
	FACT_PERIOD,
	FACT_VALUE,
	FACT_BASIS,
	FACT_ACTION,
	FACT_SPEAKER,
	FACT_ROLE,
	FACT_SECTION,
	FACT_SPAN,
	FACT_VALUE_SPAN,
	FACT_CONFIDENCE,
	N_FACT
};

typedef struct FactSink
{
	Transcript *transcript;
	ReturnSetInfo *result;
	int			step;			/* lines explained */
} FactSink;

static void
fill_fact(const Transcript *transcript, const EcFact *fact, Datum *values, bool *nulls)
{
	bool		has_value = fact->has_value;

	values[FACT_METRIC] = gp_transcript_slice(transcript, fact->metric, &nulls[FACT_METRIC]);
	values[FACT_SEGMENT] = gp_transcript_slice(transcript, fact->segment, &nulls[FACT_SEGMENT]);
	values[FACT_KIND] = gp_transcript_name(ec_kind_name(fact->kind), &nulls[FACT_KIND]);
	values[FACT_ASPECT] = gp_transcript_name(ec_aspect_name(fact->aspect), &nulls[FACT_ASPECT]);
	values[FACT_PERIOD] = FiscalPeriodGetDatum(fact->period);
	nulls[FACT_PERIOD] = fact->period == EC_PERIOD_NONE;
	values[FACT_VALUE] = has_value ? MeasurePGetDatum(&fact->value) : (Datum) 0;
	nulls[FACT_VALUE] = !has_value;
	values[FACT_BASIS] = gp_transcript_name(ec_basis_name(fact->basis), &nulls[FACT_BASIS]);
	values[FACT_ACTION] = gp_transcript_name(ec_action_name(fact->action), &nulls[FACT_ACTION]);
	values[FACT_SPEAKER] = gp_transcript_slice(transcript, fact->speaker, &nulls[FACT_SPEAKER]);
	values[FACT_ROLE] = gp_transcript_name(ec_role_name(fact->role), &nulls[FACT_ROLE]);
	values[FACT_SECTION] = gp_transcript_name(ec_section_name(fact->section), &nulls[FACT_SECTION]);
	values[FACT_SPAN] = gp_transcript_span(transcript, fact->span);
	nulls[FACT_SPAN] = false;
	values[FACT_VALUE_SPAN] = has_value ? gp_transcript_span(transcript, fact->value_span) : (Datum) 0;
	nulls[FACT_VALUE_SPAN] = !has_value;
	values[FACT_CONFIDENCE] = Float4GetDatum(fact->confidence);
	nulls[FACT_CONFIDENCE] = false;
}

static void
put_fact(void *context, const EcFact *fact)
{
	FactSink   *sink = context;
	MemoryContext caller = MemoryContextSwitchTo(sink->transcript->row);
	Datum		values[N_FACT];
	bool		nulls[N_FACT];

	fill_fact(sink->transcript, fact, values, nulls);
	tuplestore_putvalues(sink->result->setResult, sink->result->setDesc, values, nulls);
	MemoryContextSwitchTo(caller);
	MemoryContextReset(sink->transcript->row);
}

static void
put_explanation(void *context, const char *line)
{
	FactSink   *sink = context;
	EcSlice		slice = {line, (uint32_t) strlen(line)};
	MemoryContext caller = MemoryContextSwitchTo(sink->transcript->row);
	Datum		values[2];
	bool		nulls[2] = {0};

	values[0] = Int32GetDatum(++sink->step);
	values[1] = gp_transcript_slice(sink->transcript, slice, &nulls[1]);
	tuplestore_putvalues(sink->result->setResult, sink->result->setDesc, values, nulls);
	MemoryContextSwitchTo(caller);
	MemoryContextReset(sink->transcript->row);
}

static void
ignore_fact(void *context, const EcFact *fact)
{
}

Datum
transcript_metrics(PG_FUNCTION_ARGS)
{
	Transcript	transcript;
	FactSink	sink = {&transcript, (ReturnSetInfo *) fcinfo->resultinfo, 0};

	InitMaterializedSRF(fcinfo, 0);
	if (PG_ARGISNULL(0))
		return (Datum) 0;
	gp_transcript_open(&transcript, fcinfo, PG_GETARG_TEXT_PP(0));
	gp_transcript_set_calendar(&transcript, fcinfo, 1);
	ec_read_metrics(transcript.text, transcript.length, &transcript.options, put_fact, &sink);
	gp_transcript_close(&transcript);
	return (Datum) 0;
}

Datum
transcript_explain(PG_FUNCTION_ARGS)
{
	Transcript	transcript;
	FactSink	sink = {&transcript, (ReturnSetInfo *) fcinfo->resultinfo, 0};

	InitMaterializedSRF(fcinfo, 0);
	if (PG_ARGISNULL(0))
		return (Datum) 0;
	gp_transcript_open(&transcript, fcinfo, PG_GETARG_TEXT_PP(0));
	gp_transcript_set_calendar(&transcript, fcinfo, 1);
	transcript.options.trace = put_explanation;
	transcript.options.trace_context = &sink;
	ec_read_metrics(transcript.text, transcript.length, &transcript.options, ignore_fact, NULL);
	gp_transcript_close(&transcript);
	return (Datum) 0;
}
