/*
 * Any bytes as a fiscal period: an error, or a valid period whose canonical text
 * reads back as itself. Mentions in running text resolve to a valid period or none.
 */
#include <stdlib.h>

#include "engine/period.h"

extern int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
require(bool condition)
{
	if (!condition)
		abort();
}

static void
check_mention(const char *text, size_t size)
{
	EcPeriodMention mention;
	size_t		read = ec_period_scan(text, size, &mention);

	require(read <= size);
	for (int quarter = 1; read > 0 && quarter <= 4; quarter++)
	{
		EcCalendar	calendar = {.call = ec_period_make(2021, 3, quarter), .year_end_month = quarter * 3};
		EcPeriod	period = ec_period_resolve(&mention, &calendar, EC_PERIOD_NONE, quarter % 2 == 0);

		require(period == EC_PERIOD_NONE || ec_period_is_valid(period));
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	EcPeriod	period;
	EcPeriod	again;
	char		text[EC_PERIOD_TEXT];
	size_t		where;

	if (ec_period_parse((const char *) data, size, &period, &where) == EC_PERIOD_OK)
	{
		int			length = ec_period_format(period, text);

		require(ec_period_is_valid(period));
		require(length > 0 && length < EC_PERIOD_TEXT);
		require(ec_period_parse(text, (size_t) length, &again, &where) == EC_PERIOD_OK);
		require(again == period);
	}
	else
		require(where <= size);
	if (size > 0)
		check_mention((const char *) data, size);
	return 0;
}
