/*
 * The trigger on a tracked table, in C because it must run as the table's owner.
 *
 * Whoever may write to the table need not know of the metrics: as for a foreign
 * key, what follows from the write is done with the rights of the owner of the
 * tracked table, never with those of this extension's owner. The trigger finds the
 * tracked table (a partition's trigger is a clone of its root's), changes user, and
 * does what guidepost_change() of its own schema says, which track_change.c keeps.
 */
#include "postgres.h"

#include "access/table.h"
#include "catalog/partition.h"
#include "catalog/pg_type.h"
#include "commands/trigger.h"
#include "executor/spi.h"
#include "miscadmin.h"
#include "utils/builtins.h"
#include "utils/lsyscache.h"
#include "utils/rel.h"

#include "pg/track_change.h"

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

/* Statements that are built here name everything with its schema and give arguments of exact types. */
static void
follow_change(Oid tracked, TriggerData *trigger, const char *schema)
{
	HeapTuple	row = TRIGGER_FIRED_BY_UPDATE(trigger->tg_event) ? trigger->tg_newtuple : trigger->tg_trigtuple;
	Oid			types[] = {REGCLASSOID, INT8OID};
	Datum		values[2] = {ObjectIdGetDatum(tracked)};

	SPI_connect();
	if (run_change(tracked, TRIGGER_FIRED_BY_DELETE(trigger->tg_event), schema, trigger->tg_relation, row, &values[1]))
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
