/*
 * Units and currencies: lookups in the tables, which are sorted.
 *
 * A name is found by its first byte and then the longest name wins, so that
 * "barrels of oil equivalent per day" is not read as "barrels". The unit tests
 * check that the tables are in order.
 */
#include "engine/unit.h"
#include "engine/match.h"

#include <string.h>

typedef struct Currency
{
	const char	code[EC_CURRENCY_CODE_LENGTH + 1];
	bool		is_word;
} Currency;

typedef struct Unit
{
	const char *name;
	EcUnitFamily family;
} Unit;

static const Currency currencies[] = {
#define CURRENCY(code, name) {code, false},
#define CURRENCY_WORD(code, name) {code, true},
#include "engine/tables/currencies.def"
};

static const EcName signs[] = {
#define CURRENCY_SIGN(sign, code) {sign, code, 0, 0},
#include "engine/tables/currencies.def"
};

static const EcName currency_names[] = {
#define CURRENCY_NAME(name, code) {name, code, 0, 0},
#include "engine/tables/currencies.def"
};

static const EcName minor_names[] = {
#define MINOR_UNIT(name, code) {name, code, 0, 0},
#include "engine/tables/currencies.def"
};

static const Unit units[] = {
#define UNIT(name, family) {name, EC_FAMILY_##family},
#include "engine/tables/units.def"
};

static const EcName unit_names[] = {
#define UNIT_NAME(name, unit) {name, unit, 0, 0},
#include "engine/tables/units.def"
};

static const EcName scales[] = {
#define SCALE(name, power) {name, NULL, power, 0},
#include "engine/tables/scales.def"
#undef SCALE
};

/* First bytes of the names in each table. */
static inline uint32_t
first_of_units(void)
{
	return 0
#define UNIT_NAME(name, unit) | EC_FIRST(name)
#include "engine/tables/units.def"
		;
}

static inline uint32_t
first_of_currency_names(void)
{
	return 0
#define CURRENCY_NAME(name, code) | EC_FIRST(name)
#include "engine/tables/currencies.def"
		;
}

static inline uint32_t
first_of_minor_names(void)
{
	return 0
#define MINOR_UNIT(name, code) | EC_FIRST(name)
#include "engine/tables/currencies.def"
		;
}

static inline uint32_t
first_of_signs(void)
{
	return 0
#define CURRENCY_SIGN(sign, code) | EC_FIRST(sign)
#include "engine/tables/currencies.def"
		;
}

/* Of the signs that start with a small letter. */
static inline uint32_t
first_of_small_signs(void)
{
	return 0
#define CURRENCY_SIGN(sign, code) | ((sign)[0] >= 'a' && (sign)[0] <= 'z' ? EC_FIRST(sign) : 0)
#include "engine/tables/currencies.def"
		;
}

static inline uint32_t
first_of_scales(void)
{
	return 0
#define SCALE(name, power) | EC_FIRST(name)
#include "engine/tables/scales.def"
#undef SCALE
		;
}

static const char per_share[] = "/share";

/* The three letters of a code in order as a number. */
static inline uint32_t
pack_code(const char *code)
{
	return (uint32_t) (unsigned char) code[0] << 16 | (uint32_t) (unsigned char) code[1] << 8 |
		(uint32_t) (unsigned char) code[2];
}

static const Currency *
find_currency(const char *code)
{
	uint32_t	wanted = pack_code(code);
	size_t		low = 0;
	size_t		high = EC_COUNT(currencies);

	while (low < high)
	{
		size_t		middle = (low + high) / 2;
		uint32_t	found = pack_code(currencies[middle].code);

		if (found == wanted)
			return &currencies[middle];
		if (found > wanted)
			high = middle;
		else
			low = middle + 1;
	}
	return NULL;
}

static bool
is_code_shape(const char *text, size_t length)
{
	return length >= EC_CURRENCY_CODE_LENGTH &&
		ec_is_upper(text[0]) && ec_is_upper(text[1]) && ec_is_upper(text[2]);
}

static const Currency *
currency_at(const char *text, size_t length)
{
	return is_code_shape(text, length) ? find_currency(text) : NULL;
}

static const Unit *
find_unit(const char *name, size_t length)
{
	for (size_t i = 0; i < EC_COUNT(units); i++)
		if (units[i].name[0] == name[0] && strncmp(units[i].name, name, length) == 0 &&
			units[i].name[length] == '\0')
			return &units[i];
	return NULL;
}

