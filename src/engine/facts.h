/*
 * Facts: one draft for each link, one function for each column.
 *
 * Each column lives in a file of its own and fills its field of the draft from the
 * reading; the order of the columns stands in facts.c. A column that finds that the draft is
 * no row of the company rejects it and says why.
 */
#ifndef EC_FACTS_H
#define EC_FACTS_H

#include "engine/fit.h"

typedef enum EcFactFeature
{
#define FACT_FEATURE(name, meaning) EC_FACT_##name,
#include "engine/tables/fact_features.def"
#undef FACT_FEATURE
	EC_FACT_FEATURE_COUNT
} EcFactFeature;

#define EC_FACT_BIT(feature) ((uint64_t) 1 << (feature))

/* The features that other facts of the document give (ledger.c): the last ones of the table. */
#define EC_FACT_HEARD (EC_FACT_BIT(EC_FACT_FEATURE_COUNT) - EC_FACT_BIT(EC_FACT_confirmed))

_Static_assert(EC_FACT_FEATURE_COUNT < 64, "a set of fact features is one word");

typedef struct EcDraft
{
	EcFact		fact;
	const EcLink *link;
	const EcClause *clause;
	const EcMention *quantity;
	const EcMetric *metric;
	const EcSynonym *synonym;
	EcFit		fit;			/* the link's, unless a column finds a margin or a change */
	int			metric_index;	/* EcBuiltinMetric, or a user's */
	EcSlice		list_segment;	/* the names before "respectively", all of them */
	EcPeriod	base_period;	/* what a change is measured against; EC_PERIOD_NONE not said */
	uint64_t	features;		/* EC_FACT_BITs */
	float		score;			/* log-odds that it is right, from what its sentence says */
	const char *rejected;		/* NULL, or why it is no row */
} EcDraft;

typedef struct EcReading
{
	EcContext  *context;
	const EcSentence *sentence;
	const EcClauses *clauses;
	const EcLinks *links;
	EcDraft    *drafts;			/* [0, n) are complete; drafts[n] is being filled */
	int			n;
} EcReading;

/* The complete draft right before the one that is being filled, or NULL. */
static inline const EcDraft *
ec_reading_last(const EcReading *reading)
{
	return reading->n == 0 ? NULL : &reading->drafts[reading->n - 1];
}

extern void ec_column_metric(const EcReading *reading, EcDraft *draft);
extern void ec_column_unit_scale(const EcReading *reading, EcDraft *draft);
extern void ec_column_aspect(const EcReading *reading, EcDraft *draft);
extern void ec_column_change(const EcReading *reading, EcDraft *draft);
extern void ec_column_kind(const EcReading *reading, EcDraft *draft);
extern void ec_column_period(const EcReading *reading, EcDraft *draft);
extern void ec_column_basis(const EcReading *reading, EcDraft *draft);
extern void ec_column_segment(const EcReading *reading, EcDraft *draft);
extern void ec_column_part(const EcReading *reading, EcDraft *draft);
extern void ec_column_action(const EcReading *reading, EcDraft *draft);
extern void ec_column_confidence(const EcReading *reading, EcDraft *draft);

/* "negative | free cash flow of $7 million", "negative adjusted | ..." */
extern bool ec_is_called_negative(const EcReading *reading, const EcDraft *draft);

/* What EC_FACT_BITs add to the log-odds, and the confidence that log-odds are. */
extern float ec_confidence_weight(uint64_t fact_features);
extern float ec_confidence(float score);

/* After all drafts of a sentence: a new guided range beside the old one was raised or lowered. */
extern void ec_actions_settle(EcReading *reading);

extern void ec_draft_set_metric(const EcReading *reading, EcDraft *draft, int metric);

/* Facts of one sentence; emits rejected drafts too. */
typedef void (*EcDraftCallback) (void *context, const EcDraft *draft);

extern void ec_facts_read(EcReading *reading, EcDraftCallback emit, void *emit_context);

/* Guidance without a number: "we reaffirm our full-year guidance". */
extern void ec_facts_read_actions(EcReading *reading, EcDraftCallback emit, void *emit_context);

extern const char *ec_fact_feature_name(int feature);

/* Does the period mention tell what a change is measured against ("from Q1", "versus the year-ago quarter")? */
extern bool ec_time_is_base(const EcContext *context, const EcSentence *sentence, int period);

/* Is the period told by its distance from another ("last year", "the year-ago quarter")? */
extern bool ec_time_is_relative(const EcPeriodMention *period);

/* The period of the last complete draft that is no other side of a comparison; EC_PERIOD_NONE where there is none. */
extern EcPeriod ec_time_main(const EcReading *reading);

/* Is the number what something usually is ("historically", "typically"), rather than what it was in a period? */
extern bool ec_time_is_usual(const EcReading *reading, const EcDraft *draft);

/* What the period mention means beside this number. */
extern EcPeriod ec_time_resolve(const EcReading *reading, const EcDraft *draft, int mention);

/* "against the prior year, when orders rose 30%": the period that the number's own clause tells of; a mention, or -1. */
extern int	ec_time_of_when(const EcReading *reading, const EcDraft *draft);

/* Is the mention a change told in the past tense: "decreased", "grew"? */
extern bool ec_changes_in_past(const EcReading *reading, const EcMention *mention);

/* "... higher than our prior guidance": the earlier guidance that the quantity is measured against, without a number of its own; a mention, or -1. */
extern int	ec_guidance_behind(const EcReading *reading, const EcDraft *draft);

/* Turns the sign of an interval: the ends change places, open ones too. */
extern void ec_measure_negate(EcMeasure *value);

/* The complete draft whose clause is `clause`, or NULL. */
extern const EcDraft *ec_reading_draft_of(const EcReading *reading, int clause);

/* The last complete draft before that was linked to the same mention or speaks of the same metric, or NULL. */
extern const EcDraft *ec_reading_previous(const EcReading *reading, const EcDraft *draft);

#endif
