/*
 * Which words may stand in the name of a part of the company.
 *
 * There are no word classes: what is neither a stop word (tables/segment_stops.def) nor a mention may. The subtle
 * thing is a word that means something else alone: "Consumer Tissue", "refrigerated cargo", "in the US".
 */
#include "engine/segment_parts.h"

#include <string.h>

#include "engine/match.h"

static bool
ends_with(const char *text, const EcToken *token, const char *suffix)
{
	size_t		length = strlen(suffix);

	return token->length > length + 2 && !token->is_capitalized &&
		memcmp(text + token->start + token->length - length, suffix, length) == 0;
}

/* Capitals at the start of a sentence, of a bullet or of a quotation say nothing. */
bool
ec_segment_has_capital(const EcSentence *sentence, int token)
{
	const EcToken *t = &sentence->tokens[token];

	return token > 0 && t->is_capitalized && !t->is_sentence_start &&
		(t[-1].kind == EC_TOKEN_WORD || t[-1].kind == EC_TOKEN_NUMBER || t[-1].kind == EC_TOKEN_PUNCTUATION);
}

static bool
ampersand_follows(const EcContext *context, const EcSentence *sentence, int token)
{
	return token + 1 < sentence->n_tokens && ec_token_is(context->text, &sentence->tokens[token + 1], "&");
}

static bool
is_beside_ampersand(const EcContext *context, const EcSentence *sentence, int token)
{
	return ampersand_follows(context, sentence, token) ||
		(token > 0 && ec_token_is(context->text, &sentence->tokens[token - 1], "&"));
}

/* "Level 5", "Studio 9": a common word that is a name with its number. */
static bool
is_numbered(const EcContext *context, const EcSentence *sentence, int token)
{
	static const char *const words[] = {"area", "division", "level", "line", "plant", "studio", "unit", "zone"};

	return token + 1 < sentence->n_tokens && sentence->tokens[token + 1].kind == EC_TOKEN_NUMBER &&
		ec_mention_over(sentence, token + 1) == NULL &&
		ec_token_is_any(context->text, &sentence->tokens[token], words, sizeof(words) / sizeof(words[0]));
}

/* A stop word within a name of several capitals: "Strategic Materials", "Business & Industry". */
static bool
is_among_capitals(const EcContext *context, const EcSentence *sentence, int token)
{
	if (sentence->tokens[token].is_capitalized && is_beside_ampersand(context, sentence, token))
		return true;
	if (!ec_segment_has_capital(sentence, token))
		return false;
	if (is_numbered(context, sentence, token))
		return true;
	return (token + 1 < sentence->n_tokens && sentence->tokens[token + 1].kind == EC_TOKEN_WORD &&
			ec_segment_has_capital(sentence, token + 1) && ec_mention_over(sentence, token + 1) == NULL) ||
		(sentence->tokens[token - 1].kind == EC_TOKEN_WORD && ec_segment_has_capital(sentence, token - 1) &&
		 ec_mention_over(sentence, token - 1) == NULL);
}

bool
ec_segment_is_hyphen(const EcSentence *sentence, int token)
{
	return token >= 0 && token < sentence->n_tokens && sentence->tokens[token].kind == EC_TOKEN_PUNCTUATION &&
		sentence->tokens[token].punctuation == '-';
}

/* A later word of a compound such as "direct-to-consumer", whatever it means alone. */
static bool
is_in_compound(const EcSentence *sentence, int token)
{
	const EcMention *mention = ec_mention_over(sentence, token);

	return sentence->tokens[token].kind == EC_TOKEN_WORD && ec_segment_is_hyphen(sentence, token - 1) && token > 1 &&
		mention != NULL && mention->first == mention->last && mention->kind != EC_MENTION_PERIOD &&
		(ec_segment_is_hyphen(sentence, token + 1) || ec_segment_is_hyphen(sentence, token - 3));
}

/* "the Closed Block segment", "Growth Markets": a word of change or of the past, written as a name. */
static bool
is_verb_as_name(const EcMention *mention)
{
	const EcCueSet verbs = EC_CUE_BIT(EC_CUE_PAST) | EC_CUE_BIT(EC_CUE_UP) | EC_CUE_BIT(EC_CUE_DOWN);

	return mention->first == mention->last && ec_mention_is_cue_in(mention, verbs);
}

/* "Consumer Tissue", "Wealth Management": a word that means something else where it stands in a name. */
static bool
may_be_name(const EcContext *context, const EcMention *mention)
{
	if (mention->first != mention->last)
		return false;
	if (mention->kind == EC_MENTION_METRIC)
		return ec_lexicon_synonym(context->lexicon, mention->synonym)->is_weak;
	return mention->kind == EC_MENTION_CUE && mention->cue != EC_CUE_GAAP && mention->cue != EC_CUE_NON_GAAP;
}

static bool
is_stop(const EcToken *token)
{
	return ec_token_is_of(token, EC_CLASS_BIT(SEGMENT_STOP));
}

/* "our | stabilized | portfolio", "sales of | advanced | solutions": a participle in front of its noun, where no verb can stand. */
static bool
is_attribute(const EcContext *context, const EcSentence *sentence, int token)
{
	const EcToken *t = &sentence->tokens[token];
	const EcMention *mention = ec_mention_over(sentence, token);
	const EcMention *next = token + 1 < sentence->n_tokens ? ec_mention_over(sentence, token + 1) : NULL;

	if (token < 1 || token + 1 >= sentence->n_tokens || !ends_with(context->text, t, "ed") || is_stop(t) ||
		(mention != NULL && !is_verb_as_name(mention)) || t[1].kind != EC_TOKEN_WORD)
		return false;
	if (next != NULL ? next->kind != EC_MENTION_METRIC && !ec_segment_is_head(sentence, token + 1) : is_stop(&t[1]))
		return false;
	return ec_segment_is_article(&t[-1]) || ec_segment_is_preposition(&t[-1]) ||
		ec_segment_is_known_word(&t[-1]);
}

