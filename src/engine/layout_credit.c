/*
 * What stands after a name: the dash, notes such as "(ph)", and title and firm in
 * either order. Which of two pieces is the title the words of tables/titles.def say.
 */
#include "engine/layout_parts.h"

#include <string.h>

/* Bytes of a dash that parts name and title at `at`: " - ", " -- ", " – ", " — ", " | ", "--"; 0 if there is none. */
uint32_t
ec_dash_read(const char *text, uint32_t at, uint32_t end)
{
	uint32_t	start = at;
	bool		spaced = false;

	while (at < end && text[at] == ' ')
	{
		spaced = true;
		at++;
	}
	if (end - at > 3 && text[at] == '\xE2' && text[at + 1] == '\x80' && (text[at + 2] == '\x93' ||
		text[at + 2] == '\x94'))
		at += 3;
	else if (end - at > 2 && text[at] == '-' && text[at + 1] == '-')
		at += 2;
	else if (spaced && end - at > 2 && (text[at] == '-' || text[at] == '|') && text[at + 1] == ' ')
		at += 1;
	else
		return 0;
	while (at < end && text[at] == ' ')
		at++;
	return at - start;
}

/* Skips "(ph)", "[ph]" and "[indiscernible]" after a name. */
uint32_t
ec_note_skip(const char *text, uint32_t at, uint32_t end)
{
	static const char *const notes[] = {" (ph)", " [ph]", " (phonetic)", " [phonetic]", "  (ph)"};

	for (size_t i = 0; i < sizeof(notes) / sizeof(notes[0]); i++)
	{
		uint32_t	n = (uint32_t) strlen(notes[i]);

		if (end - at >= n && memcmp(text + at, notes[i], n) == 0)
			return at + n;
	}
	return at;
}

/* Parts "Firm - Title", "Firm -- Analyst", "Title, Firm" into the two; a lone piece is a firm only if it looks like one. */
void
ec_credit_part(EcSlice credit, EcSlice *title, EcSlice *firm)
{
	*title = credit;
	for (uint32_t i = 0; i < credit.length; i++)
	{
		uint32_t	n = ec_dash_read(credit.data, i, credit.length);

		if (n > 0)
		{
			EcSlice		left = {credit.data, i};
			EcSlice		right = {credit.data + i + n, credit.length - i - n};

			*firm = ec_slice_trim(left);
			*title = ec_slice_trim(right);
			return;
		}
	}
	for (uint32_t i = credit.length; i-- > 1;)
	{
		EcSlice		left = {credit.data, i};
		EcSlice		right = {credit.data + i + 1, credit.length - i - 1};

		if (credit.data[i] == ',' && ec_role_of_title(left) == EC_ROLE_UNKNOWN && ec_is_sure_title(right))
		{
			*firm = ec_slice_trim(left);
			*title = ec_slice_trim(right);
			return;
		}
		if (credit.data[i] != ',' || ec_role_of_title(left) == EC_ROLE_UNKNOWN || ec_is_firm(left) ||
			ec_slice_is(ec_slice_trim(right), "inc."))
			continue;
		if (!ec_is_firm(right) && ec_role_of_title(right) != EC_ROLE_UNKNOWN)
			break;
		*title = ec_slice_trim(left);
		*firm = ec_slice_trim(right);
		return;
	}
	if (ec_is_firm(credit) || ec_role_of_title(credit) == EC_ROLE_UNKNOWN)
	{
		*firm = credit;
		*title = (EcSlice) {NULL, 0};
	}
}

EcSlice
ec_credit_after(EcSlice entry, uint32_t name_length)
{
	uint32_t	at = ec_note_skip(entry.data, name_length, entry.length);
	uint32_t	sign = ec_dash_read(entry.data, at, entry.length);
	EcSlice		credit;

	if (sign == 0 && at < entry.length && entry.data[at] == ',')
		sign = 1;
	credit.data = entry.data + at + sign;
	credit.length = entry.length - at - sign;
	return ec_slice_trim(credit);
}
