/*
 * What leaves the engine: one fact is one metric row.
 *
 * All slices point into the text, the lexicon or static tables; they live until the
 * callback returns. The columns and their meaning are those of the row contract.
 */
#ifndef EC_FACT_H
#define EC_FACT_H

#include "engine/layout.h"
#include "engine/measure.h"

typedef enum EcKind
{
	EC_KIND_ACTUAL,
	EC_KIND_GUIDANCE,
	EC_KIND_TARGET
} EcKind;

typedef enum EcAspect
{
	EC_ASPECT_LEVEL,
	EC_ASPECT_QOQ,
	EC_ASPECT_YOY,
	EC_ASPECT_CHANGE,
	EC_ASPECT_SHARE
} EcAspect;

typedef enum EcBasis
{
	EC_BASIS_NONE,
	EC_BASIS_GAAP,
	EC_BASIS_NON_GAAP
} EcBasis;

typedef enum EcAction
{
	EC_ACTION_NONE,
	EC_ACTION_INITIATED,
	EC_ACTION_RAISED,
	EC_ACTION_LOWERED,
	EC_ACTION_NARROWED,
	EC_ACTION_REAFFIRMED,
	EC_ACTION_WITHDRAWN
} EcAction;

typedef struct EcFact
{
	EcSlice		metric;			/* code */
	EcSlice		segment;		/* data NULL: the whole company */
	EcKind		kind;
	EcAspect	aspect;
	EcPeriod	period;			/* EC_PERIOD_NONE: not known */
	bool		has_value;		/* false: guidance without a number */
	EcMeasure	value;
	EcBasis		basis;
	EcAction	action;
	EcSlice		speaker;
	EcRole		role;
	EcSection	section;
	EcSpan		span;			/* the sentence, in characters */
	EcSpan		value_span;		/* the quantity, in characters; empty where has_value is false */
	float		confidence;		/* 0..1: share of such rows that are right on the gold */
	const char *rule;			/* name of the link rule that made it */
	uint64_t	link_features;	/* bits of tables/link_features.def and tables/fact_features.def: */
	uint64_t	fact_features;	/* what the confidence was computed from */
} EcFact;

/* Names as SQL shows them: "guidance", "yoy", "non_gaap", "raised", "executive", "qa". NULL for NONE. */
extern const char *ec_kind_name(EcKind kind);
extern const char *ec_aspect_name(EcAspect aspect);
extern const char *ec_basis_name(EcBasis basis);
extern const char *ec_action_name(EcAction action);
extern const char *ec_role_name(EcRole role);
extern const char *ec_section_name(EcSection section);

#endif
