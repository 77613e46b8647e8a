package laurel.erasure;

/** What became of the wish to know a promoter again. */
public enum Readmission {
    DONE,
    /** The promoter is not erased, or nobody knows one of this id. */
    NOT_ERASED,
    /** Payloads are still being searched, and the search would delete new ones as well. */
    STILL_OPEN
}
