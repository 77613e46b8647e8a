#!/bin/sh
# Makes a domain of Payara Server 6 ready for Laurel. `configure.sh --help` says how to call it.
#
# The domain is started, changed through asadmin, and stopped again. It is never changed while it
# serves: Payara loses its HTTP listener when a listener's settings change under it.
set -eu

usage() {
    cat <<'TEXT'
Usage: configure.sh PAYARA_HOME [DOMAIN] [OPTION...]

Makes a domain of Payara Server 6 ready for Laurel: the database, the HTTP listeners, timeouts,
administration and monitoring. A domain that does not exist is created. Running it again is harmless,
and is how a changed setting reaches the domain.

Afterwards the domain listens to other machines on its HTTP port only. Administration has a password,
and listens on this machine's loopback; what Laurel does not use is off: HTTPS with Payara's own
certificate, IIOP, JMS, JMX for other processes, the data grid, /metrics and /openapi, and deployment
by copying files.

  PAYARA_HOME        the unpacked server, the folder that contains bin/asadmin
  DOMAIN             the domain's name, "laurel" if it is left out
  --portbase N       for a domain that is created here: HTTP on N+80, administration on N+48, and so
                     on. Without it: 8080 and 4848.
  --domaindir DIR    where the domains are, if not in PAYARA_HOME/glassfish/domains
  --database KIND    h2 or postgresql; without it, postgresql if LAUREL_DB_URL is set, else h2
  --driver JAR       PostgreSQL's JDBC driver; needed once for each domain that uses PostgreSQL
  --admin-password-file FILE
                     a file that contains the password of the domain's administrator, "admin", as its
                     only line, or as asadmin wants it (AS_ADMIN_PASSWORD=...). Without it, and without
                     AS_ADMIN_PASSWORDFILE, the password is asked for. It has at least 12
                     characters of ASCII, without spaces and backslashes.
                     A domain that has none yet gets it.
  --no-password      leaves the administrator without a password, so that everybody who can log in to
                     this machine may administer the domain; for tests
  --help             this text

Environment, read while configuring:
  LAUREL_DB_URL          that it is set selects PostgreSQL; nothing of it is written down
  LAUREL_URL             where people reach Laurel, if not http://localhost:<HTTP port>/laurel
  AS_ADMIN_PASSWORDFILE  the file that contains the administrator's password, as asadmin knows it

Environment, read each time the domain starts:
  LAUREL_DB_URL, LAUREL_DB_USER, LAUREL_DB_PASSWORD   the PostgreSQL database
  LAUREL_DATA                                         the folder of the H2 database, outside of
                                                      Payara; there is no other
Afterwards: PAYARA_HOME/bin/asadmin start-domain DOMAIN, and deploy laurel.war with
--contextroot laurel; asadmin asks for the administrator's name, admin, and password.
TEXT
}

fail() { printf 'configure.sh: %s\n' "$*" >&2; exit 1; }
misused() { printf 'configure.sh: %s\nTry: configure.sh --help\n' "$*" >&2; exit 2; }

here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
payara='' domain='' portbase='' domaindir='' database='' driver='' password_file=${AS_ADMIN_PASSWORDFILE:-} no_password=''

while [ $# -gt 0 ]; do
    case $1 in
        --help|-h) usage; exit 0 ;;
        --no-password) no_password=yes ;;
        --portbase|--domaindir|--database|--driver|--admin-password-file)
            [ $# -ge 2 ] && [ -n "$2" ] || misused "$1 needs a value."
            case $1 in
                --portbase) portbase=$2 ;;
                --domaindir) domaindir=$2 ;;
                --database) database=$2 ;;
                --driver) driver=$2 ;;
                --admin-password-file) password_file=$2 ;;
            esac
            shift ;;
        -*) misused "unknown option $1." ;;
        '') misused "an empty argument." ;;
        *)
            if [ -z "$payara" ]; then payara=$1
            elif [ -z "$domain" ]; then domain=$1
            else misused "one argument too many: $1."
            fi ;;
    esac
    shift
done

[ -n "$payara" ] || misused "say where Payara is."
[ -d "$payara" ] || fail "there is no folder $payara."
[ -f "$payara/bin/asadmin" ] && [ -f "$payara/glassfish/config/branding/glassfish-version.properties" ] ||
    fail "$payara is not a Payara Server: it has no bin/asadmin, or no glassfish folder. Payara Micro will not do."
payara=$(CDPATH= cd -- "$payara" && pwd)
version=$(sed -n 's/^major_version=//p' "$payara/glassfish/config/branding/glassfish-version.properties")
[ "$version" = 6 ] || fail "$payara is version ${version:-unknown}; Laurel needs Payara Server 6 (Jakarta EE 10)."

