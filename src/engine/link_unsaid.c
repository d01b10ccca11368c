/*
 * Links to metrics that the clause does not name.
 *
 * The topic of the sentence before ("It was 37 %"), the denominator of a share, the growth of a
 * part of the company ("Europe was up 7 %"), earnings where an amount is per share.
 */
#include "engine/fit.h"
#include "engine/link_parts.h"
#include "engine/segment.h"

#include <stddef.h>
#include <string.h>

static bool
has_metric(const EcSentence *sentence)
{
	for (int i = 0; i < sentence->n_mentions; i++)
		if (sentence->mentions[i].kind == EC_MENTION_METRIC)
			return true;
	return false;
}

static bool
starts_with_pronoun(const EcSearch *search)
{
	static const char *const pronouns[] = {"it", "this", "that", "they", "these", "which", "it's", "that's"};
	const EcToken *token = &search->sentence->tokens[search->clause->lead];

	return ec_token_is_any(search->context->text, token, pronouns, sizeof(pronouns) / sizeof(pronouns[0]));
}

/* "Prior year was at 125 basis points", "last quarter it was 40%": an earlier period and a number, for what was spoken of. */
static bool
starts_with_earlier_period(const EcSearch *search)
{
	static const char *const words[] = {"was", "were", "at", "it", "that", "it's", "we", ","};
	const EcMention *mentions = search->sentence->mentions;
	int			i = search->clause->begin_mention;
	bool		is_told = false;

	while (i < search->clause->quantity && mentions[i].kind == EC_MENTION_CUE && mentions[i].cue == EC_CUE_CLAUSE_BREAK)
		i++;
	if (i >= search->clause->quantity || mentions[i].kind != EC_MENTION_PERIOD || mentions[i].first > search->clause->lead + 3 ||
		(mentions[i].as.period.relation != EC_PERIOD_PREVIOUS && mentions[i].as.period.relation != EC_PERIOD_YEAR_AGO) ||
		search->context->topic.family != ec_unit_family(search->quantity->as.quantity.value.unit))
		return false;
	for (int t = mentions[i].last + 1; t < search->quantity->first; t++)
	{
		if (!ec_token_is_any(search->context->text, &search->sentence->tokens[t], words, sizeof(words) / sizeof(words[0])))
			return false;
		is_told = is_told || ec_token_is(search->context->text, &search->sentence->tokens[t], "was") ||
			ec_token_is(search->context->text, &search->sentence->tokens[t], "were");
	}
	return is_told;
}

/* "Northwind accounted for 16% of this amount", "we expect this metric to be": the sentence says that it goes on about the number before. */
static bool
refers_back(const EcSearch *search)
{
	static const char *const words[] = {"amount", "total", "number", "figure", "sum", "metric", "measure"};
	const EcToken *tokens = search->sentence->tokens;
	const char *text = search->context->text;

	for (int t = 0; t + 1 < search->sentence->n_tokens; t++)
		if ((ec_token_is(text, &tokens[t], "this") || ec_token_is(text, &tokens[t], "that")) &&
			ec_token_is_any(text, &tokens[t + 1], words, sizeof(words) / sizeof(words[0])) &&
			((t > 0 && ec_token_is(text, &tokens[t - 1], "of")) || t + 1 < search->quantity->first))
			return true;
	return false;
}

/* "As compared to 2019, this represents | a 32% increase": a change of the number before, whatever the sentence goes on with. */
static bool
is_change_of_this(const EcSearch *search)
{
	static const char *const verbs[] = {"represents", "represented", "reflects", "reflected", "marks", "marked"};
	const EcToken *tokens = search->sentence->tokens;
	const char *text = search->context->text;
	bool		is_this = false;

	for (int t = search->quantity->first - 1; t > search->clause->lead && t + 6 > search->quantity->first && !is_this; t--)
		is_this = ec_token_is_any(text, &tokens[t], verbs, sizeof(verbs) / sizeof(verbs[0])) &&
			(ec_token_is(text, &tokens[t - 1], "this") || ec_token_is(text, &tokens[t - 1], "that"));
	if (!is_this || search->index > 0 || !ec_fit_change_is_said(search->quantity, search->clause))
		return false;
	for (int i = 0; i < search->clause->quantity; i++)
		if (search->sentence->mentions[i].kind == EC_MENTION_METRIC)
			return false;
	return true;
}

