#!/bin/bash
# Succeeds if Laurel is alive: for a container's health check, where there may be no curl. Port: the first argument, or 8080.
# Whether it is also ready to take deliveries is /laurel/health/ready.
set -u
if [ "${1:-}" = "--help" ]; then
    echo "Usage: laurel-health.sh [PORT]    exit 0 if http://localhost:PORT/laurel/health/live answers 200, else 1"
    exit 0
fi
port=${1:-8080}
{
    exec 3<>"/dev/tcp/localhost/$port" || exit 1
    printf 'GET /laurel/health/live HTTP/1.0\r\nHost: localhost\r\n\r\n' >&3
    read -r -t 4 _ status _ <&3 || exit 1
} 2>/dev/null
[ "$status" = 200 ]
