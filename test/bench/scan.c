/*
 * A yardstick for the benchmark: one bare Aho-Corasick pass over the detoasted text.
 *
 * scan_terms(text[]) builds the automaton once per backend, as a dense table over
 * byte classes; scan(text) counts the matches of the terms, ASCII case folded. It
 * is what the cheapest extraction of these terms would have to do at least.
 */
#include "postgres.h"

#include "catalog/pg_type.h"
#include "fmgr.h"
#include "utils/array.h"
#include "utils/builtins.h"
#include "utils/memutils.h"

PG_MODULE_MAGIC;

PG_FUNCTION_INFO_V1(scan_terms);
PG_FUNCTION_INFO_V1(scan);

typedef struct Automaton
{
	uint8		class_of[256];	/* 0: a byte that no term has */
	int			n_classes;
	int			n_states;
	int			max_states;
	int32	   *next;			/* [state * n_classes + class]; -1 while unknown */
	int32	   *fail;
	int32	   *matches;		/* terms that end here, by way of failure links too */
} Automaton;

static Automaton *automaton = NULL;

static void
number_classes(Automaton *a, Datum *terms, int n_terms)
{
	a->n_classes = 1;
	a->max_states = 1;
	for (int t = 0; t < n_terms; t++)
	{
		text	   *term = DatumGetTextPP(terms[t]);
		char	   *bytes = VARDATA_ANY(term);

		for (int i = 0; i < VARSIZE_ANY_EXHDR(term); i++)
		{
			uint8		byte = pg_ascii_tolower((unsigned char) bytes[i]);

			if (a->class_of[byte] == 0)
				a->class_of[byte] = (uint8) a->n_classes++;
		}
		a->max_states += VARSIZE_ANY_EXHDR(term);
	}
	for (int upper = 'A'; upper <= 'Z'; upper++)
		a->class_of[upper] = a->class_of[upper + ('a' - 'A')];
}

static void
add_term(Automaton *a, text *term)
{
	char	   *bytes = VARDATA_ANY(term);
	int			state = 0;

	for (int i = 0; i < VARSIZE_ANY_EXHDR(term); i++)
	{
		int32	   *to = &a->next[state * a->n_classes + a->class_of[(uint8) bytes[i]]];

		if (*to < 0)
			*to = a->n_states++;
		state = *to;
	}
	a->matches[state]++;
}

/* Breadth first: every missing transition becomes that of the failure state. */
static void
close_automaton(Automaton *a)
{
	int32	   *queue = palloc(sizeof(int32) * a->n_states);
	int			head = 0,
				tail = 0;

	for (int class = 0; class < a->n_classes; class++)
	{
		int32	   *to = &a->next[class];

		if (*to < 0)
			*to = 0;
		else
			queue[tail++] = *to;
	}
	while (head < tail)
	{
		int32		state = queue[head++];

		a->matches[state] += a->matches[a->fail[state]];
		for (int class = 0; class < a->n_classes; class++)
		{
			int32	   *to = &a->next[state * a->n_classes + class];
			int32		back = a->next[a->fail[state] * a->n_classes + class];

			if (*to < 0)
				*to = back;
			else
			{
				a->fail[*to] = back;
				queue[tail++] = *to;
			}
		}
	}
	pfree(queue);
}

/* Returns the number of states. */
Datum
scan_terms(PG_FUNCTION_ARGS)
{
	MemoryContext old = MemoryContextSwitchTo(TopMemoryContext);
	Automaton  *a = palloc0(sizeof(Automaton));
	Datum	   *terms;
	int			n_terms;

	deconstruct_array(PG_GETARG_ARRAYTYPE_P(0), TEXTOID, -1, false, TYPALIGN_INT, &terms, NULL, &n_terms);
	number_classes(a, terms, n_terms);
	a->next = palloc(sizeof(int32) * a->max_states * a->n_classes);
	memset(a->next, 0xFF, sizeof(int32) * a->max_states * a->n_classes);
	a->fail = palloc0(sizeof(int32) * a->max_states);
	a->matches = palloc0(sizeof(int32) * a->max_states);
	a->n_states = 1;
	for (int t = 0; t < n_terms; t++)
		add_term(a, DatumGetTextPP(terms[t]));
	close_automaton(a);
	automaton = a;
	MemoryContextSwitchTo(old);
	PG_RETURN_INT32(a->n_states);
}

/* Number of matches in the text. */
Datum
scan(PG_FUNCTION_ARGS)
{
	text	   *body = PG_GETARG_TEXT_PP(0);
	const unsigned char *bytes = (const unsigned char *) VARDATA_ANY(body);
	const unsigned char *end = bytes + VARSIZE_ANY_EXHDR(body);
	const Automaton *a = automaton;
	int32		state = 0;
	int64		count = 0;

	if (a == NULL)
		ereport(ERROR, (errcode(ERRCODE_OBJECT_NOT_IN_PREREQUISITE_STATE),
						errmsg("no terms to scan for"), errhint("Call scan_terms first.")));
	for (; bytes < end; bytes++)
	{
		state = a->next[state * a->n_classes + a->class_of[*bytes]];
		count += a->matches[state];
	}
	PG_FREE_IF_COPY(body, 0);
	PG_RETURN_INT64(count);
}
