/*
 * Units: what people write for them, as data (tables/units.def, currencies.def, scales.def).
 *
 * In:  bytes at which a unit may stand ("million", "%", "basis points", "€", "Rs", "per share").
 * Out: the canonical unit, and the power of ten of a scale word.
 *
 * Every ec_unit_scan… returns the bytes it takes, 0 if there is no such unit. A name that ends in a
 * letter must not go on with a letter or digit. Canonical units are static strings.
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

/* What a name may be: in running text "ALL 5 plants" and "5 won" are no money. */
typedef enum EcCurrencyKind
{
	EC_CURRENCY_NONE,
	EC_CURRENCY_SIGN,			/* "$", "HK$", "€": stands before the number */
	EC_CURRENCY_CODE,			/* "USD", "RMB" */
	EC_CURRENCY_NAME,			/* "euros" */
	EC_CURRENCY_DOUBTFUL		/* "ALL", "R", "won": only beside a scale word, or where nothing else is meant */
} EcCurrencyKind;

#define EC_CURRENCY_CODE_LENGTH 3
#define EC_UNIT_SIZE 16			/* of a canonical unit, with the terminating zero */

extern EcUnitFamily ec_unit_family(const char *unit);
extern bool ec_unit_is_known(const char *unit); /* canonical units only; "" is known */
extern bool ec_unit_is_currency(const char *unit);	/* a bare ISO 4217 code */
extern bool ec_unit_is_common_currency(const char *code);	/* means money even behind a small bare number */

/* The canonical unit that `text` starts with, taken literally and up to its end or a space. */
extern size_t ec_unit_scan_canonical(const char *text, size_t length, char *unit);

/* The ISO 4217 code of what a bare "$" is in the text. */
extern const char *ec_home_dollar(const char *text, uint32_t length);

/* Symbol, code or name of a currency before or after a number; returns bytes, writes its ISO 4217 code. */
extern size_t ec_unit_scan_currency(const char *text, size_t length, char *code);

/* The same, but only what may stand before ("US$", "EUR") or after ("euros", "EUR"), with its kind. */
extern size_t ec_unit_scan_currency_before(const char *text, size_t length,
										   const char **code, EcCurrencyKind *kind);
extern size_t ec_unit_scan_currency_after(const char *text, size_t length,
										  const char **code, EcCurrencyKind *kind);

/* "cents", "pence", "¢": hundredths of the currency. */
extern size_t ec_unit_scan_minor(const char *text, size_t length, const char **code);

/* "million", "bn", "m", "crore", "thousand"; returns bytes, writes the power (6, 9, 6, 7, 3). */
extern size_t ec_unit_scan_scale(const char *text, size_t length, int *power);

/* "%", "percent", "basis points", "days", "turns", "square feet", …; writes the canonical unit. */
extern size_t ec_unit_scan(const char *text, size_t length, char *unit);
extern size_t ec_unit_scan_name(const char *text, size_t length, const char **unit);

/* "per share", "a share", "/share", "per diluted share", "per ADS"; returns bytes. */
extern size_t ec_unit_scan_per_share(const char *text, size_t length);

#endif
