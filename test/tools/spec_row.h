/*
 * The rows of the spec: when two are the same, and how one is printed.
 *
 * Segments are compared by their words without fillers, percentages whether they are
 * written in percent or in basis points. Needs _DEFAULT_SOURCE for strtok_r.
 */
#ifndef SPEC_ROW_H
#define SPEC_ROW_H

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "engine/measure.h"
#include "engine/period.h"

#define MAX_ROWS 96

typedef struct Row
{
	char		metric[64];
	char		segment[128];
	char		kind[16];
	char		aspect[16];
	char		basis[16];
	char		action[16];
	EcPeriod	period;
	EcMeasure	value;
	bool		has_value;
	bool		is_optional;
} Row;

typedef struct Rows
{
	int			n;
	Row			row[MAX_ROWS];
} Rows;

/* The words of a segment that tell it from others, lower case, one space before each. */
static void
segment_words(const char *segment, char *words, size_t size)
{
	static const char *const filler[] = {"the", "our", "of", "in", "and", "for", "segment", "business", "sales", "revenue", "revenues"};
	char		copy[128];
	char	   *rest = copy;

	snprintf(copy, sizeof(copy), "%s", segment);
	for (char *c = copy; *c != '\0'; c++)
		*c = (char) tolower((unsigned char) *c);
	words[0] = '\0';
	for (char *word = strtok_r(rest, " ,", &rest); word != NULL; word = strtok_r(NULL, " ,", &rest))
	{
		bool		counts = true;
		size_t		length = strlen(words);

		for (size_t i = 0; i < sizeof(filler) / sizeof(filler[0]); i++)
			counts = counts && strcmp(word, filler[i]) != 0;
		if (counts)
			snprintf(words + length, size - length, " %s", word);
	}
}

/* Does `words` hold each word of `part`? */
static bool
holds_words(const char *words, const char *part)
{
	char		copy[160];
	char	   *rest = copy;
	char		padded[164];

	snprintf(copy, sizeof(copy), "%s", part);
	snprintf(padded, sizeof(padded), "%s ", words);
	for (char *word = strtok_r(rest, " ", &rest); word != NULL; word = strtok_r(NULL, " ", &rest))
	{
		char		spaced[164];

		snprintf(spaced, sizeof(spaced), " %s ", word);
		if (strstr(padded, spaced) == NULL)
			return false;
	}
	return true;
}

/* The same words, or one names the other more closely ("enterprise", "enterprise customers"). */
static bool
same_segment(const char *a, const char *b)
{
	char		a_words[160];
	char		b_words[160];

	segment_words(a, a_words, sizeof(a_words));
	segment_words(b, b_words, sizeof(b_words));
	if (a_words[0] == '\0' || b_words[0] == '\0')
		return a_words[0] == b_words[0];
	return holds_words(a_words, b_words) || holds_words(b_words, a_words);
}

/* The interval with every percentage in percent: 150 bp and 1.5 % are one. */
static EcMeasure
in_percent(EcMeasure value)
{
	int			shift = strcmp(value.unit, "bp") == 0 ? 2 : 0;

	if (shift > 0 || strcmp(value.unit, "pp") == 0)
	{
		value.low_exponent = (int8_t) (value.low_exponent - shift);
		value.high_exponent = (int8_t) (value.high_exponent - shift);
		memset(value.unit, 0, sizeof(value.unit));
		value.unit[0] = '%';
	}
	return value;
}

static bool
same_value(EcMeasure a, EcMeasure b)
{
	a = in_percent(a);
	b = in_percent(b);
	return ec_measure_compare(&a, &b) == 0;
}

static bool
same_row(const Row *a, const Row *b)
{
	return strcmp(a->metric, b->metric) == 0 && same_segment(a->segment, b->segment) &&
		strcmp(a->kind, b->kind) == 0 && strcmp(a->aspect, b->aspect) == 0 && a->period == b->period &&
		strcmp(a->basis, b->basis) == 0 && strcmp(a->action, b->action) == 0 && a->has_value == b->has_value &&
		(!a->has_value || same_value(a->value, b->value));
}

static const Row *
find_row(const Rows *rows, const Row *wanted)
{
	for (int i = 0; i < rows->n; i++)
		if (same_row(&rows->row[i], wanted))
			return &rows->row[i];
	return NULL;
}

static void
add_row(Rows *rows, const Row *row)
{
	if (find_row(rows, row) == NULL && rows->n < MAX_ROWS)
		rows->row[rows->n++] = *row;
}

static const char *
or_dash(const char *text)
{
	return text[0] == '\0' ? "-" : text;
}

static void
print_row(const char *before, const Row *row)
{
	char		period[EC_PERIOD_TEXT] = "-";
	char		value[EC_MEASURE_TEXT] = "-";

	if (row->period != EC_PERIOD_NONE)
		ec_period_format(row->period, period);
	if (row->has_value)
		ec_measure_format(&row->value, value);
	printf("%s%s%s | %s | %s | %s | %s | %s | %s | %s\n", before, row->is_optional ? "? " : "", row->metric,
		   or_dash(row->segment), row->kind, row->aspect, period, value, or_dash(row->basis), or_dash(row->action));
}

static void
print_rows(const Rows *rows)
{
	for (int i = 0; i < rows->n; i++)
		print_row("", &rows->row[i]);
	if (rows->n == 0)
		puts("none");
}

#endif
