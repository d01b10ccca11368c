/*
 * The part of the company that a whole sentence is about, and whether the sentence opens a passage about it.
 *
 * The part stands at the front of the sentence: a phrase such as "Turning to Japan", a subject with a head
 * word ("the Utility segment") or with a verb, a name before a metric in a heading. Only a part that is
 * announced or that acts may stand behind. What stands right beside a number is stronger; segment.c asks here last.
 */
#include "engine/segment_parts.h"

#include "engine/match.h"
#include "engine/mention.h"

static const EcSlice no_segment = {NULL, 0};

static bool
is_cue_at(const EcSentence *sentence, int token, EcCue cue)
{
	const EcMention *mention = ec_mention_over(sentence, token);

	return mention != NULL && mention->kind == EC_MENTION_CUE && mention->cue == cue;
}

/* The mention over the token, where `*next` is the first that may be: for walks from left to right. */
static const EcMention *
next_mention_over(const EcSentence *sentence, int token, int *next)
{
	while (*next < sentence->n_mentions && sentence->mentions[*next].last < token)
		(*next)++;
	return *next < sentence->n_mentions && sentence->mentions[*next].first <= token ? &sentence->mentions[*next] : NULL;
}

/* "for our Coatings | segment": does the name behind the preposition have a head word? */
static bool
is_headed(const EcContext *context, const EcSentence *sentence, int preposition)
{
	static const char *const heads[] = {"group", "sector"};
	int			first = preposition + 1;
	int			last;

	while (first < sentence->n_tokens && ec_segment_is_article(&sentence->tokens[first]))
		first++;
	last = ec_segment_name_end(context, sentence, first, sentence->n_tokens);
	return ec_segment_is_head(sentence, last + 1) ||
		(last > first && ec_token_is_any(context->text, &sentence->tokens[last], heads, EC_COUNT(heads)));
}

/* "we are well positioned in specialties": a name behind such a subject is what the passage is about only where it has a head word. */
static bool
is_pronoun(const EcContext *context, const EcToken *token)
{
	static const char *const words[] = {"we", "we're", "we've", "it", "it's", "they", "you", "i", "this", "these", "that", "there"};

	return token->length <= 5 && ec_token_is_any(context->text, token, words, EC_COUNT(words));
}

/* `is_opener`: looked for as what a passage is about, not what one number is. */
static EcSlice
fronted_name(const EcContext *context, const EcSentence *sentence, bool is_opener)
{
	EcSlice		name = no_segment;
	bool		is_front = true;
	bool		has_subject = false;
	int			next = 0;

	for (int t = 0; t < sentence->n_tokens && t < 12 && name.data == NULL; t++)
	{
		const EcMention *mention = next_mention_over(sentence, t, &next);
		bool		is_start;

		if (mention != NULL && (mention->kind == EC_MENTION_METRIC || mention->kind == EC_MENTION_QUANTITY))
			break;
		if (mention != NULL)
		{
			is_start = ec_mention_is_cue(mention, EC_CUE_TOPIC) && mention->last == t;
			is_front = is_front && !ec_mention_is_cue(mention, EC_CUE_PAST) && !ec_mention_is_cue(mention, EC_CUE_FORWARD);
		}
		else
			is_start = is_front && ec_segment_is_preposition(&sentence->tokens[t]) && (!has_subject || is_headed(context, sentence, t));
		if (is_start)
			name = ec_segment_after(context, sentence, t + 1, sentence->n_tokens);
		has_subject = has_subject || (is_opener && is_pronoun(context, &sentence->tokens[t]));
	}
	return name;
}

/* "Turning to Japan, ...", "In our Coatings segment, ...", "I'll start with insurance"; once the subject has begun nothing is fronted. */
EcSlice
ec_segment_fronted_name(const EcContext *context, const EcSentence *sentence)
{
	return fronted_name(context, sentence, false);
}

/* "Dairy equipment had a good quarter": a name that did something. */
static EcSlice
subject_of_verb(const EcContext *context, const EcSentence *sentence)
{
	for (int t = 1; t < sentence->n_tokens && t < 6; t++)
	{
		if (ec_segment_is_name_word(context, sentence, t))
			continue;
		if (ec_segment_is_speaker(sentence, t))
			return no_segment;
		if (is_cue_at(sentence, t, EC_CUE_PAST))
		{
			EcSlice		name = ec_segment_before(context, sentence, t, 0);
			int			first = t - 1;

			while (name.data != NULL && first > 0 && context->text + sentence->tokens[first].start > name.data)
				first--;
			return name.data != NULL && ec_segment_is_known_name(sentence, first, t - 1) ? name : no_segment;
		}
		if (ec_mention_over(sentence, t) != NULL || ec_clause_breaks_at(sentence, t))
			break;
	}
	return no_segment;
}

