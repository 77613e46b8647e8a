package laurel.promoter;

/**
 * What became of a decision about whose a promoter's rewards are. It holds if the transaction in which it was returned
 * is committed.
 *
 * @param promoter the promoter as it is now; null if nothing was done
 */
public record Link(Kind kind, PromoterStatement promoter) {

    /** An enum and not a sealed interface: Java 17 checks that a switch over it is exhaustive. */
    public enum Kind {
        /** It is as it was decided, from now on or since before. */
        DONE,
        /** Nobody has heard of the promoter. */
        NO_PROMOTER,
        /** Nobody knows the account. */
        NO_ACCOUNT
    }
}
