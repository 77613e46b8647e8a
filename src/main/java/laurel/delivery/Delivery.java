package laurel.delivery;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import laurel.platform.transaction.TimeOrderedId;

/**
 * The record of one call with valid credentials: what was sent, without its secrets, and what was answered. What was
 * sent can be deleted; the rest stays.
 */
@Entity
@Table(name = "delivery")
@NamedQuery(
        name = Delivery.NEWEST_BEFORE,
        query = Delivery.SUMMARIES
                + " where d.programme = :programme and d.outcome = :outcome and d.id < :before order by d.id desc")
@NamedQuery(
        name = Delivery.NEWEST_OF_FULFILMENT,
        query = Delivery.SUMMARIES + " where d.fulfilment = :fulfilment and d.system = :system"
                + " and d.programme = :programme order by d.id desc")
@NamedQuery(name = Delivery.SUMMARY, query = Delivery.SUMMARIES + " where d.id = :id")
@NamedQuery(name = Delivery.PAYLOAD, query = "select d.payload from Delivery d where d.id = :id")
@NamedQuery(
        name = Delivery.NUMBERS_FROM,
        query = "select d.id from Delivery d where d.id > :after and d.id < :end order by d.id")
@NamedQuery(
        name = Delivery.OF_PROMOTER,
        query = "select d.id from Fulfilment f join Delivery d on d.fulfilment = f.id"
                + " and d.system = f.system and d.programme = f.programme"
                + " where f.promoterId = :promoter and f.programme = :programme and d.payload is not null")
@NamedQuery(
        name = Delivery.HOLDING_A_TEXT,
        query = "select d.id from Delivery d where d.id > :after and d.id <= :last and d.payload is not null"
                + " and d.programme = :programme and (locate(:text, d.payload) > 0 or locate(:lowercase, lower(d.payload)) > 0"
                + " or locate(:encoded, lower(d.payload)) > 0)")
@NamedQuery(name = Delivery.DELETE_PAYLOADS, query = Delivery.PAYLOAD_DELETED + " and d.id in :ids")
@NamedQuery(
        name = Delivery.DELETE_PAYLOADS_BETWEEN,
        query = Delivery.PAYLOAD_DELETED + " and d.id > :after and d.id <= :last")
public class Delivery {

    static final String NEWEST_BEFORE = "Delivery.newestBefore";
    static final String NEWEST_OF_FULFILMENT = "Delivery.newestOfFulfilment";
    static final String SUMMARY = "Delivery.summary";
    static final String PAYLOAD = "Delivery.payload";
    static final String NUMBERS_FROM = "Delivery.numbersFrom";
    static final String OF_PROMOTER = "Delivery.ofPromoter";
    static final String HOLDING_A_TEXT = "Delivery.holdingAText";
    static final String DELETE_PAYLOADS = "Delivery.deletePayloads";
    static final String DELETE_PAYLOADS_BETWEEN = "Delivery.deletePayloadsBetween";

    /** All fields except the payload, which can be large. A {@link DeliverySummary} is made of them. */
    static final String SUMMARIES =
            "select d.id, d.receivedAt, d.eventId, d.eventType, d.programme, d.system, d.fulfilment, d.outcome,"
                    + " d.reason, d.detail, d.status, d.tookMicros, d.payloadDeletedAt from Delivery d";

    static final String PAYLOAD_DELETED =
            "update Delivery d set d.payload = null, d.payloadDeletedAt = :now where d.payload is not null";

    @Id
    private Long id;

    @Column(name = "received_at", updatable = false)
    private Instant receivedAt;

    @Column(name = "event_id", updatable = false)
    private String eventId;

    @Column(name = "event_type", updatable = false)
    private String eventType;

    @Column(updatable = false)
    private String programme;

    @Column(updatable = false)
    private String system;

    @Column(name = "fulfilment_id", updatable = false)
    private String fulfilment;

    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    private DeliveryOutcome outcome;

    @Column(updatable = false)
    private String reason;

    @Column(updatable = false)
    private String detail;

    @Column(updatable = false)
    private int status;

    @Column(name = "took_micros", updatable = false)
    private long tookMicros;

    private String payload;

    @Column(name = "payload_deleted_at")
    private Instant payloadDeletedAt;

    /** For JPA. */
    protected Delivery() {}

    /**
     * The record of a call that is being answered.
     *
     * @param id its number, from {@link TimeOrderedId}
     * @param took the time from the call's arrival until now, when all but this record is written
     */
    Delivery(long id, WebhookCall call, DeliveryAnswer answered, Duration took) {
        this.id = id;
        this.receivedAt = call.receivedAt();
        this.eventId = call.eventId();
        this.eventType = call.eventType();
        this.programme = call.programme();
        this.system = call.system();
        this.fulfilment = answered.fulfilment();
        this.outcome = answered.outcome();
        this.reason = answered.reason();
        this.detail = answered.detail();
        this.status = answered.status();
        this.tookMicros = took.toNanos() / 1_000;
        if (call.isKept()) {
            this.payload = call.payload().isEmpty() ? null : call.payload();
        } else {
            this.payloadDeletedAt = call.payload().isEmpty() ? null : call.receivedAt();
        }
    }
}
