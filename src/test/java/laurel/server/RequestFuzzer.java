package laurel.server;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import laurel.server.FuzzCase.Expected;

/** Requests of one connection after the other: good ones, odd ones, and what is hardly a request. */
final class RequestFuzzer {

    private static final String WEBHOOK = "/laurel/webhooks/firstpromoter";
    private static final String JSON = "Content-Type: application/json";
    private static final int REMEMBERED = 200;

    private static final List<String> ODD_METHODS =
            List.of("HEAD", "OPTIONS", "PUT", "DELETE", "PATCH", "TRACE", "CONNECT", "PROPFIND", "get", "Q".repeat(40));

    private static final List<String> ODD_TYPES = List.of(
            "",
            "garbage",
            "/",
            "application/",
            "/json",
            "*/*",
            ";",
            "application/jsonp",
            "application/x-www-form-urlencoded",
            "multipart/form-data",
            "multipart/form-data; boundary=",
            "text/html;charset=utf-8",
            "a".repeat(3000) + "/" + "b".repeat(3000),
            "application/json\u00e9");

    /** They mean nothing to Laurel, and must not trouble it. */
    private static final List<String> ODD_HEADERS = List.of(
            "Accept: garbage",
            "Accept: text/html;q=x",
            "Accept: application/xml",
            "Accept: ",
            "Accept-Charset: utf-16",
            "Accept-Encoding: gzip;q=5, br, x;;",
            "Accept-Language: ;;q=x",
            "Accept-Language: " + "de,".repeat(1000),
            "Authorization: Basic !!!",
            "Authorization: Digest username=\"\u00ff\"",
            "Cookie: $Version=;;=;a=\"",
            "Cookie: JSESSIONID=../../etc/passwd",
            "Expect: 100-continue",
            "Forwarded: for=\"[::1\";proto=\u00ff",
            "If-Match: \"",
            "If-Modified-Since: yesterday",
            "If-None-Match: *",
            "If-Range: x",
            "Max-Forwards: -1",
            "Origin: null",
            "Range: bytes=5-1,-,0-",
            "Referer: \u00fc",
            "TE: trailers, deflate;q=x",
            "Trailer: Content-Length",
            "Upgrade: websocket",
            "User-Agent: ${jndi:ldap://localhost/a}",
            "X-Forwarded-For: " + "1.1.1.1, ".repeat(300),
            "X-Forwarded-For: " + "127.0.0.1, ".repeat(300) + "1.1.1.1",
            "X-Forwarded-For: ",
            "X-Forwarded-For: ,,[",
            "X-Forwarded-For: [::1]:x, [2001:db8::1]:80",
            "X-Forwarded-For: unknown\r\nX-Forwarded-For: fe80::1%\u00ff",
            "X-Forwarded-Host: [",
            "X-HTTP-Method-Override: DELETE",
            "X-Webhook-Signature: zz",
            "X: " + "x".repeat(8_000));

    private static final List<String> BROKEN_HEADERS = List.of(
            "no colon",
            ": no name",
            "na me: x",
            "n\0ame: x",
            "Nul: a\0b",
            "Bell: \u0007",
            "Folded: a\r\n b",
            " First: folded",
            "Cr: a\rb",
            "Lf: a\nb",
            "Host: second",
            "Host: [",
            "Connection: Upgrade\r\nUpgrade: h2c\r\nHTTP2-Settings: !!",
            "Connection: \u00ff, , close, close",
            "Expect: something else",
            "Content-Length: 3",
            "Content-Length: -5",
            "Content-Length: +5",
            "Content-Length: 0x10",
            "Content-Length: 1, 2",
            "Content-Length: 99999999999",
            "Content-Length: 99999999999999999999",
            "Content-Length: ",
            "Transfer-Encoding: chunked",
            "Transfer-Encoding: gzip, chunked",
            "Transfer-Encoding: xchunked",
            "Transfer-Encoding:\u000bchunked",
            "Transfer-Encoding: identity",
            "Content-Encoding: gzip",
            "Long: " + "x".repeat(200_000),
            "M: 1\r\n".repeat(1000) + "M: 2");

    private static final List<String> BROKEN_CHUNKS = List.of(
            "zz\r\nab\r\n0\r\n\r\n",
            "-1\r\nab\r\n0\r\n\r\n",
            "5\r\nab",
            "fffffffffffffffff\r\nab\r\n0\r\n\r\n",
            "7fffffffffffffff\r\nab",
            "2;x=\"\r\nab\r\n0\r\n\r\n",
            "2\r\nabXX0\r\n\r\n",
            "\r\n\r\n",
            "2\nab\n0\n\n",
            "0\r\nTrailer\r\n\r\n",
            "0\r\n" + "T: x\r\n".repeat(2000) + "\r\n");

