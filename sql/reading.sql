-- reading transcripts: header, turns, metrics, evidence, explanation, and texts that are none

CREATE TEMP TABLE calls (name text PRIMARY KEY, body text);
INSERT INTO calls VALUES ('quarter', $$Ferrowick Systems, Inc. (NASDAQ: FRWK)
Q2 2021 Earnings Conference Call
July 29, 2021

Operator: Good afternoon, and welcome to the Ferrowick Systems second quarter 2021 earnings call. After the prepared remarks there will be a question-and-answer session.

Ann Holloway, Chief Executive Officer: Thank you. Revenue was $165.1 million in the second quarter, up 5% from last quarter and up 41% from the year-ago period. Gross margin increased 150 basis points year over year to 45%.

Bo Lindqvist, Chief Financial Officer: For the third quarter, we expect revenue of $170 million to $175 million. At June 30, cash was $88.4 million. For the full year, we are withdrawing our guidance.

Operator: Our first question comes from Cy Marlowe with Tessel Securities.

Cy Marlowe, Tessel Securities: Did revenue of $999 million surprise you?

Bo Lindqvist, Chief Financial Officer: No. Non-GAAP operating expenses were €12.5 million.
$$);

SELECT h.* FROM calls, transcript_header(body) AS h;
SELECT t.turn, t.section, t.speaker, t.title, t.firm, t.role, left(evidence(body, t.span), 30) AS words, evidence(body, t.opening) AS opening
FROM calls, transcript_turns(body) AS t;
SELECT m.metric, m.segment, m.kind, m.aspect, m.period, m.value, m.basis, m.action, m.speaker, m.role, m.section, evidence(body, m.value_span) AS said
FROM calls, transcript_metrics(body) AS m;

-- spans are characters of the text: what stands before them is no matter
WITH texts AS (SELECT body, E'Notiz: für €\n\n' || body AS shifted FROM calls),
	original AS (SELECT body, row_number() OVER () AS n, m.* FROM texts, transcript_metrics(body, 'Q2 2021') AS m),
	moved AS (SELECT shifted, row_number() OVER () AS n, m.* FROM texts, transcript_metrics(shifted, 'Q2 2021') AS m)
SELECT count(*) AS rows, bool_and(evidence(shifted, moved.value_span) IS NOT DISTINCT FROM evidence(body, original.value_span)) AS same_evidence,
	bool_and(lower(moved.span) = lower(original.span) + 14) AS same_place
FROM original JOIN moved USING (n);
SELECT evidence('naïve €5', int4range(3, 6)) AS piece, evidence('abc', 'empty') IS NULL AS of_nothing, evidence('abc', NULL) IS NULL AS of_null,
	evidence(NULL, int4range(1, 2)) IS NULL AS in_null, evidence('abc', int4range(2, 99)) AS beyond;
SELECT evidence('abc', int4range(2, NULL)) IS NULL AS open_end, evidence('abc', int4range(-5, 3)) AS before, evidence('abc', int4range(-5, -1)) AS outside,
	evidence('abc', int4range(7, 9)) AS behind, evidence('abc', int4range(-2147483648, 2147483647)) AS everything;
SELECT count(*) AS pieces, count(*) FILTER (WHERE evidence(t, int4range(a, b)) IS DISTINCT FROM substr(t, a, b - a)) AS different
FROM (VALUES ('plain ASCII, twenty-six bytes'), ('Umsätze in Zürich: 5 € – 日本語のテキスト 🙂🙂🙂🙂🙂 end'), (repeat('é', 30)), ('')) t (t),
	generate_series(1, 60) a, generate_series(a + 1, 61) b;
CREATE TEMP TABLE packed (body text);
INSERT INTO packed SELECT repeat('Umsatz für 5 €. ', 5000);
SELECT pg_column_size(body) < 5000 AS compressed, evidence(body, int4range(48001, 48017)) AS piece, evidence(body, int4range(79990, 90000)) AS last FROM packed;

-- the period given by hand, and the month in which the fiscal year ends
SELECT m.period, m.value FROM transcript_metrics('Revenue was $10 million in the June quarter.', 'Q3 2021', 9) AS m;
SELECT m.period, m.value FROM transcript_metrics('Revenue was $10 million in the June quarter.', fiscal_year_end_month => 9, period => 'Q3 2021') AS m;
SELECT m.period, m.value FROM transcript_metrics('Revenue was $10 million in the second quarter of 2021.') AS m;
SELECT m.period, m.value FROM transcript_metrics('Revenue was $10 million.', 'Q3 2021', NULL) AS m;

