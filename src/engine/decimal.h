/*
 * Exact decimals: mantissa * 10^exponent, with the digits that were said kept
 * ("165.0" is 1650e-1). Equality and order are by value; precision is in the
 * exponent. Every operation says whether the result fits.
 */
#ifndef EC_DECIMAL_H
#define EC_DECIMAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct EcDecimal
{
	int64_t		mantissa;
	int32_t		exponent;		/* EC_DECIMAL_MIN_EXPONENT .. EC_DECIMAL_MAX_EXPONENT */
} EcDecimal;

#define EC_DECIMAL_MIN_EXPONENT (-100)
#define EC_DECIMAL_MAX_EXPONENT 100

extern int	ec_decimal_compare(EcDecimal a, EcDecimal b);	/* -1, 0, 1 by value */
extern EcDecimal ec_decimal_normalize(EcDecimal a); /* no trailing zeros; zero is 0e0 */
extern bool ec_decimal_add(EcDecimal a, EcDecimal b, EcDecimal *sum);	/* exact, else false */
extern bool ec_decimal_scale(EcDecimal a, int power, EcDecimal *scaled);	/* times 10^power */
extern bool ec_decimal_multiply(EcDecimal a, EcDecimal b, EcDecimal *product);	/* exact, else false */
extern double ec_decimal_to_double(EcDecimal a);

/* Digits with at most one point, no sign, no grouping; false if it does not fit. */
extern bool ec_decimal_read(const char *digits, size_t length, EcDecimal *value);

#endif
