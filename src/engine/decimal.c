/*
 * Exact decimals in 64 bits of mantissa. Relies on nothing but libc.
 *
 * Nothing here rounds: where a result does not fit, the operands are tried once
 * more without their trailing zeros, and then the answer is false. |mantissa| is at
 * most INT64_MAX, so that every decimal can be negated.
 */
#include "engine/decimal.h"

#include <stdio.h>
#include <stdlib.h>

#define MAX_POWER 18			/* 10^18 is the largest power of ten in an int64_t */

static const int64_t powers_of_ten[MAX_POWER + 1] = {
	1, 10, 100, 1000, 10000, 100000, 1000000, 10000000, 100000000, 1000000000,
	INT64_C(10000000000), INT64_C(100000000000), INT64_C(1000000000000),
	INT64_C(10000000000000), INT64_C(100000000000000), INT64_C(1000000000000000),
	INT64_C(10000000000000000), INT64_C(100000000000000000), INT64_C(1000000000000000000)
};

static uint64_t
magnitude(int64_t mantissa)
{
	return mantissa < 0 ? 0 - (uint64_t) mantissa : (uint64_t) mantissa;
}

static int
count_digits(uint64_t value)
{
	int			digits = 1;

	while (digits <= MAX_POWER && value >= (uint64_t) powers_of_ten[digits])
		digits++;
	return digits;
}

static bool
exponent_fits(int exponent)
{
	return exponent >= EC_DECIMAL_MIN_EXPONENT && exponent <= EC_DECIMAL_MAX_EXPONENT;
}

/* |a| against |b|, neither zero. */
static int
compare_magnitudes(EcDecimal a, EcDecimal b)
{
	uint64_t	x = magnitude(a.mantissa);
	uint64_t	y = magnitude(b.mantissa);
	int			x_top = count_digits(x) + a.exponent;
	int			y_top = count_digits(y) + b.exponent;

	if (x_top != y_top)
		return x_top < y_top ? -1 : 1;
	/* equal tops: the shift gives the shorter mantissa as many digits as the longer one has */
	if (a.exponent > b.exponent)
		x *= (uint64_t) powers_of_ten[a.exponent - b.exponent];
	else
		y *= (uint64_t) powers_of_ten[b.exponent - a.exponent];
	return (x > y) - (x < y);
}

int
ec_decimal_compare(EcDecimal a, EcDecimal b)
{
	int			x = (a.mantissa > 0) - (a.mantissa < 0);
	int			y = (b.mantissa > 0) - (b.mantissa < 0);

	if (a.exponent == b.exponent)
		return (a.mantissa > b.mantissa) - (a.mantissa < b.mantissa);
	if (x != y || x == 0)
		return (x > y) - (x < y);
	return x > 0 ? compare_magnitudes(a, b) : compare_magnitudes(b, a);
}

EcDecimal
ec_decimal_normalize(EcDecimal a)
{
	if (a.mantissa == 0)
		a.exponent = 0;
	else
		while (a.mantissa % 10 == 0 && a.exponent < EC_DECIMAL_MAX_EXPONENT)
		{
			a.mantissa /= 10;
			a.exponent++;
		}
	return a;
}

/* Writes the same value with the smaller exponent `exponent`. */
static bool
lower_exponent(EcDecimal *a, int exponent)
{
	int			shift = a->exponent - exponent;

	a->exponent = exponent;
	if (a->mantissa == 0)
		return true;
	return shift <= MAX_POWER &&
		!__builtin_mul_overflow(a->mantissa, powers_of_ten[shift], &a->mantissa);
}

static bool
add_aligned(EcDecimal a, EcDecimal b, EcDecimal *sum)
{
	int			exponent = a.exponent < b.exponent ? a.exponent : b.exponent;

	if (!lower_exponent(&a, exponent) || !lower_exponent(&b, exponent))
		return false;
	sum->exponent = exponent;
	return !__builtin_add_overflow(a.mantissa, b.mantissa, &sum->mantissa) &&
		sum->mantissa != INT64_MIN;
}

