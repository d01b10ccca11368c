/*
 * The part that a percentage of the whole is told of, where it stands neither beside the number nor at the front:
 * "70% of our revenue is tied to | software", "Coatings grew 9% | and is now 8% of revenue".
 *
 * Asked after the places of segment.c. The subtle thing is the verb: without one that says how the whole and the name
 * belong together ("40% of revenue | in Europe"), the name may as well be that of the whole.
 */
#include "engine/segment_parts.h"

#include "engine/match.h"
#include "engine/mention.h"

static const EcSlice no_segment = {NULL, 0};

/* Does the whole itself have a name: "90% of our | bridge | sales"? */
static bool
whole_is_part(const EcReading *reading, const EcMention *whole)
{
	return ec_segment_before(reading->context, reading->sentence, whole->first, 0).data != NULL;
}

/* "70% of our revenue | is directly related to software", "... supports recycling". */
static EcSlice
part_behind_whole(const EcReading *reading, const EcMention *whole)
{
	static const char *const passed[] = {
		"also", "are", "being", "currently", "directly", "has", "have", "been", "is", "now", "primarily", "today", "was", "were",
	};
	static const char *const verbs[] = {
		"associated", "attributable", "attributed", "based", "came", "come", "comes", "coming", "derived", "derives", "generated", "linked",
		"located", "related", "supports", "tied", "with", "to", "from", "by", "in",
	};
	const EcSentence *sentence = reading->sentence;
	const char *text = reading->context->text;
	bool		has_verb = false;

	for (int t = whole->last + 1; t < sentence->n_tokens && t < whole->last + 7; t++)
	{
		bool		is_verb = ec_token_is_any(text, &sentence->tokens[t], verbs, EC_COUNT(verbs));

		if (has_verb && (ec_segment_is_preposition(&sentence->tokens[t]) || ec_token_is(text, &sentence->tokens[t], "to")))
			return ec_segment_after(reading->context, sentence, t + 1, sentence->n_tokens);
		if (has_verb && ec_token_is(text, &sentence->tokens[t - 1], "supports"))
			return ec_segment_after(reading->context, sentence, t, sentence->n_tokens);
		has_verb = has_verb || (is_verb && sentence->tokens[t].length > 4) || ec_token_is(text, &sentence->tokens[t], "tied");
		if (!is_verb && !ec_token_is_any(text, &sentence->tokens[t], passed, EC_COUNT(passed)))
			break;
	}
	return no_segment;
}

/* "Coatings grew 9% | and is now": the verb of the share that has no subject of its own before it; -1 for none. */
static int
second_verb(const EcReading *reading, const EcDraft *draft)
{
	static const char *const passed[] = {
		"about", "already", "approximately", "around", "currently", "for", "just", "nearly", "now", "over", "roughly", "up", "than", "more",
	};
	static const char *const verbs[] = {
		"accounted", "accounting", "accounts", "are", "comprises", "comprising", "is", "making", "represented", "representing", "represents",
		"was", "were",
	};
	const EcSentence *sentence = reading->sentence;
	const char *text = reading->context->text;

	for (int t = draft->quantity->first - 1; t > 1 && t > draft->quantity->first - 5; t--)
	{
		if (ec_token_is_any(text, &sentence->tokens[t], verbs, EC_COUNT(verbs)))
			return ec_token_is(text, &sentence->tokens[t - 1], "and") || sentence->tokens[t - 1].punctuation == ',' ? t : -1;
		if (!ec_token_is_any(text, &sentence->tokens[t], passed, EC_COUNT(passed)))
			return -1;
	}
	return -1;
}

/* The part that the sentence's first words name, or that the number before was told of. */
static EcSlice
subject_of_sentence(const EcReading *reading, const EcDraft *draft)
{
	const EcDraft *before = ec_reading_last(reading);

	if (second_verb(reading, draft) < 0)
		return no_segment;
	if (before != NULL)
		return before->rejected == NULL && (before->features & EC_FACT_BIT(EC_FACT_carried_segment)) == 0 ? before->fact.segment : no_segment;
	return ec_segment_subject(reading->context, reading->sentence, 0, draft->quantity->first);
}

static bool
is_people(int metric)
{
	return metric == EC_METRIC_customers || metric == EC_METRIC_new_customers;
}

/* "Members | generated 32% of bookings": people who are counted elsewhere. */
static EcSlice
people(const EcReading *reading, const EcDraft *draft)
{
	const EcMention *mention = NULL;

	for (int i = draft->clause->begin_mention; i < draft->clause->quantity && mention == NULL; i++)
		if (reading->sentence->mentions[i].kind == EC_MENTION_METRIC)
			mention = &reading->sentence->mentions[i];
	return mention != NULL && mention->first <= draft->clause->first + 2 && mention->last + 1 < draft->quantity->first &&
		reading->sentence->tokens[mention->last + 1].kind == EC_TOKEN_WORD && is_people(ec_lexicon_synonym(reading->context->lexicon, mention->synonym)->metric) ?
		ec_slice(reading->context->text, mention->span) : no_segment;
}

/* "expand our rental housing | exposure to 59% of net operating income" */
static EcSlice
exposure(const EcReading *reading, const EcDraft *draft)
{
	int			t = draft->quantity->first - 2;

	if (t <= draft->clause->first || !ec_token_is(reading->context->text, &reading->sentence->tokens[t], "exposure"))
		return no_segment;
	return ec_segment_before(reading->context, reading->sentence, t, draft->clause->first);
}

EcSlice
ec_segment_of_share(const EcReading *reading, const EcDraft *draft)
{
	const EcMention *whole;
	EcSlice		name;

	if (draft->link->source != EC_SOURCE_DENOMINATOR || draft->clause->is_compared)
		return no_segment;
	whole = &reading->sentence->mentions[draft->link->denominator];
	if (whole->first < draft->quantity->first || whole_is_part(reading, whole))
		return no_segment;
	name = part_behind_whole(reading, whole);
	if (name.data == NULL)
		name = people(reading, draft);
	if (name.data == NULL)
		name = exposure(reading, draft);
	return name.data != NULL ? name : subject_of_sentence(reading, draft);
}
