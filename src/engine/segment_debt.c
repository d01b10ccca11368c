/*
 * The kind of debt that is paid back: "prepaid $30 million of our | unsecured term loans"; and the line of credit that is
 * drawn or has room: "no borrowings on our $500 million | revolver".
 *
 * Relies on the quantity standing right before the kind, and on nothing but words of borrowing between the number and the
 * line; plain "debt" and "borrowings" are no part of it.
 */
#include "engine/segment_parts.h"

#include "engine/facts.h"

#define WORDS_TO_KIND 6
#define WORDS_OF_KIND 3

#define IS_ANY(words) ec_token_is_any(context->text, token, words, sizeof(words) / sizeof((words)[0]))

EcSlice
ec_segment_debt(const EcContext *context, const EcSentence *sentence, int from)
{
	static const char *const leads[] = {"of", "in", "on", "under", "our", "the", "its", "all", "outstanding", "existing", "remaining", "principal",
		"balance", "amount", "aggregate", "maturing", "certain"};
	static const char *const heads[] = {"notes", "note", "bonds", "debentures", "loan", "loans", "revolver", "facility", "mortgage", "mortgages",
		"paper", "maturities"};
	static const EcSlice none = {NULL, 0};
	int			limit = from + WORDS_TO_KIND < sentence->n_tokens ? from + WORDS_TO_KIND : sentence->n_tokens;
	int			first = from;

	for (; first < limit; first++)
	{
		const EcToken *token = &sentence->tokens[first];

		if (!IS_ANY(leads))
			break;
	}
	for (int t = first; t < first + WORDS_OF_KIND && t < sentence->n_tokens && sentence->tokens[t].kind == EC_TOKEN_WORD; t++)
	{
		const EcToken *token = &sentence->tokens[t];

		if (IS_ANY(heads))
			return ec_slice(context->text, (EcSpan) {sentence->tokens[first].start, token->start + token->length});
	}
	return none;
}

/* The last token of a line of credit that starts at the token: "revolving credit | facility", "line of | credit"; -1 for none. */
static int
line_end(const EcContext *context, const EcSentence *sentence, int first)
{
	static const char *const starts[] = {"revolving", "credit", "line", "lines", "revolver"};
	static const char *const heads[] = {"facility", "facilities", "revolver", "credit", "line", "lines"};
	const EcToken *token = &sentence->tokens[first];
	int			last = -1;

	if (!IS_ANY(starts))
		return -1;
	for (int t = first; t < first + 4 && t < sentence->n_tokens; t++)
	{
		token = &sentence->tokens[t];
		if (!IS_ANY(starts) && !IS_ANY(heads) && !ec_token_is(context->text, token, "of"))
			break;
		if (IS_ANY(heads) && (t > first || ec_token_is(context->text, token, "revolver")))
			last = t;
	}
	return last;
}

/* "borrowings | on our $500 million unsecured", "available | under the": words that lead from the number to the line. */
static bool
leads_to_line(const EcContext *context, const EcSentence *sentence, int t)
{
	static const char *const words[] = {"available", "availability", "balance", "balances", "bank", "borrowed", "borrowing", "borrowings", "capacity",
		"committed", "currently", "drawn", "existing", "full", "outstanding", "remaining", "senior", "undrawn", "unsecured", "unused", "secured",
		"our", "the", "its", "company's", "on", "under", "of", "from", "against", "amounts", "amount", "in", "new"};
	const EcMention *mention = ec_mention_over(sentence, t);
	const EcToken *token = &sentence->tokens[t];

	return IS_ANY(words) || (mention != NULL && mention->kind == EC_MENTION_QUANTITY);
}

static EcSlice
line_behind(const EcContext *context, const EcSentence *sentence, int from)
{
	static const char *const places[] = {"on", "under", "from", "against", "of"};
	static const EcSlice none = {NULL, 0};
	bool		is_behind_place = false;

	for (int t = from; t < sentence->n_tokens && t < from + 14; t++)
	{
		const EcToken *token = &sentence->tokens[t];
		int			last = is_behind_place ? line_end(context, sentence, t) : -1;

		if (last >= 0)
			return ec_slice(context->text, (EcSpan) {token->start, sentence->tokens[last].start + sentence->tokens[last].length});
		if (!leads_to_line(context, sentence, t))
			break;
		is_behind_place = is_behind_place || IS_ANY(places);
	}
	return none;
}

EcSlice
ec_segment_of_line(const EcReading *reading, const EcDraft *draft)
{
	const EcContext *context = reading->context;
	const EcSentence *sentence = reading->sentence;
	const EcMention *metric = &sentence->mentions[draft->link->metric];
	EcSlice		name = {NULL, 0};

	if (ec_token_is(context->text, &sentence->tokens[metric->first], "liquidity") ||
		(metric->first > 0 && ec_token_is(context->text, &sentence->tokens[metric->first - 1], "and")))
		return name;
	name = line_behind(context, sentence, metric->last + 1);
	return name.data != NULL || draft->quantity->last < metric->last ? name : line_behind(context, sentence, draft->quantity->last + 1);
}
