-- Changes with the extension and with the user's own metrics; a transcript that was read by another reader is out of date.
CREATE FUNCTION guidepost_reader() RETURNS text
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	RETURN (SELECT concat_ws('+', e.extversion, (SELECT left(md5(string_agg(
			concat_ws(E'\x1f', c.metric, c.unit_family, c.pattern), E'\x1e' ORDER BY c.metric COLLATE "C")), 12)
		FROM @extschema@.metric_catalog c WHERE NOT c.builtin))
	FROM pg_extension e WHERE e.extname = 'guidepost');
END
$$;

COMMENT ON FUNCTION guidepost_reader() IS 'version of the extension, and a digest of the user''s own metrics where there are any';

/*
 * What the trigger of a tracked table, as the table's owner, has to do about a row that is new, changed or
 * deleted: a statement whose parameters are the columns of the row's key. It holds as long as the relations
 * do not change.
 */
CREATE FUNCTION guidepost_change(source regclass, deleted boolean, OUT statement text, OUT columns text[], OUT read_now boolean,
	OUT relations oid[])
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	entry @extschema@.guidepost_registration := @extschema@.guidepost_registered(source);
	ours text;
	numbers text;
	same text;
BEGIN
	read_now := entry.mode = 'sync' AND NOT deleted;
	relations := ARRAY[entry.source, entry.state, entry.queue, entry.metrics];
	SELECT array_agg(k.source_column::text ORDER BY k.n), string_agg(quote_ident(k.child_column), ', ' ORDER BY k.n),
		string_agg('$' || k.n, ', ' ORDER BY k.n), string_agg(format('t.%I %s $%s', k.child_column, k.equals, k.n), ' AND ')
		INTO columns, ours, numbers, same FROM @extschema@.guidepost_key(source, entry.state) k;
	IF deleted THEN
		statement := format('WITH rows AS (DELETE FROM %s t WHERE %s) DELETE FROM %s t WHERE %2$s', entry.metrics, same, entry.state);
		RETURN;
	END IF;
	-- What is known is not inserted, even to find a conflict: that would wait for a worker that has just read it.
	statement := format('WITH known AS (SELECT t.transcript FROM %1$s t WHERE %4$s),
		added AS (INSERT INTO %1$s (%2$s) SELECT %3$s WHERE NOT EXISTS (SELECT FROM known) ON CONFLICT DO NOTHING RETURNING transcript),
		written AS (SELECT k.transcript FROM known k UNION ALL SELECT a.transcript FROM added a) ',
		entry.state, ours, numbers, same) || CASE WHEN read_now THEN 'SELECT w.transcript FROM written w'
			ELSE format('INSERT INTO %s (transcript) SELECT w.transcript FROM written w', entry.queue) END;
END
$$;

COMMENT ON FUNCTION guidepost_change(regclass, boolean) IS 'the statement that queues a transcript that was written, or forgets one that was deleted';

CREATE FUNCTION guidepost_read_now(source regclass, transcript bigint) RETURNS void
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	entry @extschema@.guidepost_registration := @extschema@.guidepost_registered(source);
BEGIN
	EXECUTE format('SELECT FROM %s t WHERE t.transcript = $1 FOR NO KEY UPDATE', entry.state) USING transcript;
	EXECUTE format('DELETE FROM %s q WHERE q.transcript = $1', entry.queue) USING transcript;
	PERFORM @extschema@.guidepost_read(entry, ARRAY[transcript]);
END
$$;

COMMENT ON FUNCTION guidepost_read_now(regclass, bigint) IS 'reads one transcript within this transaction';

/*
 * Takes up to batch_size queued transcripts that no other worker has, and gives the ids of
 * their state rows. The lock on the state row makes one worker the only one to read a
 * transcript; the lock on the transcript itself (which no update of its text minds) keeps it from being
 * deleted meanwhile. Queue entries that are written later stay, so that no change is lost.
 */
CREATE FUNCTION guidepost_take(entry guidepost_registration, batch_size int) RETURNS bigint[]
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
	SET enable_hashjoin = off SET enable_mergejoin = off SET enable_sort = off SET jit = off
