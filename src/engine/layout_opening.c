/*
 * The shapes of speaker lines, one small reader each, named in tables/openings.def.
 *
 * A reader gets a line whose name, if it starts with one, is already read, and
 * says whether the line has its shape. It never decides whether the name belongs
 * to somebody: layout_cast.c does.
 */
#include "engine/layout_parts.h"

#include <string.h>

typedef bool (*Reader) (const EcLayout *layout, const EcLine *line, EcOpening *opening);

static bool
is_operator(EcSlice name)
{
	return ec_role_of_name(name) == EC_ROLE_OPERATOR;
}

/* Does the slice end with a lone Q or A that is a vendor's mark? Cuts it off. */
static char
cut_mark(EcSlice *credit)
{
	char		last = credit->length > 2 ? credit->data[credit->length - 1] : '\0';

	if ((last != 'Q' && last != 'A') || credit->data[credit->length - 2] != ' ')
		return '\0';
	credit->length--;
	*credit = ec_slice_trim(*credit);
	return last;
}

/* Where a title that the list of participants gives is glued to a mark and the words ("… LLCQGreat"): its length, else 0. */
static uint32_t
glued_credit(const EcLayout *layout, const EcOpening *opening, const EcLine *line)
{
	const EcParticipant *participant = ec_participant_starting(layout->cast, opening->name);
	uint32_t	n = participant == NULL ? 0 : participant->detail.length;

	if (n == 0 || line->end - line->start <= n || memcmp(layout->text + line->start,
		participant->detail.data, n) != 0)
		return 0;
	return layout->text[line->start + n] == 'Q' || layout->text[line->start + n] == 'A' ? n : 0;
}

/* Takes one more line where the title goes on ("…, Chief Financial Officer & / Director, Firm"). */
static uint32_t
title_end(const EcLayout *layout, EcLine *line)
{
	const char *text = layout->text;
	char		last = text[line->end - 1];
	EcLine		next;

	if (last != ',' && last != '&' && last != '-')
		return line->end;
	if (line->next >= layout->length)
		return line->end;
	ec_line_read(text, layout->length, line->next, &next);
	if (next.end == next.start || next.end - next.start > 80)
		return line->end;
	line->next = next.next;
	return next.end;
}

/* A line that is nothing but Q or A, the vendor's mark. */
static char
lone_mark(const EcLayout *layout, EcLine *line)
{
	EcLine		next;

	if (!ec_line_after(layout->text, layout->length, line->next, &next) || next.end - next.start != 1)
		return '\0';
	if (layout->text[next.start] != 'Q' && layout->text[next.start] != 'A')
		return '\0';
	line->next = next.next;
	return layout->text[next.start];
}

/* Does the line end as a sentence does, and not with "Inc." or "Co."? */
static bool
ends_in_prose(const EcLayout *layout, const EcLine *line)
{
	uint32_t	at = line->end - 1;

	if (layout->text[at] == '?' || layout->text[at] == '!')
		return true;
	if (layout->text[at] != '.')
		return false;
	while (at > line->start && !ec_is_space(layout->text[at - 1]))
		at--;
	return !ec_is_upper(layout->text[at]) || line->end - at > 6;
}

/* Name, and on the next line title and firm. */
static bool
read_two_line(const EcLayout *layout, const EcLine *line, EcOpening *opening)
{
	const char *text = layout->text;
	EcSlice		credit;
	EcLine		next;
	uint32_t	glued;

	if (line->name_words < 2 || line->name_end != line->end || !ec_line_after(text, layout->length,
		line->next, &next))
		return false;
	ec_opening_name(layout, line, line->name_end, opening);
	glued = glued_credit(layout, opening, &next);
	if (glued > 0)
	{
		opening->mark = text[next.start + glued];
		opening->words = next.start + glued + 1;
		ec_opening_credit(opening, ec_opening_slice(layout, next.start, next.start + glued));
		return true;
	}
	if (next.end - next.start > EC_MAX_CREDIT || text[next.end - 1] == ':' || ends_in_prose(layout, &next))
		return false;
	credit = ec_opening_slice(layout, next.start, title_end(layout, &next));
	opening->mark = cut_mark(&credit);
	if (opening->mark == '\0')
		opening->mark = lone_mark(layout, &next);
	if (!ec_is_credit(credit) || (opening->mark == '\0' && ec_role_of_title(credit) == EC_ROLE_UNKNOWN))
		return false;
	if (opening->mark != '\0')
		opening->strength = EC_STRONG;
	ec_opening_credit(opening, credit);
	opening->words = next.next;
	return true;
}

