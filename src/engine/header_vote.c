/*
 * The period of a call that no title and no welcome names: what the whole speech is about.
 *
 * The part of the year is the one that is spoken of most, plans apart. Its year is hardly ever said
 * with it ("in the third quarter, sales were ..."), so every year that is mentioned speaks for itself or for its
 * neighbours: a base of comparison for the year after it, a plan for the year that is running. The weights
 * are learned (tables/call_year.def); a doubtful year is none.
 */
#include "engine/header_parts.h"

#include <math.h>
#include <string.h>

#define REACH 65536				/* of the speech */
#define ARTICLE_LENGTH 8000		/* what is longer must be speech */
#define PIECE 2048				/* read at a time: so few bytes hold no more periods than a zone does */
#define FIRST_YEAR 1990
#define YEARS 60
#define NEAR 2					/* years; what is further off is no rival */
#define LEAST_VOTES 8
#define LEAST_CHANCE 0.75f		/* of the year … */
#define LEAST_CHANCE_SAID 0.6f	/* … that is said with the part itself */

enum
{
	PART_Q4 = 3,
	PART_H1,
	PART_H2,
	NO_PART,					/* a bare year */
	PART_COUNT
};

typedef enum Manner
{
	AS_SAID,
	AS_BASE,
	AS_PLAN,
	AS_YEAR_PLAN,				/* of a year that is called one: "for fiscal 2019 we expect" */
	MANNER_COUNT
} Manner;

typedef struct Tally
{
	int			votes[NO_PART];
	int			year[YEARS][PART_COUNT][MANNER_COUNT];
	bool		is_mentioned[YEARS];
} Tally;

typedef enum Evidence
{
	SAID,
	COMPARED,
	PLANNED,
	YEAR_PLANNED,
	WITH_PART,
	COMPARED_WITH_PART,
	WITH_NEXT_PART,
	MENTIONED,					/* at all */
	EVIDENCE_COUNT
} Evidence;

/* For calls about an earlier part of the year, and about its last: of the year before, the same and the one after. */
static const float weights[2][EVIDENCE_COUNT][3] = {
#define CALL_YEAR(evidence, before, same, after) [0][evidence] = {before##f, same##f, after##f},
#define CALL_YEAR_END(evidence, before, same, after) [1][evidence] = {before##f, same##f, after##f},
#include "engine/tables/call_year.def"
#undef CALL_YEAR
#undef CALL_YEAR_END
};

static int
part_of(const EcPeriodMention *mention)
{
	if (mention->calendar_month != 0 || mention->ordinal == 0)
		return NO_PART;
	if (mention->months == 3 && mention->ordinal <= 4)
		return mention->ordinal - 1;
	return mention->months == 6 && mention->ordinal <= 2 ? PART_H1 + mention->ordinal - 1 : NO_PART;
}

static Manner
manner_of(const EcHeaderZone *zone, const EcHeaderPeriod *period)
{
	EcSlice		before = ec_header_before(zone, period->start);

	if (ec_header_is_base(before))
		return AS_BASE;
	if (ec_header_cues(before, EC_HEADER_PLANS) == 0)
		return AS_SAID;
	return period->mention.months == 12 && !ec_is_digit(zone->text[period->start]) ? AS_YEAR_PLAN : AS_PLAN;
}

/* Is "last year" or the like said right behind it? */
static bool
is_of_year_before(const EcHeaderZone *zone, const EcHeaderPeriod *period)
{
	EcSlice		after = {zone->text + period->start, zone->end - period->start};

	if (after.length > period->end - period->start + 16)
		after.length = period->end - period->start + 16;
	return ec_header_cues(after, EC_HEADER_LOOKS_BACK) != 0;
}

static void
count(Tally *tally, const EcHeaderZone *zone, const EcHeaderPeriod *period)
{
	const EcPeriodMention *mention = &period->mention;
	int			part = part_of(mention);
	bool		has_year = mention->year >= FIRST_YEAR && mention->year < FIRST_YEAR + YEARS;
	Manner		manner;

	if (part == NO_PART && !has_year)
		return;
	manner = manner_of(zone, period);
	if (part < NO_PART && manner < AS_PLAN)
		tally->votes[part] += manner == AS_BASE || is_of_year_before(zone, period) ? 1 : 2;
	if (has_year)
	{
		tally->year[mention->year - FIRST_YEAR][part][manner]++;
		tally->is_mentioned[mention->year - FIRST_YEAR] = true;
	}
}

/* Does somebody speak of himself: "I", "I'd"? A release in prose has a period too, but no call. */
static bool
is_speech(const char *text, uint32_t end)
{
	const char *last = text + end - 1;

	for (const char *at = text + 1; at < last && (at = memchr(at, 'I', (size_t) (last - at))) != NULL; at++)
		if ((at[1] == ' ' || at[1] == '\'') && ec_is_space(at[-1]))
			return true;
	return false;
}