/* A word that names nothing: all that stands before the number in "And for the full year, it was | 29%". */
static bool
names_nothing(const EcSearch *search, int token)
{
	static const char *const words[] = {
		"a", "about", "again", "also", "an", "and", "another", "are", "as", "at", "basis", "both", "but", "by", "for", "full", "in", "is",
		"it", "it's", "low", "high", "end", "midpoint", "new", "now", "of", "on", "or", "our", "original", "previous", "prior", "range",
		"revised", "roughly", "so", "that", "that's", "the", "then", "these", "they", "this", "those", "updated", "was", "were", "which",
		"you",
	};
	const EcCueSet silent = EC_CUE_BIT(EC_CUE_UP) | EC_CUE_BIT(EC_CUE_DOWN) | EC_CUE_BIT(EC_CUE_FROM) | EC_CUE_BIT(EC_CUE_TO) |
		EC_CUE_BIT(EC_CUE_BY) | EC_CUE_BIT(EC_CUE_OF) | EC_CUE_BIT(EC_CUE_QOQ) | EC_CUE_BIT(EC_CUE_YOY) | EC_CUE_BIT(EC_CUE_OTHER_BASE) |
		EC_CUE_BIT(EC_CUE_PAST) | EC_CUE_BIT(EC_CUE_FORWARD) | EC_CUE_BIT(EC_CUE_RECORD) | EC_CUE_BIT(EC_CUE_CLAUSE_BREAK) |
		EC_CUE_BIT(EC_CUE_SHARE) | EC_CUE_BIT(EC_CUE_GUIDANCE) | EC_CUE_BIT(EC_CUE_LOOKBACK);
	const EcToken *t = &search->sentence->tokens[token];
	const EcMention *mention = ec_mention_over(search->sentence, token);

	if (mention != NULL)
		return mention->kind == EC_MENTION_PERIOD || ec_mention_is_cue_in(mention, silent);
	return t->kind == EC_TOKEN_PUNCTUATION || ec_token_is_any(search->context->text, t, words, sizeof(words) / sizeof(words[0]));
}

/* A verb or a word of change, which has no subject of its own where nothing is named before it. */
static bool
is_predicate(const EcSearch *search, int token)
{
	static const char *const verbs[] = {"are", "is", "was", "were", "it's", "that's"};
	const EcMention *mention = ec_mention_over(search->sentence, token);

	if (mention != NULL)
		return ec_mention_is_cue(mention, EC_CUE_UP) || ec_mention_is_cue(mention, EC_CUE_DOWN) || ec_mention_is_cue(mention, EC_CUE_PAST);
	return ec_token_is_any(search->context->text, &search->sentence->tokens[token], verbs, sizeof(verbs) / sizeof(verbs[0]));
}

/* "For the first half, up | 5%", "An improvement of | 80 basis points": a sentence that says nothing of what its number is about. */
static bool
is_elliptic(const EcSearch *search)
{
	bool		has_predicate = false;

	if (search->index > 0 || search->quantity->first == 0 ||
		ec_token_is(search->context->text, &search->sentence->tokens[search->quantity->first - 1], "the"))
		return false;
	for (int t = 0; t < search->quantity->first; t++)
	{
		if (!names_nothing(search, t))
			return false;
		has_predicate = has_predicate || is_predicate(search, t);
	}
	return has_predicate;
}

/* A name and a number without a verb: "Northwind, 29% to 31%." */
static bool
is_list_item(const EcSearch *search)
{
	const EcCueSet verbs = EC_CUE_BIT(EC_CUE_PAST) | EC_CUE_BIT(EC_CUE_FORWARD) | EC_CUE_BIT(EC_CUE_OF);

	return search->quantity->first - search->clause->first <= 4 && (search->clause->before & verbs) == 0;
}

