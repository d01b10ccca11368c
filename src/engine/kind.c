/*
 * The column `kind`: what happened, what is expected, what is aimed at.
 *
 * The last word of tense before the quantity decides; what is set beside it ("up from", "versus") happened,
 * unless it is the earlier guidance. Where the sentence says nothing, the section does.
 */
#include "engine/facts.h"

#include <stddef.h>

static const EcCueSet revised = EC_CUE_BIT(EC_CUE_RAISE) | EC_CUE_BIT(EC_CUE_LOWER) | EC_CUE_BIT(EC_CUE_NARROW);
static const EcCueSet ahead = EC_CUE_BIT(EC_CUE_FORWARD) | EC_CUE_BIT(EC_CUE_GUIDANCE) | EC_CUE_BIT(EC_CUE_REAFFIRM) |
	EC_CUE_BIT(EC_CUE_RAISE) | EC_CUE_BIT(EC_CUE_LOWER) | EC_CUE_BIT(EC_CUE_NARROW);
static const EcCueSet behind = EC_CUE_BIT(EC_CUE_PAST);
static const EcCueSet looked_back = EC_CUE_BIT(EC_CUE_LOOKBACK);

static bool
is_word(const EcReading *reading, int mention, const char *word)
{
	return ec_token_is(reading->context->text, &reading->sentence->tokens[reading->sentence->mentions[mention].first], word);
}

/* "we expect reported earnings per share of": the adjective, where something ahead is said before it. */
static bool
is_adjective(const EcReading *reading, int mention)
{
	const EcSentence *sentence = reading->sentence;

	if (!is_word(reading, mention, "reported"))
		return false;
	for (int i = mention - 1; i >= 0; i--)
		if (ec_mention_is_cue_in(&sentence->mentions[i], ahead | behind) && !is_word(reading, i, "reported"))
			return ec_mention_is_cue_in(&sentence->mentions[i], ahead);
	return false;
}

/* "exceeded our expectations, with | earnings of": what came in was measured against the mention, and stands behind a break. */
static bool
was_surpassed(const EcReading *reading, int mention, int quantity)
{
	const EcSentence *sentence = reading->sentence;
	const EcMention *m = &sentence->mentions[mention];

	if (mention == 0 || !ec_mention_is_cue_in(m, EC_CUE_BIT(EC_CUE_FORWARD) | EC_CUE_BIT(EC_CUE_GUIDANCE)) ||
		!ec_mention_is_cue_in(&m[-1], EC_CUE_BIT(EC_CUE_COMPARE)) || m[-1].last + 1 != m->first)
		return false;
	for (int t = m->last + 1; t + 1 < sentence->mentions[quantity].first; t++)
		if (sentence->tokens[t].kind == EC_TOKEN_PUNCTUATION && sentence->tokens[t].punctuation == ',' &&
			ec_token_is(reading->context->text, &sentence->tokens[t + 1], "with"))
			return true;
	return false;
}

/* The tense that governs the quantity: a cue, or -1. */
static int
tense_before(const EcReading *reading, const EcDraft *draft)
{
	const EcMention *mentions = reading->sentence->mentions;

	for (int i = draft->clause->quantity - 1; i >= draft->clause->begin_mention; i--)
		if (ec_mention_is_cue_in(&mentions[i], ahead | behind | looked_back | EC_CUE_BIT(EC_CUE_TARGET)) && !is_adjective(reading, i))
			return was_surpassed(reading, i, draft->clause->quantity) ? EC_CUE_PAST : mentions[i].cue;
	return -1;
}

/* "We expect 500 to 600 closings, revenue of $90 million": what was said before a number that is no fact. */
static bool
is_expected_before(const EcReading *reading, const EcDraft *draft)
{
	const EcMention *mentions = reading->sentence->mentions;

	for (int i = draft->clause->begin_mention - 1; i >= 0; i--)
		if (ec_mention_is_cue_in(&mentions[i], ahead | behind | looked_back))
			return ec_mention_is_cue_in(&mentions[i], EC_CUE_BIT(EC_CUE_FORWARD));
	return false;
}

