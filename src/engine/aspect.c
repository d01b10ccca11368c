/*
 * The column `aspect`: level, change against the quarter or the year before, share.
 *
 * First: is the number a change at all (by unit, or by the word that leads to it)? Then: in
 * which direction, and against which base (aspect_base.c)?
 */
#include "engine/aspect_parts.h"

#include <stddef.h>

#include "engine/match.h"

static const EcCueSet direction = EC_CUE_BIT(EC_CUE_UP) | EC_CUE_BIT(EC_CUE_DOWN);

/* "totaling", which is no verb of the sentence */
static bool
is_totaling(const EcReading *reading, int token)
{
	const EcToken *word = &reading->sentence->tokens[token];

	return ec_token_is(reading->context->text, word, "totaling") || ec_token_is(reading->context->text, word, "totalling");
}

/* "a reduction in our net debt of $50 million": a noun of change whose object is the metric of the quantity. */
static bool
is_amount_of_change_in(const EcReading *reading, const EcDraft *draft, int metric)
{
	const EcMention *mentions = reading->sentence->mentions;
	const EcToken *tokens = reading->sentence->tokens;
	const EcMention *noun = metric > 0 ? &mentions[metric - 1] : NULL;
	int			of = mentions[metric].last + 1;

	if (noun != NULL && !ec_mention_is_cue_in(noun, direction) && metric > 1)
		noun--;
	return noun != NULL && ec_mention_is_cue_in(noun, direction) && noun->last + 5 >= mentions[metric].first &&
		ec_token_is(reading->context->text, &tokens[noun->last + 1], "in") &&
		of < draft->quantity->first && of + 3 >= draft->quantity->first &&
		(ec_token_is(reading->context->text, &tokens[of], "of") || is_totaling(reading, of));
}

/* Does the word before the quantity say that an amount of change follows? */
static bool
leads_to_change(const EcReading *reading, const EcDraft *draft)
{
	const EcMention *mentions = reading->sentence->mentions;
	const EcCueSet stop = EC_CUE_BIT(EC_CUE_TO) | EC_CUE_BIT(EC_CUE_FROM) | EC_CUE_BIT(EC_CUE_COMPARE) |
		EC_CUE_BIT(EC_CUE_PAST) | EC_CUE_BIT(EC_CUE_FORWARD);

	for (int i = draft->clause->quantity - 1; i >= draft->clause->first_mention; i--)
	{
		if (mentions[i].kind == EC_MENTION_METRIC)
			return is_amount_of_change_in(reading, draft, i);
		if (is_totaling(reading, mentions[i].first))
			continue;
		if (mentions[i].kind == EC_MENTION_QUANTITY || ec_mention_is_cue_in(&mentions[i], stop))
			return false;
		if (ec_mention_is_cue_in(&mentions[i], direction | EC_CUE_BIT(EC_CUE_BY)))
			return mentions[i].last + 6 >= draft->quantity->first;
	}
	return false;
}

/* "a $5 million increase", "150 basis points lower", but not "$5 million, up ..." */
static bool
is_followed_by_change(const EcReading *reading, const EcDraft *draft)
{
	const EcMention *mentions = reading->sentence->mentions;
	const EcCueSet between = EC_CUE_BIT(EC_CUE_YOY) | EC_CUE_BIT(EC_CUE_QOQ);

	for (int i = draft->clause->quantity + 1; i < draft->clause->end_mention; i++)
	{
		const EcToken *token = &reading->sentence->tokens[mentions[i].first];

		if (ec_mention_is_cue_in(&mentions[i], between))
			continue;
		return ec_mention_is_cue_in(&mentions[i], direction) && mentions[i].first <= draft->quantity->last + 3 &&
			!ec_token_is(reading->context->text, token, "up") && !ec_token_is(reading->context->text, token, "down") &&
			!ec_changes_in_past(reading, &mentions[i]);
	}
	return false;
}

/* "contributed to | a $0.05 improvement": the noun of change right behind the number, which no "to" leads to. */
static bool
is_counted_by(const EcReading *reading, const EcDraft *draft)
{
	static const char *const articles[] = {"a", "an", "the", "another"};
	const EcMention *next = draft->quantity + 1;

	return draft->clause->quantity + 1 < draft->clause->end_mention && next->first == draft->quantity->last + 1 && draft->quantity->first > 0 &&
		ec_token_is_any(reading->context->text, &reading->sentence->tokens[draft->quantity->first - 1], articles, EC_COUNT(articles)) &&
		is_followed_by_change(reading, draft);
}

