package laurel.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import laurel.delivery.DeliveryAnswer;
import laurel.platform.web.Columns;
import laurel.platform.web.Columns.Column;
import laurel.platform.web.IfTold;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The records that are answered and asked are the schemas of the document: a {@code KeyAnswer} is a {@code Key}, and a
 * {@code ReasonRequest} is a {@code Reason}.
 */
class RecordsTest {

    private static final String SCHEMAS = "/components/schemas/";

    /** What the webhook answers is written by hand, and recorded with the delivery. */
    static Stream<Class<?>> answers() {
        return records("Answer")
                .filter(type -> !type.getPackageName().equals("laurel.webhook"))
                .filter(type -> type != DeliveryAnswer.class);
    }

    /** What the methods of resources take as the body of a call. */
    static Stream<Class<?>> requests() {
        return laurel().filter(type -> type.isAnnotationPresent(Path.class))
                .flatMap(resource -> Arrays.stream(resource.getMethods()))
                .filter(method -> Arrays.stream(method.getAnnotations())
                        .anyMatch(one -> one.annotationType().isAnnotationPresent(HttpMethod.class)))
                .flatMap(method -> Arrays.stream(method.getParameters()))
                .filter(parameter -> parameter.getAnnotations().length == 0)
                .<Class<?>>map(Parameter::getType)
                .filter(Class::isRecord)
                .distinct();
    }

    @ParameterizedTest
    @MethodSource("answers")
    void an_answer_has_the_properties_that_are_described_in_their_order(Class<?> answer) {
        var described = Described.properties(schema(answer, "Answer"));

        assertThat(Columns.of(answer)).extracting(Column::name).containsExactlyElementsOf(described.keySet());
        assertThat(Columns.of(answer))
                .allSatisfy(column ->
                        assertThat(types(column)).as(column.toString()).isEqualTo(types(described.get(column.name()))));
    }

    /** JSON Binding reads no others. */
    @ParameterizedTest
    @MethodSource("answers")
    void an_answer_is_public(Class<?> answer) {
        assertThat(Modifier.isPublic(answer.getModifiers())).isTrue();
    }

    @ParameterizedTest
    @MethodSource("requests")
    void a_request_has_the_fields_that_are_described_and_needs_those_that_are_required(Class<?> request) {
        var schema = schema(request, "Request");
        var required = schema.containsKey("required")
                ? schema.getJsonArray("required").getValuesAs(JsonString::getString)
                : List.<String>of();

        assertThat(Columns.of(request))
                .extracting(Column::name)
                .containsExactlyElementsOf(Described.properties(schema).keySet());
        assertThat(Columns.of(request))
                .filteredOn(column -> !isOptional(column) && column.component().getType() != boolean.class)
                .extracting(Column::name)
                .containsExactlyInAnyOrderElementsOf(required);
    }

    private static JsonObject schema(Class<?> type, String suffix) {
        var schemas = Described.object("/components/schemas");
        String name = type.getSimpleName();
        String described = schemas.containsKey(name) ? name : name.substring(0, name.length() - suffix.length());
        assertThat(schemas).containsKey(described);
        return Described.resolved(schemas.getJsonObject(described));
    }

    /** The types of JSON that something of a record can be. */
    private static Set<String> types(Column column) {
        Class<?> type = column.component().getType();
        if (!isOptional(column)) {
            return Set.of(type(type));
        }
        String there = type == OptionalLong.class
                ? "integer"
                : type(raw(column.component().getGenericType()));
        return column.component().isAnnotationPresent(IfTold.class) ? Set.of(there) : Set.of(there, "null");
    }

    private static boolean isOptional(Column column) {
        Class<?> type = column.component().getType();
        return type == Optional.class || type == OptionalLong.class;
    }

    private static Class<?> raw(java.lang.reflect.Type optional) {
        return (Class<?>) ((java.lang.reflect.ParameterizedType) optional).getActualTypeArguments()[0];
    }

    private static String type(Class<?> type) {
        if (type == long.class || type == int.class || type == Long.class) {
            return "integer";
        }
        if (type == boolean.class) {
            return "boolean";
        }
        if (Collection.class.isAssignableFrom(type)) {
            return "array";
        }
        return Map.class.isAssignableFrom(type) || type.isRecord() ? "object" : "string";
    }

    private static Set<String> types(JsonObject schema) {
        JsonValue type = schema.get("type");
        return type instanceof JsonString one
                ? Set.of(one.getString())
                : Set.copyOf(type.asJsonArray().getValuesAs(JsonString::getString));
    }

    private static Stream<Class<?>> records(String suffix) {
        return laurel().filter(type -> type.isRecord() && type.getSimpleName().endsWith(suffix));
    }

    private static Stream<Class<?>> laurel() {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("laurel").stream()
                        .<Class<?>>map(JavaClass::reflect)
                        .toList()
                        .stream();
    }
}