/* "We highlight Lighting segment results": a metric with a name before it, and no number. */
static EcSlice
name_in_heading(const EcContext *context, const EcSentence *sentence)
{
	EcSlice		name = no_segment;

	if (sentence->n_tokens > 12)
		return no_segment;
	for (int i = 0; i < sentence->n_mentions; i++)
	{
		const EcMention *mention = &sentence->mentions[i];

		if (mention->kind == EC_MENTION_QUANTITY)
			return no_segment;
		if (mention->kind == EC_MENTION_METRIC && mention->first > 0 &&
			ec_segment_is_known_name(sentence, mention->first - 1, mention->first - 1))
			name = ec_segment_before(context, sentence, mention->first, 0);
	}
	return name;
}

/* The "and" in "the dental and vision line". */
static bool
joins_names(const EcContext *context, const EcSentence *sentence, int token)
{
	return token + 1 < sentence->n_tokens && ec_token_is(context->text, &sentence->tokens[token], "and") &&
		ec_segment_is_name_word(context, sentence, token - 1) && ec_segment_is_name_word(context, sentence, token + 1);
}

/* "The Utility segment had ...": a head word before any number or verb that we know. */
static EcSlice
subject_with_head(const EcContext *context, const EcSentence *sentence)
{
	for (int t = 1; t < sentence->n_tokens && t < 12; t++)
	{
		if (ec_segment_is_head(sentence, t))
			return ec_segment_before(context, sentence, t, 0);
		if (!joins_names(context, sentence, t) &&
			((ec_mention_over(sentence, t) != NULL && !ec_segment_is_name_word(context, sentence, t)) ||
			 ec_clause_breaks_at(sentence, t)))
			break;
	}
	return no_segment;
}

/* Does a topic phrase or a head word stand at the front? */
static bool
opens_passage(const EcSentence *sentence)
{
	for (int t = 0; t < sentence->n_tokens && t < 10; t++)
		if (is_cue_at(sentence, t, EC_CUE_TOPIC) || (t < 8 && ec_segment_is_head(sentence, t)))
			return true;
	return false;
}

bool
ec_segment_is_heading(const EcContext *context, const EcSentence *sentence, const EcClauses *clauses)
{
	const EcCueSet openers = EC_CUE_BIT(EC_CUE_TOPIC) | EC_CUE_BIT(EC_CUE_SEGMENT_HEAD);

	if (clauses->n == 0 && sentence->n_tokens <= 8)
		return true;
	if ((clauses->cues & openers) != 0 &&
		(opens_passage(sentence) || subject_with_head(context, sentence).data != NULL))
		return true;
	return name_in_heading(context, sentence).data != NULL;
}

/* "Northwind's business portfolio | delivered": the company's, no part of it. */
static bool
is_possessed(const EcContext *context, const EcSentence *sentence, int head)
{
	const EcToken *owner;

	while (head > 0 && ec_segment_is_head(sentence, head))
		head--;
	owner = &sentence->tokens[head];
	return owner->length > 2 && context->text[owner->start + owner->length - 1] == 's' &&
		!ec_is_letter(context->text[owner->start + owner->length - 2]);
}

/* "In the quarter, the Fertilizer segment | reported operating income of": the part that did what a verb says, up to the number at `limit`. */
EcSlice
ec_segment_actor(const EcContext *context, const EcSentence *sentence, int limit)
{
	if ((sentence->classes & EC_CLASS_BIT(ACTING)) == 0)
		return no_segment;
	for (int t = limit - 1; t > 1; t--)
	{
		const EcToken *token = &sentence->tokens[t];

		if (token->punctuation == ';' || ec_token_is_of(token, EC_CLASS_BIT(COMPANY)))
			break;
		if (!ec_token_is_of(token, EC_CLASS_BIT(ACTING)))
			continue;
		if (ec_token_is(context->text, &token[-1], "also") || ec_token_is(context->text, &token[-1], "has"))
			t--;
		if (ec_segment_is_head(sentence, t - 1) || ec_token_is(context->text, &sentence->tokens[t - 1], "group"))
			return is_possessed(context, sentence, t - 1) ? no_segment : ec_segment_before(context, sentence, t - 1, 0);
		if (ec_segment_has_capital(sentence, t - 1))
			break;				/* "and Forged Wheels had": somebody else */
	}
	return no_segment;
}

EcSlice
ec_segment_holder(const EcContext *context, const EcSentence *sentence, int first, int limit)
{
	for (int t = limit - 1; t > first && t > limit - 5; t--)
	{
		if (ec_segment_is_head(sentence, t))
			return ec_segment_before(context, sentence, t, first);
		if (sentence->tokens[t].kind != EC_TOKEN_WORD || ec_clause_breaks_at(sentence, t))
			break;
	}
	return no_segment;
}

