/*
 * Who speaks. The survey counts, for every line that has the shape of an opening, whose name
 * it carries; a name is believed if a list of participants has it, if it comes back, or if the words before it
 * introduce it. Roles come from labels, marks, lists and titles, and for the rest from what the
 * person does: who speaks before the questions belongs to the company, who asks does not.
 */
#include "engine/layout_parts.h"

#include <string.h>

/* Finds the person, or adds a new one while there is room; NULL if neither. */
EcSpeaker *
ec_cast_find(EcCast *cast, EcSlice name, bool add)
{
	uint32_t	slot = ec_name_hash(name) & (EC_SPEAKER_SLOTS - 1);
	EcSpeaker  *speaker;

	for (; cast->slots[slot] != 0; slot = (slot + 1) & (EC_SPEAKER_SLOTS - 1))
		if (ec_name_equal(ec_cast_at(cast, cast->slots[slot] - 1)->name, name))
			return ec_cast_at(cast, cast->slots[slot] - 1);
	if (!add || cast->n_speakers == EC_MAX_SPEAKERS)
		return NULL;
	if (cast->n_speakers % EC_SPEAKER_CHUNK == 0)
		cast->speakers[cast->n_speakers / EC_SPEAKER_CHUNK] = ec_arena_alloc(cast->arena,
			EC_SPEAKER_CHUNK * sizeof(*speaker));
	speaker = ec_cast_at(cast, cast->n_speakers++);
	memset(speaker, 0, sizeof(*speaker));
	speaker->name = name;
	cast->slots[slot] = (uint16_t) cast->n_speakers;
	return speaker;
}

/* Past what some vendors put in front of the name: "[00:01:12] ", "12. ". */
static uint32_t
skip_lead(const char *text, const EcLine *line)
{
	uint32_t	at = ec_time_skip(text, line->start, line->end);

	if (at == line->start)
	{
		while (at < line->end && ec_is_digit(text[at]))
			at++;
		if (at - line->start > 3 || at + 1 >= line->end || text[at] != '.' || text[at + 1] != ' ')
			return line->start;
		at++;
	}
	while (at + 1 < line->end && (text[at] == ' ' || text[at] == '-'))
		at++;
	return at;
}

/* Can a turn open in this line at all? Rejects nearly every line of speech. Reads the name. */
bool
ec_line_may_open(const char *text, EcLine *line)
{
	unsigned char first = (unsigned char) text[line->start];
	char		next;

	if (first == '[' || first == '(' || ec_is_digit((char) first))
	{
		line->start = skip_lead(text, line);
		first = (unsigned char) text[line->start];
	}
	if (!ec_is_upper((char) first) && first < 0xC3)
		return first == '<' || first == '*' || first == 's';
	line->name_end = ec_name_read(text, line->start, line->end, &line->name_words);
	if (line->name_words == 0)
		return false;
	if (line->name_end == line->end)
		return true;
	next = text[line->name_end];
	if (line->name_words > 2)
		return true;
	return next != ' ' ? memchr(":,{-[(", next, 6) != NULL || ec_is_digit(next) :
		line->end - line->name_end > 1 && !(text[line->name_end + 1] >= 'a' && text[line->name_end + 1] <= 'z');
}

/* Mask of the layouts whose openings include one of `kinds`. */
static void
count_hit(EcSpeaker *speaker, uint32_t kinds)
{
	static const uint32_t uses[] = {
#define LAYOUT(name, uses, mainly, least) uses,
#include "engine/tables/layouts.def"
#undef LAYOUT
	};

	for (int i = 0; i < EC_LAYOUT_COUNT; i++)
		if ((uses[i] & kinds) != 0 && speaker->hits[i] < UINT16_MAX)
			speaker->hits[i]++;
}

