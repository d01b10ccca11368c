/*
 * Measures: their text both ways, what is refused and where, and their order.
 */
#include "engine/measure.h"
#include "tap.h"

/* `text` reads as a measure whose canonical text is `canonical`, which reads as the same bytes. */
static void
reads(const char *text, const char *canonical)
{
	EcMeasure	measure;
	EcMeasure	again;
	char		buffer[EC_MEASURE_TEXT];
	size_t		where;

	if (ec_measure_parse(text, strlen(text), &measure, &where) != EC_MEASURE_OK)
	{
		is_text(NULL, canonical, text);
		return;
	}
	ec_measure_format(&measure, buffer);
	is_text(buffer, canonical, text);
	ok(ec_measure_parse(buffer, strlen(buffer), &again, &where) == EC_MEASURE_OK &&
	   memcmp(&again, &measure, sizeof(measure)) == 0, "… and back");
}

static void
refuses(const char *text, EcMeasureError error, size_t at)
{
	EcMeasure	measure;
	size_t		where = 999;
	EcMeasureError got = ec_measure_parse(text, strlen(text), &measure, &where);

	if (!ok(got == error && where == at, text))
		printf("#   expected error %d at %zu, got %d at %zu\n", error, at, got, where);
}

static void
test_canonical(void)
{
	reads("USD 68M..72M", "USD 68M..72M");
	reads("USD -0.02..0 /share", "USD -0.02..0 /share");
	reads("35..37 %", "35..37 %");
	reads("~USD 53M..54M", "~USD 53M..54M");
	reads(">= 45 %", ">= 45 %");
	reads("~>= USD 1.5B", "~>= USD 1.5B");
	reads("<= 2.5 x", "<= 2.5 x");
	reads("150 bp", "150 bp");
	reads("36 days", "36 days");
	reads("1219", "1219");
	reads("12 boe", "12 boe");
	reads("..", "..");
	reads("USD .. /share", "USD .. /share");
	reads("1.0..1.00 x", "1.0..1.00 x");
	reads("  5 % ", "5 %");
}

static void
test_digits(void)
{
	reads("USD 165.0M", "USD 165.0M");
	reads("USD 165M", "USD 165M");
	reads("165000000", "165000000");
	reads("1650e6", "1.650B");
	reads("1e5", "0.1M");
	reads("12e1", "0.12k");
	reads("5e13", "5e13");
	reads("5e-30", "5e-30");
	reads("1e101", "10e100");
	reads("0e6", "0M");
	reads("0.00", "0.00");
	reads("-0.5", "-0.5");
	reads("9223372036854775807", "9223372036854775807");
	reads("9223372036854775807e100", "9223372036854775807e100");
	reads("-9223372036854775807e-100", "-9223372036854775807e-100");
}

static void
test_spoken(void)
{
	reads("$68 million to $72 million", "USD 68M..72M");
	reads("$68-72m", "USD 68M..72M");
	reads("(0.02)", "-0.02");
	reads("(5)", "-5");
	reads("2019", "2019");
	reads("€1.5bn", "EUR 1.5B");
	reads("165.1m", "165.1M");
	reads("C$16.4 million", "CAD 16.4M");
	reads("Rs 1,200 crore", "INR 12.00B");
	reads("USD 5.7bn", "USD 5.7B");
	reads("45%-plus", ">= 45 %");
	reads("at least $1.5B", ">= USD 1.5B");
	reads("up to 30%", "<= 30 %");
	reads("low 40% range", "40..43.3 %");
	reads("mid-single digits", "3.3..6.7 %");
	reads("flat", "0 %");
	reads("about 25 cents per share", "~USD 0.25 /share");
	reads("10k", "10k");
	reads("12,5 %", "12.5 %");
}

static void
test_refusals(void)
{
	refuses("", EC_MEASURE_ERROR_SYNTAX, 0);
	refuses("hello", EC_MEASURE_ERROR_SYNTAX, 0);
	refuses("12 parsecs", EC_MEASURE_ERROR_UNIT, 3);
	refuses("$5 and", EC_MEASURE_ERROR_UNIT, 3);
	refuses("5% %", EC_MEASURE_ERROR_SYNTAX, 3);
	refuses("72..68 %", EC_MEASURE_ERROR_RANGE, 8);
	refuses("72% to 68%", EC_MEASURE_ERROR_RANGE, 4);
	refuses("99999999999999999999", EC_MEASURE_ERROR_OVERFLOW, 0);
	refuses("1e999999999999", EC_MEASURE_ERROR_OVERFLOW, 0);
	refuses("usd 5", EC_MEASURE_ERROR_SYNTAX, 0);
	refuses("XX%", EC_MEASURE_ERROR_SYNTAX, 0);
}

static void
test_make(void)
{
	EcDecimal	low = {5, 0};
	EcDecimal	high = {4, 0};
	EcDecimal	huge = {1, 101};
	EcDecimal	least = {INT64_MIN, 0};
	EcMeasure	m;

	is_number(ec_measure_make(&low, &high, "%", false, &m), EC_MEASURE_ERROR_RANGE, "low above high");
	is_number(ec_measure_make(&low, &low, "furlong", false, &m), EC_MEASURE_ERROR_UNIT, "an unknown unit");
	is_number(ec_measure_make(&low, &low, "a unit of more than fifteen bytes", false, &m), EC_MEASURE_ERROR_UNIT, "a long unit");
	is_number(ec_measure_make(&huge, NULL, NULL, false, &m), EC_MEASURE_ERROR_OVERFLOW, "an exponent too large");
	is_number(ec_measure_make(&least, NULL, NULL, false, &m), EC_MEASURE_ERROR_OVERFLOW, "INT64_MIN");
	is_number(ec_measure_make(NULL, &high, NULL, true, &m), EC_MEASURE_OK, "an open low end");
	ok(ec_measure_low_is_open(&m) && !ec_measure_high_is_open(&m) && m.unit[0] == '\0', "… is open");
	is_number(sizeof(EcMeasure), 40, "40 bytes");
}

static void
orders(const char *first, const char *second, int order)
{
	EcMeasure	a;
	EcMeasure	b;
	size_t		where;

	ok(ec_measure_parse(first, strlen(first), &a, &where) == EC_MEASURE_OK &&
	   ec_measure_parse(second, strlen(second), &b, &where) == EC_MEASURE_OK &&
	   ec_measure_compare(&a, &b) == order && ec_measure_compare(&b, &a) == -order, first);
}

static void
test_order(void)
{
	orders("165.0M", "165M", 0);
	orders("~5 %", "5 %", 0);
	orders("<= 5 %", "-100 %", -1);
	orders("5 %", ">= 5 %", -1);
	orders("5..6 %", "5..7 %", -1);
	orders("5 %", "5 bp", -1);
	orders("..", "<= 1e100", 1);
	orders(">= 5", "..", 1);
}

int
main(void)
{
	test_canonical();
	test_digits();
	test_spoken();
	test_refusals();
	test_make();
	test_order();
	return finish();
}
