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

static EcSlice
slice(const EcLayout *layout, uint32_t start, uint32_t end)
{
	EcSlice		result = {layout->text + start, end - start};

	return ec_slice_trim(result);
}

static bool
is_operator(EcSlice name)
{
	return ec_role_of_name(name) == EC_ROLE_OPERATOR;
}

static void
part_credit(EcOpening *opening, EcSlice credit)
{
	ec_credit_part(credit, &opening->title, &opening->firm);
}

static void
set_name(const EcLayout *layout, const EcLine *line, uint32_t end, EcOpening *opening)
{
	opening->start = line->from;
	opening->words = line->next;
	opening->name = slice(layout, line->start, end);
}

/*
 * Between two rules, with a number in brackets at the end or none. Without the number the rules must
 * stand directly above and below, since a short turn stands between two rules as well, with blank lines.
 */
static bool
read_ruled(const EcLayout *layout, const EcLine *line, EcOpening *opening)
{
	const char *text = layout->text;
	EcLine		before;
	EcLine		after;
	uint32_t	end = line->end;

	if (line->name_end == line->start || end - line->start > EC_MAX_NAME + EC_MAX_CREDIT)
		return false;
	if (!ec_line_before(text, line->from, &before) || !ec_line_is_rule(text, &before))
		return false;
	if (!ec_line_after(text, layout->length, line->next, &after) || !ec_line_is_rule(text, &after))
		return false;
	if (text[end - 1] != ']' && (before.next != line->from || after.from != line->next))
		return false;
	set_name(layout, line, line->name_end, opening);
	opening->start = before.from;
	opening->words = after.next;
	if (text[end - 1] == ']')
		while (end > line->name_end && text[--end] != '[');
	if (line->name_end < end && text[line->name_end] == ',')
		part_credit(opening, slice(layout, line->name_end + 1, end));
	return true;
}

/* <Q - Name>: text; <A - Name - Firm>: text; <Q>: text has no name and is no opening. */
static bool
read_chevron(const EcLayout *layout, const EcLine *line, EcOpening *opening)
{
	const char *text = layout->text;
	uint32_t	at = line->start;
	uint32_t	name_end;
	const char *close;
	int			n_words;

	if (line->end - at < 6 || text[at] != '<' || (text[at + 1] != 'Q' && text[at + 1] != 'A'))
		return false;
	close = memchr(text + at, '>', line->end - at < 120 ? line->end - at : 120);
	if (close == NULL)
		return false;
	at += 2 + ec_dash_read(text, at + 2, line->end);
	name_end = ec_name_read(text, at, (uint32_t) (close - text), &n_words);
	if (n_words == 0)
		return false;
	set_name(layout, line, name_end, opening);
	opening->name = slice(layout, at, name_end);
	opening->mark = text[line->start + 1];
	name_end += ec_dash_read(text, name_end, (uint32_t) (close - text));
	if (name_end < (uint32_t) (close - text))
		part_credit(opening, slice(layout, name_end, (uint32_t) (close - text)));
	opening->words = (uint32_t) (close - text) + 1;
	if (opening->words < layout->length && text[opening->words] == ':')
		opening->words++;
	return true;
}

/* Q - Name, A - Name; Name{BIO 123 <GO>} with or without the mark. */
static bool
read_marked(const EcLayout *layout, const EcLine *line, EcOpening *opening)
{
	const char *text = layout->text;
	uint32_t	at = line->start;
	uint32_t	name_end;
	uint32_t	sign = 0;
	int			n_words;

	if (line->end - at > EC_MAX_NAME + 40 || line->end - at < 5)
		return false;
	if (text[at] == 'Q' || text[at] == 'A')
		sign = ec_dash_read(text, at + 1, line->end);
	if (sign > 0)
		at += 1 + sign;
	name_end = ec_name_read(text, at, line->end, &n_words);
	if (n_words == 0 || (name_end < line->end && text[name_end] != '{') || (name_end == line->end && sign == 0))
		return false;
	set_name(layout, line, line->end, opening);
	opening->name = slice(layout, at, name_end);
	opening->mark = sign > 0 ? text[line->start] : '\0';
	return true;
}

/* Skips "(00:12)", "[00:01:12]", "00:12" after a label. */
static uint32_t
skip_time(const char *text, uint32_t at, uint32_t end)
{
	uint32_t	start = at;
	bool		has_colon = false;

	while (at < end && (text[at] == ' ' || text[at] == '(' || text[at] == '['))
		at++;
	while (at < end && (ec_is_digit(text[at]) || (text[at] == ':' && at + 1 < end &&
		ec_is_digit(text[at + 1]))))
		has_colon |= text[at++] == ':';
	if (!has_colon)
		return start;
	return at < end && (text[at] == ')' || text[at] == ']') ? at + 1 : at;
}

