/*
 * Lines: where they start and end without white space and bullets, and the kinds
 * that are recognised by their bytes alone. A line costs one memchr and a look
 * at its two ends, whatever its length.
 */
#include "engine/layout_parts.h"

#include <string.h>

#define BLANK_REACH 4096		/* of blank lines between two lines that belong together */
#define BLANKS 8				/* spaces that are skipped at once */

/* Bytes of white space, a byte-order mark or a bullet at `text`; 0 if there is none. */
static uint32_t
skip_decoration(const char *text, uint32_t left)
{
	static const char *const marks[] = {"\xC2\xA0", "\xC2\xB7", "\xE2\x80\xA2", "\xE2\x96\xAA",
		"\xEF\xBB\xBF", "\xE2\x97\x8F"};

	if (ec_is_space(text[0]))
		return 1;
	if ((text[0] == '*' || text[0] == '-') && left > 1 && text[1] == ' ')
		return 2;
	if (text[0] == '#' && left > 1 && (text[1] == '#' || text[1] == ' '))
		return 1;
	if ((text[0] & 0x80) == 0)
		return 0;
	for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++)
	{
		uint32_t	length = (uint32_t) strlen(marks[i]);

		if (left >= length && memcmp(text, marks[i], length) == 0)
			return length;
	}
	return 0;
}

/* Bytes of white space that end at `end`. */
static uint32_t
trailing_space(const char *text, uint32_t start, uint32_t end)
{
	if (ec_is_space(text[end - 1]))
		return 1;
	if (end - start >= 2 && memcmp(text + end - 2, "\xC2\xA0", 2) == 0)
		return 2;
	return 0;
}

static bool
are_blanks(const char *text)
{
	return memcmp(text, "        ", BLANKS) == 0;
}

static uint32_t
skip_front(const char *text, uint32_t at, uint32_t end)
{
	for (;;)
	{
		uint32_t	n = end - at >= BLANKS && are_blanks(text + at) ? BLANKS : at < end ? skip_decoration(text + at, end - at) : 0;

		if (n == 0)
			return at;
		at += n;
	}
}

static uint32_t
skip_back(const char *text, uint32_t start, uint32_t end)
{
	for (;;)
	{
		uint32_t	n = end - start >= BLANKS && are_blanks(text + end - BLANKS) ? BLANKS : end > start ? trailing_space(text, start, end) : 0;

		if (n == 0)
			return end;
		end -= n;
	}
}

/* A newline ends a line; so does a carriage return that none follows. */
void
ec_line_read(const char *text, uint32_t length, uint32_t at, EcLine *line)
{
	const char *newline = memchr(text + at, '\n', length - at);
	uint32_t	end = newline == NULL ? length : (uint32_t) (newline - text);
	const char *carriage = memchr(text + at, '\r', end - at);

	line->from = at;
	line->next = newline == NULL ? length : end + 1;
	if (carriage != NULL && carriage + 1 < text + end)
	{
		end = (uint32_t) (carriage - text);
		line->next = end + 1;
	}
	line->start = skip_front(text, at, end);
	line->end = skip_back(text, line->start, end);
	line->name_end = line->start;
	line->name_words = 0;
}

#define MAX_PSEUDO_LINE 4096

/* Where a sentence ends after the sign at `at`: a full stop after an initial ends none. */
static bool
ends_pseudo_line(const char *text, uint32_t start, uint32_t at)
{
	if (text[at] == '?' || text[at] == '!' || text[at] == ']')
		return true;
	return text[at] == '.' && !(at >= start + 1 && ec_is_upper(text[at - 1]) && (at == start + 1 ||
		text[at - 2] == ' ' || text[at - 2] == '.'));
}

void
ec_line_next(const EcLayout *layout, uint32_t at, EcLine *line)
{
	const char *text = layout->text;
	uint32_t	limit = layout->length - at < MAX_PSEUDO_LINE ? layout->length : at + MAX_PSEUDO_LINE;
	uint32_t	end = at;

	if (!layout->is_one_line)
	{
		ec_line_read(text, layout->length, at, line);
		return;
	}
	while (end < limit && text[end] != '\n' && !(end + 1 < limit && text[end + 1] == ' ' &&
		ends_pseudo_line(text, at, end)))
		end++;
	ec_line_read(text, end < limit ? end + 1 : limit, at, line);
	line->next = end < limit ? end + 1 : limit;
}

/* A line of one repeated sign: ----, ====, ...., ____. */
bool
ec_line_is_rule(const char *text, const EcLine *line)
{
	char		sign;

	if (line->end < line->start + 4)
		return false;
	sign = text[line->start];
	if (memchr("-=._*~", sign, 6) == NULL)
		return false;
	for (uint32_t i = line->start + 1; i < line->end; i++)
		if (text[i] != sign)
			return false;
	return true;
}

bool
ec_line_before(const char *text, uint32_t start, EcLine *line)
{
	uint32_t	at = start;

	while (at > 0)
	{
		uint32_t	begin = at - 1;

		if (begin > 0 && text[begin] == '\n' && text[begin - 1] == '\r')
			begin--;
		while (begin > 0 && text[begin - 1] != '\n' && text[begin - 1] != '\r' && at - begin < 1024)
			begin--;
		ec_line_read(text, at, begin, line);
		if (line->end > line->start)
			return true;
		at = begin;
		if (start - at > BLANK_REACH)
			break;
	}
	return false;
}

bool
ec_line_after(const char *text, uint32_t length, uint32_t at, EcLine *line)
{
	uint32_t	limit = length - at < BLANK_REACH ? length : at + BLANK_REACH;

	while (at < limit)
	{
		ec_line_read(text, length, at, line);
		if (line->end > line->start)
			return true;
		at = line->next;
	}
	return false;
}

/* Skips digits; returns how many. */
static uint32_t
skip_digits(const char *text, uint32_t *at, uint32_t end)
{
	uint32_t	start = *at;

	while (*at < end && ec_is_digit(text[*at]))
		(*at)++;
	return *at - start;
}

/* "12", "Page 12", "Page 3 of 13", "3/13", "- 4 -": nothing else on the line. */
bool
ec_line_is_page_number(const char *text, const EcLine *line)
{
	uint32_t	at = line->start;
	uint32_t	end = line->end;
	uint32_t	digits = 0;

	if (end - at > 24)
		return false;
	if (end - at > 5 && (memcmp(text + at, "Page ", 5) == 0 || memcmp(text + at, "PAGE ", 5) == 0))
		at += 5;
	while (at < end)
	{
		uint32_t	n = skip_digits(text, &at, end);

		digits += n;
		if (n > 4 || at == end)
			break;
		if (end - at > 3 && memcmp(text + at, " of ", 4) == 0)
			at += 4;
		else if (text[at] == '/' || text[at] == '-' || text[at] == '|' || text[at] == ' ')
			at++;
		else
			return false;
	}
	return at == end && digits > 0 && digits <= 8;
}

uint32_t
ec_time_skip(const char *text, uint32_t at, uint32_t end)
{
	uint32_t	start = at;
	bool		has_colon = false;

	while (at < end && (text[at] == ' ' || text[at] == '(' || text[at] == '['))
		at++;
	while (at < end && (ec_is_digit(text[at]) ||
						((text[at] == ':' || text[at] == '.') && at + 1 < end && ec_is_digit(text[at + 1]))))
		has_colon |= text[at++] == ':';
	if (!has_colon)
		return start;
	return at < end && (text[at] == ')' || text[at] == ']') ? at + 1 : at;
}