/* "a 17% increase in stores": a thing that is counted elsewhere. */
static bool
is_noun_of_place(const EcSentence *sentence, int token, const EcMention *mention)
{
	return token > 0 && mention->kind == EC_MENTION_METRIC && mention->first == mention->last &&
		ec_segment_is_preposition(&sentence->tokens[token - 1]) && ec_segment_is_known_word(&sentence->tokens[token]);
}

static bool
is_all_capitals(const EcContext *context, const EcToken *token)
{
	for (int i = 0; i < token->length; i++)
		if (!ec_is_upper(context->text[token->start + i]))
			return false;
	return token->length > 1;
}

/* "in the US": an abbreviation that looks like a stop word, unless the text around it is in capitals too. */
static bool
is_abbreviation(const EcContext *context, const EcSentence *sentence, int token)
{
	const EcToken *t = sentence->tokens + token;

	return token > 0 && t[-1].kind == EC_TOKEN_WORD && is_all_capitals(context, t) && !is_all_capitals(context, &t[-1]);
}

/* "Investment Banking revenue": a word of names that opens the sentence, with a capital behind it. */
static bool
opens_name(const EcSentence *sentence, int token)
{
	return token + 1 < sentence->n_tokens && sentence->tokens[token].is_capitalized && sentence->tokens[token + 1].kind == EC_TOKEN_WORD &&
		ec_segment_is_known_word(&sentence->tokens[token]) && ec_segment_has_capital(sentence, token + 1) &&
		ec_mention_over(sentence, token + 1) == NULL;
}

/* "our Global | segment", "the long-stay | portfolio": a stop word that a capital or a hyphen makes a part of a name in front of a head word. */
static bool
is_stop_before_head(const EcContext *context, const EcSentence *sentence, int token)
{
	static const char *const none[] = {"based", "company", "company's", "group", "group's"};

	if (token < 2 || token + 1 >= sentence->n_tokens || !ec_segment_is_head(sentence, token + 1) ||
		ec_token_is_any(context->text, &sentence->tokens[token], none, EC_COUNT(none)))
		return false;
	if (ec_segment_has_capital(sentence, token))
		return ec_segment_is_article(&sentence->tokens[token - 1]);
	return ec_segment_is_hyphen(sentence, token - 1) && ec_mention_over(sentence, token - 2) == NULL &&
		!is_stop(&sentence->tokens[token - 2]);
}

/* "our | marking | and | coding | businesses": between an article, or "and" and such a word, and a head word it is no verb. */
static bool
is_gerund_of_head(const EcContext *context, const EcSentence *sentence, int token)
{
	int			first = token - 1;
	int			next = token + 1;

	if (is_stop(&sentence->tokens[token]))
		return false;
	if (first > 1 && ec_token_is(context->text, &sentence->tokens[first], "and") && ends_with(context->text, &sentence->tokens[first - 1], "ing"))
		first -= 2;
	if (next + 1 < sentence->n_tokens && ec_token_is(context->text, &sentence->tokens[next], "and"))
		next += 2;
	return first >= 0 && ec_segment_is_article(&sentence->tokens[first]) && ec_segment_is_head(sentence, next);
}

/* "value-| added", "subscription-| based": what makes a name of the noun before it. */
static bool
ends_compound(const EcContext *context, const EcSentence *sentence, int token)
{
	static const char *const words[] = {"added", "based", "driven", "duty", "end", "only"};

	return token > 1 && ec_segment_is_hyphen(sentence, token - 1) && sentence->tokens[token - 2].kind == EC_TOKEN_WORD &&
		!is_stop(&sentence->tokens[token - 2]) && ec_token_is_any(context->text, &sentence->tokens[token], words, sizeof(words) / sizeof(words[0]));
}

bool
ec_segment_is_name_word(const EcContext *context, const EcSentence *sentence, int token)
{
	const EcToken *t = &sentence->tokens[token];
	const EcMention *mention = ec_mention_over(sentence, token);

	if (is_in_compound(sentence, token) || is_attribute(context, sentence, token))
		return true;
	if (mention != NULL && ec_segment_is_head(sentence, token))
		return t->is_capitalized && ampersand_follows(context, sentence, token);
	if (mention != NULL)
		return (may_be_name(context, mention) && is_among_capitals(context, sentence, token)) ||
			is_noun_of_place(sentence, token, mention);
	if (t->kind == EC_TOKEN_NUMBER)
		return true;
	if (t->kind != EC_TOKEN_WORD || (t->length == 1 && !t->is_capitalized && !ec_segment_is_hyphen(sentence, token + 1)))
		return false;
	if (is_stop(t) && token > 0 && ec_token_is(context->text, t, "company") && ec_token_is(context->text, &t[-1], "holding"))
		return true;
	if (is_stop(t) && is_stop_before_head(context, sentence, token))
		return true;
	if (is_stop(t))
		return is_among_capitals(context, sentence, token) || is_abbreviation(context, sentence, token) ||
			opens_name(sentence, token) || ends_compound(context, sentence, token);
	if (ends_with(context->text, t, "ing"))
		return ec_segment_is_known_word(t) || is_gerund_of_head(context, sentence, token);
	return !ends_with(context->text, t, "ly") && !ends_with(context->text, t, "ed");
}
