/*
 * Finds the names of parts of the company in a sentence: runs of words that may stand in one (segment_word.c).
 *
 * After a preposition a run must also look like a name: a capital, a head word ("segment", "business") behind it,
 * or a word of tables/segment_names.def.
 */
#include "engine/segment_parts.h"

#include <string.h>

#include "engine/match.h"

static const EcSlice no_segment = {NULL, 0};

/* A hyphen, a slash, an ampersand or "and" between two words of one name. */
static bool
is_joiner(const EcContext *context, const EcSentence *sentence, int token)
{
	const EcToken *t = &sentence->tokens[token];
	const EcMention *mention = ec_mention_over(sentence, token);

	if (mention != NULL && !(mention->kind == EC_MENTION_CUE && mention->cue == EC_CUE_CLAUSE_BREAK))
		return false;
	if (t->kind == EC_TOKEN_PUNCTUATION)
		return t->punctuation == '-' || t->punctuation == '/';
	return ec_token_is(context->text, t, "&") || ec_token_is(context->text, t, "and");
}

/* Is the name made of the first letters of the company's ("TI" of Texas Instruments)? */
static bool
is_initials(EcSlice company, EcSlice name)
{
	uint32_t	n = 0;

	for (uint32_t i = 0; i < company.length; i++)
		if (ec_is_letter(company.data[i]) && (i == 0 || !ec_is_letter(company.data[i - 1])))
		{
			if (n < name.length && company.data[i] != name.data[n])
				return false;
			n++;
		}
	return name.length >= 2 && n >= name.length;
}

/* Is the name the first words of the company's, in capitals or not? */
static bool
starts_company(EcSlice company, EcSlice name)
{
	if (company.length < name.length || !ec_is_upper(name.data[0]))
		return false;
	for (uint32_t i = 0; i < name.length; i++)
		if (ec_lower(company.data[i]) != ec_lower(name.data[i]))
			return false;
	return company.length == name.length || !ec_is_letter(company.data[name.length]);
}

/* The company itself, by its name, its first words, its initials or its ticker, is no part of it. */
static bool
is_company(const EcContext *context, EcSlice name)
{
	name.length -= ec_possessive(name);
	if (context->ticker.data != NULL && ec_slice_equal(context->ticker, name))
		return true;
	if (context->company.data == NULL)
		return false;
	return starts_company(context->company, name) || is_initials(context->company, name);
}

/* "Northwind's | industrial", of Northwind: the name starts behind the company's. */
static int
behind_company(const EcContext *context, const EcSentence *sentence, int first, int last)
{
	for (int t = first; t < last && t < first + 3; t++)
	{
		EcSpan		span = {sentence->tokens[first].start, sentence->tokens[t].start + sentence->tokens[t].length};
		EcSlice		name = ec_slice(context->text, span);

		if (ec_possessive(name) > 0 && is_company(context, name))
			return t + 1;
	}
	return first;
}

/* "Fiscal 2022", "Slide 14": a year or a page, but no "787". */
static bool
is_mere_number(EcSlice name)
{
	for (uint32_t i = 0; i < name.length; i++)
		if (!ec_is_digit(name.data[i]))
			return false;
	return name.length < 3 || name.length == 4;
}

#define OWNER_SEEN 8000			/* bytes before the name in which its bare form is looked for */

/* Does the name stand without its last `mark` bytes in what was said before? */
static bool
is_said_bare(const EcContext *context, EcSlice name, uint32_t mark)
{
	const char *at = name.data - context->text > OWNER_SEEN ? name.data - OWNER_SEEN : context->text + 1;
	uint32_t	length = name.length - mark;

	for (; at + length < name.data; at++)
		if (ec_lower(*at) == ec_lower(name.data[0]) && !ec_is_letter(at[-1]) && memcmp(at + 1, name.data + 1, length - 1) == 0 &&
			!ec_is_letter(at[length]) && memcmp(at + length, name.data + length, mark) != 0)
			return true;
	return false;
}

