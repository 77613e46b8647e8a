package laurel.server;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

/**
 * A request as it goes over the wire, and what may come back.
 *
 * @param head the request line and the headers, up to and with the empty line
 * @param body what follows
 * @param json the body without its framing; empty if there is none
 * @param expected what may come back
 */
record FuzzCase(byte[] head, byte[] body, byte[] json, Expected expected) {

    private static final int MOST_SHOWN = 4000;

    /** What may come back. Nothing that does has a status of 500 or more. */
    enum Expected {
        /** The reward in the body is credited by this call. */
        CREDITED(200),
        /** The reward in the body was credited before. */
        ALREADY_CREDITED(200),
        /** The body is read, and decides. */
        READ(200, 202, 204, 400),
        UNREADABLE(400),
        /** 429 after too many from one source. */
        NOT_AUTHENTICATED(401, 429),
        TOO_LARGE(413),
        UNSUPPORTED(415),
        /** The request is well formed and for Laurel: it is answered, and if it is refused, by a problem. */
        ANSWERED,
        /** The request is so broken that the server may close the connection or answer by itself, with an empty body. */
        ANSWERED_OR_CLOSED;

        private final Set<Integer> statuses;

        Expected(Integer... statuses) {
            this.statuses = Set.of(statuses);
        }

        boolean allows(int status) {
            return status < 500 && (statuses.isEmpty() || statuses.contains(status));
        }
    }

    /** Whether the connection can serve another request afterwards: nothing about this one's framing is odd. */
    boolean keepsItsConnection() {
        return switch (expected) {
            case CREDITED, ALREADY_CREDITED, READ, UNREADABLE, NOT_AUTHENTICATED -> true;
            case TOO_LARGE, UNSUPPORTED, ANSWERED, ANSWERED_OR_CLOSED -> false;
        };
    }

    /** Whether the request is of this method, as far as it has one. */
    boolean is(String method) {
        return headText().startsWith(method + " ");
    }

    /** Whether a server that resolves the address may find that it is not one of Laurel's. */
    boolean leavesLaurel() {
        String address = headText().lines().findFirst().orElse("");
        return !address.contains(" /laurel/")
                || address.contains("..")
                || address.toLowerCase(Locale.ROOT).contains("%2e");
    }

    private String headText() {
        return new String(head, StandardCharsets.ISO_8859_1);
    }

    /** What was sent, so that a person can read it and a test can be made of it. */
    @Override
    public String toString() {
        return expected + "\n" + printable(head) + printable(body);
    }

    private static String printable(byte[] bytes) {
        var text = new StringBuilder();
        for (int at = 0; at < Math.min(bytes.length, MOST_SHOWN); at++) {
            int c = bytes[at] & 0xFF;
            if (c == '\r' || c == '\n' || c >= ' ' && c < 0x7F) {
                text.append((char) c);
            } else {
                text.append(String.format("\\x%02x", c));
            }
        }
        return bytes.length <= MOST_SHOWN ? text.toString() : text + "… " + bytes.length + " bytes";
    }
}
