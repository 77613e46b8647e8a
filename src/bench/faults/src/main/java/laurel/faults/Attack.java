package laurel.faults;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;

/**
 * What somebody without any credentials can do to a server from one machine: connections that each send something, and then a little
 * more from time to time, or nothing.
 */
enum Attack {
    /** A form is announced to a page, and never sent. */
    STALLED_FORMS(110, post("/login", "application/x-www-form-urlencoded", "Content-Length: 40"), 1, "", true),
    /** The same, by somebody who waits to be asked for it. */
    EXPECTANT_FORMS(
            110,
            post(
                    "/login",
                    "application/x-www-form-urlencoded",
                    "Content-Length: 40",
                    "Expect: 100-continue",
                    "Cookie: laurel-visitor=0123456789012345678901234567890123456789012"),
            1,
            "",
            true),
    /** A form comes byte by byte. */
    SLOW_FORMS(110, post("/password", "application/x-www-form-urlencoded", "Content-Length: 4000"), 1, "x", true),
    /** The largest document is asked for again and again, and never read. */
    UNREAD_DOCUMENTS(110, get("/openapi"), 40, "", false),
    /** Many small answers are never read. */
    UNREAD_PAGES(110, get("/login"), 400, "", false),
    /** The same, of the webhook itself, which refuses them. */
    UNREAD_REFUSALS(110, get("/webhooks/firstpromoter/guessed"), 4000, "", false),
    /** The same, of the API. */
    UNREAD_API(110, get("/api/accounts/1"), 4000, "", false),
    /** Headers that would fill the memory. */
    LARGE_HEADERS(450, get("/").replace("\r\n\r\n", ("\r\nX-Large: " + "x".repeat(9_000)).repeat(100)), 1, "", true),
    /** Headers that come byte by byte. */
    SLOW_HEADERS(450, get("/").replace("\r\n\r\n", "\r\nX-Slow: "), 1, "x", true),
    /** An address that is larger than any memory has room for, four hundred and fifty times. */
    LARGE_QUERIES(450, "GET /laurel/api/accounts?custId=" + "x".repeat(900_000) + " HTTP/1.1\r\n", 1, "", true),
    /** A delivery with a wrong token, whose body never comes. */
    STALLED_DELIVERIES(
            450, post("/webhooks/firstpromoter/guessed", "application/json", "Content-Length: 4000"), 1, "", true),
    /** A delivery with a wrong token, whose body never ends. */
    ENDLESS_DELIVERIES(
            110,
            post("/webhooks/firstpromoter/guessed", "application/json", "Transfer-Encoding: chunked"),
            1,
            "2000\r\n" + "x".repeat(0x2000) + "\r\n",
            true),
    /** Connections over which nothing comes. */
    IDLE(2000, "", 0, "", true),
    /** A password that is tried with each call; to look at one is costly. */
    WRONG_PASSWORDS(
            110,
            get(
                    "/api/accounts/1",
                    "Authorization: Basic "
                            + Base64.getEncoder()
                                    .encodeToString("admin:a wrong password".getBytes(StandardCharsets.US_ASCII))),
            1,
            "",
            true),
    /** Whether it is well, a thousand times. */
    HEALTH_CHECKS(64, get("/health/ready"), 16, "", true),
    /** TLS, where plain HTTP is spoken. */
    TLS_HELLOS(
            450,
            "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003" + "\u0000".repeat(500),
            1,
            "",
            true);

    /** Of a receiver that wants no answer there is room for a few packets only. */
    private static final int SMALL = 2048;

    private final int connections;
    private final byte[] beginning;
    private final int times;
    private final byte[] more;
    private final boolean reads;

    /**
     * @param beginning what is sent at once over each connection, so many times
     * @param more what is sent from time to time after it
     * @param reads whether answers are read; and who reads sees the end of a connection, and opens the next one
     */
    Attack(int connections, String beginning, int times, String more, boolean reads) {
        this.connections = connections;
        this.beginning = beginning.getBytes(StandardCharsets.ISO_8859_1);
        this.times = times;
        this.more = more.getBytes(StandardCharsets.ISO_8859_1);
        this.reads = reads;
    }

    private static String get(String path, String... headers) {
        return head("GET", path, headers);
    }

    private static String post(String path, String type, String... headers) {
        String[] all = Arrays.copyOf(headers, headers.length + 1);
        all[headers.length] = "Content-Type: " + type;
        return head("POST", path, all);
    }

    private static String head(String method, String path, String... headers) {
        var head = new StringBuilder(method + " /laurel" + path + " HTTP/1.1\r\nHost: localhost\r\n");
        for (String header : headers) {
            head.append(header).append("\r\n");
        }
        return head.append("\r\n").toString();
    }

    int connections() {
        return connections;
    }

    byte[] beginning() {
        return beginning;
    }

    int times() {
        return times;
    }

    byte[] more() {
        return more;
    }

    boolean reads() {
        return reads;
    }

    /** The size of what the receiver has room for; 0 for what the system finds right. */
    int receiveBuffer() {
        return reads ? 0 : SMALL;
    }

    /** The pause before more is sent. */
    Duration pause() {
        return more.length > 100 ? Duration.ofMillis(20) : Duration.ofMillis(500);
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
