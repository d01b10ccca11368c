/*
 * Charts for a terminal and for a report, over the views of a tracked table. Both forms are
 * drawn from the same points; a value that is missing is not drawn.
 */

-- What a chart draws, in the order of the periods. low and high are NULL where open or not there.
CREATE TYPE guidepost_point AS (label text, low numeric, high numeric, actual numeric, unit text, result text);

COMMENT ON TYPE guidepost_point IS 'one line of a chart: a period, the guided range, the actual, and how it compares';

CREATE FUNCTION guidepost_points(view_of regclass, columns text, company text, metric text, segment text, basis text)
	RETURNS SETOF guidepost_point
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	RETURN QUERY EXECUTE format(
		'SELECT concat_ws('' '', v.period, CASE WHEN $4 IS NULL THEN v.basis END), %s
		FROM %s v
		WHERE v.company IS NOT DISTINCT FROM $1 AND v.metric = $2 AND v.segment IS NOT DISTINCT FROM $3
			AND ($4 IS NULL OR v.basis = $4)
		ORDER BY v.period::%3$s.fiscal_period, v.basis NULLS FIRST', columns, view_of, quote_ident('@extschema@'))
		USING company, metric, segment, basis;
END
$$;

COMMENT ON FUNCTION guidepost_points(regclass, text, text, text, text, text) IS
	'points of a chart from one view of a tracked table; columns is the list for low, high, actual, unit and result';

-- 86M, 1.25B, 42.4
CREATE FUNCTION guidepost_chart_number(value numeric) RETURNS text
	LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp
	RETURN CASE
		WHEN abs(value) >= 1e9 THEN trim_scale(value / 1000000000) || 'B'
		WHEN abs(value) >= 1e6 THEN trim_scale(value / 1000000) || 'M'
		ELSE trim_scale(value)::text END;

COMMENT ON FUNCTION guidepost_chart_number(numeric) IS 'a number as short text: millions as M, billions as B';

-- "USD 86M..90M", ">= 45 %", or nothing.
CREATE FUNCTION guidepost_chart_text(low numeric, high numeric, unit text) RETURNS text
	LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog, @extschema@, pg_temp
AS $$
	SELECT CASE WHEN low IS NULL AND high IS NULL THEN '' ELSE concat_ws(' ',
		CASE WHEN low IS NULL THEN '<=' WHEN high IS NULL THEN '>=' END,
		CASE WHEN unit ~ '^[A-Z]{3}(/|$)' THEN left(unit, 3) END,
		CASE WHEN low = high THEN guidepost_chart_number(low)
			ELSE concat_ws('..', guidepost_chart_number(low), guidepost_chart_number(high)) END,
		CASE WHEN unit ~ '^[A-Z]{3}(/|$)' THEN NULLIF(substr(unit, 4), '') ELSE NULLIF(unit, 'count') END) END
$$;

COMMENT ON FUNCTION guidepost_chart_text(numeric, numeric, text) IS 'a range as text for a chart; empty where both ends are missing';

-- Columns 0 .. width - 1 of a scale from least to most; the middle where the scale has no length.
CREATE FUNCTION guidepost_chart_place(value numeric, lowest numeric, highest numeric, width int) RETURNS int
	LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp
	RETURN CASE WHEN highest > lowest THEN round((value - lowest) / (highest - lowest) * (width - 1))::int ELSE width / 2 END;

COMMENT ON FUNCTION guidepost_chart_place(numeric, numeric, numeric, int) IS 'column of a value on a scale of so many columns';

-- One line: the guided range as [====], the actual as *.
CREATE FUNCTION guidepost_chart_line(point guidepost_point, lowest numeric, highest numeric, width int) RETURNS text
	LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog, @extschema@, pg_temp
AS $$
	SELECT string_agg(CASE
			WHEN n = actual THEN '*'
			WHEN n = low AND (point).low IS NOT NULL THEN '['
			WHEN n = high AND (point).high IS NOT NULL THEN ']'
			WHEN n > low AND n < high THEN '='
			ELSE ' ' END, '' ORDER BY n)
	FROM generate_series(0, width - 1) n, (SELECT
		guidepost_chart_place((point).actual, lowest, highest, width) AS actual,
		CASE WHEN (point).low IS NOT NULL THEN guidepost_chart_place((point).low, lowest, highest, width)
			WHEN (point).high IS NOT NULL THEN -1 END AS low,
		CASE WHEN (point).high IS NOT NULL THEN guidepost_chart_place((point).high, lowest, highest, width)
			WHEN (point).low IS NOT NULL THEN width END AS high) place
$$;

COMMENT ON FUNCTION guidepost_chart_line(guidepost_point, numeric, numeric, int) IS 'the drawn part of one line of a guidance chart';

CREATE FUNCTION guidepost_escape(words text) RETURNS text
	LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp
	RETURN replace(replace(replace(replace(words, '&', '&amp;'), '<', '&lt;'), '>', '&gt;'), '"', '&quot;');

COMMENT ON FUNCTION guidepost_escape(text) IS 'text for XML and HTML';

-- A line of a chart as SVG: bar or range, dot, and what they stand for.
CREATE FUNCTION guidepost_chart_svg_line(point guidepost_point, line int, lowest numeric, highest numeric, is_bar boolean) RETURNS text
	LANGUAGE sql STABLE PARALLEL SAFE SET search_path = pg_catalog, @extschema@, pg_temp
AS $$
	SELECT format('<g transform="translate(0 %s)"><text x="100" y="16" text-anchor="end">%s</text>', 40 + line * 24, guidepost_escape((point).label))
		|| CASE
			WHEN is_bar THEN format('<rect x="%s" y="6" width="%s" height="12" fill="#4878a8"/>',
				least(zero, actual), greatest(abs(actual - zero), 1))
			WHEN low IS NOT NULL THEN format('<rect x="%s" y="6" width="%s" height="12" rx="3" fill="#b8c8d8"/>', low, greatest(high - low, 3))
			ELSE '' END
		|| CASE WHEN actual IS NOT NULL AND NOT is_bar THEN format('<circle cx="%s" cy="12" r="5" fill="%s"/>', actual,
			CASE (point).result WHEN 'beat' THEN '#2a8a4a' WHEN 'missed' THEN '#c03a2b' ELSE '#555555' END) ELSE '' END
		|| format('<text x="530" y="16">%s</text></g>', guidepost_escape(concat_ws(' ',
			NULLIF(guidepost_chart_text((point).low, (point).high, (point).unit), ''),
			CASE WHEN (point).actual IS NOT NULL THEN guidepost_chart_text((point).actual, (point).actual, (point).unit) END, (point).result)))
	FROM (SELECT
		110 + guidepost_chart_place((point).actual, lowest, highest, 400) AS actual,
		110 + guidepost_chart_place(greatest(lowest, least(highest, 0)), lowest, highest, 400) AS zero,
		110 + CASE WHEN (point).low IS NULL AND (point).high IS NOT NULL THEN 0 ELSE guidepost_chart_place((point).low, lowest, highest, 400) END AS low,
		110 + CASE WHEN (point).high IS NULL AND (point).low IS NOT NULL THEN 400 ELSE guidepost_chart_place((point).high, lowest, highest, 400) END AS high) place
$$;

COMMENT ON FUNCTION guidepost_chart_svg_line(guidepost_point, int, numeric, numeric, boolean) IS 'one line of a chart as SVG';

-- The whole chart, as lines of text or as one SVG document.
CREATE FUNCTION guidepost_draw(points guidepost_point[], title text, is_bar boolean, width int, format text) RETURNS SETOF text
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, @extschema@, pg_temp
AS $$
DECLARE
	lowest numeric;
	highest numeric;
	longest int;
BEGIN
	IF format NOT IN ('text', 'svg') OR format IS NULL THEN
		RAISE invalid_parameter_value USING MESSAGE = format('unknown chart format "%s"', format), HINT = 'Use text or svg.';
	ELSIF width NOT BETWEEN 10 AND 500 OR width IS NULL THEN
		RAISE invalid_parameter_value USING MESSAGE = format('chart width %s is out of range', width), HINT = 'Use 10 to 500 columns.';
	END IF;
	SELECT min(v), max(v), max(length(p.label)) INTO lowest, highest, longest
	FROM unnest(points) p, unnest(ARRAY[p.low, p.high, p.actual, CASE WHEN is_bar THEN 0 END]) v;
	IF format = 'svg' THEN
		RETURN NEXT format('<svg xmlns="http://www.w3.org/2000/svg" width="760" height="%s" font-family="sans-serif" font-size="13">', 52 + 24 * coalesce(cardinality(points), 0))
			|| format('<text x="12" y="24" font-size="16">%s</text>', guidepost_escape(title))
			|| coalesce((SELECT string_agg(guidepost_chart_svg_line(p, (n - 1)::int, lowest, highest, is_bar), '' ORDER BY n)
				FROM unnest(points) WITH ORDINALITY p (label, low, high, actual, unit, result, n),
					LATERAL (SELECT ROW(p.label, p.low, p.high, p.actual, p.unit, p.result)::guidepost_point) q (p)), '')
			|| '</svg>';
		RETURN;
	END IF;
	RETURN NEXT title;
	RETURN QUERY SELECT rtrim(rpad(p.label, longest) || ' |'
			|| CASE WHEN is_bar THEN rpad(repeat('#', 1 + guidepost_chart_place(p.actual, lowest, highest, width)), width)
				ELSE guidepost_chart_line(ROW(p.label, p.low, p.high, p.actual, p.unit, p.result)::guidepost_point, lowest, highest, width) END
			|| '| ' || concat_ws('  ', NULLIF(guidepost_chart_text(p.low, p.high, p.unit), ''),
				CASE WHEN p.actual IS NOT NULL THEN guidepost_chart_text(p.actual, p.actual, p.unit) END, p.result))
		FROM unnest(points) WITH ORDINALITY p (label, low, high, actual, unit, result, n) ORDER BY n;
END
$$;

COMMENT ON FUNCTION guidepost_draw(guidepost_point[], text, boolean, int, text) IS 'draws the points of a chart';

CREATE FUNCTION guidance_chart(source regclass, company text, metric text, segment text DEFAULT NULL, basis text DEFAULT NULL,
		width int DEFAULT 50, format text DEFAULT 'text')
	RETURNS SETOF text
	LANGUAGE sql STABLE SET search_path = pg_catalog, @extschema@, pg_temp
AS $$
	SELECT guidepost_draw(ARRAY(SELECT p FROM guidepost_points((guidepost_registered($1)).views[2],
			'v.guided_low, v.guided_high, v.actual, v.unit, coalesce(v.result, CASE WHEN v.actual IS NULL THEN ''pending'' END)',
			$2, $3, $4, $5) p), concat_ws(' ', $2, $4, $3, 'against guidance', $5), false, $6, $7)
$$;

COMMENT ON FUNCTION guidance_chart(regclass, text, text, text, text, int, text) IS
	'guided range [===] and actual * of a tracked table''s company and metric by period: format text (one line a row) or svg (one row)';

CREATE FUNCTION trend_chart(source regclass, company text, metric text, segment text DEFAULT NULL, basis text DEFAULT NULL,
		width int DEFAULT 50, format text DEFAULT 'text')
	RETURNS SETOF text
	LANGUAGE sql STABLE SET search_path = pg_catalog, @extschema@, pg_temp
AS $$
	SELECT guidepost_draw(ARRAY(SELECT p FROM guidepost_points((guidepost_registered($1)).views[3],
			'NULL::numeric, NULL::numeric, v.value, v.unit, NULL::text', $2, $3, $4, $5) p WHERE p.actual IS NOT NULL),
		concat_ws(' ', $2, $4, $3, $5), true, $6, $7)
$$;

COMMENT ON FUNCTION trend_chart(regclass, text, text, text, text, int, text) IS
	'a metric of a tracked table''s company over its periods: format text (one line a row) or svg (one row)';

-- What is said of a number in its mark.
CREATE FUNCTION guidepost_mark(words text, said text, format text) RETURNS text
	LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog, @extschema@, pg_temp
	RETURN CASE format
		WHEN 'html' THEN format('<mark title="%s">%s</mark>', guidepost_escape(said), guidepost_escape(words))
		WHEN 'ansi' THEN E'\033[1;33m' || words || E'\033[0m'
		ELSE format('[%s]{%s}', words, said) END;

COMMENT ON FUNCTION guidepost_mark(text, text, text) IS 'one marked number: text, ansi or html';

CREATE FUNCTION transcript_highlight(body text, period fiscal_period DEFAULT NULL, fiscal_year_end_month int DEFAULT 12, format text DEFAULT 'text')
	RETURNS text
	LANGUAGE plpgsql STABLE PARALLEL SAFE SET search_path = pg_catalog, @extschema@, pg_temp
AS $$
DECLARE
	found record;
	pieces text[] := '{}';
	at int := 1;
BEGIN
	IF format NOT IN ('text', 'ansi', 'html') OR format IS NULL THEN
		RAISE invalid_parameter_value USING MESSAGE = format('unknown highlight format "%s"', format), HINT = 'Use text, ansi or html.';
	END IF;
	FOR found IN
		SELECT m.value_span AS span, string_agg(concat_ws(' ', m.metric, m.segment, m.kind, NULLIF(m.aspect, 'level'), m.period), '; ') AS said
		FROM transcript_metrics(body, period, fiscal_year_end_month) m WHERE m.value_span IS NOT NULL
		GROUP BY m.value_span ORDER BY lower(m.value_span), upper(m.value_span) DESC
	LOOP
		CONTINUE WHEN lower(found.span) < at;
		pieces := pieces || CASE format WHEN 'html' THEN guidepost_escape(substr(body, at, lower(found.span) - at))
			ELSE substr(body, at, lower(found.span) - at) END
			|| guidepost_mark(evidence(body, found.span), found.said, format);
		at := upper(found.span);
	END LOOP;
	RETURN array_to_string(pieces, '') || CASE format WHEN 'html' THEN guidepost_escape(substr(body, at)) ELSE substr(body, at) END;
END
$$;

COMMENT ON FUNCTION transcript_highlight(text, fiscal_period, int, text) IS
	'the text with each number that became a row marked: [words]{what is said}, ansi (bold in a terminal) or html (<mark>)';
