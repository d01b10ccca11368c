CREATE TABLE guidepost_user_metric (
	metric text COLLATE "C" PRIMARY KEY CONSTRAINT metric_is_a_name CHECK (metric ~ '^[a-z][a-z0-9_]{0,62}$'),
	label text NOT NULL,
	pattern text NOT NULL,
	polarity text NOT NULL DEFAULT 'neutral' CONSTRAINT polarity_is_known CHECK (polarity IN ('higher', 'lower', 'neutral')),
	unit_family text NOT NULL DEFAULT 'count' CONSTRAINT unit_family_is_known
		CHECK (unit_family IN ('money', 'per_share', 'percent', 'count', 'days', 'multiple', 'physical')),
	flow_or_stock text NOT NULL DEFAULT 'flow' CONSTRAINT flow_or_stock_is_known CHECK (flow_or_stock IN ('flow', 'stock'))
);

SELECT pg_catalog.pg_extension_config_dump('guidepost_user_metric', '');

COMMENT ON TABLE guidepost_user_metric IS
	'metrics defined by users; change it with guidepost_define_metric and guidepost_drop_metric; pg_dump carries its rows';
COMMENT ON COLUMN guidepost_user_metric.metric IS 'code, as transcript_metric.metric shows it';
COMMENT ON COLUMN guidepost_user_metric.label IS 'name for people';
COMMENT ON COLUMN guidepost_user_metric.pattern IS 'PCRE2 pattern of the words that name the metric; upper and lower case are the same';
COMMENT ON COLUMN guidepost_user_metric.polarity IS 'higher or lower is better, or neutral';
COMMENT ON COLUMN guidepost_user_metric.unit_family IS 'money, per_share, percent, count, days, multiple or physical';
COMMENT ON COLUMN guidepost_user_metric.flow_or_stock IS 'flow: accrues over a period; stock: stands at its end';

CREATE FUNCTION guidepost_check_metric() RETURNS trigger
	AS 'MODULE_PATHNAME' LANGUAGE C;
CREATE FUNCTION guidepost_metrics_changed() RETURNS trigger
	AS 'MODULE_PATHNAME' LANGUAGE C;

COMMENT ON FUNCTION guidepost_check_metric() IS 'refuses a metric whose name is built in or whose pattern does not compile';
COMMENT ON FUNCTION guidepost_metrics_changed() IS 'lets every session read the metrics anew';

CREATE TRIGGER check_metric BEFORE INSERT OR UPDATE ON guidepost_user_metric
	FOR EACH ROW EXECUTE FUNCTION guidepost_check_metric();
CREATE TRIGGER metrics_changed AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON guidepost_user_metric
	FOR EACH STATEMENT EXECUTE FUNCTION guidepost_metrics_changed();

COMMENT ON TRIGGER check_metric ON guidepost_user_metric IS 'refuses a metric whose name is built in or whose pattern does not compile';
COMMENT ON TRIGGER metrics_changed ON guidepost_user_metric IS 'lets every session read the metrics anew';

CREATE FUNCTION guidepost_builtin_metrics(
	OUT metric text, OUT label text, OUT polarity text, OUT unit_family text, OUT flow_or_stock text, OUT pattern text
) RETURNS SETOF record
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE ROWS 120;

COMMENT ON FUNCTION guidepost_builtin_metrics() IS 'the metrics that guidepost knows by itself';

CREATE VIEW metric_catalog AS
	SELECT metric, label, polarity, unit_family, flow_or_stock, pattern, true AS builtin
	FROM guidepost_builtin_metrics()
	UNION ALL
	SELECT metric, label, polarity, unit_family, flow_or_stock, pattern, false
	FROM guidepost_user_metric;

COMMENT ON VIEW metric_catalog IS 'every metric that transcript_metrics can give';
COMMENT ON COLUMN metric_catalog.metric IS 'code';
COMMENT ON COLUMN metric_catalog.label IS 'name for people';
COMMENT ON COLUMN metric_catalog.polarity IS 'higher or lower is better, or neutral';
COMMENT ON COLUMN metric_catalog.unit_family IS 'unit of its level: money, per_share, percent, count, days, multiple or physical';
COMMENT ON COLUMN metric_catalog.flow_or_stock IS 'flow: accrues over a period; stock: stands at its end';
COMMENT ON COLUMN metric_catalog.pattern IS 'words that name it: a PCRE2 pattern for a user-defined metric, a list of phrases with (alternatives) and options? for a built-in one';
COMMENT ON COLUMN metric_catalog.builtin IS 'does guidepost know it by itself?';

GRANT SELECT ON guidepost_user_metric, metric_catalog TO PUBLIC;

CREATE FUNCTION guidepost_define_metric(
	metric text, label text, pattern text,
	polarity text DEFAULT 'neutral', unit_family text DEFAULT 'count', flow_or_stock text DEFAULT 'flow'
) RETURNS void LANGUAGE sql VOLATILE PARALLEL UNSAFE
BEGIN ATOMIC
	INSERT INTO guidepost_user_metric AS m (metric, label, pattern, polarity, unit_family, flow_or_stock)
	VALUES ($1, $2, $3, $4, $5, $6)
	ON CONFLICT (metric) DO UPDATE
		SET label = EXCLUDED.label, pattern = EXCLUDED.pattern, polarity = EXCLUDED.polarity,
			unit_family = EXCLUDED.unit_family, flow_or_stock = EXCLUDED.flow_or_stock;
END;

CREATE FUNCTION guidepost_drop_metric(metric text) RETURNS void LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE
	SET search_path FROM CURRENT
AS $$
BEGIN
	DELETE FROM @extschema@.guidepost_user_metric AS m WHERE m.metric OPERATOR(pg_catalog.=) guidepost_drop_metric.metric;
	IF NOT FOUND THEN
		RAISE EXCEPTION 'metric "%" is not defined', metric
			USING ERRCODE = 'undefined_object', HINT = 'metric_catalog lists the metrics; those that are built in cannot be dropped.';
	END IF;
END
$$;

COMMENT ON FUNCTION guidepost_define_metric(text, text, text, text, text, text) IS
	'defines a metric of your own, or defines it anew: code, label, PCRE2 pattern of the words that name it, polarity (higher, lower, neutral), unit family and flow or stock';
COMMENT ON FUNCTION guidepost_drop_metric(text) IS 'forgets a metric that was defined with guidepost_define_metric';
