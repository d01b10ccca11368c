/*
 * Where sentences end: stops, abbreviations, numbers, quotes, newlines, limits; and
 * the tokens that a sentence is cut into.
 */
#include "engine/sentence.h"
#include "tap.h"

#include <stdlib.h>

static EcArena arena;
static const EcLexicon *lexicon;
static EcSentence *sentence;

/* The sentences of a text, with " | " between. */
static const char *
cut(EcLayout *layout, const char *text, EcSpan words)
{
	static char joined[20000];
	size_t		n = 0;
	uint32_t	at = words.start;
	EcSpan		span;

	joined[0] = '\0';
	while (ec_sentence_next(layout, text, words, &at, &span))
		n += (size_t) snprintf(joined + n, sizeof(joined) - n, "%s%.*s", n == 0 ? "" : " | ",
							   (int) (span.end - span.start), text + span.start);
	return joined;
}

static void
cuts(const char *text, const char *expected)
{
	EcSpan		words = {0, (uint32_t) strlen(text)};

	is_text(cut(NULL, text, words), expected, text);
}

static void
test_stops(void)
{
	cuts("Revenue grew. Margins fell.", "Revenue grew. | Margins fell.");
	cuts("Is that so? Yes! It is", "Is that so? | Yes! | It is");
	cuts("It was $1.5 million. We grew 2.5%.", "It was $1.5 million. | We grew 2.5%.");
	cuts("He said \"we grew.\" Then he left.", "He said \"we grew.\" | Then he left.");
	cuts("(We grew.) It was fine.", "(We grew.) | It was fine.");
	cuts("We grew 5%.Our margin fell.", "We grew 5%. | Our margin fell.");
	cuts("We grew in the quarter.Revenue rose.", "We grew in the quarter. | Revenue rose.");
	cuts("We saw... some growth. And then... We left.", "We saw... some growth. | And then... | We left.");
	cuts("Visit example.com for more.", "Visit example.com for more.");
	cuts("Growth at Yahu! stores rose.", "Growth at Yahu! stores rose.");
}

static void
test_abbreviations(void)
{
	cuts("Mr. Brown of Acme Inc. spoke.", "Mr. Brown of Acme Inc. spoke.");
	cuts("We bought Acme Inc. We like it.", "We bought Acme Inc. | We like it.");
	cuts("The U.S. Navy bought it. In the U.S. we grew.", "The U.S. Navy bought it. | In the U.S. we grew.");
	cuts("Sales in the U.S. The rest fell.", "Sales in the U.S. | The rest fell.");
	cuts("Margin was 45% vs. 44%, approx. 1 point.", "Margin was 45% vs. 44%, approx. 1 point.");
	cuts("We are No. 1. No. We are not.", "We are No. 1. | No. | We are not.");
	cuts("On Dec. 31 it was due. It fell in Dec. We paid.", "On Dec. 31 it was due. | It fell in Dec. | We paid.");
	cuts("J. R. Stone joined. So did I. They left.", "J. R. Stone joined. | So did I. | They left.");
	cuts("We spent more on R&D. Revenue rose.", "We spent more on R&D. | Revenue rose.");
	cuts("We begin at 5 p.m. Eastern, i.e. now.", "We begin at 5 p.m. Eastern, i.e. now.");
}

static void
test_newlines(void)
{
	cuts("Revenue grew\nMargins fell\n\n", "Revenue grew | Margins fell");
	cuts("  \n\n Revenue grew.  \n", "Revenue grew.");
	cuts("", "");
	cuts(" \n \n", "");
	cuts("One.\r\nTwo.", "One. | Two.");
}

