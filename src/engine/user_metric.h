/*
 * Metrics that the user defined, by PCRE2 patterns.
 *
 * A pattern is matched only in sentences that have a word with which its matches begin; these words are
 * read off the pattern when the lexicon is built ("TAM units?", "(gross|net) adds"). A pattern whose beginnings are not
 * plain words is tried in every sentence. A match counts if it begins and ends with a token.
 */
#ifndef EC_USER_METRIC_H
#define EC_USER_METRIC_H

#include "engine/lexicon_build.h"
#include "engine/sentence.h"

#define EC_MAX_USER_HITS 64		/* matches in a sentence; more are passed over */

typedef struct EcUserHit
{
	uint16_t	first;			/* tokens */
	uint16_t	last;
	uint16_t	synonym;
} EcUserHit;

typedef struct EcUserHits
{
	int			n;
	EcUserHit	hits[EC_MAX_USER_HITS];
} EcUserHits;

/* Lists the words with which matches begin, and flags them EC_WORD_STARTS_USER. After plurals are added, so that "orders" stays one of "order". */
extern void ec_user_metrics_prepare(EcArena *arena, EcLexiconBuilder *builder);

extern void ec_user_metrics_find(const EcLexicon *lexicon, const char *text, const EcSentence *sentence,
								 EcUserHits *hits);

extern const EcUserHit *ec_user_hit_among(const EcUserHits *hits, int token);

/* The longest match that begins with this token; NULL for none. */
static inline const EcUserHit *
ec_user_hit_at(const EcUserHits *hits, int token)
{
	return hits->n == 0 ? NULL : ec_user_hit_among(hits, token);
}

#endif
