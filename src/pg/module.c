/*
 * The module's magic, in a file of its own.
 */
#include "postgres.h"

#include "fmgr.h"

PG_MODULE_MAGIC;