/* Items of a list that end in no full stop, in text that is wrapped, with a page break between two of them. */
static void
test_bullets(void)
{
	static const char text[] = "- Net interest income of the group was 30 million euros, up from the\n20 million euros of the year before\n"
		"- Costs were flat, at a level that we had announced - and had\nexpected - in the year before, as all of you know\n\f\n\n"
		"Slide 3 - Outlook\n\xE2\x96\xAA We expect more of it in the quarters to come, as the market goes\non to grow\n";
	EcLayout   *layout = ec_layout_open(&arena, text, sizeof(text) - 1);

	is_text(cut(layout, text, (EcSpan) {0, sizeof(text) - 1}),
			"- Net interest income of the group was 30 million euros, up from the\n20 million euros of the year before | "
			"- Costs were flat, at a level that we had announced - and had\nexpected - in the year before, as all of you know | "
			"Slide 3 - Outlook | \xE2\x96\xAA We expect more of it in the quarters to come, as the market goes\non to grow",
			"items of a list in wrapped text are sentences");
}

/* An empty line behind each line, as some readers of printed pages give it, ends no sentence. */
static void
test_double_spaced(void)
{
	char		text[4000] = "";
	EcLayout   *layout;

	while (strlen(text) < 3000)
		strcat(text, "We were pleased to see that net sales of the group\n\nGrew by 12 percent, and that the margin of the same\n\n"
			   "Product came to more than what the market expects. We\n\nThank you for all of the good work that you have done\n\n");
	layout = ec_layout_open(&arena, text, (uint32_t) strlen(text));
	ok(ec_layout_is_double_spaced(layout), "lines that are set apart");
	ok(strstr(cut(layout, text, (EcSpan) {0, 1000}), "group\n\nGrew by 12 percent, and that the margin of the same\n\nProduct came") != NULL,
	   "an empty line between lines that go on ends no sentence");
}

/* Speech without stops and commas, as some recognisers write it, is cut where something new begins. */
static void
test_unpunctuated(void)
{
	char		text[4000] = "";
	const char *sentences;

	while (strlen(text) < 2000)
		strcat(text, "net sales of the group were 30 million in the second quarter which was more than we had said in the spring "
			   "we opened four stores in the north and two in the south that our people had found for us last year ");
	sentences = cut(NULL, text, (EcSpan) {0, (uint32_t) strlen(text)});
	ok(strstr(sentences, "more than we had said in the spring | we opened four stores") != NULL, "a piece ends before what the speaker goes on with");
	ok(strstr(sentences, "that our people had found") != NULL, "and not behind a word that leads to it");
}

static void
test_limit(void)
{
	char	   *text = malloc(20001);
	uint32_t	at = 0;
	EcSpan		words = {0, 20000};
	EcSpan		span;
	uint32_t	end = 0;
	bool		is_bounded = true;
	bool		is_complete = true;

	for (int i = 0; i < 20000; i++)
		text[i] = i % 7 == 6 ? ' ' : 'a';
	text[20000] = '\0';
	while (ec_sentence_next(NULL, text, words, &at, &span))
	{
		is_bounded = is_bounded && span.end - span.start <= EC_MAX_SENTENCE;
		is_complete = is_complete && span.start >= end && span.start <= end + 1 && text[span.start] == 'a';
		end = span.end;
	}
	ok(is_bounded, "a text without full stops is cut at the limit");
	ok(is_complete && end >= 19999, "and nothing is lost but white space");
	memset(text, 'a', 20000);
	at = 0;
	end = 0;
	while (ec_sentence_next(NULL, text, words, &at, &span))
		end = span.end;
	is_number(end, 20000, "a single word of 20,000 letters is read to its end");
	free(text);
}

static EcSpan
read_tokens(const char *text)
{
	EcSpan		span = {0, (uint32_t) strlen(text)};

	ec_tokens_read(lexicon, NULL, text, span, sentence);
	return span;
}

/* The tokens of a text, with "|" between. */
static void
tokens(const char *text, const char *expected)
{
	char		joined[1000];
	size_t		n = 0;

	read_tokens(text);
	joined[0] = '\0';
	for (int i = 0; i < sentence->n_tokens; i++)
		n += (size_t) snprintf(joined + n, sizeof(joined) - n, "%s%.*s", i == 0 ? "" : "|",
							   sentence->tokens[i].length, text + sentence->tokens[i].start);
	is_text(joined, expected, text);
}

