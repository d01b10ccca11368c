-- The stop-watch: bench.run(topic, work, statement, bytes) notes one run; bench.rounds
-- runs every work of a topic in turn, so that a drift of the machine meets all alike.
CREATE SCHEMA bench;
CREATE TABLE bench.work (topic text, place int GENERATED ALWAYS AS IDENTITY, work text, statement text, bytes bigint);
CREATE TABLE bench.times (topic text, work text, seconds double precision);

CREATE PROCEDURE bench.rounds(which text, n int DEFAULT 5)
LANGUAGE plpgsql AS $$
DECLARE
	w record;
	started timestamptz;
BEGIN
	FOR round IN 0 .. n LOOP	-- round 0 warms up and is not noted
		FOR w IN SELECT * FROM bench.work WHERE topic = which ORDER BY place LOOP
			started := clock_timestamp();
			EXECUTE w.statement;
			IF round > 0 THEN
				INSERT INTO bench.times
				VALUES (which, w.work, extract(epoch FROM clock_timestamp() - started));
			END IF;
		END LOOP;
	END LOOP;
END
$$;

CREATE VIEW bench.figures AS
SELECT w.topic, w.place, w.work, w.bytes, min(t.seconds) AS fastest,
	percentile_cont(0.5) WITHIN GROUP (ORDER BY t.seconds) AS middle, max(t.seconds) AS slowest
FROM bench.work w JOIN bench.times t USING (topic, work)
GROUP BY w.topic, w.place, w.work, w.bytes;

-- MB/s of each work of a topic, and how many times as fast the topic's first work is.
CREATE FUNCTION bench.speeds(which text)
RETURNS TABLE (work text, "MB/s min" numeric, "MB/s median" numeric, "MB/s max" numeric, "first work is faster by" numeric)
LANGUAGE sql AS $$
SELECT f.work, round((f.bytes / f.slowest / 1e6)::numeric, 1), round((f.bytes / f.middle / 1e6)::numeric, 1),
	round((f.bytes / f.fastest / 1e6)::numeric, 1),
	round((f.middle / f.bytes / (first_value(f.middle) OVER o / first_value(f.bytes) OVER o))::numeric, 2)
FROM bench.figures f WHERE f.topic = which
WINDOW o AS (ORDER BY f.place) ORDER BY f.place
$$;

-- Milliseconds of each work of a topic, and its time relative to the topic's first work.
CREATE FUNCTION bench.durations(which text)
RETURNS TABLE (work text, "ms min" numeric, "ms median" numeric, "ms max" numeric, "times the first" numeric)
LANGUAGE sql AS $$
SELECT f.work, round((f.fastest * 1e3)::numeric, 2), round((f.middle * 1e3)::numeric, 2), round((f.slowest * 1e3)::numeric, 2),
	round((f.middle / first_value(f.middle) OVER (ORDER BY f.place))::numeric, 2)
FROM bench.figures f WHERE f.topic = which ORDER BY f.place
$$;
