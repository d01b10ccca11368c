/*
 * The lexicon: words in any case and number, phrases of words, and tables without
 * slips (no pattern lost, no plural that hides its singular, every metric worded).
 */
#include "engine/lexicon_build.h"
#include "tap.h"

#include <stdlib.h>

static EcArena arena;
static const EcLexicon *lexicon;

static uint16_t
word(const char *text)
{
	return ec_lexicon_word(lexicon, text, (uint32_t) strlen(text));
}

static void
test_words(void)
{
	ok(word("revenue") != 0, "a listed word is known");
	is_number(word("REVENUE"), word("revenue"), "in capitals");
	is_number(word("Revenues"), word("revenue"), "in the plural");
	is_number(word("inventories"), word("inventory"), "in -ies");
	is_number(word("losses"), word("loss"), "in -es");
	ok(word("sales") != word("sale"), "sales are not the plural of a sale");
	is_number(word("r&d"), word("R&D"), "with an ampersand");
	is_number(word("&"), word("and"), "an ampersand alone");
	is_number(word("xylophone"), 0, "other words are unknown");
	is_number(word(""), 0, "the empty word too");
	is_number(word("antidisestablishmentarianism"), 0, "and longer ones than any listed");
}

static uint32_t
classes(const char *text)
{
	return ec_word_table_entry(&lexicon->words, text, (uint32_t) strlen(text))->classes;
}

static void
test_classes(void)
{
	ok((classes("Within") & EC_CLASS_BIT(PREPOSITION)) != 0, "a word has its class in any case");
	ok((classes("company's") & EC_CLASS_BIT(WHOLE)) != 0, "a genitive is a spelling of its own");
	ok((classes("u.s.") & EC_CLASS_BIT(SEGMENT_NAME)) != 0, "so is an abbreviation");
	ok((classes("results") & EC_CLASS_BIT(TOLD_FOR)) != 0 && (classes("result") & EC_CLASS_BIT(TOLD_FOR)) == 0, "a plural leaves its singular alone");
	ok((classes("to") & EC_CLASS_BIT(TIED_BACK)) != 0 && (classes("to") & EC_CLASS_BIT(BEFORE_VERB)) != 0, "a word may be of two classes");
	is_number(classes("xylophone"), 0, "other words have none");
	is_number(word("delinquencies"), word("delinquency"), "a class gives no meaning to a word that had none");
}

/* The phrase that all the words make. */
static EcPhrase
phrase(const char *text)
{
	EcLexiconNode node = EC_LEXICON_ROOT;
	const EcPhrase none = {0};

	while (*text != '\0' && node != EC_LEXICON_NOWHERE)
	{
		size_t		length = strcspn(text, " ");

		node = ec_lexicon_step(lexicon, node, ec_lexicon_word(lexicon, text, (uint32_t) length));
		text += length;
		text += strspn(text, " ");
	}
	return node == EC_LEXICON_NOWHERE ? none : ec_lexicon_phrase(lexicon, node);
}

static void
means(const char *text, int metric)
{
	EcPhrase	found = phrase(text);

	ok(found.kind == EC_PHRASE_METRIC && ec_lexicon_synonym(lexicon, found.synonym)->metric == metric, text);
}

static void
test_phrases(void)
{
	means("revenue", EC_METRIC_revenue);
	means("net sales", EC_METRIC_revenue);
	means("gross margins", EC_METRIC_gross_margin);
	means("earnings per diluted share", EC_METRIC_eps);
	means("SG&A expenses", EC_METRIC_sga_expense);
	means("cash and cash equivalents", EC_METRIC_cash);
	means("net debt to EBITDA", EC_METRIC_leverage);
	means("net operating income", EC_METRIC_noi);
	means("cost of sales", EC_METRIC_cost_of_revenue);
	means("same store sales", EC_METRIC_same_store_sales);
	means("turnover", EC_METRIC_revenue);
	means("profit after tax", EC_METRIC_net_income);
	is_number(phrase("earnings call").kind, EC_PHRASE_STOP, "an earnings call is no metric");
	is_number(phrase("sales force").kind, EC_PHRASE_STOP, "a sales force neither");
	is_number(phrase("compared to").cue, EC_CUE_COMPARE, "compared to");
	is_number(phrase("gross").kind, EC_PHRASE_NONE, "the beginning of a phrase is none");
	is_number(phrase("gross xylophone").kind, EC_PHRASE_NONE, "nor is what no phrase goes on with");
}

