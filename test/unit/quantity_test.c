/*
 * Quantities in running text: what each form gives, how far it reaches, and what is none.
 *
 * A bar in the text marks where the lexer is asked; what stands before it is context. An
 * expected value of NULL says that there is no quantity.
 */
#include "engine/quantity.h"
#include "tap.h"

typedef struct Case
{
	const char *text;
	const char *taken;			/* the bytes that belong to the quantity */
	const char *value;			/* canonical text, NULL: none */
} Case;

/* Splits "before|rest"; returns where the rest starts. */
static size_t
split(const char *text, char *joined)
{
	const char *bar = strchr(text, '|');

	if (bar == NULL)
	{
		strcpy(joined, text);
		return 0;
	}
	sprintf(joined, "%.*s%s", (int) (bar - text), text, bar + 1);
	return (size_t) (bar - text);
}

static void
check(const Case *expected)
{
	char		text[400];
	char		value[EC_MEASURE_TEXT];
	char		taken[200];
	size_t		at = split(expected->text, text);
	EcQuantity	quantity;
	size_t		length = ec_quantity_scan_at(text, at, strlen(text), &quantity);

	if (length == 0 || expected->value == NULL)
	{
		if (length > 0)
			ec_measure_format(&quantity.value, value);
		is_text(length == 0 ? NULL : value, expected->value, expected->text);
		return;
	}
	ec_measure_format(&quantity.value, value);
	sprintf(taken, "%.*s", (int) length, text + at);
	is_text(value, expected->value, expected->text);
	is_text(taken, expected->taken, "… takes");
}

#define CHECK(cases) \
	for (size_t i = 0; i < sizeof(cases) / sizeof((cases)[0]); i++) \
		check(&(cases)[i])

static void
test_money(void)
{
	static const Case cases[] = {
		{"$68 million in cash", "$68 million", "USD 68M"},
		{"$165.0 million", "$165.0 million", "USD 165.0M"},
		{"$ 1.5 billion", "$ 1.5 billion", "USD 1.5B"},
		{"$68-million credit", "$68-million", "USD 68M"},
		{"$.25 a share", "$.25 a share", "USD 0.25 /share"},
		{"25 cents per fully diluted share", "25 cents per fully diluted share", "USD 0.25 /share"},
		{"$1.10 per ADS", "$1.10 per ADS", "USD 1.10 /share"},
		{"0.25 per share", "0.25 per share", "USD 0.25 /share"},
		{"$0.25 cents", "$0.25 cents", "USD 0.25"},
		{"12.5p per share", "12.5p per share", "GBP 0.125 /share"},
		{"a penny a share", "a penny a share", "USD 0.01 /share"},
		{"€1.5bn", "€1.5bn", "EUR 1.5B"},
		{"£2.3m", "£2.3m", "GBP 2.3M"},
		{"¥120 billion", "¥120 billion", "JPY 120B"},
		{"CN¥5.2 billion", "CN¥5.2 billion", "CNY 5.2B"},
		{"RMB 1.2 billion", "RMB 1.2 billion", "CNY 1.2B"},
		{"RMB850 million", "RMB850 million", "CNY 850M"},
		{"NT$3.1 billion", "NT$3.1 billion", "TWD 3.1B"},
		{"HK|$5.2 billion", "$5.2 billion", "HKD 5.2B"},
		{"US$5 million", "US$5 million", "USD 5M"},
		{"R$ 5 million", "R$ 5 million", "BRL 5M"},
		{"R5.2 billion", "R5.2 billion", "ZAR 5.2B"},
		{"Rs. 1,20,000", "Rs. 1,20,000", "INR 120000"},
		{"Rs 1,200 crore", "Rs 1,200 crore", "INR 12.00B"},
		{"Rs . 48,046.8 million", "Rs . 48,046.8 million", "INR 48.0468B"},
		{"1.5 lakh crore rupees", "1.5 lakh crore rupees", "INR 1.5T"},
		{"CHF 12.5 million", "CHF 12.5 million", "CHF 12.5M"},
		{"SEK 12 500 million", "SEK 12 500 million", "SEK 12.500B"},
		{"CHF 1'250 million", "CHF 1'250 million", "CHF 1.250B"},
		{"1.234.567,89 EUR", "1.234.567,89 EUR", "EUR 1234567.89"},
		{"68 million euros", "68 million euros", "EUR 68M"},
		{"150 million U.S. dollars", "150 million U.S. dollars", "USD 150M"},
		{"$16.4 million CAD", "$16.4 million CAD", "CAD 16.4M"},
		{"5 billion won", "5 billion won", "KRW 5B"},
		{"5 won", "5", "5"},
		{"3 billion kroner", "3 billion kroner", "DKK 3B"},
		{"14 million pounds of costs", "14 million pounds", "GBP 14M"},
		{"14 million pounds of copper", "14 million pounds", "14M pound"},
		{"-$5 million", "-$5 million", "USD -5M"},
		{"$-5 million", "$-5 million", "USD -5M"},
		{"−$5 million", "−$5 million", "USD -5M"},
		{"negative $5 million", "negative $5 million", "USD -5M"},
		{"($0.05)", "($0.05)", "USD -0.05"},
		{"$(0.05) per share", "$(0.05) per share", "USD -0.05 /share"},
		{"(0.02)", "(0.02)", "-0.02"},
		{"($5.2 million)", NULL, NULL},
		{"(5)", NULL, NULL},
		{"[|$0.001]", "$0.001", "USD 0.001"},
		{"$[1.5] billion", "$[1.5] billion", "USD 1.5B"},
		{"$73mgenerated", "$73m", "USD 73M"},
		{"$5 millionof", "$5 million", "USD 5M"},
		{"$5more", NULL, NULL},
		{"$1 billion $275 million", "$1 billion $275 million", "USD 1.275B"},
		{"ALL 5 plants", NULL, NULL},
		{"15 NIO lots", "15", "15"},
		{"$878 [Phonetic] million", "$878 [Phonetic] million", "USD 878M"},
		{"$XX million", NULL, NULL},
	};

	CHECK(cases);
}

