/*
 * The column `metric`: what the linked words come to, given the quantity.
 *
 * Income in percent of revenue is a margin; income per share is earnings per share; revenue
 * that changes "in constant currency" is organic revenue.
 */
#include "engine/facts.h"

#include "engine/fit.h"

#include <stddef.h>
#include <string.h>

static bool
settle_margin(const EcReading *reading, EcDraft *draft)
{
	int			margin = ec_fit_margin_of(draft->metric_index);

	if (margin >= 0)
		ec_draft_set_metric(reading, draft, margin);
	return margin >= 0;
}

/* "Net income was $101 million and | revenue | rose to $308": an amount of the metric between, whose scale was not said. */
static bool
is_of_metric_between(const EcReading *reading, const EcDraft *draft)
{
	const EcMention *mentions = reading->sentence->mentions;

	for (int i = draft->clause->quantity - 1; i > draft->link->metric && draft->link->metric >= 0; i--)
		if (mentions[i].kind == EC_MENTION_METRIC)
		{
			int			metric = ec_lexicon_synonym(reading->context->lexicon, mentions[i].synonym)->metric;

			return metric != EC_METRIC_eps && metric != EC_METRIC_guidance && draft->link->metric < draft->clause->begin_mention;
		}
	return false;
}

static void
settle_per_share(const EcReading *reading, EcDraft *draft)
{
	if (draft->metric_index != EC_METRIC_net_income && draft->metric_index != EC_METRIC_operating_income)
		return;
	ec_draft_set_metric(reading, draft, EC_METRIC_eps);
	if (ec_unit_family(draft->fact.value.unit) == EC_FAMILY_MONEY && is_of_metric_between(reading, draft))
		draft->rejected = "an amount of another metric, without its scale";
}

static bool
is_in_points(const EcMeasure *value)
{
	return strcmp(value->unit, "bp") == 0 || strcmp(value->unit, "pp") == 0;
}

/* "earnings of $2.43 per share, a 59% increase": of what the words came to, where that was only one thing. */
static bool
is_change_per_share(const EcReading *reading, const EcDraft *draft)
{
	bool		found = false;

	for (int i = 0; i < reading->n; i++)
	{
		if (reading->drafts[i].link->metric != draft->link->metric)
			continue;
		if (reading->drafts[i].metric_index != EC_METRIC_eps)
			return false;
		found = true;
	}
	return found && draft->link->metric >= 0;
}

/* "$41 million or 12.8%", "up 40 basis points to 20.2%", "than the 9.2%": an income in percent that is its margin. */
static bool
is_margin_unsaid(const EcReading *reading, const EcDraft *draft)
{
	const EcDraft *before = ec_reading_last(reading);
	const EcCueSet changes = EC_CUE_BIT(EC_CUE_UP) | EC_CUE_BIT(EC_CUE_DOWN) | EC_CUE_BIT(EC_CUE_BY) | EC_CUE_BIT(EC_CUE_TO) |
		EC_CUE_BIT(EC_CUE_QOQ) | EC_CUE_BIT(EC_CUE_YOY);
	const EcToken *lead = &reading->sentence->tokens[draft->clause->lead];

	if (before == NULL || before->link->metric != draft->link->metric || draft->link->metric < 0 ||
		before->link->clause != draft->link->clause - 1)
		return false;
	if (before->metric->family == EC_FAMILY_PERCENT)
		return draft->clause->is_compared || draft->clause->is_new_value;
	return before->fit == EC_FIT_LEVEL && ec_token_is(reading->context->text, lead, "or") &&
		((before->clause->lead_cues | before->clause->before | draft->clause->before | draft->clause->after) & changes) == 0;
}

/* Words such as "in constant currency", which tell how a change of revenue is measured. */
bool
ec_metric_is_organic_modifier(const EcContext *context, const EcMention *mention)
{
	const EcSynonym *synonym;

	if (mention->kind != EC_MENTION_METRIC)
		return false;
	synonym = ec_lexicon_synonym(context->lexicon, mention->synonym);
	return synonym->metric == EC_METRIC_organic_revenue && synonym->is_weak;
}

