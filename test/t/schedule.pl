#!/usr/bin/env perl
# The scheduler inside the server and the one outside: pg_cron empties the queue by itself, and the script of the
# systemd service does the same.
use strict;
use warnings;
use FindBin;
use lib "$FindBin::Bin/lib";
use Server;
use Test::More;

my $probe = $ENV{PG_CONFIG} || 'pg_config';
chomp(my $libraries = `$probe --pkglibdir`);
plan skip_all => 'pg_cron is not installed' if !-e "$libraries/pg_cron.so";

my $server = Server->new(q{shared_preload_libraries = 'pg_cron'}, q{cron.use_background_workers = on}, 'max_worker_processes = 20');
my $made = $server->psql(q{
	CREATE EXTENSION guidepost;
	CREATE TABLE calls (id int PRIMARY KEY, body text);
	CALL guidepost_track('calls', body => 'body');
	INSERT INTO calls SELECT n, format('Second quarter 2021 earnings call. Revenue was $%s million.', n) FROM generate_series(1, 30) n;
});
is($made, '', 'a table is tracked');
my $left = q{SELECT remaining FROM guidepost_progress WHERE source::text = 'calls'};
is($server->psql($left), '30', 'all is queued');

my ($status, $out) = $server->run("psql -X -q -v ON_ERROR_STOP=1 -v tracked=calls -f $FindBin::Bin/../../examples/schedule/process.sql");
is($status, 0, 'the script of the service runs') or diag $out;
is($server->psql($left), '0', 'it empties the queue');

SKIP: {
	skip 'systemd is not installed', 1 if system('command -v systemd-analyze >/dev/null 2>&1') != 0;
	my $units = "$FindBin::Bin/../../examples/schedule/guidepost-process";
	my $said = `systemd-analyze verify '$units.service' '$units.timer' 2>&1`;
	is($?, 0, 'systemd accepts the service and the timer') or diag $said;
}

my $example = "$FindBin::Bin/../../examples/schedule/pg_cron.sql";
($status, $out) = $server->run("psql -X -q -v ON_ERROR_STOP=1 -f $example");
is($status, 0, 'the example for pg_cron runs') or diag $out;
$server->psql(q{SELECT cron.schedule('guidepost calls', '1 seconds', $$CALL guidepost_process('calls', batch_size => 200)$$)});
$server->psql(q{INSERT INTO calls SELECT n, format('Second quarter 2021 earnings call. Revenue was $%s million.', n) FROM generate_series(31, 50) n});
ok($server->wait_for($left, '0', 60), 'pg_cron empties the queue');
is($server->psql('SELECT count(*), count(DISTINCT id) FROM calls_metrics WHERE metric = $$revenue$$'), '50|50', 'each call is read once');
ok($server->wait_for(q{SELECT bool_or(status = 'succeeded') FROM cron.job_run_details}, 't', 20), 'the scheduler reports success');
done_testing;
