/*
 * The column `basis`: GAAP or not, by the words of the clause, else by what was said of a kindred number, else by
 * the section's declaration.
 *
 * A word of basis stands before its number or trails it ("... on a GAAP basis, but ... on an adjusted basis"): what
 * trails the number before is not this one's. A declaration covers income-statement items only.
 */
#include <stddef.h>

#include "engine/facts.h"
#include "engine/mention.h"

#define KIN(one, other) {EC_METRIC_##one, EC_METRIC_##other},

/* Metrics that are told together: "adjusted EBITDA of $330 million, with margins of 21.5%". */
static const int kin[][2] = {
	KIN(ebitda, ebitda_margin)
	KIN(operating_income, operating_margin)
	KIN(gross_profit, gross_margin)
	KIN(gross_margin, product_margin)
	KIN(gross_margin, service_margin)
	KIN(product_margin, service_margin)
	KIN(net_income, net_margin)
	KIN(net_income, eps)
};

#undef KIN

static bool
are_kin(int a, int b)
{
	for (size_t i = 0; i < sizeof(kin) / sizeof(kin[0]); i++)
		if ((kin[i][0] == a && kin[i][1] == b) || (kin[i][0] == b && kin[i][1] == a))
			return true;
	return false;
}

static bool
is_income_statement(int metric)
{
	if (metric == EC_METRIC_diluted_shares || metric == EC_METRIC_basic_shares || metric == EC_METRIC_invoice_shipments)
		return false;
	return metric <= EC_METRIC_impairment;
}

static bool
is_basis(const EcMention *mention)
{
	return mention->kind == EC_MENTION_CUE && (mention->cue == EC_CUE_NON_GAAP || mention->cue == EC_CUE_GAAP);
}

static EcBasis
basis_of(const EcMention *mention)
{
	return mention->cue == EC_CUE_NON_GAAP ? EC_BASIS_NON_GAAP : EC_BASIS_GAAP;
}

/* One of the catalog, or one that it does not have. */
static bool
is_metric(const EcMention *mention)
{
	return mention->kind == EC_MENTION_METRIC || (mention->kind == EC_MENTION_CUE && mention->cue == EC_CUE_OTHER_METRIC);
}

static bool
is_right_before(const EcSentence *sentence, int mention, int metric)
{
	return metric >= 0 && sentence->mentions[metric].first == sentence->mentions[mention].last + 1;
}

/* Does what trails a number end here: at the next number or another metric, a conjunction, a comparison, a cause? */
static bool
ends_tail(const EcMention *mention)
{
	if (mention->kind == EC_MENTION_QUANTITY)
		return true;
	return mention->kind == EC_MENTION_CUE && (mention->cue == EC_CUE_CLAUSE_BREAK || mention->cue == EC_CUE_COMPARE ||
											   mention->cue == EC_CUE_CAUSE);
}

/* The first word of basis that trails the quantity of the metric: a mention, or -1. Both metric and quantity are mentions. */
static int
basis_behind(const EcSentence *sentence, int quantity, int metric)
{
	int			found = -1;

	for (int i = quantity + 1; i < sentence->n_mentions && !ends_tail(&sentence->mentions[i]); i++)
	{
		if (is_metric(&sentence->mentions[i]) && i != metric)
			return found >= 0 && is_right_before(sentence, found, i) ? -1 : found;
		if (found < 0 && is_basis(&sentence->mentions[i]))
			found = i;
	}
	return found;
}

/* "adjusted EBITDA" beside a number of another metric: the word belongs to that one. */
static bool
is_of_other_metric(const EcReading *reading, const EcDraft *draft, int mention)
{
	int			next = mention + 1;

	return next < reading->sentence->n_mentions && draft->link->metric >= 0 && next != draft->link->metric &&
		is_metric(&reading->sentence->mentions[next]) && is_right_before(reading->sentence, mention, next);
}

/* What trails the number before, or -1. */
static int
basis_behind_previous(const EcReading *reading, const EcDraft *draft)
{
	const EcDraft *before;

	if (draft->link->clause == 0)
		return -1;
	before = ec_reading_draft_of(reading, draft->link->clause - 1);
	return basis_behind(reading->sentence, draft->clause[-1].quantity, before != NULL ? before->link->metric : -1);
}

/* The last word of basis between the fronted phrase and the quantity that does not trail the number before; or -1. */
static int
basis_before(const EcReading *reading, const EcDraft *draft)
{
	const EcSentence *sentence = reading->sentence;
	const EcClause *clause = ec_clause_first_of_list(draft->clause);
	int			trailing = clause->list_length > 1 ? -1 : basis_behind_previous(reading, draft);

	for (int i = clause->quantity - 1; i >= clause->begin_mention; i--)
		if (is_basis(&sentence->mentions[i]) && i != trailing && !is_of_other_metric(reading, draft, i))
			return i;
	return -1;
}

/* Does a comma follow within three tokens: "a non-GAAP profitability perspective, ..."? */
static bool
has_comma_soon(const EcSentence *sentence, int token)
{
	for (int t = token; t < sentence->n_tokens && t < token + 3; t++)
		if (sentence->tokens[t].kind == EC_TOKEN_PUNCTUATION && sentence->tokens[t].punctuation == ',')
			return true;
	return false;
}

