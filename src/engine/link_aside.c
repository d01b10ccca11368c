/*
 * Numbers said beside a metric that are no value and no change of it.
 *
 * The distance to a plan ("$0.05 above our guidance"), the part of a change that something explains ("$3 million of this
 * increase"), what a one-off item comes to per share ("charges of $2 million or $0.04 per share"). The subtle thing is
 * the comma: in "sales were $40 million, above our guidance" the number is the sales.
 */
#include "engine/link_parts.h"

#include <string.h>

/* The end of the phrase that starts at the token: the next punctuation but a hyphen, at most `most` tokens on. */
static int
end_of_phrase(const EcSearch *search, int token, int most)
{
	int			end = token;

	while (end < search->sentence->n_tokens && end < token + most &&
		   (search->sentence->tokens[end].kind != EC_TOKEN_PUNCTUATION || search->sentence->tokens[end].punctuation == '-'))
		end++;
	return end;
}

/* Does a plan stand in the tokens: "the midpoint of our guidance", "what we expected", but not "prior year as planned"? */
static bool
has_plan(const EcSearch *search, int from, int end)
{
	static const char *const plans[] = {
		"guidance", "guided", "outlook", "expectation", "expectations", "expected", "anticipated", "forecast", "forecasted", "plan", "planned", "budget",
		"midpoint", "mid-point", "minimum", "requirement", "requirements", "consensus", "projection", "projections", "projected", "estimate", "estimates", "target",
	};
	static const char *const joints[] = {"and", "as", "at", "but", "which", "while"};

	for (int t = from; t < end; t++)
	{
		if (EC_LINK_IS_ONE_OF(search, t, joints))
			return false;
		if (EC_LINK_IS_ONE_OF(search, t, plans))
			return true;
	}
	return false;
}

/* "was | $40 million above our guidance of $35 million": as large as the plan, and so no distance to it. */
static bool
is_like_plan(const EcSearch *search)
{
	const EcMention *plan = search->quantity + 1;
	int			end = end_of_phrase(search, search->quantity->last + 1, 14);
	double		value = ec_decimal_to_double(ec_measure_low(&search->quantity->as.quantity.value));
	double		planned;

	while (plan < search->sentence->mentions + search->sentence->n_mentions && plan->first < end && plan->kind != EC_MENTION_QUANTITY)
		plan++;
	if (plan == search->sentence->mentions + search->sentence->n_mentions || plan->first >= end ||
		!has_plan(search, search->quantity->last + 2, plan->first) ||
		strcmp(plan->as.quantity.value.unit, search->quantity->as.quantity.value.unit) != 0)
		return false;
	planned = ec_decimal_to_double(ec_measure_low(&plan->as.quantity.value));
	return value > 0.5 * planned && value < 2 * planned;
}

/* "up | 12% ahead of our expectations": the growth itself. */
static bool
is_growth(const EcSearch *search)
{
	const EcMention *change = search->quantity - 1;

	return search->clause->quantity > 0 && ec_mention_is_ratio(search->quantity) && change->last + 1 == search->quantity->first &&
		ec_mention_is_cue_in(change, EC_CUE_BIT(EC_CUE_UP) | EC_CUE_BIT(EC_CUE_DOWN));
}

/* "revenue of | $40 million above our guidance", "a tax rate that is | 26% below": the value itself, where only a comma is missing. */
static bool
is_value_without_comma(const EcSearch *search)
{
	static const char *const words[] = {"of", "at", "to"};
	const char *unit = search->quantity->as.quantity.value.unit;

	if (EC_LINK_IS_ONE_OF(search, search->quantity->first - 1, words) || is_like_plan(search) || is_growth(search))
		return true;
	if ((unit[0] != '%' && unit[0] != 'x') || ((search->clause->before | search->clause->lead_cues) & (EC_CUE_BIT(EC_CUE_UP) | EC_CUE_BIT(EC_CUE_DOWN))) != 0)
		return false;
	for (int i = search->clause->quantity - 1; i >= search->clause->first_mention; i--)
		if (search->sentence->mentions[i].kind == EC_MENTION_METRIC)
			return ec_fit(search->context, search->quantity, ec_link_metric_of(search->context, &search->sentence->mentions[i]), false) == EC_FIT_LEVEL;
	return false;
}

