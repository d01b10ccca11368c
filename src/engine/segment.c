/*
 * The column `segment`: what part of the company the number is about.
 *
 * Tried in this order: what the metric's word implies, the words before the metric, a phrase
 * after it or after the number, the subject of a list item, the frame of the sentence, the clause before,
 * the passage. A word such as "total" says that it is the whole company.
 */
#include "engine/segment_parts.h"

#include <string.h>

#include "engine/facts.h"
#include "engine/mention.h"

static const EcSlice no_segment = {NULL, 0};

/* "SG&A costs | for", "premium growth | for": the preposition within the next three tokens, or -1. */
static int
preposition_after(const EcSentence *sentence, int token)
{
	const EcCueSet passed = EC_CUE_BIT(EC_CUE_UP) | EC_CUE_BIT(EC_CUE_DOWN) | EC_CUE_BIT(EC_CUE_GUIDANCE);

	for (int t = token; t < token + 3 && t + 1 < sentence->n_tokens; t++)
	{
		const EcMention *mention = ec_mention_over(sentence, t);

		if (ec_segment_is_preposition(&sentence->tokens[t]))
			return t;
		if (sentence->tokens[t].kind != EC_TOKEN_WORD ||
			(mention != NULL && !ec_mention_is_cue_in(mention, passed)))
			break;
	}
	return -1;
}

/* "two | 10% or greater | customers": the words of the metric that tell how large they are. */
static EcSlice
size_of_customers(const EcReading *reading, const EcDraft *draft, const EcMention *metric)
{
	const EcToken *tokens = reading->sentence->tokens;
	EcSpan		span = {tokens[metric->first].start, tokens[metric->last].start};

	if (draft->metric_index != EC_METRIC_customers || tokens[metric->first].kind != EC_TOKEN_NUMBER)
		return no_segment;
	return ec_slice_trim(ec_slice(reading->context->text, span));
}

/* "our retail customer count | grew to 500 customers": the mention in front of the number that the metric's word behind it repeats. */
static const EcMention *
said_first(const EcReading *reading, const EcMention *metric)
{
	const EcMention *first = metric - 1;

	if (metric == reading->sentence->mentions || first->kind != EC_MENTION_QUANTITY || first->last + 1 != metric->first)
		return metric;
	for (; first > reading->sentence->mentions && first[-1].last + 1 == first->first; first--)
		if (first[-1].kind == EC_MENTION_METRIC)
			return ec_lexicon_synonym(reading->context->lexicon, first[-1].synonym)->metric ==
				ec_lexicon_synonym(reading->context->lexicon, metric->synonym)->metric ? first - 1 : metric;
	return metric;
}

/* "revenue from | long-term contracts | was": lower-case things that a verb follows; "the centers" were named before. */
static EcSlice
things_that_change(const EcReading *reading, int first)
{
	const EcSentence *sentence = reading->sentence;
	const EcCueSet verbs = EC_CUE_BIT(EC_CUE_PAST) | EC_CUE_BIT(EC_CUE_UP) | EC_CUE_BIT(EC_CUE_DOWN);
	const EcMention *verb;
	int			last;

	if (first < sentence->n_tokens && ec_token_is(reading->context->text, &sentence->tokens[first], "our"))
		first++;
	last = ec_segment_name_end(reading->context, sentence, first, sentence->n_tokens);
	verb = last + 1 < sentence->n_tokens ? ec_mention_over(sentence, last + 1) : NULL;
	if (last < first || verb == NULL || !ec_mention_is_cue_in(verb, verbs))
		return no_segment;
	return ec_segment_of_things(reading->context, sentence, first, last + 1);
}