static void
test_ranges(void)
{
	static const Case cases[] = {
		{"$68 million to $72 million", "$68 million to $72 million", "USD 68M..72M"},
		{"$68-72m", "$68-72m", "USD 68M..72M"},
		{"$0.83-88", "$0.83-88", "USD 0.83..0.88"},
		{"$1.95-05", "$1.95", "USD 1.95"},
		{"$68–$72 million", "$68–$72 million", "USD 68M..72M"},
		{"$68 million - $72 million", "$68 million - $72 million", "USD 68M..72M"},
		{"$68 to 72 million", "$68 to 72 million", "USD 68M..72M"},
		{"125 to $128 million", "125 to $128 million", "USD 125M..128M"},
		{"$950 to $1.2 billion", "$950 to $1.2 billion", "USD 950M..1.2B"},
		{"$900,000 to $1.2 million", "$900,000 to $1.2 million", "USD 900000..1.2M"},
		{"between $68 and $72 million", "between $68 and $72 million", "USD 68M..72M"},
		{"between $0.09 and $0.05 per share", "between $0.09 and $0.05 per share", "USD 0.05..0.09 /share"},
		{"$4.20 and to $4.40", "$4.20 and to $4.40", "USD 4.20..4.40"},
		{"115 to 120", "115 to 120", "115..120"},
		{"35 to 37%", "35 to 37%", "35..37 %"},
		{"10 - 12%", "10 - 12%", "10..12 %"},
		{"three to five percent", "three to five percent", "3..5 %"},
		{"Rs 500 crore to Rs 600 crore", "Rs 500 crore to Rs 600 crore", "INR 5.00B..6.00B"},
		{"$(1.5) million to $(1.0) million", "$(1.5) million to $(1.0) million", "USD -1.5M..-1.0M"},
		{"35%-37", "35%-37", "35..37 %"},
		{"35% to 37 stores", "35%", "35 %"},
		{"150 to 200 bps", "150 to 200 bps", "150..200 bp"},
		{"10 to 12 cents per share", "10 to 12 cents per share", "USD 0.10..0.12 /share"},
		{"50 cents to $1.00", "50 cents to $1.00", "USD 0.50..1.00"},
		{"approximately 53 to approximately $54 million", "approximately 53 to approximately $54 million", "~USD 53M..54M"},
		{"5% to $72 million", "5%", "5 %"},
		{"45% to 42%", "45%", "45 %"},
		{"a range of |45% to 42%", "45% to 42%", "42..45 %"},
		{"-3% to -5%", "-3% to -5%", "-5..-3 %"},
		{"-2% to +3%", "-2% to +3%", "-2..3 %"},
		{"down |3% to up 2%", "3% to up 2%", "-3..2 %"},
		{"a decline of |1.7% to growth of 2.5%", "1.7% to growth of 2.5%", "-1.7..2.5 %"},
		{"up |2% to down 3%", "2% to down 3%", "-3..2 %"},
		{"increased |$5.5 million to $92.8 million", "$5.5 million", "USD 5.5M"},
		{"increased |5% to 7%", "5% to 7%", "5..7 %"},
		{"$1.5 million loss to breakeven", "$1.5 million loss to breakeven", "USD -1.5M..0"},
		{"a loss of |$0.05 to a profit of $0.02", "$0.05 to a profit of $0.02", "USD -0.05..0.02"},
		{"between a loss of $0.02 and breakeven", "between a loss of $0.02 and breakeven", "USD -0.02..0"},
		{"breakeven to $0.02", "breakeven to $0.02", "USD 0..0.02"},
		{"breakeven to a loss of $0.02", "breakeven to a loss of $0.02", "USD -0.02..0"},
		{"($0.05) to ($0.02)", "($0.05) to ($0.02)", "USD -0.05..-0.02"},
		{"$16.0 billion, plus or minus 2%", "$16.0 billion, plus or minus 2%", "USD 15.680B..16.320B"},
		{"$1,145 million, plus or minus $30 million", "$1,145 million, plus or minus $30 million", "USD 1.115B..1.175B"},
		{"$125 million +/- 3", "$125 million +/- 3", "USD 122M..128M"},
		{"45% ± 100 basis points", "45% ± 100 basis points", "44.00..46.00 %"},
		{"$1.80, plus or minus 5", "$1.80, plus or minus 5", "USD 1.75..1.85"},
		{"2018 to $13.4 million", NULL, NULL},
	};

	CHECK(cases);
}

