/*
 * Links to the growth of a part of the company, where no metric is named: "Europe was up 7%", "we saw 9% growth in Japan".
 *
 * The metric is the one that the passage breaks down by parts, else revenue. The subtle thing is what else may have
 * changed by so much: a part must be the subject, or stand where the growth is said to be (segment_growth.c).
 */
#include "engine/fit.h"
#include "engine/link_parts.h"
#include "engine/segment.h"

#include <stddef.h>

/* The metric that a passage breaks down by parts of the company, else plain revenue; a part of the products has revenue. */
static const EcSynonym *
grown_synonym(const EcContext *context)
{
	static const EcSynonym revenue = {.metric = EC_METRIC_revenue};

	if (!context->growth.is_set || context->growth.synonym->metric == EC_METRIC_product_revenue)
		return &revenue;
	return context->growth.synonym;
}

/* "17% | less than", "a 5% | increase driven by", but not "a 5% increase in traffic": is the number itself called a change? */
static bool
is_called_change(const EcSearch *search)
{
	const EcMention *next = search->quantity + 1;
	const EcSentence *sentence = search->sentence;
	int			after;

	if (search->clause->quantity + 1 >= sentence->n_mentions ||
		!ec_mention_is_cue_in(next, EC_CUE_BIT(EC_CUE_UP) | EC_CUE_BIT(EC_CUE_DOWN)) || next->first > search->quantity->last + 1)
		return false;
	after = next->last + 1;
	return after >= sentence->n_tokens || !ec_segment_is_preposition(&sentence->tokens[after]) ||
		(search->clause->quantity + 2 < sentence->n_mentions && next[1].kind == EC_MENTION_PERIOD && next[1].first <= after + 2);
}

/* "doubled | our capacity": is something else than the subject what changed? */
static bool
has_object(const EcSearch *search)
{
	int			next = search->quantity->last + 1;

	return next < search->sentence->n_tokens && search->sentence->tokens[next].kind == EC_TOKEN_WORD &&
		ec_mention_over(search->sentence, next) == NULL && !ec_segment_is_preposition(&search->sentence->tokens[next]);
}

/* Does the clause tell a change of its subject: "grew 5%", "was flat", "doubled", "had a 5% increase"? */
static bool
tells_change(const EcSearch *search)
{
	const EcCueSet change = EC_CUE_BIT(EC_CUE_UP) | EC_CUE_BIT(EC_CUE_DOWN);
	uint8_t		shape = search->quantity->as.quantity.shape;

	return (search->clause->before & change) != 0 || search->clause->gap != EC_GAP_NONE || shape == EC_SHAPE_FLAT || (shape == EC_SHAPE_FACTOR && !has_object(search)) ||
		is_called_change(search);
}

/* "in mobile | channel applications": does the name at the token go on with a word that is none of it? */
static bool
is_cut_short(const EcSearch *search, EcSlice name)
{
	const EcSentence *sentence = search->sentence;
	uint32_t	end = (uint32_t) (name.data - search->context->text) + name.length;

	for (int t = search->quantity->last + 1; t < sentence->n_tokens; t++)
		if (sentence->tokens[t].start >= end && !ec_segment_is_head(sentence, t))
			return sentence->tokens[t].kind == EC_TOKEN_WORD && !ec_segment_is_preposition(&sentence->tokens[t]) &&
				ec_mention_over(sentence, t) == NULL;
	return false;
}

/* "In Coatings, | we grew 5%", "we grew 5% | in Coatings": the company tells its growth in a part. */
static bool
tells_growth_in_part(const EcSearch *search)
{
	static const char *const company[] = {"we", "we're", "we've"};
	const EcSentence *sentence = search->sentence;
	int			first = search->clause->first;
	int			next = search->quantity->last + 1;
	EcSlice		name;

	while (first < search->quantity->first && ec_clause_breaks_at(sentence, first))
		first++;
	if (!ec_token_is_any(search->context->text, &sentence->tokens[first], company, sizeof(company) / sizeof(company[0])))
		return false;
	for (int t = first; t < search->quantity->first; t++)
		if (ec_segment_is_measured_otherwise(sentence, t))
			return false;
	if (ec_segment_fronted(search->context, sentence, search->clause->lead, first).data != NULL)
		return true;
	if (next >= search->clause->last || !ec_segment_is_preposition(&sentence->tokens[next]))
		return false;
	name = ec_segment_after(search->context, sentence, next + 1, search->clause->last + 1);
	return name.data != NULL && !is_cut_short(search, name);
}

