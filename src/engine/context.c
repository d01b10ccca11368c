/*
 * The scopes and the topic: set by headings, declarations and fronted phrases.
 */
#include "engine/context.h"

#include <string.h>

#include "engine/facts.h"
#include "engine/match.h"
#include "engine/mention.h"
#include "engine/segment_parts.h"

#define OUTLOOK_LASTS 16		/* sentences for which a quarter to come is spoken of unless it is named again */

void
ec_context_init(EcContext *context, const char *text, const EcReaderOptions *options)
{
	memset(context, 0, sizeof(*context));
	context->text = text;
	context->options = options;
	context->lexicon = options->lexicon;
	context->calendar.call = options->call_period;
	context->calendar.year_end_month = options->fiscal_year_end_month;
}

void
ec_context_begin_turn(EcContext *context, const EcTurn *turn)
{
	context->turn = *turn;
	context->sentence = 0;
	context->topic.is_set = context->growth.is_set = false;
	context->year_habit = 0;
	context->margin = NULL;
	context->segment.data = context->last_segment.data = NULL;
	context->by_segment = context->is_elsewhere = false;
	context->period.is_set = context->outlook.is_set = context->base.is_set = context->guidance.is_set = context->target.is_set = false;
}

#define FEW_QUARTERS 6			/* a report of the year speaks of its last quarter less often than this */

/* Does the call that ends a year hardly speak of its last quarter? */
static bool
reports_year(const EcContext *context, uint32_t length)
{
	uint32_t	quarters = ec_bytes_count(context->text, length, "uarter", FEW_QUARTERS) + ec_bytes_count(context->text, length, "Q4", FEW_QUARTERS);

	return quarters < FEW_QUARTERS &&
		ec_bytes_count(context->text, length, "ull year", FEW_QUARTERS) + ec_bytes_count(context->text, length, "ull-year", FEW_QUARTERS) >= (quarters > 2 ? quarters : 2);
}

#define WELCOME_REACH 9000		/* bytes in which the call says what it reports */

static bool
holds_any(const char *text, uint32_t length, const char *const *words, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (ec_bytes_count(text, length, words[i], 1) > 0)
			return true;
	return false;
}

/* "Welcome to the half-year results conference call", without a word of the quarter. */
static bool
welcomes_to_half(const char *text, uint32_t length)
{
	static const char *const halves[] = {"first half", "First half", "First Half", "first-half", "H1 ", "1H ", "1H2", "alf year", "alf-year", "alf Year",
	"alf-Year", "nterim results", "nterim Results", "ix months", "ix-month"};
	static const char *const welcomes[] = {"elcome", "resentation", "onference call", "onference Call", "esults call", "arnings call", "ebcast", "oining us",
	"for joining"};
	static const char *const quarters[] = {"uarter", "Q1", "Q2", "2Q"};

	return holds_any(text, length, halves, sizeof(halves) / sizeof(halves[0])) &&
		holds_any(text, length, welcomes, sizeof(welcomes) / sizeof(welcomes[0])) &&
		!holds_any(text, length, quarters, sizeof(quarters) / sizeof(quarters[0]));
}

/* Is it a half-yearly report that is told, on a call that is named after the second quarter? */
static bool
reports_half(const EcContext *context, uint32_t length)
{
	uint32_t	start = 0;

	if (length > WELCOME_REACH)
		length = WELCOME_REACH;
	for (uint32_t at = 0; at < length; at++)
	{
		if (context->text[at] != '\n' && !(context->text[at] == '.' && at + 1 < length && ec_is_space(context->text[at + 1])))
			continue;
		if (welcomes_to_half(context->text + start, at - start))
			return true;
		start = at + 1;
	}
	return false;
}

void
ec_context_weigh_period(EcContext *context, uint32_t length)
{
	EcPeriod	call = context->calendar.call;
	int			end = ec_period_end_month(call);

	context->reported = call;
	if (call == EC_PERIOD_NONE || ec_period_months(call) != 3)
		return;
	if (end == 12 && reports_year(context, length))
		context->reported = ec_period_make(ec_period_year(call), 12, 1);
	else if (end == 6 && reports_half(context, length))
		context->reported = ec_period_make(ec_period_year(call), 6, 1);
}

