/*
 * The piece of a text that a span marks. substr does the same, but looks at each character on the way;
 * a table of metric rows asks for a piece of the text for every row.
 */
#include "postgres.h"

#include "mb/pg_wchar.h"
#include "utils/builtins.h"
#include "utils/memutils.h"
#include "utils/rangetypes.h"

#include "engine/text.h"
#include "pg/compat.h"

PG_FUNCTION_INFO_V1(evidence);

/* The characters [start, end) of a range, counted from 0; false if it marks nothing that has two ends. */
static bool
range_ends(FunctionCallInfo fcinfo, RangeType *span, uint32_t *start, uint32_t *end)
{
	TypeCacheEntry *type = range_get_typcache(fcinfo, RangeTypeGetOid(span));
	RangeBound	lower;
	RangeBound	upper;
	bool		empty;

	range_deserialize(type, span, &lower, &upper, &empty);
	if (empty || lower.infinite || upper.infinite)
		return false;
	*start = (uint32_t) (Max(DatumGetInt32(lower.val), 1) - 1);
	*end = (uint32_t) (Max(DatumGetInt32(upper.val), 1) - 1);
	return true;
}

/* A compressed text is unpacked no further than the last character may lie. */
static text *
text_up_to(Datum body, uint32_t characters)
{
	int64		bytes = (int64) characters * pg_database_encoding_max_length();

	if (!VARATT_IS_EXTENDED(DatumGetPointer(body)) || VARATT_IS_SHORT(DatumGetPointer(body)) || bytes > MaxAllocSize)
		return DatumGetTextPP(body);
	return DatumGetTextPSlice(body, 0, (int32) bytes);
}

static text *
piece_of(text *body, uint32_t start, uint32_t end)
{
	const char *data = VARDATA_ANY(body);
	uint32_t	length = (uint32_t) VARSIZE_ANY_EXHDR(body);
	uint32_t	from = Min(start, length);
	uint32_t	to = Min(end, length);

	if (GetDatabaseEncoding() == PG_UTF8)
	{
		from = ec_bytes_of_characters(data, length, start);
		to = from + ec_bytes_of_characters(data + from, length - from, end - start);
	}
	return cstring_to_text_with_len(data + from, (int) (to - from));
}

Datum
evidence(PG_FUNCTION_ARGS)
{
	uint32_t	start;
	uint32_t	end;

	if (!range_ends(fcinfo, PG_GETARG_RANGE_P(1), &start, &end))
		PG_RETURN_NULL();
	if (GetDatabaseEncoding() != PG_UTF8 && pg_database_encoding_max_length() > 1)
		PG_RETURN_DATUM(DirectFunctionCall3(text_substr, PG_GETARG_DATUM(0), Int32GetDatum((int32) start + 1),
											Int32GetDatum((int32) (end - start))));
	PG_RETURN_TEXT_P(piece_of(text_up_to(PG_GETARG_DATUM(0), end), start, end));
}
