#!/usr/bin/env bash
# Measures how fast Laurel credits, beside a hand-written twin and the bare database. See src/bench/README.md.
set -euo pipefail

usage() {
    cat <<'TEXT'
Usage: run.sh [OPTION...]

Measures Laurel (in its server, target/server), its twin (src/bench/twin) and pgbench with the same SQL, in turns, against a
PostgreSQL of their own with default durability. Prints a table, and writes it as JSON below the output folder.

  --seconds N       length of a measured window (20)
  --rounds N        measured windows of each of the three; the median counts (3)
  --connections N   of the load generator; one call each at a time (16)
  --warmup-max N    most seconds to warm up, each; it ends when three successive windows of 20 s agree within 5 % (400)
  --promoters N     promoters, accounts and balances that are known before (100000)
  --only LIST       of laurel,payara,twin,pgbench, comma separated (laurel,twin,pgbench)
  --payara DIR      measure the WAR in this Payara, too, in a domain of its own (mvn -DskipTests package -Ppayara: target/payara6)
  --further         then of Laurel: half of that load; one account for all; replays of what is credited; and all again with many rows
  --rows N          how many fulfilments and entries those are (10000000)
  --deliveries N    then on with Laurel, until it has had so many: what memory it holds then (not at all)
  --profile         afterwards: a JFR profile of Laurel under load, and the statements of one delivery
  --quick           a trial of the benchmark itself, in about two minutes; its numbers mean nothing
  --server DIR      the provisioned server (target/server)
  --output DIR      where everything is written, on a real disk (target/bench)
  --keep            keep the database's files
  -h, --help        this text

Needs a JDK (17 or newer), Maven, wrk, and PostgreSQL's server and pgbench (Debian: apt-get install wrk postgresql).
As root, PostgreSQL runs as the user "postgres", or as BENCH_USER.
TEXT
}

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../../.." && pwd)

seconds=20 rounds=3 connections=16 warmup_max=400 warmup_window=20 promoters=100000
systems=laurel,twin,pgbench profile= quick= keep= server="$root/target/server" output="$root/target/bench"
payara= further= rows=10000000 deliveries=

fail() {
    echo "run.sh: $*" >&2
    exit 1
}

number() {
    [[ "${2:-}" =~ ^[1-9][0-9]{0,7}$ ]] || { echo "run.sh: $1 takes a whole number, not ${2:-nothing}" >&2; exit 2; }
}

while [ $# -gt 0 ]; do
    case "$1" in
        --seconds | --rounds | --connections | --warmup-max | --promoters | --rows | --deliveries)
            number "$1" "${2:-}"
            name=${1#--}
            printf -v "${name//-/_}" '%s' "$2"
            shift 2
            ;;
        --only | --server | --output | --payara)
            [ $# -ge 2 ] || { usage >&2; exit 2; }
            case "$1" in
                --payara) payara=$(realpath -m "$2") ;;
                --only) systems=$2 ;;
                --server) server=$(realpath -m "$2") ;;
                --output) output=$(realpath -m "$2") ;;
            esac
            shift 2
            ;;
        --profile) profile=1; shift ;;
        --further) further=1; shift ;;
        --quick) quick=1; seconds=5 rounds=1 warmup_max=15 warmup_window=5 rows=100000; shift ;;
        --keep) keep=1; shift ;;
        -h | --help) usage; exit 0 ;;
        *) echo "run.sh: unknown option $1" >&2; usage >&2; exit 2 ;;
    esac
done
[ "$promoters" -le 1000000 ] || fail "at most 1000000 promoters: their ids have seven digits"
[ "$connections" -le 32 ] || fail "at most 32 connections: that is how many Laurel has to the database"
[[ ",$systems," =~ ^,((laurel|payara|twin|pgbench),)+$ ]] || fail "--only takes laurel, payara, twin and pgbench, not $systems"
[ -z "$payara" ] || [[ ",$systems," == *,payara,* ]] || systems=$systems,payara

has() { [[ ",$systems," == *",$1,"* ]]; }

# ------------------------------------------------------------------------------------------------- what has to be there

need() {
    command -v "$1" >/dev/null || fail "$1 is missing: $2"
}

need java "install a JDK, 17 or newer (Debian: apt-get install openjdk-17-jdk-headless)"
need jcmd "install a whole JDK, not only a JRE (Debian: apt-get install openjdk-17-jdk-headless)"
need mvn "install Maven (Debian: apt-get install maven)"
need wrk "install it (Debian: apt-get install wrk)"
need curl "install it (Debian: apt-get install curl)"
# Debian keeps the server's programs off the path, below a folder for each version.
postgres=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -1)
if [ ! -x "$postgres/initdb" ]; then
    postgres=$(pg_config --bindir 2>/dev/null || dirname "$(command -v initdb || echo none/none)")
fi
for program in initdb postgres pg_ctl psql pgbench; do
    [ -x "$postgres/$program" ] || fail "PostgreSQL's $program is missing: install its server (Debian: apt-get install postgresql)"