/* "organic growth of $35 million": the words for the metric are words of change. */
static bool
names_growth(const EcReading *reading, const EcDraft *draft)
{
	const EcMention *metric = draft->link->metric < 0 ? NULL : &reading->sentence->mentions[draft->link->metric];

	return metric != NULL && draft->synonym->metric == EC_METRIC_organic_revenue && metric->last + 2 == draft->quantity->first &&
		ec_token_is(reading->context->text, &reading->sentence->tokens[metric->last], "growth") &&
		ec_token_is(reading->context->text, &reading->sentence->tokens[metric->last + 1], "of");
}

static bool
is_points(const EcDraft *draft)
{
	const char *unit = draft->fact.value.unit;

	return (unit[0] == 'b' || unit[0] == 'p') && unit[1] == 'p' && unit[2] == '\0';
}

static bool
is_same_unit(const EcDraft *a, const EcDraft *b)
{
	return ec_unit_family(a->fact.value.unit) == ec_unit_family(b->fact.value.unit);
}

/* The change told right before, of the same metric or the same words ("down 8% in dollars and 10% in constant currency"). */
const EcDraft *
ec_change_before(const EcReading *reading, const EcDraft *draft)
{
	const EcDraft *previous = ec_reading_last(reading);

	if (previous == NULL || (previous->metric_index != draft->metric_index &&
							 (draft->link->metric < 0 || previous->link->metric != draft->link->metric ||
							  !is_same_unit(previous, draft))))
		return NULL;
	return previous->fact.aspect == EC_ASPECT_LEVEL || previous->fact.aspect == EC_ASPECT_SHARE ? NULL : previous;
}

/* Ratios of insurers are told in points: "a combined ratio of 89.5 points". */
static bool
is_told_in_points(int metric)
{
	return metric == EC_METRIC_combined_ratio || metric == EC_METRIC_loss_ratio || metric == EC_METRIC_catastrophe_losses;
}

/* "by $8 million and $167 million": a number that goes on where the one before was a change. */
static bool
goes_on_as_change(const EcReading *reading, const EcDraft *draft)
{
	const EcCueSet verbs = EC_CUE_BIT(EC_CUE_PAST) | EC_CUE_BIT(EC_CUE_TO) | EC_CUE_BIT(EC_CUE_FROM) |
		EC_CUE_BIT(EC_CUE_COMPARE) | EC_CUE_BIT(EC_CUE_FORWARD);
	static const char *const states[] = {"at", "now"};
	const EcDraft *before = ec_change_before(reading, draft);

	if (draft->quantity->first > 0 && ec_token_is_any(reading->context->text, &reading->sentence->tokens[draft->quantity->first - 1], states, EC_COUNT(states)))
		return false;			/* "flat with the first quarter at $9.5 million", "an increase in our dividend, which is now $1.01" */
	return before != NULL && before->link->clause == draft->link->clause - 1 && !draft->clause->is_new_value && !draft->clause->is_compared &&
		(draft->clause->before & verbs) == 0 && draft->link->metric < draft->clause->begin_mention;
}

/* "5% sequentially", "a 34% year-over-year increase", "less than 3% from last year": the base of a change stands right behind the number. */
static bool
is_followed_by_base(const EcDraft *draft)
{
	const EcCueSet base = EC_CUE_BIT(EC_CUE_YOY) | EC_CUE_BIT(EC_CUE_QOQ);
	const EcMention *next = draft->quantity + 1;
	int			left = draft->clause->end_mention - draft->clause->quantity - 1;

	if (left < 1 || draft->clause->is_new_value || draft->clause->is_compared || next->first != draft->quantity->last + 1)
		return false;
	return ec_mention_is_cue_in(next, base) ||
		(left > 1 && ec_mention_is_cue_in(next, EC_CUE_BIT(EC_CUE_FROM)) && next[1].kind == EC_MENTION_PERIOD && next[1].first == next->last + 1);
}

/* Costs in percent are a share of revenue unless a word of change leads to the number. */
static bool
is_share_unsaid(const EcReading *reading, const EcDraft *draft)
{
	const EcDraft *previous = ec_reading_previous(reading, draft);

	if (draft->fit != EC_FIT_CHANGE || (!ec_fit_is_expense(draft->metric_index) && draft->synonym->aspect != EC_ASPECT_SHARE))
		return false;
	if (is_points(draft) && !is_told_in_points(draft->metric_index))
		return false;
	if (draft->quantity->as.quantity.shape == EC_SHAPE_FLAT || draft->quantity->as.quantity.shape == EC_SHAPE_FACTOR ||
		draft->clause->gap != EC_GAP_NONE || is_followed_by_base(draft))
		return false;
	if (previous != NULL && is_same_unit(previous, draft) && previous->fact.aspect == EC_ASPECT_SHARE)
		return !leads_to_change(reading, draft) || draft->clause->is_compared;
	return !leads_to_change(reading, draft) && !is_followed_by_change(reading, draft) && !goes_on_as_change(reading, draft);
}

