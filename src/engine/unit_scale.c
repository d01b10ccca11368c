/*
 * The column `value`: units and scales that were not said, and signs.
 *
 * "115 to 120" of revenue takes the currency and the scale with which revenue was last said;
 * "$0.18" beside earnings per share is per share; "a loss of" is below zero.
 */
#include "engine/facts.h"

#include <stdio.h>
#include <string.h>

#include "engine/match.h"
#include "engine/mention.h"

static void
set_unit(EcMeasure *value, const char *unit)
{
	char		copy[EC_UNIT_SIZE] = {0};

	snprintf(copy, sizeof(copy), "%s", unit);
	memcpy(value->unit, copy, sizeof(copy));
}

static bool
scale_end(int64_t *mantissa, int8_t *exponent, int power)
{
	EcDecimal	end = {*mantissa, *exponent};
	EcDecimal	scaled;

	if (!ec_decimal_scale(end, power, &scaled))
		return false;
	*mantissa = scaled.mantissa;
	*exponent = (int8_t) scaled.exponent;
	return true;
}

static bool
scale_value(EcMeasure *value, int power)
{
	return (ec_measure_low_is_open(value) || scale_end(&value->low_mantissa, &value->low_exponent, power)) &&
		(ec_measure_high_is_open(value) || scale_end(&value->high_mantissa, &value->high_exponent, power));
}

static const char *
currency_of(const EcContext *context)
{
	return context->currency[0] == '\0' ? "USD" : context->currency;
}

static void
fill_money(const EcReading *reading, EcDraft *draft)
{
	const EcScale *scale = ec_context_scale(reading->context, draft->metric_index);

	draft->features |= EC_FACT_BIT(EC_FACT_inherited_scale);
	set_unit(&draft->fact.value, scale != NULL ? scale->unit : currency_of(reading->context));
	if (draft->quantity->as.quantity.has_scale || draft->quantity->as.quantity.shape == EC_SHAPE_BREAKEVEN)
		return;
	if (scale == NULL || !scale_value(&draft->fact.value, scale->power))
		draft->rejected = "no scale known";
}

/* "61 cents" in a document that speaks of euros: the cents of which currency is not said. */
static bool
is_of_unsaid_cents(const EcReading *reading, const EcDraft *draft)
{
	static const char *const words[] = {"cent", "cents"};
	const EcToken *tokens = reading->sentence->tokens;
	const EcMention *quantity = draft->quantity;

	return reading->context->said_foreign > reading->context->said_dollars && memcmp(draft->fact.value.unit, "USD", 3) == 0 && quantity->last > quantity->first &&
		ec_token_is_any(reading->context->text, &tokens[quantity->last], words, 2) && tokens[quantity->last - 1].kind == EC_TOKEN_NUMBER &&
		tokens[quantity->first].kind == EC_TOKEN_NUMBER;
}

static void
fill_per_share(const EcReading *reading, EcDraft *draft)
{
	char		unit[EC_UNIT_SIZE];
	const char *said = draft->fact.value.unit;

	snprintf(unit, sizeof(unit), "%.3s/share", said[0] == '\0' ? currency_of(reading->context) : said);
	set_unit(&draft->fact.value, unit);
}

static void
fill_bare(const EcReading *reading, EcDraft *draft)
{
	switch (draft->metric->family)
	{
		case EC_FAMILY_MONEY:
			fill_money(reading, draft);
			break;
		case EC_FAMILY_PER_SHARE:
			fill_per_share(reading, draft);
			break;
		case EC_FAMILY_PERCENT:
			set_unit(&draft->fact.value, "%");
			break;
		case EC_FAMILY_MULTIPLE:
			set_unit(&draft->fact.value, "x");
			break;
		case EC_FAMILY_DAYS:
			set_unit(&draft->fact.value, "days");
			break;
		default:
			break;
	}
}

/* Amounts per share that were said without "per share". */
static bool
is_unsaid_per_share(const EcDraft *draft)
{
	const EcQuantity *quantity = &draft->quantity->as.quantity;
	double		low = ec_decimal_to_double(ec_measure_low(&quantity->value));

	if (draft->metric->family == EC_FAMILY_PER_SHARE)
		return true;
	return (draft->metric_index == EC_METRIC_ffo || draft->metric_index == EC_METRIC_affo) &&
		!quantity->has_scale && low < 100;
}

