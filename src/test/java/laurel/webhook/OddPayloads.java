package laurel.webhook;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** What payloads can hold that they should not. */
final class OddPayloads {

    /** The names whose values must not be kept. */
    static final List<String> SECRETS = List.of("temp_password", "auth_token", "w8_form_url", "w9_form_url");

    private OddPayloads() {}

    /** Places in a fulfilment's payload, all that Laurel looks at and some more. */
    static Arbitrary<String> places() {
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

    /** Places in a commission's payload, all that Laurel looks at and some more. */
    static Arbitrary<String> placesOfV2() {
        return Arbitraries.of(
                "/event_id",
                "/event_type",
                "/action",
                "/entity_type",
                "/entity_id",
                "/changes",
                "/changes/status",
                "/changes/status/0",
                "/changes/status/1",
                "/changes/status/-",
                "/data",
                "/data/id",
                "/data/test",
                "/data/status",
                "/data/referral",
                "/event");
    }

    /** Where in a payload; to be taken modulo its length. */
    static Arbitrary<Integer> positions() {
        return Arbitraries.integers().between(0, 10_000);
    }

    /** How much of a payload is damaged at once. */
    static Arbitrary<Integer> lengths() {
        return Arbitraries.integers().between(0, 60);
    }

    /** What may stand where it should not. */
    static Arbitrary<String> grafts() {
        return Arbitraries.oneOf(
                Arbitraries.just(""),
                Arbitraries.of(
                        "{", "}", "[", "]", ",", ":", "\"", "\\", "null", "1e9", "\u0000", "\uD800", "{}", "[[["),
                json());
    }

    /** JSON, some of it odd and some of it none. */
    static Arbitrary<String> json() {
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
                Arbitraries.strings().ofMaxLength(40).map(OddPayloads::quoted),
                Arbitraries.strings()
                        .withCharRange('\u0000', '\uFFFF')
                        .ofMaxLength(600)
                        .map(OddPayloads::quoted));
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