/*
 * "Excluding the divestiture, Europe was up 3% and Asia was up 6%": a phrase at the head covers the sentence, unless
 * it is the adjective of a metric; a mention, or -1.
 */
static int
basis_fronted(const EcSentence *sentence)
{
	int			i = 0;
	int			next;

	while (i < sentence->n_mentions && !is_metric(&sentence->mentions[i]) && !is_basis(&sentence->mentions[i]))
		i++;
	next = i + 1;
	if (next >= sentence->n_mentions || !is_basis(&sentence->mentions[i]) || sentence->mentions[i].first > 3)
		return -1;
	if (sentence->mentions[next].kind == EC_MENTION_METRIC && sentence->mentions[next].first <= sentence->mentions[i].last + 2 &&
		!has_comma_soon(sentence, sentence->mentions[next].last + 1))
		return -1;
	return i;
}

static const EcDraft *
kindred(const EcReading *reading, const EcDraft *draft)
{
	for (int i = reading->n - 1; i >= 0; i--)
		if (are_kin(reading->drafts[i].metric_index, draft->metric_index))
			return &reading->drafts[i];
	return NULL;
}

static EcBasis
basis_unsaid(const EcReading *reading, const EcDraft *draft)
{
	const EcContext *context = reading->context;
	const EcDraft *previous = ec_reading_previous(reading, draft);
	int			fronted = basis_fronted(reading->sentence);

	if (previous == NULL)
		previous = kindred(reading, draft);
	if (previous != NULL)
		return previous->fact.basis;
	if (fronted >= 0)
		return basis_of(&reading->sentence->mentions[fronted]);
	if (draft->link->source == EC_SOURCE_TOPIC)
		return context->topic.basis;
	if (context->topic.is_set && context->sentence - context->topic.sentence <= 1 && context->topic.basis != EC_BASIS_NONE &&
		draft->metric_index != EC_METRIC_eps && draft->metric_index != EC_METRIC_net_income &&
		are_kin(context->topic.synonym->metric, draft->metric_index))
		return context->topic.basis;
	return context->basis.is_set && is_income_statement(draft->metric_index) ? (EcBasis) context->basis.value : EC_BASIS_NONE;
}

/* "13.8% GAAP and 7.9% cash", "12% cash rent growth", "9% on a cash basis": rents as they are paid, of neither basis. */
static bool
is_of_cash_rents(const EcReading *reading, const EcDraft *draft)
{
	const EcSentence *sentence = reading->sentence;
	int			first = draft->quantity->last + 1;
	const EcMention *metric;

	if (draft->metric_index != EC_METRIC_leasing_spread)
		return false;
	for (int t = first; t < sentence->n_tokens && t < first + 4 && sentence->tokens[t].kind == EC_TOKEN_WORD; t++)
	{
		const EcMention *mention = ec_mention_over(sentence, t);

		if (ec_token_is(reading->context->text, &sentence->tokens[t], "cash"))
			return true;
		if (mention != NULL && (is_basis(mention) || mention->kind == EC_MENTION_QUANTITY || ec_mention_is_cue(mention, EC_CUE_CLAUSE_BREAK)))
			break;
	}
	metric = draft->link->metric < 0 ? NULL : &sentence->mentions[draft->link->metric];
	return metric != NULL && metric->first > draft->clause->first && ec_token_is(reading->context->text, &sentence->tokens[metric->first], "cash") &&
		basis_before(reading, draft) < draft->link->metric;
}

/*
 * "GAAP and adjusted earnings were $0.40 and $0.30, respectively": the bases are paired with the numbers, too. Sets the
 * basis of the first one, whose last word stands before the "and".
 */
static bool
is_first_of_two_bases(const EcReading *reading, const EcDraft *draft, int said, EcBasis *basis)
{
	const EcSentence *sentence = reading->sentence;
	const EcMention *second = said < 0 ? NULL : &sentence->mentions[said];

	if (draft->clause->list_length != 2 || draft->clause->list_index != 1 || second == NULL || second->first < 2 ||
		!ec_token_is(reading->context->text, &sentence->tokens[second->first - 1], "and"))
		return false;
	for (int i = said - 1; i >= 0 && sentence->mentions[i].last + 2 >= second->first; i--)
		if (is_basis(&sentence->mentions[i]))
		{
			*basis = basis_of(&sentence->mentions[i]);
			return true;
		}
	*basis = EC_BASIS_NONE;
	return ec_token_is(reading->context->text, &sentence->tokens[second->first - 2], "reported");
}

void
ec_column_basis(const EcReading *reading, EcDraft *draft)
{
	int			said = basis_before(reading, draft);
	EcBasis		first;

	if (said < 0)
		said = basis_behind(reading->sentence, draft->clause->quantity, draft->link->metric);
	if (is_first_of_two_bases(reading, draft, said, &first))
		draft->fact.basis = first;
	else if (is_of_cash_rents(reading, draft))
		draft->fact.basis = EC_BASIS_NONE;
	else if (draft->synonym->basis != EC_BASIS_NONE)
		draft->fact.basis = draft->synonym->basis;
	else
		draft->fact.basis = said >= 0 ? basis_of(&reading->sentence->mentions[said]) : basis_unsaid(reading, draft);
}
