/*
 * Whether more of a metric is better: what makes an actual above its guidance a beat or a miss.
 *
 * Built-in metrics are answered from the engine's table alone, so that only a metric that the user
 * defined needs the lexicon of this backend.
 */
#include "postgres.h"

#include "utils/builtins.h"

#include "pg/compat.h"
#include "pg/lexicon_cache.h"

PG_FUNCTION_INFO_V1(metric_polarity);

typedef struct BuiltinPolarity
{
	const char *metric;
	EcPolarity polarity;
} BuiltinPolarity;

static const BuiltinPolarity builtin_polarities[] = {
#define METRIC(code, label, polarity, family, accrual) {#code, EC_POLARITY_##polarity},
#include "engine/tables/metrics.def"
#undef METRIC
};

static bool
find_builtin(const char *metric, EcPolarity *polarity)
{
	for (int i = 0; i < (int) lengthof(builtin_polarities); i++)
	{
		if (strcmp(metric, builtin_polarities[i].metric) == 0)
		{
			*polarity = builtin_polarities[i].polarity;
			return true;
		}
	}
	return false;
}

static bool
find_user_defined(const EcLexicon *lexicon, const char *metric, EcPolarity *polarity)
{
	for (int i = 0; i < ec_lexicon_metric_count(lexicon); i++)
	{
		const EcMetric *known = ec_lexicon_metric(lexicon, i);

		if (!known->is_builtin && strcmp(metric, known->code) == 0)
		{
			*polarity = known->polarity;
			return true;
		}
	}
	return false;
}

Datum
metric_polarity(PG_FUNCTION_ARGS)
{
	char *metric = text_to_cstring(PG_GETARG_TEXT_PP(0));
	EcPolarity polarity;

	if (!find_builtin(metric, &polarity) &&
		!find_user_defined(gp_lexicon_cache_get(fcinfo->flinfo->fn_oid), metric, &polarity))
		PG_RETURN_NULL();
	PG_RETURN_TEXT_P(cstring_to_text(gp_lexicon_polarity_name(polarity)));
}
