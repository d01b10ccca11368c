-- Actual against guidance, and one figure against another.

-- <=> on measures: ranges, open ends, points at the digits they were given with
SELECT actual, guidance, actual::measure <=> guidance::measure AS position FROM (VALUES
	('37.1 %', '35..37 %'), ('37 %', '35..37 %'), ('35.0 %', '35..37 %'), ('34.99 %', '35..37 %'),
	('48.1', '49..50'), ('USD 126.1M', 'USD 122M..126M'),
	('50 %', '>= 45 %'), ('45 %', '>= 45 %'), ('44.9 %', '>= 45 %'), ('46 %', '<= 45 %'), ('44 %', '<= 45 %'),
	('USD 165.1M', '~USD 165M'), ('USD 165.499M', 'USD 165M'), ('USD 165.5M', 'USD 165M'), ('USD 164.5M', 'USD 165M'), ('USD 164.49M', 'USD 165M'),
	('USD 165.04M', 'USD 165.0M'), ('USD 165.1M', 'USD 165.0M'), ('USD 165M', 'USD 165.04M'),
	('USD -0.025 /share', 'USD -0.02 /share'), ('USD -0.015 /share', 'USD -0.02 /share'), ('USD -0.014 /share', 'USD -0.02 /share'),
	('USD 0.4', 'USD 0'), ('USD -0.4', 'USD 0'), ('USD -0.5', 'USD 0'), ('USD 1.249B', 'USD 1.2B'), ('USD 1.25B', 'USD 1.2B'),
	('2.5 x', '<= 2.5 x'), ('36 days', '35.5 days')
) v(actual, guidance);

-- an end of a range is taken as it is
SELECT 'USD 126.4M'::measure <=> 'USD 122M..126M' AS above, 'USD 121.6M'::measure <=> 'USD 122M..126M' AS below;

-- an actual that is an interval itself
SELECT actual, guidance, actual::measure <=> guidance::measure AS position FROM (VALUES
	('36..36.5 %', '35..37 %'), ('36..38 %', '35..37 %'), ('38..39 %', '35..37 %'), ('33..34 %', '35..37 %'), ('34..38 %', '35..37 %'),
	('>= 40 %', '35..37 %'), ('>= 36 %', '35..37 %'), ('<= 30 %', '35..37 %'), ('<= 36 %', '35..37 %'),
	('>= 50 %', '>= 45 %'), ('<= 40 %', '<= 45 %'), ('<= 40 %', '>= 45 %'), ('>= 40 %', '<= 45 %'), ('164.8..165.2', '165'), ('164.8..165.9', '165')
) v(actual, guidance);

-- not comparable: never a rescale
SELECT 'USD 5'::measure <=> 'EUR 5' AS "null", '45 %'::measure <=> '4500 bp' AS "null", 'USD 5'::measure <=> 'USD 5 /share' AS "null",
	'5'::measure <=> '5 %' AS "null", NULL::measure <=> '5' AS "null", '5'::measure <=> NULL AS "null";
SELECT pg_typeof('5'::measure <=> '5'), enum_range(NULL::guidance_position), enum_range(NULL::guidance_result);

-- -% on measures
SELECT actual, base, round(actual::measure -% base::measure, 4) AS percent FROM (VALUES
	('USD 69M', 'USD 66.7M'), ('USD 130.1M', 'USD 125M..128M'), ('USD 5', 'USD 4..6'), ('USD 4', 'USD 5'), ('USD 0', 'USD 5'),
	('USD -5', 'USD -10'), ('USD -15', 'USD -10'), ('USD 0', 'USD -10'), ('USD -0.01 /share', 'USD -0.02..0.00 /share'),
	('36 days', '32 days'), ('1300', '1219'), ('2.5 x', '2 x'), ('USD 6..8', 'USD 5'), ('~USD 6', 'USD 5')
) v(actual, base);
SELECT 'USD 6'::measure -% 'USD 5' AS exact, 'USD 1'::measure -% 'USD 3' AS inexact;
SELECT actual, base, actual::measure -% base::measure AS "null" FROM (VALUES
	('USD 5', 'USD 0'), ('USD 5', 'USD -1..1'), ('USD 5', 'USD -1..3'), ('USD 5', '>= USD 4'), ('USD 5', '<= USD 4'), ('>= USD 5', 'USD 4'),
	('USD 5', 'USD -10'), ('USD -5', 'USD 10'), ('USD 0.01 /share', 'USD -0.02..0.00 /share'), ('USD 5', 'EUR 5'),
	('45 %', '43 %'), ('150 bp', '100 bp'), ('3 pp', '2 pp'), ('45 %', '5')
) v(actual, base);
SELECT '45 %'::measure - '43 %' AS difference, 'USD 69M'::measure - 'USD 66.7M' AS difference;

