-- A hundred metrics of the user's own against none, over a part of the calls.
SET jit = off;
SET max_parallel_workers_per_gather = 0;

INSERT INTO bench.work (topic, work, statement, bytes)
SELECT 'user metrics', w.work, $$SELECT count(m.value) FROM bench.calls c, LATERAL transcript_metrics(c.body, 'Q2 2021') m$$,
	(SELECT sum(octet_length(body)) FROM bench.calls)
FROM (VALUES (1, 'none'), (2, 'one hundred')) w(place, work) ORDER BY w.place;

CREATE PROCEDURE bench.user_metric_rounds(n int)
LANGUAGE plpgsql AS $$
BEGIN
	FOR round IN 1 .. n LOOP
		FOR k IN 1 .. 100 LOOP
			PERFORM guidepost_drop_metric('bench_' || k) FROM metric_catalog WHERE metric = 'bench_' || k;
		END LOOP;
		COMMIT;
		CALL bench.once('none');
		FOR k IN 1 .. 100 LOOP
			PERFORM guidepost_define_metric('bench_' || k, 'Bench ' || k,
				format('\b(?:%s|net)\s+(?:widget|gadget)s?\s+%s\b', (ARRAY['active','billed','core','deployed','enrolled'])[1 + k % 5], chr(97 + k % 26) || k), 'higher', 'count');
		END LOOP;
		COMMIT;
		CALL bench.once('one hundred');
	END LOOP;
END
$$;

CREATE PROCEDURE bench.once(which text)
LANGUAGE plpgsql AS $$
DECLARE
	started timestamptz;
	sql text := (SELECT statement FROM bench.work WHERE topic = 'user metrics' AND work = which);
BEGIN
	EXECUTE sql;
	started := clock_timestamp();
	EXECUTE sql;
	INSERT INTO bench.times VALUES ('user metrics', which, extract(epoch FROM clock_timestamp() - started));
END
$$;

CALL bench.user_metric_rounds(5);
\echo
\echo == User-defined metrics
SELECT * FROM bench.speeds('user metrics');
