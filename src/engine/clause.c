/*
 * Cuts a sentence into clauses, one for each quantity.
 *
 * The cut between two quantities is the first strong break after the first of them
 * (punctuation, conjunction, comparison, cause), else the first word that leads to the
 * second ("from", "to", "by", "up"). The subtle thing is which of them are compared with ("from",
 * "versus"): their value is that of another period, or the guidance before.
 */
#include "engine/clause.h"
#include "engine/match.h"

static int
mention_starting_at(const EcSentence *sentence, int token)
{
	int			mention = ec_mention_from(sentence, token);

	return mention < sentence->n_mentions && sentence->mentions[mention].first == token ? mention : -1;
}

static bool
is_break_cue(uint8_t cue)
{
	return cue == EC_CUE_CLAUSE_BREAK || cue == EC_CUE_COMPARE || cue == EC_CUE_CAUSE ||
		cue == EC_CUE_LOOKBACK;
}

static bool
is_break_mark(char punctuation)
{
	switch (punctuation)
	{
		case '-':
		case '"':
		case '/':
			return false;
		default:
			return true;
	}
}

bool
ec_clause_breaks_at(const EcSentence *sentence, int token)
{
	const EcToken *t = &sentence->tokens[token];
	int			mention;

	if (t->kind == EC_TOKEN_PUNCTUATION)
		return is_break_mark(t->punctuation);
	mention = mention_starting_at(sentence, token);
	return mention >= 0 && sentence->mentions[mention].kind == EC_MENTION_CUE &&
		is_break_cue(sentence->mentions[mention].cue);
}

EcCueSet
ec_clause_cues(const EcSentence *sentence, int begin, int end)
{
	EcCueSet	set = 0;

	for (int i = begin; i < end; i++)
		if (sentence->mentions[i].kind == EC_MENTION_CUE)
			set |= EC_CUE_BIT(sentence->mentions[i].cue);
	return set;
}

/* "a $250 million reduction": the article tells that the noun of change is counted by the number before it. */
static bool
is_counted_change(const char *text, const EcSentence *sentence, const EcMention *before)
{
	static const char *const articles[] = {"a", "an", "another"};
	int			token = before->first - 1;

	return token >= 0 && ec_token_is_any(text, &sentence->tokens[token], articles, sizeof(articles) / sizeof(articles[0]));
}

/* "$2 million lower", "mid-single-digit organic declines": a word of change that counts by the number before it. */
static bool
is_change_by(const char *text, const EcSentence *sentence, const EcMention *cue, const EcMention *before)
{
	static const char *const comparatives[] = {"higher", "lower"};
	static const char *const nouns[] = {
		"contraction", "decline", "declines", "decrease", "decreases", "expansion", "gain", "gains", "growth", "improvement", "increase",
		"increases", "reduction",
	};
	const EcToken *word = &sentence->tokens[cue->first];

	if (cue->first == before->last + 1)
		return ec_token_is_any(text, word, comparatives, EC_COUNT(comparatives));
	return ec_mention_is_ratio(before) && cue == before + 2 && cue[-1].kind == EC_MENTION_METRIC && cue[-1].first == before->last + 1 &&
		cue->first == cue[-1].last + 1 && ec_token_is_any(text, word, nouns, EC_COUNT(nouns));
}

/* Does this cue lead to the quantity that follows it? */
static bool
leads_on(const char *text, const EcSentence *sentence, const EcMention *cue, const EcMention *before)
{
	switch (cue->cue)
	{
		case EC_CUE_FROM:
		case EC_CUE_TO:
		case EC_CUE_BY:
		case EC_CUE_EXCEPT:
			return true;
		case EC_CUE_UP:
		case EC_CUE_DOWN:
			return cue->first > before->last + 1 || (!ec_mention_is_ratio(before) && !is_counted_change(text, sentence, before));
		default:
			return false;
	}
}

static bool
is_or(const char *text, const EcToken *token)
{
	return token->kind == EC_TOKEN_WORD && token->length == 2 && ec_token_is(text, token, "or");
}

