-- The metric table of many calls by invented companies, as guidepost_track makes it, without their texts: in the order
-- in which calls come, with the share of kinds, aspects, segments, bases and repeated mentions that real calls have.
-- Variables: companies, quarters.
CREATE SCHEMA bench;

-- What each company speaks of: metrics by how often companies speak of them, the most important first.
CREATE TABLE bench.metrics AS
WITH weighted (metric, weight) AS (VALUES
	('operating_income', 35), ('operating_margin', 35), ('organic_revenue', 33), ('ebitda', 32), ('net_income', 22),
	('gross_margin', 22), ('capex', 17), ('free_cash_flow', 17), ('tax_rate', 16), ('ebitda_margin', 15), ('cash', 14),
	('sga_expense', 13), ('operating_expenses', 13), ('debt', 13), ('operating_cash_flow', 12), ('leverage', 11),
	('same_store_sales', 10), ('share_repurchases', 9), ('backlog', 9), ('liquidity', 8), ('interest_expense', 7),
	('orders', 6), ('gross_profit', 5), ('inventory', 5), ('depreciation_amortization', 4), ('customers', 4),
	('headcount', 3), ('store_count', 3), ('ga_expense', 3), ('bookings', 3), ('restructuring_charge', 3), ('rd_expense', 2)),
chosen AS (
	SELECT c AS company, w.metric, -ln((hashint8extended(hashtext(w.metric)::int8 * 100003 + c, 0) & 1048575) / 1048576.0 + 1e-7) / w.weight AS place
	FROM generate_series(1, :companies) c, weighted w)
SELECT r.company, r.place, r.metric, u.unit_family IN ('money', 'per_share') AND u.flow_or_stock = 'flow' AS adds_up,
	CASE u.unit_family WHEN 'money' THEN 'USD' WHEN 'per_share' THEN 'USD/share' WHEN 'percent' THEN '%' WHEN 'multiple' THEN 'x' END AS unit,
	CASE u.unit_family WHEN 'money' THEN 2e7 * (1 + r.company % 97) / r.place WHEN 'per_share' THEN 0.2 + r.company % 13 / 10.0
		WHEN 'percent' THEN 5 + (r.company + r.place) % 40 WHEN 'multiple' THEN 2.4 ELSE 9000 END AS base
FROM (SELECT company, 1 AS place, 'revenue' AS metric FROM generate_series(1, :companies) company
	UNION ALL SELECT company, 2, 'eps' FROM generate_series(1, :companies) company
	UNION ALL SELECT company, 2 + row_number() OVER (PARTITION BY company ORDER BY place), metric FROM chosen) r
JOIN metric_catalog u USING (metric)
WHERE r.place <= 12;
ALTER TABLE bench.metrics ADD PRIMARY KEY (company, place);

-- The rows of a call, 41 of them on average: which metric, what part, for which period, counted from that of the call.
CREATE TABLE bench.lines (ordinal int GENERATED ALWAYS AS IDENTITY, place int, kind text, aspect text, part int, shift int, years boolean,
	basis text, chosen boolean DEFAULT true, every int DEFAULT 1);
