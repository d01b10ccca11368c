/*
 * Settles which metric a mention is by its neighbours: "in constant currency" matters to revenue only,
 * stores that were opened are new stores, a bare margin is that of the metric before it, and a loss
 * beside an amount per share is a net loss.
 *
 * A mention keeps its place; one that turns out to mean nothing becomes a cue of class NONE.
 */
#include "engine/lexicon_build.h"
#include "engine/mention.h"

#define WORDS_TO_VERB 10

/* Leaves a mention without meaning, so that it is taken out in the end. */
static void
drop(EcMention *mention)
{
	mention->kind = EC_MENTION_CUE;
	mention->cue = EC_CUE_NONE;
	mention->synonym = EC_CUE_NONE;
}

static const EcSynonym *
metric_of(const EcLexicon *lexicon, const EcMention *mention)
{
	return mention->kind == EC_MENTION_METRIC ? ec_lexicon_synonym(lexicon, mention->synonym) : NULL;
}

/* "SG&A as a percentage of | gross profit": what something is a part of. */
static bool
is_whole_of_share(const EcSentence *sentence, int metric)
{
	return metric > 1 && ec_mention_is_cue(&sentence->mentions[metric - 1], EC_CUE_OF) &&
		ec_mention_is_cue(&sentence->mentions[metric - 2], EC_CUE_SHARE) &&
		sentence->mentions[metric - 2].last + 1 == sentence->mentions[metric - 1].first;
}

/* The metric that a word goes with: the last before it in the sentence, else the first after it; -1 for none. */
static int
metric_beside(const EcLexicon *lexicon, const EcSentence *sentence, int modifier)
{
	for (int step = -1; step <= 1; step += 2)
		for (int i = modifier + step; i >= 0 && i < sentence->n_mentions; i += step)
		{
			const EcSynonym *synonym = metric_of(lexicon, &sentence->mentions[i]);

			if (synonym != NULL && !synonym->is_modifier && !synonym->is_conditional && !is_whole_of_share(sentence, i))
				return i;
		}
	return -1;
}

/* The first synonym of the metric that is no modifier. */
static uint16_t
plain_synonym(const EcLexicon *lexicon, int metric)
{
	int			i = 0;

	while (ec_lexicon_synonym(lexicon, i)->metric != metric || ec_lexicon_synonym(lexicon, i)->is_modifier)
		i++;
	return (uint16_t) i;
}

/* Does one of the words before the mention, up to the metric before it, say that its metric was added to? The new metric, or -1. */
static int
metric_of_verb(const EcLexicon *lexicon, const char *text, const EcSentence *sentence, int i, int metric)
{
	static const struct
	{
		const char *word;
		int			stock;
		int			addition;
	}			verbs[] = {
#define METRIC_VERB(word, stock, addition) {word, EC_METRIC_##stock, EC_METRIC_##addition},
#include "engine/tables/metric_verbs.def"
#undef METRIC_VERB
	};
	int			first = sentence->mentions[i].first;
	int			lowest = first > WORDS_TO_VERB ? first - WORDS_TO_VERB : 0;

	for (int j = i - 1; j >= 0 && sentence->mentions[j].last >= lowest; j--)
		if (metric_of(lexicon, &sentence->mentions[j]) != NULL)
			lowest = sentence->mentions[j].last + 1;
	for (int t = first - 1; t >= lowest; t--)
		for (size_t v = 0; v < sizeof(verbs) / sizeof(verbs[0]); v++)
			if (verbs[v].stock == metric &&
				ec_token_is(text, &sentence->tokens[t], verbs[v].word))
				return verbs[v].addition;
	return -1;
}

/*
 * "In constant currency" beside a metric other than revenue says nothing; beside revenue, and alone, it
 * stays for the links. Revenue "on a same-store basis" is same-store sales.
 */
static void
settle_modifier(const EcLexicon *lexicon, EcSentence *sentence, int i)
{
	EcMention  *modifier = &sentence->mentions[i];
	int			metric = metric_of(lexicon, modifier)->metric;
	int			other = metric_beside(lexicon, sentence, i);
	bool		is_revenue = other >= 0 && metric_of(lexicon, &sentence->mentions[other])->metric == EC_METRIC_revenue;

	if (other < 0 || (is_revenue && metric == EC_METRIC_organic_revenue))
		return;
	if (is_revenue)
		sentence->mentions[other].synonym = plain_synonym(lexicon, metric);
	drop(modifier);
}

