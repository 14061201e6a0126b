#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# A district whose layers and lists lie in PostGIS: reference, list, visits and zones through QGIS's own provider, on a
# server of the test's own that listens on a socket alone.
. "$(dirname "$0")/host.sh"
. "$(dirname "$0")/event.sh"

bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1)
[ -n "$bin" ] && ls /usr/share/postgresql/*/extension/postgis.control >/dev/null 2>&1 ||
  skip "PostgreSQL with PostGIS is not installed (apt-get install postgresql-postgis)"
[ -f "$BUILD/prefix/lib/qgis/plugins/libprovider_postgres.so" ] || skip "this QGIS has no provider of PostgreSQL"

# The server refuses to run as root: then it is Debian's own user of it.
as_server() { if [ "$(id -u)" = 0 ]; then setpriv --reuid=postgres --regid=postgres --clear-groups "$@"; else "$@"; fi; }
server=$(mktemp -d)
[ "$(id -u)" != 0 ] || chown postgres "$server"
cd "$server"
as_server "$bin/initdb" -D "$server/data" -U district --auth=trust --no-sync > "$BUILD/initdb.log" 2>&1 || { tail "$BUILD/initdb.log"; fail "initdb"; }
trap 'as_server "$bin/pg_ctl" -D "$server/data" -m immediate stop >/dev/null 2>&1 || true; rm -rf "$server" "$BUILD"' EXIT
as_server "$bin/pg_ctl" -D "$server/data" -w -l "$server/log" -o "-k $server -c listen_addresses= -c fsync=off" start > /dev/null ||
  { cat "$server/log"; fail "the server did not start"; }
sql() { "$bin/psql" -h "$server" -U district -d "${base:-schools}" -v ON_ERROR_STOP=1 -qtA -c "$1"; }
base=postgres sql "CREATE DATABASE schools"
sql "CREATE EXTENSION postgis"

make_city 60 3000
connection="dbname='schools' host='$server' user='district'"
for layer in address_points streets staging; do
  ogr2ogr -f PostgreSQL "PG:$(tr -d "'" <<< "$connection")" "$CITY/city.gpkg" "$layer" -lco GEOMETRY_NAME=geom -lco LAUNDER=NO -lco FID=fid
done
ogr2ogr -f PostgreSQL "PG:$(tr -d "'" <<< "$connection")" "$CITY/students.csv" -nln students -nlt NONE -oo EMPTY_STRING_AS_NULL=NO -lco LAUNDER=NO -lco FID=fid
table() { printf 'postgres://%s key=%s table="public"."%s" %s' "$connection" "'fid'" "$1" "${2:-}"; }
into() { printf 'postgis:%s table="public"."%s" %s' "$connection" "$1" "${2:-}"; }

# Reference: the same counts as from the file, and the same places.
make_reference
said() { sed -n "s/^$2:[[:space:]]*//p" "$1" | tail -n 1; }
here process run doorstep:buildreference --ADDRESS_POINTS="$(table address_points '(geom)')" --STREETS="$(table streets '(geom)')" \
  --OUTPUT="$BUILD/shared.dsref" > "$BUILD/shared.log" 2>&1 || { tail "$BUILD/shared.log"; fail "buildreference from PostGIS"; }
for key in POINTS SEGMENTS SKIPPED; do
  [ -n "$(said "$BUILD/shared.log" $key)" ] && [ "$(said "$BUILD/shared.log" $key)" = "$(said "$BUILD/reference.log" $key)" ] ||
    fail "$key from PostGIS: $(said "$BUILD/shared.log" $key), from the file: $(said "$BUILD/reference.log" $key)"
done

# List: from the table to a table, row for row as from file to file.
run_geocode "$BUILD/geocoded.gpkg" > "$BUILD/geocode.log" 2>&1 || { tail "$BUILD/geocode.log"; fail "geocode"; }
run_geocode "$(into geocoded '(geom)')" --INPUT="$(table students)" --REFERENCE="$BUILD/shared.dsref" > "$BUILD/geocode2.log" 2>&1 ||
  { tail "$BUILD/geocode2.log"; fail "geocode from and into PostGIS"; }
