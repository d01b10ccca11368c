/*
 * Page furniture: page numbers, rules, headings, what a vendor prints on each page, and lines that
 * come back on page after page. Repetition is counted once, over hashes of the
 * short lines of wrapped texts, in a table of fixed size.
 */
#include "engine/layout_parts.h"

#include <string.h>

#define SAMPLE_BYTES 262144		/* read to learn whether lines end with sentences */
#define MAX_FURNITURE_LINE 200
#define MAX_RULE 4096			/* a longer line is no furniture, and its end is not looked for */
#define REPEAT_SLOTS 4096		/* a power of two */
#define LEAST_REPEATS 3

/* Do most of the longer lines end where a sentence may end, and few in the middle of one, which the next line goes on with? */
static bool
lines_end_sentences(const char *text, uint32_t length)
{
	uint32_t	limit = length < SAMPLE_BYTES ? length : SAMPLE_BYTES;
	uint32_t	lines = 0;
	uint32_t	ended = 0;
	uint32_t	broken = 0;
	bool		is_open = false;	/* the line before was long and ended no sentence */
	EcLine		line;

	for (uint32_t at = 0; at < limit; at = line.next)
	{
		char		last;

		ec_line_read(text, length, at, &line);
		broken += is_open && line.end > line.start && text[line.start] >= 'a' && text[line.start] <= 'z';
		is_open = false;
		if (line.end - line.start < 40)
			continue;
		last = text[line.end - 1];
		lines++;
		is_open = memchr(".?!\"]):", last, 7) == NULL;
		ended += !is_open;
	}
	return ended * 10 >= lines * 6 && broken * 6 < lines;
}

/* Are nearly all longer lines set apart by an empty line, though most of them end no sentence? */
static bool
lines_are_apart(const char *text, uint32_t length)
{
	uint32_t	limit = length < SAMPLE_BYTES ? length : SAMPLE_BYTES;
	uint32_t	lines = 0;
	uint32_t	apart = 0;
	uint32_t	open = 0;
	bool		was_long = false;
	EcLine		line;

	for (uint32_t at = 0; at < limit; at = line.next)
	{
		ec_line_read(text, length, at, &line);
		apart += was_long && line.end == line.start;
		was_long = line.end - line.start >= 40;
		if (!was_long)
			continue;
		lines++;
		open += memchr(".?!\"]):", text[line.end - 1], 7) == NULL;
	}
	return lines >= 20 && apart * 10 >= lines * 8 && open * 2 >= lines;
}

/* Hash of the line without its digits, so that page numbers do not count; 0 where the line cannot be furniture. */
static uint64_t
hash_line(const char *text, const EcLine *line)
{
	uint64_t	hash = UINT64_C(14695981039346656037);
	uint32_t	letters = 0;

	if (line->end - line->start > MAX_FURNITURE_LINE || line->end - line->start < 8)
		return 0;
	for (uint32_t i = line->start; i < line->end; i++)
	{
		if (ec_is_digit(text[i]) || ec_is_space(text[i]))
			continue;
		letters++;
		hash = (hash ^ (unsigned char) text[i]) * UINT64_C(1099511628211);
	}
	return letters < 6 ? 0 : hash | 1;
}

/*
 * Does the line look like a page header: digits in it, or every word with a capital, and no end of a sentence?
 * One that starts with a small letter goes on with the line before ("grew 8% year over year" in captions), and one
 * that holds an amount is speech as well.
 */
static bool
looks_printed(const char *text, const EcLine *line)
{
	EcSlice		words = {text + line->start, line->end - line->start};
	bool		has_digit = false;
	char		last = text[line->end - 1];

	if (text[line->start] >= 'a' && text[line->start] <= 'z')
		return false;
	for (uint32_t i = 0; i < words.length; i++)
	{
		if (words.data[i] == '%' || words.data[i] == '$')
			return false;
		has_digit |= ec_is_digit(words.data[i]);
	}
	return (has_digit && last != '.' && last != '?' && last != ',') || (words.length >= 20 &&
		ec_is_capitalised(words) && last != '?');
}

