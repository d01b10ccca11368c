/*
 * PCRE2 patterns of user-defined metrics.
 */
#ifndef GUIDEPOST_USER_PATTERN_H
#define GUIDEPOST_USER_PATTERN_H

#include "postgres.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

/* Bytes that a pattern may have. */
#define USER_PATTERN_LONGEST 8192

/*
 * Compiles a pattern in UTF-8, for JIT where that is wanted. Its memory is that of `memory`, which also frees
 * what JIT took elsewhere. A pattern that PCRE2 refuses, or that matches the empty text, is an error
 * naming `metric`, with the offset in characters and PCRE2's message in the detail.
 */
extern pcre2_code *gp_user_pattern_compile(MemoryContext memory, const char *metric, const char *pattern, bool with_jit);

/* Scratch memory and limits for matching, shared by all patterns of `memory`. */
typedef struct UserMatching
{
	pcre2_match_data *data;
	pcre2_match_context *context;
} UserMatching;

extern UserMatching gp_user_matching_create(MemoryContext memory);

#endif
