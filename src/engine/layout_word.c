/*
 * What the words around the speech mean: headings, titles, firms, labels such as
 * "Operator", and what operators and callers say. All of it stands in tables/; this file only compares.
 */
#include "engine/layout_parts.h"

#include <string.h>

typedef struct RoleWord
{
	const char *text;
	EcRole		role;
} RoleWord;

typedef struct HeadingText
{
	const char *text;
	EcHeading	kind;
} HeadingText;

static const HeadingText headings[] = {
#define HEADING(kind, text) {text, EC_HEADING_##kind},
#include "engine/tables/headings.def"
#undef HEADING
};

/* BOTH is a title on either side. */
#define EC_ROLE_BOTH EC_ROLE_OPERATOR
static const RoleWord titles[] = {
#define TITLE(role, text) {text, EC_ROLE_##role},
#include "engine/tables/titles.def"
#undef TITLE
};

static const RoleWord labels[] = {
#define LABEL(role, text) {text, EC_ROLE_##role},
#include "engine/tables/labels.def"
#undef LABEL
};

static const char *const not_names[] = {
#define NOT_NAME(word) word,
#include "engine/tables/not_names.def"
#undef NOT_NAME
};

static const char *const firms[] = {
#define FIRM(text) text,
#include "engine/tables/firms.def"
#undef FIRM
};

typedef enum PhraseClass
{
	OPENS_QUEUE,
	HINTS_QUEUE,
	CALLS_NEXT,
	THANKS_FOR_QUESTION,
	GREETS,
	CLOSES
} PhraseClass;

static const struct
{
	PhraseClass class;
	const char *text;
}			phrases[] = {
#define PHRASE(class, text) {class, text},
#include "engine/tables/phrases.def"
#undef PHRASE
};

typedef enum FurniturePlace
{
	STARTS,
	HOLDS
} FurniturePlace;

static const struct
{
	FurniturePlace place;
	const char *text;
}			furniture[] = {
#define FURNITURE(place, text) {place, text},
#include "engine/tables/furniture.def"
#undef FURNITURE
};

#define COUNT(table) (sizeof(table) / sizeof((table)[0]))

static bool
is_word_byte(char c)
{
	return ec_is_letter(c) || ec_is_digit(c);
}

/* Length of `word` at the start of `slice`, case folded, a space standing for any white space; 0 if it is not there. */
static uint32_t
match_at(EcSlice slice, uint32_t at, const char *word)
{
	uint32_t	start = at;

	for (; *word != '\0'; word++)
	{
		if (at >= slice.length)
			return 0;
		if (*word == ' ' && ec_is_space(slice.data[at]))
			while (at + 1 < slice.length && ec_is_space(slice.data[at + 1]))
				at++;
		else if (ec_lower(slice.data[at]) != *word)
			return 0;
		at++;
	}
	return at - start;
}

/* The next place from `at` on where the letter stands, in lower or upper case; the length of the slice where it does not. */
static uint32_t
next_letter(EcSlice slice, uint32_t at, char letter)
{
	const char *found = at < slice.length ? memchr(slice.data + at, letter, slice.length - at) : NULL;

	return found == NULL ? slice.length : (uint32_t) (found - slice.data);
}

bool
ec_slice_find(EcSlice slice, const char *word, uint32_t *where)
{
	char		capital = word[0] >= 'a' && word[0] <= 'z' ? (char) (word[0] - 'a' + 'A') : word[0];
	uint32_t	small_at = next_letter(slice, 0, word[0]);
	uint32_t	capital_at = next_letter(slice, 0, capital);

	for (;;)
	{
		uint32_t	i = small_at < capital_at ? small_at : capital_at;
		uint32_t	n;

		if (i >= slice.length)
			return false;
		n = i > 0 && is_word_byte(slice.data[i - 1]) ? 0 : match_at(slice, i, word);
		if (n > 0 && (i + n == slice.length || !is_word_byte(slice.data[i + n])))
		{
			*where = i;
			return true;
		}
		if (small_at == i)
			small_at = next_letter(slice, i + 1, word[0]);
		if (capital_at == i)
			capital_at = next_letter(slice, i + 1, capital);
	}
}

static bool
holds(EcSlice slice, const char *word)
{
	uint32_t	where;

	return ec_slice_find(slice, word, &where);
}

/* Writes the letters of the line, and '&', in lower case; false if there are more than fit, or digits (a table of contents). */
static bool
fold_letters(const char *text, const EcLine *line, char *letters, size_t size)
{
	size_t		n = 0;

	for (uint32_t i = line->start; i < line->end; i++)
	{
		if (ec_is_digit(text[i]))
			return false;
		if (!ec_is_letter(text[i]) && text[i] != '&')
			continue;
		if (n + 1 >= size)
			return false;
		letters[n++] = ec_lower(text[i]);
	}
	letters[n] = '\0';
	return n > 0;
}

static bool
same_letters(const char *letters, const char *text)
{
	for (; *text != '\0'; text++)
	{
		if (!ec_is_letter(*text) && *text != '&')
			continue;
		if (*letters++ != ec_lower(*text))
			return false;
	}
	return *letters == '\0';
}