/* The level of the metric, in the same unit, that was told right before; NULL where there is none. */
static const EcDraft *
level_before(const EcReading *reading, const EcDraft *draft)
{
	const EcDraft *before = ec_reading_last(reading);

	return before != NULL && before->metric_index == draft->metric_index && before->fact.aspect == EC_ASPECT_LEVEL &&
		is_same_unit(before, draft) ? before : NULL;
}

/* "an increase of $17 million or $0.29 per share", "growth of 9% or $35 million": the other half of a change that was just told. */
const EcDraft *
ec_half_before(const EcReading *reading, const EcDraft *draft)
{
	const EcDraft *before = ec_reading_last(reading);

	if (before == NULL || before->link->clause + 1 != draft->link->clause || draft->clause->is_compared || draft->clause->is_new_value ||
		before->fact.aspect == EC_ASPECT_LEVEL || before->fact.aspect == EC_ASPECT_SHARE || draft->quantity->first < 1)
		return NULL;
	if (ec_unit_family(draft->fact.value.unit) != EC_FAMILY_PER_SHARE &&
		(draft->synonym->metric != EC_METRIC_organic_revenue || is_same_unit(before, draft)))
		return NULL;
	return ec_token_is(reading->context->text, &reading->sentence->tokens[draft->quantity->first - 1], "or") ? before : NULL;
}

/* "down $2 million | or 2% in constant currency": the change that the number tells again in another unit; NULL for none. */
static const EcDraft *
told_twice_before(const EcReading *reading, const EcDraft *draft)
{
	const EcDraft *before = ec_reading_last(reading);

	if (before == NULL || before->link->clause + 1 != draft->link->clause || before->link->metric != draft->link->metric ||
		draft->link->metric < 0 || before->fit != EC_FIT_CHANGE || is_same_unit(before, draft) || draft->quantity->first < 1)
		return NULL;
	return ec_token_is(reading->context->text, &reading->sentence->tokens[draft->quantity->first - 1], "or") ? before : NULL;
}

static double
amount_of(const EcMeasure *value)
{
	double		amount = ec_decimal_to_double(ec_measure_low(value));

	return amount < 0 ? -amount : amount;
}

/*
 * "sales of $196 million, $50 million or 20% lower than": the clause of the percentage, where it is that of the two amounts,
 * up or down; NULL where the amount is no change.
 */
static const EcClause *
percentage_of(const EcReading *reading, const EcDraft *draft)
{
	const EcDraft *level = level_before(reading, draft);
	const EcClause *next = draft->clause + 1;
	const EcMention *percentage;
	double		whole, change, percent;

	if (level == NULL || draft->clause->is_compared || next >= reading->clauses->clause + reading->clauses->n)
		return NULL;
	percentage = &reading->sentence->mentions[next->quantity];
	if (!ec_mention_is_ratio(percentage) || percentage->first > draft->quantity->last + 3 ||
		!ec_token_is(reading->context->text, &reading->sentence->tokens[percentage->first - 1], "or"))
		return NULL;
	whole = amount_of(&level->fact.value);
	change = amount_of(&draft->fact.value);
	percent = amount_of(&percentage->as.quantity.value);
	for (int sign = -1; sign <= 1; sign += 2)
	{
		double		implied = 100 * change / (whole + sign * change) - percent;

		if (implied > -0.7 && implied < 0.7)
			return next;
	}
	return NULL;
}

/* "an increase of $20 million at the midpoint from our prior guidance", but not "growth of 4% to 6%, up from our prior guidance" */
bool
ec_change_is_against_guidance(const EcReading *reading, const EcDraft *draft)
{
	int			guidance = ec_guidance_behind(reading, draft);

	for (int t = draft->quantity->last + 1; guidance >= 0 && t < reading->sentence->mentions[guidance].first; t++)
		if (reading->sentence->tokens[t].punctuation == ',' || ec_token_is(reading->context->text, &reading->sentence->tokens[t], "with"))
			return false;
	return guidance >= 0;
}

