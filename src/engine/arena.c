/*
 * Bump allocation in blocks. A block is EC_ARENA_BLOCK bytes, or as long as one
 * request that does not fit; the first block that a reset keeps is the oldest.
 */
#include "engine/arena.h"

#include <stdlib.h>

#define EC_ARENA_BLOCK 32768
#define EC_ARENA_ALIGN(size) (((size) + 15) & ~(size_t) 15)

typedef struct EcArenaBlock
{
	struct EcArenaBlock *next;
	size_t		size;			/* of what follows this header */
} EcArenaBlock;

#define EC_ARENA_HEADER EC_ARENA_ALIGN(sizeof(EcArenaBlock))

static void *
malloc_or_abort(void *context, size_t size)
{
	void	   *pointer = malloc(size);

	(void) context;
	if (pointer == NULL)
		abort();
	return pointer;
}

static void
free_pointer(void *context, void *pointer)
{
	(void) context;
	free(pointer);
}

const EcAllocator ec_malloc_allocator = {malloc_or_abort, free_pointer, NULL};

void
ec_arena_init(EcArena *arena, const EcAllocator *allocator)
{
	arena->allocator = allocator;
	arena->block = NULL;
	arena->used = 0;
}

static void
add_block(EcArena *arena, size_t size)
{
	const EcAllocator *allocator = arena->allocator;
	EcArenaBlock *block;

	if (size < EC_ARENA_BLOCK)
		size = EC_ARENA_BLOCK;
	block = allocator->alloc(allocator->context, EC_ARENA_HEADER + size);
	block->next = arena->block;
	block->size = size;
	arena->block = block;
	arena->used = 0;
}

void *
ec_arena_alloc(EcArena *arena, size_t size)
{
	char	   *memory;

	size = EC_ARENA_ALIGN(size);
	if (arena->block == NULL || arena->block->size - arena->used < size)
		add_block(arena, size);
	memory = (char *) arena->block + EC_ARENA_HEADER + arena->used;
	arena->used += size;
	return memory;
}

/* Releases blocks, newest first, until only `last` is left. */
static void
release_down_to(EcArena *arena, EcArenaBlock *last)
{
	while (arena->block != last)
	{
		EcArenaBlock *next = arena->block->next;

		arena->allocator->release(arena->allocator->context, arena->block);
		arena->block = next;
	}
	arena->used = 0;
}

void
ec_arena_reset(EcArena *arena)
{
	EcArenaBlock *oldest = arena->block;

	while (oldest != NULL && oldest->next != NULL)
		oldest = oldest->next;
	release_down_to(arena, oldest);
}

void
ec_arena_free(EcArena *arena)
{
	release_down_to(arena, NULL);
}
