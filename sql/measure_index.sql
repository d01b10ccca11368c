-- Every index strategy against a sequential scan over the same 100,000 values.
SELECT amname, opcname, amvalidate(c.oid) FROM pg_opclass c JOIN pg_am a ON a.oid = opcmethod
WHERE opcintype = 'measure'::regtype ORDER BY amname;

SET jit = off;
SELECT setseed(0.25);
CREATE TABLE measure_values AS
SELECT i AS id, CASE
	WHEN i % 50 = 0 THEN NULL
	WHEN i % 10 = 1 THEN measure(NULL, a, u)
	WHEN i % 10 = 2 THEN measure(a, NULL, u)
	WHEN i % 10 < 6 THEN measure(a, a, u)
	ELSE measure(a, a + round((random() * 20)::numeric, (random() * 2)::int), u)
END AS v
FROM (SELECT i, round(((random() - 0.5) * 2000)::numeric, (random() * 3)::int) AS a,
	(ARRAY['USD', 'USD', 'EUR', '%', 'USD/share', 'count', 'boe', 'bp'])[1 + floor(random() * 8)::int] AS u
	FROM generate_series(1, 100000) i) s;
CREATE TABLE measure_grown (id int, v measure);
CREATE INDEX measure_grown_gist ON measure_grown USING gist (v);
INSERT INTO measure_grown SELECT * FROM measure_values;
ANALYZE measure_values, measure_grown;

