-- the type fiscal_period: forms, errors, order, indexes, arithmetic, dates

-- canonical forms
SELECT p::fiscal_period
FROM unnest(ARRAY['Q2 2007', 'H1 2012', '9M 2020', 'FY 2013', 'M03 2021', 'Q1 0001', 'FY 9999', '  q4   1999 ']) AS p;

-- what people write
SELECT p AS written, p::fiscal_period AS period
FROM unnest(ARRAY['2Q07', 'Q2''07', 'Q2’07', 'Q2 ''07', '2007Q2', '2007-Q2', 'Q2-2007', 'Q2, 2007', 'Q2 FY2007', 'Q2FY07',
	'2QFY07', 'F2Q07', 'FQ2 2007', '1H21', '2H 2021', 'H2''21', '9M21', '6M 2021', '12M 2021', 'FY07', 'FY 07', 'FY''07',
	'FY2007', 'FY 2006-07', 'fiscal 2013', 'fiscal year 2013', 'Fiscal ''13', 'full year 2013', 'full-year fiscal 2013', '2013',
	'second quarter of fiscal 2007', 'second quarter 2007', 'the second fiscal quarter of 2007', 'fiscal second quarter 2007',
	'2nd quarter of 2007', 'Second-quarter 2007', '2007 second quarter', 'fiscal 2007''s second quarter',
	'first half of fiscal year 2012', 'first nine months of 2020', 'final quarter of 2020', 'Q2 of the 2021 fiscal year',
	'FY69', 'FY70', 'm12 2021']) AS p;

-- canonical text reads as the same value
SELECT count(*) AS periods, count(*) FILTER (WHERE p::text::fiscal_period = p) AS same
FROM generate_series(1, 9999, 101) AS year,
	unnest(ARRAY['M01', 'M12', 'Q1', 'Q4', 'H1', 'H2', '9M', 'FY']) AS part,
	LATERAL (SELECT (part || ' ' || lpad(year::text, 4, '0'))::fiscal_period AS p) AS made;

-- errors
SELECT 'Q5 2007'::fiscal_period;
SELECT 'H3 2007'::fiscal_period;
SELECT 'M13 2007'::fiscal_period;
SELECT 'Q0 2007'::fiscal_period;
SELECT 'Q2'::fiscal_period;
SELECT 'FY'::fiscal_period;
SELECT 'Q2 0000'::fiscal_period;
SELECT 'Q2 10000'::fiscal_period;
SELECT ''::fiscal_period;
SELECT 'Q'::fiscal_period;
SELECT 'next quarter'::fiscal_period;
SELECT 'calendar 2021'::fiscal_period;
SELECT 'Q2 2007 and more'::fiscal_period;
SELECT 'Q2 2007, Q3 2007'::fiscal_period;
SELECT '-1'::fiscal_period;
SELECT repeat('Q', 100)::fiscal_period;

-- order: by the end, then the longer one last
SELECT p::fiscal_period AS period
FROM unnest(ARRAY['FY 2012', 'Q4 2012', 'Q1 2013', 'H2 2012', 'M12 2012', '9M 2012', 'Q3 2012', 'M01 2013', 'H1 2012', 'Q2 2012']) AS p
ORDER BY 1;
SELECT 'Q4 2012'::fiscal_period < 'FY 2012' AS lt, 'FY 2012'::fiscal_period <= 'FY 2012' AS le,
	'2Q12'::fiscal_period = 'Q2 2012' AS eq, 'Q4 2012'::fiscal_period <> 'FY 2012' AS ne,
	'Q1 2013'::fiscal_period >= 'FY 2012' AS ge, 'FY 2012'::fiscal_period > 'H2 2012' AS gt;
SELECT min(p), max(p) FROM unnest('{Q4 2012,FY 2012,Q1 2011,M01 2011}'::fiscal_period[]) AS p;
SELECT min(p), max(p) FROM unnest('{}'::fiscal_period[]) AS p;

-- arithmetic moves by the period's own length
SELECT p, p + 1 AS next, 1 + p AS also_next, p - 1 AS previous, year_ago(p), fiscal_year(p), fiscal_quarter(p), period_length(p)
FROM unnest('{Q4 2012,Q1 2013,H2 2012,9M 2012,FY 2012,M12 2012,M01 2013}'::fiscal_period[]) AS p;
SELECT 'Q1 2013'::fiscal_period - 'Q4 2010'::fiscal_period AS quarters, 'FY 2013'::fiscal_period - 'FY 2020'::fiscal_period AS years,
	'9M 2013'::fiscal_period - '9M 2011'::fiscal_period AS nine_months, 'M01 2013'::fiscal_period - 'M12 2012'::fiscal_period AS months,
	'H1 2013'::fiscal_period - 'H2 2010'::fiscal_period AS halves;
