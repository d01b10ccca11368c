/*
 * Metrics that are named beside a number for the sake of another one.
 *
 * What a ratio is measured against ("the allowance to total loans"), what explains something between commas, what makes
 * a customer count ("clients with revenue over"), what stands behind a preposition ("average price on orders"). The
 * subtle thing is the metric behind the change: in "margins drove a 62% increase in earnings" the margin is only the reason.
 */
#include "engine/fit.h"
#include "engine/link_parts.h"

#include <stddef.h>

#define MAX_EXPLANATION 30		/* tokens to either side of a metric */

/* "the allowance | to total loans was 1.4%", "the compensation | to revenue ratio": what something else is measured against. */
static bool
is_base_of_ratio(const EcSearch *search, int mention, int metric)
{
	static const char *const adjectives[] = {"average", "funded", "gross", "net", "our", "tangible", "total"};
	static const char *const parts[] = {
		"acl", "allowance", "assets", "borrowings", "capital", "compensation", "coverage", "credits", "equity", "expense", "expenses", "losses", "nals",
		"nonaccrual", "nonaccruals", "npas", "npls", "oreo", "reserve", "reserves",
	};
	int			to = search->sentence->mentions[mention].first - 1;

	if (!ec_mention_is_ratio(search->quantity) || ec_lexicon_metric(search->context->lexicon, metric)->family != EC_FAMILY_MONEY)
		return false;
	while (EC_LINK_IS_ONE_OF(search, to, adjectives))
		to--;
	if (to > 0 && search->sentence->tokens[to].punctuation == '-')
		to--;					/* "ACL-to-loans" */
	if (to < 1 || !ec_token_is(search->context->text, &search->sentence->tokens[to], "to"))
		return false;
	to -= search->sentence->tokens[to - 1].punctuation == '-' ? 2 : 1;
	return EC_LINK_IS_ONE_OF(search, to, parts);
}

/* "contribution margin, which is gross profit less freight, | declined 13%": an explanation between commas has no number outside of it. */
static bool
is_in_explanation(const EcSearch *search, int mention)
{
	static const char *const pronouns[] = {"which", "who"};
	static const char *const verbs[] = {"was", "were", "is", "are", "came"};
	const EcToken *tokens = search->sentence->tokens;
	int			t = search->sentence->mentions[mention].first - 1;
	int			end = search->sentence->mentions[mention].last + 1;

	for (int steps = 0; steps < MAX_EXPLANATION && t > 0 && tokens[t].punctuation != ',' && !EC_LINK_IS_ONE_OF(search, t, pronouns); steps++)
		t--;
	if (t < 2 || !EC_LINK_IS_ONE_OF(search, t, pronouns) || tokens[t - 1].punctuation != ',')
		return false;
	for (int steps = 0; steps < MAX_EXPLANATION && end < search->quantity->first && tokens[end].punctuation != ','; steps++)
		end++;
	if (end + 1 >= search->quantity->first || tokens[end].punctuation != ',')
		return false;			/* the number stands inside */
	for (int i = mention + 1; i < search->clause->quantity && search->sentence->mentions[i].first < end; i++)
		if (search->sentence->mentions[i].kind == EC_MENTION_QUANTITY)
			return false;		/* or the explanation has a number of its own, that goes on */
	for (int i = ec_mention_from(search->sentence, end); i < search->clause->quantity; i++)
		if (search->sentence->mentions[i].first == end + 1)
			return ec_mention_is_cue_in(&search->sentence->mentions[i], EC_CUE_BIT(EC_CUE_UP) | EC_CUE_BIT(EC_CUE_DOWN) | EC_CUE_BIT(EC_CUE_PAST));
	return EC_LINK_IS_ONE_OF(search, end + 1, verbs);
}

