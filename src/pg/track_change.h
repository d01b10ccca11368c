/*
 * What the trigger of a tracked table does about one row.
 */
#ifndef GUIDEPOST_TRACK_CHANGE_H
#define GUIDEPOST_TRACK_CHANGE_H

#include "access/htup.h"
#include "utils/relcache.h"

/*
 * Runs what guidepost_change(tracked, deleted) of a schema (its name quoted) says for a row
 * of a relation, which is the tracked table or a partition of it. True if the
 * transcript is to be read now; then its number is written. SPI must be connected.
 */
extern bool run_change(Oid tracked, bool deleted, const char *schema, Relation relation, HeapTuple row, Datum *transcript);

#endif