/* "Organic sales rose 9%, | including 20% growth in Japan": is a metric named before, of which the growth may be? */
static bool
goes_on_with_metric(const EcSearch *search)
{
	for (int i = search->clause->quantity - 1; i >= 0; i--)
		if (search->sentence->mentions[i].kind == EC_MENTION_METRIC)
			return true;
	return false;
}

/* "views in Japan and China | were up 22% and 29%, respectively": is the number one of a list whose first one is of no part? */
static bool
is_list_of_others(const EcSearch *search)
{
	return search->clause->list_length > 1 && search->clause->list_index > 1 &&
		(search->index == 0 || ec_link_of_clause(search->links, search->index - 1) == NULL);
}

/* Is a part of the company the subject of the clause: "Europe was down 7%", "our retail business grew 5%"? */
static uint64_t
subject_features(const EcSearch *search)
{
	const EcCueSet change = EC_CUE_BIT(EC_CUE_UP) | EC_CUE_BIT(EC_CUE_DOWN);
	const EcClause *clause = search->clause;
	uint64_t	features = 0;

	if (ec_cues_have(clause->before | clause->lead_cues, EC_CUE_SEGMENT_HEAD))
		features |= EC_LINK_BIT(EC_LINK_implied_by_head);
	if (tells_change(search) &&
		(tells_growth_in_part(search) ||
		 ec_segment_subject(search->context, search->sentence, clause->first, search->quantity->first).data != NULL ||
		 ((clause->before & change) != 0 &&
		  ec_segment_subject(search->context, search->sentence, clause->lead, search->quantity->first).data != NULL)))
		features |= EC_LINK_BIT(EC_LINK_implied_by_subject);
	else if (!goes_on_with_metric(search) && ec_segment_of_growth(search->context, search->sentence, clause).data != NULL)
		features |= EC_LINK_BIT(EC_LINK_implied_by_subject);
	return features;
}

static uint64_t
growth_features(const EcSearch *search)
{
	const EcContext *context = search->context;
	const EcLink *link = search->index == 0 ? NULL : ec_link_of_clause(search->links, search->index - 1);
	uint64_t	features = 0;

	if (context->growth.is_set && context->sentence - context->growth.sentence <= 2)
		features |= EC_LINK_BIT(EC_LINK_growth_just_said);
	else if (!context->growth.is_set)
		features |= EC_LINK_BIT(EC_LINK_growth_never_said);
	if (link != NULL && link->source == EC_SOURCE_IMPLIED)
		features |= EC_LINK_BIT(EC_LINK_implied_in_series);
	return features;
}

static bool
metric_in_clause(const EcSearch *search)
{
	for (int i = search->clause->begin_mention; i < search->clause->quantity; i++)
		if (search->sentence->mentions[i].kind == EC_MENTION_METRIC)
			return true;
	return false;
}

/* "13% growth in" */
static bool
is_growth_in(const EcSearch *search)
{
	const EcMention *next = search->quantity + 1;

	return search->clause->quantity + 1 < search->sentence->n_mentions &&
		ec_mention_is_cue_in(next, EC_CUE_BIT(EC_CUE_UP) | EC_CUE_BIT(EC_CUE_DOWN)) && next->last + 1 < search->sentence->n_tokens &&
		ec_token_is(search->context->text, &search->sentence->tokens[next->last + 1], "in");
}

