/*
 * Where the metric of a pair stands beside the quantity: right before or behind it, in front of the clause, behind a break.
 *
 * In: a search and a metric of the sentence. The subtle thing is what joins across a break: "growth and
 * productivity | capex" is one phrase, and in "a 10% increase in the dividend to $0.33" the metric belongs to both numbers.
 */
#include "engine/link_parts.h"
#include "engine/segment.h"

#define WORDS_TO_OWNER 6

/* Tokens between two mentions that no mention covers. */
static int
loose_tokens(const EcSentence *sentence, int a, int b)
{
	int			loose = sentence->mentions[b].first - sentence->mentions[a].last - 1;

	for (int i = a + 1; i < b; i++)
		loose -= sentence->mentions[i].last - sentence->mentions[i].first + 1;
	return loose;
}

static bool
breaks_between(const EcSentence *sentence, int from, int to)
{
	for (int t = from; t < to; t++)
		if (ec_clause_breaks_at(sentence, t))
			return true;
	return false;
}

static bool
has_preposition(const EcSearch *search, int from, int to)
{
	for (int t = from; t < to; t++)
	{
		const EcToken *token = &search->sentence->tokens[t];

		if (token->length > 3 || token->kind != EC_TOKEN_WORD)
			continue;
		if (ec_token_is(search->context->text, token, "of") || ec_token_is(search->context->text, token, "in") ||
			ec_token_is(search->context->text, token, "for"))
			return true;
	}
	return false;
}

/* "in growth and productivity | capex": does "and" join words before the metric only? */
static bool
is_joined(const EcSearch *search, int metric)
{
	const EcMention *mentions = search->sentence->mentions;
	int			from = search->quantity->last + 1;

	if (from + 6 < mentions[metric].first || !has_preposition(search, from, from + 1))
		return false;
	for (int i = search->clause->quantity + 1; i < metric; i++)
		if (mentions[i].kind != EC_MENTION_CUE || (mentions[i].cue == EC_CUE_CLAUSE_BREAK &&
												   !ec_token_is(search->context->text, &search->sentence->tokens[mentions[i].first], "and")) ||
			mentions[i].cue == EC_CUE_PAST || mentions[i].cue == EC_CUE_FORWARD || mentions[i].cue == EC_CUE_COMPARE)
			return false;
	for (int t = from; t < mentions[metric].first; t++)
		if (search->sentence->tokens[t].kind == EC_TOKEN_PUNCTUATION && search->sentence->tokens[t].punctuation != '-')
			return false;
	return true;
}

/* "up 14% from volume growth", "flat versus revenue of": what follows is a reason or another value. */
static bool
turns_between(const EcSentence *sentence, int quantity, int metric)
{
	for (int i = quantity + 1; i < metric; i++)
		if (ec_mention_is_cue(&sentence->mentions[i], EC_CUE_FROM) || ec_mention_is_cue(&sentence->mentions[i], EC_CUE_CAUSE))
			return true;
	return false;
}

/* Does "and" stand between the two mentions? */
static bool
are_joined(const EcSearch *search, int a, int b)
{
	for (int t = search->sentence->mentions[a].last + 1; t < search->sentence->mentions[b].first; t++)
		if (ec_token_is(search->context->text, &search->sentence->tokens[t], "and"))
			return true;
	return false;
}

/* Place of the metric in the list of metrics that the list of quantities is paired with; 0: there is no such list, or it is not in it. */
static int
place_in_list(const EcSearch *search, int metric)
{
	int			place = search->clause->list_length;
	int			first = ec_clause_first_of_list(search->clause)->quantity;
	int			found = 0;
	int			last = -1;

	for (int i = first - 1; i >= 0 && place > 0; i--)
	{
		if (search->sentence->mentions[i].kind == EC_MENTION_QUANTITY)
			break;
		if (search->sentence->mentions[i].kind != EC_MENTION_METRIC)
			continue;
		if (place == search->clause->list_length - 1 && !are_joined(search, i, last))
			return 0;
		if (i == metric)
			found = place;
		last = i;
		place--;
	}
	return place == 0 ? found : 0;
}