static void
test_bounds(void)
{
	static const Case cases[] = {
		{"at least $1.5B", "at least $1.5B", ">= USD 1.5B"},
		{"more than 45%", "more than 45%", ">= 45 %"},
		{"in excess of 45%", "in excess of 45%", ">= 45 %"},
		{"north of 45%", "north of 45%", ">= 45 %"},
		{"well over $3 million", "well over $3 million", ">= USD 3M"},
		{"45%-plus", "45%-plus", ">= 45 %"},
		{"45%+", "45%+", ">= 45 %"},
		{"40-plus percent", "40-plus percent", ">= 40 %"},
		{"80% plus of our sites", "80% plus", ">= 80 %"},
		{"15% plus the rest", "15%", "15 %"},
		{"45% or better", "45% or better", ">= 45 %"},
		{"up to 30%", "up to 30%", "<= 30 %"},
		{"it is |up to 30%", NULL, NULL},
		{"less than 2.5x", "less than 2.5x", "<= 2.5 x"},
		{"no more than $5 million", "no more than $5 million", "<= USD 5M"},
		{"30% or less", "30% or less", "<= 30 %"},
		{"≤ 30%", "≤ 30%", "<= 30 %"},
		{"> 30%", "> 30%", ">= 30 %"},
		{"approximately 45%", "approximately 45%", "~45 %"},
		{"just under $3 million", "just under $3 million", "~USD 3M"},
		{"about $25 million or so", "about $25 million or so", "~USD 25M"},
		{"nearly flat", "nearly flat", "~0 %"},
		{"over 2019 levels", NULL, NULL},
		{"$2.7 million or less than half", "$2.7 million", "USD 2.7M"},
		{"15.5-ish points", "15.5-ish points", "~15.5 pp"},
		{"slightly below 10%", "slightly below 10%", "<= 10 %"},
		{"about the company", NULL, NULL},
	};

	CHECK(cases);
}

