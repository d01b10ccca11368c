CREATE TABLE guidepost_registration (
	source regclass PRIMARY KEY,
	metrics regclass NOT NULL UNIQUE,
	state regclass NOT NULL UNIQUE,
	queue regclass NOT NULL UNIQUE,
	transcripts regclass NOT NULL UNIQUE,
	views regclass[] NOT NULL,
	mode text NOT NULL CHECK (mode IN ('sync', 'deferred'))
);

COMMENT ON TABLE guidepost_registration IS 'which tables are tracked, and what was made for each; written by guidepost_track and guidepost_untrack';
COMMENT ON COLUMN guidepost_registration.source IS 'the tracked table';
COMMENT ON COLUMN guidepost_registration.metrics IS 'table of the rows that were read';
COMMENT ON COLUMN guidepost_registration.state IS 'table with one row for each transcript: when and by what it was read, or why it could not be';
COMMENT ON COLUMN guidepost_registration.queue IS 'table of transcripts that wait to be read';
COMMENT ON COLUMN guidepost_registration.transcripts IS 'view that shows the tracked table under fixed column names; it follows renamed columns';
COMMENT ON COLUMN guidepost_registration.views IS 'the views for readers';
COMMENT ON COLUMN guidepost_registration.mode IS 'sync: read within the transaction that writes; deferred: queued for guidepost_process';

SELECT pg_catalog.pg_extension_config_dump('guidepost_registration',
	'WHERE EXISTS (SELECT FROM pg_catalog.pg_class c WHERE c.oid = source)');

-- Anyone may register relations of their own: the trigger below sees to it, also when a dump is restored.
GRANT SELECT, INSERT, DELETE ON guidepost_registration TO PUBLIC;

CREATE FUNCTION guidepost_check_registration() RETURNS trigger
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	entry @extschema@.guidepost_registration := CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
	owner oid := (SELECT c.relowner FROM pg_class c WHERE c.oid = entry.source);
	others oid[] := ARRAY[entry.metrics, entry.state, entry.queue, entry.transcripts]::oid[];
BEGIN
	IF owner IS NULL AND TG_OP = 'DELETE' THEN
		RETURN OLD;
	END IF;
	IF owner IS NULL OR NOT pg_has_role(owner, 'MEMBER') THEN
		RAISE insufficient_privilege USING
			MESSAGE = format('must be owner of table %s', entry.source),
			HINT = 'Only the owner of a table can track it or stop tracking it.';
	END IF;
	IF TG_OP = 'DELETE' THEN
		RETURN OLD;
	END IF;
	IF EXISTS (SELECT FROM unnest(others) o (relation) LEFT JOIN pg_class c ON c.oid = o.relation
			WHERE c.relowner IS DISTINCT FROM owner) THEN
		RAISE insufficient_privilege USING
			MESSAGE = format('relations registered for %s must have its owner', entry.source),
			HINT = 'Give them the same owner with ALTER TABLE ... OWNER TO.';
	END IF;
	RETURN NEW;
END
$$;

COMMENT ON FUNCTION guidepost_check_registration() IS 'lets only the owner of a table register it, and only with relations of the same owner';

CREATE TRIGGER guidepost_check_registration BEFORE INSERT OR DELETE ON guidepost_registration
	FOR EACH ROW EXECUTE FUNCTION guidepost_check_registration();

CREATE FUNCTION guidepost_track_row() RETURNS trigger
	AS 'MODULE_PATHNAME' LANGUAGE C;

COMMENT ON FUNCTION guidepost_track_row() IS 'trigger of tracked tables: queues or reads a new or changed transcript with the rights of the table''s owner';

