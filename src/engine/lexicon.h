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
/* Does the phrase itself name a part of the company? */
typedef enum EcPart
{
	EC_PART_NONE,
	EC_PART_BEFORE_HEAD,		/* all but its last word: "mortgage | fees" */
	EC_PART_WHOLE				/* all of it, after an article: "available under our | credit line" */
} EcPart;

typedef struct EcSynonym
{
	uint16_t	metric;			/* index for ec_lexicon_metric */
	EcBasis		basis;			/* EC_BASIS_NONE unless the phrase itself says it */
	EcAspect	aspect;			/* EC_ASPECT_LEVEL unless the phrase forces another ("expense ratio": SHARE) */
	const char *segment;		/* NULL unless the phrase implies one ("depreciation") */
	EcPart		part;
	bool		is_weak;		/* a metric only beside a quantity of its family ("margin", "earnings", "price") */
	bool		is_negative;	/* an amount beside it counts below zero ("net loss", "cash used in operations") */
	bool		is_zero;		/* says that there is none: "debt-free", "no borrowings" */
	bool		is_conditional; /* a metric only in certain company: "purchased" before a number of shares (mention_sense.c), "adjusted FFO" (metric.c) */
	bool		is_modifier;	/* says how revenue is meant ("in constant currency"); such mentions are settled with the metric beside them */
} EcSynonym;

/* Index of each built-in metric; user metrics follow. */
typedef enum EcBuiltinMetric
{
#define METRIC(code, label, polarity, family, time) EC_METRIC_##code,
#include "engine/tables/metrics.def"
#undef METRIC
	EC_METRIC_BUILTIN_COUNT
} EcBuiltinMetric;

/* "paid down": the verb that is a change of debt (mention_verb.c) */
static inline bool
ec_synonym_is_repayment(const EcSynonym *synonym)
{
	return synonym->metric == EC_METRIC_debt && synonym->is_conditional && synonym->aspect == EC_ASPECT_CHANGE;
}

/* Classes of cue phrases; see tables/cues.def, which lists their phrases. */
typedef enum EcCue
{
	EC_CUE_NONE,
#define CUE_CLASS(name, meaning) EC_CUE_##name,
#include "engine/tables/cue_classes.def"
#undef CUE_CLASS
	EC_CUE_COUNT
} EcCue;

/* Classes of words by their exact spelling; see tables/word_classes.def. */
typedef enum EcWordClass
{
#define WORD_CLASS(name, words) EC_CLASS_##name,
#include "engine/tables/word_classes.def"
#undef WORD_CLASS
	EC_CLASS_SEGMENT_STOP,
	EC_CLASS_SEGMENT_NAME,
	EC_CLASS_COUNT
} EcWordClass;

#define EC_CLASS_BIT(class) (UINT32_C(1) << EC_CLASS_##class)

typedef enum EcPhraseKind
{
	EC_PHRASE_NONE,
	EC_PHRASE_METRIC,
	EC_PHRASE_CUE,
	EC_PHRASE_STOP				/* looks like a metric, a cue, a number or a period and is none ("earnings call", "one of") */
} EcPhraseKind;

/* What a word may be the start of. */
typedef enum EcWordFlag
{
	EC_WORD_STARTS_PHRASE = 1,
	EC_WORD_STARTS_QUANTITY = 2,	/* may be a quantity without digits: "five", "flat", "mid" (-teens) */
	EC_WORD_LEADS_TO_QUANTITY = 4,	/* a number must follow: "over", "about", "USD" */
	EC_WORD_STARTS_PERIOD = 8,	/* "quarter", "June", "FY" */
	EC_WORD_LEADS_TO_PERIOD = 16,	/* such a word or a number must follow: "second", "last", "at" */
	EC_WORD_STARTS_USER = 32,	/* a match of a user's pattern */
	EC_WORD_LEADS_ON = 64		/* the second word of a lead to a quantity: "in excess", "a little" */
} EcWordFlag;

typedef struct EcPhrase
{
	uint8_t		kind;			/* EcPhraseKind */
	uint8_t		cue;			/* EcCue, where kind is CUE */
	uint16_t	synonym;		/* index for ec_lexicon_synonym, where kind is METRIC; for a CUE: its class where guidance is not its object, or one of these */
} EcPhrase;

#define EC_PHRASE_OF_METRIC 0x100 /* a cue only right before a metric */
#define EC_PHRASE_JUDGING 0x200	/* UP and DOWN change places where lower is better */

/* A metric that the user defined: a PCRE2 pattern, already compiled by the caller. */
typedef struct EcUserMetric
{
	EcMetric	metric;
	const char *pattern;
	void	   *code;			/* pcre2_code_8 * */
	void	   *match_data;		/* pcre2_match_data_8 *, may be shared by all */
	void	   *match_context;	/* pcre2_match_context_8 * with limits, may be shared by all */
} EcUserMetric;

#define EC_MAX_USER_METRICS 1024	/* more are passed over */

typedef struct EcLexicon EcLexicon;

extern EcLexicon *ec_lexicon_create(EcArena *arena, const EcUserMetric *user, int n_user);
extern int	ec_lexicon_metric_count(const EcLexicon *lexicon);
extern const EcMetric *ec_lexicon_metric(const EcLexicon *lexicon, int metric);
extern const EcSynonym *ec_lexicon_synonym(const EcLexicon *lexicon, int synonym);

/* The metric that the words of `metric` mean beside a quantity of this family (tables/kin_metrics.def); -1: none other. */
extern int	ec_lexicon_kin(int metric, EcUnitFamily family);

/* Id of a word as it stands in the text, in any case; 0 where the lexicon does not know it. */
extern uint16_t ec_lexicon_word(const EcLexicon *lexicon, const char *text, uint32_t length);
extern uint8_t ec_lexicon_word_flags(const EcLexicon *lexicon, uint16_t word);	/* EcWordFlag */

/* Walks the phrases: from EC_LEXICON_ROOT by one word; EC_LEXICON_NOWHERE where no phrase goes on. */
typedef uint16_t EcLexiconNode;

#define EC_LEXICON_ROOT ((EcLexiconNode) 0)
#define EC_LEXICON_NOWHERE ((EcLexiconNode) 0xFFFF)

extern EcLexiconNode ec_lexicon_step(const EcLexicon *lexicon, EcLexiconNode from, uint16_t word);

/* The phrase that ends here; kind NONE where none does. */
extern EcPhrase ec_lexicon_phrase(const EcLexicon *lexicon, EcLexiconNode node);

#endif
