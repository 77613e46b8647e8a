package laurel;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import laurel.people.FirstAdmin;
import laurel.platform.Start;
import laurel.platform.transaction.Database;
import laurel.platform.transaction.DatabaseTrouble;

/**
 * Does what comes before the first call. It reads every setting, so that a wrong one stops the deployment. Then it
 * waits in the background for the database, for as long as it takes, brings the schema up to date, and logs what an
 * operator wants to know first. Nobody waits for that; whoever needs to know asks {@link Start}. So a server can be
 * stopped at any time, even while its database is away.
 */
@Singleton
@jakarta.ejb.Startup
@TransactionManagement(TransactionManagementType.BEAN)
public class Startup {

    private static final Logger LOG = System.getLogger("laurel");

    @Resource
    private ManagedScheduledExecutorService background;

    @Inject
    private Settings settings;

    @Inject
    private Database database;

    @Inject
    private FirstAdmin firstAdmin;

    @Inject
    private Announcement announcement;

    @Inject
    private Start start;

    private final DatabaseWait wait = new DatabaseWait();
    private final long began = System.nanoTime();
    private volatile Future<?> next;
    private volatile boolean isOver;

    /** @throws IllegalStateException if settings are wrong; the message tells which */
    @PostConstruct
    public void start() {
        List<String> wrong = wrong();
        if (!wrong.isEmpty()) {
            stop(wrong);
        }
        settings.unknown().forEach(unknown -> LOG.log(Level.WARNING, unknown));
        next = background.submit(this::begin);
    }

    private List<String> wrong() {
        try {
            return settings.wrong();
        } catch (RuntimeException fault) {
            LOG.log(Level.ERROR, "The settings cannot be read, by a fault that is not the operator's.", fault);
            return List.of("there is a fault in it, told above");
        }
    }

    /** Gives up waiting. */
    @PreDestroy
    public void end() {
        isOver = true;
        if (next != null) {
            next.cancel(true);
        }
    }

    private void begin() {
        try {
            database.migrate();
            firstAdmin.begin();
            settings.firstWrongByTheDatabase().map(List::of).ifPresent(Startup::stop);
            String ready = announcement.tell(OwnProcess.startedFor(spent()));
            start.end();
            LOG.log(Level.INFO, ready);
        } catch (RuntimeException | LinkageError failed) {
            if (!isOver) {
                tryAgain(failed);
            }
        }
    }

    private void tryAgain(Throwable failed) {
        var trouble = DatabaseTrouble.of(failed);
        start.waitFor(trouble.kind().advice());
        boolean isToTell = wait.isToTell(trouble.kind(), spent());
        if (isToTell && trouble.kind().isForEver()) {
            LOG.log(Level.ERROR, "Laurel does not start: {0}", trouble);
            OwnProcess.end();
        } else if (isToTell) {
            // An unknown trouble is logged with its stack trace.
            Throwable trace = trouble.kind() == DatabaseTrouble.Kind.OTHER ? failed : null;
            LOG.log(Level.WARNING, "Laurel waits for its database, and answers 503 until then: " + trouble, trace);
        }
        next = background.schedule(this::begin, wait.pause().toMillis(), TimeUnit.MILLISECONDS);
    }

    private Duration spent() {
        return Duration.ofNanos(System.nanoTime() - began);
    }

    private static void stop(List<String> wrong) {
        wrong.forEach(one -> LOG.log(Level.ERROR, "Laurel does not start: {0}", one));
        OwnProcess.end();
        throw new IllegalStateException("Laurel does not start: " + String.join("; ", wrong));
    }
}
