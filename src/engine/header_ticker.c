/*
 * Ticker and exchange: "(NYSE: ABC)", "NasdaqGS:ABC", "Ticker: ABC", "(ABC)" after the company in a
 * title, "ABC - Q1 2020 Acme Earnings Call". With them, often, the company's name.
 */
#include "engine/header_parts.h"

#include <string.h>

static const struct
{
	const char *written;
	const char *name;
}			exchanges[] = {
#define EXCHANGE(written, name) {written, name},
#include "engine/tables/exchanges.def"
#undef EXCHANGE
};

#define MAX_TICKER 12
#define TAIL_REACH 6000

/* A ticker: capitals and digits, with a dot, dash or underscore inside; at most a lower-case letter after the underscore. */
static EcSlice
read_ticker(const char *text, uint32_t at, uint32_t end)
{
	EcSlice		ticker = {text + at, 0};
	bool		has_letter = false;

	while (at + ticker.length < end && ticker.length < MAX_TICKER)
	{
		char		c = ticker.data[ticker.length];

		if (!ec_is_upper(c) && !ec_is_digit(c) && !(ticker.length > 0 && (c == '_' || (c == 'p' &&
			ticker.data[ticker.length - 1] == '_'))))
			break;
		if (ec_is_digit(c) && has_letter && at + ticker.length + 1 < end &&
			ticker.data[ticker.length + 1] == '.')
			break;
		has_letter |= ec_is_upper(c);
		ticker.length++;
	}
	if (!has_letter)
		ticker.length = 0;
	return ticker;
}

/* The exchange whose name ends before the colon at `colon`, as it is usually called. */
static const char *
exchange_before(const char *text, uint32_t colon, uint32_t *start)
{
	const char *best = NULL;
	size_t		longest = 0;

	for (size_t i = 0; i < sizeof(exchanges) / sizeof(exchanges[0]); i++)
	{
		size_t		n = strlen(exchanges[i].written);
		EcSlice		written;

		if (n > colon || n <= longest)
			continue;
		written.data = text + colon - n;
		written.length = (uint32_t) n;
		if (!ec_slice_is(written, exchanges[i].written) || (n < colon && ec_is_letter(text[colon - n - 1])))
			continue;
		best = exchanges[i].name;
		longest = n;
	}
	*start = colon - (uint32_t) longest;
	return best;
}

/* The name on the line above or below, where nothing else stands on the line of the ticker. */
static EcSlice
company_on_line(const EcHeaderZone *zone, const EcLine *line)
{
	EcSlice		company = ec_company_before(zone->text, line->start, line->end);

	return company.data == zone->text + line->start ? company : (EcSlice) {NULL, 0};
}

/* The name before the exchange; a legal form alone continues the line above ("Acme / Corporation NYSE:ABC"). */
static EcSlice
company_beside(const EcHeaderZone *zone, uint32_t start, uint32_t end)
{
	const char *text = zone->text;
	bool		in_parentheses = start > 0 && text[start - 1] == '(';
	EcSlice		company = ec_company_before(text, 0, in_parentheses ? start - 1 : start);
	EcLine		line;

	if (company.length > 0 && !ec_is_company_suffix(company))
		return company;
	if (company.length > 0)
		return ec_line_before(text, (uint32_t) (company.data - text), &line) ? company_on_line(zone,
			&line) : company;
	if (start > 0 && !ec_is_space(text[start - 1]))
		return (EcSlice) {NULL, 0};
	ec_line_read(text, zone->end, end, &line);
	if (line.end > line.start || !ec_line_after(text, zone->end, line.next, &line))
		return (EcSlice) {NULL, 0};
	return line.end - line.start < 80 ? company_on_line(zone, &line) : (EcSlice) {NULL, 0};
}

/* "(NYSE: ABC)", "NSE: ABC", "NasdaqGS:ABC" around the colon at `colon`. */
static bool
read_listed(const EcHeaderZone *zone, uint32_t colon, EcHeader *header)
{
	const char *text = zone->text;
	uint32_t	start;
	uint32_t	at = colon + 1;
	const char *exchange = exchange_before(text, colon, &start);
	EcSlice		ticker;

	if (exchange == NULL)
		return false;
	while (at < zone->end && text[at] == ' ')
		at++;
	ticker = read_ticker(text, at, zone->end);
	if (ticker.length == 0)
		return false;
	header->ticker = ticker;
	header->exchange = (EcSlice) {exchange, (uint32_t) strlen(exchange)};
	header->company = company_beside(zone, start, at + ticker.length);
	return true;
}

/* "Ticker: ABC", "Symbol: ABC", "Scrip Code: ABC" before the colon at `colon`. */
static bool
read_labelled(const EcHeaderZone *zone, uint32_t colon, EcHeader *header)
{
	static const char *const names[] = {"ticker", "symbol", "scrip code", "code", "ticker symbol"};
	EcSlice		before = {zone->text + (colon < 12 ? 0 : colon - 12), colon < 12 ? colon : 12};
	uint32_t	at = colon + 1;

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
	{
		uint32_t	where;
		EcSlice		ticker;

		if (!ec_slice_find(before, names[i], &where) || where + strlen(names[i]) != before.length)
			continue;
		while (at < zone->end && zone->text[at] == ' ')
			at++;
		ticker = read_ticker(zone->text, at, zone->end);
		if (ticker.length < 1 || ticker.length >= MAX_TICKER)
			return false;
		header->ticker = ticker;
		return true;
	}
	return false;
}

