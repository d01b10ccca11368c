/*
 * Inside the room of mentions only: the second pass over what the first one found.
 */
#ifndef EC_MENTION_H
#define EC_MENTION_H

#include "engine/sentence.h"

/*
 * Decides the cues whose class depends on guidance being what they are about
 * (CUE_OF_GUIDANCE in tables/cues.def), drops those that mean nothing without it, and sets the
 * signals that are known from mentions.
 */
extern void ec_mentions_settle(const char *text, EcSentence *sentence);

#endif
