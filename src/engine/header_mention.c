/*
 * The periods and dates that are mentioned in the zone of the header.
 *
 * Titles name periods in ways that speech does not: the event may stand between the quarter and its
 * year, "half year" and "annual" need no number. What a mention is worth, header.c decides.
 */
#include "engine/header_parts.h"

#include <string.h>

/* "Q3 & 9M 2024": the second lends its year to the first, which lends its start. */
static void
join_periods(const EcHeaderZone *zone, EcHeaderPeriod *first, EcHeaderPeriod *second)
{
	static const char *const joints[] = {" and ", " & ", " and the ", ", ", "/", " / ", " & the ", " and ",
		") and "};
	uint32_t	gap = second->start - first->end;

	for (size_t i = 0; i < sizeof(joints) / sizeof(joints[0]); i++)
		if (strlen(joints[i]) == gap && memcmp(zone->text + first->end, joints[i], gap) == 0)
		{
			second->start = first->start;
			if (first->mention.year == 0)
				first->mention.year = second->mention.year;
			first->end = second->end;
		}
}

static void
add_period(EcHeaderZone *zone, uint32_t start, uint32_t end, const EcPeriodMention *mention)
{
	EcHeaderPeriod *period;

	if (mention->year > zone->last_year)
		zone->last_year = mention->year;
	if (zone->n_periods == EC_MAX_HEADER_PERIODS || mention->relation != EC_PERIOD_NAMED || mention->months < 3)
		return;
	if (mention->calendar_month == 0 && mention->ordinal == 0 && mention->months != 12)
		return;
	if (mention->months == 12 && end - start == 4 && !zone->keeps_years)
		return;
	period = &zone->periods[zone->n_periods++];
	period->start = start;
	period->end = end;
	period->mention = *mention;
	if (zone->n_periods > 1)
		join_periods(zone, period - 1, period);
}

static void
add_date(EcHeaderZone *zone, uint32_t start, uint32_t end, EcDate date)
{
	if (zone->n_dates < EC_MAX_HEADER_DATES)
		zone->dates[zone->n_dates++] = (EcHeaderDate) {start, end, date, 0};
}

/*
 * The year behind the name of the event or of the year that the quarter belongs to: "third quarter results | 2023",
 * "second quarter of the | fiscal year ending March 31, 2024". Returns its length with what leads to it, or 0.
 */
static uint32_t
read_lent_year(const EcHeaderZone *zone, uint32_t at, EcPeriodMention *mention)
{
	static const char *const links[] = {" results ", " earnings ", " financial results ", " report ", " of the ", " of "};
	EcSlice		rest = {zone->text + at, zone->end - at};

	for (size_t i = 0; i < sizeof(links) / sizeof(links[0]); i++)
	{
		uint32_t	n = (uint32_t) strlen(links[i]);
		EcPeriodMention year = {0};
		size_t		length;

		if (rest.length <= n || !ec_slice_is((EcSlice) {rest.data, n}, links[i]))
			continue;
		length = ec_period_scan(rest.data + n, rest.length - n, &year);
		if (length == 0 || year.year == 0 || year.months != 12)
			continue;
		mention->year = year.year;
		return n + (uint32_t) length;
	}
	return 0;
}

/* Gives the mention of `length` bytes at `at` the year behind it, if there is one; returns the length of both. */
static uint32_t
lend_year(const EcHeaderZone *zone, uint32_t at, uint32_t length, EcPeriodMention *mention)
{
	EcSlice		said = {zone->text + at, length};
	uint32_t	where = length;
	uint32_t	n;

	if (ec_slice_find(said, "of", &where))	/* "second quarter | of the fiscal year", without what ends it */
		where--;
	n = read_lent_year(zone, at + where, mention);
	return n > 0 ? where + n : length;
}

/* "Half Year Results 2023", "half year 2023", "Annual Results 2023": periods that only titles name so. */
static uint32_t
read_title_period(const EcHeaderZone *zone, uint32_t at, EcPeriodMention *mention)
{
	static const struct
	{
		const char *words;
		uint8_t		months;
	}			names[] = {{"half year", 6}, {"half-year", 6}, {"interim", 6}, {"full year", 12}, {"full-year", 12}, {"annual", 12}};
	EcSlice		rest = {zone->text + at, zone->end - at};
	char		first = ec_lower(rest.data[0]);

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
	{
		uint32_t	n = first == names[i].words[0] ? ec_slice_match(rest, 0, names[i].words) : 0;
		uint32_t	year;
		EcPeriodMention bare = {0};

		if (n == 0)
			continue;
		mention->months = names[i].months;
		mention->ordinal = 1;
		year = read_lent_year(zone, at + n, mention);
		if (year == 0 && n + 5 < rest.length && rest.data[n] == ' ' && ec_period_scan(rest.data + n + 1, 4, &bare) == 4 && bare.year != 0)
		{
			mention->year = bare.year;
			year = 5;
		}
		if (year > 0)
			return n + year;
	}
	return 0;
}

#define LETTER(c) (1u << ((c) - 'a'))
#define DIGIT (1u << 26)
#define SPACE (1u << 27)

