/*
 * The company's name: beside the ticker, beside the reported period in the title or in the words
 * of welcome, after "call of", in a label, as the firm of its executives, or in the address of its web site.
 * It is a run of capitalised words; legal forms at its end are left out.
 */
#include "engine/header_parts.h"

#include <string.h>

#define MAX_COMPANY_WORDS 7
#define MAX_TITLE 140			/* bytes of one line of a title */

static const char *const suffixes[] = {
#define SUFFIX(word) word,
#define MODIFIER(word)
#define NO_COMPANY(word)
#include "engine/tables/company_words.def"
#undef SUFFIX
#undef MODIFIER
#undef NO_COMPANY
};

static const char *const modifiers[] = {
#define SUFFIX(word)
#define MODIFIER(word) word,
#define NO_COMPANY(word)
#include "engine/tables/company_words.def"
#undef SUFFIX
#undef MODIFIER
#undef NO_COMPANY
};

static const char *const no_company[] = {
#define SUFFIX(word)
#define MODIFIER(word)
#define NO_COMPANY(word) word,
#include "engine/tables/company_words.def"
#undef SUFFIX
#undef MODIFIER
#undef NO_COMPANY
};

#define COUNT(table) (sizeof(table) / sizeof((table)[0]))

static EcSlice
empty(void)
{
	return (EcSlice) {NULL, 0};
}

/* Bytes of "'s", "’s" or a lone apostrophe at the end. */
static uint32_t
possessive(EcSlice word)
{
	uint32_t	n = ec_possessive(word);

	for (uint32_t length = 1; n == 0 && length <= 3 && length < word.length; length += 2)
		if (ec_apostrophe_at(word, word.length - length) == length)
			n = length;
	return n;
}

/* The last word of the slice, without the space before it. */
static EcSlice
last_word(EcSlice words)
{
	EcSlice		word = {words.data + words.length, 0};

	while (word.data > words.data && !ec_is_space(word.data[-1]))
	{
		word.data--;
		word.length++;
	}
	return word;
}

static EcSlice
without_comma(EcSlice word)
{
	while (word.length > 0 && (word.data[word.length - 1] == ',' || word.data[word.length - 1] == ';'))
		word.length--;
	return word;
}

bool
ec_is_company_suffix(EcSlice name)
{
	return ec_slice_is_any(without_comma(name), suffixes, COUNT(suffixes));
}

EcSlice
ec_company_trim(EcSlice name)
{
	for (name = ec_slice_trim(name); name.length > 0; name = ec_slice_trim(name))
	{
		EcSlice		word = last_word(name);
		uint32_t	n = possessive(word);

		if (n > 0)
			name.length -= n;
		else if (word.length < name.length && ec_slice_is_any(without_comma(word), suffixes, COUNT(suffixes)))
			name.length -= word.length;
		else if (without_comma(word).length < word.length)
			name.length -= word.length - without_comma(word).length;
		else
			break;
	}
	return name.length == 0 ? empty() : name;
}

/* Does the sentence end with this word ("quarter.")? A legal form or an initial does not end one. */
static bool
ends_sentence(EcSlice word)
{
	char		last = word.length > 0 ? word.data[word.length - 1] : '\0';

	if (last == ':' || last == ';' || last == '!' || last == '?' || last == ']')
		return true;
	return last == '.' && word.length > 4 && !ec_slice_is_any(word, suffixes, COUNT(suffixes)) && memchr(word.data,
		'.', word.length - 1) == NULL;
}

/* Letters, digits and the signs that names of companies have; at least one letter. */
static bool
has_company_letters(EcSlice word)
{
	bool		has_letter = false;

	for (uint32_t i = 0; i < word.length; i++)
	{
		if (ec_is_letter(word.data[i]) || (unsigned char) word.data[i] >= 0xC3)
			has_letter = true;
		else if (memchr(")(%[]{}<>\"=*", word.data[i], 12) != NULL)
			return false;
	}
	return has_letter || ec_slice_is(word, "&");
}

static bool
is_joint(EcSlice word)
{
	return ec_slice_is(word, "of") || ec_slice_is(word, "and") || ec_slice_is(word, "de") ||
		ec_slice_is(word, "the");
}