SELECT 'Q1 2013'::fiscal_period - 'FY 2010'::fiscal_period;
SELECT 'FY 9999'::fiscal_period + 1;
SELECT 'Q1 0001'::fiscal_period - 1;
SELECT 'Q1 2013'::fiscal_period + 2147483647;
SELECT 'Q1 2013'::fiscal_period - (-2147483647 - 1);
SELECT year_ago('FY 0001');
SELECT bool_and(p + n - n = p AND (p + n) - p = n) AS inverse
FROM unnest('{Q4 2012,H2 2012,9M 2012,FY 2012,M12 2012}'::fiscal_period[]) AS p, generate_series(-500, 500, 7) AS n;

-- containment
SELECT outer_period, inner_period, outer_period @> inner_period AS contains, inner_period <@ outer_period AS contained
FROM (VALUES ('FY 2012', 'Q1 2012'), ('FY 2012', 'Q1 2013'), ('FY 2012', 'FY 2012'), ('H2 2012', 'Q2 2012'), ('H2 2012', 'Q3 2012'),
	('9M 2012', 'H1 2012'), ('9M 2012', 'Q4 2012'), ('Q1 2012', 'FY 2012'), ('Q2 2012', 'M05 2012')) AS v(o, i),
	LATERAL (SELECT o::fiscal_period AS outer_period, i::fiscal_period AS inner_period) AS p;

-- dates
SELECT p, daterange(p) AS calendar_year, daterange(p, 9) AS ends_september, daterange(p, 1) AS ends_january
FROM unnest('{Q1 2012,Q4 2012,H1 2012,9M 2012,FY 2012,M02 2012}'::fiscal_period[]) AS p;
SELECT daterange('FY 2012', 13);
SELECT daterange('FY 2012', 0);
SELECT fiscal_period(date '2021-06-30', 12, 'quarter') AS quarter, fiscal_period(date '2021-06-30', 9, 'quarter') AS ends_september,
	fiscal_period(date '2021-06-30', 12, 'half') AS half, fiscal_period(date '2021-10-01', 9, 'year') AS year,
	fiscal_period(date '2021-10-01', 9, 'month') AS month, fiscal_period(date '2021-02-01', 1) AS after_january;
SELECT fiscal_period(date '2021-06-30', 12, 'week');
SELECT fiscal_period(date '2021-06-30', -1, 'quarter');
SELECT fiscal_period(date 'infinity', 12, 'quarter');
SELECT fiscal_period(date '0044-03-15 BC', 12, 'quarter');
SELECT count(*) AS days_outside
FROM generate_series(date '2019-01-01', date '2022-12-31', '1 day') AS day, generate_series(1, 12) AS year_end,
	unnest('{month,quarter,half,year}'::text[]) AS length
WHERE NOT daterange(fiscal_period(day::date, year_end, length), year_end) @> day::date;

-- series
SELECT array_agg(p) FROM generate_series('Q3 2012'::fiscal_period, 'Q2 2013') AS p;
SELECT array_agg(p) FROM generate_series('Q3 2012'::fiscal_period, 'Q1 2011', -2) AS p;
SELECT count(*) FROM generate_series('Q3 2012'::fiscal_period, 'Q1 2011') AS p;
SELECT count(*) FROM generate_series('Q3 2012'::fiscal_period, NULL) AS p;
SELECT * FROM generate_series('Q3 2012'::fiscal_period, 'FY 2013') AS p;
SELECT * FROM generate_series('Q3 2012'::fiscal_period, 'Q4 2013', 0) AS p;

-- casts
CREATE TEMP TABLE texts (period text);
CREATE TEMP TABLE periods_of_texts (period fiscal_period);
INSERT INTO texts VALUES ('2Q07'), ('FY21');
INSERT INTO periods_of_texts SELECT period FROM texts;
INSERT INTO texts SELECT period FROM periods_of_texts;
SELECT * FROM texts ORDER BY period COLLATE "C";
SELECT NULL::fiscal_period IS NULL AS is_null;

-- every period of four centuries, 100,000 and more of them, mixed
CREATE TEMP TABLE periods AS
	SELECT p, row_number() OVER (ORDER BY hashint8(n * 7919)) AS n
	FROM (SELECT (part || ' ' || year)::fiscal_period AS p, row_number() OVER () AS n
		FROM generate_series(1600, 1999) AS year,
			unnest('{M01,M02,M03,M04,M05,M06,M07,M08,M09,M10,M11,M12,Q1,Q2,Q3,Q4,H1,H2,9M,FY}'::text[]) AS part,
			generate_series(1, 13)) AS made;
SELECT count(*), count(DISTINCT p) FROM periods;
CREATE INDEX periods_btree ON periods (p);
CREATE INDEX periods_hash ON periods USING hash (p);
ANALYZE periods;

-- each operator by index and by scan
CREATE FUNCTION pg_temp.counts(scan text) RETURNS TABLE (lt bigint, le bigint, eq bigint, ge bigint, gt bigint, between_two bigint) AS $$
BEGIN
	PERFORM set_config('enable_seqscan', (scan = 'seq')::text, true),
		set_config('enable_indexscan', (scan = 'index')::text, true),
		set_config('enable_indexonlyscan', (scan = 'index')::text, true),
		set_config('enable_bitmapscan', (scan = 'bitmap')::text, true);
	RETURN QUERY SELECT
		(SELECT count(*) FROM periods WHERE p < 'Q2 1750'), (SELECT count(*) FROM periods WHERE p <= 'FY 1750'),
		(SELECT count(*) FROM periods WHERE p = '9M 1801'), (SELECT count(*) FROM periods WHERE p >= 'M11 1850'),
		(SELECT count(*) FROM periods WHERE p > 'H1 1901'), (SELECT count(*) FROM periods WHERE p BETWEEN 'Q1 1700' AND 'FY 1700');
