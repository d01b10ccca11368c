/*
 * Conversion at the door. Relies on the server's conversion procedures, which stop at a
 * character they do not know and say where; we put a stand-in and go on behind it, so
 * that mojibake is text and characters keep their number.
 */
#include "pg/encoding.h"

#include "catalog/namespace.h"
#include "mb/pg_wchar.h"
#include "miscadmin.h"
#include "utils/memutils.h"

#define CHUNK 65536				/* bytes converted at a time */

typedef struct Converted
{
	char	   *data;
	size_t		length;
	size_t		capacity;
} Converted;

bool
gp_encoding_is_ascii(const char *text, size_t length)
{
	unsigned char any = 0;

	for (size_t i = 0; i < length; i++)
		any |= (unsigned char) text[i];
	return any < 0x80;
}

static void
converted_reserve(Converted *converted, size_t more)
{
	if (converted->length + more <= converted->capacity)
		return;
	converted->capacity = Max(converted->capacity + converted->capacity / 2, converted->length + more);
	converted->data = repalloc_huge(converted->data, converted->capacity);
}

static void
converted_append(Converted *converted, const char *bytes, size_t length)
{
	converted_reserve(converted, length);
	memcpy(converted->data + converted->length, bytes, length);
	converted->length += length;
}

static Converted
converted_start(size_t length)
{
	Converted	converted = {NULL, 0, length + length / 4 + 16};

	converted.data = MemoryContextAllocHuge(CurrentMemoryContext, converted.capacity);
	return converted;
}

static char *
convert(const char *text, size_t length, int from, int to, const char *stand_in, size_t *converted_length)
{
	Converted	converted = converted_start(length);
	Oid			procedure = FindDefaultConversionProc(from, to);
	unsigned char *buffer = palloc(CHUNK * MAX_CONVERSION_GROWTH + 1);
	size_t		at = 0;

	if (!OidIsValid(procedure))
		ereport(ERROR,
				(errcode(ERRCODE_FEATURE_NOT_SUPPORTED),
				 errmsg("there is no conversion from encoding \"%s\" to \"%s\"",
						pg_encoding_to_char(from), pg_encoding_to_char(to)),
				 errhint("Transcripts can be read in databases whose encoding converts to UTF8.")));
	while (at < length)
	{
		int			chunk = (int) Min(length - at, CHUNK);
		int			done;

		CHECK_FOR_INTERRUPTS();
		done = pg_do_encoding_conversion_buf(procedure, from, to, (unsigned char *) text + at, chunk,
											 buffer, CHUNK * MAX_CONVERSION_GROWTH + 1, true);
		if (done > 0)
			converted_append(&converted, (char *) buffer, strlen((char *) buffer));
		else
		{
			done = (int) Min((size_t) pg_encoding_mblen(from, text + at), length - at);
			converted_append(&converted, stand_in, strlen(stand_in));
		}
		at += done;
	}
	pfree(buffer);
	*converted_length = converted.length;
	return converted.data;
}

char *
gp_encoding_to_utf8(const char *text, size_t length, size_t *converted_length)
{
	return convert(text, length, GetDatabaseEncoding(), PG_UTF8, "\xEF\xBF\xBD", converted_length);
}

char *
gp_encoding_from_utf8(const char *text, size_t length, size_t *converted_length)
{
	return convert(text, length, PG_UTF8, GetDatabaseEncoding(), "?", converted_length);
}

int
gp_encoding_bytes_of_character(const char *text, size_t length)
{
	int			bytes = pg_utf_mblen((const unsigned char *) text);

	if (bytes > 1 && ((size_t) bytes > length || !pg_utf8_islegal((const unsigned char *) text, bytes)))
		return 1;
	return bytes;
}

char *
gp_encoding_bytes_to_utf8(const char *text, size_t length, size_t *converted_length)
{
	Converted	converted = converted_start(length);

	for (size_t at = 0; at < length;)
	{
		int			bytes = gp_encoding_bytes_of_character(text + at, length - at);
		unsigned char first = (unsigned char) text[at];

		if (bytes == 1 && first >= 0x80)
		{
			char		latin[2] = {(char) (0xC0 | first >> 6), (char) (0x80 | (first & 0x3F))};

			converted_append(&converted, latin, 2);
		}
		else
			converted_append(&converted, text + at, bytes);
		at += bytes;
	}
	*converted_length = converted.length;
	return converted.data;
}
