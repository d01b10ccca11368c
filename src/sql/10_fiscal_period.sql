CREATE TYPE fiscal_period;

CREATE FUNCTION fiscal_period_in(cstring) RETURNS fiscal_period
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION fiscal_period_out(fiscal_period) RETURNS cstring
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION fiscal_period_recv(internal) RETURNS fiscal_period
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION fiscal_period_send(fiscal_period) RETURNS bytea
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;

CREATE TYPE fiscal_period (
	INPUT = fiscal_period_in,
	OUTPUT = fiscal_period_out,
	RECEIVE = fiscal_period_recv,
	SEND = fiscal_period_send,
	LIKE = int4
);

COMMENT ON TYPE fiscal_period IS
	'fiscal quarter, half, nine months, year or month: Q2 2007, H1 2012, 9M 2020, FY 2013, M03 2021';
COMMENT ON FUNCTION fiscal_period_in(cstring) IS 'reads a fiscal period from text, canonical or as people write it';
COMMENT ON FUNCTION fiscal_period_out(fiscal_period) IS 'canonical text of a fiscal period';
COMMENT ON FUNCTION fiscal_period_recv(internal) IS 'reads a fiscal period from its binary form and checks it';
COMMENT ON FUNCTION fiscal_period_send(fiscal_period) IS 'binary form of a fiscal period';

-- The value is an int4 in the order of the periods, so the functions are those of int4.

CREATE FUNCTION fiscal_period_lt(fiscal_period, fiscal_period) RETURNS boolean
	AS 'int4lt' LANGUAGE internal IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION fiscal_period_le(fiscal_period, fiscal_period) RETURNS boolean
	AS 'int4le' LANGUAGE internal IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION fiscal_period_eq(fiscal_period, fiscal_period) RETURNS boolean
	AS 'int4eq' LANGUAGE internal IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION fiscal_period_ne(fiscal_period, fiscal_period) RETURNS boolean
	AS 'int4ne' LANGUAGE internal IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION fiscal_period_ge(fiscal_period, fiscal_period) RETURNS boolean
	AS 'int4ge' LANGUAGE internal IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION fiscal_period_gt(fiscal_period, fiscal_period) RETURNS boolean
	AS 'int4gt' LANGUAGE internal IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION fiscal_period_cmp(fiscal_period, fiscal_period) RETURNS integer
	AS 'btint4cmp' LANGUAGE internal IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION fiscal_period_hash(fiscal_period) RETURNS integer
	AS 'hashint4' LANGUAGE internal IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION fiscal_period_hash_extended(fiscal_period, bigint) RETURNS bigint
	AS 'hashint4extended' LANGUAGE internal IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION fiscal_period_smaller(fiscal_period, fiscal_period) RETURNS fiscal_period
	AS 'int4smaller' LANGUAGE internal IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION fiscal_period_larger(fiscal_period, fiscal_period) RETURNS fiscal_period
	AS 'int4larger' LANGUAGE internal IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION fiscal_period_in_range(fiscal_period, fiscal_period, integer, boolean, boolean) RETURNS boolean
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;

COMMENT ON FUNCTION fiscal_period_lt(fiscal_period, fiscal_period) IS 'implements <';
COMMENT ON FUNCTION fiscal_period_le(fiscal_period, fiscal_period) IS 'implements <=';
COMMENT ON FUNCTION fiscal_period_eq(fiscal_period, fiscal_period) IS 'implements =';
COMMENT ON FUNCTION fiscal_period_ne(fiscal_period, fiscal_period) IS 'implements <>';
COMMENT ON FUNCTION fiscal_period_ge(fiscal_period, fiscal_period) IS 'implements >=';
COMMENT ON FUNCTION fiscal_period_gt(fiscal_period, fiscal_period) IS 'implements >';
COMMENT ON FUNCTION fiscal_period_cmp(fiscal_period, fiscal_period) IS 'order of two fiscal periods: negative, zero or positive';
COMMENT ON FUNCTION fiscal_period_hash(fiscal_period) IS 'hash of a fiscal period';
COMMENT ON FUNCTION fiscal_period_hash_extended(fiscal_period, bigint) IS 'seeded hash of a fiscal period';
COMMENT ON FUNCTION fiscal_period_smaller(fiscal_period, fiscal_period) IS 'the earlier of two fiscal periods';
COMMENT ON FUNCTION fiscal_period_larger(fiscal_period, fiscal_period) IS 'the later of two fiscal periods';
COMMENT ON FUNCTION fiscal_period_in_range(fiscal_period, fiscal_period, integer, boolean, boolean) IS
	'window frames: RANGE BETWEEN n PRECEDING counts in lengths of the period';