AS $$
DECLARE
	ids bigint[];
BEGIN
	EXECUTE format($sql$
		WITH picked AS (
			SELECT q.transcript
			FROM %s q JOIN %s t ON t.transcript = q.transcript JOIN %s s ON %s
			ORDER BY q.entry
			LIMIT $1
			FOR NO KEY UPDATE OF t SKIP LOCKED FOR KEY SHARE OF s SKIP LOCKED),
		taken AS (DELETE FROM %1$s q WHERE q.transcript = ANY (ARRAY(SELECT p.transcript FROM picked p)) RETURNING q.transcript)
		SELECT array_agg(DISTINCT t.transcript) FROM taken t
		$sql$, entry.queue, entry.state, entry.source,
		(SELECT string_agg(format('s.%I %s t.%I', k.source_column, k.equals, k.child_column), ' AND ')
		FROM @extschema@.guidepost_key(entry.source, entry.state) k))
		INTO ids USING batch_size;
	RETURN ids;
END
$$;

COMMENT ON FUNCTION guidepost_take(guidepost_registration, int) IS 'takes transcripts from the queue, skipping those that another worker has';

-- Digits of a number that carry its value: 3 for 4110000000.
CREATE FUNCTION guidepost_digits(number numeric) RETURNS int
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
	RETURN pg_catalog.length(pg_catalog.btrim(pg_catalog.translate(number::pg_catalog.text, '-.', ''), '0'));

COMMENT ON FUNCTION guidepost_digits(numeric) IS 'significant digits of a number';

/*
 * Everything that is read from one transcript. What the tracked table says of company, day and period
 * comes first, then what the transcript says. Of several mentions of one fact the chosen one is: a
 * statement of guidance that says what is done with it, a point rather than an open interval, the
 * more confident, the more often said, the more precise, the earlier.
 */
CREATE FUNCTION guidepost_rows(body text, given_company text, given_day date, given_period fiscal_period, year_end_month int, otherwise text)
	RETURNS TABLE (ordinal int, company text, call_period fiscal_period, called_on date,
		metric text, segment text, kind text, aspect text, period fiscal_period, value measure, basis text, action text,
		speaker text, role text, section text, span int4range, value_span int4range, confidence real, quote text, chosen boolean)
	LANGUAGE plpgsql STABLE ROWS 100 SET search_path = pg_catalog, pg_temp
AS $$
#variable_conflict use_column
BEGIN
	RETURN QUERY SELECT f.ordinal, f.company, f.call_period, f.called_on, f.metric, f.segment, f.kind, f.aspect, f.period, f.value,
		f.basis, f.action, f.speaker, f.role, f.section, f.span, f.value_span, f.confidence, f.quote,
		row_number() OVER (PARTITION BY f.metric, lower(f.segment), f.kind, f.aspect, f.period, f.basis, f.unit
			ORDER BY f.kind = 'guidance' AND f.action IS NOT NULL DESC, f.is_point DESC, f.confidence_class DESC,
				f.said DESC, f.digits DESC, f.ordinal) = 1
	FROM (
		SELECT m.ordinality::int AS ordinal, m.*,
			COALESCE(NULLIF(btrim($2), ''), h.company, h.ticker, $6) AS company,
			COALESCE($4, h.period) AS call_period, COALESCE($3, h.called_on) AS called_on,
			@extschema@.evidence(t.body, m.span) AS quote, @extschema@.unit(m.value) AS unit,
			m.kind <> 'guidance' AND COALESCE(@extschema@.is_point(m.value), false) AS is_point,
			round(m.confidence::numeric, 1) AS confidence_class,
			count(*) OVER (PARTITION BY m.metric, lower(m.segment), m.kind, m.aspect, m.period, m.basis, m.value) AS said,
			@extschema@.guidepost_digits(COALESCE(@extschema@.lower(m.value), @extschema@.upper(m.value))) AS digits
		FROM (SELECT $1 || '' AS body OFFSET 0) t -- taken out of the compressed column once
		LEFT JOIN LATERAL @extschema@.transcript_header(t.body) h ON true
		CROSS JOIN LATERAL @extschema@.transcript_metrics(t.body, COALESCE($4, h.period), COALESCE($5, 12)) WITH ORDINALITY m) f;
