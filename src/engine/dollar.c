/*
 * Whose dollar a bare "$" is: where a company of another dollar country sets "US$" apart from "$", its own.
 *
 * The country is told by how often the text names it; a text that never says "US$", or that marks its own dollars ("C$"),
 * has American ones.
 */
#include "engine/unit.h"

#include <string.h>

#define LEAST_AMERICAN 3		/* "US$" */
#define LEAST_BARE 5			/* "$" */
#define LEAST_NAMED 10			/* the country */

/* Counts the dollar signs before digits: bare, and with "US" or "U.S." before; false where another letter marks one. */
static bool
count_dollars(const char *text, uint32_t length, uint32_t *bare, uint32_t *american)
{
	*bare = *american = 0;
	for (const char *at = text; (at = memchr(at, '$', (size_t) (text + length - at))) != NULL; at++)
	{
		size_t		before = (size_t) (at - text);

		if (at + 1 == text + length || !(ec_is_digit(at[1]) || at[1] == ' '))
			continue;
		if (before == 0 || !(ec_is_letter(at[-1]) || at[-1] == '.'))
			++*bare;
		else if ((before >= 2 && memcmp(at - 2, "US", 2) == 0) || (before >= 4 && memcmp(at - 4, "U.S.", 4) == 0))
			++*american;
		else
			return false;
	}
	return true;
}

const char *
ec_home_dollar(const char *text, uint32_t length)
{
	static const struct
	{
		const char *country;
		const char *currency;
	}			countries[] = {{"Canad", "CAD"}, {"Austral", "AUD"}, {"New Zealand", "NZD"}};
	uint32_t	bare;
	uint32_t	american;
	uint32_t	most = LEAST_NAMED - 1;
	const char *home = "USD";

	if (!count_dollars(text, length, &bare, &american) || american < LEAST_AMERICAN || bare < LEAST_BARE)
		return home;
	for (size_t i = 0; i < sizeof(countries) / sizeof(countries[0]); i++)
	{
		uint32_t	named = ec_bytes_count(text, length, countries[i].country, UINT32_MAX);

		if (named > most)
		{
			most = named;
			home = countries[i].currency;
		}
	}
	return home;
}