/* What speaks for the topic speaks for the next number too: "This is a decrease of $5 million | or 34%". */
static uint64_t
topic_goes_on(const EcSearch *search)
{
	const uint64_t kept = EC_LINK_BIT(EC_LINK_topic_pronoun) | EC_LINK_BIT(EC_LINK_topic_list) | EC_LINK_BIT(EC_LINK_topic_alike);
	const EcLink *link = search->index == 0 ? NULL : ec_link_of_clause(search->links, search->index - 1);

	return link != NULL && link->source == EC_SOURCE_TOPIC ? (link->features & kept) : 0;
}

static bool
is_like_topic(const EcSearch *search)
{
	const EcQuantity *quantity = &search->quantity->as.quantity;

	return search->context->topic.shape == quantity->shape && search->context->topic.family == ec_unit_family(quantity->value.unit) &&
		search->context->sentence - search->context->topic.sentence == 1;
}

/* "the Q2 guidance is 59%", "when we guided Q4 at 60%": the word stands for the ratio that was spoken of. */
static bool
is_guidance_of_topic(const EcSearch *search)
{
	const EcMention *mentions = search->sentence->mentions;

	if (!ec_mention_is_ratio(search->quantity) || has_metric(search->sentence) ||
		ec_lexicon_metric(search->context->lexicon, search->context->topic.synonym->metric)->family != EC_FAMILY_PERCENT)
		return false;
	for (int i = search->clause->quantity - 1; i >= search->clause->first_mention; i--)
	{
		if (mentions[i].kind == EC_MENTION_CUE && (mentions[i].cue == EC_CUE_GUIDANCE || mentions[i].cue == EC_CUE_LOOKBACK))
			return mentions[i].last + 4 >= search->quantity->first;
		if (mentions[i].kind != EC_MENTION_PERIOD)
			return false;
	}
	return false;
}

static uint64_t
topic_features(const EcSearch *search)
{
	uint64_t	going_on;

	if (search->clause->is_compared)
		return (search->index == 0 || ec_link_of_clause(search->links, search->index - 1) != NULL ? EC_LINK_BIT(EC_LINK_topic_compared) : 0) |
			(starts_with_pronoun(search) && !has_metric(search->sentence) ? EC_LINK_BIT(EC_LINK_topic_pronoun) : 0);
	if (is_change_of_this(search))
		return EC_LINK_BIT(EC_LINK_topic_pronoun);
	if (has_metric(search->sentence))
		return 0;
	going_on = topic_goes_on(search);
	if (going_on != 0)
		return going_on | EC_LINK_BIT(EC_LINK_chained);
	if (starts_with_pronoun(search) || refers_back(search) || starts_with_earlier_period(search) || is_elliptic(search))
		return EC_LINK_BIT(EC_LINK_topic_pronoun);
	if (!is_list_item(search))
		return 0;
	return EC_LINK_BIT(EC_LINK_topic_list) | (is_like_topic(search) ? EC_LINK_BIT(EC_LINK_topic_alike) : 0);
}

/* "This included | $82 million of relief funds": a part of what the topic was. */
static bool
is_included(const EcSearch *search)
{
	const EcMention *before = search->clause->quantity > 0 ? search->quantity - 1 : NULL;

	return before != NULL && before->kind == EC_MENTION_CUE && before->cue == EC_CUE_EXCEPT && before->last + 1 == search->quantity->first;
}

void
ec_link_try_topic(const EcSearch *search, EcLink *best)
{
	const EcTopic *topic = &search->context->topic;
	EcLink		link = *best;
	const EcSynonym *synonym;
	EcFit		fit;

	if (!topic->is_set || search->context->sentence - topic->sentence > 2 || is_included(search) ||
		ec_link_is_part_of_things(search))
		return;
	synonym = topic->synonym;
	if (synonym->metric == EC_METRIC_gross_margin && topic->family != EC_FAMILY_MONEY &&
		ec_unit_family(search->quantity->as.quantity.value.unit) == EC_FAMILY_MONEY)
		return;					/* an amount behind a ratio is none of it */
	fit = ec_fit(search->context, search->quantity, synonym->metric, search->is_share);
	if (fit == EC_FIT_NONE || (ec_link_is_bare(&search->quantity->as.quantity) && search->quantity->as.quantity.has_words))
		return;
	link.fit = (uint8_t) fit;
	link.source = EC_SOURCE_TOPIC;
	link.metric = -1;
	link.synonym = topic->synonym;
	link.features = search->penalties | ec_link_fit_features(search, fit, synonym->metric, synonym);
	link.features |= is_guidance_of_topic(search) || ec_link_is_spending(search) ? EC_LINK_BIT(EC_LINK_metric_tight_before) :
		EC_LINK_BIT(EC_LINK_topic) | topic_features(search);
	if (ec_link_is_bare(&search->quantity->as.quantity) && !search->clause->is_compared)
		link.features |= EC_LINK_BIT(EC_LINK_bare_needs_nearness);
	link.score = ec_link_score(link.features);
	ec_link_keep_better(best, &link);
}

