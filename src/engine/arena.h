/*
 * The memory of one parse: a bump allocator that is freed at once.
 *
 * In:  an allocator that does not return when memory is out (PostgreSQL's palloc
 *      throws, the stand-alone one aborts).
 * Out: aligned, uninitialised memory that lives until ec_arena_reset or ec_arena_free.
 */
#ifndef EC_ARENA_H
#define EC_ARENA_H

#include <stddef.h>

typedef struct EcAllocator
{
	void	   *(*alloc) (void *context, size_t size);	/* never returns NULL */
	void		(*release) (void *context, void *pointer);
	void	   *context;
} EcAllocator;

/* malloc and free; aborts when memory is out. For tools and tests. */
extern const EcAllocator ec_malloc_allocator;

typedef struct EcArena
{
	const EcAllocator *allocator;
	struct EcArenaBlock *block; /* newest first */
	size_t		used;			/* of the newest block */
} EcArena;

extern void ec_arena_init(EcArena *arena, const EcAllocator *allocator);

/* Returns memory aligned for any type; size 0 is allowed. */
extern void *ec_arena_alloc(EcArena *arena, size_t size);

/* Forgets everything but keeps one block, for use once per sentence. */
extern void ec_arena_reset(EcArena *arena);
extern void ec_arena_free(EcArena *arena);

#endif
