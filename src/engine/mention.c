/*
 * Finds what a sentence mentions: at each token, left to right, the longest of a
 * quantity, a period and a phrase of the lexicon; what one covers the next cannot.
 *
 * Words without meaning for the lexicon are passed over by their id alone. A stop
 * phrase ("earnings call", "one of") takes part like any other and then leaves no mention.
 */
#include "engine/lexicon_build.h"
#include "engine/mention.h"
#include "engine/user_metric.h"

typedef struct Finder
{
	const EcLexicon *lexicon;
	const char *text;
	EcSentence *sentence;
} Finder;

/* What starts at a token; length 0 for nothing. */
typedef struct Candidate
{
	uint32_t	length;			/* bytes from the start of the token */
	EcMention	mention;
	bool		is_stop;
} Candidate;

/* May the walk through a phrase pass over this token? Hyphens and slashes that join words. */
static bool
joins_words(const EcToken *token)
{
	return token->kind == EC_TOKEN_PUNCTUATION && (token->punctuation == '-' || token->punctuation == '/');
}

/* Is the word a phrase, or does the next one go on with a phrase that it starts? Says no for most words at the first look. */
static bool
starts_phrase(const Finder *finder, int first)
{
	const EcSentence *sentence = finder->sentence;
	const EcLexiconPlace *place = &finder->lexicon->places[finder->lexicon->root[sentence->tokens[first].word]];
	int			next = first + 1;

	if (place->phrase.kind != EC_PHRASE_NONE)
		return true;
	while (next < sentence->n_tokens && joins_words(&sentence->tokens[next]))
		next++;
	return next < sentence->n_tokens && sentence->tokens[next].word != 0 &&
		(place->followers >> sentence->tokens[next].word % 64 & 1) != 0;
}

static void
find_phrase(const Finder *finder, int first, Candidate *best)
{
	const EcSentence *sentence = finder->sentence;
	EcLexiconNode node = EC_LEXICON_ROOT;
	EcPhrase	found = {.kind = EC_PHRASE_NONE};
	int			last = first;

	for (int i = first; i < sentence->n_tokens; i++)
	{
		EcPhrase	phrase;

		if (i > first && joins_words(&sentence->tokens[i]))
			continue;
		node = ec_trie_step(finder->lexicon, node, sentence->tokens[i].word);
		if (node == EC_LEXICON_NOWHERE)
			break;
		phrase = finder->lexicon->places[node].phrase;
		if (phrase.kind == EC_PHRASE_NONE)
			continue;
		found = phrase;
		last = i;
	}
	if (found.kind == EC_PHRASE_NONE)
		return;
	best->length = sentence->tokens[last].start + sentence->tokens[last].length - sentence->tokens[first].start;
	best->is_stop = found.kind == EC_PHRASE_STOP;
	best->mention.kind = found.kind == EC_PHRASE_METRIC ? EC_MENTION_METRIC : EC_MENTION_CUE;
	best->mention.cue = found.cue;
	best->mention.synonym = found.synonym;
}

/* The last token that starts before byte `end`, from token i on. */
static int
last_token_before(const EcSentence *sentence, int i, uint32_t end)
{
	while (i + 1 < sentence->n_tokens && sentence->tokens[i + 1].start < end)
		i++;
	return i;
}

static inline bool
is_coordinator(const Finder *finder, const EcToken *token)
{
	const char *word = finder->text + token->start;

	switch (token->length)
	{
		case 1:
			return token->punctuation == ',';
		case 2:
			return ec_lower(word[0]) == 'o' && ec_lower(word[1]) == 'r';
		case 3:
			return ec_lower(word[0]) == 'a' && ec_lower(word[1]) == 'n' && ec_lower(word[2]) == 'd';
		default:
			return false;
	}
}

/* The synonym of the phrase that `node` and the words of the tokens [from, last] make; -1 for none. */
static int
finish_metric(const Finder *finder, EcLexiconNode node, int from, int last)
{
	EcPhrase	phrase;

	for (int i = from; i <= last && node != EC_LEXICON_NOWHERE; i++)
		if (!joins_words(&finder->sentence->tokens[i]))
			node = ec_trie_step(finder->lexicon, node, finder->sentence->tokens[i].word);
	if (node == EC_LEXICON_NOWHERE)
		return -1;
	phrase = finder->lexicon->places[node].phrase;
	return phrase.kind == EC_PHRASE_METRIC ? phrase.synonym : -1;
}

