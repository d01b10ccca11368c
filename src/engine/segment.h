/*
 * Names of parts of the company: noun phrases without articles and decoration.
 *
 * In:  a place in a sentence where such a name may stand.
 * Out: a slice of the text; data NULL where there is none.
 */
#ifndef EC_SEGMENT_H
#define EC_SEGMENT_H

#include "engine/context.h"

/* The name that ends right before the token: "(our) international wholesale | revenue". */
extern EcSlice ec_segment_before(const EcContext *context, const EcSentence *sentence, int token, int limit);

/* The name that starts at or right after the token, after an article: "in | the EMEA region". */
extern EcSlice ec_segment_after(const EcContext *context, const EcSentence *sentence, int token, int limit);

/* "increased by 2% in | performance additives": lower-case things that start at the token and end as its piece of the sentence does. */
extern EcSlice ec_segment_of_things(const EcContext *context, const EcSentence *sentence, int token, int limit);

/*
 * The subject of a piece of a sentence, [first, limit): "EMEA accounted for", "with the Americas up",
 * "Northwind, 29%". A name that no capital gives away counts where a verb of change follows it at once.
 */
extern EcSlice ec_segment_subject(const EcContext *context, const EcSentence *sentence, int first, int limit);

/* The words between two marks of punctuation right before the quantity: "gross margin: | wholesale |, 35% to 36%; | retail |, 40%". */
extern EcSlice ec_segment_label(const EcContext *context, const EcSentence *sentence, int quantity);

/* Customers that are a part of the whole: "our largest customer", "the top ten customers". */
extern EcSlice ec_segment_customers(const EcContext *context, const EcSentence *sentence, int first, int limit);

/* The name after the first preposition of tokens [from, to) that has one: "In Marine Paints, ...". */
extern EcSlice ec_segment_fronted(const EcContext *context, const EcSentence *sentence, int from, int to);

/* The name in a phrase at the front: "Turning to Japan, ...", "In our Coatings segment, ...". */
extern EcSlice ec_segment_fronted_name(const EcContext *context, const EcSentence *sentence);

/* The part that the whole sentence is about: "Turning to Japan, ...", "The Utility segment had ...". */
extern EcSlice ec_segment_frame(const EcContext *context, const EcSentence *sentence);

/* The same, as what the sentences that follow are about too. */
extern EcSlice ec_segment_opened(const EcContext *context, const EcSentence *sentence);

/* The part that reported or earned what stands before the token. */
extern EcSlice ec_segment_actor(const EcContext *context, const EcSentence *sentence, int limit);

/* The name before a head word within a few tokens before `limit`: "our retail portfolio was". */
extern EcSlice ec_segment_holder(const EcContext *context, const EcSentence *sentence, int first, int limit);

/* "Our portfolio was 96% leased": all of it, where no name stands between. */
extern bool ec_segment_is_all_we_have(const EcContext *context, const EcSentence *sentence, int first, int limit);

/* "sales rose 5% internationally": an adverb that names the part. */
extern EcSlice ec_segment_adverb(const EcContext *context, const EcSentence *sentence, int first, int limit);

/* The part that a sentence without numbers announces: "each of our segments, beginning with Coatings.", "a closer look at results for Japan.". */
extern EcSlice ec_segment_announced(const EcContext *context, const EcSentence *sentence, const EcClauses *clauses);

/* The part whose growth the clause tells in other words than "Japan grew 9%" (segment_growth.c). */
extern EcSlice ec_segment_of_growth(const EcContext *context, const EcSentence *sentence, const EcClause *clause);

/* The kind of debt that the tokens from `from` on name: "of our | senior notes" (segment_debt.c). */
extern EcSlice ec_segment_debt(const EcContext *context, const EcSentence *sentence, int from);

/* Does the sentence introduce a part that the next ones are about: a topic phrase, a segment as its subject, a heading? */
extern bool ec_segment_is_heading(const EcContext *context, const EcSentence *sentence, const EcClauses *clauses);

/* Is the metric one that is told of parts of a company, unlike taxes, cash or earnings per share? */
extern bool ec_segment_is_told_by_part(int metric);

/* A word that tells that the whole company is meant: total, consolidated, overall. */
extern bool ec_segment_is_whole(const EcContext *context, const EcSentence *sentence, int from, int to);

/* Does one of the tokens look like a name by itself? */
extern bool ec_segment_is_known_name(const EcSentence *sentence, int first, int last);

static inline bool
ec_segment_is_preposition(const EcToken *token)
{
	return ec_token_is_of(token, EC_CLASS_BIT(PREPOSITION));
}

/* May the token stand in a name? */
extern bool ec_segment_is_name_word(const EcContext *context, const EcSentence *sentence, int token);

/* "drilling | costs", "safety | performance": is what is told of the part no figure that a part stands for? */
extern bool ec_segment_is_measured_otherwise(const EcSentence *sentence, int token);

extern bool ec_segment_is_head(const EcSentence *sentence, int token);

#endif
