package laurel.ledger;

/** Where a hold stands. */
public enum HoldStatus {
    /** It sets its amount aside. */
    OPEN,
    /** Its amount, or a part of it, was spent; the rest is free. */
    CAPTURED,
    /** It was given up; its amount is free. */
    RELEASED,
    /**
     * It was not settled in time; its amount is free. This is never written down: an open hold is expired as soon as
     * its time is over.
     */
    EXPIRED
}
