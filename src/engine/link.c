/*
 * Scores each pair of quantity and metric and keeps the best for each clause.
 *
 * Clauses are linked from left to right, so that a pair may look at what the clauses before
 * were linked to ("revenue was X, up Y"). The subtle thing is the denominator: "revenue" in "12% of revenue"
 * is not what the number is about, unless nothing else is.
 */
#include "engine/fit.h"
#include "engine/link_parts.h"

#include <stddef.h>
#include <string.h>

static const float weights[] = {
#define LINK_FEATURE(name, weight, meaning) weight,
#include "engine/tables/link_features.def"
#undef LINK_FEATURE
};

static const char *const names[] = {
#define LINK_FEATURE(name, weight, meaning) #name,
#include "engine/tables/link_features.def"
#undef LINK_FEATURE
};

const char *
ec_link_feature_name(int feature)
{
	return names[feature];
}

float
ec_link_score(uint64_t features)
{
	float		score = 0;

	for (; features != 0; features &= features - 1)
		score += weights[__builtin_ctzll(features)];
	return score;
}

const char *
ec_link_rule(const EcLink *link)
{
	int			best = -1;

	for (int i = 0; i < EC_LINK_FEATURE_COUNT; i++)
		if ((link->features & EC_LINK_BIT(i)) && (best < 0 || weights[i] > weights[best]))
			best = i;
	return best < 0 ? "none" : names[best];
}

/* The first mention of "home closings | revenue", "segment | sales": names and qualities right before a metric belong to it. */
static int
first_of_name(const EcSentence *sentence, int metric)
{
	const EcCueSet qualities = EC_CUE_BIT(EC_CUE_SEGMENT_HEAD) | EC_CUE_BIT(EC_CUE_NON_GAAP);
	const EcMention *mentions = sentence->mentions;

	while (metric > 0 && mentions[metric - 1].last + 1 == mentions[metric].first &&
		   (mentions[metric - 1].kind == EC_MENTION_METRIC || ec_mention_is_cue_in(&mentions[metric - 1], qualities)))
		metric--;
	return metric;
}

/* "as a percentage of sales", "as percent of segment sales" */
static bool
follows_share(const EcSearch *search, int metric)
{
	const EcMention *mentions = search->sentence->mentions;
	const char *text = search->context->text;

	metric = first_of_name(search->sentence, metric);
	if (metric < 1)
		return false;
	if (ec_mention_is_cue(&mentions[metric - 1], EC_CUE_SHARE))
		return mentions[metric - 1].last + 2 >= mentions[metric].first &&
			ec_token_is(text, &search->sentence->tokens[mentions[metric - 1].last], "of");
	return metric > 1 && ec_mention_is_cue(&mentions[metric - 1], EC_CUE_OF) && ec_mention_is_cue(&mentions[metric - 2], EC_CUE_SHARE) &&
		mentions[metric - 1].first == mentions[metric - 2].last + 1;
}

static bool
is_denominator(const EcSearch *search, int mention)
{
	return (search->denominators[mention / 64] >> mention % 64 & 1) != 0 || follows_share(search, mention);
}

const EcLink *
ec_link_of_clause(const EcLinks *links, int clause)
{
	for (int i = links->n - 1; i >= 0; i--)
		if (links->link[i].clause == clause)
			return &links->link[i];
	return NULL;
}

static bool
was_linked_to(const EcSearch *search, int mention, int metric)
{
	for (int i = search->links->n - 1; i >= 0; i--)
	{
		const EcLink *link = &search->links->link[i];

		if (search->clauses->clause[link->clause].quantity == mention)
			return link->synonym->metric == metric;
	}
	return true;				/* an unlinked number stands for nothing */
}

/* What lies between the metric and the quantity. */
static uint64_t
crossings(const EcSearch *search, int metric_mention, int metric)
{
	int			a = metric_mention < search->clause->quantity ? metric_mention : search->clause->quantity;
	int			b = metric_mention < search->clause->quantity ? search->clause->quantity : metric_mention;
	int			fitting = 0;
	uint64_t	features = 0;

	for (int i = a + 1; i < b; i++)
	{
		const EcMention *mention = &search->sentence->mentions[i];

		if (ec_mention_is_cue(mention, EC_CUE_OTHER_METRIC) && !ec_link_is_left_out(search, i))
			fitting++;
		if (mention->kind == EC_MENTION_QUANTITY && (features & EC_LINK_BIT(EC_LINK_crosses_other_quantity)) == 0 &&
			!was_linked_to(search, i, metric))
			features |= EC_LINK_BIT(EC_LINK_crosses_other_quantity);
		if (mention->kind != EC_MENTION_METRIC || is_denominator(search, i) ||
			ec_metric_is_organic_modifier(search->context, mention) || ec_link_metric_of(search->context, mention) == metric ||
			ec_link_is_left_out(search, i))
			continue;
		if (!ec_link_is_loose_profit(search, i) &&
			ec_fit(search->context, search->quantity, ec_link_metric_of(search->context, mention), search->is_share) != EC_FIT_NONE)
			fitting++;
		else
			features |= EC_LINK_BIT(EC_LINK_crosses_loose_metric);
	}
	if (fitting > 0)
		features |= EC_LINK_BIT(EC_LINK_crosses_metric);
	if (fitting > 1)
		features |= EC_LINK_BIT(EC_LINK_crosses_metrics);
	return features;
}