/* "Earnings of $0.26 came in above our guidance": the first tense behind the quantity, or -1. */
static int
tense_after(const EcReading *reading, const EcDraft *draft)
{
	const EcMention *mentions = reading->sentence->mentions;

	for (int i = draft->clause->quantity + 1; i < draft->clause->end_mention; i++)
		if (ec_mention_is_cue_in(&mentions[i], EC_CUE_BIT(EC_CUE_FORWARD) | behind))
			return mentions[i].cue;
	return -1;
}

static const EcDraft *
main_draft(const EcReading *reading)
{
	for (int i = reading->n - 1; i >= 0; i--)
		if (!reading->drafts[i].clause->is_compared)
			return &reading->drafts[i];
	return NULL;
}

static bool
names_period(const EcReading *reading, const EcClause *clause)
{
	for (int i = clause->first_mention; i < clause->end_mention; i++)
		if (reading->sentence->mentions[i].kind == EC_MENTION_PERIOD)
			return true;
	return false;
}

/* "raising our guidance to $90 million, from $75 million": what it was before, not what happened. */
static bool
is_guidance_before(const EcReading *reading, const EcDraft *draft)
{
	const EcDraft *main = main_draft(reading);

	return main != NULL && main->fact.kind == EC_KIND_GUIDANCE && main->metric_index == draft->metric_index &&
		(reading->clauses->cues & revised) != 0 && !names_period(reading, draft->clause);
}

/* "exceeded our 4% second quarter outlook": the noun behind the number, with only a period or the metric between. */
static bool
is_called_guidance(const EcReading *reading, const EcDraft *draft)
{
	for (int i = draft->clause->quantity + 1; i < draft->clause->end_mention; i++)
	{
		const EcMention *mention = &reading->sentence->mentions[i];

		if (ec_mention_is_cue_in(mention, EC_CUE_BIT(EC_CUE_GUIDANCE)))
			return true;
		if (mention->kind != EC_MENTION_PERIOD && mention->kind != EC_MENTION_METRIC)
			return false;
	}
	return false;
}

/* "we now expect growth of 12% to 15%, up from 6% to 8%": a range is no outcome. */
static bool
is_range_before(const EcReading *reading, const EcDraft *draft)
{
	const EcDraft *main = main_draft(reading);

	if (draft->quantity->as.quantity.shape != EC_SHAPE_RANGE)
		return false;
	for (int i = draft->clause->first_mention; i < draft->clause->end_mention; i++)
		if (reading->sentence->mentions[i].kind == EC_MENTION_PERIOD &&
			(i > draft->clause->quantity || ec_time_is_base(reading->context, reading->sentence, i)))
			return false;		/* "compared with 10% to 12% last year" */
	return main == NULL ? (reading->clauses->cues & revised) != 0 : main->fact.kind == EC_KIND_GUIDANCE;
}

/* "slightly below our | target range of 2 to 3 times" */
static bool
is_compared_with_target(const EcReading *reading, const EcDraft *draft)
{
	for (int i = draft->clause->quantity - 1; i >= draft->clause->first_mention; i--)
	{
		if (ec_mention_is_cue_in(&reading->sentence->mentions[i], EC_CUE_BIT(EC_CUE_TARGET)))
			return true;
		if (ec_mention_is_cue_in(&reading->sentence->mentions[i], EC_CUE_BIT(EC_CUE_COMPARE) | EC_CUE_BIT(EC_CUE_FROM)))
			return false;
	}
	return false;
}

static EcKind
kind_of_compared(const EcReading *reading, const EcDraft *draft)
{
	EcCueSet	cues = draft->clause->before;

	if (is_compared_with_target(reading, draft))
		return EC_KIND_TARGET;
	if (is_guidance_before(reading, draft) || is_called_guidance(reading, draft) || is_range_before(reading, draft))
		return EC_KIND_GUIDANCE;
	return (cues & (looked_back | EC_CUE_BIT(EC_CUE_GUIDANCE))) != 0 ? EC_KIND_GUIDANCE : EC_KIND_ACTUAL;
}

