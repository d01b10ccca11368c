/*
 * Which units go with which metrics. The subtle thing is what is not said: dollars without
 * "per share" beside earnings per share, and bare numbers, which take the metric's own unit.
 */
#include "engine/fit.h"

#include <string.h>

bool
ec_fit_is_ratio_metric(int metric)
{
	return metric == EC_METRIC_net_charge_offs || metric == EC_METRIC_provision ||
		metric == EC_METRIC_nonperforming_assets;
}

bool
ec_fit_is_growth_metric(int metric)
{
	return metric == EC_METRIC_organic_revenue || metric == EC_METRIC_same_store_sales ||
		metric == EC_METRIC_same_store_noi;
}

bool
ec_fit_is_expense(int metric)
{
	switch (metric)
	{
		case EC_METRIC_cost_of_revenue:
		case EC_METRIC_operating_expenses:
		case EC_METRIC_rd_expense:
		case EC_METRIC_sales_marketing_expense:
		case EC_METRIC_ga_expense:
		case EC_METRIC_sga_expense:
		case EC_METRIC_catastrophe_losses:
			return true;
		default:
			return false;
	}
}

int
ec_fit_margin_of(int metric)
{
	switch (metric)
	{
		case EC_METRIC_operating_income:
			return EC_METRIC_operating_margin;
		case EC_METRIC_ebitda:
			return EC_METRIC_ebitda_margin;
		case EC_METRIC_gross_profit:
			return EC_METRIC_gross_margin;
		case EC_METRIC_net_income:
			return EC_METRIC_net_margin;
		case EC_METRIC_income_tax:
			return EC_METRIC_tax_rate;
		default:
			return -1;
	}
}

bool
ec_fit_grows_by_part(int metric)
{
	switch (metric)
	{
		case EC_METRIC_revenue:
		case EC_METRIC_product_revenue:
		case EC_METRIC_service_revenue:
		case EC_METRIC_recurring_revenue:
		case EC_METRIC_organic_revenue:
		case EC_METRIC_invoice_shipments:
		case EC_METRIC_bookings:
		case EC_METRIC_orders:
		case EC_METRIC_gross_merchandise_value:
		case EC_METRIC_same_store_sales:
		case EC_METRIC_same_store_noi:
		case EC_METRIC_sales_volume:
		case EC_METRIC_noninterest_income:
		case EC_METRIC_loans:
		case EC_METRIC_deposits:
		case EC_METRIC_premiums_written:
		case EC_METRIC_premiums_earned:
			return true;
		default:
			return false;
	}
}

bool
ec_fit_change_is_said(const EcMention *quantity, const EcClause *clause)
{
	const EcCueSet change = EC_CUE_BIT(EC_CUE_UP) | EC_CUE_BIT(EC_CUE_DOWN) | EC_CUE_BIT(EC_CUE_BY) |
		EC_CUE_BIT(EC_CUE_QOQ) | EC_CUE_BIT(EC_CUE_YOY) | EC_CUE_BIT(EC_CUE_OTHER_BASE);
	uint8_t		shape = quantity->as.quantity.shape;

	return shape == EC_SHAPE_FLAT || shape == EC_SHAPE_FACTOR || clause->gap != EC_GAP_NONE || ((clause->before | clause->after) & change) != 0;
}

bool
ec_fit_is_small_amount(const EcMention *mention)
{
	const EcQuantity *quantity = &mention->as.quantity;
	EcDecimal	end = ec_measure_low_is_open(&quantity->value) ? ec_measure_high(&quantity->value) : ec_measure_low(&quantity->value);
	double		size = ec_decimal_to_double(end);

	return !quantity->has_scale && size < 1000 && size > -1000 && size != 0;
}

static bool
is_told_in_small_amounts(int metric)
{
	return metric == EC_METRIC_average_price || metric == EC_METRIC_arpu || metric == EC_METRIC_ffo || metric == EC_METRIC_affo ||
		metric == EC_METRIC_net_income || metric == EC_METRIC_operating_income || metric >= EC_METRIC_BUILTIN_COUNT;
}

static EcFit
fit_bare(const EcQuantity *quantity, bool is_plausible)
{
	return quantity->has_words || !is_plausible ? EC_FIT_NONE : EC_FIT_BARE;
}

static bool
is_in_points(const EcMeasure *value)
{
	return (value->unit[0] == 'b' || value->unit[0] == 'p') && value->unit[1] == 'p' && value->unit[2] == '\0';
}

/* An amount that is told as a part of revenue, a growth or a rate as well: only these move by points. */
static bool
moves_in_points(int metric)
{
	return ec_fit_margin_of(metric) >= 0 || ec_fit_is_expense(metric) || ec_fit_is_growth_metric(metric) ||
		(ec_fit_grows_by_part(metric) && metric != EC_METRIC_loans && metric != EC_METRIC_deposits) || metric >= EC_METRIC_BUILTIN_COUNT;
}

