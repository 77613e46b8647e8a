#!/usr/bin/env bash
# Breaks whatever is under Laurel while rewards come in, and audits the books. See src/bench/README.md.
set -euo pipefail

usage() {
    cat <<'TEXT'
Usage: run.sh [OPTION...]

Plays FirstPromoter to Laurel (in its server, target/server) while servers, databases and connections are broken, on H2, on
PostgreSQL, and on two nodes behind HAProxy; then compares every answer with the books. Prints a table, and writes it as JSON
(faults.json) and the servers' logs below the output folder.

  --short           each fault once, in about five minutes; else half an hour or more, with more than 50 SIGKILLs of a server
  --times N         the same N times over (1)
  --seed N          repeats the rewards and the order of the faults of a run, which prints it (any)
  --database WHICH  h2, postgresql or both (both)
  --only LIST       of the faults below, comma separated (all)
  --rate N          new rewards a second (60; with --short 30)
  --server DIR      the provisioned server (target/server)
  --output DIR      where everything is written (target/bench)
  --databases DIR   where PostgreSQL's files are, on a real disk that its user can reach (/var/tmp)
  --keep            keep the databases' files
  -h, --help        this text

Faults: kill-server kill-both kill-node redeploy clock kill-database restart-database freeze-database cut-commits
cut-connections slow-database lock pool-exhausted no-connections full-disk strangers
restore

Ends with 0 if nothing was lost, 1 if something was, 2 if it could not be tried. Needs a JDK (17 or newer), Maven, and
PostgreSQL, HAProxy and libfaketime (Debian: apt-get install postgresql haproxy faketime); what is left away by --only or --database
is not needed. full-disk needs root. As root, PostgreSQL runs as the user "postgres".
TEXT
}

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../../.." && pwd)

for option in "$@"; do
    case "$option" in
        -h | --help) usage; exit 0 ;;
    esac
done
for program in java mvn; do
    command -v $program >/dev/null || { echo "run.sh: $program is missing: install a JDK (17 or newer) and Maven" >&2; exit 2; }
done

mvn -q -B -ntp -f "$here/pom.xml" package
exec java -Xmx1g -Dlaurel.root="$root" -cp "$root/target/bench/faults/lib/*" laurel.faults.Main "$@"
