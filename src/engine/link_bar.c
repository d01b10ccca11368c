/*
 * Pairs of quantity and metric that the words around them rule out, whatever their score.
 *
 * In: a search and a metric that the quantity's unit fits. A word right beside the number says that it counts
 * something else, or the sentence is about a purchase rather than a sale.
 */
#include "engine/link_parts.h"
#include "engine/segment.h"

/* "601 counties in 41 states": a bare number that counts something else; "8.1 months, compared to 7.9". */
static bool
counts_something_else(const EcSearch *search)
{
	static const char *const models[] = {"aircraft", "engine", "family", "line", "model", "platform", "program", "programs", "series"};
	int			next = search->quantity->last + 1;
	const EcMention *before = search->index == 0 ? NULL :
		&search->sentence->mentions[search->clauses->clause[search->index - 1].quantity];

	if (search->clause->is_compared && before != NULL && before->as.quantity.has_unit &&
		ec_unit_family(before->as.quantity.value.unit) == EC_FAMILY_PHYSICAL)
		return true;
	if (next < search->sentence->n_tokens && search->quantity->first == search->quantity->last && search->quantity->first > 0 &&
		ec_token_is(search->context->text, &search->sentence->tokens[next - 2], "the") &&
		ec_token_is_any(search->context->text, &search->sentence->tokens[next], models, sizeof(models) / sizeof(models[0])))
		return true;			/* "revenue on the 787 program" */
	return next < search->sentence->n_tokens && search->sentence->tokens[next].length > 3 &&
		!search->sentence->tokens[next].is_capitalized &&
		(ec_segment_is_name_word(search->context, search->sentence, next) || ec_segment_is_head(search->sentence, next));
}

/* "new stores opened across 30 countries": places are not what the metric before them counts. */
static bool
counts_places(const EcSearch *search, int metric)
{
	static const char *const places[] = {"countries", "states", "provinces", "cities", "markets", "regions", "brands", "categories"};
	int			next = search->quantity->last + 1;

	return next < search->sentence->n_tokens && ec_lexicon_metric(search->context->lexicon, metric)->family == EC_FAMILY_COUNT &&
		ec_token_is_any(search->context->text, &search->sentence->tokens[next], places, sizeof(places) / sizeof(places[0]));
}

/* "repurchased a million shares at an average price of $74", "debt at an average yield of 3%": no price of what the company sells. */
static bool
is_about_capital(const EcContext *context, const EcSentence *sentence)
{
	static const char *const capital[] = {"shares", "stock", "debentures", "warrants"};

	if (ec_sentence_has_any(context->text, sentence, capital, sizeof(capital) / sizeof(capital[0])))
		return true;
	for (int i = 0; i < sentence->n_mentions; i++)
	{
		int			metric = sentence->mentions[i].kind == EC_MENTION_METRIC ? ec_link_metric_of(context, &sentence->mentions[i]) : -1;

		if (metric == EC_METRIC_share_repurchases || metric == EC_METRIC_shares_repurchased ||
			metric == EC_METRIC_debt)
			return true;
	}
	return false;
}

/* What insurers call sales are the premiums of new policies, in a year. */
static bool
is_sales_of_policies(const EcSearch *search, int mention)
{
	int			metric = ec_link_metric_of(search->context, &search->sentence->mentions[mention]);

	return search->context->is_insurer && (metric == EC_METRIC_revenue || metric == EC_METRIC_product_revenue) &&
		ec_token_is(search->context->text, &search->sentence->tokens[search->sentence->mentions[mention].last], "sales");
}

/* "our largest customer was 43% of revenue": what is counted is no part of an amount. */
static bool
is_counted_beside_amount(const EcSearch *search, int metric)
{
	return search->denominator >= 0 &&
		ec_lexicon_metric(search->context->lexicon, metric)->family == EC_FAMILY_COUNT &&
		ec_lexicon_metric(search->context->lexicon, ec_link_metric_of(search->context, &search->sentence->mentions[search->denominator]))->family != EC_FAMILY_COUNT;
}

/* "excludes 3 cents of costs related to the merger": a part of the earnings that something took. */
static bool
is_amount_of_costs(const EcSearch *search, int metric)
{
	static const char *const of[] = {"of", "in"};
	static const char *const costs[] = {"cost", "costs", "expense", "expenses", "charge", "charges", "benefit", "benefits"};

	if (metric != EC_METRIC_eps || !EC_LINK_IS_ONE_OF(search, search->quantity->last + 1, of))
		return false;
	for (int t = search->quantity->last + 2; t <= search->quantity->last + 6; t++)
		if (EC_LINK_IS_ONE_OF(search, t, costs))
			return true;
	return false;
}