done
if has laurel && [ ! -x "$server/bin/standalone.sh" ]; then
    fail "there is no server in $server; build it by: mvn -DskipTests package"
fi
if has payara; then
    payara=${payara:-$root/target/payara6}
    [ -f "$payara/bin/asadmin" ] || fail "there is no Payara in $payara; get it by: mvn -DskipTests package -Ppayara"
    [ -f "$root/target/laurel.war" ] || fail "there is no target/laurel.war; build it by: mvn -DskipTests package"
fi
if [ -n "$further$deliveries" ]; then
    has laurel || fail "--further and --deliveries measure laurel, which --only leaves out"
fi

as_database_user=()
if [ "$(id -u)" = 0 ]; then
    user=${BENCH_USER:-postgres}
    id "$user" >/dev/null 2>&1 || fail "PostgreSQL does not run as root, and there is no user $user: set BENCH_USER"
    need setpriv "install it (Debian: apt-get install util-linux)"
    as_database_user=(setpriv --reuid="$user" --regid="$(id -g "$user")" --clear-groups)
fi

mkdir -p "$output"
work=$(mktemp -d "$output/run-XXXXXX")
chmod 755 "$work"
case "$(stat -f -c %T "$work")" in
    tmpfs | ramfs) fail "$work is in memory, where fsync costs nothing: take a real disk by --output" ;;