/* "29,300 homes in backlog": told in things as well as in money. */
static bool
is_told_in_things(int metric)
{
	return metric == EC_METRIC_orders || metric == EC_METRIC_backlog || metric == EC_METRIC_inventory;
}

static EcFit
fit_money(const EcContext *context, const EcMention *mention, EcUnitFamily said, int metric, bool is_share)
{
	const EcQuantity *quantity = &mention->as.quantity;

	switch (said)
	{
		case EC_FAMILY_MONEY:
			return ec_fit_is_small_amount(mention) && !is_told_in_small_amounts(metric) ? EC_FIT_NONE : EC_FIT_LEVEL;
		case EC_FAMILY_PERCENT:
			if (ec_fit_is_ratio_metric(metric))
				return EC_FIT_LEVEL;
			if (is_in_points(&quantity->value) && !moves_in_points(metric))
				return EC_FIT_NONE;
			return is_share && !ec_fit_is_growth_metric(metric) ? EC_FIT_SHARE : EC_FIT_CHANGE;
		case EC_FAMILY_PER_SHARE:
			return is_told_in_small_amounts(metric) ? EC_FIT_LEVEL : EC_FIT_NONE;
		case EC_FAMILY_COUNT:
			if (quantity->shape == EC_SHAPE_BREAKEVEN || (quantity->is_of_things && is_told_in_things(metric)))
				return EC_FIT_LEVEL;
			if (quantity->is_of_things)
				return EC_FIT_NONE;
			return fit_bare(quantity, quantity->has_scale || ec_context_scale(context, metric) != NULL);
		default:
			return EC_FIT_NONE;
	}
}

static EcFit
fit_per_share(const EcQuantity *quantity, EcUnitFamily said)
{
	EcDecimal	low = ec_measure_low(&quantity->value);

	switch (said)
	{
		case EC_FAMILY_PER_SHARE:
			return EC_FIT_LEVEL;
		case EC_FAMILY_MONEY:
			return quantity->has_scale ? EC_FIT_NONE : EC_FIT_LEVEL;
		case EC_FAMILY_PERCENT:
			return EC_FIT_CHANGE;
		case EC_FAMILY_COUNT:
			if (quantity->shape == EC_SHAPE_BREAKEVEN)
				return EC_FIT_LEVEL;
			return fit_bare(quantity, quantity->has_point && ec_decimal_to_double(low) < 100);
		default:
			return EC_FIT_NONE;
	}
}

/* "a combined ratio below 100" needs no unit. */
static bool
is_near_hundred(const EcQuantity *quantity)
{
	EcDecimal	end = ec_measure_low_is_open(&quantity->value) ? ec_measure_high(&quantity->value) : ec_measure_low(&quantity->value);
	double		size = ec_decimal_to_double(end);

	return size > 50 && size < 150;
}

static EcFit
fit_own_unit(const EcQuantity *quantity, EcUnitFamily said, EcUnitFamily own, int metric)
{
	if (said == own || (metric == EC_METRIC_leverage && strcmp(quantity->value.unit, "%") == 0))
		return EC_FIT_LEVEL;	/* leverage is told as debt to capital too */
	if (said == EC_FAMILY_COUNT && own == EC_FAMILY_DAYS && quantity->has_words && quantity->shape == EC_SHAPE_POINT)
		return EC_FIT_BARE;		/* "inventory days were five" */
	if (said == EC_FAMILY_COUNT)
		return fit_bare(quantity, own != EC_FAMILY_PERCENT || quantity->shape == EC_SHAPE_RANGE || quantity->has_point ||
						(metric == EC_METRIC_combined_ratio && is_near_hundred(quantity)));
	return said == EC_FAMILY_PERCENT ? EC_FIT_CHANGE : EC_FIT_NONE;
}

static EcFit
fit_count(EcUnitFamily said, bool is_share)
{
	if (said == EC_FAMILY_COUNT)
		return EC_FIT_LEVEL;
	if (said == EC_FAMILY_PERCENT)
		return is_share ? EC_FIT_SHARE : EC_FIT_CHANGE;
	return EC_FIT_NONE;
}

EcFit
ec_fit(const EcContext *context, const EcMention *mention, int metric, bool is_share)
{
	const EcQuantity *quantity = &mention->as.quantity;
	EcUnitFamily said = ec_unit_family(quantity->value.unit);
	EcUnitFamily own = ec_lexicon_metric(context->lexicon, metric)->family;

	if (ec_lexicon_kin(metric, said) >= 0 &&
		((said != EC_FAMILY_MONEY && said != EC_FAMILY_COUNT) || !ec_fit_is_small_amount(mention)))
		return EC_FIT_LEVEL;
	switch (own)
	{
		case EC_FAMILY_MONEY:
			return fit_money(context, mention, said, metric, is_share);
		case EC_FAMILY_PER_SHARE:
			return fit_per_share(quantity, said);
		case EC_FAMILY_COUNT:
			return fit_count(said, is_share);
		default:
			return fit_own_unit(quantity, said, own, metric);
	}
}