static uint64_t
distance(const EcMention *a, const EcMention *b)
{
	int			tokens = a->first > b->first ? a->first - b->last : b->first - a->last;

	if (tokens > 25)
		return EC_LINK_BIT(EC_LINK_very_far);
	return tokens > 12 ? EC_LINK_BIT(EC_LINK_far) : 0;
}

/* Does a word of reason govern the metric? */
static bool
in_cause(const EcSentence *sentence, int metric)
{
	for (int i = metric - 1; i >= 0 && sentence->mentions[i].last + 8 >= sentence->mentions[metric].first; i--)
	{
		if (sentence->mentions[i].kind == EC_MENTION_QUANTITY)
			return false;
		if (ec_mention_is_cue(&sentence->mentions[i], EC_CUE_CAUSE))
			return true;
	}
	return false;
}

/*
 * "the net loss was mainly attributable to | $5 million in fees": a word of reason leads from the metric to the quantity,
 * which is an amount of something else, or a change that may be one of a part.
 */
static uint64_t
behind_cause(const EcSearch *search, int metric, EcFit fit)
{
	const EcCueSet leads = EC_CUE_BIT(EC_CUE_PAST) | EC_CUE_BIT(EC_CUE_TO) | EC_CUE_BIT(EC_CUE_FROM) | EC_CUE_BIT(EC_CUE_COMPARE) |
		EC_CUE_BIT(EC_CUE_FORWARD) | EC_CUE_BIT(EC_CUE_BY) | EC_CUE_BIT(EC_CUE_SHARE);
	static const char *const names[] = {"associated", "related", "tied", "in", "arising", "given"};

	bool		is_change = fit != EC_FIT_LEVEL;

	for (int i = search->clause->quantity - 1; i > metric; i--)
	{
		const EcMention *mention = &search->sentence->mentions[i];

		is_change = is_change || ec_mention_is_cue(mention, EC_CUE_UP) || ec_mention_is_cue(mention, EC_CUE_DOWN);
		if (mention->kind == EC_MENTION_QUANTITY || ec_mention_is_cue_in(mention, leads))
			return 0;
		if (!ec_mention_is_cue(mention, EC_CUE_CAUSE))
			continue;
		if (mention->first == search->sentence->mentions[metric].last + 1 &&
			ec_token_is(search->context->text, &search->sentence->tokens[mention->first], "attributable"))
			return 0;			/* "net income attributable to stockholders" */
		return EC_LINK_BIT(EC_LINK_behind_cause) |
			(!is_change && !ec_token_is_any(search->context->text, &search->sentence->tokens[mention->first], names, sizeof(names) / sizeof(names[0])) ?
			 EC_LINK_BIT(EC_LINK_effect) : 0);
	}
	return 0;
}

/* "to decline 2% to 3% and 5% to 6%, respectively": the first number's words say that all of the list are changes. */
static bool
is_list_of_changes(const EcSearch *search)
{
	const EcClause *first = ec_clause_first_of_list(search->clause);

	return first != search->clause && ec_fit_change_is_said(search->quantity, first);
}

static bool
change_goes_on(const EcSearch *search, int metric)
{
	const EcLink *link = search->index == 0 ? NULL : ec_link_of_clause(search->links, search->index - 1);

	if (is_list_of_changes(search))
		return true;
	return link != NULL && link->synonym->metric == metric &&
		(link->fit == EC_FIT_CHANGE ||
		 ec_fit_change_is_said(search->quantity, &search->clauses->clause[search->index - 1]));
}

