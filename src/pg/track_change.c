/*
 * The statements that follow a change of a tracked table, kept for the session.
 *
 * guidepost_change() builds them from the catalogs; that takes as long as
 * reading a short transcript. A kept statement is forgotten when a relation that it
 * is about changes: the callback only clears a flag, since it may come at any time, also while the
 * statement runs.
 */
#include "postgres.h"

#include "catalog/pg_type.h"
#include "executor/spi.h"
#include "utils/array.h"
#include "utils/builtins.h"
#include "utils/hsearch.h"
#include "utils/inval.h"
#include "utils/memutils.h"
#include "utils/rel.h"

#include "pg/track_change.h"

#define MAX_KEY 32				/* INDEX_MAX_KEYS as it is built by default */
#define N_RELATIONS 4			/* tracked table, state, queue, metrics */

typedef struct ChangeKey
{
	Oid			relation;		/* the one that fires */
	Oid			tracked;
	bool		deleted;
} ChangeKey;

typedef struct Change
{
	ChangeKey	key;
	bool		is_valid;
	int			in_use;
	bool		read_now;
	SPIPlanPtr	plan;			/* its parameters are the columns of the key */
	int			n_columns;
	int			columns[MAX_KEY];	/* attribute numbers in the relation that fires */
	Oid			relations[N_RELATIONS];
} Change;

static HTAB *changes = NULL;

static void
forget_changes(Datum arg, Oid relation)
{
	HASH_SEQ_STATUS scan;
	Change	   *change;

	hash_seq_init(&scan, changes);
	while ((change = hash_seq_search(&scan)) != NULL)
	{
		bool		concerned = relation == InvalidOid || relation == change->key.relation;

		for (int i = 0; i < N_RELATIONS; i++)
			concerned |= relation == change->relations[i];
		if (concerned)
			change->is_valid = false;
	}
}

static void
create_cache(void)
{
	HASHCTL		control = {.keysize = sizeof(ChangeKey), .entrysize = sizeof(Change), .hcxt = CacheMemoryContext};

	changes = hash_create("guidepost changes", 16, &control, HASH_ELEM | HASH_BLOBS | HASH_CONTEXT);
	CacheRegisterRelcacheCallback(forget_changes, (Datum) 0);
}

/* The entry for a key; a new one is not valid and has no plan. */
static Change *
find_entry(Oid tracked, bool deleted, Oid relation)
{
	ChangeKey	key;
	Change	   *change;
	bool		found;

	memset(&key, 0, sizeof(key));
	key.relation = relation;
	key.tracked = tracked;
	key.deleted = deleted;
	if (changes == NULL)
		create_cache();
	change = hash_search(changes, &key, HASH_ENTER, &found);
	if (!found)
		memset((char *) change + sizeof(ChangeKey), 0, sizeof(Change) - sizeof(ChangeKey));
	return change;
}

/* Attribute numbers and types of the key's columns, which the relation that fires has under the same names. */
static void
find_columns(Change *change, Datum names, TupleDesc desc, Oid *types)
{
	Datum	   *column;

	deconstruct_array(DatumGetArrayTypeP(names), TEXTOID, -1, false, TYPALIGN_INT, &column, NULL, &change->n_columns);
	if (change->n_columns > MAX_KEY)
		elog(ERROR, "key has %d columns", change->n_columns);
	for (int i = 0; i < change->n_columns; i++)
	{
		change->columns[i] = SPI_fnumber(desc, TextDatumGetCString(column[i]));
		types[i] = SPI_gettypeid(desc, change->columns[i]);
	}
}

static void
find_relations(Change *change, Datum oids)
{
	Datum	   *relation;
	int			n;

	deconstruct_array(DatumGetArrayTypeP(oids), OIDOID, sizeof(Oid), true, TYPALIGN_INT, &relation, NULL, &n);
	for (int i = 0; i < Min(n, N_RELATIONS); i++)
		change->relations[i] = DatumGetObjectId(relation[i]);
}

/* Asks guidepost_change, and keeps what it says. Invalidations that come meanwhile leave the entry invalid. */
static void
build_change(Change *change, const char *schema, Relation relation)
{
	Oid			types[MAX_KEY] = {REGCLASSOID, BOOLOID};
	Datum		values[] = {ObjectIdGetDatum(change->key.tracked), BoolGetDatum(change->key.deleted)};
	HeapTuple	row;
	TupleDesc	desc;
	bool		isnull;
	char	   *statement;

	if (SPI_execute_with_args(psprintf("SELECT c.statement, c.columns, c.read_now, c.relations "
									   "FROM %s.guidepost_change($1, $2) c", schema),
							  lengthof(values), types, values, NULL, true, 1) != SPI_OK_SELECT || SPI_processed != 1)
		elog(ERROR, "guidepost_change gave no row");
	row = SPI_tuptable->vals[0];
	desc = SPI_tuptable->tupdesc;
	statement = SPI_getvalue(row, desc, 1);
	find_columns(change, SPI_getbinval(row, desc, 2, &isnull), RelationGetDescr(relation), types);
	change->read_now = DatumGetBool(SPI_getbinval(row, desc, 3, &isnull));
	find_relations(change, SPI_getbinval(row, desc, 4, &isnull));
	change->is_valid = true;
	change->plan = SPI_prepare(statement, change->n_columns, types);
	if (change->plan == NULL || SPI_keepplan(change->plan) != 0)
		elog(ERROR, "could not prepare \"%s\"", statement);
}

/* Drops the plan of an entry, unless it is running further up. */
static void
discard_plan(Change *change)
{
	if (change->plan != NULL && change->in_use == 0)
		SPI_freeplan(change->plan);
	change->plan = NULL;
}

static void
execute_change(Change *change, Relation relation, HeapTuple row)
{
	Datum		values[MAX_KEY];
	bool		isnull;

	for (int i = 0; i < change->n_columns; i++)
		values[i] = SPI_getbinval(row, RelationGetDescr(relation), change->columns[i], &isnull);
	change->in_use++;
	PG_TRY();
	{
		if (SPI_execute_plan(change->plan, values, NULL, false, 0) < 0)
			elog(ERROR, "could not follow a change of \"%s\"", RelationGetRelationName(relation));
	}
	PG_FINALLY();
	{
		change->in_use--;
	}
	PG_END_TRY();
}

bool
run_change(Oid tracked, bool deleted, const char *schema, Relation relation, HeapTuple row, Datum *transcript)
{
	Change	   *change = find_entry(tracked, deleted, RelationGetRelid(relation));
	bool		read_now;
	bool		isnull;

	if (!change->is_valid)
	{
		discard_plan(change);
		build_change(change, schema, relation);
	}
	read_now = change->read_now;
	execute_change(change, relation, row);
	if (!read_now || SPI_processed == 0)
		return false;
	*transcript = SPI_getbinval(SPI_tuptable->vals[0], SPI_tuptable->tupdesc, 1, &isnull);
	return true;
}
