package laurel.faults;

import static laurel.faults.Setting.H2;
import static laurel.faults.Setting.NODES;
import static laurel.faults.Setting.POSTGRESQL;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;

/** What can break, and how often it does in a run. */
enum Fault {
    KILL_SERVER("SIGKILL of the server", Set.of(H2, POSTGRESQL), 20, 1, ServerFaults::kill),
    KILL_BOTH("SIGKILL of the server and of PostgreSQL", Set.of(POSTGRESQL), 5, 1, ServerFaults::killBoth),
    KILL_NODE("SIGKILL of one of two nodes, in turn", Set.of(NODES), 12, 1, ServerFaults::killNode),
    REDEPLOY("a new version rolled out, node by node", Set.of(NODES), 3, 1, ServerFaults::redeploy),
    CLOCK("a server's clock steps, two hours ahead and one back", Set.of(H2, NODES), 3, 1, ServerFaults::stepClock),
    KILL_DATABASE("SIGKILL of PostgreSQL's processes", Set.of(POSTGRESQL), 6, 1, DatabaseFaults::kill),
    RESTART_DATABASE("PostgreSQL restarted in order", Set.of(POSTGRESQL), 4, 1, DatabaseFaults::restart),
    FREEZE_DATABASE("SIGSTOP of PostgreSQL, later SIGCONT", Set.of(POSTGRESQL), 4, 1, DatabaseFaults::freeze),
    CUT_COMMITS("connections cut between COMMIT and its answer", Set.of(POSTGRESQL), 6, 1, DatabaseFaults::cutCommits),
    CUT_CONNECTIONS("connections cut anywhere", Set.of(POSTGRESQL), 4, 1, DatabaseFaults::cutConnections),
    SLOW_DATABASE("every answer of PostgreSQL's waits", Set.of(POSTGRESQL), 2, 1, DatabaseFaults::slow),
    LOCK("rows locked by another session", Set.of(POSTGRESQL), 4, 1, DatabaseFaults::lock),
    POOL_EXHAUSTED("all connections of the pool wait", Set.of(POSTGRESQL), 3, 1, DatabaseFaults::exhaustPool),
    NO_CONNECTIONS("PostgreSQL has no connection left", Set.of(POSTGRESQL), 3, 1, DatabaseFaults::takeConnections),
    FULL_DISK("PostgreSQL's disk is full", Set.of(NODES), 3, 1, DatabaseFaults::fillDisk),
    STRANGERS("crowds without credentials, of each kind", Set.of(H2), 3, 1, ServerFaults::crowd),
    RESTORE("a backup restored, then redelivery", Set.of(POSTGRESQL), 2, 1, DatabaseFaults::restore);

    /** Breaks something, and returns when it is whole again. */
    private interface Strike {
        /** @return what is worth telling about it, or "" */
        String at(Stage stage, Random random) throws Exception;
    }

    private final String text;
    private final Set<Setting> settings;
    private final int times;
    private final int timesInShort;
    private final Strike strike;

    Fault(String text, Set<Setting> settings, int times, int timesInShort, Strike strike) {
        this.text = text;
        this.settings = settings;
        this.times = times;
        this.timesInShort = timesInShort;
        this.strike = strike;
    }

    /** The fault of this name, as in {@code kill-server}. */
    static Fault named(String name) {
        return Arrays.stream(values())
                .filter(fault -> fault.toString().equals(name))
                .findFirst()
                .orElseThrow(
                        () -> new Failure("--only: there is no fault " + name + "; there are " + List.of(values())));
    }

    boolean strikesIn(Setting setting) {
        return settings.contains(setting);
    }

    int times(boolean shortRun) {
        return shortRun ? timesInShort : times;
    }

    String text() {
        return text;
    }

    String strike(Stage stage, Random random) throws Exception {
        return strike.at(stage, random);
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
