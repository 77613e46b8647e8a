package laurel.ledger;

/** Why a balance moved. */
public enum EntryKind {
    /** A reward was given. */
    CREDIT,
    /** The company's application spent it. */
    REDEMPTION,
    /** An earlier entry was taken back. */
    REVERSAL,
    /** A person corrected the balance. */
    ADJUSTMENT,
    /** It was not spent in time. */
    EXPIRY;

    /**
     * Whether an entry of this kind can be taken back. A reversal cannot: an adjustment corrects it, with a reason of
     * its own.
     */
    public boolean isReversible() {
        return this != REVERSAL;
    }
}
