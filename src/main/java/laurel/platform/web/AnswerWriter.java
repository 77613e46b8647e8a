package laurel.platform.web;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbConfig;
import jakarta.json.bind.serializer.JsonbSerializer;
import jakarta.json.bind.serializer.SerializationContext;
import jakarta.json.stream.JsonGenerator;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import laurel.platform.web.Columns.Column;

/**
 * Writes the records that resources answer with, by JSON Binding: the properties stand in the order of the record's components, and
 * what there is not is {@code null}. One writer for all servers, since each would choose a library of its own.
 */
@Provider
public class AnswerWriter implements MessageBodyWriter<Record> {

    /** Made at the first answer, for which the start need not wait; and once, since it keeps what it learns of each class. */
    private static final class Binding {
        static final Jsonb JSONB = JsonbBuilder.create(new JsonbConfig().withSerializers(new InOrder()));
    }

    /** The JSON of an answer. */
    static String json(Record answer) {
        return Binding.JSONB.toJson(answer);
    }

    @Override
    public boolean isWriteable(Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
        return type.isRecord();
    }

    @Override
    public void writeTo(
            Record answer,
            Class<?> type,
            Type generic,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, Object> headers,
            OutputStream out)
            throws IOException {
        out.write(json(answer).getBytes(StandardCharsets.UTF_8));
    }

    /** JSON Binding has an order by annotations only, which would tell each name once more. */
    private static final class InOrder implements JsonbSerializer<Record> {

        @Override
        public void serialize(Record answer, JsonGenerator json, SerializationContext context) {
            json.writeStartObject();
            for (Column column : Columns.of(answer.getClass())) {
                Object value = column.of(answer);
                if (value != null || !column.component().isAnnotationPresent(IfTold.class)) {
                    write(column.name(), value, json, context);
                }
            }
            json.writeEnd();
        }

        /** Plain values are written at once: by way of JSON Binding's context, an object took four times as long. */
        private static void write(String name, Object value, JsonGenerator json, SerializationContext context) {
            if (value == null) {
                json.writeNull(name);
            } else if (value instanceof Long number) {
                json.write(name, number);
            } else if (value instanceof String || value instanceof Instant || value instanceof Enum) {
                json.write(name, value.toString());
            } else {
                context.serialize(name, value, json);
            }
        }
    }
}
