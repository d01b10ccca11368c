/*
 * What a percentage is a part of: "16% of revenue", "represented 16%", "$20 million or 16% of the total".
 *
 * The subtle thing is the whole that is not said again: "16% of revenue, versus 11%".
 */
#include "engine/fit.h"
#include "engine/link_parts.h"

#include <stddef.h>
#include <string.h>

static bool
is_whole(int metric)
{
	return metric == EC_METRIC_revenue || metric == EC_METRIC_product_revenue || metric == EC_METRIC_service_revenue ||
		metric == EC_METRIC_premiums_earned || metric == EC_METRIC_premiums_written || metric == EC_METRIC_noi ||
		metric == EC_METRIC_customers || metric == EC_METRIC_headcount || metric == EC_METRIC_orders ||
		metric == EC_METRIC_loans || metric == EC_METRIC_deposits || metric == EC_METRIC_bookings ||
		metric == EC_METRIC_invoice_shipments || metric == EC_METRIC_gross_merchandise_value ||
		metric == EC_METRIC_recurring_revenue || metric == EC_METRIC_sales_volume || metric == EC_METRIC_pretax_income;
}

/* "accounts for 31% of our operating profit": an income of which parts are told, where a verb says so; else the percentage is a margin. */
static bool
is_income_in_parts(const EcContext *context, const EcSentence *sentence, const EcClause *clause, int metric)
{
	static const char *const verbs[] = {
		"account", "accounted", "accounting", "accounts", "comprise", "comprised", "comprises", "contribute", "contributed", "contributes",
		"generate", "generated", "generates", "represent", "represented", "representing", "represents",
	};

	if (metric != EC_METRIC_operating_income && metric != EC_METRIC_ebitda)
		return false;
	for (int t = clause->first; t < sentence->mentions[clause->quantity].first; t++)
		if (ec_token_is_any(context->text, &sentence->tokens[t], verbs, sizeof(verbs) / sizeof(verbs[0])))
			return true;
	return false;
}

int
ec_link_denominator(const EcContext *context, const EcSentence *sentence, const EcClause *clause)
{
	const EcMention *quantity = &sentence->mentions[clause->quantity];
	const EcMention *of = quantity + 1;

	if (!ec_mention_is_ratio(quantity) || quantity->as.quantity.shape == EC_SHAPE_FACTOR ||
		clause->quantity + 2 >= sentence->n_mentions || !ec_mention_is_cue(of, EC_CUE_OF) || of->first > quantity->last + 2)
		return -1;
	for (int i = clause->quantity + 2; i < sentence->n_mentions; i++)
	{
		const EcMention *mention = &sentence->mentions[i];

		if (mention->kind == EC_MENTION_QUANTITY || mention->first > of->last + 6)
			return -1;
		if (mention->kind == EC_MENTION_METRIC)
			return is_whole(ec_link_metric_of(context, mention)) ||
				is_income_in_parts(context, sentence, clause, ec_link_metric_of(context, mention)) ? i : -1;
	}
	return -1;
}

bool
ec_link_is_part_of_income(const EcSearch *search, int mention)
{
	int			whole = search->denominator < 0 ? -1 : ec_link_metric_of(search->context, &search->sentence->mentions[search->denominator]);

	return (whole == EC_METRIC_operating_income || whole == EC_METRIC_ebitda) && mention != search->denominator;
}

/* "an 8% annual increase", "a 17% year-over-year increase", "a 2% price increase" */
static bool
is_followed_by_change(const EcSearch *search)
{
	const EcCueSet base = EC_CUE_BIT(EC_CUE_YOY) | EC_CUE_BIT(EC_CUE_QOQ);
	const EcSentence *sentence = search->sentence;
	int			end = search->quantity->last;

	for (int i = search->clause->quantity + 1; i < sentence->n_mentions && sentence->mentions[i].first <= end + 2; i++)
	{
		const EcMention *next = &sentence->mentions[i];

		if (ec_link_is_cut_between(search, end + 1, next->first))
			return false;		/* "12%, up 200 basis points" */
		if (ec_mention_is_cue(next, EC_CUE_UP) || ec_mention_is_cue(next, EC_CUE_DOWN))
			return true;
		if (next->kind != EC_MENTION_METRIC && !ec_mention_is_cue_in(next, base))
			return false;
		end = next->last;
	}
	return false;
}

/* "represented 16%", but not "representing a decrease of 16%" or "representing a 16% decrease". */
static bool
says_share(const EcSearch *search)
{
	const EcCueSet changes = EC_CUE_BIT(EC_CUE_UP) | EC_CUE_BIT(EC_CUE_DOWN) | EC_CUE_BIT(EC_CUE_YOY) | EC_CUE_BIT(EC_CUE_QOQ) |
		EC_CUE_BIT(EC_CUE_OTHER_BASE);
	const EcMention *mentions = search->sentence->mentions;

	if (is_followed_by_change(search))
		return false;
	for (int i = search->clause->quantity - 1; i >= search->clause->first_mention; i--)
	{
		if (ec_mention_is_cue(&mentions[i], EC_CUE_SHARE))
			return true;
		if (ec_mention_is_cue_in(&mentions[i], changes))
			return false;			/* "represents annual growth of 9%" */
	}
	return ec_cues_have(search->clause->after, EC_CUE_SHARE) &&
		!ec_cues_have(search->clause->after, EC_CUE_UP) && !ec_cues_have(search->clause->after, EC_CUE_DOWN);
}

/* "accounted for $20 million, or 16% of the total" */
static bool
is_share_beside_amount(const EcSearch *search)
{
	static const char *const wholes[] = {"total", "amount", "sum", "figure"};
	const EcMention *of = search->quantity + 1;

	if (search->clause->quantity + 1 >= search->sentence->n_mentions || !ec_mention_is_cue(of, EC_CUE_OF) ||
		of->first != search->quantity->last + 1 || strcmp(search->quantity->as.quantity.value.unit, "%") != 0)
		return false;
	for (int t = of->last + 1; t <= of->last + 2 && t < search->sentence->n_tokens; t++)
		if (ec_token_is_any(search->context->text, &search->sentence->tokens[t], wholes, sizeof(wholes) / sizeof(wholes[0])))
			return true;
	return false;
}

/* "expenses of 35% of revenue, with operating profit of 15%": what is left of the same whole. */
static bool
is_income_in_list(const EcSearch *search)
{
	if (ec_fit_change_is_said(search->quantity, search->clause))
		return false;
	for (int i = search->clause->quantity - 1; i >= search->clause->first_mention; i--)
	{
		const EcMention *mention = &search->sentence->mentions[i];

		if (mention->kind == EC_MENTION_METRIC)
			return ec_link_metric_of(search->context, mention) == EC_METRIC_operating_income ||
				ec_link_metric_of(search->context, mention) == EC_METRIC_net_income;
	}
	return false;
}

/* "16% of revenue, versus 11%": the other side of a comparison, too, is a part of the whole. */
void
ec_link_find_whole(EcSearch *search)
{
	const EcLink *before = search->index == 0 ? NULL : ec_link_of_clause(search->links, search->index - 1);

	search->denominator = ec_link_denominator(search->context, search->sentence, search->clause);
	search->is_share = search->denominator >= 0 || says_share(search) || is_share_beside_amount(search);
	if (search->is_share || before == NULL || before->fit != EC_FIT_SHARE ||
		(!search->clause->is_compared && !is_income_in_list(search)) ||
		strcmp(search->quantity->as.quantity.value.unit, "%") != 0)
		return;
	search->denominator = before->denominator;
	search->is_share = true;
}
