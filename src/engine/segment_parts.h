/*
 * What the files that find names of parts share: words that may stand in such a name.
 */
#ifndef EC_SEGMENT_PARTS_H
#define EC_SEGMENT_PARTS_H

#include "engine/segment.h"

/* Is the word written with a capital that says something, so not the first of a sentence or a bullet? */
extern bool ec_segment_has_capital(const EcSentence *sentence, int token);

/* Is it a word of tables/segment_names.def? */
extern bool ec_segment_is_known_word(const EcContext *context, const EcToken *token);

extern bool ec_segment_is_hyphen(const EcSentence *sentence, int token);
extern bool ec_segment_is_article(const EcContext *context, const EcToken *token);

#endif
