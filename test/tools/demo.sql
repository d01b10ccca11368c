-- What test/tools/demo prints: the table calls (name, body) is there, the extension too.
\set QUIET on
\timing off
SET client_min_messages = warning;
ALTER TABLE calls ADD company text;
UPDATE calls SET company = coalesce(h.company, h.ticker, c.name)
  FROM calls c, LATERAL transcript_header(c.body) h
 WHERE c.name = calls.name;
CALL guidepost_track('calls', body => 'body', company => 'company', mode => 'sync');

\echo
\echo '== the calls, and the number of rows found in each =='
SELECT c.name, h.company, h.ticker, h.period, h.called_on, h.layout,
       (SELECT count(*) FROM transcript_turns(c.body)) AS turns,
       (SELECT count(*) FROM transcript_metrics(c.body)) AS rows
  FROM calls c, LATERAL transcript_header(c.body) h
 ORDER BY c.name;

\echo '== rows found in one of them: the first 25 =='
SELECT m.metric, m.segment, m.kind, m.aspect, m.period, m.value, m.basis, m.action, m.speaker
  FROM (SELECT c.body
          FROM calls c, LATERAL transcript_header(c.body) h
         ORDER BY h.ticker IS NULL, h.period IS NULL, c.name
         LIMIT 1) c, LATERAL transcript_metrics(c.body) m
 LIMIT 25;

\echo '== guidance versus actual =='
SELECT company, metric, segment, basis, period, unit, guided_low AS low, guided_high AS high, guided_in, actual,
       position, round(surprise_pct, 1) AS "surprise %", round(surprise_bp, 0) AS bp, result, guidance_source AS source
  FROM calls_guidance_vs_actual
 WHERE aspect = 'level' AND actual IS NOT NULL AND guided_low IS NOT NULL
 ORDER BY company, period::fiscal_period, metric, segment NULLS FIRST, basis
 LIMIT 60;

\echo '== quarter over quarter, with the growth that the company itself stated =='
SELECT company, metric, segment, basis, unit, period, value, previous_value AS previous, round(qoq_pct, 1) AS "qoq %",
       round(qoq_bp, 0) AS "qoq bp", stated_qoq_pct AS "stated qoq", round(yoy_pct, 1) AS "yoy %", stated_yoy_pct AS "stated yoy"
  FROM calls_quarter_over_quarter
 WHERE qoq_pct IS NOT NULL OR qoq_bp IS NOT NULL
 ORDER BY company, metric, segment NULLS FIRST, period::fiscal_period
 LIMIT 40;

\echo '== the sentence behind the largest beat =='
SELECT company, metric, period, result, actual_quote
  FROM calls_guidance_vs_actual
 WHERE result = 'beat' AND aspect = 'level'
 ORDER BY surprise_pct DESC NULLS LAST
 LIMIT 1 \gx
