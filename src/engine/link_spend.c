/*
 * Spending that goes on about capital expenditures: "Capital spending was $58 million. We plan to spend $300 million in 2021."
 *
 * In: a search and the topic of the passage. What the money is spent on must not be said: "spend $25 million on marketing"
 * is something else.
 */
#include "engine/link_parts.h"

#define WORDS_TO_VERB 5
#define WORDS_TO_PERIOD 3

/* Does a verb of spending stand right before the amount, with nothing but small words between? */
static bool
is_spent(const EcSearch *search)
{
	static const char *const verbs[] = {"spend", "spending", "spent", "invest", "investing", "invested"};
	const EcToken *tokens = search->sentence->tokens;
	int			first = search->quantity->first;

	for (int t = first - 1; t >= 0 && t >= first - WORDS_TO_VERB && tokens[t].kind == EC_TOKEN_WORD; t--)
		if (ec_token_is_any(search->context->text, &tokens[t], verbs, sizeof(verbs) / sizeof(verbs[0])))
			return true;
	return false;
}

/* Nothing follows the amount but a time, an aside or the end. */
static bool
is_object_unsaid(const EcSearch *search)
{
	const EcSentence *sentence = search->sentence;
	int			next = search->quantity->last + 1;
	const EcMention *mention = search->quantity + 1;

	if (next >= sentence->n_tokens || sentence->tokens[next].kind == EC_TOKEN_PUNCTUATION)
		return true;
	return mention < sentence->mentions + sentence->n_mentions && mention->kind == EC_MENTION_PERIOD &&
		mention->first <= search->quantity->last + WORDS_TO_PERIOD;
}

bool
ec_link_is_spending(const EcSearch *search)
{
	return search->context->topic.synonym->metric == EC_METRIC_capex && search->quantity->as.quantity.has_scale &&
		ec_unit_family(search->quantity->as.quantity.value.unit) == EC_FAMILY_MONEY && is_spent(search) && is_object_unsaid(search);
}
