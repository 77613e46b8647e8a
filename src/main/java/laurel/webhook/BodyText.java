package laurel.webhook;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The text that the bytes of a body are. JSON is UTF-8, whatever a header says (RFC 8259); what is in another encoding is decoded
 * all the same, so that somebody can see what was sent.
 *
 * @param problem what is wrong with the bytes, in words that repeat nothing of them
 */
record BodyText(String text, Optional<String> problem) {

    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final char REPLACEMENT = '\uFFFD';

    static BodyText of(byte[] body) {
        Optional<Charset> wider = widerThanUtf8(body);
        if (wider.isPresent()) {
            return new BodyText(
                    withoutMark(new String(body, wider.get())),
                    Optional.of("The body is not UTF-8 but " + wider.get().name() + ", from its byte 0 on."));
        }
        var text = new String(body, StandardCharsets.UTF_8);
        // Nobody sends this character; so the bytes are seldom looked at a second time.
        Optional<String> problem = text.indexOf(REPLACEMENT) < 0 ? Optional.empty() : firstFault(body);
        return new BodyText(withoutMark(text), problem);
    }

    /** UTF-16 or UTF-32, which are told by their mark, or by the zeros that are in the first character of every JSON text. */
    private static Optional<Charset> widerThanUtf8(byte[] body) {
        if (body.length < 2) {
            return Optional.empty();
        }
        int first = body[0] & 0xFF;
        int second = body[1] & 0xFF;
        boolean isWide = body.length >= 4 && (second == 0 || first == 0xFF) && body[2] == 0 && body[3] == 0;
        if (isWide) {
            return Optional.of(Charset.forName(first == 0xFF ? "UTF-32" : "UTF-32LE"));
        }
        if (first == 0 && second == 0) {
            return Optional.of(Charset.forName("UTF-32"));
        }
        if (first == 0xFE && second == 0xFF || first == 0xFF && second == 0xFE) {
            return Optional.of(StandardCharsets.UTF_16);
        }
        if (first == 0 || second == 0) {
            return Optional.of(first == 0 ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE);
        }
        return Optional.empty();
    }

    private static Optional<String> firstFault(byte[] body) {
        var in = ByteBuffer.wrap(body);
        var decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        boolean isFaulty =
                decoder.decode(in, CharBuffer.allocate(body.length), true).isError();
        return isFaulty
                ? Optional.of("The body is not UTF-8: what begins at its byte " + in.position() + " is none.")
                : Optional.empty();
    }

    private static String withoutMark(String text) {
        return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
    }

    /** Whether it is none that somebody could read, such as what is compressed. */
    static boolean isBinary(String text) {
        return text.chars().anyMatch(c -> c < ' ' && c != '\t' && c != '\n' && c != '\r');
    }
}
