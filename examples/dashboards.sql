-- Queries for a dashboard over a tracked table "calls". All columns have plain types.

-- Who beat, who missed, in the quarter that is being reported.
SELECT company, metric, basis, period, guided_low, guided_high, actual, position, surprise_pct, result, warning
FROM calls_guidance_vs_actual
WHERE result IN ('beat', 'missed') AND period = 'Q2 2019'
ORDER BY surprise_pct DESC NULLS LAST;

-- What is promised and not reported yet.
SELECT company, metric, basis, period, guided_low, guided_high, unit, guided_in, guidance_quote
FROM calls_guidance_vs_actual
WHERE actual IS NULL AND guided_in IS NOT NULL
ORDER BY company, period, metric;

-- Growth that the company stated beside the growth that its own figures give.
SELECT company, metric, segment, period, value, yoy_pct, stated_yoy_pct, value_quote
FROM calls_quarter_over_quarter
WHERE abs(yoy_pct - stated_yoy_pct) > 1;

-- Drawn in the terminal, and as SVG for a report.
SELECT * FROM guidance_chart('calls', 'HVOP', 'revenue');
SELECT * FROM trend_chart('calls', 'HVOP', 'revenue', format => 'svg');