/* The words before and after the metric itself. */
static EcSlice
segment_of_metric(const EcReading *reading, const EcDraft *draft)
{
	const EcSentence *sentence = reading->sentence;
	const EcMention *metric;
	EcSlice		name;
	int			after;

	if (draft->link->source != EC_SOURCE_SENTENCE)
		return no_segment;
	metric = said_first(reading, &sentence->mentions[draft->link->metric]);
	name = size_of_customers(reading, draft, metric);
	if (name.data != NULL)
		return name;
	name = ec_segment_before(reading->context, sentence, metric->first, 0);
	after = preposition_after(sentence, metric->last + 1);
	if (name.data != NULL || after < 0)
		return name;
	name = ec_segment_after(reading->context, sentence, after + 1, sentence->n_tokens);
	return name.data == NULL ? things_that_change(reading, after + 1) : name;
}

/* "we expect Harbor Gas | to contribute $0.20 per share" */
static EcSlice
contributor(const EcReading *reading, const EcDraft *draft)
{
	const EcSentence *sentence = reading->sentence;

	for (int i = draft->clause->quantity - 1; i >= draft->clause->begin_mention; i--)
	{
		int			verb = sentence->mentions[i].first;

		if (sentence->mentions[i].kind != EC_MENTION_CUE || sentence->mentions[i].cue != EC_CUE_CONTRIBUTION || verb < 2)
			continue;
		if (ec_token_is(reading->context->text, &sentence->tokens[verb - 1], "to"))
			verb--;
		return ec_segment_before(reading->context, sentence, verb, draft->clause->lead);
	}
	return no_segment;
}

/* "EBITDA, | including joint ventures, was": what is left out of the number or counted in it is not what it is told of. */
static bool
starts_with_exception(const EcReading *reading, const EcDraft *draft)
{
	const EcSentence *sentence = reading->sentence;
	int			first = draft->clause->first;

	while (first < draft->quantity->first && ec_clause_breaks_at(sentence, first))
		first++;
	return draft->link->source == EC_SOURCE_SENTENCE && ec_mention_over(sentence, first) != NULL &&
		ec_mention_is_cue(ec_mention_over(sentence, first), EC_CUE_EXCEPT) &&
		sentence->mentions[draft->link->metric].last < first && sentence->mentions[draft->link->metric].last + 3 > first;
}

static EcSlice
segment_of_subject(const EcReading *reading, const EcDraft *draft)
{
	EcSlice		name = draft->metric_index == EC_METRIC_eps ? contributor(reading, draft) : no_segment;

	if (name.data != NULL)
		return name;
	if (starts_with_exception(reading, draft))
		return no_segment;
	name = ec_segment_subject(reading->context, reading->sentence, draft->clause->first, draft->quantity->first);

	if (name.data == NULL)
		name = ec_segment_subject(reading->context, reading->sentence, draft->clause->lead, draft->quantity->first);
	return name;
}

static EcSlice
segment_after_quantity(const EcReading *reading, const EcDraft *draft)
{
	int			from = draft->quantity->last + 1;
	int			to = draft->clause->last + 1;
	EcSlice		name = ec_segment_fronted(reading->context, reading->sentence, from, to);

	if (name.data == NULL && from < to && ec_mention_is_ratio(draft->quantity) &&
		ec_token_is(reading->context->text, &reading->sentence->tokens[from], "in"))
		name = ec_segment_of_things(reading->context, reading->sentence, from + 1, to);
	return name.data != NULL ? name : ec_segment_adverb(reading->context, reading->sentence, from, to);
}

static bool
metric_is_in_clause(const EcDraft *draft)
{
	return draft->link->source == EC_SOURCE_SENTENCE && draft->link->metric >= draft->clause->begin_mention;
}

/* "The northern plant generated $25 million in revenue", but not "we generated": may the subject be a part? */
static bool
is_subject_of_number(const EcReading *reading, const EcDraft *draft)
{
	static const char *const whole[] = {"we", "i", "they", "company", "it", "us"};

	if (!metric_is_in_clause(draft) || reading->sentence->mentions[draft->link->metric].first < draft->clause->first)
		return true;
	for (int t = draft->clause->first; t < draft->quantity->first; t++)
		if (ec_token_is_any(reading->context->text, &reading->sentence->tokens[t], whole, sizeof(whole) / sizeof(whole[0])))
			return false;
	return draft->link->metric > draft->clause->quantity && ec_segment_is_told_by_part(draft->metric_index);
}