static void
test_decades(void)
{
	static const Case cases[] = {
		{"low 40% range", "low 40% range", "40..43.3 %"},
		{"mid-40s", "mid-40s", "43.3..46.7"},
		{"high $50s million", "high $50s million", "USD 56.7M..60M"},
		{"low $40 million range", "low $40 million range", "USD 40M..43.3M"},
		{"low $300 million range", "low $300 million range", "USD 300M..333.3M"},
		{"mid-$5 million range", "mid-$5 million range", "USD 5.3M..5.7M"},
		{"mid-13 ratio", "mid-13", "13.3..13.7"},
		{"high 30% to low 40% range", "high 30% to low 40% range", "36.7..43.3 %"},
		{"mid-single digits", "mid-single digits", "3.3..6.7 %"},
		{"low- to mid-single-digit growth", "low- to mid-single-digit", "0..6.7 %"},
		{"mid-to-high single digits", "mid-to-high single digits", "3.3..10 %"},
		{"high-single to low-double digit", "high-single to low-double digit", "6.7..13.3 %"},
		{"high single-digit to low double-digit", "high single-digit to low double-digit", "6.7..13.3 %"},
		{"high teens to low 20s", "high teens to low 20s", "16.7..23.3 %"},
		{"low to mid-teens", "low to mid-teens", "10..16.7 %"},
		{"mid-single-digit millions", "mid-single-digit millions", "3.3M..6.7M"},
		{"double-digit growth", "double-digit", ">= 10 %"},
		{"double -digit", "double -digit", ">= 10 %"},
		{"single-digit", "single-digit", "0..10 %"},
		{"flat to low single digits", "flat to low single digits", "0..3.3 %"},
		{"flat to down low single digits", "flat to down low single digits", "-3.3..0 %"},
		{"low 5 stores", NULL, NULL},
		{"mid-2019", NULL, NULL},
		{"high quality", NULL, NULL},
		{"double our capacity", NULL, NULL},
	};

	CHECK(cases);
}

static void
test_words(void)
{
	static const Case cases[] = {
		{"five new customers", "five", "5"},
		{"twenty-five stores", "twenty-five", "25"},
		{"one hundred and fifty million", "one hundred and fifty million", "150M"},
		{"half a million", "half a million", "0.5M"},
		{"a million subscribers", "a million", "1M"},
		{"one and a half million", "one and a half million", "1.5M"},
		{"24 and a half percent", "24 and a half percent", "24.5 %"},
		{"2 1/2 percent", "2 1/2 percent", "2.5 %"},
		{"two point five percent", "two point five percent", "2.5 %"},
		{"half a percentage point", "half a percentage point", "0.5 pp"},
		{"a full percentage point", "a full percentage point", "1 pp"},
		{"half a dozen", "half a dozen", "6"},
		{"half of our revenue", "half", "50 %"},
		{"about half of our revenue", "about half", "~50 %"},
		{"the second |half of our revenue year", NULL, NULL},
		{"half of the year", NULL, NULL},
		{"half of our loans", NULL, NULL},
		{"a dollar and twelve cents per share", "a dollar and twelve cents per share", "USD 1.12 /share"},
		{"2 dollars and 5 cents", "2 dollars and 5 cents", "USD 2.05"},
		{"a dollar", NULL, NULL},
		{"one-third of revenue", "one-third", "33.3 %"},
		{"two-thirds of revenue", "two-thirds", "66.7 %"},
		{"three-quarters of revenue", "three-quarters", "75 %"},
		{"three quarters of growth", NULL, NULL},
		{"a quarter of revenue", NULL, NULL},
		{"a point in time", NULL, NULL},
		{"one of our customers", NULL, NULL},
		{"one-time charge", NULL, NULL},
		{"breakeven", "breakeven", "0"},
		{"break-even", "break-even", "0"},
		{"flat with last year", "flat", "0 %"},
		{"flat to up 5%", "flat to up 5%", "0..5 %"},
		{"even to up 3%", "even to up 3%", "0..3 %"},
		{"even if", NULL, NULL},
		{"down |2% to flat", "2% to flat", "0..2 %"},
		{"flat to slightly up", "flat to slightly up", ">= 0 %"},
		{"flat-panel displays", NULL, NULL},
		{"doubled", "doubled", "100 %"},
		{"more than tripled", "more than tripled", ">= 200 %"},
		{"more than double last year's", "more than double", ">= 100 %"},
	};

	CHECK(cases);
}