/* "we expect capex of $65 million, | $10 million lower than our prior guidance": by how much the guidance moved. */
static bool
is_revision(const EcSearch *search)
{
	static const char *const old[] = {"prior", "previous", "previously", "original", "originally", "initial", "earlier", "last"};
	const EcMention *mentions = search->sentence->mentions;
	static const char *const moves[] = {"better", "higher", "less", "lower", "more", "worse"};
	int			end = end_of_phrase(search, search->quantity->last + 1, 10);
	int			t = search->quantity->last + 1;

	if (!EC_LINK_IS_ONE_OF(search, t, moves))
		return false;
	while (t < end && !EC_LINK_IS_ONE_OF(search, t, old))
		t++;
	for (int i = search->clause->quantity - 1; t < end && i >= 0; i--)
		if (ec_mention_is_cue(&mentions[i], EC_CUE_FORWARD) || ec_mention_is_cue(&mentions[i], EC_CUE_GUIDANCE))
			return true;
	return false;
}

/* "$0.05 above the midpoint of our guidance", "50 basis points better than we expected" */
static bool
is_beside_plan(const EcSearch *search)
{
	static const char *const words[] = {"above", "ahead", "below", "better", "beyond", "favorable", "higher", "less", "lower", "more", "short", "worse"};
	int			next = search->quantity->last + 1;

	return EC_LINK_IS_ONE_OF(search, next, words) && has_plan(search, next + 1, end_of_phrase(search, next + 1, 10)) && !is_value_without_comma(search) &&
		!is_revision(search);
}

/* Do the words between a verb and "by" name a plan or others, or a metric and no other time? */
static bool
is_no_other_period(const EcSearch *search, int from, int by)
{
	static const char *const rivals[] = {"benchmark", "category", "competition", "competitors", "index", "industry", "market", "peers", "sector"};
	static const char *const times[] = {"last", "prior", "previous", "year", "quarter", "record", "levels"};
	int			i = ec_mention_from(search->sentence, from);

	if (has_plan(search, from, search->sentence->mentions[by].first))
		return true;
	for (int t = from; t < search->sentence->mentions[by].first; t++)
		if (EC_LINK_IS_ONE_OF(search, t, rivals))
			return true;
	for (int t = from; t < search->sentence->mentions[by].first; t++)
		if (EC_LINK_IS_ONE_OF(search, t, times))
			return false;
	for (; i < by; i++)
		if (search->sentence->mentions[i].kind == EC_MENTION_PERIOD)
			return false;
	return search->sentence->mentions[by - 1].kind == EC_MENTION_METRIC;
}

/* "exceeding the midpoint of our guidance by | $0.03", "inventories exceeded our net debt by | $1.1 billion" */
static bool
is_lead_over(const EcSearch *search)
{
	static const char *const verbs[] = {
		"beat", "beating", "exceed", "exceeded", "exceeding", "exceeds", "missed", "missing", "outgrew", "outpaced", "outpacing", "outperformed", "outperforming", "surpassed", "surpassing",
		"above", "below", "better", "higher", "lower",
	};
	static const char *const ends[] = {"end", "half"};	/* "the lower end" */
	const EcMention *mentions = search->sentence->mentions;
	int			by = search->clause->quantity - 1;

	if (by < 1 || !ec_mention_is_cue(&mentions[by], EC_CUE_BY) || mentions[by].last + 2 < search->quantity->first)
		return false;
	for (int t = mentions[by].first - 1; t >= 0 && t + 12 >= mentions[by].first; t--)
	{
		const EcMention *over = ec_mention_over(search->sentence, t);

		if (EC_LINK_IS_ONE_OF(search, t, verbs) && !EC_LINK_IS_ONE_OF(search, t + 1, ends))
			return is_no_other_period(search, t + 1, by);
		if (search->sentence->tokens[t].kind == EC_TOKEN_PUNCTUATION || (over != NULL && (over->kind == EC_MENTION_QUANTITY ||
			ec_mention_is_cue_in(over, EC_CUE_BIT(EC_CUE_UP) | EC_CUE_BIT(EC_CUE_DOWN)))))
			return false;
	}
	return false;
}

