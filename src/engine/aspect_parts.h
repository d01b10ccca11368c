/*
 * What the files of the column `aspect` share: whether the change was told together with another one, and against
 * what it is measured.
 */
#ifndef EC_ASPECT_PARTS_H
#define EC_ASPECT_PARTS_H

#include "engine/facts.h"

/* The change told right before, of the same metric or the same words; NULL for none. */
extern const EcDraft *ec_change_before(const EcReading *reading, const EcDraft *draft);

/* "an increase of $17 million or $0.29 per share": the other half, NULL for none. */
extern const EcDraft *ec_half_before(const EcReading *reading, const EcDraft *draft);

/* "an increase of $20 million from our prior guidance" */
extern bool ec_change_is_against_guidance(const EcReading *reading, const EcDraft *draft);

/* Quarter before, year before, or another base; sets the draft's base_period where it is said. */
extern EcAspect ec_aspect_of_change(const EcReading *reading, EcDraft *draft);

/* "$0.07 above the midpoint of our guidance": by how much a figure differs from what was expected (aspect_distance.c). */
extern bool ec_is_distance_to_expected(const EcReading *reading, const EcDraft *draft);

#endif