-- The registration of a table, or an error that helps.
CREATE FUNCTION guidepost_registered(source regclass) RETURNS guidepost_registration
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	entry @extschema@.guidepost_registration;
BEGIN
	SELECT * INTO entry FROM @extschema@.guidepost_registration r WHERE r.source = guidepost_registered.source;
	IF NOT FOUND THEN
		RAISE undefined_object USING
			MESSAGE = format('table %s is not tracked', source),
			DETAIL = 'The view guidepost_tracked lists the tables that are.',
			HINT = format('Use CALL guidepost_track(%L, body => ...) to track it.', source);
	END IF;
	RETURN entry;
END
$$;

COMMENT ON FUNCTION guidepost_registered(regclass) IS 'the registration of a tracked table; an error if it is not tracked';

/*
 * What is done to a tracked table is done as its owner, so that what is made belongs to the
 * owner and a superuser never runs code that hides in somebody's table. Gives the role to go
 * back to with guidepost_leave.
 */
CREATE FUNCTION guidepost_enter(relation regclass) RETURNS text
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	owner oid := (SELECT c.relowner FROM pg_class c WHERE c.oid = relation);
	previous text := current_setting('role');
BEGIN
	IF NOT pg_has_role(owner, 'MEMBER') THEN
		RAISE insufficient_privilege USING
			MESSAGE = format('must be owner of table %s', relation),
			HINT = 'Only the owner of a table can track it, process it or stop tracking it.';
	END IF;
	IF pg_get_userbyid(owner) <> current_user THEN
		PERFORM set_config('role', pg_get_userbyid(owner)::text, true);
	END IF;
	RETURN previous;
END
$$;

CREATE FUNCTION guidepost_leave(previous text) RETURNS void
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	IF current_setting('role') <> previous THEN
		PERFORM set_config('role', previous, true);
	END IF;
END
$$;

COMMENT ON FUNCTION guidepost_enter(regclass) IS 'becomes the owner of a relation for the transaction; gives the role that was set before';
COMMENT ON FUNCTION guidepost_leave(text) IS 'undoes guidepost_enter';

-- A name for what is made for a table: the table's, cut so that the suffix fits.
CREATE FUNCTION guidepost_name(source regclass, suffix text) RETURNS text
	LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp
AS $$
	SELECT left(c.relname::text, max(n.n)) || $2
	FROM pg_class c, generate_series(1, 63) n (n)
	WHERE c.oid = $1 AND octet_length(left(c.relname::text, n.n)) + octet_length($2) <= 63
	GROUP BY c.relname
$$;

COMMENT ON FUNCTION guidepost_name(regclass, text) IS 'name of an object made for a table: table name and suffix, at most 63 bytes';

-- Schema-qualified and quoted; for a name that is to be made in a table's schema.
CREATE FUNCTION guidepost_beside(source regclass, suffix text) RETURNS text
	LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp
AS $$
	SELECT format('%I.%I', n.nspname, @extschema@.guidepost_name($1, $2))
	FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
	WHERE c.oid = $1
$$;

COMMENT ON FUNCTION guidepost_beside(regclass, text) IS 'qualified and quoted name for an object beside a table';

-- Checks a column that the caller of guidepost_track named; gives an expression over the table alias s.
CREATE FUNCTION guidepost_column(source regclass, argument text, column_name text, type text) RETURNS text
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	attribute pg_attribute;
	category "char";
BEGIN
	IF column_name IS NULL THEN
		RETURN format('NULL::%s', type);
	END IF;
	SELECT * INTO attribute FROM pg_attribute a
		WHERE a.attrelid = source AND a.attname = column_name AND a.attnum > 0 AND NOT a.attisdropped;
	IF NOT FOUND THEN
		RAISE undefined_column USING
			MESSAGE = format('column "%s" of table %s does not exist', column_name, source),
			DETAIL = format('It was given for the argument %s.', argument),
			HINT = format('Columns of the table: %s.', (SELECT string_agg(a.attname, ', ' ORDER BY a.attnum)
				FROM pg_attribute a WHERE a.attrelid = source AND a.attnum > 0 AND NOT a.attisdropped));
	END IF;
	SELECT t.typcategory INTO category FROM pg_type t WHERE t.oid = attribute.atttypid;
	IF category NOT IN ('S', 'U') AND argument = 'body'
		OR category NOT IN ('S', 'D') AND argument = 'called_on'
		OR category NOT IN ('S', 'N') AND argument = 'fiscal_year_end_month'
		OR category <> 'S' AND argument = 'period' AND attribute.atttypid <> '@extschema@.fiscal_period'::regtype THEN
		RAISE datatype_mismatch USING
			MESSAGE = format('column "%s" of type %s cannot be the %s', column_name, format_type(attribute.atttypid, attribute.atttypmod), argument),
			HINT = 'The body is text, called_on a date, the period a fiscal_period or text, fiscal_year_end_month a number.';
	END IF;
	IF attribute.atttypid = type::regtype THEN
		RETURN format('s.%I', column_name);
	END IF;
	RETURN format('s.%I::text::%s', column_name, type);
