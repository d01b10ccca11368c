-- The views over tracked tables, on rows written by hand: they need no reader.
\pset null '-'
\set SHOW_CONTEXT never
SET client_min_messages = warning;
CREATE SCHEMA views_test;
SET search_path = views_test, public;
CREATE TABLE calls (id int PRIMARY KEY, body text);
CALL guidepost_track('calls', body => 'body');
-- One row for each call: what it says is added below.
INSERT INTO calls SELECT n, '' FROM generate_series(1, 40) n;

CREATE FUNCTION said(call int, company text, call_period fiscal_period, kind text, period fiscal_period, metric text, value measure,
	basis text DEFAULT NULL, aspect text DEFAULT 'level', segment text DEFAULT NULL, action text DEFAULT NULL, called_on date DEFAULT NULL)
	RETURNS void
	LANGUAGE sql
AS $$
	INSERT INTO calls_metrics (id, ordinal, company, call_period, called_on, metric, segment, kind, aspect, period, value, basis, action, quote)
	VALUES (call, (SELECT count(*) + 1 FROM calls_metrics WHERE id = call), company, call_period, called_on, metric, segment, kind, aspect,
		period, value, basis, action, concat_ws(' ', 'call', call, kind, period, metric, value, action))
$$;

CREATE VIEW gva AS
	SELECT company, metric, segment, basis, aspect, period, unit, guided_low AS low, guided_high AS high,
		first_guided_low AS first_low, first_guided_high AS first_high, guided_in, actual, reported_in, position AS pos,
		surprise_pct AS pct, surprise_bp AS bp, result, guidance_source AS source, warning
	FROM calls_guidance_vs_actual;

-- The plain case: guided in one call, reported in the next; higher is better, lower is better, neutral, a percentage.
SELECT said(1, 'Plain', 'Q1 2020', 'guidance', 'Q2 2020', 'revenue', 'USD 100M..110M');
SELECT said(1, 'Plain', 'Q1 2020', 'guidance', 'Q2 2020', 'operating_expenses', 'USD 40M..42M');
SELECT said(1, 'Plain', 'Q1 2020', 'guidance', 'Q2 2020', 'tax_rate', '20..22 %');
SELECT said(1, 'Plain', 'Q1 2020', 'guidance', 'Q2 2020', 'gross_margin', '45 %');
SELECT said(1, 'Plain', 'Q1 2020', 'guidance', 'Q2 2020', 'cash', '>= USD 50M');
SELECT said(2, 'Plain', 'Q2 2020', 'actual', 'Q2 2020', 'revenue', 'USD 115.5M');
SELECT said(2, 'Plain', 'Q2 2020', 'actual', 'Q2 2020', 'operating_expenses', 'USD 43M');
SELECT said(2, 'Plain', 'Q2 2020', 'actual', 'Q2 2020', 'tax_rate', '25 %');
SELECT said(2, 'Plain', 'Q2 2020', 'actual', 'Q2 2020', 'gross_margin', '45.3 %');
SELECT said(2, 'Plain', 'Q2 2020', 'actual', 'Q2 2020', 'cash', 'USD 61M');
-- Pending, and told by no period at all.
SELECT said(2, 'Plain', 'Q2 2020', 'guidance', 'Q3 2020', 'revenue', 'USD 120M..125M');
SELECT said(2, 'Plain', 'Q2 2020', 'guidance', NULL, 'revenue', 'USD 500M');
SELECT said(2, 'Plain', 'Q2 2020', 'target', 'FY 2025', 'revenue', 'USD 500M');
SELECT metric, period, low, high, actual, pos, pct, bp, result, source, warning FROM gva WHERE company = 'Plain' ORDER BY metric COLLATE "C", period;

-- The sentences.
SELECT guidance_quote, actual_quote FROM calls_guidance_vs_actual WHERE company = 'Plain' AND metric = 'revenue' ORDER BY period;

