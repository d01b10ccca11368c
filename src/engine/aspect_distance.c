/*
 * By how much a figure missed or beat what was expected of it: "$0.07 above the midpoint of our range", "exceeding our
 * guidance by $30 million". Such an amount is neither a level nor a change of the metric, hence no row.
 *
 * The subtle thing is guidance that itself moved ("$0.05 below our previous guidance"): that is a change of guidance.
 */
#include "engine/aspect_parts.h"
#include "engine/match.h"

#define IS_ANY(reading, token, words) \
	ec_sentence_is_any_at((reading)->context->text, (reading)->sentence, token, words, EC_COUNT(words))

/* What is expected, and how far behind the word of comparison it may stand. */
#define REACH 8

static const char *const expected[] = {
	"budget", "consensus", "estimate", "estimates", "expectation", "expectations", "forecast", "forecasts", "guidance", "guide",
	"midpoint", "outlook", "plan", "target", "targets", "expected", "anticipated", "projected", "guided", "forecasted", "planned",
};

static const char *const former[] = {"prior", "previous", "previously", "earlier", "original", "initial", "last", "former"};

/* The word for what is expected in the tokens [from, to) of one phrase; -1 for none. */
static int
expected_in(const EcReading *reading, int from, int to)
{
	static const char *const conjunctions[] = {"and", "or", "but", "in", "during"};

	for (int t = from; t < to && t < reading->sentence->n_tokens; t++)
	{
		char		mark = reading->sentence->tokens[t].punctuation;

		if (IS_ANY(reading, t, expected))
			return t;
		if (mark == ',' || mark == ';' || mark == ':' || IS_ANY(reading, t, conjunctions))
			return -1;
	}
	return -1;
}

/* "$0.07 above", "90 basis points better than": the token behind the comparison; -1 for none. */
static int
after_comparison(const EcReading *reading, const EcDraft *draft)
{
	static const char *const sides[] = {"above", "below", "beyond"};
	static const char *const compared[] = {"better", "higher", "lower", "worse", "more", "less", "greater", "favorable", "unfavorable", "ahead", "short"};
	static const char *const joints[] = {"than", "to", "of"};
	int			t = draft->quantity->last + 1;

	if (IS_ANY(reading, t, sides))
		return t + 1;
	return IS_ANY(reading, t, compared) && IS_ANY(reading, t + 1, joints) ? t + 2 : -1;
}

/* "EPS of $1.26 above our range": the amount that came in, not the distance. */
static bool
is_level_itself(const EcReading *reading, const EcDraft *draft)
{
	static const char *const leads[] = {"of", "at", "to", "totaled", "totaling", "reached", "reaching", "from"};

	return IS_ANY(reading, draft->quantity->first - 1, leads) || draft->clause->is_compared ||
		(ec_mention_is_ratio(draft->quantity) && draft->metric->family == EC_FAMILY_PERCENT && draft->fit == EC_FIT_LEVEL);
}

/* "$0.07 above the midpoint of our range" */
static bool
stands_before_expected(const EcReading *reading, const EcDraft *draft)
{
	int			from = after_comparison(reading, draft);
	int			to = from < 0 ? -1 : expected_in(reading, from, from + REACH);

	if (to < 0 || is_level_itself(reading, draft))
		return false;
	for (int t = from; t < to && draft->fact.kind != EC_KIND_ACTUAL; t++)
		if (IS_ANY(reading, t, former))
			return false;
	return true;
}

/* "exceeding our guidance by $30 million" */
static bool
stands_behind_expected(const EcReading *reading, const EcDraft *draft)
{
	static const char *const verbs[] = {
		"above", "beat", "beating", "beats", "below", "exceed", "exceeded", "exceeding", "exceeds", "missed", "missing", "outperformed",
		"outperforming", "surpassed", "surpassing", "topped",
	};
	static const char *const by_words[] = {"by"};
	int			by = draft->quantity->first - 1;
	int			first = draft->link->clause > 0 ? reading->sentence->mentions[draft->clause[-1].quantity].last + 1 : 0;

	if (!IS_ANY(reading, by, by_words) && !IS_ANY(reading, --by, by_words))
		return false;
	for (int t = by; t > by - 2 - REACH && t >= first; t--)
		if (IS_ANY(reading, t, verbs))
			return expected_in(reading, t + 1, by) >= 0;
	return false;
}

bool
ec_is_distance_to_expected(const EcReading *reading, const EcDraft *draft)
{
	return stands_before_expected(reading, draft) || stands_behind_expected(reading, draft);
}
