/*
 * What the files of the header share; no other room includes this.
 *
 *   header.c          the zone that is read, and the choice among its periods and dates
 *   header_mention.c  the periods and dates that are mentioned in it
 *   header_vote.c     the period of a call that no title and no welcome names
 *   header_date.c     dates as people write them
 *   header_company.c  the company's name
 *   header_site.c     … by its web site
 *   header_ticker.c   ticker and exchange
 */
#ifndef EC_HEADER_PARTS_H
#define EC_HEADER_PARTS_H

#include "engine/layout_parts.h"

#define EC_MAX_HEADER_PERIODS 96
#define EC_MAX_HEADER_DATES 24

/* A period that is mentioned in the zone, and how much speaks for it as the reported one. */
typedef struct EcHeaderPeriod
{
	uint32_t	start;			/* with the one before it that it is coordinated with ("full year and …") */
	uint32_t	end;
	EcPeriodMention mention;
	int			score;
} EcHeaderPeriod;

typedef struct EcHeaderDate
{
	uint32_t	start;
	uint32_t	end;
	EcDate		date;
	int			score;
} EcHeaderDate;

/* The part of the text that the header is read from. */
typedef struct EcHeaderZone
{
	const char *text;
	uint32_t	frame_end;		/* where the first turn opens; the title of a text without turns counts too */
	uint32_t	end;
	bool		has_title;		/* what stands before frame_end is a title, no speech */
	bool		keeps_years;	/* bare years ("2019") are wanted among the periods */
	int			last_year;		/* the last one said with any period */
	int			n_periods;
	int			n_dates;
	EcHeaderPeriod periods[EC_MAX_HEADER_PERIODS];
	EcHeaderDate dates[EC_MAX_HEADER_DATES];
} EcHeaderZone;

typedef enum EcHeaderCue
{
	EC_HEADER_CALL = 1,
	EC_HEADER_WELCOME = 2,
	EC_HEADER_LOOKS_AHEAD = 4,
	EC_HEADER_LOOKS_BACK = 8,
	EC_HEADER_NO_CALL_DATE = 16,
	EC_HEADER_EVENT = 32,
	EC_HEADER_COMPARED = 64,
	EC_HEADER_TOPIC = 128,
	EC_HEADER_HELD = 256,
	EC_HEADER_PLANS = 512
} EcHeaderCue;

/* Mask of the cues in the slice, of those that are wanted. */
extern uint32_t ec_header_cues(EcSlice slice, uint32_t wanted);

/* Reads a date at `at`, a word start; returns where it ends, `at` if there is none. */
extern uint32_t ec_date_read(const char *text, uint32_t at, uint32_t end, EcDate *date);

/* Adds the periods and dates that start at `from` or after it. */
extern void ec_header_find(EcHeaderZone *zone, uint32_t from);

/* The words of the same sentence before `start`, a bounded number of bytes. */
extern EcSlice ec_header_before(const EcHeaderZone *zone, uint32_t start);

/* Does what stands before the period make it the base of a comparison ("up from the … of 2019")? */
extern bool ec_header_is_base(EcSlice before);

/* The quarter, half or year that a mention names; a calendar month counts from January. */
extern EcPeriod ec_header_period_of(const EcPeriodMention *mention, EcDate called_on);

/* The period that the whole speech is about, EC_PERIOD_NONE where it does not tell. */
extern EcPeriod ec_header_vote(const EcLayout *layout, EcDate called_on);

/* Wants periods sorted by score. */
extern EcSlice ec_header_company(const EcLayout *layout, const EcHeaderZone *zone, const EcOpening *first,
	EcSlice ticker);
extern EcSlice ec_company_trim(EcSlice name);	/* without "Inc." and the like at its end */
extern bool ec_is_company_suffix(EcSlice name);
extern EcSlice ec_company_before(const char *text, uint32_t from, uint32_t end);	/* the capitalised words that end there */

/* header_site.c */
extern EcSlice ec_company_of_site(const EcHeaderZone *zone);
extern EcSlice ec_with_capital(const char *text, uint32_t length, EcSlice word);	/* the first place where it stands with a capital */
extern EcSlice ec_company_in_full(const EcLayout *layout, const EcHeaderZone *zone, EcSlice company);

/* Where it finds them; company is what stands before "(NYSE: ABC)". */
extern void ec_header_ticker(const EcHeaderZone *zone, EcHeader *header);
extern void ec_header_tail_ticker(const EcLayout *layout, EcHeader *header);	/* "About Acme" at the end */

#endif