-- First and latest guidance of a year; the call that reports it is the one for the fourth quarter.
SELECT said(3, 'Year', 'Q4 2019', 'guidance', 'FY 2020', 'eps', 'USD 1.00..1.10 /share', called_on => '2020-01-30');
SELECT said(4, 'Year', 'Q1 2020', 'guidance', 'FY 2020', 'eps', 'USD 1.05..1.15 /share', action => 'raised', called_on => '2020-04-30');
SELECT said(5, 'Year', 'Q3 2020', 'guidance', 'FY 2020', 'eps', 'USD 1.20..1.25 /share', action => 'raised', called_on => '2020-10-30');
SELECT said(6, 'Year', 'Q4 2020', 'actual', 'FY 2020', 'eps', 'USD 1.24 /share', called_on => '2021-01-30');
SELECT said(6, 'Year', 'Q4 2020', 'actual', 'Q4 2020', 'eps', 'USD 0.31 /share', called_on => '2021-01-30');
SELECT said(7, 'Year', 'Q4 2021', 'actual', 'FY 2020', 'eps', 'USD 1.19 /share', called_on => '2022-01-30');
SELECT metric, period, low, high, first_low, first_high, guided_in, actual, reported_in, pos, result, warning FROM gva WHERE company = 'Year';

-- Never a year with a quarter, one basis, segment, unit or aspect with another.
SELECT said(8, 'Strict', 'Q1 2020', 'guidance', 'Q2 2020', 'revenue', 'USD 10M..11M');
SELECT said(8, 'Strict', 'Q1 2020', 'guidance', 'Q2 2020', 'revenue', 'USD 10M..11M', segment => 'Europe');
SELECT said(8, 'Strict', 'Q1 2020', 'guidance', 'Q2 2020', 'eps', 'USD 0.10..0.12 /share', 'gaap');
SELECT said(8, 'Strict', 'Q1 2020', 'guidance', 'Q2 2020', 'ebitda', 'USD 10M..11M');
SELECT said(8, 'Strict', 'Q1 2020', 'guidance', 'Q2 2020', 'net_income', '5..6 %', aspect => 'yoy');
SELECT said(9, 'Strict', 'Q2 2020', 'actual', 'FY 2020', 'revenue', 'USD 10.5M');
SELECT said(9, 'Strict', 'Q2 2020', 'actual', 'Q2 2020', 'revenue', 'USD 10.5M', segment => 'Asia');
SELECT said(9, 'Strict', 'Q2 2020', 'actual', 'Q2 2020', 'eps', 'USD 0.11 /share', 'non_gaap');
SELECT said(9, 'Strict', 'Q2 2020', 'actual', 'Q2 2020', 'ebitda', 'EUR 10.5M');
SELECT said(9, 'Strict', 'Q2 2020', 'actual', 'Q2 2020', 'net_income', '5.5 %', aspect => 'qoq');
SELECT count(*), count(actual) FROM gva WHERE company = 'Strict';

-- Segments agree apart from case.
SELECT said(9, 'Strict', 'Q2 2020', 'actual', 'Q2 2020', 'revenue', 'USD 10.6M', segment => 'EUROPE');
SELECT metric, segment, actual FROM gva WHERE company = 'Strict' AND segment IS NOT NULL;

