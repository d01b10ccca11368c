#!/usr/bin/env perl
# pg_upgrade carries a tracked table over to another cluster: rows, queue, registration, triggers and views go on there.
# Old and new are of the same version, the one that is installed; the way through pg_upgrade is that of any two.
use strict;
use warnings;
use FindBin;
use lib "$FindBin::Bin/lib";
use Server;
use Test::More;

my $server = Server->new;
my $bin = $server->{bindir};
plan skip_all => 'pg_upgrade is not installed' if !-x "$bin/pg_upgrade";

sub as_server_user
{
	my ($command) = @_;
	my $user = $> == 0 ? 'runuser -u postgres -- ' : '';
	my $out = `cd '$server->{dir}' && $user$command 2>&1`;
	is($?, 0, ($command =~ /(\w+)' /)[0]) or diag $out, `grep -hA6 error: '$server->{dir}'/new/pg_upgrade_output.d/*/log/*dump_*.log`;
}

$server->psql(q{
	CREATE EXTENSION guidepost;
	SELECT guidepost_define_metric('widgets', 'Widgets', '\bwidgets\b', 'higher', 'count');
	CREATE TABLE "Calls" (day date, "No" int, region text, body text, PRIMARY KEY (region, "No")) PARTITION BY LIST (region);
	CREATE TABLE calls_eu PARTITION OF "Calls" FOR VALUES IN ('EU');
	CALL guidepost_track('"Calls"', body => 'body', called_on => 'day');
	INSERT INTO "Calls" SELECT date '2021-08-01', n, 'EU', format('Ferrowick Systems second quarter 2021 earnings call. Revenue was $%s million. We shipped %s widgets.', n, n)
		FROM generate_series(1, 20) n;
	CALL guidepost_process('"Calls"');
	INSERT INTO "Calls" VALUES ('2021-11-01', 21, 'EU', 'Third quarter 2021 earnings call. Revenue was $21 million.');
});
my $rows = q{SELECT md5(string_agg(m::text, ';' ORDER BY region, "No", ordinal)), count(*) FROM "Calls_metrics" m};
my $tracked = 'SELECT * FROM guidepost_tracked';
my %before = map { $_ => $server->psql($_) } $rows, $tracked, 'SELECT total, done, remaining FROM guidepost_progress';
like($before{$rows}, qr/\|40$/, 'a table is tracked');
like($before{'SELECT total, done, remaining FROM guidepost_progress'}, qr/^21\|20\|1$/, 'one call is still queued');

$server->stop;
as_server_user("'$bin/initdb' -D '$server->{dir}/new' -U postgres -A trust -E UTF8 --locale=C --no-sync");
as_server_user("'$bin/pg_upgrade' -b '$bin' -B '$bin' -d '$server->{dir}/data' -D '$server->{dir}/new' -U postgres -s '$server->{dir}/socket'");
rename "$server->{dir}/data/postgresql.conf", "$server->{dir}/new/postgresql.conf" or die $!;
rename "$server->{dir}/data", "$server->{dir}/old" or die $!;
rename "$server->{dir}/new", "$server->{dir}/data" or die $!;
$server->start;

is($server->psql($_), $before{$_}, "as before: $_") for sort keys %before;
$server->psql(q{UPDATE "Calls" SET body = replace(body, '$1 million', '$100 million') WHERE "No" = 1; CALL guidepost_process('"Calls"')});
is($server->psql(q{SELECT "No", value FROM "Calls_metrics" WHERE metric = 'revenue' AND "No" IN (1, 21) ORDER BY 1}), "1|USD 100M\n21|USD 21M",
	'what was queued and what is changed is read');
is($server->psql(q{SELECT count(*) FROM "Calls_metrics_flat" WHERE metric = 'widgets'}), '20', 'the views and the metric of the user\'s own are there');
is($server->psql(q{SET client_min_messages = warning; CALL guidepost_untrack('"Calls"')}), '', 'it can be untracked');
is($server->psql(q{SELECT count(*) FROM pg_class WHERE relname LIKE 'Calls\_%' AND relkind IN ('r', 'v')}), '0', 'and nothing stays');
done_testing();
