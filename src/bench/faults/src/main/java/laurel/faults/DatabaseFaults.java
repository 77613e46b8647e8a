package laurel.faults;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Random;

/** What happens to PostgreSQL, and between it and Laurel. */
final class DatabaseFaults {

    private static final Duration TROUBLE = Duration.ofSeconds(4);

    /** Longer than the 3 s that Laurel waits for a lock. */
    private static final Duration LOCKED = Duration.ofSeconds(5);

    private DatabaseFaults() {}

    static String kill(Stage stage, Random random) throws IOException {
        stage.postgres().kill();
        Await.pause(Duration.ofMillis(random.nextInt(1500)));
        stage.postgres().start();
        return "";
    }

    static String restart(Stage stage, Random random) throws IOException {
        stage.postgres().stop();
        Await.pause(Duration.ofMillis(random.nextInt(1500)));
        stage.postgres().start();
        return "";
    }

    static String freeze(Stage stage, Random random) {
        var frozen = Duration.ofMillis(2_000 + random.nextInt(8_000));
        stage.postgres().freeze();
        try {
            Await.pause(frozen);
        } finally {
            stage.postgres().thaw();
        }
        return "for " + frozen.toMillis() + " ms";
    }

    static String cutCommits(Stage stage, Random random) {
        return cut(stage, DatabaseProxy.Trouble.CUT_AT_COMMIT);
    }

    static String cutConnections(Stage stage, Random random) {
        return cut(stage, DatabaseProxy.Trouble.CUT_ANYWHERE);
    }

    private static String cut(Stage stage, DatabaseProxy.Trouble trouble) {
        int before = stage.databaseProxy().cuts();
        stage.databaseProxy().make(trouble);
        Await.pause(TROUBLE);
        stage.databaseProxy().make(DatabaseProxy.Trouble.NONE);
        int cuts = stage.databaseProxy().cuts() - before;
        if (cuts == 0) {
            throw new Failure("no connection was cut: nothing was proved");
        }
        return cuts + " cut";
    }

    static String slow(Stage stage, Random random) {
        stage.databaseProxy().make(DatabaseProxy.Trouble.SLOW);
        Await.pause(TROUBLE);
        stage.databaseProxy().make(DatabaseProxy.Trouble.NONE);
        return "";
    }

    static String lock(Stage stage, Random random) throws SQLException {
        return hold(
                stage,
                "select * from promoter where id in ('0', '1') for update",
                "select * from balance where account_id in (select id from account where cust_id in"
                        + " ('customer-2', 'customer-3')) for update");
    }

    static String exhaustPool(Stage stage, Random random) throws SQLException {
        return hold(stage, "select * from promoter for update");
    }

    private static String hold(Stage stage, String... locks) throws SQLException {
        try (Connection other = stage.postgres().connect(Postgres.LAUREL)) {
            other.setAutoCommit(false);
            for (String lock : locks) {
                other.createStatement().execute(lock);
            }
            Await.pause(LOCKED);
            String waiting = stage.postgres()
                    .value(
                            Postgres.LAUREL,
                            "select count(*) from pg_stat_activity where usename = '" + Postgres.LAUREL
                                    + "' and wait_event_type = 'Lock'");
            other.rollback();
            if (waiting.equals("0")) {
                throw new Failure("no transaction waited for the lock: nothing was proved");
            }
            return waiting + " waited at last";
        }
    }

    static String takeConnections(Stage stage, Random random) throws SQLException {
        var taken = new ArrayList<Connection>();
        try {
            for (int refused = 0; refused < 3; ) {
                stage.databaseProxy().cutAll(); // what Laurel has, or has got in the meantime
                refused = takeOne(stage, taken) ? 0 : refused + 1;
            }
            Await.pause(TROUBLE);
        } finally {
            for (Connection one : taken) {
                one.close();
            }
        }
        return taken.size() + " taken";
    }

    private static boolean takeOne(Stage stage, List<Connection> taken) throws SQLException {
        try {
            taken.add(stage.postgres().connect(Postgres.LAUREL));
            return true;
        } catch (SQLException refused) {
            if ("53300".equals(refused.getSQLState())) {
                return false; // too many connections
            }
            throw refused;
        }
    }

    static String fillDisk(Stage stage, Random random) throws IOException {
        Postgres postgres = stage.postgres();
        stage.disk().fill();
        try {
            Await.pause(LOCKED);
        } finally {
            stage.disk().free();
        }
        boolean ended = !postgres.isRunning();
        if (ended) {
            postgres.start();
        } else {
            postgres.awaitReady();
        }
        stage.awaitAllUp();
        return ended ? "PostgreSQL had ended" : "PostgreSQL went on";
    }

    /** What people do when a database is lost: back to the backup, and what was answered since is delivered again. */
    static String restore(Stage stage, Random random) throws Exception {
        FirstPromoter firstPromoter = stage.firstPromoter();
        Path backup = stage.folder().resolve("backup");
        long beganAt = System.nanoTime();
        Collection<Correspondence> before = firstPromoter.correspondence().stream()
                .filter(one -> one.wasSettledBefore(beganAt))
                .toList();
        stage.postgres().dump(backup);
        Await.pause(TROUBLE);
        stage.laurel().kill();
        stage.countKill();
        stage.postgres().restore(backup);
        try (Connection connection = stage.postgres().connect(Postgres.LAUREL)) {
            stage.report(Audit.ofABackup(before, firstPromoter.correspondence(), Books.read(connection)));
        }
        int again = firstPromoter.redeliverSince(beganAt);
        if (again == 0) {
            throw new Failure("nothing was answered since the backup: nothing was proved");
        }
        stage.laurel().start().awaitReady();
        return before.size() + " in the backup, " + again + " delivered again";
    }
}
