\echo Use "ALTER EXTENSION guidepost UPDATE TO '1.1'" to load this file. \quit

-- The pattern of an upgrade script, tried by test/t/upgrade: what version 1.1 adds, in the words of its install
-- script; what it changes is dropped first or replaced in place; what users own is left alone.
CREATE FUNCTION guidepost_version() RETURNS text
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN '1.1';

COMMENT ON FUNCTION guidepost_version() IS 'version of the SQL objects';
