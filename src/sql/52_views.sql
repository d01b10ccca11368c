CREATE FUNCTION guidepost_period_end(fiscal_period) RETURNS int
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION guidepost_period_months(fiscal_period) RETURNS int
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;

COMMENT ON FUNCTION guidepost_period_end(fiscal_period) IS 'number of the fiscal month in which a period ends, to compare periods of different length';
COMMENT ON FUNCTION guidepost_period_months(fiscal_period) IS 'length of a period in months';

-- Calls of one company are ordered by the period they report; one that does not say it, by its day.
CREATE FUNCTION guidepost_call_end(call_period fiscal_period, called_on date) RETURNS int
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE PARALLEL SAFE;

COMMENT ON FUNCTION guidepost_call_end(fiscal_period, date) IS 'number of the fiscal month in which the period ends that a call reports';

-- A number for a measure, for columns of plain numbers: the middle, or the end that is known.
CREATE FUNCTION guidepost_number(value measure) RETURNS numeric
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
	RETURN COALESCE(midpoint(value), lower(value), upper(value));

COMMENT ON FUNCTION guidepost_number(measure) IS 'middle of a measure; where an end is open, the other end';

/*
 * Makes one view of a tracked table. In the definition {metrics} stands for the metrics table,
 * {key} for its key columns, {call_key} for them as one text, which names a call that tells neither
 * period nor day.
 */
CREATE FUNCTION guidepost_create_view(source regclass, suffix text, definition text, description text, columns text[])
	RETURNS regclass
	LANGUAGE plpgsql SET search_path = pg_catalog, @extschema@, pg_temp
AS $$
DECLARE
	metrics regclass := guidepost_beside(source, '_metrics')::regclass;
	made text := guidepost_beside(source, suffix);
	key text := (SELECT string_agg(format('m.%I', k.child_column), ', ' ORDER BY k.n) FROM guidepost_key(source, metrics) k);
BEGIN
	definition := replace(replace(replace(definition, '{call_key}', format('concat_ws('' '', %s)', key)), '{key}', key),
		'{metrics}', metrics::text);
	EXECUTE format('CREATE VIEW %s WITH (security_invoker = true) AS %s', made, definition);
	EXECUTE format('COMMENT ON VIEW %s IS %L', made, description);
	FOR i IN 1 .. array_length(columns, 1) BY 2 LOOP
		EXECUTE format('COMMENT ON COLUMN %s.%I IS %L', made, columns[i], columns[i + 1]);
	END LOOP;
	RETURN made::regclass;
END
$$;

COMMENT ON FUNCTION guidepost_create_view(regclass, text, text, text, text[]) IS 'makes one view of a tracked table, with comments';

CREATE FUNCTION guidepost_create_flat(source regclass) RETURNS regclass
	LANGUAGE sql SET search_path = pg_catalog, @extschema@, pg_temp
AS $$
	SELECT guidepost_create_view(source, '_metrics_flat', $view$
		SELECT {key}, m.ordinal, m.company, m.call_period::text AS call_period, m.called_on,
			m.metric, m.segment, m.kind, m.aspect, m.period::text AS period,
			lower(m.value) AS low, upper(m.value) AS high, unit(m.value) AS unit,
			is_approximate(m.value) AS approximate, m.basis, m.action, m.speaker, m.role, m.section,
			lower(m.span) AS span_start, upper(m.span) AS span_end,
			lower(m.value_span) AS value_start, upper(m.value_span) AS value_end,
			m.confidence::numeric AS confidence, m.chosen, m.quote
		FROM {metrics} m
		$view$,
		'metric rows in plain column types', ARRAY[
		'ordinal', 'number of the row within its transcript',
		'company', 'company, as the tracked table or the transcript says',
		'call_period', 'fiscal period that the call reports',
		'called_on', 'day of the call',
		'metric', 'code from metric_catalog',
		'segment', 'part of the company; NULL for the whole',
		'kind', 'actual, guidance or target',
		'aspect', 'level, qoq, yoy, change or share',
		'period', 'fiscal period that the number is about',
		'low', 'low end; NULL where it is open or no number was said',
		'high', 'high end; NULL where it is open or no number was said',
		'unit', 'unit of both ends',
		'approximate', 'was it said to be approximate?',
		'basis', 'gaap or non_gaap; NULL where not said',
		'action', 'what was done with the guidance',
		'speaker', 'who says it',
		'role', 'executive or unknown',
		'section', 'prepared or qa',
		'span_start', 'first character of the sentence, counted from 1',
		'span_end', 'character after the sentence',
		'value_start', 'first character of the number',
		'value_end', 'character after the number',
		'confidence', 'estimated share of rows like this one that are right, 0 to 1',
		'chosen', 'is this the mention that the other views use for this fact?',
		'quote', 'the sentence'])
