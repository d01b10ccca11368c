/*
 * Reads transcripts with the engine alone and prints what it finds as JSON lines.
 *
 *   read metrics|features|turns|headers [-t] PERIODS.tsv FILE.txt …
 *
 * The document is named after the file, without ".txt"; its period stands in
 * PERIODS.tsv (name TAB period), else the header must tell. -t prints the trace too.
 * "features" gives doubtful facts too and, for each, the features that its confidence is made of.
 * Lines are those that a scorer of rows and turns reads.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/facts.h"
#include "engine/reader.h"

typedef struct Document
{
	char		name[256];
	char	   *text;
	uint32_t	length;
	uint32_t   *starts;				/* where each character starts, in bytes; length + 1 of them */
	EcPeriod	period;
	bool		shows_features;
} Document;

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
put_slice(const char *key, EcSlice slice)
{
	printf(", \"%s\": ", key);
	if (slice.data == NULL)
		fputs("null", stdout);
	else
		put_string(slice.data, slice.length);
}

static void
put_name(const char *key, const char *name)
{
	EcSlice		slice = {name, name == NULL ? 0 : (uint32_t) strlen(name)};

	put_slice(key, slice);
}

static void
put_period(const char *key, EcPeriod period)
{
	char		buffer[EC_PERIOD_TEXT];

	if (period != EC_PERIOD_NONE)
		ec_period_format(period, buffer);
	put_name(key, period == EC_PERIOD_NONE ? NULL : buffer);
}

static void
put_end(const char *key, bool is_null, EcDecimal end)
{
	printf(", \"%s\": ", key);
	if (is_null)
		fputs("null", stdout);
	else
		printf("%llde%d", (long long) end.mantissa, end.exponent);
}

static EcSlice
evidence(const Document *document, EcSpan characters, uint32_t most)
{
	EcSpan		bytes;

	if (characters.end > characters.start + most)
		characters.end = characters.start + most;
	bytes.start = document->starts[characters.start];
	bytes.end = document->starts[characters.end];
	return ec_slice(document->text, bytes);
}

static void
put_features(const EcFact *fact)
{
	const char *comma = "";

	fputs(", \"features\": [", stdout);
	for (int i = 0; i < EC_LINK_FEATURE_COUNT; i++)
		if (fact->link_features & EC_LINK_BIT(i))
		{
			printf("%s\"%s\"", comma, ec_link_feature_name(i));
			comma = ", ";
		}
	for (int i = 0; i < EC_FACT_FEATURE_COUNT; i++)
		if (fact->fact_features & EC_FACT_BIT(i))
		{
			printf("%s\"%s\"", comma, ec_fact_feature_name(i));
			comma = ", ";
		}
	putchar(']');
}

static void
print_fact(void *context, const EcFact *fact)
{
	const Document *document = context;
	const EcMeasure *value = &fact->value;

	printf("{\"doc\": \"%s\"", document->name);
	put_slice("metric", fact->metric);
	put_slice("segment", fact->segment);
	put_name("kind", ec_kind_name(fact->kind));
	put_name("aspect", ec_aspect_name(fact->aspect));
	put_period("period", fact->period);
	put_end("low", !fact->has_value || ec_measure_low_is_open(value), ec_measure_low(value));
	put_end("high", !fact->has_value || ec_measure_high_is_open(value), ec_measure_high(value));
	put_name("unit", !fact->has_value ? NULL : value->unit[0] == '\0' ? "count" : value->unit);
	put_name("basis", ec_basis_name(fact->basis));
	put_name("action", ec_action_name(fact->action));
	put_slice("speaker", fact->speaker);
	put_name("role", ec_role_name(fact->role));
	put_name("section", ec_section_name(fact->section));
	printf(", \"confidence\": %.3f", fact->confidence);
	put_name("rule", fact->rule);
	if (document->shows_features)
		put_features(fact);
	put_slice("value_text", evidence(document, fact->value_span, 200));
	put_slice("quote", evidence(document, fact->span, 4096));
	puts("}");
}

static void
print_turn(void *context, const EcTurn *turn)
{
	const Document *document = context;

	printf("{\"doc\": \"%s\", \"n\": %d", document->name, turn->number);
	put_slice("speaker", turn->speaker);
	put_slice("title", turn->title);
	put_slice("firm", turn->firm);
	put_name("role", ec_role_name(turn->role));
	put_name("section", ec_section_name(turn->section));
	put_slice("first_words", evidence(document, turn->words, 80));
	puts("}");
}

