/*
 * The tables of units and of the words of quantities are in the order that their lookups rely on, and names give the
 * units they should.
 */
#include "engine/quantity_parts.h"
#include "tap.h"

#include <stdlib.h>

static const char *const unit_names[] = {
#define UNIT_NAME(name, unit) name,
#include "engine/tables/units.def"
};

static const char *const units[] = {
#define UNIT(name, family) name,
#include "engine/tables/units.def"
};

static const char *const named_units[] = {
#define UNIT_NAME(name, unit) unit,
#include "engine/tables/units.def"
};

static const char *const codes[] = {
#define CURRENCY(code, name) code,
#define CURRENCY_WORD(code, name) code,
#include "engine/tables/currencies.def"
};

static const char *const currency_names[] = {
#define CURRENCY_NAME(name, code) name,
#include "engine/tables/currencies.def"
};

static const char *const minor_names[] = {
#define MINOR_UNIT(name, code) name,
#include "engine/tables/currencies.def"
};

static const char *const signs[] = {
#define CURRENCY_SIGN(sign, code) sign,
#include "engine/tables/currencies.def"
};

static const char *const scale_names[] = {
#define SCALE(name, power) name,
#include "engine/tables/scales.def"
#undef SCALE
};

static const char *const number_words[] = {
#define NUMBER_WORD(name, value) name,
#include "engine/tables/number_words.def"
};

static const char *const number_parts[] = {
#define NUMBER_PART(name, parts, needs_hyphen) name,
#include "engine/tables/number_words.def"
};

static const char *const number_tails[] = {
#define NUMBER_TAIL(name, mantissa, exponent) name,
#include "engine/tables/number_words.def"
};

static const char *const number_halves[] = {
#define NUMBER_HALF(name) name,
#include "engine/tables/number_words.def"
};

static const char *const article_nexts[] = {
#define ARTICLE_NEXT(name) name,
#include "engine/tables/number_words.def"
};

static const char *const number_articles[] = {
#define NUMBER_ARTICLE(name, mantissa, exponent) name,
#include "engine/tables/number_words.def"
};

static const char *const named_codes[] = {
#define CURRENCY_NAME(name, code) code,
#define CURRENCY_SIGN(sign, code) code,
#define MINOR_UNIT(name, code) code,
#include "engine/tables/currencies.def"
};

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static void
is_sorted(const char *const *names, size_t count, const char *what)
{
	for (size_t i = 1; i < count; i++)
		if (strcmp(names[i - 1], names[i]) >= 0)
		{
			ok(false, what);
			printf("#   %s stands before %s\n", names[i - 1], names[i]);
			return;
		}
	ok(true, what);
}

static void
test_words(void)
{
	bool		sorted = true;

	for (int words = 0; words < EC_WORDS_COUNT; words++)
	{
		size_t		count;
		const EcName *names = ec_words_table((EcWords) words, &count);

		sorted = sorted && count > 0;
		for (size_t i = 1; i < count; i++)
			if (strcmp(names[i - 1].name, names[i].name) >= 0)
			{
				printf("#   %s stands before %s\n", names[i - 1].name, names[i].name);
				sorted = false;
			}
	}
	ok(sorted, "words of quantities are in order");
}

static void
test_tables(void)
{
	bool		fits = true;
	bool		known = true;

	is_sorted(unit_names, COUNT(unit_names), "names of units are in order");
	is_sorted(codes, COUNT(codes), "codes of currencies are in order");
	is_sorted(currency_names, COUNT(currency_names), "names of currencies are in order");
	is_sorted(minor_names, COUNT(minor_names), "names of minor units are in order");
	is_sorted(signs, COUNT(signs), "signs of currencies are in order");
	is_sorted(scale_names, COUNT(scale_names), "scales are in order");
	is_sorted(number_words, COUNT(number_words), "number words are in order");
	is_sorted(number_parts, COUNT(number_parts), "parts are in order");
	is_sorted(number_tails, COUNT(number_tails), "tails of numbers are in order");
	is_sorted(number_halves, COUNT(number_halves), "halves are in order");
	is_sorted(article_nexts, COUNT(article_nexts), "words after an article are in order");
	is_sorted(number_articles, COUNT(number_articles), "articles are in order");
	for (size_t i = 0; i < COUNT(units); i++)
		fits = fits && strlen(units[i]) < EC_UNIT_SIZE && ec_unit_is_known(units[i]);
	ok(fits, "units have at most 15 bytes and are known");
	for (size_t i = 0; i < COUNT(named_units); i++)
		known = known && ec_unit_is_known(named_units[i]);
	for (size_t i = 0; i < COUNT(named_codes); i++)
		known = known && ec_unit_is_currency(named_codes[i]);
	ok(known, "every name leads to a known unit");
	ok(COUNT(codes) > 175, "all of ISO 4217");
}