/* "customers with revenue over $100,000": what makes them count, and no revenue of the company. */
static bool
is_condition(const EcSearch *search, int mention)
{
	static const char *const things[] = {
		"accounts", "agencies", "borrowers", "businesses", "clients", "companies", "contracts", "customers", "deals", "households", "logos", "policies",
		"projects", "relationships", "tenants", "transactions", "wins",
	};
	static const char *const with[] = {"with", "have", "having", "over"};
	int			t = search->sentence->mentions[mention].first - 1;

	if (mention > search->clause->quantity || search->quantity->first > search->sentence->mentions[mention].last + 3 ||
		ec_unit_family(search->quantity->as.quantity.value.unit) != EC_FAMILY_MONEY)
		return false;
	for (int steps = 0; steps < 3 && t > 0 && !EC_LINK_IS_ONE_OF(search, t, with); steps++)
		t--;
	return EC_LINK_IS_ONE_OF(search, t, with) && EC_LINK_IS_ONE_OF(search, t - 1, things);
}

/* "average price on | net sales orders": the metric before the preposition has the number, where it fits as well. */
static bool
is_complement(const EcSearch *search, int mention)
{
	static const char *const prepositions[] = {"for", "from", "on"};
	static const char *const to[] = {"to"};
	const EcMention *mentions = search->sentence->mentions;
	int			head = mention - 1;
	int			metric;
	EcFit		fit;

	while (head > 0 && mentions[head].kind == EC_MENTION_METRIC && mentions[head].last + 1 == mentions[head + 1].first)
		head--;					/* "net sales | orders" */
	if (mention > search->clause->quantity || head < 0 || mentions[head].kind != EC_MENTION_METRIC ||
		!EC_LINK_IS_ONE_OF(search, mentions[head].last + 1, prepositions) ||
		mentions[head].last + 4 < mentions[head + 1].first || EC_LINK_IS_ONE_OF(search, mentions[mention].last + 1, to) ||
		(mentions[mention + 1].first == mentions[mention].last + 1 &&
		 ec_mention_is_cue_in(&mentions[mention + 1], EC_CUE_BIT(EC_CUE_UP) | EC_CUE_BIT(EC_CUE_DOWN))))
		return false;			/* "revenue on | volume growth of" */
	metric = ec_link_metric_of(search->context, &mentions[head]);
	fit = ec_fit(search->context, search->quantity, metric, false);
	return metric != EC_METRIC_cash && fit != EC_FIT_NONE &&
		(fit == EC_FIT_LEVEL ||
		 ec_fit(search->context, search->quantity, ec_link_metric_of(search->context, &mentions[mention]), false) != EC_FIT_LEVEL);
}

/* "or 0.33% | of total assets": a ratio of what is not performing, and no part of anything else. */
static bool
is_ratio_to_assets(const EcSearch *search, int metric)
{
	static const char *const of[] = {"of"};
	static const char *const words[] = {"our", "the", "total", "average"};
	static const char *const assets[] = {"assets"};
	int			t = search->quantity->last + 2;

	if (!ec_mention_is_ratio(search->quantity) || !EC_LINK_IS_ONE_OF(search, t - 1, of) || ec_fit_is_ratio_metric(metric))
		return false;
	while (EC_LINK_IS_ONE_OF(search, t, words))
		t++;
	return EC_LINK_IS_ONE_OF(search, t, assets);
}

/* "97% of net earnings and compared to | $317 million": what a ratio is taken of is not what is compared. */
static bool
is_whole_of_ratio(const EcSearch *search, int mention, int metric)
{
	const EcMention *mentions = search->sentence->mentions;

	switch (metric)
	{
		case EC_METRIC_net_income:
		case EC_METRIC_free_cash_flow:
		case EC_METRIC_operating_cash_flow:
		case EC_METRIC_total_assets:
			return search->clause->is_compared && mention > 1 && mention < search->clause->quantity && ec_mention_is_cue(&mentions[mention - 1], EC_CUE_OF) &&
				mentions[mention - 2].kind == EC_MENTION_QUANTITY && ec_mention_is_ratio(&mentions[mention - 2]) &&
				mentions[mention - 1].first == mentions[mention - 2].last + 1 && mentions[mention].first <= mentions[mention - 1].last + 3;
		default:
			return false;
	}
}

