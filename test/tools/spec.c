/*
 * Runs the spec: sentences with the rows that are expected from them (test/spec/README.md
 * has the notation), read by the engine alone.
 *
 *   spec FILE …               TAP; a case marked todo may fail
 *   spec -p FILE …            the files again, with the rows that the engine gives
 *   spec -m FILE              the file again, todo set on the cases that fail and taken from those that pass
 *   spec -s PERIOD SENTENCE … the rows of one sentence; sentences before the last are context
 *
 * A case is read as a plain transcript, one sentence a line; rows are sets: order does not
 * count and repeated mentions are one. An expected row counts as found even where its confidence is
 * below what is shown, which moves whenever the weights are learned anew (the last line tells how many
 * there are); a row that is not expected must not be shown.
 */
#define _DEFAULT_SOURCE
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "spec_row.h"

#include "engine/reader.h"

#define MAX_TEXT 16384

/* What holds for the cases of a section. */
typedef struct Context
{
	char		phenomenon[128];
	char		before[MAX_TEXT];
	EcPeriod	call;
	int			year_end_month;
} Context;

typedef struct Case
{
	int			line;
	char		sentences[MAX_TEXT];	/* one a line */
	char		todo[128];
	bool		is_todo;
	bool		has_rows;
	Rows		expected;
} Case;

typedef enum Mode
{
	MODE_TEST,
	MODE_PRINT,
	MODE_MARK
} Mode;

typedef struct Run
{
	Mode		mode;
	const char *path;
	int			line;
	int			n;
	int			failed;
	int			open;			/* failed, but marked todo */
	int			doubtful;		/* expected rows that are found, but not shown */
	EcReaderOptions options;
} Run;

typedef struct Collector
{
	Rows	   *rows;
	uint32_t	from;			/* character at which the case itself starts */
} Collector;

static void
complain(const Run *run, const char *what)
{
	fprintf(stderr, "%s:%d: %s\n", run->path, run->line, what);
	exit(2);
}

static void
copy_text(char *to, size_t size, const char *from, size_t length)
{
	snprintf(to, size, "%.*s", (int) length, from);
}

static void
append_line(char *to, const char *line)
{
	size_t		length = strlen(to);

	snprintf(to + length, MAX_TEXT - length, "%s\n", line);
}

static char *
trim(char *text)
{
	char	   *end = text + strlen(text);

	while (end > text && isspace((unsigned char) end[-1]))
		*--end = '\0';
	while (isspace((unsigned char) *text))
		text++;
	return text;
}

static void
copy_name(char *to, size_t size, const char *name)
{
	snprintf(to, size, "%s", name == NULL ? "" : name);
}

static void
collect_fact(void *context, const EcFact *fact)
{
	Collector  *collector = context;
	Row			row = {.period = fact->period, .value = fact->value, .has_value = fact->has_value};

	if (fact->span.start < collector->from)
		return;
	copy_text(row.metric, sizeof(row.metric), fact->metric.data, fact->metric.length);
	if (fact->segment.data != NULL)
		copy_text(row.segment, sizeof(row.segment), fact->segment.data, fact->segment.length);
	copy_name(row.kind, sizeof(row.kind), ec_kind_name(fact->kind));
	copy_name(row.aspect, sizeof(row.aspect), ec_aspect_name(fact->aspect));
	copy_name(row.basis, sizeof(row.basis), ec_basis_name(fact->basis));
	copy_name(row.action, sizeof(row.action), ec_action_name(fact->action));
	add_row(collector->rows, &row);
}

static uint32_t
count_characters(const char *text)
{
	uint32_t	n = 0;

	for (; *text != '\0'; text++)
		n += ((unsigned char) *text & 0xC0) != 0x80;
	return n;
}

static void
read_case(const EcReaderOptions *options, const char *before, const char *sentences, Rows *rows)
{
	static char document[2 * MAX_TEXT + 128];
	Collector	collector = {.rows = rows};

	rows->n = 0;
	snprintf(document, sizeof(document), "Good afternoon, everyone, and thank you for joining us.\n%s", before);
	collector.from = count_characters(document);
	strcat(document, sentences);
	ec_read_metrics(document, (uint32_t) strlen(document), options, collect_fact, &collector);
}

/* What the engine gives: the rows that are shown, and those with the doubtful ones. */
typedef struct Found
{
	Rows		shown;
	Rows		all;
} Found;

static void
find_rows(Run *run, const Context *context, const Case *one, Found *found)
{
	run->options.call_period = context->call;
	run->options.fiscal_year_end_month = context->year_end_month;
	run->options.keeps_doubtful = true;
	read_case(&run->options, context->before, one->sentences, &found->all);
	run->options.keeps_doubtful = false;
	read_case(&run->options, context->before, one->sentences, &found->shown);
}