EcUnitFamily
ec_unit_family(const char *unit)
{
	const Unit *known;

	if (unit[0] == '\0')
		return EC_FAMILY_COUNT;
	if (unit[0] == '%')
		return EC_FAMILY_PERCENT;
	if (strncmp(unit, "USD", EC_CURRENCY_CODE_LENGTH) == 0 ||	/* nearly all of them */
		(ec_is_upper(unit[0]) && ec_is_upper(unit[1]) && ec_is_upper(unit[2]) && find_currency(unit) != NULL))
		return unit[EC_CURRENCY_CODE_LENGTH] == '\0' ? EC_FAMILY_MONEY : EC_FAMILY_PER_SHARE;
	known = find_unit(unit, strlen(unit));
	return known == NULL ? EC_FAMILY_PHYSICAL : known->family;
}

bool
ec_unit_is_currency(const char *unit)
{
	return currency_at(unit, strlen(unit)) != NULL && unit[EC_CURRENCY_CODE_LENGTH] == '\0';
}

bool
ec_unit_is_common_currency(const char *code)
{
	static const char *const common[] = {
#define COMMON_CURRENCY(code) code,
#include "engine/tables/currencies.def"
	};

	for (size_t i = 0; i < EC_COUNT(common); i++)
		if (strcmp(common[i], code) == 0)
			return true;
	return false;
}

bool
ec_unit_is_known(const char *unit)
{
	size_t		length = strlen(unit);

	if (length == 0)
		return true;
	if (currency_at(unit, length) != NULL &&
		(length == EC_CURRENCY_CODE_LENGTH || strcmp(unit + EC_CURRENCY_CODE_LENGTH, per_share) == 0))
		return true;
	return find_unit(unit, length) != NULL;
}

size_t
ec_unit_scan_canonical(const char *text, size_t length, char *unit)
{
	size_t		n = 0;

	while (n < length && n < EC_UNIT_SIZE && !ec_is_space(text[n]))
		n++;
	if (n == 0 || n == EC_UNIT_SIZE)
		return 0;
	memcpy(unit, text, n);
	unit[n] = '\0';
	return strlen(unit) == n && ec_unit_is_known(unit) ? n : 0;
}

/* Signs are told apart by case: "R" is a currency, "r" is none. */
static const EcName *
find_sign(const char *text, size_t length, size_t *bytes)
{
	const EcName *found = NULL;
	bool		is_small = text[0] >= 'a' && text[0] <= 'z';
	size_t		i;

	*bytes = 0;
	if (!ec_first_in(text[0], is_small ? first_of_small_signs() : first_of_signs()))
		return NULL;
	i = ec_names_first(signs, EC_COUNT(signs), text[0]);
	for (; i < EC_COUNT(signs) && signs[i].name[0] == text[0]; i++)
	{
		size_t		n = strlen(signs[i].name);

		if (n > *bytes && n <= length && memcmp(signs[i].name, text, n) == 0)
		{
			*bytes = n;
			found = &signs[i];
		}
	}
	return found;
}

/* A code that is not the beginning of a word. */
static size_t
scan_code(const char *text, size_t length, const char **code, EcCurrencyKind *kind)
{
	const Currency *currency = currency_at(text, length);

	if (currency == NULL ||
		(length > EC_CURRENCY_CODE_LENGTH && ec_is_letter(text[EC_CURRENCY_CODE_LENGTH])))
		return 0;
	*code = currency->code;
	*kind = currency->is_word ? EC_CURRENCY_DOUBTFUL : EC_CURRENCY_CODE;
	return EC_CURRENCY_CODE_LENGTH;
}

/* Letters alone are a sign only right before the digits ("R5.2 billion", "Rs 100"). */
static EcCurrencyKind
kind_of_sign(const char *sign, size_t bytes, const char *text, size_t length)
{
	if (!ec_is_letter(sign[bytes - 1]))
		return EC_CURRENCY_SIGN;
	if (bytes < length && (ec_is_letter(text[bytes]) || text[bytes] == '-'))
		return EC_CURRENCY_NONE;
	if (bytes == 3 || strcmp(sign, "Rs") == 0)
		return EC_CURRENCY_CODE;
	return EC_CURRENCY_DOUBTFUL;
}