END
$$;

COMMENT ON FUNCTION guidepost_rows(text, text, date, fiscal_period, int, text) IS 'what goes into the metrics table from one transcript';

CREATE FUNCTION guidepost_replace(entry guidepost_registration, ids bigint[]) RETURNS void
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
	SET enable_hashjoin = off SET enable_mergejoin = off SET jit = off
AS $$
DECLARE
	ours text;
	same text;
	of_state text;
BEGIN
	SELECT string_agg(quote_ident(k.child_column), ', ' ORDER BY k.n),
		string_agg(format('t.%I %s m.%1$I', k.child_column, k.equals), ' AND '),
		string_agg(format('v.%I %s t.%1$I', k.child_column, k.equals), ' AND ')
		INTO ours, same, of_state FROM @extschema@.guidepost_key(entry.source, entry.state) k;
	EXECUTE format('DELETE FROM %s m USING %s t WHERE t.transcript = ANY ($1) AND %s', entry.metrics, entry.state, same) USING ids;
	EXECUTE format($sql$
		INSERT INTO %s (%s, ordinal, company, call_period, called_on, metric, segment, kind, aspect, period, value,
			basis, action, speaker, role, section, span, value_span, confidence, quote, chosen)
		SELECT %s, f.*
		FROM %s t JOIN %s v ON %s
		CROSS JOIN LATERAL @extschema@.guidepost_rows(v.body, v.company, v.called_on, v.period, v.fiscal_year_end_month,
			'unknown ' || concat_ws(' ', %3$s)) f
		WHERE t.transcript = ANY ($1)
		$sql$, entry.metrics, ours, (SELECT string_agg(format('t.%I', k.child_column), ', ' ORDER BY k.n)
			FROM @extschema@.guidepost_key(entry.source, entry.state) k),
		entry.state, entry.transcripts, of_state) USING ids;
	EXECUTE format($sql$
		UPDATE %s t SET read_at = clock_timestamp(), reader = $2, error = NULL,
			metrics = (SELECT count(*) FROM %s m WHERE %s)
		WHERE t.transcript = ANY ($1)
		$sql$, entry.state, entry.metrics, same) USING ids, @extschema@.guidepost_reader();
END
$$;

COMMENT ON FUNCTION guidepost_replace(guidepost_registration, bigint[]) IS 'reads transcripts and replaces their metric rows, all or none';

-- What says nothing about the transcript itself: rights, missing objects, conflicts, the server's resources.
CREATE FUNCTION guidepost_is_outer_error(state text) RETURNS boolean
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
	RETURN pg_catalog.left(state, 2) OPERATOR(pg_catalog.=) ANY ('{25,28,40,42,53,55,57,58}'::pg_catalog.text[])
		AND state OPERATOR(pg_catalog.<>) '53200';

COMMENT ON FUNCTION guidepost_is_outer_error(text) IS 'is this error state one that no single transcript is to blame for?';

/*
 * Reads transcripts; one that cannot be read is set aside with its error, and keeps the rows it had. Of many that
 * cannot be read together, pieces of the size of the root are tried: what is read in vain is least.
 */
CREATE FUNCTION guidepost_read(entry guidepost_registration, ids bigint[]) RETURNS void
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	n int := array_length(ids, 1);
	piece int := LEAST(ceil(sqrt(n)), n - 1);
BEGIN
	PERFORM @extschema@.guidepost_replace(entry, ids);
EXCEPTION WHEN OTHERS THEN
	IF @extschema@.guidepost_is_outer_error(SQLSTATE) THEN
		RAISE;
	END IF;
	IF n = 1 THEN
		EXECUTE format('UPDATE %s t SET error = $1, read_at = clock_timestamp(), reader = $2 WHERE t.transcript = $3', entry.state)
			USING SQLSTATE || ': ' || SQLERRM, @extschema@.guidepost_reader(), ids[1];
	ELSE
		FOR i IN 1 .. n BY piece LOOP
			PERFORM @extschema@.guidepost_read(entry, ids[i:i + piece - 1]);
		END LOOP;
	END IF;
