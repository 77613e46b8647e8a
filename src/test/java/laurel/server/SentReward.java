package laurel.server;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParserFactory;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import laurel.platform.text.IdText;

/**
 * The rules by which a body asks for a credit, once more and in another way: by the tree of the whole body, so that what the
 * server did can be compared with them.
 */
final class SentReward {

    private static final JsonParserFactory PARSERS = Json.createParserFactory(Map.of());
    private static final BigDecimal LARGEST = BigDecimal.valueOf(1_000_000_000_000L);
    private static final int LONGEST_ID = 255;
    private static final int LONGEST_CUST_ID = 512;

    /** The spellings of the units that are credited without a setting. */
    static final Map<String, String> UNITS = Map.of(
            "credits", "credits",
            "free_months", "free_months",
            "free_month", "free_months",
            "points", "points",
            "mon_discount", "mon_discount",
            "discount_mon", "mon_discount",
            "discount_per", "discount_per");

    private SentReward() {}

    /** A number, as it was written. */
    private record Digits(String text) {}

    /** What may be credited for a body, its unit in the spelling of the books; empty if nothing may. */
    static Optional<PendingFulfilment> in(byte[] body) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
            try (var parser =
                    PARSERS.createParser(new StringReader(text.startsWith("\uFEFF") ? text.substring(1) : text))) {
                Object payload = tree(parser, parser.next());
                return parser.hasNext() ? Optional.empty() : rewardIn(payload);
            }
        } catch (CharacterCodingException | JsonException | NoSuchElementException unreadable) {
            return Optional.empty();
        }
    }

    /** A map, a list, a String, {@link Digits}, a Boolean or null. */
    private static Object tree(JsonParser parser, JsonParser.Event event) {
        return switch (event) {
            case START_OBJECT -> {
                var object = new HashMap<String, Object>();
                while (parser.next() == JsonParser.Event.KEY_NAME) {
                    object.put(parser.getString(), tree(parser, parser.next()));
                }
                yield object;
            }
            case START_ARRAY -> {
                var list = new ArrayList<Object>();
                for (var next = parser.next(); next != JsonParser.Event.END_ARRAY; next = parser.next()) {
                    list.add(tree(parser, next));
                }
                yield list;
            }
            case VALUE_STRING -> parser.getString();
            case VALUE_NUMBER -> new Digits(parser.getString());
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            default -> null;
        };
    }

    private static Optional<PendingFulfilment> rewardIn(Object payload) {
        Object data = in(payload, "data");
        Object promoter = in(data, "promoter");
        Object status = in(data, "status");
        boolean isPending = status == null
                || text(status).equalsIgnoreCase("pending")
                || status instanceof String s && IdText.stripped(s).isEmpty();
        if (!isPending || !text(in(in(payload, "event"), "type")).equals("fulfilment_pending")) {
            return Optional.empty();
        }
        String unit = UNITS.getOrDefault(text(in(data, "unit")), "");
        return whole(text(in(data, "amount")))
                .map(amount -> new PendingFulfilment(
                        id(in(data, "id")), id(in(promoter, "id")), id(in(promoter, "cust_id")), unit, amount))
                .filter(reward -> !unit.isEmpty()
                        && isId(reward.id(), LONGEST_ID)
                        && isId(reward.promoter(), LONGEST_ID)
                        && isId(reward.custId(), LONGEST_CUST_ID));
    }

    private static Object in(Object object, String name) {
        return object instanceof Map<?, ?> map ? map.get(name) : null;
    }

    private static String id(Object value) {
        return value instanceof Digits digits
                ? integer(digits.text()).map(BigDecimal::toPlainString).orElse("")
                : text(value);
    }

    /** A text or the digits of a number, without what cannot be seen around it; "" for anything else. */
    private static String text(Object value) {
        if (value instanceof Digits digits) {
            return digits.text();
        }
        return value instanceof String string ? IdText.stripped(string) : "";
    }

    private static boolean isId(String text, int longest) {
        return !IdText.isNobody(text)
                && text.length() <= longest
                && text.indexOf(0) < 0
                && StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }

    private static Optional<Long> whole(String amount) {
        return integer(amount)
                .filter(number -> number.signum() > 0 && number.compareTo(LARGEST) <= 0)
                .map(BigDecimal::longValueExact);
    }

    private static Optional<BigDecimal> integer(String text) {
        try {
            var number = new BigDecimal(text);
            boolean isShort = Math.abs((long) number.precision() - number.scale()) <= 100 && number.scale() <= 100;
            return isShort && number.stripTrailingZeros().scale() <= 0
                    ? Optional.of(number.setScale(0))
                    : Optional.empty();
        } catch (NumberFormatException none) {
            return Optional.empty();
        }
    }
}