bool
ec_segment_is_all_we_have(const EcContext *context, const EcSentence *sentence, int first, int limit)
{
	static const char *const words[] = {"our", "entire", "total", "overall", "whole"};

	for (int t = first + 1; t < limit; t++)
		if (ec_segment_is_head(sentence, t) && ec_token_is(context->text, &sentence->tokens[t], "portfolio") &&
			ec_token_is_any(context->text, &sentence->tokens[t - 1], words, sizeof(words) / sizeof(words[0])))
			return true;
	return false;
}

EcSlice
ec_segment_adverb(const EcContext *context, const EcSentence *sentence, int first, int limit)
{
	static const EcSlice domestic = {"domestic", 8};
	static const EcSlice international = {"international", 13};

	for (int t = first; t < limit; t++)
	{
		if (ec_token_is(context->text, &sentence->tokens[t], "domestically"))
			return domestic;
		if (ec_token_is(context->text, &sentence->tokens[t], "internationally"))
			return international;
	}
	return no_segment;
}

static EcSlice
frame(const EcContext *context, const EcSentence *sentence, bool is_opener)
{
	EcSlice		name = fronted_name(context, sentence, is_opener);

	if (name.data == NULL)
		name = subject_with_head(context, sentence);
	if (name.data == NULL)
		name = subject_of_verb(context, sentence);
	return name.data != NULL ? name : name_in_heading(context, sentence);
}

EcSlice
ec_segment_frame(const EcContext *context, const EcSentence *sentence)
{
	return frame(context, sentence, false);
}

EcSlice
ec_segment_opened(const EcContext *context, const EcSentence *sentence)
{
	return frame(context, sentence, true);
}

/* Does the name end the sentence, but for a word such as "segment"? */
static bool
ends_sentence(const EcContext *context, const EcSentence *sentence, EcSlice name)
{
	int			last = sentence->n_tokens - 1;

	while (last > 0 && (sentence->tokens[last].kind == EC_TOKEN_PUNCTUATION || ec_segment_is_head(sentence, last)))
		last--;
	return name.data + name.length == context->text + sentence->tokens[last].start + sentence->tokens[last].length;
}

/* "starting with | food.": up to three words that may stand in a name. */
static EcSlice
last_words(const EcContext *context, const EcSentence *sentence, int first)
{
	int			last = sentence->n_tokens - 1;

	while (last > first && sentence->tokens[last].kind == EC_TOKEN_PUNCTUATION)
		last--;
	if (first > last || last > first + 2)
		return no_segment;
	for (int t = first; t <= last; t++)
		if (!ec_segment_is_name_word(context, sentence, t))
			return no_segment;
	return ec_segment_before(context, sentence, last + 1, first);
}

/* "each of our segments, starting with | Vinyls": the token behind the cue, where parts were spoken of before it; else -1. */
static int
first_of_parts(const EcContext *context, const EcSentence *sentence)
{
	static const char *const verbs[] = {"start", "starting", "begin", "beginning"};
	bool		has_parts = false;
	int			next = 0;

	if ((sentence->classes & EC_CLASS_BIT(LISTED_PARTS)) == 0)
		return -1;
	for (int t = 0; t < sentence->n_tokens; t++)
	{
		const EcMention *mention = next_mention_over(sentence, t, &next);

		has_parts = has_parts || ec_token_is_of(&sentence->tokens[t], EC_CLASS_BIT(LISTED_PARTS));
		if (has_parts && mention != NULL && mention->first == t && ec_mention_is_cue(mention, EC_CUE_TOPIC) &&
			ec_token_is_any(context->text, &sentence->tokens[t], verbs, sizeof(verbs) / sizeof(verbs[0])))
			return mention->last + 1;
	}
	return -1;
}

EcSlice
ec_segment_announced(const EcContext *context, const EcSentence *sentence, const EcClauses *clauses)
{
	int			first = ec_cues_have(clauses->cues, EC_CUE_TOPIC) ? first_of_parts(context, sentence) : -1;
	EcSlice		name = no_segment;

	if (first >= 0)
		name = ec_segment_after(context, sentence, first, sentence->n_tokens);
	if (first >= 0 && name.data == NULL)
		return last_words(context, sentence, first);
	if ((sentence->classes & EC_CLASS_BIT(TOLD_FOR)) == 0)
		return name.data != NULL && ends_sentence(context, sentence, name) ? name : no_segment;
	for (int t = 1; t < sentence->n_tokens && name.data == NULL; t++)
		if (ec_token_is_of(&sentence->tokens[t - 1], EC_CLASS_BIT(TOLD_FOR)) && ec_segment_is_preposition(&sentence->tokens[t]))
			name = ec_segment_after(context, sentence, t + 1, sentence->n_tokens);
	return name.data != NULL && ends_sentence(context, sentence, name) ? name : no_segment;
}