END
$$;

COMMENT ON FUNCTION guidepost_column(regclass, text, text, text) IS 'expression for a column named in guidepost_track; an error if there is no such column or it has the wrong type';

/*
 * The key by which rows refer to a transcript: the primary key, else a unique key over NOT NULL columns; no row if there
 * is none. A key column keeps its name in what is made, unless a column of ours has that name.
 */
CREATE FUNCTION guidepost_find_key(source regclass)
	RETURNS TABLE (n int, source_column name, child_column name, type text, equals text)
	LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp
AS $$
	SELECT k.n::int, a.attname,
		(CASE WHEN a.attname = ANY ('{ordinal,company,call_period,called_on,metric,segment,kind,aspect,period,value,basis,action,speaker,role,section,span,value_span,confidence,quote,chosen,transcript,read_at,reader,metrics,error,body,fiscal_year_end_month}')
			THEN left(a.attname, 59) || '_key' ELSE a.attname END)::name,
		format_type(a.atttypid, a.atttypmod)
			|| COALESCE((SELECT format(' COLLATE %s', c.oid::regcollation) FROM pg_collation c
				WHERE c.oid = a.attcollation AND c.collname <> 'default'), ''),
		format('OPERATOR(%I.%s)', o.oprnamespace::regnamespace::text, o.oprname)
	FROM (SELECT i.* FROM pg_index i
		WHERE i.indrelid = $1 AND i.indisunique AND i.indimmediate AND i.indisvalid AND i.indpred IS NULL AND i.indexprs IS NULL
			AND NOT EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = $1 AND NOT a.attnotnull
				AND a.attnum = ANY ((i.indkey::int2[])[0:i.indnkeyatts - 1]))
		ORDER BY i.indisprimary DESC, i.indnkeyatts, i.indexrelid
		LIMIT 1) i
	CROSS JOIN unnest((i.indkey::int2[])[0:i.indnkeyatts - 1], (i.indclass::oid[])[0:i.indnkeyatts - 1]) WITH ORDINALITY k (attnum, opclass, n)
	JOIN pg_attribute a ON a.attrelid = $1 AND a.attnum = k.attnum
	JOIN pg_opclass c ON c.oid = k.opclass
	JOIN pg_amop p ON p.amopfamily = c.opcfamily AND p.amoplefttype = c.opcintype AND p.amoprighttype = c.opcintype AND p.amopstrategy = 3
	JOIN pg_operator o ON o.oid = p.amopopr
	ORDER BY k.n
$$;

COMMENT ON FUNCTION guidepost_find_key(regclass) IS 'columns of the key of a table that is to be tracked, their names in what is made, types, and equality operators';

/*
 * Columns of a tracked table's key beside those of a table that refers to it, and the operator that compares them: by
 * the foreign key. DROP TABLE partition CASCADE takes that away; then by the key that was chosen and the places of its
 * columns, which are the first ones of what is made, behind the state's own number.
 */
CREATE FUNCTION guidepost_key(source regclass, child regclass)
	RETURNS TABLE (n int, source_column name, child_column name, equals text)
	LANGUAGE plpgsql STABLE ROWS 2 SET search_path = pg_catalog, pg_temp