-- metric rows: as text, so that one column at a time can be changed
CREATE FUNCTION metric_row(metric text, period text, value text, kind text DEFAULT 'actual', segment text DEFAULT NULL,
	aspect text DEFAULT 'level', basis text DEFAULT NULL, action text DEFAULT NULL) RETURNS transcript_metric LANGUAGE sql IMMUTABLE
AS $$ SELECT ROW(metric, segment, kind, aspect, period, value, basis, action, NULL, NULL, NULL, NULL, NULL, NULL)::transcript_metric $$;

SELECT metric_row('revenue', 'Q2 2021', 'USD 130.1M') <=> metric_row('revenue', 'Q2 2021', 'USD 125M..128M', 'guidance') AS above,
	metric_row('revenue', 'Q2 2021', 'USD 126M', segment => 'Optical') <=> metric_row('revenue', 'Q2 2021', 'USD 125M..128M', 'guidance', segment => 'optical') AS within,
	metric_row('revenue', 'Q2 2021', 'USD 120M', basis => 'gaap') <=> metric_row('revenue', 'Q2 2021', 'USD 125M..128M', 'guidance', basis => 'gaap') AS below,
	metric_row('revenue', 'FY 2021', '5 %', aspect => 'yoy') <=> metric_row('revenue', 'FY 2021', '4..6 %', 'target', aspect => 'yoy') AS within;

-- refusals, one by one
SELECT what, metric_row('revenue', 'Q2 2021', 'USD 126M', segment => 'Optical', basis => 'gaap') <=> guidance AS "null"
FROM (VALUES
	('metric', metric_row('bookings', 'Q2 2021', 'USD 125M..128M', 'guidance', 'Optical', basis => 'gaap')),
	('no metric', metric_row(NULL, 'Q2 2021', 'USD 125M..128M', 'guidance', 'Optical', basis => 'gaap')),
	('segment', metric_row('revenue', 'Q2 2021', 'USD 125M..128M', 'guidance', 'Services', basis => 'gaap')),
	('whole company', metric_row('revenue', 'Q2 2021', 'USD 125M..128M', 'guidance', basis => 'gaap')),
	('quarter', metric_row('revenue', 'Q3 2021', 'USD 125M..128M', 'guidance', 'Optical', basis => 'gaap')),
	('year', metric_row('revenue', 'FY 2021', 'USD 125M..128M', 'guidance', 'Optical', basis => 'gaap')),
	('half', metric_row('revenue', 'H1 2021', 'USD 125M..128M', 'guidance', 'Optical', basis => 'gaap')),
	('no period', metric_row('revenue', NULL, 'USD 125M..128M', 'guidance', 'Optical', basis => 'gaap')),
	('aspect', metric_row('revenue', 'Q2 2021', 'USD 125M..128M', 'guidance', 'Optical', 'yoy', basis => 'gaap')),
	('unit', metric_row('revenue', 'Q2 2021', 'EUR 125M..128M', 'guidance', 'Optical', basis => 'gaap')),
	('basis', metric_row('revenue', 'Q2 2021', 'USD 125M..128M', 'guidance', 'Optical', basis => 'non_gaap')),
	('basis not said', metric_row('revenue', 'Q2 2021', 'USD 125M..128M', 'guidance', 'Optical')),
	('no value', metric_row('revenue', 'Q2 2021', NULL, 'guidance', 'Optical', basis => 'gaap', action => 'reaffirmed')),
	('withdrawn', metric_row('revenue', 'Q2 2021', 'USD 125M..128M', 'guidance', 'Optical', basis => 'gaap', action => 'withdrawn')),
	('another actual', metric_row('revenue', 'Q2 2021', 'USD 125M..128M', 'actual', 'Optical', basis => 'gaap')),
	('no row', NULL)
) v(what, guidance);
SELECT metric_row('revenue', 'Q2 2021', 'USD 126M', 'guidance') <=> metric_row('revenue', 'Q2 2021', 'USD 125M..128M', 'guidance') AS "null";

-- <!>: polarity
SELECT metric, metric_polarity(metric) AS polarity,
	metric_row(metric, 'Q2 2021', '11') <!> metric_row(metric, 'Q2 2021', '9..10', 'guidance') AS higher,
	metric_row(metric, 'Q2 2021', '9.5') <!> metric_row(metric, 'Q2 2021', '9..10', 'guidance') AS within,
	metric_row(metric, 'Q2 2021', '8') <!> metric_row(metric, 'Q2 2021', '9..10', 'guidance') AS lower,
	metric_row(metric, 'Q2 2021', '8') <!> metric_row(metric, 'Q3 2021', '9..10', 'guidance') AS "null"