/* Which shapes does the line have? They may differ in the name they read; the first one's counts. */
static void
survey_line(EcLayout *layout, const EcLine *line)
{
	EcSpeaker  *speaker = NULL;
	uint32_t	kinds = 0;
	bool		is_strong = false;

	for (int kind = 0; kind < EC_OPENING_COUNT; kind++)
	{
		EcOpening	opening;

		if (!ec_opening_read(layout, 1u << kind, line, &opening))
			continue;
		if (speaker == NULL)
			speaker = ec_cast_find(layout->cast, opening.name, true);
		kinds |= 1u << kind;
		if (speaker != NULL)
			speaker->kinds[kind]++;
		is_strong |= opening.strength == EC_STRONG;
	}
	if (speaker == NULL)
		return;
	speaker->is_strong |= is_strong;
	count_hit(speaker, kinds);
}

void
ec_cast_survey(EcLayout *layout)
{
	const char *text = layout->text;
	EcLine		line;

	for (uint32_t at = layout->body; at < layout->length; at = line.next)
	{
		ec_layout_poll(layout, at);
		ec_line_next(layout, at, &line);
		if (line.end > line.start && ec_line_may_open(text, &line))
			survey_line(layout, &line);
	}
	for (int i = 0; i < layout->cast->n_speakers; i++)
	{
		EcSpeaker  *speaker = ec_cast_at(layout->cast, i);

		speaker->role = ec_role_of_name(speaker->name);
		speaker->is_label = ec_is_label(speaker->name);
		speaker->is_no_name = ec_is_not_name(speaker->name);
		speaker->is_listed = ec_participant_find(layout->cast, speaker->name) != NULL;
	}
}

/* Lines of the speaker that have one of the shapes; a line with two of them counts twice. */
static uint32_t
lines_of_kinds(const EcSpeaker *speaker, uint32_t kinds)
{
	uint32_t	count = 0;

	for (int kind = 0; kind < EC_OPENING_COUNT; kind++)
		if ((kinds & (1u << kind)) != 0)
			count += speaker->kinds[kind];
	return count;
}

/* A heading that comes back looks like a name alone or like a name before words: does the name have another shape too? */
static bool
has_other_shape(const EcSpeaker *speaker)
{
	return lines_of_kinds(speaker, ~(1u << EC_OPENING_BARE | 1u << EC_OPENING_COLUMN)) > 0;
}

/* Vouched for without a look at the place: a label, a list, a strong shape, or repetition. */
static bool
is_known(const EcSpeaker *speaker, int entry)
{
	if (speaker->is_label)
		return true;
	if (speaker->is_no_name)
		return false;
	return speaker->is_listed || speaker->is_strong ||
		(speaker->hits[entry] >= 2 && (speaker->kinds[EC_OPENING_COLUMN] == 0 || has_other_shape(speaker)));
}

/* A name that stands alone only, and no list has it: in a layout of other shapes it opens no turn. */
static bool
is_heading_like(const EcSpeaker *speaker)
{
	return !speaker->is_label && !speaker->is_listed && !has_other_shape(speaker);
}

/* Turns that the layout would open, 0 where its main shapes are rare; and whether more than repetition speaks for it. */
uint32_t
ec_cast_score(const EcLayout *layout, int entry, uint32_t mainly, bool *is_certain)
{
	bool		is_bare = ec_is_bare_layout(mainly);
	uint32_t	score = 0;
	uint32_t	main_lines = 0;

	*is_certain = false;
	for (int i = 0; i < layout->cast->n_speakers; i++)
	{
		const EcSpeaker *speaker = ec_cast_at(layout->cast, i);

		if (speaker->hits[entry] == 0 || !is_known(speaker, entry) || (!is_bare && is_heading_like(speaker)))
			continue;
		score += speaker->hits[entry];
		main_lines += lines_of_kinds(speaker, mainly);
		*is_certain |= speaker->is_label || speaker->is_listed || speaker->is_strong;
	}
	return main_lines * 5 >= score ? score : 0;
}

