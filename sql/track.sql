-- Tracking a table: what is refused, what is made, and that it stays true.
\pset null '-'
\set SHOW_CONTEXT never
SET client_min_messages = warning;
CREATE SCHEMA track_test;
SET search_path = track_test, public;

-- What cannot be tracked.
CREATE TABLE plain (id int PRIMARY KEY, body text, n int, day date, quarter text);
CREATE TABLE keyless (id int, body text);
CREATE VIEW looked AS SELECT * FROM plain;
CALL guidepost_track('nowhere', body => 'body');
CALL guidepost_track('plain', body => 'text');
CALL guidepost_track('plain', body => NULL);
CALL guidepost_track('plain', body => 'body', company => 'ticker');
CALL guidepost_track('plain', body => 'n');
CALL guidepost_track('plain', body => 'body', period => 'day');
CALL guidepost_track('plain', body => 'body', called_on => 'n');
CALL guidepost_track('plain', body => 'body', mode => 'now');
CALL guidepost_track('keyless', body => 'body');
CALL guidepost_track('looked', body => 'body');
CALL guidepost_track(NULL, body => 'body');
CALL guidepost_untrack('plain');
CALL guidepost_process('plain');
CALL guidepost_track('plain', body => 'body', period => 'quarter');
CALL guidepost_track('plain', body => 'body');
CALL guidepost_process('plain', 0);
CREATE TRIGGER mine AFTER INSERT ON keyless FOR EACH ROW EXECUTE FUNCTION guidepost_track_row();
INSERT INTO keyless VALUES (1, '');
DROP TABLE keyless;
\set VERBOSITY terse
DROP EXTENSION guidepost;
CALL guidepost_untrack('plain');
SELECT relname FROM pg_class WHERE relnamespace = 'track_test'::regnamespace AND relkind IN ('r', 'v') ORDER BY 1;
SELECT count(*) FROM guidepost_tracked WHERE source = 'plain'::regclass;
DROP TABLE plain CASCADE;

-- A transcript of our own for each number.
CREATE FUNCTION remarks(n int) RETURNS text LANGUAGE sql IMMUTABLE
	RETURN format(E'Revenue for the quarter was $%s million, compared with $%s million in the prior quarter.\n'
		'For next quarter, we expect revenue of $%s million to $%s million.', n, n - 1, n + 1, n + 3);

-- Rows that are in the metrics table and not read from the text now, or the other way round. Needs the text table's columns.
CREATE FUNCTION difference(source regclass, key text) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
	n bigint;
	metrics text := (SELECT t.metrics FROM guidepost_tracked t WHERE t.source = difference.source);
	sql text := format('SELECT %s, m.metric, m.segment, m.kind, m.aspect, m.period, m.value::text, m.basis, m.action, m.span, m.value_span', key);
BEGIN
	EXECUTE format('WITH kept AS (%1$s FROM %2$s m), fresh AS (%1$s FROM %3$s m0 CROSS JOIN LATERAL transcript_metrics(m0.body, m0.quarter) m)
		SELECT count(*) FROM ((TABLE kept EXCEPT ALL TABLE fresh) UNION ALL (TABLE fresh EXCEPT ALL TABLE kept)) d',
		sql, metrics, source) INTO n;
	RETURN n;
END
$$;

