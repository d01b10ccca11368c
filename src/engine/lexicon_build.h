/*
 * Inside the lexicon only: its parts while they are built and when they are read.
 *
 * Built: words in a hash table, phrases as a trie whose edges stand in a second hash
 * table. Finished: the edges of a node lie side by side, those of the root are indexed
 * by word. Patterns are expanded by walking all nodes that are reached so far, so that
 * "(total|net)? (sales|revenue)" costs its six phrases and no text is copied.
 */
#ifndef EC_LEXICON_BUILD_H
#define EC_LEXICON_BUILD_H

#include "engine/lexicon.h"
#include "engine/word.h"

#define EC_WORD_SLOTS 16384		/* a power of two, more than twice the words */
#define EC_MAX_WORDS 6000
#define EC_EDGE_SLOTS 65536		/* a power of two, more than the nodes */
#define EC_MAX_NODES 40000

typedef struct EcLexiconWord
{
	EcWordKey	key;
	uint16_t	length;
	uint16_t	id;				/* of itself, or of its singular; 0 where it has classes only */
	uint32_t	classes;		/* a bit for each EcWordClass */
} EcLexiconWord;

typedef struct EcLexiconEdge
{
	uint16_t	word;
	EcLexiconNode to;
} EcLexiconEdge;

/* A node as it is read, so that a walk that ends looks at one place: which words go on from here, folded into 64 bits. */
typedef struct EcLexiconPlace
{
	uint64_t	followers;		/* bit word % 64 for each edge */
	uint32_t	first_edge;		/* its edges end where those of the next node begin */
	EcPhrase	phrase;
} EcLexiconPlace;

typedef struct EcWordTable
{
	uint16_t	slots[EC_WORD_SLOTS];	/* index of entries + 1; 0: free */
	uint8_t		flags[EC_MAX_WORDS + 1];/* EcWordFlag, by id */
	EcLexiconWord *entries;		/* by index; the id of a listed word is its index + 1 */
	EcLexiconWord unknown;		/* what look-ups of other words find: zeros */
	uint32_t	count;
	uint32_t	listed;			/* without the plurals that were added */
} EcWordTable;

/* A word with which a match of a user's metric begins. */
typedef struct EcUserStart
{
	uint16_t	word;
	uint16_t	metric;			/* index of the user's */
} EcUserStart;

struct EcLexicon
{
	EcWordTable words;
	EcMetric   *metrics;
	int			n_metrics;
	EcSynonym  *synonyms;
	int			n_synonyms;
	int			net_loss;		/* the synonym of "net loss" */
	EcLexiconPlace *places;		/* by node, and one more */
	EcLexiconEdge *edges;
	EcLexiconNode *root;		/* by word */
	uint32_t	n_nodes;
	uint32_t	n_lost;			/* words and phrases that found no room */
	const EcUserMetric *user;
	int			n_user;
	EcUserStart *user_starts;	/* see user_metric.h */
	int			n_user_starts;
	uint16_t   *user_everywhere;	/* metrics whose pattern is tried in every sentence */
	int			n_user_everywhere;
};

/* The trie while it grows: each node but the root has one edge to it, known by where it comes from and its word. */
typedef struct EcLexiconBuilder
{
	EcLexicon  *lexicon;
	EcPhrase   *phrases;		/* by node */
	uint32_t   *keys;			/* by node: from << 16 | word */
	EcLexiconNode *slots;		/* hash table of nodes by their keys; 0: free */
	uint32_t   *seals;			/* by node: the last union of sets that it was put into … */
	uint32_t	seal;			/* … and how many there were */
} EcLexiconBuilder;

_Static_assert(EC_CLASS_COUNT <= 32, "a word's classes fit into its entry");

/* The word with this key; `unknown` where the table does not have it. */
static inline const EcLexiconWord *
ec_word_table_lookup(const EcWordTable *table, EcWordKey key, uint32_t length)
{
	uint32_t	slot = ec_word_hash(key, length) % EC_WORD_SLOTS;

	for (; table->slots[slot] != 0; slot = (slot + 1) % EC_WORD_SLOTS)
	{
		const EcLexiconWord *entry = &table->entries[table->slots[slot] - 1];

		if (entry->key.head == key.head && entry->key.tail == key.tail && entry->length == length)
			return entry;
	}
	return &table->unknown;
}

/* The same, of a word of any length. */
extern const EcLexiconWord *ec_word_table_entry(const EcWordTable *table, const char *text, uint32_t length);
extern uint16_t ec_word_table_find(const EcWordTable *table, const char *text, uint32_t length);
extern uint16_t ec_word_table_add(EcWordTable *table, const char *text, uint32_t length);

/* Makes plurals of the listed words find them, unless the plural is listed itself. */
extern void ec_word_table_add_plurals(EcWordTable *table);

/* Makes another spelling find a word. */
extern void ec_word_table_add_alias(EcWordTable *table, const char *alias, const char *word);

/* Gives a word a class, but no id; false where there is no room. To be called when all words with ids are there. */
extern bool ec_word_table_add_class(EcWordTable *table, const char *text, uint32_t length, EcWordClass class);

extern void ec_pattern_add(EcLexiconBuilder *builder, const char *pattern, EcPhrase phrase);
extern void ec_lexicon_flag_starters(EcLexiconBuilder *builder);
extern void ec_lexicon_add_classes(EcLexiconBuilder *builder);

/* As ec_lexicon_step, for the rooms that walk word by word. */
static inline EcLexiconNode
ec_trie_step(const EcLexicon *lexicon, EcLexiconNode from, uint16_t word)
{
	const EcLexiconPlace *place = &lexicon->places[from];
	uint32_t	low;
	uint32_t	high;

	if (word == 0)
		return EC_LEXICON_NOWHERE;
	if (from == EC_LEXICON_ROOT)
		return lexicon->root[word] == EC_LEXICON_ROOT ? EC_LEXICON_NOWHERE : lexicon->root[word];
	if ((place->followers >> word % 64 & 1) == 0)
		return EC_LEXICON_NOWHERE;
	low = place[0].first_edge;
	high = place[1].first_edge;
	while (low < high)
	{
		uint32_t	middle = (low + high) / 2;

		if (lexicon->edges[middle].word == word)
			return lexicon->edges[middle].to;
		if (lexicon->edges[middle].word < word)
			low = middle + 1;
		else
			high = middle;
	}
	return EC_LEXICON_NOWHERE;
}

#endif