/* Speaker 3:, spk_09:, Speaker 1 (00:12): */
static bool
read_numbered(const EcLayout *layout, const EcLine *line, EcOpening *opening)
{
	const char *text = layout->text;
	uint32_t	at = line->start;
	uint32_t	name_end;
	bool		is_timed;

	if (line->end - at >= 9 && (memcmp(text + at, "Speaker ", 8) == 0 || memcmp(text + at, "SPEAKER ",
		8) == 0 || memcmp(text + at, "SPEAKER_", 8) == 0))
		at += 8;
	else if (line->end - at >= 5 && memcmp(text + at, "spk", 3) == 0)
		at += text[at + 3] == '_' ? 4 : 3;
	else
		return false;
	name_end = at;
	while (name_end < line->end && ec_is_digit(text[name_end]))
		name_end++;
	if (name_end == at || name_end - at > 4)
		return false;
	at = skip_time(text, name_end, line->end);
	is_timed = at > name_end;
	if (at < line->end && text[at] == ':')
		at++;
	else if (!is_timed || at < line->end)
		return false;
	set_name(layout, line, name_end, opening);
	opening->words = at;
	return true;
}

/* **Name - Firm**, **Name:** text, **Name**: text */
static bool
read_bold(const EcLayout *layout, const EcLine *line, EcOpening *opening)
{
	const char *text = layout->text;
	uint32_t	at = line->start + 2;
	uint32_t	limit = line->end - line->start < 200 ? line->end : line->start + 200;
	uint32_t	stop;
	uint32_t	name_end;
	uint32_t	sign;
	int			n_words;

	if (line->end - line->start < 7 || memcmp(text + line->start, "**", 2) != 0)
		return false;
	for (stop = at; stop + 1 < limit && (text[stop] != '*' || text[stop + 1] != '*'); stop++);
	if (stop + 1 >= limit)
		return false;
	name_end = ec_name_read(text, at, stop, &n_words);
	if (n_words == 0)
		return false;
	set_name(layout, line, name_end, opening);
	opening->name = slice(layout, at, name_end);
	opening->words = stop + 2;
	sign = ec_dash_read(text, name_end, stop);
	if (sign > 0)
		part_credit(opening, slice(layout, name_end + sign, text[stop - 1] == ':' ? stop - 1 : stop));
	else if (text[name_end] != ':' && (name_end != stop || stop + 2 < line->end))
		return false;
	return true;
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
	set_name(layout, line, line->name_end, opening);
	glued = glued_credit(layout, opening, &next);
	if (glued > 0)
	{
		opening->mark = text[next.start + glued];
		opening->words = next.start + glued + 1;
		part_credit(opening, slice(layout, next.start, next.start + glued));
		return true;
	}
	if (next.end - next.start > EC_MAX_CREDIT || text[next.end - 1] == ':' || ends_in_prose(layout, &next))
		return false;
	credit = slice(layout, next.start, title_end(layout, &next));
	opening->mark = cut_mark(&credit);
	if (opening->mark == '\0')
		opening->mark = lone_mark(layout, &next);
	if (!ec_is_credit(credit) || (opening->mark == '\0' && ec_role_of_title(credit) == EC_ROLE_UNKNOWN))
		return false;
	if (opening->mark != '\0')
		opening->strength = EC_STRONG;
	part_credit(opening, credit);
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
	credit = slice(layout, at + sign, line->end);
	if (credit.length == 0 || credit.length > EC_MAX_CREDIT || !(ec_is_capitalised(credit) ||
		ec_is_sure_title(credit)))
		return false;
	set_name(layout, line, line->name_end, opening);
	part_credit(opening, credit);
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
	at = skip_time(text, at, line->end);
	while (at < line->end && text[at] == ' ')
		at++;
	if (at >= line->end || text[at] != ':')
		return false;
	set_name(layout, line, line->name_end, opening);
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
	credit = slice(layout, at + sign, sign == 2 && (text[colon - 1] == ')' ||
		text[colon - 1] == ']') ? colon - 1 : colon);
	if (!ec_is_credit(credit))
		return false;
	set_name(layout, line, line->name_end, opening);
	part_credit(opening, credit);
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
	credit = slice(layout, line->name_end + 1, line->end);
	if (credit.length > 80 || !ec_is_credit(credit) || layout->text[line->end - 1] == ',' ||
		ends_in_prose(layout, line))
		return false;
	set_name(layout, line, line->name_end, opening);
	part_credit(opening, credit);
	if (ec_role_of_title(credit) != EC_ROLE_UNKNOWN && ec_is_capitalised(credit))
		opening->strength = EC_STRONG;
	return true;
}

/* Name */
static bool
read_bare(const EcLayout *layout, const EcLine *line, EcOpening *opening)
{
	uint32_t	end = ec_note_skip(layout->text, line->name_end, line->end);

	if (line->name_words == 0 || end != line->end)
		return false;
	set_name(layout, line, line->name_end, opening);
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
		if (n <= line->name_words && ec_participant_starting(layout->cast, slice(layout, line->start, end)) != NULL)
			opening->strength = EC_STRONG;
	}
	opening->words = end;
	while (opening->words < line->end && text[opening->words] == ' ')
		opening->words++;
	if (opening->words == end || memchr("-(,:\xE2", text[opening->words], 5) != NULL ||
		!follows_sentence(layout, line))
		return false;
	if (ec_greets(slice(layout, opening->words, line->end)))
		opening->strength = EC_STRONG;
	at = opening->words;
	set_name(layout, line, end, opening);
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
	set_name(layout, line, line->name_end, opening);
	participant = ec_participant_at(layout->cast, rest);
	if (participant != NULL)
	{
		opening->name.length = ec_name_read(layout->text, line->start,
			line->start + participant->entry.length, &n_words) - line->start;
		part_credit(opening, ec_credit_after(participant->entry, opening->name.length));
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