/* A heading is a short line without a full stop or comma; "Executives" as a speaker's title never stands alone. */
EcHeading
ec_heading_read(const char *text, const EcLine *line)
{
	char		letters[48];
	char		last = line->end > line->start ? text[line->end - 1] : '.';

	if (line->end - line->start > 100 || last == '.' || last == ',' || last == '?')
		return EC_HEADING_NONE;
	if (!fold_letters(text, line, letters, sizeof(letters)))
		return EC_HEADING_NONE;
	for (size_t i = 0; i < COUNT(headings); i++)
		if (ec_lower(headings[i].text[0]) == letters[0] && same_letters(letters, headings[i].text))
			return headings[i].kind;
	return EC_HEADING_NONE;
}

bool
ec_is_firm(EcSlice words)
{
	for (size_t i = 0; i < COUNT(firms); i++)
		if (holds(words, firms[i]))
			return true;
	return false;
}

/* "Chief …" settles the side whatever the firm; "Director" does not where a broker is named. */
EcRole
ec_role_of_title(EcSlice title)
{
	bool		is_executive = false;
	bool		is_both = false;

	for (size_t i = 0; i < COUNT(titles); i++)
	{
		if (!holds(title, titles[i].text))
			continue;
		if (titles[i].role == EC_ROLE_ANALYST)
			return EC_ROLE_ANALYST;
		is_executive |= titles[i].role == EC_ROLE_EXECUTIVE;
		is_both |= titles[i].role == EC_ROLE_BOTH;
	}
	if (is_executive)
		return EC_ROLE_EXECUTIVE;
	if (ec_is_firm(title))
		return EC_ROLE_ANALYST;
	return is_both ? EC_ROLE_EXECUTIVE : EC_ROLE_UNKNOWN;
}

/* Does the title belong to a company's own people whatever the firm ("Chief Financial Officer")? */
bool
ec_is_sure_title(EcSlice title)
{
	for (size_t i = 0; i < COUNT(titles); i++)
		if (titles[i].role == EC_ROLE_EXECUTIVE && holds(title, titles[i].text))
			return true;
	return false;
}

static bool
is_connector(EcSlice word)
{
	static const char *const connectors[] = {"of", "and", "the", "for", "de", "to", "in", "at", "et", "&"};

	for (size_t i = 0; i < COUNT(connectors); i++)
		if (ec_slice_is(word, connectors[i]))
			return true;
	return false;
}

/* Does every word start with a capital or a sign, connectors apart? */
bool
ec_is_capitalised(EcSlice words)
{
	uint32_t	at = 0;

	while (at < words.length)
	{
		EcSlice		word = {words.data + at, 0};

		while (at + word.length < words.length && !ec_is_space(words.data[at + word.length]))
			word.length++;
		if (word.length > 0 && word.data[0] >= 'a' && word.data[0] <= 'z' && !is_connector(word))
			return false;
		at += word.length + 1;
	}
	return true;
}

bool
ec_is_credit(EcSlice words)
{
	words = ec_slice_trim(words);
	if (words.length == 0 || words.length > EC_MAX_CREDIT)
		return false;
	return ec_is_capitalised(words) || ec_role_of_title(words) != EC_ROLE_UNKNOWN;
}

EcRole
ec_role_of_name(EcSlice name)
{
	for (size_t i = 0; i < COUNT(labels); i++)
		if (ec_slice_is(name, labels[i].text))
			return labels[i].role;
	return EC_ROLE_UNKNOWN;
}

bool
ec_is_label(EcSlice name)
{
	for (size_t i = 0; i < COUNT(labels); i++)
		if (ec_slice_is(name, labels[i].text))
			return true;
	return false;
}

bool
ec_is_not_name(EcSlice name)
{
	EcSlice		word = {name.data, 0};
	EcLine		line = {.end = name.length};

	while (word.length < name.length && name.data[word.length] != ' ')
		word.length++;
	for (size_t i = 0; i < COUNT(not_names); i++)
		if (ec_slice_is(word, not_names[i]))
			return true;
	if (ec_is_label(name))
		return false;
	return ec_role_of_title(word) != EC_ROLE_UNKNOWN || ec_heading_read(name.data, &line) != EC_HEADING_NONE;
}

static bool
says(EcSlice words, PhraseClass class)
{
	for (size_t i = 0; i < COUNT(phrases); i++)
		if (phrases[i].class == class && holds(words, phrases[i].text))
			return true;
	return false;
}

bool
ec_opens_queue(EcSlice words, bool *is_weak)
{
	*is_weak = false;
	if (says(words, OPENS_QUEUE))
		return true;
	*is_weak = true;
	return says(words, HINTS_QUEUE);
}

bool
ec_calls_next(EcSlice words)
{
	return says(words, CALLS_NEXT);
}

bool
ec_closes_call(EcSlice words)
{
	return says(words, CLOSES);
}

bool
ec_thanks_for_question(EcSlice words)
{
	return says(words, THANKS_FOR_QUESTION);
}

bool
ec_greets(EcSlice words)
{
	for (size_t i = 0; i < COUNT(phrases); i++)
	{
		uint32_t	n = phrases[i].class == GREETS ? match_at(words, 0, phrases[i].text) : 0;

		if (n > 0 && (n == words.length || !is_word_byte(words.data[n])))
			return true;
	}
	return false;
}

bool
ec_is_boilerplate(EcSlice line)
{
	if (line.length > 240)
		return false;
	for (size_t i = 0; i < COUNT(furniture); i++)
		if (furniture[i].place == STARTS ? match_at(line, 0, furniture[i].text) > 0 : holds(line, furniture[i].text))
			return true;
	return false;
}
