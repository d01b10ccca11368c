/*
 * The lexicon of this backend: the built-in tables and the user's own metrics.
 */
#ifndef GUIDEPOST_LEXICON_CACHE_H
#define GUIDEPOST_LEXICON_CACHE_H

#include "postgres.h"

#include "engine/lexicon.h"

/* Table of user-defined metrics, in the schema of the extension. */
#define USER_METRIC_TABLE "guidepost_user_metric"

typedef enum UserMetricColumn
{
	USER_METRIC_CODE = 1,
	USER_METRIC_LABEL,
	USER_METRIC_PATTERN,
	USER_METRIC_POLARITY,
	USER_METRIC_FAMILY,
	USER_METRIC_ACCRUAL
} UserMetricColumn;

/*
 * The lexicon as the table stands now, for a function of the extension. Valid until the next call,
 * which builds it anew if the table has changed in any session.
 */
extern const EcLexicon *gp_lexicon_cache_get(Oid function);

/* Names of polarity and unit family as the table and the catalog write them. */
extern const char *gp_lexicon_polarity_name(EcPolarity polarity);
extern const char *gp_lexicon_family_name(EcUnitFamily family);

#endif
