-- Arithmetic

CREATE FUNCTION measure_pl(measure, measure) RETURNS measure
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION measure_mi(measure, measure) RETURNS measure
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION measure_um(measure) RETURNS measure
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION measure_mul_numeric(measure, numeric) RETURNS measure
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION numeric_mul_measure(numeric, measure) RETURNS measure
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION measure_div_numeric(measure, numeric) RETURNS measure
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;

CREATE OPERATOR + (FUNCTION = measure_pl, LEFTARG = measure, RIGHTARG = measure, COMMUTATOR = +);
CREATE OPERATOR - (FUNCTION = measure_mi, LEFTARG = measure, RIGHTARG = measure);
CREATE OPERATOR - (FUNCTION = measure_um, RIGHTARG = measure);
CREATE OPERATOR * (FUNCTION = measure_mul_numeric, LEFTARG = measure, RIGHTARG = numeric, COMMUTATOR = *);
CREATE OPERATOR * (FUNCTION = numeric_mul_measure, LEFTARG = numeric, RIGHTARG = measure, COMMUTATOR = *);
CREATE OPERATOR / (FUNCTION = measure_div_numeric, LEFTARG = measure, RIGHTARG = numeric);

COMMENT ON FUNCTION measure_pl(measure, measure) IS 'sum of two measures of one unit; an error for different units';
COMMENT ON OPERATOR + (measure, measure) IS 'sum of two measures of one unit; an error for different units';
COMMENT ON FUNCTION measure_mi(measure, measure) IS 'difference of two measures of one unit, for percentages in basis points; an error for different units';
COMMENT ON OPERATOR - (measure, measure) IS 'difference of two measures of one unit, for percentages in basis points; an error for different units';
COMMENT ON FUNCTION measure_um(measure) IS 'the measure with its sign turned';
COMMENT ON OPERATOR - (NONE, measure) IS 'the measure with its sign turned';
COMMENT ON FUNCTION measure_mul_numeric(measure, numeric) IS 'measure times a number';
COMMENT ON OPERATOR * (measure, numeric) IS 'measure times a number';
COMMENT ON FUNCTION numeric_mul_measure(numeric, measure) IS 'number times a measure';
COMMENT ON OPERATOR * (numeric, measure) IS 'number times a measure';
COMMENT ON FUNCTION measure_div_numeric(measure, numeric) IS 'measure divided by a number';
COMMENT ON OPERATOR / (measure, numeric) IS 'measure divided by a number';

-- Aggregates

CREATE FUNCTION measure_larger(measure, measure) RETURNS measure
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION measure_smaller(measure, measure) RETURNS measure
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION measure_accum(internal, measure) RETURNS internal
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE PARALLEL SAFE;
CREATE FUNCTION measure_combine(internal, internal) RETURNS internal
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE PARALLEL SAFE;
CREATE FUNCTION measure_serialize(internal) RETURNS bytea
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION measure_deserialize(bytea, internal) RETURNS internal
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION measure_sum_final(internal) RETURNS measure
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE PARALLEL SAFE;
CREATE FUNCTION measure_avg_final(internal) RETURNS measure
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE PARALLEL SAFE;

CREATE AGGREGATE max(measure) (
	SFUNC = measure_larger, STYPE = measure, COMBINEFUNC = measure_larger, SORTOP = >, PARALLEL = SAFE
);
CREATE AGGREGATE min(measure) (
	SFUNC = measure_smaller, STYPE = measure, COMBINEFUNC = measure_smaller, SORTOP = <, PARALLEL = SAFE
);
CREATE AGGREGATE sum(measure) (
	SFUNC = measure_accum, STYPE = internal, SSPACE = 48, FINALFUNC = measure_sum_final,
	COMBINEFUNC = measure_combine, SERIALFUNC = measure_serialize, DESERIALFUNC = measure_deserialize,
	PARALLEL = SAFE
);
CREATE AGGREGATE avg(measure) (
	SFUNC = measure_accum, STYPE = internal, SSPACE = 48, FINALFUNC = measure_avg_final,
	COMBINEFUNC = measure_combine, SERIALFUNC = measure_serialize, DESERIALFUNC = measure_deserialize,
	PARALLEL = SAFE
);

COMMENT ON FUNCTION measure_larger(measure, measure) IS 'the later of two in the order unit, low, high';
COMMENT ON FUNCTION measure_smaller(measure, measure) IS 'the earlier of two in the order unit, low, high';
COMMENT ON FUNCTION measure_accum(internal, measure) IS 'adds a measure to the state of sum and avg';
COMMENT ON FUNCTION measure_combine(internal, internal) IS 'joins two states of sum and avg';
COMMENT ON FUNCTION measure_serialize(internal) IS 'state of sum and avg as bytes';
COMMENT ON FUNCTION measure_deserialize(bytea, internal) IS 'state of sum and avg from bytes';
COMMENT ON FUNCTION measure_sum_final(internal) IS 'result of sum';
COMMENT ON FUNCTION measure_avg_final(internal) IS 'result of avg';
COMMENT ON AGGREGATE max(measure) IS 'the last in the order unit, low, high';
COMMENT ON AGGREGATE min(measure) IS 'the first in the order unit, low, high';
COMMENT ON AGGREGATE sum(measure) IS 'sum of measures of one unit, exact; an error for different units';
COMMENT ON AGGREGATE avg(measure) IS 'mean of measures of one unit; an error for different units';
