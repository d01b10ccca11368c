/*
 * The ledger of a document: facts wait here until the others of the same document have been heard.
 *
 * One that is told twice gains confidence; one that another contradicts, or that stands elsewhere with
 * another period or part, loses some. Nothing but the confidence changes, and the order is kept.
 */
#ifndef EC_LEDGER_H
#define EC_LEDGER_H

#include "engine/arena.h"
#include "engine/facts.h"

#define EC_LEDGER_MOST 512		/* facts that are held against each other; bounds memory and time */

#define EC_LEDGER_SLOTS 64

typedef struct EcLedgerEntry
{
	EcFact		fact;
	float		score;			/* log-odds, from the sentence alone */
	int			before;			/* the entry before it of a metric that shares its slot, and 1; 0 for none */
} EcLedgerEntry;

typedef void (*EcLedgerCallback) (void *context, const EcFact *fact);

typedef struct EcLedger
{
	EcArena    *arena;
	EcLedgerEntry *entries;
	int			n;
	int			capacity;
	int			last[EC_LEDGER_SLOTS];	/* by slot of the metric: the last entry, and 1; 0 for none */
	EcLedgerCallback emit;
	void	   *emit_context;
} EcLedger;

extern void ec_ledger_init(EcLedger *ledger, EcArena *arena, EcLedgerCallback emit, void *emit_context);

/* The slices of the fact must live until it is emitted. */
extern void ec_ledger_add(EcLedger *ledger, const EcFact *fact, float score);

/* Emits what waits. */
extern void ec_ledger_close(EcLedger *ledger);

#endif