static uint64_t
place_before(const EcSearch *search, int metric)
{
	const EcMention *mention = &search->sentence->mentions[metric];
	int			place = search->clause->list_length > 1 ? place_in_list(search, metric) : 0;

	if (place > 0)
		return place == search->clause->list_index ? EC_LINK_BIT(EC_LINK_respectively) : EC_LINK_BIT(EC_LINK_metric_after);
	if (mention->first >= search->clause->first)
		return loose_tokens(search->sentence, metric, search->clause->quantity) <= 3 ?
			EC_LINK_BIT(EC_LINK_metric_tight_before) : EC_LINK_BIT(EC_LINK_metric_before);
	if (mention->first >= search->clause->lead)
		return EC_LINK_BIT(EC_LINK_metric_in_lead);
	return EC_LINK_BIT(EC_LINK_metric_earlier);
}

/* "5,500 Model 9000 firewall customers": nothing but a name between the number and what is counted. */
static bool
counts_named(const EcSearch *search, int metric)
{
	const EcMention *mention = &search->sentence->mentions[metric];

	if (ec_lexicon_metric(search->context->lexicon, ec_link_metric_of(search->context, mention))->family != EC_FAMILY_COUNT ||
		mention->first > search->quantity->last + 6 || metric != search->clause->quantity + 1)
		return false;
	for (int t = search->quantity->last + 1; t < mention->first; t++)
		if ((search->sentence->tokens[t].kind == EC_TOKEN_PUNCTUATION && search->sentence->tokens[t].punctuation != '-') ||
			ec_segment_is_preposition(&search->sentence->tokens[t]))
			return false;
	return true;
}

/* Do the words that end at the token say that the company has what is counted: "we operate", "ended the quarter with a total of", "our"? */
static bool
tells_of_having(const EcSearch *search, int last)
{
	static const char *const verbs[] = {"employ", "employed", "employing", "employs", "end", "ended", "ending", "exited", "finished", "had", "has", "have",
		"operate", "operated", "operates", "operating", "own", "owned", "totaled", "totaling"};
	static const char *const moved[] = {"additions", "cancellations", "decline", "decrease", "growth", "increase", "loss", "losses", "net", "new",
		"openings"};
	static const char *const groups[] = {"chain", "fleet", "force", "network", "portfolio", "staff", "system", "team", "total", "workforce"};
	static const char *const grown[] = {"expand", "expanded", "expanding", "grew", "grow", "growing", "grown", "increased"};
	const char *text = search->context->text;
	const EcToken *tokens = search->sentence->tokens;

	if (ec_token_is(text, &tokens[last], "our") ||
		(last > 1 && ec_token_is(text, &tokens[last], "of") && ec_token_is_any(text, &tokens[last - 1], groups, sizeof(groups) / sizeof(groups[0]))))
		return true;
	if (last > 0 && ec_token_is(text, &tokens[last], "to") && ec_token_is_any(text, &tokens[last - 1], grown, sizeof(grown) / sizeof(grown[0])))
		return true;
	for (int t = last; t >= 0 && t > last - WORDS_TO_OWNER && tokens[t].kind == EC_TOKEN_WORD; t--)
	{
		if (ec_token_is_any(text, &tokens[t], verbs, sizeof(verbs) / sizeof(verbs[0])))
			return true;
		if (tokens[t].length > 3 && text[tokens[t].start + tokens[t].length - 1] == 'd' && text[tokens[t].start + tokens[t].length - 2] == 'e')
			return false;		/* "we have closed" */
		if (ec_token_is_any(text, &tokens[t], moved, sizeof(moved) / sizeof(moved[0])))
			return false;		/* "we had net losses of" */
	}
	return false;
}