/* What may follow the first letter of a period or a date: "Q2", "second", "June"; and the second one, where that is a letter. */
static const uint32_t second_bytes[26] = {
	['a' - 'a'] = LETTER('n') | LETTER('p') | LETTER('u'),
	['d' - 'a'] = LETTER('e'),
	['f' - 'a'] = LETTER('e') | LETTER('i') | LETTER('o') | LETTER('u') | LETTER('y') | LETTER('q') | DIGIT,
	['h' - 'a'] = LETTER('a') | DIGIT,
	['i' - 'a'] = LETTER('n'),
	['j' - 'a'] = LETTER('a') | LETTER('u'),
	['m' - 'a'] = LETTER('a'),
	['n' - 'a'] = LETTER('i') | LETTER('o'),
	['o' - 'a'] = LETTER('c'),
	['q' - 'a'] = LETTER('u') | DIGIT | SPACE,
	['s' - 'a'] = LETTER('e') | LETTER('i'),
	['t' - 'a'] = LETTER('h') | LETTER('w'),
	['y' - 'a'] = LETTER('e')};

static const uint32_t third_bytes[26] = {
	['a' - 'a'] = LETTER('n') | LETTER('r') | LETTER('g'),
	['d' - 'a'] = LETTER('c'),
	['f' - 'a'] = LETTER('b') | LETTER('n') | LETTER('r') | LETTER('s') | LETTER('v') | LETTER('l') | LETTER('u'),
	['h' - 'a'] = LETTER('l'),
	['i' - 'a'] = LETTER('t'),
	['j' - 'a'] = LETTER('n') | LETTER('l') | LETTER('s'),
	['m' - 'a'] = LETTER('r') | LETTER('y'),
	['n' - 'a'] = LETTER('n') | LETTER('v'),
	['o' - 'a'] = LETTER('t'),
	['q' - 'a'] = LETTER('a'),
	['s' - 'a'] = LETTER('c') | LETTER('m') | LETTER('p') | LETTER('v') | LETTER('x'),
	['t' - 'a'] = LETTER('i') | LETTER('r') | LETTER('o'),
	['y' - 'a'] = LETTER('a')};

static inline uint32_t
class_of_byte(char c)
{
	return ec_is_letter(c) ? LETTER(c | 0x20) : ec_is_digit(c) ? DIGIT : c == ' ' ? SPACE : 0;
}

/* May a period or a date start here, by its first bytes? Most words do not get beyond the third. */
static inline bool
may_start(const char *text)
{
	unsigned	first = (unsigned) (ec_lower(text[0]) - 'a');
	uint32_t	second;

	if (ec_is_digit(text[0]))
		return true;
	if (first >= 26 || second_bytes[first] == 0)
		return false;
	second = second_bytes[first] & class_of_byte(text[1]);
	if ((second & (DIGIT | SPACE | LETTER('y') | LETTER('q'))) != 0)
		return true;
	return second != 0 && (third_bytes[first] & class_of_byte(text[2])) != 0;
}

/* After anything but a letter or digit, or with a capital after a small letter ("CallMay 06"). */
static bool
starts_word(const char *text, uint32_t at)
{
	if (ec_is_upper(text[at]))
		return !ec_is_upper(text[at - 1]) && !ec_is_digit(text[at - 1]);
	return !ec_is_letter(text[at - 1]) && !ec_is_digit(text[at - 1]);
}

/* "12.5", "1,219", "30%": digits that are no day, no year and no count of anything. */
static bool
is_amount(const char *text, uint32_t at, uint32_t end)
{
	uint32_t	stop = at;

	while (stop < end && ec_is_digit(text[stop]))
		stop++;
	if (stop == at || stop - at == 4 || stop + 1 >= end)
		return false;
	return text[stop] == '%' || ((text[stop] == '.' || text[stop] == ',') && ec_is_digit(text[stop + 1]));
}

/* Adds what starts at `at`, if anything does; returns where it ends, else `at`. */
static uint32_t
find_at(EcHeaderZone *zone, uint32_t at)
{
	const char *text = zone->text;
	EcPeriodMention mention = {0};
	EcDate		date;
	uint32_t	stop = ec_date_read(text, at, zone->end, &date);
	size_t		n;

	if (stop > at)
		add_date(zone, at, stop, date);
	n = read_title_period(zone, at, &mention);
	if (n == 0)
	{
		memset(&mention, 0, sizeof(mention));
		n = ec_period_scan(text + at, zone->end - at, &mention);
		if (n > 0 && mention.year == 0 && mention.ordinal != 0)
			n = lend_year(zone, at, (uint32_t) n, &mention);
	}
	if (n > 0)
		add_period(zone, at, at + (uint32_t) n, &mention);
	return stop < at + n ? at + (uint32_t) n : stop;
}

void
ec_header_find(EcHeaderZone *zone, uint32_t from)
{
	const char *text = zone->text;
	uint32_t	at = from;

	while (at + 3 < zone->end)
	{
		uint32_t	stop = at;
		bool		is_letter = ec_is_letter(text[at]);

		if ((is_letter || ec_is_digit(text[at])) && may_start(text + at) && (at == 0 || starts_word(text, at)) &&
			!is_amount(text, at, zone->end))
			stop = find_at(zone, at);
		if (stop > at)
			at = stop;
		else if (is_letter)
			at = ec_byte_find(text, at + 1, zone->end, 'a', 'z', false);	/* behind a letter no small one starts anything */
		else
			at++;
	}
}
