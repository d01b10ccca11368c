/*
 * transcript_turns: the speaker turns of a text, one row each.
 */
#include "postgres.h"

#include "funcapi.h"
#include "miscadmin.h"
#include "utils/memutils.h"

#include "pg/transcript.h"

PG_FUNCTION_INFO_V1(transcript_turns);

enum
{
	TURN_NUMBER,
	TURN_SECTION,
	TURN_SPEAKER,
	TURN_TITLE,
	TURN_FIRM,
	TURN_ROLE,
	TURN_SPAN,
	TURN_OPENING,
	N_TURN
};

typedef struct TurnSink
{
	Transcript *transcript;
	ReturnSetInfo *result;
} TurnSink;

static void
put_turn(void *context, const EcTurn *turn)
{
	TurnSink   *sink = context;
	Transcript *transcript = sink->transcript;
	MemoryContext caller = MemoryContextSwitchTo(transcript->row);
	Datum		values[N_TURN];
	bool		nulls[N_TURN] = {0};

	values[TURN_NUMBER] = Int32GetDatum(turn->number);
	values[TURN_SECTION] = gp_transcript_name(ec_section_name(turn->section), &nulls[TURN_SECTION]);
	values[TURN_SPEAKER] = gp_transcript_slice(transcript, turn->speaker, &nulls[TURN_SPEAKER]);
	values[TURN_TITLE] = gp_transcript_slice(transcript, turn->title, &nulls[TURN_TITLE]);
	values[TURN_FIRM] = gp_transcript_slice(transcript, turn->firm, &nulls[TURN_FIRM]);
	values[TURN_ROLE] = gp_transcript_name(ec_role_name(turn->role), &nulls[TURN_ROLE]);
	values[TURN_SPAN] = gp_transcript_span(transcript, turn->words);
	nulls[TURN_OPENING] = turn->opening.start == turn->opening.end;
	values[TURN_OPENING] = nulls[TURN_OPENING] ? (Datum) 0 : gp_transcript_span(transcript, turn->opening);
	tuplestore_putvalues(sink->result->setResult, sink->result->setDesc, values, nulls);
	MemoryContextSwitchTo(caller);
	MemoryContextReset(transcript->row);
}

Datum
transcript_turns(PG_FUNCTION_ARGS)
{
	Transcript	transcript;
	TurnSink	sink = {&transcript, (ReturnSetInfo *) fcinfo->resultinfo};

	InitMaterializedSRF(fcinfo, 0);
	gp_transcript_open(&transcript, fcinfo, PG_GETARG_TEXT_PP(0));
	ec_read_turns(transcript.text, transcript.length, &transcript.options, put_turn, &sink);
	gp_transcript_close(&transcript);
	return (Datum) 0;
}
