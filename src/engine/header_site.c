/*
 * The company's name by the address of its web site, for texts that say it nowhere else or only in short.
 */
#include "engine/header_parts.h"

#include <string.h>

#define FULL_NAME_REACH 131072

static bool
is_vendor(EcSlice site)
{
	static const char *const vendors[] = {"fool", "streetevents", "callstreet", "viavid", "factset",
		"spglobal", "refinitiv", "fdfn", "seekingalpha", "google", "gmail", "bloomberg", "thomson", "rev",
			"globenewswire", "businesswire", "prnewswire"};

	return ec_slice_is_any(site, vendors, sizeof(vendors) / sizeof(vendors[0]));
}

/* The name in "investors.acme.com" or "acme.com", as it is written with a capital elsewhere if it is. */
EcSlice
ec_company_of_site(const EcHeaderZone *zone)
{
	EcSlice		text = {zone->text, zone->end};
	uint32_t	at = 0;
	uint32_t	where;

	for (; ec_slice_find(text, "com", &where); text.data += where + 3, text.length -= where + 3)
	{
		EcSlice		site;

		at = (uint32_t) (text.data - zone->text) + where;
		if (at < 2 || zone->text[at - 1] != '.')
			continue;
		site.data = zone->text + at - 1;
		site.length = 0;
		while (site.data > zone->text && (ec_is_letter(site.data[-1]) || ec_is_digit(site.data[-1])))
		{
			site.data--;
			site.length++;
		}
		if (site.length >= 2 && !is_vendor(site))
			return site;
	}
	return (EcSlice) {NULL, 0};
}

/* The first place where the word stands with a capital; empty if there is none. */
EcSlice
ec_with_capital(const char *text, uint32_t length, EcSlice word)
{
	for (uint32_t at = 0; at + word.length <= length; at++)
	{
		EcSlice		here = {text + at, word.length};

		if ((ec_is_upper(here.data[0]) || ec_is_digit(here.data[0])) && (at == 0 ||
			(!ec_is_letter(here.data[-1]) && here.data[-1] != '.')) && ec_name_equal(here, word))
			return here;
	}
	return (EcSlice) {NULL, 0};
}

/* A short name whose web site has the long one ("Acme", acmegroup.com) is given in full if the text has it. */
EcSlice
ec_company_in_full(const EcLayout *layout, const EcHeaderZone *zone, EcSlice company)
{
	EcSlice		site;
	EcSlice		full;

	if (company.length < 3 || memchr(company.data, ' ', company.length) != NULL)
		return company;
	site = ec_company_of_site(zone);
	if (site.length <= company.length)
		return company;
	full.data = site.data;
	full.length = company.length;
	if (!ec_name_equal(full, company))
		return company;
	full = ec_with_capital(layout->text, layout->length < FULL_NAME_REACH ? layout->length : FULL_NAME_REACH,
		site);
	return full.length > 0 ? full : company;
}
