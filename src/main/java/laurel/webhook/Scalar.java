package laurel.webhook;

import laurel.platform.text.IdText;

/**
 * What stands in a place of a payload.
 *
 * @param text the text of a string, or the digits of a number as they were sent; for the other kinds what a person would see
 */
record Scalar(Kind kind, String text) {

    enum Kind {
        STRING,
        NUMBER,
        BOOLEAN,
        /** An object or an array: present, and nothing that Laurel could use in such a place. */
        STRUCTURE,
        /** A text with something in it that opens Laurel, which is kept in no place: present, and of no use. */
        SECRET
    }

    /** Whether it is a string or a number, with something in it that can be seen. */
    boolean isUsable() {
        return (kind == Kind.STRING || kind == Kind.NUMBER)
                && !IdText.stripped(text).isEmpty();
    }
}
