/*
 * Two metrics that share their numbers: "net income and earnings per share were down 16%".
 *
 * The linker gives a number to one metric only, the nearer one. Where another is joined to it by "and"
 * and a verb or a word of direction follows, the number is a change of both.
 */
#include "engine/link_parts.h"

#include "engine/mention.h"

static bool
is_verb_of_both(const char *text, const EcToken *token)
{
	static const char *const words[] = {
		"are", "both", "decreased", "declined", "down", "each", "fell", "grew", "have", "improved", "increased", "rose", "up", "were",
	};

	return ec_token_is_any(text, token, words, sizeof(words) / sizeof(words[0]));
}

/* The metric joined to this one by "and" right before it; -1 for none. */
static int
twin_of(const EcContext *context, const EcSentence *sentence, int metric)
{
	const EcMention *mentions = sentence->mentions;
	int			and = metric - 1;
	const EcSynonym *a;
	const EcSynonym *b;

	if (and < 1 || mentions[metric].last + 1 >= sentence->n_tokens || mentions[and - 1].kind != EC_MENTION_METRIC ||
		!ec_mention_is_cue(&mentions[and], EC_CUE_CLAUSE_BREAK) || mentions[and].first != mentions[and - 1].last + 1 ||
		mentions[metric].first != mentions[and].last + 1 ||
		!ec_token_is(context->text, &sentence->tokens[mentions[and].first], "and") ||
		!is_verb_of_both(context->text, &sentence->tokens[mentions[metric].last + 1]))
		return -1;
	a = ec_lexicon_synonym(context->lexicon, mentions[and - 1].synonym);
	b = ec_lexicon_synonym(context->lexicon, mentions[metric].synonym);
	return a->metric == b->metric || a->is_modifier || b->is_modifier ? -1 : and - 1;
}

bool
ec_link_is_of_sum(const EcContext *context, const EcSentence *sentence, int metric)
{
	static const char *const verbs[] = {"combined", "together", "total", "totaled", "totaling", "totalled"};
	const EcMention *mentions = sentence->mentions;
	int			next = mentions[metric].last + 1;

	return metric > 1 && next < sentence->n_tokens && mentions[metric - 2].kind == EC_MENTION_METRIC &&
		mentions[metric - 2].last + 1 == mentions[metric - 1].first && mentions[metric - 1].last + 1 == mentions[metric].first &&
		ec_token_is(context->text, &sentence->tokens[mentions[metric - 1].first], "and") &&
		ec_token_is_any(context->text, &sentence->tokens[next], verbs, sizeof(verbs) / sizeof(verbs[0]));
}

void
ec_links_add_twins(const EcContext *context, const EcSentence *sentence, const EcClauses *clauses,
					EcLinks *links)
{
	int			n = links->n;

	for (int i = 0; i < n && links->n < EC_MAX_CLAUSES; i++)
	{
		EcLink		link = links->link[i];
		bool		is_listed = clauses->clause[link.clause].list_length > 1;	/* "17% and 11%, respectively": a number for each */
		int			twin = !is_listed && link.source == EC_SOURCE_SENTENCE && link.fit == EC_FIT_CHANGE && link.denominator < 0 ?
			twin_of(context, sentence, link.metric) : -1;

		if (twin < 0)
			continue;
		link.metric = (int16_t) twin;
		link.synonym = ec_lexicon_synonym(context->lexicon, sentence->mentions[twin].synonym);
		links->link[links->n++] = link;
	}
}
