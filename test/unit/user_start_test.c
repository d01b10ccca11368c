/*
 * With which words a user's pattern begins, and when that cannot be known.
 */
#include "engine/user_start.h"

#include "tap.h"

static void
check(const char *pattern, const char *expected)
{
	EcUserStarts starts;
	char		got[512] = "";

	if (ec_user_starts_read(pattern, &starts))
	{
		for (int i = 0; i < starts.n; i++)
		{
			strcat(got, i > 0 ? " " : "");
			strcat(got, starts.words[i]);
		}
		is_text(got, expected, pattern);
	}
	else
		is_text(NULL, expected, pattern);
}

int
main(void)
{
	check("TAM units?", "tam");
	check("units?", "units unit");
	check("wafer\\s+yields?", "wafer");
	check("take-rate", "take");
	check("net adds|gross adds", "net gross");
	check("(gross|net) adds", "gross net");
	check("(?:total )?adds", "total adds");
	check("((?:very )?gross |net )?adds", "very gross net adds");
	check("\\btake rate\\b", "take");
	check("gadget93 sales?", "gadget93");
	check("adds", "adds");
	check("rigs (?=in use)", "rigs");
	check("rigs\\b.{0,20}idle", "rigs");
	check("(rigs|wells)", "rigs wells");
	check("((?:very )?gross|net )?adds", NULL);
	check("(rig|well)s", NULL);
	check("rig[s]?", NULL);
	check("rigs+", NULL);
	check("rig.*", NULL);
	check("rig\\w+", NULL);
	check("rig\\s?s", NULL);
	check("(?i)rigs", NULL);
	check("(?<=new )rigs", NULL);
	check("[a-z]+ rate", NULL);
	check(".*", NULL);
	check("", NULL);
	check("(", NULL);
	check("(rigs", NULL);
	check("rigs|", NULL);
	check("(rigs|)", NULL);
	check("(rigs)?", NULL);
	check("x?", NULL);
	check("\\", NULL);
	check("[", NULL);
	check("[]]", NULL);
	check("((((((((((rigs))))))))))", NULL);
	check("\xC3\xA9tudes", NULL);
	check("caf\xC3\xA9", NULL);
	return finish();
}
