/*
 * Against what a change is measured: the quarter before, the year before, or something else.
 *
 * The base may be named behind the change or behind the value that it led to, or in front of the sentence;
 * one that is not said is the passage's or the document's.
 */
#include "engine/aspect_parts.h"

#include <stddef.h>

#include "engine/mention.h"

#define ENOUGH_COMPARISONS 4	/* with the quarter before, to call it the document's habit */

/*
 * "rose $8 million or 5% to $100 million sequentially": the clause of the value that the change led to, behind which
 * the base may be said; else the change's own.
 */
static const EcClause *
clause_of_new_value(const EcReading *reading, const EcDraft *draft)
{
	const EcSentence *sentence = reading->sentence;
	const EcClause *clause = draft->clause;
	const EcClause *end = reading->clauses->clause + reading->clauses->n;

	while (clause + 1 < end && !clause[1].is_compared)
	{
		int			before = sentence->mentions[clause[1].quantity].first - 1;

		for (int i = clause->quantity + 1; i < clause[1].quantity; i++)
			if (sentence->mentions[i].kind == EC_MENTION_METRIC || sentence->mentions[i].kind == EC_MENTION_PERIOD)
				return draft->clause;
		if (clause[1].is_new_value)
			return clause + 1;
		if (!ec_token_is(reading->context->text, &sentence->tokens[before], "or"))
			break;
		clause++;
	}
	return draft->clause;
}

/* "$26 million or 9%", "17% and 11%, respectively,": does the number at mention `i`, the next one, share what the clause's is measured against? */
static bool
shares_base(const EcReading *reading, const EcClause *clause, int i)
{
	const EcSentence *sentence = reading->sentence;
	const EcQuantity *number = &sentence->mentions[clause->quantity].as.quantity;
	const EcQuantity *next = &sentence->mentions[i].as.quantity;

	if (clause->list_index > 0 && clause->list_index < clause->list_length)
		return true;
	return ec_token_is(reading->context->text, &sentence->tokens[sentence->mentions[i].first - 1], "or") &&
		ec_unit_family(number->value.unit) != ec_unit_family(next->value.unit);
}

/* "an 8% increase over the $35 million | reported in Q1": is the number at mention `i` the value that the percentage is measured against? */
static bool
is_measured_against(const EcReading *reading, const EcClause *clause, int i)
{
	const EcClause *next = clause + 1;

	return next < reading->clauses->clause + reading->clauses->n && next->quantity == i && next->is_compared &&
		ec_mention_is_ratio(&reading->sentence->mentions[clause->quantity]) && !ec_mention_is_ratio(&reading->sentence->mentions[i]) &&
		reading->sentence->mentions[i].first <= reading->sentence->mentions[clause->quantity].last + 5;
}

/* The period that the change is measured against: after "from", "versus", "over" and before the next number. */
static int
base_mention(const EcReading *reading, const EcClause *clause)
{
	const EcSentence *sentence = reading->sentence;
	const EcClause *last = clause;
	bool		crossed = false;
	bool		in_cause = false;

	for (int i = clause->quantity + 1; i < sentence->n_mentions; i++)
	{
		const EcMention *mention = &sentence->mentions[i];

		in_cause = in_cause || (mention->kind == EC_MENTION_CUE && mention->cue == EC_CUE_CAUSE);
		if (mention->kind == EC_MENTION_METRIC && crossed)
			return -1;
		if (mention->kind == EC_MENTION_QUANTITY)
		{
			bool		is_pair = shares_base(reading, last, i);

			if (crossed || !(is_pair || ec_time_is_base(reading->context, sentence, i) || is_measured_against(reading, last, i)))
				return -1;
			crossed = !is_pair;
			last = last + 1 < reading->clauses->clause + reading->clauses->n ? last + 1 : last;
		}
		if (mention->kind == EC_MENTION_PERIOD && (crossed || ec_time_is_base(reading->context, sentence, i)))
			return i;
		if (mention->kind == EC_MENTION_PERIOD &&
			(mention->as.period.relation == EC_PERIOD_YEAR_AGO ||
			 (mention->as.period.relation == EC_PERIOD_PREVIOUS && (mention->as.period.months == 12 || !in_cause))))
			return i;
	}
	return -1;
}