/* Name - Title; Name -- Firm -- Analyst */
static bool
read_dash(const EcLayout *layout, const EcLine *line, EcOpening *opening)
{
	uint32_t	at = ec_note_skip(layout->text, line->name_end, line->end);
	uint32_t	sign = ec_dash_read(layout->text, at, line->end);
	EcSlice		credit;

	if (line->name_words < 2 || sign == 0)
		return false;
	credit = ec_opening_slice(layout, at + sign, line->end);
	if (credit.length == 0 || credit.length > EC_MAX_CREDIT || !(ec_is_capitalised(credit) ||
		ec_is_sure_title(credit)))
		return false;
	ec_opening_name(layout, line, line->name_end, opening);
	ec_opening_credit(opening, credit);
	if (ec_role_of_title(credit) != EC_ROLE_UNKNOWN && ec_is_capitalised(credit))
		opening->strength = EC_STRONG;
	return true;
}

/* Name: text */
static bool
read_colon(const EcLayout *layout, const EcLine *line, EcOpening *opening)
{
	const char *text = layout->text;
	uint32_t	at = ec_note_skip(text, line->name_end, line->end);

	if (line->name_words == 0)
		return false;
	at = ec_time_skip(text, at, line->end);
	while (at < line->end && text[at] == ' ')
		at++;
	if (at >= line->end || text[at] != ':')
		return false;
	ec_opening_name(layout, line, line->name_end, opening);
	opening->words = at + 1;
	if (is_operator(opening->name))
		opening->strength = EC_STRONG;
	return true;
}

/* The colon that ends a credit at `at`; a credit may run on to a second line if it is in capitals. */
static uint32_t
credit_colon(const EcLayout *layout, const EcLine *line, uint32_t at)
{
	uint32_t	limit = layout->length - at < EC_MAX_CREDIT ? layout->length : at + EC_MAX_CREDIT;
	int			newlines = 0;

	for (; at < limit; at++)
	{
		char		c = layout->text[at];

		if (c == ':')
			return at;
		if (c == '\n' && (newlines++ > 0 || !ec_is_upper(layout->text[line->start + 1])))
			break;
		if (c == '?' || c == '!' || c == ';' || (c == '.' && at + 2 < limit && layout->text[at + 1] == ' ' &&
			at - line->start > 12 && layout->text[at - 4] == ' ' ))
			break;
	}
	return 0;
}

/* "April 25, 2024 - Jane Doe, Acme chief executive officer:", "Closing - Jane Doe, …:": a lead-in before the name. */
static bool read_credit(const EcLayout *layout, const EcLine *line, EcOpening *opening);

static bool
read_led_credit(const EcLayout *layout, const EcLine *line, EcOpening *opening)
{
	EcLine		rest = *line;
	uint32_t	limit = line->end - line->start > 40 ? line->start + 40 : line->end;
	uint32_t	sign = 0;

	for (rest.start = line->start; rest.start < limit; rest.start++)
		if ((sign = ec_dash_read(layout->text, rest.start, line->end)) > 1)
			break;
	if (sign < 2)
		return false;
	rest.start += sign;
	rest.name_end = ec_name_read(layout->text, rest.start, line->end, &rest.name_words);
	return rest.name_words >= 2 && rest.name_end < rest.end && layout->text[rest.name_end] == ',' &&
		read_credit(layout, &rest, opening) && opening->strength == EC_STRONG;
}

/* Name, Title, Company: text; Name (Firm): text; Name - Title: text */
static bool
read_credit(const EcLayout *layout, const EcLine *line, EcOpening *opening)
{
	const char *text = layout->text;
	uint32_t	at = line->name_end;
	uint32_t	sign = ec_dash_read(text, at, line->end);
	uint32_t	colon;
	EcSlice		credit;

	if (line->name_words == 0 || at >= line->end)
		return false;
	if (line->name_words == 1 && text[at] == ' ' && read_led_credit(layout, line, opening))
		return true;
	if (sign == 0 && text[at] == ',')
		sign = 1;
	else if (sign == 0 && text[at] == ' ' && (text[at + 1] == '(' || text[at + 1] == '['))
		sign = 2;
	if (sign == 0)
		return false;
	colon = credit_colon(layout, line, at + sign);
	if (colon == 0)
		return false;
	credit = ec_opening_slice(layout, at + sign, sign == 2 && (text[colon - 1] == ')' ||
		text[colon - 1] == ']') ? colon - 1 : colon);
	if (!ec_is_credit(credit))
		return false;
	ec_opening_name(layout, line, line->name_end, opening);
	ec_opening_credit(opening, credit);
	if (line->name_words > 1 && ec_role_of_title(credit) != EC_ROLE_UNKNOWN)
		opening->strength = EC_STRONG;
	opening->words = colon + 1;
	return true;
}

