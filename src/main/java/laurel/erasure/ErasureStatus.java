package laurel.erasure;

/** How far an erasure has come. */
public enum ErasureStatus {
    /** The promoter's name and address are erased. The payloads that were recorded are still being searched. */
    OPEN,
    /** All payloads were searched. */
    DONE
}
