-- Deferred reading: the queue, batches, failures, refresh, progress; and who may see what.
\pset null '-'
\set SHOW_CONTEXT never
SET client_min_messages = warning;
CREATE SCHEMA process_test;
SET search_path = process_test, public;
CREATE FUNCTION remarks(n int) RETURNS text LANGUAGE sql IMMUTABLE
	RETURN format(E'Revenue for the quarter was $%s million.\nWe shipped 40 widgets to each of our plants.', n);
CREATE TABLE calls (id int PRIMARY KEY, body text, quarter text);
INSERT INTO calls SELECT n, remarks(n), 'Q1 2020' FROM generate_series(1, 5) n;
CALL guidepost_track('calls', body => 'body', period => 'quarter');
CREATE VIEW progress AS SELECT mode, total, done, failed, remaining, rows_found FROM guidepost_progress WHERE source = 'calls'::regclass;
-- What was there is queued, and nothing is read before guidepost_process.
TABLE progress;
SELECT count(*) FROM calls_metrics;
SET client_min_messages = notice;
CALL guidepost_process('calls', batch_size => 2);
CALL guidepost_process('calls');
SET client_min_messages = warning;
TABLE progress;
SELECT id, metric, period, value FROM calls_metrics ORDER BY id;

-- Changed twice before it is read: read once, as it is then. Deleted before it is read: gone from the queue.
UPDATE calls SET body = remarks(11) WHERE id = 1;
UPDATE calls SET body = remarks(12) WHERE id = 1;
INSERT INTO calls VALUES (6, remarks(6), 'Q2 2020'), (7, remarks(7), 'Q2 2020');
UPDATE calls SET id = 70, body = remarks(70) WHERE id = 7;
DELETE FROM calls WHERE id IN (2, 6);
SELECT count(*) FROM calls_metrics_queue;
SELECT value FROM calls_metrics WHERE id = 1;
CALL guidepost_process('calls');
SELECT id, value FROM calls_metrics ORDER BY id;
TABLE progress;

-- One bad transcript in a batch: it is set aside with its error and keeps the rows it had; the rest goes on.
UPDATE calls SET quarter = 'some quarter' WHERE id = 3;
UPDATE calls SET body = remarks(id + 200) WHERE id IN (1, 4, 5);
CALL guidepost_process('calls');
TABLE progress;
SELECT id, error FROM calls_metrics_state WHERE error IS NOT NULL;
SELECT id, value FROM calls_metrics ORDER BY id;
CALL guidepost_process('calls');
TABLE progress;
SELECT guidepost_retry('calls');
SELECT guidepost_retry('calls');
TABLE progress;
CALL guidepost_process('calls');
TABLE progress;
UPDATE calls SET quarter = 'Q3 2020' WHERE id = 3;
CALL guidepost_process('calls');
TABLE progress;
SELECT count(*) FROM calls_metrics_state WHERE error IS NOT NULL;

-- Refresh: what another reader has read, and what no trigger saw; nothing else.
CREATE FUNCTION reads() RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
	started timestamptz := current_setting('process_test.started');
BEGIN
	RETURN (SELECT count(*) FROM calls_metrics_state WHERE read_at > started);
END
$$;
SET process_test.started = 'now';
SELECT set_config('process_test.started', clock_timestamp()::text, false) IS NOT NULL;
CALL guidepost_refresh('calls');
SELECT reads();
UPDATE calls_metrics_state SET reader = '0.9' WHERE id = 1;
CALL guidepost_refresh('calls');
SELECT reads();
SELECT guidepost_define_metric('widgets', 'Widgets shipped', '\bwidgets\b', 'higher', 'count');
SELECT set_config('process_test.started', clock_timestamp()::text, false) IS NOT NULL;
CALL guidepost_refresh('calls', batch_size => 2);
SELECT reads() = (SELECT count(*) FROM calls);
SELECT guidepost_drop_metric('widgets');
CALL guidepost_refresh('calls');
SELECT set_config('process_test.started', clock_timestamp()::text, false) IS NOT NULL;
CALL guidepost_refresh('calls', everything => true);
SELECT reads() = (SELECT count(*) FROM calls);
SET session_replication_role = replica;
INSERT INTO calls VALUES (8, remarks(8), 'Q4 2020');
RESET session_replication_role;
TABLE progress;
CALL guidepost_refresh('calls');
SELECT value FROM calls_metrics WHERE id = 8;

