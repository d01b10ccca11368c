/*
 * The part of the company that a passage is about, for numbers whose own sentence names none.
 *
 * Relies on context.c, which follows the headings and subjects. Only figures that are told of parts carry one, and a word
 * such as "total" or "our" says that the whole company is meant again.
 */
#include "engine/segment_parts.h"

#include "engine/facts.h"
#include "engine/mention.h"

static const EcSlice no_segment = {NULL, 0};

bool
ec_segment_says_whole(const EcReading *reading, const EcDraft *draft)
{
	int			metric = draft->link->source == EC_SOURCE_SENTENCE ?
		reading->sentence->mentions[draft->link->metric].first : draft->quantity->first;
	int			from = metric > 4 ? metric - 4 : 0;

	return ec_segment_is_whole(reading->context, reading->sentence, from, metric);
}

/* Figures that are told of parts of a company; others are of the whole where no part is named. */
bool
ec_segment_is_told_by_part(int metric)
{
	switch (metric)
	{
		case EC_METRIC_product_revenue:
		case EC_METRIC_service_revenue:
		case EC_METRIC_eps:
		case EC_METRIC_tax_rate:
		case EC_METRIC_income_tax:
		case EC_METRIC_net_income:
		case EC_METRIC_other_income:
		case EC_METRIC_interest_expense:
		case EC_METRIC_interest_income:
		case EC_METRIC_diluted_shares:
		case EC_METRIC_cash:
		case EC_METRIC_debt:
		case EC_METRIC_net_debt:
		case EC_METRIC_leverage:
		case EC_METRIC_liquidity:
		case EC_METRIC_operating_cash_flow:
		case EC_METRIC_free_cash_flow:
		case EC_METRIC_capex:
		case EC_METRIC_dividend_per_share:
		case EC_METRIC_dividends_paid:
		case EC_METRIC_share_repurchases:
		case EC_METRIC_shares_repurchased:
		case EC_METRIC_ffo:
		case EC_METRIC_affo:
		case EC_METRIC_basic_shares:
		case EC_METRIC_book_value_per_share:
		case EC_METRIC_tangible_book_value_per_share:
		case EC_METRIC_cet1_ratio:
		case EC_METRIC_roa:
		case EC_METRIC_roe:
		case EC_METRIC_rotce:
			return false;
		default:
			return true;
	}
}

/* "Full year 2020 adjusted EBITDA was": after the quarters of the parts, the year of the company. */
static bool
opens_with_year(const EcReading *reading, const EcDraft *draft)
{
	const EcSentence *sentence = reading->sentence;
	const EcMention *year = &sentence->mentions[0];
	int			metric = draft->link->metric;

	if (metric < 1 || year->kind != EC_MENTION_PERIOD || year->first > 1 || ec_period_months(draft->fact.period) != 12)
		return false;
	for (int i = 1; i <= metric; i++)
		if (sentence->mentions[i].first != sentence->mentions[i - 1].last + 1)
			return false;
	return true;
}

/* "our gross margin", "gross margin for the quarter": said of the company again. */
static bool
is_said_anew(const EcReading *reading, const EcDraft *draft)
{
	const EcSentence *sentence = reading->sentence;
	int			first;

	if (draft->link->source != EC_SOURCE_SENTENCE || reading->context->by_segment)
		return false;
	first = sentence->mentions[draft->link->metric].first;
	for (int t = first - 1; t >= 0 && t >= first - 3; t--)
		if (ec_token_is(reading->context->text, &sentence->tokens[t], "our"))
			return true;
	if (opens_with_year(reading, draft))
		return true;
	return reading->context->sentence - reading->context->segment_sentence > 2 && draft->link->metric + 1 < sentence->n_mentions && sentence->mentions[draft->link->metric + 1].kind == EC_MENTION_PERIOD &&
		sentence->mentions[draft->link->metric + 1].first <= sentence->mentions[draft->link->metric].last + 2 && first <= 2;
}

/* Costs and gross margins: a passage goes through sales and profits of the parts, and then comes to these of the company. */
static bool
ends_passage(const EcContext *context, int metric)
{
	switch (metric)
	{
		case EC_METRIC_cost_of_revenue:
		case EC_METRIC_ga_expense:
		case EC_METRIC_gross_margin:
		case EC_METRIC_gross_profit:
		case EC_METRIC_rd_expense:
		case EC_METRIC_sales_marketing_expense:
		case EC_METRIC_sga_expense:
			return true;
		case EC_METRIC_operating_expenses:
			return !context->is_insurer;
		default:
			return false;
	}
}

EcSlice
ec_segment_of_passage(const EcReading *reading, EcDraft *draft)
{
	const EcContext *context = reading->context;

	if (draft->link->source == EC_SOURCE_TOPIC && context->topic.segment.data != NULL)
		return context->topic.segment;
	if (context->segment.data == NULL || context->sentence - context->segment_sentence > (context->by_segment || context->is_announced ? 9 : 4) ||
		!ec_segment_is_told_by_part(draft->metric_index) || ends_passage(context, draft->metric_index) ||
		(ec_segment_says_whole(reading, draft) && !context->totals_part) || is_said_anew(reading, draft) || ec_segment_is_all_we_have(context, reading->sentence, draft->clause->first, draft->quantity->first))
		return no_segment;
	draft->features |= EC_FACT_BIT(EC_FACT_carried_segment);
	return context->segment;
}
