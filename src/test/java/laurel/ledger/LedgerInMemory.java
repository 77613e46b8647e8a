package laurel.ledger;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import laurel.platform.transaction.Heard;
import laurel.platform.transaction.NoSecondGuessing;
import laurel.platform.web.Page;
import org.h2.jdbcx.JdbcDataSource;

/** The ledger as it is in the server, with its entities, its SQL and its tables, on an H2 in memory and without a server. */
final class LedgerInMemory implements AutoCloseable {

    /** Of rewards, so that each has another number. */
    private static final AtomicLong FULFILMENTS = new AtomicLong();

    private final JdbcDataSource source = new JdbcDataSource();
    private final EntityManagerFactory factory;
    private Instant now = Instant.parse("2026-03-01T10:00:00Z");
    private Duration lifetime;
    private final Heard<LedgerEvent> heard = new Heard<>();

    LedgerInMemory() {
        source.setURL(
                "jdbc:h2:mem:ledger;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;DB_CLOSE_DELAY=-1"
                        + ";OPTIMIZE_REUSE_RESULTS=FALSE");
        migrations().forEach(file -> change("runscript from '" + file.toUri() + "'"));
        factory = Persistence.createEntityManagerFactory(
                "laurel",
                Map.of(
                        "jakarta.persistence.transactionType",
                        "RESOURCE_LOCAL",
                        "jakarta.persistence.nonJtaDataSource",
                        source,
                        "eclipselink.session.customizer",
                        NoSecondGuessing.class.getName(), // without a look at a server's settings
                        "eclipselink.weaving",
                        "false"));
        change(
                "insert into promoter (id, programme, created_at, described_at) values ('1', 'main', current_timestamp, current_timestamp)");
    }

    /** In the order of their versions. Flyway itself would want what a server has. */
    static List<Path> migrations() {
        try (var files = Files.list(Path.of("src/main/resources/db/migration"))) {
            return files.sorted(Comparator.comparing(LedgerInMemory::version)).toList();
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    private static int version(Path migration) {
        return Integer.parseInt(migration.getFileName().toString().replaceAll("V(\\d+)__.*", "$1"));
    }

    Instant now() {
        return now;
    }

    void goesOn(Duration time) {
        now = now.plus(time);
    }

    /** How long what is given from now on can be spent; for ever if it is null. Whole days. */
    void givesFor(Duration lifetime) {
        this.lifetime = lifetime;
    }

    /** What is done in one transaction. */
    <T> T does(Function<Work, T> work) {
        EntityManager entities = factory.createEntityManager();
        try {
            entities.getTransaction().begin();
            T result = work.apply(new Work(entities, ledger(entities)));
            entities.getTransaction().commit();
            return result;
        } finally {
            if (entities.getTransaction().isActive()) {
                entities.getTransaction().rollback();
            }
            entities.close();
        }
    }

    /** The beans of one transaction. */
    record Work(EntityManager entities, Ledger ledger) {}

    /** What an account has, as the API tells it. */
    Statement statement(CustId custId) {
        return does(work -> statements(work).of(new AccountKey("main", custId)).orElseThrow());
    }

    /** A page of an account's holds as they stand now, as the API lists them. */
    Page<Hold> holds(CustId custId, Set<HoldStatus> statuses, int limit, long before) {
        return does(work -> statements(work)
                .holds(new AccountKey("main", custId), statuses, now, limit, before)
                .orElseThrow());
    }

    private Statements statements(Work work) {
        var statements = new Statements();
        inject(statements, "entities", work.entities());
        inject(statements, "ledger", work.ledger());
        inject(statements, "clock", clock());
        return statements;
    }

    private Ledger ledger(EntityManager entities) {
        var lots = new Lots();
        inject(lots, "entities", entities);
        inject(lots, "lifetimes", lifetimes());
        var ledger = new Ledger();
        inject(ledger, "entities", entities);
        inject(ledger, "lots", lots);
        inject(ledger, "clock", clock());
        inject(ledger, "events", heard);
        return ledger;
    }

    private Clock clock() {
        return Clock.fixed(now, ZoneOffset.UTC);
    }

    private Lifetimes lifetimes() {
        return Lifetimes.of(Units.of("points", ""), List.of(), name -> Optional.ofNullable(lifetime)
                .map(time -> time.toDays() + "d"));
    }

    /** What the ledger has announced. */
    Heard<LedgerEvent> heard() {
        return heard;
    }

    /** A reward that is in the books as credited, so that an entry can refer to it. */
    Origin reward() {
        String id = Long.toString(FULFILMENTS.incrementAndGet());
        change(
                "insert into fulfilment (programme, system, id, promoter_id, unit, amount, status, hold_reason, created_at) values ('main', 'v1', '"
                        + id + "', '1', 'points', 1, 'HELD', 'PAUSED', current_timestamp)");
        return new Origin("main", "v1", id);
    }

    private void change(String sql) {
        try (var connection = source.getConnection();
                var statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static void inject(Object bean, String name, Object value) {
        try {
            Field field = bean.getClass().getDeclaredField(name);
            field.setAccessible(true);
            field.set(bean, value);
        } catch (ReflectiveOperationException missing) {
            throw new IllegalStateException(missing);
        }
    }

    @Override
    public void close() {
        factory.close();
        change("shutdown");
    }
}