domain=${domain:-laurel}
case $domain in *[!A-Za-z0-9_-]*) misused "a domain's name has letters, digits, '-' and '_' only: $domain." ;; esac
if [ -n "$portbase" ]; then
    case $portbase in *[!0-9]*|??????*) misused "--portbase must be a number: $portbase." ;; esac
    [ "$portbase" -ge 1024 ] && [ "$portbase" -le 65400 ] || misused "--portbase must be from 1024 to 65400: $portbase."
fi
if [ -z "$database" ]; then
    if [ -n "${LAUREL_DB_URL:-}" ]; then database=postgresql; else database=h2; fi
fi
case $database in h2|postgresql) ;; *) misused "--database is h2 or postgresql, not $database." ;; esac
if [ -n "$driver" ]; then
    [ "$database" = postgresql ] || misused "--driver is for PostgreSQL; H2 comes with Payara. Is LAUREL_DB_URL missing?"
    [ -r "$driver" ] && [ -f "$driver" ] || fail "cannot read the driver $driver."
    case $driver in *.jar) ;; *) fail "the driver is not a jar: $driver." ;; esac
fi
domaindir=${domaindir:-$payara/glassfish/domains}
mkdir -p "$domaindir" || fail "cannot make the folder $domaindir."
domaindir=$(CDPATH= cd -- "$domaindir" && pwd)
home=$domaindir/$domain
case $home in *[\&\<\>\"\'\|\$\;]*) fail "the domain's path has a character that this script cannot put into a setting: $home." ;; esac

# --- The administrator's password ------------------------------------------------------------

# Secrets come from files and the terminal, and go to asadmin in a file: arguments are shown to everybody on the machine.
umask 077
password=
ask() {
    printf '%s: ' "$1" >&2
    IFS= read -r answer || answer=
    printf '\n' >&2
}
if [ -n "$no_password" ]; then
    [ -z "$password_file" ] || misused "--no-password, and a file with a password: which of them?"
elif [ -n "$password_file" ]; then
    [ -r "$password_file" ] && [ -f "$password_file" ] || fail "cannot read the administrator's password in $password_file."
    password=$(sed -n 's/^AS_ADMIN_PASSWORD=//p' "$password_file")
    [ -n "$password" ] || password=$(cat "$password_file")
elif [ -t 0 ]; then
    trap 'stty echo; exit 130' HUP INT TERM
    stty -echo
    ask "Password of the domain's administrator (a new domain gets it)"; password=$answer
    ask "Once more"
    stty echo
    trap - HUP INT TERM
    [ "$answer" = "$password" ] || fail "these are not the same."
else
    misused "say what the administrator's password is: --admin-password-file FILE. On a terminal it is asked for."
fi
if [ -z "$no_password" ]; then
    # Of what else there is, Payara refuses some and reads some as something else.
    (LC_ALL=C; case $password in *[!!-~]* | *\\*) exit 1 ;; esac) ||
        fail "the administrator's password has a character that Payara would misread: take letters, digits and signs of ASCII without spaces and backslashes, on one line."
    case $password in
        ????????????*) ;;
        *) fail "the administrator's password has at least 12 characters." ;;
    esac
fi

# asadmin asks no questions, so that a build never hangs on one. What it prints is shown only if it failed.
log=$(mktemp) && passwords=$(mktemp) || fail "cannot write a temporary file."
started=
admin_port=
finish() {
    status=$?
    trap - EXIT HUP INT TERM
    if [ -n "$started" ]; then
        sh "$payara/bin/asadmin" --interactive=false stop-domain --domaindir "$domaindir" "$domain" >>"$log" 2>&1 ||
            { status=1; printf 'configure.sh: the domain could not be stopped:\n%s\n' "$(tail -n 20 "$log")" >&2; }
    fi
    rm -f "$log" "$passwords" "$passwords.options"
    exit "$status"
}
trap finish EXIT
trap 'exit 130' HUP INT TERM
printf 'AS_ADMIN_PASSWORD=%s\n' "$password" >"$passwords"
administer() {
    if [ -z "$no_password" ]; then set -- --user admin --passwordfile "$passwords" "$@"; fi
    sh "$payara/bin/asadmin" --interactive=false --host localhost --port "${admin_port:-4848}" "$@" >"$log" 2>&1
}
asadmin() {
    administer "$@" && return
    ! grep -q '^Authentication failed' "$log" || fail "the administrator of the domain $domain has another password."
    fail "asadmin $1 did not succeed:
$(cat "$log")"
}

# --- The domain ------------------------------------------------------------------------------

