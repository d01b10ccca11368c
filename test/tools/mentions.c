/*
 * Shows what the engine finds in sentences before anything is linked, as JSON lines.
 *
 *   mentions FILE.txt …        each sentence of each turn with its mentions
 *   mentions - <sentences      one sentence a line, without layout
 *   mentions -s FILE.txt …     speed: MB/s of sentences, of tokens and of mentions, over all turns
 *
 * A mention is [kind, what it means, its text].
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "engine/layout.h"
#include "engine/sentence.h"

static const char *const cue_names[] = {
	"NONE",
#define CUE_CLASS(name, meaning) #name,
#include "engine/tables/cue_classes.def"
#undef CUE_CLASS
};

static void
put_string(const char *data, size_t length)
{
	putchar('"');
	for (size_t i = 0; i < length; i++)
	{
		unsigned char c = (unsigned char) data[i];

		if (c == '"' || c == '\\')
			printf("\\%c", c);
		else if (c < 0x20)
			printf("\\u%04x", c);
		else
			putchar(c);
	}
	putchar('"');
}

static void
put_meaning(const EcLexicon *lexicon, const EcMention *mention)
{
	char		measure[EC_MEASURE_TEXT];
	const EcSynonym *synonym;

	switch (mention->kind)
	{
		case EC_MENTION_QUANTITY:
			ec_measure_format(&mention->as.quantity.value, measure);
			printf("[\"quantity\", \"%s\", ", measure);
			break;
		case EC_MENTION_METRIC:
			synonym = ec_lexicon_synonym(lexicon, mention->synonym);
			printf("[\"metric\", \"%s%s\", ", ec_lexicon_metric(lexicon, synonym->metric)->code, synonym->is_weak ? "?" : "");
			break;
		case EC_MENTION_PERIOD:
			printf("[\"period\", \"%d\", ", mention->as.period.relation);
			break;
		default:
			printf("[\"cue\", \"%s\", ", cue_names[mention->cue]);
	}
}

static void
print_sentence(const EcLexicon *lexicon, const char *name, const char *text, const EcSentence *sentence)
{
	printf("{\"doc\": \"%s\", \"at\": %u, \"signals\": %u, \"text\": ", name, sentence->span.start, sentence->signals);
	put_string(text + sentence->span.start, sentence->span.end - sentence->span.start);
	fputs(", \"mentions\": [", stdout);
	for (int i = 0; i < sentence->n_mentions; i++)
	{
		EcSpan		span = sentence->mentions[i].span;

		if (i > 0)
			fputs(", ", stdout);
		put_meaning(lexicon, &sentence->mentions[i]);
		put_string(text + span.start, span.end - span.start);
		putchar(']');
	}
	puts("]}");
}

static char *
read_file(const char *path, uint32_t *length)
{
	FILE	   *file = fopen(path, "rb");
	char	   *text;
	long		size;

	if (file == NULL)
	{
		perror(path);
		exit(1);
	}
	fseek(file, 0, SEEK_END);
	size = ftell(file);
	rewind(file);
	text = malloc((size_t) size + 1);
	*length = (uint32_t) fread(text, 1, (size_t) size, file);
	text[*length] = '\0';
	fclose(file);
	return text;
}

static void
print_file(const EcLexicon *lexicon, const char *path, EcSentence *sentence)
{
	uint32_t	length;
	char	   *text = read_file(path, &length);
	EcArena		arena;
	EcLayout   *layout;
	EcTurn		turn;
	const char *base = strrchr(path, '/');

	ec_arena_init(&arena, &ec_malloc_allocator);
	layout = ec_layout_open(&arena, text, length);
	while (ec_layout_next_turn(layout, &turn))
	{
		uint32_t	at = turn.words.start;
		EcSpan		span;

		if (turn.role == EC_ROLE_ANALYST || turn.role == EC_ROLE_OPERATOR)
			continue;
		while (ec_sentence_next(layout, text, turn.words, &at, &span))
		{
			ec_tokens_read(lexicon, layout, text, span, sentence);
			ec_mentions_read(lexicon, text, sentence);
			print_sentence(lexicon, base == NULL ? path : base + 1, text, sentence);
		}
	}
	ec_arena_free(&arena);
	free(text);
}

static void
print_lines(const EcLexicon *lexicon, EcSentence *sentence)
{
	char		line[EC_MAX_SENTENCE];

	while (fgets(line, sizeof(line), stdin) != NULL)
	{
		EcSpan		words = {0, (uint32_t) strlen(line)};
		EcSpan		span;
		uint32_t	at = 0;

		while (ec_sentence_next(NULL, line, words, &at, &span))
		{
			ec_tokens_read(lexicon, NULL, line, span, sentence);
			ec_mentions_read(lexicon, line, sentence);
			print_sentence(lexicon, "-", line, sentence);
		}
	}
}

static double
seconds(void)
{
	return (double) clock() / CLOCKS_PER_SEC;
}

/* One pass over the turns of a text, as far as the given room: 0 turns, 1 sentences, 2 tokens, 3 mentions, 4 mentions where needed. */
static long
pass(const EcLexicon *lexicon, const char *text, uint32_t length, int room, EcSentence *sentence)
{
	EcArena		arena;
	EcLayout   *layout;
	EcTurn		turn;
	long		found = 0;

	ec_arena_init(&arena, &ec_malloc_allocator);
	layout = ec_layout_open(&arena, text, length);
	while (ec_layout_next_turn(layout, &turn))
	{
		uint32_t	at = turn.words.start;
		EcSpan		span;

		while (room > 0 && ec_sentence_next(layout, text, turn.words, &at, &span))
		{
			found++;
			if (room > 1)
				ec_tokens_read(lexicon, layout, text, span, sentence);
			if (room == 3 || (room > 3 && sentence->signals != 0))
				ec_mentions_read(lexicon, text, sentence);
		}
	}
	ec_arena_free(&arena);
	return found;
}