/* "$3 million | of this increase", "with 55% | of the growth coming from": what explains a part of a change. */
static bool
is_part_of_change(const EcSearch *search)
{
	static const char *const of[] = {"of"};
	static const char *const those[] = {"the", "this", "that", "these", "our"};
	static const char *const changes[] = {"growth", "increase", "increases", "decrease", "decline", "improvement", "reduction", "variance", "change", "beat"};
	int			next = search->quantity->last + 1;
	int			noun = EC_LINK_IS_ONE_OF(search, next + 2, changes) ? next + 2 : next + 3;
	const EcMention *verb = ec_mention_over(search->sentence, noun + 1);

	if (!EC_LINK_IS_ONE_OF(search, next, of) || !EC_LINK_IS_ONE_OF(search, next + 1, those) || !EC_LINK_IS_ONE_OF(search, noun, changes))
		return false;
	return noun == next + 2 || verb == NULL || verb->kind != EC_MENTION_METRIC;
}

/*
 * "up 210 basis points, 100 basis points | of which was related to": but neither "$9 billion of which $2 billion were"
 * nor "$2 billion of which was in Asia".
 */
static bool
is_part_of_which(const EcSearch *search)
{
	static const char *const of[] = {"of"};
	static const char *const which[] = {"which"};
	static const char *const reasons[] = {"due", "driven", "related", "relates", "attributable", "attributed", "reflects", "reflected", "result", "resulted", "associated"};
	int			next = search->quantity->last + 1;

	if (search->index == 0 || !EC_LINK_IS_ONE_OF(search, next, of) || !EC_LINK_IS_ONE_OF(search, next + 1, which))
		return false;
	for (int t = next + 2; t < next + 7; t++)
	{
		const EcMention *over = ec_mention_over(search->sentence, t);

		if (over != NULL && over->kind == EC_MENTION_QUANTITY)
			return false;
		if (EC_LINK_IS_ONE_OF(search, t, reasons))
			return true;
	}
	return ec_mention_is_ratio(search->quantity);
}

/* Is the money that the per-share amount restates an item among others? The nearest telling word before it says so. */
static bool
is_item(const EcSearch *search, const EcMention *money)
{
	static const char *const items[] = {
		"amounted", "amounting", "benefit", "benefits", "charge", "charges", "cost", "costs", "equity", "exclude", "excluded", "excludes", "expense", "expenses",
		"gain", "gains", "impacting", "impairment", "include", "included", "includes", "including", "incurred", "reserve",
	};
	static const char *const earnings[] = {"earned", "earnings", "income", "loss", "losses", "profit", "ffo", "affo", "nfe"};

	for (int t = money->last + 1; t < search->quantity->first; t++)
		if (EC_LINK_IS_ONE_OF(search, t, earnings))
			return false;		/* "an $85 million profit or" */
	for (int t = money->first - 1; t >= 0 && t + 14 >= money->first; t--)
	{
		if (EC_LINK_IS_ONE_OF(search, t, earnings))
			return false;
		if (EC_LINK_IS_ONE_OF(search, t, items))
			return true;
		if (search->sentence->tokens[t].punctuation == ',')
			return false;
	}
	return false;
}

/* "charges of $2 million after tax, or | $0.04 per share" */
static bool
is_item_per_share(const EcSearch *search)
{
	static const char *const joint[] = {"or"};
	static const char *const articles[] = {"about", "approximately", "a", "an"};
	const EcClause *before = search->clause - 1;
	const EcMention *money = search->index == 0 ? NULL : &search->sentence->mentions[before->quantity];
	int			t = search->quantity->first - 1;

	if (money == NULL || ec_unit_family(search->quantity->as.quantity.value.unit) != EC_FAMILY_PER_SHARE ||
		ec_unit_family(money->as.quantity.value.unit) != EC_FAMILY_MONEY || money->last + 8 < search->quantity->first)
		return false;
	if (EC_LINK_IS_ONE_OF(search, t, articles))
		t--;
	return EC_LINK_IS_ONE_OF(search, t, joint) && is_item(search, money);
}