-- A basis that is not said: pairs with the only one there is, and says so; not where there are two.
SELECT said(10, 'Basis', 'Q1 2020', 'guidance', 'Q2 2020', 'eps', 'USD 0.10..0.12 /share');
SELECT said(11, 'Basis', 'Q2 2020', 'actual', 'Q2 2020', 'eps', 'USD 0.11 /share', 'non_gaap');
SELECT said(10, 'Basis', 'Q1 2020', 'guidance', 'Q2 2020', 'net_income', 'USD 1M', 'gaap');
SELECT said(11, 'Basis', 'Q2 2020', 'actual', 'Q2 2020', 'net_income', 'USD 2M');
SELECT said(10, 'Basis', 'Q1 2020', 'guidance', 'Q2 2020', 'ebitda', 'USD 5M');
SELECT said(11, 'Basis', 'Q2 2020', 'actual', 'Q2 2020', 'ebitda', 'USD 6M', 'gaap');
SELECT said(11, 'Basis', 'Q2 2020', 'actual', 'Q2 2020', 'ebitda', 'USD 7M', 'non_gaap');
SELECT said(10, 'Basis', 'Q1 2020', 'guidance', 'Q2 2020', 'gross_margin', '50 %', 'gaap');
SELECT said(10, 'Basis', 'Q1 2020', 'guidance', 'Q2 2020', 'gross_margin', '52 %', 'non_gaap');
SELECT said(11, 'Basis', 'Q2 2020', 'actual', 'Q2 2020', 'gross_margin', '53 %', 'non_gaap');
SELECT said(10, 'Basis', 'Q1 2020', 'guidance', 'Q2 2020', 'revenue', 'USD 9M', 'non_gaap');
SELECT said(10, 'Basis', 'Q1 2020', 'guidance', 'Q2 2020', 'revenue', 'USD 9M');
SELECT said(11, 'Basis', 'Q2 2020', 'actual', 'Q2 2020', 'revenue', 'USD 9M', 'non_gaap');
SELECT metric, basis, low, actual, result, warning FROM gva WHERE company = 'Basis' ORDER BY metric COLLATE "C", basis;

-- Guidance that only the reporting call quotes; and one that is newer than what is loaded.
SELECT said(12, 'Quoted', 'Q3 2010', 'guidance', 'Q3 2010', 'revenue', 'USD 125M..128M');
SELECT said(12, 'Quoted', 'Q3 2010', 'actual', 'Q3 2010', 'revenue', 'USD 130.1M');
SELECT said(13, 'Quoted', 'Q1 2011', 'guidance', 'FY 2011', 'revenue', 'USD 500M..520M');
SELECT said(14, 'Quoted', 'Q4 2011', 'guidance', 'FY 2011', 'revenue', 'USD 530M..540M');
SELECT said(14, 'Quoted', 'Q4 2011', 'actual', 'FY 2011', 'revenue', 'USD 535M');
SELECT said(15, 'Quoted', 'Q3 2012', 'guidance', 'Q4 2012', 'revenue', 'USD 150M..160M');
SELECT said(16, 'Quoted', 'Q4 2012', 'guidance', 'Q4 2012', 'revenue', 'USD 155M');
SELECT said(16, 'Quoted', 'Q4 2012', 'actual', 'Q4 2012', 'revenue', 'USD 157M');
SELECT period, low, high, first_low, guided_in, actual, result, source FROM gva WHERE company = 'Quoted' ORDER BY period;

-- Withdrawn is not missed: by metric, for all guidance of a period, for all; and new guidance after it counts.
SELECT said(17, 'Withdrawn', 'Q4 2019', 'guidance', 'FY 2020', 'revenue', 'USD 100M..110M');
SELECT said(17, 'Withdrawn', 'Q4 2019', 'guidance', 'FY 2020', 'eps', 'USD 1 /share');
SELECT said(17, 'Withdrawn', 'Q4 2019', 'guidance', 'FY 2020', 'capex', 'USD 10M');
SELECT said(17, 'Withdrawn', 'Q4 2019', 'guidance', 'FY 2021', 'capex', 'USD 10M');
SELECT said(18, 'Withdrawn', 'Q1 2020', 'guidance', 'FY 2020', 'guidance', NULL, action => 'withdrawn');
SELECT said(19, 'Withdrawn', 'Q2 2020', 'guidance', 'FY 2020', 'eps', 'USD 0.50..0.60 /share');
SELECT said(20, 'Withdrawn', 'Q4 2020', 'actual', 'FY 2020', 'revenue', 'USD 80M');
SELECT said(20, 'Withdrawn', 'Q4 2020', 'actual', 'FY 2020', 'eps', 'USD 0.55 /share');
SELECT metric, period, low, high, first_low, guided_in, actual, pos, result, warning FROM gva WHERE company = 'Withdrawn'
	ORDER BY metric COLLATE "C", period;

