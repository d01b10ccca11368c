/*
 * The column `action`: what the company did to its guidance, if the sentence says it.
 */
#include "engine/facts.h"

static const struct
{
	EcCue		cue;
	EcAction	action;
}			actions[] = {
	{EC_CUE_WITHDRAW, EC_ACTION_WITHDRAWN},
	{EC_CUE_RAISE, EC_ACTION_RAISED},
	{EC_CUE_LOWER, EC_ACTION_LOWERED},
	{EC_CUE_NARROW, EC_ACTION_NARROWED},
	{EC_CUE_REAFFIRM, EC_ACTION_REAFFIRMED},
	{EC_CUE_INITIATE, EC_ACTION_INITIATED},
};

static EcAction
action_of_cues(EcCueSet cues)
{
	for (size_t i = 0; i < sizeof(actions) / sizeof(actions[0]); i++)
		if (ec_cues_have(cues, actions[i].cue))
			return actions[i].action;
	return EC_ACTION_NONE;
}

static EcCue
cue_of_action(EcAction action)
{
	for (size_t i = 0; i < sizeof(actions) / sizeof(actions[0]); i++)
		if (actions[i].action == action)
			return actions[i].cue;
	return EC_CUE_NONE;
}

/* "28% to 30%, unchanged from our previous guidance": what trails the quantity; a mention, or -1. */
static int
reaffirmed_behind(const EcSentence *sentence, int quantity)
{
	for (int i = quantity + 1; i < sentence->n_mentions; i++)
	{
		const EcMention *mention = &sentence->mentions[i];

		if (mention->kind == EC_MENTION_CUE && mention->cue == EC_CUE_REAFFIRM)
			return i;
		if (mention->kind == EC_MENTION_QUANTITY || mention->kind == EC_MENTION_METRIC ||
			(mention->kind == EC_MENTION_CUE && mention->cue == EC_CUE_CLAUSE_BREAK))
			return -1;
	}
	return -1;
}

/* The cues of the clause, without what trails the number before. */
static EcCueSet
cues_of_clause(const EcReading *reading, const EcDraft *draft)
{
	const EcClause *clause = draft->clause;
	int			trailing = draft->link->clause == 0 ? -1 : reaffirmed_behind(reading->sentence, clause[-1].quantity);

	if (trailing < clause->begin_mention)
		return clause->lead_cues | clause->before | clause->after;
	return ec_clause_cues(reading->sentence, clause->begin_mention, trailing) |
		ec_clause_cues(reading->sentence, trailing + 1, clause->end_mention);
}

int
ec_guidance_behind(const EcReading *reading, const EcDraft *draft)
{
	static const char *const words[] = {"from", "over", "than", "to", "versus", "with"};
	static const char *const articles[] = {"our", "the"};
	const EcSentence *sentence = reading->sentence;
	int			found = -1;

	for (int i = draft->clause->quantity + 1; i < sentence->n_mentions; i++)
	{
		const EcMention *mention = &sentence->mentions[i];
		int			before = mention->first - 1;

		if (mention->kind == EC_MENTION_QUANTITY || mention->kind == EC_MENTION_METRIC)
			return mention->kind == EC_MENTION_METRIC ? found : -1;
		if (found >= 0 || mention->first > draft->quantity->last + 10 || mention->kind != EC_MENTION_CUE ||
			(mention->cue != EC_CUE_LOOKBACK && mention->cue != EC_CUE_GUIDANCE))
			continue;
		if (mention[-1].kind == EC_MENTION_PERIOD && mention[-1].last == before)
			before = mention[-1].first;	/* "than our April outlook": the article belongs to the period */
		if (ec_token_is_any(reading->context->text, &sentence->tokens[before], articles, 2))
			before--;
		if (ec_token_is_any(reading->context->text, &sentence->tokens[before], words, sizeof(words) / sizeof(words[0])))
			found = i;
	}
	return found;
}

