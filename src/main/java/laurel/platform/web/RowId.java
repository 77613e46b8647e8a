package laurel.platform.web;

import laurel.platform.Refused;

/** Reads the number of a row in a path. */
public final class RowId {

    private RowId() {}

    /**
     * The number that a text is.
     *
     * @param what what is looked for
     * @throws Refused.Thrown if it is no number, as whatever is not there
     */
    public static long of(String what, String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException none) {
            throw unknown(what).toException();
        }
    }

    /** That there is nothing of a number. */
    public static Refused unknown(String what) {
        return Refused.unknown("There is no " + what + " of this id.");
    }
}
