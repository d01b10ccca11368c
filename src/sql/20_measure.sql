CREATE TYPE measure;

CREATE FUNCTION measure_in(cstring) RETURNS measure
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION measure_out(measure) RETURNS cstring
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION measure_recv(internal) RETURNS measure
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION measure_send(measure) RETURNS bytea
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;

CREATE TYPE measure (
	INPUT = measure_in,
	OUTPUT = measure_out,
	RECEIVE = measure_recv,
	SEND = measure_send,
	INTERNALLENGTH = 40,
	ALIGNMENT = double,
	STORAGE = plain
);

COMMENT ON TYPE measure IS
	'an exact interval with a unit: USD 68M..72M, 35..37 %, >= 45 %, ~USD 53M, USD 0.07 /share, 150 bp';
COMMENT ON FUNCTION measure_in(cstring) IS 'reads a measure from text, canonical or as people write it';
COMMENT ON FUNCTION measure_out(measure) IS 'canonical text of a measure; reading it gives the same value back';
COMMENT ON FUNCTION measure_recv(internal) IS 'reads a measure from its binary form and checks it';
COMMENT ON FUNCTION measure_send(measure) IS 'binary form of a measure';

CREATE FUNCTION measure(low numeric, high numeric, unit text) RETURNS measure
	AS 'MODULE_PATHNAME', 'measure_from_ends' LANGUAGE C IMMUTABLE PARALLEL SAFE;
CREATE FUNCTION lower(measure) RETURNS numeric
	AS 'MODULE_PATHNAME', 'measure_lower' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION upper(measure) RETURNS numeric
	AS 'MODULE_PATHNAME', 'measure_upper' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION midpoint(measure) RETURNS numeric
	AS 'MODULE_PATHNAME', 'measure_midpoint' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION width(measure) RETURNS numeric
	AS 'MODULE_PATHNAME', 'measure_width' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION unit(measure) RETURNS text
	AS 'MODULE_PATHNAME', 'measure_unit' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION is_point(measure) RETURNS boolean
	AS 'MODULE_PATHNAME', 'measure_point' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION is_approximate(measure) RETURNS boolean
	AS 'MODULE_PATHNAME', 'measure_approximate' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;

COMMENT ON FUNCTION measure(numeric, numeric, text) IS
	'interval from low to high in a canonical unit, or count; a NULL end is open, a NULL unit gives NULL';
COMMENT ON FUNCTION lower(measure) IS 'low end, exact; NULL where it is open';
COMMENT ON FUNCTION upper(measure) IS 'high end, exact; NULL where it is open';
COMMENT ON FUNCTION midpoint(measure) IS 'middle of the interval, exact; NULL where an end is open';
COMMENT ON FUNCTION width(measure) IS 'high end minus low end, exact; NULL where an end is open';
COMMENT ON FUNCTION unit(measure) IS 'unit: USD, USD/share, %, bp, pp, x, days, a physical unit, or count';
COMMENT ON FUNCTION is_point(measure) IS 'are both ends the same number?';
COMMENT ON FUNCTION is_approximate(measure) IS 'was it said to be approximate?';

CREATE FUNCTION "numeric"(measure) RETURNS numeric
	AS 'MODULE_PATHNAME', 'measure_to_numeric' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION numrange(measure) RETURNS numrange
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
	RETURN pg_catalog.numrange(lower($1), upper($1), '[]');
CREATE FUNCTION measure(ends numrange, unit text) RETURNS measure
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
	RETURN measure(pg_catalog.lower(ends), pg_catalog.upper(ends), unit);

CREATE CAST (measure AS numeric) WITH FUNCTION "numeric"(measure);
CREATE CAST (measure AS numrange) WITH FUNCTION numrange(measure);

COMMENT ON FUNCTION "numeric"(measure) IS 'the number of a point; an error for an interval';
COMMENT ON FUNCTION numrange(measure) IS 'the interval without its unit, ends included';
COMMENT ON FUNCTION measure(numrange, text) IS
	'interval between the bounds of a range, both taken as included, in a canonical unit, or count';
COMMENT ON CAST (measure AS numeric) IS 'the number of a point; an error for an interval';
COMMENT ON CAST (measure AS numrange) IS 'the interval without its unit, ends included';