static bool
is_measured_organically(const EcReading *reading, const EcDraft *draft)
{
	const EcDraft *previous = ec_reading_last(reading);

	for (int i = draft->clause->begin_mention; i < draft->clause->end_mention; i++)
		if (ec_metric_is_organic_modifier(reading->context, &reading->sentence->mentions[i]))
			return true;
	return previous != NULL && previous->metric_index == EC_METRIC_organic_revenue &&
		previous->link->metric == draft->link->metric && draft->fit == EC_FIT_CHANGE &&
		!ec_cues_have(draft->clause->before | draft->clause->after, EC_CUE_GAAP);
}

/* Where core or normalized FFO is told as well, "adjusted FFO" is another thing: AFFO. */
static void
settle_ffo(const EcReading *reading, EcDraft *draft)
{
	if (draft->metric_index == EC_METRIC_ffo && draft->synonym->is_conditional && reading->context->tells_core_ffo)
		ec_draft_set_metric(reading, draft, EC_METRIC_affo);
}

/* "operating profit was $41 million with a margin of 15%", "representing a 15% margin": the margin of that income; -1 for none. */
static int
margin_of_income_before(const EcReading *reading, const EcDraft *draft)
{
	const EcDraft *before = ec_reading_last(reading);
	const EcCueSet other = EC_CUE_BIT(EC_CUE_UP) | EC_CUE_BIT(EC_CUE_DOWN) | EC_CUE_BIT(EC_CUE_PAST) | EC_CUE_BIT(EC_CUE_FORWARD);

	if (before == NULL || before->link->clause + 1 != draft->link->clause || draft->quantity->first > before->quantity->last + 6 ||
		((draft->clause->lead_cues | draft->clause->before) & other) != 0)
		return -1;
	return before->metric_index == EC_METRIC_income_tax ? -1 : ec_fit_margin_of(before->metric_index);
}

/* "we can drive margins to 50%": that of the income told right before, else those that the turn spoke of. */
static void
settle_margin_of_topic(const EcReading *reading, EcDraft *draft)
{
	int			margin;

	if (draft->metric_index != EC_METRIC_operating_margin || !draft->synonym->is_weak)
		return;
	margin = margin_of_income_before(reading, draft);
	if (margin < 0 && reading->context->margin != NULL)
		margin = reading->context->margin->metric;
	if (margin >= 0)
		ec_draft_set_metric(reading, draft, margin);
}

/* "gross margin was $72 million, an increase of $7 million or 11%": the growth of the amount that the words stood for before. */
static bool
is_growth_of_amount(const EcReading *reading, const EcDraft *draft)
{
	const EcDraft *before = ec_reading_last(reading);

	if (before == NULL || draft->link->metric < 0 || before->link->metric != draft->link->metric || draft->clause->is_new_value ||
		draft->clause->is_compared || before->metric->family != EC_FAMILY_MONEY || draft->metric->family != EC_FAMILY_PERCENT ||
		draft->link->denominator >= 0)
		return false;
	return before->fit == EC_FIT_CHANGE || ec_cues_have(draft->clause->before, EC_CUE_UP) || ec_cues_have(draft->clause->before, EC_CUE_DOWN);
}

/* "Service sales were 22% of bookings": sales that are measured by another total are a part of that total. */
static void
settle_total(const EcReading *reading, EcDraft *draft)
{
	int			total;

	if (draft->link->denominator < 0)
		return;
	total = ec_lexicon_synonym(reading->context->lexicon, reading->sentence->mentions[draft->link->denominator].synonym)->metric;
	if (draft->metric_index == EC_METRIC_revenue && ec_fit_grows_by_part(total))
		ec_draft_set_metric(reading, draft, total);
}