/* "we raised $575 million of debt": the size of an issue, no balance. */
static bool
is_money_raised(const EcSearch *search, int metric)
{
	static const char *const verbs[] = {"raised", "raising", "issued", "issuing", "priced", "placed"};

	return metric == EC_METRIC_debt && EC_LINK_IS_ONE_OF(search, search->quantity->first - 1, verbs);
}

/* "an extra week, which resulted in higher revenue of $265 million": what something added. */
static bool
is_amount_added(const EcSearch *search, int mention)
{
	static const char *const more[] = {"higher", "lower", "additional", "incremental"};
	static const char *const results[] = {"resulted", "resulting", "results", "led", "leading"};
	int			first = search->sentence->mentions[mention].first;

	if (mention > search->clause->quantity || (!EC_LINK_IS_ONE_OF(search, first - 1, more) && !EC_LINK_IS_ONE_OF(search, first - 2, more)))
		return false;
	for (int t = search->quantity->first - 1; t >= 0; t--)
		if (EC_LINK_IS_ONE_OF(search, t, results))
			return true;
	return false;
}

/* "the board authorized a $500 million repurchase program": what may be spent, not what was. */
static bool
is_programme(const EcSearch *search, int metric)
{
	return (metric == EC_METRIC_share_repurchases || metric == EC_METRIC_shares_repurchased || metric == EC_METRIC_capex) &&
		(search->penalties & EC_LINK_BIT(EC_LINK_authorization)) != 0;
}

static int
metric_at(const EcSearch *search, int mention)
{
	return mention < 0 || mention >= search->sentence->n_mentions || search->sentence->mentions[mention].kind != EC_MENTION_METRIC ? -1 :
		ec_link_metric_of(search->context, &search->sentence->mentions[mention]);
}

static bool
are_joined(const EcSearch *search, const EcMention *left, const EcMention *right)
{
	for (int t = left->last + 1; t < right->first && right->first <= left->last + 5; t++)
		if (ec_token_is(search->context->text, &search->sentence->tokens[t], "and"))
			return true;
	return false;
}

static bool
is_dividend_at(const EcSearch *search, int mention)
{
	return metric_at(search, mention) == EC_METRIC_dividends_paid || metric_at(search, mention) == EC_METRIC_dividend_per_share;
}

static bool
is_of(const EcSearch *search, int token)
{
	return token < search->sentence->n_tokens && ec_token_is(search->context->text, &search->sentence->tokens[token], "of");
}

/* "and the repurchase of 2 million shares" */
static bool
is_followed_by_amount(const EcSearch *search, const EcMention *metric)
{
	const EcMention *end = search->sentence->mentions + search->sentence->n_mentions;

	for (const EcMention *next = metric + 1; next < end && next->first <= metric->last + 3; next++)
		if (next->kind == EC_MENTION_QUANTITY)
			return next != search->quantity && is_of(search, metric->last + 1);
	return false;
}

/* "returned $90 million through dividends and share repurchases": the sum of both; but not "and repurchased 2 million shares". */
static bool
is_of_both_returns(const EcSearch *search, int mention)
{
	static const char *const nouns[] = {"repurchase", "repurchases", "buyback", "buybacks", "activity", "program"};
	const EcMention *mentions = search->sentence->mentions;
	bool		is_dividend = is_dividend_at(search, mention);

	if (search->clause->list_length > 1 || (!is_dividend && metric_at(search, mention) != EC_METRIC_share_repurchases))
		return false;
	for (int i = mention - 2; i <= mention + 2; i++)
	{
		const EcMention *repurchase = is_dividend ? &mentions[i] : &mentions[mention];

		if ((is_dividend ? metric_at(search, i) == EC_METRIC_share_repurchases : is_dividend_at(search, i)) && !is_followed_by_amount(search, repurchase) && EC_LINK_IS_ONE_OF(search, repurchase->last, nouns) &&
			(i < mention ? are_joined(search, &mentions[i], &mentions[mention]) : are_joined(search, &mentions[mention], &mentions[i])))
			return true;
	}
	return false;
}

/* What follows the number, whatever stands before it: "our cash flow allowed us to return | $90 million through ..." */
static bool
is_capital_returned(const EcSearch *search)
{
	int			next = search->clause->quantity + 1;

	while (next < search->sentence->n_mentions && search->sentence->mentions[next].kind != EC_MENTION_METRIC &&
		   search->sentence->mentions[next].kind != EC_MENTION_QUANTITY)
		next++;
	return next < search->clause->end_mention && is_of_both_returns(search, next);
}

