/*
 * From the period that is said beside a number to the one that is meant: what time.c finds is resolved by
 * the call's calendar, and by the figures that the number stands beside.
 *
 * The subtle thing is the year: "last year" beside a quarter is that quarter of last year, and what happened in
 * a year that is not over happened up to now.
 */
#include "engine/facts.h"

/* "second-quarter revenue in 2017": the quarter that a year alone belongs to, with that year; else what was said. */
static EcPeriodMention
quarter_of_year(const EcReading *reading, int mention)
{
	const EcSentence *sentence = reading->sentence;
	EcPeriodMention said = sentence->mentions[mention].as.period;
	int			before = sentence->mentions[mention].first - 1;
	int			i = mention - 1;

	while (i >= 0 && sentence->mentions[i].kind == EC_MENTION_METRIC)
		i--;
	if (said.relation != EC_PERIOD_NAMED || said.months != 12 || said.year == 0 || said.is_point || i < 0 || i == mention - 1 ||
		sentence->mentions[i].kind != EC_MENTION_PERIOD || !ec_token_is(reading->context->text, &sentence->tokens[before], "in"))
		return said;
	if (sentence->mentions[i].as.period.relation == EC_PERIOD_NAMED && sentence->mentions[i].as.period.months == 3 &&
		sentence->mentions[i].as.period.year == 0 && before - sentence->mentions[i].last <= 5)
	{
		EcPeriodMention quarter = sentence->mentions[i].as.period;

		quarter.year = said.year;
		return quarter;
	}
	return said;
}

/* The part of the year of the call that is over. */
static EcPeriod
to_date(const EcPeriod call)
{
	return ec_period_make(ec_period_year(call), ec_period_end_month(call), 1);
}

/*
 * "€3 billion accumulated to September", "$90 million through the third quarter": from the start of the year to the end
 * of what is reported.
 */
static bool
is_up_to_call(const EcReading *reading, const EcMention *mention, EcPeriod period)
{
	static const char *const words[] = {"to", "through", "thru", "until", "till"};
	EcPeriod	call = reading->context->calendar.call;
	int			before = mention->first - 1;
	bool		is_named = mention->as.period.ordinal != 0 || mention->as.period.calendar_month != 0;
	bool		is_quarter = period == call && ec_period_months(call) == 3 && is_named;	/* not "through the quarter" */

	return call != EC_PERIOD_NONE && (is_quarter || (ec_period_months(period) == 1 && ec_period_end(period) == ec_period_end(call))) && before > 0 &&
		!ec_token_is(reading->context->text, &reading->sentence->tokens[before - 1], "compared") &&
		ec_token_is_any(reading->context->text, &reading->sentence->tokens[before], words + is_quarter, sizeof(words) / sizeof(words[0]) - is_quarter);
}

/* "We ended June with $92 million": a balance in the month that ends the quarter of the call, of any year, is the quarter's. */
static EcPeriod
quarter_of_month(const EcReading *reading, const EcDraft *draft, int mention, EcPeriod period)
{
	static const char *const words[] = {"ended", "ending", "at"};
	const EcMention *month = &reading->sentence->mentions[mention];
	EcPeriod	call = reading->context->calendar.call;

	if (!draft->metric->is_stock || draft->fit == EC_FIT_CHANGE || call == EC_PERIOD_NONE || ec_period_months(call) != 3 || ec_period_months(period) != 1 ||
		ec_period_end_month(period) != ec_period_end_month(call) || month->first == 0 ||
		!(month->as.period.is_point ||
		  ec_token_is_any(reading->context->text, &reading->sentence->tokens[month->first - 1], words, sizeof(words) / sizeof(words[0]))))
		return period;
	return ec_period_make(ec_period_year(period), 3, ec_period_end_month(call) / 3);
}

/*
 * "As of February 15, occupancy was 23%": a balance on a day within a month is the month's. A month that could also be
 * the one a year ago is left alone.
 */
static EcPeriod
month_of_day(const EcReading *reading, const EcDraft *draft, EcPeriodMention said)
{
	const EcCalendar *calendar = &reading->context->calendar;
	EcPeriod	period;

	if (!draft->metric->is_stock || draft->fit == EC_FIT_CHANGE || said.calendar_month == 0 || said.day == 0)
		return EC_PERIOD_NONE;
	said.day = 0;
	said.is_point = false;
	said.months = 1;
	period = ec_period_resolve(&said, calendar, EC_PERIOD_NONE, false);
	return said.year == 0 && period != EC_PERIOD_NONE && ec_period_end_month(period) % 3 == 0 ? EC_PERIOD_NONE : period;
}

/* "In January, average occupancy for the month was 94%": the month that was named before; a mention, or the same. */
static int
month_named_before(const EcSentence *sentence, int mention)
{
	const EcPeriodMention *said = &sentence->mentions[mention].as.period;

	if (said->months != 1 || said->calendar_month != 0 || said->relation != EC_PERIOD_THIS)
		return mention;
	for (int i = mention - 1; i >= 0; i--)
		if (sentence->mentions[i].kind == EC_MENTION_PERIOD && sentence->mentions[i].as.period.calendar_month != 0)
			return i;
	return mention;
}

/* Is it the year of the call, which is not over? */
static bool
is_unfinished(const EcReading *reading, EcPeriod period)
{
	EcPeriod	call = reading->context->calendar.call;

	return call != EC_PERIOD_NONE && ec_period_months(period) == 12 && ec_period_year(period) == ec_period_year(call) &&
		ec_period_end_month(call) != 12;
}