/*
 * "gross" in "gross and operating margins", "product" in "product, service and other revenue": the word
 * makes a metric with the end of the first metric that follows it in the list.
 */
static void
find_elliptic_metric(const Finder *finder, int first, Candidate *best)
{
	const EcSentence *sentence = finder->sentence;
	EcLexiconNode node = ec_trie_step(finder->lexicon, EC_LEXICON_ROOT, sentence->tokens[first].word);
	int			i = first + 1;

	for (int items = 0; items < 3 && i < sentence->n_tokens && is_coordinator(finder, &sentence->tokens[i]); items++)
	{
		Candidate	metric = {0};
		int			last;

		while (i < sentence->n_tokens && is_coordinator(finder, &sentence->tokens[i]))
			i++;
		if (i >= sentence->n_tokens)
			return;
		find_phrase(finder, i, &metric);
		last = last_token_before(sentence, i, sentence->tokens[i].start + metric.length);
		for (int from = i + 1; metric.mention.kind == EC_MENTION_METRIC && metric.length > 0 && from <= last; from++)
		{
			int			synonym = finish_metric(finder, node, from, last);

			if (synonym < 0)
				continue;
			best->length = sentence->tokens[first].length;
			best->is_stop = false;
			best->mention.kind = EC_MENTION_METRIC;
			best->mention.synonym = (uint16_t) synonym;
			return;
		}
		i++;
	}
}

static void
find_period(const Finder *finder, const EcToken *token, Candidate *best)
{
	EcPeriodMention period;
	size_t		length;

	length = ec_period_scan_at(finder->text, finder->sentence->span, token->start, &period);
	if (length == 0 || length < best->length)
		return;
	best->length = (uint32_t) length;
	best->is_stop = false;
	best->mention.kind = EC_MENTION_PERIOD;
	best->mention.as.period = period;
}

static void
find_quantity(const Finder *finder, const EcToken *token, Candidate *best)
{
	EcQuantity	quantity;
	size_t		length;

	length = ec_quantity_scan_at(finder->text, token->start, finder->sentence->span.end, &quantity);
	if (length <= best->length)
		return;
	best->length = (uint32_t) length;
	best->is_stop = false;
	best->mention.kind = EC_MENTION_QUANTITY;
	best->mention.as.quantity = quantity;
}

static bool
ends_in_digit(const Finder *finder, const EcToken *token)
{
	return ec_is_digit(finder->text[token->start + token->length - 1]);
}

/* "US$", "C$", "Rs.5": letters that a currency sign or digit follows at once. */
static inline bool
precedes_amount(const Finder *finder, int i)
{
	const EcSentence *sentence = finder->sentence;
	const EcToken *token = &sentence->tokens[i];

	return i + 1 < sentence->n_tokens && token[1].kind == EC_TOKEN_SYMBOL && token->length <= 4 &&
		token[1].start == token->start + token->length && ec_quantity_may_start((unsigned char) finder->text[token[1].start]);
}

#define TOKENS_TO_NUMBER 6		/* "a little in excess of $" */
#define TOKENS_TO_PERIOD 7		/* "rest of the year", "second, third, and fourth quarters" */

/* Does a token with one of these word flags, or a number or a symbol, stand among the few that follow token i? */
static bool
is_followed_by(const Finder *finder, int i, uint8_t flags, int tokens)
{
	const EcSentence *sentence = finder->sentence;

	for (int j = i + 1; j <= i + tokens && j < sentence->n_tokens; j++)
	{
		const EcToken *token = &sentence->tokens[j];

		if (token->kind == EC_TOKEN_NUMBER || token->kind == EC_TOKEN_SYMBOL ||
			(token->word == 0 && ends_in_digit(finder, token)) ||
			(finder->lexicon->words.flags[token->word] & flags) != 0)
			return true;
	}
	return false;
}

