package laurel.platform;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The names of all settings. The documentation describes each. A name that looks like a setting but is not one gets a
 * warning: it was misspelt, or meant for another version.
 */
public final class KnownSettings {

    /** What Laurel reads through MicroProfile Config. */
    public static final List<String> NAMES = List.of(
            "laurel.programmes",
            "laurel.webhook.tokens",
            "laurel.webhook.signing-keys",
            "laurel.webhook.allowed-networks",
            "laurel.proxies",
            "laurel.api.keys",
            "laurel.admin.password",
            "laurel.admin.reset",
            "laurel.session.idle",
            "laurel.session.longest",
            "laurel.units",
            "laurel.unit-aliases",
            "laurel.accounts.known-only",
            "laurel.intake.paused",
            "laurel.deliveries.retention",
            "laurel.reversal.allow-negative",
            "laurel.url",
            "laurel.weak-secrets",
            "laurel.data",
            "laurel.db.url");

    /** The settings that a programme other than {@code main} has of its own, after {@code laurel.} and its name. */
    public static final List<String> OF_A_PROGRAMME = List.of(
            "ledger",
            "webhook.tokens",
            "webhook.signing-keys",
            "accounts.known-only",
            "intake.paused",
            "reversal.allow-negative");

    /** The variables that only the server's configuration reads. */
    public static final List<String> VARIABLES = List.of("LAUREL_DB_USER", "LAUREL_DB_PASSWORD");

    /**
     * The beginnings of names that the operator chooses, such as the units of {@code laurel.expiry.UNIT}. These are
     * checked elsewhere.
     */
    private static final List<String> FAMILIES = List.of("LAUREL_EXPIRY_");

    /** Words with which settings are going to begin. */
    private static final List<String> LATER =
            List.of("firstpromoter", "laurel", "reconciliation", "events", "ledger", "v1", "v2");

    private static final String OF_TESTS = "LAUREL_TEST_";

    /**
     * Variables that mean nothing to a running Laurel, but may well be in its environment: those of the command {@code
     * laurel} and of the tests, and what the start script tells the server.
     */
    private static final List<String> OTHERS = List.of(
            "LAUREL_KEY", "LAUREL_ADMIN_KEY", "LAUREL_DATASOURCE", "LAUREL_PROCESS", "LAUREL_SERVER_", OF_TESTS);

    private static final String PREFIX = "LAUREL_";

    /** In how many letters a misspelt name may differ. One that differs in more was meant for something else. */
    private static final int MOST_DIFFERENCES = 3;

    private KnownSettings() {}

    /**
     * A warning about each name that looks like a setting but is not one, sorted. A name that is given both as a
     * variable and as a property is warned of once.
     *
     * @param names everything that is set, by whomever: as properties or as environment variables
     * @param programmes the names of the configured programmes
     */
    public static List<String> objectionsTo(Iterable<String> names, Collection<String> programmes) {
        var unknown = new TreeMap<String, String>();
        for (String name : names) {
            String variable = new Setting(name).variable();
            boolean isOurs = name.startsWith(PREFIX)
                    || name.startsWith(PREFIX.toLowerCase(Locale.ROOT).replace('_', '.'));
            if (isOurs && !isKnown(variable, programmes)) {
                unknown.merge(variable, name, (one, other) -> one.equals(variable) ? one : other);
            }
        }
        var objections = new ArrayList<String>();
        unknown.forEach((variable, name) ->
                objections.add(name + " is no setting of Laurel, and changes nothing." + hint(variable, programmes)));
        return objections;
    }

    private static String hint(String variable, Collection<String> programmes) {
        return programmeIn(variable)
                .map(programme -> " Is " + programme + " a programme? Name it in LAUREL_PROGRAMMES.")
                .or(() -> nearest(variable, programmes).map(meant -> " Is " + meant + " meant?"))
                .orElse("");
    }

    /** Whether settings of Laurel itself begin with a word, so that no programme can be called so. */
    public static boolean isTaken(String word) {
        return LATER.contains(word)
                || Stream.of(
                                NAMES.stream().map(name -> new Setting(name).variable()),
                                VARIABLES.stream(),
                                FAMILIES.stream(),
                                OTHERS.stream().filter(other -> !other.equals(OF_TESTS)))
                        .flatMap(variables -> variables)
                        .map(variable -> variable.split("_")[1])
                        .anyMatch(word.toUpperCase(Locale.ROOT)::equals);
    }

    /** The programme in whose name a variable would be a setting. */
    private static Optional<String> programmeIn(String variable) {
        return OF_A_PROGRAMME.stream()
                .map(name -> new Setting("_" + name).variable())
                .filter(variable::endsWith)
                .filter(ending -> variable.length() > PREFIX.length() + ending.length() - 1)
                .map(ending -> variable.substring(PREFIX.length(), variable.length() - ending.length()))
                .map(name -> name.toLowerCase(Locale.ROOT))
                .filter(name -> name.matches("[a-z][a-z0-9]*") && !isTaken(name) && !name.equals("main"))
                .findFirst();
    }

    private static boolean isKnown(String variable, Collection<String> programmes) {
        if (variables(programmes).anyMatch(variable::equals)) {
            return true;
        }
        if (programmeIn(variable).isPresent() || isOfTestsAndOfAProgramme(variable, programmes)) {
            return false;
        }
        return Stream.of(FAMILIES, OTHERS)
                .flatMap(Collection::stream)
                .anyMatch(known -> known.endsWith("_") ? variable.startsWith(known) : variable.equals(known));
    }

    /** The tests' own variables begin as those of a programme that is called test. */
    private static boolean isOfTestsAndOfAProgramme(String variable, Collection<String> programmes) {
        return variable.startsWith(OF_TESTS) && programmes.contains("test");
    }

    private static Stream<String> variables(Collection<String> programmes) {
        return Stream.of(
                        NAMES.stream().map(name -> new Setting(name).variable()),
                        VARIABLES.stream(),
                        programmes.stream()
                                .filter(programme -> !programme.equals("main"))
                                .flatMap(programme -> OF_A_PROGRAMME.stream()
                                        .map(name -> new Setting("laurel." + programme + "." + name).variable())))
                .flatMap(variables -> variables);
    }

    private static Optional<String> nearest(String variable, Collection<String> programmes) {
        return variables(programmes)
                .filter(known -> differences(known, variable) <= MOST_DIFFERENCES)
                .min(Comparator.comparingInt(known -> differences(known, variable)));
    }

    /**
     * How many letters have to be added, removed or changed to make one text of the other (the Levenshtein distance).
     */
    private static int differences(String one, String other) {
        int[] above = new int[other.length() + 1];
        for (int column = 0; column <= other.length(); column++) {
            above[column] = column;
        }
        for (int row = 1; row <= one.length(); row++) {
            int[] here = new int[other.length() + 1];
            here[0] = row;
            for (int column = 1; column <= other.length(); column++) {
                int changed = above[column - 1] + (one.charAt(row - 1) == other.charAt(column - 1) ? 0 : 1);
                here[column] = Math.min(changed, 1 + Math.min(above[column], here[column - 1]));
            }
            above = here;
        }
        return above[other.length()];
    }
}
