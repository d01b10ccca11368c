CREATE TYPE transcript_metric AS (
	metric text,
	segment text,
	kind text,
	aspect text,
	period fiscal_period,
	value measure,
	basis text,
	action text,
	speaker text,
	role text,
	section text,
	span int4range,
	value_span int4range,
	confidence real
);

COMMENT ON TYPE transcript_metric IS
	'one number (or interval) that a company states about one of its metrics for one fiscal period';
COMMENT ON COLUMN transcript_metric.metric IS 'code from metric_catalog, or guidance for guidance as a whole';
COMMENT ON COLUMN transcript_metric.segment IS 'part of the company as the text names it; NULL for the whole company';
COMMENT ON COLUMN transcript_metric.kind IS 'actual, guidance or target';
COMMENT ON COLUMN transcript_metric.aspect IS 'level, qoq, yoy, change (another base, or none said) or share (of the total, in percent)';
COMMENT ON COLUMN transcript_metric.period IS 'fiscal period that the number is about; NULL where it cannot be known';
COMMENT ON COLUMN transcript_metric.value IS 'interval and unit as said; NULL for guidance without a number';
COMMENT ON COLUMN transcript_metric.basis IS 'gaap or non_gaap; NULL where not said';
COMMENT ON COLUMN transcript_metric.action IS 'initiated, raised, lowered, narrowed, reaffirmed or withdrawn; NULL where not said';
COMMENT ON COLUMN transcript_metric.speaker IS 'who says it; NULL in a text without speakers';
COMMENT ON COLUMN transcript_metric.role IS 'executive or unknown; analysts and operators yield no rows';
COMMENT ON COLUMN transcript_metric.section IS 'prepared or qa';
COMMENT ON COLUMN transcript_metric.span IS 'the sentence, in characters of the text: evidence(body, span)';
COMMENT ON COLUMN transcript_metric.value_span IS 'the number, in characters of the text; NULL for guidance without a number';
COMMENT ON COLUMN transcript_metric.confidence IS 'estimated share of rows like this one that are right, 0 to 1';
