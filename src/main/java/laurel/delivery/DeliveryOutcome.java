package laurel.delivery;

/** What became of a delivery, in a word. */
public enum DeliveryOutcome {
    CREDITED,
    ALREADY_CREDITED,
    HELD,
    /** The reward was denied, and is taken back or not given. */
    DENIED,
    /** The reward was denied, and had been taken back or rejected before. */
    ALREADY_DENIED,
    /** An event that asks for nothing. */
    RECORDED,
    UNREADABLE
}
