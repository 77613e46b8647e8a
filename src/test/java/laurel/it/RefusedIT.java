package laurel.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A delivery is judged by its bytes, and of what is refused in spite of the right token an operator finds what was sent. */
@ExtendWith(ArquillianExtension.class)
class RefusedIT {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final int LARGEST = 1024 * 1024;

    private static String token() {
        return "/" + FirstPromoter.tokens().get(0);
    }

    private static byte[] bytes(Reward reward) {
        return reward.payload().toString().getBytes(StandardCharsets.UTF_8);
    }

    private static Reply sends(byte[] body, String type) {
        return FirstPromoter.sends(
                FirstPromoter.request(token(), BodyPublishers.ofByteArray(body)).header("Content-Type", type));
    }

    /** The newest delivery whose payload has a text in it, as an operator reads it. */
    private static JsonObject deliveryWith(String text) {
        String like = "%" + text + "%";
        long end = System.nanoTime() + PATIENCE.toNanos();
        String id = null;
        // Who broke a call off does not hear when it is recorded.
        while (id == null && System.nanoTime() < end) {
            id = Tables.find("select max(id) from delivery where payload like ?", like)
                    .get(0);
        }
        assertThat(id).as("a delivery that keeps %s", text).isNotNull();
        return FirstPromoter.sends(Company.as("anna", "/deliveries/" + id))
                .is(200)
                .json();
    }

    @Test
    void json_has_no_charset_so_whatever_is_said_of_it_means_nothing() {
        for (String type : List.of(
                "application/json; charset=utf8",
                "application/json; charset=UTF8",
                "application/json; charset=\"utf8\"",
                "application/json; charset='utf-8'",
                "application/json; charset=us-ascii",
                "application/json;charset=ISO-8859-1",
                "application/json; charset=utf-16",
                "application/json; charset=there-is-none-of-this-name",
                "application/json; charset",
                "application/json; charset=",
                "application/json; charset=\"utf-8",
                "application/json;;; ,",
                "application/json; a=" + "b".repeat(2_000),
                "APPLICATION/JSON",
                "application/vnd.api+json; version=1",
                "application/problem+json",
                "text/json; charset=utf-8")) {
            sends(bytes(Reward.ofCredits()), type).isCredited();
        }
    }

    @Test
    void what_is_said_of_the_charset_makes_no_json_of_other_bytes() {
        for (String charset : List.of("UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32", "ISO-8859-1")) {
            var reward = Reward.ofCredits().withPromoter("note", "\"für " + Reward.fresh() + "\"");
            byte[] body = reward.payload().toString().getBytes(Charset.forName(charset));

            var reply = sends(body, "application/json; charset=" + charset).isProblem(400);

            assertThat(reply.detail()).contains("UTF-8", "byte");
            var delivery = deliveryWith("\"id\":" + reward.id() + ",");
            assertThat(delivery.getString("detail")).isEqualTo(reply.detail());
            assertThat(delivery.getString("payload"))
                    .contains("\"cust_id\":\"" + reward.custId(), "\"auth_token\":\"***\"")
                    .doesNotContain(Reward.AUTH_TOKEN);
        }
    }

    @Test
    void a_fault_is_told_with_its_place() {
        var reward = Reward.ofCredits().payload().toString();
        assertThat(FirstPromoter.sends(reward.replace("\"pending\"", "pending"))
                        .isProblem(400)
                        .detail())
                .containsPattern("line 1, column [1-9][0-9]+");
        byte[] broken = reward.getBytes(StandardCharsets.UTF_8);
        int at = reward.indexOf("promoter@");
        broken[at] = (byte) 0xC3;
        assertThat(FirstPromoter.sends(broken).isProblem(400).detail()).contains("byte " + at);
    }

    @Test
    void what_is_not_announced_as_json_is_refused_and_its_payload_kept() {
        for (String type : List.of(
                "application/x-www-form-urlencoded",
                "text/plain",
                "application/xml",
                "multipart/form-data; boundary=x",
                "garbage")) {
            var reward = Reward.ofCredits();
            sends(bytes(reward), type).isProblem(415);
            assertThatItIsKept(reward, 415);
        }
        var reward = Reward.ofCredits();
        FirstPromoter.sends(FirstPromoter.request(token(), BodyPublishers.ofByteArray(bytes(reward))))
                .isProblem(415);
        assertThatItIsKept(reward, 415);
    }