/* A percentage beside which nothing is said of a metric or a change. */
static bool
is_plain_percentage(const EcSearch *search, const EcClause *clause)
{
	const EcMention *mentions = search->sentence->mentions;
	const EcCueSet change = EC_CUE_BIT(EC_CUE_QOQ) | EC_CUE_BIT(EC_CUE_YOY) | EC_CUE_BIT(EC_CUE_BY);

	if (ec_unit_family(mentions[clause->quantity].as.quantity.value.unit) != EC_FAMILY_PERCENT ||
		((clause->lead_cues | clause->before | clause->after) & change) != 0)
		return false;
	for (int i = clause->begin_mention; i < clause->end_mention; i++)
		if (mentions[i].kind == EC_MENTION_METRIC ||
			(mentions[i].kind == EC_MENTION_CUE && !clause->is_compared &&
			 (mentions[i].cue == EC_CUE_UP || mentions[i].cue == EC_CUE_DOWN)))
			return false;
	return true;
}

/* "A was 58% of revenue, B 27%", "B accounted for 27% and A for 58% of revenue", "58% of revenue, compared to 55%". */
static int
denominator_beside(const EcSearch *search)
{
	const EcLink *before = search->index == 0 ? NULL : ec_link_of_clause(search->links, search->index - 1);
	int			denominator = -1;

	if (search->denominator >= 0 || !is_plain_percentage(search, search->clause))
		return search->denominator;
	if (before != NULL && before->source == EC_SOURCE_DENOMINATOR)
		return before->metric;
	if (search->clause->is_compared)
		return -1;
	for (int i = search->index + 1; i < search->clauses->n && denominator < 0; i++)
	{
		denominator = ec_link_denominator(search->context, search->sentence, &search->clauses->clause[i]);
		if (denominator < 0 && !is_plain_percentage(search, &search->clauses->clause[i]))
			return -1;
	}
	return denominator;
}

void
ec_link_try_denominator(const EcSearch *search, EcLink *best)
{
	EcLink		link = *best;
	int			denominator = denominator_beside(search);

	if (denominator < 0)
		return;
	link.fit = EC_FIT_SHARE;
	link.source = EC_SOURCE_DENOMINATOR;
	link.metric = (int16_t) denominator;
	link.denominator = (int16_t) denominator;
	link.synonym = ec_lexicon_synonym(search->context->lexicon, search->sentence->mentions[denominator].synonym);
	link.features = EC_LINK_BIT(EC_LINK_denominator_share) | EC_LINK_BIT(EC_LINK_fits_share) | search->penalties;
	link.score = ec_link_score(link.features);
	ec_link_keep_better(best, &link);
}

/* "... was $2.3 billion or $2.47 per share" where no metric is named: income, and income per share. */
static bool
is_said_beside_income(const EcSearch *search)
{
	const EcMention *before = search->index == 0 ? NULL :
		&search->sentence->mentions[search->clauses->clause[search->index - 1].quantity];

	if (before == NULL || ec_unit_family(before->as.quantity.value.unit) != EC_FAMILY_MONEY ||
		!ec_token_is(search->context->text, &search->sentence->tokens[search->quantity->first - 1], "or"))
		return false;
	for (int i = 0; i < search->sentence->n_mentions; i++)
		if (search->sentence->mentions[i].kind == EC_MENTION_METRIC)
			return false;
	return true;
}

