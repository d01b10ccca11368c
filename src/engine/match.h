/*
 * Phrases matched against text: ASCII case folded, a space in the phrase matches
 * white space and hyphens in the text. Used by the readers of units and quantities.
 */
#ifndef EC_MATCH_H
#define EC_MATCH_H

#include "engine/text.h"

#define EC_MAX_GAP 24			/* bytes of white space between two words of one phrase */

/*
 * Bytes of white space at the start of `text` (no-break and thin spaces too): at most EC_MAX_GAP, and
 * no empty line within; 0 also where there is more.
 */
extern size_t ec_match_gap(const char *text, size_t length);

/* Bytes of `text` that the lower-case phrase matches, 0 if it does not. */
extern size_t ec_match_prefix(const char *text, size_t length, const char *phrase);

/* The same, and no letter or digit may follow a phrase that ends in one. */
extern size_t ec_match_phrase(const char *text, size_t length, const char *phrase);

#endif
