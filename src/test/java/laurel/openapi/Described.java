package laurel.openapi;

import dev.harrel.jsonschema.Validator;
import dev.harrel.jsonschema.ValidatorFactory;
import dev.harrel.jsonschema.providers.JakartaJsonNode;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonPointer;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What openapi.json says of Laurel, and whether something agrees with it. It needs nothing but JSON Processing and the validator,
 * so that it works inside a server, too.
 */
public final class Described {

    private static final URI ID = URI.create("https://laurel.invalid/openapi.json");
    private static final List<String> METHODS = List.of("get", "put", "post", "delete", "patch");
    private static final String JSON = "application/json";
    private static final String PROBLEM = "application/problem+json";

    private static final JsonObject DOCUMENT = read();
    private static final Validator VALIDATOR = validator();

    private Described() {}

    /** A call that the document describes: a method, and the path below /laurel as a template. */
    public record Call(String method, String path, JsonObject operation) {

        /** Whether an address is one of this call's. */
        boolean isAt(String[] segments) {
            var template = path.split("/", -1);
            if (template.length != segments.length) {
                return false;
            }
            for (int i = 0; i < template.length; i++) {
                if (isVariable(template[i]) ? segments[i].isEmpty() : !template[i].equals(segments[i])) {
                    return false;
                }
            }
            return true;
        }

        private long variables() {
            return Stream.of(path.split("/")).filter(Call::isVariable).count();
        }

        private static boolean isVariable(String segment) {
            return segment.startsWith("{");
        }

        /** The parameters, as they are described. */
        public List<JsonObject> parameters() {
            var parameters = operation.getJsonArray("parameters");
            return parameters == null
                    ? List.of()
                    : parameters.getValuesAs(JsonObject.class).stream()
                            .map(Described::resolved)
                            .toList();
        }