$$;

COMMENT ON FUNCTION guidepost_create_flat(regclass) IS 'makes the view ..._metrics_flat';

/*
 * What each kind of number says, once for each call: rows that the other views start from.
 * part is the segment to compare by; call_end orders the calls; looks_back marks guidance for a period
 * that is over when it is mentioned.
 */
CREATE FUNCTION guidepost_said(kind text) RETURNS text
	LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp
AS $$
	SELECT replace($view$(
		SELECT m.company, m.metric, m.segment, COALESCE(lower(m.segment), '') AS part, m.basis, m.aspect, m.period, m.value,
			unit(m.value) AS unit, m.action, m.quote, m.ordinal, m.called_on, m.confidence,
			guidepost_call_end(m.call_period, m.called_on) AS call_end,
			guidepost_period_end(m.period) <= guidepost_call_end(m.call_period, m.called_on) AS looks_back,
			COALESCE(m.call_period::text, m.called_on::text, {call_key}) AS call, {call_key} AS transcript
		FROM {metrics} m
		WHERE m.kind = {kind} AND m.chosen AND m.period IS NOT NULL)$view$, '{kind}', quote_literal(kind))
$$;

COMMENT ON FUNCTION guidepost_said(text) IS 'query for the chosen rows of one kind, on which the views build';

-- One actual for each fact: from the call that reports the period, else from the first later call that gives it.
CREATE FUNCTION guidepost_reported() RETURNS text
	LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, @extschema@, pg_temp
AS $$
	SELECT replace($view$(
		SELECT DISTINCT ON (company, metric, part, aspect, period, unit, basis)
			s.*
		FROM {said} s
		WHERE s.looks_back IS NOT false AND s.value IS NOT NULL
		ORDER BY company, metric, part, aspect, period, unit, basis, s.call_end, s.called_on, s.ordinal)$view$,
		'{said}', guidepost_said('actual'))
$$;

COMMENT ON FUNCTION guidepost_reported() IS 'query for the actual of each fact';

/*
 * One guidance for each fact: the latest before the period ended, and the first. What the reporting call
 * quotes is used where no guidance is loaded, or none from the call right before the report. In the order of a
 * fact's history the latest guidance stands right before the first that looks back, so its neighbours decide.
 */
CREATE FUNCTION guidepost_guided() RETURNS text
	LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, @extschema@, pg_temp
