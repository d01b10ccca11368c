/*
 * Any bytes as a transcript. What must hold: turns and facts lie inside the text
 * and in order; ends are ordered and units known; a fact with a value has a digit or
 * a number word in its sentence, one without has an action; a second reading gives
 * the same; memory stays within 4 bytes per byte of text and 1 MB.
 */
#include <stdlib.h>
#include <string.h>

#include "engine/reader.h"
#include "engine/unit.h"

extern int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

typedef struct Seen
{
	uint32_t	characters;		/* of the text */
	uint32_t	turn_start;
	uint64_t	digest;			/* of all facts */
	size_t		allocated;
	size_t		peak;
} Seen;

static void
require(bool condition)
{
	if (!condition)
		abort();
}

static void *
counted_alloc(void *context, size_t size)
{
	Seen	   *seen = context;
	size_t	   *block = malloc(size + 16);

	require(block != NULL);
	*block = size;
	seen->allocated += size;
	if (seen->allocated > seen->peak)
		seen->peak = seen->allocated;
	return (char *) block + 16;
}

static void
counted_release(void *context, void *pointer)
{
	size_t	   *block = (size_t *) ((char *) pointer - 16);

	((Seen *) context)->allocated -= *block;
	free(block);
}

static void
check_turn(void *context, const EcTurn *turn)
{
	Seen	   *seen = context;

	require(turn->words.start <= turn->words.end && turn->words.end <= seen->characters);
	require(turn->opening.start <= turn->opening.end && turn->opening.end <= seen->characters);
	require(turn->words.start >= seen->turn_start);
	seen->turn_start = turn->words.start;
}

static void
mix(Seen *seen, const void *data, size_t size)
{
	const unsigned char *bytes = data;

	while (size-- > 0)
		seen->digest = (seen->digest ^ *bytes++) * UINT64_C(0x100000001b3);
}

static void
check_fact(void *context, const EcFact *fact)
{
	Seen	   *seen = context;

	require(fact->span.start < fact->span.end && fact->span.end <= seen->characters);
	require(fact->role != EC_ROLE_ANALYST && fact->role != EC_ROLE_OPERATOR);
	require(fact->period == EC_PERIOD_NONE || ec_period_is_valid(fact->period));
	require(fact->confidence >= 0 && fact->confidence <= 1);
	require(fact->metric.length > 0);
	if (fact->has_value)
	{
		require(ec_unit_is_known(fact->value.unit));
		require(fact->span.start <= fact->value_span.start && fact->value_span.end <= fact->span.end);
		require(fact->value_span.start < fact->value_span.end);
		if (!ec_measure_low_is_open(&fact->value) && !ec_measure_high_is_open(&fact->value))
			require(ec_decimal_compare(ec_measure_low(&fact->value), ec_measure_high(&fact->value)) <= 0);
		mix(seen, &fact->value, sizeof(fact->value));
	}
	else
		require(fact->action != EC_ACTION_NONE);
	mix(seen, &fact->span, sizeof(fact->span));
	mix(seen, &fact->period, sizeof(fact->period));
	mix(seen, fact->metric.data, fact->metric.length);
}

static uint64_t
read_once(const EcLexicon *lexicon, const char *text, uint32_t size)
{
	Seen		seen = {.digest = 1};
	EcAllocator allocator = {counted_alloc, counted_release, &seen};
	EcReaderOptions options = {.allocator = &allocator, .lexicon = lexicon, .fiscal_year_end_month = 12};
	EcCharMap	map;
	EcHeader	header;

	ec_char_map_init(&map, text, size);
	seen.characters = ec_char_map_at(&map, size);
	ec_read_header(text, size, &options, &header);
	require(header.layout != NULL);
	ec_read_turns(text, size, &options, check_turn, &seen);
	options.call_period = ec_period_make(2021, 3, 2);
	ec_read_metrics(text, size, &options, check_fact, &seen);
	require(seen.allocated == 0);
	require(seen.peak <= 4 * (size_t) size + 1048576);
	return seen.digest;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static EcArena arena;
	static const EcLexicon *lexicon = NULL;
	char	   *text;

	if (lexicon == NULL)
	{
		ec_arena_init(&arena, &ec_malloc_allocator);
		lexicon = ec_lexicon_create(&arena, NULL, 0);
	}
	text = malloc(size + 1);	/* exactly as long as said, so that a byte too far is caught */
	memcpy(text, data, size);
	text = realloc(text, size == 0 ? 1 : size);
	require(read_once(lexicon, text, (uint32_t) size) == read_once(lexicon, text, (uint32_t) size));
	free(text);
	return 0;
}
