/*
 * Speaker lines that a vendor's own signs mark: rules above and below, <Q - Name>, "Q - Name", Speaker 3,
 * bold type. The signs alone say that somebody speaks.
 *
 * In and out as in layout_opening.c, whose table names these readers.
 */
#include "engine/layout_parts.h"

#include <string.h>

EcSlice
ec_opening_slice(const EcLayout *layout, uint32_t start, uint32_t end)
{
	EcSlice		result = {layout->text + start, end - start};

	return ec_slice_trim(result);
}

void
ec_opening_credit(EcOpening *opening, EcSlice credit)
{
	ec_credit_part(credit, &opening->title, &opening->firm);
}

void
ec_opening_name(const EcLayout *layout, const EcLine *line, uint32_t end, EcOpening *opening)
{
	opening->start = line->from;
	opening->words = line->next;
	opening->name = ec_opening_slice(layout, line->start, end);
}

/*
 * Between two rules, with a number in brackets at the end or none. Without the number the rules must
 * stand directly above and below, since a short turn stands between two rules as well, with blank lines.
 */
bool
ec_opening_ruled(const EcLayout *layout, const EcLine *line, EcOpening *opening)
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
	ec_opening_name(layout, line, line->name_end, opening);
	opening->start = before.from;
	opening->words = after.next;
	if (text[end - 1] == ']')
		while (end > line->name_end && text[--end] != '[');
	if (line->name_end < end && text[line->name_end] == ',')
		ec_opening_credit(opening, ec_opening_slice(layout, line->name_end + 1, end));
	return true;
}

/* <Q - Name>: text; <A - Name - Firm>: text; <Q>: text has no name and is no opening. */
bool
ec_opening_chevron(const EcLayout *layout, const EcLine *line, EcOpening *opening)
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
	ec_opening_name(layout, line, name_end, opening);
	opening->name = ec_opening_slice(layout, at, name_end);
	opening->mark = text[line->start + 1];
	name_end += ec_dash_read(text, name_end, (uint32_t) (close - text));
	if (name_end < (uint32_t) (close - text))
		ec_opening_credit(opening, ec_opening_slice(layout, name_end, (uint32_t) (close - text)));
	opening->words = (uint32_t) (close - text) + 1;
	if (opening->words < layout->length && text[opening->words] == ':')
		opening->words++;
	return true;
}

/* Q - Name, A - Name; Name{BIO 123 <GO>} with or without the mark. */
bool
ec_opening_marked(const EcLayout *layout, const EcLine *line, EcOpening *opening)
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
	ec_opening_name(layout, line, line->end, opening);
	opening->name = ec_opening_slice(layout, at, name_end);
	opening->mark = sign > 0 ? text[line->start] : '\0';
	return true;
}

/* Speaker 3:, spk_09:, Speaker 1 (00:12): */
bool
ec_opening_numbered(const EcLayout *layout, const EcLine *line, EcOpening *opening)
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
	at = ec_time_skip(text, name_end, line->end);
	is_timed = at > name_end;
	if (at < line->end && text[at] == ':')
		at++;
	else if (!is_timed || at < line->end)
		return false;
	ec_opening_name(layout, line, name_end, opening);
	opening->words = at;
	return true;
}

/* What follows the name in bold type up to the end of the line, without the signs of italics and brackets around it. */
static EcSlice
credit_behind(const EcLayout *layout, uint32_t start, uint32_t end)
{
	const char *text = layout->text;

	while (start < end && memchr("*_( ", text[start], 4) != NULL)
		start++;
	while (end > start && memchr("*_): ", text[end - 1], 5) != NULL)
		end--;
	return ec_opening_slice(layout, start, end);
}

/* Title and firm behind the stars: "**Name** - *Title*", "**Name**, Title", "**Name** (Title)"; true for nothing at all. */
static bool
read_bold_credit(const EcLayout *layout, const EcLine *line, uint32_t at, EcOpening *opening)
{
	const char *text = layout->text;
	uint32_t	sign = ec_dash_read(text, at, line->end);
	EcSlice		credit;

	if (at < line->end && text[at] == ':')
	{
		opening->words = at + 1;
		return true;
	}
	if (at == line->end)
		return true;
	if (sign == 0 && text[at] != ',' && (text[at] != ' ' || text[at + 1] != '('))
		return false;
	credit = credit_behind(layout, at + (sign > 0 ? sign : 1), line->end);
	if (credit.length == 0 || credit.length > EC_MAX_CREDIT || !ec_is_credit(credit))
		return false;
	ec_opening_credit(opening, credit);
	opening->words = line->end;
	return true;
}

/* **Name - Firm**, **Name:** text, **Name**: text, **Name** - *Title* */
bool
ec_opening_bold(const EcLayout *layout, const EcLine *line, EcOpening *opening)
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
	ec_opening_name(layout, line, name_end, opening);
	opening->name = ec_opening_slice(layout, at, name_end);
	opening->words = stop + 2;
	sign = ec_dash_read(text, name_end, stop);
	if (sign > 0)
		ec_opening_credit(opening, ec_opening_slice(layout, name_end + sign, text[stop - 1] == ':' ? stop - 1 : stop));
	else if (text[name_end] != ':' && (name_end != stop || !read_bold_credit(layout, line, stop + 2, opening)))
		return false;
	return true;
}