CREATE OPERATOR < (
	LEFTARG = fiscal_period, RIGHTARG = fiscal_period, FUNCTION = fiscal_period_lt,
	COMMUTATOR = >, NEGATOR = >=, RESTRICT = scalarltsel, JOIN = scalarltjoinsel
);
CREATE OPERATOR <= (
	LEFTARG = fiscal_period, RIGHTARG = fiscal_period, FUNCTION = fiscal_period_le,
	COMMUTATOR = >=, NEGATOR = >, RESTRICT = scalarlesel, JOIN = scalarlejoinsel
);
CREATE OPERATOR = (
	LEFTARG = fiscal_period, RIGHTARG = fiscal_period, FUNCTION = fiscal_period_eq,
	COMMUTATOR = =, NEGATOR = <>, RESTRICT = eqsel, JOIN = eqjoinsel, HASHES, MERGES
);
CREATE OPERATOR <> (
	LEFTARG = fiscal_period, RIGHTARG = fiscal_period, FUNCTION = fiscal_period_ne,
	COMMUTATOR = <>, NEGATOR = =, RESTRICT = neqsel, JOIN = neqjoinsel
);
CREATE OPERATOR >= (
	LEFTARG = fiscal_period, RIGHTARG = fiscal_period, FUNCTION = fiscal_period_ge,
	COMMUTATOR = <=, NEGATOR = <, RESTRICT = scalargesel, JOIN = scalargejoinsel
);
CREATE OPERATOR > (
	LEFTARG = fiscal_period, RIGHTARG = fiscal_period, FUNCTION = fiscal_period_gt,
	COMMUTATOR = <, NEGATOR = <=, RESTRICT = scalargtsel, JOIN = scalargtjoinsel
);

COMMENT ON OPERATOR < (fiscal_period, fiscal_period) IS 'ends earlier, or at the same time and is shorter';
COMMENT ON OPERATOR <= (fiscal_period, fiscal_period) IS 'not after';
COMMENT ON OPERATOR = (fiscal_period, fiscal_period) IS 'the same period';
COMMENT ON OPERATOR <> (fiscal_period, fiscal_period) IS 'another period';
COMMENT ON OPERATOR >= (fiscal_period, fiscal_period) IS 'not before';
COMMENT ON OPERATOR > (fiscal_period, fiscal_period) IS 'ends later, or at the same time and is longer';

CREATE OPERATOR CLASS fiscal_period_ops DEFAULT FOR TYPE fiscal_period USING btree AS
	OPERATOR 1 <,
	OPERATOR 2 <=,
	OPERATOR 3 =,
	OPERATOR 4 >=,
	OPERATOR 5 >,
	FUNCTION 1 fiscal_period_cmp(fiscal_period, fiscal_period),
	FUNCTION 2 (fiscal_period, fiscal_period) pg_catalog.btint4sortsupport(internal),
	FUNCTION 3 (fiscal_period, integer) fiscal_period_in_range(fiscal_period, fiscal_period, integer, boolean, boolean),
	FUNCTION 4 (fiscal_period, fiscal_period) pg_catalog.btequalimage(oid);

CREATE OPERATOR CLASS fiscal_period_ops DEFAULT FOR TYPE fiscal_period USING hash AS
	OPERATOR 1 =,
	FUNCTION 1 fiscal_period_hash(fiscal_period),
	FUNCTION 2 fiscal_period_hash_extended(fiscal_period, bigint);

COMMENT ON OPERATOR CLASS fiscal_period_ops USING btree IS 'by the end of the period, then the longer one last';
COMMENT ON OPERATOR CLASS fiscal_period_ops USING hash IS 'equality of fiscal periods';
COMMENT ON OPERATOR FAMILY fiscal_period_ops USING btree IS 'by the end of the period, then the longer one last';
COMMENT ON OPERATOR FAMILY fiscal_period_ops USING hash IS 'equality of fiscal periods';

CREATE AGGREGATE min(fiscal_period) (
	SFUNC = fiscal_period_smaller, STYPE = fiscal_period, COMBINEFUNC = fiscal_period_smaller,
	SORTOP = <, PARALLEL = SAFE
);
CREATE AGGREGATE max(fiscal_period) (
	SFUNC = fiscal_period_larger, STYPE = fiscal_period, COMBINEFUNC = fiscal_period_larger,
	SORTOP = >, PARALLEL = SAFE
);

COMMENT ON AGGREGATE min(fiscal_period) IS 'the earliest fiscal period';
COMMENT ON AGGREGATE max(fiscal_period) IS 'the latest fiscal period';

CREATE FUNCTION fiscal_period_plus(fiscal_period, integer) RETURNS fiscal_period
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION fiscal_period_plus(integer, fiscal_period) RETURNS fiscal_period
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
	RETURN fiscal_period_plus($2, $1);
CREATE FUNCTION fiscal_period_minus(fiscal_period, integer) RETURNS fiscal_period
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION fiscal_period_difference(fiscal_period, fiscal_period) RETURNS integer
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION fiscal_period_contains(fiscal_period, fiscal_period) RETURNS boolean
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION fiscal_period_contained(fiscal_period, fiscal_period) RETURNS boolean
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;