static void
test_tokens(void)
{
	tokens("Revenue was $165.1 million, up 5%.", "Revenue|was|$|165.1|million|,|up|5|%|.");
	tokens("R&D and SG&A at AT&T", "R&D|and|SG&A|at|AT&T");
	tokens("the company's quarters' results don't", "the|company's|quarters|'|results|don't");
	tokens("the company\xE2\x80\x99s \xE2\x80\x9Cgood\xE2\x80\x9D year", "the|company\xE2\x80\x99s|\xE2\x80\x9C|good|\xE2\x80\x9D|year");
	tokens("same-store non-GAAP", "same|-|store|non|-|GAAP");
	tokens("in the U.S. for Q2 FY21, 2Q07 and 1,200.5m", "in|the|U.S.|for|Q2|FY21|,|2Q07|and|1,200.5m");
	tokens("caf\xC3\xA9 \xE2\x82\xAC" "5\xC2\xA0million", "caf\xC3\xA9|\xE2\x82\xAC|5|million");
	tokens("well -- so - it\xE2\x80\x94yes...", "well|--|so|-|it|\xE2\x80\x94|yes|...");
	tokens("Ends with a wor", "Ends|with|a|wor");
	tokens("\x80\xFF odd \xE2\x80", "\x80|\xFF|odd|\xE2\x80");
}

static void
test_token_kinds(void)
{
	read_tokens("One, two-three \xE2\x80\x94 [4] a/b");
	is_number(sentence->tokens[1].punctuation, ',', "a comma");
	is_number(sentence->tokens[3].punctuation, '-', "a hyphen joins");
	is_number(sentence->tokens[5].punctuation, '_', "a dash parts");
	is_number(sentence->tokens[6].punctuation, '(', "a bracket reads as a parenthesis");
	is_number(sentence->tokens[7].kind, EC_TOKEN_NUMBER, "a number");
	is_number(sentence->tokens[10].punctuation, '/', "a slash");
	ok(sentence->tokens[0].is_capitalized && sentence->tokens[0].is_sentence_start, "the first word");
	ok(!sentence->tokens[2].is_capitalized && !sentence->tokens[2].is_sentence_start, "a word inside");
	ok((sentence->signals & EC_SIGNAL_DIGIT) && (sentence->signals & EC_SIGNAL_NUMBER_WORD), "digits and number words are seen");
	read_tokens("SALES OF THE GROUP IN NORTHERN EUROPE ROSE BY 5%");
	ok(!sentence->tokens[4].is_capitalized, "a capital among capitals is none");
	read_tokens("No numbers here");
	is_number(sentence->signals & (EC_SIGNAL_DIGIT | EC_SIGNAL_NUMBER_WORD), 0, "and their absence too");
}

static void
test_token_limit(void)
{
	char		text[EC_MAX_SENTENCE];

	for (size_t i = 0; i < sizeof(text); i++)
		text[i] = i % 2 == 0 ? ',' : '$';
	ec_tokens_read(lexicon, NULL, text, (EcSpan) {0, sizeof(text)}, sentence);
	is_number(sentence->n_tokens, EC_MAX_TOKENS, "no more tokens than there is room for");
}

int
main(void)
{
	ec_arena_init(&arena, &ec_malloc_allocator);
	lexicon = ec_lexicon_create(&arena, NULL, 0);
	sentence = ec_arena_alloc(&arena, sizeof(EcSentence));
	test_stops();
	test_abbreviations();
	test_newlines();
	test_bullets();
	test_double_spaced();
	test_unpunctuated();
	test_limit();
	test_tokens();
	test_token_kinds();
	test_token_limit();
	ec_arena_free(&arena);
	return finish();
}
