/*
 * measure in and out: text through the engine's quantity lexer, binary with a version byte.
 *
 * Text that is no measure is a soft error on servers that have them. What comes in binary is
 * untrusted: it is taken apart and built anew, and refused if that does not give the same value.
 */
#include "postgres.h"

#include "lib/stringinfo.h"
#include "libpq/pqformat.h"
#include "mb/pg_wchar.h"

#include "pg/compat.h"
#include "pg/measure_key.h"

#define MEASURE_BINARY_VERSION 1

PG_FUNCTION_INFO_V1(measure_in);
PG_FUNCTION_INFO_V1(measure_out);
PG_FUNCTION_INFO_V1(measure_recv);
PG_FUNCTION_INFO_V1(measure_send);

static const char *
error_detail(EcMeasureError error)
{
	switch (error)
	{
		case EC_MEASURE_ERROR_UNIT:
			return "unknown unit";
		case EC_MEASURE_ERROR_RANGE:
			return "the low end is above the high end";
		case EC_MEASURE_ERROR_OVERFLOW:
			return "the number has too many digits";
		default:
			return "expected a number or a range with its unit";
	}
}

/* The engine reads UTF-8; what SQL_ASCII holds is not known and stays as it is. */
static const char *
as_utf8(const char *text)
{
	if (GetDatabaseEncoding() == PG_SQL_ASCII)
		return text;
	return pg_server_to_any(text, (int) strlen(text), PG_UTF8);
}

/* The character, from 1 on, in which byte `where` lies. */
static int
character_at(const char *text, size_t where)
{
	EcCharMap map;

	ec_char_map_init(&map, text, (uint32_t) strlen(text));
	return (int) ec_char_map_at(&map, (uint32_t) where) + 1;
}

Datum
measure_in(PG_FUNCTION_ARGS)
{
	const char *text = PG_GETARG_CSTRING(0);
	const char *utf8 = as_utf8(text);
	EcMeasure *measure = palloc0(sizeof(EcMeasure));
	size_t length = strlen(utf8);
	size_t where = 0;
	EcMeasureError error = ec_measure_parse(utf8, length, measure, &where);

	if (error == EC_MEASURE_OK)
		PG_RETURN_MEASURE_P(measure);
	if (error == EC_MEASURE_ERROR_OVERFLOW)
		ereturn(fcinfo->context, (Datum) 0, errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE),
				errmsg("value \"%s\" is out of range for type measure", text),
				errdetail("An end has at most 18 significant digits."));
	ereturn(fcinfo->context, (Datum) 0, errcode(ERRCODE_INVALID_TEXT_REPRESENTATION),
			errmsg("invalid input syntax for type measure: \"%s\"", text),
			errdetail("At character %d: %s.", character_at(utf8, Min(where, length)), error_detail(error)),
			errhint("Write a measure as \"USD 68M..72M\", \"35..37 %%\", \">= 45 %%\" or \"$1.5 billion\"."));
}

Datum
measure_out(PG_FUNCTION_ARGS)
{
	const MeasureKey *key = (const MeasureKey *) PG_GETARG_POINTER(0);
	char *text;

	if (unlikely(key->kind != MEASURE_KEY_LEAF)) /* pageinspect shows the inside of an index */
		PG_RETURN_CSTRING(measure_key_text(key));
	text = palloc(EC_MEASURE_TEXT);
	ec_measure_format(PG_GETARG_MEASURE_P(0), text);
	PG_RETURN_CSTRING(text);
}

/* version, flags, low and high as mantissa (8 bytes) and exponent (1), length of the unit (1), unit */
Datum
measure_send(PG_FUNCTION_ARGS)
{
	const EcMeasure *measure = PG_GETARG_MEASURE_P(0);
	int unit_length = (int) strlen(measure->unit);
	StringInfoData buffer;

	pq_begintypsend(&buffer);
	pq_sendbyte(&buffer, MEASURE_BINARY_VERSION);
	pq_sendbyte(&buffer, measure->flags);
	pq_sendint64(&buffer, measure->low_mantissa);
	pq_sendbyte(&buffer, (uint8) measure->low_exponent);
	pq_sendint64(&buffer, measure->high_mantissa);
	pq_sendbyte(&buffer, (uint8) measure->high_exponent);
	pq_sendbyte(&buffer, unit_length);
	pq_sendbytes(&buffer, measure->unit, unit_length);
	PG_RETURN_BYTEA_P(pq_endtypsend(&buffer));
}

static void
receive_unit(StringInfo buffer, EcMeasure *measure)
{
	int length = pq_getmsgbyte(buffer);

	if (length >= EC_UNIT_SIZE)
		ereport(ERROR, errcode(ERRCODE_INVALID_BINARY_REPRESENTATION),
				errmsg("invalid length of unit in external \"measure\" value: %d", length));
	memcpy(measure->unit, pq_getmsgbytes(buffer, length), length);
	if (strlen(measure->unit) != (size_t) length)
		ereport(ERROR, errcode(ERRCODE_INVALID_BINARY_REPRESENTATION),
				errmsg("invalid unit in external \"measure\" value"));
}

/* Is this what the engine makes of the same ends, unit and flag? */
static bool
is_well_formed(const EcMeasure *measure)
{
	EcDecimal low = ec_measure_low(measure);
	EcDecimal high = ec_measure_high(measure);
	EcMeasure rebuilt;

	if (ec_measure_low_is_open(measure) && ec_measure_high_is_open(measure))
		return false;
	memset(&rebuilt, 0, sizeof(rebuilt));
	return ec_measure_make(ec_measure_low_is_open(measure) ? NULL : &low,
						   ec_measure_high_is_open(measure) ? NULL : &high, measure->unit,
						   measure_is_approximate(measure), &rebuilt) == EC_MEASURE_OK &&
		   memcmp(&rebuilt, measure, sizeof(rebuilt)) == 0;
}

Datum
measure_recv(PG_FUNCTION_ARGS)
{
	StringInfo buffer = (StringInfo) PG_GETARG_POINTER(0);
	EcMeasure *measure = palloc0(sizeof(EcMeasure));
	int version = pq_getmsgbyte(buffer);

	if (version != MEASURE_BINARY_VERSION)
		ereport(ERROR, errcode(ERRCODE_INVALID_BINARY_REPRESENTATION),
				errmsg("unsupported version of external \"measure\" value: %d", version));
	measure->flags = (uint8) pq_getmsgbyte(buffer);
	measure->low_mantissa = pq_getmsgint64(buffer);
	measure->low_exponent = (int8) pq_getmsgbyte(buffer);
	measure->high_mantissa = pq_getmsgint64(buffer);
	measure->high_exponent = (int8) pq_getmsgbyte(buffer);
	receive_unit(buffer, measure);
	if (!is_well_formed(measure))
		ereport(
			ERROR, errcode(ERRCODE_INVALID_BINARY_REPRESENTATION),
			errmsg("invalid external \"measure\" value"),
			errdetail("The ends must be in order and in range, the unit known, and what is unused zero."));
	PG_RETURN_MEASURE_P(measure);
}