/* "beating the consensus estimate of | $0.25": what others expected. */
static bool
is_of_analysts(const EcSearch *search)
{
	static const char *const who[] = {"consensus", "street", "street's", "analysts", "analysts'", "analyst"};
	static const char *const what[] = {"consensus", "estimate", "estimates", "expectation", "expectations", "forecast", "forecasts"};
	static const char *const of[] = {"of", "at", "for", "was", "were"};
	int			t = search->quantity->first - 2;

	return EC_LINK_IS_ONE_OF(search, t + 1, of) && EC_LINK_IS_ONE_OF(search, t, what) && (EC_LINK_IS_ONE_OF(search, t, who) || EC_LINK_IS_ONE_OF(search, t - 1, who));
}

/* "gained 50 basis points | of share": of the market, and no growth of sales. */
static bool
is_of_share(const EcSearch *search)
{
	static const char *const of[] = {"of", "in"};
	static const char *const share[] = {"share"};
	static const char *const goods[] = {"buybacks", "repurchase", "repurchases"};
	int			next = search->quantity->last + 1;

	return ec_mention_is_ratio(search->quantity) && EC_LINK_IS_ONE_OF(search, next, of) && EC_LINK_IS_ONE_OF(search, next + 1, share) && !EC_LINK_IS_ONE_OF(search, next + 2, goods);
}

/* "above our regulatory requirement of | 12.3%": what must be, and no value. */
static bool
is_requirement(const EcSearch *search)
{
	static const char *const of[] = {"of", "is", "at"};
	static const char *const nouns[] = {"minimum", "minimums", "requirement", "requirements"};
	int			t = search->quantity->first - 1;

	return EC_LINK_IS_ONE_OF(search, t, of) && EC_LINK_IS_ONE_OF(search, t - 1, nouns);
}

/* "revenue fell short of | $100 million": what was not reached. */
static bool
is_not_reached(const EcSearch *search)
{
	static const char *const of[] = {"of"};
	static const char *const short_word[] = {"short"};
	int			t = search->quantity->first - 1;

	return EC_LINK_IS_ONE_OF(search, t, of) && EC_LINK_IS_ONE_OF(search, t - 1, short_word);
}

bool
ec_link_is_aside(const EcSearch *search)
{
	return is_beside_plan(search) || is_lead_over(search) || is_part_of_change(search) || is_part_of_which(search) || is_item_per_share(search) ||
		is_of_analysts(search) || is_of_share(search) || is_requirement(search) || is_not_reached(search);
}

/* "earnings include a charge of | $8 million": the amount is that of the item, unless such items are what the metric is made of. */
bool
ec_link_is_of_item(const EcSearch *search, int metric)
{
	static const char *const of[] = {"of"};
	static const char *const items[] = {"accrual", "charge", "charges", "gain", "gains", "sale", "settlement", "writedown", "write-down", "write-off"};
	static const char *const excluding[] = {"excluding"};	/* "$2.90 or excluding charges of | $3.10" */
	int			noun = search->quantity->first - 2;
	const EcMention *over = ec_mention_over(search->sentence, noun);

	if (metric == EC_METRIC_restructuring_charge || metric == EC_METRIC_impairment || metric == EC_METRIC_other_income ||
		metric == EC_METRIC_depreciation_amortization)
		return false;
	return EC_LINK_IS_ONE_OF(search, noun + 1, of) && EC_LINK_IS_ONE_OF(search, noun, items) && !EC_LINK_IS_ONE_OF(search, noun - 1, excluding) && (over == NULL || over->kind != EC_MENTION_METRIC) &&
		ec_unit_family(search->quantity->as.quantity.value.unit) == EC_FAMILY_MONEY;
}
