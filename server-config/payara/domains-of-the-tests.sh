#!/bin/sh
# Makes the two domains in which the integration tests run, on H2 and on PostgreSQL, at the same time, and deletes the data of the last run.
# `mvn verify -Ppayara` calls it: domains-of-the-tests.sh PAYARA_HOME DATA_OF_H2 DRIVER_OF_POSTGRESQL
set -eu
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
rm -rf "$2"
# Without a password: Arquillian's adapter deploys from this machine. PayaraDomainIT looks at a domain that has one.
"$here/configure.sh" "$1" laurel-h2 --portbase 28000 --database h2 --no-password &
status=0
"$here/configure.sh" "$1" laurel-postgresql --portbase 28200 --database postgresql --no-password --driver "$3" || status=$?
wait $! || status=$?
exit $status
