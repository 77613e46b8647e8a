package laurel.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Deletes payloads from the deliveries that keep them; the deliveries stay. Works inside the transaction of the use
 * case that calls it, on one page of numbers at a time, which costs the same wherever it begins.
 */
@ApplicationScoped
public class KeptPayloads {

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Clock clock;

    /**
     * The numbers of the next deliveries, with a payload or without, in their order.
     *
     * @param after the number that they are larger than
     * @param end the number that they are smaller than
     * @param most how many, at least 1
     */
    public List<Long> page(long after, long end, int most) {
        return numbers(Delivery.NUMBERS_FROM)
                .setParameter("after", after)
                .setParameter("end", end)
                .setMaxResults(most)
                .getResultList();
    }

    /**
     * Deletes every payload of a page.
     *
     * @param after the number before the page's first
     * @param last the page's last number
     * @return how many there were
     */
    public int deleteBetween(long after, long last) {
        return entities.createNamedQuery(Delivery.DELETE_PAYLOADS_BETWEEN)
                .setParameter("now", clock.instant())
                .setParameter("after", after)
                .setParameter("last", last)
                .executeUpdate();
    }

    /**
     * Deletes payloads of the deliveries of a promoter's fulfilments.
     *
     * @param programme the name of the promoter's programme
     * @param most how many at most, at least 1
     * @return how many were deleted
     */
    public int deleteOf(String programme, String promoter, int most) {
        return delete(numbers(Delivery.OF_PROMOTER)
                .setParameter("programme", programme)
                .setParameter("promoter", promoter)
                .setMaxResults(most)
                .getResultList());
    }

    /**
     * Deletes the payloads of a page that tell of a promoter: by the id, or by an email address in any place. The
     * database looks for the texts, which is quick and finds too much; what it found is then read.
     *
     * @param programme the name of the programme of whose deliveries they are
     * @param email empty if no address is to be looked for
     * @param tells whether a payload that has one of the texts tells of the promoter
     * @return how many were deleted
     */
    public int deleteAbout(
            String programme, String promoter, Optional<String> email, long after, long last, Predicate<String> tells) {
        return delete(numbers(Delivery.HOLDING_A_TEXT)
                .setParameter("programme", programme)
                .setParameter("text", escaped(promoter))
                .setParameter("lowercase", escaped(email.orElse(promoter).toLowerCase(Locale.ROOT)))
                .setParameter("encoded", percentEncoded(email.orElse(promoter)).toLowerCase(Locale.ROOT))
                .setParameter("after", after)
                .setParameter("last", last)
                .getResultList()
                .stream()
                .filter(number -> tells.test(payload(number)))
                .toList());
    }

    private int delete(List<Long> numbers) {
        return numbers.isEmpty()
                ? 0
                : entities.createNamedQuery(Delivery.DELETE_PAYLOADS)
                        .setParameter("now", clock.instant())
                        .setParameter("ids", numbers)
                        .executeUpdate();
    }

    /** Payloads are read one by one, since each can be as large as a delivery may be. */
    private String payload(long number) {
        return entities.createNamedQuery(Delivery.PAYLOAD, String.class)
                .setParameter("id", number)
                .getSingleResult();
    }

    private TypedQuery<Long> numbers(String query) {
        return entities.createNamedQuery(query, Long.class);
    }

    /** The text as it stands between the quotation marks of a payload. */
    private static String escaped(String text) {
        String json = Json.createValue(text).toString();
        return json.substring(1, json.length() - 1);
    }

    /** The text as it stands in a form that was sent. */
    private static String percentEncoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