-- About four times off: flagged, not rescaled; percentages may well be.
SELECT said(21, 'Fourfold', 'Q1 2020', 'guidance', 'Q2 2020', 'revenue', 'USD 400M..420M');
SELECT said(22, 'Fourfold', 'Q2 2020', 'actual', 'Q2 2020', 'revenue', 'USD 102M');
SELECT said(21, 'Fourfold', 'Q1 2020', 'guidance', 'Q2 2020', 'eps', 'USD 0.10 /share');
SELECT said(22, 'Fourfold', 'Q2 2020', 'actual', 'Q2 2020', 'eps', 'USD 0.41 /share');
SELECT said(21, 'Fourfold', 'Q1 2020', 'guidance', 'Q2 2020', 'capex', 'USD 10M');
SELECT said(22, 'Fourfold', 'Q2 2020', 'actual', 'Q2 2020', 'capex', 'USD 34M');
SELECT said(21, 'Fourfold', 'Q1 2020', 'guidance', 'Q2 2020', 'revenue', '2 %', aspect => 'yoy');
SELECT said(22, 'Fourfold', 'Q2 2020', 'actual', 'Q2 2020', 'revenue', '8 %', aspect => 'yoy');
SELECT metric, aspect, low, actual, warning FROM gva WHERE company = 'Fourfold' ORDER BY metric COLLATE "C", aspect;

SELECT r AS ratio, guidepost_suspect(measure(r, r, 'USD'), 'USD 1') FROM unnest('{0.199,0.2,0.3,0.301,1,3.499,3.5,4.5,4.501}'::numeric[]) r;

-- Quarter over quarter: previous values from their own call or quoted later; gaps are not bridged.
SELECT said(23, 'Growth', 'Q2 2007', 'actual', 'Q2 2007', 'revenue', 'USD 69M');
SELECT said(23, 'Growth', 'Q2 2007', 'actual', 'Q1 2007', 'revenue', 'USD 66.7M');
SELECT said(23, 'Growth', 'Q2 2007', 'actual', 'Q2 2007', 'revenue', '3.4 %', aspect => 'qoq');
SELECT said(23, 'Growth', 'Q2 2007', 'actual', 'Q2 2007', 'gross_margin', '37 %');
SELECT said(23, 'Growth', 'Q2 2007', 'actual', 'Q1 2007', 'gross_margin', '35 %');
SELECT said(24, 'Growth', 'Q2 2008', 'actual', 'Q2 2008', 'revenue', 'USD 82.8M');
SELECT said(24, 'Growth', 'Q2 2008', 'actual', 'Q2 2008', 'revenue', '20 %', 'non_gaap', 'yoy');
SELECT said(24, 'Growth', 'Q2 2008', 'actual', 'Q2 2008', 'orders', '7 %', aspect => 'qoq');
SELECT said(24, 'Growth', 'Q2 2008', 'actual', 'FY 2007', 'revenue', 'USD 240M');
SELECT said(25, 'Growth', 'Q4 2008', 'actual', 'FY 2008', 'revenue', 'USD 300M');
SELECT said(25, 'Growth', 'Q4 2008', 'actual', 'Q4 2008', 'revenue', 'USD 80M', 'non_gaap');
SELECT said(25, 'Growth', 'Q4 2008', 'actual', 'Q3 2008', 'revenue', 'USD 70M', 'gaap');
SELECT said(25, 'Growth', 'Q4 2008', 'actual', 'Q4 2008', 'net_income', 'USD 2M');
SELECT said(25, 'Growth', 'Q4 2008', 'actual', 'Q3 2008', 'net_income', 'USD -1M');
SELECT metric, basis, unit, period, value, previous_value AS previous, qoq_pct, qoq_bp, year_ago_value AS year_ago, yoy_pct, yoy_bp,
		stated_qoq_pct AS said_qoq, stated_yoy_pct AS said_yoy
	FROM calls_quarter_over_quarter WHERE company = 'Growth' ORDER BY metric COLLATE "C", period::fiscal_period, basis;

