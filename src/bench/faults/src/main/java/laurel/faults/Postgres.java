package laurel.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A real PostgreSQL with default durability, as processes of its own that can be killed, frozen and restarted on the same data.
 * As root it runs as the user {@code postgres}.
 */
final class Postgres implements AutoCloseable {

    static final String LAUREL = "laurel";

    private static final String SUPERUSER = "faults";
    private static final Duration START = Duration.ofSeconds(60);
    private static final Duration END = Duration.ofSeconds(30);

    /** So few that all of them can be taken in a moment, and more than the pools of two nodes. */
    private static final int MAX_CONNECTIONS = 80;

    private final Path bin = programs();
    private final List<String> asItsUser = Programs.isRoot()
            ? List.of("setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups")
            : List.of();
    private final int port = 5432 + Programs.freeOffset(5432);
    private final Path folder;
    private final Path log;
    private final String password;
    private Process postmaster;
    private boolean closed;

    /**
     * Makes a cluster and starts it.
     *
     * @param folder an empty one, which PostgreSQL's user can reach
     * @param password of the superuser, and of the user {@code laurel}, who owns the database {@code laurel}
     */
    Postgres(Path folder, Path log, String password) throws IOException, SQLException {
        this.folder = folder;
        this.log = log;
        this.password = password;
        if (!asItsUser.isEmpty()) {
            Programs.run("chown", "postgres:", folder.toString());
        }
        Path secret = Files.writeString(folder.resolve("password"), password + "\n");
        // Small files of WAL, so that a small disk is enough and can be filled in a moment.
        asUser(
                "initdb",
                "-D",
                data().toString(),
                "-U",
                SUPERUSER,
                "--auth=scram-sha-256",
                "--pwfile=" + secret,
                "--encoding=UTF8",
                "--locale=C",
                "--wal-segsize=4");
        Files.delete(secret);
        Files.writeString(
                data().resolve("postgresql.conf"),
                String.join(
                        "\n",
                        "listen_addresses = '127.0.0.1'",
                        "port = " + port,
                        "unix_socket_directories = ''",
                        "max_connections = " + MAX_CONNECTIONS,
                        "min_wal_size = 16MB",
                        "max_wal_size = 64MB",
                        ""));
        start();
        execute(
                "postgres",
                "create role " + LAUREL + " login password '" + password + "'",
                "create database " + LAUREL + " owner " + LAUREL);
        for (String setting : List.of("fsync", "synchronous_commit", "full_page_writes")) {
            if (!"on".equals(value("postgres", "show " + setting))) {
                throw new Failure("PostgreSQL's " + setting + " is off: a crash would prove nothing");
            }
        }
    }

    private static Path programs() {
        try (Stream<Path> versions = Files.list(Path.of("/usr/lib/postgresql"))) {
            return versions.map(version -> version.resolve("bin"))
                    .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
                    .max(Comparator.naturalOrder())
                    .orElseThrow(Postgres::missing);
        } catch (IOException none) {
            Path initdb = Programs.find("initdb", "postgresql");
            return initdb.getParent();
        }
    }

    private static Failure missing() {
        return new Failure("PostgreSQL's server is missing: install it (Debian: apt-get install postgresql)");
    }

    private Path data() {
        return folder.resolve("data");
    }

    private List<String> command(String program, String... arguments) {
        var command = new ArrayList<>(asItsUser);
        command.add(bin.resolve(program).toString());
        command.addAll(List.of(arguments));
        return command;
    }

    private void asUser(String program, String... arguments) {
        Programs.run(command(program, arguments));
    }

    int port() {
        return port;
    }

    /** Where it keeps everything. */
    Path folder() {
        return folder;
    }

    /** Starts it on the data that are there, and waits until it can be used. */
    void start() throws IOException {
        begin();
        awaitReady();
    }

    private synchronized void begin() throws IOException {
        if (closed) {
            throw new Failure("PostgreSQL is not started any more: the run ends");
        }
        postmaster = new ProcessBuilder(command("postgres", "-D", data().toString()))
                .directory(Path.of("/").toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }

    /** Waits until it accepts connections; one that has ended is a failure. */
    void awaitReady() {
        Await.within(START, "PostgreSQL does not start; see " + log, () -> {
            if (!postmaster.isAlive()) {
                throw new Failure("PostgreSQL has ended; see " + log);
            }
            return accepts();
        });
    }

    boolean isRunning() {
        return postmaster.isAlive();
    }

    private boolean accepts() {
        try (Connection connection = connect("postgres")) {
            return connection.isValid(2);
        } catch (SQLException notYet) {
            return false;
        }
    }

    /** Stops it in order; connections are ended. */
    void stop() {
        Programs.signal("INT", List.of(postmaster.toHandle()));
        awaitEnd(List.of(postmaster.toHandle()));
    }

    /** Kills all its processes with SIGKILL. */
    void kill() {
        List<ProcessHandle> processes = Programs.family(postmaster.toHandle());
        Programs.signal("KILL", processes);
        awaitEnd(processes);
    }

    private void awaitEnd(List<ProcessHandle> processes) {
        Await.within(END, "PostgreSQL does not end; see " + log, () -> processes.stream()
                .noneMatch(ProcessHandle::isAlive));
    }

    /** Stops all its processes where they are: connections stay open, and nothing answers. */
    void freeze() {
        Programs.signal("STOP", List.of(postmaster.toHandle())); // first, or it could start another one
        Programs.signal("STOP", Programs.family(postmaster.toHandle()));
    }

    /** Lets a frozen server go on. */
    void thaw() {
        Programs.signal("CONT", Programs.family(postmaster.toHandle()));
    }

    /** A connection of the superuser. */
    Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + port + "/" + database
                        + "?loginTimeout=10&socketTimeout=60&ApplicationName=faults",
                SUPERUSER,
                password);
    }

    void execute(String database, String... statements) throws SQLException {
        try (Connection connection = connect(database);
                var statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** The first value of the first row. */
    String value(String database, String query) throws SQLException {
        try (Connection connection = connect(database);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }

    /** Writes a backup of Laurel's database, while it is used. */
    void dump(Path file) {
        withPassword("pg_dump", "-Fc", "-f", file.toString(), "-d", url(LAUREL));
    }

    /** Throws Laurel's database away, and makes it anew from a backup. */
    void restore(Path file) throws SQLException {
        execute(
                "postgres",
                "drop database " + LAUREL + " with (force)",
                "create database " + LAUREL + " owner " + LAUREL);
        withPassword("pg_restore", "--exit-on-error", "-d", url(LAUREL), file.toString());
    }

    private String url(String database) {
        return "postgresql://" + SUPERUSER + "@127.0.0.1:" + port + "/" + database;
    }

    private void withPassword(String program, String... arguments) {
        var command = new ArrayList<>(
                List.of("env", "PGPASSWORD=" + password, bin.resolve(program).toString()));
        command.addAll(List.of(arguments));
        Programs.run(command);
    }

    /** Ends it, whatever it is doing. */
    @Override
    public synchronized void close() {
        closed = true;
        if (postmaster != null && postmaster.isAlive()) {
            kill();
        }
    }
}
