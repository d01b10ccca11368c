/*
 * The lexicon: words, and phrases of words, and what they mean.
 *
 * In:  tables/metrics.def, synonyms.def, cues.def, … and the user's own metrics.
 * Out: an immutable EcLexicon, built once, shared by any number of parses. It maps a
 *      word to a small id and walks phrases as a trie over these ids.
 *
 * Phrase patterns in the tables are words with alternatives and options:
 * "(total|net)? (sales|revenue)"; the lexicon expands them when it is built. Words are
 * lower case; a token also matches its singular when the plural itself is not listed.
 */
#ifndef EC_LEXICON_H
#define EC_LEXICON_H

#include "engine/arena.h"
#include "engine/fact.h"
#include "engine/unit.h"

typedef enum EcPolarity
{
	EC_POLARITY_NEUTRAL,
	EC_POLARITY_HIGHER,			/* higher is better */
	EC_POLARITY_LOWER
} EcPolarity;

typedef struct EcMetric
{
	const char *code;			/* "gross_margin" */
	const char *label;			/* "Gross margin" */
	EcPolarity	polarity;
	EcUnitFamily family;
	bool		is_stock;		/* stands at the end of a period (cash, backlog, headcount) */
	bool		is_builtin;
} EcMetric;

/* What a phrase says about the metric it names, beyond its code. */
typedef struct EcSynonym
{
	uint16_t	metric;			/* index for ec_lexicon_metric */
	EcBasis		basis;			/* EC_BASIS_NONE unless the phrase itself says it */
	EcAspect	aspect;			/* EC_ASPECT_LEVEL unless the phrase forces another ("expense ratio": SHARE) */
	const char *segment;		/* NULL unless the phrase implies one ("depreciation") */
	bool		is_weak;		/* a metric only beside a quantity of its family ("margin", "growth", "sales force") */
} EcSynonym;

/* Classes of cue phrases; see tables/cues.def, which lists their phrases. */
typedef enum EcCue
{
	EC_CUE_NONE,
#define CUE_CLASS(name, meaning) EC_CUE_##name,
#include "engine/tables/cue_classes.def"
#undef CUE_CLASS
	EC_CUE_COUNT
} EcCue;

typedef enum EcPhraseKind
{
	EC_PHRASE_NONE,
	EC_PHRASE_METRIC,
	EC_PHRASE_CUE,
	EC_PHRASE_NUMBER,			/* a word at which a quantity may start ("five", "at least", "mid", "flat") */
	EC_PHRASE_PERIOD			/* a word at which a period may start ("second", "fiscal", "last", "June") */
} EcPhraseKind;

typedef struct EcPhrase
{
	uint8_t		kind;			/* EcPhraseKind */
	uint8_t		cue;			/* EcCue, where kind is CUE */
	uint16_t	synonym;		/* index for ec_lexicon_synonym, where kind is METRIC */
} EcPhrase;

/* A metric that the user defined: a PCRE2 pattern, already compiled by the caller. */
typedef struct EcUserMetric
{
	EcMetric	metric;
	const char *pattern;
	void	   *code;			/* pcre2_code_8 * */
} EcUserMetric;

typedef struct EcLexicon EcLexicon;

extern EcLexicon *ec_lexicon_create(EcArena *arena, const EcUserMetric *user, int n_user);
extern int	ec_lexicon_metric_count(const EcLexicon *lexicon);
extern const EcMetric *ec_lexicon_metric(const EcLexicon *lexicon, int metric);
extern const EcSynonym *ec_lexicon_synonym(const EcLexicon *lexicon, int synonym);

#endif
