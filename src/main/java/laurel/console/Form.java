package laurel.console;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import laurel.platform.web.RequestBody;

/**
 * A form that somebody has filled in. It is read here and not by the server, which would also take the fields of the
 * address: a password in an address would end up in logs.
 */
final class Form {

    /** The largest form, in bytes. */
    static final int LARGEST = 16 * 1024;

    private static final String TYPE = "application/x-www-form-urlencoded";

    private final Map<String, String> fields;

    private Form(Map<String, String> fields) {
        this.fields = fields;
    }

    /**
     * Reads the form of a request.
     *
     * @return empty if there is none, or it is too large or malformed
     * @throws IOException if it broke off, or did not arrive in time
     */
    static Optional<Form> of(HttpServletRequest request) throws IOException {
        String type = request.getContentType();
        if (type == null || !type.split(";", 2)[0].strip().equalsIgnoreCase(TYPE)) {
            return Optional.empty();
        }
        var body = RequestBody.read(request.getInputStream(), LARGEST);
        return switch (body.end()) {
            case WHOLE -> parse(new String(body.bytes(), StandardCharsets.UTF_8));
            case TOO_LARGE -> Optional.empty();
            case BROKEN_OFF -> throw new IOException(body.toString());
        };
    }

    static Optional<Form> parse(String encoded) {
        var fields = new HashMap<String, String>();
        try {
            for (String pair : encoded.split("&")) {
                String[] parts = pair.split("=", 2);
                String value = parts.length == 1 ? "" : decoded(parts[1]);
                if (fields.put(decoded(parts[0]), value) != null) {
                    return Optional.empty();
                }
            }
            return Optional.of(new Form(fields));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private static String decoded(String encoded) {
        return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
    }

    /** The text of a field; {@code ""} if the form does not have it. */
    String field(String name) {
        return fields.getOrDefault(name, "");
    }
}