/* "$210 million | capacity on our | $400 million": a metric of several words with a number right before and right behind it. */
static bool
joins_numbers(const EcSentence *sentence, int metric)
{
	const EcMention *mention = &sentence->mentions[metric];

	return mention->kind == EC_MENTION_METRIC && mention->last > mention->first + 1 && metric + 1 < sentence->n_mentions &&
		mention[-1].last + 1 == mention->first && mention->last + 1 == mention[1].first;
}

/* "$210 million of capacity", "$210 million capacity on our | $400 million", "128 franchised stores": the last token of the metric that goes with the number before it; else of the number. */
static int
end_of_phrase(const EcSentence *sentence, int a, int b)
{
	const EcMention *number = &sentence->mentions[a];
	bool		is_name = number->as.quantity.has_words && sentence->tokens[number->first].is_capitalized;
	bool		is_count = !is_name && !number->as.quantity.has_unit && !number->as.quantity.has_scale && !number->as.quantity.has_point &&
		number->as.quantity.value.unit[0] == '\0';
	int			metric = a + 1;

	if (metric < b && sentence->mentions[metric].kind == EC_MENTION_CUE && sentence->mentions[metric].cue == EC_CUE_OF &&
		sentence->mentions[metric].first == number->last + 1)
		metric++;
	else if (!is_count && !(metric < b && joins_numbers(sentence, metric)))
		return number->last;
	if (metric >= b || sentence->mentions[metric].kind != EC_MENTION_METRIC ||
		sentence->mentions[metric].first > number->last + (number->as.quantity.has_words ? 2 : 5))
		return number->last;
	return sentence->mentions[metric].last;
}

/* "delivering a | margin expansion of 900 basis points": the metric goes with the noun of change behind it. */
static int
start_of_compound(const char *text, const EcSentence *sentence, int lowest, int cue)
{
	static const char *const articles[] = {"a", "an", "our", "the"};
	const EcMention *metric = &sentence->mentions[cue - 1];
	int			article = metric->first - 1;

	if (metric->kind == EC_MENTION_METRIC && metric->last + 1 == sentence->mentions[cue].first && article > lowest &&
		ec_token_is_any(text, &sentence->tokens[article], articles, sizeof(articles) / sizeof(articles[0])))
		return article;
	return sentence->mentions[cue].first;
}

/* The token at which the second of two neighbouring quantities takes over. */
static int
cut_between(const char *text, const EcSentence *sentence, int a, int b)
{
	const EcCueSet directions = EC_CUE_BIT(EC_CUE_UP) | EC_CUE_BIT(EC_CUE_DOWN);
	const EcMention *before = &sentence->mentions[a];
	int			mention = a + 1;
	int			end = end_of_phrase(sentence, a, b);

	for (int t = before->last + 1; t < sentence->mentions[b].first; t++)
	{
		if (ec_clause_breaks_at(sentence, t) || is_or(text, &sentence->tokens[t]))
			return t;
		while (mention < b && sentence->mentions[mention].first < t)
			mention++;
		if (mention == b || sentence->mentions[mention].first != t || sentence->mentions[mention].kind != EC_MENTION_CUE)
			continue;
		if (ec_mention_is_cue_in(&sentence->mentions[mention], directions) && is_change_by(text, sentence, &sentence->mentions[mention], before))
			end = sentence->mentions[mention].last;
		else if (leads_on(text, sentence, &sentence->mentions[mention], before))
			return start_of_compound(text, sentence, before->last, mention);
	}
	return end + 1;
}

/* "to range from $0.57 to $0.59" */
static bool
is_of_range(const char *text, const EcSentence *sentence, const EcMention *from)
{
	static const char *const words[] = {"range", "ranges", "ranging", "ranged", "anywhere"};

	for (size_t i = 0; from->first > 0 && i < sizeof(words) / sizeof(words[0]); i++)
		if (ec_token_is(text, &sentence->tokens[from->first - 1], words[i]))
			return true;
	return false;
}

