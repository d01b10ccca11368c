/*
 * Where a range is two values: "margin rose from 44% to 51%".
 *
 * The quantity lexer reads "from A to B" as a range. Where something moved it is the value before and the
 * value after; where growth is expected or guidance stands beside older guidance it remains a range.
 */
#include "engine/clause.h"

#include <string.h>

/* Ratios both, or neither: "$0.60 to $0.80, up to $0.85 to $1 per share". */
static bool
are_alike(const EcMention *a, const EcMention *b)
{
	return ec_mention_is_ratio(a) == ec_mention_is_ratio(b);
}

/* "growth | from 6% to 8%, up to 9% to 10%": the value after it follows, so that the range is the one before. */
static bool
leads_to_range(const EcSentence *sentence, int quantity)
{
	const EcMention *next = &sentence->mentions[quantity];
	int			end = next->last + 8;

	for (int i = quantity + 1; i < sentence->n_mentions && sentence->mentions[i].first < end; i++)
		if (sentence->mentions[i].kind == EC_MENTION_QUANTITY)
			return sentence->mentions[i].as.quantity.shape == EC_SHAPE_RANGE && are_alike(next, &sentence->mentions[i]);
		else if (!ec_mention_is_cue_in(&sentence->mentions[i], EC_CUE_BIT(EC_CUE_TO) | EC_CUE_BIT(EC_CUE_UP) | EC_CUE_BIT(EC_CUE_DOWN)))
			return false;
	return false;
}

/* "growth of 12% to 15%, up | from 6% to 8%": the value of another time, where the one before was said already. */
static bool
is_earlier_range(const EcSentence *sentence, int from, int quantity)
{
	int			i = from - 1;

	if (!ec_mention_is_cue_in(&sentence->mentions[i], EC_CUE_BIT(EC_CUE_UP) | EC_CUE_BIT(EC_CUE_DOWN)))
		return false;
	while (i >= 0 && sentence->mentions[i].kind == EC_MENTION_CUE)
		i--;
	return i >= 0 && sentence->mentions[i].kind == EC_MENTION_QUANTITY && are_alike(&sentence->mentions[i], &sentence->mentions[quantity]);
}

bool
ec_range_is_of_growth(const char *text, const EcSentence *sentence, int from, int quantity)
{
	static const char *const words[] = {"grow", "growth", "decline"};
	int			before = sentence->mentions[from].first - 1;

	return before >= 0 && ec_mention_is_ratio(&sentence->mentions[quantity]) && ec_token_is_any(text, &sentence->tokens[before], words, sizeof(words) / sizeof(words[0])) &&
		(ec_clause_cues(sentence, 0, from) & EC_CUE_BIT(EC_CUE_FORWARD)) != 0;
}

/* "raised our estimate | from $450 million to $500 million" */
static bool
is_revised(const EcSentence *sentence, int from)
{
	for (int i = from - 1; i >= 0 && sentence->mentions[i].kind != EC_MENTION_QUANTITY; i--)
		if (ec_mention_is_cue_in(&sentence->mentions[i], EC_CUE_BIT(EC_CUE_RAISE) | EC_CUE_BIT(EC_CUE_LOWER)))
			return true;
	return false;
}

bool
ec_range_is_unmoved(const char *text, const EcSentence *sentence, int from, int quantity)
{
	const EcCueSet moves = EC_CUE_BIT(EC_CUE_UP) | EC_CUE_BIT(EC_CUE_DOWN) | EC_CUE_BIT(EC_CUE_TO) | EC_CUE_BIT(EC_CUE_RAISE) |
		EC_CUE_BIT(EC_CUE_LOWER) | EC_CUE_BIT(EC_CUE_NARROW) | EC_CUE_BIT(EC_CUE_GUIDANCE) | EC_CUE_BIT(EC_CUE_LOOKBACK);
	int			begin = from;

	while (begin > 0 && sentence->mentions[begin - 1].kind != EC_MENTION_QUANTITY)
		begin--;
	if (ec_range_is_of_growth(text, sentence, from, quantity))
		return true;
	if (begin > 0 && sentence->mentions[begin - 1].as.quantity.shape == EC_SHAPE_RANGE &&
		!ec_cues_have(ec_clause_cues(sentence, begin, from), EC_CUE_CLAUSE_BREAK))
		return false;			/* "$770 million to $790 million, revised from ..." */
	return sentence->mentions[quantity].as.quantity.shape == EC_SHAPE_RANGE && quantity == from + 1 &&
		sentence->mentions[quantity].first == sentence->mentions[from].last + 1 &&
		(ec_clause_cues(sentence, begin, from) & moves) == 0 &&
		(ec_clause_cues(sentence, 0, from) & EC_CUE_BIT(EC_CUE_FORWARD)) != 0;
}

/* Is there a word of change before, with nothing but one percentage between? */
static bool
follows_direction(const EcSentence *sentence, int from)
{
	bool		has_percentage = false;

	for (int i = from - 1; i >= 0; i--)
	{
		if (sentence->mentions[i].kind == EC_MENTION_QUANTITY && (has_percentage || !ec_mention_is_ratio(&sentence->mentions[i])))
			return false;
		has_percentage = has_percentage || sentence->mentions[i].kind == EC_MENTION_QUANTITY;
		if (ec_mention_is_cue_in(&sentence->mentions[i], EC_CUE_BIT(EC_CUE_UP) | EC_CUE_BIT(EC_CUE_DOWN)))
			return true;
	}
	return false;
}