AS $$
	SELECT replace($view$(
		SELECT o.*, bool_or(o.basis = 'gaap') OVER bases AS has_gaap, bool_or(o.basis = 'non_gaap') OVER bases AS has_non_gaap,
			bool_or(o.basis IS NULL) OVER bases AS has_unstated,
			o.basis IS NULL AND ((o.value = max(o.value) FILTER (WHERE o.basis = 'gaap') OVER bases) IS true
				OR (o.value = max(o.value) FILTER (WHERE o.basis = 'non_gaap') OVER bases) IS true) AS is_echo
		FROM (
			SELECT s.*, first_value(s.value) OVER history AS first_value,
				lead(s.looks_back IS true) OVER history AS next_looks_back, lag(s.looks_back IS true) OVER history AS previous_looks_back,
				lag(s.looks_back IS NOT true AND s.is_recent) OVER history AS previous_is_recent
			FROM (SELECT s.*, s.call_end >= guidepost_period_end(s.period) - 3 AS is_recent FROM {said} s) s
			WHERE s.value IS NOT NULL AND s.action IS DISTINCT FROM 'withdrawn'
			WINDOW history AS (PARTITION BY company, metric, part, aspect, period, unit, basis
				ORDER BY looks_back NULLS FIRST, call_end, called_on, ordinal)) o
		WHERE CASE WHEN o.looks_back THEN (o.previous_looks_back OR o.previous_is_recent) IS NOT true
			ELSE o.next_looks_back IS NULL OR o.next_looks_back AND o.is_recent END
		WINDOW bases AS (PARTITION BY company, metric, part, aspect, period, unit))$view$,
		'{said}', guidepost_said('guidance'))
$$;

COMMENT ON FUNCTION guidepost_guided() IS 'query for the guidance of each fact';

CREATE FUNCTION guidepost_create_guidance_vs_actual(source regclass) RETURNS regclass
	LANGUAGE sql SET search_path = pg_catalog, @extschema@, pg_temp
AS $$
	SELECT guidepost_create_view(source, '_guidance_vs_actual', replace($view$
		SELECT p.company, p.metric, p.segment, p.basis, p.aspect, p.period::text AS period, p.unit,
			lower(p.guided) AS guided_low, upper(p.guided) AS guided_high,
			lower(p.first_guided) AS first_guided_low, upper(p.first_guided) AS first_guided_high, p.guided_in,
			guidepost_number(p.actual) AS actual, p.reported_in,
			(p.actual <=> p.guided)::text AS position,
			CASE WHEN NOT p.in_percent THEN round(p.actual -% p.guided, 2) END AS surprise_pct,
			CASE WHEN p.in_percent THEN midpoint(p.actual - p.guided) END AS surprise_bp,
			guidepost_result(p.metric, p.actual, p.guided) AS result,
			p.guidance_source, NULLIF(concat_ws('; ', p.withdrawal, p.basis_note, p.late_note,
				CASE WHEN NOT p.in_percent THEN guidepost_suspect(p.actual, p.guided) END), '') AS warning,
			p.guidance_quote, p.actual_quote
		FROM {pairs} p
		$view$, '{pairs}', guidepost_pairs()),
		'guidance against what came: the latest guidance before the report, the first one, and the actual from the call that reports the period',
		guidepost_guidance_vs_actual_columns())
$$;

COMMENT ON FUNCTION guidepost_create_guidance_vs_actual(regclass) IS 'makes the view ..._guidance_vs_actual';

CREATE FUNCTION guidepost_guidance_vs_actual_columns() RETURNS text[]
	LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp
AS $$
	SELECT ARRAY[
		'company', 'company, as the tracked table or the transcript says',
		'metric', 'code from metric_catalog',
		'segment', 'part of the company; NULL for the whole',
		'basis', 'gaap or non_gaap; NULL where neither side says it',
		'aspect', 'level, qoq, yoy, change or share',
		'period', 'fiscal period that was guided',
		'unit', 'unit of all numbers of the row but surprise_pct and surprise_bp',
		'guided_low', 'low end of the latest guidance before the report; NULL where it is open or was withdrawn',
		'guided_high', 'high end of the latest guidance before the report; NULL where it is open or was withdrawn',
		'first_guided_low', 'low end of the first guidance for the period',
		'first_guided_high', 'high end of the first guidance for the period',
		'guided_in', 'the call that gave the latest guidance, or withdrew it, or quotes it',
		'actual', 'what was reported; NULL while the guidance is pending',
		'reported_in', 'the call that reports it',
		'position', 'below, within or above the guidance, at the digits it was given with',
		'surprise_pct', 'percent by which the actual differs from the middle of the guidance',
		'surprise_bp', 'the same in basis points, where the metric is a percentage',
		'result', 'beat, met or missed; NULL where pending, withdrawn, or neither higher nor lower is better',
		'guidance_source', 'call: given in an earlier call that is loaded; quoted: looked back at in the call that reports',
		'warning', 'what a reader should know before using the row',
		'guidance_quote', 'the sentence with the guidance',
		'actual_quote', 'the sentence with the actual']
