/*
 * Percentages of a whole that a call must agree with itself about: the stated percentage, the metric that
 * is the part, and the metric that is the whole. Rows of this list are joined in, so that it can be read.
 */
CREATE FUNCTION guidepost_ratios() RETURNS TABLE (stated text, part text, whole text)
	LANGUAGE sql IMMUTABLE PARALLEL SAFE ROWS 4
	BEGIN ATOMIC
		SELECT r.* FROM (VALUES
			('gross_margin', 'gross_profit', 'revenue'),
			('operating_margin', 'operating_income', 'revenue'),
			('ebitda_margin', 'ebitda', 'revenue'),
			('net_margin', 'net_income', 'revenue')) r (stated, part, whole);
	END;

COMMENT ON FUNCTION guidepost_ratios() IS 'metrics that are one metric in percent of another';

-- Growth that a call states against the two levels: its own, and the base that it quotes or another call reports.
CREATE FUNCTION guidepost_check_growth() RETURNS text
	LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp
AS $$
	SELECT $view$(
		SELECT g.company, g.call, g.called_on, 'growth'::text AS rule, g.metric, g.segment, g.basis, g.period, g.unit,
			g.value AS stated, guidepost_growth(c.value, b.value) AS expected, g.quote AS stated_quote,
			concat_ws(' | ', NULLIF(c.quote, g.quote), NULLIF(b.quote, g.quote)) AS other_quote
		FROM {said} g
		JOIN {said} c ON c.company = g.company AND c.transcript = g.transcript AND c.metric = g.metric AND c.part = g.part
			AND c.period = g.period AND c.basis IS NOT DISTINCT FROM g.basis AND c.aspect = 'level'
		JOIN LATERAL (SELECT b.value, b.quote FROM {said} b
			WHERE b.company = g.company AND b.metric = g.metric AND b.part = g.part AND b.aspect = 'level' AND b.unit = c.unit
				AND b.basis IS NOT DISTINCT FROM g.basis AND b.looks_back IS NOT false
				AND b.period = CASE g.aspect WHEN 'qoq' THEN g.period - 1 ELSE year_ago(g.period) END
			ORDER BY b.transcript = g.transcript DESC, b.call_end, b.ordinal LIMIT 1) b ON true
		WHERE g.unit = '%' AND (g.aspect = 'yoy' OR g.aspect = 'qoq' AND guidepost_period_months(g.period) = 3)
			AND c.unit NOT IN ('%', 'bp', 'pp'))$view$
$$;

COMMENT ON FUNCTION guidepost_check_growth() IS 'query that compares stated growth with levels';

-- A share or margin that a call states against the two amounts that it gives.
CREATE FUNCTION guidepost_check_ratio() RETURNS text
	LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp
AS $$
	SELECT $view$(
		SELECT s.company, s.call, s.called_on, CASE s.aspect WHEN 'share' THEN 'share' ELSE 'margin' END AS rule,
			s.metric, s.segment, s.basis, s.period, s.unit,
			s.value AS stated, guidepost_percent(p.value, w.value) AS expected, s.quote AS stated_quote,
			concat_ws(' | ', NULLIF(p.quote, s.quote), NULLIF(w.quote, s.quote)) AS other_quote
		FROM {said} s
		LEFT JOIN guidepost_ratios() r ON r.stated = s.metric AND s.aspect = 'level'
		JOIN {said} p ON p.company = s.company AND p.transcript = s.transcript AND p.period = s.period AND p.part = s.part
			AND p.aspect = 'level' AND p.basis IS NOT DISTINCT FROM s.basis
			AND p.metric = COALESCE(r.part, s.metric)
		JOIN {said} w ON w.company = s.company AND w.transcript = s.transcript AND w.period = s.period AND w.unit = p.unit
			AND w.aspect = 'level' AND (w.basis IS NULL OR w.basis = s.basis)
			AND w.part = CASE s.aspect WHEN 'share' THEN '' ELSE s.part END
			AND w.metric = CASE WHEN s.aspect = 'level' THEN r.whole WHEN s.part = '' THEN 'revenue' ELSE s.metric END
		WHERE s.unit = '%' AND p.unit NOT IN ('%', 'bp', 'pp') AND (r.stated IS NOT NULL OR s.aspect = 'share'))$view$
$$;

COMMENT ON FUNCTION guidepost_check_ratio() IS 'query that compares stated shares and margins with amounts';

-- Product and service revenue against revenue.
CREATE FUNCTION guidepost_check_sum() RETURNS text
	LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp
