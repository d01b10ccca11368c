/*
 * Units: what people write for them, as data (tables/units.def, tables/currencies.def).
 *
 * In:  bytes at which a unit may stand ("million", "%", "basis points", "€", "Rs", "per share").
 * Out: the canonical unit, and the power of ten of a scale word.
 */
#ifndef EC_UNIT_H
#define EC_UNIT_H

#include "engine/text.h"

typedef enum EcUnitFamily
{
	EC_FAMILY_COUNT,			/* "" */
	EC_FAMILY_MONEY,			/* USD */
	EC_FAMILY_PER_SHARE,		/* USD/share */
	EC_FAMILY_PERCENT,			/* %, bp, pp */
	EC_FAMILY_MULTIPLE,			/* x */
	EC_FAMILY_DAYS,
	EC_FAMILY_PHYSICAL
} EcUnitFamily;

extern EcUnitFamily ec_unit_family(const char *unit);
extern bool ec_unit_is_known(const char *unit); /* canonical units only */

/* Symbol or name of a currency before or after a number; returns bytes, writes its ISO 4217 code. */
extern size_t ec_unit_scan_currency(const char *text, size_t length, char *code);

/* "million", "bn", "m", "crore", "thousand"; returns bytes, writes the power (6, 9, 6, 7, 3). */
extern size_t ec_unit_scan_scale(const char *text, size_t length, int *power);

/* "%", "percent", "basis points", "days", "turns", "square feet", …; returns bytes, writes the canonical unit. */
extern size_t ec_unit_scan(const char *text, size_t length, char *unit);

/* "per share", "a share", "/share", "per diluted share", "per ADS"; returns bytes. */
extern size_t ec_unit_scan_per_share(const char *text, size_t length);

#endif
