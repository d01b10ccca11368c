/*
 * How long a cancelled statement waits: the longest time between two calls of the engine's poll, by which the
 * server looks for interrupts, over texts of one size that are made to be slow.
 * Counts the processor's time of this process, so that a busy machine changes little.
 */
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "engine/reader.h"

#define SIZE 50000000u
#define MOST_MS 600			/* then the text is given up, as a cancelled statement would */

typedef struct Watch
{
	double		since;
	double		longest;
	double		begun;
	long		rows;
	jmp_buf		cancel;
} Watch;

typedef struct Text
{
	const char *name;
	const char *head;
	const char *repeated;
} Text;

static const Text texts[] = {
	{"numbers", "", "17 "},
	{"amounts", "", "$1.5 million to $2 million, "},
	{"metric words", "", "revenue gross margin earnings per share "},
	{"metric and number", "", "revenue 5 million "},
	{"periods", "", "second quarter of fiscal 2020 "},
	{"words without a stop", "", "we have seen it again and "},
	{"sentence without a space", "", "x"},
	{"spaces", "", " "},
	{"empty lines", "", "\n"},
	{"short lines", "", "A\n"},
	{"names", "", "Ann Lee\n"},
	{"speakers", "", "Ann Lee: Revenue was $5 million.\n"},
	{"speakers with titles", "", "Ann Lee, Norwick Corp. - CFO\nRevenue was $5 million.\n"},
	{"titles of a cast", "Company Participants\n", "Ann Lee - Chief Financial Officer\n"},
	{"rules", "", "================\nAnn Lee, Norwick Corp. - CFO [1]\n"},
	{"questions", "Questions and Answers\n", "Q - Ann Lee\nWhat was revenue?\nA - Bo Yu\nIt was $5 million.\n"},
	{"brackets", "", "("},
	{"quotes", "", "\""},
	{"full stops", "", "."},
	{"abbreviations", "", "U.S. Inc. "},
	{"bytes that are no characters", "", "\xc3\x80\x80\xff"},
	{"pages", "", "Norwick Corp. Q2 2020 Earnings Call\nCopyright page 3 of 9\n"},
	{"exchanges", "", "(NYSE: ABC) "},
	{"sentences", "", "We expect revenue of $5 million to $6 million for the third quarter, up 5% from last year. "},
};

static double
now(void)
{
	struct timespec time;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
	return (double) time.tv_sec * 1000 + (double) time.tv_nsec / 1000000;
}

static void
poll(void *context)
{
	Watch	   *watch = context;
	double		at = now();

	if (at - watch->since > watch->longest)
		watch->longest = at - watch->since;
	watch->since = at;
	if (at - watch->begun > MOST_MS)
		longjmp(watch->cancel, 1);
}

static void
count_fact(void *context, const EcFact *fact)
{
	(void) fact;
	((Watch *) context)->rows++;
}

static void
count_turn(void *context, const EcTurn *turn)
{
	(void) turn;
	((Watch *) context)->rows++;
}

static char *
make_text(const Text *text)
{
	char	   *bytes = malloc(SIZE);
	size_t		head = strlen(text->head);
	size_t		length = strlen(text->repeated);

	if (bytes == NULL)
		abort();
	memcpy(bytes, text->head, head);
	for (size_t i = head; i < SIZE; i++)
		bytes[i] = text->repeated[(i - head) % length];
	return bytes;
}

typedef enum Reading
{
	READ_METRICS,
	READ_TURNS,
	READ_HEADER
} Reading;

/* Reads the text or the beginning of it; the longest time between two polls in ms. */
static double
longest_gap(const char *bytes, const EcReaderOptions *shared, Reading reading)
{
	static Watch watch;
	static EcReaderOptions options;
	EcHeader	header;

	options = *shared;
	options.poll = poll;
	options.poll_context = &watch;
	memset(&watch, 0, sizeof(watch));
	watch.begun = watch.since = now();
	if (setjmp(watch.cancel) == 0)
	{
		if (reading == READ_METRICS)
			ec_read_metrics(bytes, SIZE, &options, count_fact, &watch);
		else if (reading == READ_TURNS)
			ec_read_turns(bytes, SIZE, &options, count_turn, &watch);
		else
			ec_read_header(bytes, SIZE, &options, &header);
		watch.begun = now();
		poll(&watch);
	}
	return watch.longest;
}

static double
measure(const Text *text, const EcReaderOptions *options)
{
	char	   *bytes = make_text(text);
	double		longest = 0;

	printf("%-30s", text->name);
	for (Reading reading = READ_METRICS; reading <= READ_HEADER; reading++)
	{
		double		gap = longest_gap(bytes, options, reading);

		printf(" %8.1f", gap);
		longest = gap > longest ? gap : longest;
	}
	putchar('\n');
	fflush(stdout);
	free(bytes);
	return longest;
}

int
main(void)
{
	EcArena		arena;
	EcReaderOptions options = {.allocator = &ec_malloc_allocator, .fiscal_year_end_month = 12};
	double		longest = 0;

	ec_arena_init(&arena, &ec_malloc_allocator);
	options.lexicon = ec_lexicon_create(&arena, NULL, 0);
	options.call_period = ec_period_make(2021, 3, 2);
	printf("%-30s %8s %8s %8s\n", "ms between two looks", "metrics", "turns", "header");
	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
	{
		double		one = measure(&texts[i], &options);

		if (one > longest)
			longest = one;
	}
	printf("the longest time without a look for interrupts: %.1f ms\n", longest);
	ec_arena_free(&arena);
	return 0;
}