esac
install -d -m 700 "$work/database"
if [ ${#as_database_user[@]} -gt 0 ]; then
    chown "$user" "$work/database"
    "${as_database_user[@]}" test -x "$work/database" || fail "the user $user cannot reach $work/database: take another folder by --output"
fi

# --------------------------------------------------------------------------------------------------- starting and ending

pids=() # of the JVMs
database_runs=

clean_up() {
    local status=$?
    trap - EXIT INT TERM
    for pid in ${pids[@]+"${pids[@]}"}; do
        kill "$pid" 2>/dev/null || true
    done
    for pid in ${pids[@]+"${pids[@]}"}; do
        for _ in {1..150}; do
            kill -0 "$pid" 2>/dev/null || break
            sleep 0.1
        done
        kill -9 "$pid" 2>/dev/null || true
    done
    if [ -n "$database_runs" ]; then
        "${as_database_user[@]}" "$postgres/pg_ctl" -s -D "$work/database/data" -m fast stop || true
    fi
    if [ -z "$keep" ]; then
        rm -rf "$work/database" "$work/laurel/tmp" "$work/laurel/data"
    fi
    if [ $status -ne 0 ]; then
        echo "run.sh: ended with $status; what the servers said is in $work" >&2
    fi
    exit $status
}
trap clean_up EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

say() { printf '%s  %s\n' "$(date +%T)" "$*" >&2; }

is_free() { ! (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

# A number of which all ports that lie this far from the given ones are free.
free_ports() {
    local offset port tries
    for tries in {1..100}; do
        offset=$((RANDOM % 15000 + 2000))
        for port in "$@"; do
            is_free $((port + offset)) || continue 2
        done
        echo $offset
        return
    done
    fail "no free ports"
}

# ---------------------------------------------------------------------------------------------------------- the database

port=$((5432 + $(free_ports 5432)))
export PGPASSWORD
PGPASSWORD=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')

sql() { # DATABASE, then what psql takes
    local database=$1
    shift
    "$postgres/psql" -X -q -A -t -F ' ' -v ON_ERROR_STOP=1 -h 127.0.0.1 -p "$port" -U bench -d "$database" "$@"
}

start_database() {
    say "PostgreSQL $("$postgres/postgres" --version | awk '{print $3}') in $work/database, port $port"
    printf '%s\n' "$PGPASSWORD" > "$work/database/password"
    chmod 600 "$work/database/password"
    [ ${#as_database_user[@]} -eq 0 ] || chown "$user" "$work/database/password"
    (cd "$work/database" && "${as_database_user[@]}" "$postgres/initdb" -D data -U bench --auth=scram-sha-256 \
        --pwfile=password --encoding=UTF8 --locale=C) > "$work/initdb.log"
    statements=
    if ls "$("$postgres/pg_config" --sharedir 2>/dev/null)"/extension/pg_stat_statements.control >/dev/null 2>&1; then
        statements=1
    fi
    # Durability is PostgreSQL's default, and said here so that nobody has to believe it. Everything else is the default too,
    # but for: memory that holds the tables; and checkpoints, of which the default would place one in some windows and none in
    # others.
    cat >> "$work/database/data/postgresql.conf" <<CONF
fsync = on
synchronous_commit = on
full_page_writes = on
wal_level = replica
listen_addresses = '127.0.0.1'
port = $port
unix_socket_directories = ''
max_connections = 120
shared_buffers = 512MB
checkpoint_timeout = 60min
max_wal_size = 16GB
${statements:+shared_preload_libraries = 'pg_stat_statements'
pg_stat_statements.track_utility = off}
CONF
    (cd "$work/database" && "${as_database_user[@]}" "$postgres/pg_ctl" -s -w -D data -l "$work/database/log" start) \
        || { cat "$work/database/log" >&2; fail "PostgreSQL does not start"; }
    database_runs=1
    postmaster=$(head -1 "$work/database/data/postmaster.pid")
    [ -z "$statements" ] || sql postgres -c 'create extension pg_stat_statements'
}

# Laurel makes its tables itself; the other two get the same ones from the same files.
make_tables() {
    sql postgres -c "create database $1"
    if [ "$1" = twin ] || [ "$1" = pgbench ]; then
        local migration
        for migration in $(ls "$root"/src/main/resources/db/migration/V*.sql | sort -V); do
            sql "$1" -f "$migration"
        done
    fi
}

# ------------------------------------------------------------------------------------------------------------ the servers

token=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
java_memory="-Xms128m -Xmx512m -Xmn48m -XX:MetaspaceSize=192m -XX:+UseSerialGC" # Laurel's default; the twin gets the same

# Waits for a 200, and prints how many seconds it took since $2.
first_200() {
    local url=$1 began=$2 pid=$3 tries
    for tries in {1..1200}; do
        if [ "$(curl -s -o /dev/null -w '%{http_code}' --max-time 2 "$url" || true)" = 200 ]; then
            awk -v from="$began" -v to="$(date +%s.%N)" 'BEGIN { printf "%.2f\n", to - from }'
            return
        fi
        kill -0 "$pid" 2>/dev/null || fail "the server of $url has ended; see $work"
        sleep 0.1
    done
    fail "$url is not answered with 200"
}

start_laurel() {
    local offset began shell
    say "Laurel, of $server"
    # With folders of its own, so that nothing is written into the server that is measured.
    mkdir -p "$work/laurel"
    cp -r "$server/standalone/." "$work/laurel/"
    rm -rf "$work/laurel/log" "$work/laurel/tmp" "$work/laurel/data"
    offset=$(free_ports 8080 8443 9990 9993 4712 4713)
    laurel_port=$((8080 + offset))
    began=$(date +%s.%N)
    (
        for variable in $(compgen -e | grep -E '^(LAUREL_|JBOSS_|JAVA_OPTS$|PREPEND_JAVA_OPTS$|SERVER_OPTS$)'); do
            unset "$variable"
        done
        export LAUREL_WEBHOOK_TOKENS=$token LAUREL_DB_URL="jdbc:postgresql://127.0.0.1:$port/laurel" LAUREL_DB_USER=bench
        export LAUREL_DB_PASSWORD=$PGPASSWORD LAUNCH_JBOSS_IN_BACKGROUND=true JBOSS_PIDFILE="$work/laurel.pid"
        exec "$server/bin/standalone.sh" -Djboss.server.base.dir="$work/laurel" -Djboss.socket.binding.port-offset="$offset"
    ) > "$work/laurel.log" 2>&1 &
    shell=$!
    for _ in {1..100}; do
        [ ! -s "$work/laurel.pid" ] || break
        kill -0 "$shell" 2>/dev/null || fail "standalone.sh has ended; see $work/laurel.log"
        sleep 0.05
    done
    laurel_pid=$(cat "$work/laurel.pid")
    pids+=("$laurel_pid")
    laurel_start=$(first_200 "http://localhost:$laurel_port/laurel/health/ready" "$began" "$laurel_pid")
    say "Laurel answers after $laurel_start s (with an empty database to make tables in)"
}

start_payara() {
    local base began domains="$work/payara"
    say "Laurel in Payara, of $payara"
    base=$(($(free_ports 80 81 48 49 76 86 9 37 38 39) / 100 * 100 + 20000))
    payara_port=$((base + 80))
    (
        for variable in $(compgen -e | grep -E '^(LAUREL_|AS_)'); do
            unset "$variable"
        done
        export LAUREL_WEBHOOK_TOKENS=$token LAUREL_DB_URL="jdbc:postgresql://127.0.0.1:$port/payara" LAUREL_DB_USER=bench
        export LAUREL_DB_PASSWORD=$PGPASSWORD
        "$root/server-config/payara/configure.sh" "$payara" laurel --portbase "$base" --domaindir "$domains" --no-password \
            --driver "$(find "$server/modules/org/postgresql" -name '*.jar' | head -1)"
        sh "$payara/bin/asadmin" --interactive=false start-domain --domaindir "$domains" laurel
        sh "$payara/bin/asadmin" --interactive=false --port $((base + 48)) deploy --contextroot laurel "$root/target/laurel.war"
    ) > "$work/payara.log" 2>&1 || { tail -20 "$work/payara.log" >&2; fail "Payara does not start"; }
    payara_pid=$(cat "$domains/laurel/config/pid")
    pids+=("$payara_pid")
    first_200 "http://localhost:$payara_port/laurel/health/ready" 0 "$payara_pid" > /dev/null
}

start_twin() {
    local began
    say "The twin"
    mvn -q -B -f "$here/../twin/pom.xml" package || fail "the twin does not build"
    twin_port=$((8080 + $(free_ports 8080)))
    began=$(date +%s.%N)
    # shellcheck disable=SC2086 # two words
    TWIN_PORT=$twin_port TWIN_TOKEN=$token TWIN_DB_URL="jdbc:postgresql://127.0.0.1:$port/twin" TWIN_DB_USER=bench \
        TWIN_DB_PASSWORD=$PGPASSWORD TWIN_DB_CONNECTIONS=$connections \
        java $java_memory -cp "$root/target/bench/twin/lib/*" laurel.twin.Twin > "$work/twin.log" 2>&1 &
    twin_pid=$!
    pids+=("$twin_pid")
    twin_start=$(first_200 "http://localhost:$twin_port/laurel/health/ready" "$began" "$twin_pid")
}

# ---------------------------------------------------------------------------------------------------------- the measuring

ticks_per_second=$(getconf CLK_TCK)
template="$root/src/test/resources/firstpromoter/v1/fulfilment_pending.json"
run=0           # of the load generator; each has its own ids
payload=        # as Laurel keeps it, for pgbench
windows="$work/windows.tsv"
printf 'system\tphase\tcredits\tseconds\tper_second\tp50_ms\tp99_ms\tjvm_s\tdatabase_s\tload_s\tallocated\twal_bytes\twal_pages\tstatements\n' > "$windows"

# What a process has used, in ticks; with its ended children if asked.
ticks() { # PID [with children]
    local stat
    stat=$(cat "/proc/$1/stat" 2>/dev/null) || { echo 0; return; }
    # The name, in brackets, may hold blanks: what follows it begins with field 3.
    awk -v children="${2:-}" '{ print $12 + $13 + (children == "" ? 0 : $14 + $15) }' <<< "${stat##*) }"
}

# All of PostgreSQL: the first process with its ended children, and those that live.
database_ticks() {
    local sum pid
    sum=$(ticks "$postmaster" children)
    for pid in $(ps -o pid= --ppid "$postmaster"); do
        sum=$((sum + $(ticks "$pid")))
    done
    echo "$sum"
}

# Bytes of WAL, whole pages in it, and statements of one database since the beginning. (Of BEGIN and COMMIT it would count those
# that are not prepared: the drivers differ in that.)
database_counts() {
    local calls=0
    if [ -n "$statements" ]; then
        calls="(select coalesce(sum(calls), 0) from pg_stat_statements where dbid = (select oid from pg_database where datname = '$1'))"
    fi
    sql postgres -c "select pg_current_wal_insert_lsn() - '0/0', (select wal_fpi from pg_stat_wal), $calls"
}

allocated() { # PID; empty if it cannot be told
    java -Xmx64m "$here/AllocatedBytes.java" "$1" 2>> "$work/allocated.log" || true
}

credits_in() { sql "$1" -c 'select count(*) from entry'; }

# Runs one window of load on one system, checks what it left, and adds a line to the table of windows. The phase decides on the
# load: of one account, of replays, of half the rate, else of new credits for everybody as fast as they are answered.
window() { # SYSTEM PHASE SECONDS
    local system=$1 phase=$2 length=$3 pid= address= before after first_id log="$work/load.log"
    local jvm=0 database load allocated_before= allocated_after= counts_before counts_after credits took p50 p99
    local whose=$promoters outcome=CREDITED most=1000000000 pause=0
    run=$((run + 1))
    first_id=$((1000000000 + run * 10000000))
    case $system in
        laurel) pid=$laurel_pid address=$laurel_port ;;
        payara) pid=$payara_pid address=$payara_port ;;
        twin) pid=$twin_pid address=$twin_port ;;
    esac
    case $phase in
        hot*) whose=1 ;;
        replay*) outcome=ALREADY_CREDITED first_id=$last_first_id most=$last_credits ;;
        half*) pause=$half_pause ;;
    esac
    before=$(credits_in "$system")
    if [ -n "$pid" ] && [ "$phase" != warm-up ]; then
        allocated_before=$(allocated "$pid")
    fi
    counts_before=$(database_counts "$system")
    database=$(database_ticks)
    [ -z "$pid" ] || jvm=$(ticks "$pid")

    TIMEFORMAT='%U %S'
    if [ "$system" = pgbench ]; then
        rm -f "$work"/pgbench_log.*
        { time (cd "$work" && "$postgres/pgbench" -h 127.0.0.1 -p "$port" -U bench -n -M prepared -c "$connections" -j 1 \
            -T "$length" --random-seed=$first_id -l --log-prefix=pgbench_log -f "$here/credit.sql" -D first_id=$first_id \
            -D promoters="$promoters" -D seq=0 -D "payload=$payload" pgbench > "$log" 2>&1) ; } 2> "$work/load.time" \
            || { cat "$log" >&2; fail "pgbench failed"; }
    else
        rm -f "$work/load.result"
        { time BENCH_RESULT="$work/load.result" wrk -t1 -c"$connections" -d"${length}s" --timeout 15s -s "$here/load.lua" \
            "http://127.0.0.1:$address/laurel/webhooks/firstpromoter/$token" -- "$template" $first_id "$whose" $outcome $most "$pause" > "$log" 2>&1 ; } \
            2> "$work/load.time" || { cat "$log" >&2; fail "wrk failed"; }
    fi
    load=$(awk '{ print $1 + $2 }' "$work/load.time")
    # wrk leaves without the answers that are on their way; the servers finish them. Both count as work of this window.
    sleep 0.5
    [ -z "$pid" ] || jvm=$(($(ticks "$pid") - jvm))
    database=$(($(database_ticks) - database))
    counts_after=$(database_counts "$system")
    if [ -n "$allocated_before" ]; then
        allocated_after=$(allocated "$pid")
    fi
    after=$(credits_in "$system")

    if [ "$system" = pgbench ]; then
        credits=$((after - before))
        grep -q "number of transactions actually processed: $credits\b" "$log" \
            || fail "pgbench processed another number of transactions than $credits: $(cat "$log")"
        grep -q 'number of failed transactions: 0 ' "$log" || ! grep -q 'failed transactions' "$log" \
            || fail "transactions failed: $(cat "$log")"
        took=$(awk '/^tps/ { print n / $3 } /actually processed/ { n = $6 }' "$log")
        read -r p50 p99 < <(cut -d ' ' -f 3 "$work"/pgbench_log.* | sort -n | awk '{ t[NR] = $1 }
            END { printf "%.3f %.3f\n", t[int(NR * 0.5 + 0.5)] / 1e3, t[int(NR * 0.99 + 0.5)] / 1e3 }')
        rm -f "$work"/pgbench_log.*
    else
        local other broken first_other extra
        { read -r credits other broken took p50 p99; read -r first_other; } < "$work/load.result"
        [ "$other" = 0 ] || fail "$system gave $other answers that are not $outcome, the first: $first_other"
        [ "$broken" = 0 ] || fail "$system: $broken calls broke or were not answered: $(cat "$log")"
        # Each connection has at most one call under way when wrk stops. It is credited, or not, and nobody waits for it.
        if [ $outcome = CREDITED ]; then
            last_first_id=$first_id last_credits=$((credits - connections * 4)) # the last ones may not have been answered
        else
            [ "$after" = "$before" ] || fail "$system credited $((after - before)) times what it had credited before"
            after=$((before + credits)) # so many answers: what the costs are divided by
        fi
        extra=$((after - before - credits))
        if [ $extra -lt 0 ] || [ $extra -gt "$connections" ]; then
            fail "$system answered $credits times 200, and has $((after - before)) entries more than before"
        fi
        in_flight=$((${in_flight:-0} + extra))
    fi
    # What was credited without an answer was work as well, so it is what the costs are divided by.
    awk -v OFS='\t' -v system_="$system" -v phase="$phase" -v answered="$credits" -v credits=$((after - before)) -v took="$took" \
        -v p50="$p50" -v p99="$p99" -v jvm="$jvm" -v database="$database" -v hz="$ticks_per_second" -v load="$load" \
        -v a="$allocated_before" -v b="$allocated_after" -v c="$counts_before" -v d="$counts_after" 'BEGIN {
            split(c, from, " "); split(d, to, " ")
            print system_, phase, credits, took, answered / took, p50, p99, jvm / hz, database / hz, load,
                (a == "" || b == "" ? "" : b - a), to[1] - from[1], to[2] - from[2], to[3] - from[3]
        }' >> "$windows"
    say "$(printf '%-8s%-9s%6.0f a second, median %.2f ms, 99 %% %.2f ms' "$system" "$phase" "$(tail -1 "$windows" | cut -f 5)" "$p50" "$p99")"
}

