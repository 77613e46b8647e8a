package laurel.access;

import java.security.Principal;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Whoever calls the API.
 *
 * @param name what the books call it: who did something, and whose an idempotency key is
 */
public record Caller(String name, Role role) implements Principal {

    /** What a name can be, as a refusal tells it. */
    public static final String NAMES = "at most 64 letters, digits, _ . -, other than firstpromoter and laurel";

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-]{1,64}");

    /** Who else stands in the books as having done something. */
    private static final List<String> TAKEN = List.of("firstpromoter", "laurel");

    /** Whether a caller can have this name, which is not null. */
    public static boolean isName(String name) {
        return NAME.matcher(name).matches() && !TAKEN.contains(name);
    }

    @Override
    public String getName() {
        return name;
    }
}
