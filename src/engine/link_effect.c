/*
 * What moved a metric, and by how much, is no row of it.
 *
 * "A $0.02 benefit", "added $14 million to", "mild weather reduced earnings by $0.03". The subtle
 * thing is who moved it: "we reduced our debt by $40 million" is what the company says of its debt.
 */
#include "engine/link_parts.h"
#include "engine/segment.h"

#include <stddef.h>

/* "we added 43 new customers": what is counted right behind the number, not what moved a metric. */
bool
ec_link_counts_right_after(const EcSearch *search)
{
	const EcMention *next = search->quantity + 1;

	return search->clause->quantity + 1 < search->sentence->n_mentions && next->kind == EC_MENTION_METRIC &&
		next->first <= search->quantity->last + 3 && search->quantity->as.quantity.value.unit[0] == '\0' &&
		ec_lexicon_metric(search->context->lexicon, ec_link_metric_of(search->context, next))->family == EC_FAMILY_COUNT;
}

/* "the $17 million lease residual | adjustment": only words of a name between. */
static bool
is_compound(const EcSearch *search, int head)
{
	int			first = search->quantity->first;

	if (first == 0 || head > search->quantity->last + 4 ||
		!(ec_token_is(search->context->text, &search->sentence->tokens[first - 1], "the") ||
		  ec_token_is(search->context->text, &search->sentence->tokens[first - 1], "a")))
		return false;
	for (int t = search->quantity->last + 1; t < head; t++)
		if (!ec_segment_is_name_word(search->context, search->sentence, t))
			return false;
	return true;
}

/* "a $0.02 benefit", "a 70 basis point drag", "added $14 million to": what moved a metric, and not by how much it moved. */
static bool
is_contribution(const EcSearch *search)
{
	const EcMention *mentions = search->sentence->mentions;
	int			quantity = search->clause->quantity;

	if (quantity + 1 < search->sentence->n_mentions && ec_mention_is_cue(&mentions[quantity + 1], EC_CUE_CONTRIBUTION) &&
		(mentions[quantity + 1].first <= mentions[quantity].last + 2 || is_compound(search, mentions[quantity + 1].first)))
		return true;
	if (quantity > 1 && ec_mention_is_cue(&mentions[quantity - 1], EC_CUE_BY) && ec_mention_is_cue(&mentions[quantity - 2], EC_CUE_CONTRIBUTION))
		quantity--;				/* "impacted by | $17 million" */
	return quantity > 0 && search->quantity->as.quantity.has_unit && ec_mention_is_cue(&mentions[quantity - 1], EC_CUE_CONTRIBUTION) &&
		mentions[quantity - 1].last + 2 >= mentions[quantity].first;
}

/* A verb in front of its object: "reduced" in "reduced our margin by 2 points". */
static bool
is_transitive(const EcSearch *search, const EcMention *verb)
{
	static const char *const verbs[] = {
		"decreased", "decreases", "decreasing", "improved", "improves", "improving", "increased", "increases", "increasing",
		"lowered", "lowering", "lowers", "raised", "reduced", "reduces", "reducing", "decrease", "increase", "lower", "reduce",
	};

	static const char *const influences[] = {"affected", "affecting", "benefited", "benefiting", "benefitted", "boosted", "helped", "hurt", "impacted", "impacting"};
	static const char *const infinitives[] = {"affect", "benefit", "impact"};
	static const char *const leads[] = {"to", "will", "would", "can", "could", "may", "negatively", "positively", "adversely", "favorably"};

	if (verb->kind != EC_MENTION_CUE || verb->first == 0)
		return false;
	return ((verb->cue == EC_CUE_UP || verb->cue == EC_CUE_DOWN) && verb->first == verb->last && EC_LINK_IS_ONE_OF(search, verb->first, verbs)) ||
		(verb->cue == EC_CUE_CONTRIBUTION &&
		 (EC_LINK_IS_ONE_OF(search, verb->last, influences) ||	/* "negatively impacted" */
		  (EC_LINK_IS_ONE_OF(search, verb->last, infinitives) && (verb->first < verb->last || EC_LINK_IS_ONE_OF(search, verb->first - 1, leads)))));
}

