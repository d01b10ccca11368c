/*
 * Header and turns of small transcripts in every layout, and of texts that are no
 * transcript. A sample of layouts/ has its expected listing beside it: the header
 * first, then a line for each turn.
 *
 * layout_test print FILE.txt writes the listing of a sample.
 */
#include "engine/layout.h"
#include "engine/fact.h"
#include "engine/sentence.h"
#include "tap.h"

#include <stdlib.h>

#define LISTING 20000

typedef struct Text
{
	char	   *data;
	uint32_t	length;
} Text;

static Text
read_file(const char *path)
{
	Text		text = {NULL, 0};
	FILE	   *file = fopen(path, "rb");
	long		size;

	if (file == NULL)
		return text;
	fseek(file, 0, SEEK_END);
	size = ftell(file);
	rewind(file);
	text.data = malloc((size_t) size + 1);
	text.length = (uint32_t) fread(text.data, 1, (size_t) size, file);
	text.data[text.length] = '\0';
	fclose(file);
	return text;
}

/* Appends a slice, or "-", with line breaks as spaces, and a separator. */
static size_t
put(char *out, size_t n, EcSlice slice, uint32_t most, const char *after)
{
	if (slice.data == NULL)
		return n + (size_t) snprintf(out + n, LISTING - n, "-%s", after);
	for (uint32_t i = 0; i < slice.length && i < most && n + 8 < LISTING; i++)
		out[n++] = slice.data[i] == '\n' || slice.data[i] == '\r' ? ' ' : slice.data[i];
	return n + (size_t) snprintf(out + n, LISTING - n, "%s", after);
}

static size_t
put_header(char *out, const EcHeader *header)
{
	char		period[EC_PERIOD_TEXT] = "-";
	size_t		n = put(out, 0, header->company, 80, " | ");

	n = put(out, n, header->ticker, 20, " | ");
	n = put(out, n, header->exchange, 20, " | ");
	if (header->period != EC_PERIOD_NONE)
		ec_period_format(header->period, period);
	return n + (size_t) snprintf(out + n, LISTING - n,
		"%s | %04d-%02d-%02d | %s | year ends in month %d\n", period, header->called_on.year,
			header->called_on.month,
								 header->called_on.day, header->layout, header->year_end_month);
}

static size_t
put_turn(char *out, size_t n, const char *text, const EcTurn *turn)
{
	n += (size_t) snprintf(out + n, LISTING - n, "%d %s %s%s | ", turn->number,
		ec_section_name(turn->section), ec_role_name(turn->role),
						   turn->is_frame ? " frame" : "");
	n = put(out, n, turn->speaker, 60, " | ");
	n = put(out, n, turn->title, 60, " | ");
	n = put(out, n, turn->firm, 60, " | ");
	return put(out, n, ec_slice(text, turn->words), 60, "\n");
}

/* Header and turns of a text, as lines. */
static const char *
listing(Text text)
{
	static char out[LISTING];
	EcArena		arena;
	EcLayout   *layout;
	EcTurn		turn;
	size_t		n;

	ec_arena_init(&arena, &ec_malloc_allocator);
	layout = ec_layout_open(&arena, text.data, text.length);
	n = put_header(out, ec_layout_header(layout));
	while (n + 400 < LISTING && ec_layout_next_turn(layout, &turn))
		n = put_turn(out, n, text.data, &turn);
	ec_arena_free(&arena);
	return out;
}

static void
path_of(char *path, size_t size, const char *name, const char *suffix)
{
	const char *slash = strrchr(__FILE__, '/');

	snprintf(path, size, "%.*slayouts/%s.%s", (int) (slash == NULL ? 0 : slash + 1 - __FILE__), __FILE__,
		name, suffix);
}

static void
test_sample(const char *name)
{
	char		path[1024];
	Text		text;
	Text		expected;

	path_of(path, sizeof(path), name, "txt");
	text = read_file(path);
	path_of(path, sizeof(path), name, "expected");
	expected = read_file(path);
	if (ok(text.data != NULL && expected.data != NULL, path))
		is_text(listing(text), expected.data, name);
	free(text.data);
	free(expected.data);
}

static Text
text_of(const char *literal)
{
	Text		text = {(char *) (uintptr_t) literal, (uint32_t) strlen(literal)};

	return text;
}

/* Text that is no transcript is one turn without speaker, or none if it is blank. */
static void
test_no_transcript(void)
{
	is_text(listing(text_of("")), "- | - | - | - | 0000-00-00 | plain | year ends in month 0\n", "empty text");
	is_text(listing(text_of(" \n\r\n ")), "- | - | - | - | 0000-00-00 | plain | year ends in month 0\n",
		"blank text");
	is_text(listing(text_of("x")),
		"- | - | - | - | 0000-00-00 | plain | year ends in month 0\n1 prepared unknown | - | - | - | x\n",
			"one byte");
	is_text(listing(text_of("Total Sales: 5\nTotal Sales: 6\nNet Sales: 7\nNet Sales: 8\n")),
			"- | - | - | - | 0000-00-00 | plain | year ends in month 0\n"
			"1 prepared unknown | - | - | - | Total Sales: 5 Total Sales: 6 Net Sales: 7 Net Sales: 8\n",
				"labels are no speakers");
}