EcPeriod
ec_context_period(const EcContext *context, EcKind kind)
{
	const EcScope *scope = kind == EC_KIND_ACTUAL ? &context->period : &context->outlook;

	if (scope->is_set)
		return (EcPeriod) scope->value;
	return kind == EC_KIND_ACTUAL ? context->reported : EC_PERIOD_NONE;
}

void
ec_context_learn_scale(EcContext *context, int metric, const EcMention *mention)
{
	const EcQuantity *quantity = &mention->as.quantity;
	EcUnitFamily family = ec_unit_family(quantity->value.unit);
	EcScale    *scale;

	if (metric >= EC_CONTEXT_METRICS || !quantity->has_unit || !quantity->has_scale || family != EC_FAMILY_MONEY)
		return;
	memcpy(context->currency, quantity->value.unit, 3);
	if (memcmp(context->currency, "USD", 3) == 0)
		context->said_dollars++;
	else
		context->said_foreign++;
	scale = &context->scale[metric];
	scale->is_known = true;
	memcpy(scale->unit, quantity->value.unit, sizeof(scale->unit));
	scale->power = 6;
}

void
ec_context_leave_sentence(EcContext *context, const EcSynonym *last_metric)
{
	if (last_metric != NULL)
	{
		if (last_metric->metric == EC_METRIC_operating_margin && last_metric->is_weak && context->margin != NULL)
			last_metric = context->margin;
		memset(&context->topic, 0, sizeof(context->topic));
		context->topic.is_set = true;
		context->topic.synonym = last_metric;
		context->topic.kind = context->guidance.is_set ? EC_KIND_GUIDANCE : EC_KIND_ACTUAL;
		context->topic.period = ec_context_period(context, context->topic.kind);
		context->topic.segment = context->segment;
		context->topic.sentence = context->sentence;
	}
	context->sentence++;
}

static void
set_scope(const EcContext *context, EcScope *scope, int value)
{
	scope->is_set = true;
	scope->value = value;
	scope->sentence = context->sentence;
}

/*
 * The period that the sentence speaks about: the first before its first number that is no base of a
 * comparison and does not itself lean on another period.
 */
static EcPeriod
period_of_sentence(const EcContext *context, const EcSentence *sentence, bool forward)
{
	for (int i = 0; i < sentence->n_mentions && sentence->mentions[i].first < 16; i++)
	{
		const EcMention *mention = &sentence->mentions[i];

		if (mention->kind == EC_MENTION_QUANTITY)
			break;
		if (mention->kind == EC_MENTION_PERIOD && mention->as.period.relation != EC_PERIOD_YEAR_AGO &&
			mention->as.period.relation != EC_PERIOD_PREVIOUS && mention->as.period.relation != EC_PERIOD_TRAILING &&
			!ec_time_is_base(context, sentence, i))
			return ec_period_resolve(&mention->as.period, &context->calendar, EC_PERIOD_NONE, forward);
	}
	return EC_PERIOD_NONE;
}

/* A sentence that opens or closes a passage about guidance. */
static void
enter_guidance(EcContext *context, const EcClauses *clauses)
{
	const EcCueSet ahead = EC_CUE_BIT(EC_CUE_FORWARD) | EC_CUE_BIT(EC_CUE_TOPIC);

	if (ec_cues_have(clauses->cues, EC_CUE_GUIDANCE) && !ec_cues_have(clauses->cues, EC_CUE_LOOKBACK) &&
		(clauses->n == 0 || (clauses->cues & ahead) != 0))
		set_scope(context, &context->guidance, 1);
	else if (context->guidance.is_set && ec_cues_have(clauses->cues, EC_CUE_PAST) &&
			 !ec_cues_have(clauses->cues, EC_CUE_FORWARD) && !ec_cues_have(clauses->cues, EC_CUE_LOOKBACK))
		context->guidance.is_set = false;
}

/* The quarter of the call, the half year or year that ends with it: what a passage of results may be about. */
static bool
ends_with_call(const EcContext *context, EcPeriod period)
{
	if (ec_period_months(period) < 3)
		return false;
	return context->calendar.call == EC_PERIOD_NONE || ec_period_end(period) == ec_period_end(context->calendar.call);
}

