/*
 * What sentences mention: metrics, cues, periods and quantities, and which of them
 * gives way where they overlap or depend on each other.
 */
#include "engine/sentence.h"
#include "tap.h"

static EcArena arena;
static const EcLexicon *lexicon;
static EcSentence *sentence;

static const char *const cue_names[] = {
	"NONE",
#define CUE_CLASS(name, meaning) #name,
#include "engine/tables/cue_classes.def"
#undef CUE_CLASS
};

static const char *
meaning(const EcMention *mention)
{
	static char text[EC_MEASURE_TEXT];

	switch (mention->kind)
	{
		case EC_MENTION_QUANTITY:
			ec_measure_format(&mention->as.quantity.value, text);
			return text;
		case EC_MENTION_METRIC:
			return ec_lexicon_metric(lexicon, ec_lexicon_synonym(lexicon, mention->synonym)->metric)->code;
		case EC_MENTION_PERIOD:
			return "period";
		default:
			return cue_names[mention->cue];
	}
}

/* The mentions of a text, in order, with " | " between; cues that only join words are left out. */
static void
mentions(const char *text, const char *expected)
{
	char		joined[2000];
	size_t		n = 0;

	ec_tokens_read(lexicon, NULL, text, (EcSpan) {0, (uint32_t) strlen(text)}, sentence);
	ec_mentions_read(lexicon, text, sentence);
	joined[0] = '\0';
	for (int i = 0; i < sentence->n_mentions; i++)
	{
		const EcMention *mention = &sentence->mentions[i];

		if (mention->kind == EC_MENTION_CUE && (mention->cue == EC_CUE_CLAUSE_BREAK || mention->cue == EC_CUE_OF ||
												mention->cue == EC_CUE_TOPIC || mention->cue == EC_CUE_RECORD))
			continue;
		n += (size_t) snprintf(joined + n, sizeof(joined) - n, "%s%s", n == 0 ? "" : " | ", meaning(mention));
	}
	is_text(joined, expected, text);
}

static void
test_plain(void)
{
	mentions("Revenue was $165.1 million, up 5% sequentially.", "revenue | PAST | USD 165.1M | UP | 5 % | QOQ");
	mentions("Non-GAAP gross margin was 45% versus 44% a year ago.", "NON_GAAP | gross_margin | PAST | 45 % | COMPARE | 44 % | period");
	mentions("We expect R&D expenses of $12 million in the third quarter.", "FORWARD | rd_expense | USD 12M | period");
	mentions("same-store sales rose 3%", "same_store_sales | UP | 3 %");
	mentions("Selling, general & administrative expenses fell", "sga_expense | DOWN");
	mentions("EBITDA/sales", "ebitda | revenue");
	mentions("Net debt-to-EBITDA was 2.1x", "leverage | PAST | 2.1 x");
}

static void
test_stops(void)
{
	mentions("The earnings call and the sales force", "");
	mentions("One of the reasons, in order to win", "");
	mentions("cost of sales", "cost_of_revenue");
	mentions("the share price of $20", "OTHER_METRIC | USD 20");
	mentions("in the second quarter", "period");
	mentions("the second reason", "");
}

static void
test_longest(void)
{
	mentions("full-year revenue", "period | revenue");
	mentions("over $5 million", ">= USD 5M");
	mentions("over the past year", "period");
	mentions("diluted FFO per diluted common share", "ffo");
	mentions("5 new customers", "5 | new_customers");
}

static void
test_guidance(void)
{
	mentions("We are raising our revenue guidance", "RAISE | revenue | GUIDANCE");
	mentions("We are raising prices", "UP | average_price");
	mentions("We increased the low end of our full-year EPS guidance range", "RAISE | period | eps | GUIDANCE");
	mentions("Revenue increased 5% versus our guidance", "revenue | UP | 5 % | COMPARE | GUIDANCE");
	mentions("Our outlook has been lowered", "GUIDANCE | PAST | LOWER");
	mentions("We are narrowing our loss", "LOSS");
	mentions("We are narrowing our guidance", "NARROW | GUIDANCE");
	mentions("We withdrew our 2020 outlook", "WITHDRAW | period | GUIDANCE");
	mentions("We are not providing guidance", "NO_GUIDANCE | GUIDANCE");
	mentions("above our prior guidance of $5 million", "COMPARE | LOOKBACK | GUIDANCE | USD 5M");
	mentions("Our guidance remains unchanged", "GUIDANCE | REAFFIRM");
}

static void
test_ellipsis(void)
{
	mentions("gross and operating margins", "gross_margin | operating_margin");
	mentions("operating and net income", "operating_income | net_income");
	mentions("gross, operating and net margins", "gross_margin | operating_margin | net_margin");
	mentions("gross and tall people", "headcount");
}

static void
test_dependent(void)
{
	mentions("Orders grew 5% organically", "orders | UP | 5 %");
	mentions("We grew 5% organically", "UP | 5 % | organic_revenue");
	mentions("We opened 12 stores", "PAST | 12 | new_stores");
	mentions("We incurred a loss of $0.74 per share", "PAST | net_income | USD 0.74 /share");
	mentions("FFO was a loss of $0.26 per share", "ffo | PAST | LOSS | USD 0.26 /share");
	mentions("EBITDA of $20 million, with margins of 8%", "ebitda | USD 20M | ebitda_margin | 8 %");
	mentions("On a same-store basis, revenue grew 3%", "same_store_sales | UP | 3 %");
	mentions("The loss ratio improved 2.4 points", "loss_ratio | DOWN | 2.4 pp");
	mentions("Gross margin improved 2 points", "gross_margin | UP | 2 pp");
	mentions("Core values and core EBITDA", "NON_GAAP | ebitda");
	mentions("G&A expenses, which exclude share-based compensation, rose 5%", "ga_expense | NON_GAAP | UP | 5 %");
	mentions("Excluding stock-based compensation of $5 million", "NON_GAAP | stock_compensation | USD 5M");
	mentions("We have 12 stores", "12 | store_count");
	mentions("We added 300 retail customers, so customers are 900", "CONTRIBUTION | 300 | new_customers | customers | 900");
}

static void
test_signals(void)
{
	mentions("We are raising our guidance", "RAISE | GUIDANCE");
	ok(sentence->signals & EC_SIGNAL_ACTION, "an action is signalled");
	mentions("Revenue was five million dollars", "revenue | PAST | USD 5M");
	ok((sentence->signals & EC_SIGNAL_QUANTITY) && (sentence->signals & EC_SIGNAL_METRIC), "a quantity and a metric are");
}

/* More mentions than there is room for. */
static void
test_limit(void)
{
	char		text[EC_MAX_SENTENCE];
	size_t		n = 0;

	while (n + 4 < sizeof(text))
		n += (size_t) snprintf(text + n, sizeof(text) - n, "5%% ");
	ec_tokens_read(lexicon, NULL, text, (EcSpan) {0, (uint32_t) n}, sentence);
	ec_mentions_read(lexicon, text, sentence);
	is_number(sentence->n_mentions, EC_MAX_MENTIONS, "no more mentions than there is room for");
}

int
main(void)
{
	ec_arena_init(&arena, &ec_malloc_allocator);
	lexicon = ec_lexicon_create(&arena, NULL, 0);
	sentence = ec_arena_alloc(&arena, sizeof(EcSentence));
	test_plain();
	test_stops();
	test_longest();
	test_guidance();
	test_ellipsis();
	test_dependent();
	test_signals();
	test_limit();
	ec_arena_free(&arena);
	return finish();
}
