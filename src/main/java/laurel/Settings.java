package laurel;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import laurel.access.ApiKeys;
import laurel.access.KnownPeople;
import laurel.access.Sources;
import laurel.access.WeakSecrets;
import laurel.delivery.Retention;
import laurel.fulfilment.Rules;
import laurel.ledger.Lifetimes;
import laurel.people.FirstAdmin;
import laurel.people.LogInTimes;
import laurel.platform.KnownSettings;
import laurel.platform.transaction.DataFolder;
import laurel.platform.web.PublicUrl;
import laurel.programme.Programme;
import laurel.programme.ProgrammeRows;
import laurel.programme.Programmes;
import laurel.webhook.AllowedNetworks;
import org.eclipse.microprofile.config.Config;

/** Checks all settings before the first call, and the folder of the data, which has to be there before the database. */
@ApplicationScoped
public class Settings {

    /** The beans that read settings. A bean with a scope is only made when it is first called. */
    private static final List<Class<?>> READERS = List.of(
            WeakSecrets.class,
            Rules.class,
            Lifetimes.class,
            Retention.class,
            Programmes.class,
            ApiKeys.class,
            Sources.class,
            AllowedNetworks.class,
            LogInTimes.class,
            FirstAdmin.class,
            PublicUrl.class);

    @Inject
    private Instance<Object> beans;

    @Inject
    private ApiKeys apiKeys;

    @Inject
    private KnownPeople people;

    @Inject
    private Programmes programmes;

    @Inject
    private ProgrammeRows programmeRows;

    @Inject
    private DataFolder data;

    @Inject
    private Config config;

    /**
     * What is wrong with each wrong setting, which it names; empty if all are right. Where one setting decides how another one is read, the
     * other may be missing; and of the settings of programmes, it is the first that is wrong.
     *
     * @throws RuntimeException if something else keeps a setting from being read
     */
    public List<String> wrong() {
        Stream<Runnable> readings =
                READERS.stream().map(reader -> () -> beans.select(reader).get().toString());
        return Stream.concat(readings, Stream.of(data::prepare))
                .flatMap(reading -> objectionTo(reading).stream())
                .distinct() // one reader may need another one
                .toList();
    }

    private static Optional<String> objectionTo(Runnable reading) {
        try {
            reading.run();
            return Optional.empty();
        } catch (RuntimeException failed) {
            return Optional.of(objection(failed));
        }
    }

    /** What is wrong with a setting that only the database can tell. To be asked when the database is there. */
    public Optional<String> firstWrongByTheDatabase() {
        return programmeRows.note().or(this::firstNameThatIsLikeAPersons);
    }

    private Optional<String> firstNameThatIsLikeAPersons() {
        return apiKeys.names().stream()
                .flatMap(name -> people
                        .named(name)
                        .filter(person -> !person.equals(name))
                        .map(person ->
                                "laurel.api.keys (LAUREL_API_KEYS): " + name + " differs from the person " + person
                                        + " by small and capital letters only; call the key " + person
                                        + " if it is theirs, or otherwise")
                        .stream())
                .findFirst();
    }

    /** A wrong setting is refused by an IllegalArgumentException, which the container wraps. */
    private static String objection(RuntimeException failed) {
        Throwable cause = failed;
        for (int depth = 0; cause != null && depth < 30; depth++, cause = cause.getCause()) {
            if (cause instanceof IllegalArgumentException wrong) {
                return wrong.getMessage();
            }
        }
        throw failed;
    }

    /** A warning for each name that looks like a setting of Laurel but is not one. */
    public List<String> unknown() {
        return KnownSettings.objectionsTo(
                config.getPropertyNames(),
                programmes.all().stream().map(Programme::name).toList());
    }
}
