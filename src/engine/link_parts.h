/*
 * What the files of the linker share: the search for the metric of one clause.
 */
#ifndef EC_LINK_PARTS_H
#define EC_LINK_PARTS_H

#include "engine/fit.h"
#include "engine/link.h"
#include "engine/match.h"
#include "engine/mention.h"

/* What all pairs of one clause share. */
typedef struct EcSearch
{
	const EcContext *context;
	const EcSentence *sentence;
	const EcClauses *clauses;
	const EcLinks *links;		/* of the clauses before */
	uint64_t	denominators[EC_MAX_MENTIONS / 64]; /* a bit for each mention that is the whole of a percentage */
	const EcClause *clause;
	const EcMention *quantity;
	int			index;			/* of the clause */
	int			denominator;
	bool		is_share;
	bool		is_effect;		/* the quantity tells by how much something moved the company's metric */
	uint64_t	penalties;
} EcSearch;

static inline int
ec_link_metric_of(const EcContext *context, const EcMention *mention)
{
	return ec_lexicon_synonym(context->lexicon, mention->synonym)->metric;
}

/* Is the token of the search's sentence one of the words of the array? Places outside of the sentence are none. */
#define EC_LINK_IS_ONE_OF(search, token, words) \
	ec_sentence_is_any_at((search)->context->text, (search)->sentence, token, words, EC_COUNT(words))

extern float ec_link_score(uint64_t features);
extern bool ec_link_is_bare(const EcQuantity *quantity);	/* a number without unit and scale */
extern uint64_t ec_link_fit_features(const EcSearch *search, EcFit fit, int metric, const EcSynonym *synonym);
extern const EcLink *ec_link_of_clause(const EcLinks *links, int clause);	/* NULL: not linked */
extern void ec_link_keep_better(EcLink *best, const EcLink *candidate);

/* Where the metric stands beside the quantity, as a feature or two. */
extern uint64_t ec_link_place(const EcSearch *search, int metric);

/* "the impact of a 6% increase in headcount": is the number a change of the metric behind it, whatever came of that? */
extern bool ec_link_is_own_change(const EcSearch *search, int metric);

/* "We operate 2,600 restaurants", "our 12,000 associates": does the number count all of what stands right behind it? */
extern bool ec_link_counts_all(const EcSearch *search, int metric);

/* Sets what the quantity is a part of: denominator and is_share; after the links of the clauses before. */
extern void ec_link_find_whole(EcSearch *search);

/* "capex represented 7% of EBITDA": is the percentage a part of an income that is another metric? */
extern bool ec_link_is_part_of_income(const EcSearch *search, int mention);

/* "operating loss excluding | the impairment", "net of | interest income": what is left out has no value here. */
extern bool ec_link_is_left_out(const EcSearch *search, int mention);

extern bool ec_link_is_part_of_things(const EcSearch *search);	/* "20% of tenants" */

/* Do the words beside the two rule the pair out? */
extern bool ec_link_is_barred(const EcSearch *search, int mention, EcFit fit);

/* "gross margin initiatives, and cost takeout of $90 million": an amount is gross profit only right beside these words, or behind one that was. */
extern bool ec_link_is_loose_profit(const EcSearch *search, int mention);

/* Is the number one of what is counted right behind it: "86 locations"? */
extern bool ec_link_counts_right_after(const EcSearch *search);

/* Is the metric named only to say what another number is measured against, explained by or taken of? */
extern bool ec_link_is_reference(const EcSearch *search, int mention, int metric);

/* Is the number a distance to a plan, a part of a change, or an item per share: said beside a metric, and none of its values? */
extern bool ec_link_is_aside(const EcSearch *search);
extern bool ec_link_is_of_item(const EcSearch *search, int metric);

/* Does punctuation other than a hyphen stand among the tokens [from, end)? */
extern bool ec_link_is_cut_between(const EcSearch *search, int from, int end);

/* Adds what speaks against the quantity because it tells what moved a metric. */
extern void ec_link_weigh_effects(EcSearch *search);

/* After all links of a sentence: adds those of metrics that share a number. */
extern void ec_links_add_twins(const EcContext *context, const EcSentence *sentence, const EcClauses *clauses,
					EcLinks *links);

/* "Dividends and share repurchases | totaled": does another metric share the amount of this one? */
extern bool ec_link_is_of_sum(const EcContext *context, const EcSentence *sentence, int metric);

/* "We plan to spend $300 million in 2021" behind a sentence about capital expenditures (link_spend.c). */
extern bool ec_link_is_spending(const EcSearch *search);

/* Metrics that the clause itself does not name; each keeps its link in *best if it scores higher. */
extern void ec_link_try_topic(const EcSearch *search, EcLink *best);
extern void ec_link_try_denominator(const EcSearch *search, EcLink *best);
extern void ec_link_try_implied(const EcSearch *search, EcLink *best);
extern void ec_link_try_implied_per_share(const EcSearch *search, EcLink *best);

#endif
