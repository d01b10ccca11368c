-- Charts over a tracked table, and marks in a text. The rows are written by hand.
\pset null '-'
\set SHOW_CONTEXT never
\pset tuples_only on
\pset format unaligned
SET client_min_messages = warning;
CREATE SCHEMA charts_test;
SET search_path = charts_test, public;
CREATE TABLE calls (id int PRIMARY KEY, body text);
CALL guidepost_track('calls', body => 'body');
INSERT INTO calls SELECT n, '' FROM generate_series(1, 4) n;
INSERT INTO calls_metrics (id, ordinal, company, call_period, metric, kind, aspect, period, value, quote) VALUES
	(1, 1, 'Al & Co', 'Q1 2020', 'revenue', 'guidance', 'level', 'Q2 2020', 'USD 100M..110M', 'we expect'),
	(1, 2, 'Al & Co', 'Q1 2020', 'revenue', 'actual', 'level', 'Q1 2020', 'USD 90M', 'it was'),
	(2, 1, 'Al & Co', 'Q2 2020', 'revenue', 'actual', 'level', 'Q2 2020', 'USD 120M', 'it was'),
	(2, 2, 'Al & Co', 'Q2 2020', 'revenue', 'guidance', 'level', 'Q3 2020', 'USD 130M..140M', 'we expect'),
	(3, 1, 'Al & Co', 'Q3 2020', 'revenue', 'actual', 'level', 'Q3 2020', 'USD 110M', 'it was'),
	(3, 2, 'Al & Co', 'Q3 2020', 'revenue', 'guidance', 'level', 'Q4 2020', '>= USD 115M', 'we expect');

SELECT * FROM guidance_chart('calls', 'Al & Co', 'revenue', width => 26);
SELECT * FROM trend_chart('calls', 'Al & Co', 'revenue', width => 12);
SELECT count(*), bool_and(c LIKE '<svg %</svg>'), bool_and(c LIKE '%Al &amp; Co%'), sum(regexp_count(c, '<rect')), sum(regexp_count(c, '<circle'))
FROM guidance_chart('calls', 'Al & Co', 'revenue', format => 'svg') c;
SELECT regexp_count(c, '<rect'), xmlparse(document c) IS NOT NULL FROM trend_chart('calls', 'Al & Co', 'revenue', format => 'svg') c;

SELECT guidepost_chart_text(0.02, 0.05, 'USD/share'), guidepost_chart_text(NULL, 30, '%'), guidepost_chart_text(1219, 1219, 'count');

-- Nothing to draw is a title alone.
SELECT * FROM guidance_chart('calls', 'Nobody', 'revenue');
SELECT * FROM trend_chart('calls', 'Nobody', 'revenue');

SELECT * FROM guidance_chart('calls', 'Al & Co', 'revenue', format => 'png');
SELECT * FROM trend_chart('calls', 'Al & Co', 'revenue', width => 3);
SELECT * FROM guidance_chart('pg_class', 'Al & Co', 'revenue');

-- Marks: what is left of the text is the text.
SELECT transcript_highlight('Revenue was $5 million, up 4% from last quarter.', 'Q2 2020');
SELECT transcript_highlight('R&D <net> was $5 million. Thank you.', 'Q2 2020', format => 'html');
SELECT transcript_highlight('Nothing to see.', 'Q2 2020'), transcript_highlight('', 'Q2 2020') = '';
SELECT regexp_replace(transcript_highlight(b, 'Q2 2020', format => 'ansi'), E'\033\\[[0-9;]*m', '', 'g') = b
FROM (VALUES ('Größe: Revenue was €5 million and gross margin was 40%.')) v (b);
SELECT transcript_highlight('x', 'Q2 2020', format => 'rtf');

CALL guidepost_untrack('calls');
DROP SCHEMA charts_test CASCADE;