$$;

COMMENT ON FUNCTION guidepost_guidance_vs_actual_columns() IS 'comments for the columns of ..._guidance_vs_actual';

/*
 * Withdrawals, of one metric or of guidance as a whole; without a period they concern every period that
 * was open. One in the call that gives the guidance must name its very metric and period.
 */
CREATE FUNCTION guidepost_withdrawn() RETURNS text
	LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp
AS $$
	SELECT $view$(
		SELECT m.quote, COALESCE(m.call_period::text, m.called_on::text, {call_key}) AS call
		FROM {metrics} m
		WHERE m.kind = 'guidance' AND m.action = 'withdrawn' AND m.company = g.company
			AND m.metric IN (g.metric, 'guidance') AND COALESCE(lower(m.segment), g.part) = g.part
			AND (m.period = g.period OR m.period IS NULL)
			AND guidepost_call_end(m.call_period, m.called_on) < guidepost_period_end(g.period)
			AND (guidepost_call_end(m.call_period, m.called_on) > g.call_end
				OR guidepost_call_end(m.call_period, m.called_on) = g.call_end AND m.metric = g.metric AND m.period = g.period)
		ORDER BY guidepost_call_end(m.call_period, m.called_on) DESC, m.ordinal
		LIMIT 1)$view$
$$;

COMMENT ON FUNCTION guidepost_withdrawn() IS 'query for the withdrawal of a guidance g';

/*
 * Guidance beside its actual: from the call that reports the period, else from the first later call that gives
 * it. Equal bases first; a basis that is stated on one side only pairs with the only other one. The actual is
 * looked up for each guidance: there is little guidance, and the index on company, metric and period finds it.
 */
CREATE FUNCTION guidepost_pairs() RETURNS text
	LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, @extschema@, pg_temp
AS $$
	SELECT replace(replace(replace($view$(
		SELECT g.company, g.metric, g.segment, g.part, COALESCE(g.basis, a.basis) AS basis, g.aspect, g.period, g.unit,
			g.unit IN ('%', 'bp', 'pp') AS in_percent,
			CASE WHEN w.call IS NULL THEN g.value END AS guided, g.first_value AS first_guided,
			COALESCE(w.call, g.call) AS guided_in, a.value AS actual, a.call AS reported_in,
			CASE WHEN g.looks_back THEN 'quoted' ELSE 'call' END AS guidance_source,
			'guidance withdrawn in ' || w.call AS withdrawal,
			CASE WHEN a.company IS NULL OR (a.basis IS NULL) = (g.basis IS NULL) THEN NULL
				WHEN g.basis IS NULL THEN 'basis of the guidance not stated'
				ELSE 'basis of the actual not stated' END AS basis_note,
			CASE WHEN a.call_end > guidepost_period_end(g.period) THEN 'actual from a later call' END AS late_note,
			COALESCE(w.quote, g.quote) AS guidance_quote, a.quote AS actual_quote
		FROM {guided} g
		LEFT JOIN LATERAL (
			SELECT r.* FROM (
				SELECT s.*, min(COALESCE(s.basis, '')) OVER () = max(COALESCE(s.basis, '')) OVER () AS is_only_basis
				FROM {said} s
				WHERE s.company = g.company AND s.metric = g.metric AND s.period = g.period AND s.part = g.part
					AND s.aspect = g.aspect AND s.unit = g.unit AND s.looks_back IS NOT false) r
			WHERE r.basis IS NOT DISTINCT FROM g.basis
				OR r.is_only_basis AND g.basis IS NULL
					AND NOT COALESCE(CASE r.basis WHEN 'gaap' THEN g.has_gaap ELSE g.has_non_gaap END, false)
				OR r.is_only_basis AND r.basis IS NULL AND NOT g.has_unstated
					AND (g.has_gaap AND g.has_non_gaap) IS NOT true
			ORDER BY r.call_end, r.called_on, r.ordinal
			LIMIT 1) a ON true
		LEFT JOIN LATERAL {withdrawn} w ON NOT g.looks_back
		WHERE a.company IS NOT NULL OR NOT g.is_echo)$view$,
		'{guided}', guidepost_guided()), '{said}', guidepost_said('actual')), '{withdrawn}', guidepost_withdrawn())