/* "earnings from continuing operations": no value that the number came from. */
static bool
names_a_source(const char *text, const EcSentence *sentence, const EcMention *from)
{
	static const char *const words[] = {"continuing", "discontinued", "operations", "operating"};
	int			next = from->last + 1;

	for (size_t i = 0; next < sentence->n_tokens && i < sizeof(words) / sizeof(words[0]); i++)
		if (ec_token_is(text, &sentence->tokens[next], words[i]))
			return true;
	return false;
}

/* "up 37% | from": what follows is the value that the change is measured against, whatever names it again. */
static bool
follows_change(const EcSentence *sentence, int from)
{
	const EcMention *cue = sentence->mentions + from;

	return from > 1 && cue[-1].kind == EC_MENTION_QUANTITY && ec_mention_is_ratio(&cue[-1]) && cue[-1].last + 1 == cue->first &&
		ec_mention_is_cue_in(&cue[-2], EC_CUE_BIT(EC_CUE_UP) | EC_CUE_BIT(EC_CUE_DOWN));
}

/* "revenue | from | repair parts was $21 million": whose revenue it is, and then what it was. */
static bool
tells_whose(const EcSentence *sentence, int from, int quantity)
{
	const EcMention *cue = &sentence->mentions[from];

	return from > 0 && cue[-1].kind == EC_MENTION_METRIC && cue[-1].last + 1 == cue->first &&
		ec_cues_have(ec_clause_cues(sentence, from + 1, quantity), EC_CUE_PAST);
}

/* Is the mention a FROM cue that belongs to the quantity two places on at most? */
static bool
comes_from(const char *text, const EcSentence *sentence, int begin, int quantity)
{
	bool		names_metric = false;

	for (int i = quantity - 1; i >= begin; i--)
	{
		const EcMention *mention = &sentence->mentions[i];

		if (mention->kind == EC_MENTION_QUANTITY)
			return false;
		names_metric = names_metric || mention->kind == EC_MENTION_METRIC;
		if (mention->kind == EC_MENTION_CUE && mention->cue == EC_CUE_FROM && names_metric)
			return follows_change(sentence, i);
		if (mention->kind == EC_MENTION_CUE && mention->cue == EC_CUE_FROM)
			return sentence->mentions[quantity].first - mention->last <= 6 && !is_of_range(text, sentence, mention) &&
				!names_a_source(text, sentence, mention) && !tells_whose(sentence, i, quantity) && !ec_range_is_unmoved(text, sentence, i, quantity);
		if (mention->kind == EC_MENTION_CUE && (mention->cue == EC_CUE_TO || mention->cue == EC_CUE_BY))
			return false;
	}
	return false;
}

/* "sales were $31 million, | in line with last year at $30 million": what came in is told before the comparison. */
static bool
is_of_unit_before(const EcSentence *sentence, int compare, int quantity)
{
	for (int i = compare - 1; i >= 0 && sentence->mentions[i].kind != EC_MENTION_METRIC; i--)
		if (sentence->mentions[i].kind == EC_MENTION_QUANTITY)
			return strcmp(sentence->mentions[i].as.quantity.value.unit, sentence->mentions[quantity].as.quantity.value.unit) == 0;
	return false;
}

/* "exceeded our guidance range at $1.33", "in line with the prior year at $5 billion": what came in stands behind "at". */
static bool
came_in_at(const char *text, const EcSentence *sentence, int begin, int quantity)
{
	const EcCueSet earlier = EC_CUE_BIT(EC_CUE_GUIDANCE) | EC_CUE_BIT(EC_CUE_LOOKBACK);
	int			first = sentence->mentions[quantity].first;

	if (first == 0 || !ec_token_is(text, &sentence->tokens[first - 1], "at"))
		return false;
	for (int i = quantity - 1; i >= begin; i--)
		if (sentence->mentions[i].kind == EC_MENTION_CUE && sentence->mentions[i].cue == EC_CUE_COMPARE)
			return (ec_clause_cues(sentence, i, quantity) & earlier) != 0 ||
				(sentence->mentions[i + 1].kind == EC_MENTION_PERIOD && sentence->mentions[i + 1].last + 2 == first &&
				 !is_of_unit_before(sentence, i, quantity));
	return false;
}

