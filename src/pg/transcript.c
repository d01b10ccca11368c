/*
 * Opens a transcript for the engine and turns slices and places into Datums.
 *
 * Memory: everything of a parse lies in one context, which an error frees with its
 * parent. Huge allocations are allowed, since a body may have up to 1 GB.
 */
#include "postgres.h"

#include "catalog/pg_type.h"
#include "mb/pg_wchar.h"
#include "miscadmin.h"
#include "utils/builtins.h"
#include "utils/memutils.h"
#include "utils/rangetypes.h"

#include "pg/compat.h"
#include "pg/encoding.h"
#include "pg/fiscal_period.h"
#include "pg/lexicon_cache.h"
#include "pg/transcript.h"

#define CHECKPOINT_EVERY 1024	/* characters */

static void *
allocate(void *context, size_t size)
{
	return MemoryContextAllocHuge((MemoryContext) context, size);
}

static void
release(void *context, void *pointer)
{
	pfree(pointer);
}

static void
poll_interrupts(void *context)
{
	CHECK_FOR_INTERRUPTS();
}

/* Where SQL counts bytes: the byte at which every so many characters begin. */
static void
set_checkpoints(Transcript *transcript, const char *original, uint32_t length)
{
	uint32_t	character = 0;

	transcript->original = original;
	transcript->original_length = length;
	transcript->checkpoints = palloc(sizeof(uint32_t) * (length / CHECKPOINT_EVERY + 1));
	for (uint32_t at = 0; at < length; character++)
	{
		if (character % CHECKPOINT_EVERY == 0)
			transcript->checkpoints[character / CHECKPOINT_EVERY] = at;
		at += gp_encoding_bytes_of_character(original + at, length - at);
	}
	if (character % CHECKPOINT_EVERY == 0)
		transcript->checkpoints[character / CHECKPOINT_EVERY] = length;
}

static void
take_text(Transcript *transcript, text *body)
{
	const char *data = VARDATA_ANY(body);
	size_t		length = VARSIZE_ANY_EXHDR(body);

	transcript->text = data;
	if (GetDatabaseEncoding() != PG_UTF8 && !gp_encoding_is_ascii(data, length))
	{
		size_t		converted;

		if (GetDatabaseEncoding() == PG_SQL_ASCII)
		{
			transcript->text = gp_encoding_bytes_to_utf8(data, length, &converted);
			set_checkpoints(transcript, data, length);
		}
		else
			transcript->text = gp_encoding_to_utf8(data, length, &converted);
		length = converted;
	}
	transcript->length = (uint32_t) length;
}

void
gp_transcript_open(Transcript *transcript, FunctionCallInfo fcinfo, text *body)
{
	MemoryContext caller = CurrentMemoryContext;

	memset(transcript, 0, sizeof(*transcript));
	transcript->memory = AllocSetContextCreate(caller, "guidepost transcript", ALLOCSET_DEFAULT_SIZES);
	transcript->row = AllocSetContextCreate(transcript->memory, "guidepost row", ALLOCSET_SMALL_SIZES);
	transcript->allocator.alloc = allocate;
	transcript->allocator.release = release;
	transcript->allocator.context = transcript->memory;
	transcript->options.allocator = &transcript->allocator;
	transcript->options.lexicon = gp_lexicon_cache_get(fcinfo->flinfo->fn_oid);
	transcript->options.fiscal_year_end_month = 12;
	transcript->options.poll = poll_interrupts;
	transcript->span_type = lookup_type_cache(INT4RANGEOID, TYPECACHE_RANGE_INFO);
	MemoryContextSwitchTo(transcript->memory);
	take_text(transcript, body);
	MemoryContextSwitchTo(caller);
}

void
gp_transcript_close(Transcript *transcript)
{
	MemoryContextDelete(transcript->memory);
}

void
gp_transcript_set_calendar(Transcript *transcript, FunctionCallInfo fcinfo, int period_argument)
{
	int			month_argument = period_argument + 1;

	if (!PG_ARGISNULL(period_argument))
		transcript->options.call_period = PG_GETARG_FISCAL_PERIOD(period_argument);
	if (!PG_ARGISNULL(month_argument))
		transcript->options.fiscal_year_end_month = gp_check_year_end_month(PG_GETARG_INT32(month_argument));
}

Datum
gp_transcript_slice(const Transcript *transcript, EcSlice slice, bool *is_null)
{
	const char *data = slice.data;
	size_t		length = slice.length;

	*is_null = data == NULL;
	if (*is_null)
		return (Datum) 0;
	if (GetDatabaseEncoding() != PG_UTF8 && GetDatabaseEncoding() != PG_SQL_ASCII && !gp_encoding_is_ascii(data, length))
		data = gp_encoding_from_utf8(data, length, &length);
	return PointerGetDatum(cstring_to_text_with_len(data, (int) length));
}

Datum
gp_transcript_name(const char *name, bool *is_null)
{
	*is_null = name == NULL;
	return *is_null ? (Datum) 0 : CStringGetTextDatum(name);
}

/* The place of a character as SQL counts it, from 0. */
static uint32_t
sql_place(const Transcript *transcript, uint32_t character)
{
	uint32_t	at;

	if (transcript->original == NULL)
		return character;
	at = transcript->checkpoints[character / CHECKPOINT_EVERY];
	for (uint32_t n = character % CHECKPOINT_EVERY; n > 0 && at < transcript->original_length; n--)
		at += gp_encoding_bytes_of_character(transcript->original + at, transcript->original_length - at);
	return at;
}

Datum
gp_transcript_span(const Transcript *transcript, EcSpan span)
{
	RangeBound	lower = {.inclusive = true, .lower = true};
	RangeBound	upper = {0};

	lower.val = Int32GetDatum((int32) sql_place(transcript, span.start) + 1);
	upper.val = Int32GetDatum((int32) sql_place(transcript, span.end) + 1);
	return RangeTypePGetDatum(range_serialize_compat(transcript->span_type, &lower, &upper));
}