/* "$10 million | lower than our prior guidance": the cue of the word right behind an amount of the metric that was told before; -1 for none. */
static int
direction_from_guidance(const EcReading *reading, const EcDraft *draft)
{
	const EcDraft *level = level_before(reading, draft);
	const EcToken *next = &reading->sentence->tokens[draft->quantity->last + 1];

	if (level == NULL || level->clause + 1 != draft->clause || !ec_change_is_against_guidance(reading, draft))
		return -1;
	if (ec_token_is(reading->context->text, next, "higher") || ec_token_is(reading->context->text, next, "above"))
		return EC_CUE_UP;
	return ec_token_is(reading->context->text, next, "lower") || ec_token_is(reading->context->text, next, "below") ? EC_CUE_DOWN : -1;
}

static bool
is_change(const EcReading *reading, const EcDraft *draft)
{
	if ((draft->metric_index == EC_METRIC_leasing_spread && !is_points(draft)) ||
		(ec_fit_is_ratio_metric(draft->metric_index) && draft->link->denominator >= 0))
		return false;			/* "64 basis points of total loans" is a level */
	if (draft->fit == EC_FIT_CHANGE || draft->clause->gap != EC_GAP_NONE || goes_on_as_change(reading, draft) ||
		ec_half_before(reading, draft) != NULL || percentage_of(reading, draft) != NULL || direction_from_guidance(reading, draft) >= 0)
		return true;
	if (ec_fit_is_growth_metric(draft->metric_index) && draft->metric_index != EC_METRIC_same_store_noi)
		return true;
	if (draft->quantity->as.quantity.shape == EC_SHAPE_FLAT || draft->quantity->as.quantity.shape == EC_SHAPE_FACTOR)
		return true;
	if (draft->clause->is_compared)
		return false;
	if (is_points(draft) && !ec_fit_is_ratio_metric(draft->metric_index) && !is_told_in_points(draft->metric_index))
		return true;
	if (names_growth(reading, draft))
		return true;
	if (draft->clause->is_new_value)
		return is_counted_by(reading, draft);
	return leads_to_change(reading, draft) || is_followed_by_change(reading, draft);
}

static bool
is_negative(const EcMeasure *value)
{
	return (!ec_measure_low_is_open(value) && value->low_mantissa < 0) ||
		(!ec_measure_high_is_open(value) && value->high_mantissa < 0);
}

static EcCue
direction_of_gap(const EcDraft *draft, uint8_t gap)
{
	bool		lower_is_better = draft->metric->polarity == EC_POLARITY_LOWER;

	switch (gap)
	{
		case EC_GAP_ABOVE:
			return EC_CUE_UP;
		case EC_GAP_BELOW:
			return EC_CUE_DOWN;
		case EC_GAP_BETTER:
			return lower_is_better ? EC_CUE_DOWN : EC_CUE_UP;
		default:
			return lower_is_better ? EC_CUE_UP : EC_CUE_DOWN;
	}
}

/* "SG&A leveraged 30 basis points": a cost that fell as a part of revenue; -1 where nothing of the kind is said. */
static int
direction_of_leverage(const EcReading *reading, const EcDraft *draft)
{
	static const char *const fell[] = {"leveraged", "leverage", "leveraging"};
	static const char *const rose[] = {"deleveraged", "deleverage", "deleveraging"};

	const EcSentence *sentence = reading->sentence;
	int			first = draft->quantity->first > 4 ? draft->quantity->first - 4 : 0;

	if (!ec_fit_is_expense(draft->metric_index))
		return -1;
	for (int t = first; t < sentence->n_tokens && t <= draft->quantity->last + 2; t++)
	{
		if (ec_token_is_any(reading->context->text, &sentence->tokens[t], fell, sizeof(fell) / sizeof(fell[0])))
			return EC_CUE_DOWN;
		if (ec_token_is_any(reading->context->text, &sentence->tokens[t], rose, sizeof(rose) / sizeof(rose[0])))
			return EC_CUE_UP;
	}
	return -1;
}

/* "growth was 5%, down from | 8%": how the one stands to the other, and no direction of its own. */
static bool
is_between_compared(const EcMention *mentions, const EcClause *clause, int i)
{
	return clause->is_compared && ec_mention_is_cue_in(&mentions[i + 1], EC_CUE_BIT(EC_CUE_FROM)) && mentions[i + 1].first == mentions[i].last + 1;
}

