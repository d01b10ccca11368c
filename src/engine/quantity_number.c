/*
 * Numbers in digits, with their grouping.
 *
 * A comma between digits is grouping only where the groups are whole (1,200 or the
 * Indian 1,20,000); otherwise the number is refused rather than cut in two. A decimal
 * comma is taken only where nothing else can be meant, or beside a unit.
 */
#include "engine/quantity_parts.h"

#include <string.h>

#define MOST_DIGITS 40

typedef struct Digits
{
	char		text[MOST_DIGITS + 1];
	size_t		length;
} Digits;

static size_t
count_digits(const char *at, const char *end)
{
	size_t		n = 0;

	while (at + n < end && ec_is_digit(at[n]))
		n++;
	return n;
}

/* Copies a run of digits and moves past it; false if there are too many. */
static bool
take_digits(const char **at, const char *end, Digits *digits)
{
	size_t		n = count_digits(*at, end);

	if (digits->length + n > MOST_DIGITS)
		return false;
	memcpy(digits->text + digits->length, *at, n);
	digits->length += n;
	*at += n;
	return true;
}

/*
 * Bytes of grouped digits behind the first `lead` ones, groups being led by `separator`: all
 * groups of three, or, where `may_two`, Indian ones of two and a last one of three. 0 if they are not whole.
 */
static size_t
scan_groups(const char *at, const char *end, size_t lead, const char *separator, bool may_two, int least)
{
	size_t		width = strlen(separator);
	size_t		bytes = 0;
	size_t		last = 0;
	int			twos = 0;
	int			groups = 0;

	if (lead == 0 || lead > 3)
		return 0;
	while ((size_t) (end - at) > bytes + width && memcmp(at + bytes, separator, width) == 0)
	{
		size_t		n = count_digits(at + bytes + width, end);

		if (n == 0)
			break;
		if (n < 2 || n > 3 || groups > 8)
			return 0;
		twos += n == 2;
		last = n;
		groups++;
		bytes += width + n;
	}
	if (groups < least || last != 3 || (twos > 0 && (!may_two || twos != groups - 1 || lead > 2)))
		return 0;
	return bytes;
}

static bool
take_groups(const char **at, size_t bytes, Digits *digits)
{
	for (size_t i = 0; i < bytes; i++)
		if (ec_is_digit((*at)[i]))
		{
			if (digits->length == MOST_DIGITS)
				return false;
			digits->text[digits->length++] = (*at)[i];
		}
	*at += bytes;
	return true;
}

/* Groups with any separator that people use; the point only where there are two groups or a comma behind. */
static size_t
find_groups(const char *at, const char *end, size_t lead, bool may_space, bool *is_european)
{
	static const char *const separators[] = {"\xC2\xA0", "\xE2\x80\xAF", "\xE2\x80\x89", "'", "\xE2\x80\x99"};
	size_t		bytes;

	*is_european = false;
	if (at == end || lead > 3)
		return 0;
	if (*at == ',')
		return scan_groups(at, end, lead, ",", true, 1);
	if (*at == '.')
	{
		bytes = scan_groups(at, end, lead, ".", false, 1);
		*is_european = bytes > 4 || (bytes == 4 && end - at > 5 && at[4] == ',' &&
									 ec_is_digit(at[5]) && count_digits(at + 5, end) < 3);
		return *is_european ? bytes : 0;
	}
	if (*at == ' ')
		return may_space ? scan_groups(at, end, lead, " ", false, 1) : 0;
	for (size_t i = 0; i < sizeof(separators) / sizeof(separators[0]); i++)
	{
		bytes = scan_groups(at, end, lead, separators[i], false, 1);
		if (bytes > 0)
			return bytes;
	}
	return 0;
}

/* The fraction behind `mark`, if digits follow it; text out of PDF has "24 .0". */
static bool
take_fraction(const char **at, const char *end, char mark, Digits *digits, bool *has_point)
{
	if (end - *at > 2 && mark == '.' && digits->length > 0 &&
		(*at)[0] == ' ' && (*at)[1] == mark && ec_is_digit((*at)[2]))
		++*at;
	if (end - *at < 2 || **at != mark || !ec_is_digit((*at)[1]))
		return true;
	if (digits->length == MOST_DIGITS)
		return false;
	digits->text[digits->length++] = '.';
	*has_point = true;
	++*at;
	return take_digits(at, end, digits);
}