AS $$
#variable_conflict use_column
BEGIN
	RETURN QUERY
		SELECT k.n::int, s.attname, c.attname, format('OPERATOR(%I.%s)', o.oprnamespace::regnamespace::text, o.oprname)
		FROM pg_constraint f
		CROSS JOIN unnest(f.confkey, f.conkey, f.conpfeqop) WITH ORDINALITY k (source_attnum, child_attnum, operator, n)
		JOIN pg_attribute s ON s.attrelid = f.confrelid AND s.attnum = k.source_attnum
		JOIN pg_attribute c ON c.attrelid = f.conrelid AND c.attnum = k.child_attnum
		JOIN pg_operator o ON o.oid = k.operator
		WHERE f.contype = 'f' AND f.conrelid = $2 AND f.confrelid = $1 AND f.conparentid = 0
		ORDER BY k.n;
	IF NOT FOUND THEN
		RETURN QUERY
			SELECT k.n, k.source_column, c.attname, k.equals
			FROM @extschema@.guidepost_find_key($1) k
			JOIN pg_attribute t ON t.attrelid = $2 AND t.attnum = 1
			JOIN pg_attribute c ON c.attrelid = $2 AND c.attnum = k.n + CASE WHEN t.attidentity = '' THEN 0 ELSE 1 END
			ORDER BY k.n;
	END IF;
END
$$;

COMMENT ON FUNCTION guidepost_key(regclass, regclass) IS 'key columns of a tracked table, those that refer to them from another table, and their equality operators';

CREATE FUNCTION guidepost_check_track(source regclass, mode text) RETURNS void
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	kind "char" := (SELECT c.relkind FROM pg_class c WHERE c.oid = source);
BEGIN
	IF source IS NULL THEN
		RAISE null_value_not_allowed USING
			MESSAGE = 'table to track must not be null',
			HINT = 'Use CALL guidepost_track(''calls'', body => ''body'').';
	END IF;
	IF kind NOT IN ('r', 'p') THEN
		RAISE wrong_object_type USING
			MESSAGE = format('%s is not a table', source),
			DETAIL = 'Tables and partitioned tables can be tracked; views and foreign tables have no key and no row triggers.',
			HINT = 'Track the table beneath.';
	END IF;
	IF NOT EXISTS (SELECT FROM @extschema@.guidepost_find_key(source)) THEN
		RAISE object_not_in_prerequisite_state USING
			MESSAGE = format('table %s has no key', source),
			DETAIL = 'The rows read from a transcript refer to it by its key.',
			HINT = format('Add one with ALTER TABLE %s ADD PRIMARY KEY (...).', source);
	END IF;
	IF mode IS NULL OR mode NOT IN ('sync', 'deferred') THEN
		RAISE invalid_parameter_value USING
			MESSAGE = format('mode "%s" is not known', mode),
			DETAIL = 'sync reads a transcript within the transaction that writes it; deferred queues it for guidepost_process.',
			HINT = 'Use mode => ''sync'' or mode => ''deferred''.';
	END IF;
	IF EXISTS (SELECT FROM @extschema@.guidepost_registration r WHERE r.source = guidepost_check_track.source) THEN
		RAISE duplicate_object USING
			MESSAGE = format('table %s is already tracked', source),
			DETAIL = 'A table is tracked once, with one column of text.',
			HINT = format('Use CALL guidepost_untrack(%L) first.', source);
	END IF;
END
$$;

COMMENT ON FUNCTION guidepost_check_track(regclass, text) IS 'refuses what cannot be tracked';

-- Makes a table of ours refer to the tracked one, unless it does: rows whose transcript is gone go first.
CREATE FUNCTION guidepost_refer(source regclass, child regclass) RETURNS boolean
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	ours text;
	theirs text;
	same text;
