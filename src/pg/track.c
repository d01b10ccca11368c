/*
 * The trigger on a tracked table, in C because it must run as the table's owner.
 *
 * Whoever may write to the table need not know of the metrics: as for a foreign
 * key, what follows from the write is done with the rights of the owner of the
 * tracked table, never with those of this extension's owner. The trigger finds the
 * tracked table (a partition's trigger is a clone of its root's), changes user, and
 * does what guidepost_change() of its own schema says.
 */
#include "postgres.h"

#include "access/table.h"
#include "catalog/partition.h"
#include "catalog/pg_type.h"
#include "commands/trigger.h"
#include "executor/spi.h"
#include "miscadmin.h"
#include "utils/array.h"
#include "utils/builtins.h"
#include "utils/lsyscache.h"
#include "utils/rel.h"

PG_FUNCTION_INFO_V1(guidepost_track_row);

static bool
has_own_trigger(Oid relation_id, Oid function)
{
	Relation	relation = table_open(relation_id, AccessShareLock);
	TriggerDesc *triggers = relation->trigdesc;
	bool		found = false;

	for (int i = 0; triggers != NULL && i < triggers->numtriggers; i++)
		found |= triggers->triggers[i].tgfoid == function && !triggers->triggers[i].tgisclone;
	table_close(relation, AccessShareLock);
	return found;
}

/* The table that was tracked: the one that fires, or the ancestor whose trigger was cloned for it. */
static Oid
find_tracked(TriggerData *trigger)
{
	Oid			relation_id = RelationGetRelid(trigger->tg_relation);
	ListCell   *cell;

	if (!trigger->tg_trigger->tgisclone)
		return relation_id;
	foreach(cell, get_partition_ancestors(relation_id))
	{
		if (has_own_trigger(lfirst_oid(cell), trigger->tg_trigger->tgfoid))
			return lfirst_oid(cell);
	}
	elog(ERROR, "trigger \"%s\" of a partition has no origin", trigger->tg_trigger->tgname);
}

static Oid
relation_owner(Oid relation_id)
{
	Relation	relation = table_open(relation_id, AccessShareLock);
	Oid			owner = relation->rd_rel->relowner;

	table_close(relation, AccessShareLock);
	return owner;
}

/* What guidepost_change() of our schema says to do about a row. */
typedef struct Change
{
	char	   *statement;		/* its parameters are the columns of the key; gives the number of the transcript */
	Datum	   *columns;		/* text */
	int			n_columns;
	bool		read_now;
} Change;

static void
find_change(Oid tracked, bool deleted, const char *schema, Change *change)
{
	Oid			types[] = {REGCLASSOID, BOOLOID};
	Datum		values[] = {ObjectIdGetDatum(tracked), BoolGetDatum(deleted)};
	HeapTuple	row;
	TupleDesc	desc;
	bool		isnull;

	if (SPI_execute_with_args(psprintf("SELECT c.statement, c.columns, c.read_now FROM %s.guidepost_change($1, $2) c", schema),
							  lengthof(types), types, values, NULL, true, 1) != SPI_OK_SELECT || SPI_processed != 1)
		elog(ERROR, "guidepost_change gave no row");
	row = SPI_tuptable->vals[0];
	desc = SPI_tuptable->tupdesc;
	change->statement = SPI_getvalue(row, desc, 1);
	deconstruct_array(DatumGetArrayTypeP(SPI_getbinval(row, desc, 2, &isnull)), TEXTOID, -1, false, TYPALIGN_INT,
					  &change->columns, NULL, &change->n_columns);
	change->read_now = DatumGetBool(SPI_getbinval(row, desc, 3, &isnull));
}

/* Runs the statement with the key of the row; gives the number of the transcript where there is one. */
static bool
run_statement(const Change *change, HeapTuple row, TupleDesc desc, Datum *transcript)
{
	Oid		   *types = palloc(change->n_columns * sizeof(Oid));
	Datum	   *values = palloc(change->n_columns * sizeof(Datum));
	bool		isnull;

	for (int i = 0; i < change->n_columns; i++)
	{
		int			column = SPI_fnumber(desc, TextDatumGetCString(change->columns[i]));

		types[i] = SPI_gettypeid(desc, column);
		values[i] = SPI_getbinval(row, desc, column, &isnull);
	}
	if (SPI_execute_with_args(change->statement, change->n_columns, types, values, NULL, false, 0) < 0)
		elog(ERROR, "could not run \"%s\"", change->statement);
	if (SPI_tuptable == NULL || SPI_processed == 0)
		return false;
	*transcript = SPI_getbinval(SPI_tuptable->vals[0], SPI_tuptable->tupdesc, 1, &isnull);
	return true;
}

/* Statements that are built here name everything with its schema and give arguments of exact types. */
static void
follow_change(Oid tracked, TriggerData *trigger, const char *schema)
{
	HeapTuple	row = TRIGGER_FIRED_BY_UPDATE(trigger->tg_event) ? trigger->tg_newtuple : trigger->tg_trigtuple;
	Oid			types[] = {REGCLASSOID, INT8OID};
	Datum		values[2] = {ObjectIdGetDatum(tracked)};
	Change		change;

	SPI_connect();
	find_change(tracked, TRIGGER_FIRED_BY_DELETE(trigger->tg_event), schema, &change);
	if (run_statement(&change, row, RelationGetDescr(trigger->tg_relation), &values[1]) && change.read_now)
		SPI_execute_with_args(psprintf("SELECT %s.guidepost_read_now($1, $2)", schema),
							  lengthof(types), types, values, NULL, false, 0);
	SPI_finish();
}

static void
check_context(FunctionCallInfo fcinfo)
{
	TriggerEvent event;

	if (!CALLED_AS_TRIGGER(fcinfo))
		ereport(ERROR,
				(errcode(ERRCODE_E_R_I_E_TRIGGER_PROTOCOL_VIOLATED),
				 errmsg("guidepost_track_row can only be called as a trigger"),
				 errhint("Use guidepost_track to keep a table up to date.")));
	event = ((TriggerData *) fcinfo->context)->tg_event;
	if (!TRIGGER_FIRED_AFTER(event) || !TRIGGER_FIRED_FOR_ROW(event))
		ereport(ERROR,
				(errcode(ERRCODE_E_R_I_E_TRIGGER_PROTOCOL_VIOLATED),
				 errmsg("guidepost_track_row must be fired after each row"),
				 errhint("Use guidepost_track to keep a table up to date.")));
}

Datum
guidepost_track_row(PG_FUNCTION_ARGS)
{
	TriggerData *trigger;
	Oid			tracked;
	Oid			user;
	int			context;

	check_context(fcinfo);
	trigger = (TriggerData *) fcinfo->context;
	tracked = find_tracked(trigger);
	GetUserIdAndSecContext(&user, &context);
	SetUserIdAndSecContext(relation_owner(tracked),
						   context | SECURITY_LOCAL_USERID_CHANGE | SECURITY_NOFORCE_RLS);
	follow_change(tracked, trigger, quote_identifier(get_namespace_name(get_func_namespace(fcinfo->flinfo->fn_oid))));
	SetUserIdAndSecContext(user, context);
	return PointerGetDatum(NULL);
}
