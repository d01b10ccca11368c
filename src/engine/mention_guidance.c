/*
 * Is guidance what a cue is about? "Raising our revenue guidance" raises guidance, "raising prices"
 * is a plain increase, "narrowing our loss" is nothing.
 *
 * Guidance is looked for a few words ahead ("raise the low end of our full-year EPS guidance"),
 * past metrics, periods and adjectives but past no number and no other clause; then, for the
 * passive, just before ("our outlook has been lowered").
 */
#include <string.h>

#include "engine/mention.h"

#define WORDS_AHEAD 10
#define WORDS_BEHIND 8

/* Does a mark that ends a clause stand among the tokens [first, last]? Commas do not. */
static bool
has_clause_mark(const EcSentence *sentence, int first, int last)
{
	for (int i = first; i <= last; i++)
		if (sentence->tokens[i].punctuation != '\0' && strchr(";:.?!()_", sentence->tokens[i].punctuation) != NULL)
			return true;
	return false;
}

static bool
has_word(const char *text, const EcSentence *sentence, int first, int last, const char *word)
{
	for (int i = first; i <= last; i++)
		if (ec_token_is(text, &sentence->tokens[i], word))
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

/* "orders increased, and we feel good about the outlook": the verb's object has ended. */
static bool
starts_other_clause(const char *text, const EcSentence *sentence, const EcMention *mention)
{
	static const char *const subjects[] = {"i", "it", "that", "they", "this", "we", "we're"};

	return ec_mention_is_cue(mention, EC_CUE_CLAUSE_BREAK) && mention->last + 1 < sentence->n_tokens &&
		ec_token_is_any(text, &sentence->tokens[mention->last + 1], subjects, sizeof(subjects) / sizeof(subjects[0]));
}

/* "raised our core FFO range": a range that is moved is one of guidance. */
static bool
has_range_ahead(const char *text, const EcSentence *sentence, const EcMention *verb)
{
	static const char *const words[] = {"range", "ranges", "forecast"};
	int			end = verb->last + WORDS_AHEAD < sentence->n_tokens ? verb->last + WORDS_AHEAD : sentence->n_tokens;

	for (int t = verb->last + 1; t < end && sentence->tokens[t].kind != EC_TOKEN_PUNCTUATION &&
		 sentence->tokens[t].kind != EC_TOKEN_NUMBER; t++)
		if (ec_token_is_any(text, &sentence->tokens[t], words, sizeof(words) / sizeof(words[0])))
			return true;
	return false;
}

static bool
has_guidance_ahead(const char *text, const EcSentence *sentence, int i)
{
	const EcMention *verb = &sentence->mentions[i];

	for (int j = i + 1; j < sentence->n_mentions; j++)
	{
		const EcMention *mention = &sentence->mentions[j];

		if (mention->first > verb->last + WORDS_AHEAD ||
			has_clause_mark(sentence, sentence->mentions[j - 1].last + 1, mention->first - 1))
			return false;
		if (ec_mention_is_cue(mention, EC_CUE_GUIDANCE) || (ec_mention_is_cue(mention, EC_CUE_TARGET) && verb->cue != EC_CUE_LOOKBACK))
			return !has_word(text, sentence, verb->last + 1, mention->first - 1, "in") &&
				!ec_token_is(text, &sentence->tokens[mention->last], "budgets");	/* those of others */
		if (!is_passed(mention) || starts_other_clause(text, sentence, mention))
			return false;
	}
	return false;
}

static bool
is_form_of_be(const EcToken *token)
{
	return ec_token_is_of(token, EC_CLASS_BIT(BEING));
}

/* "guidance has been raised": guidance, then a form of "to be" among a few words, then the verb. */
static bool
has_guidance_behind(const EcSentence *sentence, int i)
{
	const EcMention *verb = &sentence->mentions[i];
	bool		has_be = is_form_of_be(&sentence->tokens[verb->first]);

	for (int j = i - 1; j >= 0 && sentence->mentions[j].last + WORDS_BEHIND >= verb->first; j--)
	{
		const EcMention *mention = &sentence->mentions[j];

		for (int t = mention->last + 1; t < verb->first; t++)
			has_be = has_be || is_form_of_be(&sentence->tokens[t]);
		if (ec_mention_is_cue(mention, EC_CUE_GUIDANCE))
			return has_be && !has_clause_mark(sentence, mention->last + 1, verb->first - 1);
		if (!ec_mention_is_cue(mention, EC_CUE_PAST) && mention->kind != EC_MENTION_PERIOD && mention->kind != EC_MENTION_METRIC)
			return false;
		has_be = has_be || is_form_of_be(&sentence->tokens[mention->first]) ||
			is_form_of_be(&sentence->tokens[mention->last]);
	}
	return false;
}

/* "raising our full-year organic growth": the figure of a year that is not over, or not yet told, is what is guided. */
static bool
moves_year(const char *text, const EcSentence *sentence, int i)
{
	static const char *const verbs[] = {"raise", "raised", "raising", "lower", "lowering", "increasing", "narrowing"};
	const EcMention *verb = &sentence->mentions[i];
	int			our = verb->last + 1;

	return i + 1 < sentence->n_mentions && verb[1].kind == EC_MENTION_PERIOD && verb[1].first <= our + 1 &&
		verb[1].as.period.months == 12 && ec_token_is(text, &sentence->tokens[our], "our") &&
		ec_token_is_any(text, &sentence->tokens[verb->first], verbs, sizeof(verbs) / sizeof(verbs[0]));
}

bool
ec_mention_is_about_guidance(const char *text, const EcSentence *sentence, int i)
{
	uint8_t		cue = sentence->mentions[i].cue;

	if (has_guidance_ahead(text, sentence, i))
		return true;
	if ((cue == EC_CUE_RAISE || cue == EC_CUE_LOWER || cue == EC_CUE_NARROW || cue == EC_CUE_LOOKBACK) &&
		(has_range_ahead(text, sentence, &sentence->mentions[i]) || moves_year(text, sentence, i)))
		return true;
	return cue != EC_CUE_LOOKBACK && cue != EC_CUE_NO_GUIDANCE && has_guidance_behind(sentence, i);
}
