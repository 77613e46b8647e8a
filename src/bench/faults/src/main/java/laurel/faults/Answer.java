package laurel.faults;

/**
 * How a delivery ended.
 *
 * @param end what came of it
 * @param status the HTTP status; 0 without an answer
 * @param outcome as Laurel names it, or null
 * @param reason why a reward is held, or null
 * @param beganAt when it began, by {@link System#nanoTime}
 * @param endedAt when it ended
 */
record Answer(End end, int status, String outcome, String reason, long beganAt, long endedAt) {

    enum End {
        /** A whole answer came. */
        ANSWERED,
        /** Nobody accepted the connection: nothing was sent. */
        UNREACHABLE,
        /** The connection ended before the answer did. */
        LOST,
        /** FirstPromoter had waited for 15 s, and hung up. */
        LATE,
        /** FirstPromoter hung up on purpose: the answer, whatever it is, is lost to it. */
        HUNG_UP
    }

    long millis() {
        return (endedAt - beganAt) / 1_000_000;
    }

    /**
     * Whether it says that nothing is wrong but the time: the reward can be sent again. 404 is WildFly without its application,
     * 502 and 504 are HAProxy without its servers.
     */
    boolean isRefusedForNow() {
        return switch (status) {
            case 404, 502, 503, 504 -> true;
            default -> false;
        };
    }
}
