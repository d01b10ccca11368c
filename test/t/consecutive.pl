#!/usr/bin/env perl
# Four calls of one invented company, tracked with nothing said of company, period or day: all of it is read from the
# headers. The comparison has the lines that a reader of the calls writes down, the scorecard follows from them, and an
# error planted in a copy of a call is found.
use strict;
use warnings;
use FindBin;
use lib "$FindBin::Bin/lib";
use Server;
use Test::More;

my $server = Server->new;
my @paths = sort glob "$FindBin::Bin/../transcripts/halvorsen_*.txt";
is(scalar @paths, 4, 'the calls are there');

sub text_of
{
	my ($path) = @_;
	local $/;
	open my $file, '<', $path or die "$path: $!";
	return <$file>;
}

sub load
{
	my ($table, @texts) = @_;
	my $n = 0;
	$server->psql("CREATE TABLE $table (id int PRIMARY KEY, body text); CALL guidepost_track('$table', body => 'body')");
	$server->psql("INSERT INTO $table VALUES (" . ++$n . ", \$call\$$_\$call\$)") for @texts;
	return $server->psql("SET client_min_messages = warning; CALL guidepost_process('$table', 3)");
}

is($server->psql('CREATE EXTENSION guidepost'), '', 'guidepost is installed');
my @texts = map { text_of($_) } @paths;
is(load('calls', @texts), '', 'the calls are read');
is($server->psql('SELECT DISTINCT company, call_period, called_on FROM calls_metrics ORDER BY call_period'), <<'ROWS' =~ s/\n\z//r, 'company, period and day are those of the headers');
Halvorsen Optics|Q1 2019|2019-04-30
Halvorsen Optics|Q2 2019|2019-07-30
Halvorsen Optics|Q3 2019|2019-10-29
Halvorsen Optics|Q4 2019|2020-02-04
ROWS
is($server->psql(q{SELECT period, guided_low, guided_high, actual, position, result, guidance_source FROM calls_guidance_vs_actual
	WHERE metric = 'revenue' AND aspect = 'level' AND segment IS NULL AND actual IS NOT NULL ORDER BY period}), <<'ROWS' =~ s/\n\z//r, 'revenue against its guidance');
Q2 2019|86000000|90000000|91600000|above|beat|call
Q3 2019|93000000|97000000|94800000|within|met|call
Q4 2019|88000000|92000000|85900000|below|missed|call
ROWS
like($server->psql(q{SELECT guidance_quote || ' / ' || actual_quote FROM calls_guidance_vs_actual
	WHERE metric = 'revenue' AND aspect = 'level' AND segment IS NULL AND period = 'Q2 2019'}),
	qr/expect revenue to be between \$86 million and \$90 million\. \/ .*\$91\.6 million/, 'with the sentences of both');
is($server->psql(q{SELECT beat, met, missed FROM calls_scorecard WHERE metric = 'revenue'}), '1|1|1', 'the scorecard counts them');
is($server->psql(q{SELECT count(*) FROM calls_metrics m JOIN calls c USING (id) WHERE evidence(c.body, m.span) IS DISTINCT FROM m.quote
	OR m.value_span IS NOT NULL AND NOT m.span @> m.value_span}), '0', 'each number is in its sentence, and each sentence in its text');

# The error: revenue is said to be up 19% where the two levels say 9%.
my @planted = @texts;
is($planted[1] =~ s/Revenue was \$91\.6 million, up 9% from the first quarter/Revenue was \$91.6 million, up 19% from the first quarter/, 1, 'an error is planted');
load('planted', @planted);
sub contradictions { return "SELECT rule, metric, segment, period, stated, round(expected_low, 1), stated_quote FROM $_[0]_consistency" }
is($server->psql(contradictions('planted') . ' EXCEPT ' . contradictions('calls')),
	'growth|revenue||Q2 2019|19|8.7|Revenue was $91.6 million, up 19% from the first quarter and up 13% from the second quarter of last year.',
	'the view finds it, and nothing else that it did not find before');
done_testing();