/* A period that is named in the clause and not over yet. */
static bool
has_future_period(const EcReading *reading, const EcDraft *draft)
{
	const EcCalendar *calendar = &reading->context->calendar;

	for (int i = draft->clause->begin_mention; i < draft->clause->end_mention; i++)
	{
		const EcMention *mention = &reading->sentence->mentions[i];
		EcPeriod	period;

		if (mention->kind != EC_MENTION_PERIOD)
			continue;
		period = ec_period_resolve(&mention->as.period, calendar, EC_PERIOD_NONE, false);
		if (calendar->call != EC_PERIOD_NONE && ec_period_end(period) > ec_period_end(calendar->call) &&
			(mention->as.period.relation == EC_PERIOD_NEXT || mention->as.period.relation == EC_PERIOD_REST ||
			 mention->as.period.relation == EC_PERIOD_NAMED) && mention->as.period.months != 12)
			return true;
	}
	return false;
}

/* "Occupancy for the month of January is 95%" on a call for the fourth quarter: a month that is over by the day of the call. */
static bool
is_of_month_since(const EcReading *reading, const EcDraft *draft)
{
	const EcCalendar *calendar = &reading->context->calendar;

	if (calendar->call == EC_PERIOD_NONE || draft->metric_index == EC_METRIC_dividend_per_share)
		return false;
	for (int i = draft->clause->begin_mention; i < draft->clause->end_mention; i++)
	{
		const EcMention *mention = &reading->sentence->mentions[i];
		int			months;
		EcPeriod	period;

		if (mention->kind != EC_MENTION_PERIOD || mention->as.period.calendar_month == 0 || mention->as.period.months > 1)
			continue;
		period = ec_period_resolve(&mention->as.period, calendar, EC_PERIOD_NONE, false);
		months = ec_period_end(period) - ec_period_end(calendar->call);
		if (ec_period_months(period) == 1 && months > 0 && months <= 2)
			return true;
	}
	return false;
}

bool
ec_changes_in_past(const EcReading *reading, const EcMention *mention)
{
	static const char *const words[] = {"grew", "rose", "fell"};
	const EcToken *token = &reading->sentence->tokens[mention->last];
	const char *end = reading->context->text + token->start + token->length;

	if (!ec_mention_is_cue_in(mention, EC_CUE_BIT(EC_CUE_UP) | EC_CUE_BIT(EC_CUE_DOWN)))
		return false;
	if (token->length > 4 && end[-1] == 'd' && end[-2] == 'e')
		return true;
	for (size_t w = 0; w < sizeof(words) / sizeof(words[0]); w++)
		if (ec_token_is(reading->context->text, token, words[w]))
			return true;
	return false;
}

/* "decreased", "grew" before the number, or as the verb right behind it: "sales of $3 billion increased". */
static bool
is_told_in_past(const EcReading *reading, const EcDraft *draft)
{
	const EcMention *next = draft->quantity + 1;

	for (int i = draft->clause->begin_mention; i < draft->clause->quantity; i++)
		if (ec_changes_in_past(reading, &reading->sentence->mentions[i]))
			return true;
	return draft->clause->quantity + 1 < reading->sentence->n_mentions && next->first <= draft->quantity->last + 3 &&
		ec_changes_in_past(reading, next);
}

/* "$3.15 to $3.30, increased from prior guidance of $2.19": what is moved from guidance is guidance. */
static bool
moves_from_guidance(const EcReading *reading, const EcDraft *draft)
{
	const EcClause *next = draft->clause + 1;
	const EcCueSet earlier = looked_back | EC_CUE_BIT(EC_CUE_GUIDANCE);

	if (next < reading->clauses->clause + reading->clauses->n &&
		ec_cues_have(next->before, EC_CUE_FROM) && (next->before & earlier) != 0)
		return true;
	return (reading->clauses->cues & revised) != 0 && draft->quantity->as.quantity.shape == EC_SHAPE_RANGE;
}

