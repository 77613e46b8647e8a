package laurel.platform.web;

import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Reads the records that callers send, as strictly as {@link JsonBody}: the fields are the record's components, of which each says by
 * its type and by {@link Text} or {@link Whole} what it takes. A record of which everything may be missing may be missing itself.
 * JSON Binding would pass over unknown fields, and take 1e2 for an amount.
 */
@Provider
public class RequestReader implements MessageBodyReader<Record> {

    @Context
    private HttpHeaders headers;

    @Override
    public boolean isReadable(Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
        return type.isRecord();
    }

    @Override
    public Record readFrom(
            Class<Record> type,
            Type generic,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> sent,
            InputStream body) {
        return read(type, headers, body);
    }

    /** @throws laurel.platform.Refused.Thrown what is wrong with a field, or what the record itself refuses */
    static <R extends Record> R read(Class<R> type, HttpHeaders headers, InputStream body) {
        RecordComponent[] components = type.getRecordComponents();
        String[] names = Arrays.stream(components).map(RecordComponent::getName).toArray(String[]::new);
        var fields = Arrays.stream(components).allMatch(RequestReader::mayBeMissing)
                ? JsonBody.ofOptional(headers, body, names)
                : JsonBody.of(headers, body, names);
        Object[] values = Arrays.stream(components)
                .map(component -> value(component, fields))
                .toArray();
        return make(type, components, values);
    }

    private static boolean mayBeMissing(RecordComponent component) {
        Class<?> type = component.getType();
        return type == boolean.class || type == Optional.class || type == OptionalLong.class;
    }

    private static Object value(RecordComponent component, JsonBody fields) {
        String name = component.getName();
        Class<?> type = component.getType();
        if (type == boolean.class) {
            return fields.isTrue(name);
        }
        var bounds = component.getAnnotation(Whole.class);
        if (type == long.class) {
            return fields.whole(name, bounds.least(), bounds.most());
        }
        if (type == OptionalLong.class) {
            return fields.optionalWhole(name, bounds.least(), bounds.most())
                    .map(OptionalLong::of)
                    .orElseGet(OptionalLong::empty);
        }
        var text = component.getAnnotation(Text.class);
        if (type == Optional.class) {
            return text.isId() ? fields.optionalId(name, text.most()) : fields.optionalText(name, text.most());
        }
        return text.isId() ? fields.id(name, text.most()) : fields.text(name, text.most());
    }

    private static <R extends Record> R make(Class<R> type, RecordComponent[] components, Object[] values) {
        var types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            var constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (InvocationTargetException refused) {
            if (refused.getCause() instanceof RuntimeException why) {
                throw why;
            }
            throw new IllegalStateException(refused);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