-- Sync: read at INSERT, UPDATE, key change, DELETE, TRUNCATE, COPY; also what was there before.
CREATE TABLE calls (id int PRIMARY KEY, ticker text, body text, quarter fiscal_period, note text);
INSERT INTO calls SELECT n, 'ZORP', remarks(100 + n), fiscal_period 'Q1 2020' + n FROM generate_series(1, 3) n;
CALL guidepost_track('calls', body => 'body', company => 'ticker', period => 'quarter', mode => 'sync');
SELECT count(*) > 0, count(DISTINCT id), min(company), min(call_period), max(call_period) FROM calls_metrics;
SELECT difference('calls', 'id');
INSERT INTO calls VALUES (4, 'ZORP', remarks(104), 'Q1 2021'), (5, 'ZORP', NULL, 'Q2 2021'), (6, NULL, '', NULL);
SELECT difference('calls', 'id'), count(DISTINCT id) FROM calls_metrics;
UPDATE calls SET body = remarks(205) WHERE id IN (4, 5);
SELECT difference('calls', 'id'), count(DISTINCT id) FROM calls_metrics;
UPDATE calls SET ticker = 'QUUX', quarter = 'Q3 2021' WHERE id = 4;
SELECT difference('calls', 'id'), count(DISTINCT id) FROM calls_metrics WHERE company = 'QUUX' AND call_period = 'Q3 2021';
UPDATE calls SET id = id + 100 WHERE id > 4;
SELECT difference('calls', 'id'), count(DISTINCT id) FROM calls_metrics;
DELETE FROM calls WHERE id = 105;
SELECT difference('calls', 'id'), count(DISTINCT id) FROM calls_metrics;
-- Writing other columns reads nothing again.
CREATE TEMP TABLE before AS SELECT id, read_at FROM calls_metrics_state;
UPDATE calls SET note = 'seen', body = body;
SELECT count(*) FROM calls_metrics_state s JOIN before b USING (id) WHERE s.read_at IS DISTINCT FROM b.read_at;
TRUNCATE calls;
TRUNCATE calls CASCADE;
SELECT count(*) FROM calls_metrics;
SELECT count(*) FROM calls_metrics_state;
\copy calls (id, ticker, quarter, body) from stdin
1	ZORP	Q2 2020	Revenue for the quarter was $151 million.
2	ZORP	Q3 2020	Revenue for the quarter was $152 million.
\.
SELECT difference('calls', 'id'), count(DISTINCT id) FROM calls_metrics;
SELECT total, done, failed, remaining FROM guidepost_progress WHERE source = 'calls'::regclass;
-- In a transaction that is rolled back nothing stays.
BEGIN;
INSERT INTO calls VALUES (3, 'ZORP', remarks(153), 'Q4 2020');
ROLLBACK;
SELECT difference('calls', 'id'), count(DISTINCT id) FROM calls_metrics;
-- A transcript that cannot be read is set aside, and the statement goes on.
ALTER TABLE calls ALTER quarter TYPE text;
CALL guidepost_untrack('calls');
ALTER TABLE calls ALTER quarter TYPE text;
CALL guidepost_track('calls', body => 'body', company => 'ticker', period => 'quarter', mode => 'sync');
INSERT INTO calls VALUES (4, 'ZORP', remarks(154), 'Q7 2020'), (5, 'ZORP', remarks(155), 'Q4 2020');
SELECT total, done, failed, remaining FROM guidepost_progress WHERE source = 'calls'::regclass;
SELECT id, error FROM calls_metrics_state WHERE error IS NOT NULL;
UPDATE calls SET quarter = 'Q1 2021' WHERE id = 4;
SELECT total, done, failed, remaining FROM guidepost_progress WHERE source = 'calls'::regclass;

-- RENAME of table, columns, key and schema.
ALTER TABLE calls RENAME TO "My ""calls""";
ALTER TABLE "My ""calls""" RENAME body TO "the ""text""";
ALTER TABLE "My ""calls""" RENAME ticker TO "Company";
ALTER TABLE "My ""calls""" RENAME id TO "call no";
ALTER TABLE calls_metrics RENAME TO "figures";
INSERT INTO "My ""calls""" VALUES (6, 'ZORP', remarks(156), 'Q2 2021');
UPDATE "My ""calls""" SET "the ""text""" = remarks(157), "call no" = 7 WHERE "call no" = 6;
SELECT id, company, count(*) > 0 FROM figures WHERE id > 5 GROUP BY id, company;
SELECT source, metrics, key FROM guidepost_tracked WHERE source = '"My ""calls"""'::regclass;
SELECT count(*) > 0 FROM calls_guidance_vs_actual WHERE company = 'ZORP';