/* "raised our estimate from $60 million | to $70 million": the new one, behind the old one. */
static bool
follows_guidance_before(const EcReading *reading, const EcDraft *draft)
{
	const EcDraft *before = ec_reading_last(reading);

	return before != NULL && before->clause->is_compared && before->fact.kind == EC_KIND_GUIDANCE && draft->clause->is_new_value &&
		before->clause + 1 == draft->clause && before->metric_index == draft->metric_index;
}

/* "we announced earnings of $0.11": a point, no range of guidance. */
static bool
is_announced(const EcReading *reading, const EcDraft *draft)
{
	if (draft->quantity->as.quantity.shape == EC_SHAPE_RANGE)
		return false;
	for (int t = draft->quantity->first - 1; t >= draft->clause->lead; t--)
		if (ec_token_is(reading->context->text, &reading->sentence->tokens[t], "announced"))
			return true;
	return false;
}

/* "Earnings of $0.69 significantly exceeded our outlook": the verb right behind the number. */
static bool
surpasses(const EcReading *reading, const EcDraft *draft)
{
	static const char *const words[] = {"exceeded", "beat", "surpassed", "topped", "met"};

	for (int t = draft->quantity->last + 1; t <= draft->quantity->last + 2 && t < reading->sentence->n_tokens; t++)
		if (ec_token_is_any(reading->context->text, &reading->sentence->tokens[t], words, sizeof(words) / sizeof(words[0])))
			return true;
	return false;
}

/* "Core FFO of $1.65 per share for the fourth quarter": the period that the call reports, named beside the number. */
static bool
names_reported_period(const EcReading *reading, const EcDraft *draft)
{
	const EcCalendar *calendar = &reading->context->calendar;

	for (int i = draft->clause->first_mention; i < draft->clause->end_mention; i++)
	{
		const EcMention *mention = &reading->sentence->mentions[i];

		if (mention->kind == EC_MENTION_PERIOD && mention->as.period.relation == EC_PERIOD_NAMED && mention->as.period.months == 3 &&
			mention->as.period.ordinal != 0 && calendar->call != EC_PERIOD_NONE &&
			ec_period_resolve(&mention->as.period, calendar, EC_PERIOD_NONE, false) == calendar->call &&
			!ec_time_is_base(reading->context, reading->sentence, i))
			return true;
	}
	return false;
}

/* "This compares with a 4.8% margin last year | and 10.3% in 2019": a second comparison of one metric with what happened. */
static bool
goes_on_from_actual(const EcReading *reading, const EcDraft *draft)
{
	const EcDraft *before = ec_reading_last(reading);

	return before != NULL && before->clause->is_compared && before->fact.kind == EC_KIND_ACTUAL &&
		before->metric_index == draft->metric_index && draft->link->metric < draft->clause->begin_mention &&
		!draft->clause->is_new_value && names_period(reading, draft->clause) &&
		ec_token_is(reading->context->text, &reading->sentence->tokens[draft->clause->lead], "and");
}

/* "Our 2021 capital expenditure budget of $245 million" */
static bool
is_of_budget(const EcReading *reading, const EcDraft *draft)
{
	const EcSentence *sentence = reading->sentence;

	return draft->link->metric >= 0 &&
		ec_token_is(reading->context->text, &sentence->tokens[sentence->mentions[draft->link->metric].last], "budget");
}

