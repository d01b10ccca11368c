/*
 * The part of the company whose growth a clause tells without naming it right before a verb of change: "we saw 9% growth
 * in Japan", "growth in Japan was 9%", "led by our tools business, which grew 9%", "pleased that Tools grew 9%".
 *
 * Only a name that looks like one counts; things that no capital and no head word gives away grow by themselves.
 */
#include "engine/segment_parts.h"

#include "engine/mention.h"

#include <string.h>

static const EcSlice no_segment = {NULL, 0};

static bool
is_change(const EcMention *mention)
{
	return ec_mention_is_cue_in(mention, EC_CUE_BIT(EC_CUE_UP) | EC_CUE_BIT(EC_CUE_DOWN));
}

/* "in Films and Coatings | headcount": is a metric told of the name and the words behind it? */
static bool
leads_to_metric(const EcContext *context, const EcSentence *sentence, int token)
{
	const EcMention *mention;

	while (token < sentence->n_tokens && (ec_segment_is_name_word(context, sentence, token) || ec_segment_is_head(sentence, token) ||
										  ec_token_is(context->text, &sentence->tokens[token], "and")))
		token++;
	mention = token < sentence->n_tokens ? ec_mention_over(sentence, token) : NULL;
	return mention != NULL && mention->kind == EC_MENTION_METRIC;
}

/* Does the name go on with words that are none of it: "in mobile | channel applications"? */
static bool
is_whole_name(const EcContext *context, const EcSentence *sentence, EcSlice name)
{
	const char *end = name.data + name.length;
	int			t = 0;

	while (t < sentence->n_tokens && (context->text + sentence->tokens[t].start < end || ec_segment_is_head(sentence, t)))
		t++;
	if (leads_to_metric(context, sentence, t))
		return false;
	return t == sentence->n_tokens || sentence->tokens[t].kind != EC_TOKEN_WORD || ec_segment_is_preposition(&sentence->tokens[t]) ||
		ec_mention_over(sentence, t) != NULL;
}

/* "growth in U.S. housing | permits": things that are counted, and no sales. */
static bool
is_counted_elsewhere(EcSlice name)
{
	static const char *const nouns[] = {" downloads", " permits", " starts", " tickets", " traffic", " trips", " views", " visits"};

	for (size_t i = 0; i < sizeof(nouns) / sizeof(nouns[0]); i++)
	{
		size_t		n = strlen(nouns[i]);

		if (name.length > n && memcmp(name.data + name.length - n, nouns[i], n) == 0)
			return true;
	}
	return false;
}

static EcSlice
name_behind_in(const EcContext *context, const EcSentence *sentence, int token, int limit)
{
	static const char *const words[] = {"in", "at", "for", "across"};
	EcSlice		name;

	if (token + 1 >= limit || !ec_token_is_any(context->text, &sentence->tokens[token], words, sizeof(words) / sizeof(words[0])))
		return no_segment;
	name = ec_segment_after(context, sentence, token + 1, limit);
	return name.data != NULL && is_whole_name(context, sentence, name) && !is_counted_elsewhere(name) ? name : no_segment;
}

/* The name in a phrase that opens the clause: "In Japan, | ...". */
static EcSlice
opening_name(const EcContext *context, const EcSentence *sentence, const EcClause *clause, int limit)
{
	int			first = clause->lead;

	while (first < limit && ec_clause_breaks_at(sentence, first))
		first++;
	return first < limit && ec_token_is(context->text, &sentence->tokens[first], "in") ?
		ec_segment_fronted(context, sentence, first, limit) : no_segment;
}

