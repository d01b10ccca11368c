/*
 * The header: company, ticker, exchange, period and date of the call.
 */
#include "engine/layout_parts.h"

void
ec_header_read(EcLayout *layout)
{
	(void) layout;
}