-- The rate, when it will be done, and the lines for a person: five of ten transcripts were read within four seconds.
CREATE TABLE watched (id int PRIMARY KEY, body text);
INSERT INTO watched SELECT n, remarks(n) FROM generate_series(1, 10) n;
CALL guidepost_track('watched', body => 'body');
SELECT per_second, last_read_at, estimated_end FROM guidepost_progress WHERE source = 'watched'::regclass;
SELECT guidepost_process_batch(guidepost_registered('watched'), 5);
BEGIN;
UPDATE watched_metrics_state SET read_at = now() - make_interval(secs => 5 - id) WHERE read_at IS NOT NULL;
SELECT done, remaining, per_second, last_read_at = now() AS read_now, estimated_end - now() AS to_go FROM guidepost_progress WHERE source = 'watched'::regclass;
SELECT guidepost_progress_line('watched');
-- Nothing has been at work for a while: there is a rate, and no end in sight.
UPDATE watched_metrics_state SET read_at = read_at - interval '2 minutes' WHERE read_at IS NOT NULL;
SELECT done, remaining, per_second, estimated_end FROM guidepost_progress WHERE source = 'watched'::regclass;
SELECT guidepost_progress_line('watched');
COMMIT;
CALL guidepost_untrack('watched');
DROP TABLE watched;

-- Who may do what. The writer of the table need not have rights on what is made for it.
CREATE ROLE regress_owner;
CREATE ROLE regress_writer;
CREATE ROLE regress_reader;
GRANT USAGE, CREATE ON SCHEMA process_test TO regress_owner, regress_writer, regress_reader;
SET ROLE regress_owner;
CREATE TABLE owned (id int PRIMARY KEY, body text, quarter fiscal_period, secret boolean DEFAULT false);
RESET ROLE;
-- A superuser tracks somebody's table: everything belongs to its owner.
CALL guidepost_track('owned', body => 'body', period => 'quarter', mode => 'sync');
SELECT current_user = session_user, count(*), count(DISTINCT relowner::regrole), min(relowner::regrole::text)
	FROM pg_class WHERE relnamespace = 'process_test'::regnamespace AND relname LIKE 'owned%' AND relkind IN ('r', 'v');
SELECT proowner::regrole FROM pg_proc WHERE proname = 'owned_guidance_as_of';
GRANT INSERT, UPDATE, DELETE, SELECT ON owned TO regress_writer;
SET ROLE regress_writer;
INSERT INTO owned VALUES (1, remarks(1), 'Q1 2020'), (2, remarks(2), 'Q1 2020');
UPDATE owned SET body = remarks(20) WHERE id = 2;
SELECT count(*) FROM owned_metrics;
CALL guidepost_process('owned');
CALL guidepost_untrack('owned');
SELECT guidepost_retry('owned');
SELECT total, done FROM guidepost_progress WHERE source = 'owned'::regclass;
CALL guidepost_track('calls', body => 'body');
-- Nobody can register what belongs to somebody else, or pass their own tables off as somebody's.
CREATE TABLE mine (id int PRIMARY KEY);
INSERT INTO guidepost_registration SELECT 'calls'::regclass, 'mine', 'mine', 'mine', 'mine', '{}', 'sync';
INSERT INTO guidepost_registration SELECT 'mine'::regclass, 'calls', 'calls', 'calls', 'calls', '{}', 'sync';
DELETE FROM guidepost_registration WHERE source = 'calls'::regclass;
UPDATE guidepost_registration SET metrics = 'mine';
-- A trigger of one's own that calls the extension's function does nothing to others' tables.
CREATE TRIGGER borrowed AFTER INSERT ON mine FOR EACH ROW EXECUTE FUNCTION guidepost_track_row();
INSERT INTO mine VALUES (1);
DROP TABLE mine;
RESET ROLE;