/* "Europe decreased 8% year-over-year and 12% sequentially", "Europe was up 6%, with very good 13% growth in our retail business": a second change. */
static uint64_t
second_change_features(const EcSearch *search)
{
	const EcLink *link = search->index == 0 ? NULL : ec_link_of_clause(search->links, search->index - 1);

	if (link == NULL || link->source != EC_SOURCE_IMPLIED || search->clause->is_compared ||
		(search->quantity->first > search->sentence->mentions[search->clauses->clause[search->index - 1].quantity].last + 8 &&
		 !is_growth_in(search)))
		return 0;
	return EC_LINK_BIT(EC_LINK_chained);
}

/* "EMEA was down 4% | to $180 million", "Asia was flat | at $58 million": the amount behind the growth of a part. */
static bool
is_amount_grown_to(const EcSearch *search)
{
	const EcLink *link = search->index == 0 ? NULL : ec_link_of_clause(search->links, search->index - 1);

	return link != NULL && link->source == EC_SOURCE_IMPLIED && link->fit == EC_FIT_CHANGE && search->clause->is_new_value &&
		(link->synonym->metric == EC_METRIC_revenue || link->synonym->metric == EC_METRIC_organic_revenue) &&
		ec_unit_family(search->quantity->as.quantity.value.unit) == EC_FAMILY_MONEY && search->quantity->as.quantity.has_scale &&
		search->quantity->first <= search->sentence->mentions[search->clauses->clause[search->index - 1].quantity].last + 4;
}

static void
try_amount_grown_to(const EcSearch *search, EcLink *best)
{
	static const EcSynonym revenue = {.metric = EC_METRIC_revenue};
	EcLink		link = *best;

	link.fit = EC_FIT_LEVEL;
	link.source = EC_SOURCE_IMPLIED;
	link.metric = -1;
	link.synonym = &revenue;
	link.features = EC_LINK_BIT(EC_LINK_implied_growth) | EC_LINK_BIT(EC_LINK_fits_level) | EC_LINK_BIT(EC_LINK_chained) |
		search->penalties | growth_features(search);
	link.score = ec_link_score(link.features);
	ec_link_keep_better(best, &link);
}

/* "the share of women rose to 42%": a ratio that was reached, unlike "growth accelerated to 42%". */
static bool
is_ratio_reached(const EcSearch *search)
{
	const EcMention *next = search->quantity + 1;
	int			before = search->quantity->first - 1;

	for (int t = search->clause->first; t < before; t++)
		if (ec_token_is(search->context->text, &search->sentence->tokens[t], "growth"))
			return false;
	return search->clause->is_new_value && search->quantity->as.quantity.shape != EC_SHAPE_DECADE &&
		search->quantity->as.quantity.shape != EC_SHAPE_FLAT && before >= 0 &&
		ec_token_is(search->context->text, &search->sentence->tokens[before], "to") &&
		(search->clause->quantity + 1 >= search->sentence->n_mentions ||
		 !ec_mention_is_cue_in(next, EC_CUE_BIT(EC_CUE_UP) | EC_CUE_BIT(EC_CUE_DOWN)) || next->first > search->quantity->last + 3);
}

void
ec_link_try_implied(const EcSearch *search, EcLink *best)
{
	EcLink		link = *best;
	uint64_t	subject;

	if (is_amount_grown_to(search))
		try_amount_grown_to(search, best);
	if (!ec_mention_is_ratio(search->quantity) || is_ratio_reached(search) ||
		!ec_fit_change_is_said(search->quantity, ec_clause_first_of_list(search->clause)) || metric_in_clause(search) || is_list_of_others(search) ||
		search->context->is_elsewhere || (search->context->is_insurer && !search->context->growth.is_set))
		return;
	subject = subject_features(search);
	if (subject == 0)
		subject = second_change_features(search);
	if (subject == 0)
		return;
	link.fit = EC_FIT_CHANGE;
	link.source = EC_SOURCE_IMPLIED;
	link.metric = -1;
	link.synonym = grown_synonym(search->context);
	link.features = EC_LINK_BIT(EC_LINK_implied_growth) | EC_LINK_BIT(EC_LINK_fits_change) | search->penalties |
		subject | growth_features(search);
	link.score = ec_link_score(link.features);
	ec_link_keep_better(best, &link);
}
