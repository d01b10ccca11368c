/*
 * The column `segment`: what part of the company the number is about.
 *
 * Tried in this order: what the metric's word implies, the words before the metric, a phrase
 * after it, the subject of a list item, the fronted phrase, the clause before, the topic. There are no word
 * classes; a name is a run of words that are neither stop words nor mentions.
 */
#include "engine/segment.h"

#include <stdlib.h>
#include <string.h>

#include "engine/facts.h"

static const char *const stops[] = {
#define SEGMENT_STOP(word) word,
#include "engine/tables/segment_stops.def"
#undef SEGMENT_STOP
};

static const EcSlice no_segment = {NULL, 0};

static int
compare_stop(const void *key, const void *entry)
{
	return strcmp(key, *(const char *const *) entry);
}

static bool
is_stop_word(const char *text, const EcToken *token)
{
	char		word[24];

	if (token->length >= sizeof(word))
		return false;
	for (int i = 0; i < token->length; i++)
		word[i] = ec_lower(text[token->start + i]);
	word[token->length] = '\0';
	return bsearch(word, stops, sizeof(stops) / sizeof(stops[0]), sizeof(stops[0]), compare_stop) != NULL;
}

static bool
ends_with(const char *text, const EcToken *token, const char *suffix)
{
	size_t		length = strlen(suffix);

	return token->length > length + 2 && !token->is_capitalized &&
		memcmp(text + token->start + token->length - length, suffix, length) == 0;
}

/* The mention that covers the token, or NULL. */
static const EcMention *
mention_over(const EcSentence *sentence, int token)
{
	int			low = 0;
	int			high = sentence->n_mentions;

	while (low < high)
	{
		int			middle = (low + high) / 2;

		if (sentence->mentions[middle].last < token)
			low = middle + 1;
		else
			high = middle;
	}
	if (low < sentence->n_mentions && sentence->mentions[low].first <= token)
		return &sentence->mentions[low];
	return NULL;
}

static bool
is_name_word(const EcContext *context, const EcSentence *sentence, int token)
{
	const EcToken *t = &sentence->tokens[token];
	const EcMention *mention = mention_over(sentence, token);

	if (mention != NULL)
		return false;
	if (t->kind == EC_TOKEN_NUMBER)
		return true;
	if (t->kind != EC_TOKEN_WORD || is_stop_word(context->text, t))
		return false;
	return !ends_with(context->text, t, "ly") && !ends_with(context->text, t, "ed");
}

static bool
is_joiner(const EcContext *context, const EcSentence *sentence, int token)
{
	const EcToken *t = &sentence->tokens[token];

	if (t->kind == EC_TOKEN_PUNCTUATION)
		return t->punctuation == '-' || t->punctuation == '/';
	return ec_token_is(context->text, t, "&") || ec_token_is(context->text, t, "and");
}

static EcSlice
slice_of_tokens(const EcContext *context, const EcSentence *sentence, int first, int last)
{
	EcSpan		span = {sentence->tokens[first].start, sentence->tokens[last].start + sentence->tokens[last].length};

	return ec_slice(context->text, span);
}

static bool
is_head(const EcSentence *sentence, int token)
{
	const EcMention *mention = mention_over(sentence, token);

	return mention != NULL && mention->kind == EC_MENTION_CUE && mention->cue == EC_CUE_SEGMENT_HEAD;
}

/* What may stand between a segment's name and the metric: "Protiviti | second quarter adjusted | revenue". */
static bool
is_passed_over(const EcContext *context, const EcSentence *sentence, int token)
{
	const EcCueSet passed = EC_CUE_BIT(EC_CUE_NON_GAAP) | EC_CUE_BIT(EC_CUE_GAAP) | EC_CUE_BIT(EC_CUE_SEGMENT_HEAD) |
		EC_CUE_BIT(EC_CUE_RECORD);
	const EcMention *mention = mention_over(sentence, token);
	static const char *const words[] = {"net", "gross", "reported", "diluted"};

	if (mention != NULL)
		return mention->kind == EC_MENTION_PERIOD ||
			(mention->kind == EC_MENTION_CUE && (EC_CUE_BIT(mention->cue) & passed) != 0) ||
			ec_metric_is_organic_modifier(context, mention);
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (ec_token_is(context->text, &sentence->tokens[token], words[i]))
			return true;
	return false;
}

