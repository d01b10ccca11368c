/*
 * The header: company, ticker, exchange, period and date of the call.
 *
 * It is read from a zone of bounded size: what stands before the first turn, and the
 * first words after it. Each period and each date in it is scored by the words around it;
 * the best one is the call's. A quarter without a year takes the year of the call's date.
 */
#include "engine/header_parts.h"

#include <string.h>

#define FRAME_REACH 65536		/* of the title, counted back from the first turn */
#define SPEECH_REACH 5000		/* of the speech after it */
#define PLAIN_REACH 2500		/* of a text without turns … */
#define ARTICLE_LENGTH 8000		/* … unless it is as short as an article */
#define TITLE_REACH 300			/* the title of a text without turns */
#define WINDOW 90				/* bytes around a mention in which cues count */
#define LEAST_PERIOD_SCORE 8
#define WELCOME_SCORE 12
#define LEAST_DATE_SCORE 2

static const struct
{
	uint32_t	class;
	uint64_t	starts_with;
	const char *text;
}			cues[] = {
#define CUE(class, text) {EC_HEADER_##class, EC_PHRASE_BIT(text), text},
#include "engine/tables/header_cues.def"
#undef CUE
};

uint32_t
ec_header_cues(EcSlice slice, uint32_t wanted)
{
	uint32_t	found = 0;
	EcWords		words;

	ec_words_cut(slice, &words);
	for (size_t i = 0; i < sizeof(cues) / sizeof(cues[0]); i++)
		if ((words.starts_with & cues[i].starts_with) != 0 && (wanted & ~found & cues[i].class) != 0 && ec_words_have(&words, cues[i].text))
			found |= cues[i].class;
	return found;
}

/* A full stop after a single letter ("p.m.") or a legal form ("inc.") ends none. */
static bool
ends_sentence(const char *text, uint32_t at)
{
	uint32_t	start = at;

	if (text[at] == '?' || text[at] == '!')
		return true;
	if (text[at] != '.' || !ec_is_space(text[at + 1]) || (at >= 2 && (text[at - 2] == '.' || ec_is_space(text[at - 2]))))
		return false;
	while (start > 0 && at - start < 12 && !ec_is_space(text[start - 1]))
		start--;
	return !ec_is_company_suffix((EcSlice) {text + start, at + 1 - start});
}

static inline bool
is_end_mark(char c)
{
	return c == '.' || c == '?' || c == '!';
}

EcSlice
ec_header_before(const EcHeaderZone *zone, uint32_t start)
{
	uint32_t	from = start;

	while (from > 0 && start - from < WINDOW &&
		   !(start - from > 2 && is_end_mark(zone->text[from - 1]) && ends_sentence(zone->text, from - 1)))
		from--;
	return (EcSlice) {zone->text + from, start - from};
}

static EcSlice
window_after(const EcHeaderZone *zone, uint32_t end)
{
	uint32_t	stop = end;

	while (stop + 1 < zone->end && stop - end < WINDOW && !(is_end_mark(zone->text[stop]) && ends_sentence(zone->text, stop)))
		stop++;
	return (EcSlice) {zone->text + end, stop - end};
}

static EcSlice
first_bytes(EcSlice slice, uint32_t n)
{
	if (slice.length > n)
		slice.length = n;
	return slice;
}

static EcSlice
last_bytes(EcSlice slice, uint32_t n)
{
	if (slice.length > n)
	{
		slice.data += slice.length - n;
		slice.length = n;
	}
	return slice;
}

/* "… 2019 earnings call", "results for the … 2019": the event stands right beside the period. */
static bool
is_beside_event(EcSlice before, EcSlice after, uint32_t cues_before, uint32_t cues_after)
{
	static const char *const links[] = {"for the", "of the", "for our", "of our", "for"};
	EcSlice		link = last_bytes(ec_slice_trim(before), 8);
	uint32_t	where;

	if ((cues_after & EC_HEADER_CALL) != 0 && ec_header_cues(first_bytes(after, 26), EC_HEADER_CALL) != 0)
		return true;
	if ((cues_before & EC_HEADER_CALL) == 0 || ec_header_cues(last_bytes(before, 34), EC_HEADER_CALL) == 0)
		return false;
	for (size_t i = 0; i < sizeof(links) / sizeof(links[0]); i++)
		if (ec_slice_find(link, links[i], &where))
			return true;
	return false;
}

bool
ec_header_is_base(EcSlice before)
{
	uint32_t	found = ec_header_cues(last_bytes(before, 26), EC_HEADER_COMPARED | EC_HEADER_TOPIC);

	return found == EC_HEADER_COMPARED;
}

/* "the second quarter last year", but not "the second quarter was $126 million, compared to": does what follows date it back? */
static bool
is_named_as_base(EcSlice after)
{
	return ec_header_cues(first_bytes(after, 30), EC_HEADER_LOOKS_BACK | EC_HEADER_COMPARED) == EC_HEADER_LOOKS_BACK;
}

