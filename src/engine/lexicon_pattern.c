/*
 * Phrase patterns: words, (alternatives | of sequences) and options? are walked into
 * the trie of the lexicon, all nodes reached so far at once. A pattern comes from our own
 * tables, so what does not fit is only counted (n_lost) for the tests to see.
 */
#include "engine/lexicon_build.h"

#define EC_MAX_REACHED 512

typedef struct Reached
{
	int			count;
	EcLexiconNode nodes[EC_MAX_REACHED];
} Reached;

static const char *walk_sequence(EcLexiconBuilder *builder, const char *at, Reached *reached);

static void
copy_reached(Reached *to, const Reached *from)
{
	to->count = from->count;
	memcpy(to->nodes, from->nodes, (size_t) from->count * sizeof(from->nodes[0]));
}

static EcLexiconNode
grow(EcLexiconBuilder *builder, EcLexiconNode from, uint16_t word)
{
	static const EcPhrase none = {.kind = EC_PHRASE_NONE};
	EcLexicon  *lexicon = builder->lexicon;
	uint32_t	key = (uint32_t) from << 16 | word;
	uint32_t	slot = (key * UINT32_C(2654435761)) >> 16;
	EcLexiconNode node;

	while (builder->slots[slot] != EC_LEXICON_ROOT && builder->keys[builder->slots[slot]] != key)
		slot = (slot + 1) % EC_EDGE_SLOTS;
	if (builder->slots[slot] != EC_LEXICON_ROOT)
		return builder->slots[slot];
	if (lexicon->n_nodes >= EC_MAX_NODES)
		return EC_LEXICON_NOWHERE;
	node = (EcLexiconNode) lexicon->n_nodes++;
	builder->slots[slot] = node;
	builder->keys[node] = key;
	builder->phrases[node] = none;
	return node;
}

static void
step_all(EcLexiconBuilder *builder, Reached *reached, uint16_t word)
{
	int			count = 0;

	for (int i = 0; i < reached->count; i++)
	{
		EcLexiconNode to = word == 0 ? EC_LEXICON_NOWHERE : grow(builder, reached->nodes[i], word);

		if (to != EC_LEXICON_NOWHERE)
			reached->nodes[count++] = to;
		else
			builder->lexicon->n_lost++;
	}
	reached->count = count;
}

/* Adds the nodes that are not there yet; the seal of this call marks those that are. */
static void
add_all(EcLexiconBuilder *builder, Reached *to, const Reached *from)
{
	uint32_t	seal = ++builder->seal;

	for (int i = 0; i < to->count; i++)
		builder->seals[to->nodes[i]] = seal;
	for (int i = 0; i < from->count; i++)
	{
		if (builder->seals[from->nodes[i]] == seal)
			continue;
		builder->seals[from->nodes[i]] = seal;
		if (to->count < EC_MAX_REACHED)
			to->nodes[to->count++] = from->nodes[i];
		else
			builder->lexicon->n_lost++;
	}
}

static const char *
walk_alternatives(EcLexiconBuilder *builder, const char *at, Reached *reached)
{
	Reached		all;
	Reached		one;

	all.count = 0;
	do
	{
		copy_reached(&one, reached);
		at = walk_sequence(builder, at + 1, &one);
		add_all(builder, &all, &one);
	}
	while (*at == '|');
	copy_reached(reached, &all);
	return *at == ')' ? at + 1 : at;
}

static const char *
walk_word(EcLexiconBuilder *builder, const char *at, Reached *reached)
{
	size_t		length = strcspn(at, " ()|?");

	step_all(builder, reached, ec_word_table_add(&builder->lexicon->words, at, (uint32_t) length));
	return at + length;
}

static const char *
walk_sequence(EcLexiconBuilder *builder, const char *at, Reached *reached)
{
	Reached		before;

	for (;;)
	{
		at += strspn(at, " ");
		if (*at == '\0' || *at == '|' || *at == ')' || *at == '?')
			return at;
		copy_reached(&before, reached);
		if (*at == '(')
			at = walk_alternatives(builder, at, reached);
		else
			at = walk_word(builder, at, reached);
		if (*at == '?')
		{
			add_all(builder, reached, &before);
			at++;
		}
	}
}

void
ec_pattern_add(EcLexiconBuilder *builder, const char *pattern, EcPhrase phrase)
{
	Reached		reached;

	reached.count = 1;
	reached.nodes[0] = EC_LEXICON_ROOT;
	walk_sequence(builder, pattern, &reached);
	for (int i = 0; i < reached.count; i++)
	{
		EcPhrase   *place = &builder->phrases[reached.nodes[i]];

		if (reached.nodes[i] != EC_LEXICON_ROOT && place->kind == EC_PHRASE_NONE)
			*place = phrase;
	}
}
