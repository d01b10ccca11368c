/*
 * What the files of the layout room share; no other room includes this.
 *
 *   layout_line.c          lines, rules, blank lines
 *   layout_name.c          does a line begin with a person's name
 *   layout_credit.c        title and firm after a name
 *   layout_opening.c       the openings of a turn ("Name - Title", "Name: text", …)
 *   layout_marked.c        those that a vendor's own signs mark ("<Q - Name>", "**Name**", …)
 *   layout_phrase.c        phrases in a piece of text
 *   layout_word.c          tables of words: headings, titles, firms, operators, furniture
 *   layout_participant.c   the lists of participants on top
 *   layout_cast.c          who speaks: counts candidates, decides who is vouched for, roles
 *   layout_section.c       where questions and answers begin
 *   layout.c               chooses the layout and walks the turns
 */
#ifndef EC_LAYOUT_PARTS_H
#define EC_LAYOUT_PARTS_H

#include "engine/layout.h"

#define EC_MAX_NAME 64			/* bytes of a speaker's name */
#define EC_MAX_CREDIT 160		/* bytes of title and firm after it */
#define EC_MAX_PARTICIPANTS 200
#define EC_MAX_SPEAKERS 768
#define EC_SPEAKER_CHUNK 16
#define EC_SPEAKER_SLOTS 1024	/* a power of two above EC_MAX_SPEAKERS */

/* One line; start and end leave out white space and bullets around the text. */
typedef struct EcLine
{
	uint32_t	from;			/* byte at which the line itself starts */
	uint32_t	start;
	uint32_t	end;
	uint32_t	next;			/* byte after the newline */
	uint32_t	name_end;		/* where a name that starts at `start` ends; start if there is none */
	int			name_words;
} EcLine;

typedef enum EcOpeningKind
{
#define OPENING(kind, reader, strength, description) EC_OPENING_##kind,
#include "engine/tables/openings.def"
#undef OPENING
	EC_OPENING_COUNT
} EcOpeningKind;

enum
{
	EC_LAYOUT_COUNT = 0
#define LAYOUT(name, uses, mainly, least) + 1
#include "engine/tables/layouts.def"
#undef LAYOUT
};

/* How sure a line that looks like an opening is one. */
typedef enum EcStrength
{
	EC_WEAK,					/* somebody must vouch for the name: a list, an introduction, repetition */
	EC_STRONG					/* the shape alone says so */
} EcStrength;

/* The line, or lines, that open a turn. */
typedef struct EcOpening
{
	uint8_t		kind;			/* EcOpeningKind */
	uint8_t		strength;		/* EcStrength */
	char		mark;			/* 'Q' or 'A' where the vendor marks questions and answers, else 0 */
	uint32_t	start;
	uint32_t	words;			/* byte at which the words start */
	EcSlice		name;
	EcSlice		title;
	EcSlice		firm;
} EcOpening;

/* What stands about a person in the lists on top. */
typedef struct EcParticipant
{
	EcSlice		entry;			/* the line with the name */
	EcSlice		detail;			/* the line below it, where title and firm stand there */
	EcRole		role;			/* UNKNOWN where the list mixes both sides */
} EcParticipant;

/* One person, or one label such as "Speaker 3", who opens turns. */
typedef struct EcSpeaker
{
	EcSlice		name;
	EcSlice		spaced;			/* the name with single spaces, where one had to be made */
	uint16_t	hits[EC_LAYOUT_COUNT];	/* lines that open a turn of this name, by layout */
	uint16_t	kinds[EC_OPENING_COUNT];	/* such lines by shape; a line may have several */
	bool		is_strong;		/* a shape alone said so */
	EcRole		role;
	EcSlice		title;
	EcSlice		firm;
	bool		is_listed;
	bool		is_no_name;		/* starts with "Slide", "Chief" or the like */
	bool		is_label;		/* "Operator", "Unknown Analyst": no name of a person */
	uint16_t	turns;
	uint16_t	questions;		/* turns with a question mark */
	uint16_t	answers;		/* turns of some length without one */
	uint16_t	replies;		/* turns right after one with a question mark */
	uint16_t	calls_next;		/* turns that call the next question */
	uint16_t	thanks_for_question;	/* turns with an asker's words */
	uint32_t	longest;		/* turn, in bytes */
	bool		is_first;		/* opens the first turn */
	bool		is_numbered;	/* "Speaker 3": nobody is named */
	bool		began_prepared; /* the first turn stands before the questions */
	bool		was_introduced; /* the turn before the first one calls the next questioner */
} EcSpeaker;

typedef struct EcCast
{
	int			n_participants;
	int			n_speakers;
	EcArena    *arena;
	EcParticipant *participants;	/* allocated with the first one */
	EcSpeaker  *speakers[EC_MAX_SPEAKERS / EC_SPEAKER_CHUNK];	/* chunks, allocated as they are needed */
	uint16_t	slots[EC_SPEAKER_SLOTS];	/* index + 1 by hash of the name */
} EcCast;