$$;

COMMENT ON FUNCTION guidepost_pairs() IS 'query for guidance beside its actual';

-- beat, met or missed by the metric's polarity; what else the rows say is already known to agree.
CREATE FUNCTION guidepost_result(metric text, actual measure, guidance measure) RETURNS text
	LANGUAGE sql STABLE PARALLEL SAFE
	RETURN guidance_result_of(metric, actual <=> guidance)::text;

COMMENT ON FUNCTION guidepost_result(text, measure, measure) IS 'was the guidance beaten, met or missed?';

-- A quarter's number against a year's guidance, or the other way round, is about four times off.
CREATE FUNCTION guidepost_suspect(actual measure, guidance measure) RETURNS text
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN (SELECT format('actual is %s times the guidance: suspected quarter/year mix-up', round(q.ratio, 2))
	FROM (SELECT midpoint(actual) / NULLIF(midpoint(guidance), 0)) q (ratio)
	WHERE q.ratio BETWEEN 3.5 AND 4.5 OR q.ratio BETWEEN 0.2 AND 0.3);

COMMENT ON FUNCTION guidepost_suspect(measure, measure) IS 'a warning where actual and guidance differ by about a factor of four';

/*
 * One row for each level, with the growth that the company states for the same fact; and one for each growth stated
 * without a level. Growth without a basis goes to the only level there is, and the other way round.
 */
CREATE FUNCTION guidepost_levels() RETURNS text
	LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, @extschema@, pg_temp
AS $$
	SELECT replace($view$(
		SELECT f.*, COALESCE(f.own_qoq, CASE WHEN f.is_shared THEN f.any_qoq END) AS stated_qoq,
			COALESCE(f.own_yoy, CASE WHEN f.is_shared THEN f.any_yoy END) AS stated_yoy
		FROM (
			SELECT r.*, '' IN (r.level_first, r.growth_first) AND r.level_first = r.level_last
				AND r.growth_first = r.growth_last AS is_shared
			FROM (
				SELECT r.company, r.metric, r.segment, r.part, r.basis, r.unit, r.period, r.value, r.quote, r.aspect = 'level' AS is_level,
					row_number() OVER (PARTITION BY company, metric, part, period, r.basis, r.aspect = 'level' ORDER BY r.aspect) AS nth,
					bool_or(r.aspect = 'level') OVER own AS has_level,
					max(guidepost_number(r.value)) FILTER (WHERE r.aspect = 'qoq') OVER own AS own_qoq,
					max(guidepost_number(r.value)) FILTER (WHERE r.aspect = 'yoy') OVER own AS own_yoy,
					max(guidepost_number(r.value)) FILTER (WHERE r.aspect = 'qoq') OVER every_basis AS any_qoq,
					max(guidepost_number(r.value)) FILTER (WHERE r.aspect = 'yoy') OVER every_basis AS any_yoy,
					min(COALESCE(r.basis, '')) FILTER (WHERE r.aspect = 'level') OVER every_basis AS level_first,
					max(COALESCE(r.basis, '')) FILTER (WHERE r.aspect = 'level') OVER every_basis AS level_last,
					min(COALESCE(r.basis, '')) FILTER (WHERE r.aspect <> 'level') OVER every_basis AS growth_first,
					max(COALESCE(r.basis, '')) FILTER (WHERE r.aspect <> 'level') OVER every_basis AS growth_last
				FROM {reported} r
				WHERE r.aspect = 'level' OR r.aspect IN ('qoq', 'yoy') AND r.unit = '%'
				WINDOW own AS (PARTITION BY company, metric, part, period, r.basis),
					every_basis AS (PARTITION BY company, metric, part, period)) r) f
		WHERE f.is_level OR f.nth = 1 AND NOT f.has_level AND f.is_shared IS NOT true)$view$,
		'{reported}', guidepost_reported())