        /** The least role that it is described to need; empty if it needs none. */
        public String roles() {
            return operation.getJsonArray("security").getValuesAs(JsonObject.class).stream()
                    .flatMap(one -> one.values().stream())
                    .flatMap(roles -> roles.asJsonArray().getValuesAs(JsonString::getString).stream())
                    .collect(Collectors.joining(" "));
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    /** An example, and the place of the schema that it has to fit. */
    public record Example(String place, String schema, JsonValue value) {}

    public static JsonObject document() {
        return DOCUMENT;
    }

    public static List<Call> calls() {
        var calls = new ArrayList<Call>();
        DOCUMENT.getJsonObject("paths")
                .forEach((path, item) -> item.asJsonObject().forEach((method, operation) -> {
                    if (METHODS.contains(method)) {
                        calls.add(new Call(method.toUpperCase(Locale.ROOT), path, operation.asJsonObject()));
                    }
                }));
        return calls;
    }

    /**
     * What an answer has that the document does not say of it; empty if it is as described. To a method or an address that is not
     * described, the answer can only be a problem; but what is for people's eyes, at other addresses, is not looked at.
     *
     * @param path below /laurel, as it was sent
     * @param type the content type, or an empty text
     */
    public static List<String> objectionsTo(String method, String path, int status, String type, String body) {
        Optional<Call> call = callOf(method, path);
        if (call.isEmpty() && !isOfTheInterface(path)) {
            return List.of();
        }
        if (call.isEmpty()) {
            return status >= 400
                    ? objections(PROBLEM, "/components/schemas/Problem", type, body)
                    : List.of(method + " " + path + " is not described, and was answered with " + status);
        }
        var responses = call.get().operation().getJsonObject("responses");
        var response = responses.getJsonObject("" + status);
        if (response == null) {
            return List.of(call.get() + " is not described with status " + status);
        }
        String place = placeOf(
                response,
                "/paths/" + escaped(call.get().path()) + "/" + method.toLowerCase(Locale.ROOT) + "/responses/"
                        + status);
        var content = resolved(response).getJsonObject("content");
        if (content == null) {
            return body.isEmpty() ? List.of() : List.of(call.get() + " is described with no body for " + status);
        }
        String expected = content.keySet().iterator().next();
        return objections(expected, place + "/content/" + escaped(expected) + "/schema", type, body).stream()
                .map(objection -> call.get() + ", " + status + ": " + objection)
                .toList();
    }

    /** Whether an address is in a place where calls are described, such as /api. */
    private static boolean isOfTheInterface(String path) {
        String place = (path + "/").split("/", -1)[1];
        return calls().stream().anyMatch(call -> call.path().split("/")[1].equals(place));
    }

    private static List<String> objections(String expected, String schema, String type, String body) {
        if (!type.split(";")[0].strip().equals(expected)) {
            return List.of("the content type is " + type + ", and not " + expected);
        }
        if (!expected.equals(JSON) && !expected.equals(PROBLEM)) {
            return List.of();
        }
        try (var reader = Json.createReader(new StringReader(body))) {
            var value = reader.readValue();
            return Stream.concat(objectionsTo(value, schema).stream(), objectionsToForm(value, schema, body).stream())
                    .toList();
        } catch (JsonException none) {
            return List.of("the body is not JSON: " + body);
        }
    }

    /**
     * What a value has that a schema forbids.
     *
     * @param schema its place in the document, as a JSON Pointer: a reference, or itself a schema without a variable in its place
     */
    public static List<String> objectionsTo(JsonValue value, String schema) {
        var result = VALIDATOR.validate(ID.resolve("#" + placeOf(object(schema), schema)), value);
        return result.isValid()
                ? List.of()
                : result.getErrors().stream()
                        .map(error -> error.getInstanceLocation() + " " + error.getError() + " ("
                                + error.getEvaluationPath() + ")")
                        .distinct()
                        .toList();
    }

    /**
     * What is not as Laurel writes: the properties stand in the order in which they are described, nothing is between them, and what
     * is escaped is what must be.
     */
    private static Optional<String> objectionsToForm(JsonValue value, String schema, String body) {
        var described = resolved(object(schema));
        if (properties(described).isEmpty()) {
            return Optional.empty();
        }
        return value.toString().equals(body)
                ? disorder(value, described)
                : Optional.of("the body is not written as usual: " + body);
    }

    private static Optional<String> disorder(JsonValue value, JsonObject schema) {
        if (value.getValueType() == JsonValue.ValueType.ARRAY && schema.containsKey("items")) {
            var items = resolved(schema.getJsonObject("items"));
            return value.asJsonArray().stream()
                    .flatMap(item -> disorder(item, items).stream())
                    .findFirst();
        }
        var described = properties(schema);
        if (value.getValueType() != JsonValue.ValueType.OBJECT || described.isEmpty()) {
            return Optional.empty();
        }
        var names = List.copyOf(value.asJsonObject().keySet());
        var expected = described.keySet().stream().filter(names::contains).toList();
        if (!names.equals(expected)) {
            return Optional.of("the properties stand in the order of " + names + ", and not of " + expected);
        }
        return names.stream()
                .flatMap(name -> disorder(value.asJsonObject().get(name), described.get(name)).stream())
                .findFirst();
    }

    /** The properties of a schema's objects, in their order, and what each is described as. */
    static Map<String, JsonObject> properties(JsonObject schema) {
        var properties = new LinkedHashMap<String, JsonObject>();
        for (String composition : List.of("allOf", "anyOf", "oneOf")) {
            if (schema.containsKey(composition)) {
                schema.getJsonArray(composition).getValuesAs(JsonObject.class).stream()
                        .map(Described::resolved)
                        .forEach(part -> properties.putAll(properties(part)));
            }
        }
        if (schema.containsKey("properties")) {
            schema.getJsonObject("properties")
                    .forEach((name, property) -> properties.put(name, resolved(property.asJsonObject())));
        }
        return properties;
    }

    /** The described call of an address; where two fit, the one with fewer variables. */
    private static Optional<Call> callOf(String method, String path) {
        var segments = path.split("/", -1);
        Predicate<Call> here = call -> call.method().equals(method) && call.isAt(segments);
        return calls().stream().filter(here).min((one, other) -> Long.compare(one.variables(), other.variables()));
    }

    /** Every example of a body. */
    public static List<Example> examples() {
        return contents()
                .flatMap(place -> {
                    var content = object(place);
                    var single = Stream.ofNullable(content.get("example"));
                    var several = Stream.ofNullable(content.getJsonObject("examples"))
                            .flatMap(all -> all.values().stream())
                            .map(one -> one.asJsonObject().get("value"));
                    return Stream.concat(single, several).map(value -> new Example(place, place + "/schema", value));
                })
                .toList();
    }

    /** The places of all bodies that are described. */
    public static Stream<String> contents() {
        return places(DOCUMENT, "").filter(place -> place.matches(".*/content/[^/]+"));
    }

    /** The places of all objects that are described, those of requests and answers alike. */
    static Stream<String> places(JsonValue value, String place) {
        return switch (value.getValueType()) {
            case OBJECT ->
                Stream.concat(
                        Stream.of(place),
                        value.asJsonObject().entrySet().stream()
                                .filter(field -> !field.getKey().startsWith("example"))
                                .flatMap(field -> places(field.getValue(), place + "/" + escaped(field.getKey()))));
            case ARRAY -> {
                var array = value.asJsonArray();
                var all = new ArrayList<String>();
                for (int i = 0; i < array.size(); i++) {
                    places(array.get(i), place + "/" + i).forEach(all::add);
                }
                yield all.stream();
            }
            default -> Stream.empty();
        };
    }

    static JsonObject object(String place) {
        return pointer(place).getValue(DOCUMENT).asJsonObject();
    }

    private static JsonPointer pointer(String place) {
        return Json.createPointer(place);
    }

    /** What a reference leads to; itself, if it is none. */
    static JsonObject resolved(JsonObject object) {
        String reference = object.getString("$ref", null);
        return reference == null ? object : resolved(object(reference.substring(1)));
    }

    private static String placeOf(JsonObject object, String place) {
        String reference = object.getString("$ref", null);
        return reference == null ? place : reference.substring(1);
    }

    private static String escaped(String name) {
        return Json.encodePointer(name);
    }

    private static JsonObject read() {
        try (var reader = Json.createReader(Described.class.getResourceAsStream("openapi.json"))) {
            return reader.readObject();
        }
    }

    private static Validator validator() {
        var validator = new ValidatorFactory()
                .withJsonNodeFactory(new JakartaJsonNode.Factory())
                .createValidator();
        validator.registerSchema(ID, DOCUMENT);
        return validator;
    }
}