/* Does the text just before the opening name the person, as somebody does who introduces the next speaker? */
static bool
is_introduced(const EcLayout *layout, const EcOpening *opening)
{
	uint32_t	reach = opening->start < 600 ? opening->start : 600;
	EcSlice		before = {layout->text + opening->start - reach, reach};
	EcSlice		first = opening->name;
	EcSlice		last = opening->name;

	for (uint32_t i = last.length; i-- > 0;)
		if (last.data[i] == ' ')
		{
			last.data += i + 1;
			last.length -= i + 1;
			first.length = i;
			break;
		}
	for (uint32_t i = 0; i < first.length; i++)
		if (first.data[i] == ' ')
			first.length = i;
	return (last.length >= 2 && ec_name_within(before, last)) || (first.length >= 3 &&
		ec_name_within(before, first));
}

/* A name with its firm or title in capitals, on a line of its own after the end of a sentence. */
static bool
stands_clear(const EcLayout *layout, const EcOpening *opening)
{
	EcSlice		credit = opening->firm.data != NULL ? opening->firm : opening->title;
	EcLine		before;
	char		last;

	if (credit.length == 0 || credit.length > 60 || !ec_is_capitalised(credit) ||
		memchr(opening->name.data, ' ', opening->name.length) == NULL)
		return false;
	if (!ec_line_before(layout->text, opening->start, &before))
		return false;
	last = layout->text[before.end - 1];
	return last == '.' || last == '?' || last == '!';
}

/* The company's own name is nobody's: it stands in page headers and at the end ("Acme (NYSE: ABC) is …"). */
static bool
is_company(const EcLayout *layout, EcSlice name)
{
	EcSlice		company = layout->header.company;

	return company.length > 0 && (ec_name_equal(name, company) || (memchr(company.data, ' ',
		company.length) != NULL && ec_name_starts(name, company)));
}

bool
ec_cast_vouches(EcLayout *layout, const EcOpening *opening)
{
	const EcSpeaker *speaker = ec_cast_find(layout->cast, opening->name, false);

	if (speaker == NULL || speaker->is_no_name || is_company(layout, speaker->name))
		return false;
	if (opening->kind == EC_OPENING_BARE && !layout->is_bare)
		return !is_heading_like(speaker);
	if (opening->kind == EC_OPENING_COLUMN)
		return speaker->is_listed || speaker->is_strong;
	return opening->strength == EC_STRONG || is_known(speaker, layout->entry) || is_introduced(layout,
		opening) ||
		stands_clear(layout, opening);
}

static EcRole
role_of_mark(char mark)
{
	return mark == 'Q' ? EC_ROLE_ANALYST : mark == 'A' ? EC_ROLE_EXECUTIVE : EC_ROLE_UNKNOWN;
}

/* Title and firm that the list of participants gives: what follows the name, or the line below. */
static void
read_listed(EcLayout *layout, EcSpeaker *speaker)
{
	const EcParticipant *participant = ec_participant_find(layout->cast, speaker->name);
	EcSlice		credit;

	if (participant == NULL)
		return;
	if (speaker->role == EC_ROLE_UNKNOWN)
		speaker->role = participant->role;
	credit = participant->detail;
	if (credit.data == NULL && ec_name_starts(participant->entry, speaker->name))
		credit = ec_credit_after(participant->entry, speaker->name.length);
	if (credit.length > 0)
		ec_credit_part(credit, &speaker->title, &speaker->firm);
}

/* Side by title and firm; the company's own name as the firm is no broker's. */
EcRole
ec_role_of_credit(const EcLayout *layout, EcSlice title, EcSlice firm)
{
	EcRole		role = title.data == NULL ? EC_ROLE_UNKNOWN : ec_role_of_title(title);
	bool		is_own = firm.data != NULL && layout->header.company.data != NULL && ec_name_within(firm,
		layout->header.company);

	if (is_own && role != EC_ROLE_ANALYST)
		return EC_ROLE_EXECUTIVE;
	if (role == EC_ROLE_EXECUTIVE && firm.data != NULL && !ec_is_sure_title(title) && ec_is_firm(firm))
		return EC_ROLE_ANALYST;
	if (role == EC_ROLE_UNKNOWN && firm.data != NULL && ec_is_firm(firm))
		return EC_ROLE_ANALYST;
	return role;
}

