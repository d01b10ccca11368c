/*
 * Header and turns at the front door: the layout room with places turned from bytes
 * into characters.
 */
#include "engine/reader.h"

void
ec_read_header(const char *text, uint32_t length, const EcReaderOptions *options, EcHeader *header)
{
	EcArena		arena;

	ec_arena_init(&arena, options->allocator);
	*header = *ec_layout_header(ec_layout_open_polled(&arena, text, length, options->poll,
																options->poll_context));
	ec_arena_free(&arena);
}

void
ec_read_turns(const char *text, uint32_t length, const EcReaderOptions *options, EcTurnCallback emit,
	void *context)
{
	EcArena		arena;
	EcLayout   *layout;
	EcCharMap	map;
	EcTurn		turn;

	ec_arena_init(&arena, options->allocator);
	ec_char_map_init(&map, text, length);
	layout = ec_layout_open_polled(&arena, text, length, options->poll, options->poll_context);
	while (ec_layout_next_turn(layout, &turn))
	{
		if (options->poll != NULL)
			options->poll(options->poll_context);
		turn.opening = ec_char_map_span(&map, turn.opening);
		turn.words = ec_char_map_span(&map, turn.words);
		emit(context, &turn);
	}
	ec_arena_free(&arena);
}
