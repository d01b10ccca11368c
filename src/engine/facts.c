/*
 * From links to facts: the order of the columns.
 *
 * A column may rely on those before it. Kind comes before period, because a quarter without year
 * means another one where the clause looks ahead; period before aspect, because the
 * base of a change is told by its distance from it.
 */
#include "engine/facts.h"

#include "engine/fit.h"

#include <stddef.h>
#include <string.h>

typedef void (*Column) (const EcReading *reading, EcDraft *draft);

static const Column columns[] = {
	ec_column_metric,
	ec_column_unit_scale,
	ec_column_change,
	ec_column_kind,
	ec_column_period,
	ec_column_aspect,
	ec_column_basis,
	ec_column_segment,
	ec_column_part,
	ec_column_action,
	ec_column_confidence,
};

static const char *const names[] = {
#define FACT_FEATURE(name, meaning) #name,
#include "engine/tables/fact_features.def"
#undef FACT_FEATURE
};

const char *
ec_fact_feature_name(int feature)
{
	return names[feature];
}

const EcDraft *
ec_reading_draft_of(const EcReading *reading, int clause)
{
	for (int i = reading->n - 1; i >= 0; i--)
		if (reading->drafts[i].link->clause == clause)
			return &reading->drafts[i];
	return NULL;
}

const EcDraft *
ec_reading_previous(const EcReading *reading, const EcDraft *draft)
{
	for (int i = reading->n - 1; i >= 0; i--)
		if (reading->drafts[i].metric_index == draft->metric_index ||
			(draft->link->metric >= 0 && reading->drafts[i].link->metric == draft->link->metric))
			return &reading->drafts[i];
	return NULL;
}

void
ec_draft_set_metric(const EcReading *reading, EcDraft *draft, int metric)
{
	draft->metric_index = metric;
	draft->metric = ec_lexicon_metric(reading->context->lexicon, metric);
	draft->fact.metric.data = draft->metric->code;
	draft->fact.metric.length = (uint32_t) strlen(draft->metric->code);
}

static void
begin_draft(const EcReading *reading, const EcLink *link, EcDraft *draft)
{
	memset(draft, 0, sizeof(*draft));
	draft->link = link;
	draft->clause = &reading->clauses->clause[link->clause];
	draft->quantity = &reading->sentence->mentions[draft->clause->quantity];
	draft->synonym = link->synonym;
	draft->fit = (EcFit) link->fit;
	ec_draft_set_metric(reading, draft, link->synonym->metric);
	draft->fact.has_value = true;
	draft->fact.value = draft->quantity->as.quantity.value;
	draft->fact.span = reading->sentence->span;
	draft->fact.value_span = draft->quantity->span;
	draft->fact.rule = ec_link_rule(link);
}

static void
remember_base(EcContext *context, EcAspect aspect)
{
	if (!context->base.is_set || context->base.value != (int) aspect)
		context->base_run = 0;
	if (context->base_run == 0 || context->base.sentence != context->sentence)
	{
		context->base_run++;
		context->told_qoq += aspect == EC_ASPECT_QOQ;
		context->told_yoy += aspect == EC_ASPECT_YOY;
	}
	context->base.is_set = true;
	context->base.value = aspect;
	context->base.sentence = context->sentence;
}

/* "$5 million, compared with $4 million in the prior quarter": the base of a level that is compared. */
static void
remember_compared(EcContext *context, const EcDraft *draft, const EcDraft *main)
{
	if (main == NULL || main->fact.kind != EC_KIND_ACTUAL || draft->fact.kind != EC_KIND_ACTUAL || ec_period_months(main->fact.period) != 3 ||
		main->metric_index != draft->metric_index)
		return;
	if (draft->fact.period == ec_period_shift(main->fact.period, -1))
		remember_base(context, EC_ASPECT_QOQ);
	else if (draft->fact.period == ec_period_year_ago(main->fact.period))
		remember_base(context, EC_ASPECT_YOY);
}

static bool
tells_base(const EcDraft *draft)
{
	return (draft->features & EC_FACT_BIT(EC_FACT_is_change)) && !(draft->features & EC_FACT_BIT(EC_FACT_unsaid_base)) &&
		draft->fact.aspect != EC_ASPECT_CHANGE && draft->clause->gap == EC_GAP_NONE;
}

/* "Sales were up 8% over last year. Sequentially, | sales were up 4%": by the way; the passage goes on with the year before. */
static bool
is_aside(const EcContext *context, const EcDraft *draft)
{
	return ec_cues_have(draft->clause->lead_cues | draft->clause->before, EC_CUE_QOQ) && context->topic.is_set && context->topic.aspect == EC_ASPECT_YOY &&
		context->topic.synonym->metric == draft->synonym->metric && context->topic.sentence + 1 == context->sentence;
}

/* What the next sentences may refer to. */
static void
remember(EcContext *context, const EcDraft *draft, const EcDraft *main)
{
	EcTopic    *topic = &context->topic;

	ec_context_learn_scale(context, draft->metric_index, draft->quantity);
	if (tells_base(draft) && !is_aside(context, draft))
	{
		remember_base(context, draft->fact.aspect);
		if (ec_cues_have(draft->clause->lead_cues, EC_CUE_QOQ))
			context->base_run++;	/* "On a sequential basis, ...": a passage is announced */
	}
	if (draft->clause->is_compared)
	{
		remember_compared(context, draft, main);
		return;
	}
	topic->is_set = true;
	topic->synonym = draft->synonym;
	topic->aspect = draft->fact.aspect;
	topic->basis = draft->fact.basis;
	topic->kind = draft->fact.kind;
	topic->period = draft->fact.period;
	topic->segment = draft->fact.segment;
	topic->shape = draft->quantity->as.quantity.shape;
	topic->family = ec_unit_family(draft->quantity->as.quantity.value.unit);
	topic->sentence = context->sentence;
	if (draft->link->source == EC_SOURCE_SENTENCE)
		context->is_elsewhere = false;
	if (draft->link->source != EC_SOURCE_TOPIC && ec_fit_grows_by_part(draft->metric_index) &&
		draft->metric_index != EC_METRIC_deferred_revenue)
		context->growth = *topic;
}

void
ec_facts_read(EcReading *reading, EcDraftCallback emit, void *emit_context)
{
	reading->n = 0;
	for (int i = 0; i < reading->links->n; i++)
	{
		EcDraft    *draft = &reading->drafts[reading->n];

		begin_draft(reading, &reading->links->link[i], draft);
		for (size_t c = 0; c < sizeof(columns) / sizeof(columns[0]); c++)
			columns[c] (reading, draft);
		reading->n++;
	}
	ec_actions_settle(reading);
	for (int i = 0; i < reading->n; i++)
	{
		if (reading->drafts[i].rejected == NULL)
			remember(reading->context, &reading->drafts[i], i > 0 ? &reading->drafts[i - 1] : NULL);
		emit(emit_context, &reading->drafts[i]);
	}
}
