package laurel.platform.web;

import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads the parameters of a query as what a resource's method takes them for: a {@link Limit}, a {@link Before}, a time, one of some
 * words, or an id ({@link Text}). One that is not there is null, or the method's default; a wrong one is refused, and named.
 */
@Provider
public class ParameterReader implements ParamConverterProvider {

    @Override
    public <T> ParamConverter<T> getConverter(Class<T> type, Type generic, Annotation[] annotations) {
        return annotation(QueryParam.class, annotations)
                .flatMap(parameter -> reading(type, parameter.value(), annotations))
                .map(reading -> new Converter<>(type, reading))
                .orElse(null);
    }

    private static Optional<Function<String, ?>> reading(Class<?> type, String name, Annotation[] annotations) {
        if (type == Limit.class) {
            return Optional.of(
                    text -> new Limit(whole(name, text, Limit.LARGEST).intValue()));
        }
        if (type == Before.class) {
            return Optional.of(text -> new Before(whole(name, text, Long.MAX_VALUE)));
        }
        if (type == Instant.class) {
            return Optional.of(text -> Query.time(name, text).orElseThrow());
        }
        if (type.isEnum()) {
            return Optional.of(text -> word(name, text, type));
        }
        return annotation(Text.class, annotations)
                .filter(Text::isId)
                .map(id -> text -> Query.id(name, text, id.most()).orElseThrow());
    }

    private static Long whole(String name, String text, long most) {
        return Query.whole(name, text, 1, most).orElseThrow();
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static Object word(String name, String text, Class words) {
        return Query.oneOf(name, text, words).orElseThrow();
    }

    private static <A extends Annotation> Optional<A> annotation(Class<A> type, Annotation[] annotations) {
        return Arrays.stream(annotations)
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst();
    }

    private record Converter<T>(Class<T> type, Function<String, ?> reading) implements ParamConverter<T> {

        @Override
        public T fromString(String text) {
            return text == null ? null : type.cast(reading.apply(text));
        }

        @Override
        public String toString(T value) {
            return value.toString();
        }
    }
}