/* The margin that goes with a metric; -1 for none. */
static int
margin_of(int metric)
{
	switch (metric)
	{
		case EC_METRIC_ebitda:
		case EC_METRIC_ebitda_margin:
			return EC_METRIC_ebitda_margin;
		case EC_METRIC_gross_profit:
		case EC_METRIC_gross_margin:
			return EC_METRIC_gross_margin;
		default:
			return -1;
	}
}

/* A bare margin is that of the metric before it in the sentence: "EBITDA of $12 million, with a margin of 8%". */
static void
settle_margin(const EcLexicon *lexicon, EcSentence *sentence, int i)
{
	for (int j = i - 1; j >= 0; j--)
	{
		const EcSynonym *synonym = metric_of(lexicon, &sentence->mentions[j]);

		if (synonym == NULL || synonym->is_modifier)
			continue;
		if (margin_of(synonym->metric) >= 0)
			sentence->mentions[i].synonym = plain_synonym(lexicon, margin_of(synonym->metric));
		return;
	}
}

/* Words before bare "expenses" that leave them those of the company; other words make them expenses of one kind. */
static bool
is_whole(const char *text, const EcToken *before)
{
	static const char *const words[] = {
#define WHOLE(word) word,
#include "engine/tables/whole_words.def"
#undef WHOLE
	};

	return before->kind != EC_TOKEN_WORD || before->length <= 3 ||
		ec_token_is_any(text, before, words, sizeof(words) / sizeof(words[0]));
}

/* "travel expense" is no metric of the catalog. */
static void
settle_expense(const char *text, EcSentence *sentence, int i)
{
	EcMention  *mention = &sentence->mentions[i];

	if (mention->first == 0 || mention->first != mention->last || is_whole(text, &sentence->tokens[mention->first - 1]))
		return;
	mention->kind = EC_MENTION_CUE;
	mention->cue = EC_CUE_OTHER_METRIC;
	mention->synonym = EC_CUE_OTHER_METRIC;
}

static void
settle_verb(const EcLexicon *lexicon, const char *text, EcSentence *sentence, int i)
{
	int			stock = metric_of(lexicon, &sentence->mentions[i])->metric;
	int			addition = metric_of_verb(lexicon, text, sentence, i, stock);

	if (addition >= 0)
		sentence->mentions[i].synonym = plain_synonym(lexicon, addition);
}

static bool
ends_in_s(const char *text, const EcSentence *sentence, const EcMention *mention)
{
	const EcToken *token = &sentence->tokens[mention->last];

	return ec_lower(text[token->start + token->length - 1]) == 's';
}

/* Things that are counted, in the singular and without a number right before, are no count: "store closures", "the delivery of". */
static void
settle_countable(const char *text, EcSentence *sentence, int i)
{
	EcMention  *mention = &sentence->mentions[i];

	if (mention->first < mention->last || ends_in_s(text, sentence, mention) ||
		(i > 0 && mention[-1].kind == EC_MENTION_QUANTITY && mention->first <= mention[-1].last + 3))
		return;
	drop(mention);
}

static bool
is_countable(const EcSynonym *synonym)
{
	return synonym->metric == EC_METRIC_customers ||
		(synonym->is_weak && (synonym->metric == EC_METRIC_store_count || synonym->metric == EC_METRIC_units_shipped));
}

/* Words that are a metric in certain company only. */
static void
settle_conditional(const EcLexicon *lexicon, const char *text, EcSentence *sentence, int i)
{
	const EcSynonym *synonym = metric_of(lexicon, &sentence->mentions[i]);

	if (synonym->metric == EC_METRIC_share_repurchases)
		ec_mention_settle_purchase(text, sentence, i);
	else if (synonym->metric == EC_METRIC_units_shipped)
		ec_mention_settle_sold(text, sentence, i);
	else if (ec_synonym_is_repayment(synonym))
		ec_mention_settle_repayment(text, sentence, i);
	else if (synonym->metric == EC_METRIC_debt)
		ec_mention_settle_outstanding(lexicon, sentence, i);
}

/* "EPS ex-FX": what is left out makes no organic revenue of it, yet it is no GAAP figure. */
static void
settle_left_out(const char *text, EcSentence *sentence, int i)
{
	static const char *const words[] = {"excluding", "ex", "adjusted", "adjusting"};
	EcMention  *mention = &sentence->mentions[i];

	if (ec_token_is_any(text, &sentence->tokens[mention->first], words, sizeof(words) / sizeof(words[0])))
		mention->cue = EC_CUE_NON_GAAP;
}