/* The slot holds the hash with the count in its low byte. */
static uint64_t *
repeat_slot(uint64_t *slots, uint64_t hash)
{
	uint64_t	key = hash & ~UINT64_C(0xFF);
	uint32_t	slot = (uint32_t) (hash >> 20) & (REPEAT_SLOTS - 1);

	for (int probe = 0; probe < 8; probe++, slot = (slot + 1) & (REPEAT_SLOTS - 1))
		if (slots[slot] == 0 || (slots[slot] & ~UINT64_C(0xFF)) == key)
			return &slots[slot];
	return NULL;
}

void
ec_furniture_survey(EcLayout *layout)
{
	const char *text = layout->text;
	EcLine		line;

	layout->breaks_at_newline = lines_end_sentences(text, layout->length);
	layout->is_double_spaced = !layout->breaks_at_newline && lines_are_apart(text, layout->length);
	if (layout->breaks_at_newline)
		return;
	layout->repeated = ec_arena_alloc(layout->arena, REPEAT_SLOTS * sizeof(*layout->repeated));
	memset(layout->repeated, 0, REPEAT_SLOTS * sizeof(*layout->repeated));
	for (uint32_t at = 0; at < layout->length; at = line.next)
	{
		uint64_t	hash;
		uint64_t   *slot;

		ec_layout_poll(layout, at);
		ec_line_read(text, layout->length, at, &line);
		hash = hash_line(text, &line);
		slot = hash == 0 ? NULL : repeat_slot(layout->repeated, hash);
		if (slot == NULL)
			continue;
		if (*slot == 0)
			*slot = hash & ~UINT64_C(0xFF);
		if ((*slot & 0xFF) < 0xFF)
			(*slot)++;
	}
}

static bool
is_repeated(const EcLayout *layout, const EcLine *line)
{
	uint64_t	hash = layout->repeated == NULL ? 0 : hash_line(layout->text, line);
	uint64_t   *slot = hash == 0 ? NULL : repeat_slot(layout->repeated, hash);

	return slot != NULL && (*slot & 0xFF) >= LEAST_REPEATS;
}

/* A line with a date or a page number in it that comes back: no speaker's line, whatever its shape. */
bool
ec_is_page_header(const EcLayout *layout, const EcLine *line)
{
	bool		has_digit = false;

	for (uint32_t i = line->start; i < line->end && line->end - line->start < MAX_FURNITURE_LINE; i++)
		has_digit |= ec_is_digit(layout->text[i]);
	return has_digit && is_repeated(layout, line) && looks_printed(layout->text, line);
}

/* "12:34", "00:00:01,000 --> 00:00:03,000": a line of captions that only tells the time. */
static bool
is_time_alone(const char *text, const EcLine *line)
{
	uint32_t	colons = 0;

	if (line->end - line->start < 4 || line->end - line->start > 34 || !ec_is_digit(text[line->start]) || !ec_is_digit(text[line->end - 1]))
		return false;
	for (uint32_t i = line->start; i < line->end; i++)
	{
		colons += text[i] == ':';
		if (!ec_is_digit(text[i]) && memchr(":.,-> ", text[i], 6) == NULL)
			return false;
	}
	return colons > 0;
}

static bool
is_printed(const EcLayout *layout, const EcLine *line)
{
	const char *text = layout->text;
	EcSlice		words = {text + line->start, line->end - line->start};

	if (ec_line_is_page_number(text, line) || is_time_alone(text, line) || ec_is_boilerplate(words, layout->entry < 0 &&
		layout->breaks_at_newline))
		return true;
	if (is_repeated(layout, line) && looks_printed(text, line))
		return true;
	return layout->entry >= 0 && ec_heading_read(text, line) != EC_HEADING_NONE;
}

bool
ec_layout_is_furniture(EcLayout *layout, uint32_t start, uint32_t *line_end)
{
	uint32_t	limit = layout->length - start < MAX_RULE ? layout->length : start + MAX_RULE;
	EcLine		line;
	EcLine		before;

	ec_layout_poll(layout, start);
	ec_line_read(layout->text, limit, start, &line);
	*line_end = line.next;
	if (line.next == limit && limit < layout->length)
		return false;
	if (ec_line_is_rule(layout->text, &line))
		return true;
	if (line.end == line.start || line.end - line.start > MAX_FURNITURE_LINE + 40)
		return false;
	if (is_printed(layout, &line))
		return true;
	return is_repeated(layout, &line) && line.end - line.start >= 16 && ec_line_before(layout->text,
		line.from, &before) &&
		is_printed(layout, &before);
}
