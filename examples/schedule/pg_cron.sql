-- Reads what is queued, every minute, with the scheduler that runs inside the server.
-- pg_cron (Debian: postgresql-15-cron) must stand in shared_preload_libraries; run this in the
-- database that cron.database_name names, or use cron.schedule_in_database.
CREATE EXTENSION IF NOT EXISTS pg_cron;

SELECT cron.schedule('guidepost calls', '* * * * *', $$CALL guidepost_process('calls', batch_size => 200)$$);

-- After an upgrade of guidepost or new metrics, once a night: read again what is older.
SELECT cron.schedule('guidepost refresh', '15 2 * * *', $$CALL guidepost_refresh('calls')$$);

-- How it goes:
--   SELECT * FROM guidepost_progress;
--   SELECT start_time, status, return_message FROM cron.job_run_details ORDER BY start_time DESC LIMIT 10;