/* Walks the turns from the top; the same walk serves the survey of roles and the caller. */
typedef struct EcWalk
{
	uint32_t	at;
	int			number;
	EcSection	section;
	bool		is_done;
	bool		after_executive;	/* somebody of the company has spoken */
	bool		is_new;			/* the speaker has not spoken before */
	bool		after_heading;	/* the heading of the questions is passed */
	bool		is_called;		/* the turn before called the next questioner … */
	bool		is_asked;		/* … or had a question mark */
	bool		has_opening;
	EcOpening	opening;		/* of the turn to come */
} EcWalk;

struct EcLayout
{
	EcArena    *arena;
	const char *text;
	uint32_t	length;
	void		(*poll) (void *context);	/* or NULL */
	void	   *poll_context;
	uint32_t	polled;			/* byte at which it was called last */
	EcHeader	header;
	EcCast	   *cast;
	int			entry;			/* of tables/layouts.def, -1: plain */
	uint32_t	openings;		/* mask of EcOpeningKind that the layout uses */
	bool		is_bare;		/* names alone on a line are its main shape */
	bool		breaks_at_newline;
	bool		is_double_spaced;	/* an empty line stands behind each line, in the middle of sentences too */
	bool		is_one_line;	/* hardly a newline in it: sentences serve as lines */
	bool		guesses_questions;	/* nothing says where the questions begin */
	bool		has_roles;		/* the survey of roles is done */
	uint32_t	first_opening;	/* byte; length where nobody opens a turn */
	uint32_t	body;			/* byte after the lists on top, before which no turn opens */
	uint64_t   *repeated;		/* hashes of lines that stand on many pages */
	EcWalk		walk;
};

/* layout_line.c */
extern void ec_line_read(const char *text, uint32_t length, uint32_t at, EcLine *line);
extern void ec_line_next(const EcLayout *layout, uint32_t at, EcLine *line);	/* a sentence, where the text is one line */
extern bool ec_line_is_rule(const char *text, const EcLine *line);
extern bool ec_line_before(const char *text, uint32_t start, EcLine *line); /* the last one that is not blank, within 4 kB */
extern bool ec_line_after(const char *text, uint32_t length, uint32_t at, EcLine *line);	/* the next one that is not blank, within 4 kB */
extern uint32_t ec_time_skip(const char *text, uint32_t at, uint32_t end);	/* past "(00:12)", "[00:01:12]", "00:12" */
extern bool ec_line_is_page_number(const char *text, const EcLine *line);

/* layout_name.c */
extern uint32_t ec_name_read(const char *text, uint32_t at, uint32_t end, int *n_words);
extern uint32_t ec_name_hash(EcSlice name);
extern bool ec_name_equal(EcSlice a, EcSlice b);
extern bool ec_name_starts(EcSlice text, EcSlice name);
extern bool ec_name_within(EcSlice text, EcSlice name);

/* layout_phrase.c */
#define EC_MAX_WORDS 512

/* A piece of text and where its words start. */
typedef struct EcWords
{
	EcSlice		text;
	uint64_t	starts_with;	/* the first two letters of its words, folded into 64 bits */
	int			n;
	uint16_t	starts[EC_MAX_WORDS];
} EcWords;

extern bool ec_slice_find(EcSlice slice, const char *word, uint32_t *where);	/* whole words, case folded */
extern uint32_t ec_slice_match(EcSlice slice, uint32_t at, const char *word);	/* bytes of the word at `at`, or 0 */
extern void ec_words_cut(EcSlice slice, EcWords *words);
extern bool ec_words_have(const EcWords *words, const char *phrase);

/*
 * The bit of a word's first two letters in starts_with; what is no letter counts as one and the same. Of a phrase in small
 * letters it is a constant, so that a table of phrases may hold it.
 */
#define EC_WORD_BIT(first, second) (UINT64_C(1) << ((unsigned char) (first) * 11 + (unsigned char) (second)) % 64)
#define EC_PHRASE_BIT(phrase) EC_WORD_BIT((phrase)[0], (phrase)[1] >= 'a' && (phrase)[1] <= 'z' ? (phrase)[1] : 0)

/* layout_word.c */
typedef enum EcHeading
{
	EC_HEADING_NONE,
	EC_HEADING_EXECUTIVES,
	EC_HEADING_ANALYSTS,
	EC_HEADING_PARTICIPANTS,	/* both sides */
	EC_HEADING_PRESENTATION,
	EC_HEADING_BODY,			/* the first one on top starts the transcript proper */
	EC_HEADING_QUESTIONS,
	EC_HEADING_TAIL,			/* in the later part of the text: what follows is no speech */
	EC_HEADING_CLOSE			/* in the later part of the text: nobody new speaks after it */
} EcHeading;