-- Untracked with its rows kept: plain types, and nothing that needs the extension.
CALL guidepost_untrack('"My ""calls"""', keep => true);
SELECT attname, atttypid::regtype FROM pg_attribute WHERE attrelid = 'figures'::regclass AND attnum > 0 AND NOT attisdropped ORDER BY attnum;
SELECT count(*) > 0, count(low) > 0 FROM figures WHERE unit = 'USD';
SELECT count(*) FROM pg_depend d JOIN pg_class c ON c.oid = d.objid WHERE d.classid = 'pg_class'::regclass
	AND c.relnamespace = 'track_test'::regnamespace
	AND d.refobjid IN ('measure'::regtype, 'fiscal_period'::regtype);
DROP TABLE "My ""calls""" CASCADE;

-- Any key: text, uuid, several columns, names that are ours, a domain, case-insensitive by collation, a unique key only.
CREATE DOMAIN code AS text CHECK (length(value) = 4);
CREATE TABLE keyed (period fiscal_period, company code, "MiXed" uuid, body text, quarter fiscal_period,
	PRIMARY KEY (company, period, "MiXed"));
CALL guidepost_track('keyed', body => 'body', company => 'company', period => 'period', mode => 'sync');
INSERT INTO keyed SELECT fiscal_period 'Q1 2020' + n, 'ZORP', md5(n::text)::uuid, remarks(300 + n), fiscal_period 'Q1 2020' + n FROM generate_series(1, 3) n;
SELECT count(DISTINCT ("MiXed", period_key, company_key)), bool_and(period_key = call_period) FROM keyed_metrics;
UPDATE keyed SET period = 'Q4 2020', company = 'QUUX' WHERE period = 'Q2 2020';
SELECT DISTINCT company_key, period_key, company, call_period FROM keyed_metrics ORDER BY 1, 2;
CREATE COLLATION caseless (provider = icu, locale = 'und-u-ks-level2', deterministic = false);
CREATE TABLE named (name text COLLATE caseless NOT NULL UNIQUE, body text, quarter fiscal_period);
CALL guidepost_track('named', body => 'body', period => 'quarter', mode => 'sync');
INSERT INTO named VALUES ('Zorp', remarks(10), 'Q1 2020'), ('Quux', remarks(20), 'Q1 2020');
UPDATE named SET name = 'ZORP', body = remarks(30) WHERE name = 'zorp';
SELECT difference('named', 'name'), count(DISTINCT name) FROM named_metrics;