/* A quarter to come or a year that is not over: what a passage of guidance may be about. */
static bool
is_ahead(const EcContext *context, EcPeriod period)
{
	int			months = ec_period_months(period);

	if (context->calendar.call == EC_PERIOD_NONE)
		return true;
	return (months == 3 || months == 12) && ec_period_end(period) > ec_period_end(context->calendar.call) &&
		ec_period_year(period) <= ec_period_year(context->calendar.call) + 1;
}

/* Is the year of the call spoken of, or its quarter? */
static void
note_habit(EcContext *context, const EcSentence *sentence)
{
	EcPeriod	call = context->calendar.call;

	for (int i = 0; i < sentence->n_mentions; i++)
	{
		EcPeriod	period;

		if (sentence->mentions[i].kind != EC_MENTION_PERIOD || ec_time_is_base(context, sentence, i))
			continue;
		period = ec_period_resolve(&sentence->mentions[i].as.period, &context->calendar, EC_PERIOD_NONE, false);
		if (period == call)
			context->year_habit <<= 1;
		else if (period == ec_period_make(ec_period_year(call), 12, 1))
			context->year_habit = context->year_habit << 1 | 1;
	}
}

/* Sentences over which a period goes on; the half year or nine months up to the call are an aside between its quarter's figures. */
static int
reach_of_period(EcPeriod period)
{
	return ec_period_months(period) == 6 || ec_period_months(period) == 9 ? 1 : 3;
}

/* "For the full year, ...": a period at the head of the sentence holds for those that follow. */
static void
enter_period(EcContext *context, const EcSentence *sentence, const EcClauses *clauses)
{
	const EcCueSet ahead = EC_CUE_BIT(EC_CUE_FORWARD) | EC_CUE_BIT(EC_CUE_GUIDANCE);
	bool		forward = (clauses->cues & ahead) != 0 || context->guidance.is_set;
	EcPeriod	period = period_of_sentence(context, sentence, forward);

	if (!forward && context->calendar.call != EC_PERIOD_NONE && (sentence->signals & EC_SIGNAL_PERIOD) != 0)
		note_habit(context, sentence);
	if (ec_period_months((EcPeriod) context->outlook.value) == 3 && !ec_scope_holds(context, &context->outlook, OUTLOOK_LASTS))
		context->outlook.is_set = false;
	if (period != EC_PERIOD_NONE && forward && is_ahead(context, period) && (clauses->n > 0 || ec_cues_have(clauses->cues, EC_CUE_GUIDANCE)))
		set_scope(context, &context->outlook, period);
	else if (period != EC_PERIOD_NONE && !forward && ends_with_call(context, period))
		set_scope(context, &context->period, period);
	else if (context->sentence - context->period.sentence > reach_of_period((EcPeriod) context->period.value))
		context->period.is_set = false;
}

/* "Average rate increases were 24%": what follows without a metric of its own is not about the one before. */
static void
enter_other_metric(EcContext *context, const EcSentence *sentence, const EcClauses *clauses)
{
	if ((sentence->signals & EC_SIGNAL_METRIC) != 0 || clauses->n == 0 || !ec_cues_have(clauses->cues, EC_CUE_OTHER_METRIC))
		return;
	context->topic.is_set = false;
	context->is_elsewhere = true;
}

/*
 * "We will refer to certain non-GAAP measures" declares nothing, nor does a sentence that has its own numbers, unless
 * it speaks of what follows.
 */
static bool
declares_basis(const EcContext *context, const EcSentence *sentence, const EcClauses *clauses)
{
	static const char *const partial[] = {"certain", "some", "also", "both", "various", "measures", "metrics", "information"};
	static const char *const general[] = {"unless", "following"};

	if (!ec_cues_have(clauses->cues, EC_CUE_BASIS_SCOPE))
		return false;
	return ec_sentence_has_any(context->text, sentence, general, sizeof(general) / sizeof(general[0])) ||
		(clauses->n == 0 && !ec_sentence_has_any(context->text, sentence, partial, sizeof(partial) / sizeof(partial[0])));
}

