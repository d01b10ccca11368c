/*
 * Verbs that are a metric before the right object: debt that is "paid down", homes that are "delivered".
 *
 * Relies on the mentions of the sentence. Of debt, the verb becomes the metric, and only where the object stands
 * behind it; of things, the noun does, where verb and number stand before it. Else each is again the cue that it was, or nothing.
 */
#include "engine/mention.h"

#define WORDS_TO_AMOUNT 8
#define WORDS_TO_OBJECT 9
#define WORDS_TO_THING 4
#define WORDS_TO_VERB 6

#define IS_ANY(text, sentence, token, words) ec_token_is_any(text, &(sentence)->tokens[token], words, sizeof(words) / sizeof((words)[0]))

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

/* "We paid down $40 million of debt", "redeemed notes for $70 million": else "paid down" is a fall, "redeemed" nothing. */
void
ec_mention_settle_repayment(const char *text, EcSentence *sentence, int i)
{
	EcMention  *verb = &sentence->mentions[i];
	const EcMention *amount;
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

/* Does a verb of sale end the words before the token: "we delivered a record", "expect to close between"? */
static bool
is_sold(const char *text, const EcSentence *sentence, int last, bool is_home)
{
	static const char *const verbs[] = {"deliver", "delivered", "delivering", "ship", "shipped", "shipping"};
	static const char *const of_homes[] = {"close", "closed", "closing"};
	static const char *const of_things[] = {"sell", "selling", "sold"};
	static const char *const breaks[] = {"and", "which", "who", "that", "for", "in", "from", "to", "with"};

	for (int t = last; t >= 0 && t > last - WORDS_TO_VERB && sentence->tokens[t].kind == EC_TOKEN_WORD; t--)
	{
		if (IS_ANY(text, sentence, t, verbs) || (is_home ? IS_ANY(text, sentence, t, of_homes) : IS_ANY(text, sentence, t, of_things)))
			return true;
		if (IS_ANY(text, sentence, t, breaks))
			return false;
	}
	return false;
}

/* "The industry shipped": somebody else did. */
static bool
is_of_others(const EcSentence *sentence, int i)
{
	while (--i >= 0)
		if (ec_mention_is_cue(&sentence->mentions[i], EC_CUE_NOT_COMPANY))
			return true;
	return false;
}

/* A whole number without unit, scale or a noun of its own behind it. */
static bool
is_bare_count(const char *text, const EcSentence *sentence, const EcMention *number)
{
	static const char *const goes_on[] = {"a", "an", "and", "are", "at", "compared", "during", "for", "from", "in", "last", "on", "one", "or", "over", "the",
		"this", "to", "versus", "were"};
	const EcQuantity *quantity = &number->as.quantity;
	int			next = number->last + 1;

	return !quantity->has_unit && !quantity->has_scale && !quantity->has_words && !quantity->has_point &&
		(next >= sentence->n_tokens || sentence->tokens[next].kind == EC_TOKEN_PUNCTUATION || IS_ANY(text, sentence, next, goes_on));
}

/* "6,300 homes, compared to 4,800 a year ago": the numbers count the same things. */
static void
mark_things(const char *text, EcSentence *sentence, int number)
{
	sentence->mentions[number].as.quantity.is_of_things = true;
	for (int i = number + 1; i < sentence->n_mentions; i++)
		if (sentence->mentions[i].kind == EC_MENTION_QUANTITY && is_bare_count(text, sentence, &sentence->mentions[i]))
			sentence->mentions[i].as.quantity.is_of_things = true;
}

/* Does the number count the things that the mention names? */
static bool
counts_thing(const EcMention *number, const EcMention *thing)
{
	const EcQuantity *quantity = &number->as.quantity;

	return number->kind == EC_MENTION_QUANTITY && !quantity->has_words && (!quantity->has_point || quantity->has_scale) && !quantity->has_unit &&
		ec_unit_family(quantity->value.unit) == EC_FAMILY_COUNT && thing->first <= number->last + WORDS_TO_THING;
}

/* "We delivered 2,340 homes", "sold over 5,000 used vehicles": things that are sold; what builders of homes call sold are orders. */
void
ec_mention_settle_sold(const char *text, EcSentence *sentence, int i)
{
	static const char *const homes[] = {"home", "homes"};
	static const char *const heads[] = {"unit", "units"};
	EcMention  *thing = &sentence->mentions[i];

	if (i > 0 && thing[-1].first > 0 && counts_thing(&thing[-1], thing))
	{
		mark_things(text, sentence, i - 1);
		if (is_sold(text, sentence, thing[-1].first - 1, IS_ANY(text, sentence, thing->first, homes)) && !is_of_others(sentence, i))
			return;
	}
	thing->kind = EC_MENTION_CUE;
	thing->cue = IS_ANY(text, sentence, thing->first, heads) ? EC_CUE_SEGMENT_HEAD : EC_CUE_NONE;
	thing->synonym = thing->cue;
}