static void
test_families(void)
{
	is_number(ec_unit_family(""), EC_FAMILY_COUNT, "no unit is a count");
	is_number(ec_unit_family("CHF"), EC_FAMILY_MONEY, "CHF is money");
	is_number(ec_unit_family("CHF/share"), EC_FAMILY_PER_SHARE, "CHF/share is per share");
	is_number(ec_unit_family("bp"), EC_FAMILY_PERCENT, "bp is of percent");
	is_number(ec_unit_family("x"), EC_FAMILY_MULTIPLE, "x");
	is_number(ec_unit_family("days"), EC_FAMILY_DAYS, "days");
	is_number(ec_unit_family("square_foot"), EC_FAMILY_PHYSICAL, "square_foot");
	ok(!ec_unit_is_known("usd") && !ec_unit_is_known("USD/shares") && !ec_unit_is_known("QQQ") &&
	   !ec_unit_is_known("parsec") && !ec_unit_is_known("Days"), "unknown units");
}

static void
names_unit(const char *text, const char *unit, size_t bytes)
{
	char		got[EC_UNIT_SIZE] = "";
	size_t		n = ec_unit_scan(text, strlen(text), got);

	ok(n == bytes && strcmp(got, unit) == 0, text);
}

static void
test_names(void)
{
	names_unit("% of", "%", 1);
	names_unit("per cent", "%", 8);
	names_unit("basis-points of", "bp", 12);
	names_unit("basis\n  points", "bp", 14);
	names_unit("percentage points", "pp", 17);
	names_unit("barrels of oil equivalent per day", "boe/day", 33);
	names_unit("Square Feet.", "square_foot", 11);
	names_unit("MWh", "MWh", 3);
	names_unit("dayside", "", 0);
	names_unit("parsecs", "", 0);
	names_unit("", "", 0);
	is_number((long long) ec_unit_scan_per_share("per fully diluted share", 23), 23, "per fully diluted share");
	is_number((long long) ec_unit_scan_per_share("a share of", 10), 7, "a share");
	is_number((long long) ec_unit_scan_per_share("per shareholder", 15), 0, "per shareholder");
	is_number((long long) ec_unit_scan_per_share("/share", 6), 6, "/share");
}

static void
test_scales(void)
{
	int			power = 0;

	ok(ec_unit_scan_scale("millions", 8, &power) == 8 && power == 6, "millions");
	ok(ec_unit_scan_scale("bn,", 3, &power) == 2 && power == 9, "bn");
	ok(ec_unit_scan_scale("crore", 5, &power) == 5 && power == 7, "crore");
	ok(ec_unit_scan_scale("millionaire", 11, &power) == 0, "millionaire is no scale");
	ok(ec_unit_scan_scale("x", 1, &power) == 0, "x is no scale");
}

/* The dollar of a text that is made of `sentence` over and over. */
static void
has_dollar(const char *sentence, const char *code, const char *what)
{
	char		text[4000] = "";

	while (strlen(text) + strlen(sentence) < 3000)
		strcat(text, sentence);
	is_text(ec_home_dollar(text, (uint32_t) strlen(text)), code, what);
}

static void
test_dollars(void)
{
	has_dollar("Canadian banking earned $310 million and the American business US$95 million. ", "CAD", "US$ is set apart from the home dollar");
	has_dollar("In Australia we earned $310 million, abroad U.S.$95 million. ", "AUD", "U.S.$ too");
	has_dollar("Canadian banking earned $310 million. ", "USD", "no American dollars are set apart");
	has_dollar("Canadian banking earned C$310 million, and all of us US$95 million of $405 million. ", "USD", "the home dollar is marked");
	has_dollar("We earned $310 million at home and US$95 million in all. ", "USD", "no country is named");
	has_dollar("$", "USD", "a sign alone");
}

int
main(void)
{
	test_tables();
	test_words();
	test_families();
	test_names();
	test_scales();
	test_dollars();
	return finish();
}