static bool
is_company_word(EcSlice word)
{
	unsigned char first = (unsigned char) word.data[0];
	EcSlice		bare = without_comma(word);

	if (ends_sentence(word) || !has_company_letters(word))
		return false;
	if (ec_slice_is_any(bare, no_company, COUNT(no_company)) || (ec_slice_is_any(bare, modifiers, COUNT(modifiers)) &&
		first != '&'))
		return false;
	if (ec_slice_is_any(bare, suffixes, COUNT(suffixes)) && !is_joint(bare))
		return true;
	return ec_is_upper((char) first) || ec_is_digit((char) first) || first == '&' || (first >= 0xC3 &&
		first <= 0xC5);
}

/* The word that ends at `at`. */
static EcSlice
word_before(const char *text, uint32_t from, uint32_t at)
{
	EcSlice		word = {text + at, 0};

	while (word.data > text + from && !ec_is_space(word.data[-1]) && word.data[-1] != '(' && word.length < 40)
	{
		word.data--;
		word.length++;
	}
	return word;
}

/* Steps back over white space, dashes, commas and one group in parentheses. */
static uint32_t
skip_back(const char *text, uint32_t from, uint32_t end)
{
	while (end > from)
	{
		if (text[end - 1] == ' ' || text[end - 1] == ',' || text[end - 1] == '-' || text[end - 1] == '|')
			end--;
		else if (end - from > 3 && (memcmp(text + end - 3, "\xE2\x80\x93", 3) == 0 ||
			memcmp(text + end - 3, "\xE2\x80\x94", 3) == 0 || memcmp(text + end - 3, "\xE2\x88\x92", 3) == 0))
			end -= 3;
		else if (text[end - 1] == ':' && end - from > 1 && ec_is_company_suffix(word_before(text, from, end - 1)))
			end--;				/* "Acme AG: Q2 2023" */
		else if (text[end - 1] == ')')
		{
			uint32_t	open = end - 1;

			while (open > from && end - open < 40 && text[open] != '(')
				open--;
			if (text[open] != '(')
				break;
			end = open;
		}
		else
			break;
	}
	return end;
}

/* Steps back over "full year and" before the quarter. */
static uint32_t
skip_modifiers(const char *text, uint32_t from, uint32_t end)
{
	for (int i = 0; i < 5; i++)
	{
		EcSlice		word = word_before(text, from, end);

		if (word.length == 0 || !ec_slice_is_any(word, modifiers, COUNT(modifiers)))
			break;
		end = skip_back(text, from, (uint32_t) (word.data - text));
	}
	return end;
}

/* What follows a possessive is no part of the name: "Acme's Annual Shareholder". */
EcSlice
ec_company_before(const char *text, uint32_t from, uint32_t end)
{
	uint32_t	stop = skip_modifiers(text, from, skip_back(text, from, end));
	uint32_t	start = stop;
	uint32_t	at = stop;
	EcSlice		company;

	for (int n_words = 0; at > from && n_words < MAX_COMPANY_WORDS; n_words++)
	{
		EcSlice		word = word_before(text, from, at);

		if (word.length == 0 || (!is_company_word(word) && (n_words == 0 || !is_joint(word))))
			break;
		if (possessive(word) > 0)
			stop = at;
		at = (uint32_t) (word.data - text);
		if (!is_joint(word) || ec_is_upper(word.data[0]))
			start = at;
		while (at > from && text[at - 1] == ' ')
			at--;
	}
	company = ec_company_trim((EcSlice) {text + start, stop - start});
	return company.length > 0 && !ec_is_upper(company.data[0]) &&
		ec_is_company_suffix(company) ? empty() : company;
}

/* The capitalised words that start at `at`, to the end of the line. */
static EcSlice
company_after(const char *text, uint32_t at, uint32_t end)
{
	uint32_t	stop;
	EcSlice		word;

	while (at < end && (text[at] == ' ' || text[at] == ','))
		at++;
	if (end - at > 4 && memcmp(text + at, "the ", 4) == 0)
		at += 4;
	stop = at;
	for (uint32_t next = at; next < end && stop - at < 80;)
	{
		word.data = text + next;
		word.length = 0;
		while (next + word.length < end && !ec_is_space(word.data[word.length]))
			word.length++;
		if (word.length == 0 || word.data[0] == '(')
			break;
		if (ends_sentence(word) || (word.data[word.length - 1] == '.' && !ec_slice_is_any(word, suffixes, COUNT(suffixes))))
		{
			word.length--;
			if (word.length > 0 && is_company_word(word))
				stop = next + word.length;
			break;
		}
		if (!is_company_word(word) && !(is_joint(word) && stop > at))
			break;
		next += word.length;
		if (!is_joint(word))
			stop = next;
		if (word.data[word.length - 1] == ',' && next + 1 < end && !ec_is_upper(text[next + 1]))
			break;
		while (next < end && text[next] == ' ')
			next++;
	}
	return ec_company_trim((EcSlice) {text + at, stop - at});
}

