package laurel.ledger;

import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;

/** Reads the ids of customers in addresses, so that resources take a {@link CustId}. */
@Provider
public class CustIdReader implements ParamConverterProvider {

    @Override
    public <T> ParamConverter<T> getConverter(Class<T> type, Type generic, Annotation[] annotations) {
        return type == CustId.class ? new Converter<>(type) : null;
    }

    private record Converter<T>(Class<T> type) implements ParamConverter<T> {

        @Override
        public T fromString(String text) {
            return text == null ? null : type.cast(CustId.asked(text));
        }

        @Override
        public String toString(T custId) {
            return custId.toString();
        }
    }
}