/* A word after which a lower-case word is a verb rather than a name. */
static bool
follows_verb_word(const EcContext *context, const EcToken *token)
{
	static const char *const words[] = {"to", "will", "can", "could", "should", "would", "we", "may", "might", "not", "they"};

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (ec_token_is(context->text, token, words[i]))
			return true;
	return false;
}

EcSlice
ec_segment_before(const EcContext *context, const EcSentence *sentence, int token, int limit)
{
	int			last = token - 1;
	int			first;

	while (last >= limit && is_head(sentence, last))
		last--;
	while (last >= limit && is_passed_over(context, sentence, last))
		last--;
	first = last + 1;
	while (first - 1 >= limit)
	{
		if (is_name_word(context, sentence, first - 1))
			first--;
		else if (first <= last && first - 2 >= limit && is_joiner(context, sentence, first - 1) &&
				 is_name_word(context, sentence, first - 2))
			first -= 2;
		else
			break;
	}
	if (first <= last && first > limit && follows_verb_word(context, &sentence->tokens[first - 1]) &&
		!sentence->tokens[first].is_capitalized)
		first++;
	return first > last ? no_segment : slice_of_tokens(context, sentence, first, last);
}

static bool
is_article(const EcContext *context, const EcToken *token)
{
	return ec_token_is(context->text, token, "the") || ec_token_is(context->text, token, "our") ||
		ec_token_is(context->text, token, "its") || ec_token_is(context->text, token, "a");
}

EcSlice
ec_segment_after(const EcContext *context, const EcSentence *sentence, int token, int limit)
{
	int			first = token;
	int			last;

	while (first < limit && is_article(context, &sentence->tokens[first]))
		first++;
	last = first - 1;
	while (last + 1 < limit)
	{
		if (is_name_word(context, sentence, last + 1))
			last++;
		else if (last >= first && last + 2 < limit && is_joiner(context, sentence, last + 1) &&
				 is_name_word(context, sentence, last + 2) && mention_over(sentence, last + 1) == NULL)
			last += 2;
		else
			break;
	}
	if (last < first)
		return no_segment;
	for (int t = first; t <= last; t++)
		if (sentence->tokens[t].is_capitalized || is_head(sentence, last + 1))
			return slice_of_tokens(context, sentence, first, last);
	return no_segment;
}

static bool
is_preposition(const EcContext *context, const EcToken *token)
{
	static const char *const words[] = {"in", "for", "from", "at", "within", "of", "on", "across", "outside"};

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (ec_token_is(context->text, token, words[i]))
			return true;
	return false;
}

EcSlice
ec_segment_fronted(const EcContext *context, const EcSentence *sentence, int from, int to)
{
	for (int t = from; t < to; t++)
	{
		EcSlice		name;

		if (!is_preposition(context, &sentence->tokens[t]))
			continue;
		name = ec_segment_after(context, sentence, t + 1, to);
		if (name.data != NULL)
			return name;
	}
	return no_segment;
}

bool
ec_segment_is_whole(const EcContext *context, const EcSentence *sentence, int from, int to)
{
	static const char *const words[] = {"total", "consolidated", "overall", "companywide", "company"};

	for (int t = from; t < to; t++)
		for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
			if (ec_token_is(context->text, &sentence->tokens[t], words[i]))
				return true;
	return false;
}

/* The words around the metric itself. */
static EcSlice
segment_of_metric(const EcReading *reading, const EcDraft *draft)
{
	const EcSentence *sentence = reading->sentence;
	const EcMention *metric;
	EcSlice		name;
	int			after;

	if (draft->link->source != EC_SOURCE_SENTENCE)
		return no_segment;
	metric = &sentence->mentions[draft->link->metric];
	name = ec_segment_before(reading->context, sentence, metric->first, 0);
	after = metric->last + 1;
	if (name.data != NULL || after + 1 >= sentence->n_tokens || !is_preposition(reading->context, &sentence->tokens[after]))
		return name;
	return ec_segment_after(reading->context, sentence, after + 1, sentence->n_tokens);
}