    private static void assertThatItIsKept(Reward reward, int status) {
        var delivery = deliveryWith("\"id\":" + reward.id() + ",");
        assertThat(delivery.getInt("status")).isEqualTo(status);
        assertThat(delivery.getString("eventType")).isEqualTo("fulfilment_pending");
        assertThat(delivery.getString("payload"))
                .contains("\"cust_id\":\"" + reward.custId(), "\"auth_token\":\"***\"")
                .doesNotContain(Reward.AUTH_TOKEN, Reward.TEMPORARY_PASSWORD);
        assertThat(Tables.statusOf(reward)).isEmpty();
    }

    @Test
    void a_text_that_is_no_json_is_kept_up_to_where_a_secret_may_begin() {
        String mark = "mark" + Reward.fresh();
        sends(
                        ("event%5Btype%5D=fulfilment_pending&mark=" + mark + "&data%5Bauth%5Ftoken%5D=hunter2&more=1")
                                .getBytes(StandardCharsets.UTF_8),
                        "application/x-www-form-urlencoded")
                .isProblem(415);

        assertThat(deliveryWith(mark).getString("payload"))
                .startsWith("event%5Btype%5D=fulfilment_pending&mark=" + mark)
                .doesNotContain("hunter2");
    }

    @Test
    void what_is_encoded_is_refused_and_said_to_be() throws IOException {
        var reward = Reward.ofCredits();
        var zipped = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(zipped)) {
            zip.write(bytes(reward));
        }

        var reply = FirstPromoter.sends(
                FirstPromoter.request(token(), zipped.toByteArray()).header("Content-Encoding", "gzip"));

