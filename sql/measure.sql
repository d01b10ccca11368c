-- The type measure: text, binary, parts, casts.
\pset null '(null)'
\set SHOW_CONTEXT never

-- canonical text comes back as it is
SELECT v AS changed, v::measure FROM unnest(ARRAY[
	'USD 68M..72M', 'USD -0.02..0.00 /share', '35..37 %', '~USD 53M..54M', '>= 45 %', '<= 2.5 x', '150 bp', '36 days', '1219',
	'USD 165M', 'USD 165.0M', 'USD 1.5B', 'USD 2T', 'USD 0', 'USD 0.07..0.10 /share', '3 pp', '~40 %', '~>= USD 1.5B', '-5', '-5..-3 %',
	'EUR 1200', 'KRW 1.5T', '2.5 MW', '13 boe', '1k', '1.2k'
]) v WHERE v::measure::text <> v;

-- what people write
SELECT v, v::measure AS measure FROM unnest(ARRAY[
	'$68 million to $72 million', '$68-72m', '$68 to $72 million', '$68M - $72M', 'between $68 million and $72 million', '35% to 37%', '35-37%', '35 to 37 percent',
	'(0.02)', '$(0.02)', '-$0.02', '€1.5bn', '165.1m', 'C$16.4 million', 'A$5', 'NT$300 million', 'RMB 2 billion', '¥500 billion', '£12.5m', 'HK$3bn',
	'Rs 1,200 crore', 'Rs 50 lakh', 'USD 5.7bn', 'US$5.7 billion', '45%-plus', 'at least $1.5B', 'more than 40%', 'over $2 billion', 'up to 30%', 'less than 5%', 'no more than $10 million',
	'low 40% range', 'mid-single digits', 'high single digits', 'low-double-digit', 'mid-teens', 'about $53 million', 'approximately 1,200', '~$5',
	'150 basis points', '150 bps', '3 percentage points', '2.5x', '2.5 times', '36 days', '$0.25 per share', '$0.25 a share', '25 cents per share', '1,219', '1,234,567.89', 'five', '10,000 boe',
	'$16.0 billion, plus or minus 2%', '125 to $128 million', 'breakeven', ' 42 % '
]) v;

-- exact digits: equal in value, different in precision
SELECT 'USD 165M'::measure, 'USD 165.0M'::measure, 'USD 165M'::measure = 'USD 165.0M' AS equal, lower('USD 165.1M'::measure), lower('0.10'::measure), '0.10'::measure;
SELECT measure(123456789012345678, 123456789012345678, 'USD'), measure(0.00000000000000001, 0.00000000000000001, 'USD'), measure(1e100, 1e100, 'x');

-- any measure reads its own text back, to the byte
SELECT setseed(0.75);
SELECT count(*) AS measures, count(*) FILTER (WHERE measure_send(v::text::measure) <> measure_send(v)) AS changed
FROM (SELECT measure(CASE WHEN i % 7 > 0 THEN m * p END, CASE WHEN i % 7 <> 1 THEN m * p + (i % 3) * w * p END, u) * CASE i % 2 WHEN 0 THEN 1 ELSE -1 END AS v
	FROM (SELECT i, trunc((random() * 10 ^ (random() * 12)::int)::numeric, (random() * 4)::int) AS m, trunc((random() * 1000)::numeric, 1) AS w, (10 ^ (random() * 12 - 6)::int)::numeric AS p,
		(ARRAY['USD', 'EUR/share', '%', 'bp', 'x', 'days', 'count', 'boe', 'square_foot'])[1 + i % 9] AS u FROM generate_series(1, 20000) i) n) s;
SELECT count(*) AS changed FROM (SELECT format('%s%s%s%s', s, i, p, u)::measure AS v FROM generate_series(0, 1200, 7) i, unnest('{"","USD ","~",">= ","<= USD -"}'::text[]) s, unnest('{"",.0,M,.50B,k,.00T}'::text[]) p, unnest('{""," days"," /share"}'::text[]) u
	WHERE NOT (s LIKE '%USD%' AND u = ' days') AND NOT (s NOT LIKE '%USD%' AND u = ' /share')) t WHERE measure_send(v::text::measure) <> measure_send(v);