-- Whoever may truncate the table and what is made for it can.
GRANT TRUNCATE ON owned, owned_metrics, owned_metrics_state, owned_metrics_queue TO regress_writer;
BEGIN;
SET LOCAL ROLE regress_writer;
TRUNCATE owned CASCADE;
RESET ROLE;
SELECT count(*) FROM owned_metrics;
ROLLBACK;

-- A reader sees no row of a transcript that is hidden, even with rights on the metrics.
GRANT SELECT ON owned_metrics, owned_guidance_vs_actual, owned_metrics_flat TO regress_reader;
SET ROLE regress_reader;
SELECT count(*) FROM owned_metrics_flat;
RESET ROLE;
GRANT SELECT ON owned TO regress_reader;
SET ROLE regress_reader;
SELECT id, low FROM owned_metrics_flat ORDER BY id;
RESET ROLE;
UPDATE owned SET secret = true WHERE id = 2;
ALTER TABLE owned ENABLE ROW LEVEL SECURITY;
CREATE POLICY open ON owned TO regress_reader USING (NOT secret);
SET ROLE regress_reader;
SELECT id, low FROM owned_metrics_flat ORDER BY id;
SELECT count(*) FROM owned_guidance_as_of('2030-01-01');
RESET ROLE;
SET ROLE regress_owner;
SELECT id, low FROM owned_metrics_flat ORDER BY id;
CALL guidepost_untrack('owned');
RESET ROLE;
SELECT count(*) FROM pg_class WHERE relnamespace = 'process_test'::regnamespace AND relname LIKE 'owned\_%' AND relkind IN ('r', 'v');

-- A hostile search_path, with operators and functions of the same names in front.
CREATE SCHEMA hostile;
CREATE FUNCTION hostile.never(int, int) RETURNS boolean LANGUAGE plpgsql AS $$ BEGIN RAISE 'hostile operator called'; END $$;
CREATE OPERATOR hostile.= (LEFTARG = int, RIGHTARG = int, FUNCTION = hostile.never);
CREATE OPERATOR hostile.<= (LEFTARG = int, RIGHTARG = int, FUNCTION = hostile.never);
CREATE FUNCTION hostile.now() RETURNS timestamptz LANGUAGE plpgsql AS $$ BEGIN RAISE 'hostile function called'; END $$;
CREATE FUNCTION hostile.clock_timestamp() RETURNS timestamptz LANGUAGE plpgsql AS $$ BEGIN RAISE 'hostile function called'; END $$;
CREATE FUNCTION hostile.lower(measure) RETURNS numeric LANGUAGE plpgsql AS $$ BEGIN RAISE 'hostile function called'; END $$;
CREATE FUNCTION hostile.count(int) RETURNS bigint LANGUAGE plpgsql AS $$ BEGIN RAISE 'hostile function called'; END $$;
CREATE TABLE hostile.pg_class (oid oid);
CREATE TYPE hostile.int8 AS ENUM ('hostile');
SET search_path = hostile, pg_catalog, public, process_test;
CREATE TABLE process_test.again (id int PRIMARY KEY, body text);
CALL guidepost_track('process_test.again', body => 'body');
INSERT INTO process_test.again VALUES (1, process_test.remarks(1));
CALL guidepost_process('process_test.again');
SELECT mode, total, done, remaining FROM guidepost_progress WHERE source::text = 'again';
SELECT source, mode FROM guidepost_tracked ORDER BY source::text COLLATE "C";
SELECT count(value) FROM process_test.again_metrics;
CALL guidepost_refresh('process_test.again');
CALL guidepost_untrack('process_test.again', keep => true);
SELECT low FROM process_test.again_metrics;
RESET search_path;
DROP SCHEMA hostile CASCADE;

DROP SCHEMA process_test CASCADE;
DROP ROLE regress_owner;
DROP ROLE regress_writer;
DROP ROLE regress_reader;