/* "rose | to $45 million"; but "is expected to grow $40 million", "to be down over $40 million" are changes. */
static bool
is_reached(const char *text, const EcSentence *sentence, int begin, int quantity)
{
	const EcCueSet change = EC_CUE_BIT(EC_CUE_UP) | EC_CUE_BIT(EC_CUE_DOWN);

	for (int i = quantity - 1; i >= begin; i--)
	{
		const EcMention *mention = &sentence->mentions[i];

		if (mention->kind == EC_MENTION_METRIC || mention->kind == EC_MENTION_QUANTITY || ec_token_is(text, &sentence->tokens[mention->first], "down"))
			return false;
		if (ec_mention_is_cue_in(mention, change) && mention->last + 2 >= sentence->mentions[quantity].first)
			return false;
		if (mention->kind == EC_MENTION_CUE && mention->cue == EC_CUE_TO)
			return sentence->mentions[quantity].first - mention->last <= 5;
	}
	return false;
}

/* "$4 million above the $179 million", "120 basis points below the 10.4%"; but "a rate of 13%, lower than the 15%" is a value. */
static bool
may_lie_off(const EcMention *gap, const EcMention *base)
{
	return !ec_mention_is_ratio(gap) || !ec_mention_is_ratio(base) || gap->as.quantity.value.unit[0] == 'b';
}

/* Does a period follow before the piece of the sentence ends, or its value: "below | the first quarter of 2020", "below | the $20 million"? */
static bool
leads_to_base(const EcSentence *sentence, const EcMention *gap, int token)
{
	int			mention = ec_mention_from(sentence, token);

	for (int t = token; t < sentence->n_tokens && t < token + 7; t++)
	{
		if (sentence->tokens[t].kind == EC_TOKEN_PUNCTUATION && sentence->tokens[t].punctuation != '-')
			return false;
		while (mention < sentence->n_mentions && sentence->mentions[mention].first < t)
			mention++;
		if (mention >= sentence->n_mentions || sentence->mentions[mention].first != t)
			continue;
		if (sentence->mentions[mention].kind != EC_MENTION_CUE && sentence->mentions[mention].kind != EC_MENTION_METRIC)
			return sentence->mentions[mention].kind == EC_MENTION_PERIOD || (t > token && may_lie_off(gap, &sentence->mentions[mention]));
		if (ec_mention_is_cue_in(&sentence->mentions[mention], EC_CUE_BIT(EC_CUE_OTHER_BASE)))
			return true;
		if (sentence->mentions[mention].kind == EC_MENTION_CUE &&
			(sentence->mentions[mention].cue == EC_CUE_GUIDANCE || sentence->mentions[mention].cue == EC_CUE_TARGET))
			return false;
	}
	return false;
}

/* The word right behind a quantity that tells how far it lies from another value of the metric; "revenue of $5 million above last year" is an amount. */
static EcGap
gap_behind(const char *text, const EcSentence *sentence, int quantity)
{
	static const struct
	{
		const char *word;
		const char *link;		/* must follow; NULL for none */
		EcGap		gap;
	}			words[] = {
		{"above", NULL, EC_GAP_ABOVE}, {"below", NULL, EC_GAP_BELOW}, {"ahead", "of", EC_GAP_ABOVE},
		{"higher", "than", EC_GAP_ABOVE}, {"lower", "than", EC_GAP_BELOW}, {"more", "than", EC_GAP_ABOVE},
		{"greater", "than", EC_GAP_ABOVE}, {"less", "than", EC_GAP_BELOW}, {"fewer", "than", EC_GAP_BELOW},
		{"better", "than", EC_GAP_BETTER}, {"worse", "than", EC_GAP_WORSE},
	};
	int			next = sentence->mentions[quantity].last + 1;
	int			first = sentence->mentions[quantity].first;

	if (first > 0 && ec_token_is(text, &sentence->tokens[first - 1], "of"))
		return EC_GAP_NONE;
	for (size_t i = 0; next + 1 < sentence->n_tokens && i < sizeof(words) / sizeof(words[0]); i++)
		if (ec_token_is(text, &sentence->tokens[next], words[i].word) &&
			(words[i].link == NULL || ec_token_is(text, &sentence->tokens[next + 1], words[i].link)))
			return leads_to_base(sentence, &sentence->mentions[quantity], next + 1) ? words[i].gap : EC_GAP_NONE;
	return EC_GAP_NONE;
}

