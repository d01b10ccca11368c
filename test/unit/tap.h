/*
 * The few words a unit test needs: each check prints one TAP line, and finish()
 * prints the plan and gives the exit code.
 *
 * A failed check says what was expected and what came.
 */
#ifndef TAP_H
#define TAP_H

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

static int	tap_count;
static int	tap_failures;

static inline bool
ok(bool holds, const char *what)
{
	tap_failures += !holds;
	printf("%sok %d - %s\n", holds ? "" : "not ", ++tap_count, what);
	return holds;
}

static inline bool
is_number(long long got, long long expected, const char *what)
{
	if (!ok(got == expected, what))
		printf("#   expected %lld, got %lld\n", expected, got);
	return got == expected;
}

static inline bool
is_text(const char *got, const char *expected, const char *what)
{
	bool		same = got == expected || (got != NULL && expected != NULL && strcmp(got, expected) == 0);

	if (!ok(same, what))
		printf("#   expected %s, got %s\n", expected == NULL ? "NULL" : expected, got == NULL ? "NULL" : got);
	return same;
}

static inline int
finish(void)
{
	printf("1..%d\n", tap_count);
	return tap_failures > 0;
}

#endif
