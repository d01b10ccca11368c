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

typedef struct Name
{
	const char *name;
	const char *unit;
} Name;

typedef struct Scale
{
	const char *name;
	int			power;
} Scale;

static const Currency currencies[] = {
#define CURRENCY(code, name) {code, false},
#define CURRENCY_WORD(code, name) {code, true},
#include "engine/tables/currencies.def"
};

static const Name signs[] = {
#define CURRENCY_SIGN(sign, code) {sign, code},
#include "engine/tables/currencies.def"
};

static const Name currency_names[] = {
#define CURRENCY_NAME(name, code) {name, code},
#include "engine/tables/currencies.def"
};

static const Name minor_names[] = {
#define MINOR_UNIT(name, code) {name, code},
#include "engine/tables/currencies.def"
};

static const Unit units[] = {
#define UNIT(name, family) {name, EC_FAMILY_##family},
#include "engine/tables/units.def"
};

static const Name unit_names[] = {
#define UNIT_NAME(name, unit) {name, unit},
#include "engine/tables/units.def"
};

static const Scale scales[] = {
#define SCALE(name, power) {name, power},
#include "engine/tables/scales.def"
#undef SCALE
};

#define LENGTH_OF(array) ((int) (sizeof(array) / sizeof((array)[0])))

static const char per_share[] = "/share";

static const Currency *
find_currency(const char *code)
{
	int			low = 0;
	int			high = LENGTH_OF(currencies);

	while (low < high)
	{
		int			middle = (low + high) / 2;
		int			order = memcmp(code, currencies[middle].code, EC_CURRENCY_CODE_LENGTH);

		if (order == 0)
			return &currencies[middle];
		if (order < 0)
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
	for (int i = 0; i < LENGTH_OF(units); i++)
		if (strncmp(units[i].name, name, length) == 0 && units[i].name[length] == '\0')
			return &units[i];
	return NULL;
}

EcUnitFamily
ec_unit_family(const char *unit)
{
	const Unit *known;

	if (unit[0] == '\0')
		return EC_FAMILY_COUNT;
	if (currency_at(unit, strlen(unit)) != NULL)
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
ec_unit_is_known(const char *unit)
{
	if (unit[0] == '\0' || find_unit(unit, strlen(unit)) != NULL)
		return true;
	return currency_at(unit, strlen(unit)) != NULL &&
		(unit[EC_CURRENCY_CODE_LENGTH] == '\0' || strcmp(unit + EC_CURRENCY_CODE_LENGTH, per_share) == 0);
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

/* The longest of the sorted names that `text` starts with. */
static const Name *
find_name(const Name *names, int count, const char *text, size_t length, size_t *bytes)
{
	const Name *found = NULL;
	char		first = length > 0 ? ec_lower(text[0]) : '\0';
	int			low = 0;
	int			high = count;

	*bytes = 0;
	while (low < high)
	{
		int			middle = (low + high) / 2;

		if ((unsigned char) names[middle].name[0] < (unsigned char) first)
			low = middle + 1;
		else
			high = middle;
	}
	for (; low < count && names[low].name[0] == first; low++)
	{
		size_t		n = ec_match_phrase(text, length, names[low].name);

		if (n > *bytes)
		{
			*bytes = n;
			found = &names[low];
		}
	}
	return found;
}

static const Name *
find_sign(const char *text, size_t length, size_t *bytes)
{
	const Name *found = NULL;

	*bytes = 0;
	for (int i = 0; i < LENGTH_OF(signs); i++)
	{
		size_t		n = strlen(signs[i].name);

		if (signs[i].name[0] == text[0] && n > *bytes && n <= length && memcmp(signs[i].name, text, n) == 0)
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
	const Name *sign;
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
	const Name *name = find_name(currency_names, LENGTH_OF(currency_names), text, length, &bytes);

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
	const Name *name = find_name(minor_names, LENGTH_OF(minor_names), text, length, &bytes);

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
	size_t		bytes = 0;
	char		first = length > 0 ? ec_lower(text[0]) : '\0';

	if (strchr("bchklmt", first) == NULL)
		return 0;
	for (int i = 0; i < LENGTH_OF(scales); i++)
	{
		size_t		n = scales[i].name[0] == first ? ec_match_phrase(text, length, scales[i].name) : 0;

		if (n > bytes)
		{
			bytes = n;
			*power = scales[i].power;
		}
	}
	return bytes;
}

size_t
ec_unit_scan_name(const char *text, size_t length, const char **unit)
{
	size_t		bytes;
	const Name *name = find_name(unit_names, LENGTH_OF(unit_names), text, length, &bytes);

	if (name != NULL)
		*unit = name->unit;
	return bytes;
}

size_t
ec_unit_scan(const char *text, size_t length, char *unit)
{
	const char *found = NULL;
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
	static const char *const nouns[] = {"share", "ads", "adr", "american depositary share", "common unit", "lp unit"};
	size_t		lead = 0;

	for (int i = 0; i < LENGTH_OF(leads) && lead == 0; i++)
		lead = ec_match_prefix(text, length, leads[i]);
	if (lead == 0)
		return 0;
	for (int i = 0; i < LENGTH_OF(kinds); i++)
	{
		size_t		kind = ec_match_prefix(text + lead, length - lead, kinds[i]);

		if (kind == 0 && kinds[i][0] != '\0')
			continue;
		for (int j = 0; j < LENGTH_OF(nouns); j++)
		{
			size_t		noun = ec_match_phrase(text + lead + kind, length - lead - kind, nouns[j]);

			if (noun > 0)
				return lead + kind + noun;
		}
	}
	return 0;
}