uint64_t
ec_link_fit_features(const EcSearch *search, EcFit fit, int metric, const EcSynonym *synonym)
{
	switch (fit)
	{
		case EC_FIT_LEVEL:
			return EC_LINK_BIT(EC_LINK_fits_level);
		case EC_FIT_BARE:
			return EC_LINK_BIT(EC_LINK_fits_bare);
		case EC_FIT_SHARE:
			return EC_LINK_BIT(EC_LINK_fits_share);
		default:
			break;
	}
	if (search->quantity->as.quantity.shape == EC_SHAPE_RANGE && ec_fit_margin_of(metric) >= 0 &&
		!ec_fit_change_is_said(search->quantity, search->clause) && !is_list_of_changes(search))
		return EC_LINK_BIT(EC_LINK_fits_level);	/* "segment income for staffing, 10% to 11%" */
	if (ec_fit_change_is_said(search->quantity, search->clause) || change_goes_on(search, metric) ||
		ec_fit_is_growth_metric(metric) || ec_fit_is_expense(metric) || synonym->aspect != EC_ASPECT_LEVEL ||
		!ec_mention_is_ratio(search->quantity) ||
		ec_lexicon_metric(search->context->lexicon, metric)->family == EC_FAMILY_PERCENT)
		return EC_LINK_BIT(EC_LINK_fits_change);
	return EC_LINK_BIT(EC_LINK_fits_change) | EC_LINK_BIT(EC_LINK_fits_change_unsaid);
}

bool
ec_link_is_bare(const EcQuantity *quantity)
{
	return !quantity->has_unit && !quantity->has_scale && quantity->value.unit[0] == '\0' &&
		quantity->shape != EC_SHAPE_BREAKEVEN;
}

/* "earnings of $0.80 per share": the unit leaves no doubt about the word. */
static bool
is_said_per_share(const EcSearch *search)
{
	return ec_unit_family(search->quantity->as.quantity.value.unit) == EC_FAMILY_PER_SHARE;
}

/* "3% in volume and 6% in price": growth without a word of change. */
static bool
is_growth_in(const EcSearch *search, int mention, int metric)
{
	int			next = search->quantity->last + 1;

	return (metric == EC_METRIC_sales_volume || metric == EC_METRIC_average_price) && mention == search->clause->quantity + 1 &&
		search->sentence->mentions[mention].first == next + 1 &&
		ec_token_is(search->context->text, &search->sentence->tokens[next], "in");
}

static uint64_t
pair_features(const EcSearch *search, int mention, EcFit fit)
{
	const EcMention *metric = &search->sentence->mentions[mention];
	const EcSynonym *synonym = ec_lexicon_synonym(search->context->lexicon, metric->synonym);
	bool		is_before = mention < search->clause->quantity;
	uint64_t	features = ec_link_place(search, mention);
	const uint64_t near = EC_LINK_BIT(EC_LINK_metric_tight_before) | EC_LINK_BIT(EC_LINK_metric_of_after) |
		EC_LINK_BIT(EC_LINK_metric_right_after);

	if (ec_link_is_bare(&search->quantity->as.quantity) && (features & near) == 0 && !search->clause->is_compared)
		features |= EC_LINK_BIT(EC_LINK_bare_needs_nearness);
	if ((features & EC_LINK_BIT(EC_LINK_respectively)) == 0)
		features |= crossings(search, mention, synonym->metric);
	features |= distance(metric, search->quantity) | search->penalties |
		ec_link_fit_features(search, fit, synonym->metric, synonym);
	if (is_before && was_linked_to(search, search->index == 0 ? -1 : search->clauses->clause[search->index - 1].quantity, synonym->metric) &&
		search->index > 0 && ec_link_of_clause(search->links, search->index - 1) != NULL)
		features |= EC_LINK_BIT(EC_LINK_chained);
	if (synonym->metric == EC_METRIC_new_customers || synonym->metric == EC_METRIC_new_stores)
		features &= ~EC_LINK_BIT(EC_LINK_contribution);	/* what was added is what they count */
	if (ec_synonym_is_repayment(synonym))
		features &= ~(EC_LINK_BIT(EC_LINK_authorization) | EC_LINK_BIT(EC_LINK_size));	/* what is paid back has a name and had a size */
	if (is_growth_in(search, mention, synonym->metric))
		features &= ~EC_LINK_BIT(EC_LINK_fits_change_unsaid);
	if (is_before && ec_link_counts_right_after(search))
		features |= EC_LINK_BIT(EC_LINK_crosses_metric);
	if (is_before)
		features |= behind_cause(search, mention, fit);
	if (in_cause(search->sentence, mention))
		features |= EC_LINK_BIT(EC_LINK_in_cause);
	if (ec_link_counts_all(search, mention))
		features |= EC_LINK_BIT(EC_LINK_counts_all);
	else if (synonym->is_weak && !is_said_per_share(search))
		features |= EC_LINK_BIT(EC_LINK_weak_word);
	if (!is_before && ec_link_is_own_change(search, mention))
		features &= ~(EC_LINK_BIT(EC_LINK_contribution) | EC_LINK_BIT(EC_LINK_contribution_of));
	return features;
}

void
ec_link_keep_better(EcLink *best, const EcLink *candidate)
{
	if (candidate->score > best->score)
		*best = *candidate;
}

