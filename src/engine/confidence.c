/*
 * The column `confidence`: how often rows with these features are right.
 *
 * A logistic function over the features of the link and of the fact; the weights stand in
 * tables/confidence.def and tables/fact_features.def.
 */
#include "engine/facts.h"

#include <math.h>

static const float weights[] = {
#define FACT_FEATURE(name, weight, meaning) weight,
#include "engine/tables/fact_features.def"
#undef FACT_FEATURE
};

void
ec_column_confidence(const EcReading *reading, EcDraft *draft)
{
	float		score = 0.35f * draft->link->score - 0.8f;

	if (reading->context->turn.section == EC_SECTION_QA)
		draft->features |= EC_FACT_BIT(EC_FACT_in_qa);
	for (int i = 0; i < EC_FACT_FEATURE_COUNT; i++)
		if (draft->features & EC_FACT_BIT(i))
			score += weights[i];
	draft->fact.confidence = 1.0f / (1.0f + expf(-score));
}
