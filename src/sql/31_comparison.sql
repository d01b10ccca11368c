-- Actual against guidance, and one figure against another. What cannot be compared gives NULL.

CREATE TYPE guidance_position AS ENUM ('below', 'within', 'above');
CREATE TYPE guidance_result AS ENUM ('beat', 'met', 'missed');

COMMENT ON TYPE guidance_position IS 'where an actual lies to its guidance';
COMMENT ON TYPE guidance_result IS 'what that means for the company, with the polarity of the metric';

-- On measures

CREATE FUNCTION measure_position(actual measure, guidance measure) RETURNS guidance_position
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION measure_percent_difference(actual measure, base measure) RETURNS numeric
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;

CREATE OPERATOR <=> (FUNCTION = measure_position, LEFTARG = measure, RIGHTARG = measure);
CREATE OPERATOR -% (FUNCTION = measure_percent_difference, LEFTARG = measure, RIGHTARG = measure);

COMMENT ON FUNCTION measure_position(measure, measure) IS
	'below, within or above the guidance; a guided point holds what rounds to it at its digits; NULL for different units and for an interval that lies only partly within';
COMMENT ON OPERATOR <=> (measure, measure) IS 'position of an actual to its guidance; NULL where they cannot be compared';
COMMENT ON FUNCTION measure_percent_difference(measure, measure) IS
	'percent by which the first differs from the midpoint of the second; NULL for different units, open ends, a base that is zero or on both sides of it, a change of sign, and for percentages, whose difference is in bp through minus';
COMMENT ON OPERATOR -% (measure, measure) IS 'percent by which the first differs from the midpoint of the second; NULL where that means nothing';

-- On metric rows

CREATE FUNCTION fiscal_period_follows(current fiscal_period, previous fiscal_period) RETURNS boolean
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION metric_polarity(metric text) RETURNS text
	AS 'MODULE_PATHNAME' LANGUAGE C STABLE STRICT PARALLEL SAFE;

COMMENT ON FUNCTION fiscal_period_follows(fiscal_period, fiscal_period) IS
	'is the first period the next one of the same length, or the same one a year later?';
COMMENT ON FUNCTION metric_polarity(text) IS 'higher or lower, whichever is better, or neutral; NULL for an unknown metric';

CREATE FUNCTION same_subject(a transcript_metric, b transcript_metric) RETURNS boolean
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN a.metric = b.metric
		AND lower(a.segment COLLATE "C") IS NOT DISTINCT FROM lower(b.segment COLLATE "C")
		AND a.aspect IS NOT DISTINCT FROM b.aspect
		AND a.basis IS NOT DISTINCT FROM b.basis
		AND unit(a.value) = unit(b.value);

COMMENT ON FUNCTION same_subject(transcript_metric, transcript_metric) IS
	'do two rows agree in metric, segment (apart from case), aspect, basis and unit?';

CREATE FUNCTION transcript_metric_position(actual transcript_metric, guidance transcript_metric)
	RETURNS guidance_position
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN CASE
		WHEN same_subject(actual, guidance)
			AND actual.period = guidance.period
			AND coalesce(actual.kind, 'actual') = 'actual'
			AND coalesce(guidance.kind, 'guidance') <> 'actual'
			AND guidance.action IS DISTINCT FROM 'withdrawn'
		THEN actual.value <=> guidance.value
	END;

CREATE OPERATOR <=> (
	FUNCTION = transcript_metric_position, LEFTARG = transcript_metric, RIGHTARG = transcript_metric
);

COMMENT ON FUNCTION transcript_metric_position(transcript_metric, transcript_metric) IS
	'position of an actual row to a guidance row; NULL unless metric, segment, period, aspect, unit and basis agree, and for withdrawn guidance';
COMMENT ON OPERATOR <=> (transcript_metric, transcript_metric) IS
	'position of an actual row to a guidance row; NULL unless metric, segment, period, aspect, unit and basis agree';

CREATE FUNCTION guidance_result_of(metric text, place guidance_position) RETURNS guidance_result
	LANGUAGE sql STABLE PARALLEL SAFE
	RETURN CASE metric_polarity(metric)
		WHEN 'higher' THEN CASE place
			WHEN 'above' THEN 'beat'::guidance_result
			WHEN 'within' THEN 'met'::guidance_result
			WHEN 'below' THEN 'missed'::guidance_result
		END
		WHEN 'lower' THEN CASE place
			WHEN 'below' THEN 'beat'::guidance_result
			WHEN 'within' THEN 'met'::guidance_result
			WHEN 'above' THEN 'missed'::guidance_result
		END
	END;

COMMENT ON FUNCTION guidance_result_of(text, guidance_position) IS
	'beat, met or missed, by the polarity of the metric; NULL for metrics of which neither more nor less is better';

CREATE FUNCTION transcript_metric_result(actual transcript_metric, guidance transcript_metric)
	RETURNS guidance_result
	LANGUAGE sql STABLE PARALLEL SAFE
	RETURN guidance_result_of(actual.metric, actual <=> guidance);

CREATE OPERATOR <!> (
	FUNCTION = transcript_metric_result, LEFTARG = transcript_metric, RIGHTARG = transcript_metric
);

COMMENT ON FUNCTION transcript_metric_result(transcript_metric, transcript_metric) IS
	'beat, met or missed, where the rows can be compared; NULL for metrics of which neither more nor less is better';
COMMENT ON OPERATOR <!> (transcript_metric, transcript_metric) IS
	'beat, met or missed; NULL where the rows cannot be compared or the metric is neutral';

CREATE FUNCTION growth_is_defined(current transcript_metric, previous transcript_metric) RETURNS boolean
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN same_subject(current, previous)
		AND fiscal_period_follows(current.period, previous.period)
		AND coalesce(current.aspect, 'level') IN ('level', 'share')
		AND coalesce(previous.kind, 'actual') IN ('actual', coalesce(current.kind, 'actual'));

COMMENT ON FUNCTION growth_is_defined(transcript_metric, transcript_metric) IS
	'are two rows levels of the same thing, one period or one year apart, the earlier one an actual or both alike?';

CREATE FUNCTION transcript_metric_growth(current transcript_metric, previous transcript_metric) RETURNS numeric
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN CASE WHEN growth_is_defined(current, previous) THEN current.value -% previous.value END;
CREATE FUNCTION transcript_metric_difference(current transcript_metric, previous transcript_metric)
	RETURNS measure
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN CASE WHEN growth_is_defined(current, previous) THEN current.value - previous.value END;

CREATE OPERATOR -% (
	FUNCTION = transcript_metric_growth, LEFTARG = transcript_metric, RIGHTARG = transcript_metric
);
CREATE OPERATOR - (
	FUNCTION = transcript_metric_difference, LEFTARG = transcript_metric, RIGHTARG = transcript_metric
);

COMMENT ON FUNCTION transcript_metric_growth(transcript_metric, transcript_metric) IS
	'growth in percent between two rows of the same thing, one period or one year apart; else NULL';
COMMENT ON OPERATOR -% (transcript_metric, transcript_metric) IS
	'growth in percent between two rows of the same thing, one period or one year apart; else NULL';
COMMENT ON FUNCTION transcript_metric_difference(transcript_metric, transcript_metric) IS
	'difference between two rows of the same thing, one period or one year apart, for percentages in bp; else NULL';
COMMENT ON OPERATOR - (transcript_metric, transcript_metric) IS
	'difference between two rows of the same thing, one period or one year apart, for percentages in bp; else NULL';
