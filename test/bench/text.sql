-- Speed over text: the extension and what a user would run instead, over the same table.
-- bench.calls (id, body) is loaded; bench.terms (term) holds the phrases of the lexicon.
SET jit = off;
SET max_parallel_workers_per_gather = 0;

SELECT count(*) AS calls, round(sum(octet_length(body)) / 1e6, 1) AS mb, round(avg(length(body))) AS characters_each FROM bench.calls;
SELECT count(*) AS terms, bench.scan_terms(array_agg(term ORDER BY term)) AS states FROM bench.terms;

INSERT INTO bench.work (topic, work, statement, bytes)
SELECT 'text', w.work, w.statement, (SELECT sum(octet_length(body)) FROM bench.calls)
FROM (VALUES
	(1, 'transcript_metrics, all rows and columns',
	 $$SELECT count(m.value), count(m.speaker) FROM bench.calls c, LATERAL transcript_metrics(c.body, 'Q2 2021') m$$),
	(2, 'transcript_turns', $$SELECT count(t.span) FROM bench.calls c, LATERAL transcript_turns(c.body) t$$),
	(3, 'detoast only', $$SELECT count(*) FROM bench.calls WHERE body > '' COLLATE "C"$$),
	(4, 'bare Aho-Corasick pass, same terms', $$SELECT sum(bench.scan(body)) FROM bench.calls$$),
	(5, 'to_tsvector(''english'')', $$SELECT sum(length(to_tsvector('english', body))) FROM bench.calls$$),
	(6, 'hand-tuned SQL, three metrics', $$
WITH sentence AS MATERIALIZED (
	SELECT c.id, s.place, s.line
	FROM bench.calls c, LATERAL string_to_table(c.body, E'\n') WITH ORDINALITY s(line, place)
	WHERE s.line ~ '[$%]' OR s.line LIKE '%percent%'
), found AS (
	SELECT id, place, 'revenue', r FROM sentence,
		LATERAL regexp_matches(line, '\m((?:total |net |organic )?(?:revenues?|sales))\M[^$]{0,80}\$\s?([0-9][0-9,]*(?:\.[0-9]+)?)\s*(million|billion|thousand)?', 'gi') r
	WHERE line LIKE '%$%' AND (line ILIKE '%revenue%' OR line ILIKE '%sales%')
	UNION ALL
	SELECT id, place, 'eps', r FROM sentence,
		LATERAL regexp_matches(line, '\m((?:adjusted |diluted |non-gaap )*(?:eps|(?:earnings|net income) per (?:diluted )?share))\M[^$]{0,80}\$\s?([0-9]+(?:\.[0-9]+)?)()', 'gi') r
	WHERE line LIKE '%$%' AND (line ILIKE '%eps%' OR line ILIKE '%per%share%')
	UNION ALL
	SELECT id, place, 'gross_margin', r FROM sentence,
		LATERAL regexp_matches(line, '\m((?:adjusted )?gross (?:profit )?margins?)\M[^%]{0,60}\m([0-9]+(?:\.[0-9]+)?)\s?(%|percent)', 'gi') r
	WHERE line ILIKE '%gross%margin%'
)
SELECT count(*), sum(replace(r[2], ',', '')::numeric) FROM found$$)
) w(place, work, statement)
ORDER BY w.place;

CALL bench.rounds('text');
\echo
\echo == Speed over text (one backend, lz4)
SELECT * FROM bench.speeds('text');