-- Partitions: rows written to the root, to a partition, and moved from one to the other.
CREATE TABLE parts (id int, region text, body text, quarter fiscal_period, PRIMARY KEY (id, region)) PARTITION BY LIST (region);
CREATE TABLE parts_eu (quarter fiscal_period, body text, region text NOT NULL, id int NOT NULL);
ALTER TABLE parts ATTACH PARTITION parts_eu FOR VALUES IN ('EU');
CREATE TABLE parts_us PARTITION OF parts FOR VALUES IN ('US') PARTITION BY RANGE (id);
CREATE TABLE parts_us_1 PARTITION OF parts_us FOR VALUES FROM (0) TO (100);
INSERT INTO parts VALUES (1, 'EU', remarks(400), 'Q1 2020');
CALL guidepost_track('parts', body => 'body', period => 'quarter', mode => 'sync');
INSERT INTO parts VALUES (2, 'EU', remarks(401), 'Q1 2020');
INSERT INTO parts_eu (id, region, body, quarter) VALUES (3, 'EU', remarks(402), 'Q1 2020');
INSERT INTO parts_us_1 VALUES (4, 'US', remarks(403), 'Q1 2020');
SELECT difference('parts', 'id, region'), count(DISTINCT id) FROM parts_metrics;
UPDATE parts SET region = 'US' WHERE id IN (1, 2);
UPDATE parts SET region = 'EU', body = remarks(410), id = 14 WHERE id = 4;
SELECT difference('parts', 'id, region'), count(DISTINCT id) FROM parts_metrics;
CREATE TABLE parts_us_2 PARTITION OF parts_us FOR VALUES FROM (100) TO (200);
INSERT INTO parts VALUES (104, 'US', remarks(404), 'Q1 2020');
DELETE FROM parts_us WHERE id = 1;
SELECT difference('parts', 'id, region'), count(DISTINCT id) FROM parts_metrics;
SELECT count(*) FROM parts_metrics_state;
-- TRUNCATE of a partition empties all that refers to the root: what is in other partitions is read again.
TRUNCATE parts_eu;
TRUNCATE parts_eu CASCADE;
SELECT difference('parts', 'id, region'), count(DISTINCT id) FROM parts_metrics;
-- DROP of a partition takes the foreign keys away: the rest goes on, and guidepost_process puts things right.
INSERT INTO parts VALUES (5, 'EU', remarks(405), 'Q1 2020'), (6, 'EU', remarks(406), 'Q1 2020');
DROP TABLE parts_us_2;
DROP TABLE parts_us_2 CASCADE;
INSERT INTO parts VALUES (7, 'EU', remarks(407), 'Q1 2020');
UPDATE parts SET body = remarks(415) WHERE id = 5;
UPDATE parts SET id = 60 WHERE id = 6;
SELECT key FROM guidepost_tracked WHERE source = 'parts'::regclass;
CALL guidepost_process('parts');
SELECT difference('parts', 'id, region'), count(DISTINCT id) FROM parts_metrics;
SELECT conrelid::regclass, pg_get_constraintdef(oid) FROM pg_constraint
	WHERE contype = 'f' AND confrelid = 'parts'::regclass ORDER BY 1;

-- COPY of 5,000 rows, read at once and read later.
CREATE TABLE copied (id int PRIMARY KEY, body text, quarter fiscal_period);
CREATE TABLE copied_later (LIKE copied INCLUDING ALL);
CALL guidepost_track('copied', body => 'body', period => 'quarter', mode => 'sync');
CALL guidepost_track('copied_later', body => 'body', period => 'quarter');
\copy copied FROM PROGRAM 'seq 5000 | sed "s/.*/&\tRevenue for the quarter was \$& million, up 4% from last quarter.\tQ2 2020/"'
\copy copied_later FROM PROGRAM 'seq 5000 | sed "s/.*/&\tRevenue for the quarter was \$& million, up 4% from last quarter.\tQ2 2020/"'
SELECT difference('copied', 'id'), count(*), count(DISTINCT id) FROM copied_metrics;
CALL guidepost_process('copied_later');
SELECT difference('copied_later', 'id'), count(*), count(DISTINCT id) FROM copied_later_metrics;
CALL guidepost_untrack('copied');
CALL guidepost_untrack('copied_later');
DROP TABLE copied, copied_later;

-- Several tables in one database, a long name, one in another schema; all are listed.
CREATE SCHEMA "Other";
CREATE TABLE "Other".a_table_of_transcripts_whose_name_takes_up_all_the_room_there_is (id bigint PRIMARY KEY, body varchar);
CALL guidepost_track('"Other".a_table_of_transcripts_whose_name_takes_up_all_the_room_there_is', body => 'body');
SELECT source, mode, metrics, key FROM guidepost_tracked ORDER BY source::text COLLATE "C";
DROP TABLE parts CASCADE;
DROP TABLE named CASCADE;
SELECT source FROM guidepost_tracked ORDER BY source::text COLLATE "C";
CALL guidepost_untrack('keyed');
CALL guidepost_untrack('"Other".a_table_of_transcripts_whose_name_takes_up_all_the_room_there_is');
SELECT count(*) FROM pg_class WHERE relnamespace = '"Other"'::regnamespace AND relkind IN ('r', 'v');
SELECT proname FROM pg_proc WHERE pronamespace IN ('"Other"'::regnamespace, 'track_test'::regnamespace) ORDER BY 1;
DROP SCHEMA "Other" CASCADE;
DROP SCHEMA track_test CASCADE;