/* "two | 10% or greater customers": how large they are is no number of its own, unless it is a growth. */
static void
settle_threshold(EcSentence *sentence, int i)
{
	EcMention  *threshold = &sentence->mentions[i > 0 ? i - 1 : 0];
	const EcMention *next = &sentence->mentions[i + 1 < sentence->n_mentions ? i + 1 : i];

	if (threshold->kind != EC_MENTION_QUANTITY || threshold->last + 1 != sentence->mentions[i].first ||
		!ec_mention_is_ratio(threshold) ||
		threshold->as.quantity.shape == EC_SHAPE_FLAT || threshold->as.quantity.shape == EC_SHAPE_FACTOR ||
		(next->first == sentence->mentions[i].last + 1 &&
		 (ec_mention_is_cue(next, EC_CUE_UP) || ec_mention_is_cue(next, EC_CUE_DOWN))))
		return;
	sentence->mentions[i].first = threshold->first;
	sentence->mentions[i].span.start = threshold->span.start;
	drop(threshold);
}

/* "Other income was a favorable $0.7 million": the sign of the amount, not what moved it. */
static void
settle_sign(const char *text, EcSentence *sentence, int i)
{
	for (int j = i + 1; j + 1 < sentence->n_mentions && sentence->mentions[j].kind != EC_MENTION_QUANTITY; j++)
	{
		EcMention  *mention = &sentence->mentions[j];
		EcSlice		word = {text + mention->span.start, mention->span.end - mention->span.start};

		if (!ec_mention_is_cue(mention, EC_CUE_CONTRIBUTION) || mention[1].kind != EC_MENTION_QUANTITY || mention[1].first != mention->last + 1)
			continue;
		if (ec_slice_is(word, "favorable"))
			drop(mention);
		else if (ec_slice_is(word, "unfavorable"))
			mention->cue = EC_CUE_LOSS;
		return;
	}
}

/* "Building | Services | revenues", "Home lending's revenues": the word of the product or service ends a name, and revenue is meant. */
static void
settle_line(const EcLexicon *lexicon, const char *text, EcSentence *sentence, int i)
{
	EcMention  *mention = &sentence->mentions[i];
	const EcToken *word = &sentence->tokens[mention->first];
	EcSlice		first = {text + word->start, word->length};

	if (mention->first == 0 || mention->first == mention->last || word[-1].kind != EC_TOKEN_WORD)
		return;
	if (ec_possessive(first) == 0 &&
		(!word->is_capitalized || !word[-1].is_capitalized || (i > 0 && sentence->mentions[i - 1].last >= mention->first - 1) ||
		 is_whole(text, &word[-1])))
		return;
	mention->synonym = plain_synonym(lexicon, EC_METRIC_revenue);
	mention->first = mention->last;
	mention->span.start = sentence->tokens[mention->last].start;
}

void
ec_mention_settle_metric(const EcLexicon *lexicon, const char *text, EcSentence *sentence, int i)
{
	const EcSynonym *synonym = metric_of(lexicon, &sentence->mentions[i]);

	if (synonym->is_modifier)
	{
		settle_modifier(lexicon, sentence, i);
		if (ec_mention_is_cue(&sentence->mentions[i], EC_CUE_NONE))
			settle_left_out(text, sentence, i);
	}
	else if (synonym->is_conditional)
		settle_conditional(lexicon, text, sentence, i);
	else if (synonym->metric == EC_METRIC_store_count || synonym->metric == EC_METRIC_customers)
		settle_verb(lexicon, text, sentence, i);
	else if (synonym->metric == EC_METRIC_operating_margin && synonym->is_weak)
		settle_margin(lexicon, sentence, i);
	else if (synonym->metric == EC_METRIC_operating_expenses && synonym->is_weak)
		settle_expense(text, sentence, i);
	else if (synonym->is_weak && (synonym->metric == EC_METRIC_net_income || synonym->metric == EC_METRIC_operating_income))
		ec_mention_settle_echo(lexicon, sentence, i);
	else if (synonym->metric == EC_METRIC_service_revenue || synonym->metric == EC_METRIC_product_revenue)
		settle_line(lexicon, text, sentence, i);
	else if (synonym->metric == EC_METRIC_loans)
		ec_mention_settle_loan(text, sentence, i);
	else if (synonym->metric == EC_METRIC_other_income)
		settle_sign(text, sentence, i);
	synonym = metric_of(lexicon, &sentence->mentions[i]);
	if (synonym != NULL && synonym->metric == EC_METRIC_customers)
		settle_threshold(sentence, i);
	if (synonym != NULL && is_countable(synonym))
		settle_countable(text, sentence, i);
}

