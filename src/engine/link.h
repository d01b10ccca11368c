/*
 * Links: which metric each quantity belongs to.
 *
 * In:  the clauses of a sentence and the context.
 * Out: one EcLink at most for each clause: a metric said in the sentence, the topic carried
 *      over, or revenue implied by a part of the company that grew; and a second one where
 *      two metrics share a number.
 *
 * Each candidate pair gets a set of named features (tables/link_features.def); the sum of
 * their weights is its score; the best one above zero wins.
 */
#ifndef EC_LINK_H
#define EC_LINK_H

#include "engine/context.h"

typedef enum EcLinkFeature
{
#define LINK_FEATURE(name, weight, meaning) EC_LINK_##name,
#include "engine/tables/link_features.def"
#undef LINK_FEATURE
	EC_LINK_FEATURE_COUNT
} EcLinkFeature;

#define EC_LINK_BIT(feature) ((uint64_t) 1 << (feature))

_Static_assert(EC_LINK_FEATURE_COUNT <= 64, "a set of link features is one word");

/* How the quantity's unit goes with the metric. */
typedef enum EcFit
{
	EC_FIT_NONE,
	EC_FIT_LEVEL,				/* the metric's own unit */
	EC_FIT_BARE,				/* no unit was said; the metric's own is meant */
	EC_FIT_CHANGE,				/* a change of it: percent of an amount, points of a ratio */
	EC_FIT_SHARE				/* percent of the whole, as the denominator or "represented" says */
} EcFit;

typedef enum EcLinkSource
{
	EC_SOURCE_SENTENCE,			/* the metric is mentioned in the sentence */
	EC_SOURCE_TOPIC,			/* carried over */
	EC_SOURCE_IMPLIED,			/* revenue of a part that "grew 8%" */
	EC_SOURCE_DENOMINATOR		/* revenue of a part that is "19% of revenue" */
} EcLinkSource;

typedef struct EcLink
{
	uint8_t		clause;
	uint8_t		fit;			/* EcFit */
	uint8_t		source;			/* EcLinkSource */
	int16_t		metric;			/* mention of the metric; -1 where the source is TOPIC or IMPLIED */
	int16_t		denominator;	/* mention of "revenue" in "% of revenue"; -1 none */
	const EcSynonym *synonym;
	uint64_t	features;		/* EC_LINK_BITs */
	float		score;
} EcLink;

typedef struct EcLinks
{
	int			n;
	EcLink		link[EC_MAX_CLAUSES];	/* in the order of the clauses; then those of metrics that share a number */
} EcLinks;

extern void ec_links_read(const EcContext *context, const EcSentence *sentence,
						  const EcClauses *clauses, EcLinks *links);

extern const char *ec_link_feature_name(int feature);

/* The feature that tells most for the link: the rule of its fact. */
extern const char *ec_link_rule(const EcLink *link);

/* Does the word before this mention make it a denominator ("of revenue" after a percentage)? The mention, or -1. */
extern int	ec_link_denominator(const EcContext *context, const EcSentence *sentence, const EcClause *clause);

#endif
