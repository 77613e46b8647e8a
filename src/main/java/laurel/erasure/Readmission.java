package laurel.erasure;

/** What became of the request to readmit a promoter. */
public enum Readmission {
    DONE,
    /** The promoter is not erased, or nobody knows one of this id. */
    NOT_ERASED,
    /** Payloads are still being searched, and the search would delete new ones as well. */
    STILL_OPEN
}