/* Does the sentence name a metric that a modifier such as "in constant currency" may belong to? */
static bool
has_other_metric(const EcSearch *search, int modifier)
{
	for (int i = 0; i < search->sentence->n_mentions; i++)
		if (i != modifier && search->sentence->mentions[i].kind == EC_MENTION_METRIC &&
			!ec_metric_is_organic_modifier(search->context, &search->sentence->mentions[i]))
			return true;
	return false;
}

/* Bare "expenses" of a bank are its noninterest expense. */
static const EcSynonym *
synonym_of(const EcSearch *search, int mention)
{
	static const EcSynonym noninterest_expense = {.metric = EC_METRIC_noninterest_expense};
	const EcMention *metric = &search->sentence->mentions[mention];
	const EcSynonym *synonym = ec_lexicon_synonym(search->context->lexicon, metric->synonym);

	return search->context->is_bank && synonym->metric == EC_METRIC_operating_expenses && synonym->is_weak &&
		metric->first == metric->last ? &noninterest_expense : synonym;
}

static void
try_metric(const EcSearch *search, int mention, EcLink *best)
{
	EcLink		link = *best;
	int			metric = ec_link_metric_of(search->context, &search->sentence->mentions[mention]);
	EcFit		fit = ec_fit(search->context, search->quantity, metric, search->is_share);

	if (fit == EC_FIT_NONE || metric == EC_METRIC_guidance || ec_link_is_barred(search, mention, fit) || ec_link_is_left_out(search, mention) ||
		(ec_metric_is_organic_modifier(search->context, &search->sentence->mentions[mention]) && has_other_metric(search, mention)))
		return;
	link.fit = (uint8_t) fit;
	link.source = EC_SOURCE_SENTENCE;
	link.metric = (int16_t) mention;
	link.synonym = synonym_of(search, mention);
	link.features = pair_features(search, mention, fit);
	link.score = ec_link_score(link.features);
	ec_link_keep_better(best, &link);
}

static uint64_t
penalties_of(const EcClause *clause)
{
	EcCueSet	piece = clause->before | clause->after;
	uint64_t	features = 0;

	if (ec_cues_have(piece, EC_CUE_CONTRIBUTION))
		features |= EC_LINK_BIT(EC_LINK_contribution);
	if (ec_cues_have(piece | clause->lead_cues, EC_CUE_NOT_COMPANY))
		features |= EC_LINK_BIT(EC_LINK_not_company);
	if (ec_cues_have(piece | clause->lead_cues, EC_CUE_HYPOTHETICAL))
		features |= EC_LINK_BIT(EC_LINK_hypothetical);
	if (ec_cues_have(piece, EC_CUE_AUTHORIZATION) && !ec_cues_have(piece, EC_CUE_GUIDANCE))
		features |= EC_LINK_BIT(EC_LINK_authorization);
	if (ec_cues_have(clause->after, EC_CUE_OTHER_METRIC))
		features |= EC_LINK_BIT(EC_LINK_other_metric_after);
	if (ec_cues_have(clause->after, EC_CUE_PER))
		features |= EC_LINK_BIT(EC_LINK_per_something);
	return features;
}

static void
note_denominators(EcSearch *search)
{
	for (int i = 0; i < search->clauses->n; i++)
	{
		int			whole = ec_link_denominator(search->context, search->sentence, &search->clauses->clause[i]);

		if (whole >= 0)
			search->denominators[whole / 64] |= UINT64_C(1) << whole % 64;
	}
}

static void
link_clause(EcSearch *search, EcLinks *links)
{
	EcLink		best = {.clause = (uint8_t) search->index, .metric = -1, .score = 0};

	ec_link_find_whole(search);
	search->penalties = penalties_of(search->clause);
	ec_link_weigh_effects(search);
	best.denominator = (int16_t) search->denominator;
	for (int i = 0; i < search->sentence->n_mentions; i++)
		if (search->sentence->mentions[i].kind == EC_MENTION_METRIC && !is_denominator(search, i))
			try_metric(search, i, &best);
	ec_link_try_topic(search, &best);
	ec_link_try_denominator(search, &best);
	ec_link_try_implied(search, &best);
	ec_link_try_implied_per_share(search, &best);
	if (best.score > 0)
		links->link[links->n++] = best;
}

void
ec_links_read(const EcContext *context, const EcSentence *sentence, const EcClauses *clauses, EcLinks *links)
{
	EcSearch		search = {.context = context, .sentence = sentence, .clauses = clauses, .links = links};

	links->n = 0;
	if (clauses->n > 0)
		note_denominators(&search);
	for (int i = 0; i < clauses->n; i++)
	{
		search.index = i;
		search.clause = &clauses->clause[i];
		search.quantity = &sentence->mentions[search.clause->quantity];
		link_clause(&search, links);
	}
	ec_links_add_twins(context, sentence, clauses, links);
}