void
ec_measure_negate(EcMeasure *value)
{
	int64_t		mantissa = value->low_mantissa;
	int8_t		exponent = value->low_exponent;
	uint8_t		flags = value->flags & (uint8_t) ~(EC_MEASURE_LOW_OPEN | EC_MEASURE_HIGH_OPEN);

	if (ec_measure_low_is_open(value))
		flags |= EC_MEASURE_HIGH_OPEN;
	if (ec_measure_high_is_open(value))
		flags |= EC_MEASURE_LOW_OPEN;
	value->low_mantissa = -value->high_mantissa;
	value->low_exponent = value->high_exponent;
	value->high_mantissa = -mantissa;
	value->high_exponent = exponent;
	value->flags = flags;
}

static bool
is_positive(const EcMeasure *value)
{
	return (ec_measure_low_is_open(value) || value->low_mantissa >= 0) &&
		(ec_measure_high_is_open(value) || value->high_mantissa >= 0);
}

static bool
is_income(int metric)
{
	return metric == EC_METRIC_net_income || metric == EC_METRIC_operating_income || metric == EC_METRIC_eps ||
		metric == EC_METRIC_ebitda || metric == EC_METRIC_pretax_income || metric == EC_METRIC_other_income ||
		metric == EC_METRIC_operating_margin || metric == EC_METRIC_ebitda_margin ||
		metric == EC_METRIC_net_margin || metric == EC_METRIC_gross_profit ||
		metric == EC_METRIC_ffo || metric == EC_METRIC_affo;
}

/* Does a word of loss stand right before or right after the quantity? */
static bool
cue_is_near(const EcReading *reading, const EcDraft *draft, EcCue cue)
{
	const EcMention *mentions = reading->sentence->mentions;

	for (int i = draft->clause->first_mention; i < draft->clause->end_mention; i++)
	{
		if (mentions[i].kind != EC_MENTION_CUE || mentions[i].cue != cue)
			continue;
		if (mentions[i].first > draft->quantity->last ? mentions[i].first <= draft->quantity->last + 2 :
			mentions[i].last + 6 >= draft->quantity->first)
			return true;
	}
	return false;
}

bool
ec_is_called_negative(const EcReading *reading, const EcDraft *draft)
{
	const EcSentence *sentence = reading->sentence;
	int			t;

	if (draft->link->source != EC_SOURCE_SENTENCE || draft->quantity->as.quantity.has_sign)
		return false;
	t = sentence->mentions[draft->link->metric].first - 1;
	if (t > 0 && ec_mention_over(sentence, t) != NULL && ec_mention_is_cue(ec_mention_over(sentence, t), EC_CUE_NON_GAAP))
		t = ec_mention_over(sentence, t)->first - 1;
	return t >= 0 && ec_token_is(reading->context->text, &sentence->tokens[t], "negative");
}

/* "a net loss of $6 million compared to a profit of | $1 million", "... a | $1 million profit": the other side has a word and a sign of its own. */
static bool
is_called_profit(const EcReading *reading, const EcDraft *draft)
{
	static const char *const words[] = {"earnings", "gain", "income", "positive", "profit", "profits"};
	static const char *const nouns[] = {"gain", "profit"};
	const EcToken *tokens = reading->sentence->tokens;
	const char *text = reading->context->text;
	int			next = draft->quantity->last + 1;
	int			t = draft->quantity->first - 1;

	if (!draft->clause->is_compared)
		return false;
	if (t > 0 && ec_token_is(text, &tokens[t], "of"))
		t--;
	if (t >= 0 && ec_token_is_any(text, &tokens[t], words, EC_COUNT(words)))
		return ec_token_is(text, &tokens[t], "positive") || !ec_is_called_negative(reading, draft);
	return next < reading->sentence->n_tokens && ec_token_is_any(text, &tokens[next], nouns, EC_COUNT(nouns));
}

