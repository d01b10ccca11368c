/*
 * The column `period`: when the number holds.
 *
 * The nearest period of the clause that is not the base of a change; else that of the fronted
 * phrase, of the main clause, of the section, of the call. A comparison without a period is with
 * the year before. The subtle thing is the base: "up 5% in Q2 from Q1" has two periods, and
 * the fact is about the first.
 */
#include "engine/facts.h"

#include <stddef.h>

/* "notes due 2025", "that would have matured in March", "our 2024 senior notes", "we entered 2021 with": the year of a debt, or of what was to come then. */
static bool
is_year_of_other(const char *text, const EcSentence *sentence, const EcMention *period)
{
	static const char *const before[] = {"due", "entered", "entering", "mature", "matured", "matures", "maturing"};
	static const char *const between[] = {"early", "in", "late", "on"};
	static const char *const behind[] = {"bond", "bonds", "convertible", "convertibles", "debentures", "maturities", "maturity", "note", "notes", "senior"};
	int			next = period->last + 1;
	int			last = period->first - 1;

	while (last > 0 && ec_token_is_any(text, &sentence->tokens[last], between, sizeof(between) / sizeof(between[0])))
		last--;
	return (last >= 0 && ec_token_is_any(text, &sentence->tokens[last], before, sizeof(before) / sizeof(before[0]))) ||
		(next < sentence->n_tokens && period->as.period.months == 12 &&
		 ec_token_is_any(text, &sentence->tokens[next], behind, sizeof(behind) / sizeof(behind[0])));
}

/* "Since we began in 2007, ...", "since our listing in March 2018": when something began that goes on. */
static bool
is_beginning(const char *text, const EcSentence *sentence, const EcMention *period)
{
	for (int t = period->first - 1; t >= 0 && t >= period->first - 10 && sentence->tokens[t].kind == EC_TOKEN_WORD; t--)
		if (ec_token_is(text, &sentence->tokens[t], "since"))
			return period->as.period.relation == EC_PERIOD_NAMED && t + 1 < period->first;
	return false;
}

/* "despite the storm at the start of the third quarter, | sales": the edge of a period dates a balance, not what flows. */
static bool
is_start_beside_flow(const char *text, const EcSentence *sentence, const EcDraft *draft, const EcMention *period)
{
	static const char *const edges[] = {"start", "beginning", "outset"};

	if (!period->as.period.is_point || period->as.period.months == 1 || draft->metric->is_stock)
		return false;
	for (int t = period->first; t < period->last && t < period->first + 3; t++)
		if (ec_token_is_any(text, &sentence->tokens[t], edges, sizeof(edges) / sizeof(edges[0])))
			return true;
	return false;
}

/* Guidance that is revised without a period is that of the year: a quarter's is given once. */
static bool
is_revised(const EcReading *reading, const EcDraft *draft)
{
	const EcCueSet revised = EC_CUE_BIT(EC_CUE_RAISE) | EC_CUE_BIT(EC_CUE_LOWER) | EC_CUE_BIT(EC_CUE_NARROW) |
		EC_CUE_BIT(EC_CUE_REAFFIRM) | EC_CUE_BIT(EC_CUE_LOOKBACK);

	return draft->fact.kind == EC_KIND_GUIDANCE && (reading->clauses->cues & revised) != 0;
}

/* "trailing 12-month EBITDA", "run rate", "in the past year", and not "the last two years". */
static bool
is_of_twelve_months(const EcReading *reading, const EcMention *period)
{
	static const char *const words[] = {"12", "12-month", "12-months", "annualised", "annualized", "ltm", "rate", "trailing", "trailing-12", "ttm", "twelve", "year"};

	for (int t = period->first; t <= period->last; t++)
		if (ec_token_is_any(reading->context->text, &reading->sentence->tokens[t], words, sizeof(words) / sizeof(words[0])))
			return true;
	return false;
}

/*
 * Words of time that name no period of the fact: "an annualized return" (but annualized revenue is of no period),
 * "linked quarter" (a base without a preposition), "our October guidance" (when it was said).
 */