/* "Retail's | sales", where Retail was spoken of before: the part without the mark of the owner; but "Chloe's" is a name of its own. */
static EcSlice
without_owner_mark(const EcContext *context, EcSlice name)
{
	uint32_t	mark = ec_possessive(name);

	if (mark > 0 && ec_is_upper(name.data[0]) && is_said_bare(context, name, mark))
		name.length -= mark;
	return name;
}

static EcSlice
slice_of_tokens(const EcContext *context, const EcSentence *sentence, int first, int last)
{
	EcSpan		span;
	EcSlice		slice;

	first = behind_company(context, sentence, first, last);
	while (first < last && ec_segment_is_article(&sentence->tokens[first]))
		first++;
	if (first == last && !sentence->tokens[first].is_capitalized && ec_token_is(context->text, &sentence->tokens[first], "financial") &&
		!ec_segment_is_head(sentence, last + 1))
		return no_segment;		/* "our financial results" */
	span.start = sentence->tokens[first].start;
	span.end = sentence->tokens[last].start + sentence->tokens[last].length;
	slice = ec_slice(context->text, span);
	if (slice.length > 80 || is_mere_number(slice))
		return no_segment;
	if (is_company(context, slice) || ec_slice_is(slice, "FIFO") || ec_slice_is(slice, "LIFO"))
		return no_segment;
	return without_owner_mark(context, slice);
}

bool
ec_segment_is_head(const EcSentence *sentence, int token)
{
	const EcMention *mention = token < sentence->n_tokens ? ec_mention_over(sentence, token) : NULL;

	return mention != NULL && mention->kind == EC_MENTION_CUE && mention->cue == EC_CUE_SEGMENT_HEAD;
}

/* What may stand between a segment's name and the metric: "Northwind | second quarter adjusted | revenue". */
static bool
is_passed_over(const EcContext *context, const EcSentence *sentence, int token)
{
	static const char *const words[] = {"net", "gross", "reported", "diluted"};
	const EcCueSet passed = EC_CUE_BIT(EC_CUE_NON_GAAP) | EC_CUE_BIT(EC_CUE_GAAP) | EC_CUE_BIT(EC_CUE_SEGMENT_HEAD) |
		EC_CUE_BIT(EC_CUE_RECORD);
	const EcMention *mention = ec_mention_over(sentence, token);

	if (mention != NULL)
		return mention->kind == EC_MENTION_PERIOD ||
			ec_mention_is_cue_in(mention, passed) ||
			ec_metric_is_organic_modifier(context, mention);
	return ec_token_is_any(context->text, &sentence->tokens[token], words, sizeof(words) / sizeof(words[0]));
}

int
ec_segment_name_start(const EcContext *context, const EcSentence *sentence, int last, int limit)
{
	int			first = last + 1;

	while (first - 1 >= limit)
	{
		if (ec_segment_is_name_word(context, sentence, first - 1))
			first--;
		else if (first <= last && first - 2 >= limit && is_joiner(context, sentence, first - 1) &&
				 (ec_segment_is_hyphen(sentence, first - 1) || ec_segment_is_name_word(context, sentence, first - 2)))
			first -= 2;
		else
			break;
	}
	return first;
}

/* "Product deferred revenue": a head word that is itself the name. */
static EcSlice
head_as_name(const EcContext *context, const EcSentence *sentence, int token, int limit)
{
	static const char *const words[] = {"product", "products", "service", "services"};

	if (token - 1 < limit || !ec_segment_is_head(sentence, token - 1) ||
		!ec_token_is_any(context->text, &sentence->tokens[token - 1], words, sizeof(words) / sizeof(words[0])))
		return no_segment;
	return slice_of_tokens(context, sentence, token - 1, token - 1);
}

/* "highlight | Lighting": where a capital follows, lower-case words before it that name nothing are verbs. */
static int
skip_to_capital(const EcSentence *sentence, int first, int last)
{
	for (int t = first; t <= last; t++)
	{
		if (t == 0 || ec_segment_has_capital(sentence, t))
			return t;
		if (ec_segment_is_known_word(&sentence->tokens[t]) || ec_segment_is_hyphen(sentence, t + 1))
			break;
	}
	return first;
}

