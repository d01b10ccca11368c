/*
 * The kind of debt that is paid back: "prepaid $30 million of our | unsecured term loans".
 *
 * Relies on the quantity standing right before the kind; plain "debt" and "borrowings" are no part of it.
 */
#include "engine/segment.h"

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
