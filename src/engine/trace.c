/*
 * One line for the sentence, each mention, each clause and each draft of a fact. Lines are cut at
 * 500 bytes; nothing is computed where nobody listens.
 */
#include "engine/trace.h"

#include <stdarg.h>
#include <stdio.h>

static const char *const cue_names[] = {
	"NONE",
#define CUE_CLASS(name, meaning) #name,
#include "engine/tables/cue_classes.def"
#undef CUE_CLASS
};

static void tell(const EcContext *context, const char *format,...) __attribute__((format(printf, 2, 3)));

static void
tell(const EcContext *context, const char *format,...)
{
	char		line[500];
	va_list		arguments;

	va_start(arguments, format);
	vsnprintf(line, sizeof(line), format, arguments);
	va_end(arguments);
	context->options->trace(context->options->trace_context, line);
}

static const char *
mention_name(const EcContext *context, const EcMention *mention)
{
	switch ((EcMentionKind) mention->kind)
	{
		case EC_MENTION_METRIC:
			return ec_lexicon_metric(context->lexicon, ec_lexicon_synonym(context->lexicon, mention->synonym)->metric)->code;
		case EC_MENTION_CUE:
			return cue_names[mention->cue];
		case EC_MENTION_QUANTITY:
			return "quantity";
		default:
			return "period";
	}
}

static void
tell_mention(const EcContext *context, int number, const EcMention *mention)
{
	char		value[EC_MEASURE_TEXT] = "";
	char		period[EC_PERIOD_TEXT] = "";
	EcPeriod	resolved;

	if (mention->kind == EC_MENTION_QUANTITY)
		ec_measure_format(&mention->as.quantity.value, value);
	if (mention->kind == EC_MENTION_PERIOD)
	{
		resolved = ec_period_resolve(&mention->as.period, &context->calendar, EC_PERIOD_NONE, false);
		if (resolved != EC_PERIOD_NONE)
			ec_period_format(resolved, period);
	}
	tell(context, "  mention %d: %s \"%.*s\" %s%s", number, mention_name(context, mention),
		 (int) (mention->span.end - mention->span.start), context->text + mention->span.start, value, period);
}

void
ec_trace_sentence(const EcContext *context, const EcSentence *sentence, const EcClauses *clauses)
{
	if (context->options->trace == NULL)
		return;
	tell(context, "sentence: %.*s", (int) (sentence->span.end - sentence->span.start), context->text + sentence->span.start);
	for (int i = 0; i < sentence->n_mentions; i++)
		tell_mention(context, i, &sentence->mentions[i]);
	for (int i = 0; i < clauses->n; i++)
	{
		const EcClause *clause = &clauses->clause[i];
		uint32_t	start = sentence->tokens[clause->lead].start;
		uint32_t	end = sentence->tokens[clause->last].start + sentence->tokens[clause->last].length;

		tell(context, "  clause %d: mention %d%s%s \"%.*s\"", i, clause->quantity, clause->is_compared ? " compared" : "",
			 clause->is_new_value ? " reached" : "", (int) (end - start), context->text + start);
	}
}

void
ec_trace_draft(const EcContext *context, const EcDraft *draft)
{
	char		period[EC_PERIOD_TEXT] = "-";
	char		value[EC_MEASURE_TEXT] = "-";
	const EcFact *fact = &draft->fact;

	if (context->options->trace == NULL)
		return;
	if (fact->period != EC_PERIOD_NONE)
		ec_period_format(fact->period, period);
	if (fact->has_value)
		ec_measure_format(&fact->value, value);
	tell(context, "  fact: %s | %.*s | %s | %s | %s | %s | %s, rule %s, score %.1f, confidence %.2f%s%s",
		 draft->metric->code, (int) fact->segment.length, fact->segment.data == NULL ? "" : fact->segment.data,
		 ec_kind_name(fact->kind), ec_aspect_name(fact->aspect), period, value,
		 fact->basis == EC_BASIS_NONE ? "-" : ec_basis_name(fact->basis), fact->rule,
		 draft->link == NULL ? 0.0 : (double) draft->link->score, (double) fact->confidence,
		 draft->rejected == NULL ? "" : ", rejected: ", draft->rejected == NULL ? "" : draft->rejected);
}

void
ec_trace_fact(const EcContext *context, const EcFact *fact)
{
	uint64_t	heard = fact->fact_features & EC_FACT_HEARD;
	char		value[EC_MEASURE_TEXT];

	if (context->options->trace == NULL || heard == 0)
		return;
	ec_measure_format(&fact->value, value);
	tell(context, "beside the others: %.*s %s, confidence %.2f:", (int) fact->metric.length, fact->metric.data, value, (double) fact->confidence);
	for (; heard != 0; heard &= heard - 1)
		tell(context, "  %s", ec_fact_feature_name(__builtin_ctzll(heard)));
}
