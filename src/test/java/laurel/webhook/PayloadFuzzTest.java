package laurel.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import laurel.account.CustId;
import laurel.fulfilment.Amount;
import laurel.fulfilment.Reward;
import laurel.platform.StorableText;
import laurel.promoter.Description;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * Whatever is sent: it is read or refused, never anything else, and what is to be credited satisfies the rules. A failure prints
 * the seed that repeats it. {@code -Djqwik.tries.default=1000000} tries a million cases each.
 */
class PayloadFuzzTest {

    private static final List<String> SECRETS = List.of("temp_password", "auth_token", "w8_form_url", "w9_form_url");
    private static final String SECRET = "Ganz-Geheim-7391";
    private static final int WIDEST_PAYLOAD = 1_000_000;

    @Property
    void any_bytes_are_read_or_refused(@ForAll byte[] body) {
        check(Payload.read(body));
    }

    @Property
    void a_fulfilment_with_any_value_in_any_place_is_read_or_refused(
            @ForAll("places") String place, @ForAll("json") String json, @ForAll("secrets") String secret) {
        String body = SamplePayload.fulfilment()
                .with("/data/promoter/" + secret, "\"" + SECRET + "\"")
                .with(place, json)
                .toString();

        check(SamplePayload.read(body));
    }

    @Property
    void a_damaged_fulfilment_is_read_or_refused(
            @ForAll("secrets") String secret,
            @ForAll("position") int from,
            @ForAll("length") int length,
            @ForAll("graft") String graft) {
        String body = SamplePayload.fulfilment()
                .with("/data/promoter/" + secret, "\"" + SECRET + "\"")
                .toString();
        int start = from % body.length();
        int end = Math.min(body.length(), start + length);
        // What stands inside of the name of a secret is no secret any more when the name is damaged.
        boolean hitsName = body.substring(start, end).contains("_") || touches(body, secret, start, end);
        String damaged = body.substring(0, start) + graft + body.substring(end);

        Payload payload = SamplePayload.read(damaged);

        if (hitsName) {
            checkButForSecrets(payload);
        } else {
            check(payload);
        }
    }

    private static boolean touches(String body, String word, int start, int end) {
        int at = body.indexOf('"' + word + '"');
        return start <= at + word.length() + 2 && end >= at;
    }

    private static void check(Payload payload) {
        checkButForSecrets(payload);
        assertThat(payload.masked()).doesNotContain(SECRET);
    }

    private static void checkButForSecrets(Payload payload) {
        assertThat(payload.masked().length()).isLessThanOrEqualTo(WIDEST_PAYLOAD);
        assertThat(StorableText.isStorable(payload.masked())).isTrue();
        if (payload instanceof Payload.RewardDue due) {
            checkReward(due.reward());
        } else if (payload instanceof Payload.Unreadable unreadable) {
            assertThat(unreadable.problem()).isNotBlank().doesNotContain(SECRET);
        }
    }

    private static void checkReward(Reward reward) {
        assertThat(reward.id()).isNotBlank().hasSizeLessThanOrEqualTo(Reward.MOST_ID_CHARACTERS);
        assertThat(StorableText.isStorable(reward.id())).isTrue();
        assertThat(reward.unit()).isNotBlank().hasSizeLessThanOrEqualTo(64);
        assertThat(reward.promoter().id()).isNotBlank().hasSizeLessThanOrEqualTo(Description.MOST_ID_CHARACTERS);
        reward.amount().whole().ifPresent(whole -> {
            assertThat(whole).isBetween(1L, Amount.LARGEST);
            assertThat(new BigDecimal(reward.amount().sent())).isEqualByComparingTo(BigDecimal.valueOf(whole));
        });
        CustId.in(reward.custId())
                .ifPresent(custId ->
                        assertThat(custId.value()).isNotBlank().hasSizeLessThanOrEqualTo(CustId.MOST_CHARACTERS));
    }

    @Provide
    Arbitrary<String> secrets() {
        return Arbitraries.of(SECRETS);
    }

    @Provide
    Arbitrary<String> places() {
        return Arbitraries.of(
                "/event/id",
                "/event/type",
                "/event/created_at",
                "/data/id",
                "/data/amount",
                "/data/unit",
                "/data/status",
                "/data/reward",
                "/data/reward/name",
                "/data/campaign",
                "/data/promoter/id",
                "/data/promoter/cust_id",
                "/data/promoter/email",
                "/data/promoter/status",
                "/data/promoter/profile",
                "/data/promoter/profile/first_name",
                "/data/promoter/current_balance",
                "/data/promoter/promotions",
                "/data/promoter",
                "/data",
                "/event");
    }

    @Provide
    Arbitrary<Integer> position() {
        return Arbitraries.integers().between(0, 10_000);
    }

    @Provide
    Arbitrary<Integer> length() {
        return Arbitraries.integers().between(0, 60);
    }

    @Provide
    Arbitrary<String> graft() {
        return Arbitraries.oneOf(
                Arbitraries.just(""),
                Arbitraries.of(
                        "{", "}", "[", "]", ",", ":", "\"", "\\", "null", "1e9", "\u0000", "\uD800", "{}", "[[["),
                json());
    }

    /** JSON, some of it odd and some of it none. */
    @Provide
    Arbitrary<String> json() {
        Arbitrary<String> scalar = Arbitraries.oneOf(
                Arbitraries.of(
                        "null",
                        "true",
                        "false",
                        "0",
                        "-0",
                        "1",
                        "20",
                        "\"20\"",
                        "20.0",
                        "-1",
                        "0.5",
                        "1e12",
                        "1e13",
                        "1e999999999",
                        "1e99999999999",
                        "-1e-99999999999",
                        "\"\"",
                        "\" \"",
                        "\"\\u0000\"",
                        "\"\\ud800\"",
                        "\"credits\"",
                        "\"cash\"",
                        "\"fulfilment_pending\"",
                        "01",
                        "NaN",
                        "'a'",
                        "tru",
                        "\"\\x\""),
                Arbitraries.longs().map(String::valueOf),
                Arbitraries.bigDecimals().map(String::valueOf),
                Arbitraries.strings().ofMaxLength(40).map(PayloadFuzzTest::quoted),
                Arbitraries.strings()
                        .withCharRange('\u0000', '\uFFFF')
                        .ofMaxLength(600)
                        .map(PayloadFuzzTest::quoted));
        Arbitrary<String> json = scalar;
        for (int depth = 1; depth <= 3; depth++) {
            Arbitrary<String> inner = json;
            json = Arbitraries.oneOf(
                    scalar,
                    inner.list().ofMaxSize(3).map(list -> "[" + String.join(",", list) + "]"),
                    Combinators.combine(names(), inner).as((name, value) -> "{\"" + name + "\":" + value + "}"),
                    Combinators.combine(names(), inner, scalar)
                            .as((name, one, other) -> "{\"" + name + "\":" + one + ",\"b\":" + other + "}"));
        }
        return json;
    }

    private static Arbitrary<String> names() {
        return Arbitraries.of(
                "a", "id", "amount", "type", "promoter", "auth_token", "temp_password", "auth\\u005ftoken", "");
    }

    private static String quoted(String text) {
        var json = new StringBuilder("\"");
        text.chars().forEach(c -> {
            if (c == '"' || c == '\\' || c < ' ' || Character.isSurrogate((char) c)) {
                json.append(String.format("\\u%04x", c));
            } else {
                json.append((char) c);
            }
        });
        return json.append('"').toString();
    }
}
