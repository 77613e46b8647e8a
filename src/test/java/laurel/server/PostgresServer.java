package laurel.server;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A real PostgreSQL in processes of its own that can be killed, started again on the same data, and frozen. Unlike the library's
 * default it writes every commit to the disk before it confirms it.
 */
final class PostgresServer implements AutoCloseable {

    private static final Map<String, String> DURABLE =
            Map.of("fsync", "on", "synchronous_commit", "on", "full_page_writes", "on");

    private static final Duration START = Duration.ofSeconds(30);
    private static final Duration END = Duration.ofSeconds(10);

    private final Path data;
    private EmbeddedPostgres server;
    private boolean frozen;

    private PostgresServer(Path data) {
        this.data = data;
    }

    /** A server with an empty database. */
    static PostgresServer started() throws IOException, SQLException {
        Path servers = Files.createDirectories(Path.of("target", "servers").toAbsolutePath());
        var postgres = new PostgresServer(Files.createTempDirectory(servers, "postgres-"));
        postgres.start(0);
        return postgres;
    }

    private void start(int port) throws IOException, SQLException {
        var builder = EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setPGStartupWait(START)
                .setPort(port);
        DURABLE.forEach(builder::setServerConfig);
        server = builder.start();
        for (String setting : DURABLE.keySet()) {
            String value = show(setting);
            if (!value.equals("on")) {
                throw new IllegalStateException(setting + " is " + value + ": a crash would prove nothing");
            }
        }
    }

    private String show(String setting) throws SQLException {
        try (var connection = server.getPostgresDatabase().getConnection();
                var rows = connection.createStatement().executeQuery("show " + setting)) {
            rows.next();
            return rows.getString(1);
        }
    }

    /** How many rows a table has. */
    long count(String table) throws SQLException {
        try (var connection = server.getPostgresDatabase().getConnection();
                var rows = connection.createStatement().executeQuery("select count(*) from " + table)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /** Does something in the database, past Laurel. */
    void execute(String sql) throws SQLException {
        try (var connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Gives a server the settings by which it uses this database. */
    LaurelServer isUsedBy(LaurelServer laurel, String password) {
        return laurel.with("LAUREL_DB_URL", "jdbc:postgresql://localhost:" + server.getPort() + "/postgres")
                .with("LAUREL_DB_USER", "postgres")
                .with("LAUREL_DB_PASSWORD", password);
    }

    /** Kills all its processes with SIGKILL. */
    void kill() throws IOException {
        List<ProcessHandle> processes = processes();
        signal("KILL", processes);
        Eventually.within(
                END,
                () -> processes.stream().noneMatch(ProcessHandle::isAlive),
                () -> "PostgreSQL's processes do not end: " + processes);
    }

    /** Starts it again after a {@link #kill}, on the same data and the same port. */
    void restart() throws IOException, SQLException {
        int port = server.getPort();
        server.close(); // only gives back the library's lock on the folder
        start(port);
    }

    /** Stops all its processes where they are: connections stay open, and nothing answers. */
    void freeze() throws IOException {
        signal("STOP", List.of(postmaster())); // first, or it could start another one
        signal("STOP", processes());
        frozen = true;
    }

    /** Lets a frozen server go on. */
    void thaw() throws IOException {
        signal("CONT", processes());
        frozen = false;
    }

    private List<ProcessHandle> processes() throws IOException {
        ProcessHandle postmaster = postmaster();
        return Stream.concat(Stream.of(postmaster), postmaster.descendants()).toList();
    }

    private ProcessHandle postmaster() throws IOException {
        long pid = Long.parseLong(
                Files.readAllLines(data.resolve("postmaster.pid")).get(0).strip());
        return ProcessHandle.of(pid).orElseThrow(() -> new IllegalStateException("PostgreSQL is not running"));
    }

    private static void signal(String name, List<ProcessHandle> processes) throws IOException {
        String ids = processes.stream().map(process -> "" + process.pid()).collect(Collectors.joining(" "));
        // A process that ended by itself in between is no fault.
        new ProcessBuilder("sh", "-c", "kill -" + name + " " + ids + " 2>/dev/null; true")
                .start()
                .onExit()
                .join();
    }

    /** Stops it, and deletes its data. */
    @Override
    public void close() throws IOException {
        if (frozen) {
            thaw();
        }
        server.close();
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