/* "gross margin: wholesale, 35% to 36%": no verb leads to the number, and the metric stands before the name. */
static bool
is_labelled(const EcReading *reading, const EcDraft *draft)
{
	const EcCueSet verbs = EC_CUE_BIT(EC_CUE_PAST) | EC_CUE_BIT(EC_CUE_FORWARD) | EC_CUE_BIT(EC_CUE_UP) | EC_CUE_BIT(EC_CUE_DOWN);

	if (((draft->clause->before | draft->clause->after | draft->clause->lead_cues) & verbs) != 0 || draft->clause->is_compared)
		return false;
	return draft->link->source == EC_SOURCE_TOPIC ||
		(draft->link->source == EC_SOURCE_SENTENCE && reading->sentence->mentions[draft->link->metric].last < draft->clause->first);
}

/* "in Europe sales grew 5%, | and in Asia 6%": nothing but a place stands between the number and the clause before. */
static EcSlice
place_before_number(const EcReading *reading, const EcDraft *draft)
{
	const EcSentence *sentence = reading->sentence;
	int			first = draft->clause->first;
	EcSlice		name;

	while (first < draft->quantity->first && (ec_clause_breaks_at(sentence, first) || ec_token_is(reading->context->text, &sentence->tokens[first], "and")))
		first++;
	if (metric_is_in_clause(draft) || !ec_token_is(reading->context->text, &sentence->tokens[first], "in"))
		return no_segment;
	name = ec_segment_after(reading->context, sentence, first + 1, draft->quantity->first);
	if (name.data == NULL || name.data + name.length + 2 < reading->context->text + draft->quantity->span.start)
		return no_segment;
	return name;
}

/* "our stabilized portfolio was | 98% leased": what a number in front of its metric is said of. */
static EcSlice
segment_of_holder(const EcReading *reading, const EcDraft *draft)
{
	if (draft->metric_index != EC_METRIC_occupancy || draft->link->metric != draft->clause->quantity + 1 ||
		reading->sentence->mentions[draft->link->metric].first != draft->quantity->last + 1)
		return no_segment;
	return ec_segment_holder(reading->context, reading->sentence, draft->clause->first, draft->quantity->first);
}

/* "Northwind's | $39 million | operating loss": who owns a number in front of its metric. */
static EcSlice
segment_of_owner(const EcReading *reading, const EcDraft *draft)
{
	const EcSentence *sentence = reading->sentence;
	int			first = draft->quantity->first;
	EcSlice		word;

	if (first < 1 || draft->link->source != EC_SOURCE_SENTENCE || sentence->mentions[draft->link->metric].first != draft->quantity->last + 1)
		return no_segment;
	word = (EcSlice) {reading->context->text + sentence->tokens[first - 1].start, sentence->tokens[first - 1].length};
	if (ec_possessive(word) == 0 || !ec_is_upper(word.data[0]))
		return no_segment;
	return ec_segment_before(reading->context, sentence, first, draft->clause->lead);
}

/* Debt and liquidity have no parts but lines of credit, which are safely told. */
static bool
is_borrowing(int metric)
{
	return metric == EC_METRIC_debt || metric == EC_METRIC_liquidity;
}