/* Name, Firm */
static bool
read_comma(const EcLayout *layout, const EcLine *line, EcOpening *opening)
{
	EcSlice		credit;

	if (line->name_words < 2 || line->name_end + 3 > line->end || memchr(",;",
		layout->text[line->name_end], 2) == NULL)
		return false;
	credit = ec_opening_slice(layout, line->name_end + 1, line->end);
	if (credit.length > 80 || !ec_is_credit(credit) || layout->text[line->end - 1] == ',' ||
		ends_in_prose(layout, line))
		return false;
	ec_opening_name(layout, line, line->name_end, opening);
	ec_opening_credit(opening, credit);
	if (ec_role_of_title(credit) != EC_ROLE_UNKNOWN && ec_is_capitalised(credit))
		opening->strength = EC_STRONG;
	return true;
}

/* Name */
static bool
read_bare(const EcLayout *layout, const EcLine *line, EcOpening *opening)
{
	uint32_t	end = ec_time_skip(layout->text, ec_note_skip(layout->text, line->name_end, line->end), line->end);

	if (line->name_words == 0 || end != line->end)
		return false;
	ec_opening_name(layout, line, line->name_end, opening);
	if (is_operator(opening->name))
		opening->strength = EC_STRONG;
	return line->name_words > 1 || ec_is_label(opening->name);
}

/* Where the name ends after `n` of its words. */
static uint32_t
end_of_words(const char *text, const EcLine *line, int n)
{
	uint32_t	at = line->start;

	for (; at < line->name_end; at++)
		if (text[at] == ' ' && text[at - 1] != ' ' && --n == 0)
			break;
	return at;
}

static bool
follows_sentence(const EcLayout *layout, const EcLine *line)
{
	EcLine		before;

	if (!ec_line_before(layout->text, line->from, &before))
		return false;
	return memchr(".?!", layout->text[before.end - 1], 3) != NULL || ec_line_is_page_number(layout->text,
		&before) ||
		ec_heading_read(layout->text, &before) != EC_HEADING_NONE;
}

/*
 * Name and words with nothing between, as a table of two columns is printed: "Jane Doe Thank you." in wrapped
 * text, after the end of a sentence. A listed name of up to four words, else the first two words.
 */
static bool
read_column(const EcLayout *layout, const EcLine *line, EcOpening *opening)
{
	const char *text = layout->text;
	uint32_t	end = 0;
	uint32_t	at;

	if (layout->breaks_at_newline || line->name_words < 2 || line->end == line->name_end ||
		line->start != line->from)
		return false;
	for (int n = 4; n >= 2 && opening->strength == EC_WEAK; n--)
	{
		end = end_of_words(text, line, n);
		if (n <= line->name_words && ec_participant_starting(layout->cast, ec_opening_slice(layout, line->start, end)) != NULL)
			opening->strength = EC_STRONG;
	}
	opening->words = end;
	while (opening->words < line->end && text[opening->words] == ' ')
		opening->words++;
	if (opening->words == end || memchr("-(,:\xE2", text[opening->words], 5) != NULL ||
		!follows_sentence(layout, line))
		return false;
	if (ec_greets(ec_opening_slice(layout, opening->words, line->end)))
		opening->strength = EC_STRONG;
	at = opening->words;
	ec_opening_name(layout, line, end, opening);
	opening->words = at;
	return true;
}

/* In a text that is one line: "Name - Firm words" of a listed name, "Operator - words". */
static bool
read_inline(const EcLayout *layout, const EcLine *line, EcOpening *opening)
{
	EcSlice		rest = {layout->text + line->start, layout->length - line->start};
	const EcParticipant *participant;
	uint32_t	sign;
	int			n_words;

	if (!layout->is_one_line)
		return false;
	ec_opening_name(layout, line, line->name_end, opening);
	participant = ec_participant_at(layout->cast, rest);
	if (participant != NULL)
	{
		opening->name.length = ec_name_read(layout->text, line->start,
			line->start + participant->entry.length, &n_words) - line->start;
		ec_opening_credit(opening, ec_credit_after(participant->entry, opening->name.length));
		opening->words = line->start + participant->entry.length;
		return true;
	}
	sign = ec_dash_read(layout->text, line->name_end, line->end);
	opening->words = line->name_end + sign;
	return sign > 0 && is_operator(opening->name);
}

static const struct
{
	Reader		read;
	EcStrength	strength;
}			readers[EC_OPENING_COUNT] = {
#define OPENING(kind, reader, strength, description) {reader, EC_##strength},
#include "engine/tables/openings.def"
#undef OPENING
};

bool
ec_opening_read(const EcLayout *layout, uint32_t mask, const EcLine *line, EcOpening *opening)
{
	for (int kind = 0; kind < EC_OPENING_COUNT; kind++)
	{
		if ((mask & (1u << kind)) == 0)
			continue;
		memset(opening, 0, sizeof(*opening));
		opening->kind = (uint8_t) kind;
		opening->strength = (uint8_t) readers[kind].strength;
		if (readers[kind].read(layout, line, opening))
			return true;
	}
	return false;
}
