/*
 * Slices of the text and their places in it.
 *
 * Everything inside the engine counts bytes of a UTF-8 text; what leaves it
 * counts characters. EcCharMap turns one into the other and is cheap where the
 * places are asked for in order.
 */
#ifndef EC_TEXT_H
#define EC_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* A piece of somebody else's text; data NULL says "not stated". */
typedef struct EcSlice
{
	const char *data;
	uint32_t	length;
} EcSlice;

/* A half-open piece [start, end) of the text, in bytes or, where said, in characters. */
typedef struct EcSpan
{
	uint32_t	start;
	uint32_t	end;
} EcSpan;

typedef struct EcCharMap
{
	const char *text;
	uint32_t	length;
	uint32_t	byte;			/* where we last were … */
	uint32_t	character;		/* … and how many characters stand before it */
} EcCharMap;

extern void ec_char_map_init(EcCharMap *map, const char *text, uint32_t length);

/* Number of characters (bytes that do not continue one) before `byte`. */
extern uint32_t ec_char_map_at(EcCharMap *map, uint32_t byte);
extern EcSpan ec_char_map_span(EcCharMap *map, EcSpan bytes);

/* The way back: number of bytes that the first so many characters take, or `length` if there are not as many. */
extern uint32_t ec_bytes_of_characters(const char *text, uint32_t length, uint32_t characters);

static inline EcSlice
ec_slice(const char *text, EcSpan span)
{
	EcSlice		slice = {text + span.start, span.end - span.start};

	return slice;
}

/* The place of the byte, of these, that English texts have least: capitals, digits and signs first. */
extern uint32_t ec_rarest_byte(const char *bytes, size_t n);

/* Where these bytes stand first in [at, end); NULL for nowhere. There must be one at least. */
extern const char *ec_bytes_find(const char *at, const char *end, const char *bytes, size_t n);

/* How often the word stands in the text, in this case of letters; stops at `most`. */
extern uint32_t ec_bytes_count(const char *text, uint32_t length, const char *word, uint32_t most);

extern bool ec_slice_equal(EcSlice a, EcSlice b);
extern bool ec_bytes_same(const char *a, const char *b, uint32_t n);	/* ASCII case folded */
extern bool ec_slice_is(EcSlice slice, const char *word);	/* ASCII case folded; "’" is an apostrophe */
extern bool ec_slice_is_any(EcSlice slice, const char *const *words, size_t n);
extern uint32_t ec_apostrophe_at(EcSlice slice, uint32_t at);	/* bytes of "'" or "’" there, or 0 */
extern uint32_t ec_possessive(EcSlice word);	/* bytes of "'s" or "’s" at its end, or 0 */

/* Without white space (ASCII and no-break) at both ends. */
extern EcSlice ec_slice_trim(EcSlice slice);

static inline bool
ec_is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static inline bool
ec_is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static inline bool
ec_is_upper(char c)
{
	return c >= 'A' && c <= 'Z';
}

static inline bool
ec_is_space(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

/* Eight bytes at once: the high bit of each byte that lies in [first, last], both ASCII. */
static inline uint64_t
ec_bytes_between(uint64_t bytes, char first, char last)
{
	const uint64_t ones = UINT64_C(0x0101010101010101);
	uint64_t	seven = bytes & 0x7F * ones;

	return (seven + (uint64_t) (0x80 - first) * ones) & ~(seven + (uint64_t) (0x7F - last) * ones) & ~bytes & 0x80 * ones;
}

/* Where the first byte of eight is the lowest one, so that such bits tell which comes first. */
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
#define EC_BYTE_SCAN 1
#else
#define EC_BYTE_SCAN 0
#endif

/* The first byte in [at, end) that lies in [first, last] or, where `wanted` is false, does not; `end` where there is none. */
static inline uint32_t
ec_byte_find(const char *text, uint32_t at, uint32_t end, char first, char last, bool wanted)
{
	for (; EC_BYTE_SCAN && at + 8 <= end; at += 8)
	{
		uint64_t	bytes;
		uint64_t	found;

		memcpy(&bytes, text + at, sizeof(bytes));
		found = ec_bytes_between(bytes, first, last);
		if (!wanted)
			found ^= UINT64_C(0x8080808080808080);
		if (found != 0)
			return at + ((uint32_t) __builtin_ctzll(found) >> 3);
	}
	while (at < end && (text[at] >= first && text[at] <= last) != wanted)
		at++;
	return at;
}

static inline char
ec_lower(char c)
{
	return ec_is_upper(c) ? (char) (c + ('a' - 'A')) : c;
}

#endif