size_t
ec_unit_scan_currency_before(const char *text, size_t length, const char **code, EcCurrencyKind *kind)
{
	const EcName *sign;
	size_t		bytes;

	*kind = EC_CURRENCY_NONE;
	if (length == 0)
		return 0;
	sign = find_sign(text, length, &bytes);
	if (sign != NULL)
	{
		*kind = kind_of_sign(sign->name, bytes, text, length);
		*code = sign->unit;
		if (*kind != EC_CURRENCY_NONE)
			return bytes;
	}
	return scan_code(text, length, code, kind);
}

size_t
ec_unit_scan_currency_after(const char *text, size_t length, const char **code, EcCurrencyKind *kind)
{
	size_t		bytes;
	const EcName *name;

	if (length == 0 || !ec_first_in(*text, first_of_currency_names()))
		return scan_code(text, length, code, kind);
	name = ec_names_find(currency_names, EC_COUNT(currency_names), text, length, &bytes);
	if (name == NULL)
		return scan_code(text, length, code, kind);
	*code = name->unit;
	*kind = strcmp(name->name, "won") == 0 ? EC_CURRENCY_DOUBTFUL : EC_CURRENCY_NAME;
	return bytes;
}

size_t
ec_unit_scan_minor(const char *text, size_t length, const char **code)
{
	size_t		bytes;
	const EcName *name;

	if (length == 0 || !ec_first_in(*text, first_of_minor_names()))
		return 0;
	name = ec_names_find(minor_names, EC_COUNT(minor_names), text, length, &bytes);
	if (name != NULL)
		*code = name->unit;
	return bytes;
}

size_t
ec_unit_scan_currency(const char *text, size_t length, char *code)
{
	EcCurrencyKind kind;
	const char *found = NULL;
	size_t		bytes = ec_unit_scan_currency_before(text, length, &found, &kind);

	if (bytes == 0)
		bytes = ec_unit_scan_currency_after(text, length, &found, &kind);
	if (bytes > 0)
		memcpy(code, found, EC_CURRENCY_CODE_LENGTH + 1);
	return bytes;
}

size_t
ec_unit_scan_scale(const char *text, size_t length, int *power)
{
	size_t		bytes;
	const EcName *scale;

	if (length == 0 || !ec_first_in(*text, first_of_scales()))
		return 0;
	scale = ec_names_find(scales, EC_COUNT(scales), text, length, &bytes);
	if (scale != NULL)
		*power = scale->value;
	return bytes;
}

size_t
ec_unit_scan_name(const char *text, size_t length, const char **unit)
{
	size_t		bytes;
	const EcName *name;

	if (length == 0 || !ec_first_in(*text, first_of_units()))
		return 0;
	name = ec_names_find(unit_names, EC_COUNT(unit_names), text, length, &bytes);
	if (name != NULL)
		*unit = name->unit;
	return bytes;
}

size_t
ec_unit_scan(const char *text, size_t length, char *unit)
{
	const char *found = "";
	size_t		bytes = ec_unit_scan_name(text, length, &found);

	if (bytes > 0)
		memcpy(unit, found, strlen(found) + 1);
	return bytes;
}

size_t
ec_unit_scan_per_share(const char *text, size_t length)
{
	static const char *const leads[] = {"/", "per ", "a ", "for each ", "on each ", "each "};
	static const char *const kinds[] = {
		"basic and diluted ", "fully diluted ", "diluted common ", "diluted ", "basic common ", "basic ",
		"common ", "ordinary ", "limited partner ", ""
	};
	static const char *const nouns[] = {
		"share", "ads", "adr", "american depositary share", "common unit", "lp unit"
	};
	size_t		lead = 0;

	for (size_t i = 0; i < EC_COUNT(leads) && lead == 0; i++)
		lead = ec_match_prefix(text, length, leads[i]);
	if (lead == 0)
		return 0;
	for (size_t i = 0; i < EC_COUNT(kinds); i++)
	{
		size_t		kind = ec_match_prefix(text + lead, length - lead, kinds[i]);

		if (kind == 0 && kinds[i][0] != '\0')
			continue;
		for (size_t j = 0; j < EC_COUNT(nouns); j++)
		{
			size_t		noun = ec_match_phrase(text + lead + kind, length - lead - kind, nouns[j]);

			if (noun > 0)
				return lead + kind + noun;
		}
	}
	return 0;
}
