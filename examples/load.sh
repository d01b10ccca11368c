#!/usr/bin/env bash
# Loads a folder of transcripts, one .txt file each, into a table.
#
#   load.sh FOLDER [TABLE]      default table: calls
#
# Connects as psql does (PGHOST, PGDATABASE, …). The table is made if it is not there:
#   name   the file's name without .txt; a file that is loaded again replaces its row
#   body   the text, without bytes that are not UTF-8
set -euo pipefail
folder=$1 table=${2:-calls}

quoted() { printf "'%s'" "${1//\'/\'\\\'\'}"; }

{
	echo "CREATE TABLE IF NOT EXISTS $table (name text PRIMARY KEY, body text NOT NULL);"
	echo "BEGIN;"
	for file in "$folder"/*.txt; do
		[ -e "$file" ] || { echo "load.sh: no .txt files in $folder" >&2; exit 1; }
		echo "\\set body \`iconv -c -f UTF-8 -t UTF-8 $(quoted "$file") | tr -d '\\000\\r'\`"
		echo "\\set name \`basename $(quoted "$file") .txt\`"
		echo "INSERT INTO $table (name, body) VALUES (:'name', :'body')"
		echo "ON CONFLICT (name) DO UPDATE SET body = excluded.body WHERE $table.body <> excluded.body;"
	done
	echo "COMMIT;"
} | psql -X -q -v ON_ERROR_STOP=1
