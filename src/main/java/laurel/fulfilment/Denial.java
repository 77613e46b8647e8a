package laurel.fulfilment;

/** What became of it that FirstPromoter denied a reward. When it is returned, it is in the transaction; when that is committed, it is so. */
public enum Denial {
    /** The reward was taken back by this call, or will not be given. */
    DONE,
    /** That had been so before. */
    REPEATED,
    /** Nobody has announced such a reward. */
    UNKNOWN
}