static EcKind
kind_unsaid(const EcReading *reading, EcDraft *draft)
{
	const EcDraft *main = main_draft(reading);
	int			tense = tense_after(reading, draft);

	if (moves_from_guidance(reading, draft) || follows_guidance_before(reading, draft) || is_of_budget(reading, draft))
		return EC_KIND_GUIDANCE;
	if (main != NULL)
		return main->fact.kind;
	if (goes_on_from_actual(reading, draft))
		return EC_KIND_ACTUAL;
	if (is_told_in_past(reading, draft) || tense == EC_CUE_PAST || is_announced(reading, draft) || surpasses(reading, draft))
		return EC_KIND_ACTUAL;
	if (is_of_month_since(reading, draft) && !ec_cues_have(draft->clause->lead_cues | draft->clause->before | draft->clause->after, EC_CUE_FORWARD))
		return EC_KIND_ACTUAL;
	if (tense == EC_CUE_FORWARD || has_future_period(reading, draft) || is_expected_before(reading, draft))
		return EC_KIND_GUIDANCE;
	if (names_reported_period(reading, draft))
		return EC_KIND_ACTUAL;
	if (draft->link->source == EC_SOURCE_TOPIC)
		return reading->context->topic.kind;
	if (reading->context->guidance.is_set)
	{
		draft->features |= EC_FACT_BIT(EC_FACT_carried_kind);
		return EC_KIND_GUIDANCE;
	}
	return EC_KIND_ACTUAL;
}

/* "Our original guidance for adjusted earnings was ...": the guidance is what was. */
static bool
has_guidance_as_subject(const EcReading *reading, const EcDraft *draft)
{
	const EcSentence *sentence = reading->sentence;
	bool		was_said = false;

	for (int i = draft->clause->quantity - 1; i >= draft->clause->begin_mention; i--)
	{
		const EcMention *mention = &sentence->mentions[i];

		if (ec_mention_is_cue_in(mention, behind) && was_said)
			return false;
		was_said = was_said || ec_mention_is_cue_in(mention, behind);
		if (ec_mention_is_cue_in(mention, EC_CUE_BIT(EC_CUE_GUIDANCE) | looked_back))
		{
			if (i > 0 && ec_mention_is_cue_in(&mention[-1], EC_CUE_BIT(EC_CUE_COMPARE)) && mention[-1].last + 1 == mention->first)
				return false;	/* "exceeded our outlook and were up" */
			for (int t = mention->last + 1; t < draft->quantity->first; t++)
				if (sentence->tokens[t].kind == EC_TOKEN_PUNCTUATION && sentence->tokens[t].punctuation == ',')
					return false;
			return true;
		}
		if (mention->kind == EC_MENTION_QUANTITY || ec_mention_is_cue_in(mention, EC_CUE_BIT(EC_CUE_COMPARE)))
			return false;
	}
	return false;
}

static EcKind
kind_by_tense(const EcReading *reading, EcDraft *draft)
{
	if (draft->clause->is_outcome)
		return EC_KIND_ACTUAL;
	switch (tense_before(reading, draft))
	{
		case EC_CUE_FORWARD:
		case EC_CUE_GUIDANCE:
		case EC_CUE_RAISE:
		case EC_CUE_LOWER:
		case EC_CUE_NARROW:
		case EC_CUE_LOOKBACK:
			return EC_KIND_GUIDANCE;
		case EC_CUE_REAFFIRM:
			return is_told_in_past(reading, draft) ? EC_KIND_ACTUAL : EC_KIND_GUIDANCE;
		case EC_CUE_TARGET:
			return EC_KIND_TARGET;
		case EC_CUE_PAST:
			return has_guidance_as_subject(reading, draft) ? EC_KIND_GUIDANCE : EC_KIND_ACTUAL;
		default:
			return kind_unsaid(reading, draft);
	}
}

/* "The Board declared a dividend": it is paid in a period to come, unless it has been paid. */
static bool
is_declared_dividend(const EcReading *reading, const EcDraft *draft)
{
	static const char *const declared[] = {"declared", "board", "payable", "announced", "approved", "increased", "raised", "announce",
	"declare"};
	static const char *const paid[] = {"paid", "distributed", "returned", "returning"};

	return draft->metric_index == EC_METRIC_dividend_per_share && !draft->clause->is_compared &&
		ec_sentence_has_any(reading->context->text, reading->sentence, declared, sizeof(declared) / sizeof(declared[0])) &&
		!ec_sentence_has_any(reading->context->text, reading->sentence, paid, sizeof(paid) / sizeof(paid[0]));
}