END
$$;

COMMENT ON FUNCTION guidepost_read(guidepost_registration, bigint[]) IS 'reads transcripts; sets aside those that fail';

CREATE FUNCTION guidepost_process_batch(entry guidepost_registration, batch_size int) RETURNS int
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	previous text := @extschema@.guidepost_enter(entry.source);
	ids bigint[] := @extschema@.guidepost_take(entry, batch_size);
BEGIN
	IF ids IS NOT NULL THEN
		PERFORM @extschema@.guidepost_read(entry, ids);
	END IF;
	PERFORM @extschema@.guidepost_leave(previous);
	RETURN COALESCE(array_length(ids, 1), 0);
END
$$;

COMMENT ON FUNCTION guidepost_process_batch(guidepost_registration, int) IS 'reads up to so many queued transcripts (NULL: all) within this transaction; gives how many';

-- Commits, so it cannot set a search_path: every name and operator is qualified.
CREATE PROCEDURE guidepost_process(source regclass, batch_size int DEFAULT 200)
	LANGUAGE plpgsql
AS $$
DECLARE
	told pg_catalog.timestamptz := pg_catalog.clock_timestamp();
	pause pg_catalog.interval := '5 seconds';
	taken int;
	total bigint := 0;
BEGIN
	IF batch_size IS NULL OR batch_size OPERATOR(pg_catalog.<=) 0 THEN
		RAISE invalid_parameter_value USING
			MESSAGE = 'batch_size must be positive',
			HINT = 'A batch is read and committed at once; 200 is a good size.';
	END IF;
	PERFORM @extschema@.guidepost_mend(@extschema@.guidepost_registered(source));
	COMMIT;
	LOOP
		taken := @extschema@.guidepost_process_batch(@extschema@.guidepost_registered(source), batch_size);
		COMMIT;
		total := total OPERATOR(pg_catalog.+) taken::bigint;
		EXIT WHEN taken OPERATOR(pg_catalog.=) 0;
		-- Counting a million transcripts takes a while: one part in twenty of the time at most.
		IF pg_catalog.clock_timestamp() OPERATOR(pg_catalog.>) (told OPERATOR(pg_catalog.+) pause) THEN
			told := pg_catalog.clock_timestamp();
			RAISE NOTICE '%', @extschema@.guidepost_progress_line(source);
			pause := GREATEST('5 seconds'::pg_catalog.interval,
				(pg_catalog.clock_timestamp() OPERATOR(pg_catalog.-) told) OPERATOR(pg_catalog.*) 20.0::pg_catalog.float8);
		END IF;
	END LOOP;
	RAISE NOTICE '%', @extschema@.guidepost_end_line(source, total);
END
$$;

COMMENT ON PROCEDURE guidepost_process(regclass, int) IS
	'reads the queued transcripts of a tracked table, batch by batch with a commit after each; many may run at once';

CREATE FUNCTION guidepost_retry(source regclass) RETURNS bigint
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	entry @extschema@.guidepost_registration := @extschema@.guidepost_registered(source);
	previous text := @extschema@.guidepost_enter(source);
	n bigint;