static void
test_units(void)
{
	static const Case cases[] = {
		{"45 %", "45 %", "45 %"},
		{"24 .0% from", "24 .0%", "24.0 %"},
		{"12,5 %", "12,5 %", "12.5 %"},
		{"150-basis-point decline", "150-basis-point", "150 bp"},
		{"1.5 percentage points", "1.5 percentage points", "1.5 pp"},
		{"3 points of margin", "3 points", "3 pp"},
		{"2.5x", "2.5x", "2.5 x"},
		{"2.5 times", "2.5 times", "2.5 x"},
		{"three times a year", "three", "3"},
		{"3 turns", "3 turns", "3 x"},
		{"36 days", "36 days", "36 days"},
		{"1.2 million square feet", "1.2 million square feet", "1.2M square_foot"},
		{"40,000 boe per day", "40,000 boe per day", "40000 boe/day"},
		{"250 MW", "250 MW", "250 MW"},
		{"100 gig wavelengths", "100 gig", "100 gigabit"},
		{"1,219 employees", "1,219", "1219"},
		{"165.1m subscribers", "165.1m", "165.1M"},
		{"or|42%", "42%", "42 %"},
		{"drove|13% growth", "13%", "13 %"},
	};

	CHECK(cases);
}

static void
test_none(void)
{
	static const Case cases[] = {
		{"XX%", NULL, NULL},
		{"3X%", NULL, NULL},
		{"10-K", NULL, NULL},
		{"10K", NULL, NULL},
		{"100G", NULL, NULL},
		{"5G", NULL, NULL},
		{"2Q07", NULL, NULL},
		{"9M 2020", NULL, NULL},
		{"2019", NULL, NULL},
		{"2019-2021", NULL, NULL},
		{"2/2", NULL, NULL},
		{"3/31/2010", NULL, NULL},
		{"31.12.2010", NULL, NULL},
		{"10:30", NULL, NULL},
		{"5 p.m.", NULL, NULL},
		{"3rd", NULL, NULL},
		{"24/7", NULL, NULL},
		{"401(k)", NULL, NULL},
		{"5-year", NULL, NULL},
		{"five years", NULL, NULL},
		{"12 months", NULL, NULL},
		{"12 to 18 months", NULL, NULL},
		{"three to four quarters", NULL, NULL},
		{"9 out of 10 clients", NULL, NULL},
		{"30 June", NULL, NULL},
		{"1-800-555-0100", NULL, NULL},
		{"555-0100", NULL, NULL},
		{"888) 555-0100", NULL, NULL},
		{"007", NULL, NULL},
		{"5,10", NULL, NULL},
		{"1,2345", NULL, NULL},
		{"COVID-|19", NULL, NULL},
		{"A|380", NULL, NULL},
		{"Level |3 at", NULL, NULL},
		{"June |30", NULL, NULL},
		{"No. |5", NULL, NULL},
		{"#|1", NULL, NULL},
		{"'|07", NULL, NULL},
		{"3/|31", NULL, NULL},
		{"1.|5", NULL, NULL},
		{"Phase |2 trial", NULL, NULL},
		{"slide |seven", NULL, NULL},
		{"CH-|53K helicopter", NULL, NULL},
		{"fiscal ' |20", NULL, NULL},
		{"the Office |365 suite", NULL, NULL},
		{"at EPS |0.25", "0.25", "0.25"},
		{"Our |500 stores", "500", "500"},
		{"one-to-one", NULL, NULL},
		{"€4. 7 billion", NULL, NULL},
	};

	CHECK(cases);
}

/* The flags and places beside the value. */
static void
test_manner(void)
{
	EcQuantity	q;
	const char *range = "$5 to $7 million";
	const char *implied = "mid-teens";

	ok(ec_quantity_scan(range, strlen(range), &q) == strlen(range) && q.shape == EC_SHAPE_RANGE && q.has_unit &&
	   q.has_scale && !q.has_point && q.first_end == 2 && q.second_start == 6, "a range knows its two ends");
	ok(ec_quantity_scan(implied, strlen(implied), &q) > 0 && q.shape == EC_SHAPE_DECADE && !q.has_unit &&
	   strcmp(q.value.unit, "%") == 0, "an implied unit was not said");
	ok(ec_quantity_scan("(0.5)", 5, &q) == 5 && q.has_sign && q.has_point, "parentheses are a sign");
	ok(ec_quantity_scan("seven", 5, &q) == 5 && q.has_words && q.shape == EC_SHAPE_POINT, "words");
	ok(ec_quantity_scan("doubled", 7, &q) == 7 && q.shape == EC_SHAPE_FACTOR, "a factor");
	ok(ec_quantity_scan("$5 million", 3, &q) == 2, "never beyond the length");
	ok(ec_quantity_scan("", 0, &q) == 0, "nothing in nothing");
}

int
main(void)
{
	test_money();
	test_ranges();
	test_bounds();
	test_decades();
	test_words();
	test_units();
	test_none();
	test_manner();
	return finish();
}
