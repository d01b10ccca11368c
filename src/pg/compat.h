/*
 * What differs between the servers that guidepost builds on: PostgreSQL 15 and newer.
 *
 * This is the only place that looks at PG_VERSION_NUM. Include it after postgres.h.
 * Soft errors exist from 16 on; before, ereturn raises.
 */
#ifndef GUIDEPOST_COMPAT_H
#define GUIDEPOST_COMPAT_H

#if PG_VERSION_NUM < 150000
#error "guidepost needs PostgreSQL 15 or newer"
#endif

#include "fmgr.h"

#if PG_VERSION_NUM >= 160000
#include "nodes/miscnodes.h"
#include "varatt.h"
#else
#define ereturn(context, dummy_value, ...)                                                                   \
	do                                                                                                       \
	{                                                                                                        \
		(void) (context);                                                                                    \
		ereport(ERROR, __VA_ARGS__);                                                                         \
	} while (0)
#endif

/* range_serialize takes a context for soft errors from 16 on. */
#if PG_VERSION_NUM >= 160000
#define range_serialize_compat(type, lower, upper) range_serialize(type, lower, upper, false, NULL)
#else
#define range_serialize_compat(type, lower, upper) range_serialize(type, lower, upper, false)
#endif

#endif
