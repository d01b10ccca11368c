/*
 * Keys of the GiST index over measures, shared by its search and its page split.
 *
 * The same 40 bytes hold a measure (on a leaf) or a hull (above it). Ends of a hull are doubles,
 * infinite where open, and never inside the interval that they bound.
 */
#ifndef GUIDEPOST_MEASURE_KEY_H
#define GUIDEPOST_MEASURE_KEY_H

#include "pg/measure.h"

typedef enum MeasureKeyKind
{
	MEASURE_KEY_LEAF,       /* a measure: EcMeasure.reserved is zero */
	MEASURE_KEY_ONE_UNIT,   /* `unit` is the unit of all below */
	MEASURE_KEY_MIXED_UNITS /* `unit` is a bitmap of the hashes of the units below */
} MeasureKeyKind;

typedef struct MeasureKey
{
	double low;
	double high;
	uint8 unused[3];
	uint8 kind; /* MeasureKeyKind; in a measure the first reserved byte */
	uint8 padding[4];
	char unit[EC_UNIT_SIZE]; /* ends in a zero byte, also where it is a bitmap */
} MeasureKey;

StaticAssertDecl(sizeof(MeasureKey) == sizeof(EcMeasure), "a hull takes the place of a measure");
StaticAssertDecl(offsetof(MeasureKey, kind) == offsetof(EcMeasure, reserved),
				 "the kind is zero in a measure");

extern void measure_key_from_measure(const EcMeasure *measure, MeasureKey *hull);

/* Widens the hull by a key; a zeroed hull becomes that of the key. */
extern void measure_key_extend(MeasureKey *hull, Datum key);

extern char *measure_key_text(const MeasureKey *hull);

#endif