static bool
is_no_period(const EcReading *reading, const EcDraft *draft, const EcMention *period)
{
	const char *text = reading->context->text;
	const EcToken *tokens = reading->sentence->tokens;
	const EcToken *last = &tokens[period->last];

	if (is_year_of_other(text, reading->sentence, period) || is_beginning(text, reading->sentence, period) ||
		is_start_beside_flow(text, reading->sentence, draft, period))
		return true;
	if (period->as.period.relation == EC_PERIOD_TRAILING)
		return (draft->metric->is_stock && is_of_twelve_months(reading, period)) ||
			(draft->metric_index != EC_METRIC_revenue && (ec_token_is(text, last, "annualized") || ec_token_is(text, last, "annualised")));
	if (period->as.period.relation == EC_PERIOD_REST && is_revised(reading, draft))
		return ec_period_resolve(&period->as.period, &reading->context->calendar, EC_PERIOD_NONE, true) == EC_PERIOD_NONE;
	if (period->as.period.relation == EC_PERIOD_PREVIOUS)
		return ec_token_is(text, &tokens[period->first], "linked");
	return period->as.period.months == 1 && draft->fact.kind != EC_KIND_ACTUAL;
}

/* "after 2007", "beyond this year": what is told holds for none of it. */
static bool
comes_after(const EcContext *context, const EcSentence *sentence, const EcMention *period)
{
	static const char *const words[] = {"after", "beyond", "past", "post"};

	return period->first > 0 &&
		ec_token_is_any(context->text, &sentence->tokens[period->first - 1], words, sizeof(words) / sizeof(words[0]));
}

/* "based on our first half, we expect ...": what is expected is of no period that is over, unless it is looked back at. */
static bool
is_over_by_then(const EcReading *reading, const EcDraft *draft, const EcMention *period)
{
	const EcCueSet back = EC_CUE_BIT(EC_CUE_LOOKBACK) | EC_CUE_BIT(EC_CUE_COMPARE) | EC_CUE_BIT(EC_CUE_PAST);
	const EcCueSet ahead = EC_CUE_BIT(EC_CUE_FORWARD) | EC_CUE_BIT(EC_CUE_RAISE) | EC_CUE_BIT(EC_CUE_LOWER) |
		EC_CUE_BIT(EC_CUE_NARROW) | EC_CUE_BIT(EC_CUE_REAFFIRM);
	EcCueSet	cues = draft->clause->lead_cues | draft->clause->before | draft->clause->after;
	EcPeriod	call = reading->context->calendar.call;
	EcPeriod	said;

	if (draft->fact.kind != EC_KIND_GUIDANCE || call == EC_PERIOD_NONE || (cues & ahead) == 0 ||
		((draft->clause->lead_cues | draft->clause->before) & back) != 0)
		return false;
	said = ec_period_resolve(&period->as.period, &reading->context->calendar, EC_PERIOD_NONE, true);
	return said != EC_PERIOD_NONE && ec_period_months(said) != 12 && ec_period_end(said) <= ec_period_end(call);
}

static bool
is_usable(const EcReading *reading, const EcDraft *draft, int mention)
{
	const EcMention *m = &reading->sentence->mentions[mention];

	if (m->kind != EC_MENTION_PERIOD || is_no_period(reading, draft, m))
		return false;
	if (draft->fact.kind == EC_KIND_TARGET && comes_after(reading->context, reading->sentence, m))
		return false;
	if (draft->clause->is_compared)
		return true;
	if (ec_time_is_base(reading->context, reading->sentence, mention) || is_over_by_then(reading, draft, m))
		return false;
	return draft->fit != EC_FIT_CHANGE || !ec_time_is_relative(&m->as.period);
}

/* Do only "and", commas and articles stand between the two periods? */
static bool
are_joined(const EcReading *reading, const EcMention *left, const EcMention *right)
{
	static const char *const words[] = {"and", "the", "for", "in", ","};

	for (int t = left->last + 1; t < right->first; t++)
	{
		bool		is_joint = false;

		for (size_t i = 0; i < sizeof(words) / sizeof(words[0]) && !is_joint; i++)
			is_joint = ec_token_is(reading->context->text, &reading->sentence->tokens[t], words[i]);
		if (!is_joint)
			return false;
	}
	return true;
}