/* "Northwind | Products | operating profit": the company's name, where a head word with a capital makes it the name of a part. */
static EcSlice
company_with_head(const EcContext *context, const EcSentence *sentence, int first, int last, int limit)
{
	EcSpan		span = {sentence->tokens[first].start, sentence->tokens[last].start + sentence->tokens[last].length};
	int			head = last;

	if (!is_company(context, ec_slice(context->text, span)) || ec_possessive(ec_slice(context->text, span)) > 0)
		return no_segment;
	while (head + 1 < limit && ec_segment_is_head(sentence, head + 1) && sentence->tokens[head + 1].is_capitalized)
		head++;
	if (head == last)
		return no_segment;
	span.end = sentence->tokens[head].start + sentence->tokens[head].length;
	return ec_slice(context->text, span);
}

EcSlice
ec_segment_before(const EcContext *context, const EcSentence *sentence, int token, int limit)
{
	int			last = token - 1;
	int			first;
	EcSlice		name;

	while (last >= limit && is_passed_over(context, sentence, last))
		last--;
	first = ec_segment_name_start(context, sentence, last, limit);
	if (first <= last && first > limit && ec_token_is_of(&sentence->tokens[first - 1], EC_CLASS_BIT(BEFORE_VERB)) &&
		!sentence->tokens[first].is_capitalized)
		first++;
	first = skip_to_capital(sentence, first, last);
	if (first > last && last >= limit && ec_token_is(context->text, &sentence->tokens[last], "Other") &&
		sentence->tokens[last].is_capitalized && last == token - 1)
		first = last;
	if (first > last)
		return head_as_name(context, sentence, token, limit);
	name = slice_of_tokens(context, sentence, ec_segment_list_start(context, sentence, first, limit), last);
	return name.data == NULL ? company_with_head(context, sentence, first, last, token) : name;
}

int
ec_segment_name_end(const EcContext *context, const EcSentence *sentence, int first, int limit)
{
	int			last = first - 1;

	while (last + 1 < limit)
	{
		if (ec_segment_is_name_word(context, sentence, last + 1))
			last++;
		else if (last >= first && last + 2 < limit && is_joiner(context, sentence, last + 1) &&
				 (ec_segment_is_hyphen(sentence, last + 1) || ec_segment_is_name_word(context, sentence, last + 2)))
			last += 2;
		else
			break;
	}
	return last;
}

bool
ec_segment_is_speaker(const EcSentence *sentence, int after)
{
	while (after < sentence->n_tokens && ec_token_is_of(&sentence->tokens[after], EC_CLASS_BIT(HELPER)))
		after++;
	return after < sentence->n_tokens && ec_token_is_of(&sentence->tokens[after], EC_CLASS_BIT(SAID));
}

/* "in U.S. dollars", "in local currencies": the money counted in, no part of the company. */
static bool
is_currency(const EcSentence *sentence, int last)
{
	return ec_token_is_of(&sentence->tokens[last], EC_CLASS_BIT(CURRENCY)) ||
		(last + 1 < sentence->n_tokens && ec_token_is_of(&sentence->tokens[last + 1], EC_CLASS_BIT(CURRENCY)));
}

static bool
looks_like_name(const EcSentence *sentence, int first, int last)
{
	if (ec_segment_is_speaker(sentence, last + 1) || is_currency(sentence, last))
		return false;
	if (ec_segment_is_head(sentence, last + 1))
		return true;
	for (int t = first; t <= last; t++)
		if (ec_segment_has_capital(sentence, t) || ec_segment_is_known_word(&sentence->tokens[t]))
			return true;
	return false;
}

