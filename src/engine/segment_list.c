/*
 * Lists of names: the parts of the company that "respectively" pairs with numbers ("Asia and Europe | up 3% and 6%,
 * respectively"), and three or more names that are one part together ("sales in Europe, Asia and other markets").
 *
 * Relies on the places that clause.c gave the numbers in their list. As many names as numbers, joined by commas and "and",
 * make a list of parts; where metrics are what is paired, names joined by "and" are one part.
 */
#include "engine/segment_parts.h"

#include "engine/mention.h"

#include <string.h>

static const EcSlice no_segment = {NULL, 0};

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

static bool
is_comma(const EcSentence *sentence, int token)
{
	return sentence->tokens[token].kind == EC_TOKEN_PUNCTUATION && sentence->tokens[token].punctuation == ',';
}

/* Does each of the names that commas and "and" part look like one: a capital, a word of the table? */
static bool
are_names(const EcContext *context, const EcSentence *sentence, int first, int last)
{
	int			start = first;

	for (int t = first; t <= last + 1; t++)
	{
		if (t <= last && !is_comma(sentence, t) && !ec_token_is(context->text, &sentence->tokens[t], "and"))
			continue;
		if (t > start && !ec_segment_is_known_name(sentence, start, t - 1) && !(start == 0 && sentence->tokens[0].is_capitalized))
			return false;
		start = t + 1;
	}
	return true;
}

static int
skip_article(const EcSentence *sentence, int token)
{
	return token < sentence->n_tokens && ec_segment_is_article(&sentence->tokens[token]) ? token + 1 : token;
}

/* The last token of the name at `first` that goes on a list: a known one, or "other markets"; first - 1 for none. */
static int
listed_name_end(const EcContext *context, const EcSentence *sentence, int first)
{
	int			last;

	if (first + 1 < sentence->n_tokens && ec_token_is(context->text, &sentence->tokens[first], "other") &&
		sentence->tokens[first + 1].kind == EC_TOKEN_WORD)
		return first + 1;
	last = ec_segment_name_end(context, sentence, first, sentence->n_tokens);
	return last >= first && ec_segment_is_known_name(sentence, first, last) ? last : first - 1;
}

static bool
has_and(const EcContext *context, const EcSentence *sentence, int first, int last)
{
	for (int t = first; t <= last; t++)
		if (ec_token_is(context->text, &sentence->tokens[t], "and"))
			return true;
	return false;
}

int
ec_segment_list_end(const EcContext *context, const EcSentence *sentence, int last)
{
	int			end = last;

	for (int names = 1; end + 2 < sentence->n_tokens; names++)
	{
		bool		is_comma_next = is_comma(sentence, end + 1);
		int			next = end + 1 + is_comma_next;
		bool		is_last = ec_token_is(context->text, &sentence->tokens[next], "and");
		int			first = skip_article(sentence, next + is_last);

		if ((!is_comma_next && !is_last) || (is_last && names < 2))
			break;
		end = listed_name_end(context, sentence, first);
		if (end < first)
			break;
		if (is_last || has_and(context, sentence, first, end))
			return end;
	}
	return last;
}

int
ec_segment_list_start(const EcContext *context, const EcSentence *sentence, int first, int limit)
{
	int			start = first;
	int			before = first - 1;

	if (before - 1 <= limit || !ec_token_is(context->text, &sentence->tokens[before], "and") || !is_comma(sentence, before - 1))
		return first;
	for (int names = 1; before - 1 > limit && is_comma(sentence, before - 1); names++)
	{
		int			last = before - 2;
		int			name = ec_segment_name_start(context, sentence, last, limit);

		if (name > last || !ec_segment_is_known_name(sentence, name, last))
			return names > 2 ? start : first;
		start = name;
		before = name;
	}
	return start;
}

/* The names on both sides of the "and" at the token, and those before with commas: a list of n, or none. */
static EcSlice
list_around(const EcContext *context, const EcSentence *sentence, int and, int n)
{
	int			first = ec_segment_name_start(context, sentence, and - 1, 0);
	int			last = ec_segment_name_end(context, sentence, and + 1, sentence->n_tokens);
	EcSpan		span;
	EcSlice		names;

	if (first >= and || last <= and)
		return no_segment;
	for (int names_before = n - 2; names_before > 0; names_before--)
	{
		int			end = first - 2;

		if (end < 0 || !is_comma(sentence, end + 1) || !ec_segment_is_name_word(context, sentence, end))
			return no_segment;
		first = ec_segment_name_start(context, sentence, end, 0);
	}
	span.start = sentence->tokens[first].start;
	span.end = sentence->tokens[last].start + sentence->tokens[last].length;
	names = ec_slice(context->text, span);
	if (listed_part(names, n).data == NULL || listed_part(names, n + 1).data != NULL || !are_names(context, sentence, first, last))
		return no_segment;
	return names;
}

/* Names in tokens [from, to), the last list of n. */
static EcSlice
list_within(const EcContext *context, const EcSentence *sentence, int from, int to, int n)
{
	EcSlice		names = no_segment;

	for (int t = to - 2; t > from && names.data == NULL; t--)
		if (ec_token_is(context->text, &sentence->tokens[t], "and"))
			names = list_around(context, sentence, t, n);
	return names;
}

/* Before the numbers of the list, or between them and "respectively". */
static EcSlice
names_beside_list(const EcReading *reading, const EcDraft *draft)
{
	const EcSentence *sentence = reading->sentence;
	const EcClause *first = ec_clause_first_of_list(draft->clause);
	const EcClause *last = first + draft->clause->list_length - 1;
	int			respectively = last->quantity;
	EcSlice		names;

	while (respectively < sentence->n_mentions && !ec_mention_is_cue(&sentence->mentions[respectively], EC_CUE_RESPECTIVELY))
		respectively++;
	if (respectively == sentence->n_mentions)
		return no_segment;
	names = list_within(reading->context, sentence, sentence->mentions[last->quantity].last + 1, sentence->mentions[respectively].first,
						draft->clause->list_length);
	if (names.data == NULL)
		names = list_within(reading->context, sentence, first->lead, sentence->mentions[first->quantity].first, draft->clause->list_length);
	return names;
}

void
ec_segment_pair_with_list(const EcReading *reading, EcDraft *draft)
{
	const EcDraft *first = ec_reading_draft_of(reading, (int) (ec_clause_first_of_list(draft->clause) - reading->clauses->clause));
	EcSlice		part;

	if ((draft->link->features & EC_LINK_BIT(EC_LINK_respectively)) != 0)
		return;
	draft->list_segment = first != NULL ? first->list_segment : names_beside_list(reading, draft);
	if (first == NULL && draft->list_segment.data == NULL)
		draft->list_segment = draft->fact.segment;
	if (draft->list_segment.data == NULL)
		return;
	part = listed_part(draft->list_segment, draft->clause->list_index);
	if (part.data != NULL)
		draft->fact.segment = part;
}