static int
count_doubtful(const Rows *expected, const Found *found)
{
	int			n = 0;

	for (int i = 0; i < expected->n; i++)
		n += find_row(&found->all, &expected->row[i]) != NULL && find_row(&found->shown, &expected->row[i]) == NULL;
	return n;
}

/* Prints what is missing and what is too much; true where nothing is. */
static bool
compare_rows(const Rows *expected, const Found *found, bool print)
{
	bool		same = true;

	for (int i = 0; i < expected->n; i++)
		if (!expected->row[i].is_optional && find_row(&found->all, &expected->row[i]) == NULL)
		{
			same = false;
			if (print)
				print_row("#   missing: ", &expected->row[i]);
		}
	for (int i = 0; i < found->shown.n; i++)
		if (find_row(expected, &found->shown.row[i]) == NULL)
		{
			same = false;
			if (print)
				print_row("#   extra:   ", &found->shown.row[i]);
		}
	return same;
}

static void
report(Run *run, const Context *context, const Case *one, const Found *found)
{
	bool		same = compare_rows(&one->expected, found, false);
	int			shown = (int) strcspn(one->sentences, "\n");

	run->n++;
	run->failed += !same && !one->is_todo;
	run->open += !same && one->is_todo;
	run->doubtful += count_doubtful(&one->expected, found);
	printf("%sok %d - %s:%d %s: %.*s", same ? "" : "not ", run->n, run->path, one->line, context->phenomenon,
		   shown, one->sentences);
	if (one->is_todo)
		printf(" # TODO %s", one->todo);
	putchar('\n');
	compare_rows(&one->expected, found, true);
}

static void
mark(const Case *one, const Found *found)
{
	if (!compare_rows(&one->expected, found, false))
		printf("todo%s%s\n", one->todo[0] == '\0' ? "" : ": ", one->todo);
	print_rows(&one->expected);
}

static void
finish_case(Run *run, const Context *context, Case *one)
{
	static Found found;

	if (one->sentences[0] == '\0')
		return;
	if (!one->has_rows && run->mode != MODE_PRINT)
		complain(run, "a sentence without rows (write none)");
	find_rows(run, context, one, &found);
	if (run->mode == MODE_TEST)
		report(run, context, one, &found);
	else if (run->mode == MODE_PRINT)
		print_rows(&found.shown);
	else
		mark(one, &found);
	memset(one, 0, sizeof(*one));
}

static EcPeriod
read_period(const Run *run, const char *text)
{
	EcPeriod	period;
	size_t		where;

	if (strcmp(text, "-") == 0)
		return EC_PERIOD_NONE;
	if (ec_period_parse(text, strlen(text), &period, &where) != EC_PERIOD_OK)
		complain(run, "not a period");
	return period;
}

static void
read_value(const Run *run, const char *text, Row *row)
{
	size_t		where;

	row->has_value = strcmp(text, "-") != 0;
	if (row->has_value && ec_measure_parse(text, strlen(text), &row->value, &where) != EC_MEASURE_OK)
		complain(run, "not a measure");
}

static void
read_field(char *to, size_t size, const char *text)
{
	snprintf(to, size, "%s", strcmp(text, "-") == 0 ? "" : text);
}

static void
read_row(const Run *run, char *line, Case *one)
{
	Row			row = {.is_optional = line[0] == '?'};
	char	   *field[8];
	char	   *rest = line + row.is_optional;
	int			n = 0;

	for (char *text = strsep(&rest, "|"); text != NULL; text = strsep(&rest, "|"))
	{
		if (n == 8)
			complain(run, "a row with more than eight fields");
		field[n++] = trim(text);
	}
	if (n != 8)
		complain(run, "a row has eight fields: metric | segment | kind | aspect | period | value | basis | action");
	read_field(row.metric, sizeof(row.metric), field[0]);
	read_field(row.segment, sizeof(row.segment), field[1]);
	read_field(row.kind, sizeof(row.kind), field[2]);
	read_field(row.aspect, sizeof(row.aspect), field[3]);
	row.period = read_period(run, field[4]);
	read_value(run, field[5], &row);
	read_field(row.basis, sizeof(row.basis), field[6]);
	read_field(row.action, sizeof(row.action), field[7]);
	add_row(&one->expected, &row);
}

/* After "key:", or NULL. */
static char *
after_key(char *line, const char *key)
{
	size_t		length = strlen(key);

	return strncmp(line, key, length) == 0 && line[length] == ':' ? trim(line + length + 1) : NULL;
}

