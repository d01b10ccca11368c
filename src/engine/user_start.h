/*
 * With which words can a match of a pattern begin?
 */
#ifndef EC_USER_START_H
#define EC_USER_START_H

#include "engine/text.h"

#define EC_MAX_STARTS 32		/* words of one pattern; with more it is tried everywhere */
#define EC_LONGEST_START 32

typedef struct EcUserStarts
{
	int			n;
	char		words[EC_MAX_STARTS][EC_LONGEST_START + 1]; /* lower case */
} EcUserStarts;

/* False where the pattern may begin with something else than a listed word. */
extern bool ec_user_starts_read(const char *pattern, EcUserStarts *starts);

#endif