AS $$
	SELECT $view$(
		SELECT w.company, w.call, w.called_on, 'sum of parts'::text, w.metric, w.segment, w.basis, w.period, w.unit,
			w.value, numrange(lower(guidepost_spread(a.value)) + lower(guidepost_spread(b.value)),
				upper(guidepost_spread(a.value)) + upper(guidepost_spread(b.value)), '[]'),
			w.quote, concat_ws(' | ', NULLIF(a.quote, w.quote), NULLIF(b.quote, w.quote))
		FROM {said} w
		JOIN {said} a ON a.company = w.company AND a.transcript = w.transcript AND a.period = w.period AND a.part = w.part
			AND a.unit = w.unit AND a.aspect = 'level' AND a.basis IS NOT DISTINCT FROM w.basis AND a.metric = 'product_revenue'
		JOIN {said} b ON b.company = w.company AND b.transcript = w.transcript AND b.period = w.period AND b.part = w.part
			AND b.unit = w.unit AND b.aspect = 'level' AND b.basis IS NOT DISTINCT FROM w.basis AND b.metric = 'service_revenue'
		WHERE w.metric = 'revenue' AND w.aspect = 'level')$view$
$$;

COMMENT ON FUNCTION guidepost_check_sum() IS 'query that compares revenue with the sum of product and service revenue';

-- Guidance that a call looks back at against the latest that was given before.
CREATE FUNCTION guidepost_check_quoted() RETURNS text
	LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp
AS $$
	SELECT $view$(
		SELECT q.company, q.call, q.called_on, 'quoted guidance'::text, q.metric, q.segment, q.basis, q.period, q.unit,
			q.value, numrange(f.value), q.quote, f.quote,
			COALESCE(NULLIF(midpoint(q.value) - midpoint(f.value), 0), lower(q.value) - lower(f.value), upper(q.value) - upper(f.value))
		FROM {guidance} q
		JOIN LATERAL (SELECT f.value, f.quote FROM {guidance} f
			WHERE f.company = q.company AND f.metric = q.metric AND f.part = q.part AND f.aspect = q.aspect AND f.period = q.period
				AND f.unit = q.unit AND f.basis IS NOT DISTINCT FROM q.basis AND f.looks_back IS NOT true
			ORDER BY f.call_end DESC, f.called_on DESC, f.ordinal DESC LIMIT 1) f ON NOT guidepost_agree(f.value, q.value)
		WHERE q.looks_back AND q.value IS NOT NULL)$view$
$$;

COMMENT ON FUNCTION guidepost_check_quoted() IS 'query that compares guidance looked back at with the guidance given';

CREATE FUNCTION guidepost_create_consistency(source regclass) RETURNS regclass
	LANGUAGE sql SET search_path = pg_catalog, @extschema@, pg_temp
AS $$
	SELECT guidepost_create_view(source, '_consistency', replace(replace(replace(replace($view$
		SELECT c.company, c.call, c.called_on, c.rule, c.metric, c.segment, c.basis, c.period::text AS period, c.unit,
			guidepost_number(c.stated) AS stated, trim_scale(round(lower(c.expected), 4)) AS expected_low,
			trim_scale(round(upper(c.expected), 4)) AS expected_high, trim_scale(round(c.miss, 4)) AS miss, c.stated_quote, NULLIF(c.other_quote, '') AS other_quote
		FROM (SELECT k.*, guidepost_gap(guidepost_spread(k.stated), k.expected) AS miss FROM ({checks}) k
			UNION ALL {quoted}) c
		WHERE c.miss <> 0
		$view$, '{checks}', concat_ws(' UNION ALL ', guidepost_check_growth(), guidepost_check_ratio(), guidepost_check_sum())),
		'{quoted}', guidepost_check_quoted()),
		'{said}', guidepost_said('actual')), '{guidance}', guidepost_said('guidance')),
		'statements of a call that contradict each other, beyond rounding', ARRAY[
		'company', 'company, as the tracked table or the transcript says',
		'call', 'the call',
		'called_on', 'day of the call',
		'rule', 'growth: against the two levels; margin, share: against the two amounts; sum of parts; quoted guidance: against the guidance that was given',
		'metric', 'code from metric_catalog, of the statement that is checked',
		'segment', 'part of the company; NULL for the whole',
		'basis', 'gaap or non_gaap; NULL where not said',
		'period', 'fiscal period of the statement',
		'unit', 'unit of all numbers of the row',
		'stated', 'what the call says',
		'expected_low', 'least number that its other statements allow, given how they are rounded',
		'expected_high', 'greatest number that its other statements allow',
		'miss', 'by how much the statement lies above or below them, its own rounding allowed for; for guidance, how far the middle moved',
		'stated_quote', 'the sentence',
		'other_quote', 'the sentences it contradicts'])
$$;

COMMENT ON FUNCTION guidepost_create_consistency(regclass) IS 'makes the view ..._consistency';

/*
 * The function that tells what was known of the guidance at a time; its body follows renamed tables. It may sort or
 * group by no type of ours: pg_upgrade makes functions before operator classes.
 */
CREATE FUNCTION guidepost_create_as_of(source regclass) RETURNS void
	LANGUAGE plpgsql SET search_path = pg_catalog, @extschema@, pg_temp