/* A name that belongs to this number alone. */
static EcSlice
segment_of_its_own(const EcReading *reading, const EcDraft *draft)
{
	EcSlice		name = segment_of_holder(reading, draft);

	if (name.data == NULL && is_borrowing(draft->metric_index) && metric_is_in_clause(draft))
		name = ec_segment_of_line(reading, draft);
	if (name.data == NULL)
		name = segment_of_owner(reading, draft);
	if (name.data == NULL && metric_is_in_clause(draft))
		name = segment_of_metric(reading, draft);
	if (name.data == NULL && is_subject_of_number(reading, draft))
		name = segment_of_subject(reading, draft);
	if (name.data == NULL && draft->link->source == EC_SOURCE_IMPLIED)
		name = ec_segment_of_growth(reading->context, reading->sentence, draft->clause);
	if (name.data == NULL)
		name = place_before_number(reading, draft);
	if (name.data == NULL && is_labelled(reading, draft))
		name = ec_segment_label(reading->context, reading->sentence, draft->quantity->first);
	if (name.data == NULL && draft->link->source != EC_SOURCE_DENOMINATOR)
		name = segment_after_quantity(reading, draft);
	if (name.data == NULL && draft->fit == EC_FIT_SHARE && !ec_fit_is_expense(draft->metric_index))
		name = ec_segment_customers(reading->context, reading->sentence, draft->clause->lead, draft->quantity->first);
	return name;
}

/* "Northwind up 46%; overall up 36%": the whole, behind its parts. */
static bool
is_sum_of_list(const EcReading *reading, const EcDraft *draft)
{
	static const char *const words[] = {"overall", "total", "consolidated", "combined"};
	int			first = draft->clause->lead;

	while (first < draft->quantity->first && ec_clause_breaks_at(reading->sentence, first))
		first++;
	return draft->link->metric < draft->clause->first_mention &&
		ec_token_is_any(reading->context->text, &reading->sentence->tokens[first], words, sizeof(words) / sizeof(words[0]));
}

/* "a segment margin of 11%", "adjusted segment EBITDA", "revenue for the segment": of the part that was named last. */
static bool
speaks_of_the_segment(const EcReading *reading, const EcDraft *draft)
{
	const char *text = reading->context->text;
	const EcSentence *sentence = reading->sentence;
	const EcMention *metric;

	if (draft->link->source != EC_SOURCE_SENTENCE)
		return false;
	metric = &sentence->mentions[draft->link->metric];
	if (metric->first > 0 && ec_token_is(text, &sentence->tokens[metric->first - 1], "combined"))
		return false;
	for (int t = metric->first - 2; t <= metric->first; t++)
		if (t >= 0 && (ec_token_is(text, &sentence->tokens[t], "segment") || ec_token_is(text, &sentence->tokens[t], "segment's")))
			return true;
	for (int t = metric->last + 1; t + 2 < sentence->n_tokens && t < metric->last + 4; t++)
		if (ec_segment_is_preposition(&sentence->tokens[t]))
			return ec_segment_is_head(sentence, t + 2) &&
				(ec_token_is(text, &sentence->tokens[t + 1], "the") || ec_token_is(text, &sentence->tokens[t + 1], "this"));
	return false;
}

static EcSlice
segment_named_last(const EcReading *reading)
{
	for (int i = reading->n - 1; i >= 0; i--)
		if (reading->drafts[i].fact.segment.data != NULL)
			return reading->drafts[i].fact.segment;
	return reading->context->last_segment;
}

/* Is the number told of the part that the one before it was told of? "..., bringing total liquidity to" is not. */
static bool
keeps_part(const EcReading *reading, const EcDraft *draft, const EcDraft *previous)
{
	if (is_sum_of_list(reading, draft))
		return false;
	if (!metric_is_in_clause(draft) || draft->link->metric == previous->link->metric)
		return true;
	return previous->synonym->part == EC_PART_NONE && !ec_segment_says_whole(reading, draft);
}

static bool
has_metric_or_quantity(const EcSentence *sentence, int first, int last)
{
	for (int t = first; t <= last; t++)
	{
		const EcMention *mention = ec_mention_over(sentence, t);

		if (mention != NULL && (mention->kind == EC_MENTION_METRIC || mention->kind == EC_MENTION_QUANTITY))
			return true;
	}
	return false;
}

