-- Order and equality

CREATE FUNCTION measure_lt(measure, measure) RETURNS boolean
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION measure_le(measure, measure) RETURNS boolean
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION measure_eq(measure, measure) RETURNS boolean
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION measure_ne(measure, measure) RETURNS boolean
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION measure_ge(measure, measure) RETURNS boolean
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION measure_gt(measure, measure) RETURNS boolean
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION measure_cmp(measure, measure) RETURNS integer
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION measure_sortsupport(internal) RETURNS void
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION measure_hash(measure) RETURNS integer
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION measure_hash_extended(measure, bigint) RETURNS bigint
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;

CREATE OPERATOR < (
	FUNCTION = measure_lt, LEFTARG = measure, RIGHTARG = measure,
	COMMUTATOR = >, NEGATOR = >=, RESTRICT = scalarltsel, JOIN = scalarltjoinsel
);
CREATE OPERATOR <= (
	FUNCTION = measure_le, LEFTARG = measure, RIGHTARG = measure,
	COMMUTATOR = >=, NEGATOR = >, RESTRICT = scalarlesel, JOIN = scalarlejoinsel
);
CREATE OPERATOR = (
	FUNCTION = measure_eq, LEFTARG = measure, RIGHTARG = measure,
	COMMUTATOR = =, NEGATOR = <>, RESTRICT = eqsel, JOIN = eqjoinsel,
	HASHES, MERGES
);
CREATE OPERATOR <> (
	FUNCTION = measure_ne, LEFTARG = measure, RIGHTARG = measure,
	COMMUTATOR = <>, NEGATOR = =, RESTRICT = neqsel, JOIN = neqjoinsel
);
CREATE OPERATOR >= (
	FUNCTION = measure_ge, LEFTARG = measure, RIGHTARG = measure,
	COMMUTATOR = <=, NEGATOR = <, RESTRICT = scalargesel, JOIN = scalargejoinsel
);
CREATE OPERATOR > (
	FUNCTION = measure_gt, LEFTARG = measure, RIGHTARG = measure,
	COMMUTATOR = <, NEGATOR = <=, RESTRICT = scalargtsel, JOIN = scalargtjoinsel
);

COMMENT ON FUNCTION measure_lt(measure, measure) IS 'is the first before the second in the order unit, low, high?';
COMMENT ON OPERATOR < (measure, measure) IS 'is the first before the second in the order unit, low, high?';
COMMENT ON FUNCTION measure_le(measure, measure) IS 'is the first not after the second in the order unit, low, high?';
COMMENT ON OPERATOR <= (measure, measure) IS 'is the first not after the second in the order unit, low, high?';
COMMENT ON FUNCTION measure_eq(measure, measure) IS 'same unit and the same ends by value (165 and 165.0 are the same)?';
COMMENT ON OPERATOR = (measure, measure) IS 'same unit and the same ends by value (165 and 165.0 are the same)?';
COMMENT ON FUNCTION measure_ne(measure, measure) IS 'another unit or another end by value?';
COMMENT ON OPERATOR <> (measure, measure) IS 'another unit or another end by value?';
COMMENT ON FUNCTION measure_ge(measure, measure) IS 'is the first not before the second in the order unit, low, high?';
COMMENT ON OPERATOR >= (measure, measure) IS 'is the first not before the second in the order unit, low, high?';
COMMENT ON FUNCTION measure_gt(measure, measure) IS 'is the first after the second in the order unit, low, high?';
COMMENT ON OPERATOR > (measure, measure) IS 'is the first after the second in the order unit, low, high?';
COMMENT ON FUNCTION measure_cmp(measure, measure) IS 'less than, equal to or greater than zero, in the order unit, low, high';
COMMENT ON FUNCTION measure_sortsupport(internal) IS 'sort support';
COMMENT ON FUNCTION measure_hash(measure) IS 'hash by value';
COMMENT ON FUNCTION measure_hash_extended(measure, bigint) IS 'hash by value, with a seed';

CREATE OPERATOR CLASS measure_ops DEFAULT FOR TYPE measure USING btree AS
	OPERATOR 1 <, OPERATOR 2 <=, OPERATOR 3 =, OPERATOR 4 >=, OPERATOR 5 >,
	FUNCTION 1 measure_cmp(measure, measure),
	FUNCTION 2 measure_sortsupport(internal);
CREATE OPERATOR CLASS measure_ops DEFAULT FOR TYPE measure USING hash AS
	OPERATOR 1 =,
	FUNCTION 1 measure_hash(measure),
	FUNCTION 2 measure_hash_extended(measure, bigint);