/* "in | higher prices", but not "of stock at an average price" */
static bool
is_object_of(const EcSearch *search, const EcMention *metric)
{
	for (int t = search->quantity->last + 2; t < metric->first; t++)
		if (ec_segment_is_preposition(&search->sentence->tokens[t]))
			return false;
	return metric->first <= search->quantity->last + 5;
}

/* "$53 million | in price", "higher prices of | $9 million": the metric that goes with the number by its words alone; -1 for none. */
static int
metric_beside(const EcSearch *search)
{
	static const char *const links[] = {"in", "of"};
	const EcMention *mentions = search->sentence->mentions;
	int			after = search->clause->quantity + 1;
	int			before = search->clause->quantity - 1;

	while (after < search->sentence->n_mentions && mentions[after].kind == EC_MENTION_CUE)
		after++;
	if (EC_LINK_IS_ONE_OF(search, search->quantity->last + 1, links) && metric_at(search, after) >= 0 && is_object_of(search, &mentions[after]))
		return metric_at(search, after);
	while (before >= 0 && mentions[before].kind == EC_MENTION_CUE)
		before--;
	return before >= 0 && mentions[before].last + 4 >= search->quantity->first ? metric_at(search, before) : -1;
}

/* "the $0.79 per share increase was driven by higher prices of | $1.01": a part of the earnings per share. */
static bool
is_bridge_per_share(const EcSearch *search)
{
	for (int i = 0; i < search->clause->quantity; i++)
		if (search->sentence->mentions[i].kind == EC_MENTION_QUANTITY &&
			ec_unit_family(search->sentence->mentions[i].as.quantity.value.unit) == EC_FAMILY_PER_SHARE)
			return ec_fit_is_small_amount(search->quantity);
	return false;
}

/* "EBITDA rose on $53 million in price": what prices brought in; a price is no millions, and nothing per share. */
static bool
is_no_price(const EcSearch *search, int metric)
{
	const EcMeasure *value = &search->quantity->as.quantity.value;
	EcUnitFamily family = ec_unit_family(value->unit);

	if (metric == EC_METRIC_average_price && (family == EC_FAMILY_PER_SHARE || (family == EC_FAMILY_MONEY && is_bridge_per_share(search))))
		return true;
	return family == EC_FAMILY_MONEY && search->quantity->as.quantity.has_scale && ec_decimal_to_double(ec_measure_low(value)) >= 1e6 &&
		(metric == EC_METRIC_average_price || metric_beside(search) == EC_METRIC_average_price);
}

/* "repurchased $30 million of our 2024 senior notes": debt, no shares. */
static bool
is_debt_bought(const EcSearch *search, int metric)
{
	static const char *const of[] = {"of", "in"};
	static const char *const debts[] = {"bonds", "convertibles", "debentures", "debt", "notes"};

	if (metric != EC_METRIC_share_repurchases || !EC_LINK_IS_ONE_OF(search, search->quantity->last + 1, of))
		return false;
	for (int t = search->quantity->last + 2; t <= search->quantity->last + 8 && t < search->sentence->n_tokens &&
		 search->sentence->tokens[t].kind != EC_TOKEN_PUNCTUATION; t++)
		if (EC_LINK_IS_ONE_OF(search, t, debts))
			return true;
	return false;
}

/* "we acquired the business for $85 million | in cash": how it was paid, no balance. */
static bool
is_paid_in_cash(const EcSearch *search, int mention, int metric)
{
	static const char *const paid[] = {"for", "paid", "pay", "paying"};
	const EcMention *cash = &search->sentence->mentions[mention];

	return metric == EC_METRIC_cash && cash->first == cash->last && cash->first == search->quantity->last + 2 &&
		ec_token_is(search->context->text, &search->sentence->tokens[cash->first - 1], "in") &&
		EC_LINK_IS_ONE_OF(search, search->quantity->first - 1, paid);
}

/* "on a per square foot basis, our revenues": what one piece brings. */
static bool
is_on_basis_of_piece(const EcSearch *search)
{
	static const char *const shares[] = {"diluted", "share", "unit", "ads"};

	for (int t = search->quantity->first > 30 ? search->quantity->first - 30 : 0; t + 2 < search->quantity->first; t++)
	{
		int			basis = t + 2;

		if (!ec_token_is(search->context->text, &search->sentence->tokens[t], "per") || EC_LINK_IS_ONE_OF(search, t + 1, shares))
			continue;
		while (basis < search->quantity->first && basis < t + 5)
			if (ec_token_is(search->context->text, &search->sentence->tokens[basis++], "basis"))
				return true;
	}
	return false;
}

