/*
 * A transcript at the door between server and engine.
 *
 * Opening one converts the text to UTF-8 where the server's encoding is another, and
 * sets up memory, interrupts and lexicon for the engine. Places come back in
 * characters of the original text as SQL counts them: from 1, and in an SQL_ASCII database bytes.
 */
#ifndef GUIDEPOST_TRANSCRIPT_H
#define GUIDEPOST_TRANSCRIPT_H

#include "fmgr.h"
#include "utils/typcache.h"

#include "engine/reader.h"

typedef struct Transcript
{
	const char *text;			/* UTF-8 */
	uint32_t	length;
	const char *original;		/* where SQL counts bytes and `text` is converted, else NULL */
	uint32_t	original_length;
	uint32_t   *checkpoints;	/* byte of the original at every CHECKPOINT_EVERY-th character */
	MemoryContext memory;		/* everything of this parse */
	MemoryContext row;			/* for one result row; the callback resets it */
	EcAllocator allocator;
	EcReaderOptions options;
	TypeCacheEntry *span_type;
} Transcript;

extern void gp_transcript_open(Transcript *transcript, FunctionCallInfo fcinfo, text *body);
extern void gp_transcript_close(Transcript *transcript);

/* Options from the arguments (…, period fiscal_period, fiscal_year_end_month integer), either of which may be NULL. */
extern void gp_transcript_set_calendar(Transcript *transcript, FunctionCallInfo fcinfo, int period_argument);

/* In the server's encoding; a slice that is not stated is NULL. */
extern Datum gp_transcript_slice(const Transcript *transcript, EcSlice slice, bool *is_null);
extern Datum gp_transcript_name(const char *name, bool *is_null);

/* An int4range for substr(body, lower(span), upper(span) - lower(span)). */
extern Datum gp_transcript_span(const Transcript *transcript, EcSpan span);

#endif