/* "for the quarter and the year was 3.7% and 4.7%, respectively": as many periods in a row as numbers; the mention, or -1. */
static int
period_of_list(const EcReading *reading, const EcDraft *draft)
{
	const EcSentence *sentence = reading->sentence;
	int			run[EC_MAX_CLAUSES];
	int			n = 0;

	if (draft->clause->list_length < 2)
		return -1;
	for (int i = 0; i < sentence->n_mentions; i++)
	{
		if (sentence->mentions[i].kind != EC_MENTION_PERIOD || ec_time_is_base(reading->context, sentence, i))
			continue;
		if (n > 0 && n < EC_MAX_CLAUSES && are_joined(reading, &sentence->mentions[run[n - 1]], &sentence->mentions[i]))
			run[n++] = i;
		else if (n != draft->clause->list_length)
		{
			run[0] = i;
			n = 1;
		}
	}
	return n == draft->clause->list_length ? run[draft->clause->list_index - 1] : -1;
}

EcPeriod
ec_time_main(const EcReading *reading)
{
	for (int i = reading->n - 1; i >= 0; i--)
		if (!reading->drafts[i].clause->is_compared)
			return reading->drafts[i].fact.period;
	return EC_PERIOD_NONE;
}

/* "we now expect revenue at the high end of | our range of ...", "raising it from | ...": guidance before, of a time to come. */
static bool
is_earlier_outlook(const EcReading *reading, const EcDraft *draft)
{
	const EcCueSet ahead = EC_CUE_BIT(EC_CUE_FORWARD) | EC_CUE_BIT(EC_CUE_RAISE) | EC_CUE_BIT(EC_CUE_LOWER) |
		EC_CUE_BIT(EC_CUE_NARROW) | EC_CUE_BIT(EC_CUE_REAFFIRM);

	return draft->fact.kind != EC_KIND_ACTUAL && ec_time_main(reading) == EC_PERIOD_NONE && (reading->clauses->cues & ahead) != 0;
}

/* "compared to $15.2 million, | or $0.22 per share, | in Q1", "1.3% and 12%, respectively, in Q1": the period behind both numbers; or -1. */
static int
period_behind_pair(const EcReading *reading, const EcClause *clause)
{
	const EcCueSet passed = EC_CUE_BIT(EC_CUE_CLAUSE_BREAK) | EC_CUE_BIT(EC_CUE_RESPECTIVELY) | EC_CUE_BIT(EC_CUE_OF);
	const EcSentence *sentence = reading->sentence;
	const EcClause *end = reading->clauses->clause + reading->clauses->n;

	for (int i = clause->quantity + 1; i < sentence->n_mentions; i++)
	{
		const EcMention *mention = &sentence->mentions[i];

		if (mention->kind == EC_MENTION_PERIOD)
			return i;
		if (mention->kind == EC_MENTION_CUE && (EC_CUE_BIT(mention->cue) & passed) == 0)
			return -1;
		if (mention->kind != EC_MENTION_QUANTITY)
			continue;
		clause++;
		if (clause >= end || !clause->is_compared || ec_cues_have(clause->before, EC_CUE_COMPARE) ||
			ec_cues_have(clause->before, EC_CUE_FROM))
			return -1;
	}
	return -1;
}

/* In the clause, first to the right of the quantity, then to the left, then in the fronted phrase. */
static int
period_of_clause(const EcReading *reading, const EcDraft *draft)
{
	const EcClause *clause = draft->clause;
	int			own = ec_time_of_when(reading, draft);

	if (own < 0)
		own = period_of_list(reading, draft);
	if (own >= 0)
		return own;
	if (clause->is_compared)
		for (int i = clause->first_mention; i < clause->end_mention; i++)
			if (reading->sentence->mentions[i].kind == EC_MENTION_PERIOD &&
				reading->sentence->mentions[i].as.period.relation == EC_PERIOD_YEAR_AGO)
				return i;
	for (int i = clause->quantity + 1; i < clause->end_mention; i++)
		if (is_usable(reading, draft, i))
			return i;
	for (int i = clause->quantity - 1; i >= clause->first_mention; i--)
		if (is_usable(reading, draft, i))
			return i;
	if (clause->is_compared && draft->fact.kind == EC_KIND_ACTUAL)
		return period_behind_pair(reading, clause);
	for (int i = clause->first_mention - 1; i >= clause->begin_mention; i--)
		if (is_usable(reading, draft, i) && (!clause->is_compared || reading->sentence->mentions[i].as.period.months == 12))
			return i;
	return -1;
}