FROM unnest(ARRAY['revenue', 'gross_margin', 'eps', 'operating_expenses', 'churn', 'net_debt', 'tax_rate', 'diluted_shares', 'basic_shares', 'no_such_metric']) metric;

-- a metric that the user defined has the polarity that they gave it
SELECT guidepost_define_metric('scrap_rate', 'Scrap rate', 'scrap rate', 'lower', 'percent');
SELECT metric_polarity('scrap_rate') AS polarity, metric_row('scrap_rate', 'Q2 2021', '3 %') <!> metric_row('scrap_rate', 'Q2 2021', '4..5 %', 'guidance') AS result;
SELECT guidepost_define_metric('scrap_rate', 'Scrap rate', 'scrap rate', 'higher', 'percent');
SELECT metric_polarity('scrap_rate') AS polarity, metric_row('scrap_rate', 'Q2 2021', '3 %') <!> metric_row('scrap_rate', 'Q2 2021', '4..5 %', 'guidance') AS result;
SELECT guidepost_drop_metric('scrap_rate');
SELECT metric_polarity('scrap_rate') AS "null";

-- growth between rows: one period or one year apart, levels, same subject
SELECT now, before, round(metric_row('revenue', now, 'USD 69M') -% metric_row('revenue', before, 'USD 66.7M'), 2) AS growth,
	metric_row('gross_margin', now, '45 %') - metric_row('gross_margin', before, '43 %') AS difference
FROM (VALUES
	('Q2 2007', 'Q1 2007'), ('Q1 2007', 'Q4 2006'), ('Q2 2007', 'Q2 2006'), ('FY 2007', 'FY 2006'), ('H1 2007', 'H2 2006'), ('M01 2007', 'M12 2006'), ('9M 2007', '9M 2006'),
	('Q2 2007', 'Q4 2006'), ('Q1 2007', 'Q2 2007'), ('Q2 2007', 'Q2 2007'), ('Q2 2007', 'Q2 2005'), ('FY 2007', 'Q4 2006'), ('Q4 2007', 'FY 2006'), ('H1 2007', 'Q4 2006'),
	('Q2 2007', NULL), (NULL, 'Q2 2007')
) v(now, before);
SELECT what, metric_row('revenue', 'Q2 2021', 'USD 69M') -% previous AS growth, metric_row('revenue', 'Q2 2021', 'USD 69M') - previous AS difference
FROM (VALUES
	('same', metric_row('revenue', 'Q1 2021', 'USD 60M')),
	('metric', metric_row('bookings', 'Q1 2021', 'USD 60M')),
	('segment', metric_row('revenue', 'Q1 2021', 'USD 60M', segment => 'Optical')),
	('basis', metric_row('revenue', 'Q1 2021', 'USD 60M', basis => 'gaap')),
	('aspect', metric_row('revenue', 'Q1 2021', 'USD 60M', aspect => 'yoy')),
	('unit', metric_row('revenue', 'Q1 2021', 'EUR 60M')),
	('no value', metric_row('revenue', 'Q1 2021', NULL)),
	('guidance', metric_row('revenue', 'Q1 2021', 'USD 60M', 'guidance'))
) v(what, previous);
-- what is expected next quarter over what was reported; a change of a change is none
SELECT metric_row('revenue', 'Q3 2021', 'USD 66M..78M', 'guidance') -% metric_row('revenue', 'Q2 2021', 'USD 60M') AS expected_growth,
	metric_row('revenue', 'Q2 2021', 'USD 6M', aspect => 'qoq') -% metric_row('revenue', 'Q1 2021', 'USD 5M', aspect => 'qoq') AS "null",
	metric_row('revenue', 'Q2 2021', '45 %', aspect => 'share', segment => 'EMEA') - metric_row('revenue', 'Q1 2021', '43.5 %', aspect => 'share', segment => 'EMEA') AS share_moved;

-- in queries: whole rows of a table
CREATE TABLE comparison_rows AS SELECT (metric_row('eps', format('Q%s 2021', q), format('USD 0.%s /share', 10 + q))).* FROM generate_series(1, 4) q;
SELECT a.period, round(a.m -% b.m, 2) AS growth
FROM (SELECT r.period, r::text::transcript_metric AS m FROM comparison_rows r) a
JOIN (SELECT r.period, r::text::transcript_metric AS m FROM comparison_rows r) b ON a.m -% b.m IS NOT NULL ORDER BY 1;
DROP TABLE comparison_rows;
DROP FUNCTION metric_row;

-- no operator name that JDBC or ODBC would take for a parameter
SELECT oprname FROM pg_operator WHERE 'transcript_metric'::regtype IN (oprleft, oprright) AND oprname LIKE '%?%';
SELECT proname, provolatile, proparallel FROM pg_proc WHERE proname LIKE 'transcript\_metric\_%' AND prorettype <> 'transcript_metric'::regtype ORDER BY proname;
