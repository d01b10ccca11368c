/*
 * transcript_header: one row of what the top of a text states.
 */
#include "postgres.h"

#include "access/htup_details.h"
#include "datatype/timestamp.h"
#include "funcapi.h"
#include "utils/builtins.h"
#include "utils/date.h"
#include "utils/datetime.h"

#include "pg/fiscal_period.h"
#include "pg/transcript.h"

PG_FUNCTION_INFO_V1(transcript_header);

enum
{
	HEADER_COMPANY,
	HEADER_TICKER,
	HEADER_EXCHANGE,
	HEADER_PERIOD,
	HEADER_CALLED_ON,
	HEADER_LAYOUT,
	N_HEADER
};

static Datum
date_datum(EcDate date, bool *is_null)
{
	*is_null = date.year == 0;
	if (*is_null)
		return (Datum) 0;
	return DateADTGetDatum(date2j(date.year, date.month, date.day) - POSTGRES_EPOCH_JDATE);
}

Datum
transcript_header(PG_FUNCTION_ARGS)
{
	TupleDesc	descriptor;
	Transcript	transcript;
	EcHeader	header;
	Datum		values[N_HEADER];
	bool		nulls[N_HEADER];
	HeapTuple	row;

	if (get_call_result_type(fcinfo, NULL, &descriptor) != TYPEFUNC_COMPOSITE)
		elog(ERROR, "return type must be a row type");
	gp_transcript_open(&transcript, fcinfo, PG_GETARG_TEXT_PP(0));
	ec_read_header(transcript.text, transcript.length, &transcript.options, &header);
	values[HEADER_COMPANY] = gp_transcript_slice(&transcript, header.company, &nulls[HEADER_COMPANY]);
	values[HEADER_TICKER] = gp_transcript_slice(&transcript, header.ticker, &nulls[HEADER_TICKER]);
	values[HEADER_EXCHANGE] = gp_transcript_slice(&transcript, header.exchange, &nulls[HEADER_EXCHANGE]);
	values[HEADER_PERIOD] = FiscalPeriodGetDatum(header.period);
	nulls[HEADER_PERIOD] = header.period == EC_PERIOD_NONE;
	values[HEADER_CALLED_ON] = date_datum(header.called_on, &nulls[HEADER_CALLED_ON]);
	values[HEADER_LAYOUT] = gp_transcript_name(header.layout, &nulls[HEADER_LAYOUT]);
	row = heap_form_tuple(BlessTupleDesc(descriptor), values, nulls);
	gp_transcript_close(&transcript);
	PG_RETURN_DATUM(HeapTupleGetDatum(row));
}
