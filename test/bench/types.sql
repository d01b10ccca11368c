-- The types against the built-in types they come closest to, one million values each.
SET jit = off;
SET max_parallel_workers_per_gather = 0;
SET work_mem = '256MB';
SELECT setseed(0.5);

CREATE TABLE bench.value AS
SELECT p::fiscal_period AS period, q AS plain_period,
	measure(low, low + width, 'USD') AS measure, numrange(low, low + width, '[]') AS range
FROM (SELECT format('Q%s %s', 1 + n % 4, 1990 + n % 60) AS p, (1990 + n % 60) * 4 + n % 4 AS q,
		(random() * 1e6)::int::numeric AS low, (random() * 100)::int::numeric AS width
	FROM generate_series(1, 1000000) n) g;
CREATE TABLE bench.key AS SELECT DISTINCT period, plain_period FROM bench.value;
CREATE INDEX value_period ON bench.value (period);
CREATE INDEX value_plain ON bench.value (plain_period);
CREATE INDEX value_measure ON bench.value USING gist (measure);
CREATE INDEX value_range ON bench.value USING gist (range);
VACUUM ANALYZE bench.value;
VACUUM ANALYZE bench.key;

INSERT INTO bench.work (topic, work, statement) VALUES
	('sort', 'int4', 'SELECT count(*) FROM (SELECT plain_period FROM bench.value ORDER BY plain_period + 0 OFFSET 0) s'),
	('sort', 'fiscal_period', 'SELECT count(*) FROM (SELECT period FROM bench.value ORDER BY period + 0 OFFSET 0) s'),
	('hash join', 'int4', 'SELECT count(*) FROM bench.value v JOIN bench.key k USING (plain_period)'),
	('hash join', 'fiscal_period', 'SELECT count(*) FROM bench.value v JOIN bench.key k USING (period)'),
	('btree lookup', 'int4', $$SELECT sum(n) FROM generate_series(8000, 8199) k, LATERAL (SELECT count(*) AS n FROM bench.value WHERE plain_period = k) v$$),
	('btree lookup', 'fiscal_period', $$SELECT sum(n) FROM generate_series('Q1 2000'::fiscal_period, 'Q4 2049'::fiscal_period) k, LATERAL (SELECT count(*) AS n FROM bench.value WHERE period = k) v$$),
	('comparison', 'numrange', 'SELECT count(*) FROM bench.value WHERE range < numrange(500000, 500001)'),
	('comparison', 'measure', $$SELECT count(*) FROM bench.value WHERE measure < 'USD 500000..500001'::measure$$),
	('hash', 'numrange', 'SELECT count(*) FROM (SELECT range FROM bench.value GROUP BY range) g'),
	('hash', 'measure', 'SELECT count(*) FROM (SELECT measure FROM bench.value GROUP BY measure) g'),
	('GiST search', 'numrange', 'SELECT sum(n) FROM generate_series(1, 2000) k, LATERAL (SELECT count(*) AS n FROM bench.value WHERE range && numrange(k * 400, k * 400 + 20)) v'),
	('GiST search', 'measure', $$SELECT sum(n) FROM generate_series(1, 2000) k, LATERAL (SELECT count(*) AS n FROM bench.value WHERE measure && measure(k * 400, k * 400 + 20, 'USD')) v$$);

\echo
\echo == Types: each work with the built-in type first
\pset tuples_only on
\pset format aligned
SELECT format('CALL bench.rounds(%L)', topic), format('SELECT %L AS topic, d.* FROM bench.durations(%L) d', topic, topic)
FROM bench.work WHERE bytes IS NULL GROUP BY topic ORDER BY min(place) \gexec
\pset tuples_only off
