-- Order, equality, hashing, and how intervals lie to each other.
SET extra_float_digits = 0;

-- equal by value, not by digits or by "approximately"
SELECT a, b, a = b AS eq, measure_hash(a) = measure_hash(b) AS same_hash,
	measure_hash_extended(a, 7) = measure_hash_extended(b, 7) AS same_extended
FROM (VALUES
	('USD 165M'::measure, 'USD 165.0M'::measure), ('USD 165M', '~USD 165M'), ('0', '0.00'), ('USD 0 /share', 'USD 0.00 /share'),
	('>= 45 %', '>= 45.0 %'), ('USD 165M', 'EUR 165M'), ('45 %', '45 bp'), ('>= 45 %', '<= 45 %'), ('5', '5..6')
) v(a, b);

-- the hash is frozen: a change here breaks hash-partitioned tables
SELECT v, measure_hash(v::measure), measure_hash_extended(v::measure, 1) FROM unnest(ARRAY[
	'USD 68M..72M', '35..37 %', '>= 45 %', '<= 2.5 x', 'USD -0.02..0.00 /share', '1219'
]) v;

-- unit, then low with open ends first, then high with open ends last
SELECT v FROM unnest('{USD 2,USD 1..3,USD 1,"USD 1 /share",">= USD 1","<= USD 1",EUR 9,5,36 days,1 %,1 bp,USD -1,USD 0.5,USD 1.50}'::measure[]) v ORDER BY v;
SELECT min(v), max(v) FROM unnest('{USD 2,">= USD 1","<= USD 7",NULL}'::measure[]) v;
SELECT count(*) FROM (SELECT DISTINCT v FROM unnest('{USD 1,USD 1.0,~USD 1,EUR 1}'::measure[]) v) d;
SELECT a, b, a < b AS lt, a <= b AS le, a = b AS eq, a <> b AS ne, a >= b AS ge, a > b AS gt, measure_cmp(a, b)
FROM (VALUES ('USD 1'::measure, 'USD 2'::measure), ('USD 1', 'USD 1.0'), ('USD 1', 'EUR 2')) v(a, b);

-- exponents far apart, signs
SELECT measure(1e100, 1e100, 'USD') > measure(1e99, 1e99, 'USD') AS big,
	measure(1e-90, 1e-90, 'USD') > measure(0, 0, 'USD') AS small,
	measure(-1e100, -1e100, 'USD') < measure(-1e-90, -1e-90, 'USD') AS negative,
	measure(999999999999999999, 999999999999999999, '') < measure(1e18, 1e18, '') AS digits;

-- how intervals lie to each other
SELECT a, b, a && b AS "&&", a @> b AS "@>", a <@ b AS "<@", a << b AS "<<", a >> b AS ">>",
	a &< b AS "&<", a &> b AS "&>", a -|- b AS "-|-", a <-> b AS gap
FROM (VALUES
	('USD 1..3'::measure, 'USD 2..4'::measure), ('USD 1..3', 'USD 3..4'), ('USD 1..3', 'USD 3.0'), ('USD 3', 'USD 3.00'),
	('USD 1..3', 'USD 5..6'), ('USD 5..6', 'USD 1..3'), ('USD 1..9', 'USD 2..3'), ('USD 2..3', 'USD 1..9'),
	('>= USD 2', '<= USD 2'), ('>= USD 3', '<= USD 2'), ('<= USD 2', 'USD 1..2'), ('>= USD 2', '>= USD 3'),
	('USD 1..3', '1..3 %'), ('USD 1..3', 'EUR 1..3'), ('0.07..0.10', '0.25')
) v(a, b);
SELECT m, m @> n AS "@>", n <@ m AS "<@"
FROM (VALUES ('USD 1..3'::measure, 2::numeric), ('USD 1..3', 3.000), ('USD 1..3', 3.0000000000000000000000001),
	('>= 45 %', 1e300), ('<= 45 %', 'NaN'), ('>= 45 %', 'NaN'), ('>= 45 %', 'Infinity'), ('1..3', NULL)) v(m, n);

-- joins and grouping by hash and by merge
SET enable_nestloop = off; SET enable_mergejoin = off;
SELECT count(*) FROM generate_series(1, 50) i, generate_series(1, 50) j
WHERE measure(i, i, 'USD') = measure(j * 1.0, j * 1.00, 'USD');
RESET enable_mergejoin; SET enable_hashjoin = off;
SELECT count(*) FROM generate_series(1, 50) i, generate_series(1, 50) j
WHERE measure(i, i, 'USD') = measure(j * 1.0, j * 1.00, 'USD');
RESET enable_nestloop; RESET enable_hashjoin;
CREATE TABLE measure_parts (v measure) PARTITION BY HASH (v);
CREATE TABLE measure_parts_0 PARTITION OF measure_parts FOR VALUES WITH (MODULUS 2, REMAINDER 0);
CREATE TABLE measure_parts_1 PARTITION OF measure_parts FOR VALUES WITH (MODULUS 2, REMAINDER 1);
INSERT INTO measure_parts SELECT measure(i, i + 1, 'USD') FROM generate_series(1, 100) i;
SELECT count(*), count(*) FILTER (WHERE tableoid = 'measure_parts_0'::regclass) BETWEEN 20 AND 80 AS spread FROM measure_parts;
DROP TABLE measure_parts;

-- no operator without its counterparts, estimators where they pay, nothing that is not parallel safe
SELECT oprleft::regtype, oprname, oprright::regtype FROM pg_operator
WHERE 'measure'::regtype IN (oprleft, oprright) AND oprresult = 'boolean'::regtype
	AND (oprrest = 0 OR oprjoin = 0 OR (oprcom = 0 AND oprname NOT IN ('&<', '&>')));
SELECT oprname FROM pg_operator
WHERE oprleft = 'measure'::regtype AND oprname IN ('<', '<=', '=', '<>', '>=', '>') AND oprnegate = 0;
