/*
 * What the files of the quantity lexer share; nobody else includes this.
 *
 *   quantity_tables.c   the words, by kind
 *   quantity_number.c   digits                         -> EcNumber
 *   quantity_word.c     number words                   -> EcNumber
 *   quantity_unit.c     scale, unit, "per share"
 *   quantity_amount.c   sign, currency and all of these -> EcAmount
 *   quantity_decade.c   "low 40% range", "mid-teens"   -> EcAmount
 *   quantity_range.c    two amounts, plus or minus     -> EcAmount
 *   quantity_context.c  what is no quantity
 *   quantity.c          bounds, shapes, the front door
 *
 * Every ec_scan… takes a scanner at the place where its thing should start, moves it past
 * and answers true, or answers false and leaves it where it was.
 */
#ifndef EC_QUANTITY_PARTS_H
#define EC_QUANTITY_PARTS_H

#include "engine/match.h"
#include "engine/quantity.h"

typedef enum EcBefore
{
	EC_BEFORE_DOWN = 1,			/* "down", "a decline of" */
	EC_BEFORE_CHANGE = 2,		/* "increased", "up", "by": what follows "to" may be the new value */
	EC_BEFORE_OF = 4,			/* "a range of": the ends may stand in any order */
	EC_BEFORE_REACH = 8			/* "was", "it": "up to" is no bound */
} EcBefore;

typedef struct EcScanner
{
	const char *at;
	const char *end;
	bool		is_whole;		/* a quantity is meant: years and phone numbers are numbers too */
	const char *text;			/* what stands before the quantity is text[0 .. start) */
	size_t		start;
	bool		is_overflow;	/* met a number that does not fit */
	bool		is_disordered;	/* met a range whose ends are in the wrong order */
	bool		is_time;		/* met a range whose second end is none: "12 to 18 months" */
} EcScanner;

typedef struct EcNumber
{
	EcDecimal	value;
	uint8_t		n_digits;		/* before the point */
	bool		has_point;
	bool		has_group;
	bool		has_words;
	bool		is_zero_led;	/* "007" */
	bool		wants_unit;		/* "12,5": only right beside a unit or a scale */
	bool		is_article;		/* "a" in "a million": only right before a unit or a scale */
	bool		is_fraction;	/* "two-thirds": already in percent */
	bool		wants_range;	/* "even": only as an end of a range */
} EcNumber;

typedef enum EcAmountKind
{
	EC_AMOUNT_NUMBER,
	EC_AMOUNT_DECADE,
	EC_AMOUNT_FACTOR,
	EC_AMOUNT_FLAT,
	EC_AMOUNT_BREAKEVEN,
	EC_AMOUNT_HALF_DECADE		/* "high single" in "high single to low double digits" */
} EcAmountKind;

typedef struct EcAmount
{
	EcDecimal	low;			/* without the scale … */
	EcDecimal	high;			/* equal to low unless it is a decade or a range */
	bool		is_high_open;	/* "double-digit" */
	uint8_t		kind;			/* EcAmountKind */
	int8_t		scale;			/* … which is this power of ten */
	bool		has_scale;
	bool		has_unit;		/* said, not implied */
	bool		has_sign;
	bool		is_negative;	/* the sign is not yet in low and high */
	bool		is_per_share;
	bool		is_minor;		/* cents */
	bool		has_prefix;		/* the currency stands before */
	bool		is_glued;		/* letters follow at once, as a slip */
	bool		is_bounded;		/* "+" or "-plus" between number and unit: "40-plus percent" */
	bool		is_vague;		/* "-ish" there */
	const char *unit;			/* canonical without /share; NULL: none */
	EcNumber	number;
} EcAmount;

/* The kinds of words in tables/quantity_words.def and quantity_context.def. */
typedef enum EcWords
{
	EC_WORDS_BOUND_BEFORE,
	EC_WORDS_BOUND_AFTER,
	EC_WORDS_APPROXIMATE,
	EC_WORDS_FACTOR,
	EC_WORDS_FLAT,
	EC_WORDS_FLAT_TAIL,
	EC_WORDS_FLAT_NOUN,
	EC_WORDS_BREAKEVEN,
	EC_WORDS_DECADE_PART,
	EC_WORDS_RANGE_NOUN,
	EC_WORDS_LEAD,
	EC_WORDS_FILLER,
	EC_WORDS_TRAILING_LOSS,
	EC_WORDS_PLUS_MINUS,
	EC_WORDS_TIME_WORD,
	EC_WORDS_MONTH_WORD,
	EC_WORDS_LABEL_WORD,
	EC_WORDS_HALF_LABEL,
	EC_WORDS_GLUED_WORD,
	EC_WORDS_CHANGE_WORD,
	EC_WORDS_FALL_WORD,
	EC_WORDS_REACH_WORD,
	EC_WORDS_WEIGHT_WORD,
	EC_WORDS_ONE_OTHER,
	EC_WORDS_TIMES_OTHER,
	EC_WORDS_PLUS_OTHER,
	EC_WORDS_COUNT
} EcWords;