INSERT INTO bench.lines (place, kind, aspect, part, shift, years, basis, chosen, every) VALUES
	(1, 'actual', 'level', 0, 0, false, NULL, true, 1), (1, 'actual', 'level', 0, 0, false, NULL, false, 1),
	(1, 'actual', 'level', 0, -4, false, NULL, true, 1), (1, 'actual', 'level', 0, 0, true, NULL, true, 4),
	(1, 'actual', 'level', 1, 0, false, NULL, true, 1), (1, 'actual', 'level', 2, 0, false, NULL, true, 1),
	(1, 'actual', 'level', 3, 0, false, NULL, true, 1), (1, 'actual', 'level', 4, 0, false, NULL, false, 1),
	(2, 'actual', 'level', 0, 0, false, 'gaap', true, 1), (2, 'actual', 'level', 0, 0, false, 'non_gaap', true, 1),
	(2, 'actual', 'level', 0, -4, false, 'non_gaap', true, 1), (2, 'actual', 'level', 0, 0, true, 'non_gaap', true, 4),
	(3, 'actual', 'level', 0, 0, false, NULL, true, 1), (3, 'actual', 'level', 1, 0, false, NULL, true, 1),
	(4, 'actual', 'level', 0, 0, false, 'non_gaap', true, 1), (5, 'actual', 'level', 0, 0, false, NULL, true, 1),
	(5, 'actual', 'level', 0, 0, true, NULL, true, 4), (6, 'actual', 'level', 0, 0, false, NULL, true, 1),
	(7, 'actual', 'level', 0, 0, false, NULL, true, 2), (8, 'actual', 'level', 0, 0, false, 'non_gaap', true, 2),
	(9, 'actual', 'level', 0, 0, false, NULL, true, 3), (10, 'actual', 'level', 0, 0, false, NULL, true, 3),
	(11, 'actual', 'level', 0, 0, false, NULL, true, 4), (12, 'actual', 'level', 0, -1, false, NULL, true, 4),
	(1, 'actual', 'yoy', 0, 0, false, NULL, true, 1), (1, 'actual', 'yoy', 0, 0, false, NULL, false, 1),
	(1, 'actual', 'yoy', 1, 0, false, NULL, true, 1), (1, 'actual', 'yoy', 2, 0, false, NULL, true, 1),
	(1, 'actual', 'yoy', 3, 0, false, NULL, true, 1), (1, 'actual', 'yoy', 4, 0, false, NULL, false, 1),
	(2, 'actual', 'yoy', 0, 0, false, 'non_gaap', true, 1), (3, 'actual', 'yoy', 0, 0, false, NULL, true, 1),
	(4, 'actual', 'yoy', 1, 0, false, NULL, true, 1), (5, 'actual', 'yoy', 0, 0, false, 'non_gaap', true, 1),
	(6, 'actual', 'yoy', 0, 0, false, NULL, true, 2), (1, 'actual', 'qoq', 0, 0, false, NULL, true, 1),
	(3, 'actual', 'qoq', 1, 0, false, NULL, true, 1), (4, 'actual', 'change', 0, 0, false, NULL, true, 1),
	(5, 'actual', 'change', 0, 0, false, NULL, true, 2), (1, 'actual', 'share', 1, 0, false, NULL, true, 1),
	(1, 'guidance', 'level', 0, 1, false, NULL, true, 1), (2, 'guidance', 'level', 0, 1, false, 'non_gaap', true, 1),
	(1, 'guidance', 'level', 0, 1, true, NULL, true, 1), (2, 'guidance', 'level', 0, 1, true, 'non_gaap', true, 1),
	(5, 'guidance', 'level', 0, 1, true, NULL, true, 1), (6, 'guidance', 'level', 0, 1, false, NULL, true, 2),
	(1, 'guidance', 'level', 0, 0, false, NULL, true, 5), (1, 'guidance', 'level', 0, 1, true, NULL, false, 2),
	(1, 'guidance', 'yoy', 0, 1, true, NULL, true, 1), (1, 'guidance', 'yoy', 1, 1, true, NULL, true, 2),
	(3, 'guidance', 'change', 0, 1, true, NULL, true, 4), (4, 'target', 'level', 0, 12, true, NULL, true, 3);

-- A number of a company's metric: its base, growing by 2 percent a quarter, give or take a few percent.
CREATE FUNCTION bench.amount(base float8, salt int8, quarter int) RETURNS float8
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN base * 1.02 ^ quarter * (0.97 + (hashint8extended(salt * 1009 + quarter, 0) & 1023) / 17000.0);

CREATE FUNCTION bench.rounded(number float8) RETURNS numeric
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN CASE WHEN abs(number) >= 1e6 THEN round(number::numeric, -5) WHEN abs(number) >= 100 THEN round(number::numeric) ELSE round(number::numeric, 2) END;

CREATE FUNCTION bench.ticker(company int) RETURNS text
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN 'Q' || chr(65 + company % 26) || chr(65 + company / 26 % 26) || chr(65 + company / 676 % 26);

CREATE TABLE calls (id int PRIMARY KEY, ticker text, called_on date, period fiscal_period, body text NOT NULL);
CALL guidepost_track('calls', body => 'body', company => 'ticker', called_on => 'called_on', period => 'period');
INSERT INTO calls
SELECT quarter * :companies + company, bench.ticker(company), upper(daterange(p)) + 20 + company % 30, p, ''
FROM generate_series(0, :quarters - 1) quarter, generate_series(1, :companies) company, LATERAL (SELECT 'Q1 2016'::fiscal_period + quarter) q (p);

