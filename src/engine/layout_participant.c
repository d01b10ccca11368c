/*
 * The lists of participants on top of a transcript: who belongs to the company and
 * who asks. A list starts at its heading and ends at another heading, at the
 * operator's line or at the first line of speech.
 */
#include "engine/layout_parts.h"

#include <string.h>

#define MAX_MISSES 3
#define LIST_REACH 32768		/* lists start within so many bytes of the top */

typedef struct ListReader
{
	EcCast	   *cast;
	bool		in_list;
	EcRole		role;
	EcParticipant *last;		/* the entry whose detail may follow */
	uint32_t	last_from;		/* where the line before this one starts */
	bool		is_done;		/* speech has begun: no list starts any more */
	int			misses;			/* lines in a row that are neither name nor title */
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
	return heading == EC_HEADING_EXECUTIVES || heading == EC_HEADING_ANALYSTS ||
		heading == EC_HEADING_PARTICIPANTS;
}

static void
add_entry(ListReader *reader, EcSlice entry)
{
	EcCast	   *cast = reader->cast;

	if (cast->n_participants == EC_MAX_PARTICIPANTS)
		return;
	if (cast->participants == NULL)
		cast->participants = ec_arena_alloc(cast->arena, EC_MAX_PARTICIPANTS * sizeof(*cast->participants));
	reader->last = &cast->participants[cast->n_participants++];
	reader->last->entry = entry;
	reader->last->detail = (EcSlice) {NULL, 0};
	reader->last->role = reader->role;
}

/* Is the line nothing but a name that the list has already: the first speaker's? */
static bool
is_listed_again(const ListReader *reader, EcSlice name)
{
	for (int i = 0; i < reader->cast->n_participants; i++)
		if (ec_name_starts(reader->cast->participants[i].entry, name))
			return true;
	return false;
}

/* A line of speech ends a list: a long one, "Name: text", or a listed name alone; and so does prose in short lines. */
static bool
is_speech(const ListReader *reader, const char *text, EcLine *line)
{
	if (ec_line_is_rule(text, line))
		return false;
	if (reader->misses >= MAX_MISSES || line->end - line->start > EC_MAX_NAME + EC_MAX_CREDIT)
		return true;
	line->name_end = ec_name_read(text, line->start, line->end, &line->name_words);
	if (line->name_words > 1 && line->name_end == line->end && is_listed_again(reader,
		(EcSlice) {text + line->start, line->end - line->start}))
		return true;
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

	int			misses = reader->misses;

	reader->misses = 0;
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
	else if (!ec_is_credit(entry))
		reader->misses = misses + 1;
}

/* A heading inside or outside a list: starts one, or ends it. */
static void
read_heading(ListReader *reader, const char *text, const EcLine *line, EcHeading heading)
{
	EcSlice		words = {text + line->start, line->end - line->start};

	reader->in_list = is_list_heading(heading) && !reader->is_done &&
		ec_role_of_name(words) != EC_ROLE_OPERATOR;
	reader->role = role_of_list(heading);
	reader->last = NULL;
}

/* Where speech starts after a list: a line of speech may stand below its speaker's own line. */
static uint32_t
end_of_list(const ListReader *reader, const EcLine *line)
{
	return line->name_end > line->start && line->name_words > 0 &&
		line->end - line->start < EC_MAX_NAME + EC_MAX_CREDIT ? line->from : reader->last_from;
}

void
ec_participants_read(EcLayout *layout)
{
	const char *text = layout->text;
	ListReader	reader = {layout->cast, false, EC_ROLE_UNKNOWN, NULL, 0, false, 0};
	uint32_t	limit = layout->length < LIST_REACH ? layout->length : LIST_REACH;
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
		else if (reader.in_list && is_speech(&reader, text, &line))
			reader.in_list = false;
		else if (reader.in_list)
			read_entry(&reader, text, &line);
		if (heading == EC_HEADING_BODY)
			layout->body = line.next;
		else if (was_in_list && !reader.in_list)
			layout->body = heading != EC_HEADING_NONE ? line.from : end_of_list(&reader, &line);
		if (heading == EC_HEADING_BODY)
			break;
		reader.is_done |= was_in_list && !reader.in_list && heading == EC_HEADING_NONE;
		reader.last_from = line.from;
	}
}

