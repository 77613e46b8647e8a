package laurel.webhook;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import laurel.fulfilment.Amount;
import laurel.fulfilment.Reward;
import laurel.fulfilment.WebhookSystem;
import laurel.platform.StorableText;
import laurel.promoter.Description;

/**
 * What a delivery says, without its secrets. Read leniently: only what decides about a reward must be there, whatever else is
 * missing, null, of another type or of any length is no reason to refuse it.
 *
 * <p>Source: FirstPromoter's help pages and webhook documentation; the 2017 page shows ids and amounts quoted, the later ones
 * as numbers.
 */
public sealed interface Payload {

    /** The event's identity, which is recorded and decides nothing. */
    Event event();

    /** FirstPromoter's id of the promoter whom it names; empty if that cannot be read. */
    Optional<String> promoterId();

    /** The payload with its secrets masked; of an unreadable one what came before the fault. */
    String masked();

    /**
     * An event as it was announced.
     *
     * @param id null if there is none
     * @param type null if there is none
     */
    record Event(String id, String type) {
        public Event {
            id = StorableText.of(id, 255);
            type = StorableText.of(type, 255);
        }
    }

    /** {@code fulfilment_pending}: a reward is to be given. */
    record RewardDue(Event event, Reward reward, String masked) implements Payload {

        @Override
        public Optional<String> promoterId() {
            return Optional.of(reward.promoter().id());
        }
    }

    /**
     * Any other event.
     *
     * @param promoter whom the event is about, if it tells of a promoter who joins
     */
    record OtherEvent(Event event, Optional<String> promoterId, Optional<Description> promoter, String masked)
            implements Payload {}

    /**
     * Nothing that could be acted upon.
     *
     * @param problem what is wrong, for the sender; repeats nothing of the body
     */
    record Unreadable(Event event, Optional<String> promoterId, String problem, String masked) implements Payload {}

    String FULFILMENT_PENDING = "fulfilment_pending";

    /** One client of FirstPromoter's writes {@code promoter_signs_up}. */
    Set<String> PROMOTER_JOINS = Set.of("promoter_accepted", "promoter_signed_up", "promoter_signs_up");

    /** An id that is a number; FirstPromoter's have 8 digits. */
    int MOST_DIGITS_OF_ID = 100;

    /** Reads a body. Never fails: what cannot be read is {@link Unreadable}. */
    static Payload read(byte[] body) {
        var scan = PayloadScan.of(body);
        var event = new Event(stripped(text(scan, Field.EVENT_ID)), stripped(text(scan, Field.EVENT_TYPE)));
        String problem = scan.problem();
        if (problem == null && event.type() == null) {
            problem = scan.value(Field.V2_EVENT_TYPE) == null
                    ? "event.type is missing."
                    : "event.type is missing. This is an event of webhooks v2; let FirstPromoter send legacy webhooks here.";
        }
        if (problem == null && event.type().equals(FULFILMENT_PENDING)) {
            problem = problemOfReward(scan);
            if (problem == null) {
                return new RewardDue(event, reward(scan), scan.masked());
            }
        }
        Optional<String> promoter = id(scan, Field.PROMOTER_ID, Description.MOST_ID_CHARACTERS);
        if (problem != null) {
            return new Unreadable(event, promoter, problem, scan.masked());
        }
        boolean joins = PROMOTER_JOINS.contains(event.type());
        return new OtherEvent(event, promoter, joins ? description(scan) : Optional.empty(), scan.masked());
    }

    private static String problemOfReward(PayloadScan scan) {
        return Stream.of(
                        problemOfId(scan, Field.ID, Reward.MOST_ID_CHARACTERS),
                        problemOfId(scan, Field.PROMOTER_ID, Description.MOST_ID_CHARACTERS),
                        problemOf(scan, Field.AMOUNT),
                        problemOf(scan, Field.UNIT))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(null);
    }

    private static Optional<String> problemOf(PayloadScan scan, Field field) {
        Scalar value = scan.value(field);
        if (value == null) {
            return Optional.of(field + " is missing.");
        }
        return value.isUsable()
                ? Optional.empty()
                : Optional.of(field + " must be a number or a text with something in it.");
    }

    private static Optional<String> problemOfId(PayloadScan scan, Field field, int mostCharacters) {
        return problemOf(scan, field)
                .or(() -> id(scan, field, mostCharacters).isPresent()
                        ? Optional.empty()
                        : Optional.of(field + " must be a whole number, or a text of at most " + mostCharacters
                                + " characters."));
    }

    /** An id as a text: {@code 90}, {@code 90.0} and {@code "90"} are the same one. */
    private static Optional<String> id(PayloadScan scan, Field field, int mostCharacters) {
        Scalar value = scan.value(field);
        if (value == null || !value.isUsable() || value.text().length() > mostCharacters) {
            return Optional.empty();
        }
        return value.kind() == Scalar.Kind.NUMBER
                ? wholeNumber(value.text())
                : Optional.of(value.text().strip()).filter(StorableText::isStorable);
    }

    private static Optional<String> wholeNumber(String digits) {
        try {
            var number = new BigDecimal(digits);
            long digitsBeforePoint = number.precision() - (long) number.scale();
            boolean fewDigits = digitsBeforePoint <= MOST_DIGITS_OF_ID && number.scale() <= MOST_DIGITS_OF_ID;
            return fewDigits && number.stripTrailingZeros().scale() <= 0
                    ? Optional.of(number.toBigIntegerExact().toString())
                    : Optional.empty();
        } catch (NumberFormatException uncomputable) { // its exponent is beyond an int
            return Optional.empty();
        }
    }

    private static Reward reward(PayloadScan scan) {
        return new Reward(
                WebhookSystem.V1,
                id(scan, Field.ID, Reward.MOST_ID_CHARACTERS).orElseThrow(),
                new Amount(scan.value(Field.AMOUNT).text()),
                scan.value(Field.UNIT).text(),
                anything(scan, Field.STATUS),
                text(scan, Field.REWARD_NAME),
                text(scan, Field.PROMOTER_CUST_ID),
                description(scan).orElseThrow());
    }

    private static Optional<Description> description(PayloadScan scan) {
        String name = Stream.of(Field.PROMOTER_FIRST_NAME, Field.PROMOTER_LAST_NAME)
                .map(field -> text(scan, field))
                .filter(part -> part != null)
                .map(String::strip)
                .collect(Collectors.joining(" "));
        return id(scan, Field.PROMOTER_ID, Description.MOST_ID_CHARACTERS)
                .map(id -> new Description(
                        id,
                        text(scan, Field.PROMOTER_CUST_ID),
                        text(scan, Field.PROMOTER_EMAIL),
                        name,
                        text(scan, Field.PROMOTER_STATUS),
                        time(text(scan, Field.EVENT_CREATED_AT))));
    }

    private static String text(PayloadScan scan, Field field) {
        Scalar value = scan.value(field);
        return value == null || !value.isUsable() ? null : value.text();
    }

    /** What is there, of whichever type: a status that is not {@code pending} stands against a reward in any form. */
    private static String anything(PayloadScan scan, Field field) {
        Scalar value = scan.value(field);
        return value == null ? null : value.text();
    }

    private static String stripped(String text) {
        return text == null ? null : text.strip();
    }

    /** Of a year that every database keeps; whatever else is there is no time. */
    private static Instant time(String text) {
        try {
            var time = text == null ? null : OffsetDateTime.parse(text);
            return time == null || time.getYear() < 1 || time.getYear() > 9998 ? null : time.toInstant();
        } catch (DateTimeException unreadable) {
            return null;
        }
    }
}
