CREATE FUNCTION guidepost_rounding(measure) RETURNS double precision
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;

COMMENT ON FUNCTION guidepost_rounding(measure) IS 'half a unit of the last digit that was said';

-- Every number that would be said like this one: 4.9 billion is 4.85 to 4.95; an approximate one spreads four times as far.
CREATE FUNCTION guidepost_spread(value measure) RETURNS numrange
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
	RETURN (SELECT numrange(lower(value) - r.half, upper(value) + r.half, '[]')
	FROM (SELECT guidepost_rounding(value)::numeric * CASE WHEN is_approximate(value) THEN 4 ELSE 1 END) r (half));

COMMENT ON FUNCTION guidepost_spread(measure) IS 'range of the numbers that round to a measure';

-- What a part may be in percent of a whole, given how both are rounded; NULL where that means nothing.
CREATE FUNCTION guidepost_percent(part measure, whole measure) RETURNS numrange
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
	RETURN (SELECT numrange(least(lower(p) / lower(w), lower(p) / upper(w)) * 100,
		greatest(upper(p) / lower(w), upper(p) / upper(w)) * 100, '[]')
	FROM (SELECT guidepost_spread(part) AS p, guidepost_spread(whole) AS w) q
	WHERE lower(w) > 0 AND unit(part) = unit(whole));

COMMENT ON FUNCTION guidepost_percent(measure, measure) IS 'range of the percentage that a part is of a whole, as exactly as both were said';

CREATE FUNCTION guidepost_growth(current measure, base measure) RETURNS numrange
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
	RETURN (SELECT numrange(lower(q.p) - 100, upper(q.p) - 100, '[]') FROM (SELECT guidepost_percent(current, base)) q (p));

COMMENT ON FUNCTION guidepost_growth(measure, measure) IS 'range of the growth in percent between two levels, as exactly as both were said';

-- How far two ranges are apart; 0 where they touch.
CREATE FUNCTION guidepost_gap(stated numrange, expected numrange) RETURNS numeric
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
	RETURN (SELECT CASE WHEN lower(stated) > upper(expected) THEN lower(stated) - upper(expected)
		WHEN upper(stated) < lower(expected) THEN upper(stated) - lower(expected)
		ELSE 0 END);

COMMENT ON FUNCTION guidepost_gap(numrange, numrange) IS 'how far a stated range lies above (positive) or below an expected one';

-- Do two statements of one figure agree, at the digits of either?
CREATE FUNCTION guidepost_agree(a measure, b measure) RETURNS boolean
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
	RETURN (SELECT unit(a) = unit(b)
		AND COALESCE(abs(lower(a) - lower(b)) <= r.half, lower(a) IS NULL OR lower(b) IS NULL)
		AND COALESCE(abs(upper(a) - upper(b)) <= r.half, upper(a) IS NULL OR upper(b) IS NULL)
	FROM (SELECT greatest(guidepost_rounding(a), guidepost_rounding(b))::numeric
		* CASE WHEN is_approximate(a) OR is_approximate(b) THEN 4 ELSE 1 END) r (half));

COMMENT ON FUNCTION guidepost_agree(measure, measure) IS 'are two measures the same at the digits of the coarser one?';

-- What the numbers say that was done with a guidance.
CREATE FUNCTION guidepost_revision(previous measure, current measure) RETURNS text
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN (SELECT CASE
		WHEN previous IS NULL OR current IS NULL THEN NULL
		WHEN low = old_low AND high = old_high THEN 'reaffirmed'
		WHEN low >= old_low AND high <= old_high THEN 'narrowed'
		WHEN low <= old_low AND high >= old_high THEN 'widened'
		WHEN low > old_low THEN 'raised'
		ELSE 'lowered' END
	FROM (SELECT COALESCE(lower(current), '-Infinity') AS low, COALESCE(upper(current), 'Infinity') AS high,
		COALESCE(lower(previous), '-Infinity') AS old_low, COALESCE(upper(previous), 'Infinity') AS old_high) e);

COMMENT ON FUNCTION guidepost_revision(measure, measure) IS 'raised, lowered, narrowed, widened or reaffirmed, by the numbers alone';

-- An end that moved alone both narrows and raises (or lowers) a range: either word is right.
CREATE FUNCTION guidepost_disagrees(stated text, previous measure, current measure) RETURNS boolean
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN (SELECT CASE stated
		WHEN 'raised' THEN NOT midpoint(current) > midpoint(previous)
		WHEN 'lowered' THEN NOT midpoint(current) < midpoint(previous)
		WHEN 'narrowed' THEN NOT width(current) < width(previous)
		WHEN 'reaffirmed' THEN guidepost_revision(previous, current) IN ('raised', 'lowered') AND NOT guidepost_agree(previous, current)
		WHEN 'initiated' THEN previous IS NOT NULL AND current IS NOT NULL
		END);