COMMENT ON FUNCTION fiscal_period_plus(fiscal_period, integer) IS 'implements +';
COMMENT ON FUNCTION fiscal_period_plus(integer, fiscal_period) IS 'implements +';
COMMENT ON FUNCTION fiscal_period_minus(fiscal_period, integer) IS 'implements -';
COMMENT ON FUNCTION fiscal_period_difference(fiscal_period, fiscal_period) IS 'implements -';
COMMENT ON FUNCTION fiscal_period_contains(fiscal_period, fiscal_period) IS 'implements @>';
COMMENT ON FUNCTION fiscal_period_contained(fiscal_period, fiscal_period) IS 'implements <@';

CREATE OPERATOR + (
	LEFTARG = fiscal_period, RIGHTARG = integer, FUNCTION = fiscal_period_plus, COMMUTATOR = +
);
CREATE OPERATOR + (
	LEFTARG = integer, RIGHTARG = fiscal_period, FUNCTION = fiscal_period_plus, COMMUTATOR = +
);
CREATE OPERATOR - (
	LEFTARG = fiscal_period, RIGHTARG = integer, FUNCTION = fiscal_period_minus
);
CREATE OPERATOR - (
	LEFTARG = fiscal_period, RIGHTARG = fiscal_period, FUNCTION = fiscal_period_difference
);
CREATE OPERATOR @> (
	LEFTARG = fiscal_period, RIGHTARG = fiscal_period, FUNCTION = fiscal_period_contains,
	COMMUTATOR = <@, RESTRICT = contsel, JOIN = contjoinsel
);
CREATE OPERATOR <@ (
	LEFTARG = fiscal_period, RIGHTARG = fiscal_period, FUNCTION = fiscal_period_contained,
	COMMUTATOR = @>, RESTRICT = contsel, JOIN = contjoinsel
);

COMMENT ON OPERATOR + (fiscal_period, integer) IS 'moves forward by so many of its own lengths; nine months move by years';
COMMENT ON OPERATOR + (integer, fiscal_period) IS 'moves forward by so many of its own lengths; nine months move by years';
COMMENT ON OPERATOR - (fiscal_period, integer) IS 'moves back by so many of its own lengths; nine months move by years';
COMMENT ON OPERATOR - (fiscal_period, fiscal_period) IS 'how many lengths lie between two periods of the same length, else an error';
COMMENT ON OPERATOR @> (fiscal_period, fiscal_period) IS 'contains: FY 2013 contains Q2 2013';
COMMENT ON OPERATOR <@ (fiscal_period, fiscal_period) IS 'is contained by';

CREATE FUNCTION year_ago(period fiscal_period) RETURNS fiscal_period
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION fiscal_year(period fiscal_period) RETURNS integer
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION fiscal_quarter(period fiscal_period) RETURNS integer
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION period_length(period fiscal_period) RETURNS integer
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION daterange(period fiscal_period, fiscal_year_end_month integer DEFAULT 12) RETURNS daterange
	AS 'MODULE_PATHNAME', 'fiscal_period_daterange' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION fiscal_period(day date, fiscal_year_end_month integer DEFAULT 12, length text DEFAULT 'quarter')
	RETURNS fiscal_period
	AS 'MODULE_PATHNAME', 'fiscal_period_of_date' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION generate_series(start fiscal_period, stop fiscal_period, step integer DEFAULT 1)
	RETURNS SETOF fiscal_period
	LANGUAGE sql IMMUTABLE PARALLEL SAFE ROWS 40
	BEGIN ATOMIC
		SELECT start + i FROM pg_catalog.generate_series(0, stop - start, step) AS i;
	END;

COMMENT ON FUNCTION year_ago(fiscal_period) IS 'the same period of the fiscal year before';
COMMENT ON FUNCTION fiscal_year(fiscal_period) IS 'fiscal year of a period';
COMMENT ON FUNCTION fiscal_quarter(fiscal_period) IS 'quarter, 1 to 4, in which a quarter or month lies; NULL for longer periods';
COMMENT ON FUNCTION period_length(fiscal_period) IS 'length in months: 1, 3, 6, 9 or 12';
COMMENT ON FUNCTION daterange(fiscal_period, integer) IS
	'days of a period, where fiscal year N ends with the last day of the given month of calendar year N';
COMMENT ON FUNCTION fiscal_period(date, integer, text) IS
	'the month, quarter, half or year in which a day lies, where fiscal year N ends with the given month of calendar year N';
COMMENT ON FUNCTION generate_series(fiscal_period, fiscal_period, integer) IS
	'periods from start to stop, both of the same length; step counts in lengths and may be negative';

CREATE CAST (text AS fiscal_period) WITH INOUT AS ASSIGNMENT;
CREATE CAST (varchar AS fiscal_period) WITH INOUT AS ASSIGNMENT;
CREATE CAST (fiscal_period AS text) WITH INOUT AS ASSIGNMENT;

COMMENT ON CAST (text AS fiscal_period) IS 'reads a fiscal period from text';
COMMENT ON CAST (varchar AS fiscal_period) IS 'reads a fiscal period from text';
COMMENT ON CAST (fiscal_period AS text) IS 'canonical text of a fiscal period';