/* What a word before the second end of a range says of it. */
typedef enum EcLead
{
	EC_LEAD_NONE,
	EC_LEAD_LOSS,
	EC_LEAD_PROFIT,
	EC_LEAD_UP,
	EC_LEAD_DOWN
} EcLead;

extern const EcName *ec_words_table(EcWords words, size_t *count);
extern const EcName *ec_words_find(EcWords words, const char *text, size_t length, size_t *bytes);
extern const EcName *ec_scan_words(EcScanner *scanner, EcWords words);	/* moves past the longest; NULL if none */
extern bool ec_follows_word(const EcScanner *scanner, EcWords words);	/* behind white space */
extern bool ec_is_word(EcWords words, const char *word, size_t length); /* all of it */

/* Left in bytes. */
static inline size_t
ec_left(const EcScanner *scanner)
{
	return (size_t) (scanner->end - scanner->at);
}

static inline bool
ec_is_at(const EcScanner *scanner, char c)
{
	return scanner->at < scanner->end && *scanner->at == c;
}

/* The byte at `offset`, or 0 past the end. */
static inline char
ec_peek(const EcScanner *scanner, size_t offset)
{
	return ec_left(scanner) > offset ? scanner->at[offset] : '\0';
}

static inline const EcName *
ec_find_name(const EcScanner *scanner, const EcName *names, size_t count, size_t *bytes)
{
	return ec_names_find(names, count, scanner->at, ec_left(scanner), bytes);
}

static inline bool
ec_scan_phrase(EcScanner *scanner, const char *phrase)
{
	size_t		n = ec_match_phrase(scanner->at, ec_left(scanner), phrase);

	scanner->at += n;
	return n > 0;
}

/* White space, if any. */
static inline void
ec_scan_gap(EcScanner *scanner)
{
	scanner->at += ec_match_gap(scanner->at, ec_left(scanner));
}

/* White space or one hyphen. */
static inline bool
ec_scan_joint(EcScanner *scanner)
{
	size_t		n = ec_match_joint(scanner->at, ec_left(scanner));

	scanner->at += n;
	return n > 0;
}

/* The first byte behind white space, 0 if there is none. */
static inline char
ec_peek_word(const EcScanner *scanner)
{
	return ec_peek(scanner, ec_match_gap(scanner->at, ec_left(scanner)));
}

extern bool ec_scan_dash(EcScanner *scanner);	/* hyphen, en or em dash, minus sign */

extern bool ec_scan_digits(EcScanner *scanner, bool may_space, EcNumber *number);
extern bool ec_scan_number_words(EcScanner *scanner, EcNumber *number);
extern bool ec_may_be_article(const EcScanner *scanner);	/* "a" that may start a quantity */
extern bool ec_scan_mixed_fraction(EcScanner *scanner, EcNumber *number);
extern bool ec_scan_number_tail(EcScanner *scanner, EcNumber *number);	/* "and a half" */

extern bool ec_scan_amount(EcScanner *scanner, EcAmount *amount);
extern bool ec_scan_decade(EcScanner *scanner, EcAmount *amount);
extern void ec_scan_amount_unit(EcScanner *scanner, EcAmount *amount);	/* scale, unit, per share, if any */

/* Reads the second end behind `first` and puts both into it. */
extern EcLead ec_scan_lead(EcScanner *scanner);	/* "a loss of" */
extern bool ec_scan_range(EcScanner *scanner, EcAmount *first, bool is_between,
						  const char **first_end, const char **second_start);
extern bool ec_scan_plus_minus(EcScanner *scanner, EcAmount *amount);

/* Puts sign and scale into the ends; false if they do not fit. */
extern bool ec_amount_settle(EcAmount *amount);

/* Does what follows at `scanner` make the amount none ("3rd", "2/2", "10:30", "5 years")? */
extern bool ec_is_refused(const EcScanner *scanner, const EcAmount *amount);
extern bool ec_is_year(const EcAmount *amount);
extern bool ec_is_weight(const EcScanner *after_pounds);	/* "of copper" */

/* EcBefore bits of the words before the quantity. */
extern uint8_t ec_look_before(const EcScanner *scanner);

/* Does what stands before text[at] make it none? */
extern bool ec_is_refused_before(const char *text, size_t at, const EcAmount *amount);

#endif
