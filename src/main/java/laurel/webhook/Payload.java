package laurel.webhook;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import laurel.delivery.WebhookCall;
import laurel.fulfilment.Amount;
import laurel.fulfilment.Fulfilment;
import laurel.fulfilment.Reward;
import laurel.fulfilment.WebhookSystem;
import laurel.ledger.CustId;
import laurel.platform.text.IdText;
import laurel.platform.text.StorableText;
import laurel.programme.Programme;
import laurel.promoter.Promoter;
import laurel.promoter.PromoterDescription;

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

    /** The promoter whom it names, in the programme whose it is; empty if that cannot be read. */
    default Optional<Promoter.Key> promoterKey() {
        return promoterId().map(id -> new Promoter.Key(event().programme().name(), id));
    }

    /** The payload with its secrets masked; of an unreadable one what came before the fault. */
    String masked();

    /**
     * This delivery, as it is recorded.
     *
     * @param isKept whether the payload may be kept
     */
    default WebhookCall toCall(Instant receivedAt, boolean isKept) {
        return new WebhookCall(
                receivedAt,
                event().id(),
                event().type(),
                event().programme().name(),
                event().system().toString(),
                masked(),
                isKept);
    }

    /**
     * An event as it was announced.
     *
     * @param programme whose token the delivery had
     * @param system by which it was announced; {@code v1} if nobody can tell
     * @param id null if there is none
     * @param type null if there is none
     */
    record Event(Programme programme, WebhookSystem system, String id, String type) {
        public Event {
            id = StorableText.of(id, 255);
            type = StorableText.of(type, 255);
        }

        /** An event of the legacy webhooks. */
        public Event(Programme programme, String id, String type) {
            this(programme, WebhookSystem.V1, id, type);
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
     * A commission of webhooks v2 is denied, or deleted: its reward is not to be given.
     *
     * @param fulfilment the commission's id
     */
    record Denied(Event event, Optional<String> promoterId, String fulfilment, String masked) implements Payload {

        /** The fulfilment that is denied. */
        public Fulfilment.Key key() {
            return new Fulfilment.Key(event.programme().name(), event.system(), fulfilment);
        }

        /** What the books say of why it is taken back. */
        public String reason() {
            return "Denied at FirstPromoter: " + event.type() + ".";
        }
    }

    /**
     * Any other event.
     *
     * @param promoter whom the event is about, if it tells of a promoter who joins
     */
    record OtherEvent(Event event, Optional<String> promoterId, Optional<PromoterDescription> promoter, String masked)
            implements Payload {}

    /** {@code fulfilment_pending} that somebody sends from FirstPromoter's pages to see whether it arrives. */
    record Test(Event event, Optional<String> promoterId, String masked) implements Payload {}

    /**
     * Nothing that could be acted upon.
     *
     * @param problem what is wrong, for the sender; repeats nothing of the body
     */
    record Unreadable(Event event, Optional<String> promoterId, String problem, String masked) implements Payload {

        /**
         * A delivery that is refused whatever it says; what could be read of it is recorded.
         *
         * @param isWhole whether all of the body was there to be read
         */
        static Unreadable refused(Payload read, String problem, boolean isWhole) {
            String copy = read.masked();
            String masked = isWhole || copy.isEmpty() ? copy : Masked.storable(copy + Masked.CUT);
            return new Unreadable(read.event(), read.promoterId(), problem, masked);
        }
    }

    String FULFILMENT_PENDING = "fulfilment_pending";

    /** That a commission is none any more. */
    Set<String> COMMISSION_ENDS = Set.of("commission.denied", "commission.deleted");

    String COMMISSION_UPDATED = "commission.updated";

    /** What a commission's status becomes when it is denied. */
    String DENIED = "denied";

    /** One client of FirstPromoter's writes {@code promoter_signs_up}. */
    Set<String> PROMOTER_JOINS = Set.of("promoter_accepted", "promoter_signed_up", "promoter_signs_up");

    /**
     * Reads a body. Never fails: what cannot be read is {@link Unreadable}.
     *
     * @param programme whose token the delivery had
     * @param secrets what is neither taken nor kept of it, in whatever place it stands
     */
    static Payload read(byte[] body, Programme programme, KnownSecrets secrets) {
        var scan = PayloadScan.of(body, secrets);
        if (text(scan, Field.EVENT_TYPE) == null && text(scan, Field.V2_EVENT_TYPE) != null) {
            return readV2(scan, programme);
        }
        var event = new Event(programme, stripped(text(scan, Field.EVENT_ID)), stripped(text(scan, Field.EVENT_TYPE)));
        String problem = scan.problem();
        if (problem == null && event.type() == null) {
            problem = "event.type is missing.";
        }
        if (problem == null && event.type().equals(FULFILMENT_PENDING) && isTest(scan)) {
            return new Test(event, id(scan, Field.PROMOTER_ID, PromoterDescription.MOST_ID_CHARACTERS), scan.masked());
        }
        if (problem == null && event.type().equals(FULFILMENT_PENDING)) {
            problem = problemOfReward(scan);
            if (problem == null) {
                return new RewardDue(event, reward(scan, programme), scan.masked());
            }
        }
        Optional<String> promoter = id(scan, Field.PROMOTER_ID, PromoterDescription.MOST_ID_CHARACTERS);
        if (problem != null) {
            return new Unreadable(event, promoter, problem, scan.masked());
        }
        boolean joins = PROMOTER_JOINS.contains(event.type());
        return new OtherEvent(event, promoter, joins ? description(scan, programme) : Optional.empty(), scan.masked());
    }

    /** An event of webhooks v2. So far, nothing but a denial asks for anything. */
    private static Payload readV2(PayloadScan scan, Programme programme) {
        var event = new Event(
                programme,
                WebhookSystem.V2,
                stripped(text(scan, Field.V2_EVENT_ID)),
                stripped(text(scan, Field.V2_EVENT_TYPE)));
        Optional<String> promoter = promoterOfV2(event, scan);
        if (scan.problem() != null) {
            return new Unreadable(event, promoter, scan.problem(), scan.masked());
        }
        if (!isDenial(event, scan)) {
            return new OtherEvent(event, promoter, Optional.empty(), scan.masked());
        }
        Field place = scan.value(Field.V2_ENTITY_ID) == null ? Field.ID : Field.V2_ENTITY_ID;
        Optional<String> id = id(scan, place, Reward.MOST_ID_CHARACTERS);
        if (id.isEmpty()) {
            return new Unreadable(event, promoter, problemOfCommission(scan), scan.masked());
        }
        boolean isAnother = id(scan, Field.ID, Reward.MOST_ID_CHARACTERS)
                .filter(other -> !other.equals(id.get()))
                .isPresent();
        return isAnother
                ? new Unreadable(
                        event, promoter, Field.V2_ENTITY_ID + " and " + Field.ID + " are not the same.", scan.masked())
                : new Denied(event, promoter, id.get(), scan.masked());
    }

    /** Whom it names, or is about. */
    private static Optional<String> promoterOfV2(Event event, PayloadScan scan) {
        Field place = event.type().startsWith("promoter.") ? Field.ID : Field.PROMOTER_ID;
        return id(scan, place, PromoterDescription.MOST_ID_CHARACTERS);
    }

    private static boolean isDenial(Event event, PayloadScan scan) {
        boolean isDenied = COMMISSION_ENDS.contains(event.type())
                || event.type().equals(COMMISSION_UPDATED)
                        && DENIED.equalsIgnoreCase(stripped(text(scan, Field.V2_STATUS_AFTER)));
        return isDenied && !isTest(scan);
    }

    private static boolean isTest(PayloadScan scan) {
        return "true".equalsIgnoreCase(stripped(anything(scan, Field.IS_TEST)));
    }

    private static String problemOfCommission(PayloadScan scan) {
        return problemOfId(scan, Field.V2_ENTITY_ID, Reward.MOST_ID_CHARACTERS).orElseThrow();
    }

    private static String problemOfReward(PayloadScan scan) {
        return Stream.of(
                        problemOfId(scan, Field.ID, Reward.MOST_ID_CHARACTERS),
                        problemOfId(scan, Field.PROMOTER_ID, PromoterDescription.MOST_ID_CHARACTERS),
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
        if (value.kind() == Scalar.Kind.SECRET) {
            return Optional.of(field + " holds a token or key of Laurel's, which must be known to nobody.");
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
                                + " characters that names something."));
    }

    /** The id in a place, as {@link IdText} reads it. */
    private static Optional<String> id(PayloadScan scan, Field field, int mostCharacters) {
        Scalar value = scan.value(field);
        if (value == null || !value.isUsable()) {
            return Optional.empty();
        }
        return value.kind() == Scalar.Kind.NUMBER
                ? IdText.ofNumber(value.text())
                : IdText.in(value.text(), mostCharacters);
    }

    /** The company's id of the promoter. A text that can be none is left as it was sent, for people to see. */
    private static String custId(PayloadScan scan) {
        Scalar value = scan.value(Field.PROMOTER_CUST_ID);
        Optional<String> id = id(scan, Field.PROMOTER_CUST_ID, CustId.MOST_CHARACTERS);
        return id.isPresent() || value == null || value.kind() == Scalar.Kind.NUMBER
                ? id.orElse(null)
                : text(scan, Field.PROMOTER_CUST_ID);
    }

    private static Reward reward(PayloadScan scan, Programme programme) {
        return new Reward(
                programme,
                WebhookSystem.V1,
                id(scan, Field.ID, Reward.MOST_ID_CHARACTERS).orElseThrow(),
                new Amount(scan.value(Field.AMOUNT).text()),
                scan.value(Field.UNIT).text(),
                anything(scan, Field.STATUS),
                text(scan, Field.REWARD_NAME),
                custId(scan),
                description(scan, programme).orElseThrow());
    }

    private static Optional<PromoterDescription> description(PayloadScan scan, Programme programme) {
        String name = Stream.of(Field.PROMOTER_FIRST_NAME, Field.PROMOTER_LAST_NAME)
                .map(field -> text(scan, field))
                .filter(part -> part != null)
                .map(String::strip)
                .collect(Collectors.joining(" "));
        return id(scan, Field.PROMOTER_ID, PromoterDescription.MOST_ID_CHARACTERS)
                .map(id -> new PromoterDescription(
                        programme.name(),
                        id,
                        custId(scan),
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
        return text == null ? null : IdText.stripped(text);
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
