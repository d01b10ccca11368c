/*
 * The front door: runs the rooms one after the other over the text.
 *
 * Turns of analysts and of the operator are passed over; sentences without a number and without a word of
 * action only feed the context.
 */
#include "engine/reader.h"

#include <string.h>

#include "engine/facts.h"
#include "engine/ledger.h"
#include "engine/trace.h"

#define LEAST_CONFIDENCE 0.42f
#define NAME_REACH 32768		/* bytes around a name in which it is looked for */
#define MAX_SEGMENT 256		/* bytes; a longer name is shown as it stands in the text */

typedef struct Reader
{
	EcContext	context;
	EcCharMap	map;
	uint32_t	length;			/* of the text */
	EcLayout   *layout;
	EcClauses	clauses;
	EcLinks		links;
	EcDraft		drafts[EC_MAX_CLAUSES];
	EcSentence	sentence;
	EcLedger	ledger;
	const char *dollar;			/* the currency of a bare "$" */
	char		segment[MAX_SEGMENT];	/* of the fact that is given out, where it is not as in the text */
	EcFactCallback emit;
	void	   *emit_context;
} Reader;

/* Does the name stand somewhere near, and not in the genitive? */
static bool
stands_alone(const Reader *reader, EcSlice name)
{
	const char *from = name.data - reader->context.text > NAME_REACH ? name.data - NAME_REACH : reader->context.text;
	const char *end = reader->context.text + reader->length;

	if (end - name.data > NAME_REACH)
		end = name.data + NAME_REACH;
	for (const char *at = from; (at = ec_bytes_find(at, end, name.data, name.length)) != NULL; at++)
	{
		EcSlice		rest = {at, (uint32_t) (end - at)};

		if (rest.length > name.length && !ec_is_letter(at[name.length]) &&
			ec_apostrophe_at(rest, name.length) == 0)
			return true;
	}
	return false;
}

static bool
is_abbreviation(EcSlice name)
{
	for (uint32_t i = 0; i < name.length; i++)
		if (!ec_is_upper(name.data[i]))
			return false;
	return true;
}

/* "Japan's", where Japan stands alone elsewhere, "EMEA's"; "Ferrand's" is the name of a brand where it never does, "men's" always. */
static bool
is_genitive(const Reader *reader, EcSlice name)
{
	static const char *const people[] = {"men's", "women's", "children's", "kid's", "boy's", "girl's"};
	uint32_t	n = ec_possessive(name);

	if (n == 0 || ec_slice_is_any(name, people, sizeof(people) / sizeof(people[0])) ||
		name.data < reader->context.text || name.data >= reader->context.text + reader->length)
		return false;
	name.length -= n;
	return is_abbreviation(name) || stands_alone(reader, name);
}

/* The name as it is to be shown: on one line, not in the genitive, so that it is the same name wherever it is said. */
static EcSlice
shown_segment(Reader *reader, EcSlice name)
{
	uint32_t	n = 0;
	bool		is_same = true;

	if (name.data == NULL || name.length > MAX_SEGMENT)
		return name;
	if (is_genitive(reader, name))
		name.length -= ec_possessive(name);
	for (uint32_t i = 0; i < name.length; i++)
	{
		bool		is_space = ec_is_space(name.data[i]);

		is_same = is_same && (!is_space || (name.data[i] == ' ' && i + 1 < name.length && !ec_is_space(name.data[i + 1])));
		if (!is_space || (n > 0 && reader->segment[n - 1] != ' '))
			reader->segment[n++] = is_space ? ' ' : name.data[i];
	}
	return is_same ? name : (EcSlice) {reader->segment, n};
}

/* An amount in dollars that are not said to be American is in the dollars of the document. */
static void
settle_dollar(const Reader *reader, EcFact *fact)
{
	if (memcmp(reader->dollar, "USD", 3) == 0 || memcmp(fact->value.unit, "USD", 3) != 0)
		return;
	for (uint32_t at = fact->value_span.start; at < fact->value_span.end; at++)
		if (reader->context.text[at] == 'U')
			return;				/* "US$", "U.S. dollars", "USD" */
	memcpy(fact->value.unit, reader->dollar, 3);
}

static void
add_draft(void *context, const EcDraft *draft)
{
	Reader	   *reader = context;
	EcFact		fact = draft->fact;

	ec_trace_draft(&reader->context, draft);
	if (draft->rejected != NULL)
		return;
	fact.link_features = draft->link == NULL ? 0 : draft->link->features;
	fact.fact_features = draft->features;
	fact.speaker = reader->context.turn.speaker;
	fact.role = reader->context.turn.role;
	fact.section = reader->context.turn.section;
	settle_dollar(reader, &fact);
	fact.span = ec_char_map_span(&reader->map, fact.span);
	fact.value_span = ec_char_map_span(&reader->map, fact.value_span);
	ec_ledger_add(&reader->ledger, &fact, draft->score);
}

