/*
 * Matches the patterns of user-defined metrics in a sentence.
 *
 * Relies on the caller's match context for the limits that bound the time of a match, and on text that
 * is valid UTF-8 (the door sees to that); a match that fails or gives up is no match.
 */
#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include "engine/user_metric.h"

#include <string.h>

#include "engine/user_start.h"

#define MARK_WORDS (EC_MAX_USER_METRICS / 64)

static void
add_starts(EcLexiconBuilder *builder, int metric, const EcUserStarts *starts)
{
	EcLexicon  *lexicon = builder->lexicon;

	for (int i = 0; i < starts->n; i++)
	{
		EcUserStart *start = &lexicon->user_starts[lexicon->n_user_starts++];

		start->word = ec_word_table_add(&lexicon->words, starts->words[i], (uint32_t) strlen(starts->words[i]));
		lexicon->words.flags[start->word] |= EC_WORD_STARTS_USER;
		start->metric = (uint16_t) metric;
	}
}

void
ec_user_metrics_prepare(EcArena *arena, EcLexiconBuilder *builder)
{
	EcLexicon  *lexicon = builder->lexicon;

	lexicon->user_starts = ec_arena_alloc(arena, (size_t) lexicon->n_user * EC_MAX_STARTS * sizeof(EcUserStart));
	lexicon->user_everywhere = ec_arena_alloc(arena, (size_t) lexicon->n_user * sizeof(uint16_t));
	for (int i = 0; i < lexicon->n_user; i++)
	{
		EcUserStarts starts;

		if (ec_user_starts_read(lexicon->user[i].pattern, &starts))
			add_starts(builder, i, &starts);
		else
			lexicon->user_everywhere[lexicon->n_user_everywhere++] = (uint16_t) i;
	}
}

/* The token that begins (or, for `is_end`, ends) at this byte; -1 for none. */
static int
token_at(const EcSentence *sentence, uint32_t byte, bool is_end)
{
	int			low = 0;
	int			high = sentence->n_tokens - 1;

	while (low <= high)
	{
		int			middle = (low + high) / 2;
		const EcToken *token = &sentence->tokens[middle];
		uint32_t	edge = token->start + (is_end ? token->length : 0);

		if (edge == byte)
			return middle;
		if (edge < byte)
			low = middle + 1;
		else
			high = middle - 1;
	}
	return -1;
}

static void
add_hit(const EcLexicon *lexicon, const EcSentence *sentence, int metric, EcSpan bytes, EcUserHits *hits)
{
	int			first = token_at(sentence, bytes.start, false);
	int			last = token_at(sentence, bytes.end, true);
	EcUserHit  *hit;

	if (first < 0 || last < first || hits->n == EC_MAX_USER_HITS)
		return;
	hit = &hits->hits[hits->n++];
	hit->first = (uint16_t) first;
	hit->last = (uint16_t) last;
	hit->synonym = (uint16_t) (lexicon->n_synonyms - lexicon->n_user + metric);
}

/* The bytes of a sentence without half a character at either end, where one that is too long was cut. */
static EcSpan
whole_characters(const char *text, EcSpan span)
{
	while (span.start < span.end && ((unsigned char) text[span.start] & 0xC0) == 0x80)
		span.start++;
	for (int back = 1; back <= 3 && span.start + (uint32_t) back <= span.end; back++)
	{
		unsigned char byte = (unsigned char) text[span.end - (uint32_t) back];
		int			length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1;

		if ((byte & 0xC0) == 0x80)
			continue;
		if (length > back)
			span.end -= (uint32_t) back;
		break;
	}
	return span;
}

static void
match_metric(const EcLexicon *lexicon, const char *text, const EcSentence *sentence, int metric, EcUserHits *hits)
{
	const EcUserMetric *user = &lexicon->user[metric];
	EcSpan		span = whole_characters(text, sentence->span);
	PCRE2_SIZE	at = 0;

	if (user->code == NULL || user->match_data == NULL)
		return;
	while (hits->n < EC_MAX_USER_HITS && at < span.end - span.start &&
		   pcre2_match(user->code, (PCRE2_SPTR) text + span.start, span.end - span.start, at, PCRE2_NO_UTF_CHECK,
					   user->match_data, user->match_context) >= 0)
	{
		const PCRE2_SIZE *ends = pcre2_get_ovector_pointer(user->match_data);
		EcSpan		bytes = {span.start + (uint32_t) ends[0], span.start + (uint32_t) ends[1]};

		if (ends[1] <= at)		/* empty, or a lookbehind that went back (\K) */
			break;
		add_hit(lexicon, sentence, metric, bytes, hits);
		at = ends[1];
	}
}

static void
mark_by_words(const EcLexicon *lexicon, const EcSentence *sentence, uint64_t *marks)
{
	for (int i = 0; i < sentence->n_tokens; i++)
	{
		uint16_t	word = sentence->tokens[i].word;

		if (!(lexicon->words.flags[word] & EC_WORD_STARTS_USER))
			continue;
		for (int s = 0; s < lexicon->n_user_starts; s++)
			if (lexicon->user_starts[s].word == word)
				marks[lexicon->user_starts[s].metric / 64] |= UINT64_C(1) << lexicon->user_starts[s].metric % 64;
	}
}

void
ec_user_metrics_find(const EcLexicon *lexicon, const char *text, const EcSentence *sentence, EcUserHits *hits)
{
	uint64_t	marks[MARK_WORDS] = {0};

	hits->n = 0;
	if (lexicon->n_user == 0)
		return;
	mark_by_words(lexicon, sentence, marks);
	for (int i = 0; i < lexicon->n_user_everywhere; i++)
		marks[lexicon->user_everywhere[i] / 64] |= UINT64_C(1) << lexicon->user_everywhere[i] % 64;
	for (int metric = 0; metric < lexicon->n_user; metric++)
		if (marks[metric / 64] >> metric % 64 & 1)
			match_metric(lexicon, text, sentence, metric, hits);
}

const EcUserHit *
ec_user_hit_among(const EcUserHits *hits, int token)
{
	const EcUserHit *found = NULL;

	for (int i = 0; i < hits->n; i++)
		if (hits->hits[i].first == token && (found == NULL || hits->hits[i].last > found->last))
			found = &hits->hits[i];
	return found;
}