-- a name that is wrapped, or in the genitive, is the same name
SELECT m.segment, m.value FROM transcript_metrics(E'In the quarter that ended in June, revenue of our Marine\n  Coatings segment was $5 million, and revenue in Brazil was $2 million. Brazil’s gross margin was 36%.', 'Q3 2021') AS m;

-- errors
SELECT * FROM transcript_metrics('Revenue was $10 million.', 'Q3 2021', 0);
SELECT * FROM transcript_metrics('Revenue was $10 million.', 'Q3 2021', 13);
SELECT * FROM transcript_metrics('Revenue was $10 million.', 'Q7 2021');

-- NULL and texts that are no transcripts: no row, no error
SELECT * FROM transcript_metrics(NULL);
SELECT * FROM transcript_turns(NULL);
SELECT * FROM transcript_explain(NULL);
SELECT transcript_header(NULL) IS NULL AS is_null;
SELECT * FROM transcript_header('');
SELECT count(*) FROM transcript_turns('');
SELECT name, (SELECT count(*) FROM transcript_metrics(text, 'Q2 2021')) AS metrics
FROM (VALUES ('empty', ''), ('one byte', '5'), ('one sign', '$'), ('white space', E' \n\t\r\n '), ('control characters', E'\x01\x02\x03\x1b[31m\x7f'),
	('masked', 'Revenue was $XX million, up XX%.'), ('no company', 'The recipe needs 3 eggs, 200 grams of flour and 5 minutes.'),
	('brackets', repeat('(', 10000) || repeat(')', 10000)), ('one word', repeat('x', 100000)), ('digits', repeat('1234567890', 10000)),
	('dollars', repeat('$', 50000)), ('newlines', repeat(E'\n', 50000)), ('commas', repeat('1,', 50000)), ('quarters', repeat('the last quarter of ', 5000)),
	('unfinished', 'Revenue was $'), ('a number alone', '$5 million')) AS texts(name, text);

-- all the same, twice
SELECT count(*) AS differences FROM calls,
	LATERAL ((SELECT m::text FROM transcript_metrics(body) AS m EXCEPT ALL SELECT m::text FROM transcript_metrics(body) AS m)) AS d;

-- a set in the select list, and a row at a time
SELECT (transcript_metrics('Revenue was $10 million.', 'Q3 2021')).value;
SELECT value FROM transcript_metrics('Revenue was $10 million, up 5% sequentially.', 'Q3 2021') LIMIT 1;

-- long texts in linear memory: cancelled in the middle of one
SELECT count(*) FROM transcript_metrics(repeat('Revenue was $10 million in the second quarter, up 5% from last quarter. ', 20000), 'Q2 2021');
SET statement_timeout = '50ms';
SELECT count(*) FROM transcript_metrics(repeat('Revenue was $10 million in the second quarter, up 5% from last quarter. ', 400000), 'Q2 2021');
RESET statement_timeout;

-- explanation
SELECT step, explanation FROM transcript_explain('Revenue was $10 million in the second quarter.', 'Q2 2021') WHERE explanation LIKE 'sentence%';
SELECT count(*) > 3 AS steps FROM transcript_explain('Revenue was $10 million in the second quarter.', 'Q2 2021');

-- the planner knows rows and cost from the length of the text, also of one that is stored out of line
CREATE FUNCTION pg_temp.estimate(query text) RETURNS TABLE (rows numeric, cost numeric) LANGUAGE plpgsql AS $$
DECLARE plan json;
BEGIN
	EXECUTE 'EXPLAIN (FORMAT json) ' || query INTO plan;
	RETURN QUERY SELECT (plan #>> '{0,Plan,Plan Rows}')::numeric, (plan #>> '{0,Plan,Total Cost}')::numeric;
END $$;
CREATE TEMP TABLE texts AS
	SELECT n, string_agg(md5(n || ' ' || i), ' ') AS body FROM generate_series(1, 20) AS n, generate_series(1, 3000) AS i GROUP BY n;
ANALYZE texts;
SELECT short.rows < long.rows AS more_rows, short.cost < long.cost AS more_cost, short.rows AS rows_of_short
FROM pg_temp.estimate($$SELECT * FROM transcript_metrics('Revenue was $10 million.')$$) AS short,
	pg_temp.estimate(format('SELECT * FROM transcript_metrics(%L)', repeat('Revenue was $10 million. ', 10000))) AS long;
SELECT rows BETWEEN 20 * 100 AND 20 * 400 AS rows_fit
FROM pg_temp.estimate('SELECT m.* FROM texts, transcript_metrics(texts.body) AS m');

-- attributes by which the planner may use the functions
SELECT proname, provolatile, proparallel, proisstrict, prosupport::regproc
FROM pg_proc WHERE prosupport = 'transcript_rows'::regproc ORDER BY proname COLLATE "C";