/* Does a title or an announcement go on after the parenthesis? */
static bool
is_announced(const EcHeaderZone *zone, uint32_t at)
{
	EcSlice		after = {zone->text + at, zone->end - at < 60 ? zone->end - at : 60};

	for (int i = 0; i < zone->n_periods; i++)
		if (zone->periods[i].start >= at && zone->periods[i].start < at + 60)
			return true;
	return ec_header_cues(after, EC_HEADER_CALL | EC_HEADER_WELCOME) != 0;
}

/* "(ABC)", "(ABC+0.15%)", "(ABC0.16%)" at the parenthesis, after a name and before the rest of a title. */
static bool
read_parenthesised(const EcHeaderZone *zone, uint32_t at, EcHeader *header)
{
	const char *text = zone->text;
	EcSlice		ticker = read_ticker(text, at + 1, zone->end);
	uint32_t	stop = at + 1 + ticker.length;
	EcLine		line;

	if (ticker.length < 1 || ticker.length > 6)
		return false;
	while (stop < zone->end && (ec_is_digit(text[stop]) || text[stop] == '.' || text[stop] == '+' ||
		text[stop] == '-' || text[stop] == '%'))
		stop++;
	if (stop >= zone->end || text[stop] != ')' || !is_announced(zone, stop))
		return false;
	while (ticker.length > 1 && text[stop - 1] == '%' && ec_is_digit(ticker.data[ticker.length - 1]))
		ticker.length--;
	header->company = ec_company_before(text, 0, at);
	if (header->company.length == 0 && ec_line_before(text, at, &line) && line.end - line.start < 80)
		header->company = company_on_line(zone, &line);
	if (ec_slice_equal(header->company, ticker))
		header->company.length = 0;
	header->ticker = ticker;
	return true;
}

/* "ABC - Q1 2020 Acme Earnings Call": what stands before the dash before a period of the title. */
static void
read_dashed(const EcHeaderZone *zone, EcHeader *header)
{
	for (int i = 0; i < zone->n_periods; i++)
	{
		uint32_t	start = zone->periods[i].start;
		uint32_t	from = start;
		EcSlice		ticker;

		if (start >= zone->frame_end || start < 4 || memcmp(zone->text + start - 3, " - ", 3) != 0)
			continue;
		from -= 3;
		while (from > 0 && !ec_is_space(zone->text[from - 1]) && start - from < 20)
			from--;
		ticker = read_ticker(zone->text, from, start);
		if (ticker.length > 0 && (from + ticker.length == start - 3 || zone->text[from + ticker.length] == '.'))
		{
			header->ticker = ticker;
			return;
		}
	}
}

/* "Transcript of ABC.N earnings conference call": a ticker with the vendor's sign of its exchange behind the dot. */
static bool
read_dotted(const EcHeaderZone *zone, uint32_t dot, EcHeader *header)
{
	const char *text = zone->text;
	uint32_t	start = dot;
	uint32_t	stop = dot + 1;
	EcSlice		ticker;

	if (dot >= zone->frame_end || !zone->has_title)
		return false;
	while (start > 0 && dot - start < 6 && (ec_is_upper(text[start - 1]) || ec_is_digit(text[start - 1])))
		start--;
	while (stop < zone->end && stop - dot < 4 && ec_is_upper(text[stop]))
		stop++;
	if (start < 4 || memcmp(text + start - 4, " of ", 4) != 0 || stop == dot + 1 || stop >= zone->end || text[stop] != ' ')
		return false;
	ticker = read_ticker(text, start, dot);
	if (ticker.length != dot - start)
		return false;
	header->ticker = ticker;
	return true;
}

typedef bool (*TickerReader) (const EcHeaderZone *zone, uint32_t at, EcHeader *header);

static bool
try_everywhere(const EcHeaderZone *zone, char sign, TickerReader read, EcHeader *header)
{
	const char *end = zone->text + zone->end;

	for (const char *at = zone->text; (at = memchr(at, sign, (size_t) (end - at))) != NULL; at++)
		if (at > zone->text && read(zone, (uint32_t) (at - zone->text), header))
			return true;
	return false;
}

void
ec_header_ticker(const EcHeaderZone *zone, EcHeader *header)
{
	if (try_everywhere(zone, ':', read_listed, header) || try_everywhere(zone, ':', read_labelled, header) ||
		try_everywhere(zone, '(', read_parenthesised, header) || try_everywhere(zone, '.', read_dotted, header))
		return;
	read_dashed(zone, header);
}

/* "Acme (Nasdaq: ABC) is a maker of …" at the end of the text, where the name is the company's. */
void
ec_header_tail_ticker(const EcLayout *layout, EcHeader *header)
{
	EcHeaderZone tail = {0};
	EcHeader	found = {0};
	uint32_t	from = layout->length > TAIL_REACH ? layout->length - TAIL_REACH : 0;

	tail.text = layout->text + from;
	tail.end = layout->length - from;
	if (header->company.length == 0 || !try_everywhere(&tail, ':', read_listed, &found) ||
		found.company.length == 0)
		return;
	if (!ec_name_starts(found.company, header->company) && !ec_name_starts(header->company, found.company))
		return;
	header->ticker = found.ticker;
	header->exchange = found.exchange;
}