-- errors: no measure
SELECT '12 parsecs'::measure;
SELECT 'hello'::measure;
SELECT ''::measure;
SELECT ' '::measure;
SELECT 'USD'::measure;
SELECT 'XX%'::measure;
SELECT '5..'::measure;
SELECT '72..68 %'::measure;
SELECT 'USD 5 EUR'::measure;
SELECT '5 % 6 %'::measure;
SELECT '1.2.3'::measure;
SELECT '>= '::measure;
SELECT '99999999999999999999.999'::measure;
SELECT '1e5'::measure;
SELECT 'NaN'::measure;
SELECT 'Größe 5'::measure;
\set VERBOSITY sqlstate
SELECT repeat('9', 10000)::measure;
SELECT repeat('(', 10000)::measure;
SELECT '12 parsecs'::measure;
SELECT '72..68 %'::measure;
SELECT '99999999999999999999.999'::measure;
\set VERBOSITY default

-- soft errors, on servers that have them
DO $$
DECLARE
	ok bool;
	v text;
BEGIN
	IF current_setting('server_version_num')::int >= 160000 THEN
		FOREACH v IN ARRAY ARRAY['12 parsecs', '', '72..68 %', '99999999999999999999.999'] LOOP
			EXECUTE 'SELECT pg_input_is_valid($1, ''measure'')' INTO ok USING v;
			ASSERT NOT ok, v;
		END LOOP;
		EXECUTE 'SELECT pg_input_is_valid(''35..37 %'', ''measure'')' INTO ok;
		ASSERT ok;
	END IF;
END $$;

-- parts
SELECT v, lower(v), upper(v), midpoint(v), width(v), unit(v), is_point(v) AS point, is_approximate(v) AS approx FROM unnest('{
	USD 68M..72M,USD 165.0M,35..37 %,~USD 53M..54M,>= 45 %,<= 2.5 x,USD -0.02..0.00 /share,150 bp,36 days,1219,0.07..0.10,5..5.0,NULL
}'::measure[]) v;

-- made from its ends
SELECT measure(68000000, 72000000, 'USD'), measure(5, 5, 'count') = '5' AS count, measure(5, 5, ''), measure(45, NULL, '%'), measure(NULL, 2.5, 'x'),
	measure(-0.02, 0, 'USD/share'), measure(5, 5, NULL), measure(0.10, 0.10, 'EUR');
SELECT measure(NULL, NULL, 'USD');
SELECT measure(2, 1, 'USD');
SELECT measure(1, 1, 'parsecs');
SELECT measure(1, 1, 'usd');
SELECT measure(1, 1, 'a unit with a very long name');
SELECT measure('NaN', 1, 'USD');
SELECT measure(1, 'Infinity', 'USD');
SELECT measure(1234567890.1234567890123, NULL, 'USD');
SELECT measure(NULL, 1e130, 'USD');
SELECT measure(lower(v), upper(v), unit(v)) = v AS same FROM unnest('{USD 68M..72M,>= 45 %,1219,USD 0.07 /share}'::measure[]) v;

-- casts
SELECT 'USD 165.1M'::measure::numeric, '5..5.0'::measure::numeric, '35..37 %'::measure::numrange, '>= 45 %'::measure::numrange, '<= 45 %'::measure::numrange, NULL::measure::numrange;
SELECT '35..37 %'::measure::numeric;
SELECT '>= 45 %'::measure::numeric;
SELECT measure('[35,37]'::numrange, '%'), measure('[35,37)'::numrange, '%'), measure('(,37]'::numrange, '%'), measure('[35,)'::numrange, 'count'), measure('[5,5]'::numrange, 'USD');
SELECT measure('empty'::numrange, '%');
SELECT measure('(,)'::numrange, '%');
SELECT measure(v::numrange, unit(v)) = v AS same FROM unnest('{USD 68M..72M,>= 45 %,1219}'::measure[]) v;

-- size and storage
SELECT typlen, typalign, typbyval, typstorage FROM pg_type WHERE oid = 'measure'::regtype;
SELECT pg_column_size('USD 68M..72M'::measure), pg_column_size('5'::measure);

-- binary: a round trip gives the very bytes back
CREATE TABLE measure_binary (id int, v measure);
INSERT INTO measure_binary SELECT n, v FROM unnest('{USD 68M..72M,USD 165.0M,~35..37 %,>= 45 %,<= 2.5 x,USD -0.02..0.00 /share,1219,0,NULL}'::measure[]) WITH ORDINALITY u(v, n);
CREATE TABLE measure_binary_copy (LIKE measure_binary);
\copy measure_binary TO 'results/measure.bin' WITH (FORMAT binary)
\copy measure_binary_copy FROM 'results/measure.bin' WITH (FORMAT binary)
SELECT count(*) AS differing FROM measure_binary a JOIN measure_binary_copy b USING (id) WHERE measure_send(a.v) IS DISTINCT FROM measure_send(b.v) OR a.v::text IS DISTINCT FROM b.v::text;
SELECT v, measure_send(v) FROM measure_binary WHERE id IN (1, 4, 6, 7);

