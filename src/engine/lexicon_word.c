/*
 * The word table of the lexicon: open addressing over folded keys, with a
 * directory of 16-bit indexes that stays in the nearest cache, since most words of a text
 * are not in it.
 */
#include "engine/lexicon_build.h"

static bool
entry_is(const EcLexiconWord *entry, EcWordKey key, uint32_t length)
{
	return entry->key.head == key.head && entry->key.tail == key.tail && entry->length == length;
}

/* The slot that holds the word, or the free one where it belongs. */
static uint16_t *
find_slot(EcWordTable *table, EcWordKey key, uint32_t length)
{
	uint32_t	slot = ec_word_hash(key, length) % EC_WORD_SLOTS;

	while (table->slots[slot] != 0 && !entry_is(&table->entries[table->slots[slot] - 1], key, length))
		slot = (slot + 1) % EC_WORD_SLOTS;
	return &table->slots[slot];
}

const EcLexiconWord *
ec_word_table_entry(const EcWordTable *table, const char *text, uint32_t length)
{
	if (length == 0 || length > EC_MAX_WORD)
		return &table->unknown;
	return ec_word_table_lookup(table, ec_word_key(text, length), length);
}

uint16_t
ec_word_table_find(const EcWordTable *table, const char *text, uint32_t length)
{
	return ec_word_table_entry(table, text, length)->id;
}

uint16_t
ec_word_table_add(EcWordTable *table, const char *text, uint32_t length)
{
	EcWordKey	key;
	uint16_t   *slot;

	if (length == 0 || length > EC_MAX_WORD || table->count >= EC_MAX_WORDS)
		return 0;
	key = ec_word_key(text, length);
	slot = find_slot(table, key, length);
	if (*slot == 0)
	{
		EcLexiconWord *entry = &table->entries[table->count++];

		entry->key = key;
		entry->length = (uint16_t) length;
		entry->id = (uint16_t) table->count;
		entry->classes = 0;
		*slot = entry->id;
	}
	return table->entries[*slot - 1].id;
}

static bool
ends_with(const char *word, uint32_t length, const char *ending)
{
	size_t		n = strlen(ending);

	return length > n && memcmp(word + length - n, ending, n) == 0;
}

/* Writes the regular plural of a lower-case word; returns its length, 0 for none. */
static uint32_t
make_plural(char *word, uint32_t length)
{
	if (length < 3 || !ec_is_letter(word[length - 1]))
		return 0;
	if (ends_with(word, length, "s") || ends_with(word, length, "x") ||
		ends_with(word, length, "ch") || ends_with(word, length, "sh"))
		word[length++] = 'e';
	else if (ends_with(word, length, "y") && strchr("aeiou", word[length - 2]) == NULL)
	{
		word[length - 1] = 'i';
		word[length++] = 'e';
	}
	word[length++] = 's';
	return length;
}

void
ec_word_table_add_plurals(EcWordTable *table)
{
	table->listed = table->count;
	for (uint32_t i = 0; i < table->listed; i++)
	{
		EcLexiconWord *entry = &table->entries[i];
		char		word[EC_MAX_WORD + 2];
		uint32_t	length = entry->length;
		uint32_t	count = table->count;

		memcpy(word, &entry->key.head, 8);
		if (length > 8)
			memcpy(word + length - 8, &entry->key.tail, 8);
		length = make_plural(word, length);
		ec_word_table_add(table, word, length);
		if (table->count > count)
			table->entries[count].id = entry->id;
	}
}

void
ec_word_table_add_alias(EcWordTable *table, const char *alias, const char *word)
{
	uint16_t	id = ec_word_table_add(table, word, (uint32_t) strlen(word));
	uint32_t	count = table->count;

	ec_word_table_add(table, alias, (uint32_t) strlen(alias));
	if (table->count > count)
		table->entries[count].id = id;
}

bool
ec_word_table_add_class(EcWordTable *table, const char *text, uint32_t length, EcWordClass class)
{
	EcLexiconWord *entry;
	uint32_t	count = table->count;
	bool		is_new = ec_word_table_entry(table, text, length) == &table->unknown;

	if (is_new)
		ec_word_table_add(table, text, length);
	if (is_new && table->count == count)
		return false;
	entry = &table->entries[*find_slot(table, ec_word_key(text, length), length) - 1];
	if (is_new)
		entry->id = 0;
	entry->classes |= UINT32_C(1) << class;
	return true;
}
