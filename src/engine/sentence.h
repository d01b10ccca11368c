/*
 * Sentences, their tokens and what is mentioned in them.
 *
 * ec_sentence_next cuts the words of one turn into sentences; ec_tokens_read cuts a sentence into
 * tokens with their word ids; ec_mentions_read finds quantities, metrics, periods and
 * cues among the tokens, without deciding what belongs to what.
 *
 * Everything is in fixed arrays of one EcSentence, reused for each: a longer sentence
 * is cut at white space, so that cost per sentence is bounded.
 */
#ifndef EC_SENTENCE_H
#define EC_SENTENCE_H

#include "engine/lexicon.h"
#include "engine/period.h"
#include "engine/quantity.h"

#define EC_MAX_SENTENCE 4096	/* bytes */
#define EC_MAX_TOKENS 1024
#define EC_MAX_MENTIONS 256

typedef enum EcTokenKind
{
	EC_TOKEN_WORD,				/* letters and what stands inside a word: "R&D", "company's", "U.S.", "Q2"; hyphens split words */
	EC_TOKEN_NUMBER,			/* starts with a digit: "1,200.5", "2Q07", "68m" */
	EC_TOKEN_PUNCTUATION,		/* see EcToken.punctuation */
	EC_TOKEN_SYMBOL				/* $ € % and other bytes */
} EcTokenKind;

typedef struct EcToken
{
	uint32_t	start;			/* byte in the text */
	uint16_t	length;
	uint16_t	word;			/* lexicon word id; 0: not in the lexicon */
	uint8_t		kind;			/* EcTokenKind */
	bool		is_capitalized; /* first letter upper case */
	bool		is_sentence_start;

	/*
	 * Where kind is PUNCTUATION: one of , ; : . ? ! ( ) " / with square brackets
	 * read as ( ) and curly quotes as "; '-' for a hyphen or dash that joins what stands on
	 * both sides without a space; '_' for any other dash or an ellipsis.
	 */
	char		punctuation;
	uint32_t	classes;		/* a bit for each EcWordClass of the word as it is spelled */
} EcToken;

typedef enum EcMentionKind
{
	EC_MENTION_QUANTITY,
	EC_MENTION_METRIC,
	EC_MENTION_PERIOD,
	EC_MENTION_CUE
} EcMentionKind;

typedef struct EcMention
{
	uint8_t		kind;			/* EcMentionKind */
	uint8_t		cue;			/* EcCue, where kind is CUE */
	uint16_t	synonym;		/* where kind is METRIC */
	uint16_t	first;			/* tokens [first, last] it covers */
	uint16_t	last;
	EcSpan		span;			/* bytes in the text */
	union
	{
		EcQuantity	quantity;
		EcPeriodMention period;
	}			as;
} EcMention;

/* What a sentence holds; one that holds no quantity and no ACTION yields no fact. */
typedef enum EcSignal
{
	EC_SIGNAL_DIGIT = 1,
	EC_SIGNAL_NUMBER_WORD = 2,	/* a word at which a quantity may start */
	EC_SIGNAL_QUANTITY = 4,		/* the rest is known after ec_mentions_read only */
	EC_SIGNAL_METRIC = 8,
	EC_SIGNAL_ACTION = 16,		/* a cue that raises, lowers, narrows, reaffirms, initiates or withdraws guidance */
	EC_SIGNAL_FORWARD = 32,		/* a cue of FORWARD, GUIDANCE or TARGET */
	EC_SIGNAL_PERIOD = 64
} EcSignal;

typedef struct EcSentence
{
	EcSpan		span;			/* bytes in the text */
	uint32_t	signals;		/* EcSignal */
	uint32_t	classes;		/* those of all tokens */
	int			n_tokens;
	int			n_mentions;
	EcToken		tokens[EC_MAX_TOKENS];
	EcMention	mentions[EC_MAX_MENTIONS];	/* in text order; they do not overlap */
	uint16_t	from[EC_MAX_TOKENS];	/* by token: the first mention that starts at or after it, n_mentions for none */
	uint16_t	over[EC_MAX_TOKENS];	/* by token: the mention that covers it, and 1; 0 for none */
} EcSentence;

/*
 * Finds the sentence that starts at or after *at within `words` of a turn; false at its end. Moves *at past it.
 * layout NULL: a newline ends a sentence and no line is furniture.
 */
extern bool ec_sentence_next(EcLayout *layout, const char *text, EcSpan words,
							 uint32_t *at, EcSpan *sentence);

/* Tokens of `span`, furniture left out; layout NULL: no furniture. Forgets the mentions. */
extern void ec_tokens_read(const EcLexicon *lexicon, EcLayout *layout, const char *text,
						   EcSpan span, EcSentence *sentence);

/* Left to right, the longest of quantity, period and phrase at each token. */
extern void ec_mentions_read(const EcLexicon *lexicon, const char *text, EcSentence *sentence);

/* To be called when mentions have come or gone, before the two below are asked. */
extern void ec_mentions_index(EcSentence *sentence);

/* The first mention that starts at or after the token; n_mentions where none does. */
static inline int
ec_mention_from(const EcSentence *sentence, int token)
{
	return token <= 0 ? 0 : token >= sentence->n_tokens ? sentence->n_mentions : sentence->from[token];
}

/* The mention that covers the token, or NULL. */
static inline const EcMention *
ec_mention_over(const EcSentence *sentence, int token)
{
	int			mention = (unsigned) token < (unsigned) sentence->n_tokens ? sentence->over[token] : 0;

	return mention == 0 ? NULL : &sentence->mentions[mention - 1];
}

/* Is the quantity told in percent or points? */
static inline bool
ec_mention_is_ratio(const EcMention *quantity)
{
	return ec_unit_family(quantity->as.quantity.value.unit) == EC_FAMILY_PERCENT;
}

/* Is the word of one of the classes (EC_CLASS_BIT)? */
static inline bool
ec_token_is_of(const EcToken *token, uint32_t classes)
{
	return (token->classes & classes) != 0;
}

static inline bool
ec_token_is(const char *text, const EcToken *token, const char *word)
{
	EcSlice		slice = {text + token->start, token->length};

	/* the first byte without its case rejects nearly all of them */
	return ((slice.data[0] ^ word[0]) & ~0x20) == 0 && ec_slice_is(slice, word);
}

static inline bool
ec_token_is_any(const char *text, const EcToken *token, const char *const *words, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (ec_token_is(text, token, words[i]))
			return true;
	return false;
}

/* Is the token at this place, which may lie outside of the sentence, one of the words? */
static inline bool
ec_sentence_is_any_at(const char *text, const EcSentence *sentence, int at, const char *const *words, size_t n)
{
	return at >= 0 && at < sentence->n_tokens && ec_token_is_any(text, &sentence->tokens[at], words, n);
}

/* Does the sentence hold one of the words? */
static inline bool
ec_sentence_has_any(const char *text, const EcSentence *sentence, const char *const *words, size_t n)
{
	for (int t = 0; t < sentence->n_tokens; t++)
		if (ec_token_is_any(text, &sentence->tokens[t], words, n))
			return true;
	return false;
}

#endif
