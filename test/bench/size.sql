-- Cost per byte of texts of very different sizes, each set of about 20 MB.
SET jit = off;
SET max_parallel_workers_per_gather = 0;

CREATE TABLE bench.sized (size int, body text COMPRESSION lz4);
CREATE TABLE bench.line AS
SELECT row_number() OVER () AS place, line || E'\n' AS line
FROM (SELECT body FROM bench.calls ORDER BY id) c, LATERAL string_to_table(c.body, E'\n') l(line);
INSERT INTO bench.sized
SELECT s.size, string_agg(l.line, '' ORDER BY l.place) || ''
FROM (VALUES (2000), (20000), (200000), (2000000), (20000000)) s(size),
	LATERAL (SELECT place, line, sum(octet_length(line)) OVER (ORDER BY place) AS upto FROM bench.line) l
WHERE l.upto < 20000000
GROUP BY s.size, l.upto / s.size;
VACUUM ANALYZE bench.sized;

INSERT INTO bench.work (topic, work, statement, bytes)
SELECT 'size', size || ' bytes each',
	format('SELECT count(m.value) FROM (SELECT body FROM bench.sized WHERE size = %s) c, LATERAL transcript_metrics(c.body, ''Q2 2021'') m', size),
	sum(octet_length(body))
FROM bench.sized GROUP BY size ORDER BY size;

CALL bench.rounds('size');
\echo
\echo == Cost per byte by size of the text
SELECT * FROM bench.speeds('size');
