/*
 * The lexicon, built once for each backend and again when the table of user metrics changes.
 *
 * As in ts_cache.c, the invalidation callback only clears a flag, for a parse may be using the lexicon;
 * the next request builds a new one aside and swaps it in. Changes of rows alone would send no
 * invalidation: the table's statement trigger does (catalog.c).
 */
#include "pg/lexicon_cache.h"

#include "access/genam.h"
#include "access/htup_details.h"
#include "access/table.h"
#include "catalog/namespace.h"
#include "mb/pg_wchar.h"
#include "utils/builtins.h"
#include "utils/inval.h"
#include "utils/lsyscache.h"
#include "utils/memutils.h"
#include "utils/rel.h"

#include "pg/encoding.h"
#include "pg/user_pattern.h"

typedef struct LexiconCache
{
	MemoryContext memory;		/* of the lexicon and all it points to; NULL before the first request */
	const EcLexicon *lexicon;
	Oid			table;			/* of the user metrics it holds */
	bool		is_valid;
	EcAllocator allocator;
	EcArena		arena;
} LexiconCache;

static LexiconCache *current = NULL;
static uint64 invalidations = 0;	/* so that one during the building is not lost */

static void
forget_lexicon(Datum argument, Oid relation)
{
	if (current == NULL || relation == InvalidOid || relation == current->table)
	{
		invalidations++;
		if (current != NULL)
			current->is_valid = false;
	}
}

static void *
allocate(void *context, size_t size)
{
	return MemoryContextAllocHuge((MemoryContext) context, size);
}

static void
release(void *context, void *pointer)
{
	pfree(pointer);
}

/* A text column in UTF-8, in the current memory context. */
static const char *
column_text(HeapTuple tuple, TupleDesc descriptor, UserMetricColumn column)
{
	bool		is_null;
	char	   *value = TextDatumGetCString(heap_getattr(tuple, column, descriptor, &is_null));
	size_t		length = strlen(value);
	char	   *converted;

	if (GetDatabaseEncoding() == PG_UTF8 || gp_encoding_is_ascii(value, length))
		return value;
	if (GetDatabaseEncoding() == PG_SQL_ASCII)
		converted = gp_encoding_bytes_to_utf8(value, length, &length);
	else
		converted = gp_encoding_to_utf8(value, length, &length);
	return pnstrdup(converted, length);
}

static EcPolarity
polarity_of_name(const char *name)
{
	for (int polarity = EC_POLARITY_NEUTRAL; polarity <= EC_POLARITY_LOWER; polarity++)
		if (strcmp(name, gp_lexicon_polarity_name(polarity)) == 0)
			return polarity;
	return EC_POLARITY_NEUTRAL;
}

static EcUnitFamily
family_of_name(const char *name)
{
	for (int family = EC_FAMILY_COUNT; family <= EC_FAMILY_PHYSICAL; family++)
		if (strcmp(name, gp_lexicon_family_name(family)) == 0)
			return family;
	return EC_FAMILY_COUNT;
}

/* In the current memory context, which is the one that lives as long as the lexicon. */
static void
read_user_metric(HeapTuple tuple, TupleDesc descriptor, UserMatching matching, EcUserMetric *user)
{
	user->metric.code = column_text(tuple, descriptor, USER_METRIC_CODE);
	user->metric.label = column_text(tuple, descriptor, USER_METRIC_LABEL);
	user->metric.polarity = polarity_of_name(column_text(tuple, descriptor, USER_METRIC_POLARITY));
	user->metric.family = family_of_name(column_text(tuple, descriptor, USER_METRIC_FAMILY));
	user->metric.is_stock = strcmp(column_text(tuple, descriptor, USER_METRIC_ACCRUAL), "stock") == 0;
	user->metric.is_builtin = false;
	user->pattern = column_text(tuple, descriptor, USER_METRIC_PATTERN);
	user->code = gp_user_pattern_compile(CurrentMemoryContext, user->metric.code, user->pattern, true);
	user->match_data = matching.data;
	user->match_context = matching.context;
}

static EcUserMetric *
read_user_metrics(Oid table, int *count)
{
	Relation	relation = table_open(table, AccessShareLock);
	SysScanDesc scan = systable_beginscan(relation, InvalidOid, false, NULL, 0, NULL);
	int			capacity = 16;
	EcUserMetric *users = palloc0(sizeof(EcUserMetric) * capacity);
	UserMatching matching = gp_user_matching_create(CurrentMemoryContext);
	HeapTuple	tuple;

	*count = 0;
	while (HeapTupleIsValid(tuple = systable_getnext(scan)))
	{
		if (*count == capacity)
		{
			capacity *= 2;
			users = repalloc(users, sizeof(EcUserMetric) * capacity);
			memset(users + *count, 0, sizeof(EcUserMetric) * (capacity - *count));
		}
		read_user_metric(tuple, RelationGetDescr(relation), matching, &users[(*count)++]);
	}
	systable_endscan(scan);
	table_close(relation, AccessShareLock);
	return users;
}

static LexiconCache *
build_cache(Oid table)
{
	MemoryContext memory = AllocSetContextCreate(CurrentMemoryContext, "guidepost lexicon", ALLOCSET_DEFAULT_SIZES);
	MemoryContext caller = MemoryContextSwitchTo(memory);
	LexiconCache *cache = palloc0(sizeof(LexiconCache));
	EcUserMetric *users = NULL;
	uint64		before = invalidations;
	int			count = 0;

	cache->memory = memory;
	cache->table = table;
	cache->allocator.alloc = allocate;
	cache->allocator.release = release;
	cache->allocator.context = memory;
	ec_arena_init(&cache->arena, &cache->allocator);
	if (OidIsValid(table))
		users = read_user_metrics(table, &count);
	cache->lexicon = ec_lexicon_create(&cache->arena, users, count);
	cache->is_valid = before == invalidations;
	MemoryContextSwitchTo(caller);
	return cache;
}

const EcLexicon *
gp_lexicon_cache_get(Oid function)
{
	static bool is_registered = false;
	Oid			table = get_relname_relid(USER_METRIC_TABLE, get_func_namespace(function));
	LexiconCache *built;

	if (current != NULL && current->is_valid && current->table == table)
		return current->lexicon;
	if (!is_registered)
	{
		CacheRegisterRelcacheCallback(forget_lexicon, (Datum) 0);
		is_registered = true;
	}
	built = build_cache(table);
	MemoryContextSetParent(built->memory, CacheMemoryContext);
	if (current != NULL)
		MemoryContextDelete(current->memory);
	current = built;
	return current->lexicon;
}

const char *
gp_lexicon_polarity_name(EcPolarity polarity)
{
	static const char *const names[] = {"neutral", "higher", "lower"};

	return names[polarity];
}

const char *
gp_lexicon_family_name(EcUnitFamily family)
{
	static const char *const names[] = {"count", "money", "per_share", "percent", "multiple", "days", "physical"};

	return names[family];
}
