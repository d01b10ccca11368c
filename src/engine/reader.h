/*
 * The front door: a transcript in, header, turns and facts out.
 *
 * The way of the data, one room after the other, no way back:
 *
 *   layout.h     text        -> header, turns with roles and sections
 *   sentence.h   turn        -> sentences -> tokens -> mentions
 *   clause.h     mentions    -> clauses
 *   link.h       clauses     -> links: which quantity belongs to which metric
 *   facts.h      links       -> facts: period, kind, aspect, basis, segment, action
 *   ledger.h     facts       -> facts, held against the others of the document
 *
 * Text is UTF-8; bytes that are not are read as one character each and never fail.
 */
#ifndef EC_READER_H
#define EC_READER_H

#include "engine/fact.h"
#include "engine/lexicon.h"

typedef struct EcReaderOptions
{
	const EcAllocator *allocator;
	const EcLexicon *lexicon;
	EcPeriod	call_period;	/* EC_PERIOD_NONE: the header's */
	int			fiscal_year_end_month;	/* 1..12; used unless the text tells another */
	void		(*poll) (void *context);	/* called after each sentence and every 64 kB; may not return */
	void	   *poll_context;
	void		(*trace) (void *context, const char *line); /* NULL, or told each decision in words */
	void	   *trace_context;
	bool		keeps_doubtful; /* emit facts below the least confidence too, to fit the weights */
} EcReaderOptions;

typedef void (*EcTurnCallback) (void *context, const EcTurn *turn); /* spans in characters */
typedef void (*EcFactCallback) (void *context, const EcFact *fact);

/* The header's slices point into the text. */
extern void ec_read_header(const char *text, uint32_t length, const EcReaderOptions *options, EcHeader *header);
extern void ec_read_turns(const char *text, uint32_t length, const EcReaderOptions *options,
						  EcTurnCallback emit, void *context);
extern void ec_read_metrics(const char *text, uint32_t length, const EcReaderOptions *options,
							EcFactCallback emit, void *context);

#endif