-- binary that is no measure is refused: written as bytea, read as measure
CREATE TABLE measure_bytes (b bytea);
CREATE TABLE measure_read (v measure);
CREATE FUNCTION raw_measure(version text DEFAULT '01', flags text DEFAULT '00', low text DEFAULT '0000000000000005', low_exponent text DEFAULT '00',
	high text DEFAULT '0000000000000005', high_exponent text DEFAULT '00', unit text DEFAULT '03555344', more text DEFAULT '') RETURNS bytea
LANGUAGE sql RETURN decode(version || flags || low || low_exponent || high || high_exponent || unit || more, 'hex');
\copy (SELECT raw_measure()) TO 'results/measure.bin' WITH (FORMAT binary)
\copy measure_read FROM 'results/measure.bin' WITH (FORMAT binary)
SELECT v FROM measure_read;
\copy (SELECT raw_measure(version => '02')) TO 'results/measure.bin' WITH (FORMAT binary)
\copy measure_read FROM 'results/measure.bin' WITH (FORMAT binary)
\copy (SELECT raw_measure(flags => '08')) TO 'results/measure.bin' WITH (FORMAT binary)
\copy measure_read FROM 'results/measure.bin' WITH (FORMAT binary)
\copy (SELECT raw_measure(flags => '03', low => '0000000000000000', high => '0000000000000000')) TO 'results/measure.bin' WITH (FORMAT binary)
\copy measure_read FROM 'results/measure.bin' WITH (FORMAT binary)
\copy (SELECT raw_measure(flags => '01')) TO 'results/measure.bin' WITH (FORMAT binary)
\copy measure_read FROM 'results/measure.bin' WITH (FORMAT binary)
\copy (SELECT raw_measure(high => '0000000000000004')) TO 'results/measure.bin' WITH (FORMAT binary)
\copy measure_read FROM 'results/measure.bin' WITH (FORMAT binary)
\copy (SELECT raw_measure(low => '8000000000000000')) TO 'results/measure.bin' WITH (FORMAT binary)
\copy measure_read FROM 'results/measure.bin' WITH (FORMAT binary)
\copy (SELECT raw_measure(high_exponent => '65')) TO 'results/measure.bin' WITH (FORMAT binary)
\copy measure_read FROM 'results/measure.bin' WITH (FORMAT binary)
\copy (SELECT raw_measure(low_exponent => '80')) TO 'results/measure.bin' WITH (FORMAT binary)
\copy measure_read FROM 'results/measure.bin' WITH (FORMAT binary)
\copy (SELECT raw_measure(unit => '03555858')) TO 'results/measure.bin' WITH (FORMAT binary)
\copy measure_read FROM 'results/measure.bin' WITH (FORMAT binary)
\copy (SELECT raw_measure(unit => '0455534400')) TO 'results/measure.bin' WITH (FORMAT binary)
\copy measure_read FROM 'results/measure.bin' WITH (FORMAT binary)
\copy (SELECT raw_measure(unit => '1055534455534455534455534455534400')) TO 'results/measure.bin' WITH (FORMAT binary)
\copy measure_read FROM 'results/measure.bin' WITH (FORMAT binary)
\copy (SELECT raw_measure(unit => '05636f756e74')) TO 'results/measure.bin' WITH (FORMAT binary)
\copy measure_read FROM 'results/measure.bin' WITH (FORMAT binary)
\copy (SELECT raw_measure(unit => '04555344')) TO 'results/measure.bin' WITH (FORMAT binary)
\copy measure_read FROM 'results/measure.bin' WITH (FORMAT binary)
\copy (SELECT raw_measure(more => '00')) TO 'results/measure.bin' WITH (FORMAT binary)
\copy measure_read FROM 'results/measure.bin' WITH (FORMAT binary)
\copy (SELECT ''::bytea) TO 'results/measure.bin' WITH (FORMAT binary)
\copy measure_read FROM 'results/measure.bin' WITH (FORMAT binary)
SELECT count(*) FROM measure_read;
DROP TABLE measure_binary, measure_binary_copy, measure_bytes, measure_read;
DROP FUNCTION raw_measure;

-- every object says what it is, and nothing is parallel unsafe
SELECT p.oid::regprocedure FROM pg_proc p JOIN pg_depend d ON d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'e'
WHERE (p.prosrc LIKE 'measure%' OR p.oid::regprocedure::text LIKE '%measure%') AND (proparallel <> 's' OR obj_description(p.oid, 'pg_proc') IS NULL);
SELECT o.oid::regoperator FROM pg_operator o WHERE 'measure'::regtype IN (oprleft, oprright) AND obj_description(o.oid, 'pg_operator') IS NULL;