/* Digits that go on behind the number with a mark between: a date, a version, a list without spaces. */
static bool
goes_on(const char *at, const char *end)
{
	return end - at >= 2 && (*at == ',' || *at == '.') && ec_is_digit(at[1]);
}

/* Does anything follow that may belong to the number's digits? */
static bool
may_go_on(const char *at, const char *end)
{
	if (at == end || ec_is_letter(*at) || *at == '%')
		return false;
	if (*at == ' ' || *at == ',' || *at == '.')
		return at + 1 < end && (ec_is_digit(at[1]) || (*at == ' ' && at[1] == '.'));
	return *at == '\'' || (unsigned char) *at >= 0x80;
}

/* Plain digits with at most one point and nothing unusual behind them: most numbers are these. */
static bool
scan_plain_digits(EcScanner *scanner, EcNumber *number)
{
	const char *at = scanner->at;
	const char *end = scanner->end;
	const char *point;
	int64_t		mantissa = 0;

	while (at < end && ec_is_digit(*at) && at - scanner->at < 9)
		mantissa = mantissa * 10 + (*at++ - '0');
	number->n_digits = (uint8_t) (at - scanner->at);
	if (number->n_digits == 0)
		return false;
	number->value.exponent = 0;
	number->has_point = end - at > 1 && at[0] == '.' && ec_is_digit(at[1]);
	if (number->has_point)
	{
		point = at++;
		while (at < end && ec_is_digit(*at) && at - point < 9)
			mantissa = mantissa * 10 + (*at++ - '0');
		number->value.exponent = (int32_t) (point + 1 - at);
	}
	if (may_go_on(at, end) || (at < end && ec_is_digit(*at)))
		return false;
	number->value.mantissa = mantissa;
	number->is_zero_led = number->n_digits > 1 && *scanner->at == '0';
	scanner->at = at;
	return true;
}

bool
ec_scan_digits(EcScanner *scanner, bool may_space, EcNumber *number)
{
	const char *at = scanner->at;
	const char *end = scanner->end;
	Digits		digits = {.length = 0};
	size_t		lead;
	size_t		groups;
	bool		is_european;

	memset(number, 0, sizeof(*number));
	if (scan_plain_digits(scanner, number))
		return true;
	memset(number, 0, sizeof(*number));
	lead = count_digits(at, end);
	if ((lead == 0 && !(end - at > 1 && *at == '.' && ec_is_digit(at[1]))) || !take_digits(&at, end, &digits))
		return false;
	number->is_zero_led = lead > 1 && digits.text[0] == '0';
	groups = find_groups(at, end, lead, may_space, &is_european);
	number->has_group = groups > 0;
	if (!take_groups(&at, groups, &digits))
		return false;
	number->n_digits = (uint8_t) digits.length;
	if (groups == 0 && lead > 0 && lead <= 3 && end - at > 1 && *at == ',' && count_digits(at + 1, end) - 1 < 2)
		number->wants_unit = is_european = true;
	if (!take_fraction(&at, end, is_european ? ',' : '.', &digits, &number->has_point) || goes_on(at, end))
		return false;
	if (!ec_decimal_read(digits.text, digits.length, &number->value))
	{
		scanner->is_overflow = true;
		return false;
	}
	scanner->at = at;
	return true;
}

/* "1/2" as hundredths: only halves, quarters and eighths are written so. */
static int
thousandths(const char *at)
{
	int			top = at[0] - '0';
	int			bottom = at[2] - '0';

	if (at[1] != '/' || (bottom != 2 && bottom != 4 && bottom != 8) || top < 1 || top >= bottom)
		return 0;
	return top * 1000 / bottom;
}

/* "2 1/2", "2-1/2": adds the fraction to whole digits that have been read. */
bool
ec_scan_mixed_fraction(EcScanner *scanner, EcNumber *number)
{
	EcScanner	ahead = *scanner;
	EcDecimal	fraction = {0, -3};
	EcDecimal	sum;

	if (number->has_point || number->has_words || !ec_scan_joint(&ahead) || ec_left(&ahead) < 3)
		return false;
	fraction.mantissa = thousandths(ahead.at);
	if (fraction.mantissa == 0 || ec_is_digit(ec_peek(&ahead, 3)) ||
		!ec_decimal_add(number->value, ec_decimal_normalize(fraction), &sum))
		return false;
	number->value = sum;
	number->has_point = true;
	number->wants_unit = true;
	scanner->at = ahead.at + 3;
	return true;
}
