package laurel.platform.web;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * What the records of a kind tell, one thing after the other: the properties of an answer, and the columns of a file. They are called
 * as the components are, and stand in their order.
 */
public final class Columns {

    private static final ClassValue<Columns> KNOWN = new ClassValue<>() {
        @Override
        protected Columns computeValue(Class<?> type) {
            return new Columns(columns(type, List.of()).toList());
        }
    };

    private final List<Column> all;

    private Columns(List<Column> all) {
        this.all = all;
    }

    /** @param type a public record, and so are those that are unfolded in it */
    public static List<Column> of(Class<?> type) {
        return KNOWN.get(type).all;
    }

    private static Stream<Column> columns(Class<?> type, List<Method> way) {
        return Arrays.stream(type.getRecordComponents()).flatMap(component -> {
            var there = Stream.concat(way.stream(), Stream.of(component.getAccessor()))
                    .toList();
            return component.isAnnotationPresent(Unfolded.class)
                    ? columns(component.getType(), there)
                    : Stream.of(new Column(component.getName(), component, there));
        });
    }

    /**
     * One thing that records tell.
     *
     * @param way the accessors that lead to it, the first of which is the record's
     */
    public record Column(String name, RecordComponent component, List<Method> way) {

        /** What a record tells here; null if that is nothing. */
        public Object of(Record record) {
            Object value = record;
            try {
                for (Method accessor : way) {
                    value = accessor.invoke(value);
                }
            } catch (IllegalAccessException | InvocationTargetException impossible) {
                throw new IllegalStateException(impossible);
            }
            if (value instanceof Optional<?> optional) {
                return optional.orElse(null);
            }
            return value instanceof OptionalLong number ? boxed(number) : value;
        }

        private static Long boxed(OptionalLong number) {
            return number.isPresent() ? number.getAsLong() : null;
        }
    }
}
