package laurel.platform.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Refuses a query that does not decode, whatever it asks. Servers put U+FFFD in place of what they cannot decode: two
 * customers whose ids were sent in ISO 8859-1 would become one. This is a servlet filter, so that it also stands before
 * the pages.
 */
@WebFilter(urlPatterns = "/*", asyncSupported = true)
public class QueryFilter extends HttpFilter {

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String query = request.getQueryString();
        if (query == null || isDecodable(query)) {
            chain.doFilter(request, response);
        } else {
            Problem.of(
                            400,
                            "The query is malformed: send it in UTF-8, percent-encoded as forms are, and without U+0000.")
                    .send(response);
        }
    }

    /** Whether a query is percent-encoded UTF-8 (RFC 3986, 3629) without U+0000, which no database takes. */
    static boolean isDecodable(String query) {
        var bytes = new ByteArrayOutputStream(query.length());
        for (int at = 0; at < query.length(); at++) {
            int octet = query.charAt(at);
            if (octet == '%') {
                octet = octet(query, at + 1);
                at += 2;
            } else if (octet <= ' ' || octet >= 0x7F) {
                return false;
            }
            if (octet <= 0) {
                return false;
            }
            bytes.write(octet);
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes.toByteArray()));
            return true;
        } catch (CharacterCodingException malformed) {
            return false;
        }
    }

    /** The octet of two hexadecimal digits; -1 if they are not hexadecimal digits. */
    private static int octet(String query, int at) {
        if (at + 1 >= query.length()) {
            return -1;
        }
        int high = digit(query.charAt(at));
        int low = digit(query.charAt(at + 1));
        return high < 0 || low < 0 ? -1 : high << 4 | low;
    }

    /** Character.digit would take digits of every script. */
    private static int digit(char c) {
        return c < 0x7F ? Character.digit(c, 16) : -1;
    }
}
