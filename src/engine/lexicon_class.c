/*
 * Gives the words of tables/word_classes.def and of the tables of segment names their classes.
 *
 * A class belongs to one spelling: a plural has that of its singular only where it is listed itself.
 */
#include "engine/lexicon_build.h"

/* One class and its words, which spaces part. */
typedef struct ClassWords
{
	EcWordClass class;
	const char *words;
} ClassWords;

static const ClassWords class_words[] = {
#define WORD_CLASS(name, words) {EC_CLASS_##name, words},
#include "engine/tables/word_classes.def"
#undef WORD_CLASS
#define SEGMENT_STOP(word) {EC_CLASS_SEGMENT_STOP, word},
#include "engine/tables/segment_stops.def"
#undef SEGMENT_STOP
#define SEGMENT_NAME(word) {EC_CLASS_SEGMENT_NAME, word},
#include "engine/tables/segment_names.def"
#undef SEGMENT_NAME
};

void
ec_lexicon_add_classes(EcLexiconBuilder *builder)
{
	for (size_t i = 0; i < sizeof(class_words) / sizeof(class_words[0]); i++)
		for (const char *at = class_words[i].words; *at != '\0'; at += strspn(at, " "))
		{
			uint32_t	length = (uint32_t) strcspn(at, " ");

			if (!ec_word_table_add_class(&builder->lexicon->words, at, length, class_words[i].class))
				builder->lexicon->n_lost++;
			at += length;
		}
}