/* Does the company move it: "we", "we have also", "the segment", or a verb whose subject is one of these? */
static bool
is_moved_by_company(const EcSearch *search, int verb)
{
	static const char *const company[] = {
		"we", "we're", "we've", "we'll", "we'd", "i", "they", "company", "companies", "team", "teams", "management", "to", "who", "segment", "business",
		"businesses", "division", "region", "group",
	};
	static const char *const others[] = {"which", "that", "this", "these", "it", "impact", "effect"};
	static const char *const outlooks[] = {"anticipated", "are", "be", "estimated", "expected", "is", "likely", "now", "projected", "still", "will"};
	static const char *const things[] = {"currency", "currencies", "fx", "exchange", "translation", "acquisition", "acquisitions", "divestiture", "divestitures",
	"weather", "inflation", "headwinds", "tailwinds", "this", "these"};

	for (int t = verb - 1; t >= 0; t--)
	{
		if (ec_token_is(search->context->text, &search->sentence->tokens[t], "to"))
		{
			int			subject = t - 1;

			while (subject > 0 && EC_LINK_IS_ONE_OF(search, subject, outlooks))
				subject--;
			if (subject >= 0 && EC_LINK_IS_ONE_OF(search, subject, things))
				return false;	/* "we expect currency to increase sales growth by", "translation is expected to" */
		}
		if (EC_LINK_IS_ONE_OF(search, t, company))
			return true;
		if (EC_LINK_IS_ONE_OF(search, t, others))
			return false;
	}
	return false;
}

bool
ec_link_is_cut_between(const EcSearch *search, int from, int end)
{
	for (int t = from; t < end; t++)
		if (search->sentence->tokens[t].kind == EC_TOKEN_PUNCTUATION && search->sentence->tokens[t].punctuation != '-')
			return true;
	return false;
}

/* "we paid more bonuses, impacting margins by", unlike "our team helped boost margins by": an effect, whoever caused it. */
static bool
tells_impact(const EcSearch *search, const EcMention *verb)
{
	static const char *const words[] = {"affect", "affected", "affecting", "benefit", "benefited", "benefiting", "benefitted", "impact", "impacted", "impacting"};

	return verb->cue == EC_CUE_CONTRIBUTION && EC_LINK_IS_ONE_OF(search, verb->last, words);
}

/* "reduced earnings by | $0.03", where it was not the company that reduced them. */
static bool
is_effect_on(const EcSearch *search, int metric)
{
	const EcMention *mentions = search->sentence->mentions;

	for (int i = metric - 1; i >= 0 && mentions[i].last + 9 >= mentions[metric].first; i--)
	{
		if (mentions[i].kind == EC_MENTION_QUANTITY || mentions[i].kind == EC_MENTION_METRIC)
			return false;
		if (ec_link_is_cut_between(search, mentions[i].last + 1, mentions[metric].first))
			return false;
		if (is_transitive(search, &mentions[i]))
			return tells_impact(search, &mentions[i]) || !is_moved_by_company(search, mentions[i].first);
	}
	return false;
}

/* A noun that says that something moved a metric: "headwind". */
static bool
is_impact(const EcSearch *search, int mention)
{
	static const char *const nouns[] = {
		"benefit", "contribution", "dilution", "drag", "effect", "headwind", "headwinds", "impact", "impacts", "pickup", "pressure", "saving", "savings", "synergies", "synergy", "tailwind",
		"tailwinds",
	};
	const EcMention *cue = &search->sentence->mentions[mention];

	return ec_mention_is_cue(cue, EC_CUE_CONTRIBUTION) && cue->first == cue->last && EC_LINK_IS_ONE_OF(search, cue->first, nouns);
}

/* "the impact to earnings is | $0.06", "the margin headwind of": the number is that of the impact. */
static bool
is_of_impact(const EcSearch *search, int metric)
{
	static const char *const prepositions[] = {"to", "on"};
	const EcMention *mentions = search->sentence->mentions;

	if (metric + 1 < search->clause->quantity && mentions[metric + 1].first == mentions[metric].last + 1 && is_impact(search, metric + 1))
		return true;
	for (int i = metric - 1; i >= search->clause->begin_mention && mentions[i].last + 4 >= mentions[metric].first; i--)
		if (is_impact(search, i) && EC_LINK_IS_ONE_OF(search, mentions[i].last + 1, prepositions))
			return true;
	return false;
}

/* Does the amount of something follow: "of | $0.07", "was | $0.07"? */
static bool
leads_to_amount(const EcSearch *search)
{
	static const char *const words[] = {"about", "approximately", "around", "is", "of", "to", "was"};

	return search->quantity->first > 0 && EC_LINK_IS_ONE_OF(search, search->quantity->first - 1, words);
}

