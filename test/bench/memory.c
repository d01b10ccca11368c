/*
 * Peak memory of one parse, counted by the allocator that the engine is handed.
 * Prints, for texts of growing size made by repeating the files named, the peak
 * beyond the text, and bytes per byte of text after the first MB.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/reader.h"

typedef struct Count
{
	size_t		now;
	size_t		peak;
} Count;

static void *
count_alloc(void *context, size_t size)
{
	Count	   *count = context;
	size_t	   *block = malloc(size + 16);

	if (block == NULL)
		abort();
	*block = size;
	count->now += size;
	if (count->now > count->peak)
		count->peak = count->now;
	return (char *) block + 16;
}

static void
count_release(void *context, void *pointer)
{
	Count	   *count = context;
	size_t	   *block = (size_t *) ((char *) pointer - 16);

	count->now -= *block;
	free(block);
}

static void
ignore_fact(void *context, const EcFact *fact)
{
	(void) fact;
	++*(long *) context;
}

/* The files one after the other, again and again, up to `size` bytes. */
static char *
make_text(char **paths, int n, uint32_t size)
{
	char	   *text = malloc(size);
	uint32_t	length = 0;

	for (int i = 0; length < size; i = (i + 1) % n)
	{
		FILE	   *file = fopen(paths[i], "rb");

		if (file == NULL)
		{
			perror(paths[i]);
			exit(1);
		}
		length += (uint32_t) fread(text + length, 1, size - length, file);
		fclose(file);
	}
	return text;
}

int
main(int argc, char **argv)
{
	EcArena		arena;
	const EcLexicon *lexicon;

	ec_arena_init(&arena, &ec_malloc_allocator);
	lexicon = ec_lexicon_create(&arena, NULL, 0);
	for (uint32_t size = 20000; size <= 50000000; size = size < 20000000 ? size * 10 : 50000000 + (size == 50000000))
	{
		Count		count = {0, 0};
		EcAllocator allocator = {count_alloc, count_release, &count};
		EcReaderOptions options = {.allocator = &allocator, .lexicon = lexicon, .fiscal_year_end_month = 12};
		char	   *text = make_text(argv + 1, argc - 1, size);
		long		facts = 0;

		options.call_period = ec_period_make(2021, 3, 2);
		ec_read_metrics(text, size, &options, ignore_fact, &facts);
		printf("%9u bytes of text: %8ld facts, peak %9zu bytes beyond it, %.2f per byte after the first MB\n",
			   size, facts, count.peak, count.peak <= 1048576 ? 0.0 : (double) (count.peak - 1048576) / size);
		free(text);
	}
	ec_arena_free(&arena);
	return 0;
}