/* "was flat at | 23.6%", "was slightly lower at | 23.6%": the value after the change. */
static bool
is_held_at(const char *text, const EcSentence *sentence, int quantity)
{
	const EcMention *before = quantity > 0 ? &sentence->mentions[quantity - 1] : NULL;
	int			first = sentence->mentions[quantity].first;

	if (quantity > 1 && before->kind == EC_MENTION_CUE && (before->cue == EC_CUE_YOY || before->cue == EC_CUE_QOQ) &&
		before->last + 2 == first && before[-1].last + 1 == before->first)
		return ec_token_is(text, &sentence->tokens[first - 1], "at") && before[-1].kind == EC_MENTION_QUANTITY &&
			before[-1].as.quantity.shape == EC_SHAPE_FLAT;
	return before != NULL && ((before->kind == EC_MENTION_QUANTITY && before->as.quantity.shape == EC_SHAPE_FLAT) ||
							  (before->kind == EC_MENTION_CUE && (before->cue == EC_CUE_UP || before->cue == EC_CUE_DOWN))) &&
		first == before->last + 2 && ec_token_is(text, &sentence->tokens[first - 1], "at");
}

/* "an increase of 3.5% over the | $135.5 million": what a percentage is measured against. */
static bool
is_base_of_percentage(const char *text, const EcSentence *sentence, int quantity)
{
	static const char *const words[] = {"above", "from", "over", "than"};
	const EcMention *before = quantity > 0 ? &sentence->mentions[quantity - 1] : NULL;
	int			first = sentence->mentions[quantity].first;
	int			end = before == NULL ? 0 : before->last;

	if (before != NULL && before->kind == EC_MENTION_CUE && quantity > 1)
		before--;
	if (before == NULL || before->kind != EC_MENTION_QUANTITY || !ec_mention_is_ratio(before) || ec_mention_is_ratio(&sentence->mentions[quantity]) ||
		(first != before->last + 3 && (first != end + 3 || end != before->last + 1)) || !ec_token_is(text, &sentence->tokens[first - 1], "the"))
		return false;
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (ec_token_is(text, &sentence->tokens[first - 2], words[i]))
			return true;
	return false;
}

/* "a 53% increase over | the prior-year amount of $5.29": what another period is said to have come to. */
static bool
is_amount_of_earlier(const char *text, const EcSentence *sentence, int begin, int quantity)
{
	static const char *const nouns[] = {"amount", "figure", "level", "total", "result", "number", "rate", "ratio", "balance"};
	int			of = sentence->mentions[quantity].first - 1;

	if (of < 2 || !ec_token_is(text, &sentence->tokens[of], "of") || !ec_token_is_any(text, &sentence->tokens[of - 1], nouns, EC_COUNT(nouns)))
		return false;
	for (int i = quantity - 1; i >= begin; i--)
		if (sentence->mentions[i].kind == EC_MENTION_PERIOD)
			return sentence->mentions[i].last == of - 2 && (sentence->mentions[i].as.period.relation == EC_PERIOD_YEAR_AGO ||
															sentence->mentions[i].as.period.relation == EC_PERIOD_PREVIOUS);
	return false;
}

