package laurel.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;

/** One setting from its start to its audit: the servers, FirstPromoter, and the faults that strike. */
final class Stage implements AutoCloseable {

    private static final Duration RECOVERY = Duration.ofSeconds(60);

    /** So many answers with 200 show that it works again. */
    private static final int ENOUGH_ANSWERS = 10;

    private static final String H2 = ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH";

    private final Setting setting;
    private final Options options;
    private final Path folder;
    private final Deque<AutoCloseable> toClose = new ArrayDeque<>();
    private final Secrets secrets = new Secrets();
    private final List<Laurel> nodes = new ArrayList<>();
    private final List<Violation> violations = new ArrayList<>();
    private final List<Struck> struck = new ArrayList<>();
    private Postgres postgres;
    private DatabaseProxy databaseProxy;
    private HaProxy haProxy;
    private SmallDisk disk;
    private Path clock;
    private String databasePassword;
    private FirstPromoter firstPromoter;
    private int kills;
    private int versions = 1000;

    /**
     * A fault that struck.
     *
     * @param millis from its beginning until everything worked again
     * @param answers to what was sent from a moment before it until then
     */
    record Struck(Setting setting, Fault fault, long millis, String detail, Answers.Summary answers) {}

    /** @param folder an empty one, for everything that the servers write but PostgreSQL's files */
    Stage(Setting setting, Options options, Path folder) {
        this.setting = setting;
        this.options = options;
        this.folder = folder;
    }

    /** Starts everything; deliveries begin. */
    void begin() throws IOException, SQLException {
        String token = secrets.make("webhook token");
        List<Fault> plan = options.plan(setting);
        if (setting != Setting.H2) {
            startPostgres(plan.contains(Fault.FULL_DISK));
        }
        if (plan.contains(Fault.CLOCK)) {
            clock = Files.writeString(folder.resolve("clock"), "+0");
        }
        String apiKey = secrets.make("API key");
        for (int node = 0; node < (setting == Setting.NODES ? 2 : 1); node++) {
            Laurel laurel =
                    laurel(node).with("LAUREL_WEBHOOK_TOKENS", token).with("LAUREL_API_KEYS", "admin:" + apiKey);
            // Of two nodes only the last one's clock steps: theirs differ then.
            if (clock != null && node == (setting == Setting.NODES ? 1 : 0)) {
                laurel.withClock(Laurel.libfaketime(), clock);
            }
            nodes.add(keep(laurel));
            laurel.start();
        }
        nodes.forEach(Laurel::awaitReady);
        int port = laurel().port();
        if (setting == Setting.NODES) {
            haProxy = keep(new HaProxy(folder, nodes));
            awaitAllUp();
            port = haProxy.port();
        }
        var payloads = new Payloads(
                options.root().resolve("src/test/resources/firstpromoter/v1/fulfilment_pending.json"),
                secrets.make("promoter's secret"));
        firstPromoter = keep(new FirstPromoter(
                new Call(port, "/laurel/webhooks/firstpromoter/" + token),
                payloads,
                options.rate(),
                options.seed() + setting.ordinal()));
        firstPromoter.begin();
        awaitRecovery();
    }

    private void startPostgres(boolean onSmallDisk) throws IOException, SQLException {
        Path data = Files.createTempDirectory(options.databases(), "laurel-faults-");
        keep(() -> {
            if (!options.keep()) {
                Programs.run("rm", "-rf", data.toString());
            }
        });
        if (onSmallDisk) {
            disk = keep(new SmallDisk(data));
        }
        databasePassword = secrets.make("database's password");
        postgres = keep(new Postgres(data, folder.resolve("postgresql.log"), databasePassword));
        if (setting == Setting.POSTGRESQL) {
            databaseProxy = keep(new DatabaseProxy(postgres.port(), options.seed()));
        }
    }

