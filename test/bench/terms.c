/*
 * The metric phrases of the lexicon, one a line: what the yardstick of the benchmark
 * scans for. Phrases of one word that is shorter than three letters are left out.
 */
#include <stdio.h>

#include "engine/lexicon_build.h"

#define MAX_DEPTH 16

/* The word with this id, from its key (bytes folded to lower case). */
static int
put_word(const EcLexicon *lexicon, uint16_t word, char *out)
{
	const EcLexiconWord *entry = &lexicon->words.entries[word - 1];
	char		bytes[EC_MAX_WORD];
	uint32_t	length = entry->length;

	memcpy(bytes, &entry->key.head, 8);
	if (length > 8)
		memcpy(bytes + length - 8, &entry->key.tail, 8);
	memcpy(out, bytes, length);
	return (int) length;
}

static void
walk(const EcLexicon *lexicon, EcLexiconNode node, char *phrase, int length, int depth)
{
	if (length > 2 && ec_lexicon_phrase(lexicon, node).kind == EC_PHRASE_METRIC)
		printf("%.*s\n", length, phrase);
	for (uint32_t edge = lexicon->places[node].first_edge; depth < MAX_DEPTH && edge < lexicon->places[node + 1].first_edge; edge++)
	{
		int			start = length;

		if (length > 0)
			phrase[start++] = ' ';
		walk(lexicon, lexicon->edges[edge].to, phrase,
			 start + put_word(lexicon, lexicon->edges[edge].word, phrase + start), depth + 1);
	}
}

int
main(void)
{
	char		phrase[(EC_MAX_WORD + 1) * (MAX_DEPTH + 1)];
	EcArena		arena;

	ec_arena_init(&arena, &ec_malloc_allocator);
	walk(ec_lexicon_create(&arena, NULL, 0), EC_LEXICON_ROOT, phrase, 0, 0);
	ec_arena_free(&arena);
	return 0;
}