static void
set_sign(const EcReading *reading, EcDraft *draft)
{
	bool		is_below = draft->synonym->is_negative || ec_is_called_negative(reading, draft);

	if (draft->fit == EC_FIT_CHANGE || draft->fit == EC_FIT_SHARE || !is_positive(&draft->fact.value))
		return;
	if (is_income(draft->metric_index) && !draft->quantity->as.quantity.has_sign)
		is_below = is_below || cue_is_near(reading, draft, EC_CUE_LOSS);
	if (draft->metric_index == EC_METRIC_operating_cash_flow || draft->metric_index == EC_METRIC_free_cash_flow)
		is_below = is_below || cue_is_near(reading, draft, EC_CUE_USE);
	if (is_below && !is_called_profit(reading, draft))
		ec_measure_negate(&draft->fact.value);
}

/* "RMB3.41 (US$0.48)": the same amount once more, no negative one, where the amount before is none. */
static bool
is_said_again_in_brackets(const EcReading *reading, const EcDraft *draft)
{
	const EcDraft *before = ec_reading_last(reading);

	return before != NULL && before->link->clause + 1 == draft->link->clause && before->quantity->last + 1 == draft->quantity->first &&
		reading->sentence->tokens[draft->quantity->first].punctuation == '(' && before->metric_index == draft->metric_index &&
		is_positive(&before->fact.value) && !is_positive(&draft->fact.value);
}

/* Is a unit a thing of these, and no share of a partnership? */
static bool
is_of_things_sold(int metric)
{
	return metric == EC_METRIC_revenue || metric == EC_METRIC_cost_of_revenue || metric == EC_METRIC_gross_profit ||
		metric == EC_METRIC_operating_expenses;
}

/* "$11 to $12 per barrel", "$9,000 per day": what one piece costs or brings, but not "per share" or what a year comes to. */
static bool
is_of_piece(const EcReading *reading, const EcDraft *draft)
{
	static const char *const others[] = {
		"share", "diluted", "basic", "common", "adjusted", "ordinary", "fully", "unit", "ads", "ffo", "quarter", "year", "annum",
	};
	const EcToken *tokens = reading->sentence->tokens;
	int			per = draft->quantity->last + 1;

	if (draft->metric_index == EC_METRIC_average_price || draft->metric_index == EC_METRIC_arpu || draft->metric_index >= EC_METRIC_BUILTIN_COUNT)
		return false;
	return per + 1 < reading->sentence->n_tokens && ec_token_is(reading->context->text, &tokens[per], "per") &&
		tokens[per + 1].kind == EC_TOKEN_WORD &&
		(!ec_token_is_any(reading->context->text, &tokens[per + 1], others, EC_COUNT(others)) ||
		 (is_of_things_sold(draft->metric_index) && ec_token_is(reading->context->text, &tokens[per + 1], "unit")));
}

void
ec_column_unit_scale(const EcReading *reading, EcDraft *draft)
{
	EcUnitFamily said = ec_unit_family(draft->fact.value.unit);
	uint8_t		shape = draft->quantity->as.quantity.shape;

	if (said == EC_FAMILY_MONEY && is_of_piece(reading, draft))
		draft->rejected = "an amount per piece";
	if (shape == EC_SHAPE_RANGE || shape == EC_SHAPE_DECADE)
		draft->features |= EC_FACT_BIT(EC_FACT_is_range);
	if (draft->quantity->as.quantity.has_words)
		draft->features |= EC_FACT_BIT(EC_FACT_number_word);
	if (is_of_unsaid_cents(reading, draft))
		memcpy(draft->fact.value.unit, reading->context->currency, 3);
	if (draft->fit == EC_FIT_BARE || shape == EC_SHAPE_BREAKEVEN)
		fill_bare(reading, draft);
	else if (draft->fit == EC_FIT_LEVEL && said == EC_FAMILY_MONEY && is_unsaid_per_share(draft))
		fill_per_share(reading, draft);
	if (is_said_again_in_brackets(reading, draft))
		ec_measure_negate(&draft->fact.value);
	set_sign(reading, draft);
}