BEGIN
	IF EXISTS (SELECT FROM pg_constraint f WHERE f.contype = 'f' AND f.conrelid = child AND f.confrelid = source AND f.conparentid = 0) THEN
		RETURN false;
	END IF;
	SELECT string_agg(quote_ident(k.child_column), ', ' ORDER BY k.n), string_agg(quote_ident(k.source_column), ', ' ORDER BY k.n),
		string_agg(format('s.%I %s t.%I', k.source_column, k.equals, k.child_column), ' AND ')
		INTO ours, theirs, same FROM @extschema@.guidepost_key(source, child) k;
	EXECUTE format('DELETE FROM %s t WHERE NOT EXISTS (SELECT FROM %s s WHERE %s)', child, source, same);
	EXECUTE format('ALTER TABLE %s ADD FOREIGN KEY (%s) REFERENCES %s (%s) ON UPDATE CASCADE ON DELETE CASCADE', child, ours, source, theirs);
	RETURN true;
END
$$;

COMMENT ON FUNCTION guidepost_refer(regclass, regclass) IS 'makes a table refer to a tracked table by its key, and forgets what is gone; false if it refers to it already';

-- Whoever may only truncate leaves what is to be read again to guidepost_refresh.
CREATE FUNCTION guidepost_track_truncate() RETURNS trigger
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	PERFORM @extschema@.guidepost_adopt_all(r) FROM @extschema@.guidepost_registration r JOIN pg_class c ON c.oid = r.source
		WHERE r.state = TG_RELID AND pg_has_role(c.relowner, 'MEMBER');
	RETURN NULL;
END
$$;

COMMENT ON FUNCTION guidepost_track_truncate() IS 'trigger of state tables: TRUNCATE partition CASCADE empties them also of the other partitions'' transcripts, which are read again';

-- The three tables beside a tracked one: its metrics, the state of each transcript, and the queue.
CREATE FUNCTION guidepost_create_tables(source regclass) RETURNS void
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	metrics text := @extschema@.guidepost_beside(source, '_metrics');
	state text := @extschema@.guidepost_beside(source, '_metrics_state');
	queue text := @extschema@.guidepost_beside(source, '_metrics_queue');
	typed text;
	ours text;
BEGIN
	SELECT string_agg(format('%I %s NOT NULL', k.child_column, k.type), ', ' ORDER BY k.n),
		string_agg(quote_ident(k.child_column), ', ' ORDER BY k.n)
		INTO typed, ours FROM @extschema@.guidepost_find_key(source) k;
	EXECUTE format($sql$
		CREATE TABLE %s (%s, ordinal int NOT NULL,
			company text NOT NULL, call_period @extschema@.fiscal_period, called_on date,
			metric text NOT NULL, segment text, kind text NOT NULL, aspect text NOT NULL,
			period @extschema@.fiscal_period, value @extschema@.measure, basis text, action text,
			speaker text, role text, section text, span int4range, value_span int4range, confidence real,
			quote text, chosen boolean NOT NULL DEFAULT true,
			PRIMARY KEY (%s, ordinal))
		$sql$, metrics, typed, ours);
	PERFORM @extschema@.guidepost_create_indexes(metrics);
	EXECUTE format($sql$
		CREATE TABLE %s (transcript bigint GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY, %s,
			read_at timestamptz, reader text, metrics int, error text,
			UNIQUE (%s))
		$sql$, state, typed, ours);
	EXECUTE format($sql$
		CREATE TABLE %s (entry bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
			transcript bigint NOT NULL REFERENCES %s ON DELETE CASCADE,
			queued_at timestamptz NOT NULL DEFAULT now());
		CREATE INDEX ON %1$s (transcript);
		CREATE TRIGGER guidepost_truncate AFTER TRUNCATE ON %2$s
			FOR EACH STATEMENT EXECUTE FUNCTION @extschema@.guidepost_track_truncate();
		$sql$, queue, state);
	PERFORM @extschema@.guidepost_refer(source, metrics::regclass);
	PERFORM @extschema@.guidepost_refer(source, state::regclass);
	PERFORM @extschema@.guidepost_describe_tables(metrics, state, queue, source::text);
