package laurel;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import laurel.access.ApiKeys;
import laurel.access.Sources;
import laurel.access.WeakSecrets;
import laurel.delivery.Retention;
import laurel.keys.Keys;
import laurel.ledger.Lifetimes;
import laurel.people.FirstAdmin;
import laurel.people.LogInTimes;
import laurel.platform.transaction.Database;
import laurel.platform.web.PublicUrl;
import laurel.programme.Programme;
import laurel.programme.Programmes;
import laurel.webhook.AllowedNetworks;

/** What is logged for an operator once Laurel is ready: first what differs from the ordinary, last that it is ready. */
@ApplicationScoped
public class Announcement {

    private static final Logger LOG = System.getLogger("laurel");

    /** A test as FirstPromoter sends it: recorded, and no reward. */
    private static final String TEST = "{\"event\":{\"type\":\"fulfilment_pending\"},\"data\":{\"test\":true}}";

    @Inject
    private Lifetimes lifetimes;

    @Inject
    private Retention retention;

    @Inject
    private Programmes programmes;

    @Inject
    private ApiKeys apiKeys;

    @Inject
    private Keys storedKeys;

    @Inject
    private WeakSecrets weakSecrets;

    @Inject
    private Sources sources;

    @Inject
    private AllowedNetworks allowed;

    @Inject
    private LogInTimes logInTimes;

    @Inject
    private FirstAdmin firstAdmin;

    @Inject
    private Database database;

    @Inject
    private PublicUrl url;

    /**
     * Logs all but the last line.
     *
     * @param took how long the start has taken
     * @return the last line, to be logged when calls are answered
     */
    public String tell(Duration took) {
        boolean noKey = apiKeys.isEmpty() && !storedKeys.isAnyWorking();
        boolean nobody = firstAdmin.isNobody();
        var closed = new ArrayList<String>();
        if (programmes.areAllClosed()) {
            closed.add("the webhook");
            LOG.log(
                    Level.WARNING,
                    "The webhook is closed, every delivery is answered with 503: set {0}.",
                    Programmes.variablesOfTokens(programmes.closed()));
        } else {
            LOG.log(
                    Level.INFO,
                    "Try the webhook: curl -i -H ''Content-Type: application/json'' -d ''{1}'' {0}/webhooks/firstpromoter/TOKEN"
                            + " (TOKEN is one of {2}). It answers 204, and books nothing.",
                    url,
                    TEST,
                    Programmes.variablesOfTokens(open()));
            programmes
                    .closed()
                    .forEach(programme -> LOG.log(
                            Level.WARNING,
                            "The webhook of the programme {0} is closed: set {1}.",
                            programme.name(),
                            Programmes.variablesOfTokens(List.of(programme))));
        }
        if (programmes.all().size() > 1) {
            LOG.log(Level.INFO, "There are several programmes: {0}.", described(programmes.all()));
        }
        weakSecrets
                .accepted()
                .ifPresent(weak -> LOG.log(
                        Level.WARNING,
                        "Anybody can guess secrets of {0}, and LAUREL_WEAK_SECRETS lets them pass: let nobody else reach this server.",
                        weak));
        if (!sources.proxies().isEmpty()) {
            LOG.log(
                    Level.INFO,
                    "What these proxies say of where a call comes from is believed: {0}.",
                    sources.proxies());
        }
        if (!allowed.isEverybody()) {
            LOG.log(Level.INFO, "The webhook is open to these networks only: {0}.", allowed.networks());
        }
        if (noKey) {
            closed.add("the API");
            LOG.log(
                    Level.WARNING,
                    "The API is closed, there is no key: set LAUREL_API_KEYS to admin:KEY, and make others with it.");
        }
        if (nobody) {
            closed.add("the pages");
            LOG.log(Level.INFO, "Nobody can log in: set LAUREL_ADMIN_PASSWORD, and there is an admin.");
        } else {
            LOG.log(Level.INFO, "People log in at {0}/login, for {1}.", url, logInTimes);
        }
        if (!lifetimes.toString().isEmpty()) {
            LOG.log(Level.INFO, "What is given expires: {0}.", lifetimes);
        }
        LOG.log(Level.INFO, "The payloads of deliveries are kept {0}.", retention);
        tellWhatIsPaused();
        return String.format(
                Locale.ROOT,
                "Laurel is ready after %.1f s, at %s, with %s (%s); %s.",
                took.toMillis() / 1000.0,
                url,
                database.product().orElse("a database that has just gone away"),
                database.address().orElse("?"),
                closed.isEmpty() ? "nothing is closed" : "closed: " + String.join(", ", closed));
    }

    private List<Programme> open() {
        return programmes.all().stream()
                .filter(programme -> !programme.tokens().isEmpty())
                .toList();
    }

    private static String described(Collection<Programme> programmes) {
        return programmes.stream()
                .map(programme -> programme.name() + " credits the ledger " + programme.ledger())
                .collect(Collectors.joining(", "));
    }

    private void tellWhatIsPaused() {
        List<String> paused = programmes.all().stream()
                .filter(programme -> programme.policy().isPaused())
                .map(Programme::name)
                .toList();
        if (paused.size() == programmes.all().size()) {
            LOG.log(Level.WARNING, "The intake is paused: rewards are held, not credited (LAUREL_INTAKE_PAUSED).");
        } else if (!paused.isEmpty()) {
            LOG.log(
                    Level.WARNING,
                    "The intake of these programmes is paused: {0}. Their rewards are held, not credited.",
                    String.join(", ", paused));
        }
    }
}
