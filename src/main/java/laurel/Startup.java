package laurel;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import laurel.access.ApiKeys;
import laurel.access.KnownPeople;
import laurel.access.Networks;
import laurel.access.Sources;
import laurel.access.WeakSecrets;
import laurel.account.Lifetimes;
import laurel.erasure.Retention;
import laurel.fulfilment.Rules;
import laurel.keys.Keys;
import laurel.people.FirstAdmin;
import laurel.people.LogInTimes;
import laurel.platform.DataFolder;
import laurel.platform.Database;
import laurel.platform.NewTransactions;
import laurel.platform.PublicUrl;
import laurel.webhook.AllowedNetworks;
import laurel.webhook.SigningKeys;
import laurel.webhook.WebhookTokens;

/**
 * What happens before the first call: every setting is read, so that a wrong one stops the deployment; the schema is brought
 * up to date; and the log tells what an operator wants to know first.
 */
@Singleton
@jakarta.ejb.Startup
@TransactionManagement(TransactionManagementType.BEAN)
public class Startup {

    private static final Logger LOG = System.getLogger("laurel");

    @Inject
    private Rules rules;

    @Inject
    private Lifetimes lifetimes;

    @Inject
    private Retention retention;

    @Inject
    private WebhookTokens tokens;

    @Inject
    private SigningKeys signingKeys;

    @Inject
    private WeakSecrets weakSecrets;

    @Inject
    private KnownPeople people;

    @Inject
    private ApiKeys apiKeys;

    @Inject
    private Keys storedKeys;

    @Inject
    private Sources sources;

    @Inject
    private AllowedNetworks allowed;

    @Inject
    private LogInTimes logInTimes;

    @Inject
    private FirstAdmin firstAdmin;

    @Inject
    private DataFolder data;

    @Inject
    private Database database;

    @Inject
    private PublicUrl url;

    /** Stops the deployment if a setting is wrong or the database cannot be used; the message tells which. */
    @PostConstruct
    public void start() {
        boolean paused = rules.isPaused();
        weakSecrets.accepted(); // which reads whether they are allowed
        signingKeys.areConfigured();
        boolean isClosed = tokens.isEmpty();
        boolean noKeyConfigured = apiKeys.isEmpty();
        String expiring = lifetimes.toString();
        Networks proxies = sources.proxies();
        boolean openToEverybody = allowed.isEverybody();
        String kept = retention.toString();
        String loggedIn = logInTimes.toString();
        data.prepare();
        migrate();
        firstAdmin.begin();
        apiKeys.names().forEach(this::isNobodyElses);
        LOG.log(
                Level.INFO,
                "Laurel listens at {0}, with {1} ({2})",
                url,
                database.product().orElse("?"),
                database.address().orElse("?"));
        if (isClosed) {
            LOG.log(
                    Level.WARNING,
                    "The webhook is closed, every delivery is answered with 503: set LAUREL_WEBHOOK_TOKENS.");
        } else {
            LOG.log(
                    Level.INFO,
                    "Send a sample: curl -H ''Content-Type: application/json'' -d @sample.json {0}/webhooks/firstpromoter/TOKEN"
                            + " (TOKEN is one of LAUREL_WEBHOOK_TOKENS)",
                    url);
        }
        weakSecrets
                .accepted()
                .ifPresent(settings -> LOG.log(
                        Level.WARNING,
                        "Anybody can guess secrets of {0}, and LAUREL_WEAK_SECRETS lets them pass: let nobody else reach this server.",
                        settings));
        if (!proxies.isEmpty()) {
            LOG.log(Level.INFO, "What these proxies say of where a call comes from is believed: {0}.", proxies);
        }
        if (!openToEverybody) {
            LOG.log(Level.INFO, "The webhook is open to these networks only: {0}.", allowed.networks());
        }
        if (noKeyConfigured && !NewTransactions.until(storedKeys::isAnyWorking)) {
            LOG.log(
                    Level.WARNING,
                    "The API is closed, there is no key: set LAUREL_API_KEYS to admin:KEY, and make others with it.");
        }
        if (firstAdmin.isNobody()) {
            LOG.log(Level.INFO, "Nobody can log in: set LAUREL_ADMIN_PASSWORD, and there is an admin.");
        } else {
            LOG.log(Level.INFO, "People log in at {0}/login, for {1}.", url, loggedIn);
        }
        if (!expiring.isEmpty()) {
            LOG.log(Level.INFO, "What is given expires: {0}.", expiring);
        }
        LOG.log(Level.INFO, "The payloads of deliveries are kept {0}.", kept);
        if (paused) {
            LOG.log(Level.WARNING, "The intake is paused: rewards are held, not credited (LAUREL_INTAKE_PAUSED).");
        }
    }

    /** A configured key's name is the person's, if it is one's but for small and capital letters: people would not tell them apart. */
    private void isNobodyElses(String name) {
        people.named(name).filter(person -> !person.equals(name)).ifPresent(person -> {
            throw new IllegalArgumentException("laurel.api.keys (LAUREL_API_KEYS): " + name
                    + " differs from the person " + person + " by small and capital letters only; call the key "
                    + person + " if it is theirs, or otherwise");
        });
    }

    private void migrate() {
        try {
            database.migrate();
        } catch (RuntimeException failed) {
            if (data.isTaken(failed)) {
                throw new IllegalStateException(data.taken(), failed);
            }
            throw new IllegalStateException(
                    "The database cannot be used. Is it running, and are LAUREL_DB_URL, LAUREL_DB_USER and LAUREL_DB_PASSWORD"
                            + " (or, for H2, LAUREL_DATA) right? Below stands what it said.",
                    failed);
        }
    }
}
