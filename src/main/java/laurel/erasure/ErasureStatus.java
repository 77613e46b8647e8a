package laurel.erasure;

/** How far an erasure has come. */
public enum ErasureStatus {
    /** The books know no more who it is; the payloads that were recorded are still being searched. */
    OPEN,
    /** There is nothing more to be found. */
    DONE
}
