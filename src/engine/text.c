/*
 * Slices and the way from bytes to characters. The map walks from where it last
 * was, forwards or back, so that places asked for in order cost one pass in all.
 */
#include "engine/text.h"

#include <string.h>

void
ec_char_map_init(EcCharMap *map, const char *text, uint32_t length)
{
	map->text = text;
	map->length = length;
	map->byte = 0;
	map->character = 0;
}

#define CHUNK ((uint32_t) sizeof(uint64_t))

static inline bool
continues_character(char byte)
{
	return ((unsigned char) byte & 0xC0) == 0x80;
}

/* Characters that begin in the next eight bytes: a continuation byte has bit 7 set and bit 6 clear. */
static inline uint32_t
count_in_chunk(const char *text)
{
	uint64_t	chunk;

	memcpy(&chunk, text, sizeof(chunk));
	chunk = (chunk >> 7) & ~(chunk >> 6) & UINT64_C(0x0101010101010101);
	return CHUNK - (uint32_t) ((chunk * UINT64_C(0x0101010101010101)) >> 56);
}

static uint32_t
count_characters(const char *text, uint32_t length)
{
	uint32_t	count = 0;
	uint32_t	at = 0;

	for (; length - at >= CHUNK; at += CHUNK)
		count += count_in_chunk(text + at);
	for (; at < length; at++)
		count += !continues_character(text[at]);
	return count;
}

uint32_t
ec_bytes_of_characters(const char *text, uint32_t length, uint32_t characters)
{
	uint32_t	at = 0;

	for (; length - at >= CHUNK && characters >= CHUNK; at += CHUNK)
		characters -= count_in_chunk(text + at);
	for (; at < length; at++)
		if (!continues_character(text[at]) && characters-- == 0)
			break;
	return at;
}

uint32_t
ec_char_map_at(EcCharMap *map, uint32_t byte)
{
	if (byte > map->length)
		byte = map->length;
	if (byte >= map->byte)
		map->character += count_characters(map->text + map->byte, byte - map->byte);
	else
		map->character -= count_characters(map->text + byte, map->byte - byte);
	map->byte = byte;
	return map->character;
}

EcSpan
ec_char_map_span(EcCharMap *map, EcSpan bytes)
{
	EcSpan		characters;

	characters.start = ec_char_map_at(map, bytes.start);
	characters.end = ec_char_map_at(map, bytes.end);
	return characters;
}

uint32_t
ec_rarest_byte(const char *bytes, size_t n)
{
	static const uint8_t frequency[256] = {
		[' '] = 27, ['e'] = 26, ['t'] = 25, ['a'] = 24, ['o'] = 23, ['i'] = 22, ['n'] = 21, ['s'] = 20, ['r'] = 19,
		['h'] = 18, ['l'] = 17, ['d'] = 16, ['c'] = 15, ['u'] = 14, ['m'] = 13, ['f'] = 12, ['p'] = 11, ['g'] = 10,
		['w'] = 9, ['y'] = 8, ['b'] = 7, ['v'] = 6, ['k'] = 5, ['x'] = 4, ['j'] = 3, ['q'] = 2, ['z'] = 1
	};
	uint32_t	place = 0;

	for (uint32_t i = 1; i < n; i++)
		if (frequency[(unsigned char) bytes[i]] < frequency[(unsigned char) bytes[place]])
			place = i;
	return place;
}

const char *
ec_bytes_find(const char *at, const char *end, const char *bytes, size_t n)
{
	uint32_t	before = ec_rarest_byte(bytes, n);

	for (; (size_t) (end - at) >= n; at++)
	{
		const char *rarest = memchr(at + before, bytes[before], (size_t) (end - at) - (n - 1));

		if (rarest == NULL)
			return NULL;
		at = rarest - before;
		if (memcmp(at, bytes, n) == 0)
			return at;
	}
	return NULL;
}

uint32_t
ec_bytes_count(const char *text, uint32_t length, const char *word, uint32_t most)
{
	size_t		n = strlen(word);
	const char *end = text + length;
	uint32_t	count = 0;

	for (const char *at = text; count < most && (at = ec_bytes_find(at, end, word, n)) != NULL; at++)
		count++;
	return count;
}

bool
ec_bytes_same(const char *a, const char *b, uint32_t n)
{
	for (uint32_t i = 0; i < n; i++)
		if (ec_lower(a[i]) != ec_lower(b[i]))
			return false;
	return true;
}

bool
ec_slice_equal(EcSlice a, EcSlice b)
{
	return a.length == b.length && (a.length == 0 || memcmp(a.data, b.data, a.length) == 0);
}

uint32_t
ec_apostrophe_at(EcSlice slice, uint32_t at)
{
	if (at < slice.length && slice.data[at] == '\'')
		return 1;
	return at + 3 <= slice.length && memcmp(slice.data + at, "\xE2\x80\x99", 3) == 0 ? 3 : 0;
}

uint32_t
ec_possessive(EcSlice word)
{
	for (uint32_t n = 2; n <= 4 && n < word.length; n += 2)
		if (word.data[word.length - 1] == 's' && ec_apostrophe_at(word, word.length - n) == n - 1)
			return n;
	return 0;
}

bool
ec_slice_is(EcSlice slice, const char *word)
{
	uint32_t	i = 0;

	for (; *word != '\0' && i < slice.length; word++)
	{
		uint32_t	n = *word == '\'' ? ec_apostrophe_at(slice, i) : ec_lower(slice.data[i]) == ec_lower(*word);

		if (n == 0)
			return false;
		i += n;
	}
	return i == slice.length && *word == '\0';
}

bool
ec_slice_is_any(EcSlice slice, const char *const *words, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (ec_slice_is(slice, words[i]))
			return true;
	return false;
}

/* Bytes of white space that `text` starts with: 1, 2 (U+00A0), or 0. */
static uint32_t
space_at(const char *text, uint32_t length)
{
	if (length > 0 && ec_is_space(text[0]))
		return 1;
	if (length > 1 && text[0] == '\xC2' && text[1] == '\xA0')
		return 2;
	return 0;
}

EcSlice
ec_slice_trim(EcSlice slice)
{
	uint32_t	n;

	while ((n = space_at(slice.data, slice.length)) > 0)
	{
		slice.data += n;
		slice.length -= n;
	}
	while (slice.length > 0)
	{
		const char *end = slice.data + slice.length;

		if (ec_is_space(end[-1]))
			slice.length -= 1;
		else if (slice.length > 1 && space_at(end - 2, 2) == 2)
			slice.length -= 2;
		else
			break;
	}
	return slice;
}