/* Things in the plural, and nothing but their kind between them and the number. */
static bool
counts_things(const EcSearch *search, int metric)
{
	static const char *const plurals[] = {"people", "staff"};
	const EcSentence *sentence = search->sentence;
	const EcMention *mention = &sentence->mentions[metric];
	const EcToken *last = &sentence->tokens[mention->last];

	if (metric != search->clause->quantity + 1 || mention->first > search->quantity->last + 4 ||
		ec_lexicon_metric(search->context->lexicon, ec_link_metric_of(search->context, mention))->family != EC_FAMILY_COUNT ||
		has_preposition(search, search->quantity->last + 1, mention->first))
		return false;
	return search->context->text[last->start + last->length - 1] == 's' ||
		ec_token_is_any(search->context->text, last, plurals, sizeof(plurals) / sizeof(plurals[0]));
}

bool
ec_link_counts_all(const EcSearch *search, int metric)
{
	static const char *const some[] = {"closed", "closing", "temporarily", "that", "under", "scheduled", "planned"};
	int			next = search->sentence->mentions[metric].last + 1;

	return search->quantity->first > 0 && !search->quantity->as.quantity.has_words && !search->quantity->as.quantity.has_unit &&
		counts_things(search, metric) && tells_of_having(search, search->quantity->first - 1) &&
		!(next < search->sentence->n_tokens && ec_token_is_any(search->context->text, &search->sentence->tokens[next], some, sizeof(some) / sizeof(some[0])));
}

bool
ec_link_is_own_change(const EcSearch *search, int metric)
{
	const EcMention *change = search->quantity + 1;

	return metric == search->clause->quantity + 2 && (ec_mention_is_cue(change, EC_CUE_UP) || ec_mention_is_cue(change, EC_CUE_DOWN)) &&
		change->first == search->quantity->last + 1 &&
		has_preposition(search, change->last + 1, search->sentence->mentions[metric].first) &&
		!ec_cues_have(search->clause->after, EC_CUE_CONTRIBUTION);
}

/* "a 10% increase in the dividend | to $0.33": nothing but an article between the growth and what grew, where the next number takes the metric too. */
static bool
is_growth_of(const EcSearch *search, int metric)
{
	const EcMention *mention = &search->sentence->mentions[metric];

	return ec_mention_is_ratio(search->quantity) && ec_link_is_own_change(search, metric) &&
		mention->first <= search->quantity[1].last + 4 && !breaks_between(search->sentence, search->quantity[1].last + 1, mention->first);
}

/* "spent $52 million | to repurchase 1 million shares": what the money went into, though another number follows. */
static bool
is_spent_on(const EcSearch *search, int metric)
{
	static const char *const words[] = {"for", "in", "on", "our", "the", "to"};
	const EcMention *mention = &search->sentence->mentions[metric];

	if (ec_link_metric_of(search->context, mention) != EC_METRIC_share_repurchases || mention->first > search->quantity->last + 4 ||
		mention->first == search->quantity->last + 1)
		return false;
	for (int t = search->quantity->last + 1; t < mention->first; t++)
		if (!ec_token_is_any(search->context->text, &search->sentence->tokens[t], words, sizeof(words) / sizeof(words[0])))
			return false;
	return true;
}

static uint64_t
place_after(const EcSearch *search, int metric)
{
	const EcMention *mention = &search->sentence->mentions[metric];
	int			from = search->quantity->last + 1;
	int			loose = loose_tokens(search->sentence, search->clause->quantity, metric);

	if (is_joined(search, metric) || is_growth_of(search, metric) || is_spent_on(search, metric))
		return EC_LINK_BIT(EC_LINK_metric_of_after);
	if (mention->first > search->clause->last || breaks_between(search->sentence, from, mention->first) ||
		turns_between(search->sentence, search->clause->quantity, metric))
		return EC_LINK_BIT(EC_LINK_metric_after) | EC_LINK_BIT(EC_LINK_after_break);
	if (has_preposition(search, from, mention->first))
		return loose <= 5 ? EC_LINK_BIT(EC_LINK_metric_of_after) : EC_LINK_BIT(EC_LINK_metric_after);
	return loose <= 2 || counts_named(search, metric) ? EC_LINK_BIT(EC_LINK_metric_right_after) : EC_LINK_BIT(EC_LINK_metric_after);
}

uint64_t
ec_link_place(const EcSearch *search, int metric)
{
	return metric < search->clause->quantity ? place_before(search, metric) : place_after(search, metric);
}