END
$$;

COMMENT ON FUNCTION guidepost_create_tables(regclass) IS 'makes the tables for metrics, state and queue of a table that is to be tracked';

/*
 * What the views look up: a company's rows, its guidance, the actual for a guidance, and withdrawals. The indexes on
 * guidance and actuals hold all that the scorecard needs, since its rows are scattered over the whole table.
 */
CREATE FUNCTION guidepost_create_indexes(metrics text) RETURNS void
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	EXECUTE format('CREATE INDEX ON %s (company)', metrics);
	EXECUTE format('CREATE INDEX ON %s (company, metric, period)
		INCLUDE (aspect, segment, basis, value, action, call_period, called_on, ordinal) WHERE kind = ''guidance'' AND chosen', metrics);
	EXECUTE format('CREATE INDEX ON %s (company, metric, period, aspect)
		INCLUDE (segment, basis, value, call_period, called_on, ordinal) WHERE kind = ''actual'' AND chosen', metrics);
	EXECUTE format('CREATE INDEX ON %s (company) WHERE kind = ''guidance'' AND action = ''withdrawn''', metrics);
END
$$;

COMMENT ON FUNCTION guidepost_create_indexes(text) IS 'makes the indexes of a metrics table';

CREATE FUNCTION guidepost_describe_tables(metrics text, state text, queue text, source text) RETURNS void
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	texts CONSTANT text[] := ARRAY[
		'm.ordinal', 'number of the row within its transcript, in the order of the text',
		'm.company', 'company, as the tracked table or the transcript says',
		'm.call_period', 'fiscal period that the call reports',
		'm.called_on', 'day of the call',
		'm.metric', 'code from metric_catalog, or guidance for guidance as a whole',
		'm.segment', 'part of the company as the text names it; NULL for the whole company',
		'm.kind', 'actual, guidance or target',
		'm.aspect', 'level, qoq, yoy, change (another base, or none said) or share (of the total, in percent)',
		'm.period', 'fiscal period that the number is about; NULL where it cannot be known',
		'm.value', 'interval and unit as said; NULL for guidance without a number',
		'm.basis', 'gaap or non_gaap; NULL where not said',
		'm.action', 'initiated, raised, lowered, narrowed, reaffirmed or withdrawn; NULL where not said',
		'm.speaker', 'who says it',
		'm.role', 'executive or unknown',
		'm.section', 'prepared or qa',
		'm.span', 'the sentence, in characters of the text',
		'm.value_span', 'the number, in characters of the text',
		'm.confidence', 'estimated share of rows like this one that are right, 0 to 1',
		'm.quote', 'the sentence',
		'm.chosen', 'is this the mention to use, of all that the transcript has of this fact?',
		's.read_at', 'when the transcript was last read; NULL if never',
		's.reader', 'version of the extension and of the user''s metrics that read it',
		's.metrics', 'number of rows found',
		's.error', 'why it could not be read; it is set aside until guidepost_retry',
		'q.entry', 'order in which transcripts are read',
		's.transcript', 'number of the transcript, for the queue',
		'q.transcript', 'the transcript''s row in the state table',
		'q.queued_at', 'when it was written or changed'];
BEGIN
	EXECUTE format('COMMENT ON TABLE %s IS %L', metrics, format('metric rows read from the transcripts of %s', source));
	EXECUTE format('COMMENT ON TABLE %s IS %L', state, format('state of each transcript of %s', source));
	EXECUTE format('COMMENT ON TABLE %s IS %L', queue, format('transcripts of %s that wait for guidepost_process', source));
	FOR i IN 1 .. array_length(texts, 1) BY 2 LOOP
		EXECUTE format('COMMENT ON COLUMN %s.%I IS %L',
			CASE left(texts[i], 1) WHEN 'm' THEN metrics WHEN 's' THEN state ELSE queue END,
			substr(texts[i], 3), texts[i + 1]);
	END LOOP;
END
$$;

COMMENT ON FUNCTION guidepost_describe_tables(text, text, text, text) IS 'comments on the tables made for a tracked table';

/*
 * Rows of the metrics table are as visible as the transcript they come from, whatever is granted on the table.
 */
CREATE FUNCTION guidepost_protect(source regclass, metrics regclass) RETURNS void
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', metrics);
	EXECUTE format('CREATE POLICY guidepost_as_source ON %s USING (EXISTS (SELECT FROM %s s WHERE %s))', metrics, source,
		(SELECT string_agg(format('s.%I %s %s.%I', k.source_column, k.equals, metrics, k.child_column), ' AND ')
		FROM @extschema@.guidepost_key(source, metrics) k));
END
$$;

COMMENT ON FUNCTION guidepost_protect(regclass, regclass) IS 'lets a reader of the metrics see the rows of those transcripts that the reader may see';

-- Triggers fire on what really changed, whatever the statement names; the condition follows renamed columns.
CREATE FUNCTION guidepost_create_triggers(source regclass, watched text[]) RETURNS void
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	changed text := (SELECT string_agg(format('OLD.%I::text COLLATE "C" IS DISTINCT FROM NEW.%1$I::text COLLATE "C"', w.w), ' OR ')
		FROM unnest(watched) w (w) WHERE w.w IS NOT NULL);
BEGIN
	EXECUTE format('CREATE TRIGGER guidepost_insert AFTER INSERT ON %s
		FOR EACH ROW EXECUTE FUNCTION @extschema@.guidepost_track_row()', source);
	EXECUTE format('CREATE TRIGGER guidepost_update AFTER UPDATE ON %s
		FOR EACH ROW WHEN (%s) EXECUTE FUNCTION @extschema@.guidepost_track_row()', source, changed);
	IF (SELECT c.relkind FROM pg_class c WHERE c.oid = source) = 'p' THEN
		EXECUTE format('CREATE TRIGGER guidepost_delete AFTER DELETE ON %s
			FOR EACH ROW EXECUTE FUNCTION @extschema@.guidepost_track_row()', source);
	END IF;
END
$$;

COMMENT ON FUNCTION guidepost_create_triggers(regclass, text[]) IS 'makes the triggers of a table that is to be tracked';

CREATE FUNCTION guidepost_register(source regclass, mode text) RETURNS guidepost_registration
	LANGUAGE sql SET search_path = pg_catalog, pg_temp
AS $$
	DELETE FROM @extschema@.guidepost_registration r
		WHERE NOT EXISTS (SELECT FROM pg_class c WHERE c.oid = r.source);
	INSERT INTO @extschema@.guidepost_registration VALUES ($1,
		@extschema@.guidepost_beside($1, '_metrics')::regclass,
		@extschema@.guidepost_beside($1, '_metrics_state')::regclass,
		@extschema@.guidepost_beside($1, '_metrics_queue')::regclass,
		@extschema@.guidepost_beside($1, '_metrics_source')::regclass,
		@extschema@.guidepost_create_views($1), $2)
	RETURNING *
$$;

COMMENT ON FUNCTION guidepost_register(regclass, text) IS 'makes the views and the registration of a table whose other objects are made';

CREATE PROCEDURE guidepost_track(source regclass, body text, company text DEFAULT NULL, called_on text DEFAULT NULL,
	period text DEFAULT NULL, mode text DEFAULT 'deferred', fiscal_year_end_month text DEFAULT NULL)
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	previous text;
	columns text[];
	entry @extschema@.guidepost_registration;
BEGIN
	PERFORM @extschema@.guidepost_check_track(source, mode);
	IF body IS NULL THEN
		RAISE null_value_not_allowed USING
			MESSAGE = 'body must name the column that holds the transcripts',
			HINT = format('Use CALL guidepost_track(%L, body => ...).', source);
	END IF;
	previous := @extschema@.guidepost_enter(source);
	columns := ARRAY[
		@extschema@.guidepost_column(source, 'body', body, 'text'),
		@extschema@.guidepost_column(source, 'company', company, 'text'),
		@extschema@.guidepost_column(source, 'called_on', called_on, 'date'),
		@extschema@.guidepost_column(source, 'period', period, '@extschema@.fiscal_period'),
		@extschema@.guidepost_column(source, 'fiscal_year_end_month', fiscal_year_end_month, 'int')];
	PERFORM @extschema@.guidepost_create_tables(source);
	PERFORM @extschema@.guidepost_create_source_view(source, columns);
	PERFORM @extschema@.guidepost_protect(source, @extschema@.guidepost_beside(source, '_metrics')::regclass);
	PERFORM @extschema@.guidepost_create_triggers(source, ARRAY[body, company, called_on, period, fiscal_year_end_month]);
	entry := @extschema@.guidepost_register(source, mode);
	PERFORM @extschema@.guidepost_adopt_all(entry);
	PERFORM @extschema@.guidepost_leave(previous);
END
$$;

COMMENT ON PROCEDURE guidepost_track(regclass, text, text, text, text, text, text) IS
	'keeps metric rows of a table of transcripts up to date: names its columns for body, company, day, period and last month of the fiscal year; mode sync or deferred';

CREATE FUNCTION guidepost_create_source_view(source regclass, columns text[]) RETURNS void
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	transcripts text := @extschema@.guidepost_beside(source, '_metrics_source');
	key text := (SELECT string_agg(format('s.%I AS %I', k.source_column, k.child_column), ', ' ORDER BY k.n)
		FROM @extschema@.guidepost_find_key(source) k);
BEGIN
	EXECUTE format('CREATE VIEW %s WITH (security_invoker = true) AS
		SELECT %s, %s AS body, %s AS company, %s AS called_on, %s AS period, %s AS fiscal_year_end_month FROM %s s',
		transcripts, key, columns[1], columns[2], columns[3], columns[4], columns[5], source);
	EXECUTE format('COMMENT ON VIEW %s IS %L', transcripts,
		format('%s under fixed column names; it follows renamed columns', source));
END
$$;

COMMENT ON FUNCTION guidepost_create_source_view(regclass, text[]) IS 'makes the view that shows a tracked table under fixed column names';

CREATE VIEW guidepost_tracked AS
	SELECT r.source, r.mode, pg_catalog.pg_get_userbyid(c.relowner) AS owner,
		r.metrics, r.state, r.queue, r.transcripts, r.views,
		(SELECT pg_catalog.array_agg(k.source_column ORDER BY k.n) FROM guidepost_key(r.source, r.metrics) k) AS key
	FROM guidepost_registration r
	JOIN pg_catalog.pg_class c ON c.oid OPERATOR(pg_catalog.=) r.source;

COMMENT ON VIEW guidepost_tracked IS 'tables that are tracked, and what was made for each';
COMMENT ON COLUMN guidepost_tracked.source IS 'the tracked table';
COMMENT ON COLUMN guidepost_tracked.mode IS 'sync or deferred';
COMMENT ON COLUMN guidepost_tracked.owner IS 'owner of the table and of all that was made for it';
COMMENT ON COLUMN guidepost_tracked.metrics IS 'table of the rows that were read';
COMMENT ON COLUMN guidepost_tracked.state IS 'table with one row for each transcript';
COMMENT ON COLUMN guidepost_tracked.queue IS 'table of transcripts that wait to be read';
COMMENT ON COLUMN guidepost_tracked.transcripts IS 'view that shows the tracked table under fixed column names; pg_get_viewdef tells which columns are read';
COMMENT ON COLUMN guidepost_tracked.views IS 'the views for readers';
COMMENT ON COLUMN guidepost_tracked.key IS 'columns of the tracked table''s key';

GRANT SELECT ON guidepost_tracked TO PUBLIC;