static void
enter_basis(EcContext *context, const EcSentence *sentence, const EcClauses *clauses)
{
	if (!declares_basis(context, sentence, clauses))
		return;
	if (ec_cues_have(clauses->cues, EC_CUE_NON_GAAP))
		set_scope(context, &context->basis, EC_BASIS_NON_GAAP);
	else if (ec_cues_have(clauses->cues, EC_CUE_GAAP))
		set_scope(context, &context->basis, EC_BASIS_GAAP);
}

/* "Turning to Japan.", "In our Plastics segment."; "Turning to the balance sheet." leaves the segment. */
static bool
has_company_metric(const EcContext *context, const EcSentence *sentence)
{
	for (int i = 0; (sentence->signals & EC_SIGNAL_METRIC) != 0 && i < sentence->n_mentions; i++)
		if (sentence->mentions[i].kind == EC_MENTION_METRIC &&
			!ec_segment_is_told_by_part(ec_lexicon_synonym(context->lexicon, sentence->mentions[i].synonym)->metric))
			return true;
	return false;
}

/* "Now I will share some insights at the segment level." */
static bool
announces_segments(const EcSentence *sentence, const EcClauses *clauses)
{
	return clauses->n == 0 && (sentence->classes & EC_CLASS_BIT(PARTS)) != 0;
}

/* The part that the sentence names as its frame, looked for only where it may begin or end a passage. */
static EcSlice
part_named(const EcContext *context, const EcSentence *sentence, const EcClauses *clauses, bool *is_heading)
{
	EcSlice		name = {NULL, 0};

	*is_heading = context->by_segment || ec_segment_is_heading(context, sentence, clauses);
	if (*is_heading || context->segment.data != NULL)
		name = ec_segment_opened(context, sentence);
	if (name.data == NULL && !context->by_segment && context->segment.data != NULL)
	{
		name = ec_segment_frame(context, sentence);
		*is_heading = *is_heading && name.data == NULL;
	}
	if (name.data == NULL && clauses->n == 0)
	{
		name = ec_segment_announced(context, sentence, clauses);
		*is_heading = *is_heading || name.data != NULL;
	}
	return name;
}

/* "Turning to Japan.", "I'll start with our Coatings segment.": the name follows the words of the topic, and a capital shows that it is one. */
static bool
is_announcement(const EcContext *context, const EcSentence *sentence, const EcClauses *clauses, EcSlice name)
{
	for (int i = 0; clauses->n == 0 && i < sentence->n_mentions; i++)
	{
		const EcMention *mention = &sentence->mentions[i];
		int			first = mention->last + 1;

		if (!ec_mention_is_cue(mention, EC_CUE_TOPIC))
			continue;
		while (first < sentence->n_tokens && ec_segment_is_article(&sentence->tokens[first]))
			first++;
		if (first < sentence->n_tokens && context->text + sentence->tokens[first].start == name.data)
			return sentence->tokens[first].is_capitalized;
	}
	return false;
}

/* "Our Consumer Group" after "the Consumer segment": does one of the names start with the other? */
static bool
is_same_part(EcSlice a, EcSlice b)
{
	uint32_t	n = a.length < b.length ? a.length : b.length;

	return n > 0 && ec_bytes_same(a.data, b.data, n) && (n == a.length || !ec_is_letter(a.data[n])) && (n == b.length || !ec_is_letter(b.data[n]));
}

/* "Turning to our Consumer segment. | Total revenue was": of the part that was announced just before. */
static bool
opens_with_total(const EcContext *context, const EcSentence *sentence)
{
	return context->segment.data != NULL && context->is_announced && context->sentence - context->segment_sentence <= 2 &&
		sentence->n_tokens > 1 && ec_token_is(context->text, &sentence->tokens[0], "total") &&
		sentence->n_mentions > 0 && sentence->mentions[0].kind == EC_MENTION_METRIC && sentence->mentions[0].first <= 2;
}