static void
print_speed(const EcLexicon *lexicon, int n, char **paths, EcSentence *sentence)
{
	static const char *const rooms[] = {"turns", "sentences", "tokens", "mentions", "mentions where a quantity may be"};
	char	  **texts = malloc((size_t) n * sizeof(char *));
	uint32_t   *lengths = malloc((size_t) n * sizeof(uint32_t));
	double		bytes = 0;

	for (int i = 0; i < n; i++)
	{
		texts[i] = read_file(paths[i], &lengths[i]);
		bytes += lengths[i];
	}
	for (int room = 0; room < 5; room++)
	{
		double		best = 1e9;

		for (int repeat = 0; repeat < 5; repeat++)
		{
			double		start = seconds();
			double		taken;

			for (int i = 0; i < n; i++)
				pass(lexicon, texts[i], lengths[i], room, sentence);
			taken = seconds() - start;
			best = taken < best ? taken : best;
		}
		printf("%-35s %8.1f MB/s\n", rooms[room], bytes / best / 1e6);
	}
	for (int i = 0; i < n; i++)
		free(texts[i]);
	free(texts);
	free(lengths);
}

int
main(int argc, char **argv)
{
	EcArena		arena;
	const EcLexicon *lexicon;
	EcSentence *sentence;

	ec_arena_init(&arena, &ec_malloc_allocator);
	lexicon = ec_lexicon_create(&arena, NULL, 0);
	sentence = ec_arena_alloc(&arena, sizeof(EcSentence));
	if (argc > 1 && strcmp(argv[1], "-") == 0)
		print_lines(lexicon, sentence);
	else if (argc > 2 && strcmp(argv[1], "-s") == 0)
		print_speed(lexicon, argc - 2, argv + 2, sentence);
	else
		for (int i = 1; i < argc; i++)
			print_file(lexicon, argv[i], sentence);
	ec_arena_free(&arena);
	return 0;
}