/* How much speaks for the mention as the period that the call reports. In a title cues count from further off. */
static int
score_period(const EcHeaderZone *zone, const EcHeaderPeriod *period)
{
	EcSlice		before = ec_header_before(zone, period->start);
	EcSlice		after = window_after(zone, period->end);
	const uint32_t wanted = EC_HEADER_CALL | EC_HEADER_WELCOME | EC_HEADER_LOOKS_AHEAD | EC_HEADER_LOOKS_BACK;
	uint32_t	cues_before = ec_header_cues(before, wanted);
	uint32_t	cues_after = ec_header_cues(after, wanted | EC_HEADER_EVENT);
	int			score = period->mention.year != 0 ? 4 : 0;

	score += period->mention.months == 3 ? 2 : period->mention.months == 12 ? -2 : 0;
	score -= period->mention.calendar_month != 0 ? 2 : 0;
	if (is_beside_event(before, after, cues_before, cues_after))
		score += 4;
	else if (period->start < zone->frame_end && zone->has_title &&
		((cues_before | cues_after) & EC_HEADER_CALL) != 0)
		score += 3;
	score += (cues_before & EC_HEADER_WELCOME) != 0 ? 2 : 0;
	if (period->start < zone->frame_end && zone->has_title)
		score += 3;
	else if ((cues_before & EC_HEADER_WELCOME) == 0 && ((cues_after & EC_HEADER_EVENT) == 0 ||
		ec_header_cues(first_bytes(after, 40), EC_HEADER_EVENT) == 0))
		score -= 3;
	score -= ((cues_before | cues_after) & EC_HEADER_LOOKS_AHEAD) != 0 ? 5 : 0;
	score -= (cues_before & EC_HEADER_LOOKS_BACK) != 0 || is_named_as_base(after) ? 4 : 0;
	if (!zone->has_title && ec_header_is_base(before))
		score -= 4;
	return score;
}

/* Best first; of equals, the earlier one. */
static void
sort_periods(EcHeaderZone *zone)
{
	for (int i = 0; i < zone->n_periods; i++)
		zone->periods[i].score = score_period(zone, &zone->periods[i]);
	for (int i = 1; i < zone->n_periods; i++)
	{
		EcHeaderPeriod moved = zone->periods[i];
		int			j = i;

		for (; j > 0 && zone->periods[j - 1].score < moved.score; j--)
			zone->periods[j] = zone->periods[j - 1];
		zone->periods[j] = moved;
	}
}

/* How much speaks for the date as the day of the call: the event on its line or around it, a place in the title. */
static int
score_date(const EcHeaderZone *zone, const EcHeaderDate *date)
{
	uint32_t	before = ec_header_cues(ec_header_before(zone, date->start),
										EC_HEADER_CALL | EC_HEADER_HELD | EC_HEADER_NO_CALL_DATE);
	uint32_t	after = ec_header_cues(window_after(zone, date->end), EC_HEADER_CALL);
	int			score = date->start < zone->frame_end ? 2 : 0;

	score += (before & EC_HEADER_CALL) != 0 ? 2 : (after & EC_HEADER_CALL) != 0 ? 1 : 0;
	score += (before & EC_HEADER_HELD) != 0 ? 2 : 0;
	score -= (before & EC_HEADER_NO_CALL_DATE) != 0 ? 4 : 0;
	return score;
}

static EcDate
choose_date(EcHeaderZone *zone)
{
	EcDate		best = {0, 0, 0};
	int			best_score = LEAST_DATE_SCORE - 1;

	for (int i = 0; i < zone->n_dates; i++)
	{
		int			score = score_date(zone, &zone->dates[i]);

		if (score <= best_score)
			continue;
		best_score = score;
		best = zone->dates[i].date;
	}
	return best;
}

/* The year of a quarter that is said without one: it ended within the months before the call. */
static int
year_by_date(const EcPeriodMention *mention, EcDate called_on)
{
	int			end_month = mention->months * (mention->ordinal == 0 ? 1 : mention->ordinal);

	if (called_on.year == 0)
		return 0;
	return called_on.month <= end_month &&
		end_month - called_on.month > 6 ? called_on.year - 1 : called_on.year;
}

EcPeriod
ec_header_period_of(const EcPeriodMention *mention, EcDate called_on)
{
	int			year = mention->year != 0 ? mention->year : year_by_date(mention, called_on);
	int			ordinal = mention->ordinal == 0 ? 1 : mention->ordinal;

	if (year == 0)
		return EC_PERIOD_NONE;
	if (mention->calendar_month != 0)
	{
		if (mention->calendar_month % 3 != 0 || mention->months == 0 ||
			mention->calendar_month % mention->months != 0)
			return EC_PERIOD_NONE;
		ordinal = mention->calendar_month / mention->months;
	}
	return ec_period_make(year, mention->months, ordinal);
}