/* "contributing | $36 million to earnings" */
static bool
is_given_to_metric(const EcSearch *search)
{
	static const char *const verbs[] = {"add", "added", "adding", "adds", "contribute", "contributed", "contributes", "contributing"};
	static const char *const to[] = {"to"};
	const EcMention *metric = search->quantity + 1;
	const EcMention *end = search->sentence->mentions + search->sentence->n_mentions;

	while (metric < end && metric->kind == EC_MENTION_CUE)
		metric++;
	return search->quantity->first > 0 && search->quantity->last + 1 < search->sentence->n_tokens &&
		EC_LINK_IS_ONE_OF(search, search->quantity->first - 1, verbs) && EC_LINK_IS_ONE_OF(search, search->quantity->last + 1, to) &&
		metric < end && metric->kind == EC_MENTION_METRIC && metric->first <= search->quantity->last + 5;
}

static bool
is_effect(const EcSearch *search)
{
	const EcMention *mentions = search->sentence->mentions;
	bool		is_by = false;

	for (int i = search->clause->quantity - 1; i >= 0; i--)
	{
		if (mentions[i].kind == EC_MENTION_QUANTITY)	/* "by $0.14 and | $0.05", "and increasing growth by 2 points" */
			return search->is_effect && (is_by || mentions[i].last + 3 >= search->quantity->first);
		if (mentions[i].kind == EC_MENTION_METRIC && i > 1 && ec_mention_is_cue(&mentions[i - 1], EC_CUE_OF) &&
			ec_mention_is_cue(&mentions[i - 2], EC_CUE_SHARE))
			continue;			/* "SG&A as a percent of revenue" */
		if (mentions[i].kind == EC_MENTION_METRIC)
			return (is_by && is_effect_on(search, i)) || (i >= search->clause->first_mention && is_of_impact(search, i));
		if (i >= search->clause->first_mention && is_impact(search, i) && leads_to_amount(search))
			return true;
		is_by = is_by || ec_mention_is_cue(&mentions[i], EC_CUE_BY);
	}
	return false;
}

/*
 * "82% of net income", "65% of 2019 levels": a ratio to something that the metric is no part of. What the company
 * says of its parts ("represented 60% of operating income") is none of these.
 */
static bool
is_odd_ratio(const EcSearch *search)
{
	const EcSentence *sentence = search->sentence;
	const EcMention *of = search->quantity + 1;
	const EcMention *whole = of + 1;

	if (search->is_share || !ec_mention_is_ratio(search->quantity) ||
		of >= sentence->mentions + sentence->n_mentions || !ec_mention_is_cue(of, EC_CUE_OF) ||
		of->first != search->quantity->last + 1)
		return false;
	for (int t = of->last + 1; t < sentence->n_tokens && t <= of->last + 8; t++)
	{
		if (sentence->tokens[t].kind == EC_TOKEN_PUNCTUATION && sentence->tokens[t].punctuation != '-')
			break;
		if (ec_token_is(search->context->text, &sentence->tokens[t], "levels"))
			return true;
	}
	while (whole < sentence->mentions + sentence->n_mentions && whole->kind == EC_MENTION_CUE && whole->first <= of->last + 3)
		whole++;
	if (whole >= sentence->mentions + sentence->n_mentions || whole->kind != EC_MENTION_METRIC || whole->first > of->last + 3)
		return false;
	switch (ec_link_metric_of(search->context, whole))
	{
		case EC_METRIC_net_income:
		case EC_METRIC_operating_income:
		case EC_METRIC_ebitda:
		case EC_METRIC_free_cash_flow:
		case EC_METRIC_operating_cash_flow:
		case EC_METRIC_ffo:
		case EC_METRIC_affo:
			return true;
		default:
			return false;
	}
}

/* "a $400 million revolver", "the $250 million offering": the size of something. */
static bool
is_size(const EcSearch *search)
{
	const EcMention *next = search->quantity + 1;

	return search->clause->quantity + 1 < search->sentence->n_mentions && ec_mention_is_cue(next, EC_CUE_AUTHORIZATION) &&
		next->first == search->quantity->last + 1;
}

/* "bought back 2 million shares for a total purchase price of $6 million": what the shares before cost. */
static bool
is_price_of_shares(const EcSearch *search)
{
	const EcLink *link = search->index == 0 ? NULL : ec_link_of_clause(search->links, search->index - 1);

	return link != NULL && search->quantity->as.quantity.has_scale &&
		(link->synonym->metric == EC_METRIC_share_repurchases || link->synonym->metric == EC_METRIC_shares_repurchased) &&
		ec_unit_family(search->quantity->as.quantity.value.unit) == EC_FAMILY_MONEY;
}