/* Can a number be a year ("2021"), a part of one ("2Q07") or count months ("12 months", "31 December")? */
static bool
may_number_start_period(const Finder *finder, int i)
{
	const EcSentence *sentence = finder->sentence;
	const EcToken *token = &sentence->tokens[i];

	for (uint32_t at = token->start; at < token->start + token->length; at++)
		if (!ec_is_digit(finder->text[at]))
			return ec_is_letter(finder->text[at]);
	if (token->length >= 3)
		return token->length == 4;
	for (int j = i + 1; j <= i + 3 && j < sentence->n_tokens; j++)
		if (sentence->tokens[j].kind == EC_TOKEN_WORD &&
			(finder->lexicon->words.flags[sentence->tokens[j].word] & EC_WORD_STARTS_PERIOD) != 0)
			return true;
	return false;
}

static bool
may_start_period(const Finder *finder, int i, uint8_t flags)
{
	const EcToken *token = &finder->sentence->tokens[i];

	if ((flags & EC_WORD_STARTS_PERIOD) != 0)
		return true;
	if ((flags & EC_WORD_LEADS_TO_PERIOD) != 0)
		return is_followed_by(finder, i, EC_WORD_STARTS_PERIOD, TOKENS_TO_PERIOD);
	return token->word == 0 && ends_in_digit(finder, token);
}

/* Does the next token go on with a lead ("at least", "a little over"), or is it a number, a sign or a number word? */
static bool
is_led_on(const Finder *finder, int i)
{
	const EcToken *next = &finder->sentence->tokens[i + 1];
	const uint8_t on = EC_WORD_STARTS_QUANTITY | EC_WORD_LEADS_TO_QUANTITY | EC_WORD_LEADS_ON;

	if (i + 1 >= finder->sentence->n_tokens)
		return false;
	return next->kind != EC_TOKEN_WORD || (finder->lexicon->words.flags[next->word] & on) != 0 ||
		(next->word == 0 && precedes_amount(finder, i + 1));
}

static bool
may_start_quantity(const Finder *finder, int i, uint8_t flags)
{
	if ((flags & EC_WORD_STARTS_QUANTITY) != 0 || precedes_amount(finder, i))
		return true;
	return (flags & EC_WORD_LEADS_TO_QUANTITY) != 0 && is_led_on(finder, i) &&
		is_followed_by(finder, i, EC_WORD_STARTS_QUANTITY, TOKENS_TO_NUMBER);
}

static void
find_at_word(const Finder *finder, int i, Candidate *best)
{
	const EcToken *token = &finder->sentence->tokens[i];
	uint8_t		flags = finder->lexicon->words.flags[token->word];

	if (flags & EC_WORD_STARTS_PHRASE)
	{
		if (starts_phrase(finder, i))
			find_phrase(finder, i, best);
		if (best->length <= token->length && i + 1 < finder->sentence->n_tokens && is_coordinator(finder, token + 1) &&
			(best->length == 0 ||
			 (best->mention.kind != EC_MENTION_METRIC && best->mention.cue != EC_CUE_SEGMENT_HEAD)))
			find_elliptic_metric(finder, i, best);
	}
	if (best->is_stop || may_start_period(finder, i, flags))	/* "the last two" is none, "the last two weeks of March" is */
		find_period(finder, token, best);
	if (may_start_quantity(finder, i, flags))
		find_quantity(finder, token, best);
}

static void
find_at(const Finder *finder, int i, Candidate *best)
{
	const EcToken *token = &finder->sentence->tokens[i];

	if (token->kind == EC_TOKEN_WORD)
		find_at_word(finder, i, best);
	else if (token->kind == EC_TOKEN_NUMBER)
	{
		if (finder->lexicon->words.flags[token->word] & EC_WORD_STARTS_PHRASE)
			find_phrase(finder, i, best);
		if (may_number_start_period(finder, i))
			find_period(finder, token, best);
		find_quantity(finder, token, best);
	}
	else if (ec_quantity_may_start((unsigned char) finder->text[token->start]) && is_led_on(finder, i))
		find_quantity(finder, token, best);
}

/* A match of a user's pattern wins over what is not longer. */
static void
find_user_metric(const Finder *finder, const EcUserHits *hits, int i, Candidate *best)
{
	const EcSentence *sentence = finder->sentence;
	const EcUserHit *hit = ec_user_hit_at(hits, i);
	uint32_t	length;

	if (hit == NULL)
		return;
	length = sentence->tokens[hit->last].start + sentence->tokens[hit->last].length - sentence->tokens[i].start;
	if (length < best->length)
		return;
	best->length = length;
	best->is_stop = false;
	best->mention.kind = EC_MENTION_METRIC;
	best->mention.cue = EC_CUE_NONE;
	best->mention.synonym = hit->synonym;
}

