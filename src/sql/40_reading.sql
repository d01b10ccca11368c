CREATE FUNCTION transcript_rows(internal) RETURNS internal
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;

COMMENT ON FUNCTION transcript_rows(internal) IS
	'planner support: rows and cost of reading a transcript, estimated from the length of the text';

CREATE FUNCTION transcript_header(
	body text, OUT company text, OUT ticker text, OUT exchange text, OUT period fiscal_period, OUT called_on date, OUT layout text
) RETURNS record
	AS 'MODULE_PATHNAME' LANGUAGE C STABLE STRICT PARALLEL SAFE SUPPORT transcript_rows;

COMMENT ON FUNCTION transcript_header(text) IS
	'who called, when, about which fiscal period, and the layout of the text; what is not stated is NULL';

CREATE FUNCTION transcript_turns(
	body text, OUT turn integer, OUT section text, OUT speaker text, OUT title text, OUT firm text, OUT role text,
	OUT span int4range, OUT opening int4range
) RETURNS SETOF record
	AS 'MODULE_PATHNAME' LANGUAGE C STABLE STRICT PARALLEL SAFE SUPPORT transcript_rows;

COMMENT ON FUNCTION transcript_turns(text) IS
	'who spoke in which order: section is prepared or qa, role is executive, analyst, operator or unknown, span holds the words said and opening the speaker line, both in characters of the text';

CREATE FUNCTION transcript_metrics(
	body text, period fiscal_period DEFAULT NULL, fiscal_year_end_month integer DEFAULT 12
) RETURNS SETOF transcript_metric
	AS 'MODULE_PATHNAME' LANGUAGE C STABLE PARALLEL SAFE SUPPORT transcript_rows;

COMMENT ON FUNCTION transcript_metrics(text, fiscal_period, integer) IS
	'the metric rows of a call about the given fiscal period; where that is NULL, the one that the header of the text states';

CREATE FUNCTION transcript_explain(
	body text, period fiscal_period DEFAULT NULL, fiscal_year_end_month integer DEFAULT 12,
	OUT step integer, OUT explanation text
) RETURNS SETOF record
	AS 'MODULE_PATHNAME' LANGUAGE C STABLE PARALLEL SAFE SUPPORT transcript_rows;

COMMENT ON FUNCTION transcript_explain(text, fiscal_period, integer) IS
	'how transcript_metrics comes to its rows: the mentions of each sentence, the candidate links and what became of them';

CREATE FUNCTION evidence(body text, span int4range) RETURNS text
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;

COMMENT ON FUNCTION evidence(text, int4range) IS 'the piece of the text that a span of characters marks';