/* "our win rate improved": but not "sales less acquisitions were up", "amortization of intangible assets increased". */
static bool
is_subject(const EcSearch *search, const EcMention *other)
{
	static const char *const words[] = {"our", "the", "total", "average", "consolidated"};
	static const char *const before[] = {"less", "excluding", "including", "ex", "before", "and", "plus"};
	static const char *const echoes[] = {"cost", "costs", "expense", "expenses", "spending"};
	int			t = other->first - 1;

	if (other->first == other->last && EC_LINK_IS_ONE_OF(search, other->first, echoes) && other > search->sentence->mentions &&
		ec_mention_is_cue(other - 1, EC_CUE_FORWARD) && other[-1].last + 1 == other->first)
		return false;			/* "on SG&A, we expect expenses to be" */
	while (t > 0 && EC_LINK_IS_ONE_OF(search, t, words))
		t--;
	return t < 0 || !(EC_LINK_IS_ONE_OF(search, t, before) || ec_segment_is_preposition(&search->sentence->tokens[t]));
}

/* "cost inflation of $20 million": the number of a measure that is not in the catalog. */
static bool
is_of_other_metric(const EcSearch *search)
{
	const EcCueSet passed = EC_CUE_BIT(EC_CUE_OF) | EC_CUE_BIT(EC_CUE_PAST) | EC_CUE_BIT(EC_CUE_RECORD);
	const EcCueSet moves = EC_CUE_BIT(EC_CUE_UP) | EC_CUE_BIT(EC_CUE_DOWN) | EC_CUE_BIT(EC_CUE_BY) | EC_CUE_BIT(EC_CUE_TO);
	const EcCueSet outlooks = EC_CUE_BIT(EC_CUE_FORWARD) | EC_CUE_BIT(EC_CUE_TARGET);
	bool		is_moved = false;
	bool		is_outlook = false;
	const EcMention *mentions = search->sentence->mentions;
	int			i = search->clause->quantity - 1;

	if (is_price_of_shares(search))
		return false;
	for (; i >= search->clause->first_mention && ec_mention_is_cue_in(&mentions[i], passed | moves | outlooks); i--)
	{
		is_moved = is_moved || ec_mention_is_cue_in(&mentions[i], moves);
		is_outlook = is_outlook || ec_mention_is_cue_in(&mentions[i], outlooks);
	}
	if (i < search->clause->first_mention || !ec_mention_is_cue(&mentions[i], EC_CUE_OTHER_METRIC))
		return false;
	if (mentions[i].last + 4 >= search->quantity->first && !is_moved)
		return true;
	return mentions[i].last + (is_outlook ? 7 : 6) >= search->quantity->first && is_subject(search, &mentions[i]);
}

/* "EPS of $2.84 also benefited from", "was impacted by": the number is that of the metric, whatever moved it. */
static bool
is_told_with_cause(const EcSearch *search)
{
	static const char *const links[] = {"by", "from"};
	const EcMention *mentions = search->sentence->mentions;

	if (ec_cues_have(search->clause->before, EC_CUE_CONTRIBUTION))
		return false;
	for (int i = search->clause->quantity + 1; i < search->clause->end_mention; i++)
		if (ec_mention_is_cue(&mentions[i], EC_CUE_CONTRIBUTION) &&
			(mentions[i].first <= search->quantity->last + 1 || mentions[i].last + 1 >= search->sentence->n_tokens ||
			 !(EC_LINK_IS_ONE_OF(search, mentions[i].last + 1, links) || EC_LINK_IS_ONE_OF(search, mentions[i].last, links))))
			return false;
	return true;
}

void
ec_link_weigh_effects(EcSearch *search)
{
	if (ec_link_counts_right_after(search) || is_told_with_cause(search))
		search->penalties &= ~EC_LINK_BIT(EC_LINK_contribution);
	else if (is_contribution(search))
		search->penalties |= EC_LINK_BIT(EC_LINK_contribution_of);
	if (is_size(search))
		search->penalties |= EC_LINK_BIT(EC_LINK_size);
	if (is_of_other_metric(search))
		search->penalties |= EC_LINK_BIT(EC_LINK_other_metric_before);
	search->is_effect = is_effect(search);
	if (search->is_effect || is_given_to_metric(search) || is_odd_ratio(search) || ec_link_is_aside(search))
		search->penalties |= EC_LINK_BIT(EC_LINK_effect);
}

