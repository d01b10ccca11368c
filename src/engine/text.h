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

extern bool ec_slice_equal(EcSlice a, EcSlice b);
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

static inline char
ec_lower(char c)
{
	return ec_is_upper(c) ? (char) (c + ('a' - 'A')) : c;
}

#endif