/* Sentences that name people do not open turns. */
static void
test_prose_with_names(void)
{
	const char *listed = listing(text_of("Good morning. Welcome to our call.\nI'm Jane Doe, Vice President of Investor Relations.\n"
										 "With me is our CEO.\nI'm Jane Doe, Vice President of Investor Relations.\nSales rose.\n"
										 "Jim Roe, our CEO, joins me.\nI'm Jane Doe, Head of Investor Relations.\nMargins rose too.\n"));

	ok(strstr(listed, "\n2 ") == NULL, "sentences with names and titles are no speaker lines");
}

/* One sentence a paragraph, wrapped in a narrow column: most long lines may end where sentences do, but the others go on. */
static void
test_wrapped(void)
{
	static const char paragraph[] = "Net sales of our largest business were $16.6 million, which is\n  more than a tenth of the total, compared to a tenth in the year before.\n\n"
		"Orders rose by a little more than sales did.\n\n";
	static const char lines[] = "Net sales of our largest business were $16.6 million.\nOrders rose by a little more than sales did.\n";
	EcArena		arena;

	ec_arena_init(&arena, &ec_malloc_allocator);
	ok(!ec_layout_breaks_at_newline(ec_layout_open(&arena, paragraph, sizeof(paragraph) - 1)), "wrapped lines that are indented are no sentences");
	ok(ec_layout_breaks_at_newline(ec_layout_open(&arena, lines, sizeof(lines) - 1)), "lines that end with sentences are sentences");
	ec_arena_free(&arena);
}

/* Captions cut a sentence into short lines that come back with other numbers; a page header comes back as well. */
static void
test_captions(void)
{
	static const char text[] = "Norwick Corp. Q2 2020 Earnings Call page 1\nSecond quarter revenue from our largest\nline of business\n"
		"grew 8% year over year\nto 171 million and\nNorwick Corp. Q2 2020 Earnings Call page 2\nservice revenue of the same business\n"
		"grew 43% year over year\nto 58 million, while the revenue\nNorwick Corp. Q2 2020 Earnings Call page 3\nof all other lines\n0:41\n"
		"grew 5% year over year\nto 12 million.\nPage 4, where home care earned $14 million in the second of our parts.\n";
	uint32_t	end;
	EcArena		arena;
	EcLayout   *layout;

	ec_arena_init(&arena, &ec_malloc_allocator);
	layout = ec_layout_open(&arena, text, sizeof(text) - 1);
	ok(ec_layout_is_furniture(layout, (uint32_t) (strstr(text, "Norwick Corp. Q2 2020 Earnings Call page 2") - text), &end), "a page header is no speech");
	ok(!ec_layout_is_furniture(layout, (uint32_t) (strstr(text, "grew 43%") - text), &end), "a line that goes on with a sentence is");
	ok(ec_layout_is_furniture(layout, (uint32_t) (strstr(text, "0:41") - text), &end), "a time alone is none");
	ok(!ec_layout_is_furniture(layout, (uint32_t) (strstr(text, "Page 4") - text), &end), "nor is one that speaks of a page printed");
	ec_arena_free(&arena);
}

/* Turns of a repeated unit: none may be lost, the spans stay inside the text and in order. */
static void
test_repeated(const char *unit, int times, const char *what)
{
	size_t		length = strlen(unit);
	Text		text = {malloc(length * (size_t) times), (uint32_t) (length * (size_t) times)};
	uint32_t	last = 0;
	bool		in_order = true;
	EcArena		arena;
	EcLayout   *layout;
	EcTurn		turn;

	for (int i = 0; i < times; i++)
		memcpy(text.data + (size_t) i * length, unit, length);
	ec_arena_init(&arena, &ec_malloc_allocator);
	layout = ec_layout_open(&arena, text.data, text.length);
	while (ec_layout_next_turn(layout, &turn))
	{
		in_order &= turn.words.start >= last && turn.words.end >= turn.words.start &&
			turn.words.end <= text.length;
		last = turn.words.end;
	}
	ok(in_order, what);
	ec_arena_free(&arena);
	free(text.data);
}

