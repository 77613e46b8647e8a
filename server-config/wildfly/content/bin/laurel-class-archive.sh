#!/bin/bash
# Makes the archive of classes with which this server starts faster; `mvn package` calls it.
set -euo pipefail

usage() {
    cat <<'TEXT'
Usage: laurel-class-archive.sh

Starts this server once, on H2 in a temporary folder, on free ports of this machine only, sends it a sample and stops it. Java
then leaves the classes that were loaded, as it has them in memory, in bin/laurel.jsa; standalone.sh starts with them in
four fifths of the time. The archive fits this folder and this Java only: after the server was copied to another place, or got another Java, call
this again. Until then it starts without, as it does if bin/laurel.jsa is deleted.

Takes about half a minute, and 100 MiB. The data of this server are not touched, and it may be running.
JAVA_HOME and JBOSS_JAVA_SIZING count as they do for standalone.sh.

Ends with 0 if the archive was made, 1 if not (this server then starts without one), 2 if it was called in a wrong way.
TEXT
}

case "${1:-}" in
    "") ;;
    -h | --help) usage; exit 0 ;;
    *) echo "laurel-class-archive.sh: unknown argument $1" >&2; usage >&2; exit 2 ;;
esac

home=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
archive=$home/bin/laurel.jsa
work=
server=

say() { echo "laurel-class-archive.sh: $*"; }

fail() {
    say "$*; the server starts without an archive of classes." >&2
    [ -z "$work" ] || [ ! -s "$work/console" ] || tail -n 20 "$work/console" >&2
    exit 1
}

clean_up() {
    status=$?
    trap - EXIT
    [ -z "$server" ] || kill -KILL "$server" 2>/dev/null || true
    [ -z "$work" ] || rm -rf "$work"
    exit $status
}
trap clean_up EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

[ -w "$home/bin" ] || fail "$home/bin cannot be written"
rm -f "$archive"
work=$(mktemp -d) || fail "no temporary folder"
mkdir "$work/base"
cp -R "$home/standalone/." "$work/base/"
rm -rf "$work/base/data" "$work/base/log" "$work/base/tmp"

# Nothing of the surroundings: neither their settings, nor their database.
for variable in $(compgen -e | grep -E '^(LAUREL_|JBOSS_|JAVA_OPTS$|PREPEND_JAVA_OPTS$|SERVER_OPTS$)' | grep -v '^JBOSS_JAVA_SIZING$'); do
    unset "$variable"
done
token=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
export LAUREL_WEBHOOK_TOKENS=$token LAUREL_API_KEYS=reader:$token LAUREL_DATA=$work/data
export PREPEND_JAVA_OPTS="-XX:ArchiveClassesAtExit=\"$work/laurel.jsa\" -Xlog:cds*=off -Xlog:class+path=off"
export LAUNCH_JBOSS_IN_BACKGROUND=true JBOSS_PIDFILE=$work/pid
"$home/bin/standalone.sh" -Djboss.server.base.dir="$work/base" -Djboss.bind.address=127.0.0.1 -Djboss.http.port=0 \
    -Djboss.bind.address.management=127.0.0.1 -Djboss.management.http.port=0 > "$work/console" 2>&1 < /dev/null &
script=$!

# ask METHOD PATH [BODY]: the status of the answer, or nothing.
ask() {
    local status=
    {
        exec 3<>"/dev/tcp/127.0.0.1/$port" || return 0
        printf '%s /laurel%s HTTP/1.0\r\nHost: localhost\r\nAuthorization: Bearer %s\r\nContent-Type: application/json\r\nContent-Length: %s\r\n\r\n%s' \
            "$1" "$2" "$token" "${#3}" "$3" >&3
        read -r -t 30 _ status _ <&3 || true
        exec 3<&-
    } 2>/dev/null
    echo "$status"
}

port=
ready=
for _ in {1..1800}; do
    [ -n "$server" ] || server=$(cat "$work/pid" 2>/dev/null || true)
    kill -0 "$script" 2>/dev/null || { server=; fail "the server has ended"; }
    [ -n "$port" ] || port=$(sed -n 's/.*WFLYUT0006.* listening on 127\.0\.0\.1:\([0-9]*\).*/\1/p' "$work/base/log/server.log" 2>/dev/null || true)
    if [ -n "$port" ] && [ "$(ask GET /health/ready "")" = 200 ]; then
        ready=yes
        break
    fi
    sleep 0.1
done
[ -n "$ready" ] || fail "the server was not ready within 3 minutes"

# What the first callers would otherwise wait for.
sample='{"event":{"id":"1","type":"fulfilment_pending","created_at":"2017-10-13T15:46:01.606Z"},"data":{"id":"1","status":"pending",
"amount":"1","unit":"credits","campaign":{"id":1,"name":"Sample"},"promoter":{"id":"1","cust_id":"1","email":"sample@example.com"}}}'
[ "$(ask POST "/webhooks/firstpromoter/$token" "$sample")" = 200 ] || fail "the sample was not answered with 200"
[ "$(ask GET /api/accounts/1 "")" = 200 ] || fail "the account could not be read"
ask GET /login "" > /dev/null

kill -TERM "$server"
wait "$script" || true
server=
[ -s "$work/laurel.jsa" ] || fail "this Java has left no archive"
# The server has made it for its user only; but whoever may read the server may start it. A start of this moment finds a whole one or none.
chmod a+r "$work/laurel.jsa"
mv "$work/laurel.jsa" "$archive.new"
mv "$archive.new" "$archive"
say "the server in $home starts with $archive now."
