/*
 * Chooses the layout of a text and walks its turns.
 *
 * One pass counts the lines that look like openings; the entry of tables/layouts.def whose openings
 * are vouched for most often is the layout. A first walk over the turns notes who does
 * what, for the roles; the caller's walk gives the turns. A text of no layout is
 * one turn without speaker.
 */
#include "engine/layout_parts.h"

#include <string.h>

static const struct
{
	const char *name;
	uint32_t	openings;
	uint32_t	mainly;
	uint32_t	least;
}			layouts[] = {
#define LAYOUT(name, uses, mainly, least) {name, uses, mainly, least},
#include "engine/tables/layouts.def"
#undef LAYOUT
};

/* Where nobody is named, the questions begin with a short turn of somebody new that asks, after remarks of some length. */
#define SHORT_TURN 1500
#define LEAST_REMARKS 6000
#define LEAST_TURNS 8

/* Without a label or a list, repetition alone must be this frequent to make a transcript. */
#define LEAST_UNCERTAIN 8

/* Turns that are longer than this on the average, in bytes, are no turns. */
#define LONGEST_TURNS 32768

static void
choose_layout(EcLayout *layout)
{
	uint32_t	best = 0;

	layout->entry = -1;
	layout->openings = 0;
	layout->header.layout = "plain";
	for (int i = 0; i < EC_LAYOUT_COUNT; i++)
	{
		bool		is_certain;
		uint32_t	score = ec_cast_score(layout, i, layouts[i].mainly, &is_certain);

		if (score < layouts[i].least || score < layout->length / LONGEST_TURNS || (!is_certain &&
			score < LEAST_UNCERTAIN) || score * 50 <= best * 51)
			continue;
		best = score;
		layout->entry = i;
		layout->openings = layouts[i].openings;
		layout->is_bare = ec_is_bare_layout(layouts[i].mainly);
		layout->header.layout = layouts[i].name;
	}
}

#define POLL_BYTES 65536

void
ec_layout_poll(EcLayout *layout, uint32_t at)
{
	if (layout->poll == NULL || at - layout->polled < POLL_BYTES)
		return;
	layout->polled = at;
	layout->poll(layout->poll_context);
}

/* After the end of the transcript proper nobody opens a turn for the first time. */
static bool
has_spoken(const EcLayout *layout, const EcOpening *opening)
{
	const EcSpeaker *speaker = ec_cast_find(layout->cast, opening->name, false);

	return speaker != NULL && speaker->turns > 0;
}

/* Does the text before `at`, in the later half, end the call ("you may now disconnect")? */
static bool
is_call_closed(const EcLayout *layout, uint32_t at)
{
	EcSlice		before = {layout->text + at - (at < SHORT_TURN ? at : SHORT_TURN),
		at < SHORT_TURN ? at : SHORT_TURN};

	return at / 2 > layout->length / 4 && ec_closes_call(before);
}

/* Does the line open a turn of this layout, by somebody who is vouched for? */
static bool
opens_turn(EcLayout *layout, EcLine *line, bool is_closed, EcOpening *opening)
{
	if (!ec_line_may_open(layout->text, line) || !ec_opening_read(layout, layout->openings, line, opening))
		return false;
	if ((opening->kind == EC_OPENING_DASH || opening->kind == EC_OPENING_COMMA) &&
		ec_is_page_header(layout, line))
		return false;
	if (!ec_cast_vouches(layout, opening))
		return false;
	return has_spoken(layout, opening) || !(is_closed || is_call_closed(layout, opening->start));
}

