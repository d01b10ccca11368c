-- Turns columns of the extension's types into plain ones, so that the rows outlive the extension.
CREATE FUNCTION guidepost_make_plain(metrics regclass) RETURNS void
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	fk name;
BEGIN
	FOR fk IN SELECT c.conname FROM pg_constraint c WHERE c.conrelid = metrics AND c.contype = 'f' AND c.conparentid = 0 LOOP
		EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %I', metrics, fk);
	END LOOP;
	EXECUTE format($sql$
		ALTER TABLE %s ADD low numeric, ADD high numeric, ADD unit text, ADD approximate boolean,
			ALTER call_period TYPE text USING call_period::text, ALTER period TYPE text USING period::text
		$sql$, metrics);
	EXECUTE format($sql$
		UPDATE %s SET low = @extschema@.lower(value), high = @extschema@.upper(value), unit = @extschema@.unit(value),
			approximate = @extschema@.is_approximate(value)
		WHERE value IS NOT NULL
		$sql$, metrics);
	EXECUTE format('ALTER TABLE %s DROP COLUMN value', metrics);
	EXECUTE format('COMMENT ON COLUMN %1$s.low IS %2$L; COMMENT ON COLUMN %1$s.high IS %3$L; COMMENT ON COLUMN %1$s.unit IS %4$L;
		COMMENT ON COLUMN %1$s.approximate IS %5$L', metrics, 'low end; NULL where it is open or no number was said',
		'high end; NULL where it is open or no number was said', 'unit of both ends', 'was it said to be approximate?');
END
$$;

COMMENT ON FUNCTION guidepost_make_plain(regclass) IS 'gives a metrics table plain column types and frees it from the tracked table';

-- Functions made for a tracked table are found by what they depend on, so that they may be renamed.
CREATE FUNCTION guidepost_drop_views(entry guidepost_registration) RETURNS void
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	made text;
BEGIN
	FOR made IN SELECT DISTINCT d.objid::regprocedure::text FROM pg_depend d
			WHERE d.classid = 'pg_proc'::regclass AND d.refclassid = 'pg_class'::regclass
			AND d.refobjid = ANY (entry.views || entry.metrics)
			AND obj_description(d.objid, 'pg_proc') LIKE 'made by guidepost_track: %' LOOP
		EXECUTE format('DROP FUNCTION %s', made);
	END LOOP;
	SELECT string_agg(v.view::text, ', ') INTO made FROM unnest(entry.views) v (view) JOIN pg_class c ON c.oid = v.view;
	IF made IS NOT NULL THEN
		EXECUTE format('DROP VIEW %s', made);
	END IF;
END
$$;

COMMENT ON FUNCTION guidepost_drop_views(guidepost_registration) IS 'drops the views and functions made for a tracked table; an error if something of the user depends on them';

CREATE PROCEDURE guidepost_untrack(source regclass, keep boolean DEFAULT false)
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	entry @extschema@.guidepost_registration := @extschema@.guidepost_registered(source);
	previous text := @extschema@.guidepost_enter(source);
	trigger_name name;
BEGIN
	FOR trigger_name IN SELECT t.tgname FROM pg_trigger t WHERE t.tgrelid = source AND t.tgparentid = 0
			AND t.tgfoid = '@extschema@.guidepost_track_row'::regproc LOOP
		EXECUTE format('DROP TRIGGER %I ON %s', trigger_name, source);
	END LOOP;
	PERFORM @extschema@.guidepost_drop_views(entry);
	EXECUTE format('DROP VIEW %s', entry.transcripts);
	EXECUTE format('DROP TABLE %s, %s', entry.queue, entry.state);
	IF keep THEN
		PERFORM @extschema@.guidepost_make_plain(entry.metrics);
	ELSE
		EXECUTE format('DROP TABLE %s', entry.metrics);
	END IF;
	DELETE FROM @extschema@.guidepost_registration r WHERE r.source = entry.source;
	PERFORM @extschema@.guidepost_leave(previous);
END
$$;

COMMENT ON PROCEDURE guidepost_untrack(regclass, boolean) IS
	'stops tracking a table; keep => true leaves the rows as a table of plain types that needs no extension';