/* "gross profit | per vehicle": what one of them brings is another measure. */
static bool
is_told_per_piece(const EcSearch *search, int mention, int metric)
{
	const EcMention *next = &search->sentence->mentions[mention] + 1;

	switch (metric)
	{
		case EC_METRIC_revenue:
		case EC_METRIC_cost_of_revenue:
		case EC_METRIC_gross_profit:
		case EC_METRIC_operating_expenses:
		case EC_METRIC_operating_income:
		case EC_METRIC_ebitda:
		case EC_METRIC_inventory:
			break;
		default:
			return false;
	}
	return (mention + 1 < search->sentence->n_mentions && ec_mention_is_cue(next, EC_CUE_PER) && next->first == next[-1].last + 1 &&
			ec_token_is(search->context->text, &search->sentence->tokens[next->first], "per")) || is_on_basis_of_piece(search);
}

/* "mortgage loans originated for sale", "loan deferrals": what happened to loans, and not how many there are. */
static bool
is_event_of_loans(const EcSearch *search, int mention, int metric)
{
	static const char *const events[] = {"application", "applications", "deferral", "deferrals", "forbearance", "forgiveness", "modification", "modifications", "originated", "sold"};

	return metric == EC_METRIC_loans && EC_LINK_IS_ONE_OF(search, search->sentence->mentions[mention].last + 1, events);
}

/* "we have $45 million | remaining under our repurchase program": what may still be bought back. */
static bool
is_left_to_buy(const EcSearch *search, int metric)
{
	static const char *const left[] = {"available", "left", "remained", "remaining", "remains"};
	int			next = search->quantity->last + 1;

	return (metric == EC_METRIC_share_repurchases || metric == EC_METRIC_shares_repurchased) &&
		(EC_LINK_IS_ONE_OF(search, next, left) || EC_LINK_IS_ONE_OF(search, next + 1, left));
}

/* "the average yield was 5.02%": of a portfolio; a yield that is a price is no percentage. */
static bool
is_yield_of_portfolio(const EcSearch *search, int mention, int metric)
{
	static const char *const yields[] = {"yield", "yields"};
	const EcCueSet moves = EC_CUE_BIT(EC_CUE_UP) | EC_CUE_BIT(EC_CUE_DOWN);

	return metric == EC_METRIC_average_price && ec_mention_is_ratio(search->quantity) &&
		EC_LINK_IS_ONE_OF(search, search->sentence->mentions[mention].last, yields) &&
		(search->quantity->as.quantity.value.unit[0] == 'b' || search->clause->is_new_value || ((search->clause->before | search->clause->after) & moves) == 0);
}

/* "we have placed orders for $2 billion of equipment": what the company buys. */
static bool
is_own_order(const EcSearch *search, int mention, int metric)
{
	static const char *const verbs[] = {"place", "placed", "placing"};
	static const char *const we[] = {"we", "we've"};
	int			verb = search->sentence->mentions[mention].first - 1;

	return metric == EC_METRIC_orders && EC_LINK_IS_ONE_OF(search, verb, verbs) &&
		(EC_LINK_IS_ONE_OF(search, verb - 1, we) || EC_LINK_IS_ONE_OF(search, verb - 2, we));
}

/* "expense excluding the | $150 million impairment": what is left out is no value of the metric before it. */
static bool
is_amount_left_out(const EcSearch *search, int mention)
{
	static const char *const articles[] = {"a", "an", "our", "the"};
	static const char *const words[] = {"exclude", "excluded", "excludes", "excluding"};
	int			t = search->quantity->first - 1;

	if (mention > search->clause->quantity)
		return false;
	if (EC_LINK_IS_ONE_OF(search, t, articles))
		t--;
	return EC_LINK_IS_ONE_OF(search, t, words);
}

