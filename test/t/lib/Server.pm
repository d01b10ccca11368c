# A throw-away server for a TAP test, by test/tools/cluster: a copy of the one that guidepost is installed in.
package Server;
use strict;
use warnings;
use Cwd qw(abs_path);
use File::Basename qw(dirname);
use File::Temp qw(tempdir);

my $cluster = abs_path(dirname(__FILE__) . '/../../tools/cluster');
my @servers;

sub new
{
	my ($class, @settings) = @_;
	my $config = $ENV{PG_CONFIG} || 'pg_config';
	chomp(my $bindir = `$config --bindir`);
	my $dir = tempdir('/tmp/guidepost-tap.XXXXXX');
	my $self = bless { dir => $dir, origin => $bindir, bindir => "$dir/root$bindir" }, $class;
	push @servers, $self;
	$self->start(@settings);
	return $self;
}

# Starts the server; after a crash its old processes may take a moment to go.
sub start
{
	my ($self, @settings) = @_;
	local $ENV{PG_BINDIR} = $self->{origin};
	for (1 .. 20)
	{
		return if system("'$cluster' start '$self->{dir}' @{[map { qq('$_') } @settings]} >'$self->{dir}/start.log' 2>&1") == 0;
		sleep 1;
	}
	die 'the server does not start';
}

sub stop
{
	my ($self, $mode) = @_;
	local $ENV{PG_BINDIR} = $self->{origin};
	system($cluster, 'stop', $self->{dir}, $mode || 'fast') == 0 or die 'the server does not stop';
}

# kill -9 of the server and all of its processes: a backend that is busy would go on without it.
sub crash
{
	my ($self) = @_;
	open my $file, '<', "$self->{dir}/data/postmaster.pid" or die "no server runs: $!";
	chomp(my $pid = <$file>);
	my @children = grep { parent_of($_) == $pid } map { m{/(\d+)$} ? $1 : () } glob '/proc/[0-9]*';
	kill 'KILL', $pid, @children;
	for my $gone ($pid, @children)
	{
		select undef, undef, undef, 0.1 while parent_of($gone) > 0;
	}
}

# The parent of a process that runs; 0 for one that does not.
sub parent_of
{
	my ($pid) = @_;
	open my $file, '<', "/proc/$pid/stat" or return 0;
	my $line = <$file> || '';
	return $line =~ /\) ([A-Z]) (\d+)/ && $1 ne 'Z' ? $2 : 0;
}

sub environment
{
	my ($self, $database) = @_;
	return (PGHOST => "$self->{dir}/socket", PGUSER => 'postgres', PGDATABASE => $database || 'postgres', PGPORT => 5432,
		PATH => "$self->{bindir}:$ENV{PATH}", PGOPTIONS => '');
}

# Runs SQL; what it returns without headers, or what went wrong.
sub psql
{
	my ($self, $sql, $database) = @_;
	local %ENV = (%ENV, $self->environment($database));
	my $path = "$self->{dir}/statement.sql";
	open my $file, '>', $path or die $!;
	print $file $sql;
	close $file;
	my $out = `psql -X -A -t -q -v ON_ERROR_STOP=1 -f '$path' 2>&1`;
	$out =~ s/\s+\z//;
	return $out;
}

# Runs SQL in a psql of its own; gives the process.
sub psql_later
{
	my ($self, $sql, $database) = @_;
	my $pid = fork;
	die "cannot fork: $!" if !defined $pid;
	return $pid if $pid;
	%ENV = (%ENV, $self->environment($database));
	open STDOUT, '>>', "$self->{dir}/later.log";
	open STDERR, '>&', \*STDOUT;
	exec 'psql', '-X', '-q', '-c', $sql;
	exit 1;
}

# Runs a program of this server's version.
sub run
{
	my ($self, $command, $database) = @_;
	local %ENV = (%ENV, $self->environment($database));
	my $out = `$command 2>&1`;
	return ($? >> 8, $out);
}

# Asks until the answer is the wanted one; true if it comes.
sub wait_for
{
	my ($self, $sql, $wanted, $seconds) = @_;
	for (1 .. 10 * ($seconds || 60))
	{
		return 1 if $self->psql($sql) eq $wanted;
		select undef, undef, undef, 0.1;
	}
	return 0;
}

END
{
	my $status = $?;
	system("'$cluster' remove '$_->{dir}' >/dev/null 2>&1") for @servers;
	$? = $status;
}

1;
