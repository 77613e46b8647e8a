package laurel.people;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import laurel.access.Role;
import laurel.access.WeakSecrets;
import laurel.audit.Decision;
import laurel.platform.Setting;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The first person, {@code admin}, with the password of {@code laurel.admin.password}. Once there is somebody of this
 * name, the setting changes nothing any more, unless {@code laurel.admin.reset} says so. That is for a password that
 * was forgotten.
 */
@ApplicationScoped
public class FirstAdmin {

    private static final String NAME = "admin";
    private static final Setting PASSWORD = new Setting("laurel.admin.password");
    private static final String RESET = "laurel.admin.reset (LAUREL_ADMIN_RESET)";

    private static final Logger LOG = System.getLogger(FirstAdmin.class.getName());

    private People people;
    private Passwords passwords;
    private Optional<String> password = Optional.empty();
    private boolean isReset;

    /** For the container. */
    protected FirstAdmin() {}

    /**
     * @param password {@code laurel.admin.password}, if it is set
     * @param reset {@code laurel.admin.reset}: whether an existing admin is given this password
     * @throws IllegalArgumentException if a setting is wrong; the message names it, without the password
     */
    @Inject
    public FirstAdmin(
            People people,
            Passwords passwords,
            @ConfigProperty(name = "laurel.admin.password") Optional<String> password,
            @ConfigProperty(name = "laurel.admin.reset") String reset,
            WeakSecrets weak) {
        password.flatMap(Passwords::objectionToLength).ifPresent(objection -> {
            throw new IllegalArgumentException(PASSWORD + ": a password " + objection);
        });
        password.flatMap(given -> Passwords.objectionTo(given, NAME))
                .ifPresent(objection -> weak.accept(PASSWORD, "a password " + objection));
        this.people = people;
        this.passwords = passwords;
        this.password = password;
        this.isReset = switch (reset.strip()) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(RESET + " is true or false, not " + reset);
        };
        if (isReset && password.isEmpty()) {
            throw new IllegalArgumentException(RESET + " is true, so set the new password as well: " + PASSWORD);
        }
    }

    /**
     * Does what the settings ask for. Of two nodes that start at the same time, one makes the admin, and the other
     * finds it.
     */
    public void begin() {
        if (password.isEmpty()) {
            return;
        }
        Optional<Person> known = people.find(NAME);
        if (known.isEmpty()) {
            make();
        } else if (isReset) {
            reset(known.get());
        }
    }

    private void make() {
        String hash = passwords.hash(password.get());
        var decision = new Decision("laurel", "the first start with LAUREL_ADMIN_PASSWORD");
        PersonChange made = people.make(NAME, Role.ADMIN, hash, decision);
        if (made.isDone()) {
            LOG.log(Level.INFO, "Made the first admin: log in as {0} with LAUREL_ADMIN_PASSWORD.", NAME);
        }
    }

    private void reset(Person known) {
        if (!known.isEnabledAdmin() || !passwords.isOf(known.passwordHash(), password.get())) {
            String hash = passwords.hash(password.get());
            var decision = new Decision("laurel", "a start with LAUREL_ADMIN_RESET");
            people.reset(NAME, hash, decision);
        }
        LOG.log(
                Level.WARNING,
                "{0} has the password of LAUREL_ADMIN_PASSWORD again: take LAUREL_ADMIN_RESET away now.",
                NAME);
    }

    /** Whether nobody can log in. To be asked after {@link #begin}. */
    public boolean isNobody() {
        return people.isNobody();
    }
}