    private static final List<String> ODD_SEGMENTS = List.of(
            "..",
            "%2e%2e",
            ".",
            "%2F",
            "%5c",
            "\\",
            "%00",
            "%",
            "%zz",
            "%c3",
            "%C3%A9",
            "%ff%fe",
            "%F0%9F%98%80",
            "%ed%a0%80",
            "\u00e9",
            ";",
            ";jsessionid=1",
            "a;b=c;d",
            "%3b",
            "+",
            "%20",
            "%0d%0aX:%20y",
            "{x}",
            "[",
            "|",
            "\"",
            "'",
            "$",
            "a".repeat(600),
            "a".repeat(9000),
            "",
            "WEB-INF",
            "web.xml");

    private static final List<String> USUAL_SEGMENTS =
            List.of("api", "accounts", "entries", "health", "ready", "live", "problem", "c-0-1", "c-0-2", "webhooks");

    private static final List<String> ODD_NUMBERS = List.of(
            "1",
            "500",
            "501",
            "0",
            "-1",
            "",
            "%",
            "1.5",
            "0x1",
            "9223372036854775807",
            "9223372036854775808",
            "%D9%A1",
            "a");

    private final Random random;
    private final BodyFuzzer bodies;
    private final String token;
    private final String apiKey;
    private final List<byte[]> credited = new ArrayList<>();

    RequestFuzzer(Random random, int connection, String token, String apiKey) {
        this.random = random;
        this.bodies = new BodyFuzzer(random, connection);
        this.token = token;
        this.apiKey = apiKey;
    }

    /** The next request. It is sent, and answered, before the one after it is asked for. */
    FuzzCase next() {
        int kind = random.nextInt(100);
        if (kind < 20) {
            return remembered(delivery(bodies.good(), Expected.CREDITED));
        } else if (kind < 25 && !credited.isEmpty()) {
            return delivery(oneOf(credited), Expected.ALREADY_CREDITED);
        } else if (kind < 43) {
            return delivery(bodies.odd(), Expected.READ);
        } else if (kind < 58) {
            return delivery(bodies.damaged(), Expected.READ);
        } else if (kind < 59) {
            return delivery(bodies.heavy(), Expected.UNREADABLE);
        } else if (kind < 60) {
            return delivery(bodies.tooLarge(), Expected.TOO_LARGE);
        } else if (kind < 65) {
            return withoutTheToken();
        } else if (kind < 68) {
            return ofAnotherType();
        } else if (kind < 80) {
            return odd();
        }
        return broken();
    }

    /** A delivery as a client might send it, with the token wherever it may stand. */
    private FuzzCase delivery(byte[] json, Expected expected) {
        List<String> lines = random.nextInt(3) > 0
                ? lines("POST " + WEBHOOK + "/" + token)
                : lines(
                        "POST " + WEBHOOK,
                        oneOf(List.of(
                                "Authorization: Bearer " + token,
                                "authorization:bearer  " + token,
                                basic("any", token))));
        lines.add(
                oneOf(List.of(JSON, "content-type:APPLICATION/json; charset=\"utf-8\"", JSON + " ;charset=UTF-8;x=y")));
        boolean chunked = random.nextInt(4) == 0;
        lines.add(chunked ? "Transfer-Encoding: chunked" : "Content-Length: " + json.length);
        return new FuzzCase(head(lines), chunked ? chunks(json) : json, json, expected);
    }

    private FuzzCase remembered(FuzzCase good) {
        if (credited.size() < REMEMBERED) {
            credited.add(good.json());
        } else {
            credited.set(random.nextInt(REMEMBERED), good.json());
        }
        return good;
    }

    private FuzzCase withoutTheToken() {
        String near = random.nextBoolean() ? token.substring(1) : token + oneOf(List.of("a", "%20", "%00", ","));
        byte[] json = random.nextBoolean() ? bodies.good() : bodies.damaged();
        List<String> lines = random.nextBoolean()
                ? lines("POST " + WEBHOOK + "/" + near)
                : lines(
                        "POST " + WEBHOOK,
                        oneOf(List.of(
                                "Authorization: Bearer " + near,
                                "Authorization: Basic " + token,
                                basic(token, ""),
                                "Authorization: " + token,
                                "Authorization: Bearer",
                                "Authorization: Basic " + "A".repeat(5000),
                                "X-Token: " + token)));
        lines.add("X-Forwarded-For: 192.0.2." + random.nextInt(100));
        return request(lines, json, JSON, "Content-Length: " + json.length, Expected.NOT_AUTHENTICATED);
    }

    private FuzzCase ofAnotherType() {
        byte[] json = bodies.good();
        List<String> lines = lines("POST " + WEBHOOK + "/" + token);
        return request(
                lines,
                json,
                "Content-Type: " + oneOf(ODD_TYPES),
                "Content-Length: " + json.length,
                Expected.UNSUPPORTED);
    }

