/*
 * What carries over from sentence to sentence, and what a column may look at.
 *
 * In:  the calendar and the turn; each fact that was made, each sentence that was read.
 * Out: the topic (last metric and segment), the scopes (period, guidance, basis) and the
 *      units and scales in which the document speaks.
 *
 * Nothing here outlives a parse; scopes end with the turn and fade with the sentences.
 */
#ifndef EC_CONTEXT_H
#define EC_CONTEXT_H

#include "engine/clause.h"
#include "engine/reader.h"

#define EC_CONTEXT_METRICS 512	/* metrics whose scale is remembered */

/* How a metric was last said with unit and scale. */
typedef struct EcScale
{
	char		unit[EC_UNIT_SIZE];
	int8_t		power;			/* of the scale word: 6 for million; 0 where none */
	bool		is_known;
} EcScale;

/* The metric that "it", "this" or a bare list item speaks about. */
typedef struct EcTopic
{
	bool		is_set;
	const EcSynonym *synonym;
	EcAspect	aspect;
	EcBasis		basis;
	EcKind		kind;
	EcPeriod	period;
	EcSlice		segment;
	uint8_t		shape;			/* EcQuantityShape of its number, and the family of its unit */
	EcUnitFamily family;
	int			sentence;		/* number of the sentence it stems from */
} EcTopic;

typedef struct EcScope
{
	bool		is_set;
	int			value;			/* an EcPeriod, EcKind or EcBasis */
	int			sentence;
} EcScope;

typedef struct EcContext
{
	const char *text;
	const EcLexicon *lexicon;
	const EcReaderOptions *options;
	EcCalendar	calendar;
	EcSlice		company;		/* as the header names it; data NULL: not known */
	EcSlice		ticker;
	EcTurn		turn;
	int			sentence;		/* number of the sentence in the turn */
	EcTopic		topic;
	const EcSynonym *margin;	/* the margin that the turn last called by its full name: what "margins" are; NULL for none */
	EcTopic		growth;			/* the last figure told of parts and by growth: what "Europe was up 5%" is about */
	EcSlice		segment;		/* the part of the company that is being spoken about */
	int			segment_sentence;
	EcPeriod	reported;		/* what numbers without a period are about: the period of the call, or the year or half year that it reports */
	bool		is_announced;	/* the part was announced: "Turning to Japan." */
	bool		totals_part;	/* the total that the sentence opens with is of the part */
	EcSlice		last_segment;	/* the last one that a passage of the turn was about: "the segment" */
	bool		by_segment;		/* the passage goes through the parts one by one */
	bool		tells_core_ffo; /* the document has spoken of core or normalized FFO, so that adjusted FFO is another thing */
	EcScope		period;			/* "For the full year, ...", of what happened */
	EcScope		outlook;		/* the same, of what is expected */
	EcScope		guidance;		/* value 1: the section is about guidance */
	EcScope		base;			/* against what changes are measured: an EcAspect */
	int			base_run;		/* sentences in a row that measured against it */
	int			said_qoq;		/* comparisons of the document with the quarter before */
	int			said_yoy;		/* with the year before */
	int			told_qoq;		/* sentences with a change in numbers against the quarter before */
	int			told_yoy;		/* against the year before */
	bool		is_insurer;		/* it speaks of loss ratios: its "sales" are premiums of new policies, and no revenue */
	bool		is_bank;		/* it speaks of noninterest expense: its bare "expenses" are that */
	bool		is_elsewhere;	/* the passage has numbers of a measure that is not in the catalog: growth of parts is growth of that */
	unsigned	year_habit;		/* the last periods said of what happened, the latest in bit 0: 1 for the year of the call, 0 for its quarter */
	EcScope		basis;			/* "all results are non-GAAP unless noted" */
	EcScope		target;
	char		currency[4];	/* the one in which the document speaks */
	int			said_dollars;	/* amounts in USD, and in other currencies */
	int			said_foreign;
	EcScale		scale[EC_CONTEXT_METRICS];
} EcContext;

extern void ec_context_init(EcContext *context, const char *text, const EcReaderOptions *options);

/* Finds out what a call that ends a year or a half year reports, once its period is known. */
extern void ec_context_weigh_period(EcContext *context, uint32_t length);
extern void ec_context_begin_turn(EcContext *context, const EcTurn *turn);

/* A sentence is over: counts it. `last_metric` is the last metric mentioned without a number, or NULL. */
extern void ec_context_leave_sentence(EcContext *context, const EcSynonym *last_metric);

/* Remembers unit and scale of a metric that was said with both. */
extern void ec_context_learn_scale(EcContext *context, int metric, const EcMention *quantity);

/* Before the columns are filled: headings, declarations and fronted phrases set the scopes. */
extern void ec_context_enter_sentence(EcContext *context, const EcSentence *sentence, const EcClauses *clauses);

/* NULL where the metric's scale is not known. */
static inline const EcScale *
ec_context_scale(const EcContext *context, int metric)
{
	return metric < EC_CONTEXT_METRICS && context->scale[metric].is_known ? &context->scale[metric] : NULL;
}

/* The period of the passage, for what happened or for what is expected. */
extern EcPeriod ec_context_period(const EcContext *context, EcKind kind);

/* Is the scope set, and not older than `age` sentences? */
static inline bool
ec_scope_holds(const EcContext *context, const EcScope *scope, int age)
{
	return scope->is_set && context->sentence - scope->sentence <= age;
}

#endif