static bool
is_per_share(const EcMention *mention)
{
	return mention->kind == EC_MENTION_QUANTITY &&
		ec_unit_family(mention->as.quantity.value.unit) == EC_FAMILY_PER_SHARE;
}

/* What goes before the number before it has its number already, unless the loss is compared with it. */
static bool
has_metric_before(const EcLexicon *lexicon, const EcSentence *sentence, int loss)
{
	bool		is_compared = false;

	for (int j = loss - 1; j >= 0; j--)
	{
		const EcSynonym *synonym = metric_of(lexicon, &sentence->mentions[j]);

		if (synonym != NULL)
			return synonym->metric != EC_METRIC_net_income;
		is_compared = is_compared || ec_mention_is_cue(&sentence->mentions[j], EC_CUE_COMPARE) ||
			ec_mention_is_cue(&sentence->mentions[j], EC_CUE_FROM);
		if (sentence->mentions[j].kind == EC_MENTION_QUANTITY && !is_compared)
			return false;
	}
	return false;
}

/* Where no metric stands before it and an amount per share is near, "a loss of $0.74 per share" is a net loss. */
void
ec_mention_settle_loss(const EcLexicon *lexicon, EcSentence *sentence, int i)
{
	bool		is_net_loss = false;

	if (has_metric_before(lexicon, sentence, i))
		return;
	for (int j = i + 1; j <= i + 5 && j < sentence->n_mentions; j++)
	{
		if (sentence->mentions[j].kind == EC_MENTION_METRIC)
			break;
		is_net_loss = is_net_loss || is_per_share(&sentence->mentions[j]);
	}
	if (!is_net_loss)
		return;
	sentence->mentions[i].kind = EC_MENTION_METRIC;
	sentence->mentions[i].synonym = (uint16_t) lexicon->net_loss;
}

void
ec_mention_settle_judgement(const EcLexicon *lexicon, EcSentence *sentence, int i)
{
	EcMention  *mention = &sentence->mentions[i];
	int			metric = metric_beside(lexicon, sentence, i);

	if (metric < 0 || ec_lexicon_metric(lexicon, metric_of(lexicon, &sentence->mentions[metric])->metric)->polarity !=
		EC_POLARITY_LOWER)
		return;
	mention->cue = mention->cue == EC_CUE_UP ? EC_CUE_DOWN : EC_CUE_UP;
}

static bool
is_amount_of(const EcSentence *sentence, int metric)
{
	const EcMention *mentions = &sentence->mentions[metric];
	int			next = 1;

	if (metric + 1 < sentence->n_mentions && ec_mention_is_cue(&mentions[1], EC_CUE_OF))
		next = 2;
	return metric + next < sentence->n_mentions && mentions[next].kind == EC_MENTION_QUANTITY &&
		mentions[next].first <= mentions[0].last + 3;
}

static bool
has_comma(const EcSentence *sentence, int first, int last)
{
	for (int i = first; i <= last; i++)
		if (sentence->tokens[i].punctuation == ',')
			return true;
	return false;
}

/*
 * What is excluded has no number unless one stands beside it: in "operating expenses, which exclude share-based
 * compensation and amortization, rose 5%" the metrics after "exclude" are none. Behind "which", the list has commas,
 * and what is included is told by the way as well.
 */
void
ec_mention_settle_exclusion(const char *text, EcSentence *sentence, int i)
{
	const EcMention *cue = &sentence->mentions[i];
	EcSlice		word = {text + cue->span.start, 6};
	bool		is_relative = i > 0 && cue[-1].kind == EC_MENTION_CUE && cue[-1].cue == EC_CUE_CLAUSE_BREAK && cue[-1].last + 1 == cue->first;

	if (cue->span.end - cue->span.start < word.length ||
		!(ec_slice_is(word, "exclud") || (is_relative && ec_slice_is(word, "includ"))))
		return;
	for (int j = i + 1; j < sentence->n_mentions; j++)
	{
		EcMention  *mention = &sentence->mentions[j];

		if (mention->first > mention[-1].last + 4 || (!is_relative && has_comma(sentence, mention[-1].last + 1, mention->first - 1)))
			return;
		if (ec_mention_is_cue(mention, EC_CUE_CLAUSE_BREAK) || ec_mention_is_cue(mention, EC_CUE_CONTRIBUTION) ||
			ec_mention_is_cue(mention, EC_CUE_OF))
			continue;
		if (mention->kind != EC_MENTION_METRIC || is_amount_of(sentence, j))
			return;
		drop(mention);
	}
}
