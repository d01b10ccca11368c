/*
 * The column `confidence`: how often rows with these features are right.
 *
 * A logistic function over the features of the link and of the fact, and over the metric: some are
 * told more plainly than others; what the other facts of the document say is added in ledger.c. The weights are learned (tables/confidence.def) by
 * test/tools/fit_confidence.py; a feature or metric without weight counts nothing.
 */
#include "engine/facts.h"

#include <math.h>

/* All features in one row: those of the link, then those of the fact. */
typedef enum Feature
{
#define LINK_FEATURE(name, weight, meaning) FEATURE_##name,
#include "engine/tables/link_features.def"
#undef LINK_FEATURE
#define FACT_FEATURE(name, meaning) FEATURE_##name,
#include "engine/tables/fact_features.def"
#undef FACT_FEATURE
	FEATURE_bias,
	FEATURE_COUNT
} Feature;

static const float weights[FEATURE_COUNT] = {
#define CONFIDENCE(feature, weight) [FEATURE_##feature] = weight##f,
#define CONFIDENCE_OF_METRIC(metric, weight)
#include "engine/tables/confidence.def"
#undef CONFIDENCE
#undef CONFIDENCE_OF_METRIC
};

static const float metric_weights[EC_METRIC_BUILTIN_COUNT] = {
#define CONFIDENCE(feature, weight)
#define CONFIDENCE_OF_METRIC(metric, weight) [EC_METRIC_##metric] = weight##f,
#include "engine/tables/confidence.def"
#undef CONFIDENCE
#undef CONFIDENCE_OF_METRIC
};

static float
sum_of(uint64_t features, const float *weight)
{
	float		sum = 0;

	for (; features != 0; features &= features - 1)
		sum += weight[__builtin_ctzll(features)];
	return sum;
}

float
ec_confidence_weight(uint64_t fact_features)
{
	return sum_of(fact_features, weights + EC_LINK_FEATURE_COUNT);
}

float
ec_confidence(float score)
{
	return 1.0f / (1.0f + expf(-score));
}

void
ec_column_confidence(const EcReading *reading, EcDraft *draft)
{
	if (ec_unit_family(draft->fact.value.unit) == EC_FAMILY_PER_SHARE)
		draft->features |= EC_FACT_BIT(EC_FACT_is_per_share);
	if (draft->metric->family == EC_FAMILY_COUNT)
		draft->features |= EC_FACT_BIT(EC_FACT_is_counted);
	if (!draft->quantity->as.quantity.has_unit)
		draft->features |= EC_FACT_BIT(EC_FACT_is_bare);
	if (draft->fact.period != EC_PERIOD_NONE && ec_period_months(draft->fact.period) == 1)
		draft->features |= EC_FACT_BIT(EC_FACT_is_month);
	if (reading->context->turn.section == EC_SECTION_QA)
		draft->features |= EC_FACT_BIT(EC_FACT_in_qa);
	draft->score = weights[FEATURE_bias] + sum_of(draft->link->features, weights) +
		ec_confidence_weight(draft->features);
	if (draft->metric_index < EC_METRIC_BUILTIN_COUNT)
		draft->score += metric_weights[draft->metric_index];
	draft->fact.confidence = ec_confidence(draft->score);
}