/* "decreased 90 basis points | to 25% for the quarter": what is said right behind the value after the change; a mention, or -1. */
static int
period_of_new_value(const EcReading *reading, const EcDraft *draft)
{
	const EcClause *next = draft->clause + 1;
	const EcMention *mentions = reading->sentence->mentions;
	const EcMention *value;

	if (draft->fit != EC_FIT_CHANGE || draft->quantity->as.quantity.shape == EC_SHAPE_FLAT || next >= reading->clauses->clause + reading->clauses->n ||
		!next->is_new_value)
		return -1;
	value = &mentions[next->quantity];
	if (value->first > draft->quantity->last + 4 || !ec_token_is(reading->context->text, &reading->sentence->tokens[draft->quantity->last + 1], "to"))
		return -1;
	for (int i = next->quantity + 1; i < next->end_mention && mentions[i].first <= value->last + 2; i++)
		if (mentions[i].kind == EC_MENTION_PERIOD)
			return is_usable(reading, draft, i) ? i : -1;
	return -1;
}

/* "35% of revenue, | beginning in 2009": a phrase of its own behind the clause that tells since when. */
static int
period_of_beginning(const EcReading *reading, const EcDraft *draft)
{
	static const char *const words[] = {"beginning", "starting", "commencing", "effective"};
	const EcSentence *sentence = reading->sentence;
	int			comma = draft->clause->last + 1;

	if (comma + 1 >= sentence->n_tokens || sentence->tokens[comma].punctuation != ',' ||
		!ec_token_is_any(reading->context->text, &sentence->tokens[comma + 1], words, sizeof(words) / sizeof(words[0])))
		return -1;
	for (int i = draft->clause->end_mention; i < sentence->n_mentions; i++)
		if (sentence->mentions[i].kind == EC_MENTION_PERIOD)
			return sentence->mentions[i].first <= comma + 4 ? i : -1;
	return -1;
}

static bool
is_same_kind(const EcReading *reading, const EcDraft *draft)
{
	for (int i = reading->n - 1; i >= 0; i--)
		if (!reading->drafts[i].clause->is_compared)
			return reading->drafts[i].fact.kind == draft->fact.kind;
	return false;
}

/* "Revenue was $310 million, within our guided range of ...": what was guided for the period that is reported. */
static bool
is_set_beside_actual(const EcReading *reading, const EcDraft *draft)
{
	const EcDraft *main = ec_reading_previous(reading, draft);

	const EcCueSet cues = draft->clause->lead_cues | draft->clause->before;

	if (main == NULL && draft->fact.kind == EC_KIND_GUIDANCE && ec_cues_have(cues, EC_CUE_LOOKBACK) && ec_cues_have(cues, EC_CUE_PAST))
		return !ec_cues_have(cues, EC_CUE_FORWARD);
	return main != NULL && draft->fact.kind == EC_KIND_GUIDANCE && main->fact.kind == EC_KIND_ACTUAL &&
		!main->clause->is_compared && !ec_cues_have(cues, EC_CUE_FORWARD) && !ec_cues_have(cues, EC_CUE_REAFFIRM);
}

static EcPeriod
period_of_comparison(const EcReading *reading, const EcDraft *draft)
{
	const EcDraft *last = ec_reading_last(reading);
	EcPeriod	anchor = ec_time_main(reading);
	EcCueSet	cues = draft->clause->before | draft->clause->after;

	if (anchor == EC_PERIOD_NONE)
		anchor = ec_context_period(reading->context, EC_KIND_ACTUAL);
	if (anchor != EC_PERIOD_NONE && draft->fact.kind == EC_KIND_ACTUAL && ec_cues_have(cues, EC_CUE_QOQ))
		return ec_period_shift(anchor, -1);
	if (last != NULL && last->clause->is_compared && last->link->clause == draft->link->clause - 1)
		return last->fact.period;
	if (anchor == EC_PERIOD_NONE || draft->fact.kind != EC_KIND_ACTUAL)
		return anchor;
	return ec_period_year_ago(anchor);
}

