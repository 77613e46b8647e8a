package laurel.platform.web;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;

/**
 * What a caller sends, as bytes: no more and no longer than there is room and time for.
 *
 * @param bytes what was read
 * @param end why it was no more
 */
public record RequestBody(byte[] bytes, End end) {

    /** A body that takes longer leaves too little of the 10 s in which Laurel answers. */
    public static final int READ_SECONDS = 4;

    /** Why reading came to its end. */
    public enum End {
        /** That is all. */
        WHOLE,
        /** There is more than is read. */
        TOO_LARGE,
        /** The rest did not come, or not in time. */
        BROKEN_OFF
    }

    /**
     * What stands against reading the body as JSON; empty if nothing does. JSON has no charset, nor any other parameter
     * (RFC 8259): its bytes tell what they are.
     */
    public static Optional<String> objectionTo(HttpHeaders headers) {
        MediaType type = headers.getMediaType();
        // A server may leave on the subtype the white space that may stand before a parameter.
        if (type == null || !isJson(type.getType() + "/" + type.getSubtype().strip())) {
            return Optional.of("Send the body as application/json.");
        }
        String encoding = headers.getHeaderString(HttpHeaders.CONTENT_ENCODING);
        return encoding == null || encoding.strip().equalsIgnoreCase("identity")
                ? Optional.empty()
                : Optional.of("Send the body without a Content-Encoding.");
    }

    /**
     * Whether a type, without its parameters, is one of JSON: {@code application/json}, {@code text/json}, or one that
     * ends in {@code +json}. Source: the MIME Sniffing standard of the WHATWG; RFC 6839 for the suffix.
     */
    static boolean isJson(String type) {
        String small = type.toLowerCase(Locale.ROOT);
        return small.equals("application/json") || small.equals("text/json") || small.endsWith("+json");
    }

    /** As {@link #read(InputStream, int, int, Runnable)}, of what is never large. */
    public static RequestBody read(InputStream body, int most) {
        return read(body, most, most, () -> {});
    }

    /**
     * Reads a body. A server bounds each pause of a sender, but not their sum: this does.
     *
     * @param most the most bytes that are read
     * @param small a body that has more bytes than these is large
     * @param large called once before the rest of a large body is read; it may wait, beside the time for reading, and
     *     what it throws ends the reading
     */
    public static RequestBody read(InputStream body, int most, int small, Runnable large) {
        long end = System.nanoTime() + READ_SECONDS * 1_000_000_000L;
        var read = new ByteArrayOutputStream(4096);
        var part = new byte[8192];
        boolean isLarge = false;
        try {
            for (int count = body.read(part); count >= 0; count = body.read(part)) {
                if (read.size() + count > most) {
                    read.write(part, 0, most - read.size());
                    return new RequestBody(read.toByteArray(), End.TOO_LARGE);
                }
                read.write(part, 0, count);
                if (System.nanoTime() > end) {
                    return new RequestBody(read.toByteArray(), End.BROKEN_OFF);
                }
                if (!isLarge && read.size() > small) {
                    isLarge = true;
                    long began = System.nanoTime();
                    large.run();
                    end += System.nanoTime() - began; // that it had to wait is not the sender's fault
                }
            }
            return new RequestBody(read.toByteArray(), End.WHOLE);
        } catch (IOException stopped) {
            return new RequestBody(read.toByteArray(), End.BROKEN_OFF);
        }
    }

    /** What is answered to a body that broke off. */
    public static Problem brokenOff() {
        return Problem.of(408, "The body broke off, or did not arrive within " + READ_SECONDS + " s.");
    }

    /** What is answered to a body that has more bytes than these. */
    public static Problem tooLarge(int most) {
        return Problem.of(413, "The body is larger than " + most + " bytes.");
    }

    /** How much it is, and nothing of it. */
    @Override
    public String toString() {
        return bytes.length + " bytes, " + end;
    }
}
