/*
 * The key of a word: its first and last eight bytes with letters in lower case.
 *
 * Case is folded by setting bit 5 of every byte, eight at a time: right for letters, and
 * harmless for what else stands inside words (digits, & ' . and bytes of UTF-8), because
 * the lexicon folds its own words in the same way. Words longer than EC_MAX_WORD are unknown.
 */
#ifndef EC_WORD_H
#define EC_WORD_H

#include <stdint.h>
#include <string.h>

#define EC_MAX_WORD 16
#define EC_FOLD UINT64_C(0x2020202020202020)

typedef struct EcWordKey
{
	uint64_t	head;			/* the first eight bytes, zeros beyond a shorter word */
	uint64_t	tail;			/* the last eight bytes of a longer word, else 0 */
} EcWordKey;

static inline uint64_t
ec_word_load(const char *text)
{
	uint64_t	bytes;

	memcpy(&bytes, text, sizeof(bytes));
	return bytes | EC_FOLD;
}

/* Length 1..EC_MAX_WORD; reads nothing beyond the word. */
static inline EcWordKey
ec_word_key(const char *text, uint32_t length)
{
	EcWordKey	key = {0, 0};

	if (length >= 8)
	{
		key.head = ec_word_load(text);
		if (length > 8)
			key.tail = ec_word_load(text + length - 8);
	}
	else
	{
		char		padded[8] = {0};

		for (uint32_t i = 0; i < length; i++)
			padded[i] = (char) (text[i] | 0x20);
		memcpy(&key.head, padded, sizeof(padded));
	}
	return key;
}

static inline uint32_t
ec_word_hash(EcWordKey key, uint32_t length)
{
	uint64_t	mixed = (key.head ^ (key.tail << 7 | key.tail >> 57) ^ length) * UINT64_C(0x9E3779B97F4A7C15);

	return (uint32_t) (mixed >> 40);
}

#endif
