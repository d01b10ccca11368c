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

#endif