AS $$
DECLARE
	made text := guidepost_beside(source, '_guidance_as_of');
	metrics regclass := guidepost_beside(source, '_metrics')::regclass;
	key text := (SELECT format('concat_ws('' '', %s)', string_agg(format('m.%I', k.child_column), ', ' ORDER BY k.n))
		FROM guidepost_key(source, metrics) k);
BEGIN
	EXECUTE format('CREATE FUNCTION %s(at timestamptz)
		RETURNS TABLE (company text, metric text, segment text, basis text, aspect text, period text, unit text,
			guided_low numeric, guided_high numeric, first_guided_low numeric, first_guided_high numeric, guided_in text, guided_on date,
			action text, guidance_quote text)
		LANGUAGE sql STABLE ROWS 1000 BEGIN ATOMIC %s; END', made,
		replace(replace(guidepost_as_of(), '{call_key}', key), '{metrics}', metrics::text));
	EXECUTE format('COMMENT ON FUNCTION %s(timestamptz) IS %L', made,
		'made by guidepost_track: the guidance that was known at a time, for periods not reported by then; a call without a day counts from 90 days after its period');
END
$$;

COMMENT ON FUNCTION guidepost_create_as_of(regclass) IS 'makes the function ..._guidance_as_of';

CREATE FUNCTION guidepost_as_of() RETURNS text
	LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp
AS $$
	SELECT $view$
		SELECT g.company, g.metric, g.segment, g.basis, g.aspect, g.period::text, g.unit,
			CASE WHEN w.call IS NULL THEN lower(g.value) END, CASE WHEN w.call IS NULL THEN upper(g.value) END,
			lower(g.first_value), upper(g.first_value), COALESCE(w.call, g.call), COALESCE(w.known_on, g.known_on),
			CASE WHEN w.call IS NULL THEN g.action ELSE 'withdrawn' END, COALESCE(w.quote, g.quote)
		FROM (SELECT m.*, COALESCE(lower(m.segment), '') AS part, unit(m.value) AS unit, k.known_on,
				COALESCE(m.call_period::text, m.called_on::text, {call_key}) AS call,
				first_value(m.value) OVER history AS first_value,
				lead(true, 1, false) OVER history AS is_superseded
			FROM {metrics} m
			CROSS JOIN LATERAL (SELECT COALESCE(m.called_on, upper(daterange(m.call_period)) + 90)) k (known_on)
			WHERE m.kind = 'guidance' AND m.chosen AND m.value IS NOT NULL AND m.action IS DISTINCT FROM 'withdrawn'
				AND k.known_on <= at::date
				AND guidepost_period_end(m.period) > guidepost_call_end(m.call_period, m.called_on)
			WINDOW history AS (PARTITION BY company, m.metric, COALESCE(lower(m.segment), ''), m.aspect,
				guidepost_period_end(m.period), guidepost_period_months(m.period), unit(m.value), m.basis
				ORDER BY k.known_on, m.ordinal)) g
		LEFT JOIN LATERAL (SELECT COALESCE(m.call_period::text, m.called_on::text, {call_key}) AS call, m.quote, k.known_on
			FROM {metrics} m
			CROSS JOIN LATERAL (SELECT COALESCE(m.called_on, upper(daterange(m.call_period)) + 90)) k (known_on)
			WHERE m.kind = 'guidance' AND m.action = 'withdrawn' AND m.company = g.company AND m.metric IN (g.metric, 'guidance')
				AND COALESCE(lower(m.segment), g.part) = g.part AND (m.period = g.period OR m.period IS NULL)
				AND k.known_on > g.known_on AND k.known_on <= at::date
			ORDER BY k.known_on DESC, m.ordinal LIMIT 1) w ON true
		WHERE NOT g.is_superseded AND NOT EXISTS (SELECT FROM {metrics} m
			WHERE m.kind = 'actual' AND m.chosen AND m.company = g.company AND m.metric = g.metric AND m.period = g.period
				AND COALESCE(lower(m.segment), '') = g.part AND m.aspect = g.aspect
				AND COALESCE(m.called_on, upper(daterange(m.call_period)) + 90) <= at::date)
		$view$
$$;

COMMENT ON FUNCTION guidepost_as_of() IS 'query for the guidance known at a time';

CREATE FUNCTION guidepost_create_views(source regclass) RETURNS regclass[]
	LANGUAGE sql SET search_path = pg_catalog, pg_temp
AS $$
	SELECT @extschema@.guidepost_create_as_of($1);
	SELECT ARRAY[
		@extschema@.guidepost_create_flat($1),
		@extschema@.guidepost_create_guidance_vs_actual($1),
		@extschema@.guidepost_create_quarter_over_quarter($1),
		@extschema@.guidepost_create_scorecard($1),
		@extschema@.guidepost_create_guidance_revisions($1),
		@extschema@.guidepost_create_restatements($1),
		@extschema@.guidepost_create_consistency($1)]
$$;

COMMENT ON FUNCTION guidepost_create_views(regclass) IS 'makes the views of a table that is to be tracked';
