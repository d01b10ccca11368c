/*
 * Layout: the header, the speaker turns, the roles and the sections of a transcript.
 *
 * In:  the whole text, in bytes.
 * Out: an EcHeader; EcTurns in the order of the text, one at a time. Places are bytes.
 *
 * Each vendor's layout is an entry of tables/layouts.def with its recogniser; a
 * text of no known layout is one turn without speaker ("plain").
 */
#ifndef EC_LAYOUT_H
#define EC_LAYOUT_H

#include "engine/arena.h"
#include "engine/period.h"
#include "engine/text.h"

typedef enum EcRole
{
	EC_ROLE_UNKNOWN,
	EC_ROLE_EXECUTIVE,
	EC_ROLE_ANALYST,
	EC_ROLE_OPERATOR
} EcRole;

typedef enum EcSection
{
	EC_SECTION_PREPARED,
	EC_SECTION_QA
} EcSection;

typedef struct EcDate
{
	int16_t		year;			/* 0: not stated */
	uint8_t		month;			/* 1..12 */
	uint8_t		day;
} EcDate;

typedef struct EcHeader
{
	EcSlice		company;		/* as written, without "Corporation", "(NYSE: …)" and the like where they trail */
	EcSlice		ticker;
	EcSlice		exchange;
	EcPeriod	period;
	EcDate		called_on;
	const char *layout;			/* name of the entry of tables/layouts.def */
	int			year_end_month; /* where the text tells when the fiscal year ends, else 0 */
} EcHeader;

typedef struct EcTurn
{
	int			number;			/* from 1, in text order */
	EcSection	section;
	EcRole		role;
	EcSlice		speaker;		/* all four as written; data NULL where not stated */
	EcSlice		title;
	EcSlice		firm;
	EcSpan		words;			/* what was said */
	EcSpan		opening;		/* the speaker line; empty where there is none */
	bool		is_frame;		/* what stands on top of a text that has speakers (title, lists, summaries): no speech */
} EcTurn;

typedef struct EcLayout EcLayout;

/* Reads the frame of the text: its layout, header, participants. The arena must outlive the result. */
extern EcLayout *ec_layout_open(EcArena *arena, const char *text, uint32_t length);

/* The same; calls `poll`, if it is not NULL, at least every 64 kB here and in ec_layout_next_turn. It may not return. */
extern EcLayout *ec_layout_open_polled(EcArena *arena, const char *text, uint32_t length,
									   void (*poll) (void *context), void *poll_context);
extern const EcHeader *ec_layout_header(const EcLayout *layout);

/* Gives the next turn; false at the end. */
extern bool ec_layout_next_turn(EcLayout *layout, EcTurn *turn);

/*
 * Inside a turn, is the line that starts at byte `start` no speech (a page header or
 * footer, a rule, a disclaimer that the vendor repeats on each page)? If so, writes where the line ends
 * (after its newline). The sentence room skips such lines; polls.
 */
extern bool ec_layout_is_furniture(EcLayout *layout, uint32_t start, uint32_t *line_end);

/* Does a newline end a sentence in this text (one sentence or paragraph a line), or is it wrapped text? */
extern bool ec_layout_breaks_at_newline(const EcLayout *layout);

/* Does a single empty line stand behind each line, so that it ends no sentence either? */
extern bool ec_layout_is_double_spaced(const EcLayout *layout);

#endif