/* "slightly higher than our April outlook", "up two points from our prior guidance" */
static EcAction
action_behind(const EcReading *reading, const EcDraft *draft)
{
	int			guidance = ec_guidance_behind(reading, draft);

	for (int i = draft->clause->quantity + 1; i < guidance; i++)
	{
		const EcMention *cue = &reading->sentence->mentions[i];
		const EcToken *word = &reading->sentence->tokens[cue->first];

		if (cue->kind != EC_MENTION_CUE)
			continue;
		if (cue->cue == EC_CUE_UP || ec_token_is(reading->context->text, word, "higher"))
			return EC_ACTION_RAISED;
		if (cue->cue == EC_CUE_DOWN || ec_token_is(reading->context->text, word, "lower"))
			return EC_ACTION_LOWERED;
	}
	if (guidance < 0 || draft->fact.aspect != EC_ASPECT_CHANGE)
		return EC_ACTION_NONE;
	return ec_decimal_to_double(ec_measure_low(&draft->fact.value)) < 0 ? EC_ACTION_LOWERED : EC_ACTION_RAISED;
}

void
ec_column_action(const EcReading *reading, EcDraft *draft)
{
	if (draft->fact.kind == EC_KIND_ACTUAL || draft->clause->is_compared)
		return;
	if (reaffirmed_behind(reading->sentence, draft->clause->quantity) >= 0)
		draft->fact.action = EC_ACTION_REAFFIRMED;
	else
		draft->fact.action = action_of_cues(cues_of_clause(reading, draft));
	if (draft->fact.action == EC_ACTION_NONE)
		draft->fact.action = action_behind(reading, draft);
}

static double
middle(const EcMeasure *value)
{
	return (ec_decimal_to_double(ec_measure_low(value)) + ec_decimal_to_double(ec_measure_high(value))) / 2;
}

static bool
are_guidance_of_one(const EcDraft *a, const EcDraft *b)
{
	return a->fact.kind == EC_KIND_GUIDANCE && b->fact.kind == EC_KIND_GUIDANCE && a->metric_index == b->metric_index &&
		a->fact.aspect == b->fact.aspect && ec_unit_family(a->fact.value.unit) == ec_unit_family(b->fact.value.unit);
}

/* "from the prior range of ...", "versus ...": the guidance before. */
static bool
is_old_guidance(const EcDraft *draft)
{
	return draft->clause->is_compared || ec_cues_have(draft->clause->before, EC_CUE_LOOKBACK);
}

/* "raising our range of $2 to $3 to $4 to $5": the first is the old one. */
static bool
is_moved_to(const EcReading *reading, const EcDraft *from, const EcDraft *to)
{
	const EcCueSet moves = EC_CUE_BIT(EC_CUE_RAISE) | EC_CUE_BIT(EC_CUE_LOWER) | EC_CUE_BIT(EC_CUE_NARROW);
	const EcMention *next = &reading->sentence->mentions[from->clause->quantity + 1];

	return (from->clause->before & moves) != 0 && to->clause > from->clause && next->kind == EC_MENTION_CUE &&
		next->cue == EC_CUE_TO && next->first <= from->quantity->last + 2;
}

/* "raising our guidance from $2 to $3, up to $3 to $4" */
static bool
is_new_beside(const EcDraft *old, const EcDraft *new)
{
	return ec_cues_have(old->clause->before, EC_CUE_FROM) && !is_old_guidance(new) && new->clause == old->clause + 1 &&
		new->fact.period == old->fact.period;
}

/* The new guidance, set beside the old one, was raised or lowered by it. */
static void
settle_pair(EcDraft *old, EcDraft *new)
{
	EcAction	said = new->fact.action != EC_ACTION_NONE ? new->fact.action : old->fact.action;

	old->fact.action = EC_ACTION_NONE;
	if (said != EC_ACTION_NONE)
		new->fact.action = said;
	else if (middle(&new->fact.value) > middle(&old->fact.value))
		new->fact.action = EC_ACTION_RAISED;
	else if (middle(&new->fact.value) < middle(&old->fact.value))
		new->fact.action = EC_ACTION_LOWERED;
}

void
ec_actions_settle(EcReading *reading)
{
	for (int i = 1; i < reading->n; i++)
	{
		EcDraft    *a = &reading->drafts[i - 1];
		EcDraft    *b = &reading->drafts[i];

		if (!are_guidance_of_one(a, b))
			continue;
		if (is_old_guidance(b) && !is_old_guidance(a))
			settle_pair(b, a);
		else if (is_moved_to(reading, a, b) || (is_old_guidance(a) && (b->clause->is_new_value || is_new_beside(a, b))))
			settle_pair(a, b);
	}
}

