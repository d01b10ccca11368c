/*
 * Settles what one mention means because of another. Cues that depend on guidance: "raising our
 * revenue guidance" raises guidance, "raising prices" is a plain increase, "narrowing our loss" is
 * nothing. Modifiers: "in constant currency" matters to revenue only. Verbs:
 * stores that were opened are new stores.
 *
 * Guidance is looked for a few words ahead ("raise the low end of our full-year EPS guidance"),
 * past metrics, periods and adjectives but past no number and no other clause; then, for the
 * passive, just before ("our outlook has been lowered"). Mentions keep their order.
 */
#include <string.h>

#include "engine/lexicon_build.h"
#include "engine/mention.h"

#define MAX_WORDS_AHEAD 10
#define MAX_WORDS_BEHIND 5

static bool
is_cue(const EcMention *mention, EcCue cue)
{
	return mention->kind == EC_MENTION_CUE && mention->cue == cue;
}

/* Does a mark that ends a clause stand among the tokens [first, last]? Commas do not. */
static bool
has_clause_mark(const EcSentence *sentence, int first, int last)
{
	for (int i = first; i <= last; i++)
		if (sentence->tokens[i].punctuation != '\0' && strchr(";:.?!()_", sentence->tokens[i].punctuation) != NULL)
			return true;
	return false;
}

/* May guidance still follow as the object of a verb after this mention? */
static bool
is_passed(const EcMention *mention)
{
	if (mention->kind == EC_MENTION_METRIC || mention->kind == EC_MENTION_PERIOD)
		return true;
	if (mention->kind != EC_MENTION_CUE)
		return false;
	switch (mention->cue)
	{
		case EC_CUE_FROM:
		case EC_CUE_BY:
		case EC_CUE_COMPARE:
		case EC_CUE_CAUSE:
		case EC_CUE_FORWARD:
		case EC_CUE_PAST:
			return false;
		default:
			return true;
	}
}

static bool
has_guidance_ahead(const EcSentence *sentence, int i)
{
	const EcMention *verb = &sentence->mentions[i];

	for (int j = i + 1; j < sentence->n_mentions; j++)
	{
		const EcMention *mention = &sentence->mentions[j];

		if (mention->first > verb->last + MAX_WORDS_AHEAD ||
			has_clause_mark(sentence, sentence->mentions[j - 1].last + 1, mention->first - 1))
			return false;
		if (is_cue(mention, EC_CUE_GUIDANCE) || (is_cue(mention, EC_CUE_TARGET) && verb->cue != EC_CUE_LOOKBACK))
			return true;
		if (!is_passed(mention))
			return false;
	}
	return false;
}

static bool
is_form_of_be(const char *text, const EcToken *token)
{
	static const char *const forms[] = {"is", "are", "was", "were", "been", "being", "be", "remain", "remains", "remained"};
	EcSlice		word = {text + token->start, token->length};

	for (size_t i = 0; i < sizeof(forms) / sizeof(forms[0]); i++)
		if (ec_slice_is(word, forms[i]))
			return true;
	return false;
}

/* "guidance has been raised": guidance, then a form of "to be" among a few words, then the verb. */
static bool
has_guidance_behind(const char *text, const EcSentence *sentence, int i)
{
	const EcMention *verb = &sentence->mentions[i];
	bool		has_be = is_form_of_be(text, &sentence->tokens[verb->first]);

	for (int j = i - 1; j >= 0 && sentence->mentions[j].last + MAX_WORDS_BEHIND >= verb->first; j--)
	{
		const EcMention *mention = &sentence->mentions[j];

		for (int t = mention->last + 1; t < verb->first; t++)
			has_be = has_be || is_form_of_be(text, &sentence->tokens[t]);
		if (is_cue(mention, EC_CUE_GUIDANCE))
			return has_be && !has_clause_mark(sentence, mention->last + 1, verb->first - 1);
		if (!is_cue(mention, EC_CUE_PAST) && mention->kind != EC_MENTION_PERIOD)
			return false;
		has_be = has_be || is_form_of_be(text, &sentence->tokens[mention->first]) ||
			is_form_of_be(text, &sentence->tokens[mention->last]);
	}
	return false;
}

static bool
is_about_guidance(const char *text, const EcSentence *sentence, int i)
{
	uint8_t		cue = sentence->mentions[i].cue;

	if (has_guidance_ahead(sentence, i))
		return true;
	return cue != EC_CUE_LOOKBACK && cue != EC_CUE_NO_GUIDANCE && has_guidance_behind(text, sentence, i);
}

static uint32_t
cue_signal(uint8_t cue)
{
	switch (cue)
	{
		case EC_CUE_RAISE:
		case EC_CUE_LOWER:
		case EC_CUE_NARROW:
		case EC_CUE_REAFFIRM:
		case EC_CUE_WITHDRAW:
		case EC_CUE_INITIATE:
			return EC_SIGNAL_ACTION;
		case EC_CUE_FORWARD:
		case EC_CUE_GUIDANCE:
		case EC_CUE_TARGET:
			return EC_SIGNAL_FORWARD;
		default:
			return 0;
	}
}

static uint32_t
mention_signal(const EcMention *mention)
{
	switch (mention->kind)
	{
		case EC_MENTION_QUANTITY:
			return EC_SIGNAL_QUANTITY;
		case EC_MENTION_METRIC:
			return EC_SIGNAL_METRIC;
		case EC_MENTION_CUE:
			return cue_signal(mention->cue);
		default:
			return 0;
	}
}

static const EcSynonym *
metric_of(const EcLexicon *lexicon, const EcMention *mention)
{
	return mention->kind == EC_MENTION_METRIC ? ec_lexicon_synonym(lexicon, mention->synonym) : NULL;
}