/* The person who opens the turn, with the role as far as the line or the lists tell it. */
EcSpeaker *
ec_cast_speaker(EcLayout *layout, const EcOpening *opening)
{
	EcSpeaker  *speaker = ec_cast_find(layout->cast, opening->name, true);

	if (speaker == NULL)
		return NULL;
	if (speaker->turns == 0)
		read_listed(layout, speaker);
	if (speaker->title.data == NULL && speaker->firm.data == NULL)
	{
		speaker->title = opening->title;
		speaker->firm = opening->firm;
	}
	if (speaker->role == EC_ROLE_UNKNOWN)
		speaker->role = role_of_mark(opening->mark);
	if (speaker->role == EC_ROLE_UNKNOWN)
		speaker->role = ec_role_of_credit(layout, speaker->title, speaker->firm);
	return speaker;
}

#define MOST_OF_OPERATOR 2500	/* bytes of an operator's longest turn */

/* What the person does decides where nothing is written: calls questioners, speaks before the questions, asks. */
static EcRole
role_by_conduct(const EcSpeaker *speaker)
{
	int			asks = 2 * speaker->thanks_for_question + speaker->questions - speaker->answers - 2 * speaker->replies + (speaker->was_introduced ? 3 : 0);

	int			calls = 2 * speaker->calls_next;

	if (speaker->is_numbered && (calls > speaker->turns || (calls == speaker->turns && speaker->is_first &&
		speaker->longest < MOST_OF_OPERATOR)))
		return EC_ROLE_OPERATOR;
	if (speaker->began_prepared)
		return EC_ROLE_EXECUTIVE;
	if (!speaker->is_numbered && speaker->was_introduced)
		return EC_ROLE_ANALYST;
	return asks > 0 ? EC_ROLE_ANALYST : EC_ROLE_EXECUTIVE;
}

#define LEAST_ANSWER 200		/* bytes of a turn that is more than a remark */

/* Notes what a turn shows about the person. */
void
ec_cast_note(EcLayout *layout, EcSpeaker *speaker, const EcTurn *turn, EcWalk *walk, bool is_numbered)
{
	EcSlice		words = ec_slice(layout->text, turn->words);
	EcSlice		opening = words;
	bool		has_question = words.length > 0 && memchr(words.data, '?', words.length) != NULL;

	if (words.length > 1200)
		opening.length = 1200;
	if (speaker->turns == 0)
	{
		speaker->began_prepared = turn->section == EC_SECTION_PREPARED;
		speaker->was_introduced = walk->is_called;
		speaker->is_first = turn->number == 1 || turn->opening.start == layout->first_opening;
	}
	speaker->is_numbered = is_numbered;
	if (speaker->turns == UINT16_MAX)
		return;
	speaker->turns++;
	if (words.length > speaker->longest)
		speaker->longest = words.length;
	speaker->questions += has_question;
	speaker->answers += !has_question && words.length >= LEAST_ANSWER;
	speaker->replies += walk->is_asked && !has_question;
	walk->is_asked = has_question;
	if (speaker->role != EC_ROLE_UNKNOWN || (!is_numbered && (speaker->began_prepared || speaker->was_introduced)))
		return;
	speaker->calls_next += is_numbered && words.length < 2000 && ec_calls_next(words);
	speaker->thanks_for_question += ec_thanks_for_question(opening);
}

void
ec_cast_forget(EcCast *cast)
{
	for (int i = 0; i < cast->n_speakers; i++)
	{
		EcSpeaker  *speaker = ec_cast_at(cast, i);

		speaker->turns = speaker->questions = speaker->answers = speaker->replies = 0;
		speaker->calls_next = speaker->thanks_for_question = 0;
		speaker->longest = 0;
	}
}

void
ec_cast_settle(EcCast *cast)
{
	for (int i = 0; i < cast->n_speakers; i++)
	{
		EcSpeaker  *speaker = ec_cast_at(cast, i);

		if (speaker->turns > 0 && speaker->role == EC_ROLE_UNKNOWN)
			speaker->role = role_by_conduct(speaker);
	}
}