const EcParticipant *
ec_participant_starting(const EcCast *cast, EcSlice name)
{
	if (name.length < 4)
		return NULL;
	for (int i = 0; i < cast->n_participants; i++)
		if (ec_name_starts(cast->participants[i].entry, name))
			return &cast->participants[i];
	return NULL;
}

/* By the start of an entry; else anywhere in one, which two columns of names on a page make. */
const EcParticipant *
ec_participant_find(const EcCast *cast, EcSlice name)
{
	const EcParticipant *found = ec_participant_starting(cast, name);

	if (found != NULL || name.length < 4 || memchr(name.data, ' ', name.length) == NULL)
		return found;
	for (int i = 0; i < cast->n_participants; i++)
		if (ec_name_within(cast->participants[i].entry, name))
			return &cast->participants[i];
	return NULL;
}

const EcParticipant *
ec_participant_at(const EcCast *cast, EcSlice text)
{
	for (int i = 0; i < cast->n_participants; i++)
	{
		EcSlice		entry = cast->participants[i].entry;

		if (text.length > entry.length && memcmp(text.data, entry.data, entry.length) == 0 &&
			text.data[entry.length] == ' ')
			return &cast->participants[i];
	}
	return NULL;
}

/* Does an entry "Name - Firm" start here? */
static bool
starts_entry(const char *text, uint32_t at, uint32_t end)
{
	int			n_words;
	uint32_t	stop = ec_name_read(text, at, end, &n_words);

	return n_words >= 2 && end - stop > 3 && memcmp(text + stop, " - ", 3) == 0 &&
		!ec_is_not_name((EcSlice) {text + at, stop - at});
}

/* Entries "Name - Firm, Name - Firm," from `at`; returns where they end. */
static uint32_t
read_inline_entries(ListReader *reader, const char *text, uint32_t at, uint32_t end)
{
	while (starts_entry(text, at, end))
	{
		uint32_t	stop = at;
		uint32_t	next;

		for (;; stop++)
		{
			const char *comma = memchr(text + stop, ',', end - stop);

			if (comma == NULL)
				return at;
			stop = (uint32_t) (comma - text);
			for (next = stop + 1; next < end && text[next] == ' '; next++);
			if (starts_entry(text, next, end) || next > stop + 2 || stop - at > 120 || (end - next > 8 &&
				memcmp(text + next, "Operator", 8) == 0))
				break;
		}
		add_entry(reader, (EcSlice) {text + at, stop - at});
		at = next;
	}
	return at;
}

/* "… Executives Name - Firm, Name - Firm, Analysts Name - Firm, … Operator" */
void
ec_participants_inline(EcLayout *layout)
{
	static const struct
	{
		const char *heading;
		EcRole		role;
	}			lists[] = {{" Executives ", EC_ROLE_EXECUTIVE}, {" Company Participants ",
		EC_ROLE_EXECUTIVE}, {" Corporate Participants ", EC_ROLE_EXECUTIVE},
	{" Analysts ", EC_ROLE_ANALYST}, {" Conference Call Participants ", EC_ROLE_ANALYST},
		{" Other Participants ", EC_ROLE_ANALYST}};
	uint32_t	end = layout->length < LIST_REACH / 4 ? layout->length : LIST_REACH / 4;

	for (size_t i = 0; i < sizeof(lists) / sizeof(lists[0]); i++)
	{
		ListReader	reader = {layout->cast, true, lists[i].role, NULL, 0, false, 0};
		uint32_t	n = (uint32_t) strlen(lists[i].heading);

		for (uint32_t at = 0; at + n < end; at++)
		{
			uint32_t	stop;

			if (layout->text[at] != ' ' || memcmp(layout->text + at, lists[i].heading, n) != 0)
				continue;
			stop = read_inline_entries(&reader, layout->text, at + n, end);
			if (stop > at + n && stop > layout->body)
				layout->body = stop;
			break;
		}
	}
}
