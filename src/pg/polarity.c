/*
 * Whether more of a metric is better: what makes an actual above its guidance a beat or a miss.
 *
 * Built-in metrics are in the engine's table.
 */
#include "postgres.h"

#include "utils/builtins.h"

#include "engine/lexicon.h"

#include "pg/compat.h"

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

static const char *
polarity_name(EcPolarity polarity)
{
	switch (polarity)
	{
		case EC_POLARITY_HIGHER:
			return "higher";
		case EC_POLARITY_LOWER:
			return "lower";
		default:
			return "neutral";
	}
}

Datum
metric_polarity(PG_FUNCTION_ARGS)
{
	char *metric = text_to_cstring(PG_GETARG_TEXT_PP(0));

	for (int i = 0; i < (int) lengthof(builtin_polarities); i++)
	{
		if (strcmp(metric, builtin_polarities[i].metric) == 0)
			PG_RETURN_TEXT_P(cstring_to_text(polarity_name(builtin_polarities[i].polarity)));
	}
	PG_RETURN_NULL();
}