/* "margin expansion drove a 62% increase | in our earnings per share": the change is said to be that of the metric behind it. */
static bool
is_change_of_next(const EcSearch *search, int mention)
{
	int			next = search->clause->quantity + 2;
	const EcMention *metric = &search->sentence->mentions[next];

	if (mention > search->clause->quantity || next >= search->sentence->n_mentions || metric->kind != EC_MENTION_METRIC ||
		metric->first > search->quantity->last + 9 || !ec_link_is_own_change(search, next) ||
		ec_metric_is_organic_modifier(search->context, metric) ||
		ec_link_metric_of(search->context, metric) == EC_METRIC_store_count ||	/* "a 9% increase in stores": where sales grew */
		ec_fit(search->context, search->quantity, ec_link_metric_of(search->context, metric), false) == EC_FIT_NONE)
		return false;
	return !ec_link_is_cut_between(search, search->quantity[1].last + 1, metric->first);
}

/* "premiums led to a 20% increase | in underwriting gain": a change of what is no metric here. */
static bool
is_reason_for_change(const EcSearch *search, int mention)
{
	static const char *const results[] = {
		"created", "drive", "drives", "driving", "drove", "generated", "generating", "produced", "producing", "yielded", "yielding", "to", "in",
	};
	static const char *const leads[] = {"lead", "leading", "leads", "led", "result", "resulted", "resulting", "results"};
	static const char *const articles[] = {"a", "an"};
	static const char *const in[] = {"in"};
	const EcMention *change = search->quantity + 1;
	int			t = search->quantity->first - 1;

	if (mention > search->clause->quantity || search->clause->quantity + 1 >= search->sentence->n_mentions || !EC_LINK_IS_ONE_OF(search, t, articles) ||
		!EC_LINK_IS_ONE_OF(search, t - 1, results) ||
		change->first != search->quantity->last + 1 || !ec_mention_is_cue_in(change, EC_CUE_BIT(EC_CUE_UP) | EC_CUE_BIT(EC_CUE_DOWN)) ||
		!EC_LINK_IS_ONE_OF(search, change->last + 1, in))
		return false;
	return (!EC_LINK_IS_ONE_OF(search, t - 1, in) && !ec_token_is(search->context->text, &search->sentence->tokens[t - 1], "to")) ||
		EC_LINK_IS_ONE_OF(search, t - 2, leads);
}

/* "despite the 4% decline | in the housing market": what the market did. */
static bool
is_of_market(const EcSearch *search)
{
	static const char *const in[] = {"in"};
	static const char *const the[] = {"the"};
	static const char *const against[] = {"despite", "against", "versus"};
	static const char *const markets[] = {"market", "markets", "industry", "category", "economy"};
	const EcMention *change = search->quantity + 1;
	int			t = search->quantity->first - 1;

	if (search->clause->quantity + 1 >= search->sentence->n_mentions || change->first != search->quantity->last + 1 ||
		!ec_mention_is_cue_in(change, EC_CUE_BIT(EC_CUE_UP) | EC_CUE_BIT(EC_CUE_DOWN)) || !EC_LINK_IS_ONE_OF(search, change->last + 1, in) ||
		!(EC_LINK_IS_ONE_OF(search, t, against) || EC_LINK_IS_ONE_OF(search, t - 1, against)) || !EC_LINK_IS_ONE_OF(search, change->last + 2, the))
		return false;
	for (t = change->last + 3; t < change->last + 7; t++)
		if (EC_LINK_IS_ONE_OF(search, t, markets))
			return true;
	return false;
}

bool
ec_link_is_reference(const EcSearch *search, int mention, int metric)
{
	return is_base_of_ratio(search, mention, metric) || is_in_explanation(search, mention) || is_condition(search, mention) ||
		is_complement(search, mention) || is_ratio_to_assets(search, metric) || is_whole_of_ratio(search, mention, metric) ||
		is_change_of_next(search, mention) || is_reason_for_change(search, mention) || is_of_market(search);
}
