package laurel.server;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Bodies of deliveries, from what FirstPromoter sends to what nobody would. Each good one is another reward. */
final class BodyFuzzer {

    /** What must never come back. */
    static final List<String> SECRETS = List.of("tp-Ganz-Geheim", "at-Ganz-Geheim", "w8-Ganz-Geheim", "w9-Ganz-Geheim");

    private static final int CUSTOMERS = 40;
    private static final long LARGEST = 1_000_000_000_000L;

    private static final String TEMPLATE = """
            {"event":{"id":@EVENT,"type":@TYPE,"created_at":"2026-11-21T12:00:00.000Z"},
             "data":{"id":@ID,"status":@STATUS,"amount":@AMOUNT,"unit":@UNIT,
              "reward":{"id":7,"amount":null,"name":@NAME},"campaign":{"id":3,"name":"c"},
              "promoter":{"id":@PROMOTER,"status":"active","cust_id":@CUSTOMER,"email":@EMAIL,
               "temp_password":"tp-Ganz-Geheim","auth_token":"at-Ganz-Geheim",
               "w8_form_url":"https://example.com/w8-Ganz-Geheim","w9_form_url":"https://example.com/w9-Ganz-Geheim",
               "current_balance":{"credits":@NUMBER},"profile":@PROFILE,"promotions":[@NUMBER]}}}
            """;

    private static final List<String> ODD_VALUES = List.of(
            "null",
            "true",
            "false",
            "0",
            "-0",
            "-1",
            "1",
            "0.5",
            "20.000",
            "2e1",
            "1e12",
            "1000000000001",
            "1e999999999",
            "-1e99999999999",
            "1e-99999999999",
            "9223372036854775808",
            "\"\"",
            "\" \"",
            "\"20\"",
            "\" 20 \"",
            "\"+20\"",
            "\"0x20\"",
            "\"٢٠\"",
            "\"twenty\"",
            "\"pending\"",
            "\"completed\"",
            "\"cash\"",
            "\"CREDITS\"",
            "\"credits\"",
            "\"fulfilment_pending\"",
            "\"promoter_accepted\"",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "\"\\ud83d\\ude00\"",
            "\"字\u00e9\ud83d\ude00\"",
            "\"'; drop table entry; --\"",
            "\"${jndi:ldap://localhost/a}\"",
            "{}",
            "[]",
            "[[[{}]]]",
            "{\"id\":1}",
            "{\"auth_token\":{\"a\":[\"at-Ganz-Geheim\"]}}",
            "01",
            "NaN",
            "tru",
            "'a'",
            "\"\\x\"",
            "\"open",
            "",
            "/* 20 */");

    private static final List<String> GRAFTS =
            List.of("{", "}", "[", "]", ",", ":", "\"", "\\", "\\u0000", "null", "1e9", "\0", "{}", "[[[", "\u00ff");

    private final Random random;
    private final int connection;
    private long rewards;

    /** @param connection the number of the connection that sends these rewards, by which they differ from another's */
    BodyFuzzer(Random random, int connection) {
        this.random = random;
        this.connection = connection;
    }

    /** A reward that nobody sent before, in one of the forms in which FirstPromoter may send it. */
    byte[] good() {
        return body(goodValues());
    }

    private Map<String, String> goodValues() {
        var values = new LinkedHashMap<String, String>();
        long number = 1_000_000_000L * (1 + connection) + rewards++;
        long amount = random.nextInt(50) == 0 ? LARGEST : 1 + random.nextInt(500);
        values.put("EVENT", "" + random.nextInt(1000));
        values.put("TYPE", "\"fulfilment_pending\"");
        values.put("ID", oneOf("" + number, "\"" + number + "\"", number + ".0", "\" " + number + "\\n\""));
        values.put("STATUS", oneOf("\"pending\"", "\"pending\"", "null", "\"\""));
        values.put(
                "AMOUNT",
                oneOf("" + amount, "\"" + amount + "\"", amount + ".0", amount + "0e-1", "\"" + amount + ".00\""));
        values.put(
                "UNIT", "\"" + oneOf(SentReward.UNITS.keySet().stream().sorted().toArray(String[]::new)) + "\"");
        values.put("NAME", oneOf("null", "\"Free credits\"", "\"\""));
        values.put("PROMOTER", oneOf("" + number, "\"p-" + number + "\""));
        values.put("CUSTOMER", "\"c-" + connection + "-" + random.nextInt(CUSTOMERS) + "\"");
        values.put("EMAIL", "\"promoter@example.com\"");
        values.put("NUMBER", oneOf("1", "null", "2.5"));
        values.put("PROFILE", oneOf("{}", "null", "{\"first_name\":\"A\",\"last_name\":\"字\"}"));
        return values;
    }

