package laurel.platform.web;

import static net.bytebuddy.matcher.ElementMatchers.isAbstract;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.RuntimeDelegate;
import java.lang.reflect.InvocationHandler;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.description.modifier.Visibility;
import net.bytebuddy.dynamic.scaffold.subclass.ConstructorStrategy;
import net.bytebuddy.implementation.InvocationHandlerAdapter;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Lets a test without a server build and read a {@link Response}: the API of Jakarta REST asks a server's implementation for
 * every one. These hold a status, headers and an entity, and refuse everything else.
 */
public final class Responses implements BeforeAllCallback {

    private static final String BEHAVIOUR = "behaviour";

    /** The class that is made of an abstract one: its abstract methods do what a field of it says. */
    private static final ClassValue<Class<?>> IMPLEMENTATIONS = new ClassValue<>() {
        @Override
        protected Class<?> computeValue(Class<?> abstractClass) {
            return new ByteBuddy()
                    .subclass(abstractClass, ConstructorStrategy.Default.IMITATE_SUPER_CLASS_OPENING)
                    .defineField(BEHAVIOUR, InvocationHandler.class, Visibility.PUBLIC)
                    .method(isAbstract())
                    .intercept(InvocationHandlerAdapter.toField(BEHAVIOUR))
                    .make()
                    .load(Responses.class.getClassLoader())
                    .getLoaded();
        }
    };

    @Override
    public void beforeAll(ExtensionContext context) {
        RuntimeDelegate.setInstance(
                instance(RuntimeDelegate.class, (self, method, arguments) -> switch (method.getName()) {
                    case "createResponseBuilder" -> builder(0, null, Map.of());
                    default -> throw new UnsupportedOperationException(method.toString());
                }));
    }

    private static Response.ResponseBuilder builder(int status, Object entity, Map<String, Object> headers) {
        return instance(Response.ResponseBuilder.class, (self, method, arguments) -> switch (method.getName()) {
            case "status" -> builder((Integer) arguments[0], entity, headers);
            case "entity" -> builder(status, arguments[0], headers);
            case "type" -> builder(status, entity, and(headers, HttpHeaders.CONTENT_TYPE, arguments[0]));
            case "header" -> builder(status, entity, and(headers, (String) arguments[0], arguments[1]));
            case "allow" -> builder(status, entity, and(headers, HttpHeaders.ALLOW, list((Set<?>) arguments[0])));
            case "build" -> response(status, entity, headers);
            default -> throw new UnsupportedOperationException(method.toString());
        });
    }

    private static Response response(int status, Object entity, Map<String, Object> headers) {
        return instance(Response.class, (self, method, arguments) -> switch (method.getName()) {
            case "getStatus" -> status;
            case "getStatusInfo" -> Response.Status.fromStatusCode(status);
            case "hasEntity" -> entity != null;
            case "getEntity" -> entity;
            case "close" -> null;
            case "getMetadata" -> new MultivaluedHashMap<>(headers);
            case "getMediaType" -> (MediaType) headers.get(HttpHeaders.CONTENT_TYPE);
            case "getHeaderString" -> {
                Object value = headers.get((String) arguments[0]);
                yield value == null ? null : value.toString();
            }
            default -> throw new UnsupportedOperationException(method.toString());
        });
    }

    private static String list(Set<?> words) {
        return words.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    private static Map<String, Object> and(Map<String, Object> headers, String name, Object value) {
        var more = new HashMap<>(headers);
        more.put(name, value);
        return more;
    }

    private static <T> T instance(Class<T> abstractClass, InvocationHandler behaviour) {
        try {
            Object instance =
                    IMPLEMENTATIONS.get(abstractClass).getConstructor().newInstance();
            instance.getClass().getField(BEHAVIOUR).set(instance, behaviour);
            return abstractClass.cast(instance);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
