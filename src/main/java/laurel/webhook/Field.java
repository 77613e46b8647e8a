package laurel.webhook;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The places in a payload that Laurel looks at. */
enum Field {
    EVENT_ID("event", "id"),
    EVENT_TYPE("event", "type"),
    EVENT_CREATED_AT("event", "created_at"),
    ID("data", "id"),
    STATUS("data", "status"),
    AMOUNT("data", "amount"),
    UNIT("data", "unit"),
    REWARD_NAME("data", "reward", "name"),
    PROMOTER_ID("data", "promoter", "id"),
    PROMOTER_CUST_ID("data", "promoter", "cust_id"),
    PROMOTER_EMAIL("data", "promoter", "email"),
    PROMOTER_STATUS("data", "promoter", "status"),
    PROMOTER_FIRST_NAME("data", "promoter", "profile", "first_name"),
    PROMOTER_LAST_NAME("data", "promoter", "profile", "last_name"),
    /** Only webhooks v2 have these. */
    V2_EVENT_ID("event_id"),
    V2_EVENT_TYPE("event_type"),
    V2_ENTITY_ID("entity_id"),
    /** What a status has become; before it stands what it was. */
    V2_STATUS_AFTER("changes", "status", 1),
    /** In a delivery that somebody sends from FirstPromoter's pages to see whether it arrives. */
    IS_TEST("data", "test");

    /** A way into a payload, along which a reader goes without writing down where it is. */
    static final class Branch {

        /** By the name of an object's value, or the place in a list. */
        private final Map<Object, Branch> branches = new HashMap<>();

        private Field field;

        /** The branch of a name; null if no field is in that direction. */
        Branch at(String name) {
            return branches.get(name);
        }

        /** The branch of a place in a list, from 0; null if no field is in that direction. */
        Branch at(int place) {
            return branches.get(place);
        }

        /** The field that is here; null if fields are further on only. */
        Field field() {
            return field;
        }
    }

    /** Where a payload begins. */
    static final Branch ROOT = tree();

    private final List<Object> path;

    /** @param path names, and places in lists */
    Field(Object... path) {
        this.path = List.of(path);
    }

    private static Branch tree() {
        var root = new Branch();
        Arrays.stream(values()).forEach(field -> {
            Branch branch = root;
            for (Object step : field.path) {
                branch = branch.branches.computeIfAbsent(step, unknown -> new Branch());
            }
            branch.field = field;
        });
        return root;
    }

    /** What a payload has in these places. */
    static Map<Field, Scalar> noValues() {
        return new EnumMap<>(Field.class);
    }

    /** The name as a person finds it in the payload. */
    @Override
    public String toString() {
        return path.stream().map(Object::toString).collect(Collectors.joining("."));
    }
}