COMMENT ON FUNCTION guidepost_disagrees(text, measure, measure) IS 'does what the company said of its guidance contradict the numbers?';

CREATE FUNCTION guidepost_create_guidance_revisions(source regclass) RETURNS regclass
	LANGUAGE sql SET search_path = pg_catalog, @extschema@, pg_temp
AS $$
	SELECT guidepost_create_view(source, '_guidance_revisions', replace($view$
		SELECT r.company, r.metric, r.segment, r.basis, r.aspect, r.period::text AS period, r.unit, r.nth::int AS nth,
			r.call AS guided_in, r.called_on AS guided_on, lower(r.value) AS low, upper(r.value) AS high,
			r.previous_call AS previous_in, lower(r.previous) AS previous_low, upper(r.previous) AS previous_high,
			r.action AS stated, guidepost_revision(r.previous, r.value) AS computed,
			COALESCE(guidepost_disagrees(r.action, r.previous, r.value), false) AS disagrees, r.quote
		FROM (SELECT s.*, lag(s.value) OVER history AS previous, lag(s.call) OVER history AS previous_call,
				row_number() OVER history AS nth
			FROM {said} s
			WHERE s.looks_back IS NOT true
			WINDOW history AS (PARTITION BY company, metric, part, s.basis, s.aspect, s.period, unit
				ORDER BY call_end, s.called_on, s.ordinal)) r
		$view$, '{said}', guidepost_said('guidance')),
		'each guidance for one period over time: what the company said it did, and what the numbers say', ARRAY[
		'company', 'company, as the tracked table or the transcript says',
		'metric', 'code from metric_catalog, or guidance for guidance as a whole',
		'segment', 'part of the company; NULL for the whole',
		'basis', 'gaap or non_gaap; NULL where not said',
		'aspect', 'level, qoq, yoy, change or share',
		'period', 'fiscal period that is guided',
		'unit', 'unit of the four ends; NULL for a statement without a number',
		'nth', 'number of the guidance for this period, from 1',
		'guided_in', 'the call',
		'guided_on', 'day of the call',
		'low', 'low end; NULL where it is open or no number was said',
		'high', 'high end; NULL where it is open or no number was said',
		'previous_in', 'the call with the guidance before',
		'previous_low', 'low end of the guidance before',
		'previous_high', 'high end of the guidance before',
		'stated', 'what the company says it does: initiated, raised, lowered, narrowed, reaffirmed, withdrawn',
		'computed', 'what the numbers say: raised, lowered, narrowed, widened, reaffirmed; NULL for the first',
		'disagrees', 'does the one contradict the other?',
		'quote', 'the sentence'])
$$;

COMMENT ON FUNCTION guidepost_create_guidance_revisions(regclass) IS 'makes the view ..._guidance_revisions';

CREATE FUNCTION guidepost_create_restatements(source regclass) RETURNS regclass
	LANGUAGE sql SET search_path = pg_catalog, @extschema@, pg_temp
AS $$
	SELECT guidepost_create_view(source, '_restatements', replace($view$
		SELECT r.company, r.metric, r.segment, r.basis, r.aspect, r.period::text AS period, r.unit,
			guidepost_number(r.previous) AS first_value, r.previous_call AS first_in,
			guidepost_number(r.value) AS restated_value, r.call AS restated_in,
			CASE WHEN r.unit NOT IN ('%', 'bp', 'pp') THEN round(r.value -% r.previous, 2) END AS change_pct,
			CASE WHEN r.unit IN ('%', 'bp', 'pp') THEN midpoint(r.value - r.previous) END AS change_bp,
			r.previous_quote AS first_quote, r.quote AS restated_quote
		FROM (SELECT s.*, lag(s.value) OVER history AS previous, lag(s.call) OVER history AS previous_call,
				lag(s.quote) OVER history AS previous_quote
			FROM {said} s
			WHERE s.looks_back IS NOT false AND s.value IS NOT NULL
			WINDOW history AS (PARTITION BY company, metric, part, s.basis, s.aspect, s.period, unit
				ORDER BY call_end, s.called_on, s.ordinal)) r
		WHERE NOT guidepost_agree(r.previous, r.value)
		$view$, '{said}', guidepost_said('actual')),
		'figures for a period that a later call gives differently, beyond rounding', ARRAY[
		'company', 'company, as the tracked table or the transcript says',
		'metric', 'code from metric_catalog',
		'segment', 'part of the company; NULL for the whole',
		'basis', 'gaap or non_gaap; NULL where not said',
		'aspect', 'level, qoq, yoy, change or share',
		'period', 'fiscal period of the figure',
		'unit', 'unit of both values',
		'first_value', 'the figure as the earlier call gives it',
		'first_in', 'the earlier call',
		'restated_value', 'the figure as the later call gives it',
		'restated_in', 'the later call',
		'change_pct', 'difference in percent',
		'change_bp', 'difference in basis points, where the metric is a percentage',
		'first_quote', 'the sentence in the earlier call',
		'restated_quote', 'the sentence in the later call'])
