-- Estimated row counts against the truth, for every operator on intervals.
SET jit = off;
SELECT setseed(0.5);
-- few enough rows that ANALYZE takes them all: uniform, skewed, with common values, with open ends, in several units
CREATE TABLE measure_spread AS
SELECT CASE
	WHEN i % 20 = 0 THEN NULL
	WHEN i % 20 = 1 THEN measure(a, NULL, u)
	WHEN i % 20 = 2 THEN measure(NULL, a, u)
	WHEN i % 20 < 6 THEN measure(50, 50, u)
	WHEN i % 20 < 12 THEN measure(a, a, u)
	ELSE measure(a, a + round((random() * 50)::numeric, 1), u)
END AS v
FROM (SELECT i, round((random() * random() * 10000)::numeric, 2) AS a,
	(ARRAY['USD', 'USD', 'USD', 'EUR', '%', 'USD/share'])[1 + floor(random() * 6)::int] AS u
	FROM generate_series(1, 25000) i) s;

ANALYZE measure_spread;

CREATE FUNCTION estimated(query text) RETURNS float8 LANGUAGE plpgsql AS $$
DECLARE
	plan json;
BEGIN
	EXECUTE 'EXPLAIN (FORMAT JSON) ' || query INTO plan;
	RETURN (plan->0->'Plan'->>'Plan Rows')::float8;
END $$;
CREATE FUNCTION counted(query text) RETURNS float8 LANGUAGE plpgsql AS $$
DECLARE
	n bigint;
BEGIN
	EXECUTE 'SELECT count(*) FROM (' || query || ') q' INTO n;
	RETURN n;
END $$;

-- within a factor of 2, or within 3 of 100 rows: a histogram of 101 values knows rare things no better
CREATE FUNCTION is_sane(estimate float8, truth float8, total float8) RETURNS bool LANGUAGE sql
RETURN estimate BETWEEN truth / 2 AND truth * 2 OR abs(estimate - truth) <= 0.03 * total;

SELECT op, count(*) AS queries,
	string_agg(format('v %s %L: %s estimated, %s in truth', op, q, estimate, truth), E'\n') FILTER (WHERE NOT is_sane(estimate, truth, 25000)) AS off
FROM unnest(ARRAY['<<', '&<', '&&', '&>', '>>', '-|-', '@>', '<@', '=', '<', '>=']) op,
	unnest(ARRAY['USD 5..10', 'USD 50', 'USD 50.0', 'USD 100..2000', 'EUR 3000', '300..400 %', '>= 45 %', '<= USD 200 /share', 'USD 0..100000', '>= 7000 %', 'GBP 5', 'USD -5']) q,
	LATERAL (SELECT format('SELECT 1 FROM measure_spread WHERE v %s %L', op, q) AS query) s,
	LATERAL (SELECT estimated(query) AS estimate, counted(query) AS truth) e
GROUP BY op ORDER BY op;

-- the constant on the left, a number, the measure of a number
SELECT condition, string_agg(format('%s estimated, %s in truth', estimate, truth), E'\n') FILTER (WHERE NOT is_sane(estimate, truth, 25000)) AS off
FROM unnest(ARRAY['''USD 100..2000'' << v', '''USD 100..2000'' >> v', '''USD 100..2000'' &< v', '''USD 100..2000'' &> v',
	'''USD 100..2000'' && v', '''USD 100..2000'' @> v', '''USD 100'' <@ v', 'v @> 50', '50 <@ v', 'v @> 3000.5', '-1 <@ v']) condition,
	LATERAL (SELECT format('SELECT 1 FROM measure_spread WHERE %s', condition) AS query) s,
	LATERAL (SELECT estimated(query) AS estimate, counted(query) AS truth) e
GROUP BY condition ORDER BY condition;

-- joins
CREATE TABLE measure_guided AS SELECT measure(a, a + 20, u) AS g FROM (
	SELECT round((random() * 5000)::numeric, 1) AS a, (ARRAY['USD', 'EUR', '%'])[1 + floor(random() * 3)::int] AS u FROM generate_series(1, 80)) s;
CREATE TABLE measure_numbers AS SELECT round((random() * 5000)::numeric, 1) AS n FROM generate_series(1, 80);
ANALYZE measure_guided, measure_numbers;
SELECT condition, string_agg(format('%s estimated, %s in truth', estimate, truth), E'\n') FILTER (WHERE NOT is_sane(estimate, truth, 25000 * 80)) AS off
FROM unnest(ARRAY['v && g', 'g && v', 'v <@ g', 'g @> v', 'v << g', 'v >> g', 'v &< g', 'v &> g', 'v @> g']) condition,
	LATERAL (SELECT format('SELECT 1 FROM measure_spread, measure_guided WHERE %s', condition) AS query) s,
	LATERAL (SELECT estimated(query) AS estimate, counted(query) AS truth) e
GROUP BY condition ORDER BY condition;
SELECT condition, string_agg(format('%s estimated, %s in truth', estimate, truth), E'\n') FILTER (WHERE NOT is_sane(estimate, truth, 25000 * 80)) AS off
FROM unnest(ARRAY['v @> n', 'n <@ v']) condition,
	LATERAL (SELECT format('SELECT 1 FROM measure_spread, measure_numbers WHERE %s', condition) AS query) s,
	LATERAL (SELECT estimated(query) AS estimate, counted(query) AS truth) e
GROUP BY condition ORDER BY condition;

-- no statistics, one value, all NULL, a parameter, a semijoin: an estimate all the same
CREATE TABLE measure_bare (v measure);
INSERT INTO measure_bare SELECT NULL FROM generate_series(1, 1000);
SELECT estimated('SELECT 1 FROM measure_bare WHERE v && ''USD 5''') > 0 AS unanalyzed;
ANALYZE measure_bare;
SELECT estimated('SELECT 1 FROM measure_bare WHERE v && ''USD 5''') <= 10 AS all_null;
TRUNCATE measure_bare;
INSERT INTO measure_bare SELECT 'USD 5' FROM generate_series(1, 1000);
ANALYZE measure_bare;
SELECT estimated('SELECT 1 FROM measure_bare WHERE v && ''USD 4..6''') AS one_value, estimated('SELECT 1 FROM measure_bare WHERE v && ''USD 6''') AS none,
	estimated('SELECT 1 FROM measure_bare WHERE v && NULL') <= 1 AS strict;
SELECT estimated('SELECT 1 FROM measure_spread s WHERE EXISTS (SELECT 1 FROM measure_guided WHERE s.v && g)') BETWEEN 3000 AND 25000 AS semijoin;
SELECT estimated('SELECT 1 FROM measure_spread, (SELECT midpoint(g) AS n FROM measure_guided) m WHERE v @> n') > 0 AS expression;

DROP TABLE measure_spread, measure_guided, measure_numbers, measure_bare;
DROP FUNCTION estimated, counted, is_sane;
