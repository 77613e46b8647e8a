package laurel.platform;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.util.Optional;

/** What a caller sends, as bytes: of a known type, and no more and no longer than there is time and room for. */
public final class RequestBody {

    /** A body that takes longer leaves too little of the 10 s in which Laurel answers. */
    public static final int READ_SECONDS = 4;

    private RequestBody() {}

    /** What stands against reading the body as JSON in UTF-8; empty if nothing does. */
    public static Optional<String> objectionTo(HttpHeaders headers) {
        MediaType type = headers.getMediaType();
        // A server may leave on the subtype the white space that may stand before a parameter.
        if (type == null
                || !type.getType().equalsIgnoreCase("application")
                || !type.getSubtype().strip().equalsIgnoreCase("json")) {
            return Optional.of("Send the body as application/json.");
        }
        String charset = type.getParameters().get(MediaType.CHARSET_PARAMETER);
        if (charset != null && !charset.equalsIgnoreCase("utf-8")) {
            return Optional.of(
                    "JSON is sent as UTF-8, not as " + (charset.length() > 20 ? "something else" : charset) + ".");
        }
        String encoding = headers.getHeaderString(HttpHeaders.CONTENT_ENCODING);
        return encoding == null || encoding.equalsIgnoreCase("identity")
                ? Optional.empty()
                : Optional.of("Send the body without a Content-Encoding.");
    }

    /**
     * As much of a body as is needed to see that it is too large. A server bounds each pause of a sender, but not their sum.
     *
     * @param most the most bytes; if more are returned, it is too large
     * @throws IOException if the body broke off, or did not arrive within {@value #READ_SECONDS} s
     */
    public static byte[] read(InputStream body, int most) throws IOException {
        long end = System.nanoTime() + READ_SECONDS * 1_000_000_000L;
        var read = new ByteArrayOutputStream(4096);
        var part = new byte[8192];
        for (int count = body.read(part); count >= 0 && read.size() <= most; count = body.read(part)) {
            read.write(part, 0, count);
            if (System.nanoTime() > end) {
                throw new SocketTimeoutException("after " + read.size() + " bytes");
            }
        }
        return read.toByteArray();
    }

    /** What is answered to a body that {@link #read} could not read. */
    public static Problem brokenOff() {
        return Problem.of(408, "The body broke off, or did not arrive within " + READ_SECONDS + " s.");
    }
}