/* Is no later year said, or, at the end of a year, none but the next one? Else what was read may be a comparison. */
static bool
is_latest(const EcHeaderZone *zone, EcPeriod period)
{
	int			year = ec_period_year(period);

	return year >= zone->last_year || (year == zone->last_year - 1 && ec_period_end_month(period) == 12);
}

/* A period of the title, or one of the welcome: "welcome to the first quarter 2019 results call". */
static bool
is_title(const EcHeaderZone *zone, const EcHeaderPeriod *period)
{
	return (zone->has_title && period->start < zone->frame_end) || period->score >= WELCOME_SCORE;
}

/* The best scored one; a quarter without a year needs less where the date of the call gives the year. */
static EcPeriod
choose_period(const EcHeaderZone *zone, EcDate called_on)
{
	for (int i = 0; i < zone->n_periods; i++)
	{
		const EcHeaderPeriod *period = &zone->periods[i];
		bool		is_dated = period->mention.year == 0 && called_on.year != 0;
		EcPeriod	chosen;

		if (period->score < LEAST_PERIOD_SCORE - (is_dated ? 2 : 0) || (!zone->has_title &&
			period->mention.months == 12))
			continue;
		chosen = ec_header_period_of(&period->mention, called_on);
		if (chosen != EC_PERIOD_NONE && (is_title(zone, period) || is_latest(zone, chosen)))
			return chosen;
	}
	return EC_PERIOD_NONE;
}

/* "fiscal year ended June 30", but not "twelve months ended", which may trail. */
static bool
says_year_end(const EcHeaderZone *zone, const EcHeaderPeriod *period)
{
	char		first = ec_lower(zone->text[period->start]);

	return period->mention.months == 12 && period->mention.calendar_month != 0 && (first == 'y' ||
		first == 'f');
}

/* "quarter ended December 31", and not "the December 2020 quarter", which may be another than the one reported. */
static bool
says_ended(const EcHeaderZone *zone, const EcHeaderPeriod *period)
{
	static const char ended[] = " end";

	for (uint32_t at = period->start; at + sizeof(ended) <= period->end; at++)
		if (memcmp(zone->text + at, ended, sizeof(ended) - 1) == 0)
			return true;
	return false;
}

/* Said as such; or "quarter ended December 31" beside the third quarter says that the fiscal year ends in March. */
static int
year_end_month(const EcHeaderZone *zone, EcPeriod call)
{
	for (int i = 0; i < zone->n_periods; i++)
		if (says_year_end(zone, &zone->periods[i]))
			return zone->periods[i].mention.calendar_month;
	if (call == EC_PERIOD_NONE || ec_period_months(call) != 3)
		return 0;
	for (int i = 0; i < zone->n_periods; i++)
	{
		const EcPeriodMention *mention = &zone->periods[i].mention;

		if (mention->months == 3 && mention->calendar_month != 0 && says_ended(zone, &zone->periods[i]) &&
			mention->year >= ec_period_year(call) - 1 && mention->year <= ec_period_year(call))
			return (mention->calendar_month + 12 - ec_period_end_month(call) + 11) % 12 + 1;
	}
	return 0;
}

static void
open_zone(const EcLayout *layout, EcHeaderZone *zone)
{
	uint32_t	first = layout->first_opening;
	uint32_t	reach = layout->entry < 0 && layout->length > ARTICLE_LENGTH ? PLAIN_REACH : SPEECH_REACH;
	uint32_t	from = 0;

	memset(zone, 0, sizeof(*zone));
	zone->has_title = layout->entry >= 0 || !layout->breaks_at_newline;
	if (layout->entry < 0)
		first = layout->length < TITLE_REACH ? layout->length : TITLE_REACH;
	else if (first > FRAME_REACH)
		from = first - FRAME_REACH;
	zone->text = layout->text + from;
	zone->frame_end = first - from;
	zone->end = layout->length - first < reach ? layout->length - from : first - from + reach;
}

void
ec_header_read(EcLayout *layout, const EcOpening *first)
{
	EcHeaderZone zone;
	EcHeader   *header = &layout->header;

	open_zone(layout, &zone);
	ec_header_find(&zone, 0);
	sort_periods(&zone);
	ec_header_ticker(&zone, header);
	header->called_on = choose_date(&zone);
	header->period = choose_period(&zone, header->called_on);
	if (header->period == EC_PERIOD_NONE)
		header->period = ec_header_vote(layout, header->called_on);
	header->year_end_month = year_end_month(&zone, header->period);
	if (header->company.length == 0)
		header->company = ec_header_company(layout, &zone, first, header->ticker);
	if (header->company.length == 0)
		header->company.data = NULL;
	if (header->ticker.data == NULL)
		ec_header_tail_ticker(layout, header);
}
