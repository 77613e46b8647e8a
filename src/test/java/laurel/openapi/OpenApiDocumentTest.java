package laurel.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonConfig;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Application;
import java.io.StringReader;
import java.lang.reflect.Method;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import laurel.access.Requires;
import org.junit.jupiter.api.Test;

/** The document and the classes that answer say the same. How a new call gets there: CONTRIBUTING. */
class OpenApiDocumentTest {

    /** The method that answers each call, such as {@code GET /api/accounts/{custId}}. */
    private static final Map<String, Method> ANSWERED = answered();

    @Test
    void each_call_is_described_and_what_is_described_is_a_call() {
        assertThat(Described.calls())
                .extracting(Described.Call::toString)
                .containsExactlyInAnyOrderElementsOf(ANSWERED.keySet());
    }

    @Test
    void each_resource_belongs_to_an_application() {
        var resources = laurel(type -> type.isAnnotatedWith(Path.class));

        assertThat(resources).allSatisfy(resource -> assertThat(ANSWERED.values())
                .extracting(Method::getDeclaringClass)
                .contains((Class) resource));
    }

    @Test
    void the_role_that_a_call_needs_is_the_one_that_is_described() {
        for (var call : Described.calls()) {
            var method = ANSWERED.get(call.toString());
            var required = method.isAnnotationPresent(Requires.class)
                    ? method.getAnnotation(Requires.class)
                    : method.getDeclaringClass().getAnnotation(Requires.class);

            assertThat(call.roles())
                    .as(call.toString())
                    .isEqualTo(required == null ? "" : required.value().toString());
        }
    }

    @Test
    void a_call_with_a_key_can_be_refused_in_every_way_in_which_a_key_can_be() {
        assertThat(Described.calls())
                .filteredOn(call -> !call.roles().isEmpty())
                .isNotEmpty()
                .allSatisfy(call -> assertThat(call.operation().getJsonObject("responses"))
                        .as(call.toString())
                        .containsKeys("400", "401", "403", "429", "500", "503"));
    }

    @Test
    void the_parameters_of_a_call_are_those_that_are_described() {
        for (var call : Described.calls()) {
            var method = ANSWERED.get(call.toString());

            assertThat(described(call, "query"))
                    .as("query of " + call)
                    .isEqualTo(taken(method, QueryParam.class, QueryParam::value));
            assertThat(described(call, "path")).as("path of " + call).isEqualTo(variables(call.path()));
            assertThat(described(call, "path"))
                    .as("path of " + call)
                    .containsAll(taken(method, PathParam.class, PathParam::value));
            assertThat(described(call, "header"))
                    .as("headers of " + call)
                    .containsAll(taken(method, HeaderParam.class, HeaderParam::value));
        }
    }

    @Test
    void each_body_has_an_example_and_each_example_fits() {
        assertThat(Described.examples())
                .allSatisfy(example -> assertThat(Described.objectionsTo(example.value(), example.schema()))
                        .as(example.place())
                        .isEmpty());
        assertThat(Described.contents())
                .allSatisfy(place ->
                        assertThat(Described.object(place).keySet()).as(place).containsAnyOf("example", "examples"));
    }

    /** A reader takes the last one of two, and nobody sees that the first is gone. */
    @Test
    void no_name_is_there_twice() {
        var strict = Json.createReaderFactory(Map.of(JsonConfig.KEY_STRATEGY, JsonConfig.KeyStrategy.NONE));

        try (var twice = strict.createReader(new StringReader("{\"a\":{\"b\":1,\"b\":2}}"))) {
            assertThatThrownBy(twice::readObject).hasMessageContaining("'b'");
        }
        try (var document = strict.createReader(Described.class.getResourceAsStream("openapi.json"))) {
            assertThat(document.readObject()).isEqualTo(Described.document());
        }
    }