if [ ! -f "$home/config/domain.xml" ]; then
    [ ! -e "$home" ] || fail "$home exists, but is not a domain (it has no config/domain.xml)."
    if [ -n "$portbase" ]; then set -- --portbase "$portbase"; else set -- --adminport 4848; fi
    if [ -n "$no_password" ]; then set -- "$@" --nopassword; fi
    asadmin create-domain --domaindir "$domaindir" "$@" "$domain"
    echo "Created the domain $domain."
elif [ -n "$portbase" ]; then
    echo "The domain $domain exists; it keeps its ports, and --portbase is ignored."
fi

asadmin list-domains --domaindir "$domaindir" --long --header=false
if grep -Eq "^$domain +(.* )?(true|running)" "$log"; then
    fail "the domain $domain is running. Stop it first: $payara/bin/asadmin stop-domain --domaindir $domaindir $domain"
fi

if [ -z "$no_password" ]; then
    # A domain whose administrator has no password gets this one; of any other, this has to be the password, as is seen below.
    printf 'AS_ADMIN_PASSWORD=\nAS_ADMIN_NEWPASSWORD=%s\n' "$password" >"$passwords"
    if administer change-admin-password --domaindir "$domaindir" --domain_name "$domain"; then
        echo "The administrator of the domain $domain had no password, and has this one now."
    fi
    printf 'AS_ADMIN_PASSWORD=%s\n' "$password" >"$passwords"
fi

if [ -n "$driver" ]; then
    # What `asadmin add-library` does is to copy the jar to this folder, but it then refuses to
    # replace a jar, and leaves an older version of the driver beside the new one.
    mkdir -p "$home/lib"
    for old in "$home"/lib/postgresql-*.jar; do [ ! -f "$old" ] || rm -f "$old"; done
    cp "$driver" "$home/lib/" || fail "cannot copy the driver to $home/lib."
fi
if [ "$database" = postgresql ]; then
    set -- "$home"/lib/*postgres*.jar
    [ -f "$1" ] || fail "the domain $domain has no PostgreSQL driver yet. Add --driver postgresql.jar (in Maven: org.postgresql:postgresql)."
fi

started=yes
asadmin start-domain --domaindir "$domaindir" "$domain"
admin_port=$(sed -n 's/^Admin Port: *//p' "$log")
[ -n "$admin_port" ] || fail "the domain $domain did not say on which port it is administered:
$(cat "$log")"

# --- The database ----------------------------------------------------------------------------

# The pool is made anew each time, so that nothing is left of an earlier configuration.
asadmin set resources.jdbc-resource.jdbc/__default.pool-name=H2Pool
asadmin list-jdbc-connection-pools
if grep -qx laurel "$log"; then asadmin delete-jdbc-connection-pool laurel; fi
asadmin add-resources "$here/$database.xml"
# Laurel's persistence.xml names no datasource: the server's default one decides.
asadmin set resources.jdbc-resource.jdbc/__default.pool-name=laurel

# --- Administration, and what Laurel does not use --------------------------------------------

# What a server writes is nobody else's business. All domains of this Payara are started so; where that cannot be set, the
# permissions of the domain's folder still keep others out.
if ! grep -q '^umask ' "$payara/glassfish/config/asenv.conf" && [ -w "$payara/glassfish/config/asenv.conf" ]; then
    printf '\n# Laurel: the data and logs of a domain are for its user only.\numask 077\n' >>"$payara/glassfish/config/asenv.conf"
fi
chmod -R go-rwx "$home"

asadmin set-hazelcast-configuration --enabled=false --dynamic=false
asadmin set-metrics-configuration --enabled=false
asadmin set-openapi-configuration --enabled=false
asadmin disable-phone-home
config=configs.config.server-config
asadmin set \
    $config.iiop-service.iiop-listener.orb-listener-1.enabled=false \
    $config.iiop-service.iiop-listener.SSL.enabled=false \
    $config.iiop-service.iiop-listener.SSL_MUTUALAUTH.enabled=false \
    $config.admin-service.jmx-connector.system.enabled=false \
    $config.admin-service.das-config.autodeploy-enabled=false \
    $config.admin-service.das-config.dynamic-reload-enabled=false \
    $config.jms-service.type=DISABLED \
    $config.network-config.network-listeners.network-listener.http-listener-2.enabled=false
# The page at / says that here is a Payara that somebody has just installed.
if grep -q 'Payara Server - Server Running' "$home/docroot/index.html" 2>/dev/null; then rm "$home/docroot/index.html"; fi

# --- HTTP, transactions, monitoring ----------------------------------------------------------

settings=
setting() { settings="$settings $config.$1"; }