/* Finds the next opening at or after `at`; notes a heading of the questions on the way, and the tail after the last turn. */
static bool
find_opening(EcLayout *layout, EcWalk *walk, uint32_t at, uint32_t *tail)
{
	const char *text = layout->text;
	bool		is_closed = false;
	EcLine		line;

	*tail = layout->length;
	if (layout->openings == 0)
		return false;
	if (at > 0 && text[at - 1] != '\n' && text[at - 1] != '\r' && !layout->is_one_line)
	{
		ec_line_read(text, layout->length, at, &line);
		at = line.next;
	}
	for (; at < layout->length; at = line.next)
	{
		EcHeading	heading;

		ec_layout_poll(layout, at);
		ec_line_next(layout, at, &line);
		if (line.end == line.start)
			continue;
		if (opens_turn(layout, &line, is_closed, &walk->opening))
			return true;
		heading = ec_heading_read(text, &line);
		walk->after_heading |= heading == EC_HEADING_QUESTIONS && walk->number > 0;
		if ((heading != EC_HEADING_TAIL && heading != EC_HEADING_CLOSE &&
			heading != EC_HEADING_PARTICIPANTS) || line.from / 2 < layout->length / 4)
			continue;
		is_closed = true;
		if (*tail == layout->length)
			*tail = line.from;
		if (heading != EC_HEADING_CLOSE)
			return false;
	}
	return false;
}

/* Leaves out blank lines and furniture at both ends of the words. */
static EcSpan
trim_words(EcLayout *layout, uint32_t start, uint32_t end)
{
	EcSpan		words = {start, end};
	EcLine		line;

	while (words.start < words.end)
	{
		uint32_t	line_end;

		ec_layout_poll(layout, words.start);
		ec_line_read(layout->text, end, words.start, &line);
		if (line.end == line.start)
			words.start = line.next;
		else if (line.end - line.start < 1024 && ec_layout_is_furniture(layout, words.start, &line_end))
			words.start = line_end;
		else
			break;
	}
	if (words.start > end)
		words.start = end;
	while (words.end > words.start && ec_line_before(layout->text, words.end, &line) &&
		line.from >= words.start)
	{
		uint32_t	line_end;

		ec_layout_poll(layout, words.end);
		if (line.end - line.start >= 1024 || !ec_layout_is_furniture(layout, line.from, &line_end))
		{
			words.end = line.end;
			break;
		}
		words.end = line.from;
	}
	if (words.start < words.end)
	{
		ec_line_read(layout->text, end, words.start, &line);
		words.start = line.start;
	}
	return words;
}

/* The name with single spaces, as a copy where it has others; one copy serves all turns of the speaker. */
static EcSlice
single_spaced(EcLayout *layout, EcSlice name, EcSpeaker *speaker)
{
	char	   *copy;
	uint32_t	length = 0;

	for (uint32_t i = 1; i < name.length; i++)
		length += ec_is_space(name.data[i]) && (ec_is_space(name.data[i - 1]) || name.data[i] != ' ');
	if (length == 0 || speaker == NULL)
		return name;
	if (speaker->spaced.data != NULL)
		return speaker->spaced;
	copy = ec_arena_alloc(layout->arena, name.length);
	length = 0;
	for (uint32_t i = 0; i < name.length; i++)
		if (!ec_is_space(name.data[i]))
			copy[length++] = name.data[i];
		else if (length > 0 && copy[length - 1] != ' ')
			copy[length++] = ' ';
	speaker->spaced = (EcSlice) {copy, length};
	return speaker->spaced;
}

static void
fill_turn(EcLayout *layout, const EcWalk *walk, const EcOpening *opening, EcSpeaker *speaker, EcTurn *turn)
{
	memset(turn, 0, sizeof(*turn));
	turn->number = walk->number;
	turn->section = walk->section;
	turn->speaker = single_spaced(layout, opening->name, speaker);
	turn->title = opening->title;
	turn->firm = opening->firm;
	turn->opening.start = opening->start;
	turn->opening.end = opening->words;
	if (speaker == NULL)
		return;
	turn->role = speaker->role;
	if (turn->title.data == NULL && turn->firm.data == NULL)
	{
		turn->title = speaker->title;
		turn->firm = speaker->firm;
	}
}

