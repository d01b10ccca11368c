/*
 * Tells in words what was seen and decided in a sentence, line by line, to EcReaderOptions.trace.
 */
#ifndef EC_TRACE_H
#define EC_TRACE_H

#include "engine/facts.h"

extern void ec_trace_sentence(const EcContext *context, const EcSentence *sentence, const EcClauses *clauses);
extern void ec_trace_draft(const EcContext *context, const EcDraft *draft);

/* What other facts of the document made of its confidence, where they have spoken. */
extern void ec_trace_fact(const EcContext *context, const EcFact *fact);

#endif
