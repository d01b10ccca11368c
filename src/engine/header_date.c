/*
 * Dates: "April 25, 2019", "25th April 2025", "08-May-2024", "5-May-23", "2020-07-22", "04/17/2002" (month first,
 * unless it cannot be one),
 * with line breaks inside where a page was set so. Years 1990 to 2099 only.
 */
#include "engine/header_parts.h"

#include <string.h>

static uint32_t
skip_gap(const char *text, uint32_t at, uint32_t end)
{
	while (at < end && (ec_is_space(text[at]) || text[at] == ',' || text[at] == '.' || text[at] == '-'))
		at++;
	return at;
}

/* A month's name, whole or its first three letters; returns where it ends. */
static uint32_t
read_month(const char *text, uint32_t at, uint32_t end, uint8_t *month)
{
	static const char *const months[] = {"january", "february", "march", "april", "may", "june", "july",
		"august", "september", "october", "november", "december"};

	for (uint8_t i = 0; at < end && i < 12; i++)
	{
		uint32_t	n = 0;

		if (months[i][0] != ec_lower(text[at]))
			continue;
		while (at + n < end && months[i][n] != '\0' && ec_lower(text[at + n]) == months[i][n])
			n++;
		if (at + n < end && ec_is_letter(text[at + n]) && !(n == 3 && ec_lower(text[at + n]) == 't'))
			continue;
		if (n < 3 || (months[i][n] != '\0' && n > 4))
			continue;
		*month = i + 1;
		return at + n + (at + n < end && ec_lower(text[at + n]) == 't');
	}
	return at;
}

static uint32_t
read_number(const char *text, uint32_t at, uint32_t end, uint32_t most, int *value)
{
	uint32_t	start = at;

	*value = 0;
	while (at < end && at - start < most && ec_is_digit(text[at]))
		*value = *value * 10 + (text[at++] - '0');
	return at < end && ec_is_digit(text[at]) ? start : at;
}

/* A day of the month, with "st", "th" after it, maybe on a line of its own. */
static uint32_t
read_day(const char *text, uint32_t at, uint32_t end, int *day)
{
	uint32_t	stop = read_number(text, at, end, 2, day);
	uint32_t	suffix = stop;

	if (stop == at || *day < 1 || *day > 31)
		return at;
	while (suffix < end && ec_is_space(text[suffix]))
		suffix++;
	if (suffix + 2 <= end && (memcmp(text + suffix, "th", 2) == 0 || memcmp(text + suffix, "st", 2) == 0 ||
		memcmp(text + suffix, "nd", 2) == 0 || memcmp(text + suffix, "rd", 2) == 0) &&
		(suffix + 2 == end || !ec_is_letter(text[suffix + 2])))
		return suffix + 2;
	return stop;
}

static uint32_t
read_year(const char *text, uint32_t at, uint32_t end, int *year)
{
	uint32_t	stop = read_number(text, at, end, 4, year);

	return stop == at + 4 && *year >= 1990 && *year <= 2099 ? stop : at;
}

/* The last two digits: "23". */
static uint32_t
read_short_year(const char *text, uint32_t at, uint32_t end, int *year)
{
	uint32_t	stop = read_number(text, at, end, 2, year);

	*year += *year < 90 ? 2000 : 1900;
	return stop == at + 2 ? stop : at;
}

static void
set_date(EcDate *date, int year, int month, int day)
{
	date->year = (int16_t) year;
	date->month = (uint8_t) month;
	date->day = (uint8_t) day;
}

/* "April 25, 2019" */
static uint32_t
read_month_first(const char *text, uint32_t at, uint32_t end, EcDate *date)
{
	uint8_t		month;
	int			day;
	int			year;
	uint32_t	stop = read_month(text, at, end, &month);
	uint32_t	next;

	if (stop == at)
		return at;
	next = skip_gap(text, stop, end);
	stop = read_day(text, next, end, &day);
	if (stop == next)
		return at;
	next = skip_gap(text, stop, end);
	stop = read_year(text, next, end, &year);
	if (stop == next || next - at > 40)
		return at;
	set_date(date, year, month, day);
	return stop;
}

/* "25 April 2025", "08-May-2024", "31st July, 2023" */
static uint32_t
read_day_first(const char *text, uint32_t at, uint32_t end, EcDate *date)
{
	uint8_t		month;
	int			day;
	int			year;
	uint32_t	stop = read_day(text, at, end, &day);
	uint32_t	next;

	if (stop == at)
		return at;
	next = skip_gap(text, stop, end);
	stop = read_month(text, next, end, &month);
	if (stop == next)
		return at;
	next = skip_gap(text, stop, end);
	stop = read_year(text, next, end, &year);
	if (stop == next && text[next - 1] == '-')
		stop = read_short_year(text, next, end, &year);
	if (stop == next)
		return at;
	set_date(date, year, month, day);
	return stop;
}

/* "2020-07-22", "2020/07/22", "20200722"; "04/17/2002" */
static uint32_t
read_digits(const char *text, uint32_t at, uint32_t end, EcDate *date)
{
	int			part[3];
	uint32_t	stop = at;
	bool		is_packed = false;

	if (end - at >= 8 && read_number(text, at, end, 8, &part[0]) == at + 8)
	{
		stop = at + 8;
		is_packed = true;
		part[2] = part[0] % 100;
		part[1] = part[0] / 100 % 100;
		part[0] /= 10000;
	}
	for (int i = 0; i < 3 && !is_packed; i++)
	{
		uint32_t	next = read_number(text, stop, end, 4, &part[i]);

		if (next == stop || (i < 2 && (next >= end || (text[next] != '-' && text[next] != '/'))))
			return at;
		stop = i < 2 ? next + 1 : next;
	}
	if (part[2] >= 1990)
	{
		int			year = part[2];

		bool		day_first = part[0] > 12;	/* else the month, as vendors of the United States write it */

		part[2] = part[day_first ? 0 : 1];
		part[1] = part[day_first ? 1 : 0];
		part[0] = year;
	}
	if (part[0] < 1990 || part[0] > 2099 || part[1] < 1 || part[1] > 12 || part[2] < 1 || part[2] > 31)
		return at;
	set_date(date, part[0], part[1], part[2]);
	return stop;
}

uint32_t
ec_date_read(const char *text, uint32_t at, uint32_t end, EcDate *date)
{
	uint32_t	stop;

	if (end > at + 48)
		end = at + 48;
	if (!ec_is_digit(text[at]))
		return read_month_first(text, at, end, date);
	stop = read_day_first(text, at, end, date);
	return stop > at ? stop : read_digits(text, at, end, date);
}
