package laurel.fulfilment;

/** Why a reward was not credited. FirstPromoter hears 202, and keeps it pending. */
public enum HoldReason {
    /** FirstPromoter said of the reward that it is not pending. */
    NOT_PENDING,
    /** It is money, which FirstPromoter pays out itself. */
    MONETARY,
    /** Nobody configured this unit. */
    UNKNOWN_UNIT,
    /** Not a positive whole number within bounds. */
    BAD_AMOUNT,
    /** Nobody knows which account this promoter's is. */
    NO_ACCOUNT,
    /** Somebody paused the intake. */
    PAUSED,
    /** The same fulfilment was credited with another amount or unit, or for a promoter whom nobody has confirmed. */
    CONFLICT,
    /** An operator or FirstPromoter decided that it is not given, or it was taken back. */
    REJECTED
}