    /** A good one with one or two values that are not what they should be. */
    byte[] odd() {
        Map<String, String> values = goodValues();
        List<String> places = List.copyOf(values.keySet());
        for (int times = 1 + random.nextInt(2); times > 0; times--) {
            values.put(places.get(random.nextInt(places.size())), oddValue());
        }
        return body(values);
    }

    private String oddValue() {
        return switch (random.nextInt(20)) {
            case 0 -> "\"" + "x".repeat(random.nextInt(3000)) + "\"";
            case 1 -> "9".repeat(1 + random.nextInt(3000));
            case 2 -> "\"" + "字".repeat(1 + random.nextInt(600)) + "\"";
            default -> ODD_VALUES.get(random.nextInt(ODD_VALUES.size()));
        };
    }

    /** A good one of which some bytes were cut out, overwritten, doubled, or grown in. */
    byte[] damaged() {
        Map<String, String> values = goodValues();
        values.put("ID", "\"" + letters(16) + "\""); // what is left of a number could be another reward's
        byte[] body = body(values);
        for (int times = 1 + random.nextInt(3); times > 0 && body.length > 0; times--) {
            int from = random.nextInt(body.length);
            int to = Math.min(body.length, from + random.nextInt(40));
            body = switch (random.nextInt(5)) {
                case 0 -> replaced(body, from, body.length, new byte[0]);
                case 1 -> replaced(body, from, to, new byte[0]);
                case 2 -> replaced(body, from, from + 1, new byte[] {(byte) random.nextInt(256)});
                case 3 -> replaced(body, from, from, Arrays.copyOfRange(body, from, to));
                default -> replaced(body, from, to, bytes(GRAFTS.get(random.nextInt(GRAFTS.size()))));
            };
        }
        return body;
    }

    /** What is a burden to read, and no reward. */
    byte[] heavy() {
        return bytes(
                switch (random.nextInt(6)) {
                    case 0 -> "[".repeat(100_000);
                    case 1 -> "{\"a\":".repeat(30_000);
                    case 2 -> "{\"event\":{\"type\":\"" + "t".repeat(200_000) + "\"},\"data\":";
                    case 3 -> "{\"data\":{\"amount\":" + "9".repeat(200_000) + "}}";
                    case 4 -> "{\"data\":{\"note\":\"" + "\\u0000".repeat(30_000) + "\"}";
                    default -> "{\"a\":[" + "1e-999999999,".repeat(15_000) + "]}";
                });
    }

    /** More than is read. */
    byte[] tooLarge() {
        byte[] large = new byte[1024 * 1024 + 1 + random.nextInt(100_000)];
        Arrays.fill(large, (byte) ' ');
        byte[] good = good();
        System.arraycopy(good, 0, large, 0, good.length);
        return large;
    }

    private static byte[] body(Map<String, String> values) {
        String body = TEMPLATE;
        for (var value : values.entrySet()) {
            body = body.replace("@" + value.getKey(), value.getValue());
        }
        return bytes(body);
    }

    private static byte[] replaced(byte[] body, int from, int to, byte[] by) {
        var replaced = new ByteArrayOutputStream();
        replaced.write(body, 0, from);
        replaced.writeBytes(by);
        replaced.write(body, to, body.length - to);
        return replaced.toByteArray();
    }

    private String letters(int count) {
        return random.ints(count, 'a', 'z' + 1)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private String oneOf(String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