    @Test
    void an_object_says_all_that_can_be_in_it() {
        assertThat(Described.places(Described.document(), "")
                        .filter(place -> Described.object(place).containsKey("properties")))
                .filteredOn(place -> !List.of("/components/schemas/Event", "/components/schemas/Event/properties/event")
                        .contains(place))
                .filteredOn(place -> !place.endsWith("Fields"))
                .isNotEmpty()
                .allSatisfy(place -> assertThat(Described.object(place).toString())
                        .as(place)
                        .containsAnyOf("\"additionalProperties\":false", "\"unevaluatedProperties\":false"));
    }

    @Test
    void what_is_referred_to_is_there_and_what_is_there_is_referred_to() {
        Set<String> referred = Described.places(Described.document(), "")
                .map(Described::object)
                .filter(object -> object.containsKey("$ref"))
                .map(object -> object.getString("$ref").substring(1))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> there = Stream.of("parameters", "responses", "schemas")
                .flatMap(kind -> Described.object("/components/" + kind).keySet().stream()
                        .map(name -> "/components/" + kind + "/" + name))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(referred).isEqualTo(there);
    }

    /** JSON Processing takes the last one, and other tools refuse the document. */
    @Test
    void no_name_stands_twice_in_one_place() {
        try (var parser = Json.createParser(Described.class.getResourceAsStream("openapi.json"))) {
            var names = new ArrayDeque<Set<String>>();
            while (parser.hasNext()) {
                switch (parser.next()) {
                    case START_OBJECT -> names.push(new HashSet<>());
                    case END_OBJECT -> names.pop();
                    case KEY_NAME ->
                        assertThat(names.peek().add(parser.getString()))
                                .as(
                                        "%s, line %s",
                                        parser.getString(), parser.getLocation().getLineNumber())
                                .isTrue();
                    default -> {}
                }
            }
        }
    }

    /** Without a format, generated clients take a whole number for one of 32 bits. */
    @Test
    void a_whole_number_tells_how_large_it_can_be() {
        assertThat(schemas("integer")).isNotEmpty().allSatisfy(place -> {
            JsonObject schema = Described.object(place);
            long largest = schema.containsKey("maximum")
                    ? schema.getJsonNumber("maximum").longValueExact()
                    : Long.MAX_VALUE;
            assertThat(schema.getString("format", null))
                    .as(place)
                    .isEqualTo(largest <= Integer.MAX_VALUE ? "int32" : "int64");
        });
    }

    /** Those who generate clients from it make classes of unions that nobody can use, or fail. */
    @Test
    void a_schema_is_of_one_type_or_null() {
        Described.places(Described.document(), "").forEach(place -> {
            JsonObject schema = Described.object(place);
            assertThat(schema.keySet()).as(place).doesNotContain("oneOf", "anyOf", "not", "const");
            if (schema.containsKey("enum")) {
                assertThat(schema).as(place).containsKey("type");
            }
            if (schema.get("type") instanceof JsonArray types) {
                assertThat(types).as(place).hasSize(2).endsWith(Json.createValue("null"));
            }
        });
    }

    private static List<String> schemas(String type) {
        return Described.places(Described.document(), "")
                .filter(place -> Described.object(place).get("type") != null)
                .filter(place -> Described.object(place).get("type").toString().contains('"' + type + '"'))
                .toList();
    }

    @Test
    void each_call_has_a_name_of_its_own() {
        assertThat(Described.calls())
                .extracting(call -> call.operation().getString("operationId"))
                .doesNotHaveDuplicates();
    }

    @Test
    void the_tags_are_those_that_are_explained() {
        assertThat(Described.calls().stream()
                        .flatMap(call ->
                                call.operation().getJsonArray("tags").getValuesAs(JsonString::getString).stream())
                        .collect(Collectors.toSet()))
                .isEqualTo(Described.document().getJsonArray("tags").getValuesAs(JsonObject.class).stream()
                        .map(tag -> tag.getString("name"))
                        .collect(Collectors.toSet()));
    }

    @Test
    void the_version_is_that_of_the_build() {
        assertThat(Described.object("/info").getString("version")).matches("[0-9]+\\.[0-9]+.*");
    }

