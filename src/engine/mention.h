/*
 * Inside the room of mentions only: the second pass over what the first one found.
 */
#ifndef EC_MENTION_H
#define EC_MENTION_H

#include "engine/sentence.h"

/*
 * Decides the cues whose class depends on guidance being what they are about
 * (CUE_OF_GUIDANCE in tables/cues.def) and the metrics that are modifiers of another
 * (is_modifier in tables/synonyms.def), drops those that are left without meaning, and
 * sets the signals that are known from mentions.
 */
extern void ec_mentions_settle(const EcLexicon *lexicon, const char *text, EcSentence *sentence);

static inline bool
ec_mention_is_cue(const EcMention *mention, EcCue cue)
{
	return mention->kind == EC_MENTION_CUE && mention->cue == cue;
}

/* Is guidance what the cue i is about? */
extern bool ec_mention_is_about_guidance(const char *text, const EcSentence *sentence, int i);

/* Settles the metric i by its neighbours; the loss i, which may be a net loss; the word of praise or blame i. */
extern void ec_mention_settle_metric(const EcLexicon *lexicon, const char *text, EcSentence *sentence, int i);
extern void ec_mention_settle_loss(const EcLexicon *lexicon, EcSentence *sentence, int i);
extern void ec_mention_settle_judgement(const EcLexicon *lexicon, EcSentence *sentence, int i);

/* Words that are a metric only in certain company: see mention_sense.c. */
extern void ec_mention_settle_purchase(const char *text, EcSentence *sentence, int i);
extern void ec_mention_settle_outstanding(const EcLexicon *lexicon, EcSentence *sentence, int i);
extern void ec_mention_settle_echo(const EcLexicon *lexicon, EcSentence *sentence, int i);
extern void ec_mention_settle_loan(const char *text, EcSentence *sentence, int i);
extern void ec_mention_settle_tense(const char *text, EcSentence *sentence, int i);
extern void ec_mention_settle_favor(const EcLexicon *lexicon, const char *text, EcSentence *sentence, int i);

/* Verbs that are a metric before the right object: see mention_verb.c. */
extern void ec_mention_settle_repayment(const char *text, EcSentence *sentence, int i);
extern void ec_mention_settle_sold(const char *text, EcSentence *sentence, int i);

/* Drops the metrics that the cue i ("excluding") takes out. */
extern void ec_mention_settle_exclusion(const char *text, EcSentence *sentence, int i);

#endif
