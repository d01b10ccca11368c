-- Counts of one tracked table; all NULL for whoever may not read its state.
CREATE FUNCTION guidepost_count(entry guidepost_registration, OUT total bigint, OUT done bigint, OUT failed bigint,
	OUT remaining bigint, OUT rows_found bigint, OUT per_second numeric, OUT last_read_at timestamptz)
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	IF NOT (has_table_privilege(entry.state, 'SELECT') AND has_table_privilege(entry.queue, 'SELECT')) THEN
		RETURN;
	END IF;
	EXECUTE format($sql$
		SELECT count(*), count(*) FILTER (WHERE t.read_at IS NOT NULL AND t.error IS NULL AND q.transcript IS NULL),
			count(*) FILTER (WHERE t.error IS NOT NULL AND q.transcript IS NULL), count(q.transcript), sum(t.metrics), max(t.read_at)
		FROM %s t LEFT JOIN (SELECT DISTINCT transcript FROM %s) q ON q.transcript = t.transcript
		$sql$, entry.state, entry.queue) INTO total, done, failed, remaining, rows_found, last_read_at;
	-- The rate is that of the last minute of work.
	EXECUTE format($sql$
		SELECT round((count(*) / NULLIF(extract(epoch FROM max(t.read_at) - min(t.read_at)), 0))::numeric, 1)
		FROM %s t WHERE t.read_at >= $1 - interval '1 minute'
		$sql$, entry.state) INTO per_second USING last_read_at;
END
$$;

COMMENT ON FUNCTION guidepost_count(guidepost_registration) IS 'how far a tracked table has been read';

CREATE VIEW guidepost_progress AS
	SELECT r.source, r.mode, c.total, c.done, c.failed, c.remaining, c.rows_found, c.per_second, c.last_read_at,
		CASE WHEN c.remaining OPERATOR(pg_catalog.>) 0 AND c.last_read_at OPERATOR(pg_catalog.>)
				(pg_catalog.now() OPERATOR(pg_catalog.-) '1 minute'::pg_catalog.interval)
			THEN pg_catalog.now() OPERATOR(pg_catalog.+)
				pg_catalog.make_interval(secs => (c.remaining::numeric OPERATOR(pg_catalog./) c.per_second)::double precision)
		END AS estimated_end
	FROM guidepost_registration r CROSS JOIN LATERAL guidepost_count(r) c;

COMMENT ON VIEW guidepost_progress IS 'how far each tracked table has been read, as far as it is committed';
COMMENT ON COLUMN guidepost_progress.source IS 'the tracked table';
COMMENT ON COLUMN guidepost_progress.mode IS 'sync or deferred';
COMMENT ON COLUMN guidepost_progress.total IS 'transcripts';
COMMENT ON COLUMN guidepost_progress.done IS 'transcripts that were read and have not changed since';
COMMENT ON COLUMN guidepost_progress.failed IS 'transcripts that were set aside with an error; guidepost_retry queues them again';
COMMENT ON COLUMN guidepost_progress.remaining IS 'transcripts that wait to be read';
COMMENT ON COLUMN guidepost_progress.rows_found IS 'metric rows read from all of them';
COMMENT ON COLUMN guidepost_progress.per_second IS 'transcripts a second in the last minute of work';
COMMENT ON COLUMN guidepost_progress.last_read_at IS 'when a transcript was last read';
COMMENT ON COLUMN guidepost_progress.estimated_end IS 'when the queue will be empty at this rate; NULL when nothing is at work';

GRANT SELECT ON guidepost_progress TO PUBLIC;

CREATE FUNCTION guidepost_progress_line(source regclass) RETURNS text
	LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp
AS $$
	SELECT format('guidepost: %s: %s of %s transcripts read, %s failed, %s a second%s', p.source, p.done, p.total, p.failed,
		COALESCE(p.per_second::text, '?'), ', ' || date_trunc('second', p.estimated_end - now()) || ' to go')
	FROM @extschema@.guidepost_progress p WHERE p.source = $1
$$;

CREATE FUNCTION guidepost_end_line(source regclass, processed bigint) RETURNS text
	LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp
AS $$
	SELECT format('guidepost: %s: %s transcripts read in this run, %s failed, %s remaining', p.source, $2, p.failed, p.remaining)
	FROM @extschema@.guidepost_progress p WHERE p.source = $1
$$;

COMMENT ON FUNCTION guidepost_progress_line(regclass) IS 'progress of a tracked table in words';
COMMENT ON FUNCTION guidepost_end_line(regclass, bigint) IS 'end of a run in words';
