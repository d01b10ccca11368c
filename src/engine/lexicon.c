/*
 * Builds the lexicon from the tables and walks it.
 *
 * What is used only while it is built lives in an arena of its own. Nothing is
 * written after ec_lexicon_create, so that any number of parses may share it.
 */
#include "engine/lexicon_build.h"
#include "engine/user_metric.h"

static const EcMetric builtin_metrics[] = {
#define METRIC(code, label, polarity, family, time) \
	{#code, label, EC_POLARITY_##polarity, EC_FAMILY_##family, EC_TIME_##time, true},
#define EC_TIME_FLOW false
#define EC_TIME_STOCK true
#include "engine/tables/metrics.def"
#undef METRIC
};

typedef struct SynonymEntry
{
	const char *pattern;
	EcSynonym	synonym;
} SynonymEntry;

static const SynonymEntry builtin_synonyms[] = {
#define SYNONYM(metric_code, pattern, ...) \
	{pattern, {.metric = EC_METRIC_##metric_code, __VA_ARGS__}},
#define GAAP EC_BASIS_GAAP
#define NON_GAAP EC_BASIS_NON_GAAP
#define YOY EC_ASPECT_YOY
#define CHANGE EC_ASPECT_CHANGE
#define SHARE EC_ASPECT_SHARE
#include "engine/tables/synonyms.def"
#undef GAAP
#undef NON_GAAP
#undef YOY
#undef CHANGE
#undef SHARE
#undef SYNONYM
};

#define EC_BUILTIN_SYNONYMS ((int) (sizeof(builtin_synonyms) / sizeof(builtin_synonyms[0])))

static void *
alloc_zeroed(EcArena *arena, size_t size)
{
	return memset(ec_arena_alloc(arena, size), 0, size);
}

static void
add_metrics(EcArena *arena, EcLexicon *lexicon)
{
	int			n = EC_METRIC_BUILTIN_COUNT;

	lexicon->n_metrics = n + lexicon->n_user;
	lexicon->metrics = ec_arena_alloc(arena, (size_t) lexicon->n_metrics * sizeof(EcMetric));
	memcpy(lexicon->metrics, builtin_metrics, sizeof(builtin_metrics));
	for (int i = 0; i < lexicon->n_user; i++)
		lexicon->metrics[n + i] = lexicon->user[i].metric;
}

/* The synonyms of the tables, then one for each user metric. */
static void
add_synonyms(EcArena *arena, EcLexiconBuilder *builder)
{
	EcLexicon  *lexicon = builder->lexicon;
	int			n = EC_BUILTIN_SYNONYMS;

	lexicon->n_synonyms = n + lexicon->n_user;
	lexicon->synonyms = alloc_zeroed(arena, (size_t) lexicon->n_synonyms * sizeof(EcSynonym));
	for (int i = 0; i < n; i++)
	{
		EcPhrase	phrase = {.kind = EC_PHRASE_METRIC, .synonym = (uint16_t) i};

		lexicon->synonyms[i] = builtin_synonyms[i].synonym;
		if (lexicon->synonyms[i].metric == EC_METRIC_net_income && lexicon->synonyms[i].is_negative)
			lexicon->net_loss = i;
		ec_pattern_add(builder, builtin_synonyms[i].pattern, phrase);
	}
	for (int i = 0; i < lexicon->n_user; i++)
		lexicon->synonyms[n + i].metric = (uint16_t) (EC_METRIC_BUILTIN_COUNT + i);
}

static void
add_stops(EcLexiconBuilder *builder)
{
	const EcPhrase stop = {.kind = EC_PHRASE_STOP};

#define STOP(pattern) ec_pattern_add(builder, pattern, stop);
#include "engine/tables/stops.def"
#undef STOP
}

/* The second class of a cue of guidance travels in the field that a metric has for its synonym. */
static void
add_cues(EcLexiconBuilder *builder)
{
	static const struct
	{
		uint8_t		cue;
		uint16_t	otherwise;
		const char *pattern;
	}			cues[] = {
#define CUE(class, pattern) {EC_CUE_##class, EC_CUE_##class, pattern},
#define CUE_OF_GUIDANCE(class, otherwise, pattern) {EC_CUE_##class, EC_CUE_##otherwise, pattern},
#define CUE_OF_METRIC(class, pattern) {EC_CUE_##class, EC_PHRASE_OF_METRIC, pattern},
#define CUE_JUDGING(class, pattern) {EC_CUE_##class, EC_PHRASE_JUDGING, pattern},
#include "engine/tables/cues.def"
#undef CUE
#undef CUE_OF_GUIDANCE
#undef CUE_OF_METRIC
#undef CUE_JUDGING
	};

	for (int i = 0; i < (int) (sizeof(cues) / sizeof(cues[0])); i++)
	{
		EcPhrase	phrase = {.kind = EC_PHRASE_CUE, .cue = cues[i].cue, .synonym = cues[i].otherwise};

		ec_pattern_add(builder, cues[i].pattern, phrase);
	}
}

/* Writes the nodes but the root in order of the word that leads to them. */
static void
sort_by_word(const EcLexiconBuilder *builder, EcLexiconNode *sorted, uint32_t *start)
{
	uint32_t	n = builder->lexicon->n_nodes;

	for (uint32_t i = 1; i < n; i++)
		start[(builder->keys[i] & 0xFFFF) + 1]++;
	for (uint32_t i = 1; i <= builder->lexicon->words.count + 1; i++)
		start[i] += start[i - 1];
	for (uint32_t i = 1; i < n; i++)
		sorted[start[builder->keys[i] & 0xFFFF]++] = (EcLexiconNode) i;
}

/* Lays the edges of each node side by side, sorted by word. */
static void
lay_edges(EcLexicon *lexicon, const uint32_t *keys, const EcLexiconNode *sorted, uint32_t *first)
{
	uint32_t	n = lexicon->n_nodes;

	for (uint32_t i = 1; i < n; i++)
		first[(keys[i] >> 16) + 2]++;
	for (uint32_t i = 2; i <= n + 1; i++)
		first[i] += first[i - 1];
	for (uint32_t i = 0; i + 1 < n; i++)
	{
		uint32_t	key = keys[sorted[i]];

		lexicon->edges[first[(key >> 16) + 1]++] = (EcLexiconEdge) {(uint16_t) key, sorted[i]};
		lexicon->places[key >> 16].followers |= UINT64_C(1) << (key & 0xFFFF) % 64;
	}
}

/* The nodes with the places of their edges and their phrases. */
static void
lay_places(EcArena *arena, EcArena *scratch, EcLexiconBuilder *builder)
{
	EcLexicon  *lexicon = builder->lexicon;
	uint32_t	n = lexicon->n_nodes;
	EcLexiconNode *sorted = ec_arena_alloc(scratch, n * sizeof(EcLexiconNode));
	uint32_t   *first = alloc_zeroed(scratch, (n + 2) * sizeof(uint32_t));

	lexicon->edges = ec_arena_alloc(arena, n * sizeof(EcLexiconEdge));
	lexicon->places = alloc_zeroed(arena, (n + 1) * sizeof(EcLexiconPlace));
	sort_by_word(builder, sorted, alloc_zeroed(scratch, (lexicon->words.count + 2) * sizeof(uint32_t)));
	lay_edges(lexicon, builder->keys, sorted, first);
	for (uint32_t i = 0; i < n; i++)
	{
		lexicon->places[i].first_edge = first[i];
		lexicon->places[i].phrase = builder->phrases[i];
	}
	lexicon->places[n].first_edge = first[n];
}

/* The trie as it is read: edges in order, those of the root indexed by word. */
static void
finish_trie(EcArena *arena, EcArena *scratch, EcLexiconBuilder *builder)
{
	EcLexicon  *lexicon = builder->lexicon;

	lay_places(arena, scratch, builder);
	lexicon->root = alloc_zeroed(arena, (lexicon->words.count + 1) * sizeof(EcLexiconNode));
	for (uint32_t i = 0; i < lexicon->places[1].first_edge; i++)
	{
		lexicon->root[lexicon->edges[i].word] = lexicon->edges[i].to;
		lexicon->words.flags[lexicon->edges[i].word] |= EC_WORD_STARTS_PHRASE;
	}
}

/* The order decides which meaning a phrase has that is listed twice. */
static void
build(EcArena *arena, EcArena *scratch, EcLexiconBuilder *builder)
{
	add_stops(builder);
	add_synonyms(arena, builder);
	add_cues(builder);
	ec_lexicon_flag_starters(builder);
	ec_word_table_add_plurals(&builder->lexicon->words);
	ec_user_metrics_prepare(arena, builder);
	ec_word_table_add_alias(&builder->lexicon->words, "&", "and");
	finish_trie(arena, scratch, builder);
	ec_lexicon_add_classes(builder);
}

EcLexicon *
ec_lexicon_create(EcArena *arena, const EcUserMetric *user, int n_user)
{
	EcLexicon  *lexicon = alloc_zeroed(arena, sizeof(EcLexicon));
	EcLexiconBuilder builder = {.lexicon = lexicon};
	EcArena		scratch;

	ec_arena_init(&scratch, arena->allocator);
	builder.phrases = ec_arena_alloc(&scratch, EC_MAX_NODES * sizeof(EcPhrase));
	builder.phrases[EC_LEXICON_ROOT] = (EcPhrase) {.kind = EC_PHRASE_NONE};
	builder.keys = ec_arena_alloc(&scratch, EC_MAX_NODES * sizeof(uint32_t));
	builder.slots = alloc_zeroed(&scratch, EC_EDGE_SLOTS * sizeof(EcLexiconNode));
	builder.seals = alloc_zeroed(&scratch, EC_MAX_NODES * sizeof(uint32_t));
	lexicon->words.entries = ec_arena_alloc(arena, EC_MAX_WORDS * sizeof(EcLexiconWord));
	lexicon->n_nodes = 1;
	lexicon->user = user;
	lexicon->n_user = n_user < EC_MAX_USER_METRICS ? n_user : EC_MAX_USER_METRICS;
	add_metrics(arena, lexicon);
	build(arena, &scratch, &builder);
	ec_arena_free(&scratch);
	return lexicon;
}

int
ec_lexicon_metric_count(const EcLexicon *lexicon)
{
	return lexicon->n_metrics;
}

const EcMetric *
ec_lexicon_metric(const EcLexicon *lexicon, int metric)
{
	return &lexicon->metrics[metric];
}

const EcSynonym *
ec_lexicon_synonym(const EcLexicon *lexicon, int synonym)
{
	return &lexicon->synonyms[synonym];
}

int
ec_lexicon_kin(int metric, EcUnitFamily family)
{
#define KIN_METRIC(one, unit_family, other) \
	if (metric == EC_METRIC_##one && family == EC_FAMILY_##unit_family) \
		return EC_METRIC_##other;
#include "engine/tables/kin_metrics.def"
#undef KIN_METRIC
	return -1;
}

uint16_t
ec_lexicon_word(const EcLexicon *lexicon, const char *text, uint32_t length)
{
	return ec_word_table_find(&lexicon->words, text, length);
}

uint8_t
ec_lexicon_word_flags(const EcLexicon *lexicon, uint16_t word)
{
	return lexicon->words.flags[word];
}

EcLexiconNode
ec_lexicon_step(const EcLexicon *lexicon, EcLexiconNode from, uint16_t word)
{
	return ec_trie_step(lexicon, from, word);
}

EcPhrase
ec_lexicon_phrase(const EcLexicon *lexicon, EcLexiconNode node)
{
	return lexicon->places[node].phrase;
}