/* "ahead of our 7% to 10% target": the word right behind the number. */
static bool
is_called_target(const EcReading *reading, const EcDraft *draft)
{
	for (int i = draft->clause->quantity + 1; i < reading->sentence->n_mentions; i++)
	{
		const EcMention *mention = &reading->sentence->mentions[i];

		if (mention->kind == EC_MENTION_CUE && mention->cue == EC_CUE_TARGET)
			return mention->first <= draft->quantity->last + 3;
		if (mention->kind != EC_MENTION_METRIC && !ec_mention_is_cue_in(mention, EC_CUE_BIT(EC_CUE_UP)))
			return false;
	}
	return false;
}

/* "with the midpoint of $1.51": the middle of what is guided. */
static bool
is_midpoint(const EcReading *reading, const EcDraft *draft)
{
	for (int t = draft->quantity->first - 1; t >= draft->clause->lead && t >= draft->quantity->first - 3; t--)
		if (ec_token_is(reading->context->text, &reading->sentence->tokens[t], "midpoint"))
			return true;
	return false;
}

static bool
has_target_before(const EcReading *reading, const EcDraft *draft)
{
	return ((draft->clause->lead_cues | draft->clause->before | draft->clause->after) & EC_CUE_BIT(EC_CUE_TARGET)) != 0 ||
		(ec_clause_cues(reading->sentence, 0, draft->clause->quantity) & EC_CUE_BIT(EC_CUE_TARGET)) != 0;
}

/*
 * "For 2021, we are targeting ...": a definite period that ends with the year that runs is guidance, also where the
 * passage speaks of it.
 */
static bool
is_aimed_at_soon(const EcReading *reading, const EcDraft *draft)
{
	const EcSentence *sentence = reading->sentence;
	EcPeriod	call = reading->context->calendar.call;
	EcPeriod	year;
	bool		is_verb = false;

	if (call == EC_PERIOD_NONE)
		return false;
	year = ec_period_make(ec_period_year(ec_period_shift(call, 1)), 12, 1);
	for (int i = 0; i < draft->clause->quantity; i++)
		if (ec_mention_is_cue_in(&sentence->mentions[i], EC_CUE_BIT(EC_CUE_TARGET)))
			is_verb = ec_token_is(reading->context->text, &sentence->tokens[sentence->mentions[i].first], "targeting") ||
				ec_token_is(reading->context->text, &sentence->tokens[sentence->mentions[i].first], "target");
	for (int i = 0; is_verb && i < sentence->n_mentions; i++)
	{
		EcPeriod	period;

		if (sentence->mentions[i].kind != EC_MENTION_PERIOD)
			continue;
		period = ec_period_resolve(&sentence->mentions[i].as.period, &reading->context->calendar, EC_PERIOD_NONE, true);
		return period != EC_PERIOD_NONE && period != call && (period == year || ec_period_contains(year, period));
	}
	return is_verb && reading->context->guidance.is_set && reading->context->outlook.is_set;
}

/* The period of the clause that is no base, else the nearest before it; a mention, or -1. */
static int
nearest_period(const EcReading *reading, const EcDraft *draft)
{
	const EcSentence *sentence = reading->sentence;

	for (int i = draft->clause->quantity + 1; i < draft->clause->end_mention; i++)
		if (sentence->mentions[i].kind == EC_MENTION_PERIOD && !ec_time_is_base(reading->context, sentence, i))
			return i;
	for (int i = draft->clause->quantity - 1; i >= 0; i--)
		if (sentence->mentions[i].kind == EC_MENTION_PERIOD && !ec_time_is_base(reading->context, sentence, i))
			return i;
	return -1;
}