BEGIN
	EXECUTE format('INSERT INTO %s (transcript) SELECT t.transcript FROM %s t WHERE t.error IS NOT NULL
		AND NOT EXISTS (SELECT FROM %1$s q WHERE q.transcript = t.transcript) ORDER BY t.transcript', entry.queue, entry.state);
	GET DIAGNOSTICS n = ROW_COUNT;
	PERFORM @extschema@.guidepost_leave(previous);
	RETURN n;
END
$$;

COMMENT ON FUNCTION guidepost_retry(regclass) IS 'queues again the transcripts that failed; gives how many';

-- Queues transcripts that are not known yet: those from before the tracking, or written while triggers were off.
CREATE FUNCTION guidepost_adopt(entry guidepost_registration) RETURNS bigint
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	n bigint;
BEGIN
	EXECUTE format($sql$
		WITH added AS (INSERT INTO %1$s (%2$s) SELECT %3$s FROM %4$s s
			WHERE NOT EXISTS (SELECT FROM %1$s t WHERE %5$s) ORDER BY %3$s ON CONFLICT DO NOTHING RETURNING transcript)
		INSERT INTO %6$s (transcript) SELECT a.transcript FROM added a ORDER BY a.transcript
		$sql$, entry.state, string_agg(quote_ident(k.child_column), ', ' ORDER BY k.n),
		string_agg(format('s.%I', k.source_column), ', ' ORDER BY k.n), entry.source,
		string_agg(format('s.%I %s t.%I', k.source_column, k.equals, k.child_column), ' AND '), entry.queue)
		FROM @extschema@.guidepost_key(entry.source, entry.state) k;
	GET DIAGNOSTICS n = ROW_COUNT;
	RETURN n;
END
$$;

COMMENT ON FUNCTION guidepost_adopt(guidepost_registration) IS 'queues transcripts that have no state yet; gives how many';

CREATE FUNCTION guidepost_adopt_all(entry guidepost_registration) RETURNS void
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	previous text := @extschema@.guidepost_enter(entry.source);
BEGIN
	PERFORM @extschema@.guidepost_adopt(entry);
	IF entry.mode = 'sync' THEN
		PERFORM @extschema@.guidepost_process_batch(entry, NULL);
	END IF;
	PERFORM @extschema@.guidepost_leave(previous);
END
$$;

COMMENT ON FUNCTION guidepost_adopt_all(guidepost_registration) IS 'queues transcripts that have no state yet; reads them where the mode is sync';

-- After a partition was dropped with CASCADE.
CREATE FUNCTION guidepost_mend(entry guidepost_registration) RETURNS void
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	previous text := @extschema@.guidepost_enter(entry.source);
	metrics_were_cut boolean := @extschema@.guidepost_refer(entry.source, entry.metrics);
	state_was_cut boolean := @extschema@.guidepost_refer(entry.source, entry.state);
BEGIN
	IF metrics_were_cut OR state_was_cut THEN
		PERFORM @extschema@.guidepost_adopt_all(entry);
	END IF;
	PERFORM @extschema@.guidepost_leave(previous);
END
$$;

COMMENT ON FUNCTION guidepost_mend(guidepost_registration) IS 'makes what was made for a tracked table refer to it again, and forgets transcripts that are gone';

CREATE FUNCTION guidepost_queue_old(source regclass, everything boolean) RETURNS bigint
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	entry @extschema@.guidepost_registration := @extschema@.guidepost_registered(source);
	previous text := @extschema@.guidepost_enter(source);
	n bigint;
BEGIN
	EXECUTE format('INSERT INTO %s (transcript) SELECT t.transcript FROM %s t
		WHERE ($1 OR t.reader IS DISTINCT FROM $2) AND NOT EXISTS (SELECT FROM %1$s q WHERE q.transcript = t.transcript) ORDER BY t.transcript',
		entry.queue, entry.state) USING everything, @extschema@.guidepost_reader();
	GET DIAGNOSTICS n = ROW_COUNT;
	n := n + @extschema@.guidepost_adopt(entry);
	PERFORM @extschema@.guidepost_leave(previous);
	RETURN n;
END
$$;

COMMENT ON FUNCTION guidepost_queue_old(regclass, boolean) IS 'queues transcripts read by an older version or with other metrics, never read, or all; gives how many';

CREATE PROCEDURE guidepost_refresh(source regclass, batch_size int DEFAULT 200, everything boolean DEFAULT false)
	LANGUAGE plpgsql
AS $$
BEGIN
	PERFORM @extschema@.guidepost_mend(@extschema@.guidepost_registered(source));
	PERFORM @extschema@.guidepost_queue_old(source, everything);
	COMMIT;
	CALL @extschema@.guidepost_process(source, batch_size);
END
$$;

COMMENT ON PROCEDURE guidepost_refresh(regclass, int, boolean) IS
	'reads again what an older version of the extension or other metrics of the user have read; readers see the old rows of a transcript until its new ones are there';
