/*
 * Periods that a figure is only measured against: "from Q1", "over the prior year", "similar to 2019".
 *
 * Told by the word before the period, or by a word of comparison that no other number stands behind. The
 * subtle thing is "to" and "with": they lead to a base where the number right before is flat or the period is over.
 */
#include "engine/facts.h"

bool
ec_time_is_relative(const EcPeriodMention *period)
{
	return period->relation == EC_PERIOD_YEAR_AGO || period->relation == EC_PERIOD_PREVIOUS;
}

/* "up 5% to 2019", "flat with the first quarter": the word at `token` ties an earlier period to the number right before it. */
static bool
is_tied_to_number(const EcContext *context, const EcSentence *sentence, int period, int token)
{
	const EcPeriodMention *said = &sentence->mentions[period].as.period;
	const EcMention *number = ec_mention_over(sentence, token - 1);

	if (number == NULL || number->kind != EC_MENTION_QUANTITY ||
		!ec_token_is_of(&sentence->tokens[token], EC_CLASS_BIT(TIED_BACK)))
		return false;
	return number->as.quantity.shape == EC_SHAPE_FLAT ||
		(said->year != 0 && context->calendar.call != EC_PERIOD_NONE && said->year < ec_period_year(context->calendar.call));
}

/* "over the first nine months of 2021", on the call that reports their end: the time in which something happened. */
static bool
is_so_far(const EcContext *context, const EcPeriodMention *said)
{
	EcPeriod	call = context->calendar.call;
	EcPeriod	period;

	if ((said->months != 6 && said->months != 9) || call == EC_PERIOD_NONE)
		return false;
	period = ec_period_resolve(said, &context->calendar, EC_PERIOD_NONE, false);
	return period != EC_PERIOD_NONE && ec_period_year(period) == ec_period_year(call) && ec_period_end_month(period) == ec_period_end_month(call);
}

/* "over the prior year", "similar to last year", "at Q3 exchange rates": an earlier period that is only compared with. */
static bool
leans_back(const EcContext *context, const EcSentence *sentence, int i)
{
	const EcMention *period = &sentence->mentions[i];
	static const char *const levels[] = {"exchange", "level", "levels"};
	bool		is_relative = ec_time_is_relative(&period->as.period);
	uint32_t	leading = EC_CLASS_BIT(LEANING_BACK) | (is_relative ? EC_CLASS_BIT(TIED_BACK) : 0);
	int			token = period->first - 1;

	if (!is_relative && (period->as.period.relation != EC_PERIOD_NAMED || is_so_far(context, &period->as.period)))
		return false;
	if (period->last + 1 < sentence->n_tokens && ec_token_is_any(context->text, &sentence->tokens[period->last + 1], levels, 3))
		return true;
	if (token > 0 && ec_token_is(context->text, &sentence->tokens[token], "the"))
		token--;
	if (token < 0)
		return false;
	return ec_token_is_of(&sentence->tokens[token], leading) || is_tied_to_number(context, sentence, i, token);
}

static bool
has_comma(const EcSentence *sentence, int begin, int end)
{
	for (int t = begin; t < end; t++)
		if (sentence->tokens[t].kind == EC_TOKEN_PUNCTUATION && sentence->tokens[t].punctuation == ',')
			return true;
	return false;
}

/* Does this period tell what a change is measured against ("from Q1", "versus the year-ago quarter")? */
bool
ec_time_is_base(const EcContext *context, const EcSentence *sentence, int period)
{
	const EcCueSet base = EC_CUE_BIT(EC_CUE_FROM) | EC_CUE_BIT(EC_CUE_COMPARE);

	if (sentence->mentions[period].kind == EC_MENTION_PERIOD && leans_back(context, sentence, period))
		return true;

	for (int i = period - 1; i >= 0; i--)
	{
		const EcMention *mention = &sentence->mentions[i];

		if (mention->kind == EC_MENTION_QUANTITY || mention->last + 6 < sentence->mentions[period].first)
			return false;
		if (ec_mention_is_cue_in(mention, base))
			return !has_comma(sentence, mention->last + 1, sentence->mentions[period].first);
	}
	return false;
}