static void
test_implications(void)
{
	const EcSynonym *synonym = ec_lexicon_synonym(lexicon, phrase("net loss").synonym);

	ok(synonym->metric == EC_METRIC_net_income && synonym->is_negative, "a net loss is negative income");
	synonym = ec_lexicon_synonym(lexicon, phrase("expense ratio").synonym);
	ok(synonym->metric == EC_METRIC_operating_expenses && synonym->aspect == EC_ASPECT_SHARE, "an expense ratio is a share");
	synonym = ec_lexicon_synonym(lexicon, phrase("core FFO").synonym);
	ok(synonym->metric == EC_METRIC_ffo && synonym->basis == EC_BASIS_NON_GAAP, "core FFO is non-GAAP");
	synonym = ec_lexicon_synonym(lexicon, phrase("depreciation").synonym);
	is_text(synonym->segment, "depreciation", "depreciation alone is a part");
	ok(ec_lexicon_synonym(lexicon, phrase("margins").synonym)->is_weak, "bare margins are weak");
}

static void
test_metrics(void)
{
	bool		is_worded[EC_METRIC_BUILTIN_COUNT] = {false};

	is_number(ec_lexicon_metric_count(lexicon), EC_METRIC_BUILTIN_COUNT, "the metrics of the catalog");
	is_text(ec_lexicon_metric(lexicon, EC_METRIC_gross_margin)->code, "gross_margin", "a code");
	is_number(ec_lexicon_metric(lexicon, EC_METRIC_operating_expenses)->polarity, EC_POLARITY_LOWER, "lower expenses are better");
	is_number(ec_lexicon_metric(lexicon, EC_METRIC_tax_rate)->polarity, EC_POLARITY_NEUTRAL, "a tax rate is neither");
	ok(ec_lexicon_metric(lexicon, EC_METRIC_backlog)->is_stock, "backlog is a stock");
	ok(!ec_lexicon_metric(lexicon, EC_METRIC_revenue)->is_stock, "revenue is a flow");
	for (int i = 0; i < lexicon->n_synonyms; i++)
		is_worded[ec_lexicon_synonym(lexicon, i)->metric] = true;
	for (int i = 0; i < EC_METRIC_BUILTIN_COUNT; i++)
		if (!is_worded[i] && i != EC_METRIC_guidance)
			ok(false, ec_lexicon_metric(lexicon, i)->code);
}

static void
copy_word(const EcLexiconWord *entry, char *copy)
{
	memcpy(copy, &entry->key.head, 8);
	if (entry->length > 8)
		memcpy(copy + entry->length - 8, &entry->key.tail, 8);
	copy[entry->length] = '\0';
}

/* A plural in the tables beside its singular is a word of its own, so that each phrase matches one of them only. */
static void
test_plurals(void)
{
	static const char *const own[] = {
		"sales", "does", "as", "is", "us", "its", "gas", "has", "less", "goods", "plus", "lots", "cas", "gms", "opens",
		"ours", "gains", "news", "means", "yes", "this", "bus", "ones", "gs", "ms", "rs", "ss", "was", "proceeds",
		"earnings", "press", "towards", "regards", "sars"
	};
	const EcWordTable *table = &lexicon->words;
	char		copy[EC_MAX_WORD + 1];
	int			found = 0;

	for (uint32_t i = 0; i < table->listed; i++)
	{
		bool		is_own = false;

		copy_word(&table->entries[i], copy);
		for (size_t j = 0; j < sizeof(own) / sizeof(own[0]); j++)
			is_own = is_own || strcmp(copy, own[j]) == 0;
		if (is_own || table->entries[i].length < 4 || copy[table->entries[i].length - 1] != 's')
			continue;
		copy[table->entries[i].length - 1] = '\0';
		if (table->flags[i + 1] != 0 && (table->flags[i + 1] & EC_WORD_STARTS_PHRASE) == 0)
			continue;			/* listed by the lexers of quantities and periods */
		if (word(copy) != 0)
		{
			printf("# %ss\n", copy);
			found++;
		}
	}
	is_number(found, 0, "no plural is listed beside its singular");
}

int
main(void)
{
	ec_arena_init(&arena, &ec_malloc_allocator);
	lexicon = ec_lexicon_create(&arena, NULL, 0);
	is_number(lexicon->n_lost, 0, "every word and phrase of the tables found room");
	test_words();
	test_classes();
	test_phrases();
	test_implications();
	test_metrics();
	test_plurals();
	ec_arena_free(&arena);
	return finish();
}