/* "Company: Acme (…)" in the title. */
static EcSlice
labelled_company(const EcHeaderZone *zone)
{
	EcLine		line;

	for (uint32_t at = 0; at < zone->frame_end && at < 4000; at = line.next)
	{
		EcSlice		words;

		ec_line_read(zone->text, zone->frame_end, at, &line);
		words.data = zone->text + line.start;
		words.length = line.end - line.start;
		if (words.length > 10 && words.length < 120 && memcmp(words.data, "Company:", 8) == 0)
			return company_after(zone->text, line.start + 8, line.end);
	}
	return empty();
}

/* The line above a title that starts with the period: "Acme Limited / Q3 2024 Earnings Call". */
static EcSlice
company_above(const EcHeaderZone *zone, uint32_t start)
{
	EcLine		line;
	EcSlice		company;

	if (!ec_line_before(zone->text, start, &line) || line.end - line.start > 90)
		return empty();
	if (line.from < start && line.next > start)
	{
		if (line.start < start && skip_back(zone->text, line.from, start) > line.start)
			return empty();
		if (!ec_line_before(zone->text, line.from, &line) || line.end - line.start > 90)
			return empty();
	}
	company = ec_company_before(zone->text, line.start, line.end);
	return company.data == zone->text + line.start ? company : empty();
}

/* After "call of", "results for" and the like behind the period. */
static EcSlice
company_of_call(const EcHeaderZone *zone, uint32_t at)
{
	static const char *const forms[] = {"call of", "call for", "results of", "results for",
		"conference of", "earnings of", "earnings for", "webcast of", "webcast for"};
	EcSlice		after = {zone->text + at, zone->end - at < 120 ? zone->end - at : 120};

	for (size_t i = 0; i < COUNT(forms); i++)
	{
		uint32_t	where;
		EcSlice		company;

		if (!ec_slice_find(after, forms[i], &where))
			continue;
		company = company_after(zone->text, at + where + (uint32_t) strlen(forms[i]), zone->end);
		if (company.length > 0)
			return company;
	}
	return empty();
}

/* "Acme Co. results briefing for the second quarter", "second quarter results call - Acme": at the ends of a title. */
static EcSlice
company_at_ends(const EcHeaderZone *zone, const EcHeaderPeriod *period)
{
	EcSlice		company;
	EcLine		line;
	uint32_t	from = period->start;

	while (from > 0 && zone->text[from - 1] != '\n')
		from--;
	ec_line_read(zone->text, zone->end, from, &line);
	if (line.end - line.start > MAX_TITLE)
		return empty();
	company = line.start < period->start ? company_after(zone->text, line.start, line.end) : empty();
	if (company.length > 0 && !ec_is_company_suffix(company))
	{
		EcSlice		after = {company.data + company.length, (uint32_t) (zone->text + line.end - company.data) - company.length};

		if (after.length > 40)
			after.length = 40;
		if (ec_header_cues(after, EC_HEADER_CALL) != 0)
			return company;
	}
	company = empty();
	for (uint32_t at = period->end; company.length == 0 && at < line.end; at++)
	{
		uint32_t	sign = ec_dash_read(zone->text, at, line.end);

		if (sign > 0)
			company = company_after(zone->text, at + sign, line.end);
	}
	return company;
}

/* "welcome to the acme inc. third quarter call": lower case, but with a legal form at its end. */
static EcSlice
company_in_lower_case(const EcHeaderZone *zone, uint32_t start)
{
	uint32_t	stop = skip_back(zone->text, 0, start);
	uint32_t	from = stop > 70 ? stop - 70 : 0;
	EcSlice		before = {zone->text + from, stop - from};
	EcSlice		word = last_word(before);
	uint32_t	where = 0;
	uint32_t	at = 0;

	if (!ec_slice_is_any(without_comma(word), suffixes, COUNT(suffixes)) ||
		ec_header_cues(before, EC_HEADER_WELCOME) == 0 ||
		!ec_slice_find(before, "to", &where))
		return empty();
	at = where + 2;
	if (before.length > at + 5 && memcmp(before.data + at, " the ", 5) == 0)
		at += 4;
	return ec_company_trim((EcSlice) {before.data + at, before.length - at});
}

