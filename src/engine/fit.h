/*
 * How a quantity's unit goes with a metric: level, change, share, or not at all.
 *
 * In:  a quantity with its clause, a metric.
 * Out: EcFit. Words of change in the clause are not needed for a fit; whether
 *      they are there is a separate question, because it is a separate feature.
 */
#ifndef EC_FIT_H
#define EC_FIT_H

#include "engine/link.h"

extern EcFit ec_fit(const EcContext *context, const EcMention *quantity, int metric, bool is_share);

/* Does a word or the shape of the quantity say that it is a change? */
extern bool ec_fit_change_is_said(const EcMention *quantity, const EcClause *clause);

/* A metric whose ratio to something is a level too: charge-offs, provision, nonperforming assets. */
extern bool ec_fit_is_ratio_metric(int metric);

/* A cost that is told in percent of revenue (or premiums) without saying so. */
extern bool ec_fit_is_expense(int metric);

/* A metric that is only ever told as growth: organic revenue, same-store sales and income. */
extern bool ec_fit_is_growth_metric(int metric);

/* The margin that an income in percent of revenue is; -1 for none. */
extern int	ec_fit_margin_of(int metric);

/* A metric that passages break down by parts, in percent: "Europe was up 5%" after it speaks of it. */
extern bool ec_fit_grows_by_part(int metric);

/* Money without a scale word and below 1000: never the amount of a company, but perhaps one per share. */
extern bool ec_fit_is_small_amount(const EcMention *quantity);

/* Words such as "in constant currency", which tell how a change of revenue is measured. */
extern bool ec_metric_is_organic_modifier(const EcContext *context, const EcMention *mention);

#endif
