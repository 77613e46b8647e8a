package laurel.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.time.Clock;
import java.time.Instant;
import laurel.platform.NewTransactions;
import laurel.platform.Problem;

/** Where FirstPromoter calls. Consumes whatever comes, so that it is this class that refuses it, after the credentials. */
@Path("firstpromoter")
@ApplicationScoped
@ForFirstPromoter
public class WebhookResource {

    /** How long a caller should wait before the next try, in seconds. */
    static final int RETRY_AFTER_SECONDS = 30;

    /** The largest body that is read, in bytes; FirstPromoter's are about 2 kB. */
    private static final int LARGEST_BODY = 256 * 1024;

    /** A body that takes longer leaves too little of the 10 s. */
    private static final int READ_SECONDS = 4;

    private static final String TOO_LARGE = "The body is larger than " + LARGEST_BODY + " bytes.";

    @Inject
    private Intake intake;

    @Inject
    private SigningKeys signingKeys;

    @Inject
    private Clock clock;

    /** A delivery with its token in a header; and with a signature, where a key for that is configured. */
    @POST
    public Response deliver(@Context HttpHeaders headers, InputStream body) {
        return deliver(headers, body, signingKeys.areConfigured());
    }

    /** A delivery with its token in the address, the only place where legacy webhooks can carry one; they cannot sign. */
    @POST
    @Path("{" + TokenFilter.TOKEN + "}")
    public Response deliverByAddress(@Context HttpHeaders headers, InputStream body) {
        return deliver(headers, body, false);
    }

    private Response deliver(HttpHeaders headers, InputStream body, boolean mustBeSigned) {
        Instant receivedAt = clock.instant();
        String unsupported = whatIsUnsupported(headers);
        if (unsupported != null) {
            return refuse(415, unsupported, receivedAt);
        }
        if (headers.getLength() > LARGEST_BODY) {
            return refuse(413, TOO_LARGE, receivedAt);
        }
        byte[] read;
        try {
            read = read(body);
        } catch (IOException stopped) {
            return Problem.of(408, "The body broke off, or did not arrive within " + READ_SECONDS + " s.")
                    .toResponse()
                    .build();
        }
        if (read.length > LARGEST_BODY) {
            return refuse(413, TOO_LARGE, receivedAt);
        }
        if (mustBeSigned && !signingKeys.haveSigned(read, headers.getHeaderString(SigningKeys.HEADER))) {
            return Problem.of(401, "Sign the body with a valid key: " + SigningKeys.HEADER + ".")
                    .toResponse()
                    .build();
        }
        var payload = Payload.read(read);
        return NewTransactions.until(() -> intake.take(payload, receivedAt)).toResponse();
    }

    /** As much of a body as is needed to see that it is too large. A server bounds each pause of a sender, but not their sum. */
    private static byte[] read(InputStream body) throws IOException {
        long end = System.nanoTime() + READ_SECONDS * 1_000_000_000L;
        var read = new ByteArrayOutputStream(4096);
        var part = new byte[8192];
        for (int count = body.read(part); count >= 0 && read.size() <= LARGEST_BODY; count = body.read(part)) {
            read.write(part, 0, count);
            if (System.nanoTime() > end) {
                throw new SocketTimeoutException("after " + read.size() + " bytes");
            }
        }
        return read.toByteArray();
    }

    private Response refuse(int status, String problem, Instant receivedAt) {
        var nothing = new Payload.Unreadable(new Payload.Event(null, null), problem, null);
        var answer = Answer.unreadable(status, problem);
        return NewTransactions.until(() -> intake.record(nothing, answer, receivedAt))
                .toResponse();
    }

    private static String whatIsUnsupported(HttpHeaders headers) {
        MediaType type = headers.getMediaType();
        // A server may leave on the subtype the white space that may stand before a parameter.
        if (type == null
                || !type.getType().equalsIgnoreCase("application")
                || !type.getSubtype().strip().equalsIgnoreCase("json")) {
            return "Send the body as application/json.";
        }
        String charset = type.getParameters().get(MediaType.CHARSET_PARAMETER);
        if (charset != null && !charset.equalsIgnoreCase("utf-8")) {
            return "JSON is sent as UTF-8, not as " + (charset.length() > 20 ? "something else" : charset) + ".";
        }
        String encoding = headers.getHeaderString(HttpHeaders.CONTENT_ENCODING);
        return encoding == null || encoding.equalsIgnoreCase("identity")
                ? null
                : "Send the body without a Content-Encoding.";
    }
}
