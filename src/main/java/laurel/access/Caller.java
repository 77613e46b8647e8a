package laurel.access;

import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A caller of the API.
 *
 * @param name what the books call it: who did something, and whose an idempotency key is
 * @param ledger the name of the ledger that it is bound to; null for a person, who works in all of them
 */
public record Caller(String name, Role role, String ledger) {

    /** What a name can be, as a refusal tells it. */
    public static final String NAMES =
            "at most 64 letters, digits, _ . -, other than firstpromoter and laurel, and than " + Role.NAMES
                    + " with a capital letter";

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-]{1,64}");

    /** The other names that the books use for who did something. */
    private static final List<String> TAKEN = List.of("firstpromoter", "laurel");

    /** A person, who is bound to no ledger. */
    public Caller(String name, Role role) {
        this(name, role, null);
    }

    /** The same caller in one ledger. */
    Caller in(String other) {
        return new Caller(name, role, other);
    }

    /**
     * Whether a caller can have this name, which is not null. It must differ from the names that the books use anyway,
     * and not only in capital letters. A role's name belongs to the configured key of that role that has no name of its
     * own.
     */
    public static boolean isName(String name) {
        return NAME.matcher(name).matches()
                && TAKEN.stream().noneMatch(name::equalsIgnoreCase)
                && Arrays.stream(Role.values())
                        .map(Role::toString)
                        .noneMatch(role -> role.equalsIgnoreCase(name) && !role.equals(name));
    }

    /** Whether a name has only characters that a caller's name can have, in either case. */
    public static boolean isWord(String name) {
        return NAME.matcher(name).matches();
    }

    /** The caller whom Jakarta Security found; the group they are in is their role. Empty if it found nobody. */
    public static Optional<Caller> of(CredentialValidationResult result) {
        if (result.getStatus() != CredentialValidationResult.Status.VALID) {
            return Optional.empty();
        }
        return result.getCallerGroups().stream()
                .flatMap(group -> Role.named(group).stream())
                .max(Role::compareTo)
                .map(role -> new Caller(result.getCallerPrincipal().getName(), role));
    }
}