/* By how far the ends lie apart: a quarter before, a year before, or else. */
static EcAspect
aspect_of_base(const EcPeriodMention *said, EcPeriod period, EcPeriod base)
{
	int			months;

	if (said->relation == EC_PERIOD_YEAR_AGO && said->years > 1)
		return EC_ASPECT_CHANGE;
	if (said->relation == EC_PERIOD_YEAR_AGO || (said->relation == EC_PERIOD_PREVIOUS && said->months == 12 && !said->is_point))
		return EC_ASPECT_YOY;
	if (said->relation == EC_PERIOD_PREVIOUS && said->months == 3 && said->ordinal == 0)
		return EC_ASPECT_QOQ;
	if (base == EC_PERIOD_NONE || period == EC_PERIOD_NONE)
		return EC_ASPECT_CHANGE;
	if (ec_period_months(base) == 12 && !said->is_point)
		months = 12 * (ec_period_year(period) - ec_period_year(base));
	else
		months = ec_period_end(period) - ec_period_end(base);
	if (months == 12)
		return EC_ASPECT_YOY;
	return months == 3 || (months == 1 && ec_period_months(period) == 1) ? EC_ASPECT_QOQ : EC_ASPECT_CHANGE;
}

static bool
aspect_of_cues(EcCueSet cues, EcAspect *aspect)
{
	if (ec_cues_have(cues, EC_CUE_OTHER_BASE))
		*aspect = EC_ASPECT_CHANGE;
	else if (ec_cues_have(cues, EC_CUE_QOQ))
		*aspect = EC_ASPECT_QOQ;
	else if (ec_cues_have(cues, EC_CUE_YOY))
		*aspect = EC_ASPECT_YOY;
	else
		return false;
	return true;
}

/* "As compared with the fourth quarter of 2019, sales increased 22%, and gross margin 80 basis points" */
static int
fronted_base(const EcReading *reading, const EcDraft *draft)
{
	const EcSentence *sentence = reading->sentence;

	for (int i = draft->clause->quantity - 1; i >= draft->clause->begin_mention; i--)
		if (sentence->mentions[i].kind == EC_MENTION_PERIOD && ec_time_is_base(reading->context, sentence, i))
			return i;
	for (int i = reading->clauses->clause[0].first_mention - 1; i >= 0; i--)
		if (sentence->mentions[i].kind == EC_MENTION_PERIOD && ec_time_is_base(reading->context, sentence, i))
			return i;
	return -1;
}

/* Guidance that was raised "by $65 million" moved against the guidance before. */
static bool
is_move_of_guidance(const EcReading *reading, const EcDraft *draft)
{
	static const char *const words[] = {"forecast", "guidance", "outlook", "midpoint", "range"};
	const EcCueSet moves = EC_CUE_BIT(EC_CUE_RAISE) | EC_CUE_BIT(EC_CUE_LOWER);
	int			by = draft->quantity->first - 1;

	if (draft->fact.kind == EC_KIND_ACTUAL)
		return false;
	if (ec_change_is_against_guidance(reading, draft))
		return true;
	if (!ec_cues_have(draft->clause->before, EC_CUE_BY))
		return false;
	if (((draft->clause->lead_cues | draft->clause->before) & moves) != 0)
		return true;
	for (int t = by; t >= draft->clause->lead && t > by - 8; t--)
		if (ec_token_is_any(reading->context->text, &reading->sentence->tokens[t], words, sizeof(words) / sizeof(words[0])))
			return true;
	return false;
}

/* "250 basis points | higher than pre-pandemic levels": the base stands behind a word of comparison, in a clause without a number. */
static bool
is_against_other_base(const EcReading *reading, const EcDraft *draft)
{
	const EcCueSet between = EC_CUE_BIT(EC_CUE_UP) | EC_CUE_BIT(EC_CUE_DOWN) | EC_CUE_BIT(EC_CUE_COMPARE) | EC_CUE_BIT(EC_CUE_FROM) | EC_CUE_BIT(EC_CUE_TO);
	const EcSentence *sentence = reading->sentence;
	int			i = draft->clause->quantity + 1;
	int			token = draft->quantity->last;

	for (; i < sentence->n_mentions && ec_mention_is_cue_in(&sentence->mentions[i], between) && sentence->mentions[i].first <= token + 3; i++)
		token = sentence->mentions[i].last;
	return i < sentence->n_mentions && ec_mention_is_cue(&sentence->mentions[i], EC_CUE_OTHER_BASE) &&
		sentence->mentions[i].first <= token + 3;
}

