package laurel.platform.web;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObjectBuilder;
import java.util.Map;

/**
 * Makes JSON. The factory is found once: {@code Json.createObjectBuilder} would look for its provider at every call.
 */
public final class Jsons {

    private static final JsonBuilderFactory FACTORY = Json.createBuilderFactory(Map.of());

    private Jsons() {}

    /** An object to be filled. */
    public static JsonObjectBuilder object() {
        return FACTORY.createObjectBuilder();
    }

    /** An array to be filled. */
    public static JsonArrayBuilder array() {
        return FACTORY.createArrayBuilder();
    }
}
