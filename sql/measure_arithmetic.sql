-- Arithmetic and aggregates.
SELECT 'USD 165M'::measure + 'USD 1.5M', 'USD 1..2'::measure + 'USD 10..20', '>= USD 5'::measure + 'USD 1', '~5'::measure + '6';
SELECT 'USD 165M'::measure - 'USD 1.5M', 'USD 5'::measure - 'USD 1..2', 'USD 5..6'::measure - '>= USD 1', '36 days'::measure - '34.5 days';
SELECT '45 %'::measure - '43.5 %', '45 %'::measure - '43 %', '35..37 %'::measure - '36 %', '45.25 %'::measure - '45.2 %', '>= 45 %'::measure - '40 %';
SELECT '150 bp'::measure - '50 bp', '45 %'::measure + '1 %';
SELECT - 'USD 68M..72M'::measure, - '>= 45 %'::measure, - '<= 2.5 x'::measure, - '~USD 5'::measure, - '0'::measure;
SELECT 'USD 160M'::measure * 2, 0.5 * 'USD 165M'::measure, '1..2 %'::measure * -2, '>= 45 %'::measure * -1, '>= 45 %'::measure * 0, '~3'::measure * 1.50;
SELECT 'USD 160M'::measure / 2, 'USD 165M'::measure / 2, 'USD 1'::measure / 3, '1..2 x'::measure / -4, 'USD 2'::measure / 3, '>= 45 %'::measure / 2;

-- what is open at both ends is no measure
SELECT '>= 5'::measure - '>= 3' AS "null", '>= 5'::measure + '<= 3' AS "null";

-- a quotient keeps the digits of what is divided: 80M, not 0.1B
SELECT 'USD 80.4M'::measure <=> ('USD 160M'::measure / 2) AS within, 'USD 81M'::measure <=> ('USD 160M'::measure / 2) AS above;

-- errors
SELECT 'USD 5'::measure + 'EUR 5';
SELECT 'USD 5'::measure - '5 %';
SELECT 'USD 5'::measure + '5';
SELECT 'USD 5'::measure / 0;
SELECT 'USD 5'::measure * 'NaN';
SELECT 'USD 5'::measure / 'Infinity'::numeric;
SELECT measure(1e100, 1e100, 'USD') * 1e100;
SELECT measure(1e60, 1e60, 'USD') + measure(1, 1, 'USD');
SELECT measure(9e117, 9e117, '%') - measure(0, 0, '%');
\set VERBOSITY sqlstate
SELECT 'USD 5'::measure + 'EUR 5';
SELECT 'USD 5'::measure / 0;
SELECT measure(1e100, 1e100, 'USD') * 1e100;
\set VERBOSITY default

-- aggregates
SELECT sum(v), avg(v), min(v), max(v), count(v) FROM unnest('{USD 1M,USD 2M,NULL,USD 4.5M}'::measure[]) v;
SELECT sum(v), avg(v), min(v), max(v) FROM unnest('{1..2 %,3..5 %,~4 %}'::measure[]) v;
SELECT sum(v), avg(v) FROM unnest('{">= 1 x",2 x}'::measure[]) v;
SELECT sum(v) AS "null", avg(v) AS "null" FROM unnest('{">= 1","<= 2",3}'::measure[]) v;
SELECT sum(v), avg(v), min(v), max(v) FROM unnest('{NULL,NULL}'::measure[]) v;
SELECT sum(v) FROM unnest('{}'::measure[]) v;
SELECT sum(v) FROM unnest('{USD 1,USD 2,EUR 3}'::measure[]) v;
SELECT avg(v) FROM unnest('{USD 1,"USD 2 /share"}'::measure[]) v;
SELECT min(v), max(v) FROM unnest('{USD 1,EUR 3}'::measure[]) v;
SELECT i, sum(measure(i, i, 'USD')) OVER (ORDER BY i ROWS 3 PRECEDING) AS trailing FROM generate_series(1, 6) i;

-- in parallel, with groups
CREATE TABLE measure_sums AS SELECT i % 4 AS g, measure(i * 0.01, i, CASE i % 2 WHEN 0 THEN 'USD' ELSE '%' END) AS v FROM generate_series(1, 20000) i;
ALTER TABLE measure_sums SET (parallel_workers = 2);
SET parallel_setup_cost = 0; SET parallel_tuple_cost = 0; SET min_parallel_table_scan_size = 0;
SELECT g, sum(v), avg(v), min(v), max(v), sum(lower(v)) = lower(sum(v)) AS same FROM measure_sums GROUP BY g ORDER BY g;
SELECT sum(v) FROM measure_sums WHERE g = 1 OR g = 2;
RESET parallel_setup_cost; RESET parallel_tuple_cost; RESET min_parallel_table_scan_size;
DROP TABLE measure_sums;