/* "ABC - Q1 2020 Acme": what stands before the dash is the ticker. */
static bool
is_ticker(EcSlice word, EcSlice ticker)
{
	return ticker.length > 0 && word.length >= ticker.length && memcmp(word.data, ticker.data,
		ticker.length) == 0 &&
		(word.length == ticker.length || word.data[ticker.length] == '.');
}

static EcSlice
company_at_period(const EcHeaderZone *zone, const EcHeaderPeriod *period, EcSlice ticker)
{
	bool		in_frame = period->start < zone->frame_end;
	uint32_t	from = period->start > 120 ? period->start - 120 : 0;
	EcSlice		company = ec_company_before(zone->text, from, period->start);

	if (is_ticker(company, ticker))
		company = empty();
	if (company.length == 0 && in_frame)
		company = company_after(zone->text, period->end, zone->end);
	if (company.length == 0)
		company = company_of_call(zone, period->end);
	if (company.length == 0)
		company = company_in_lower_case(zone, period->start);
	if (company.length == 0 && in_frame)
		company = company_above(zone, period->start);
	if (company.length == 0 && in_frame && zone->has_title)
		company = company_at_ends(zone, period);
	return company;
}

/* The first place in the text at which a likely period has a name beside it. */
static EcSlice
company_at_periods(const EcHeaderZone *zone, EcSlice ticker)
{
	EcSlice		best = empty();
	uint32_t	where = UINT32_MAX;

	for (int i = 0; i < zone->n_periods && zone->periods[i].score >= 6; i++)
	{
		EcSlice		company;

		if (zone->periods[i].start >= where || (zone->periods[i].score < 8 && !zone->has_title))
			continue;
		company = company_at_period(zone, &zone->periods[i], ticker);
		if (company.length == 0)
			continue;
		best = company;
		where = zone->periods[i].start;
	}
	return best;
}

/* "welcome to the Acme conference call", where no period is said. */
static EcSlice
welcomed_company(const EcHeaderZone *zone)
{
	static const char *const events[] = {"conference call", "earnings call", "earnings conference",
		"results call", "quarterly conference"};
	EcSlice		speech = {zone->text, zone->end};

	for (size_t i = 0; i < COUNT(events); i++)
	{
		uint32_t	where;

		if (ec_slice_find(speech, events[i], &where))
		{
			EcSlice		company = ec_company_before(zone->text, where > 100 ? where - 100 : 0, where);

			if (company.length > 0)
				return company;
			company = company_of_call(zone, where);
			if (company.length > 0)
				return company;
		}
	}
	return empty();
}

/* The firm that the first speaker's line gives, or the list, for the company's own people. */
static EcSlice
firm_of_executives(const EcLayout *layout, const EcOpening *first)
{
	const EcCast *cast = layout->cast;

	if (first->firm.length > 0 && ec_is_sure_title(first->title))
		return ec_company_trim(first->firm);
	for (int i = 0; i < cast->n_participants; i++)
	{
		EcSlice		title;
		EcSlice		firm = {NULL, 0};

		if (cast->participants[i].role != EC_ROLE_EXECUTIVE || cast->participants[i].detail.length == 0)
			continue;
		ec_credit_part(cast->participants[i].detail, &title, &firm);
		if (firm.length > 0)
			return ec_company_trim(firm);
	}
	return empty();
}

/* "the CEO of Acme", as articles introduce people. */
static EcSlice
company_of_chief(const EcHeaderZone *zone)
{
	static const char *const forms[] = {"ceo of", "cfo of", "chief executive of",
		"chief executive officer of", "chief financial officer of"};
	EcSlice		text = {zone->text, zone->end};

	for (size_t i = 0; i < COUNT(forms); i++)
	{
		uint32_t	where;

		if (ec_slice_find(text, forms[i], &where))
			return company_after(zone->text, where + (uint32_t) strlen(forms[i]), zone->end);
	}
	return empty();
}

EcSlice
ec_header_company(const EcLayout *layout, const EcHeaderZone *zone, const EcOpening *first, EcSlice ticker)
{
	EcSlice		company = labelled_company(zone);

	if (company.length == 0)
		company = company_at_periods(zone, ticker);
	if (company.length == 0)
		company = welcomed_company(zone);
	if (company.length == 0)
		company = firm_of_executives(layout, first);
	if (company.length == 0)
		company = company_of_chief(zone);
	if (company.length == 0)
	{
		EcSlice		site = ec_company_of_site(zone);

		if (site.length > 0)
			company = ec_with_capital(zone->text, zone->end, site);
		return company.length > 0 ? company : site;
	}
	return ec_company_in_full(layout, zone, company);
}