ogr2ogr -f CSV "$BUILD/a.csv" "$BUILD/geocoded.gpkg" -sql 'SELECT "SIS Number", geo_status, geo_level, geo_score, geo_address FROM geocoded'
sql "COPY (SELECT \"SIS Number\", geo_status, geo_level, geo_score, geo_address FROM geocoded) TO STDOUT CSV" > "$BUILD/b.csv"
[ "$(wc -l < "$BUILD/b.csv")" -ge 60 ] || fail "$(wc -l < "$BUILD/b.csv") rows in the table"
diff <(tail -n +2 "$BUILD/a.csv" | tr -d '"' | sort) <(tr -d '"' < "$BUILD/b.csv" | sort) > "$BUILD/differ.txt" || { head -n 6 "$BUILD/differ.txt"; fail "rows differ"; }

# Visits: from the geocoded table to a table; zones from that table to a table.
run_deidentify "$(table geocoded '(geom)')" "$(into visits '(geom)')" > "$BUILD/deidentify.log" 2>&1 || { tail "$BUILD/deidentify.log"; fail "deidentify into PostGIS"; }
[ "$(sql 'SELECT count(*) FROM visits')" = "$(said "$BUILD/deidentify.log" VISITS)" ] || fail "visits in the table: $(sql 'SELECT count(*) FROM visits')"
[ "$(sql "SELECT count(*) FROM information_schema.columns WHERE table_name = 'visits' AND (column_name LIKE 'geo\\_%' OR column_name ILIKE '%name%' OR column_name ILIKE '%sis%')")" = 0 ] ||
  fail "the table of visits has a column of the list"
run_planzones "$(table visits '(geom)')" "$BUILD/plan" --STREETS="$(table streets '(geom)')" --STAGING="$(table staging '(geom)')" \
  --OUTPUT_ZONES="$(into zones '(geom)')" > "$BUILD/plan.log" 2>&1 || { tail "$BUILD/plan.log"; fail "planzones with PostGIS"; }
[ "$(sql 'SELECT count(*) FROM zones')" = "$(said "$BUILD/plan.log" ZONES)" ] || fail "zones in the table: $(sql 'SELECT count(*) FROM zones')"
[ "$(sql 'SELECT sum(visits) FROM zones')" = "$(( $(sql 'SELECT count(*) FROM visits') - $(said "$BUILD/plan.log" UNSERVED) ))" ] || fail "zones hold $(sql 'SELECT sum(visits) FROM zones') visits"
[ "$(sql 'SELECT count(*) FROM zones z, visits v WHERE ST_Intersects(z.geom, v.geom)')" -gt 0 ] || fail "no visit lies in a zone"

# A table that cannot be replaced stays as it is, and nothing is left beside it.
sql "CREATE VIEW looked_at AS SELECT count(*) FROM geocoded"
head -n 20 "$CITY/students.csv" > "$BUILD/shorter.csv"
before=$(sql "SELECT md5(string_agg(g::text, '|' ORDER BY g::text)) FROM geocoded g")
if run_geocode "$(into geocoded '(geom)')" --INPUT="$BUILD/shorter.csv" > "$BUILD/kept.log" 2>&1; then fail "success over a table that is in use"; fi
grep -q "the database did not take the table" "$BUILD/kept.log" || { tail "$BUILD/kept.log"; fail "not told"; }
[ "$(sql "SELECT md5(string_agg(g::text, '|' ORDER BY g::text)) FROM geocoded g")" = "$before" ] || fail "the table that was there has changed"
[ "$(sql "SELECT count(*) FROM pg_tables WHERE tablename LIKE '%doorstep_part%'")" = 0 ] || fail "a table was left beside its place"
# Without the view it is replaced, whole.
sql "DROP VIEW looked_at"
run_geocode "$(into geocoded '(geom)')" --INPUT="$BUILD/shorter.csv" > "$BUILD/replaced.log" 2>&1 || { tail "$BUILD/replaced.log"; fail "geocode over its own table"; }
[ "$(sql 'SELECT count(*) FROM geocoded')" = 19 ] || fail "$(sql 'SELECT count(*) FROM geocoded') rows after the replacement"

# A server that goes away in between is an error, said, and no success.
as_server "$bin/pg_ctl" -D "$server/data" -m immediate stop >/dev/null
if run_geocode "$BUILD/gone.gpkg" --INPUT="$(table students)" > "$BUILD/gone.log" 2>&1; then fail "success without the server"; fi
[ ! -e "$BUILD/gone.gpkg" ] || fail "a file of no rows was left"
echo "reference, list, visits and zones by PostGIS: $(said "$BUILD/deidentify.log" VISITS) visits, $(said "$BUILD/plan.log" ZONES) zones"
