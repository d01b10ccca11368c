#!/usr/bin/env perl
# A statement that reads a huge or malicious transcript ends soon after it is cancelled or runs out of time.
# The bounds are generous, against one that reads on to the end; make bench prints the times themselves.
use strict;
use warnings;
use FindBin;
use lib "$FindBin::Bin/lib";
use Server;
use Test::More;
use Time::HiRes qw(time);

my $server = Server->new;
$server->psql(q{
	CREATE EXTENSION guidepost;
	CREATE TABLE bodies (name text, body text);
	INSERT INTO bodies SELECT name, repeat(part, 50000000 / length(part)) FROM (VALUES
		('sentences', 'We expect revenue of $5 million to $6 million for the third quarter, up 5% from last year. '),
		('metrics and numbers', 'revenue 5 million '),
		('numbers', '17 '),
		('speakers', E'Ann Lee: Revenue was $5 million.\n'),
		('empty lines', E'\n')) v(name, part);
});

# Ten times over, so that no machine is done before it is stopped.
my %reading = (
	metrics => q{SELECT count(*) FROM bodies, generate_series(1, 10) n, LATERAL transcript_metrics(body || n, 'Q2 2021') m},
	turns => q{SELECT count(*) FROM bodies, generate_series(1, 10) n, LATERAL transcript_turns(body || n) t},
	header => q{SELECT count(*) FROM bodies, generate_series(1, 1000) n, LATERAL transcript_header(body || n) h},
);
for my $name ('sentences', 'metrics and numbers', 'numbers', 'speakers', 'empty lines')
{
	for my $what (sort keys %reading)
	{
		my $began = time;
		my $out = $server->psql("SET statement_timeout = 300; $reading{$what} WHERE name = '$name'");
		like($out, qr/canceling statement due to statement timeout/, "$what of $name: stopped by statement_timeout");
		cmp_ok(time - $began, '<', 10, '… soon');
	}
}

my $began = time;
my $pid = $server->psql_later(q{SELECT count(*) FROM bodies, generate_series(1, 50) n, LATERAL transcript_metrics(body || n, 'Q2 2021') m WHERE name = 'metrics and numbers'});
my $busy = q{SELECT count(*) FROM pg_stat_activity WHERE state = 'active' AND query LIKE '%generate_series(1, 50)%' AND pid <> pg_backend_pid()};
ok($server->wait_for($busy, '1'), 'a backend reads');
sleep 1;
is($server->psql(q{SELECT pg_cancel_backend(pid) FROM pg_stat_activity WHERE state = 'active' AND query LIKE '%generate_series(1, 50)%' AND pid <> pg_backend_pid()}), 't', 'it is cancelled');
ok($server->wait_for($busy, '0', 10), 'it ends');
waitpid $pid, 0;
cmp_ok(time - $began, '<', 60, '… soon');
done_testing();