/* "sales in Europe, Asia and other markets"; but "In China, Coast and Ridge grew" speaks of two brands in one country. */
static int
end_of_list(const EcContext *context, const EcSentence *sentence, int token, int last, int limit)
{
	int			end = ec_segment_list_end(context, sentence, last);

	if (end == last || end >= limit)
		return last;
	if (ec_segment_is_head(sentence, end + 1) || (end + 1 < sentence->n_tokens && sentence->tokens[end + 1].punctuation == ','))
		return end;
	for (int i = 0; i < sentence->n_mentions && sentence->mentions[i].first < token; i++)
		if (sentence->mentions[i].kind == EC_MENTION_METRIC)
			return end;
	return last;
}

EcSlice
ec_segment_after(const EcContext *context, const EcSentence *sentence, int token, int limit)
{
	int			first = token;
	int			last;

	while (first < limit && ec_segment_is_article(&sentence->tokens[first]))
		first++;
	last = ec_segment_name_end(context, sentence, first, limit);
	if (last < first || !looks_like_name(sentence, first, last))
		return no_segment;
	last = end_of_list(context, sentence, token, last, limit);
	if (token > 0 && ec_token_is(context->text, &sentence->tokens[token - 1], "outside"))
		first = token - 1;			/* "outside the U.S." */
	return slice_of_tokens(context, sentence, first, last);
}

EcSlice
ec_segment_of_things(const EcContext *context, const EcSentence *sentence, int token, int limit)
{
	int			last = ec_segment_name_end(context, sentence, token, limit);
	const EcToken *end;

	if (last < token || last + 1 < limit || is_currency(sentence, last))
		return no_segment;
	end = &sentence->tokens[last];
	if (end->length < 5 || context->text[end->start + end->length - 1] != 's' || context->text[end->start + end->length - 2] == 's')
		return no_segment;
	return slice_of_tokens(context, sentence, token, last);
}

/* "security | decreased", "public sector | was down", "our retail | has grown" */
static bool
verb_of_change_follows(const EcSentence *sentence, int token)
{
	const EcMention *mention = token < sentence->n_tokens ? ec_mention_over(sentence, token) : NULL;

	if (mention != NULL && mention->kind == EC_MENTION_CUE && mention->cue == EC_CUE_PAST && mention->last + 1 < sentence->n_tokens)
		mention = ec_mention_over(sentence, mention->last + 1);
	return mention != NULL && mention->kind == EC_MENTION_CUE &&
		(mention->cue == EC_CUE_UP || mention->cue == EC_CUE_DOWN || mention->cue == EC_CUE_SHARE);
}

/* "we now expect | Europe to be up 5%", "we saw | Europe grow": what somebody says or saw of the subject. */
static int
behind_opinion(const EcContext *context, const EcSentence *sentence, int first, int limit)
{
	static const char *const opinions[] = {
		"also", "anticipate", "anticipated", "are", "believe", "can", "continue", "do", "estimate", "expect", "expected", "expecting",
		"forecast", "have", "now", "project", "saw", "see", "seeing", "seen", "still", "that", "think", "to", "we're", "we've", "would",
	};
	static const char *const speakers[] = {"we", "i", "we're", "we've"};

	if (first >= limit || !ec_token_is_any(context->text, &sentence->tokens[first], speakers, sizeof(speakers) / sizeof(speakers[0])))
		return first;
	first++;
	while (first < limit && ec_token_is_any(context->text, &sentence->tokens[first], opinions, sizeof(opinions) / sizeof(opinions[0])))
		first++;
	return first;
}

bool
ec_segment_is_measured_otherwise(const EcSentence *sentence, int token)
{
	return token < sentence->n_tokens && ec_token_is_of(&sentence->tokens[token], EC_CLASS_BIT(OTHER_FIGURE));
}

static int
start_of_subject(const EcSentence *sentence, int first, int limit)
{
	for (; first < limit; first++)
	{
		const EcMention *mention = ec_mention_over(sentence, first);

		if (mention == NULL && first == 0 && sentence->tokens[first].kind == EC_TOKEN_SYMBOL)
			continue;			/* a bullet */
		if (!ec_clause_breaks_at(sentence, first) && !ec_segment_is_article(&sentence->tokens[first]) &&
			!(mention != NULL && mention->kind == EC_MENTION_CUE &&
			  (mention->cue == EC_CUE_CLAUSE_BREAK || mention->cue == EC_CUE_CAUSE || mention->cue == EC_CUE_QOQ ||
			   mention->cue == EC_CUE_YOY)))
			break;
	}
	return first;
}