/* The first byte of a line that is not blank; the length where there is none. */
static uint32_t
first_byte(EcLayout *layout)
{
	EcLine		line;

	for (uint32_t at = 0; at < layout->length; at = line.next)
	{
		ec_layout_poll(layout, at);
		ec_line_read(layout->text, layout->length, at, &line);
		if (line.end > line.start)
			return line.start;
	}
	return layout->length;
}

/* The first turn without speaker: what stands before the first opening, or everything. */
static bool
read_frame(EcLayout *layout, EcWalk *walk, EcTurn *turn)
{
	uint32_t	tail;
	EcSpan		words;

	walk->has_opening = find_opening(layout, walk, layout->body, &tail);
	walk->is_done = !walk->has_opening;
	words.start = first_byte(layout);
	words.end = walk->has_opening ? walk->opening.start : layout->length;
	if (words.start >= words.end)
		return false;
	words.end -= words.end - words.start - ec_slice_trim(ec_slice(layout->text, words)).length;
	if (words.start >= words.end)
		return false;
	memset(turn, 0, sizeof(*turn));
	turn->number = ++walk->number;
	turn->words = words;
	turn->opening.start = turn->opening.end = words.start;
	turn->is_frame = walk->has_opening;
	return true;
}

/* Do the questions begin with this turn? `next` is who speaks after it. */
static bool
begins_questions(const EcLayout *layout, const EcWalk *walk, const EcTurn *turn, EcRole next, bool is_numbered)
{
	EcSlice		words = ec_slice(layout->text, turn->words);
	bool		is_weak;

	if (walk->after_heading)
		return true;
	if (!walk->after_executive)
		return false;
	if (turn->role == EC_ROLE_ANALYST)
		return true;
	if (words.length > 4000)
		words.length = 4000;
	if (turn->role == EC_ROLE_OPERATOR)
		return next == EC_ROLE_ANALYST || ec_opens_queue(words, &is_weak);
	if (turn->role != EC_ROLE_UNKNOWN || words.length > SHORT_TURN)
		return false;
	if (is_numbered && ec_opens_queue(words, &is_weak) && !is_weak)
		return true;
	return (is_numbered || layout->guesses_questions) && walk->is_new && turn->words.start > LEAST_REMARKS &&
		memchr(words.data, '?', words.length) != NULL;
}

/* A short turn with an operator's words, whoever is said to speak it. */
static bool
calls_next(const EcLayout *layout, const EcTurn *turn)
{
	EcSlice		words = ec_slice(layout->text, turn->words);

	return words.length < SHORT_TURN && ec_calls_next(words);
}

/* The role of whoever opens the turn to come, as far as it is known. */
static EcRole
coming_role(EcLayout *layout, const EcWalk *walk)
{
	const EcSpeaker *speaker = walk->has_opening ? ec_cast_speaker(layout, &walk->opening) : NULL;

	return speaker == NULL ? EC_ROLE_UNKNOWN : speaker->role;
}

bool
ec_walk_next(EcLayout *layout, EcWalk *walk, EcTurn *turn)
{
	EcOpening	opening;
	EcSpeaker  *speaker;
	bool		is_numbered;
	bool		after_heading;
	uint32_t	end;

	if (walk->number == 0 && !walk->has_opening && !walk->is_done && read_frame(layout, walk, turn))
		return true;
	if (walk->is_done)
		return false;
	opening = walk->opening;
	is_numbered = opening.kind == EC_OPENING_NUMBERED;
	speaker = ec_cast_speaker(layout, &opening);
	walk->is_new = speaker != NULL && speaker->turns == 0;
	walk->number++;
	after_heading = walk->after_heading;
	walk->has_opening = find_opening(layout, walk, opening.words, &end);
	walk->is_done = !walk->has_opening;
	fill_turn(layout, walk, &opening, speaker, turn);
	turn->words = trim_words(layout, opening.words, walk->has_opening ? walk->opening.start : end);
	if (is_numbered && turn->words.end - turn->words.start < SHORT_TURN &&
		ec_closes_call(ec_slice(layout->text, turn->words)))
		turn->role = EC_ROLE_OPERATOR;
	if (walk->section == EC_SECTION_PREPARED)
	{
		bool		passed = walk->after_heading;

		walk->after_heading = after_heading;
		if (begins_questions(layout, walk, turn, coming_role(layout, walk), is_numbered))
			walk->section = EC_SECTION_QA;
		walk->after_heading = passed;
	}
	turn->section = walk->section;
	if (!layout->has_roles && speaker != NULL)
		ec_cast_note(layout, speaker, turn, walk, is_numbered);
	walk->is_called = turn->role == EC_ROLE_OPERATOR || (is_numbered && calls_next(layout, turn));
	walk->after_executive |= turn->role == EC_ROLE_EXECUTIVE || turn->role == EC_ROLE_UNKNOWN;
	return true;
}