/* "our specialty franchise, | which produced $4.9 billion of premiums": what a relative clause is about. */
static EcSlice
antecedent(const EcReading *reading, const EcDraft *draft)
{
	const EcSentence *sentence = reading->sentence;
	int			which = draft->quantity->first - 1;
	int			last;

	while (which > 0 && which > draft->quantity->first - 6 && !ec_token_is(reading->context->text, &sentence->tokens[which], "which"))
		which--;
	last = which - 1;
	if (last < 1 || sentence->tokens[last].punctuation != ',' || !ec_token_is(reading->context->text, &sentence->tokens[which], "which"))
		return no_segment;
	if (!ec_segment_is_head(sentence, last - 1) && !ec_segment_is_known_name(sentence, last - 1, last - 1))
		return no_segment;
	return ec_segment_before(reading->context, sentence, last, 0);
}

/* "We had a good quarter in Marine Coatings, | with 5% growth in sales": a phrase that ends the clause before. */
static EcSlice
segment_of_clause_before(const EcReading *reading, const EcDraft *draft)
{
	const EcSentence *sentence = reading->sentence;
	int			first = draft->clause->first;

	if (first < 3 || sentence->tokens[first - 1].punctuation != ',' || !ec_token_is(reading->context->text, &sentence->tokens[first], "with") ||
		!ec_segment_is_told_by_part(draft->metric_index))
		return no_segment;
	for (int t = first - 2; t > 0 && t > first - 8 && !has_metric_or_quantity(sentence, t, t) && !ec_clause_breaks_at(sentence, t); t--)
		if (ec_segment_is_preposition(&sentence->tokens[t]))
			return ec_segment_after(reading->context, sentence, t + 1, first);
	return no_segment;
}

/* ", | operating profit", "with | an adjusted margin": is the token the first of its clause but for an article or a word of basis? */
static bool
follows_break(const EcReading *reading, int token)
{
	static const char *const articles[] = {"a", "an", "the"};
	const EcCueSet passed = EC_CUE_BIT(EC_CUE_NON_GAAP) | EC_CUE_BIT(EC_CUE_GAAP) | EC_CUE_BIT(EC_CUE_RECORD);

	for (int t = token - 1; t >= 0 && t >= token - 4; t--)
	{
		const EcMention *mention = ec_mention_over(reading->sentence, t);

		if (ec_clause_breaks_at(reading->sentence, t))
			return true;
		if (mention != NULL ? mention->kind != EC_MENTION_CUE || ((EC_CUE_BIT(mention->cue) & passed) == 0 && mention->cue != EC_CUE_CLAUSE_BREAK && mention->cue != EC_CUE_CAUSE) :
			!ec_token_is_any(reading->context->text, &reading->sentence->tokens[t], articles, 3))
			return false;
	}
	return false;
}

/* "Sales for Europe rose 6% | and operating profit was": a second figure, right behind the part of the first. */
static EcSlice
segment_of_pair(const EcReading *reading, const EcDraft *draft)
{
	const EcDraft *before = ec_reading_last(reading);
	const EcSentence *sentence = reading->sentence;
	const EcMention *metric;

	if (before == NULL || before->fact.segment.data == NULL || before->link->source != EC_SOURCE_SENTENCE ||
		before->synonym->part != EC_PART_NONE || before->synonym->segment != NULL || (draft->features & EC_FACT_BIT(EC_FACT_carried_segment)) != 0 ||
		!metric_is_in_clause(draft) || !ec_segment_is_told_by_part(draft->metric_index))
		return no_segment;
	metric = &sentence->mentions[draft->link->metric];
	if (!follows_break(reading, metric->first < draft->quantity->first ? metric->first : draft->quantity->first))
		return no_segment;
	return before->fact.segment.data < reading->context->text + metric->span.start ? before->fact.segment : no_segment;
}