$$;

COMMENT ON FUNCTION guidepost_create_restatements(regclass) IS 'makes the view ..._restatements';

CREATE FUNCTION guidepost_create_scorecard(source regclass) RETURNS regclass
	LANGUAGE sql SET search_path = pg_catalog, @extschema@, pg_temp
AS $$
	SELECT guidepost_create_view(source, '_scorecard', replace($view$
		SELECT r.company, r.metric, r.guided, r.reported, r.beat, r.met, r.missed, r.withdrawn, r.pending,
			r.mean_surprise_pct, r.mean_surprise_bp, r.bias,
			CASE right(r.history, 1) WHEN 'b' THEN 'beat' WHEN 'e' THEN 'met' WHEN 'm' THEN 'missed' END AS streak_of,
			COALESCE(length(r.history) - length(rtrim(r.history, right(r.history, 1))), 0)::bigint AS streak,
			r.first_period::text AS first_period, r.last_period::text AS last_period
		FROM (SELECT o.company, o.metric, count(*) AS guided, count(o.actual) AS reported,
				count(*) FILTER (WHERE o.result = 'beat') AS beat, count(*) FILTER (WHERE o.result = 'met') AS met,
				count(*) FILTER (WHERE o.result = 'missed') AS missed,
				count(*) FILTER (WHERE o.withdrawal IS NOT NULL) AS withdrawn,
				count(*) FILTER (WHERE o.actual IS NULL AND o.withdrawal IS NULL) AS pending,
				round(avg(o.actual -% o.guided) FILTER (WHERE NOT o.in_percent), 2) AS mean_surprise_pct,
				round(avg(midpoint(o.actual - o.guided)) FILTER (WHERE o.in_percent), 1) AS mean_surprise_bp,
				round(avg(CASE o.position WHEN 'above' THEN 1 WHEN 'within' THEN 0 WHEN 'below' THEN -1 END), 2) AS bias,
				string_agg(CASE o.result WHEN 'beat' THEN 'b' WHEN 'met' THEN 'e' WHEN 'missed' THEN 'm' END, '' ORDER BY o.period) AS history,
				min(o.period) AS first_period, max(o.period) AS last_period
			FROM (SELECT DISTINCT ON (company, metric, period) q.*
				FROM (SELECT p.*, (p.actual <=> p.guided)::text AS position, guidepost_result(p.metric, p.actual, p.guided) AS result
					FROM {pairs} p
					WHERE p.aspect = 'level' AND p.part = '') q
				ORDER BY company, metric, period, q.result IS NULL, q.actual IS NULL, q.basis = 'non_gaap' DESC NULLS LAST, q.unit) o
			GROUP BY company, metric) r
		$view$, '{pairs}', guidepost_pairs()),
		'how a company keeps its guidance, for each metric of the whole company; a period counts once', ARRAY[
		'company', 'company, as the tracked table or the transcript says',
		'metric', 'code from metric_catalog',
		'guided', 'periods with guidance',
		'reported', 'of these, periods with an actual',
		'beat', 'better than the latest guidance, with the metric''s polarity',
		'met', 'within the latest guidance',
		'missed', 'worse than the latest guidance',
		'withdrawn', 'periods whose guidance was withdrawn',
		'pending', 'periods without an actual yet',
		'mean_surprise_pct', 'mean difference from the middle of the guidance in percent',
		'mean_surprise_bp', 'the same in basis points, where the metric is a percentage',
		'bias', 'from -1 (always below the guidance) to 1 (always above)',
		'streak_of', 'the latest result: beat, met or missed',
		'streak', 'how many periods in a row have it, counted back from the latest',
		'first_period', 'first period with guidance',
		'last_period', 'last period with guidance'])
$$;

COMMENT ON FUNCTION guidepost_create_scorecard(regclass) IS 'makes the view ..._scorecard';
