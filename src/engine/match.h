/*
 * Phrases matched against text: ASCII case folded, a space in the phrase matches
 * white space and hyphens in the text. Used by the readers of units and quantities.
 */
#ifndef EC_MATCH_H
#define EC_MATCH_H

#include "engine/text.h"

#define EC_MAX_GAP 24			/* bytes of white space between two words of one phrase */

/*
 * Bytes of white space at the start of `text` (no-break and thin spaces too): at most EC_MAX_GAP, and
 * no more than one empty line within; 0 also where there is more.
 */
extern size_t ec_match_gap_slowly(const char *text, size_t length);

static inline size_t
ec_match_gap(const char *text, size_t length)
{
	/* nearly always there is none, or one space before a plain character */
	if (length == 0 || ((unsigned char) text[0] > ' ' && (unsigned char) text[0] < 0x80))
		return 0;
	if (text[0] == ' ' && length > 1 && (unsigned char) text[1] > ' ' && (unsigned char) text[1] < 0x80)
		return 1;
	return ec_match_gap_slowly(text, length);
}

/*
 * Bytes of what may join two words: white space, a hyphen with or without space behind it, or as
 * in "double -digit".
 */
extern size_t ec_match_joint_slowly(const char *text, size_t length);

static inline size_t
ec_match_joint(const char *text, size_t length)
{
	/* a letter, a digit, a point or a comma joins nothing */
	if (length == 0 || ((unsigned char) text[0] > '-' && (unsigned char) text[0] < 0x80) || text[0] == ',')
		return 0;
	return ec_match_joint_slowly(text, length);
}

/*
 * Sets of first bytes, to reject a whole table at once: the low five bits of a byte, so that case does not
 * matter. Made of literals ("abc"[0]), they are constants to the optimizer.
 */
#define EC_FIRST(name) (UINT32_C(1) << ((unsigned char) (name)[0] & 31))

static inline bool
ec_first_in(char c, uint32_t set)
{
	return (set >> ((unsigned char) c & 31)) & 1;
}

extern size_t ec_match_prefix_slowly(const char *text, size_t length, const char *phrase);
extern size_t ec_match_phrase_slowly(const char *text, size_t length, const char *phrase);

static inline bool
ec_may_match(const char *text, size_t length, const char *phrase)
{
	return phrase[0] == ' ' || (length > 0 && ec_lower(text[0]) == phrase[0]);
}

/* Bytes of `text` that the lower-case phrase matches, 0 if it does not. */
static inline size_t
ec_match_prefix(const char *text, size_t length, const char *phrase)
{
	return ec_may_match(text, length, phrase) ? ec_match_prefix_slowly(text, length, phrase) : 0;
}

/* The same, and no letter or digit may follow a phrase that ends in one. */
static inline size_t
ec_match_phrase(const char *text, size_t length, const char *phrase)
{
	return ec_may_match(text, length, phrase) ? ec_match_phrase_slowly(text, length, phrase) : 0;
}

/* One line of a table of phrases, which is in strcmp order. */
typedef struct EcName
{
	const char *name;
	const char *unit;			/* what it stands for: a canonical unit … */
	int			value;			/* … or numbers, as its table says */
	int			more;
} EcName;

/* Index of the first name that starts with this byte, or of one that does not. */
extern size_t ec_names_first(const EcName *names, size_t count, char byte);

/* The longest of the lower-case names that `text` starts with, as ec_match_phrase does; NULL if there is none. */
extern const EcName *ec_names_find(const EcName *names, size_t count,
								   const char *text, size_t length, size_t *bytes);

#define EC_COUNT(array) (sizeof(array) / sizeof((array)[0]))

#endif