bool
ec_decimal_add(EcDecimal a, EcDecimal b, EcDecimal *sum)
{
	if (add_aligned(a, b, sum))
		return true;
	if (a.mantissa == 0 || b.mantissa == 0)
	{
		*sum = a.mantissa == 0 ? b : a;
		return sum->mantissa != INT64_MIN;
	}
	return add_aligned(ec_decimal_normalize(a), ec_decimal_normalize(b), sum);
}

bool
ec_decimal_scale(EcDecimal a, int power, EcDecimal *scaled)
{
	int			exponent = a.exponent + power;

	if (exponent > EC_DECIMAL_MAX_EXPONENT)
	{
		if (!lower_exponent(&a, EC_DECIMAL_MAX_EXPONENT - power))
			return false;
		exponent = EC_DECIMAL_MAX_EXPONENT;
	}
	while (exponent < EC_DECIMAL_MIN_EXPONENT && a.mantissa % 10 == 0)
	{
		a.mantissa /= 10;
		exponent++;
	}
	scaled->mantissa = a.mantissa;
	scaled->exponent = exponent;
	return exponent_fits(exponent);
}

static bool
multiply_mantissas(EcDecimal a, EcDecimal b, EcDecimal *product)
{
	EcDecimal	raw = {0, 0};

	return !__builtin_mul_overflow(a.mantissa, b.mantissa, &raw.mantissa) &&
		raw.mantissa != INT64_MIN &&
		ec_decimal_scale(raw, a.exponent + b.exponent, product);
}

bool
ec_decimal_multiply(EcDecimal a, EcDecimal b, EcDecimal *product)
{
	return multiply_mantissas(a, b, product) ||
		multiply_mantissas(ec_decimal_normalize(a), ec_decimal_normalize(b), product);
}

/* Correctly rounded: powers up to 10^22 are exact doubles, the rest is strtod's. */
double
ec_decimal_to_double(EcDecimal a)
{
	char		text[40];

	if (a.exponent == 0)
		return (double) a.mantissa;
	if (magnitude(a.mantissa) <= (UINT64_C(1) << 53) && a.exponent > 0 && a.exponent <= MAX_POWER)
		return (double) a.mantissa * (double) powers_of_ten[a.exponent];
	if (magnitude(a.mantissa) <= (UINT64_C(1) << 53) && a.exponent < 0 && a.exponent >= -MAX_POWER)
		return (double) a.mantissa / (double) powers_of_ten[-a.exponent];
	snprintf(text, sizeof(text), "%llde%d", (long long) a.mantissa, (int) a.exponent);
	return strtod(text, NULL);
}

/* Zeros at the end wait in `zeros`, so that a long run of them becomes exponent. */
static bool
append_digit(uint64_t *mantissa, int *zeros, char digit)
{
	if (digit == '0' && *mantissa != 0)
	{
		++*zeros;
		return true;
	}
	for (; *zeros > 0; --*zeros)
		if (*mantissa > INT64_MAX / 10)
			return false;
		else
			*mantissa *= 10;
	if (*mantissa > (uint64_t) (INT64_MAX - (digit - '0')) / 10)
		return false;
	*mantissa = *mantissa * 10 + (uint64_t) (digit - '0');
	return true;
}

bool
ec_decimal_read(const char *digits, size_t length, EcDecimal *value)
{
	uint64_t	mantissa = 0;
	int			zeros = 0;
	int			n_digits = 0;
	int			n_fraction = 0;
	bool		in_fraction = false;

	for (size_t i = 0; i < length; i++)
	{
		if (digits[i] == '.' && !in_fraction)
		{
			in_fraction = true;
			continue;
		}
		if (digits[i] < '0' || digits[i] > '9' || !append_digit(&mantissa, &zeros, digits[i]))
			return false;
		n_digits++;
		n_fraction += in_fraction;
		if (n_fraction > -EC_DECIMAL_MIN_EXPONENT)
			return false;
	}
	/* as many of the zeros as fit are digits that were said */
	for (; zeros > 0 && mantissa <= INT64_MAX / 10; zeros--)
		mantissa *= 10;
	value->mantissa = (int64_t) mantissa;
	value->exponent = zeros - n_fraction;
	return n_digits > 0 && exponent_fits(value->exponent);
}
