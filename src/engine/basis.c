/*
 * The column `basis`: GAAP or not, by the words of the clause, else by the section's declaration.
 *
 * A declaration covers income-statement items only; a comparison has the basis of what it is compared with.
 */
#include "engine/facts.h"

static bool
is_income_statement(int metric)
{
	if (metric == EC_METRIC_diluted_shares || metric == EC_METRIC_basic_shares || metric == EC_METRIC_invoice_shipments)
		return false;
	return metric <= EC_METRIC_impairment;
}

static bool
basis_of_cues(EcCueSet cues, EcBasis *basis)
{
	if (ec_cues_have(cues, EC_CUE_NON_GAAP))
		*basis = EC_BASIS_NON_GAAP;
	else if (ec_cues_have(cues, EC_CUE_GAAP))
		*basis = EC_BASIS_GAAP;
	else
		return false;
	return true;
}

/* The last word of basis between the fronted phrase and the quantity. */
static bool
basis_before(const EcReading *reading, const EcDraft *draft, EcBasis *basis)
{
	for (int i = draft->clause->quantity - 1; i >= draft->clause->begin_mention; i--)
	{
		const EcMention *mention = &reading->sentence->mentions[i];

		if (mention->kind == EC_MENTION_CUE && basis_of_cues(EC_CUE_BIT(mention->cue), basis))
			return true;
	}
	return false;
}

void
ec_column_basis(const EcReading *reading, EcDraft *draft)
{
	const EcDraft *previous = ec_reading_previous(reading, draft);
	EcBasis    *basis = &draft->fact.basis;

	if (draft->synonym->basis != EC_BASIS_NONE)
		*basis = draft->synonym->basis;
	else if (basis_before(reading, draft, basis) || basis_of_cues(draft->clause->after, basis))
		return;
	else if (previous != NULL)
		*basis = previous->fact.basis;
	else if (draft->link->source == EC_SOURCE_TOPIC)
		*basis = reading->context->topic.basis;
	else if (reading->context->basis.is_set && is_income_statement(draft->metric_index))
		*basis = (EcBasis) reading->context->basis.value;
}