for listener in http-listener-1 http-listener-2; do
    http=network-config.protocols.protocol.$listener.http
    # A customer's id can contain a slash; it arrives as %2F in the path of the API.
    setting $http.encoded-slash-enabled=true
    # Nobody needs to know which server this is.
    setting $http.server-header=false
    setting $http.xpowered-by=false
    setting $http.trace-enabled=false
    # Without its HTTP/2, Payara would read no body of a caller who offers to change over to it, as Java's own client does.
    setting $http.http2-enabled=true
    # As much of headers as WildFly takes.
    setting $http.header-buffer-length-bytes=16384
    # A body that stops arriving for 5 seconds is given up, or its sender would occupy a thread.
    setting $http.connection-upload-timeout-millis=5000
done
setting network-config.transports.transport.tcp.read-timeout-millis=5000
setting network-config.transports.transport.tcp.write-timeout-millis=10000
# Payara's own default is 5 threads: five slow senders would stop the service. There are more
# threads than connections (32), since a thread without a connection waits for 2 seconds only; and
# pages, API and documents, which take 132 at most, leave as many as before to the webhook.
setting thread-pools.thread-pool.http-thread-pool.min-thread-pool-size=8
setting thread-pools.thread-pool.http-thread-pool.max-thread-pool-size=256
# The webhook's token can stand in the URL, so URLs are never logged.
setting http-service.access-logging-enabled=false
setting http-service.virtual-server.server.access-logging-enabled=false
# Payara's own default is no limit. The webhook answers within 10 seconds; this leaves time for 503.
setting transaction-service.timeout-in-seconds=8

# LOW is what an operator looks at: memory, requests, connections, transactions, bean pools. HIGH
# adds a measurement to each call of a method and each request, and costs throughput.
for module in jvm http-service jdbc-connection-pool transaction-service ejb-container thread-pool; do
    setting monitoring-service.module-monitoring-levels.$module=LOW
done
# shellcheck disable=SC2086 # One word for each setting; none contains a space.
asadmin set $settings

# Of every caller who goes away before the answer is written, Payara would log three stack traces, while its other threads wait for the
# log: a stranger could stop the webhook by it, and fill the disk. What Laurel cannot do it logs itself.
# (For the level of its web container, Payara asks a logger that is called org.apache.catalina.level.)
# shellcheck disable=SC2016 # A class within another one, and no variable.
asadmin set-log-levels 'org.apache.catalina.level=SEVERE:jakarta.enterprise.web.core=SEVERE:org.glassfish.jersey.server.ServerRuntime$Responder=OFF'
asadmin set-log-attributes com.sun.enterprise.server.logging.GFFileHandler.rotationLimitInBytes=10000000
asadmin set-log-attributes com.sun.enterprise.server.logging.GFFileHandler.maxHistoryFiles=10

# Payara's default too, but Laurel is measured with it.
asadmin list-jvm-options
for option in $(grep -E '^ *-Xmx' "$log" | sed 's/ *(.*//; s/^ *//'); do
    if [ "$option" != -Xmx512m ]; then asadmin delete-jvm-options "$option"; fi
done
asadmin list-jvm-options
if ! grep -Eq '^ *-Xmx512m' "$log"; then asadmin create-jvm-options -Xmx512m; fi

# So that Laurel can tell where its data must not be, and find those that it kept in the domain before.
asadmin list-jvm-options
cp "$log" "$passwords.options"
for option in '-Dlaurel.server.folder=${com.sun.aas.productRoot}' '-Dlaurel.server.former-data=${com.sun.aas.instanceRoot}/laurel'; do
    if ! grep -qF -- "$option" "$passwords.options"; then asadmin create-jvm-options "$option"; fi
done

# A property of the domain and not a system property: MicroProfile Config lets the environment win
# over it (LAUREL_URL), but would let a system property win over the environment.
asadmin get "$config.network-config.network-listeners.network-listener.http-listener-1.port"
http_port=$(sed -n 's/.*http-listener-1\.port=//p' "$log")
url=${LAUREL_URL:-http://localhost:$http_port/laurel}
asadmin set-config-property --source domain --propertyname laurel.url --propertyvalue "$url"

# The last one: under this change, asadmin may lose what it talks to.
administer set "$config.network-config.network-listeners.network-listener.admin-listener.address=127.0.0.1" || true

asadmin stop-domain --domaindir "$domaindir" "$domain"
started=
grep -q '<network-listener [^>]*address="127.0.0.1"[^>]*name="admin-listener"\|<network-listener [^>]*name="admin-listener"[^>]*address="127.0.0.1"' \
    "$home/config/domain.xml" || fail "administration could not be bound to this machine's loopback:
$(cat "$log")"

echo "The domain $domain is ready for Laurel on $database: $url"
if [ "$database" = postgresql ]; then
    echo "Set LAUREL_DB_URL, LAUREL_DB_USER and LAUREL_DB_PASSWORD where the domain is started."
fi