extern EcHeading ec_heading_read(const char *text, const EcLine *line);
extern EcRole ec_role_of_title(EcSlice title);
extern bool ec_is_sure_title(EcSlice title);
extern bool ec_is_firm(EcSlice words);
extern bool ec_is_capitalised(EcSlice words);
extern bool ec_is_credit(EcSlice words);	/* title or firm, by its words or its capitals */
extern EcRole ec_role_of_name(EcSlice name);	/* "Operator", "Unidentified Analyst", … */
extern bool ec_is_label(EcSlice name);	/* one of these names */
extern bool ec_opens_queue(EcSlice words, bool *is_weak);
extern bool ec_calls_next(EcSlice words);
extern bool ec_closes_call(EcSlice words);
extern bool ec_thanks_for_question(EcSlice words);
extern bool ec_greets(EcSlice words);	/* starts with "Good morning", "Thanks" or the like */
extern bool ec_is_boilerplate(EcSlice line, bool starts_only);
extern bool ec_slice_find(EcSlice slice, const char *word, uint32_t *where);	/* whole words, case folded */

extern bool ec_is_not_name(EcSlice name);	/* starts with a word such as "Slide" */

/* layout_credit.c */
extern uint32_t ec_dash_read(const char *text, uint32_t at, uint32_t end);	/* bytes of a dash between name and title, or 0 */
extern uint32_t ec_note_skip(const char *text, uint32_t at, uint32_t end);	/* past "(ph)" */
extern EcSlice ec_credit_after(EcSlice entry, uint32_t name_length);	/* without the sign that parts it from the name */
extern void ec_credit_part(EcSlice credit, EcSlice *title, EcSlice *firm);

/* layout_marked.c */
extern EcSlice ec_opening_slice(const EcLayout *layout, uint32_t start, uint32_t end);
extern void ec_opening_credit(EcOpening *opening, EcSlice credit);
extern void ec_opening_name(const EcLayout *layout, const EcLine *line, uint32_t end, EcOpening *opening);
extern bool ec_opening_ruled(const EcLayout *layout, const EcLine *line, EcOpening *opening);
extern bool ec_opening_chevron(const EcLayout *layout, const EcLine *line, EcOpening *opening);
extern bool ec_opening_marked(const EcLayout *layout, const EcLine *line, EcOpening *opening);
extern bool ec_opening_numbered(const EcLayout *layout, const EcLine *line, EcOpening *opening);
extern bool ec_opening_bold(const EcLayout *layout, const EcLine *line, EcOpening *opening);

/* layout_opening.c */
extern bool ec_opening_read(const EcLayout *layout, uint32_t mask, const EcLine *line, EcOpening *opening);

/* layout_participant.c */
extern void ec_participants_read(EcLayout *layout);
extern void ec_participants_inline(EcLayout *layout);	/* of a text that is one line */
extern const EcParticipant *ec_participant_at(const EcCast *cast, EcSlice text);	/* whose whole entry the text starts with */
extern const EcParticipant *ec_participant_find(const EcCast *cast, EcSlice name);	/* once for each name: not cheap */
extern const EcParticipant *ec_participant_starting(const EcCast *cast, EcSlice name);	/* whose entry starts with it */

/* Are names alone on a line among the main shapes of a layout? */
static inline bool
ec_is_bare_layout(uint32_t mainly)
{
	return (mainly & (1u << EC_OPENING_BARE | 1u << EC_OPENING_COMMA)) != 0;
}

/* layout_cast.c */
static inline EcSpeaker *
ec_cast_at(const EcCast *cast, int i)
{
	return &cast->speakers[i / EC_SPEAKER_CHUNK][i % EC_SPEAKER_CHUNK];
}

extern EcSpeaker *ec_cast_find(EcCast *cast, EcSlice name, bool add);
extern bool ec_line_may_open(const char *text, EcLine *line);	/* reads the name too */
extern void ec_cast_survey(EcLayout *layout);	/* counts candidates over the whole text */
extern uint32_t ec_cast_score(const EcLayout *layout, int entry, uint32_t mainly, bool *is_certain);
extern EcSpeaker *ec_cast_speaker(EcLayout *layout, const EcOpening *opening);	/* with what the line says about role and title */
extern EcRole ec_role_of_credit(const EcLayout *layout, EcSlice title, EcSlice firm);
extern bool ec_cast_vouches(EcLayout *layout, const EcOpening *opening);
extern void ec_cast_note(EcLayout *layout, EcSpeaker *speaker, const EcTurn *turn, EcWalk *walk,
	bool is_numbered);
extern void ec_cast_forget(EcCast *cast);	/* what was noted */
extern void ec_cast_settle(EcCast *cast);	/* roles by conduct, after all turns are noted */

/* layout_furniture.c */
extern void ec_furniture_survey(EcLayout *layout);
extern bool ec_is_page_header(const EcLayout *layout, const EcLine *line);

/* layout.c */
extern void ec_layout_poll(EcLayout *layout, uint32_t at);	/* to be called for each line */
extern bool ec_walk_next(EcLayout *layout, EcWalk *walk, EcTurn *turn);

/* header.c */
extern void ec_header_read(EcLayout *layout, const EcOpening *first);	/* the opening of the first turn, or zeros */

#endif