EcSlice
ec_segment_subject(const EcContext *context, const EcSentence *sentence, int first, int limit)
{
	int			last;

	first = start_of_subject(sentence, first, limit);
	first = start_of_subject(sentence, behind_opinion(context, sentence, first, limit), limit);
	last = ec_segment_name_end(context, sentence, first, limit);
	if (last < first && first < limit && verb_of_change_follows(sentence, first + 1))
		return head_as_name(context, sentence, first + 1, first);
	if (last < first || ec_segment_is_speaker(sentence, last + 1) || ec_segment_is_measured_otherwise(sentence, last) ||
		ec_segment_is_measured_otherwise(sentence, last + 1))
		return no_segment;
	if (!looks_like_name(sentence, first, last) && !verb_of_change_follows(sentence, last + 1))
		return no_segment;
	return slice_of_tokens(context, sentence, first, last);
}

EcSlice
ec_segment_label(const EcContext *context, const EcSentence *sentence, int quantity)
{
	int			last = quantity - 2;
	int			first;

	if (last < 0 || (sentence->tokens[quantity - 1].punctuation != ',' && sentence->tokens[quantity - 1].punctuation != ':'))
		return no_segment;
	first = ec_segment_name_start(context, sentence, last, 0);
	if (first > last || sentence->tokens[first].kind != EC_TOKEN_WORD || (first > 0 && sentence->tokens[first - 1].kind != EC_TOKEN_PUNCTUATION))
		return no_segment;
	return slice_of_tokens(context, sentence, first, last);
}

/* May the word stand before "customers" in what is told of them: "top", "ten", "10% or greater"? */
static bool
is_word_of_customers(const EcSentence *sentence, int token)
{
	const EcMention *mention = ec_mention_over(sentence, token);

	if (mention != NULL && mention->kind != EC_MENTION_QUANTITY)
		return false;
	return sentence->tokens[token].kind != EC_TOKEN_PUNCTUATION && !ec_segment_is_article(&sentence->tokens[token]) &&
		!ec_segment_is_preposition(&sentence->tokens[token]);
}

EcSlice
ec_segment_customers(const EcContext *context, const EcSentence *sentence, int first, int limit)
{
	static const char *const words[] = {"customer", "customers", "client", "clients"};

	for (int t = limit - 1; t > first; t--)
	{
		int			start = t;

		if (!ec_token_is_any(context->text, &sentence->tokens[t], words, sizeof(words) / sizeof(words[0])))
			continue;
		while (start - 1 >= first && t - start < 5 && is_word_of_customers(sentence, start - 1))
			start--;
		if (start == t || ec_token_is(context->text, &sentence->tokens[start], "no"))
			return no_segment;
		return slice_of_tokens(context, sentence, start, t);
	}
	return no_segment;
}

bool
ec_segment_is_known_name(const EcSentence *sentence, int first, int last)
{
	for (int t = first; t <= last; t++)
		if (ec_segment_is_known_word(&sentence->tokens[t]) || ec_segment_has_capital(sentence, t))
			return true;
	return false;
}

EcSlice
ec_segment_fronted(const EcContext *context, const EcSentence *sentence, int from, int to)
{
	for (int t = from; t < to; t++)
	{
		EcSlice		name;

		if (!ec_segment_is_preposition(&sentence->tokens[t]))
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
	if ((sentence->classes & EC_CLASS_BIT(WHOLE)) == 0)
		return false;
	for (int t = from; t < to; t++)
		if (ec_token_is_of(&sentence->tokens[t], EC_CLASS_BIT(WHOLE)))
			return !ec_segment_has_capital(sentence, t) || !ec_token_is(context->text, &sentence->tokens[t], "Enterprise");
	return false;
}
