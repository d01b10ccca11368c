/*
 * Words that are a metric only in certain company: shares that were "purchased", a credit line of which so
 * much "was outstanding", "versus earnings of" behind another kind of earnings, a "favorable" price.
 *
 * Like the rest of the second pass, it changes what a mention is and never where it stands.
 */
#include "engine/mention.h"

#define WORDS_TO_SHARES 8
#define WORDS_TO_ECHO 12

static const EcSynonym *
metric_of(const EcLexicon *lexicon, const EcMention *mention)
{
	return mention->kind == EC_MENTION_METRIC ? ec_lexicon_synonym(lexicon, mention->synonym) : NULL;
}

#define TOKEN_IS(text, sentence, token, words) \
	ec_token_is_any(text, &(sentence)->tokens[token], words, sizeof(words) / sizeof((words)[0]))

static void
become_cue(EcMention *mention, EcCue cue)
{
	mention->kind = EC_MENTION_CUE;
	mention->cue = (uint8_t) cue;
	mention->synonym = (uint16_t) cue;
}

/* Is the next thing a number of shares, or an amount of "our shares": "purchasing 1.2 million shares"? */
static bool
takes_shares(const char *text, const EcSentence *sentence, int verb)
{
	static const char *const shares[] = {"shares", "share", "stock"};
	static const char *const others[] = {"of", "in", "per", "a"};
	const EcMention *quantity = &sentence->mentions[verb + 1];
	EcUnitFamily family;
	bool		is_ours;

	if (verb + 1 >= sentence->n_mentions || quantity->kind != EC_MENTION_QUANTITY ||
		quantity->first > sentence->mentions[verb].last + 4)
		return false;
	family = ec_unit_family(quantity->as.quantity.value.unit);
	is_ours = family == EC_FAMILY_COUNT;
	for (int t = quantity->last + 1; t < sentence->n_tokens && t <= quantity->last + WORDS_TO_SHARES; t++)
	{
		if (TOKEN_IS(text, sentence, t, shares))
			return is_ours && (family == EC_FAMILY_COUNT || family == EC_FAMILY_MONEY);
		if (ec_token_is(text, &sentence->tokens[t], "our"))
			is_ours = true;
		else if (sentence->tokens[t].kind == EC_TOKEN_PUNCTUATION ||
				 (family == EC_FAMILY_COUNT && TOKEN_IS(text, sentence, t, others) && t > quantity->last + 1))
			return false;
	}
	return false;
}

void
ec_mention_settle_purchase(const char *text, EcSentence *sentence, int i)
{
	if (!takes_shares(text, sentence, i))
		become_cue(&sentence->mentions[i], EC_CUE_NONE);
}

/* What "is outstanding" is borrowed where a credit line was named before. */
void
ec_mention_settle_outstanding(const EcLexicon *lexicon, EcSentence *sentence, int i)
{
	for (int j = i - 1; j >= 0; j--)
	{
		const EcSynonym *synonym = metric_of(lexicon, &sentence->mentions[j]);

		if (ec_mention_is_cue(&sentence->mentions[j], EC_CUE_AUTHORIZATION) ||
			(synonym != NULL && synonym->metric == EC_METRIC_liquidity))
			return;
	}
	become_cue(&sentence->mentions[i], EC_CUE_PAST);
}

static bool
is_income(int metric)
{
	return metric == EC_METRIC_operating_income || metric == EC_METRIC_net_income || metric == EC_METRIC_pretax_income ||
		metric == EC_METRIC_ebitda;
}

/* "Operating earnings were $9 million versus earnings of $8 million": what is compared is of the same kind. */
void
ec_mention_settle_echo(const EcLexicon *lexicon, EcSentence *sentence, int i)
{
	bool		is_compared = false;

	for (int j = i - 1; j >= 0 && sentence->mentions[j].last + WORDS_TO_ECHO >= sentence->mentions[i].first; j--)
	{
		const EcSynonym *synonym = metric_of(lexicon, &sentence->mentions[j]);

		is_compared = is_compared || ec_mention_is_cue(&sentence->mentions[j], EC_CUE_COMPARE);
		if (synonym == NULL)
			continue;
		if (is_compared && is_income(synonym->metric))
			sentence->mentions[i].synonym = sentence->mentions[j].synonym;
		return;
	}
}