COMMENT ON OPERATOR FAMILY measure_ops USING btree IS 'measures by unit, low, high';
COMMENT ON OPERATOR CLASS measure_ops USING btree IS 'measures by unit, low, high';
COMMENT ON OPERATOR FAMILY measure_ops USING hash IS 'measures by value';
COMMENT ON OPERATOR CLASS measure_ops USING hash IS 'measures by value';

-- How intervals lie to each other

CREATE FUNCTION measure_restriction_selectivity(internal, oid, internal, integer) RETURNS double precision
	AS 'MODULE_PATHNAME' LANGUAGE C STABLE STRICT PARALLEL SAFE;
CREATE FUNCTION measure_join_selectivity(internal, oid, internal, smallint, internal) RETURNS double precision
	AS 'MODULE_PATHNAME' LANGUAGE C STABLE STRICT PARALLEL SAFE;
CREATE FUNCTION measure_overlaps(measure, measure) RETURNS boolean
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION measure_contains(measure, measure) RETURNS boolean
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION measure_contained_by(measure, measure) RETURNS boolean
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION measure_before(measure, measure) RETURNS boolean
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION measure_after(measure, measure) RETURNS boolean
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION measure_overleft(measure, measure) RETURNS boolean
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION measure_overright(measure, measure) RETURNS boolean
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION measure_adjacent(measure, measure) RETURNS boolean
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION measure_contains_number(measure, numeric) RETURNS boolean
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION number_contained_by(numeric, measure) RETURNS boolean
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION measure_distance(measure, measure) RETURNS double precision
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;

CREATE OPERATOR && (
	FUNCTION = measure_overlaps, LEFTARG = measure, RIGHTARG = measure,
	COMMUTATOR = &&, RESTRICT = measure_restriction_selectivity, JOIN = measure_join_selectivity
);
CREATE OPERATOR @> (
	FUNCTION = measure_contains, LEFTARG = measure, RIGHTARG = measure,
	COMMUTATOR = <@, RESTRICT = measure_restriction_selectivity, JOIN = measure_join_selectivity
);
CREATE OPERATOR <@ (
	FUNCTION = measure_contained_by, LEFTARG = measure, RIGHTARG = measure,
	COMMUTATOR = @>, RESTRICT = measure_restriction_selectivity, JOIN = measure_join_selectivity
);
CREATE OPERATOR << (
	FUNCTION = measure_before, LEFTARG = measure, RIGHTARG = measure,
	COMMUTATOR = >>, RESTRICT = measure_restriction_selectivity, JOIN = measure_join_selectivity
);
CREATE OPERATOR >> (
	FUNCTION = measure_after, LEFTARG = measure, RIGHTARG = measure,
	COMMUTATOR = <<, RESTRICT = measure_restriction_selectivity, JOIN = measure_join_selectivity
);
CREATE OPERATOR &< (
	FUNCTION = measure_overleft, LEFTARG = measure, RIGHTARG = measure,
	RESTRICT = measure_restriction_selectivity, JOIN = measure_join_selectivity
);
CREATE OPERATOR &> (
	FUNCTION = measure_overright, LEFTARG = measure, RIGHTARG = measure,
	RESTRICT = measure_restriction_selectivity, JOIN = measure_join_selectivity
);
CREATE OPERATOR -|- (
	FUNCTION = measure_adjacent, LEFTARG = measure, RIGHTARG = measure,
	COMMUTATOR = -|-, RESTRICT = measure_restriction_selectivity, JOIN = measure_join_selectivity
);
CREATE OPERATOR @> (
	FUNCTION = measure_contains_number, LEFTARG = measure, RIGHTARG = numeric,
	COMMUTATOR = <@, RESTRICT = measure_restriction_selectivity, JOIN = measure_join_selectivity
);
CREATE OPERATOR <@ (
	FUNCTION = number_contained_by, LEFTARG = numeric, RIGHTARG = measure,
	COMMUTATOR = @>, RESTRICT = measure_restriction_selectivity, JOIN = measure_join_selectivity
);
CREATE OPERATOR <-> (
	FUNCTION = measure_distance, LEFTARG = measure, RIGHTARG = measure, COMMUTATOR = <->
);