/* The mention that tells the direction of the change, nearest first: in the clause, behind the number, in the fronted phrase; -1 none. */
static int
direction_said(const EcReading *reading, const EcClause *clause)
{
	const EcMention *mentions = reading->sentence->mentions;

	for (int i = clause->quantity - 1; i >= clause->first_mention; i--)
		if (ec_mention_is_cue_in(&mentions[i], direction) && !is_between_compared(mentions, clause, i))
			return i;
	for (int i = clause->quantity + 1; i < clause->end_mention; i++)
		if (ec_mention_is_cue_in(&mentions[i], direction))
			return i;
	for (int i = clause->first_mention - 1; i >= clause->begin_mention; i--)
		if (ec_mention_is_cue_in(&mentions[i], direction))
			return i;
	return ec_clause_first_of_list(clause) == clause ? -1 : direction_said(reading, ec_clause_first_of_list(clause));
}

/* "or 28% higher", "or 28% increase": behind the quantity of the clause; -1 where nothing is said. */
static int
direction_behind(const EcReading *reading, const EcClause *clause)
{
	for (int i = clause->quantity + 1; i < clause->end_mention; i++)
		if (ec_mention_is_cue_in(&reading->sentence->mentions[i], direction))
			return reading->sentence->mentions[i].cue;
	return -1;
}

static void
set_direction(const EcReading *reading, EcDraft *draft)
{
	const EcDraft *half = ec_half_before(reading, draft);
	const EcDraft *twice = half != NULL ? half : told_twice_before(reading, draft);
	const EcDraft *before = twice != NULL ? twice : ec_change_before(reading, draft);
	const EcClause *percentage = percentage_of(reading, draft);
	int			cue = direction_of_leverage(reading, draft);
	int			said = -1;

	if (cue < 0 && draft->clause->gap != EC_GAP_NONE)
		cue = (int) direction_of_gap(draft, draft->clause->gap);
	if (cue < 0)
		cue = direction_from_guidance(reading, draft);
	if (cue < 0 && percentage != NULL)
		cue = percentage->gap != EC_GAP_NONE ? (int) direction_of_gap(draft, percentage->gap) : direction_behind(reading, percentage);
	if (cue < 0)
		said = direction_said(reading, draft->clause);
	if (said >= 0)
		cue = reading->sentence->mentions[said].cue;
	if (is_negative(&draft->fact.value))
		return;
	if (cue == EC_CUE_DOWN || (cue < 0 && ec_cues_have(draft->clause->lead_cues | draft->clause->before, EC_CUE_LOWER)) ||
		(cue < 0 && before != NULL && is_negative(&before->fact.value)) || (cue < 0 && ec_is_called_negative(reading, draft)))
		ec_measure_negate(&draft->fact.value);
	if (cue >= 0 && draft->synonym->is_negative && (said < 0 || reading->sentence->mentions[said].synonym != EC_PHRASE_JUDGING))
		ec_measure_negate(&draft->fact.value);	/* a loss that grew is income that fell; one that improved is income that rose */
}

void
ec_column_change(const EcReading *reading, EcDraft *draft)
{
	if (is_share_unsaid(reading, draft))
		draft->fit = EC_FIT_SHARE;
	else if (draft->fit == EC_FIT_SHARE && is_points(draft) && !is_told_in_points(draft->metric_index))
		draft->fit = EC_FIT_CHANGE;	/* a share that moved by points */
	else if (draft->fit != EC_FIT_SHARE && is_change(reading, draft))
	{
		draft->fit = EC_FIT_CHANGE;
		if (draft->synonym->metric == EC_METRIC_organic_revenue && draft->metric_index == EC_METRIC_revenue)
			ec_draft_set_metric(reading, draft, EC_METRIC_organic_revenue);
		if (is_negative(&draft->fact.value) && !draft->quantity->as.quantity.has_sign)
			ec_measure_negate(&draft->fact.value);	/* the sign of a loss; a change has its own */
	}
}

void
ec_column_aspect(const EcReading *reading, EcDraft *draft)
{
	if (ec_is_distance_to_expected(reading, draft))
		draft->rejected = "a distance to what was expected";
	if (draft->fit == EC_FIT_SHARE)
	{
		draft->fact.aspect = EC_ASPECT_SHARE;
		draft->features |= EC_FACT_BIT(EC_FACT_is_share);
		return;
	}
	if (draft->fit != EC_FIT_CHANGE)
	{
		draft->fact.aspect = draft->synonym->aspect;
		return;
	}
	set_direction(reading, draft);
	draft->features |= EC_FACT_BIT(EC_FACT_is_change);
	draft->fact.aspect = ec_aspect_of_change(reading, draft);
	if (draft->fact.aspect == EC_ASPECT_QOQ && draft->metric->is_stock && ec_period_months(draft->fact.period) == 12)
		draft->fact.period = ec_period_make(ec_period_year(draft->fact.period), 3, 4);	/* against the quarter before: a quarter's */
}