/* "up 11% over | first quarter 2001 revenue of $386 million", "above the prior-year EBITDA of": the metric in an earlier period. */
static bool
is_metric_of_earlier(const char *text, const EcSentence *sentence, int quantity)
{
	static const char *const words[] = {"above", "below", "over", "than", "versus"};
	const EcMention *mentions = sentence->mentions;
	int			i = quantity - 1;
	int			token;

	if (i > 0 && mentions[i].kind == EC_MENTION_CUE && mentions[i].cue == EC_CUE_OF)
		i--;
	if (i < 2 || mentions[i].kind != EC_MENTION_METRIC || mentions[quantity].first > mentions[i].last + 2 || mentions[i - 1].last + 1 != mentions[i].first)
		return false;
	i--;
	if (mentions[i].kind == EC_MENTION_CUE && (mentions[i].cue == EC_CUE_NON_GAAP || mentions[i].cue == EC_CUE_GAAP) && mentions[i - 1].last + 1 == mentions[i].first)
		i--;
	token = mentions[i].first - 1;
	if (mentions[i].kind != EC_MENTION_PERIOD || token < 1)
		return false;
	if (ec_token_is(text, &sentence->tokens[token], "the") || ec_token_is(text, &sentence->tokens[token], "our"))
		token--;
	return ec_token_is_any(text, &sentence->tokens[token], words, EC_COUNT(words));
}

/* The last break before the quantity, but never one inside a mention. */
static int
piece_start(const EcSentence *sentence, int lead, int quantity_token)
{
	for (int t = quantity_token - 1; t > lead; t--)
		if (ec_clause_breaks_at(sentence, t))
			return t;
	return lead;
}

static int
piece_end(const EcSentence *sentence, int quantity, int limit)
{
	for (int t = sentence->mentions[quantity].last + 1; t <= limit; t++)
		if (ec_clause_breaks_at(sentence, t))
			return t - 1;
	return limit;
}

/* "80 basis points better": a word of change right behind the quantity. */
static bool
is_moved(const EcSentence *sentence, int quantity)
{
	const EcCueSet moves = EC_CUE_BIT(EC_CUE_UP) | EC_CUE_BIT(EC_CUE_DOWN) | EC_CUE_BIT(EC_CUE_COMPARE);
	const EcMention *next = &sentence->mentions[quantity + 1];

	return quantity + 1 < sentence->n_mentions && ec_mention_is_cue_in(next, moves) &&
		next->first == sentence->mentions[quantity].last + 1;
}

/* "compared to $53 million | or $0.34 per share", "|, or 9.1% of sales", "| and 12.4%": the other half of a pair stands in the same comparison. */
static bool
goes_on(const char *text, const EcSentence *sentence, const EcClauses *clauses, int lead, int quantity)
{
	const EcToken *token = &sentence->tokens[lead];
	int			number = sentence->mentions[quantity].first;
	bool		is_next = number == lead + 1 && !is_moved(sentence, quantity);
	bool		is_aside = token->punctuation == ',' && number == lead + 2 && is_or(text, token + 1) && !is_moved(sentence, quantity);

	return clauses->n > 0 && clauses->clause[clauses->n - 1].is_compared &&
		(is_or(text, token) || is_aside || ec_token_is(text, token, "on") || (is_next && ec_token_is(text, token, "and")));
}