/* The metric that a modifier goes with: the last before it in the sentence, else the first after it; -1 for none. */
static int
modified_metric(const EcLexicon *lexicon, const EcSentence *sentence, int modifier)
{
	for (int step = -1; step <= 1; step += 2)
		for (int i = modifier + step; i >= 0 && i < sentence->n_mentions; i += step)
		{
			const EcSynonym *synonym = metric_of(lexicon, &sentence->mentions[i]);

			if (synonym != NULL && !synonym->is_modifier)
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
	int			lowest = first > MAX_WORDS_AHEAD ? first - MAX_WORDS_AHEAD : 0;

	for (int j = i - 1; j >= 0 && sentence->mentions[j].last >= lowest; j--)
		if (metric_of(lexicon, &sentence->mentions[j]) != NULL)
			lowest = sentence->mentions[j].last + 1;
	for (int t = first - 1; t >= lowest; t--)
		for (size_t v = 0; v < sizeof(verbs) / sizeof(verbs[0]); v++)
			if (verbs[v].stock == metric &&
				ec_slice_is((EcSlice) {text + sentence->tokens[t].start, sentence->tokens[t].length}, verbs[v].word))
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
	int			other = modified_metric(lexicon, sentence, i);
	bool		is_revenue = other >= 0 && metric_of(lexicon, &sentence->mentions[other])->metric == EC_METRIC_revenue;

	if (other < 0 || (is_revenue && metric == EC_METRIC_organic_revenue))
		return;
	if (is_revenue)
		sentence->mentions[other].synonym = plain_synonym(lexicon, metric);
	modifier->kind = EC_MENTION_CUE;
	modifier->cue = EC_CUE_NONE;
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
		"total", "overall", "adjusted", "quarterly", "annual", "operating", "cash", "core", "company", "higher", "lower",
		"with", "from", "while", "quarter", "year", "segment", "consolidated", "reported", "these", "other", "underlying", "and"
	};
	EcSlice		word = {text + before->start, before->length};

	if (before->kind != EC_TOKEN_WORD || before->length <= 3)
		return true;
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (ec_slice_is(word, words[i]))
			return true;
	return false;
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
	int			metric = metric_of(lexicon, &sentence->mentions[i])->metric;

	if (metric == EC_METRIC_store_count || metric == EC_METRIC_customers)
		metric = metric_of_verb(lexicon, text, sentence, i, metric);
	else
	{
		if (metric == EC_METRIC_operating_margin && metric_of(lexicon, &sentence->mentions[i])->is_weak)
			settle_margin(lexicon, sentence, i);
		else if (metric == EC_METRIC_operating_expenses && metric_of(lexicon, &sentence->mentions[i])->is_weak)
			settle_expense(text, sentence, i);
		return;
	}
	if (metric >= 0)
		sentence->mentions[i].synonym = plain_synonym(lexicon, metric);
}

static bool
is_per_share(const EcMention *mention)
{
	return mention->kind == EC_MENTION_QUANTITY &&
		ec_unit_family(mention->as.quantity.value.unit) == EC_FAMILY_PER_SHARE;
}

/* Where no metric stands before it and an amount per share is near, "a loss of $0.74 per share" is a net loss. */
static void
settle_loss(const EcLexicon *lexicon, EcSentence *sentence, int i)
{
	bool		is_net_loss = false;

	for (int j = 0; j < i; j++)
	{
		const EcSynonym *synonym = metric_of(lexicon, &sentence->mentions[j]);

		if (synonym != NULL && synonym->metric != EC_METRIC_net_income)
			return;
	}
	for (int j = i + 1; j <= i + 4 && j < sentence->n_mentions; j++)
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

/* Is the next mention a metric of flows, with at most one other word between ("core diluted EPS", not "core loans")? */
static bool
is_before_metric(const EcLexicon *lexicon, const EcSentence *sentence, int i)
{
	const EcMention *next = &sentence->mentions[i + 1];

	return i + 1 < sentence->n_mentions && next->kind == EC_MENTION_METRIC &&
		next->first <= sentence->mentions[i].last + 2 &&
		!ec_lexicon_metric(lexicon, metric_of(lexicon, next)->metric)->is_stock;
}

static void
settle(const EcLexicon *lexicon, const char *text, EcSentence *sentence, int i)
{
	EcMention  *mention = &sentence->mentions[i];
	const EcSynonym *synonym = metric_of(lexicon, mention);

	if (synonym != NULL && synonym->is_modifier)
		settle_modifier(lexicon, sentence, i);
	else if (synonym != NULL)
		settle_verb(lexicon, text, sentence, i);
	else if (is_cue(mention, EC_CUE_LOSS))
		settle_loss(lexicon, sentence, i);
	else if (mention->kind == EC_MENTION_CUE && mention->synonym == EC_PHRASE_OF_METRIC)
		mention->cue = is_before_metric(lexicon, sentence, i) ? mention->cue : EC_CUE_NONE;
	else if (mention->kind == EC_MENTION_CUE && mention->synonym != mention->cue &&
			 !is_about_guidance(text, sentence, i))
		mention->cue = (uint8_t) mention->synonym;
}

void
ec_mentions_settle(const EcLexicon *lexicon, const char *text, EcSentence *sentence)
{
	int			kept = 0;

	for (int i = 0; i < sentence->n_mentions; i++)
		settle(lexicon, text, sentence, i);
	for (int i = 0; i < sentence->n_mentions; i++)
	{
		if (is_cue(&sentence->mentions[i], EC_CUE_NONE))
			continue;
		if (kept < i)
			sentence->mentions[kept] = sentence->mentions[i];
		sentence->signals |= mention_signal(&sentence->mentions[kept++]);
	}
	sentence->n_mentions = kept;
}