/* A dividend is declared for the quarter that runs. */
static EcPeriod
next_quarter(const EcContext *context)
{
	EcPeriod	call = context->calendar.call;

	return call == EC_PERIOD_NONE || ec_period_months(call) > 6 ? call : ec_period_shift(call, 1);
}

/* "margins of 40% in 2015, and then 45%": some time after the period just said. */
static bool
comes_then(const EcReading *reading, const EcDraft *draft)
{
	for (int t = draft->clause->lead; t < draft->quantity->first; t++)
		if (ec_token_is(reading->context->text, &reading->sentence->tokens[t], "then"))
			return true;
	return false;
}

/* Has the speaker of a year-end call named the year, and not the quarter, the last times that he named a period? */
static bool
speaks_of_year(const EcContext *context)
{
	const unsigned last_times = 3;

	return context->calendar.call != EC_PERIOD_NONE && ec_period_end_month(context->calendar.call) == 12 &&
		(context->year_habit & last_times) == last_times;
}

static EcPeriod
period_unsaid(const EcReading *reading, EcDraft *draft)
{
	const EcContext *context = reading->context;

	if (draft->clause->is_compared && draft->fact.kind == EC_KIND_TARGET)
		return EC_PERIOD_NONE;
	if (draft->clause->is_compared && !is_earlier_outlook(reading, draft))
		return period_of_comparison(reading, draft);
	if (draft->metric_index == EC_METRIC_dividend_per_share && draft->fact.kind == EC_KIND_GUIDANCE)
		return next_quarter(context);
	if (draft->fact.kind == EC_KIND_TARGET && comes_then(reading, draft))
		return EC_PERIOD_NONE;
	if (is_same_kind(reading, draft) || is_set_beside_actual(reading, draft))
		return reading->n > 0 ? ec_time_main(reading) : ec_context_period(context, EC_KIND_ACTUAL);
	if (draft->link->source == EC_SOURCE_TOPIC && context->topic.kind == draft->fact.kind)
		return context->topic.period;
	if (draft->fact.kind == EC_KIND_TARGET)
		return EC_PERIOD_NONE;
	if (draft->fact.kind == EC_KIND_ACTUAL ? context->period.is_set :
		context->outlook.is_set && !(is_revised(reading, draft) && ec_period_months((EcPeriod) context->outlook.value) != 12))
	{
		draft->features |= EC_FACT_BIT(EC_FACT_carried_period);
		return ec_context_period(context, draft->fact.kind);
	}
	draft->features |= EC_FACT_BIT(EC_FACT_default_period);
	if (draft->fact.kind == EC_KIND_ACTUAL)
		return speaks_of_year(context) ? ec_period_make(ec_period_year(context->calendar.call), 12, 1) : ec_context_period(context, EC_KIND_ACTUAL);
	if (context->calendar.call == EC_PERIOD_NONE)
		return EC_PERIOD_NONE;
	return ec_period_make(ec_period_year(ec_period_shift(context->calendar.call, 1)), 12, 1);
}

/* Was a quarter named as such, rather than a date or nothing? */
static bool
says_quarter(const EcReading *reading, int mention)
{
	const EcPeriodMention *said;

	if (mention < 0)
		return false;
	said = &reading->sentence->mentions[mention].as.period;
	return said->months == 3 && !said->is_point;
}

/* "Average deposits were up 3% linked quarter": no balance, or one that is compared with the quarter before. */
static bool
is_of_quarter(const EcReading *reading, const EcDraft *draft)
{
	int			metric = draft->link->metric;
	int			token;

	if (draft->fit == EC_FIT_CHANGE && ec_cues_have(draft->clause->before | draft->clause->after, EC_CUE_QOQ))
		return true;
	if (metric < 0)
		return false;
	token = reading->sentence->mentions[metric].first;
	return ec_token_is(reading->context->text, &reading->sentence->tokens[token], "average") ||
		(token > 0 && ec_token_is(reading->context->text, &reading->sentence->tokens[token - 1], "average"));
}