-- The rows' key is known to be there: its check is not what is measured.
SET session_replication_role = replica;
SET work_mem = '1GB';
CREATE FUNCTION bench.fill(companies int, which int) RETURNS void
	LANGUAGE sql
AS $$
INSERT INTO calls_metrics (id, ordinal, company, call_period, called_on, metric, segment, kind, aspect, period, value, basis, action,
	speaker, role, section, span, value_span, confidence, quote, chosen)
SELECT f.id, f.ordinal, f.ticker, f.call_period, f.called_on, f.metric, f.segment, f.kind, f.aspect, f.period,
	measure(f.low, f.low + CASE WHEN f.kind = 'guidance' AND f.ordinal % 3 > 0 THEN bench.rounded(abs(f.number) * 0.02) ELSE 0 END, f.unit),
	f.basis, CASE WHEN f.kind = 'guidance' AND f.salt % 6 = 0 THEN (ARRAY['reaffirmed', 'raised', 'lowered', 'narrowed'])[1 + f.salt / 6 % 4] END,
	CASE f.ordinal % 3 WHEN 0 THEN 'Maren Holt' ELSE 'Tomas Ekwall' END, 'executive', CASE WHEN f.ordinal > 46 THEN 'qa' ELSE 'prepared' END,
	int4range(f.ordinal * 300, f.ordinal * 300 + 150), int4range(f.ordinal * 300 + 20, f.ordinal * 300 + 34), 0.4 + f.ordinal % 12 * 0.05,
	format('In the %s, %s of %s came to %s, as %s told the people who follow the company, and the reasons for it are those we gave before.',
		f.period, f.metric, COALESCE(f.segment, f.ticker), f.low, f.call_period),
	f.chosen
FROM (
	SELECT a.*, CASE WHEN a.aspect = 'level' THEN a.base_unit WHEN a.base_unit IN ('%', 'bp') THEN 'bp' ELSE '%' END AS unit,
		bench.rounded(a.number) AS low
	FROM (
		SELECT c.id, c.ticker, c.period AS call_period, c.called_on, l.ordinal, m.metric, l.kind, l.aspect, l.basis, l.chosen, m.unit AS base_unit, s.salt,
			CASE WHEN l.part > 0 THEN (ARRAY['Pumps', 'Valves', 'Seals', 'Services', 'EMEA', 'Americas', 'Asia', 'Marine', 'Rail', 'Software', 'Retail'])[1 + (c.company + l.part) % 11] END AS segment,
			CASE WHEN l.years THEN ('FY ' || fiscal_year(c.period + l.shift))::fiscal_period ELSE c.period + l.shift END AS period,
			CASE WHEN l.aspect = 'share' THEN 20 + s.salt % 30 WHEN l.aspect <> 'level' THEN s.salt % 15 - 2
				ELSE bench.amount(m.base, CASE l.kind WHEN 'actual' THEN s.salt ELSE s.salt + 1000003 * (c.quarter + 1) END, c.quarter + l.shift) / (1 + l.part) * CASE WHEN l.years AND m.adds_up THEN 4 ELSE 1 END END AS number
		FROM (SELECT *, id - which * companies AS company, which AS quarter FROM calls WHERE id BETWEEN which * companies + 1 AND (which + 1) * companies) c
		CROSS JOIN bench.lines l
		JOIN bench.metrics m ON m.company = c.company AND m.place = l.place
		CROSS JOIN LATERAL (SELECT (c.company * 12 + l.place)::int8 AS salt) s
		WHERE CASE WHEN l.every = 4 AND l.years AND l.kind = 'actual' THEN fiscal_quarter(c.period) = 4 ELSE (c.company + c.quarter + l.ordinal) % l.every = 0 END) a) f
ORDER BY f.id, f.ordinal
$$;
SELECT count(bench.fill(:companies, quarter)) FROM generate_series(0, :quarters - 1) quarter \g /dev/null
RESET work_mem;

-- One call in fifty withdraws guidance.
INSERT INTO calls_metrics (id, ordinal, company, call_period, called_on, metric, kind, aspect, action, role, section, confidence, quote)
SELECT id, 100, ticker, period, called_on, 'guidance', 'guidance', 'level', 'withdrawn', 'executive', 'prepared', 0.8, 'We are withdrawing our guidance.'
FROM calls WHERE id % 50 = 0;
UPDATE calls_metrics_state t SET read_at = now(), reader = guidepost_reader(), metrics = 41;
TRUNCATE calls_metrics_queue;
RESET session_replication_role;