static EcSlice
segment_in_sentence(const EcReading *reading, const EcDraft *draft)
{
	const EcDraft *previous = ec_reading_previous(reading, draft);
	EcSlice		name;

	if (draft->clause->is_compared && previous != NULL)
		return previous->fact.segment;
	name = segment_of_its_own(reading, draft);
	if (name.data == NULL && previous != NULL)
		return keeps_part(reading, draft, previous) ? previous->fact.segment : no_segment;
	if (name.data == NULL && !metric_is_in_clause(draft))
		name = segment_of_metric(reading, draft);
	if (name.data == NULL && !ec_segment_says_whole(reading, draft))
		name = ec_segment_actor(reading->context, reading->sentence, draft->quantity->first);
	if (name.data == NULL && !ec_segment_says_whole(reading, draft) && speaks_of_the_segment(reading, draft))
		name = segment_named_last(reading);
	if (name.data == NULL)
		name = ec_segment_says_whole(reading, draft) ? ec_segment_fronted_name(reading->context, reading->sentence) :
			ec_segment_frame(reading->context, reading->sentence);
	if (name.data == NULL && !ec_segment_says_whole(reading, draft))
		name = antecedent(reading, draft);
	if (name.data == NULL && !ec_segment_says_whole(reading, draft))
		name = segment_of_clause_before(reading, draft);
	if (name.data == NULL && !ec_segment_says_whole(reading, draft))
		name = segment_of_pair(reading, draft);
	return name.data != NULL ? name : ec_segment_of_share(reading, draft);
}

/* Does the clause say behind the number what part it is: "including 15% domestically", "including $21 million in the fourth quarter"? */
static bool
says_which_part(const EcReading *reading, const EcDraft *draft)
{
	const char *text = reading->context->text;
	const char *segment = draft->fact.segment.data;

	for (int i = draft->clause->quantity + 1; i < draft->clause->end_mention; i++)
		if (reading->sentence->mentions[i].kind == EC_MENTION_PERIOD)
			return true;
	return segment != NULL && (segment < text + reading->sentence->span.start || segment >= text + draft->quantity->span.end) &&
		(draft->features & EC_FACT_BIT(EC_FACT_carried_segment)) == 0;
}

/* "other income of $9 million, which included a gain on the sale of a plant of $2 million": the word opens the clause. */
static bool
opens_as_part(const EcReading *reading, const EcDraft *draft)
{
	const EcDraft *before = ec_reading_last(reading);

	return before != NULL && before->link->clause == draft->link->clause - 1 && before->link->metric == draft->link->metric &&
		before->fit == draft->fit && draft->link->metric < draft->clause->begin_mention &&
		(!ec_segment_is_told_by_part(draft->metric_index) ||
		 ec_token_is(reading->context->text, &reading->sentence->tokens[draft->quantity->first - 1], "of")) &&
		ec_cues_have(draft->clause->before, EC_CUE_EXCEPT);
}

/* "net income includes a $30 million reserve": a part of the number that is no part of the company. */
static bool
is_part_of_number(const EcReading *reading, const EcDraft *draft)
{
	static const char *const words[] = {"include", "includes", "included", "including"};
	int			first = draft->quantity->first;

	if (draft->link->metric < 0 || draft->link->metric > draft->clause->quantity || says_which_part(reading, draft))
		return false;
	if (opens_as_part(reading, draft))
		return true;
	for (int t = first - 1; t >= 0 && t >= first - 3 && reading->sentence->tokens[t].kind == EC_TOKEN_WORD; t--)
		if (ec_token_is_any(reading->context->text, &reading->sentence->tokens[t], words, sizeof(words) / sizeof(words[0])))
			return t > reading->sentence->mentions[draft->link->metric].last;
	return false;
}

