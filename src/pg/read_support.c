/*
 * What the planner is told about the reading functions: rows and cost by the length of the text.
 *
 * The width that statistics give for a long text is that of its TOAST pointer, so the length is
 * taken from the size of the TOAST table, which is there without reading a row.
 */
#include "postgres.h"

#include "access/detoast.h"
#include "access/htup_details.h"
#include "access/relation.h"
#include "catalog/pg_class.h"
#include "fmgr.h"
#include "nodes/nodeFuncs.h"
#include "nodes/pathnodes.h"
#include "nodes/supportnodes.h"
#include "optimizer/optimizer.h"
#include "parser/parsetree.h"
#include "storage/bufmgr.h"
#include "utils/lsyscache.h"
#include "utils/rel.h"
#include "utils/syscache.h"

PG_FUNCTION_INFO_V1(transcript_rows);

#define USUAL_LENGTH 50000.0	/* bytes of a transcript of which nothing is known */
#define TOAST_RATIO 1.8			/* text by its compressed size */
#define BYTES_PER_ROW 500.0		/* of text, for a metric, a turn or a line of explanation */
#define BYTES_PER_OPERATOR 8.0	/* read in the time of one operator call */

/* Bytes that a relation takes on disk; 0 if it is gone. */
static double
size_of_relation(Oid oid)
{
	Relation	relation = try_relation_open(oid, AccessShareLock);
	double		size;

	if (relation == NULL)
		return 0;
	size = (double) RelationGetNumberOfBlocks(relation) * BLCKSZ;
	relation_close(relation, AccessShareLock);
	return size;
}

/* Bytes of text per row in the TOAST table of a relation; 0 where that is not known. */
static double
toasted_length(Oid relation)
{
	HeapTuple	tuple = SearchSysCache1(RELOID, ObjectIdGetDatum(relation));
	double		rows;
	Oid			toast;

	if (!HeapTupleIsValid(tuple))
		return 0;
	rows = ((Form_pg_class) GETSTRUCT(tuple))->reltuples;
	toast = ((Form_pg_class) GETSTRUCT(tuple))->reltoastrelid;
	ReleaseSysCache(tuple);
	if (rows <= 0 || !OidIsValid(toast))
		return 0;
	return size_of_relation(toast) * TOAST_RATIO / rows;
}

static double
column_length(PlannerInfo *root, const Var *column)
{
	RangeTblEntry *entry;
	double		length;

	if (column->varlevelsup != 0 || column->varno >= root->simple_rel_array_size)
		return USUAL_LENGTH;
	entry = planner_rt_fetch(column->varno, root);
	if (entry->rtekind != RTE_RELATION)
		return USUAL_LENGTH;
	length = Max(toasted_length(entry->relid), get_attavgwidth(entry->relid, column->varattno));
	return length > 0 ? length : USUAL_LENGTH;
}

static double
text_length(PlannerInfo *root, Node *call)
{
	Node	   *text;

	if (call == NULL || !IsA(call, FuncExpr) || ((FuncExpr *) call)->args == NIL || root == NULL)
		return USUAL_LENGTH;
	text = estimate_expression_value(root, linitial(((FuncExpr *) call)->args));
	if (IsA(text, Const))
		return ((Const *) text)->constisnull ? 0 : (double) toast_raw_datum_size(((Const *) text)->constvalue);
	if (IsA(text, Var))
		return column_length(root, (Var *) text);
	return USUAL_LENGTH;
}

Datum
transcript_rows(PG_FUNCTION_ARGS)
{
	Node	   *request = (Node *) PG_GETARG_POINTER(0);

	if (IsA(request, SupportRequestRows))
	{
		SupportRequestRows *rows = (SupportRequestRows *) request;

		rows->rows = Max(1.0, text_length(rows->root, rows->node) / BYTES_PER_ROW);
		PG_RETURN_POINTER(request);
	}
	if (IsA(request, SupportRequestCost))
	{
		SupportRequestCost *cost = (SupportRequestCost *) request;

		cost->startup = 0;
		cost->per_tuple = text_length(cost->root, cost->node) / BYTES_PER_OPERATOR * cpu_operator_cost;
		PG_RETURN_POINTER(request);
	}
	PG_RETURN_POINTER(NULL);
}
