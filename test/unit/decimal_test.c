/*
 * Decimals: read, compared, added, multiplied, at the edges of what fits.
 */
#include "engine/decimal.h"
#include "tap.h"

#include <stdlib.h>

static EcDecimal
decimal(int64_t mantissa, int exponent)
{
	EcDecimal	value = {mantissa, exponent};

	return value;
}

static bool
same(EcDecimal a, int64_t mantissa, int exponent)
{
	return a.mantissa == mantissa && a.exponent == exponent;
}

static void
reads(const char *text, bool fits, int64_t mantissa, int exponent)
{
	EcDecimal	value = {0, 0};
	bool		got = ec_decimal_read(text, strlen(text), &value);

	ok(got == fits && (!fits || same(value, mantissa, exponent)), text[0] == '\0' ? "(empty)" : text);
}

static void
test_read(void)
{
	reads("165", true, 165, 0);
	reads("165.0", true, 1650, -1);
	reads(".25", true, 25, -2);
	reads("5.", true, 5, 0);
	reads("0", true, 0, 0);
	reads("0.00", true, 0, -2);
	reads("007", true, 7, 0);
	reads("9223372036854775807", true, INT64_MAX, 0);
	reads("9223372036854775808", false, 0, 0);
	reads("100000000000000000000", true, INT64_C(1000000000000000000), 2);
	reads("0.10000000000000000000", true, INT64_C(1000000000000000000), -19);
	reads("12345678901234567890", true, 1234567890123456789, 1);
	reads("12345678901234567891", false, 0, 0);
	reads("", false, 0, 0);
	reads(".", false, 0, 0);
	reads("1.2.3", false, 0, 0);
	reads("1,2", false, 0, 0);
	reads("-1", false, 0, 0);
	reads("0.00000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000001", false, 0, 0);
}

static void
test_compare(void)
{
	is_number(ec_decimal_compare(decimal(1650, -1), decimal(165, 0)), 0, "165.0 is 165");
	is_number(ec_decimal_compare(decimal(0, 50), decimal(0, -50)), 0, "zero is zero");
	is_number(ec_decimal_compare(decimal(1, 100), decimal(INT64_MAX, 81)), 1, "1e100 is above 9.2e99");
	is_number(ec_decimal_compare(decimal(1, -100), decimal(0, 0)), 1, "the least positive one is above zero");
	is_number(ec_decimal_compare(decimal(-1, 100), decimal(1, -100)), -1, "signs first");
	is_number(ec_decimal_compare(decimal(-2, 1), decimal(-199, -1)), -1, "-20 is below -19.9");
	is_number(ec_decimal_compare(decimal(INT64_MAX, 0), decimal(922337203685477581, 1)), -1, "one digit apart at 19 digits");
}

static void
test_arithmetic(void)
{
	EcDecimal	r;

	ok(ec_decimal_add(decimal(15, -1), decimal(225, -2), &r) && same(r, 375, -2), "1.5 + 2.25");
	ok(ec_decimal_add(decimal(1, 18), decimal(-1, 0), &r) && same(r, 999999999999999999, 0), "1e18 - 1");
	ok(!ec_decimal_add(decimal(1, 30), decimal(1, 0), &r), "1e30 + 1 does not fit");
	ok(ec_decimal_add(decimal(0, -50), decimal(7, 20), &r) && ec_decimal_compare(r, decimal(7, 20)) == 0, "0 + 7e20");
	ok(!ec_decimal_add(decimal(INT64_MAX, 0), decimal(INT64_MAX, 0), &r), "the largest twice does not fit");
	ok(ec_decimal_add(decimal(INT64_C(9000000000000000000), 0), decimal(INT64_C(9000000000000000000), 0), &r) &&
	   ec_decimal_compare(r, decimal(18, 18)) == 0, "trailing zeros make room");
	ok(!ec_decimal_add(decimal(-INT64_MAX, 0), decimal(-1, 0), &r), "INT64_MIN is no mantissa");
	ok(ec_decimal_multiply(decimal(160, 8), decimal(98, -2), &r) && same(r, 15680, 6), "16.0 billion times 0.98");
	ok(ec_decimal_multiply(decimal(5000000000, 0), decimal(4000000000, 0), &r) &&
	   ec_decimal_compare(r, decimal(2, 19)) == 0, "5e9 times 4e9");
	ok(!ec_decimal_multiply(decimal(INT64_MAX, 0), decimal(3, 0), &r), "a product that does not fit");
	ok(!ec_decimal_multiply(decimal(1, 60), decimal(1, 60), &r), "an exponent that does not fit");
	ok(ec_decimal_scale(decimal(1650, -1), 6, &r) && same(r, 1650, 5), "165.0 million keeps its digit");
	ok(ec_decimal_scale(decimal(1, 99), 3, &r) && same(r, 100, 100), "zeros go into the mantissa");
	ok(!ec_decimal_scale(decimal(INT64_MAX, 99), 3, &r), "no room for zeros");
	ok(ec_decimal_scale(decimal(100, -99), -3, &r) && same(r, 1, -100), "zeros leave the mantissa");
	ok(!ec_decimal_scale(decimal(1, -99), -3, &r), "too small");
	r = ec_decimal_normalize(decimal(-16500, -2));
	ok(same(r, -165, 0), "normalized");
	r = ec_decimal_normalize(decimal(0, -7));
	ok(same(r, 0, 0), "zero normalized");
}

static void
test_double(void)
{
	ok(ec_decimal_to_double(decimal(1, -1)) == 0.1, "0.1");
	ok(ec_decimal_to_double(decimal(-165, 6)) == -165e6, "-165e6");
	ok(ec_decimal_to_double(decimal(INT64_MAX, -19)) == strtod("9223372036854775807e-19", NULL), "19 digits");
	ok(ec_decimal_to_double(decimal(3, 100)) == 3e100, "3e100");
}

int
main(void)
{
	test_read();
	test_compare();
	test_arithmetic();
	test_double();
	return finish();
}
