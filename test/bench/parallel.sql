-- One query over the same table with no and with one further worker (the leader reads too).
SET jit = off;
SET parallel_setup_cost = 0;
SET parallel_tuple_cost = 0;
SET min_parallel_table_scan_size = 0;
ALTER TABLE bench.calls SET (parallel_workers = 1);

INSERT INTO bench.work (topic, work, statement, bytes)
SELECT 'parallel', w.work, w.statement, (SELECT sum(octet_length(body)) FROM bench.calls)
FROM (VALUES
	(1, 'two processes', $$SET max_parallel_workers_per_gather = 1; SELECT count(m.value) FROM bench.calls c, LATERAL transcript_metrics(c.body, 'Q2 2021') m$$),
	(2, 'one process', $$SET max_parallel_workers_per_gather = 0; SELECT count(m.value) FROM bench.calls c, LATERAL transcript_metrics(c.body, 'Q2 2021') m$$)
) w(place, work, statement) ORDER BY w.place;

CALL bench.rounds('parallel');
\echo
\echo == Two processes on two cores
SELECT * FROM bench.speeds('parallel');
