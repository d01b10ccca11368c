/*
 * What the files that find names of parts share: words that may stand in such a name.
 */
#ifndef EC_SEGMENT_PARTS_H
#define EC_SEGMENT_PARTS_H

#include "engine/facts.h"
#include "engine/segment.h"

/* Is the word written with a capital that says something, so not the first of a sentence or a bullet? */
extern bool ec_segment_has_capital(const EcSentence *sentence, int token);

/* Is it a word of tables/segment_names.def? */
static inline bool
ec_segment_is_known_word(const EcToken *token)
{
	return ec_token_is_of(token, EC_CLASS_BIT(SEGMENT_NAME));
}

/* The first token of the name that ends with `last`; last + 1 where there is none. */
extern int	ec_segment_name_start(const EcContext *context, const EcSentence *sentence, int last, int limit);

/* The last token of the name that starts with `first`; first - 1 where there is none. */
extern int	ec_segment_name_end(const EcContext *context, const EcSentence *sentence, int first, int limit);

/* "Europe | , Asia and other markets": the last token of the list of three or more names whose first one ends with `last`; else that. */
extern int	ec_segment_list_end(const EcContext *context, const EcSentence *sentence, int last);

/* "Canada, Peru, and | Chile": the first token of such a list whose last name starts with `first`; else that. */
extern int	ec_segment_list_start(const EcContext *context, const EcSentence *sentence, int first, int limit);

/* The part of the company that the quantity's place in a list with "respectively" gives it; else the draft's keeps. */
extern void ec_segment_pair_with_list(const EcReading *reading, EcDraft *draft);

/* The part that a percentage of the whole is told of behind the whole, or where its verb has the subject of another (segment_share.c). */
extern EcSlice ec_segment_of_share(const EcReading *reading, const EcDraft *draft);

/* "As Nora | had earlier mentioned": is the name before the token that of a person who says something? */
extern bool ec_segment_is_speaker(const EcSentence *sentence, int after);

/* "total", "consolidated" before the metric: is the number of the whole company? */
extern bool ec_segment_says_whole(const EcReading *reading, const EcDraft *draft);

/* "no borrowings on our $500 million | revolver": the line of credit that is drawn or has room; "cash and availability under it" is more. */
extern EcSlice ec_segment_of_line(const EcReading *reading, const EcDraft *draft);

/* The part that the passage is about, where the number may be of it. */
extern EcSlice ec_segment_of_passage(const EcReading *reading, EcDraft *draft);

extern bool ec_segment_is_hyphen(const EcSentence *sentence, int token);

static inline bool
ec_segment_is_article(const EcToken *token)
{
	return ec_token_is_of(token, EC_CLASS_BIT(ARTICLE));
}

#endif