/* "margin went | from 35% to 37%": it moved, and no word tells the direction. */
static bool
follows_move(const char *text, const EcSentence *sentence, int from)
{
	static const char *const verbs[] = {"go", "goes", "going", "gone", "move", "moved", "moves", "moving", "went"};
	int			verb = sentence->mentions[from].first - 1;

	return verb >= 0 && ec_token_is_any(text, &sentence->tokens[verb], verbs, sizeof(verbs) / sizeof(verbs[0]));
}

/* Something moved "from" the first end of this range "to" the second; the percentage may stand before ("up 5% from"). */
static bool
is_move(const char *text, const EcSentence *sentence, int quantity)
{
	const EcMention *mention = &sentence->mentions[quantity];
	int			from = quantity - 1;

	if (mention->as.quantity.shape != EC_SHAPE_RANGE || from < 1 || !ec_mention_is_cue_in(&sentence->mentions[from], EC_CUE_BIT(EC_CUE_FROM)) ||
		mention->first - sentence->mentions[from].last > 3)
		return false;
	if (leads_to_range(sentence, quantity) || is_earlier_range(sentence, from, quantity) ||
		ec_range_is_of_growth(text, sentence, from, quantity))
		return false;
	return is_revised(sentence, from) || follows_direction(sentence, from) || follows_move(text, sentence, from);
}

/* The verb before "$79 million to $190 million" in "decreased 29% or | $79 million", "grew by | $79 million"; -1 for none. */
static int
verb_of_move(const char *text, const EcSentence *sentence, int quantity)
{
	const EcMention *mentions = sentence->mentions;
	int			i = quantity - 1;

	if (i > 0 && mentions[i].kind == EC_MENTION_CUE && ec_token_is(text, &sentence->tokens[mentions[i].first], "or") &&
		mentions[i].last + 1 == mentions[quantity].first && mentions[i - 1].kind == EC_MENTION_QUANTITY && ec_mention_is_ratio(&mentions[i - 1]))
		i -= 2;
	if (i >= 0 && mentions[i].kind == EC_MENTION_CUE && mentions[i].cue == EC_CUE_BY)
		i--;
	return i >= 0 && mentions[i].kind == EC_MENTION_CUE && mentions[i].last + 1 == mentions[i + 1].first ? i : -1;
}

/* "increased $14.8 million | to $38.6 million": what is past moved by the one to the other. */
static bool
is_moved_by(const char *text, const EcSentence *sentence, int quantity)
{
	static const char *const verbs[] = {
		"climbed", "declined", "decreased", "dropped", "fell", "grew", "improved", "increased", "rose",
	};
	const EcMention *mention = &sentence->mentions[quantity];
	int			at = verb_of_move(text, sentence, quantity);
	const EcMention *verb = at < 0 ? NULL : &sentence->mentions[at];
	const EcCueSet outlook = EC_CUE_BIT(EC_CUE_FORWARD) | EC_CUE_BIT(EC_CUE_GUIDANCE) | EC_CUE_BIT(EC_CUE_TARGET);

	if (verb == NULL || mention->as.quantity.shape != EC_SHAPE_RANGE || ec_mention_is_ratio(mention) || (verb->cue != EC_CUE_UP && verb->cue != EC_CUE_DOWN) ||
		(ec_clause_cues(sentence, 0, quantity) & outlook) != 0)
		return false;
	for (size_t i = 0; i < sizeof(verbs) / sizeof(verbs[0]); i++)
		if (ec_token_is(text, &sentence->tokens[verb->last], verbs[i]))
			return true;
	return false;
}

static int
token_to(const char *text, const EcSentence *sentence, const EcMention *mention)
{
	for (int t = mention->first + 1; t < mention->last; t++)
		if (ec_token_is(text, &sentence->tokens[t], "to"))
			return t;
	return -1;
}

/* Turns one range into FROM-value, TO cue, TO-value. */
static void
split_move(const char *text, EcSentence *sentence, int quantity)
{
	EcMention  *m = &sentence->mentions[quantity];
	int			to = token_to(text, sentence, m);

	if (to < 1 || sentence->n_mentions + 2 > EC_MAX_MENTIONS)
		return;
	memmove(m + 3, m + 1, (size_t) (sentence->n_mentions - quantity - 1) * sizeof(EcMention));
	sentence->n_mentions += 2;
	m[1] = m[2] = m[0];
	m[0].last = (uint16_t) (to - 1);
	m[0].span.end = sentence->tokens[to - 1].start + sentence->tokens[to - 1].length;
	m[0].as.quantity.shape = m[2].as.quantity.shape = EC_SHAPE_POINT;
	m[0].as.quantity.value.high_mantissa = m[0].as.quantity.value.low_mantissa;
	m[0].as.quantity.value.high_exponent = m[0].as.quantity.value.low_exponent;
	m[1].kind = EC_MENTION_CUE;
	m[1].cue = EC_CUE_TO;
	m[1].first = m[1].last = (uint16_t) to;
	m[1].span.start = sentence->tokens[to].start;
	m[1].span.end = m[1].span.start + 2;
	m[2].first = (uint16_t) (to + 1);
	m[2].span.start = sentence->tokens[to + 1].start;
	m[2].as.quantity.value.low_mantissa = m[2].as.quantity.value.high_mantissa;
	m[2].as.quantity.value.low_exponent = m[2].as.quantity.value.high_exponent;
	ec_mentions_index(sentence);
}

void
ec_moves_split(const char *text, EcSentence *sentence)
{
	for (int i = 0; i < sentence->n_mentions; i++)
		if (sentence->mentions[i].kind == EC_MENTION_QUANTITY && (is_move(text, sentence, i) || is_moved_by(text, sentence, i)))
			split_move(text, sentence, i);
}