    /** A well-formed request with something in it that is not usual. */
    private FuzzCase odd() {
        if (random.nextBoolean()) {
            byte[] json = bodies.good();
            List<String> lines = lines("POST " + WEBHOOK + "/" + token, oneOf(ODD_HEADERS));
            return request(lines, json, JSON, "Content-Length: " + json.length, Expected.ANSWERED);
        }
        String method = random.nextInt(4) > 0 ? "GET" : oneOf(ODD_METHODS);
        var lines = lines(method + " " + path(), "Authorization: " + oneOf(List.of("Bearer " + apiKey, "Bearer x")));
        for (int more = random.nextInt(3); more > 0; more--) {
            lines.add(oneOf(ODD_HEADERS));
        }
        return new FuzzCase(head(lines), new byte[0], new byte[0], Expected.ANSWERED_OR_CLOSED);
    }

    private String path() {
        String start = oneOf(List.of(
                "/laurel/api/accounts", "/laurel/api/accounts", "/laurel/api", "/laurel", WEBHOOK, "/laurel/health"));
        var path = new StringBuilder(start);
        for (int more = random.nextInt(4); more > 0; more--) {
            path.append('/').append(oneOf(random.nextBoolean() ? ODD_SEGMENTS : USUAL_SEGMENTS));
        }
        for (int more = random.nextInt(3); more > 0; more--) {
            path.append(path.indexOf("?") < 0 ? '?' : '&')
                    .append(oneOf(List.of("limit", "before", "custId")))
                    .append('=')
                    .append(oneOf(random.nextInt(4) > 0 ? ODD_NUMBERS : ODD_SEGMENTS));
        }
        return path.toString();
    }

    /** What is hardly a request: its head is damaged, or its head and its body contradict each other. */
    private FuzzCase broken() {
        byte[] json = bodies.good();
        List<String> lines = lines("POST " + WEBHOOK + "/" + token, JSON, "Content-Length: " + json.length);
        switch (random.nextInt(5)) {
            case 0 -> lines.add(1 + random.nextInt(lines.size()), oneOf(BROKEN_HEADERS));
            case 1 -> lines.set(lines.size() - 1, oneOf(BROKEN_HEADERS));
            case 2 -> lines.set(0, brokenRequestLine());
            case 3 -> {
                lines.set(lines.size() - 1, "Transfer-Encoding: chunked");
                byte[] chunks = oneOf(BROKEN_CHUNKS).getBytes(StandardCharsets.ISO_8859_1);
                return new FuzzCase(head(lines), chunks, new byte[0], Expected.ANSWERED_OR_CLOSED);
            }
            default -> {
                byte[] head = head(lines);
                for (int times = 1 + random.nextInt(3); times > 0; times--) {
                    head[random.nextInt(head.length)] = (byte) random.nextInt(256);
                }
                return new FuzzCase(head, json, json, Expected.ANSWERED_OR_CLOSED);
            }
        }
        byte[] sent = random.nextInt(4) == 0 ? Arrays.copyOf(json, random.nextInt(json.length)) : json;
        return new FuzzCase(head(lines), sent, json, Expected.ANSWERED_OR_CLOSED);
    }

    private String brokenRequestLine() {
        String address = WEBHOOK + "/" + token;
        return oneOf(List.of(
                "POST " + address,
                "POST  " + address + " HTTP/1.1",
                "POST " + address + " HTTP/1.0",
                "POST " + address + " HTTP/0.9",
                "POST " + address + " HTTP/2.0",
                "POST " + address + " HTTP/9.9",
                "POST " + address + " http/1.1",
                "POST " + address + " HTTP/1.1 x",
                "POST\t" + address + "\tHTTP/1.1",
                "P\0ST " + address + " HTTP/1.1",
                "post " + address + " HTTP/1.1",
                " POST " + address + " HTTP/1.1",
                "POST http://elsewhere" + address + " HTTP/1.1",
                "POST http://localhost" + address + " HTTP/1.1",
                "POST " + address + "#fragment HTTP/1.1",
                "POST " + address + "\0 HTTP/1.1",
                "POST " + address + "?" + "a=1&".repeat(1500) + " HTTP/1.1",
                "POST * HTTP/1.1",
                "POST",
                "",
                "POST " + path() + " HTTP/1.1"));
    }

    private FuzzCase request(List<String> lines, byte[] json, String type, String length, Expected expected) {
        lines.add(type);
        lines.add(length);
        return new FuzzCase(head(lines), json, json, expected);
    }

    private static List<String> lines(String request, String... headers) {
        var lines = new ArrayList<String>(List.of(request + " HTTP/1.1", "Host: localhost"));
        lines.addAll(List.of(headers));
        return lines;
    }

    private static byte[] head(List<String> lines) {
        return (String.join("\r\n", lines) + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1);
    }

    private byte[] chunks(byte[] body) {
        var chunks = new ByteArrayOutputStream();
        for (int from = 0, size; from < body.length; from += size) {
            size = Math.min(body.length - from, 1 + random.nextInt(body.length));
            chunks.writeBytes((Integer.toHexString(size) + "\r\n").getBytes(StandardCharsets.US_ASCII));
            chunks.write(body, from, size);
            chunks.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
        }
        chunks.writeBytes("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        return chunks.toByteArray();
    }

    private static String basic(String user, String password) {
        byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        return "Authorization: Basic " + Base64.getEncoder().encodeToString(pair);
    }

    private <T> T oneOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