/* A balance on a year-end call stands at the end of the year, unless the quarter is named. */
static EcPeriod
year_end_balance(const EcReading *reading, const EcDraft *draft, int mention, EcPeriod period)
{
	EcPeriod	call = reading->context->calendar.call;
	bool		at_year_end = call != EC_PERIOD_NONE && ec_period_end_month(call) == 12;

	if (!draft->metric->is_stock || !at_year_end || is_of_quarter(reading, draft) || says_quarter(reading, mention) || ec_period_months(period) != 3 || ec_period_end_month(period) != 12)
		return period;
	return ec_period_make(ec_period_year(period), 12, 1);
}

/* A balance in a passage about the half year is that of the quarter that ends with it. */
static EcPeriod
half_year_balance(const EcReading *reading, const EcDraft *draft, int mention, EcPeriod period)
{
	EcPeriod	call = reading->context->calendar.call;

	if (mention >= 0 && reading->sentence->mentions[mention].as.period.months == 6)
		return period;
	return draft->metric->is_stock && draft->fit != EC_FIT_CHANGE && call != EC_PERIOD_NONE && ec_period_months(call) == 3 &&
		ec_period_months(period) == 6 && ec_period_end(period) == ec_period_end(call) ? call : period;
}

/* "we could see": what is possible rather than expected. */
static bool
is_possible(const EcReading *reading, const EcDraft *draft)
{
	for (int t = draft->quantity->first - 1; t >= draft->clause->lead; t--)
		if (ec_token_is(reading->context->text, &reading->sentence->tokens[t], "could"))
			return true;
	return false;
}

/*
 * "by 2025": a year after the one to come is too far away to be guided, unless it is called guidance; what is said
 * of it is aimed at. So is what could happen in the year to come.
 */
static bool
is_far_ahead(const EcReading *reading, const EcDraft *draft, int mention, EcPeriod period)
{
	static const char *const words[] = {"in", "into", "by", "for", "through", "until", "to", "of"};
	EcPeriod	call = reading->context->calendar.call;
	int			before = mention < 0 ? -1 : reading->sentence->mentions[mention].first - 1;
	int			years;

	if (before < 0 || call == EC_PERIOD_NONE || period == EC_PERIOD_NONE || ec_period_months(period) != 12 ||
		ec_cues_have(reading->clauses->cues, EC_CUE_GUIDANCE) ||
		!ec_token_is_any(reading->context->text, &reading->sentence->tokens[before], words, sizeof(words) / sizeof(words[0])))
		return false;
	years = ec_period_year(period) - ec_period_year(ec_period_shift(call, 1));
	return years > 1 || (years == 1 && is_possible(reading, draft));
}

/* Nothing beside the number looks ahead or back at guidance, and the period is over: what is told of it happened. */
static bool
has_happened(const EcReading *reading, const EcDraft *draft)
{
	const EcCueSet planned = EC_CUE_BIT(EC_CUE_FORWARD) | EC_CUE_BIT(EC_CUE_GUIDANCE) | EC_CUE_BIT(EC_CUE_LOOKBACK) |
		EC_CUE_BIT(EC_CUE_REAFFIRM) | EC_CUE_BIT(EC_CUE_RAISE) | EC_CUE_BIT(EC_CUE_LOWER) | EC_CUE_BIT(EC_CUE_NARROW);
	EcPeriod	call = reading->context->calendar.call;
	EcPeriod	period = draft->fact.period;

	return draft->fact.kind == EC_KIND_GUIDANCE && call != EC_PERIOD_NONE && period != EC_PERIOD_NONE && ec_period_end(period) <= ec_period_end(call) &&
		!draft->clause->is_compared && draft->metric_index != EC_METRIC_dividend_per_share &&
		(draft->fit != EC_FIT_CHANGE || !is_same_kind(reading, draft)) &&
		((draft->clause->lead_cues | draft->clause->before | draft->clause->after) & planned) == 0;
}

/* "Since the program began in 2016, | we have bought back 9 million shares": told of many years. */
static bool
goes_on_since(const EcReading *reading, const EcDraft *draft)
{
	const EcSentence *sentence = reading->sentence;

	for (int i = draft->clause->begin_mention; i < draft->clause->quantity && draft->fact.kind == EC_KIND_ACTUAL; i++)
		if (sentence->mentions[i].kind == EC_MENTION_PERIOD && sentence->mentions[i].as.period.relation == EC_PERIOD_NAMED &&
			is_beginning(reading->context->text, sentence, &sentence->mentions[i]))
			return true;
	return false;
}