/* "operating loss excluding the impairment": what is left out has no value here. */
bool
ec_link_is_left_out(const EcSearch *search, int mention)
{
	int			first = search->sentence->mentions[mention].first;
	int			reach = mention > 0 && search->sentence->mentions[mention - 1].kind == EC_MENTION_QUANTITY &&
		&search->sentence->mentions[mention - 1] != search->quantity ? 8 : 4;	/* "excluding the $150 million | impairment charge" */

	for (int t = first - 1; t >= 0 && t >= first - reach; t--)
	{
		const EcToken *token = &search->sentence->tokens[t];

		if (token->kind == EC_TOKEN_PUNCTUATION && ec_clause_breaks_at(search->sentence, t))
			return false;
		if (ec_token_is_of(token, EC_CLASS_BIT(ITEM)))
			return false;		/* "before one-time charges | earnings per share" */
		if (ec_token_is_of(token, EC_CLASS_BIT(LEAVING_OUT)))
			return true;
		if (t == first - 1 && t > 0 && ec_token_is(search->context->text, token, "of") && ec_token_is(search->context->text, &token[-1], "net"))
			return !is_of(search, search->sentence->mentions[mention].last + 1);	/* "interest expense net of interest income" */
	}
	return false;
}

bool
ec_link_is_loose_profit(const EcSearch *search, int mention)
{
	const EcLink *link = search->index == 0 ? NULL : ec_link_of_clause(search->links, search->index - 1);
	const uint64_t near = EC_LINK_BIT(EC_LINK_metric_tight_before) | EC_LINK_BIT(EC_LINK_metric_of_after) | EC_LINK_BIT(EC_LINK_metric_right_after);

	if (ec_unit_family(search->quantity->as.quantity.value.unit) != EC_FAMILY_MONEY || metric_at(search, mention) != EC_METRIC_gross_margin)
		return false;
	if (link != NULL && link->synonym->metric == EC_METRIC_gross_margin && metric_at(search, link->metric) == EC_METRIC_gross_margin &&
		ec_unit_family(search->sentence->mentions[search->clauses->clause[search->index - 1].quantity].as.quantity.value.unit) == EC_FAMILY_MONEY)
		return false;
	return (ec_link_place(search, mention) & near) == 0;
}

/* "20% of tenants are late": a part of something that is named, and no ratio that was spoken of before. */
bool
ec_link_is_part_of_things(const EcSearch *search)
{
	int			next = search->quantity->last + 1;
	const EcMention *after = ec_mention_over(search->sentence, next + 1);

	return ec_mention_is_ratio(search->quantity) && next + 1 < search->sentence->n_tokens &&
		ec_token_is(search->context->text, &search->sentence->tokens[next], "of") && !search->is_share &&
		(after == NULL || after->kind == EC_MENTION_CUE);
}

/* "Repaid $100 million, | bringing the balance to $300 million": only the first amount behind the verb is paid back. */
static bool
is_no_repayment(const EcSearch *search, int mention)
{
	if (!ec_synonym_is_repayment(ec_lexicon_synonym(search->context->lexicon, search->sentence->mentions[mention].synonym)))
		return false;
	for (int i = mention + 1; i < search->clause->quantity; i++)
		if (search->sentence->mentions[i].kind == EC_MENTION_QUANTITY)
			return true;
	return mention > search->clause->quantity || ec_unit_family(search->quantity->as.quantity.value.unit) != EC_FAMILY_MONEY;
}

bool
ec_link_is_barred(const EcSearch *search, int mention, EcFit fit)
{
	int			metric = ec_link_metric_of(search->context, &search->sentence->mentions[mention]);

	return is_amount_of_costs(search, metric) || ec_link_is_loose_profit(search, mention) || is_no_price(search, metric) || is_of_both_returns(search, mention) ||
		(fit == EC_FIT_LEVEL && is_capital_returned(search)) || is_money_raised(search, metric) || is_programme(search, metric) ||
		is_debt_bought(search, metric) || is_paid_in_cash(search, mention, metric) || is_told_per_piece(search, mention, metric) || ec_link_is_of_item(search, metric) || ec_link_is_reference(search, mention, metric) ||
		is_own_order(search, mention, metric) || is_amount_left_out(search, mention) ||  is_event_of_loans(search, mention, metric) ||
		is_left_to_buy(search, metric) || is_yield_of_portfolio(search, mention, metric) ||
		(fit == EC_FIT_LEVEL && is_amount_added(search, mention)) || (fit == EC_FIT_BARE && counts_something_else(search)) || counts_places(search, metric) ||
		ec_link_is_part_of_income(search, mention) || is_sales_of_policies(search, mention) || is_no_repayment(search, mention) || is_counted_beside_amount(search, metric) ||
		(fit == EC_FIT_LEVEL && ec_link_is_of_sum(search->context, search->sentence, mention)) ||
		(metric == EC_METRIC_average_price && is_about_capital(search->context, search->sentence));
}