static void
read_context(const Run *run, char *line, Context *context)
{
	char	   *value;

	if (strncmp(line, "## ", 3) == 0)
	{
		memset(context, 0, sizeof(*context));
		context->year_end_month = 12;
		snprintf(context->phenomenon, sizeof(context->phenomenon), "%s", line + 3);
	}
	else if ((value = after_key(line, "call")) != NULL)
		context->call = read_period(run, value);
	else if ((value = after_key(line, "year end")) != NULL)
		context->year_end_month = atoi(value);
	else if ((value = after_key(line, "before")) != NULL && value[0] == '\0')
		context->before[0] = '\0';
	else if (value != NULL)
		append_line(context->before, value);
}

static void
read_expectation(const Run *run, char *line, Case *one)
{
	char	   *reason = after_key(line, "todo");

	if (reason != NULL || strcmp(line, "todo") == 0)
	{
		one->is_todo = true;
		copy_name(one->todo, sizeof(one->todo), reason);
		return;
	}
	one->has_rows = true;
	if (strchr(line, '|') != NULL)
		read_row(run, line, one);
	else if (strcmp(line, "none") != 0)
		complain(run, "neither a row nor none nor todo");
}

static void
read_line(Run *run, char *line, Context *context, Case *one)
{
	char		original[MAX_TEXT];
	bool		in_case;

	snprintf(original, sizeof(original), "%s", line);
	line = trim(line);
	if (line[0] == '\0' || line[0] == '#')
		finish_case(run, context, one);
	in_case = one->sentences[0] != '\0';
	if (run->mode != MODE_TEST && (!in_case || line[0] == '>'))
		fputs(original, stdout);
	if (line[0] == '>')
	{
		if (one->has_rows)
			complain(run, "a blank line goes before the next sentence");
		one->line = in_case ? one->line : run->line;
		append_line(one->sentences, trim(line + 1));
	}
	else if (in_case)
		read_expectation(run, line, one);
	else
		read_context(run, line, context);
}

static void
run_file(Run *run, const char *path)
{
	static Context context;
	static Case one;
	char		line[MAX_TEXT];
	FILE	   *file = fopen(path, "r");

	if (file == NULL)
	{
		perror(path);
		exit(2);
	}
	run->path = path;
	run->line = 0;
	memset(&context, 0, sizeof(context));
	memset(&one, 0, sizeof(one));
	while (fgets(line, sizeof(line), file) != NULL)
	{
		run->line++;
		read_line(run, line, &context, &one);
	}
	finish_case(run, &context, &one);
	fclose(file);
}

static void
run_sentences(Run *run, char **arguments, int n)
{
	static char before[MAX_TEXT];
	static char sentences[MAX_TEXT];
	Rows		rows;

	run->path = "-s";
	for (int i = 1; i < n; i++)
		append_line(i == n - 1 ? sentences : before, arguments[i]);
	run->options.call_period = read_period(run, arguments[0]);
	read_case(&run->options, before, sentences, &rows);
	print_rows(&rows);
}

static int
usage(void)
{
	fputs("usage: spec [-p|-m] FILE ... | spec -s PERIOD SENTENCE ...\n", stderr);
	return 2;
}

static void
print_trace(void *context, const char *line)
{
	(void) context;
	printf("# %s\n", line);
}

int
main(int argc, char **argv)
{
	Run			run = {.options = {.allocator = &ec_malloc_allocator, .fiscal_year_end_month = 12}};
	EcArena		arena;
	const char *option = argc > 1 && argv[1][0] == '-' ? argv[1] : "";
	int			i = option[0] == '-' ? 2 : 1;

	if (i >= argc)
		return usage();
	ec_arena_init(&arena, &ec_malloc_allocator);
	run.options.lexicon = ec_lexicon_create(&arena, NULL, 0);
	run.mode = strcmp(option, "-p") == 0 ? MODE_PRINT : strcmp(option, "-m") == 0 ? MODE_MARK : MODE_TEST;
	if (getenv("SPEC_TRACE") != NULL)
		run.options.trace = print_trace;
	if (strcmp(option, "-s") == 0)
		run_sentences(&run, argv + i, argc - i);
	else
		for (; i < argc; i++)
			run_file(&run, argv[i]);
	if (run.mode == MODE_TEST && run.n > 0)
		printf("1..%d\n# %d sentences, %d failed, %d open (todo); %d rows are found but too doubtful to be shown\n",
			   run.n, run.n, run.failed, run.open, run.doubtful);
	ec_arena_free(&arena);
	return run.failed > 0;
}
