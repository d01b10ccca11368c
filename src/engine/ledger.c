/*
 * Holds each fact against each other one of the same metric and unit, and weighs what it finds
 * (tables/confidence.def). Two guided values of one period are no contradiction: the later one is new.
 */
#include "engine/ledger.h"

#include <math.h>
#include <string.h>

#define FIRST_CAPACITY 32
#define ROUNDING 0.02			/* "about 40 %" and "39.6 %" are one figure */

void
ec_ledger_init(EcLedger *ledger, EcArena *arena, EcLedgerCallback emit, void *emit_context)
{
	ledger->arena = arena;
	ledger->entries = NULL;
	ledger->n = ledger->capacity = 0;
	memset(ledger->last, 0, sizeof(ledger->last));
	ledger->emit = emit;
	ledger->emit_context = emit_context;
}

static bool
is_same_name(EcSlice a, EcSlice b)
{
	uint32_t	length = a.data == NULL ? 0 : a.length;

	return length == (b.data == NULL ? 0 : b.length) && ec_bytes_same(a.data, b.data, length);
}

/* The middle of an interval, or its only end. */
static double
middle(const EcMeasure *value)
{
	double		low = ec_decimal_to_double(ec_measure_low(value));
	double		high = ec_decimal_to_double(ec_measure_high(value));

	if (ec_measure_low_is_open(value))
		return high;
	return ec_measure_high_is_open(value) ? low : (low + high) / 2;
}

static bool
is_rounding(const EcMeasure *a, const EcMeasure *b)
{
	double		x = middle(a);
	double		y = middle(b);

	return fabs(x - y) <= ROUNDING * fmax(fabs(x), fabs(y));
}

/* The same figure, in other columns. */
static uint64_t
hear_same_value(const EcFact *fact, const EcFact *other)
{
	if (middle(&fact->value) == 0)
		return 0;
	if (!is_same_name(fact->segment, other->segment))
		return EC_FACT_BIT(EC_FACT_in_other_segment);
	return fact->period == other->period ? 0 : EC_FACT_BIT(EC_FACT_in_other_period);
}

/* Another figure, in the same columns. */
static uint64_t
hear_other_value(const EcLedgerEntry *entry, const EcLedgerEntry *other)
{
	const EcFact *fact = &entry->fact;

	if (is_rounding(&fact->value, &other->fact.value))
		return 0;
	if (fact->span.start != other->fact.span.start)
		return other->score > entry->score ? EC_FACT_BIT(EC_FACT_disputed) : 0;
	if (fact->kind != EC_KIND_ACTUAL)
		return 0;
	return other < entry ? EC_FACT_BIT(EC_FACT_disputed_before) : EC_FACT_BIT(EC_FACT_disputed_behind);
}

/* What `other` says about the fact: fact features. */
static uint64_t
hear(const EcLedgerEntry *entry, const EcLedgerEntry *other)
{
	const EcFact *a = &entry->fact;
	const EcFact *b = &other->fact;
	bool		is_same_value;

	if (a->metric.data != b->metric.data || !a->has_value || !b->has_value || memcmp(a->value.unit, b->value.unit, EC_UNIT_SIZE) != 0)
		return 0;
	is_same_value = ec_measure_compare(&a->value, &b->value) == 0;
	if (a->kind == b->kind && a->aspect == b->aspect && a->period == b->period && a->basis == b->basis &&
		is_same_name(a->segment, b->segment))
		return is_same_value ? EC_FACT_BIT(EC_FACT_confirmed) : hear_other_value(entry, other);
	return is_same_value ? hear_same_value(a, b) : 0;
}

/* The head of the chain that holds all entries of the fact's metric, whose code is told by its place. */
static int *
last_of_metric(EcLedger *ledger, const EcFact *fact)
{
	return &ledger->last[((uintptr_t) fact->metric.data >> 2) % EC_LEDGER_SLOTS];
}

static void
emit_all(EcLedger *ledger)
{
	for (int i = 0; i < ledger->n; i++)
	{
		EcLedgerEntry *entry = &ledger->entries[i];
		uint64_t	heard = 0;

		for (int j = *last_of_metric(ledger, &entry->fact); j > 0; j = ledger->entries[j - 1].before)
			if (j - 1 != i)
				heard |= hear(entry, &ledger->entries[j - 1]);
		entry->fact.fact_features |= heard;
		entry->fact.confidence = ec_confidence(entry->score + ec_confidence_weight(heard));
		ledger->emit(ledger->emit_context, &entry->fact);
	}
	ledger->n = 0;
	memset(ledger->last, 0, sizeof(ledger->last));
}

static void
grow(EcLedger *ledger)
{
	EcLedgerEntry *old = ledger->entries;

	ledger->capacity = ledger->capacity == 0 ? FIRST_CAPACITY : 2 * ledger->capacity;
	ledger->entries = ec_arena_alloc(ledger->arena, sizeof(EcLedgerEntry) * (size_t) ledger->capacity);
	if (old != NULL)
		memcpy(ledger->entries, old, sizeof(EcLedgerEntry) * (size_t) ledger->n);
}

void
ec_ledger_add(EcLedger *ledger, const EcFact *fact, float score)
{
	int		   *last = last_of_metric(ledger, fact);
	EcLedgerEntry *entry;

	if (ledger->n == EC_LEDGER_MOST)
		emit_all(ledger);
	if (ledger->n == ledger->capacity)
		grow(ledger);
	entry = &ledger->entries[ledger->n++];
	entry->fact = *fact;
	entry->score = score;
	entry->before = *last;
	*last = ledger->n;
}

void
ec_ledger_close(EcLedger *ledger)
{
	emit_all(ledger);
}