-- Revisions: what was said and what the numbers say.
SELECT said(26, 'Revised', 'Q4 2019', 'guidance', 'FY 2020', 'revenue', 'USD 100M..110M', action => 'initiated');
SELECT said(27, 'Revised', 'Q1 2020', 'guidance', 'FY 2020', 'revenue', 'USD 102M..110M', action => 'raised');
SELECT said(28, 'Revised', 'Q2 2020', 'guidance', 'FY 2020', 'revenue', 'USD 100M..108M', action => 'reaffirmed');
SELECT said(29, 'Revised', 'Q3 2020', 'guidance', 'FY 2020', 'revenue', 'USD 103M..105M', action => 'narrowed');
SELECT said(30, 'Revised', 'Q4 2020', 'guidance', 'FY 2020', 'revenue', 'USD 90M', action => NULL);
SELECT said(30, 'Revised', 'Q4 2020', 'guidance', 'FY 2021', 'revenue', '>= USD 120M');
SELECT said(31, 'Revised', 'Q1 2021', 'guidance', 'FY 2021', 'revenue', 'USD 118M..130M', action => 'raised');
SELECT said(31, 'Revised', 'Q1 2021', 'guidance', 'FY 2021', 'guidance', NULL, action => 'reaffirmed');
SELECT metric, period, nth, guided_in, low, high, previous_low AS was_low, previous_high AS was_high, stated, computed, disagrees
	FROM calls_guidance_revisions WHERE company = 'Revised' ORDER BY metric COLLATE "C", period, nth;

-- Restatements, beyond rounding.
SELECT said(32, 'Restated', 'Q1 2020', 'actual', 'Q1 2020', 'revenue', 'USD 104.7M');
SELECT said(33, 'Restated', 'Q1 2021', 'actual', 'Q1 2020', 'revenue', 'USD 105M');
SELECT said(34, 'Restated', 'Q2 2021', 'actual', 'Q1 2020', 'revenue', 'USD 99M');
SELECT said(33, 'Restated', 'Q1 2021', 'actual', 'Q1 2020', 'gross_margin', '40.1 %');
SELECT said(34, 'Restated', 'Q2 2021', 'actual', 'Q1 2020', 'gross_margin', '40.6 %');
SELECT metric, period, first_value, first_in, restated_value, restated_in, change_pct, change_bp
	FROM calls_restatements WHERE company = 'Restated' ORDER BY metric COLLATE "C";