/* "93% leased with 1.5% | expiring in 2021": the leases that end. */
static bool
is_of_ending_leases(const EcReading *reading, const EcDraft *draft)
{
	static const char *const words[] = {"expiring", "expire", "expires", "rolling", "rolls", "vacating"};
	int			next = draft->quantity->last + 1;

	return draft->metric_index == EC_METRIC_occupancy && next < reading->sentence->n_tokens &&
		ec_token_is_any(reading->context->text, &reading->sentence->tokens[next], words, sizeof(words) / sizeof(words[0]));
}

void
ec_column_metric(const EcReading *reading, EcDraft *draft)
{
	EcUnitFamily said = ec_unit_family(draft->fact.value.unit);
	int			kin = ec_lexicon_kin(draft->metric_index, said);

	if (is_of_ending_leases(reading, draft))
		draft->rejected = "leases that end";
	settle_ffo(reading, draft);
	settle_margin_of_topic(reading, draft);
	if (said == EC_FAMILY_PERCENT && !is_in_points(&draft->fact.value) && is_growth_of_amount(reading, draft))
	{
		ec_draft_set_metric(reading, draft, ec_reading_last(reading)->metric_index);
		draft->fit = EC_FIT_CHANGE;
	}
	else if (kin >= 0 && draft->fit == EC_FIT_LEVEL && !(said == EC_FAMILY_MONEY && ec_fit_is_small_amount(draft->quantity)))
		ec_draft_set_metric(reading, draft, kin);
	else if (draft->fit == EC_FIT_LEVEL && said == EC_FAMILY_MONEY && draft->metric_index == EC_METRIC_organic_revenue)
		ec_draft_set_metric(reading, draft, EC_METRIC_revenue);	/* only growth is organic */
	else if (draft->fit == EC_FIT_SHARE)
	{
		if (draft->link->source != EC_SOURCE_DENOMINATOR && settle_margin(reading, draft))
			draft->fit = EC_FIT_LEVEL;
		else
			settle_total(reading, draft);
	}
	else if (draft->fit == EC_FIT_CHANGE && is_in_points(&draft->fact.value))
		(void) settle_margin(reading, draft);
	else if (draft->fit == EC_FIT_CHANGE && said == EC_FAMILY_PERCENT &&
			 ((draft->link->features & EC_LINK_BIT(EC_LINK_fits_level)) != 0 || is_margin_unsaid(reading, draft)) &&
			 settle_margin(reading, draft))
		draft->fit = EC_FIT_LEVEL;
	else if (draft->fit == EC_FIT_CHANGE && is_change_per_share(reading, draft))
		ec_draft_set_metric(reading, draft, EC_METRIC_eps);
	else if (draft->fit == EC_FIT_LEVEL &&
			 (said == EC_FAMILY_PER_SHARE || (said == EC_FAMILY_MONEY && ec_fit_is_small_amount(draft->quantity))))
		settle_per_share(reading, draft);
	else if (draft->metric_index == EC_METRIC_revenue && draft->fit == EC_FIT_CHANGE && said == EC_FAMILY_PERCENT &&
			 is_measured_organically(reading, draft))
		ec_draft_set_metric(reading, draft, EC_METRIC_organic_revenue);
}

/* "Our services business grew 3%": revenue of that part of the company is a metric of its own. */
void
ec_column_part(const EcReading *reading, EcDraft *draft)
{
	static const struct
	{
		const char *part;
		int			metric;
	}			parts[] = {
		{"service", EC_METRIC_service_revenue}, {"services", EC_METRIC_service_revenue},
		{"product", EC_METRIC_product_revenue}, {"products", EC_METRIC_product_revenue},
	};

	for (size_t i = 0; draft->metric_index == EC_METRIC_revenue && draft->fact.segment.data != NULL && i < sizeof(parts) / sizeof(parts[0]); i++)
		if (ec_slice_is(draft->fact.segment, parts[i].part))
		{
			ec_draft_set_metric(reading, draft, parts[i].metric);
			draft->fact.segment.data = NULL;
		}
}
