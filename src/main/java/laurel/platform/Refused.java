package laurel.platform;

/**
 * What was asked cannot be done, and whoever asked can mend that. It knows neither HTTP nor pages: the API answers with a problem, a
 * page shows it beside the field.
 *
 * @param field what is wrong in what was sent; null if it is nothing of that
 * @param why what is wrong and what to do about it, in whole sentences; never holds a secret
 */
public record Refused(Kind kind, String field, String why) {

    /** What sort of obstacle it is. */
    public enum Kind {
        /** It is not what can be asked here: a field is missing, unknown, or not of its form. */
        MALFORMED,
        /** What it is about is not there. */
        UNKNOWN,
        /** It is not for this caller. */
        FORBIDDEN,
        /** It does not go with how things stand now. */
        CONFLICT,
        /** It is well-formed, and means what cannot be: a unit or an account that there is not. */
        UNFIT
    }

    /** A field is missing or not of its form. */
    public static Refused malformed(String field, String why) {
        return new Refused(Kind.MALFORMED, field, why);
    }

    /** What it is about is not there. */
    public static Refused unknown(String why) {
        return new Refused(Kind.UNKNOWN, null, why);
    }

    /** It does not go with how things stand now. */
    public static Refused conflict(String why) {
        return new Refused(Kind.CONFLICT, null, why);
    }

    /** A field means what there is not. */
    public static Refused unfit(String field, String why) {
        return new Refused(Kind.UNFIT, field, why);
    }

    /** Ends what reads a request. A use case returns what it refuses, since it ends a transaction. */
    public Thrown toException() {
        return new Thrown(this);
    }

    /** Carries a refusal to where it is answered. */
    public static final class Thrown extends RuntimeException {

        private final transient Refused refused;

        private Thrown(Refused refused) {
            super(refused.why(), null, false, false);
            this.refused = refused;
        }

        public Refused refused() {
            return refused;
        }
    }
}
