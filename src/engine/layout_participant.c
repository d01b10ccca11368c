/*
 * The lists of participants on top of a transcript: who belongs to the company and
 * who asks. A list starts at its heading and ends at another heading, at the
 * operator's line or at the first line of speech.
 */
#include "engine/layout_parts.h"

#include <string.h>

#define LIST_REACH 32768		/* lists start within so many bytes of the top */

typedef struct ListReader
{
	EcCast	   *cast;
	bool		in_list;
	EcRole		role;
	EcParticipant *last;		/* the entry whose detail may follow */
	uint32_t	last_from;		/* where the line before this one starts */
} ListReader;

static EcRole
role_of_list(EcHeading heading)
{
	return heading == EC_HEADING_EXECUTIVES ? EC_ROLE_EXECUTIVE :
		heading == EC_HEADING_ANALYSTS ? EC_ROLE_ANALYST : EC_ROLE_UNKNOWN;
}

static bool
is_list_heading(EcHeading heading)
{
	return heading == EC_HEADING_EXECUTIVES || heading == EC_HEADING_ANALYSTS || heading == EC_HEADING_PARTICIPANTS;
}

static void
add_entry(ListReader *reader, EcSlice entry)
{
	EcCast	   *cast = reader->cast;

	if (cast->n_participants == EC_MAX_PARTICIPANTS)
		return;
	reader->last = &cast->participants[cast->n_participants++];
	reader->last->entry = entry;
	reader->last->detail = (EcSlice) {NULL, 0};
	reader->last->role = reader->role;
}

/* A line of speech ends a list: a long one, or "Name: text". */
static bool
is_speech(const char *text, EcLine *line)
{
	if (line->end - line->start > EC_MAX_NAME + EC_MAX_CREDIT)
		return true;
	line->name_end = ec_name_read(text, line->start, line->end, &line->name_words);
	return line->name_words > 0 && line->end - line->name_end > 30 && text[line->name_end] == ':';
}

static bool
is_indented(const char *text, const EcLine *line)
{
	return line->start >= line->from + 3 && text[line->start - 1] == ' ' && text[line->start - 2] == ' ';
}

/* One line inside a list: a name, or the title and firm of the name above it. */
static void
read_entry(ListReader *reader, const char *text, const EcLine *line)
{
	EcSlice		entry = {text + line->start, line->end - line->start};

	if (ec_line_is_rule(text, line))
		reader->last = NULL;
	else if (reader->last != NULL && (ec_role_of_title(entry) != EC_ROLE_UNKNOWN || is_indented(text, line)))
	{
		reader->last->detail = entry;
		reader->last = NULL;
	}
	else if (line->name_words >= 2)
	{
		add_entry(reader, entry);
		if (line->name_end != line->end)
			reader->last = NULL;
	}
}

/* A heading inside or outside a list: starts one, or ends it. */
static void
read_heading(ListReader *reader, const char *text, const EcLine *line, EcHeading heading)
{
	EcSlice		words = {text + line->start, line->end - line->start};

	reader->in_list = is_list_heading(heading) && ec_role_of_name(words) != EC_ROLE_OPERATOR;
	reader->role = role_of_list(heading);
	reader->last = NULL;
}

/* Where speech starts after a list: a line of speech may stand below its speaker's own line. */
static uint32_t
end_of_list(const ListReader *reader, const EcLine *line)
{
	return line->name_end > line->start && line->name_words > 0 && line->end - line->start < EC_MAX_NAME + EC_MAX_CREDIT ? line->from : reader->last_from;
}

void
ec_participants_read(EcLayout *layout)
{
	const char *text = layout->text;
	ListReader	reader = {layout->cast, false, EC_ROLE_UNKNOWN, NULL, 0};
	uint32_t	limit = layout->length < LIST_REACH ? layout->length : LIST_REACH;
	bool		has_body = false;
	EcLine		line;

	for (uint32_t at = 0; at < limit; at = line.next)
	{
		EcHeading	heading;
		bool		was_in_list = reader.in_list;

		ec_line_read(text, layout->length, at, &line);
		if (line.end == line.start)
			continue;
		heading = ec_heading_read(text, &line);
		if (heading != EC_HEADING_NONE)
			read_heading(&reader, text, &line, heading);
		else if (reader.in_list && is_speech(text, &line))
			reader.in_list = false;
		else if (reader.in_list)
			read_entry(&reader, text, &line);
		if (heading == EC_HEADING_BODY && !has_body)
		{
			has_body = true;
			layout->body = line.next;
		}
		else if (was_in_list && !reader.in_list)
			layout->body = heading != EC_HEADING_NONE ? line.from : end_of_list(&reader, &line);
		reader.last_from = line.from;
	}
}

/* By the start of an entry; else anywhere in one, which two columns of names on a page make. */
const EcParticipant *
ec_participant_find(const EcCast *cast, EcSlice name)
{
	if (name.length < 4)
		return NULL;
	for (int i = 0; i < cast->n_participants; i++)
		if (ec_name_starts(cast->participants[i].entry, name))
			return &cast->participants[i];
	for (int i = 0; i < cast->n_participants; i++)
		if (memchr(name.data, ' ', name.length) != NULL && ec_name_within(cast->participants[i].entry, name))
			return &cast->participants[i];
	return NULL;
}