    private Laurel laurel(int node) throws IOException {
        var laurel = new Laurel(options.server(), folder.resolve("node" + (node + 1)));
        if (postgres == null) {
            return laurel;
        }
        int port = databaseProxy == null ? postgres.port() : databaseProxy.port();
        return laurel.with("LAUREL_DB_URL", "jdbc:postgresql://127.0.0.1:" + port + "/" + Postgres.LAUREL)
                .with("LAUREL_DB_USER", Postgres.LAUREL)
                .with("LAUREL_DB_PASSWORD", databasePassword);
    }

    private <T extends AutoCloseable> T keep(T started) {
        synchronized (toClose) {
            toClose.push(started);
        }
        return started;
    }

    /** Lets a fault strike under load, and waits until rewards are credited again. */
    Struck strike(Fault fault, Random random) throws Exception {
        firstPromoter.beginWindow();
        Await.pause(Duration.ofMillis(500 + random.nextInt(2000)));
        long began = System.nanoTime();
        String detail = fault.strike(this, random);
        awaitRecovery();
        var one = new Struck(
                setting,
                fault,
                (System.nanoTime() - began) / 1_000_000,
                detail,
                firstPromoter.soFar().summary());
        report(Audit.ofTimes(one.answers()));
        struck.add(one);
        return one;
    }

    private void awaitRecovery() {
        Answers window = firstPromoter.soFar();
        int enough = window.confirmed() + ENOUGH_ANSWERS;
        Await.within(RECOVERY, "no rewards are credited; see " + folder, () -> window.confirmed() >= enough);
    }

    /** Lets FirstPromoter come to an end, stops the servers, and compares its answers with the books. */
    Books audit() throws Exception {
        firstPromoter.settle();
        Books books;
        if (setting == Setting.H2) {
            laurel().kill(); // and not in order: what was answered is on the disk
            Path file = laurel().data().resolve("laurel");
            try (Connection connection = DriverManager.getConnection("jdbc:h2:file:" + file + H2, "sa", "sa")) {
                books = audit(connection);
            }
        } else {
            try (Connection connection = postgres.connect(Postgres.LAUREL)) {
                books = audit(connection);
            }
            report(secrets.in(postgres.folder()));
        }
        report(secrets.in(folder));
        return books;
    }

    private Books audit(Connection connection) throws SQLException {
        Books books = Books.read(connection);
        report(Audit.atTheEnd(firstPromoter.correspondence(), books));
        report(Audit.ofTimes(firstPromoter.total()));
        report(secrets.in(connection));
        return books;
    }

    void report(List<Violation> found) {
        violations.addAll(found);
    }

    List<Violation> violations() {
        return violations;
    }

    List<Struck> struck() {
        return struck;
    }

    /** Whether each fault is to strike once, and not for long. */
    boolean isShort() {
        return options.shortRun();
    }

    Setting setting() {
        return setting;
    }

    Path folder() {
        return folder;
    }

    /** The server, or the first of them. */
    Laurel laurel() {
        return nodes.get(0);
    }

    List<Laurel> nodes() {
        return nodes;
    }

    Postgres postgres() {
        return postgres;
    }

    DatabaseProxy databaseProxy() {
        return databaseProxy;
    }

    HaProxy haProxy() {
        return haProxy;
    }

    SmallDisk disk() {
        return disk;
    }

    /** The file that says how wrong a server's clock is. */
    Path clock() {
        return clock;
    }

    FirstPromoter firstPromoter() {
        return firstPromoter;
    }

    /** Waits until HAProxy gives deliveries to all nodes. */
    void awaitAllUp() {
        haProxy.awaitAllUp(nodes.size());
    }

    /** Counts a SIGKILL of a server; returns how many there were before. */
    int countKill() {
        return kills++;
    }

    int kills() {
        return kills;
    }

    /** The number of the next version that is rolled out. */
    int countVersion() {
        return ++versions;
    }

    /** Ends everything that was started, the last first; a second time it does nothing. */
    @Override
    public void close() {
        AutoCloseable next;
        while ((next = poll()) != null) {
            try {
                next.close();
            } catch (Exception failed) {
                System.err.println("Cannot be ended: " + next + ": " + failed.getMessage());
            }
        }
    }

    private AutoCloseable poll() {
        synchronized (toClose) {
            return toClose.poll();
        }
    }
}