/* "Favorable price of 3%", "price was a favorable 3%": the price itself went up. */
void
ec_mention_settle_favor(const EcLexicon *lexicon, const char *text, EcSentence *sentence, int i)
{
	static const char *const words[] = {"favorable", "unfavorable"};
	EcMention  *mention = &sentence->mentions[i];

	if (!TOKEN_IS(text, sentence, mention->first, words) || mention->first < mention->last)
		return;
	for (int j = i > 2 ? i - 2 : 0; j <= i + 1 && j < sentence->n_mentions; j++)
	{
		const EcSynonym *synonym = j == i ? NULL : metric_of(lexicon, &sentence->mentions[j]);
		int			gap = j < i ? mention->first - sentence->mentions[j].last : sentence->mentions[j].first - mention->last;

		if (synonym == NULL || gap > 3 || (synonym->metric != EC_METRIC_average_price && synonym->metric != EC_METRIC_sales_volume))
			continue;
		mention->cue = ec_lower(text[mention->span.start]) == 'f' ? EC_CUE_UP : EC_CUE_DOWN;
		return;
	}
}

/* "I'll start with", "you will see": what somebody is going to say, or the listener to see, is not yet to come. */
static bool
is_of_speech(const char *text, const EcSentence *sentence, const EcMention *will)
{
	static const char *const speakers[] = {"i'll", "you'll"};
	static const char *const company[] = {"we'll"};
	static const char *const verbs[] = {
		"begin", "cover", "discuss", "highlight", "hear", "note", "review", "start", "talk", "touch", "turn", "walk",
	};
	bool		is_will = ec_token_is(text, &sentence->tokens[will->first], "will");
	int			before = will->first - 1;

	if (TOKEN_IS(text, sentence, will->first, speakers) ||
		(is_will && before >= 0 && (ec_token_is(text, &sentence->tokens[before], "I") || ec_token_is(text, &sentence->tokens[before], "you"))))
		return true;
	if (!TOKEN_IS(text, sentence, will->first, company) && !(is_will && before >= 0 && ec_token_is(text, &sentence->tokens[before], "we")))
		return false;
	for (int t = will->first + 1; t < sentence->n_tokens && t <= will->first + 2; t++)
		if (TOKEN_IS(text, sentence, t, verbs))
			return true;
	return false;
}

/* "sales would have increased 8%": what happened, but for something. */
static bool
is_of_past(const char *text, const EcSentence *sentence, const EcMention *would)
{
	static const char *const irregular[] = {"grown", "risen", "fallen", "come"};
	int			participle = would->first + 2;
	const EcToken *token = &sentence->tokens[participle];

	return participle < sentence->n_tokens && ec_token_is(text, &sentence->tokens[would->first], "would") &&
		ec_token_is(text, &sentence->tokens[participle - 1], "have") &&
		(TOKEN_IS(text, sentence, participle, irregular) ||
		 (token->length > 4 && text[token->start + token->length - 1] == 'd' && text[token->start + token->length - 2] == 'e'));
}

void
ec_mention_settle_tense(const char *text, EcSentence *sentence, int i)
{
	if (is_of_speech(text, sentence, &sentence->mentions[i]))
		become_cue(&sentence->mentions[i], EC_CUE_NONE);
	else if (is_of_past(text, sentence, &sentence->mentions[i]))
		become_cue(&sentence->mentions[i], EC_CUE_PAST);
}

/* "a $14 million construction loan at 8%": one loan is not what a bank has lent; "loan growth", "loan balances" are. */
void
ec_mention_settle_loan(const char *text, EcSentence *sentence, int i)
{
	static const char *const loan[] = {"loan"};
	static const char *const ends[] = {"and", "at", "for", "from", "in", "of", "on", "that", "to", "which", "with"};
	int			next = sentence->mentions[i].last + 1;

	if (TOKEN_IS(text, sentence, next - 1, loan) &&
		(next >= sentence->n_tokens || TOKEN_IS(text, sentence, next, ends) ||
		 (sentence->tokens[next].kind == EC_TOKEN_PUNCTUATION && sentence->tokens[next].punctuation != '-')))
		become_cue(&sentence->mentions[i], EC_CUE_NONE);
}
