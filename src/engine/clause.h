/*
 * Clauses: the piece of a sentence that each quantity governs.
 *
 * In:  a sentence with its mentions.
 * Out: one EcClause for each quantity, in text order. Between two quantities lies one cut;
 *      what stands before it belongs to the first, what stands after it to the second.
 *
 * A clause has three borders: `lead` (after the clause before), `first` (after the last
 * break before the quantity) and `last`. What stands in [lead, first) are fronted phrases
 * ("For the second quarter, in Japan, ..."): they are weaker evidence than [first, last].
 */
#ifndef EC_CLAUSE_H
#define EC_CLAUSE_H

#include "engine/sentence.h"

#define EC_MAX_CLAUSES 96

/* How a quantity stands to the value of another period: "5% below last year", "20 basis points better than in Q1". */
typedef enum EcGap
{
	EC_GAP_NONE,
	EC_GAP_ABOVE,
	EC_GAP_BELOW,
	EC_GAP_BETTER,				/* above or below, as the metric has it */
	EC_GAP_WORSE
} EcGap;

/* A set of cue classes. */
typedef uint64_t EcCueSet;

#define EC_CUE_BIT(cue) ((EcCueSet) 1 << (cue))

_Static_assert(EC_CUE_COUNT <= 64, "an EcCueSet holds every cue class");

typedef struct EcClause
{
	uint16_t	quantity;		/* its mention */
	uint16_t	lead;			/* tokens */
	uint16_t	first;
	uint16_t	last;
	uint16_t	begin_mention;	/* mentions [begin, end) lie in [lead, last] */
	uint16_t	first_mention;	/* the first in [first, last] */
	uint16_t	end_mention;
	EcCueSet	lead_cues;		/* in [lead, first) */
	EcCueSet	before;			/* in [first, quantity) */
	EcCueSet	after;			/* in (quantity, last] */
	bool		is_compared;	/* "versus ...", "up from ...": the value of another period, or the guidance */
	bool		is_outcome;		/* "exceeded our guidance at ...": what came in, not what it is compared with */
	bool		is_new_value;	/* "... to 45 %": the value after a change */
	uint8_t		gap;			/* EcGap */
	uint8_t		list_index;		/* from 1, in a list that "respectively" pairs; 0 in none */
	uint8_t		list_length;
} EcClause;

typedef struct EcClauses
{
	int			n;
	EcCueSet	cues;			/* of the whole sentence */
	EcClause	clause[EC_MAX_CLAUSES];
} EcClauses;

/* Splits "from 44% to 51%" of a change into two quantities first, hence not const. */
extern void ec_clauses_read(const char *text, EcSentence *sentence, EcClauses *clauses);

/* The splitting alone (clause_move.c). */
extern void ec_moves_split(const char *text, EcSentence *sentence);

/* "we expect sales to grow | from 2% to 6%": growth does not move from the one to the other, it lies between them. */
extern bool ec_range_is_of_growth(const char *text, const EcSentence *sentence, int from, int quantity);

/* "adjusted earnings | from $0.60 to $0.70": a range that nothing moved from. */
extern bool ec_range_is_unmoved(const char *text, const EcSentence *sentence, int from, int quantity);

/* Is the token a break: punctuation, or the start of a CLAUSE_BREAK, COMPARE or CAUSE cue? */
extern bool ec_clause_breaks_at(const EcSentence *sentence, int token);

/* Cues of the mentions [begin, end). */
extern EcCueSet ec_clause_cues(const EcSentence *sentence, int begin, int end);

/* Is the mention a cue of one of these classes? */
static inline bool
ec_mention_is_cue_in(const EcMention *mention, EcCueSet set)
{
	return mention->kind == EC_MENTION_CUE && (EC_CUE_BIT(mention->cue) & set) != 0;
}

/* The first clause of the list that "respectively" pairs, which has the words that all of it share; else the clause. */
static inline const EcClause *
ec_clause_first_of_list(const EcClause *clause)
{
	return clause->list_length > 1 ? clause - (clause->list_index - 1) : clause;
}

static inline bool
ec_cues_have(EcCueSet set, EcCue cue)
{
	return (set & EC_CUE_BIT(cue)) != 0;
}

#endif