/* "$184 million, compared to $206 million in the prior year, a decrease of $22 million": the base stands before. */
static bool
aspect_of_compared(const EcReading *reading, const EcDraft *draft, EcAspect *aspect)
{
	const EcDraft *compared = ec_reading_last(reading);
	int			months;

	if (compared == NULL || !compared->clause->is_compared || compared->metric_index != draft->metric_index ||
		compared->fact.kind != EC_KIND_ACTUAL || compared->fact.period == EC_PERIOD_NONE || draft->fact.period == EC_PERIOD_NONE)
		return false;
	months = ec_period_end(draft->fact.period) - ec_period_end(compared->fact.period);
	*aspect = months == 12 ? EC_ASPECT_YOY : EC_ASPECT_QOQ;
	return months == 12 || months == 3;
}

/*
 * Sentences over which a base that was said goes on: fewer for the quarter before, where the document mostly means the
 * year before, unless it was said again and again.
 */
static int
reach_of_base(const EcContext *context)
{
	return context->base.value == EC_ASPECT_QOQ && context->said_yoy > context->said_qoq && context->base_run < 2 ? 1 : 4;
}

/* Does the document mostly measure against the quarter before, in words and, unless it is a bank's, in numbers? */
static bool
goes_by_quarters(const EcContext *context)
{
	return context->said_qoq >= ENOUGH_COMPARISONS && context->said_qoq > (context->is_bank ? 1 : 2) * context->said_yoy &&
		(context->is_bank || context->told_qoq >= context->told_yoy);
}

/* A base that was not said: that of the passage, else the one the document mostly measures against. */
static EcAspect
aspect_unsaid(const EcReading *reading, EcDraft *draft)
{
	const EcContext *context = reading->context;
	EcAspect	aspect;

	draft->features |= EC_FACT_BIT(EC_FACT_unsaid_base);
	if (draft->metric_index == EC_METRIC_dividend_per_share)
		return EC_ASPECT_CHANGE;
	if (aspect_of_cues(ec_clause_cues(reading->sentence, 0, draft->clause->quantity) & ~EC_CUE_BIT(EC_CUE_OTHER_BASE), &aspect))
		return aspect;
	if (draft->metric->is_stock && ec_unit_family(draft->fact.value.unit) == EC_FAMILY_MONEY && ec_period_months(draft->fact.period) == 3)
		return EC_ASPECT_QOQ;	/* by how much a balance moved in the quarter */
	if (ec_scope_holds(context, &context->base, reach_of_base(context)) && !ec_fit_is_growth_metric(draft->metric_index) &&
		(context->base.value != EC_ASPECT_QOQ || draft->metric->is_stock || ec_period_months(draft->fact.period) <= 3))
		return (EcAspect) context->base.value;	/* what a whole year came to is not set against a quarter */
	if (draft->metric->is_stock && ec_unit_family(draft->fact.value.unit) != EC_FAMILY_PERCENT &&
		ec_period_months(draft->fact.period) == 3)
		return EC_ASPECT_QOQ;
	if (!ec_fit_is_growth_metric(draft->metric_index) && ec_period_months(draft->fact.period) == 3 && goes_by_quarters(context))
		return EC_ASPECT_QOQ;
	return EC_ASPECT_YOY;
}

EcAspect
ec_aspect_of_change(const EcReading *reading, EcDraft *draft)
{
	const EcDraft *before = ec_change_before(reading, draft);
	const EcDraft *half = ec_half_before(reading, draft);
	const EcClause *new_value = clause_of_new_value(reading, draft);
	EcAspect	aspect;
	int			base;

	if (is_move_of_guidance(reading, draft) || is_against_other_base(reading, draft))
		return EC_ASPECT_CHANGE;
	if (aspect_of_cues(draft->clause->after, &aspect) || aspect_of_cues(draft->clause->before, &aspect))
		return aspect;
	base = base_mention(reading, draft->clause);
	if (base < 0 && new_value != draft->clause && aspect_of_cues(new_value->after, &aspect))
		return aspect;
	if (base < 0)
		base = base_mention(reading, new_value);
	if (base < 0)
		base = fronted_base(reading, draft);
	if (base >= 0)
	{
		const EcPeriodMention *said = &reading->sentence->mentions[base].as.period;

		draft->base_period = ec_period_resolve(said, &reading->context->calendar, draft->fact.period, false);
		if (draft->base_period != draft->fact.period || draft->base_period == EC_PERIOD_NONE)
			return aspect_of_base(said, draft->fact.period, draft->base_period);
	}
	if (aspect_of_cues(draft->clause->lead_cues, &aspect))
		return aspect;
	if (half != NULL)
		return half->fact.aspect;
	if (before != NULL)
		return before->fact.aspect;
	return aspect_of_compared(reading, draft, &aspect) ? aspect : aspect_unsaid(reading, draft);
}