    @Test
    void an_undescribed_field_status_type_or_address_is_found() {
        String credited = "{\"outcome\":\"CREDITED\",\"fulfilment\":\"90\"}";
        assertThat(objections("POST", "/webhooks/firstpromoter/a%2Fb", 200, "application/json;charset=UTF-8", credited))
                .isEmpty();
        assertThat(objections("POST", "/webhooks/firstpromoter", 204, "", "")).isEmpty();

        assertThat(objections(
                        "POST",
                        "/webhooks/firstpromoter",
                        200,
                        "application/json",
                        credited.replace("90\"", "90\",\"more\":1")))
                .isNotEmpty();
        assertThat(objections("POST", "/webhooks/firstpromoter", 200, "application/json", "{\"outcome\":\"CREDITED\"}"))
                .isNotEmpty();
        assertThat(objections("POST", "/webhooks/firstpromoter", 200, "application/json", ""))
                .isNotEmpty();
        assertThat(objections("POST", "/webhooks/firstpromoter", 200, "text/html", credited))
                .isNotEmpty();
        assertThat(objections("POST", "/webhooks/firstpromoter", 418, "application/json", credited))
                .isNotEmpty();
        assertThat(objections("GET", "/api/unknown", 200, "application/json", "{}"))
                .isNotEmpty();
        assertThat(objections("GET", "/api/unknown", 404, "text/html", "<html>"))
                .isNotEmpty();
        assertThat(objections("GET", "/", 200, "text/html", "<html>")).isEmpty();
        assertThat(objections("GET", "", 302, "", "")).isEmpty();
    }

    private static List<String> objections(String method, String path, int status, String type, String body) {
        return Described.objectionsTo(method, path, status, type, body);
    }

    private static Set<String> described(Described.Call call, String in) {
        return call.parameters().stream()
                .filter(parameter -> parameter.getString("in").equals(in))
                .map(parameter -> parameter.getString("name"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static <A extends java.lang.annotation.Annotation> Set<String> taken(
            Method method, Class<A> annotation, Function<A, String> name) {
        return Arrays.stream(method.getParameters())
                .filter(parameter -> parameter.isAnnotationPresent(annotation))
                .map(parameter -> name.apply(parameter.getAnnotation(annotation)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> variables(String path) {
        return Arrays.stream(path.split("/"))
                .filter(segment -> segment.startsWith("{"))
                .map(segment -> segment.substring(1, segment.length() - 1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Map<String, Method> answered() {
        var answered = new TreeMap<String, Method>();
        for (Class<?> application : laurel(type -> type.isAnnotatedWith(ApplicationPath.class))) {
            for (Class<?> resource : classesOf(application)) {
                for (Method method : resource.getDeclaredMethods()) {
                    for (String verb : verbs(method)) {
                        answered.put(verb + " " + path(application, resource, method), method);
                    }
                }
            }
        }
        return answered;
    }

    private static Set<Class<?>> classesOf(Class<?> application) {
        try {
            return ((Application) application.getConstructor().newInstance()).getClasses();
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static List<String> verbs(Method method) {
        return Arrays.stream(method.getAnnotations())
                .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
                .filter(verb -> verb != null)
                .map(HttpMethod::value)
                .toList();
    }

    private static String path(Class<?> application, Class<?> resource, Method method) {
        var parts = new ArrayList<String>();
        parts.add(application.getAnnotation(ApplicationPath.class).value());
        parts.add(resource.getAnnotation(Path.class).value());
        if (method.isAnnotationPresent(Path.class)) {
            parts.add(method.getAnnotation(Path.class).value());
        }
        return parts.stream()
                .map(part -> part.replaceAll("^/|/$", ""))
                .filter(part -> !part.isEmpty())
                .map(part -> "/" + part)
                .collect(Collectors.joining());
    }

    private static List<Class<?>> laurel(java.util.function.Predicate<JavaClass> wanted) {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("laurel").stream()
                        .filter(wanted)
                        .<Class<?>>map(JavaClass::reflect)
                        .toList();
    }
}
