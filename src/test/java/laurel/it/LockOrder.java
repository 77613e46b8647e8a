package laurel.it;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The order of locks, as the charter of the package {@code laurel} has it, and what statements take of it. */
public final class LockOrder {

    /** The tables, and {@code new fulfilment} for an insert that comes later than a lock of the same table. */
    public static final List<String> LOCKS = List.of(
            "lease",
            "fulfilment",
            "other_promoter",
            "promoter",
            "account",
            "new fulfilment",
            "balance",
            "hold",
            "idempotency_key");

    private static final Pattern LOCK = Pattern.compile("SELECT .*? FROM (\\w+).* FOR UPDATE.*");
    private static final Pattern CHANGE = Pattern.compile("(?:UPDATE|DELETE FROM) (\\w+) .*");
    private static final Pattern INSERT = Pattern.compile("INSERT INTO (\\w+) .*");

    private LockOrder() {}

    /** The locks that statements take, in their order, each when it is taken first. */
    static List<String> of(List<String> statements) {
        var taken = new ArrayList<String>();
        for (String statement : statements) {
            String lock = of(statement);
            if (LOCKS.contains(lock)
                    && !taken.contains(lock)
                    && !(isChange(statement) && taken.contains("new " + lock))) {
                taken.add(lock);
            }
        }
        return taken;
    }

    private static boolean isChange(String statement) {
        return CHANGE.matcher(statement).matches();
    }

    private static String of(String statement) {
        for (Pattern pattern : List.of(LOCK, CHANGE, INSERT)) {
            Matcher matcher = pattern.matcher(statement);
            if (matcher.matches()) {
                String table = matcher.group(1).toLowerCase();
                return pattern == INSERT && LOCKS.contains("new " + table) ? "new " + table : table;
            }
        }
        return "";
    }
}
