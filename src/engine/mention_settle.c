/*
 * Settles what one mention means because of another, drops those that are left without meaning,
 * and sets the signals of the sentence. Mentions keep their order.
 */
#include "engine/mention.h"

#include <string.h>

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
		case EC_MENTION_PERIOD:
			return EC_SIGNAL_PERIOD;
		case EC_MENTION_CUE:
			return cue_signal(mention->cue);
		default:
			return 0;
	}
}

/* Is the next mention a metric of flows, with at most one word or a period between ("core diluted EPS", not "core loans")? */
static bool
is_before_metric(const EcLexicon *lexicon, const EcSentence *sentence, int i)
{
	const EcMention *next = &sentence->mentions[i + 1];
	const EcMention *before = &sentence->mentions[i];

	if (i + 2 < sentence->n_mentions && next->kind == EC_MENTION_PERIOD && next->first == before->last + 1)
		before = next++;
	return next < sentence->mentions + sentence->n_mentions && next->kind == EC_MENTION_METRIC && next->first <= before->last + 2 &&
		!ec_lexicon_metric(lexicon, ec_lexicon_synonym(lexicon, next->synonym)->metric)->is_stock;
}

/* "gap earnings" as a recogniser writes GAAP, "core earnings", but not "core values", "the gap in sales" nor "Gap sales" of the brand. */
static bool
is_of_metric(const EcLexicon *lexicon, const EcSentence *sentence, int i)
{
	const EcMention *mention = &sentence->mentions[i];

	if (!is_before_metric(lexicon, sentence, i))
		return false;
	return mention->cue != EC_CUE_GAAP || (mention[1].first == mention->last + 1 && !sentence->tokens[mention->first].is_capitalized);
}

/* "down in the low to mid-20s": a decade that something moved by is in percent. */
static void
settle_decade(EcSentence *sentence, int i)
{
	EcQuantity *quantity = &sentence->mentions[i].as.quantity;

	if (quantity->shape != EC_SHAPE_DECADE || quantity->value.unit[0] != '\0' || i == 0)
		return;
	if ((ec_mention_is_cue(&sentence->mentions[i - 1], EC_CUE_UP) || ec_mention_is_cue(&sentence->mentions[i - 1], EC_CUE_DOWN)) &&
		sentence->mentions[i - 1].last + 4 >= sentence->mentions[i].first)
		strcpy(quantity->value.unit, "%");
}

/* "growth was plus 3%", "at plus 3%": the sign of a change, where elsewhere something is added. */
static bool
is_plus_sign(const char *text, const EcSentence *sentence, int i)
{
	static const char *const words[] = {"was", "were", "is", "are", "be", "been", "at", "by", "of", "about", "roughly", "approximately", "or", "and", "to",
	"around", "between"};
	const EcMention *mention = &sentence->mentions[i];
	int			before = mention->first - 1;

	if (before < 0 || i + 1 >= sentence->n_mentions || mention[1].kind != EC_MENTION_QUANTITY || mention[1].first != mention->last + 1 ||
		!ec_mention_is_ratio(&mention[1]) || !ec_token_is(text, &sentence->tokens[mention->first], "plus"))
		return false;
	if (sentence->tokens[before].punctuation != ',')
		return ec_token_is_any(text, &sentence->tokens[before], words, sizeof(words) / sizeof(words[0]));
	for (int j = 0; j < i; j++)
		if (sentence->mentions[j].kind == EC_MENTION_QUANTITY)
			return false;
	return true;
}

/* "value-added products", "cost-driven": a word of a compound that is told by another one. */
static bool
is_in_compound(const EcSentence *sentence, const EcMention *mention)
{
	const EcToken *word = &sentence->tokens[mention->first];

	return mention->first > 1 && word[-1].punctuation == '-' && word[-2].kind == EC_TOKEN_WORD && word[-1].start + 1 == word->start &&
		word[-2].start + word[-2].length == word[-1].start;
}

static void
settle(const EcLexicon *lexicon, const char *text, EcSentence *sentence, int i)
{
	EcMention  *mention = &sentence->mentions[i];

	if (mention->kind == EC_MENTION_METRIC)
		ec_mention_settle_metric(lexicon, text, sentence, i);
	else if (mention->kind == EC_MENTION_QUANTITY)
		settle_decade(sentence, i);
	else if (mention->kind != EC_MENTION_CUE)
		return;
	else if ((mention->cue == EC_CUE_CONTRIBUTION || mention->cue == EC_CUE_CAUSE) && is_in_compound(sentence, mention))
		mention->cue = EC_CUE_NONE;
	else if (mention->cue == EC_CUE_CONTRIBUTION)
		ec_mention_settle_favor(lexicon, text, sentence, i);
	else if (mention->cue == EC_CUE_FORWARD)
		ec_mention_settle_tense(text, sentence, i);
	else if (mention->cue == EC_CUE_LOSS)
		ec_mention_settle_loss(lexicon, sentence, i);
	else if ((mention->cue == EC_CUE_NON_GAAP || mention->cue == EC_CUE_EXCEPT) && mention->synonym == mention->cue)
		ec_mention_settle_exclusion(text, sentence, i);
	else if (mention->cue == EC_CUE_CLAUSE_BREAK && is_plus_sign(text, sentence, i))
		mention->cue = EC_CUE_UP;
	else if (mention->synonym == EC_PHRASE_OF_METRIC)
		mention->cue = is_of_metric(lexicon, sentence, i) ? mention->cue : EC_CUE_NONE;
	else if (mention->synonym == EC_PHRASE_JUDGING)
		ec_mention_settle_judgement(lexicon, sentence, i);
	else if (mention->synonym != mention->cue && !ec_mention_is_about_guidance(text, sentence, i))
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
		if (ec_mention_is_cue(&sentence->mentions[i], EC_CUE_NONE))
			continue;
		if (kept < i)
			sentence->mentions[kept] = sentence->mentions[i];
		sentence->signals |= mention_signal(&sentence->mentions[kept++]);
	}
	sentence->n_mentions = kept;
}
