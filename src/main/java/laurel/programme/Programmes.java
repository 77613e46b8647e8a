package laurel.programme;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import laurel.access.KnownLedgers;
import laurel.access.WeakSecrets;
import laurel.platform.KnownSettings;
import laurel.platform.Setting;
import org.eclipse.microprofile.config.Config;

/**
 * The programmes, from {@code laurel.programmes}: names, comma separated. Without it there is one, {@code main}. Its settings have
 * no programme in their names ({@code laurel.webhook.tokens}); another one's have its own ({@code laurel.shop.webhook.tokens}).
 * What stands for no person but for what a machine may do is taken from {@code main}'s settings, if a programme has none.
 */
@ApplicationScoped
public class Programmes implements KnownLedgers {

    /** Where the names stand. */
    static final Setting NAMES = new Setting("laurel.programmes");

    private static final String TOKENS = "webhook.tokens";
    private static final String SIGNING_KEYS = "webhook.signing-keys";
    private static final String LEDGER = "ledger";

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]{0,15}");

    /** In the order in which they are configured. */
    private Map<String, Programme> programmes = Map.of();

    /** For the container. */
    protected Programmes() {}

    @Inject
    public Programmes(Config config, WeakSecrets weak) {
        this(name -> config.getOptionalValue(name, String.class), weak);
    }

    /**
     * Reads the settings.
     *
     * @param settings the value of a name, if it has one
     * @throws IllegalArgumentException if one is wrong; the message names it, and tells no secret
     */
    public Programmes(Function<String, Optional<String>> settings, WeakSecrets weak) {
        var read = new LinkedHashMap<String, Programme>();
        for (String name : names(settings.apply(NAMES.name()).orElse(Programme.MAIN))) {
            read.put(name, programme(name, settings, weak));
        }
        checkThatMainIsThere(read.keySet(), settings);
        checkThatTokensTellProgrammesApart(read.keySet(), settings);
        programmes = read;
    }

    private static List<String> names(String configured) {
        List<String> names = Words.in(Optional.of(configured));
        for (String name : names) {
            checkName(NAMES, name);
            if (KnownSettings.isTaken(name)) {
                throw new IllegalArgumentException(NAMES + ": " + name
                        + " is no name of a programme, since settings of Laurel itself begin so. Take another one.");
            }
        }
        if (names.isEmpty() || new TreeSet<>(names).size() < names.size()) {
            throw new IllegalArgumentException(
                    NAMES + " is one or more different names, such as main,test, or not set.");
        }
        return names;
    }

    private static void checkName(Setting setting, String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(setting
                    + ": a name has at most 16 small letters and digits, and begins with a letter, not " + name);
        }
    }

    private static Programme programme(String name, Function<String, Optional<String>> settings, WeakSecrets weak) {
        var ledger = setting(name, LEDGER);
        String credited = name.equals(Programme.MAIN)
                ? Programme.MAIN
                : settings.apply(ledger.name()).map(String::strip).orElse(Programme.MAIN);
        checkName(ledger, credited);
        var tokens = setting(name, TOKENS);
        var signingKeys = setting(name, SIGNING_KEYS);
        return new Programme(
                name,
                credited,
                WebhookTokens.of(tokens, settings.apply(tokens.name()), weak),
                SigningKeys.of(signingKeys, settings.apply(signingKeys.name()), weak),
                new Programme.Policy(
                        !isTrue(name, "accounts.known-only", settings),
                        isTrue(name, "intake.paused", settings),
                        isTrue(name, "reversal.allow-negative", settings)));
    }

    /** The setting of a programme; {@code main}'s have no programme in their names. */
    private static Setting setting(String programme, String name) {
        return new Setting(programme.equals(Programme.MAIN) ? "laurel." + name : "laurel." + programme + "." + name);
    }

    /** A boolean of MicroProfile Config reads a misspelt word as false, silently. */
    private static boolean isTrue(String programme, String name, Function<String, Optional<String>> settings) {
        var own = setting(programme, name);
        var read = settings.apply(own.name()).isPresent() ? own : setting(Programme.MAIN, name);
        String value = settings.apply(read.name()).orElse("false");
        return switch (value.strip()) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(read + " is true or false, not " + value);
        };
    }

    /** Else, whoever names other programmes later would close the webhook that they have, and not notice. */
    private static void checkThatMainIsThere(Set<String> names, Function<String, Optional<String>> settings) {
        var tokens = setting(Programme.MAIN, TOKENS);
        if (!names.contains(Programme.MAIN) && settings.apply(tokens.name()).isPresent()) {
            throw new IllegalArgumentException(tokens + " has the tokens of the programme main, which " + NAMES
                    + " does not name. Name main there, or move the tokens to "
                    + setting(names.iterator().next(), TOKENS).variable() + ".");
        }
    }

    private static void checkThatTokensTellProgrammesApart(
            Collection<String> names, Function<String, Optional<String>> settings) {
        var owners = new HashMap<String, String>();
        for (String name : names) {
            var tokens = setting(name, TOKENS);
            List<String> words = Words.in(settings.apply(tokens.name()));
            for (int entry = 1; entry <= words.size(); entry++) {
                String owner = owners.putIfAbsent(words.get(entry - 1), name);
                if (owner != null && !owner.equals(name)) {
                    throw new IllegalArgumentException(tokens + ": entry " + entry + " is a token of the programme "
                            + owner + ", too. The token tells whose a delivery is: give each programme its own.");
                }
            }
        }
    }

    /** All of them, in the order in which they are configured. */
    public Collection<Programme> all() {
        return programmes.values();
    }

    /** The programme of a name, if there is one. */
    public Optional<Programme> named(String name) {
        return Optional.ofNullable(programmes.get(name));
    }

    /** The programme that has this token; empty if none has. It takes the same time whichever it is. */
    public Optional<Programme> ofToken(String shown) {
        Programme found = null;
        for (Programme programme : programmes.values()) { // all of them, so that the time tells nothing
            if (programme.tokens().include(shown)) {
                found = programme;
            }
        }
        return Optional.ofNullable(found);
    }

    /** Those that credit a ledger, in the order in which they are configured; none, if nobody has heard of it. */
    public List<Programme> crediting(String ledger) {
        return programmes.values().stream()
                .filter(programme -> programme.ledger().equals(ledger))
                .toList();
    }

    @Override
    public Set<String> ledgers() {
        return programmes.values().stream().map(Programme::ledger).collect(Collectors.toCollection(TreeSet::new));
    }

    @Override
    public Optional<String> usualLedger() {
        Set<String> names = ledgers();
        return Stream.concat(Stream.of(Programme.MAIN).filter(names::contains), names.stream())
                .findFirst()
                .filter(name -> name.equals(Programme.MAIN) || names.size() == 1);
    }

    /** Those whose webhook is closed, since they have no token. */
    public List<Programme> closed() {
        return programmes.values().stream()
                .filter(programme -> programme.tokens().isEmpty())
                .toList();
    }

    /** Whether no programme has a token. */
    public boolean areAllClosed() {
        return closed().size() == programmes.size();
    }

    /** The settings that hold the tokens of these programmes. */
    public static String variablesOfTokens(Collection<Programme> programmes) {
        return programmes.stream()
                .map(programme -> setting(programme.name(), TOKENS).variable())
                .collect(Collectors.joining(", "));
    }

    /** The names of the settings with what opens the webhook, for whoever has to keep it secret. */
    public List<String> settingsOfSecrets() {
        return programmes.keySet().stream()
                .flatMap(name -> Stream.of(setting(name, TOKENS), setting(name, SIGNING_KEYS)))
                .map(Setting::name)
                .toList();
    }

    /** The names, as they are configured. */
    @Override
    public String toString() {
        return String.join(", ", programmes.keySet());
    }
}