-- Contradictions within a call; statements that agree when rounding is allowed for are not listed.
SELECT said(35, 'Consistent', 'Q2 2020', 'actual', 'Q2 2020', 'revenue', 'USD 4.9B');
SELECT said(35, 'Consistent', 'Q2 2020', 'actual', 'Q1 2020', 'revenue', 'USD 4.5B');
SELECT said(35, 'Consistent', 'Q2 2020', 'actual', 'Q2 2020', 'revenue', '9 %', aspect => 'qoq');
SELECT said(35, 'Consistent', 'Q2 2020', 'actual', 'Q2 2020', 'gross_profit', 'USD 2.0B');
SELECT said(35, 'Consistent', 'Q2 2020', 'actual', 'Q2 2020', 'gross_margin', '41 %');
SELECT said(35, 'Consistent', 'Q2 2020', 'actual', 'Q2 2020', 'product_revenue', 'USD 3.9B');
SELECT said(35, 'Consistent', 'Q2 2020', 'actual', 'Q2 2020', 'service_revenue', 'USD 1.0B');
SELECT said(36, 'Contrary', 'Q2 2020', 'actual', 'Q2 2020', 'revenue', 'USD 4.9B');
SELECT said(36, 'Contrary', 'Q2 2020', 'actual', 'Q1 2020', 'revenue', 'USD 4.5B');
SELECT said(36, 'Contrary', 'Q2 2020', 'actual', 'Q2 2020', 'revenue', '19 %', aspect => 'qoq');
SELECT said(36, 'Contrary', 'Q2 2020', 'actual', 'Q2 2020', 'gross_profit', 'USD 2.0B');
SELECT said(36, 'Contrary', 'Q2 2020', 'actual', 'Q2 2020', 'gross_margin', '46 %');
SELECT said(36, 'Contrary', 'Q2 2020', 'actual', 'Q2 2020', 'product_revenue', 'USD 3.9B');
SELECT said(36, 'Contrary', 'Q2 2020', 'actual', 'Q2 2020', 'service_revenue', 'USD 1.5B');
SELECT said(36, 'Contrary', 'Q2 2020', 'actual', 'Q2 2020', 'rd_expense', 'USD 0.5B');
SELECT said(36, 'Contrary', 'Q2 2020', 'actual', 'Q2 2020', 'rd_expense', '20 %', aspect => 'share');
SELECT said(37, 'Contrary', 'Q1 2020', 'guidance', 'Q2 2020', 'revenue', 'USD 4.6B..4.8B');
SELECT said(36, 'Contrary', 'Q2 2020', 'guidance', 'Q2 2020', 'revenue', 'USD 4.4B..4.6B');
SELECT company, call, rule, metric, period, unit, stated, expected_low, expected_high, miss
	FROM calls_consistency WHERE company IN ('Consistent', 'Contrary') ORDER BY company, rule, metric;

-- The scorecard counts what the comparison shows.
SELECT * FROM calls_scorecard WHERE company IN ('Plain', 'Year', 'Withdrawn', 'Quoted') ORDER BY company, metric COLLATE "C";
SELECT count(*) FROM calls_scorecard s WHERE (beat, met, missed) IS DISTINCT FROM
	(SELECT (count(*) FILTER (WHERE result = 'beat'), count(*) FILTER (WHERE result = 'met'), count(*) FILTER (WHERE result = 'missed'))
	FROM calls_guidance_vs_actual g WHERE g.company = s.company AND g.metric = s.metric AND g.segment IS NULL AND g.aspect = 'level')
	AND company NOT IN ('Basis');

-- What was known at a time.
SELECT metric, period, guided_low, guided_high, first_guided_low, guided_in, guided_on, action FROM calls_guidance_as_of('2020-05-01');
SELECT metric, period, guided_low, guided_high, first_guided_low, guided_in, guided_on, action FROM calls_guidance_as_of(date '2020-12-01')
	WHERE company = 'Year';
SELECT count(*) FROM calls_guidance_as_of(timestamp '2021-02-01') WHERE company = 'Year';
SELECT metric, period, guided_low, action FROM calls_guidance_as_of('2020-06-30') WHERE company = 'Withdrawn' ORDER BY metric COLLATE "C", period;

-- Plain types for every column, and a comment on each.
SELECT c.relname, a.attname, a.atttypid::regtype
	FROM guidepost_tracked t CROSS JOIN unnest(t.views) v (view) JOIN pg_class c ON c.oid = v.view
	JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0
	WHERE t.source = 'calls'::regclass AND (a.atttypid <> ALL ('{text,numeric,date,integer,bigint,boolean}'::regtype[])
		OR col_description(c.oid, a.attnum) IS NULL AND a.attname <> 'id');

DROP SCHEMA views_test CASCADE;