COMMENT ON FUNCTION measure_restriction_selectivity(internal, oid, internal, integer) IS 'share of rows for which an operator on intervals holds against a constant';
COMMENT ON FUNCTION measure_join_selectivity(internal, oid, internal, smallint, internal) IS 'share of pairs of rows for which an operator on intervals holds';
COMMENT ON FUNCTION measure_overlaps(measure, measure) IS 'same unit and a value in common?';
COMMENT ON OPERATOR && (measure, measure) IS 'same unit and a value in common?';
COMMENT ON FUNCTION measure_contains(measure, measure) IS 'same unit and the second within the first?';
COMMENT ON OPERATOR @> (measure, measure) IS 'same unit and the second within the first?';
COMMENT ON FUNCTION measure_contained_by(measure, measure) IS 'same unit and the first within the second?';
COMMENT ON OPERATOR <@ (measure, measure) IS 'same unit and the first within the second?';
COMMENT ON FUNCTION measure_before(measure, measure) IS 'same unit and all of the first below all of the second?';
COMMENT ON OPERATOR << (measure, measure) IS 'same unit and all of the first below all of the second?';
COMMENT ON FUNCTION measure_after(measure, measure) IS 'same unit and all of the first above all of the second?';
COMMENT ON OPERATOR >> (measure, measure) IS 'same unit and all of the first above all of the second?';
COMMENT ON FUNCTION measure_overleft(measure, measure) IS 'same unit and the first reaches no higher than the second?';
COMMENT ON OPERATOR &< (measure, measure) IS 'same unit and the first reaches no higher than the second?';
COMMENT ON FUNCTION measure_overright(measure, measure) IS 'same unit and the first reaches no lower than the second?';
COMMENT ON OPERATOR &> (measure, measure) IS 'same unit and the first reaches no lower than the second?';
COMMENT ON FUNCTION measure_adjacent(measure, measure) IS 'same unit and one ends exactly where the other starts?';
COMMENT ON OPERATOR -|- (measure, measure) IS 'same unit and one ends exactly where the other starts?';
COMMENT ON FUNCTION measure_contains_number(measure, numeric) IS 'is the number, taken in the unit of the measure, within it?';
COMMENT ON OPERATOR @> (measure, numeric) IS 'is the number, taken in the unit of the measure, within it?';
COMMENT ON FUNCTION number_contained_by(numeric, measure) IS 'is the number, taken in the unit of the measure, within it?';
COMMENT ON OPERATOR <@ (numeric, measure) IS 'is the number, taken in the unit of the measure, within it?';
COMMENT ON FUNCTION measure_distance(measure, measure) IS 'gap between the intervals, 0 where they touch; NULL for different units';
COMMENT ON OPERATOR <-> (measure, measure) IS 'gap between the intervals, 0 where they touch; NULL for different units';

-- GiST; a leaf key is the measure itself, so that index-only scans need no fetch function

CREATE FUNCTION measure_gist_consistent(internal, measure, smallint, oid, internal) RETURNS boolean
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION measure_gist_union(internal, internal) RETURNS measure
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION measure_gist_penalty(internal, internal, internal) RETURNS internal
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION measure_gist_picksplit(internal, internal) RETURNS internal
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION measure_gist_same(measure, measure, internal) RETURNS internal
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION measure_gist_distance(internal, measure, smallint, oid, internal) RETURNS double precision
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;

CREATE OPERATOR CLASS measure_ops DEFAULT FOR TYPE measure USING gist AS
	OPERATOR 1 <<, OPERATOR 2 &<, OPERATOR 3 &&, OPERATOR 4 &>, OPERATOR 5 >>, OPERATOR 6 -|-,
	OPERATOR 7 @>, OPERATOR 8 <@, OPERATOR 15 <-> FOR ORDER BY pg_catalog.float_ops,
	OPERATOR 16 @> (measure, numeric), OPERATOR 18 =,
	FUNCTION 1 measure_gist_consistent(internal, measure, smallint, oid, internal),
	FUNCTION 2 measure_gist_union(internal, internal),
	FUNCTION 5 measure_gist_penalty(internal, internal, internal),
	FUNCTION 6 measure_gist_picksplit(internal, internal),
	FUNCTION 7 measure_gist_same(measure, measure, internal),
	FUNCTION 8 measure_gist_distance(internal, measure, smallint, oid, internal),
	FUNCTION 11 measure_sortsupport(internal);

COMMENT ON FUNCTION measure_gist_consistent(internal, measure, smallint, oid, internal) IS 'GiST: may the subtree hold matches?';
COMMENT ON FUNCTION measure_gist_union(internal, internal) IS 'GiST: hull of keys';
COMMENT ON FUNCTION measure_gist_penalty(internal, internal, internal) IS 'GiST: cost of adding a key to a subtree';
COMMENT ON FUNCTION measure_gist_picksplit(internal, internal) IS 'GiST: divides an overfull page';
COMMENT ON FUNCTION measure_gist_same(measure, measure, internal) IS 'GiST: are two keys the same?';
COMMENT ON FUNCTION measure_gist_distance(internal, measure, smallint, oid, internal) IS 'GiST: least gap to the keys of a subtree';
COMMENT ON OPERATOR FAMILY measure_ops USING gist IS 'intervals of measures, by unit';
COMMENT ON OPERATOR CLASS measure_ops USING gist IS 'intervals of measures, by unit';
