/*
 * The ledger: what facts of one document say about each other, and that none is lost or moved.
 */
#include "engine/ledger.h"
#include "engine/reader.h"
#include "tap.h"

#define MOST_EMITTED 1400

typedef struct Emitted
{
	EcFact		fact[MOST_EMITTED];
	int			n;
} Emitted;

static const char metric[] = "revenue";
static const char other_metric[] = "inventory";
static Emitted emitted;

static void
keep(void *context, const EcFact *fact)
{
	Emitted    *to = context;

	if (to->n < MOST_EMITTED)
		to->fact[to->n++] = *fact;
}

/* A level of Q1 2021 in millions of dollars, said in the sentence that starts at `place`. */
static EcFact
level(const char *code, const char *segment, int64_t millions, uint32_t place)
{
	EcFact		fact = {0};
	EcDecimal	end = {millions, 6};

	fact.metric = (EcSlice) {code, (uint32_t) strlen(code)};
	fact.segment = (EcSlice) {segment, segment == NULL ? 0 : (uint32_t) strlen(segment)};
	fact.period = ec_period_make(2021, 3, 1);
	fact.has_value = true;
	ec_measure_make_known(&end, &end, "USD", false, &fact.value);
	fact.span = (EcSpan) {place, place + 10};
	return fact;
}

/* Reads the two facts through a ledger and returns what the first one heard. */
static uint64_t
heard_by_first(EcFact first, float score, EcFact second, float other_score)
{
	EcArena		arena;
	EcLedger	ledger;

	emitted.n = 0;
	ec_arena_init(&arena, &ec_malloc_allocator);
	ec_ledger_init(&ledger, &arena, keep, &emitted);
	ec_ledger_add(&ledger, &first, score);
	ec_ledger_add(&ledger, &second, other_score);
	ec_ledger_close(&ledger);
	ec_arena_free(&arena);
	return emitted.fact[0].fact_features & EC_FACT_HEARD;
}

static void
test_same_value(void)
{
	EcFact		fact = level(metric, NULL, 50, 0);
	EcFact		later = level(metric, NULL, 50, 100);

	is_number(heard_by_first(fact, 0, later, 0), EC_FACT_BIT(EC_FACT_confirmed), "told twice");
	ok(emitted.fact[0].confidence > ec_confidence(0), "what is told twice is likelier");
	later = level(metric, "Europe", 50, 100);
	is_number(heard_by_first(fact, 0, later, 0), EC_FACT_BIT(EC_FACT_in_other_segment), "told of a part as well");
	ok(emitted.fact[0].confidence < ec_confidence(0), "one of the two is wrong");
	later = level(metric, NULL, 50, 100);
	later.period = ec_period_make(2020, 3, 1);
	is_number(heard_by_first(fact, 0, later, 0), EC_FACT_BIT(EC_FACT_in_other_period), "told of another period as well");
	is_number(heard_by_first(level(metric, "EUROPE", 50, 0), 0, level(metric, "Europe", 50, 100), 0),
			  EC_FACT_BIT(EC_FACT_confirmed), "names are the same in either case");
}

static void
test_other_value(void)
{
	EcFact		fact = level(metric, NULL, 50, 0);
	EcFact		later = level(metric, NULL, 70, 100);

	is_number(heard_by_first(fact, 0, later, 1), EC_FACT_BIT(EC_FACT_disputed), "a likelier one has another value");
	is_number(heard_by_first(fact, 1, later, 0), 0, "one that is less likely does not count");
	is_number(heard_by_first(fact, 0, level(other_metric, NULL, 70, 100), 1), 0, "another metric has its own value");
	is_number(heard_by_first(fact, 0, level(metric, "Europe", 70, 100), 1), 0, "so has a part");
	is_number(heard_by_first(level(metric, NULL, 500, 0), 0, level(metric, NULL, 504, 100), 1), 0, "a rounding is no contradiction");
	later.span = fact.span;
	is_number(heard_by_first(fact, 1, later, 0), EC_FACT_BIT(EC_FACT_disputed_behind), "another value in the same sentence");
	is_number(emitted.fact[1].fact_features & EC_FACT_HEARD, EC_FACT_BIT(EC_FACT_disputed_before), "the later one hears it too");
	ok(emitted.fact[1].confidence < 0.2f, "and is hardly believed");
	fact.kind = later.kind = EC_KIND_GUIDANCE;
	is_number(heard_by_first(fact, 0, later, 0), 0, "guidance is raised from one value to another");
}

static void
test_many(void)
{
	EcArena		arena;
	EcLedger	ledger;
	bool		in_order = true;

	emitted.n = 0;
	ec_arena_init(&arena, &ec_malloc_allocator);
	ec_ledger_init(&ledger, &arena, keep, &emitted);
	for (uint32_t i = 0; i < 2 * EC_LEDGER_MOST + 7; i++)
	{
		EcFact		fact = level(metric, NULL, 50, i);

		ec_ledger_add(&ledger, &fact, 0);
	}
	ec_ledger_close(&ledger);
	ec_ledger_close(&ledger);
	ec_arena_free(&arena);
	is_number(emitted.n, 2 * EC_LEDGER_MOST + 7, "more facts than are held against each other: none is lost");
	for (int i = 0; i < emitted.n; i++)
		in_order = in_order && emitted.fact[i].span.start == (uint32_t) i;
	ok(in_order, "they come in order");
}

/* A name that is shown in other words than it stands in the text is heard by the later facts as it stands. */
static void
test_shown_names(void)
{
	static const char text[] = "EMEA's revenue was $50 million. We are pleased. EMEA's revenue was $50 million.";
	EcReaderOptions options = {.allocator = &ec_malloc_allocator, .fiscal_year_end_month = 12, .keeps_doubtful = true};
	EcArena		arena;

	emitted.n = 0;
	ec_arena_init(&arena, &ec_malloc_allocator);
	options.lexicon = ec_lexicon_create(&arena, NULL, 0);
	options.call_period = ec_period_make(2021, 3, 1);
	ec_read_metrics(text, sizeof(text) - 1, &options, keep, &emitted);
	ec_arena_free(&arena);
	is_number(emitted.n, 2, "a name in the genitive: both facts are there");
	is_number(emitted.fact[0].fact_features & EC_FACT_HEARD, EC_FACT_BIT(EC_FACT_confirmed), "the first is told again");
	is_number(emitted.fact[1].fact_features & EC_FACT_HEARD, EC_FACT_BIT(EC_FACT_confirmed), "so is the second");
}

int
main(void)
{
	test_same_value();
	test_other_value();
	test_many();
	test_shown_names();
	return finish();
}
