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

static bool
have_firm(const EcWords *words)
{
	for (size_t i = 0; i < COUNT(firms); i++)
		if (ec_words_have(words, firms[i]))
			return true;
	return false;
}

bool
ec_is_firm(EcSlice slice)
{
	EcWords		words;

	ec_words_cut(slice, &words);
	return have_firm(&words);
}

/* "Chief …" settles the side whatever the firm; "Director" does not where a broker is named. */
EcRole
ec_role_of_title(EcSlice title)
{
	EcWords		words;
	bool		is_executive = false;
	bool		is_both = false;

	ec_words_cut(title, &words);
	for (size_t i = 0; i < COUNT(titles); i++)
	{
		if (!ec_words_have(&words, titles[i].text))
			continue;
		if (titles[i].role == EC_ROLE_ANALYST)
			return EC_ROLE_ANALYST;
		is_executive |= titles[i].role == EC_ROLE_EXECUTIVE;
		is_both |= titles[i].role == EC_ROLE_BOTH;
	}
	if (is_executive)
		return EC_ROLE_EXECUTIVE;
	if (have_firm(&words))
		return EC_ROLE_ANALYST;
	return is_both ? EC_ROLE_EXECUTIVE : EC_ROLE_UNKNOWN;
}

/* Does the title belong to a company's own people whatever the firm ("Chief Financial Officer")? */
bool
ec_is_sure_title(EcSlice title)
{
	EcWords		words;

	ec_words_cut(title, &words);
	for (size_t i = 0; i < COUNT(titles); i++)
		if (titles[i].role == EC_ROLE_EXECUTIVE && ec_words_have(&words, titles[i].text))
			return true;
	return false;
}

static bool
is_connector(EcSlice word)
{
	static const char *const connectors[] = {"of", "and", "the", "for", "de", "to", "in", "at", "et", "&"};

	return ec_slice_is_any(word, connectors, COUNT(connectors));
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

static int
count_spaces(EcSlice slice)
{
	int			n = 0;

	for (uint32_t i = 0; i < slice.length; i++)
		n += slice.data[i] == ' ';
	return n;
}

/* A word such as "Slide" or a title at its start, a heading, or the name of a firm in three words or more. */
bool
ec_is_not_name(EcSlice name)
{
	EcSlice		word = {name.data, 0};
	EcLine		line = {.end = name.length};

	while (word.length < name.length && name.data[word.length] != ' ')
		word.length++;
	if (ec_slice_is_any(word, not_names, COUNT(not_names)))
		return true;
	if (ec_is_label(name))
		return false;
	if (count_spaces(name) >= 2 && ec_is_firm(name))
		return true;
	return ec_role_of_title(word) != EC_ROLE_UNKNOWN || ec_heading_read(name.data, &line) != EC_HEADING_NONE;
}

static bool
says(EcSlice slice, PhraseClass class)
{
	EcWords		words;

	ec_words_cut(slice, &words);
	for (size_t i = 0; i < COUNT(phrases); i++)
		if (phrases[i].class == class && ec_words_have(&words, phrases[i].text))
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
		uint32_t	n = phrases[i].class == GREETS ? ec_slice_match(words, 0, phrases[i].text) : 0;

		if (n > 0 && (n == words.length || !(ec_is_letter(words.data[n]) || ec_is_digit(words.data[n]))))
			return true;
	}
	return false;
}

bool
ec_is_boilerplate(EcSlice line, bool starts_only)
{
	EcWords		words;

	for (size_t i = 0; i < COUNT(furniture); i++)
		if (furniture[i].place == STARTS && line.length > 0 && ec_lower(line.data[0]) == furniture[i].text[0] &&
			ec_slice_match(line, 0, furniture[i].text) > 0)
			return true;
	if (starts_only)
		return false;
	ec_words_cut(line, &words);
	for (size_t i = 0; i < COUNT(furniture); i++)
		if (furniture[i].place == HOLDS && ec_words_have(&words, furniture[i].text))
			return true;
	return false;
}