        assertThat(reply.isProblem(415).detail()).contains("Content-Encoding");
        assertThat(Tables.find("select detail from delivery where status = 415 order by id desc")
                        .get(0))
                .isEqualTo(reply.detail());
    }

    @Test
    void accept_never_matters() {
        var custId = Company.customerWith(1);
        for (String accept : List.of(
                "json",
                "*",
                "",
                "/",
                ";",
                "application/json;q=x",
                "text/html",
                "application/xml;q=1, */*;q=0",
                "x".repeat(5_000))) {
            for (String name : List.of("Accept", "Accept-Language", "Accept-Charset", "Content-Language")) {
                FirstPromoter.sends(FirstPromoter.request(token(), bytes(Reward.ofCredits()))
                                .header(name, accept))
                        .isCredited();
                FirstPromoter.sends(Company.as("anna", "/accounts/" + Company.encoded(custId))
                                .header(name, accept))
                        .is(200);
                FirstPromoter.sends(
                                Company.as("anna", "/accounts/nobody-has-this").header(name, accept))
                        .isProblem(404);
            }
        }
        FirstPromoter.sends(FirstPromoter.request(token(), bytes(Reward.ofCredits()))
                        .header("Accept", "json")
                        .header("Accept", "text/html"))
                .isCredited();
    }

    @Test
    void a_promoter_with_a_large_picture_and_hundreds_of_promotions_gets_the_reward() {
        String picture = "data:image/png;base64," + "iVBORw0KGgo".repeat(60_000);
        String promotions = IntStream.range(0, 500)
                .mapToObj(n -> "{\"id\":" + n + ",\"name\":\"Promotion " + n + "\",\"ref_id\":\"ref" + n + "\"}")
                .collect(java.util.stream.Collectors.joining(",", "[", "]"));
        var reward = Reward.ofCredits()
                .withPromoter("profile", "{\"avatar_url\":\"" + picture + "\"}")
                .withPromoter("promotions", promotions);

        FirstPromoter.sends(reward).isCredited();

        String payload = deliveryWith("\"id\":" + reward.id() + ",").getString("payload");
        assertThat(payload).contains("\"ref_id\":\"ref499\"", "data:image/png;base64,iVBORw0KGgo");
        assertThat(payload.length()).as("what a picture takes of the database").isLessThan(60_000);
    }

    @Test
    void the_first_part_of_what_is_too_large_is_kept_and_marked() {
        for (boolean chunked : List.of(false, true)) {
            var reward = Reward.ofCredits();
            byte[] body = (reward.payload() + " ".repeat(LARGEST)).getBytes(StandardCharsets.UTF_8);
            var publisher = BodyPublishers.ofByteArray(body);

            var reply = FirstPromoter.sends(FirstPromoter.request(
                                    token(), chunked ? BodyPublishers.fromPublisher(publisher) : publisher)
                            .header("Content-Type", "application/json"))
                    .isProblem(413);

            assertThat(reply.detail()).contains("" + LARGEST);
            assertThatItIsKept(reward, 413);
            assertThat(deliveryWith("\"id\":" + reward.id() + ",").getString("payload"))
                    .endsWith("…");
        }
    }

    @Test
    void what_breaks_off_is_recorded_with_what_had_come() throws IOException {
        var reward = Reward.ofCredits();
        byte[] body = bytes(reward);
        try (var socket = new Socket(FirstPromoter.LAUREL.getHost(), FirstPromoter.LAUREL.getPort())) {
            socket.getOutputStream()
                    .write(("POST /laurel/webhooks/firstpromoter" + token()
                                    + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: "
                                    + (body.length + 10) + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().write(body);
            socket.shutdownOutput();
            while (socket.getInputStream().read() >= 0) {
                // until the server has answered or given up
            }
        }

        assertThatItIsKept(reward, 408);
    }

    /** More than a server itself would read: it breaks the body off before Laurel has seen any of it. */
    @Test
    void a_body_that_is_announced_as_larger_than_any_is_refused_as_such() throws IOException {
        for (String length : List.of("20971520", "4294967296", "999999999999999999")) {
            try (var socket = new Socket(FirstPromoter.LAUREL.getHost(), FirstPromoter.LAUREL.getPort())) {
                socket.setSoTimeout(15_000);
                socket.getOutputStream()
                        .write(("POST /laurel/webhooks/firstpromoter" + token()
                                        + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: "
                                        + length + "\r\n\r\n{")
                                .getBytes(StandardCharsets.US_ASCII));

                var statusLine = new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);

                assertThat(statusLine).isEqualTo("HTTP/1.1 413");
            }
        }
    }

    @Test
    void a_body_in_chunks_or_after_100_continue_is_read() throws IOException {
        var inChunks = Reward.ofCredits();
        byte[] body = bytes(inChunks);
        var chunks = new ByteArrayOutputStream();
        for (int from = 0; from < body.length; from += 100) {
            int count = Math.min(100, body.length - from);
            chunks.writeBytes((Integer.toHexString(count) + "\r\n").getBytes(StandardCharsets.US_ASCII));
            chunks.write(body, from, count);
            chunks.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
        }
        chunks.writeBytes("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        assertThat(raw("Transfer-Encoding: chunked\r\n\r\n", chunks.toByteArray()))
                .contains("CREDITED");

        byte[] expected = bytes(Reward.ofCredits());
        FirstPromoter.sends(FirstPromoter.request(token(), expected).expectContinue(true))
                .isCredited();
    }

    private static String raw(String headers, byte[] body) {
        try (var socket = new Socket(FirstPromoter.LAUREL.getHost(), FirstPromoter.LAUREL.getPort())) {
            socket.setSoTimeout(15_000);
            socket.getOutputStream()
                    .write(("POST /laurel/webhooks/firstpromoter" + token()
                                    + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: application/json\r\n"
                                    + headers)
                            .getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().write(body);
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Test
    void laurels_own_token_is_not_kept_in_any_place() {
        String token = FirstPromoter.tokens().get(0);
        String url = "https://laurel.example.com/laurel/webhooks/firstpromoter/" + token;
        var reward = Reward.ofCredits();
        String body = reward.payload()
                .toString()
                .replace(
                        "\"data\":{",
                        "\"data\":{\"campaign\":{\"default_webhook_url\":\"" + url + "\",\"name\":\"at " + url
                                + "?x=1\",\"" + token
                                + "\":1},\"webhookURL\":\"https://other.example.com/secret-of-theirs\","
                                + "\"password_setup_url\":\"https://example.com/set-up\",");

        FirstPromoter.sends(body).isCredited();
        FirstPromoter.sends(body.substring(0, body.length() - 1)).isProblem(400);
        FirstPromoter.sends("no json at all, and " + url).isProblem(400);
        FirstPromoter.sends("{\"event\":{\"id\":\"" + token + "\",\"type\":\"a " + token + "\"}}")
                .isProblem(400);
        FirstPromoter.sends(reward.withId(token)).isProblem(400);
        FirstPromoter.sends(Reward.ofCredits().withCustId(token)).isHeld("NO_ACCOUNT");
        FirstPromoter.sends(Reward.ofCredits().withPromoter("email", "\"" + token + "@example.com\""))
                .isCredited();

        for (String column : List.of("payload", "event_id", "event_type", "detail", "fulfilment_id")) {
            assertThat(Tables.find("select id from delivery where " + column + " like ?", "%" + token + "%"))
                    .as(column)
                    .isEmpty();
        }
        assertThat(Tables.find(
                        "select id from promoter where email like ? or cust_id like ?", "%" + token + "%", token))
                .isEmpty();
        String payload = deliveryWith("\"id\":" + reward.id() + ",").getString("payload");
        assertThat(payload).doesNotContain("secret-of-theirs", "example.com/set-up");
    }
}