static void
enter_segment(EcContext *context, const EcSentence *sentence, const EcClauses *clauses)
{
	int			head = sentence->n_tokens < 8 ? sentence->n_tokens : 8;
	bool		is_whole = ec_segment_is_whole(context, sentence, 0, head);
	bool		is_heading = false;
	EcSlice		name = {NULL, 0};

	context->totals_part = is_whole && opens_with_total(context, sentence);
	if (context->totals_part)
		return;
	if (announces_segments(sentence, clauses))
		context->by_segment = true;
	if (!is_whole)
		name = part_named(context, sentence, clauses, &is_heading);
	if (name.data != NULL && is_heading && memchr(name.data, ',', name.length) != NULL)
		context->segment.data = NULL;	/* "In Dairy, Bakery and Snacks we grew": the passage is about none of them */
	else if (name.data != NULL && is_heading)
	{
		context->segment = context->last_segment = name;
		context->segment_sentence = context->sentence;
		context->is_announced = is_announcement(context, sentence, clauses, name);
	}
	else if (is_whole || ec_cues_have(clauses->cues, EC_CUE_TOPIC) || has_company_metric(context, sentence))
	{
		context->segment.data = NULL;
		context->by_segment = false;
	}
	else if (name.data != NULL && context->segment.data != NULL && is_same_part(name, context->segment))
		context->segment_sentence = context->sentence;
	else if (name.data != NULL && !context->by_segment)
		context->segment.data = NULL;
}

/* "from the fourth quarter", "compared with $98 million in the fourth quarter" */
static bool
is_compared_with(const EcContext *context, const EcSentence *sentence, const EcClauses *clauses, int period)
{
	for (int c = 0; c < clauses->n; c++)
		if (clauses->clause[c].is_compared && period >= clauses->clause[c].first_mention && period < clauses->clause[c].end_mention)
			return true;
	return ec_time_is_base(context, sentence, period);
}

/* Is the call's quarter compared with the one before ("from the fourth quarter")? With the year before? */
static void
count_bases(EcContext *context, const EcSentence *sentence, const EcClauses *clauses)
{
	EcPeriod	call = context->calendar.call;
	bool		is_qoq = ec_cues_have(clauses->cues, EC_CUE_QOQ);
	bool		is_yoy = ec_cues_have(clauses->cues, EC_CUE_YOY);

	for (int i = 0; (sentence->signals & EC_SIGNAL_PERIOD) != 0 && i < sentence->n_mentions; i++)
	{
		EcPeriod	period;

		if (sentence->mentions[i].kind != EC_MENTION_PERIOD || !is_compared_with(context, sentence, clauses, i))
			continue;
		period = ec_period_resolve(&sentence->mentions[i].as.period, &context->calendar, EC_PERIOD_NONE, false);
		if (period == EC_PERIOD_NONE || call == EC_PERIOD_NONE)
			continue;
		is_qoq = is_qoq || period == ec_period_shift(call, -1);
		is_yoy = is_yoy || period == ec_period_year_ago(call);
	}
	context->said_qoq += is_qoq;
	context->said_yoy += is_yoy;
}

/* The margin that is meant by a bare one, funds from operations of two kinds; what the words of insurers and banks mean is told by the metrics that only they have. */
static void
note_metric(EcContext *context, const EcSynonym *synonym)
{
	switch (synonym->metric)
	{
		case EC_METRIC_gross_margin:
		case EC_METRIC_ebitda_margin:
		case EC_METRIC_operating_margin:
			if (!synonym->is_weak)
				context->margin = synonym;
			break;
		case EC_METRIC_ffo:
			if (synonym->basis == EC_BASIS_NON_GAAP && !synonym->is_conditional)
				context->tells_core_ffo = true;
			break;
		case EC_METRIC_loss_ratio:
		case EC_METRIC_combined_ratio:
			context->is_insurer = true;
			break;
		case EC_METRIC_noninterest_expense:
			context->is_bank = true;
			break;
		default:
			break;
	}
}

static void
note_metrics(EcContext *context, const EcSentence *sentence)
{
	for (int i = 0; (sentence->signals & EC_SIGNAL_METRIC) != 0 && i < sentence->n_mentions; i++)
		if (sentence->mentions[i].kind == EC_MENTION_METRIC)
			note_metric(context, ec_lexicon_synonym(context->lexicon, sentence->mentions[i].synonym));
}

void
ec_context_enter_sentence(EcContext *context, const EcSentence *sentence, const EcClauses *clauses)
{
	count_bases(context, sentence, clauses);
	enter_guidance(context, clauses);
	enter_period(context, sentence, clauses);
	enter_basis(context, sentence, clauses);
	enter_segment(context, sentence, clauses);
	enter_other_metric(context, sentence, clauses);
	note_metrics(context, sentence);
}