/* "9% | growth in Japan", "In Japan, we had 9% | growth": the number is called growth. */
static EcSlice
part_of_named_growth(const EcContext *context, const EcSentence *sentence, const EcClause *clause)
{
	static const char *const nouns[] = {"growth", "increase", "decline", "decrease", "gain"};
	int			end = sentence->mentions[clause->quantity].last;

	for (int i = clause->quantity + 1; i < clause->end_mention && sentence->mentions[i].first == end + 1; i++)
	{
		const EcMention *mention = &sentence->mentions[i];

		end = mention->last;
		if (is_change(mention))
		{
			if (!ec_token_is_any(context->text, &sentence->tokens[end], nouns, sizeof(nouns) / sizeof(nouns[0])))
				return no_segment;
			if (end + 1 < sentence->n_tokens && (ec_token_is(context->text, &sentence->tokens[end + 1], "on") ||
												 sentence->tokens[end + 1].kind != EC_TOKEN_WORD))
				return opening_name(context, sentence, clause, sentence->mentions[clause->quantity].first);
			return name_behind_in(context, sentence, end + 1, clause->last + 1);
		}
		if (!ec_mention_is_cue(mention, EC_CUE_YOY) && !ec_mention_is_cue(mention, EC_CUE_QOQ))
			break;
	}
	return no_segment;
}

/* "Growth in Japan | was 9%", "In Japan, growth | was 9%": growth is the subject. */
static EcSlice
part_of_growth_as_subject(const EcContext *context, const EcSentence *sentence, const EcClause *clause)
{
	static const char *const nouns[] = {"growth"};
	int			quantity = sentence->mentions[clause->quantity].first;

	for (int i = clause->begin_mention; i < clause->quantity; i++)
	{
		const EcMention *noun = &sentence->mentions[i];
		EcSlice		name;

		if (!is_change(noun) || !ec_token_is_any(context->text, &sentence->tokens[noun->last], nouns, 1))
			continue;
		name = name_behind_in(context, sentence, noun->last + 1, quantity);
		return name.data != NULL || noun->first > clause->first + 2 ? name : opening_name(context, sentence, clause, noun->first);
	}
	return no_segment;
}

/* The first token of what changed by the number: "| were up 9%"; -1 for none. */
static int
verb_of_change(const EcSentence *sentence, const EcClause *clause)
{
	int			i = clause->quantity - 1;

	while (i >= clause->begin_mention && !is_change(&sentence->mentions[i]))
	{
		if (!ec_mention_is_cue(&sentence->mentions[i], EC_CUE_YOY) && !ec_mention_is_cue(&sentence->mentions[i], EC_CUE_BY))
			return -1;
		i--;
	}
	if (i < clause->begin_mention)
		return -1;
	if (i > clause->begin_mention && ec_mention_is_cue(&sentence->mentions[i - 1], EC_CUE_PAST) &&
		sentence->mentions[i - 1].last + 1 == sentence->mentions[i].first)
		i--;
	return sentence->mentions[i].first;
}

/* "our tools business, | which grew 9%", "pleased that Tools | grew 9%" */
static EcSlice
part_before_verb(const EcContext *context, const EcSentence *sentence, const EcClause *clause)
{
	int			verb = verb_of_change(sentence, clause);
	int			last = verb - 1;
	int			first;

	if (last < clause->lead + 1)
		return no_segment;
	if (ec_token_is(context->text, &sentence->tokens[last], "which"))
		last -= sentence->tokens[last - 1].punctuation == ',' ? 2 : 1;
	else if (!sentence->tokens[last].is_capitalized)
		return no_segment;
	for (first = last; first > clause->lead && ec_segment_is_head(sentence, first); first--)
		;
	first = ec_segment_name_start(context, sentence, first, clause->lead);
	if (last == verb - 1 && (first == 0 || !ec_token_is(context->text, &sentence->tokens[first - 1], "that")))
		return no_segment;
	if (first > last || (!ec_segment_is_head(sentence, last) && !ec_segment_is_known_name(sentence, first, last)))
		return no_segment;
	return ec_segment_before(context, sentence, last + 1, clause->lead);
}

EcSlice
ec_segment_of_growth(const EcContext *context, const EcSentence *sentence, const EcClause *clause)
{
	EcSlice		name;

	if (strcmp(sentence->mentions[clause->quantity].as.quantity.value.unit, "%") != 0)
		return no_segment;
	name = part_of_named_growth(context, sentence, clause);
	if (name.data == NULL)
		name = part_of_growth_as_subject(context, sentence, clause);
	return name.data != NULL ? name : part_before_verb(context, sentence, clause);
}