/* "debt-free", "no borrowings": the word that denies is the quantity zero beside the metric. */
static void
split_zero(const Finder *finder, EcMention *mention)
{
	EcSentence *sentence = finder->sentence;
	EcMention	zero = {.kind = EC_MENTION_QUANTITY, .as.quantity = {.shape = EC_SHAPE_BREAKEVEN, .has_words = true}};
	EcSlice		last = {finder->text + sentence->tokens[mention->last].start, sentence->tokens[mention->last].length};
	bool		is_first = !ec_slice_is(last, "free");

	if (sentence->n_mentions >= EC_MAX_MENTIONS || mention->first == mention->last)
		return;
	zero.first = zero.last = is_first ? mention->first : mention->last;
	zero.span.start = sentence->tokens[zero.first].start;
	zero.span.end = zero.span.start + sentence->tokens[zero.first].length;
	sentence->n_mentions++;
	if (!is_first)
	{
		do
			mention->last--;
		while (mention->last > mention->first && joins_words(&sentence->tokens[mention->last]));
		mention->span.end = sentence->tokens[mention->last].start + sentence->tokens[mention->last].length;
		mention[1] = zero;
		return;
	}
	mention->first = (uint16_t) (mention->first + 1);
	mention->span.start = sentence->tokens[mention->first].start;
	mention[1] = mention[0];
	mention[0] = zero;
}

static void
add_mention(const Finder *finder, int first, int last, const Candidate *candidate)
{
	EcSentence *sentence = finder->sentence;
	EcMention  *mention = &sentence->mentions[sentence->n_mentions++];

	*mention = candidate->mention;
	mention->first = (uint16_t) first;
	mention->last = (uint16_t) last;
	mention->span.start = sentence->tokens[first].start;
	mention->span.end = mention->span.start + candidate->length;
	if (mention->kind == EC_MENTION_METRIC && ec_lexicon_synonym(finder->lexicon, mention->synonym)->is_zero)
		split_zero(finder, mention);
}

/* Tokens that nothing can start at: unknown words without digits, and most punctuation. */
static bool
is_plain(const Finder *finder, const EcToken *token)
{
	if (token->word != 0)
		return finder->lexicon->words.flags[token->word] == 0 && token->kind == EC_TOKEN_WORD;
	return token->kind == EC_TOKEN_WORD && !ends_in_digit(finder, token) && token->length > 4;
}

void
ec_mentions_read(const EcLexicon *lexicon, const char *text, EcSentence *sentence)
{
	Finder		finder = {lexicon, text, sentence};
	EcUserHits	hits;
	int			i = 0;

	sentence->n_mentions = 0;
	ec_user_metrics_find(lexicon, text, sentence, &hits);
	while (i < sentence->n_tokens && sentence->n_mentions < EC_MAX_MENTIONS)
	{
		Candidate	best;
		int			last;

		if (is_plain(&finder, &sentence->tokens[i]) && ec_user_hit_at(&hits, i) == NULL)
		{
			i++;
			continue;
		}
		best.length = 0;
		best.is_stop = false;
		find_at(&finder, i, &best);
		find_user_metric(&finder, &hits, i, &best);
		last = best.length == 0 ? i : last_token_before(sentence, i, sentence->tokens[i].start + best.length);
		if (best.length > 0 && !best.is_stop)
			add_mention(&finder, i, last, &best);
		i = last + 1;
	}
	ec_mentions_settle(lexicon, text, sentence);
	ec_mentions_index(sentence);
}

void
ec_mentions_index(EcSentence *sentence)
{
	int			token = 0;

	for (int i = 0; i < sentence->n_mentions; i++)
	{
		for (; token < sentence->mentions[i].first; token++)
		{
			sentence->from[token] = (uint16_t) i;
			sentence->over[token] = 0;
		}
		for (; token <= sentence->mentions[i].last; token++)
		{
			sentence->from[token] = (uint16_t) (token == sentence->mentions[i].first ? i : i + 1);
			sentence->over[token] = (uint16_t) (i + 1);
		}
	}
	for (; token < sentence->n_tokens; token++)
	{
		sentence->from[token] = (uint16_t) sentence->n_mentions;
		sentence->over[token] = 0;
	}
}