static void
fill_clause(const char *text, const EcSentence *sentence, int quantity, int lead, int limit, EcClause *clause)
{
	clause->quantity = (uint16_t) quantity;
	clause->lead = (uint16_t) lead;
	clause->first = (uint16_t) piece_start(sentence, lead, sentence->mentions[quantity].first);
	clause->last = (uint16_t) piece_end(sentence, quantity, limit);
	clause->begin_mention = (uint16_t) ec_mention_from(sentence, lead);
	clause->first_mention = (uint16_t) ec_mention_from(sentence, clause->first);
	clause->end_mention = (uint16_t) ec_mention_from(sentence, clause->last + 1);
	clause->lead_cues = ec_clause_cues(sentence, clause->begin_mention, clause->first_mention);
	clause->before = ec_clause_cues(sentence, clause->first_mention, quantity);
	clause->after = ec_clause_cues(sentence, quantity + 1, clause->end_mention);
	clause->list_index = clause->list_length = 0;
	clause->is_outcome = came_in_at(text, sentence, clause->first_mention, quantity);
	clause->is_compared = !clause->is_outcome && (ec_cues_have(clause->before, EC_CUE_COMPARE) ||
												  comes_from(text, sentence, clause->first_mention, quantity) ||
												  is_base_of_percentage(text, sentence, quantity) ||
												  is_metric_of_earlier(text, sentence, quantity) ||
												  is_amount_of_earlier(text, sentence, clause->first_mention, quantity));
	clause->gap = gap_behind(text, sentence, quantity);
	clause->is_new_value = clause->gap == EC_GAP_NONE &&
		(is_reached(text, sentence, clause->begin_mention, quantity) || is_held_at(text, sentence, quantity));
}

static void
add_clause(const char *text, const EcSentence *sentence, int quantity, int lead, int limit, EcClauses *clauses)
{
	bool		is_pair = goes_on(text, sentence, clauses, lead, quantity);
	EcClause   *clause = &clauses->clause[clauses->n++];

	fill_clause(text, sentence, quantity, lead, limit, clause);
	clause->is_compared = clause->is_compared || is_pair;
}

/* May the two clauses stand in one list: nothing but punctuation and "and" between their quantities? */
static bool
are_listed(const EcSentence *sentence, const EcClause *a, const EcClause *b)
{
	for (int i = a->quantity + 1; i < b->quantity; i++)
		if (sentence->mentions[i].kind != EC_MENTION_CUE || sentence->mentions[i].cue != EC_CUE_CLAUSE_BREAK)
			return false;
	return sentence->mentions[b->quantity].first - sentence->mentions[a->quantity].last <= 4;
}

/* The last clause whose quantity stands before "respectively"; the last of all where none does. */
static int
last_listed(const EcSentence *sentence, const EcClauses *clauses)
{
	int			last = clauses->n - 1;
	int			cue = 0;

	while (cue < sentence->n_mentions &&
		   !(sentence->mentions[cue].kind == EC_MENTION_CUE && sentence->mentions[cue].cue == EC_CUE_RESPECTIVELY))
		cue++;
	while (last >= 0 && clauses->clause[last].quantity > cue)
		last--;
	return last < 0 ? clauses->n - 1 : last;
}

/* Numbers the quantities that stand before "respectively". */
static void
number_list(const EcSentence *sentence, EcClauses *clauses)
{
	int			last = last_listed(sentence, clauses);
	int			first;

	for (first = last; first > 0 && are_listed(sentence, &clauses->clause[first - 1], &clauses->clause[first]);)
		first--;
	for (int i = first; i >= 0 && last > first && i <= last; i++)
	{
		clauses->clause[i].list_index = (uint8_t) (i - first + 1);
		clauses->clause[i].list_length = (uint8_t) (last - first + 1);
	}
}

void
ec_clauses_read(const char *text, EcSentence *sentence, EcClauses *clauses)
{
	int			previous = -1;
	int			lead = 0;

	clauses->n = 0;
	ec_moves_split(text, sentence);
	clauses->cues = ec_clause_cues(sentence, 0, sentence->n_mentions);
	for (int i = 0; i < sentence->n_mentions && clauses->n < EC_MAX_CLAUSES; i++)
	{
		int			cut;

		if (sentence->mentions[i].kind != EC_MENTION_QUANTITY)
			continue;
		if (previous >= 0)
		{
			cut = cut_between(text, sentence, previous, i);
			add_clause(text, sentence, previous, lead, cut - 1, clauses);
			lead = cut;
		}
		previous = i;
	}
	if (previous >= 0 && clauses->n < EC_MAX_CLAUSES)
		add_clause(text, sentence, previous, lead, sentence->n_tokens - 1, clauses);
	if (ec_cues_have(clauses->cues, EC_CUE_RESPECTIVELY))
		number_list(sentence, clauses);
}