/* One walk over all turns, which notes who does what; how many there are, and whether any is of the questions. */
static bool
walk_through(EcLayout *layout, int *n_turns)
{
	EcWalk		walk = {0};
	EcTurn		turn;

	ec_cast_forget(layout->cast);
	while (ec_walk_next(layout, &walk, &turn))
		 /* the walk notes */ ;
	*n_turns = walk.number;
	return walk.section == EC_SECTION_QA;
}

/* Who does what, in a first walk; in a second one where nothing says where the questions begin. */
static void
survey_roles(EcLayout *layout)
{
	int			n_turns;

	if (!walk_through(layout, &n_turns) && n_turns >= LEAST_TURNS)
	{
		layout->guesses_questions = true;
		walk_through(layout, &n_turns);
	}
	ec_cast_settle(layout->cast);
	layout->has_roles = true;
}

/* Fewer than one newline in 8,000 bytes at the beginning. */
static bool
is_one_line(const char *text, uint32_t length)
{
	uint32_t	reach = length < 65536 ? length : 65536;
	uint32_t	newlines = 0;

	for (const char *at = text; (at = memchr(at, '\n', (size_t) (text + reach - at))) != NULL; at++)
		newlines += at + 1 < text + length;
	return length >= 2000 && newlines * 8000 < reach;
}

EcLayout *
ec_layout_open(EcArena *arena, const char *text, uint32_t length)
{
	return ec_layout_open_polled(arena, text, length, NULL, NULL);
}

EcLayout *
ec_layout_open_polled(EcArena *arena, const char *text, uint32_t length,
					  void (*poll) (void *context), void *poll_context)
{
	EcLayout   *layout = ec_arena_alloc(arena, sizeof(*layout));
	EcWalk		walk = {0};
	uint32_t	tail;

	memset(layout, 0, sizeof(*layout));
	layout->arena = arena;
	layout->text = text;
	layout->length = length;
	layout->poll = poll;
	layout->poll_context = poll_context;
	layout->cast = ec_arena_alloc(arena, sizeof(*layout->cast));
	memset(layout->cast, 0, sizeof(*layout->cast));
	layout->cast->arena = arena;
	layout->is_one_line = is_one_line(text, length);
	ec_furniture_survey(layout);
	if (layout->is_one_line)
		ec_participants_inline(layout);
	else
		ec_participants_read(layout);
	ec_cast_survey(layout);
	choose_layout(layout);
	layout->first_opening = find_opening(layout, &walk, layout->body, &tail) ? walk.opening.start : length;
	ec_header_read(layout, &walk.opening);
	return layout;
}

const EcHeader *
ec_layout_header(const EcLayout *layout)
{
	return &layout->header;
}

bool
ec_layout_next_turn(EcLayout *layout, EcTurn *turn)
{
	if (!layout->has_roles)
		survey_roles(layout);
	return ec_walk_next(layout, &layout->walk, turn);
}

bool
ec_layout_breaks_at_newline(const EcLayout *layout)
{
	return layout->breaks_at_newline;
}

bool
ec_layout_is_double_spaced(const EcLayout *layout)
{
	return layout->is_double_spaced;
}