/* Titles over a short call, and what the header says of them. */
static void
test_titles(void)
{
	static const struct
	{
		const char *title;
		const char *header;
	}			cases[] = {
		{"Brackley Foods AG: Q2 FY 2023 Earnings Conference Call, 5 May 2023, 10:00 CET", "Brackley Foods | - | - | Q2 2023 | 2023-05-05 |"},
		{"Transcript of Brackley Foods plc Half Year Results 2023 Presentation\nThursday, 5th May 2023", "Brackley Foods | - | - | H1 2023 | 2023-05-05 |"},
		{"Brackley Foods Ltd (ASX:BRK) 1H FY23 Results Briefing\n22/02/2023", "Brackley Foods | BRK | ASX | H1 2023 | 2023-02-22 |"},
		{"Brackley Foods Reports Third Quarter Results 2023 - Earnings Call Transcript", "Brackley Foods | - | - | Q3 2023 | 0000-00-00 |"},
		{"Edited Transcript of BRK.N earnings conference call or presentation 5-May-23 12:30pm GMT\nQ2 2023 Brackley Foods Inc Earnings Call",
		"Brackley Foods | BRK | - | Q2 2023 | 2023-05-05 |"},
		{"Q2 2023 Results Conference Call - Brackley Foods N.V.", "Brackley Foods | - | - | Q2 2023 | 0000-00-00 |"},
		{"Brackley Foods Co., Ltd. Financial Results Briefing for the Second Quarter of the Fiscal Year Ending March 31, 2024", "Brackley Foods | - | - | Q2 2024 | 0000-00-00 |"},
		{"Brackley Foods Annual Results 2022 Conference Call\n17 February 2023", "Brackley Foods | - | - | FY 2022 | 2023-02-17 |"},
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
	{
		char		text[1000];
		char		header[200];

		snprintf(text, sizeof(text), "%s\n\nOperator\n\nGood morning, everyone.\n\nAnn Reed - Chief Executive Officer\n\nThank you.\n\n"
				 "Jim Roe - Chief Financial Officer\n\nMargins were flat.\n\nOperator\n\nThat is all.\n", cases[i].title);
		snprintf(header, sizeof(header), "%.*s", (int) strlen(cases[i].header), listing(text_of(text)));
		is_text(header, cases[i].header, cases[i].title);
	}
}

static void
count_poll(void *context)
{
	++*(int *) context;
}

/* A long text asks whether it may go on, in open as well. */
static void
test_poll(void)
{
	static const char line[] = "Sales rose by a tenth in the quarter, and so did costs.\n";
	uint32_t	length = 2000000;
	char	   *text = malloc(length);
	int			polls = 0;
	EcArena		arena;

	for (uint32_t i = 0; i < length; i++)
		text[i] = line[i % (sizeof(line) - 1)];
	ec_arena_init(&arena, &ec_malloc_allocator);
	ec_layout_open_polled(&arena, text, length, count_poll, &polls);
	ok(polls >= 20, "opening a long text polls");
	ec_arena_free(&arena);
	free(text);
}

/* Sentences are looked for past page after page of what is printed on each: that asks too. */
static void
test_poll_in_furniture(void)
{
	static const char page[] = "Norwick Corp. Q2 2020 Earnings Call\nCopyright page 3 of 9\n";
	EcSpan		words = {0, 2000000};
	EcSpan		sentence;
	char	   *text = malloc(words.end);
	uint32_t	at = 0;
	int			polls = 0;
	EcArena		arena;
	EcLayout   *layout;

	for (uint32_t i = 0; i < words.end; i++)
		text[i] = page[i % (sizeof(page) - 1)];
	ec_arena_init(&arena, &ec_malloc_allocator);
	layout = ec_layout_open_polled(&arena, text, words.end, count_poll, &polls);
	polls = 0;
	while (ec_sentence_next(layout, text, words, &at, &sentence))
		 /* the layout polls */ ;
	ok(polls >= 20, "passing over pages of furniture polls");
	ec_arena_free(&arena);
	free(text);
}

static void
test_bad_input(void)
{
	test_repeated("(", 100000, "brackets");
	test_repeated("<Q - ", 20000, "half a mark");
	test_repeated("**A", 20000, "half a bold name");
	test_repeated("\r", 10000, "carriage returns");
	test_repeated("-----\n", 10000, "rules");
	test_repeated("\xFF\xC3\xE2\x80", 20000, "bytes that are no text");
	test_repeated("Operator: Thank you. ", 20000, "one line");
	test_repeated("Jane Doe\n", 20000, "names alone");
	test_repeated("Q1 2021 call of 25 ", 1, "a day at the end of the text");
	test_repeated("    Operator: Thank you.\n", 100, "an indented speaker on top");
	test_repeated("Jane Doe: Yes?\nJim Roe: No.\n", 20000, "many turns");
}

int
main(int argc, char **argv)
{
	static const char *const samples[] = {"ruled", "dashes", "chevrons", "two_lines", "marked",
		"bare_names", "name_colon", "credits", "unnamed", "timed", "stamped", "stamps_behind", "counted", "bars", "memo", "markdown",
		"no_title", "no_title_quarter",
		"column", "one_line", "summary_on_top", "article", "notice_on_top", "firms_in_lines"};

	if (argc == 3 && strcmp(argv[1], "print") == 0)
	{
		fputs(listing(read_file(argv[2])), stdout);
		return 0;
	}
	for (size_t i = 0; i < sizeof(samples) / sizeof(samples[0]); i++)
		test_sample(samples[i]);
	test_titles();
	test_wrapped();
	test_captions();
	test_no_transcript();
	test_prose_with_names();
	test_bad_input();
	test_poll();
	test_poll_in_furniture();
	return finish();
}
