/*
 * The month in which the fiscal year ends, where neither the user nor the header tells it and no date of the call
 * is known: the dates that the speech gives for its balances ("as of June 30", "the quarter ended March 31")
 * are those of the end of the reported period, and quarters that are named by their month ("the December quarter").
 *
 * Only dates at a month's end count, and only where one month clearly leads: days after the end of the
 * quarter are told too ("as of July 31"), and balances are compared with those of the last year end.
 */
#include "engine/period.h"

#include <string.h>

#define REACH 131072			/* bytes of the text */
#define LEAST_VOTES 3
#define LEAST_VOTES_ALONE 2		/* where no other month is named */

typedef struct Votes
{
	int			month[12];		/* at whose end something stood */
	bool		is_ended[12];	/* a period is said to have ended with it */
} Votes;

static const char *const month_names[12] = {"January", "February", "March", "April", "May", "June", "July", "August",
"September", "October", "November", "December"};

/* The month whose name stands at `at`, 0..11; -1 none. */
static int
month_at(const char *text, uint32_t length, uint32_t at)
{
	for (int i = 0; i < 12; i++)
	{
		size_t		n = text[at] == month_names[i][0] ? strlen(month_names[i]) : 0;

		if (n > 0 && at + n < length && memcmp(text + at, month_names[i], n) == 0 && !ec_is_letter(text[at + n]))
			return i;
	}
	return -1;
}

/* The word that ends before the space before `at`. */
static EcSlice
word_before(const char *text, uint32_t at)
{
	uint32_t	end = at;
	uint32_t	start;

	while (end > 0 && ec_is_space(text[end - 1]))
		end--;
	for (start = end; start > 0 && ec_is_letter(text[start - 1]); start--)
		;
	return (EcSlice) {text + start, end - start};
}

/* "at", "as of", "end of", "ended", but nothing that is compared with. */
static bool
leads_to_end(const char *text, uint32_t at, bool *is_ended)
{
	static const char *const ended[] = {"ended", "ending"};
	static const char *const points[] = {"at", "of"};
	static const char *const before_of[] = {"as", "end"};
	static const char *const bases[] = {"to", "with", "versus", "from", "than", "against", "since", "over"};
	EcSlice		word = word_before(text, at);
	EcSlice		before = word_before(text, (uint32_t) (word.data - text));

	*is_ended = ec_slice_is_any(word, ended, 2);
	if (*is_ended)
		return true;
	if (!ec_slice_is_any(word, points, 2))
		return false;
	if (ec_slice_is(word, "at"))
		return !ec_slice_is_any(before, bases, sizeof(bases) / sizeof(bases[0]));
	return ec_slice_is_any(before, before_of, 2) &&
		!ec_slice_is_any(word_before(text, (uint32_t) (before.data - text)), bases, sizeof(bases) / sizeof(bases[0]));
}

/* The day behind the month, 0 none; a year is no day. */
static int
day_behind(const char *text, uint32_t length, uint32_t at)
{
	int			day = 0;

	while (at < length && ec_is_space(text[at]))
		at++;
	for (int i = 0; i < 3 && at < length && ec_is_digit(text[at]); i++)
		day = day * 10 + (text[at++] - '0');
	return day <= 31 ? day : 0;
}

static void
count_month(const char *text, uint32_t length, uint32_t at, int month, Votes *votes)
{
	static const char quarter[] = " quarter";
	uint32_t	behind = at + (uint32_t) strlen(month_names[month]);
	int			day = day_behind(text, length, behind);
	bool		is_ended;

	if (behind + sizeof(quarter) < length && memcmp(text + behind, quarter, sizeof(quarter) - 1) == 0)
	{
		votes->month[month]++;
		votes->is_ended[month] = true;
		return;
	}
	if ((day > 10 && day < 20) || !leads_to_end(text, at, &is_ended))
		return;
	if (day != 0 && day <= 10)
		month = (month + 11) % 12;
	votes->month[month]++;
	votes->is_ended[month] |= is_ended;
}

/* The month that leads, 0..11; -1 where none does. */
static int
leader(const Votes *votes)
{
	int			best = 0;
	int			second = 0;

	for (int i = 1; i < 12; i++)
		if (votes->month[i] > votes->month[best])
			best = i;
	for (int i = 0; i < 12; i++)
		if (i != best && votes->month[i] > second)
			second = votes->month[i];
	return votes->month[best] >= (second == 0 ? LEAST_VOTES_ALONE : LEAST_VOTES) && votes->month[best] >= 2 * second ? best : -1;
}

void
ec_calendar_guess(EcCalendar *calendar, const char *text, uint32_t length)
{
	Votes		votes = {0};
	int			end = ec_period_end_month(calendar->call);
	int			month;
	int			ahead;

	if (calendar->call == EC_PERIOD_NONE || ec_period_months(calendar->call) != 3)
		return;
	if (length > REACH)
		length = REACH;
	for (uint32_t at = 1; (at = ec_byte_find(text, at, length, 'A', 'Z', true)) + 3 < length; at++)
	{
		if (!ec_is_space(text[at - 1]))
			continue;
		month = month_at(text, length, at);
		if (month >= 0)
			count_month(text, length, at, month, &votes);
	}
	month = leader(&votes);
	ahead = (month + 1 + 12 - end) % 12;
	if (month < 0 || ((ahead == 1 || ahead == 2) && !votes.is_ended[month]))
		return;
	calendar->year_end_month = (month + 12 - end) % 12 + 1;
}
