-- the catalog of metrics, and metrics of the user's own

SELECT count(*) > 100 AS many, count(*) = count(DISTINCT metric) AS all_different, bool_and(builtin) AS all_builtin, bool_and(pattern <> '') AS named_by_words,
	array_agg(DISTINCT polarity COLLATE "C") AS polarities, array_agg(DISTINCT flow_or_stock COLLATE "C") AS kinds
FROM metric_catalog;
SELECT metric, label, polarity, unit_family, flow_or_stock, builtin FROM metric_catalog WHERE metric IN ('revenue', 'eps', 'cash', 'tax_rate', 'dso') ORDER BY metric COLLATE "C";

-- before it is defined, a word is no metric
CREATE TEMP TABLE said (body text);
INSERT INTO said VALUES ('We shipped 1,219 TAM units in the quarter. The wafer yield was 87%.');
SELECT m.metric, m.value FROM said, transcript_metrics(body, 'Q3 2010') AS m;

SELECT guidepost_define_metric('tam_units', 'TAM units', 'TAM units?', 'higher', 'count');
SELECT guidepost_define_metric('wafer_yield', 'Wafer yield', 'wafer\s+yields?', polarity => 'higher', unit_family => 'percent');
SELECT * FROM metric_catalog WHERE NOT builtin ORDER BY metric COLLATE "C";
SELECT m.metric, m.kind, m.aspect, m.period, m.value FROM said, transcript_metrics(body, 'Q3 2010') AS m;

-- defined anew, dropped, rolled back: the next statement knows
SELECT guidepost_define_metric('tam_units', 'Transponders', 'TAM boxes', 'higher', 'count');
SELECT label, pattern FROM metric_catalog WHERE metric = 'tam_units';
SELECT m.metric, m.value FROM said, transcript_metrics(body, 'Q3 2010') AS m;
BEGIN;
SELECT guidepost_drop_metric('wafer_yield');
SELECT m.metric, m.value FROM said, transcript_metrics(body, 'Q3 2010') AS m;
ROLLBACK;
SELECT m.metric, m.value FROM said, transcript_metrics(body, 'Q3 2010') AS m;
BEGIN;
SAVEPOINT before;
SELECT guidepost_define_metric('tam_units', 'TAM units', 'TAM units', 'higher', 'count');
SELECT m.metric, m.value FROM said, transcript_metrics(body, 'Q3 2010') AS m;
ROLLBACK TO before;
SELECT m.metric, m.value FROM said, transcript_metrics(body, 'Q3 2010') AS m;
COMMIT;
UPDATE guidepost_user_metric SET pattern = 'TAM units' WHERE metric = 'tam_units';
SELECT m.metric, m.value FROM said, transcript_metrics(body, 'Q3 2010') AS m;
TRUNCATE guidepost_user_metric;
SELECT m.metric, m.value FROM said, transcript_metrics(body, 'Q3 2010') AS m;

-- what cannot be a metric
SELECT guidepost_define_metric('revenue', 'Revenue', 'takings', 'higher', 'money');
SELECT guidepost_define_metric('Two Words', 'Two words', 'two words', 'higher', 'money');
SELECT guidepost_define_metric('takings', 'Takings', 'takings', 'sideways', 'money');
SELECT guidepost_define_metric('takings', 'Takings', 'takings', 'higher', 'furlongs');
SELECT guidepost_define_metric('takings', 'Takings', 'takings', 'higher', 'money', 'puddle');
SELECT guidepost_define_metric('takings', NULL, 'takings', 'higher', 'money');
SELECT guidepost_define_metric(NULL, 'Takings', 'takings', 'higher', 'money');
SELECT guidepost_define_metric('takings', 'Takings', 'takings (gross', 'higher', 'money');
SELECT guidepost_define_metric('takings', 'Takings', 'taking[s', 'higher', 'money');
SELECT guidepost_define_metric('takings', 'Takings', 'tä(x', 'higher', 'money');
SELECT guidepost_define_metric('takings', 'Takings', '\Cx', 'higher', 'money');
SELECT guidepost_define_metric('takings', 'Takings', '', 'higher', 'money');
SELECT guidepost_define_metric('takings', 'Takings', 'x*', 'higher', 'money');
SELECT guidepost_define_metric('takings', 'Takings', repeat('(', 200) || 'x' || repeat(')', 200), 'higher', 'money');
SELECT guidepost_define_metric('takings', 'Takings', repeat('x', 1048576), 'higher', 'money');
INSERT INTO guidepost_user_metric VALUES ('takings', 'Takings', '(', 'higher', 'money', 'flow');
SELECT guidepost_drop_metric('takings');
SELECT guidepost_drop_metric('revenue');
SELECT count(*) FROM guidepost_user_metric;

-- a pattern made to be slow costs a bounded time and finds nothing
SELECT guidepost_define_metric('slow', 'Slow', '(a+)+b', 'neutral', 'count');
SELECT guidepost_define_metric('slower', 'Slower', '(x+x+)+y', 'neutral', 'count');
SELECT count(*) FROM transcript_metrics(repeat('a', 3000) || ' was 5. ' || repeat('x', 3000) || ' was 6 million.', 'Q3 2010');
SELECT guidepost_drop_metric('slow'), guidepost_drop_metric('slower');

-- a hundred of them
SELECT count(*) FROM (SELECT guidepost_define_metric('own_' || n, 'Own ' || n, 'gadget' || n || ' sales?', 'higher', 'money') FROM generate_series(1, 100) AS n) AS defined;
SELECT m.metric, m.period, m.value FROM transcript_metrics('Gadget7 sales were $7 million and gadget93 sales were $93 million.', 'Q3 2010') AS m;


-- a pattern that begins with a word of a built-in metric takes nothing from it
SELECT guidepost_define_metric('special_orders', 'Special orders', 'orders of gadgets', 'higher', 'money');
SELECT m.metric, m.value FROM transcript_metrics('Orders were $5 million. Orders of gadgets were $2 million.', 'Q3 2010') AS m;
SELECT guidepost_drop_metric('special_orders');

-- everybody may look, nobody else may change
CREATE ROLE regress_guidepost_reader;
SET ROLE regress_guidepost_reader;
SELECT count(*) FROM metric_catalog WHERE NOT builtin;
SELECT guidepost_define_metric('takings', 'Takings', 'takings', 'higher', 'money');
SELECT guidepost_drop_metric('own_1');
RESET ROLE;
DROP ROLE regress_guidepost_reader;
DELETE FROM guidepost_user_metric;

-- the table is carried along by pg_dump
SELECT extname, extconfig::regclass[] FROM pg_extension WHERE extname = 'guidepost';
