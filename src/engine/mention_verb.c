/*
 * Verbs that are a metric before the right object: debt that is "paid down".
 *
 * Relies on the mentions of the sentence. The verb becomes the metric only where the object
 * stands behind it; else it is again the cue that it was, or nothing.
 */
#include "engine/mention.h"

#define WORDS_TO_AMOUNT 8
#define WORDS_TO_OBJECT 9

static bool
is_amount(const EcMention *mention)
{
	return mention->kind == EC_MENTION_QUANTITY && mention->as.quantity.has_scale &&
		ec_unit_family(mention->as.quantity.value.unit) == EC_FAMILY_MONEY;
}

/* Does a word for what is owed stand among the tokens, before a stop and a word for shares? */
static bool
names_debt(const char *text, const EcSentence *sentence, int from, int to)
{
	static const char *const debts[] = {"debt", "borrowing", "borrowings", "indebtedness", "note", "notes", "bond", "bonds", "debenture",
		"debentures", "revolver", "facility", "mortgage", "mortgages", "term", "paper", "line", "maturity", "maturities"};
	static const char *const others[] = {"share", "shares", "stock", "preferred", "equity", "units", "ppp", "customer", "customers", "and"};

	for (int t = from; t < to && t < sentence->n_tokens; t++)
	{
		const EcToken *token = &sentence->tokens[t];

		if (ec_token_is_any(text, token, debts, sizeof(debts) / sizeof(debts[0])))
			return true;
		if (ec_token_is_any(text, token, others, sizeof(others) / sizeof(others[0])))
			return false;
	}
	return false;
}

/* "We paid down $40 million of debt", "redeemed our 2022 notes for $72 million": else "paid down" is a fall, "redeemed" nothing. */
void
ec_mention_settle_repayment(const char *text, EcSentence *sentence, int i)
{
	EcMention  *verb = &sentence->mentions[i];
	const EcMention *amount = verb + 1;
	bool		is_fall = ec_lower(text[verb->span.start]) == 'p' || ec_token_is(text, &sentence->tokens[verb->last], "repaid");
	int			next = i + 1;

	while (next < sentence->n_mentions && sentence->mentions[next].kind != EC_MENTION_QUANTITY && sentence->mentions[next].kind != EC_MENTION_METRIC)
		next++;
	amount = &sentence->mentions[next];
	if (next < sentence->n_mentions && is_amount(amount) && amount->first <= verb->last + WORDS_TO_AMOUNT &&
		((!ec_token_is(text, &sentence->tokens[verb->last + 1], "of") && names_debt(text, sentence, verb->last + 1, amount->first)) ||
		 names_debt(text, sentence, amount->last + 1, amount->last + WORDS_TO_OBJECT)))
		return;
	verb->kind = EC_MENTION_CUE;
	verb->cue = is_fall ? EC_CUE_DOWN : EC_CUE_NONE;
	verb->synonym = verb->cue;
}
