/*
 * The catalog of metrics: the built-in ones as rows, and the triggers of the table that
 * holds the user's own (41_catalog.sql).
 */
#include "postgres.h"

#include "access/htup_details.h"
#include "commands/trigger.h"
#include "funcapi.h"
#include "lib/stringinfo.h"
#include "mb/pg_wchar.h"
#include "utils/builtins.h"
#include "utils/inval.h"
#include "utils/rel.h"

#include "pg/encoding.h"
#include "pg/lexicon_cache.h"
#include "pg/user_pattern.h"

PG_FUNCTION_INFO_V1(guidepost_builtin_metrics);
PG_FUNCTION_INFO_V1(guidepost_check_metric);
PG_FUNCTION_INFO_V1(guidepost_metrics_changed);

static const struct BuiltinMetric
{
	const char *code;
	const char *label;
	EcPolarity	polarity;
	EcUnitFamily family;
	const char *accrual;
}			builtin_metrics[] = {
#define FLOW "flow"
#define STOCK "stock"
#define METRIC(code, label, polarity, family, accrual) {#code, label, EC_POLARITY_##polarity, EC_FAMILY_##family, accrual},
#include "engine/tables/metrics.def"
#undef METRIC
#undef FLOW
#undef STOCK
};

/* The phrases that name the metrics, as the engine's tables word them. */
static const struct BuiltinPhrase
{
	int			metric;
	const char *pattern;
}			builtin_phrases[] = {
#define SYNONYM(metric, pattern, ...) {EC_METRIC_##metric, pattern},
#include "engine/tables/synonyms.def"
#undef SYNONYM
};

static Datum
phrases_of_metric(int metric, bool *is_null)
{
	StringInfoData phrases;

	initStringInfo(&phrases);
	for (int i = 0; i < lengthof(builtin_phrases); i++)
		if (builtin_phrases[i].metric == metric)
			appendStringInfo(&phrases, "%s%s", phrases.len > 0 ? " | " : "", builtin_phrases[i].pattern);
	*is_null = phrases.len == 0;
	return *is_null ? (Datum) 0 : CStringGetTextDatum(phrases.data);
}

Datum
guidepost_builtin_metrics(PG_FUNCTION_ARGS)
{
	ReturnSetInfo *result = (ReturnSetInfo *) fcinfo->resultinfo;

	InitMaterializedSRF(fcinfo, 0);
	for (int i = 0; i < lengthof(builtin_metrics); i++)
	{
		const struct BuiltinMetric *metric = &builtin_metrics[i];
		Datum		values[6];
		bool		nulls[6] = {0};

		values[0] = CStringGetTextDatum(metric->code);
		values[1] = CStringGetTextDatum(metric->label);
		values[2] = CStringGetTextDatum(gp_lexicon_polarity_name(metric->polarity));
		values[3] = CStringGetTextDatum(gp_lexicon_family_name(metric->family));
		values[4] = CStringGetTextDatum(metric->accrual);
		values[5] = phrases_of_metric(i, &nulls[5]);
		tuplestore_putvalues(result->setResult, result->setDesc, values, nulls);
	}
	return (Datum) 0;
}

static void
refuse_builtin(const char *code)
{
	for (int i = 0; i < lengthof(builtin_metrics); i++)
		if (strcmp(code, builtin_metrics[i].code) == 0)
			ereport(ERROR,
					(errcode(ERRCODE_DUPLICATE_OBJECT),
					 errmsg("metric \"%s\" is built in", code),
					 errhint("Define the metric under another name.")));
}

static char *
new_text(TriggerData *trigger, HeapTuple row, UserMetricColumn column)
{
	bool		is_null;
	Datum		value = heap_getattr(row, column, RelationGetDescr(trigger->tg_relation), &is_null);

	if (is_null)				/* the constraint will say so */
		return NULL;
	return TextDatumGetCString(value);
}

static char *
pattern_in_utf8(char *pattern)
{
	size_t		length = strlen(pattern);
	char	   *converted;

	if (GetDatabaseEncoding() == PG_UTF8 || gp_encoding_is_ascii(pattern, length))
		return pattern;
	if (GetDatabaseEncoding() == PG_SQL_ASCII)
		converted = gp_encoding_bytes_to_utf8(pattern, length, &length);
	else
		converted = gp_encoding_to_utf8(pattern, length, &length);
	return pnstrdup(converted, length);
}

/* Refuses a row that takes the name of a built-in metric, or whose pattern does not compile. */
Datum
guidepost_check_metric(PG_FUNCTION_ARGS)
{
	TriggerData *trigger = (TriggerData *) fcinfo->context;
	HeapTuple	row;
	char	   *code;
	char	   *pattern;

	if (!CALLED_AS_TRIGGER(fcinfo) || !TRIGGER_FIRED_FOR_ROW(trigger->tg_event) ||
		!TRIGGER_FIRED_BEFORE(trigger->tg_event) || TRIGGER_FIRED_BY_DELETE(trigger->tg_event))
		elog(ERROR, "guidepost_check_metric must be a trigger before INSERT or UPDATE for each row");
	row = TRIGGER_FIRED_BY_UPDATE(trigger->tg_event) ? trigger->tg_newtuple : trigger->tg_trigtuple;
	code = new_text(trigger, row, USER_METRIC_CODE);
	pattern = new_text(trigger, row, USER_METRIC_PATTERN);
	if (code != NULL)
		refuse_builtin(code);
	if (code != NULL && pattern != NULL)
		(void) gp_user_pattern_compile(CurrentMemoryContext, code, pattern_in_utf8(pattern), false);
	return PointerGetDatum(row);
}

/* Tells every session, this one included, that its lexicon is out of date. */
Datum
guidepost_metrics_changed(PG_FUNCTION_ARGS)
{
	TriggerData *trigger = (TriggerData *) fcinfo->context;

	if (!CALLED_AS_TRIGGER(fcinfo) || !TRIGGER_FIRED_AFTER(trigger->tg_event))
		elog(ERROR, "guidepost_metrics_changed must be a trigger after a statement");
	CacheInvalidateRelcache(trigger->tg_relation);
	return PointerGetDatum(NULL);
}