/* "Our full-year guidance is $2.10 to $2.20": such amounts are per share. */
static bool
is_guided_per_share(const EcSearch *search, EcUnitFamily family)
{
	return (family == EC_FAMILY_PER_SHARE || (family == EC_FAMILY_MONEY && ec_fit_is_small_amount(search->quantity))) &&
		search->quantity->as.quantity.shape == EC_SHAPE_RANGE &&
		ec_cues_have(search->clause->before | search->clause->lead_cues, EC_CUE_GUIDANCE);
}

/* "The results of the utility were $0.16 per share, compared to $0.10": results per share are earnings. */
static bool
is_result_per_share(const EcSearch *search, EcUnitFamily family)
{
	const EcLink *link = search->index == 0 ? NULL : ec_link_of_clause(search->links, search->index - 1);
	int			first = search->clause->first_mention;

	if (family != EC_FAMILY_PER_SHARE && !(family == EC_FAMILY_MONEY && ec_fit_is_small_amount(search->quantity)))
		return false;
	if (search->clause->is_compared && link != NULL && link->source == EC_SOURCE_IMPLIED && link->synonym->metric == EC_METRIC_eps)
		return true;
	for (int i = first; i < search->clause->quantity; i++)
		if (search->sentence->mentions[i].kind == EC_MENTION_METRIC)
			return false;
	for (int t = search->clause->first; t < search->quantity->first; t++)
		if (ec_token_is(search->context->text, &search->sentence->tokens[t], "results"))
			return true;
	return false;
}

/* "Harbor Gas contributed $0.26 per share": what a part of the company adds to the earnings is its earnings. */
static bool
is_part_of_earnings(const EcSearch *search)
{
	static const char *const verbs[] = {"contribute", "contributed", "contributes"};
	int			begin = search->clause->first;

	if (has_metric(search->sentence))
		return false;
	for (int t = search->quantity->first - 1; t > begin && t + 6 > search->quantity->first; t--)
		if (ec_token_is_any(search->context->text, &search->sentence->tokens[t], verbs, sizeof(verbs) / sizeof(verbs[0])))
			return search->sentence->tokens[t - 1].is_capitalized ||
				(t > begin + 1 && search->sentence->tokens[t - 2].is_capitalized);
	return false;
}

/* "We delivered | $0.78 per share": what a company tells so are earnings. */
static bool
is_delivered_per_share(const EcSearch *search, EcUnitFamily family)
{
	static const char *const verbs[] = {
		"announced", "delivered", "delivering", "generated", "generating", "posted", "posting", "reported", "reporting",
	};

	if (family != EC_FAMILY_PER_SHARE || search->quantity->first == 0)
		return false;
	return ec_token_is_any(search->context->text, &search->sentence->tokens[search->quantity->first - 1], verbs,
						   sizeof(verbs) / sizeof(verbs[0]));
}

void
ec_link_try_implied_per_share(const EcSearch *search, EcLink *best)
{
	static const EcSynonym eps = {.metric = EC_METRIC_eps};
	EcUnitFamily family = ec_unit_family(search->quantity->as.quantity.value.unit);
	EcLink		link = *best;
	bool		is_part = family == EC_FAMILY_PER_SHARE && is_part_of_earnings(search);
	const uint64_t contribution = EC_LINK_BIT(EC_LINK_contribution) | EC_LINK_BIT(EC_LINK_contribution_of);

	if (!is_part && !is_guided_per_share(search, family) && !(family == EC_FAMILY_PER_SHARE && is_said_beside_income(search)) &&
		!is_result_per_share(search, family) && !is_delivered_per_share(search, family))
		return;
	link.fit = EC_FIT_LEVEL;
	link.source = EC_SOURCE_IMPLIED;
	link.metric = -1;
	link.synonym = &eps;
	link.features = EC_LINK_BIT(EC_LINK_implied_per_share) | EC_LINK_BIT(EC_LINK_fits_level) |
		(is_part ? search->penalties & ~contribution : search->penalties);
	link.score = ec_link_score(link.features);
	ec_link_keep_better(best, &link);
}