static void
emit_fact(void *context, const EcFact *fact)
{
	Reader	   *reader = context;
	EcFact		shown = *fact;

	ec_trace_fact(&reader->context, fact);
	if (fact->confidence < LEAST_CONFIDENCE && !reader->context.options->keeps_doubtful)
		return;
	shown.segment = shown_segment(reader, fact->segment);
	reader->emit(reader->emit_context, &shown);
}

/* "margin to increase | with volume": what goes along is not what the sentence is about. */
static bool
goes_along(const EcContext *context, const EcSentence *sentence, int metric)
{
	int			token = sentence->mentions[metric].first - 1;

	for (int i = 0; i < metric; i++)
		if (sentence->mentions[i].kind == EC_MENTION_METRIC)
			return token > 0 && ec_token_is(context->text, &sentence->tokens[token], "with");
	return false;
}

/* The last metric of a sentence whose quantities were linked to none: a heading. */
static const EcSynonym *
heading_metric(const Reader *reader)
{
	const EcSentence *sentence = &reader->sentence;

	if (reader->links.n > 0)
		return NULL;
	for (int i = sentence->n_mentions - 1; i >= 0; i--)
		if (sentence->mentions[i].kind == EC_MENTION_METRIC)
		{
			const EcSynonym *synonym = ec_lexicon_synonym(reader->context.lexicon, sentence->mentions[i].synonym);

			if (synonym->metric != EC_METRIC_guidance && !goes_along(&reader->context, sentence, i))
				return synonym;
		}
	return NULL;
}

static void
read_sentence(Reader *reader)
{
	EcReading	reading = {.context = &reader->context, .sentence = &reader->sentence, .clauses = &reader->clauses,
	.links = &reader->links, .drafts = reader->drafts};

	ec_mentions_read(reader->context.lexicon, reader->context.text, &reader->sentence);
	ec_clauses_read(reader->context.text, &reader->sentence, &reader->clauses);
	ec_trace_sentence(&reader->context, &reader->sentence, &reader->clauses);
	ec_context_enter_sentence(&reader->context, &reader->sentence, &reader->clauses);
	ec_links_read(&reader->context, &reader->sentence, &reader->clauses, &reader->links);
	if (reader->links.n > 0)
		ec_facts_read(&reading, add_draft, reader);
	else if (reader->sentence.signals & EC_SIGNAL_ACTION)
		ec_facts_read_actions(&reading, add_draft, reader);
	ec_context_leave_sentence(&reader->context, heading_metric(reader));
}

static void
poll(const EcReaderOptions *options)
{
	if (options->poll != NULL)
		options->poll(options->poll_context);
}

static void
read_turn(Reader *reader, const EcTurn *turn)
{
	uint32_t	at = turn->words.start;
	EcSpan		span;

	ec_context_begin_turn(&reader->context, turn);
	while (ec_sentence_next(reader->layout, reader->context.text, turn->words, &at, &span))
	{
		ec_tokens_read(reader->context.lexicon, reader->layout, reader->context.text, span, &reader->sentence);
		read_sentence(reader);
		poll(reader->context.options);
	}
}

static void
set_calendar(Reader *reader)
{
	const EcHeader *header = ec_layout_header(reader->layout);
	EcCalendar *calendar = &reader->context.calendar;

	reader->context.company = header->company;
	reader->context.ticker = header->ticker;
	if (calendar->call == EC_PERIOD_NONE)
		calendar->call = header->period;
	if (header->year_end_month != 0)
		calendar->year_end_month = header->year_end_month;
	else if (header->called_on.year == 0 && calendar->year_end_month == 12)
		ec_calendar_guess(calendar, reader->context.text, reader->length);
	ec_calendar_fit(calendar, header->called_on.year, header->called_on.month);
}

void
ec_read_metrics(const char *text, uint32_t length, const EcReaderOptions *options, EcFactCallback emit, void *context)
{
	EcArena		arena;
	Reader	   *reader;
	EcTurn		turn;

	ec_arena_init(&arena, options->allocator);
	reader = ec_arena_alloc(&arena, sizeof(Reader));
	ec_context_init(&reader->context, text, options);
	ec_char_map_init(&reader->map, text, length);
	reader->length = length;
	reader->layout = ec_layout_open_polled(&arena, text, length, options->poll, options->poll_context);
	reader->dollar = ec_home_dollar(text, length);
	reader->emit = emit;
	reader->emit_context = context;
	ec_ledger_init(&reader->ledger, &arena, emit_fact, reader);
	set_calendar(reader);
	ec_context_weigh_period(&reader->context, length);
	while (ec_layout_next_turn(reader->layout, &turn))
		if (!turn.is_frame && turn.role != EC_ROLE_ANALYST && turn.role != EC_ROLE_OPERATOR)
			read_turn(reader, &turn);
	ec_ledger_close(&reader->ledger);
	ec_arena_free(&arena);
}