static void
count_speaker(void *context, const EcTurn *turn)
{
	*(int *) context += turn->speaker.data != NULL;
}

static void
print_header(const Document *document, const EcReaderOptions *options)
{
	EcHeader	header;
	int			turns = 0;

	ec_read_header(document->text, document->length, options, &header);
	ec_read_turns(document->text, document->length, options, count_speaker, &turns);
	printf("{\"doc\": \"%s\"", document->name);
	put_slice("company", header.company);
	put_slice("ticker", header.ticker);
	put_slice("exchange", header.exchange);
	put_period("period", header.period);
	if (header.called_on.year != 0)
		printf(", \"called_on\": \"%04d-%02d-%02d\"", header.called_on.year, header.called_on.month, header.called_on.day);
	put_name("layout", header.layout);
	printf(", \"turns\": %d}\n", turns);
}

static void
print_trace(void *context, const char *line)
{
	(void) context;
	fprintf(stderr, "%s\n", line);
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

/* The period that the table gives for the document, or EC_PERIOD_NONE. */
static EcPeriod
known_period(const char *table, const char *name)
{
	size_t		length = strlen(name);
	EcPeriod	period = EC_PERIOD_NONE;
	size_t		where;

	for (const char *line = table; line != NULL && *line != '\0';)
	{
		const char *end = strchr(line, '\n');

		if (strncmp(line, name, length) == 0 && line[length] == '\t')
		{
			const char *value = line + length + 1;

			ec_period_parse(value, end == NULL ? strlen(value) : (size_t) (end - value), &period, &where);
			break;
		}
		line = end == NULL ? NULL : end + 1;
	}
	return period;
}

/* Characters past the last one start where the text ends. */
static uint32_t *
character_starts(const char *text, uint32_t length)
{
	uint32_t   *starts = malloc(((size_t) length + 1) * sizeof(*starts));
	uint32_t	characters = 0;

	for (uint32_t i = 0; i < length; i++)
		if (((unsigned char) text[i] & 0xC0) != 0x80)
			starts[characters++] = i;
	while (characters <= length)
		starts[characters++] = length;
	return starts;
}

static void
open_document(const char *path, const char *periods, Document *document)
{
	const char *base = strrchr(path, '/');
	char	   *suffix;

	base = base == NULL ? path : base + 1;
	snprintf(document->name, sizeof(document->name), "%s", base);
	suffix = strstr(document->name, ".txt");
	if (suffix != NULL)
		*suffix = '\0';
	document->text = read_file(path, &document->length);
	document->starts = character_starts(document->text, document->length);
	document->period = known_period(periods, document->name);
}

int
main(int argc, char **argv)
{
	EcReaderOptions options = {.allocator = &ec_malloc_allocator, .fiscal_year_end_month = 12};
	EcArena		arena;
	uint32_t	length;
	char	   *periods;
	int			i = 2;

	if (argc > 2 && strcmp(argv[2], "-t") == 0)
	{
		options.trace = print_trace;
		i++;
	}
	if (argc < i + 2)
	{
		fprintf(stderr, "usage: read metrics|features|turns|headers [-t] PERIODS.tsv FILE.txt ...\n");
		return 2;
	}
	ec_arena_init(&arena, &ec_malloc_allocator);
	options.lexicon = ec_lexicon_create(&arena, NULL, 0);
	periods = read_file(argv[i++], &length);
	for (; i < argc; i++)
	{
		Document	document;

		open_document(argv[i], periods, &document);
		options.call_period = document.period;
		document.shows_features = options.keeps_doubtful = strcmp(argv[1], "features") == 0;
		if (strcmp(argv[1], "metrics") == 0 || document.shows_features)
			ec_read_metrics(document.text, document.length, &options, print_fact, &document);
		else if (strcmp(argv[1], "turns") == 0)
			ec_read_turns(document.text, document.length, &options, print_turn, &document);
		else
			print_header(&document, &options);
		free(document.starts);
		free(document.text);
	}
	free(periods);
	ec_arena_free(&arena);
	return 0;
}
