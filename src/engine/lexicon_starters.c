/*
 * Marks the words at which a quantity or a period may start, so that their lexers are asked
 * nowhere else. The words are those of the lexers' own tables.
 *
 * The subtle thing is words that only lead to a number or a time ("at", "over", "last"): they
 * are marked as such, and the room of mentions looks a few words ahead before it asks.
 */
#include "engine/lexicon_build.h"
#include "engine/period_word.h"

/* The first word of a phrase, under its singular where the lexicon knows that. */
static void
flag_first_word(EcLexiconBuilder *builder, const char *phrase, uint8_t flag)
{
	EcWordTable *table = &builder->lexicon->words;
	uint32_t	length = (uint32_t) strcspn(phrase, " -,$.");
	uint16_t	word = ec_word_table_find(table, phrase, length);

	if (length == 0)
		return;
	if (word == 0 && length > 3 && phrase[length - 1] == 's')
		word = ec_word_table_find(table, phrase, length - 1);
	if (word == 0)
		word = ec_word_table_add(table, phrase, length);
	table->flags[word] |= flag;
}

/* The first word of a lead such as "at least", and its second. */
static void
flag_lead(EcLexiconBuilder *builder, const char *phrase)
{
	size_t		first = strcspn(phrase, " ");

	flag_first_word(builder, phrase, EC_WORD_LEADS_TO_QUANTITY);
	if (phrase[first] != '\0')
		flag_first_word(builder, phrase + first + 1, EC_WORD_LEADS_ON);
}

static void
flag_quantities(EcLexiconBuilder *builder)
{
	static const char *const leads[] = {
#define BOUND_BEFORE(name, shape) name,
#define APPROXIMATE(name) name,
#include "engine/tables/quantity_words.def"
		"between the", "between a", "range of", "range between", "from", "loss of", "negative", "minus", "plus"
	};
	static const char *const numbers[] = {
#define FACTOR(name, percent) name,
#define FLAT(name, wants_range) name,
#define BREAKEVEN(name) name,
#define DECADE_PART(name, first, last) name,
#include "engine/tables/quantity_words.def"
#define NUMBER_WORD(name, value) name,
#define NUMBER_DOZEN(name, value) name,
#include "engine/tables/number_words.def"
		"single", "double", "triple", "half", "hundreds", "thousands", "millions", "billions"
	};
	static const char *const currencies[] = {
#define CURRENCY(code, name) code,
#define CURRENCY_SIGN(sign, code) sign,
#include "engine/tables/currencies.def"
	};

	for (int i = 0; i < (int) (sizeof(leads) / sizeof(leads[0])); i++)
		flag_lead(builder, leads[i]);
	for (int i = 0; i < (int) (sizeof(numbers) / sizeof(numbers[0])); i++)
		flag_first_word(builder, numbers[i], EC_WORD_STARTS_QUANTITY);
	for (int i = 0; i < (int) (sizeof(currencies) / sizeof(currencies[0])); i++)
		flag_first_word(builder, currencies[i], EC_WORD_LEADS_TO_QUANTITY);
	flag_first_word(builder, "a", EC_WORD_LEADS_TO_QUANTITY);
}

static uint8_t
period_flag(EcPeriodClass class)
{
	switch (class)
	{
		case EC_PW_UNIT:
		case EC_PW_QUARTERS:
		case EC_PW_YEARS:
		case EC_PW_MONTHS:
		case EC_PW_MONTH:
		case EC_PW_MONTH_SHORT:
		case EC_PW_FY:
		case EC_PW_CY:
		case EC_PW_Q:
		case EC_PW_F:
		case EC_PW_YTD:
		case EC_PW_TRAILING:
		case EC_PW_RUN:
			return EC_WORD_STARTS_PERIOD;
		case EC_PW_ARTICLE:
		case EC_PW_NUMBER_WORD:
		case EC_PW_ORDINAL:
		case EC_PW_FISCAL:
		case EC_PW_CALENDAR:
		case EC_PW_FULL:
		case EC_PW_PREVIOUS:
		case EC_PW_THIS:
		case EC_PW_NEXT:
		case EC_PW_PAST:
		case EC_PW_MOST:
		case EC_PW_JUST:
		case EC_PW_FILLER:
		case EC_PW_LATTER:
		case EC_PW_FINAL:
		case EC_PW_SAME:
		case EC_PW_REST:
		case EC_PW_END:
		case EC_PW_BEGIN:
		case EC_PW_AS:
		case EC_PW_AT:
			return EC_WORD_LEADS_TO_PERIOD;
		default:
			return 0;
	}
}

static void
flag_periods(EcLexiconBuilder *builder)
{
	static const struct
	{
		const char *word;
		EcPeriodClass class;
	}			words[] = {
#define PERIOD_WORD(word, class, value) {word, EC_PW_##class},
#include "engine/tables/periods.def"
#undef PERIOD_WORD
	};

	for (int i = 0; i < (int) (sizeof(words) / sizeof(words[0])); i++)
		if (period_flag(words[i].class) != 0)
			flag_first_word(builder, words[i].word, period_flag(words[i].class));
}

void
ec_lexicon_flag_starters(EcLexiconBuilder *builder)
{
	flag_quantities(builder);
	flag_periods(builder);
}
