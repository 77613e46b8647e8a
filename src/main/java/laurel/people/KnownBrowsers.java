package laurel.people;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import laurel.platform.transaction.NewTransactions;

/**
 * Keeps the browsers in which people have logged in, for every node and over restarts; of each person, the latest ones.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
@Interceptors(NewTransactions.class)
public class KnownBrowsers {

    /**
     * How many browsers of a person are kept. So somebody who had the password once cannot make many of them, to guess
     * the next password with.
     */
    static final int MOST_OF_A_PERSON = 10;

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Clock clock;

    /** Whether somebody has logged in with a browser. */
    public boolean isOf(String digest, String name) {
        KnownBrowser browser = entities.find(KnownBrowser.class, digest);
        return browser != null && browser.isOf(name, clock.instant());
    }

    /**
     * Somebody has logged in with a browser.
     *
     * @return whether they have used it before; if not, nothing is noted
     */
    public boolean use(String digest, String name) {
        KnownBrowser browser = entities.find(KnownBrowser.class, digest);
        if (browser == null || !browser.isOf(name, clock.instant())) {
            return false;
        }
        browser.use(clock.instant());
        return true;
    }

    /** Somebody has logged in with a browser that was not known. */
    public void add(String digest, String name) {
        Instant now = clock.instant();
        List<KnownBrowser> known = entities.createNamedQuery(KnownBrowser.NEWEST_OF, KnownBrowser.class)
                .setParameter("name", name)
                .getResultList();
        for (int i = 0; i < known.size(); i++) {
            if (i >= MOST_OF_A_PERSON - 1 || !known.get(i).isOf(name, now)) {
                entities.remove(known.get(i));
            }
        }
        entities.persist(new KnownBrowser(digest, name, now));
    }
}