declare -A warm
warm_up() { # SYSTEM
    local system=$1 spent=0 most=$warmup_max
    warm[$system]=false
    if [ "$system" = pgbench ] && [ "$most" -gt 120 ]; then
        most=120 # nothing of it is compiled while it runs: it warms the database's memory
    fi
    while [ $spent -lt "$most" ]; do
        window "$system" warm-up "$warmup_window"
        spent=$((spent + warmup_window))
        if awk -v FS='\t' -v system_="$system" '$1 == system_ { rate[++n] = $5 }
            END { low = high = rate[n]
                for (i = n - 2; i < n; i++) { low = rate[i] < low ? rate[i] : low; high = rate[i] > high ? rate[i] : high }
                exit n < 3 || high > low * 1.05 }' "$windows"; then
            warm[$system]=true
            return
        fi
    done
    say "$system is not steady after $most s: its last windows differ by more than 5 %"
}

# The sum of the entries must be the balance, of each account; every row has its others.
check_books() { # SYSTEM
    local wrong
    wrong=$(sql "$1" -c "select count(*) from (
            select b.account_id from balance b left join entry e on e.account_id = b.account_id and e.unit = b.unit
            group by b.account_id, b.unit, b.amount having b.amount <> coalesce(sum(e.amount), 0)) wrong")
    [ "$wrong" = 0 ] || fail "$1: the sum of the entries is not the balance in $wrong accounts"
    wrong=$(sql "$1" -c "select (select count(*) from entry) - (select count(*) from fulfilment where status = 'CREDITED'),
        (select count(*) from entry where reference is distinct from 'rows.sql')
            - (select count(*) from delivery where outcome = 'CREDITED' and status = 200),
        (select count(*) from delivery where payload like '%2-5P1Shfk2nnKaZrYFZExh%')")
    [ "$wrong" = "0 0 0" ] || fail "$1: entries differ from fulfilments or deliveries, or a secret was kept: $wrong"
}

# What the main table does not tell, of Laurel alone.
measure_further() {
    local round rate p50
    window laurel warm-up "$seconds" # replays repeat the credits of the last window, and the last one was another system's
    for ((round = 1; round <= rounds; round++)); do
        window laurel replays "$seconds"
    done
    for ((round = 1; round <= rounds; round++)); do
        window laurel hot "$seconds"
    done
    read -r rate p50 < <(summary | awk -F '\t' '$1 == "laurel" { print $4, $7 }')
    # Each connection rests so long that all of them together make half the rate; at that rate an answer takes about half as long.
    half_pause=$(awk -v n="$connections" -v rate="$rate" -v p50="$p50" 'BEGIN { printf "%.1f", n / (rate / 2) * 1e3 - p50 / 2 }')
    for ((round = 1; round <= rounds; round++)); do
        window laurel half "$seconds"
    done
    say "$rows fulfilments and entries more"
    sql laurel -v rows="$rows" -v promoters="$promoters" -f "$here/rows.sql"
    window laurel warm-up "$warmup_window"
    for ((round = 1; round <= rounds; round++)); do
        window laurel rows "$seconds"
    done
}

# How many deliveries Laurel has answered since its start.
answered() { awk -F '\t' '$1 == "laurel" { n += $3 } END { printf "%d\n", n }' "$windows"; }

memory() { awk '/^VmRSS/ { printf "%.0f\n", $2 / 1024 }' "/proc/$1/status"; }

# ------------------------------------------------------------------------------------------------------------- the profile

profile_laurel() {
    local log="$work/database/log" from promoter=1000001
    say "the statements of one delivery"
    sql postgres -c "alter system set log_statement = 'all'" -c "alter system set log_duration = on" \
        -c "alter system set log_line_prefix = '%m [%p] %a %d: '" -c "select pg_reload_conf()" > /dev/null
    sleep 2
    from=$(wc -l < "$log")
    tr -d '\n' < "$template" | sed "s/\"id\": 2429153/\"id\": 9999999999/; s/\"id\": 5272969/\"id\": $promoter/; s/\"cust_id\": \"\"/\"cust_id\": \"cust-$promoter\"/" \
        | curl -sf -H 'Content-Type: application/json' -d @- "http://127.0.0.1:$laurel_port/laurel/webhooks/firstpromoter/$token" > /dev/null
    sleep 1
    tail -n +$((from + 1)) "$log" | grep ' laurel laurel: ' > "$work/statements.log" || true
    sql postgres -c "alter system reset all" -c "select pg_reload_conf()" > /dev/null
    sleep 1
    say "a profile of Laurel"
    # Its shares are worth reading, its rate is not: so deep a recording slows the server down, and JFR changes classes that have
    # to be compiled anew.
    jcmd "$laurel_pid" JFR.configure stackdepth=512 > "$work/jfr.log" # the server's stacks are deeper than the default of 64
    jcmd "$laurel_pid" JFR.start name=bench settings=profile >> "$work/jfr.log"
    window laurel profiled "$([ -n "$quick" ] && echo 10 || echo 60)"
    jcmd "$laurel_pid" JFR.stop name=bench filename="$work/laurel.jfr" >> "$work/jfr.log"
    java "$here/Profile.java" "$work/laurel.jfr" > "$work/profile.txt"
    jcmd "$laurel_pid" Thread.print > "$work/threads.txt"
}

# ------------------------------------------------------------------------------------------------------------- the report

# One line for each system, and each further phase of Laurel: the medians of its measured windows; costs are per credit (or replay).
summary() {
    awk -F '\t' -v OFS='\t' '
        function median(column, i, j, t, n, v) {
            for (i = 1; i <= windows[s]; i++) v[i] = value[s, i, column]
            n = windows[s]
            for (i = 2; i <= n; i++) for (j = i; j > 1 && v[j] < v[j - 1]; j--) { t = v[j]; v[j] = v[j - 1]; v[j - 1] = t }
            return n % 2 ? v[(n + 1) / 2] : (v[n / 2] + v[n / 2 + 1]) / 2
        }
        $2 !~ /^(phase|warm-up|on-and-on|profiled)$/ {
            s = $2 == "measured" ? $1 : $2
            if (!(s in windows)) order[++systems] = s
            w = ++windows[s]
            value[s, w, "rate"] = $5; value[s, w, "p50"] = $6; value[s, w, "p99"] = $7
            value[s, w, "jvm"] = $8 / $3 * 1e6; value[s, w, "database"] = $9 / $3 * 1e6; value[s, w, "load"] = $10 / $3 * 1e6
            value[s, w, "allocated"] = $11 / $3; value[s, w, "wal"] = $12 / $3; value[s, w, "pages"] = $13 / $3; value[s, w, "statements"] = $14 / $3
            if ($11 == "") unknown[s] = 1
            low[s] = w == 1 || $5 < low[s] ? $5 : low[s]; high[s] = $5 > high[s] ? $5 : high[s]; credits[s] += $3
        }
        END {
            for (i = 1; i <= systems; i++) {
                s = order[i]
                print s, windows[s], credits[s], median("rate"), low[s], high[s], median("p50"), median("p99"), median("jvm"), median("database"),
                    median("load"), (s in unknown ? "" : median("allocated")), median("wal"), median("pages"), median("statements")
            }
        }' "$windows"
}

table() { # the names of its columns
    awk -F '\t' -v statements="${statements:-0}" -v names="$*" '
        { line[$1] = $0 }
        function row(title, i, format, j) {
            printf "  %-46s", title
            for (j = 1; j <= n; j++) printf "%12s", cell[i, j] == "" || (i == 9 || i == 12) && cell[1, j] == "pgbench" ? "-" : sprintf(format, cell[i, j])
            print ""
        }
        function ratio(title, of, to) {
            if (of in column && to in column) printf "  %-46s%12.2f\n", title, cell[4, column[of]] / cell[4, column[to]]
        }
        END {
            wanted = split(names, name, " ")
            for (k = 1; k <= wanted; k++) if (name[k] in line) {
                fields = split(line[name[k]], field, "\t")
                column[name[k]] = ++n
                for (i = 1; i <= fields; i++) cell[i, n] = field[i]
            }
            printf "  %-46s", ""
            for (j = 1; j <= n; j++) printf "%12s", cell[1, j]
            print ""
            row("answers a second", 4, "%.0f"); row("  slowest window", 5, "%.0f"); row("  fastest window", 6, "%.0f")
            row("median latency, ms", 7, "%.2f"); row("99th percentile, ms", 8, "%.2f")
            row("CPU of the JVM, µs each", 9, "%.0f"); row("CPU of PostgreSQL, µs each", 10, "%.0f")
            row("CPU of the load generator, µs each", 11, "%.0f"); row("allocated in the JVM, bytes each", 12, "%.0f")
            row("WAL, bytes each", 13, "%.0f"); row("  whole pages in it", 14, "%.2f")
            if (statements) row("statements without BEGIN and COMMIT", 15, "%.2f")
            ratio("Laurel / twin", "laurel", "twin"); ratio("Laurel / pgbench", "laurel", "pgbench")
            ratio("Payara / WildFly", "payara", "laurel")
            ratio("one account / many", "hot", "laurel"); ratio("many rows / few", "rows", "laurel")
        }' "$work/summary.tsv"
}

report() {
    local begun=$1 name
    summary > "$work/summary.tsv"
    {
        echo
        echo "Laurel's speed on $(nproc) processors, load included; $connections connections, closed loop; medians of $rounds windows of $seconds s${quick:+; A TRIAL, NOT A MEASUREMENT}"
        table ${systems//,/ }
        if [ -n "$further" ]; then
            echo "  Of Laurel in WildFly: half of its rate; one account for all; what is credited already; $rows fulfilments and entries more"
            table laurel half hot replays rows
        fi
        has laurel && echo "  Laurel: first 200 after $laurel_start s; $laurel_memory MiB resident after $(answered) deliveries"
        has twin && echo "  twin: first 200 after $twin_start s; $twin_memory MiB resident after the run"
        for name in "${!warm[@]}"; do
            [ "${warm[$name]}" = true ] || echo "  $name had not become steady when it was measured"
        done
        echo "  Answered with anything but what was due: 0. Sums of entries = balances in every account. Credited after wrk had left: ${in_flight:-0}, at most $connections a window."
        [ "$checkpoints" = 0 ] || echo "  Checkpoints while measuring: $checkpoints"
    } | tee "$work/table.txt"
    {
        printf '{\n  "when": "%s", "trial": %s, "processors": %s, "connections": %s, "seconds": %s, "rounds": %s, "promoters": %s,\n' \
            "$begun" "$([ -n "$quick" ] && echo true || echo false)" "$(nproc)" "$connections" "$seconds" "$rounds" "$promoters"
        printf '  "commit": "%s", "java": "%s", "postgresql": "%s", "checkpoints": %s, "in_flight": %s,\n' \
            "$(git -C "$root" describe --always --dirty 2>/dev/null || true)" "$(java -version 2>&1 | sed -n '1s/.*"\(.*\)".*/\1/p')" \
            "$("$postgres/postgres" --version | awk '{print $3}')" "$checkpoints" "${in_flight:-0}"
        printf '  "durability": {%s},\n' "$(sql postgres -c "select string_agg(format('\"%s\": \"%s\"', name, setting), ', ' order by name) from pg_settings
            where name in ('fsync', 'synchronous_commit', 'full_page_writes', 'wal_sync_method', 'shared_buffers', 'checkpoint_timeout', 'max_wal_size')")"
        printf '  "start_seconds": {"laurel": %s, "twin": %s}, "resident_mib": {"laurel": %s, "twin": %s}, "laurel_deliveries": %s,\n' \
            "${laurel_start:-null}" "${twin_start:-null}" "${laurel_memory:-null}" "${twin_memory:-null}" "$(answered)"
        printf '  "steady": {%s},\n' "$(for name in "${!warm[@]}"; do printf '"%s": %s\n' "$name" "${warm[$name]}"; done | sort | paste -sd ,)"
        awk -F '\t' '
            BEGIN { split("system windows credits per_second slowest fastest p50_ms p99_ms jvm_cpu_us database_cpu_us load_cpu_us allocated_bytes wal_bytes wal_pages statements", name, " ") }
            { if ($1 == "laurel") laurel = $4; if ($1 == "twin") twin = $4; if ($1 == "pgbench") pgbench = $4
              line = line (line ? ",\n" : "") "    {"
              for (i = 1; i <= NF; i++) line = line (i > 1 ? ", " : "") "\"" name[i] "\": " (i == 1 ? "\"" $i "\"" : $i == "" ? "null" : $i)
              line = line "}" }
            END { printf "  \"laurel_to_twin\": %s, \"laurel_to_pgbench\": %s,\n  \"results\": [\n%s\n  ]\n}\n",
                laurel && twin ? laurel / twin : "null", laurel && pgbench ? laurel / pgbench : "null", line }' "$work/summary.tsv"
    } > "$work/speed.json"
    cp "$work/speed.json" "$output/speed.json"
    echo "  As JSON: $output/speed.json; every window: $windows"
}

# ------------------------------------------------------------------------------------------------------------------ the run

begun=$(date -u +%FT%TZ)
start_database
has laurel && { make_tables laurel; start_laurel; }
has payara && { make_tables payara; start_payara; }
has twin && { make_tables twin; }
has pgbench && { make_tables pgbench; }
for system in ${systems//,/ }; do
    sql "$system" -v promoters="$promoters" -f "$here/seed.sql"
done
has twin && start_twin
sql postgres -c checkpoint
checkpoints_before=$(sql postgres -c 'select checkpoints_timed + checkpoints_req from pg_stat_bgwriter' 2>/dev/null \
    || sql postgres -c 'select num_timed + num_requested from pg_stat_checkpointer')

for system in twin payara laurel; do
    if has $system; then
        warm_up $system
    fi
done
if has pgbench; then
    for system in laurel payara twin; do
        if has $system; then
            payload=$(sql $system -c 'select payload from delivery order by id desc limit 1')
        fi
    done
    payload=${payload:-$(tr -d '\n' < "$template")}
    warm_up pgbench
fi

order=${systems//,/ }
for ((round = 1; round <= rounds; round++)); do
    for system in $order; do
        window "$system" measured "$seconds"
    done
    order=$(printf '%s\n' $order | tac | paste -sd ' ') # whoever was last is first: what changes slowly hits all alike
done

if [ -n "$further" ]; then
    measure_further
fi
while [ -n "$deliveries" ] && [ "$(answered)" -lt "$deliveries" ]; do
    window laurel on-and-on 60
done
has laurel && laurel_memory=$(memory "$laurel_pid")
has twin && twin_memory=$(memory "$twin_pid")
checkpoints=$(($(sql postgres -c 'select checkpoints_timed + checkpoints_req from pg_stat_bgwriter' 2>/dev/null \
    || sql postgres -c 'select num_timed + num_requested from pg_stat_checkpointer') - checkpoints_before))
for system in ${systems//,/ }; do
    check_books "$system"
done
if [ -n "$profile" ] && has laurel; then
    profile_laurel
    check_books laurel
fi
report "$begun"
if [ -n "$profile" ] && has laurel; then
    echo "  Laurel's profile: $work/profile.txt (of $work/laurel.jfr); the statements of one delivery: $work/statements.log"
fi