/* "with 2022 EBITDA margins in the high teens": nothing has happened in a year that has not begun. */
static bool
is_year_to_come(const EcReading *reading, EcPeriod period)
{
	EcPeriod	call = reading->context->calendar.call;

	return call != EC_PERIOD_NONE && period != EC_PERIOD_NONE && ec_period_months(period) == 12 && ec_period_year(period) > ec_period_year(call);
}

/* "our goal of achieving more than $2 billion": what is aimed at, with nothing told between; or a range, which nothing came in at. */
static bool
is_aim_itself(const EcReading *reading, const EcDraft *draft)
{
	const EcCueSet told = EC_CUE_BIT(EC_CUE_PAST) | EC_CUE_BIT(EC_CUE_UP) | EC_CUE_BIT(EC_CUE_DOWN);
	const EcCueSet planned = EC_CUE_BIT(EC_CUE_GUIDANCE) | EC_CUE_BIT(EC_CUE_LOOKBACK);
	const EcSentence *sentence = reading->sentence;

	if (draft->quantity->as.quantity.shape == EC_SHAPE_RANGE || (draft->clause->before & planned) != 0)
		return true;
	for (int i = draft->clause->quantity - 1; i >= 0; i--)
	{
		const EcMention *mention = &sentence->mentions[i];

		if (mention->kind == EC_MENTION_PERIOD || ec_mention_is_cue_in(mention, told))
			return false;
		if (!ec_mention_is_cue_in(mention, EC_CUE_BIT(EC_CUE_TARGET)))
			continue;
		for (int t = mention->last + 1; t < draft->quantity->first; t++)
			if (sentence->tokens[t].punctuation == ',' || sentence->tokens[t].punctuation == ':' || ec_token_is(reading->context->text, &sentence->tokens[t], "at"))
				return false;
		return true;
	}
	return false;
}

/* What is told with goals but of a period that is over came in; what was aimed at then has no period. */
static void
settle_old_target(const EcReading *reading, EcDraft *draft)
{
	EcPeriod	call = reading->context->calendar.call;

	if (draft->fact.kind != EC_KIND_TARGET || call == EC_PERIOD_NONE || draft->fact.period == EC_PERIOD_NONE ||
		ec_period_end(draft->fact.period) > ec_period_end(call))
		return;
	if (is_aim_itself(reading, draft))
		draft->fact.period = EC_PERIOD_NONE;
	else
		draft->fact.kind = EC_KIND_ACTUAL;
}

void
ec_column_period(const EcReading *reading, EcDraft *draft)
{
	int			mention = period_of_clause(reading, draft);
	EcPeriod	period;

	if (mention < 0)
		mention = period_of_new_value(reading, draft);
	if (mention < 0)
		mention = period_of_beginning(reading, draft);
	if (mention < 0 && (goes_on_since(reading, draft) || (draft->fact.kind == EC_KIND_ACTUAL && ec_time_is_usual(reading, draft))))
		period = EC_PERIOD_NONE;
	else
		period = mention >= 0 ? ec_time_resolve(reading, draft, mention) : period_unsaid(reading, draft);
	if (period == EC_PERIOD_NONE && draft->metric_index == EC_METRIC_dividend_per_share && draft->fact.kind == EC_KIND_GUIDANCE)
		period = next_quarter(reading->context);
	if (period != EC_PERIOD_NONE)
		period = half_year_balance(reading, draft, mention, year_end_balance(reading, draft, mention, period));
	else
		draft->features |= EC_FACT_BIT(EC_FACT_no_period);
	draft->fact.period = period;
	if (draft->fact.kind == EC_KIND_ACTUAL && is_year_to_come(reading, period))
		draft->fact.kind = EC_KIND_GUIDANCE;
	if (draft->fact.kind == EC_KIND_GUIDANCE && is_far_ahead(reading, draft, mention, period))
		draft->fact.kind = EC_KIND_TARGET;
	settle_old_target(reading, draft);
	if (has_happened(reading, draft))
	{
		draft->fact.kind = EC_KIND_ACTUAL;
		draft->features &= ~EC_FACT_BIT(EC_FACT_is_guidance);
	}
}