END $$ LANGUAGE plpgsql;
SELECT * FROM pg_temp.counts('seq');
SELECT * FROM pg_temp.counts('index');
SELECT * FROM pg_temp.counts('bitmap');
BEGIN;
DROP INDEX periods_btree;
SET LOCAL enable_seqscan = off;
EXPLAIN (COSTS OFF) SELECT count(*) FROM periods WHERE p = '9M 1801';
SELECT count(*) FROM periods WHERE p = '9M 1801';
ROLLBACK;

-- sorting agrees with the definition of the order, joining by hash and by merge with each other
SELECT bool_and(is_ordered) AS is_ordered
FROM (SELECT (fiscal_year(p), upper(daterange(p)), period_length(p)) >= lag((fiscal_year(p), upper(daterange(p)), period_length(p)))
		OVER (ORDER BY p) AS is_ordered FROM periods) AS pairs;
BEGIN;
SET LOCAL enable_mergejoin = off;
SET LOCAL enable_nestloop = off;
SELECT count(*) FROM periods AS a JOIN periods AS b ON a.p = b.p WHERE a.n % 50 = 0;
SET LOCAL enable_mergejoin = on;
SET LOCAL enable_hashjoin = off;
SELECT count(*) FROM periods AS a JOIN periods AS b ON a.p = b.p WHERE a.n % 50 = 0;
ROLLBACK;

-- window frames count in lengths of the period
SELECT p, array_agg(p) OVER (ORDER BY p RANGE BETWEEN 2 PRECEDING AND 1 FOLLOWING) AS frame
FROM generate_series('Q3 2012'::fiscal_period, 'Q1 2014') AS p WHERE p <> 'Q1 2013';
SELECT p, count(*) OVER (ORDER BY p RANGE BETWEEN 2147483647 PRECEDING AND 2147483647 FOLLOWING) AS all_of_them
FROM generate_series('FY 0001'::fiscal_period, 'FY 0003') AS p;
SELECT count(*) OVER (ORDER BY p RANGE -1 PRECEDING) FROM generate_series('FY 0001'::fiscal_period, 'FY 0003') AS p;

-- the operator classes are complete; equal periods are identical bytes, and hash as int4 does
SELECT amname, amvalidate(c.oid)
FROM pg_opclass AS c JOIN pg_am AS a ON a.oid = opcmethod WHERE opcintype = 'fiscal_period'::regtype ORDER BY amname COLLATE "C";
SELECT typlen, typbyval, typalign FROM pg_type WHERE oid = 'fiscal_period'::regtype;

-- binary form
SELECT fiscal_period_send('Q2 2007');
CREATE TEMP TABLE copies (p fiscal_period);
\copy (SELECT p FROM periods WHERE n <= 1000) TO 'results/fiscal_period.bin' WITH (FORMAT binary)
\copy copies FROM 'results/fiscal_period.bin' WITH (FORMAT binary)
SELECT count(*) FROM ((SELECT p FROM periods WHERE n <= 1000 EXCEPT ALL SELECT p FROM copies)
	UNION ALL (SELECT p FROM copies EXCEPT ALL SELECT p FROM periods WHERE n <= 1000)) AS differences;

-- what comes in binary is checked: version, length, no such period
\copy (SELECT bytea '\x020005e193') TO 'results/fiscal_period.bin' WITH (FORMAT binary)
\copy copies FROM 'results/fiscal_period.bin' WITH (FORMAT binary)
\copy (SELECT bytea '\x01') TO 'results/fiscal_period.bin' WITH (FORMAT binary)
\copy copies FROM 'results/fiscal_period.bin' WITH (FORMAT binary)
\copy (SELECT bytea '\x010005e19300') TO 'results/fiscal_period.bin' WITH (FORMAT binary)
\copy copies FROM 'results/fiscal_period.bin' WITH (FORMAT binary)
\copy (SELECT bytea '\x0100000000') TO 'results/fiscal_period.bin' WITH (FORMAT binary)
\copy copies FROM 'results/fiscal_period.bin' WITH (FORMAT binary)
\copy (SELECT bytea '\x010005e194') TO 'results/fiscal_period.bin' WITH (FORMAT binary)
\copy copies FROM 'results/fiscal_period.bin' WITH (FORMAT binary)
\copy (SELECT bytea '\x017fffffff') TO 'results/fiscal_period.bin' WITH (FORMAT binary)
\copy copies FROM 'results/fiscal_period.bin' WITH (FORMAT binary)
\copy (SELECT bytea '\x01ffffffff') TO 'results/fiscal_period.bin' WITH (FORMAT binary)
\copy copies FROM 'results/fiscal_period.bin' WITH (FORMAT binary)
SELECT count(*) FROM copies;
