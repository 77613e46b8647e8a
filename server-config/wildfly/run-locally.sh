#!/bin/sh
# Starts a provisioned server in the foreground, for trying Laurel out on one's own machine: `mvn -Prun` calls it.
# Whatever of LAUREL_* is set in the environment goes before what is set here.
set -eu

usage() {
    cat <<'TEXT'
Usage: run-locally.sh SERVER DATA [ARGUMENT...]

  SERVER    the provisioned server: target/server
  DATA      the folder for the database, made if need be; absolute
  ARGUMENT  passed on to standalone.sh, such as -Djboss.socket.binding.port-offset=100

Without LAUREL_WEBHOOK_TOKENS the token is local-token-not-for-production, without LAUREL_API_KEYS the
key is local-key-not-for-production (role admin), and without LAUREL_ADMIN_PASSWORD admin logs in with
local-password-not-for-production. The server listens on this machine only, so that secrets which
everybody knows may pass (LAUREL_WEAK_SECRETS=allowed).
TEXT
}

case "${1:-}" in
    -h | --help) usage; exit 0 ;;
esac
if [ $# -lt 2 ]; then
    usage >&2
    exit 2
fi
server=$1
data=$2
shift 2
if [ ! -x "$server/bin/standalone.sh" ]; then
    echo "run-locally.sh: there is no server in $server; build it by: mvn -DskipTests package" >&2
    exit 2
fi
case "$data" in
    /*) ;;
    *) echo "run-locally.sh: the data's folder must be absolute: $data" >&2; exit 2 ;;
esac

export LAUREL_WEBHOOK_TOKENS="${LAUREL_WEBHOOK_TOKENS:-local-token-not-for-production}"
export LAUREL_API_KEYS="${LAUREL_API_KEYS:-admin:local-key-not-for-production}"
export LAUREL_ADMIN_PASSWORD="${LAUREL_ADMIN_PASSWORD:-local-password-not-for-production}"
export LAUREL_WEAK_SECRETS="${LAUREL_WEAK_SECRETS:-allowed}"
export LAUREL_DATA="${LAUREL_DATA:-$data}"
exec "$server/bin/standalone.sh" "$@"