/* The part that the metric's own words name. */
static EcSlice
segment_in_metric(const EcReading *reading, const EcDraft *draft)
{
	const EcMention *metric = &reading->sentence->mentions[draft->link->metric];
	const EcToken *tokens = reading->sentence->tokens;
	int			first = metric->first;
	int			last = metric->last;
	EcSpan		span;

	if (draft->synonym->part == EC_PART_BEFORE_HEAD)
		last -= last > first;
	else
		for (int t = first; t < last; t++)
			if (ec_token_is(reading->context->text, &tokens[t], "our") || ec_token_is(reading->context->text, &tokens[t], "the"))
				first = t + 1;
	span.start = tokens[first].start;
	span.end = tokens[last].start + tokens[last].length;
	return ec_slice(reading->context->text, span);
}

/* Shares are those of the company: "$1 billion of ACME shares". */
static bool
is_of_shares(int metric)
{
	return metric == EC_METRIC_share_repurchases || metric == EC_METRIC_shares_repurchased || metric == EC_METRIC_diluted_shares ||
		metric == EC_METRIC_basic_shares;
}

/* "net income attributable to | Acme stockholders": who owns the whole. */
static bool
names_owners(EcSlice name)
{
	static const char *const owners[] = {"stockholders", "shareholders", "shareowners", "unitholders"};
	uint32_t	start = name.length;

	while (start > 0 && name.data[start - 1] != ' ')
		start--;
	return ec_slice_is_any((EcSlice) {name.data + start, name.length - start}, owners, sizeof(owners) / sizeof(owners[0]));
}

/* "Group revenues", "firmwide net inflows": the company as such; but hotels have bookings of groups. */
static bool
names_whole(const EcDraft *draft, EcSlice name)
{
	static const char *const words[] = {"group", "group's", "group level", "firm", "firmwide", "companywide"};

	if (name.data == NULL)
		return false;
	return is_of_shares(draft->metric_index) || names_owners(name) ||
		(draft->metric_index != EC_METRIC_bookings && ec_slice_is_any(name, words, sizeof(words) / sizeof(words[0])));
}

void
ec_column_segment(const EcReading *reading, EcDraft *draft)
{
	EcFact	   *fact = &draft->fact;
	bool		is_own;

	if (draft->synonym->segment != NULL)
	{
		fact->segment.data = draft->synonym->segment;
		fact->segment.length = (uint32_t) strlen(draft->synonym->segment);
		return;
	}
	if (ec_synonym_is_repayment(draft->synonym))
	{
		fact->segment = ec_segment_debt(reading->context, reading->sentence, draft->quantity->last + 1);
		return;
	}
	if (draft->synonym->part != EC_PART_NONE && draft->link->source == EC_SOURCE_SENTENCE)
		fact->segment = segment_in_metric(reading, draft);
	else
		fact->segment = segment_in_sentence(reading, draft);
	if (draft->clause->list_length > 1)
		ec_segment_pair_with_list(reading, draft);
	is_own = fact->segment.data != NULL;
	if (!is_own && ec_reading_previous(reading, draft) == NULL)
		fact->segment = ec_segment_of_passage(reading, draft);
	if (names_whole(draft, fact->segment))
		fact->segment = no_segment;
	else if (is_own && reading->context->by_segment && draft->synonym->part == EC_PART_NONE && metric_is_in_clause(draft) &&
			 ec_segment_is_told_by_part(draft->metric_index))
	{
		reading->context->segment = fact->segment;
		reading->context->segment_sentence = reading->context->sentence;
	}
	if (fact->segment.data != NULL)
		draft->features |= is_borrowing(draft->metric_index) ? 0 : EC_FACT_BIT(EC_FACT_has_segment);
	else if (draft->link->source == EC_SOURCE_DENOMINATOR ||
			 (draft->link->source == EC_SOURCE_IMPLIED && draft->metric_index != EC_METRIC_eps))
		draft->rejected = "no part of the company named";
	if (fact->segment.data != NULL && draft->synonym->part == EC_PART_NONE &&
		(draft->link->source != EC_SOURCE_DENOMINATOR || fact->segment.data < reading->context->text + draft->quantity->span.start))
		reading->context->last_segment = fact->segment;
	if (is_part_of_number(reading, draft))
		draft->rejected = "a part of the number before";
}
