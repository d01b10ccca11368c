#!/usr/bin/env perl
# Two workers read a queue; one of them, and then the whole server, is killed with -9 in the middle. What is there in
# the end is what an undisturbed run makes: no row is lost, none is there twice.
# DOCUMENTS says how many (make pipeline-check takes 20,000), CALLS names an archive of .txt calls to repeat.
use strict;
use warnings;
use File::Temp qw(tempdir);
use FindBin;
use lib "$FindBin::Bin/lib";
use Server;
use Test::More;

my $total = $ENV{DOCUMENTS} || 800;
my $failing = int($total / 97);
my $good = $total - $failing;

# The calls of an archive as a file for COPY.
sub archived_calls
{
	my ($archive) = @_;
	my $dir = tempdir('/tmp/guidepost-calls.XXXXXX', CLEANUP => 1);
	chmod 0755, $dir;
	system('tar', '-C', $dir, '-xf', $archive) == 0 or die "cannot read $archive";
	open my $out, '>', "$dir/calls" or die $!;
	for my $path (split /\n/, `find '$dir' -name '*.txt' | sort`)
	{
		local $/;
		open my $in, '<', $path or die "$path: $!";
		my $body = <$in>;
		$body =~ s/([\\\t\n\r])/{ "\\" => "\\\\", "\t" => "\\t", "\n" => "\\n", "\r" => "\\r" }->{$1}/ge;
		print $out "$body\n";
	}
	return "$dir/calls";
}

my $server = Server->new('autovacuum_naptime = 10s');
$server->psql(q{
	CREATE EXTENSION guidepost;
	CREATE FUNCTION remarks(n int) RETURNS text LANGUAGE sql AS $$
		SELECT string_agg(format(E'Revenue for the quarter was $%s million, up %s%% from last quarter.\nFor next quarter, we expect revenue of $%s million to $%s million.',
			n + i, i % 9, n + i + 2, n + i + 4), E'\n') FROM generate_series(1, 20) i $$;
	CREATE TABLE texts (n int GENERATED ALWAYS AS IDENTITY, body text);
	CREATE TABLE calm (id int PRIMARY KEY, body text, quarter text);
	CREATE TABLE stormy (id int PRIMARY KEY, body text, quarter text);
});
$server->psql($ENV{CALLS} ? "\\copy texts (body) FROM '" . archived_calls($ENV{CALLS}) . "'"
	: "INSERT INTO texts (body) SELECT remarks(n) FROM generate_series(1, $total) n");
$server->psql(qq{
	INSERT INTO calm SELECT i, body, CASE WHEN i % 97 = 0 THEN 'nonsense' ELSE 'Q1 2020' END
		FROM generate_series(1, $total) i JOIN texts ON n = (i - 1) % (SELECT max(n) FROM texts) + 1;
	INSERT INTO stormy TABLE calm;
	CALL guidepost_track('calm', body => 'body', period => 'quarter');
	CALL guidepost_track('stormy', body => 'body', period => 'quarter');
});
my $started = time;
$server->psql(q{CALL guidepost_process('calm')});
note(sprintf 'one worker reads %d transcripts in %d s', $total, time - $started);
like($server->psql('SELECT done, failed, remaining FROM guidepost_progress WHERE source::text = $$calm$$'), qr/^$good\|$failing\|0$/,
	'the undisturbed run reads everything and sets the bad ones aside');

my $left = q{SELECT remaining FROM guidepost_progress WHERE source::text = 'stormy'};
sub workers { return map { $server->psql_later("CALL guidepost_process('stormy', 10)") } 1 .. 2 }
# Asks as often as documents could need, so that a busy machine is no failure.
sub until_below
{
	my ($limit) = @_;
	for (1 .. 600 + $total)
	{
		my $n = $server->psql($left);
		return 1 if $n =~ /^\d+$/ && $n < $limit;
		select undef, undef, undef, 0.05;
	}
	return 0;
}

my @pids = workers();
ok(until_below($total * 3 / 4), 'two workers are at work');
my $backend = $server->psql(q{SELECT pid FROM pg_stat_activity WHERE query LIKE 'CALL guidepost_process%' AND pid <> pg_backend_pid() LIMIT 1});
like($backend, qr/^\d+$/, 'a worker is in the middle of its work');
kill 'KILL', $backend;
waitpid $_, 0 for @pids;
ok($server->wait_for('SELECT 1', '1'), 'the server recovers from the loss of a worker');
my $after_worker = $server->psql($left);
cmp_ok($after_worker, '>', 0, 'there is work left');
is($server->psql(q{SELECT count(*) FROM stormy_metrics_state WHERE read_at IS NULL}), $after_worker, 'what is not read is in the queue');

@pids = workers();
ok(until_below($after_worker * 2 / 3), 'two workers are at work again');
$server->crash;
waitpid $_, 0 for @pids;
$server->start;
my $after_server = $server->psql($left);
cmp_ok($after_server, '>', 0, 'there is work left after the crash of the server');
cmp_ok($after_server, '<', $after_worker, 'what was committed before it is kept');
$started = time;
waitpid $_, 0 for workers();
note(sprintf 'two workers read the last %d in %d s', $after_server, time - $started);
is($server->psql($left), '0', 'two more workers finish the queue');
is($server->psql(q{SELECT done, failed FROM guidepost_progress WHERE source::text = 'stormy'}), "$good|$failing", 'with the same failures');
is($server->psql(q{SELECT count(*) FROM ((TABLE calm_metrics EXCEPT ALL TABLE stormy_metrics) UNION ALL
	(TABLE stormy_metrics EXCEPT ALL TABLE calm_metrics)) d}), '0', 'the metrics equal those of the undisturbed run, row for row');
my $rows = $server->psql('SELECT count(*) FROM stormy_metrics');
cmp_ok($rows, '>', $total, 'and they are many');
note("$rows rows compared; ", "the worker was killed with $after_worker of $total transcripts left, the server with $after_server");
done_testing();