-- Runs the query without and with the index; says where they differ or the index was not used.
CREATE FUNCTION differing(tab text, condition text, index_name text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	query text := format('SELECT count(*) || '' '' || coalesce(sum(id), 0) FROM %I WHERE %s', tab, condition);
	plan text;
	expected text;
	found text;
BEGIN
	SET LOCAL enable_indexscan = off; SET LOCAL enable_bitmapscan = off; SET LOCAL enable_indexonlyscan = off;
	SET LOCAL enable_seqscan = on;
	EXECUTE query INTO expected;
	SET LOCAL enable_indexscan = on; SET LOCAL enable_bitmapscan = on; SET LOCAL enable_indexonlyscan = on;
	SET LOCAL enable_seqscan = off;
	EXECUTE 'EXPLAIN (FORMAT JSON) ' || query INTO plan;
	IF position(index_name IN plan) = 0 THEN
		RETURN condition || ': ' || index_name || ' not used';
	END IF;
	EXECUTE query INTO found;
	IF found <> expected THEN
		RETURN format('%s: %s by index, %s without', condition, found, expected);
	END IF;
	RETURN NULL;
END $$;

CREATE TABLE measure_queries AS SELECT q FROM unnest(ARRAY[
	'USD 5..10', 'USD -300..300', 'USD 7.0', 'EUR 0', '35..37 %', '>= 45 %', '<= -100 bp', 'USD 0.25 /share', '12',
	'GBP 5', 'EUR -5000..5000', '>= USD 5000', '<= USD -5000'
]) q;

CREATE INDEX measure_values_btree ON measure_values (v);
SELECT count(*) AS queries, string_agg(differing('measure_values', format('v %s %L', op, q), 'measure_values_btree'), E'\n') AS differing
FROM measure_queries, unnest(ARRAY['<', '<=', '=', '>=', '>']) op;
DROP INDEX measure_values_btree;

CREATE INDEX measure_values_hash ON measure_values USING hash (v);
SELECT count(*) AS queries, string_agg(differing('measure_values', format('v = %L', q), 'measure_values_hash'), E'\n') AS differing
FROM measure_queries;
DROP INDEX measure_values_hash;

-- GiST, built in order and grown by insertion
CREATE INDEX measure_values_gist ON measure_values USING gist (v);
SELECT tab, count(*) AS queries, string_agg(differing(tab, format('v %s %L', op, q), tab || '_gist'), E'\n') AS differing
FROM measure_queries, unnest(ARRAY['<<', '&<', '&&', '&>', '>>', '-|-', '@>', '<@', '=']) op,
	unnest(ARRAY['measure_values', 'measure_grown']) tab
GROUP BY tab ORDER BY tab;
SELECT tab, count(*) AS queries, string_agg(differing(tab, format('v @> %s', n), tab || '_gist'), E'\n') AS differing
FROM unnest(ARRAY['0', '7', '7.000', '-999.5', '123456789', '1e200', '''NaN''::numeric', '''Infinity''::numeric']) n,
	unnest(ARRAY['measure_values', 'measure_grown']) tab
GROUP BY tab ORDER BY tab;

-- the other side of a commutator, a NULL, an array
SELECT count(*) AS queries, string_agg(differing('measure_values', c, 'measure_values_gist'), E'\n') AS differing
FROM unnest(ARRAY['''USD 5..10'' @> v', '''USD 5..10'' << v', '7 <@ v', 'v IS NULL', 'v && ANY (''{USD 5,EUR 6}'')']) c;

-- index-only scans give the very values back
SET enable_seqscan = off; SET enable_bitmapscan = off;
VACUUM measure_values;
SELECT count(*) FROM (
	SELECT v::text FROM measure_values WHERE v && 'USD 5..10'
	EXCEPT
	SELECT v::text FROM measure_grown) d;
RESET enable_seqscan; RESET enable_bitmapscan;

-- nearest neighbours, past the end of the unit, by both indexes
CREATE FUNCTION neighbours(tab text, q measure, n int, by_index bool) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	answer text;
	plan text;
	query text := format('SELECT count(d) || '' '' || md5(coalesce(string_agg(d::text, '' ''), '''')) FROM (SELECT v <-> %L AS d FROM %I ORDER BY v <-> %L LIMIT %s) s', q, tab, q, n);
BEGIN
	PERFORM set_config('enable_seqscan', (NOT by_index)::text, true), set_config('enable_sort', (NOT by_index)::text, true),
		set_config('enable_indexscan', by_index::text, true), set_config('enable_indexonlyscan', by_index::text, true);
	EXECUTE 'EXPLAIN (FORMAT JSON) ' || query INTO plan;
	IF (position(tab || '_gist' IN plan) > 0) <> by_index THEN
		RETURN 'wrong plan ' || plan;
	END IF;
	EXECUTE query INTO answer;
	RETURN answer;
END $$;
SELECT q, n, neighbours('measure_values', q::measure, n, false) = neighbours('measure_values', q::measure, n, true) AS built,
	neighbours('measure_values', q::measure, n, false) = neighbours('measure_grown', q::measure, n, true) AS grown
FROM (VALUES ('USD 5..10', 2000), ('USD 700', 60000), ('35..37 %', 99999), ('>= 45 boe', 500), ('<= -1000', 500), ('GBP 1', 500)) v(q, n);

-- deletes and a constraint
DELETE FROM measure_grown WHERE id % 3 = 0;
VACUUM measure_grown;
SELECT string_agg(differing('measure_grown', format('v && %L', q), 'measure_grown_gist'), E'\n') AS differing FROM measure_queries;
CREATE TABLE measure_bands (v measure, EXCLUDE USING gist (v WITH &&));
INSERT INTO measure_bands VALUES ('USD 1..2'), ('USD 3..4'), ('EUR 1..2');
INSERT INTO measure_bands VALUES ('USD 2..2.5');
-- A sort by abbreviated keys, with ties among long units, is the order of the operators.
SELECT count(*) AS out_of_order FROM (SELECT v, lag(v) OVER (ORDER BY v) AS before FROM measure_values) s WHERE v < before;
SELECT count(*) AS out_of_order FROM (
	SELECT v, lag(v) OVER (ORDER BY v, n) AS before, n, lag(n) OVER (ORDER BY v, n) AS n_before
	FROM (SELECT measure(i % 7 * 1.0, NULL, u) AS v, i AS n FROM generate_series(1, 20000) i, unnest(ARRAY['USD/share', 'EUR/share', 'USD', 'x']) u) r
) s WHERE v < before OR (v = before AND n < n_before);

DROP TABLE measure_values, measure_grown, measure_queries, measure_bands;
DROP FUNCTION differing, neighbours;