/* "last year" or "2020" beside a figure of a quarter of 2021. */
static bool
is_year_before(const EcDraft *draft, const EcPeriodMention *said, EcPeriod anchor)
{
	if (anchor == EC_PERIOD_NONE || ec_period_months(anchor) == 12 || said->months != 12)
		return false;
	return said->relation == EC_PERIOD_PREVIOUS ||
		(said->relation == EC_PERIOD_NAMED && !said->is_point && !draft->metric->is_stock && said->year == ec_period_year(anchor) - 1);
}

/* The period of the figure that the draft goes on about, in this sentence or the one before. */
static EcPeriod
period_gone_on_from(const EcReading *reading, const EcDraft *draft)
{
	const EcDraft *before = ec_reading_previous(reading, draft);

	if (before != NULL)
		return ec_time_main(reading);
	return draft->link->source == EC_SOURCE_TOPIC ? reading->context->topic.period : EC_PERIOD_NONE;
}

/* "which historically comprised 40% of sales", "our historical average of 7%": told of no period; but "a historically low 4%" is. */
bool
ec_time_is_usual(const EcReading *reading, const EcDraft *draft)
{
	static const char *const words[] = {"historical", "historically", "typical", "typically"};
	static const char *const extreme[] = {"high", "highs", "low", "lows", "slow", "slower", "stable", "strong", "weak"};
	const char *text = reading->context->text;
	const EcToken *tokens = reading->sentence->tokens;

	for (int t = draft->quantity->first - 1; t >= draft->clause->lead && t > draft->quantity->first - 10 && tokens[t].punctuation != ',' && !ec_token_is(text, &tokens[t], "at"); t--)
		if (ec_token_is_any(text, &tokens[t], words, sizeof(words) / sizeof(words[0])))
			return !ec_token_is_any(text, &tokens[t + 1], extreme, sizeof(extreme) / sizeof(extreme[0]));
	return false;
}

#define LONGEST_WHEN 24			/* tokens from "when" to the number */

/* The "when" of the clause that the number stands in; a token, or -1. */
static int
when_before(const EcReading *reading, int quantity)
{
	const char *text = reading->context->text;
	const EcToken *tokens = reading->sentence->tokens;

	for (int t = quantity - 1; t > 1 && t > quantity - LONGEST_WHEN && tokens[t].punctuation != ','; t--)
		if (ec_token_is(text, &tokens[t], "when"))
			return ec_token_is(text, &tokens[t + 1], "compared") ? -1 : t;
	return -1;
}

/* "against the prior year, when orders rose 30%": the period that the number's own clause tells of; a mention, or -1. */
int
ec_time_of_when(const EcReading *reading, const EcDraft *draft)
{
	const EcSentence *sentence = reading->sentence;
	const EcMention *said;
	int			when = when_before(reading, draft->quantity->first);
	int			before;

	if (when < 1)
		return -1;
	before = when - 1;
	if (sentence->tokens[before].punctuation == ',')
		before--;
	said = ec_mention_over(sentence, before);
	if (said == NULL || said->kind != EC_MENTION_PERIOD)
		return -1;
	for (const EcMention *m = said + 1; m < draft->quantity; m++)
		if (m->kind == EC_MENTION_PERIOD)
			return -1;
	return (int) (said - sentence->mentions);
}

/* Is a number of the same "when" clause read already? */
static bool
goes_on_when(const EcReading *reading, int mention)
{
	const EcDraft *last = ec_reading_last(reading);

	return last != NULL && ec_time_of_when(reading, last) == mention;
}

/*
 * "last year" beside a figure of a quarter is that quarter of last year; what happened in a year that is not
 * over happened up to now.
 */
EcPeriod
ec_time_resolve(const EcReading *reading, const EcDraft *draft, int mention)
{
	EcPeriodMention said = quarter_of_year(reading, mention = month_named_before(reading->sentence, mention));
	bool		forward = draft->fact.kind != EC_KIND_ACTUAL;
	EcPeriod	anchor = EC_PERIOD_NONE;
	bool		is_when = mention == ec_time_of_when(reading, draft) && ec_time_is_base(reading->context, reading->sentence, mention);
	EcPeriod	period;

	if (is_when && goes_on_when(reading, mention))
		return ec_reading_last(reading)->fact.period;
	if (draft->clause->is_compared || is_when)
	{
		anchor = ec_time_main(reading);
		if (said.relation == EC_PERIOD_PREVIOUS && anchor == EC_PERIOD_NONE)
			anchor = ec_context_period(reading->context, draft->fact.kind);
		if (is_year_before(draft, &said, anchor))
			return ec_period_year_ago(anchor);
		if (anchor == EC_PERIOD_NONE)
			anchor = ec_context_period(reading->context, draft->fact.kind);
	}
	else if (said.years > 1)
		return EC_PERIOD_NONE;	/* "four years ago we had 1,100 employees": about then */
	else if (said.relation == EC_PERIOD_PREVIOUS && !forward)
	{
		EcPeriod	before = period_gone_on_from(reading, draft);

		if (is_year_before(draft, &said, before))
			return ec_period_year_ago(before);
	}
	period = ec_period_resolve(&said, &reading->context->calendar, anchor, forward);
	if (!forward && period == EC_PERIOD_NONE)
		period = month_of_day(reading, draft, said);
	if (!forward && !draft->metric->is_stock && is_up_to_call(reading, &reading->sentence->mentions[mention], period))
		return to_date(reading->context->calendar.call);
	if (forward)
		return period;
	if (draft->metric->is_stock && said.is_to_date && draft->fit != EC_FIT_CHANGE)
		return reading->context->calendar.call;
	if (!is_unfinished(reading, period))
		return quarter_of_month(reading, draft, mention, period);
	return draft->metric->is_stock ? reading->context->calendar.call : to_date(reading->context->calendar.call);
}