/* The subject of the clause: "EMEA accounted for ...", "Americas up 19%". */
static EcSlice
segment_of_subject(const EcReading *reading, const EcDraft *draft)
{
	const EcSentence *sentence = reading->sentence;
	int			first = draft->clause->first;

	while (first < draft->quantity->first && (ec_clause_breaks_at(sentence, first) ||
											  (mention_over(sentence, first) != NULL && mention_over(sentence, first)->cue == EC_CUE_CLAUSE_BREAK)))
		first++;
	return ec_segment_after(reading->context, sentence, first, draft->quantity->first);
}

static EcSlice
segment_after_quantity(const EcReading *reading, const EcDraft *draft)
{
	return ec_segment_fronted(reading->context, reading->sentence, draft->quantity->last + 1, draft->clause->last + 1);
}

static EcSlice
segment_in_sentence(const EcReading *reading, EcDraft *draft)
{
	const EcDraft *previous = ec_reading_previous(reading, draft);
	EcSlice		name = no_segment;
	bool		is_own = draft->link->metric < draft->clause->begin_mention;

	if (draft->clause->is_compared && previous != NULL)
		return previous->fact.segment;
	if (draft->link->source != EC_SOURCE_SENTENCE || is_own)
		name = segment_of_subject(reading, draft);
	if (name.data == NULL)
		name = segment_of_metric(reading, draft);
	if (name.data == NULL && draft->link->source != EC_SOURCE_DENOMINATOR)
		name = segment_after_quantity(reading, draft);
	if (name.data == NULL)
		name = ec_segment_fronted(reading->context, reading->sentence, draft->clause->lead, draft->clause->first);
	if (name.data == NULL && previous != NULL)
		name = previous->fact.segment;
	return name;
}

/* The part of "A, B and C" at the place that the quantity has in its list. */
static EcSlice
listed_part(EcSlice names, int index)
{
	uint32_t	start = 0;

	for (uint32_t i = 0; i < names.length; i++)
	{
		bool		is_and = i + 5 <= names.length && memcmp(names.data + i, " and ", 5) == 0;
		EcSlice		part = {names.data + start, i - start};

		if (!is_and && names.data[i] != ',')
			continue;
		if (index-- == 1)
			return ec_slice_trim(part);
		start = i + (is_and ? 5 : 1);
		i = start - 1;
	}
	names.data += start;
	names.length -= start;
	return index == 1 ? ec_slice_trim(names) : no_segment;
}

static void
pair_with_list(const EcReading *reading, EcDraft *draft)
{
	const EcDraft *first = ec_reading_draft_of(reading, draft->link->clause - draft->clause->list_index + 1);
	EcSlice		part;

	draft->list_segment = first == NULL ? draft->fact.segment : first->list_segment;
	if (draft->list_segment.data == NULL)
		return;
	part = listed_part(draft->list_segment, draft->clause->list_index);
	if (part.data != NULL)
		draft->fact.segment = part;
}

void
ec_column_segment(const EcReading *reading, EcDraft *draft)
{
	EcFact	   *fact = &draft->fact;

	if (draft->synonym->segment != NULL)
	{
		fact->segment.data = draft->synonym->segment;
		fact->segment.length = (uint32_t) strlen(draft->synonym->segment);
		return;
	}
	fact->segment = segment_in_sentence(reading, draft);
	if (draft->clause->list_length > 1)
		pair_with_list(reading, draft);
	if (fact->segment.data == NULL && draft->link->source == EC_SOURCE_TOPIC)
		fact->segment = reading->context->topic.segment;
	if (fact->segment.data == NULL && reading->context->segment.data != NULL &&
		reading->context->sentence - reading->context->segment_sentence <= 4)
	{
		fact->segment = reading->context->segment;
		draft->features |= EC_FACT_BIT(EC_FACT_carried_segment);
	}
	if (fact->segment.data != NULL)
		draft->features |= EC_FACT_BIT(EC_FACT_has_segment);
	else if (draft->link->source == EC_SOURCE_DENOMINATOR || draft->link->source == EC_SOURCE_IMPLIED)
		draft->rejected = "no part of the company named";
}