$$;

COMMENT ON FUNCTION guidepost_levels() IS 'query for levels and the growth stated with them';

CREATE FUNCTION guidepost_create_quarter_over_quarter(source regclass) RETURNS regclass
	LANGUAGE sql SET search_path = pg_catalog, @extschema@, pg_temp
AS $$
	SELECT guidepost_create_view(source, '_quarter_over_quarter', replace($view$
		SELECT c.company, c.metric, c.segment, c.basis, c.unit, c.period::text AS period,
			guidepost_number(c.value) AS value, guidepost_number(c.previous) AS previous_value,
			CASE WHEN NOT c.in_percent THEN round(c.value -% c.previous, 2) END AS qoq_pct,
			CASE WHEN c.in_percent THEN midpoint(c.value - c.previous) END AS qoq_bp,
			guidepost_number(c.year_ago) AS year_ago_value,
			CASE WHEN NOT c.in_percent THEN round(c.value -% c.year_ago, 2) END AS yoy_pct,
			CASE WHEN c.in_percent THEN midpoint(c.value - c.year_ago) END AS yoy_bp,
			c.stated_qoq AS stated_qoq_pct, c.stated_yoy AS stated_yoy_pct, c.quote AS value_quote
		FROM (
			SELECT l.company, l.metric, l.segment, l.basis, l.period, l.stated_qoq, l.stated_yoy, l.quote,
				CASE WHEN l.is_level THEN l.unit END AS unit, l.unit IN ('%', 'bp', 'pp') AS in_percent,
				CASE WHEN l.is_level THEN l.value END AS value,
				CASE WHEN l.is_level AND guidepost_period_months(l.period) = 3
					THEN first_value(l.value) OVER (line RANGE BETWEEN 3 PRECEDING AND 3 PRECEDING) END AS previous,
				CASE WHEN l.is_level
					THEN first_value(l.value) OVER (line RANGE BETWEEN 12 PRECEDING AND 12 PRECEDING) END AS year_ago
			FROM {levels} l
			WINDOW line AS (PARTITION BY company, metric, part, l.basis, l.unit, l.is_level, guidepost_period_months(l.period)
				ORDER BY guidepost_period_end(l.period))) c
		$view$, '{levels}', guidepost_levels()),
		'each figure beside that of the quarter before and of the year before, and the growth that the company stated', ARRAY[
		'company', 'company, as the tracked table or the transcript says',
		'metric', 'code from metric_catalog',
		'segment', 'part of the company; NULL for the whole',
		'basis', 'gaap or non_gaap; NULL where not said',
		'unit', 'unit of the three values',
		'period', 'fiscal period of the value',
		'value', 'from the call that reports the period, else from the first later call that quotes it',
		'previous_value', 'of the quarter before; NULL if no call tells it, or the period is no quarter',
		'qoq_pct', 'growth over the quarter before in percent',
		'qoq_bp', 'difference from the quarter before in basis points, where the metric is a percentage',
		'year_ago_value', 'of the same period a year before',
		'yoy_pct', 'growth over the year before in percent',
		'yoy_bp', 'difference from the year before in basis points, where the metric is a percentage',
		'stated_qoq_pct', 'growth over the quarter before as the company states it',
		'stated_yoy_pct', 'growth over the year before as the company states it',
		'value_quote', 'the sentence with the value, or with the stated growth where no value is known'])
$$;

COMMENT ON FUNCTION guidepost_create_quarter_over_quarter(regclass) IS 'makes the view ..._quarter_over_quarter';