static void
read_speech(const EcLayout *layout, Tally *tally)
{
	EcHeaderZone zone = {.text = layout->text, .keeps_years = true};
	uint32_t	from = layout->entry < 0 ? 0 : layout->first_opening;
	uint32_t	end = layout->length - from < REACH ? layout->length : from + REACH;

	if (layout->length > ARTICLE_LENGTH && !is_speech(layout->text, end))
		return;
	for (; from < end; from = zone.end)
	{
		zone.end = end - from < PIECE ? end : from + PIECE;
		zone.n_periods = zone.n_dates = 0;
		ec_header_find(&zone, from);
		for (int i = 0; i < zone.n_periods; i++)
			count(tally, &zone, &zone.periods[i]);
	}
}

/* Logarithms of the mentions of a year that is mentioned, by what they are evidence of. */
static void
weigh_evidence(const Tally *tally, int year, int part, float *evidence)
{
	static const uint8_t next_parts[] = {1, 2, 3, 0, PART_H2, PART_H1};
	int			mentions[EVIDENCE_COUNT] = {0};

	for (int i = 0; i < PART_COUNT; i++)
	{
		const int  *manner = tally->year[year][i];

		mentions[i == part ? WITH_PART : SAID] += manner[AS_SAID];
		mentions[i == part ? COMPARED_WITH_PART : COMPARED] += manner[AS_BASE];
		mentions[PLANNED] += manner[AS_PLAN];
		mentions[YEAR_PLANNED] += manner[AS_YEAR_PLAN];
		for (int j = 0; j < MANNER_COUNT; j++)
		{
			mentions[WITH_NEXT_PART] += i == next_parts[part] ? manner[j] : 0;
			mentions[MENTIONED] |= manner[j] > 0;
		}
	}
	for (int i = 0; i < MENTIONED; i++)
		evidence[i] = log1pf((float) mentions[i]);
	evidence[MENTIONED] = (float) mentions[MENTIONED];
}

/* 0 where the year and its neighbours are not mentioned. */
static float
score_year(const Tally *tally, int year, int part)
{
	float		score = 0;

	for (int neighbour = 0; neighbour < 3; neighbour++)
	{
		int			other = year + neighbour - 1;
		float		evidence[EVIDENCE_COUNT];

		if (other < 0 || other >= YEARS || !tally->is_mentioned[other])
			continue;
		weigh_evidence(tally, other, part, evidence);
		for (int i = 0; i < EVIDENCE_COUNT; i++)
			score += weights[part == PART_Q4][i][neighbour] * evidence[i];
	}
	return score;
}

/* The year of the call, 0 where it could as well be another one. */
static int
vote_year(const Tally *tally, int part)
{
	float		score[YEARS];
	float		sum = 0;
	float		least;
	int			best = 0;

	for (int year = 0; year < YEARS; year++)
	{
		score[year] = score_year(tally, year, part);
		if (score[year] > score[best])
			best = year;
	}
	for (int year = 0; year < YEARS; year++)
		if (score[year] != 0 && year >= best - NEAR && year <= best + NEAR)
			sum += expf(score[year] - score[best]);
	least = tally->year[best][part][AS_SAID] > 0 ? LEAST_CHANCE_SAID : LEAST_CHANCE;
	return score[best] > 0 && sum * least <= 1 ? FIRST_YEAR + best : 0;
}

/* The most votes of parts [first, last], if the runner-up has no more than three quarters of them; -1 none. */
static int
vote_part(const Tally *tally, int first, int last)
{
	int			best = first;
	int			second = 0;

	for (int i = first + 1; i <= last; i++)
		if (tally->votes[i] > tally->votes[best])
			best = i;
	for (int i = first; i <= last; i++)
		if (i != best && tally->votes[i] > second)
			second = tally->votes[i];
	return tally->votes[best] >= LEAST_VOTES && second * 4 <= tally->votes[best] * 3 ? best : -1;
}

/* The quarter that ended last before the day of the call, by the calendar year, of those that are spoken of often. */
static EcPeriod
vote_by_date(const Tally *tally, EcDate called_on)
{
	for (int months = 0; months <= 4; months++)
	{
		int			end = (called_on.month + 11 - months) % 12 + 1;

		if (end % 3 == 0 && tally->votes[end / 3 - 1] > LEAST_VOTES)
			return ec_header_period_of(&(EcPeriodMention) {.months = 3, .ordinal = (uint8_t) (end / 3)}, called_on);
	}
	return EC_PERIOD_NONE;
}

EcPeriod
ec_header_vote(const EcLayout *layout, EcDate called_on)
{
	Tally		tally = {0};
	EcPeriod	period = EC_PERIOD_NONE;
	int			part;
	int			year;

	read_speech(layout, &tally);
	if (called_on.year != 0)
		period = vote_by_date(&tally, called_on);
	if (period != EC_PERIOD_NONE)
		return period;
	part = vote_part(&tally, 0, PART_Q4);
	if (part < 0 && tally.votes[0] + tally.votes[1] + tally.votes[2] + tally.votes[PART_Q4] < LEAST_VOTES)
		part = vote_part(&tally, PART_H1, PART_H2);
	year = part < 0 || part == PART_H2 ? 0 : vote_year(&tally, part);
	if (year == 0)
		return EC_PERIOD_NONE;
	return part == PART_H1 ? ec_period_make(year, 6, 1) : ec_period_make(year, 3, part + 1);
}