/* Does a cue of the action stand beside words for guidance? */
static bool
is_about_guidance(const EcSentence *sentence, EcCue action)
{
	int			last = -1000;	/* token after the nearest of the other kind */
	bool		was_action = false;

	for (int i = 0; i < sentence->n_mentions; i++)
	{
		const EcMention *mention = &sentence->mentions[i];
		bool		is_action = mention->cue == action;

		if (mention->kind == EC_MENTION_METRIC || mention->kind == EC_MENTION_PERIOD)
			last += mention->last - mention->first + 1;	/* what is guided may stand between */
		if (mention->kind != EC_MENTION_CUE || (!is_action && mention->cue != EC_CUE_GUIDANCE))
			continue;
		if (last >= 0 && is_action != was_action && mention->first <= last + 6)
			return true;
		last = mention->last;
		was_action = is_action;
	}
	return false;
}

/* The metric that the action is about: the one said in the sentence, else guidance as a whole. */
static int
metric_of_action(const EcReading *reading)
{
	const EcSentence *sentence = reading->sentence;
	int			found = EC_METRIC_guidance;

	for (int i = 0; i < sentence->n_mentions; i++)
	{
		int			metric;

		if (sentence->mentions[i].kind != EC_MENTION_METRIC)
			continue;
		metric = ec_lexicon_synonym(reading->context->lexicon, sentence->mentions[i].synonym)->metric;
		if (metric == EC_METRIC_guidance || metric == found)
			continue;
		if (found != EC_METRIC_guidance)
			return EC_METRIC_guidance;
		found = metric;
	}
	return found;
}

/* May it be guided: the year that runs, or a period that ends behind the call's? */
static bool
is_ahead_of(EcPeriod period, EcPeriod call)
{
	return call == EC_PERIOD_NONE || (ec_period_contains(period, call) && ec_period_months(period) == 12) ||
		ec_period_end(period) > ec_period_end(call);
}

/* A period to come that the sentence names, the year first, else that of the passage, else the year. */
static EcPeriod
period_of_action(const EcReading *reading)
{
	const EcContext *context = reading->context;
	EcPeriod	call = context->calendar.call;
	EcPeriod	found = EC_PERIOD_NONE;

	for (int i = 0; i < reading->sentence->n_mentions && (found == EC_PERIOD_NONE || ec_period_months(found) != 12); i++)
	{
		EcPeriod	period;

		if (reading->sentence->mentions[i].kind != EC_MENTION_PERIOD)
			continue;
		period = ec_period_resolve(&reading->sentence->mentions[i].as.period, &context->calendar, EC_PERIOD_NONE, true);
		if (period != EC_PERIOD_NONE && is_ahead_of(period, call) && (found == EC_PERIOD_NONE || ec_period_months(period) == 12))
			found = period;
	}
	if (found != EC_PERIOD_NONE)
		return found;
	if (ec_context_period(context, EC_KIND_GUIDANCE) != EC_PERIOD_NONE || call == EC_PERIOD_NONE)
		return ec_context_period(context, EC_KIND_GUIDANCE);
	return ec_period_make(ec_period_year(ec_period_shift(call, 1)), 12, 1);
}

#define ACTION_SCORE 0.405f		/* the log-odds of a confidence of 0.6 */

void
ec_facts_read_actions(EcReading *reading, EcDraftCallback emit, void *emit_context)
{
	EcDraft    *draft = &reading->drafts[0];
	static const EcDraft none = {0};
	EcAction	action = action_of_cues(reading->clauses->cues);
	int			metric = metric_of_action(reading);

	if (action == EC_ACTION_NONE || !is_about_guidance(reading->sentence, cue_of_action(action)) ||
		ec_cues_have(reading->clauses->cues, EC_CUE_NO_GUIDANCE))
		return;
	*draft = none;
	ec_draft_set_metric(reading, draft, metric);
	draft->fact.kind = EC_KIND_GUIDANCE;
	draft->fact.action = action;
	draft->fact.period = period_of_action(reading);
	draft->fact.span = reading->sentence->span;
	draft->fact.value_span.start = draft->fact.value_span.end = draft->fact.span.start;
	draft->score = ACTION_SCORE;
	draft->fact.confidence = ec_confidence(draft->score);
	draft->fact.rule = "action_only";
	emit(emit_context, draft);
}