/* "our full-year earnings from $8.50 to $11.50": what is told of the whole of a year that is not over. */
static bool
is_of_unfinished_year(const EcReading *reading, const EcDraft *draft)
{
	EcPeriod	call = reading->context->calendar.call;
	int			i = nearest_period(reading, draft);
	const EcMention *mention;

	if (i < 0 || call == EC_PERIOD_NONE || ec_period_end_month(call) == 12)
		return false;
	mention = &reading->sentence->mentions[i];
	if (mention->as.period.months != 12 ||
		ec_period_resolve(&mention->as.period, &reading->context->calendar, EC_PERIOD_NONE, false) !=
		ec_period_make(ec_period_year(call), 12, 1))
		return false;
	for (int t = mention->first; t <= mention->last; t++)
		if (ec_token_is(reading->context->text, &reading->sentence->tokens[t], "full"))
			return true;
	return !draft->clause->is_compared && draft->quantity->as.quantity.shape == EC_SHAPE_RANGE &&
		i >= draft->clause->first_mention;
}

/*
 * "exceeded our expectations with 63% growth in the second quarter": a number of the quarter that the call reports, named
 * behind it, unless it is called guidance.
 */
static bool
is_of_reported_quarter(const EcReading *reading, const EcDraft *draft)
{
	const EcCalendar *calendar = &reading->context->calendar;
	uint8_t		shape = draft->quantity->as.quantity.shape;

	if (draft->clause->is_compared || shape == EC_SHAPE_RANGE || shape == EC_SHAPE_FLAT || shape == EC_SHAPE_FACTOR || calendar->call == EC_PERIOD_NONE ||
		((draft->clause->lead_cues | draft->clause->before | draft->clause->after) & looked_back) != 0 ||
		has_guidance_as_subject(reading, draft) || is_called_guidance(reading, draft))
		return false;
	for (int i = draft->clause->quantity + 1; i < draft->clause->end_mention; i++)
	{
		const EcMention *mention = &reading->sentence->mentions[i];

		if (mention->kind == EC_MENTION_PERIOD)
			return mention->as.period.months == 3 && ec_period_resolve(&mention->as.period, calendar, EC_PERIOD_NONE, true) == calendar->call &&
				!ec_time_is_base(reading->context, reading->sentence, i);
	}
	return false;
}

/* "We expect to grow less than last year, when orders rose 30%": the time when it did is over. */
static bool
is_told_of_past(const EcReading *reading, const EcDraft *draft)
{
	int			when = ec_time_of_when(reading, draft);
	EcPeriod	call = reading->context->calendar.call;

	return when >= 0 && call != EC_PERIOD_NONE &&
		ec_period_end(ec_period_resolve(&reading->sentence->mentions[when].as.period, &reading->context->calendar, EC_PERIOD_NONE, false)) < ec_period_end(call);
}

void
ec_column_kind(const EcReading *reading, EcDraft *draft)
{
	EcFact	   *fact = &draft->fact;

	if (is_called_target(reading, draft))
		fact->kind = EC_KIND_TARGET;
	else if (is_declared_dividend(reading, draft) || is_midpoint(reading, draft))
		fact->kind = EC_KIND_GUIDANCE;
	else if (draft->clause->is_compared)
		fact->kind = kind_of_compared(reading, draft);
	else if (is_told_of_past(reading, draft))
		fact->kind = EC_KIND_ACTUAL;
	else
		fact->kind = kind_by_tense(reading, draft);
	if (draft->clause->is_compared)
		draft->features |= EC_FACT_BIT(EC_FACT_is_compared);
	if (fact->kind == EC_KIND_GUIDANCE && draft->metric_index != EC_METRIC_dividend_per_share && is_of_reported_quarter(reading, draft))
		fact->kind = EC_KIND_ACTUAL;
	if (fact->kind == EC_KIND_ACTUAL && is_of_unfinished_year(reading, draft))
		fact->kind = EC_KIND_GUIDANCE;
	if (fact->kind == EC_KIND_GUIDANCE && has_target_before(reading, draft))
		fact->kind = EC_KIND_TARGET;
	if (fact->kind == EC_KIND_TARGET && is_aimed_at_soon(reading, draft))
		fact->kind = EC_KIND_GUIDANCE;
	if (fact->kind != EC_KIND_ACTUAL)
		draft->features |= EC_FACT_BIT(EC_FACT_is_guidance);
}
