/*
 * Fiscal periods as numbers: making, moving, containing, printing.
 *
 * Everything works on the absolute fiscal month of the end, year * 12 + month, which
 * is the upper part of the value; the length stands in the lowest four bits.
 */
#include "engine/period.h"

static inline EcPeriod
period_of_end(int64_t end, int months)
{
	if (end < 12 || end / 12 > EC_PERIOD_MAX_YEAR)
		return EC_PERIOD_NONE;
	return (EcPeriod) (end * 16 + months);
}

/* How many periods of this length a fiscal year has that can be named; 0 for no such length. */
static int
ordinals_of(int months)
{
	switch (months)
	{
		case 1:
			return 12;
		case 3:
			return 4;
		case 6:
			return 2;
		case 9:
		case 12:
			return 1;
		default:
			return 0;
	}
}

EcPeriod
ec_period_make(int year, int months, int ordinal)
{
	if (year < 1 || year > EC_PERIOD_MAX_YEAR || ordinal < 1 || ordinal > ordinals_of(months))
		return EC_PERIOD_NONE;
	return period_of_end((int64_t) year * 12 + months * ordinal - 1, months);
}

bool
ec_period_is_valid(EcPeriod period)
{
	int			months = ec_period_months(period);

	if (period <= 0 || ordinals_of(months) == 0)
		return false;
	return ec_period_make(ec_period_year(period), months, ec_period_ordinal(period)) == period;
}

EcPeriod
ec_period_shift(EcPeriod period, int64_t n)
{
	int			months = ec_period_months(period);
	int			step = months == 9 ? 12 : months;

	if (n > EC_PERIOD_MAX_YEAR * 12 || n < -EC_PERIOD_MAX_YEAR * 12)
		return EC_PERIOD_NONE;
	return period_of_end(ec_period_end(period) + n * step, months);
}

EcPeriod
ec_period_year_ago(EcPeriod period)
{
	return period_of_end(ec_period_end(period) - 12, ec_period_months(period));
}

bool
ec_period_contains(EcPeriod outer, EcPeriod inner)
{
	int			outer_end = ec_period_end(outer);
	int			inner_end = ec_period_end(inner);

	return inner_end <= outer_end &&
		inner_end - ec_period_months(inner) >= outer_end - ec_period_months(outer);
}

static int
put_number(char *buffer, int number, int least_digits)
{
	char		digits[12];
	int			n = 0;

	while (number > 0 || n < least_digits)
	{
		digits[n++] = (char) ('0' + number % 10);
		number /= 10;
	}
	for (int i = 0; i < n; i++)
		buffer[i] = digits[n - 1 - i];
	return n;
}

/* "Q2", "H1", "9M", "FY", "M03" */
static int
put_part(char *buffer, EcPeriod period)
{
	int			months = ec_period_months(period);
	int			ordinal = ec_period_ordinal(period);

	switch (months)
	{
		case 9:
			buffer[0] = '9';
			buffer[1] = 'M';
			return 2;
		case 12:
			buffer[0] = 'F';
			buffer[1] = 'Y';
			return 2;
		default:
			buffer[0] = months == 1 ? 'M' : months == 3 ? 'Q' : 'H';
			return 1 + put_number(buffer + 1, ordinal, months == 1 ? 2 : 1);
	}
}

int
ec_period_format(EcPeriod period, char *buffer)
{
	int			n = put_part(buffer, period);

	buffer[n++] = ' ';
	n += put_number(buffer + n, ec_period_year(period), 4);
	buffer[n] = '\0';
	return n;
}
