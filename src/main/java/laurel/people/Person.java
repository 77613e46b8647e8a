package laurel.people;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import laurel.access.Caller;
import laurel.access.Role;
import laurel.platform.Refused;

/**
 * Somebody who can log in, until they are <em>disabled</em>, and again after they are <em>enabled</em>. A person is
 * never deleted, because the books name them.
 *
 * <p>Each log-in belongs to an <em>era</em> of its person. A new password begins a new era, and so does being disabled.
 * That ends all log-ins of the era before, including one that is under way at that instant.
 */
@Entity
@Table(name = "person")
@NamedQuery(name = Person.AFTER, query = "select p from Person p where p.name > :after order by p.name")
@NamedQuery(name = Person.ENABLED, query = "select p.name from Person p where p.disabledAt is null")
@NamedQuery(
        name = Person.ENABLED_ADMINS,
        query =
                "select p from Person p where p.role = laurel.access.Role.ADMIN and p.disabledAt is null order by p.name")
@NamedQuery(name = Person.NAMED, query = "select p from Person p where p.name = :name")
public class Person {

    /** The longest name, in characters. */
    public static final int MOST_NAME_CHARACTERS = 64;

    static final String AFTER = "Person.after";
    static final String ENABLED = "Person.enabled";
    static final String ENABLED_ADMINS = "Person.enabledAdmins";
    static final String NAMED = "Person.named";

    @Id
    private String name;

    @Enumerated(EnumType.STRING)
    private Role role;

    @Column(name = "password_hash")
    private String passwordHash;

    private int era;

    @Column(name = "made_by", updatable = false)
    private String madeBy;

    @Column(name = "made_at", updatable = false)
    private Instant madeAt;

    @Column(name = "last_log_in_at")
    private Instant lastLogInAt;

    @Column(name = "disabled_at")
    private Instant disabledAt;

    /** For JPA. */
    protected Person() {}

    /**
     * A new person.
     *
     * @param name as {@link #name(String)} returns it
     * @param passwordHash as {@link Passwords#hash} returns it
     */
    Person(String name, Role role, String passwordHash, String madeBy, Instant now) {
        if (!name(name).equals(Optional.of(name))) {
            throw new IllegalArgumentException("this is nobody's name: " + name);
        }
        this.name = name;
        this.role = role;
        this.passwordHash = passwordHash;
        this.madeBy = madeBy;
        this.madeAt = now;
    }

    /** That nobody is called so. */
    static Refused unknown(String name) {
        return Refused.unknown("There is nobody called " + name + ".");
    }

    /**
     * The name that somebody means: in lower case, since people would not tell {@code Anna} and {@code anna} apart.
     *
     * @param written what they wrote, or null
     * @return empty if it can be nobody's name
     */
    public static Optional<String> name(String written) {
        return Optional.ofNullable(written)
                .map(String::strip)
                .filter(name -> !name.matches("\\.*")) // these cannot be a part of an address
                .filter(Caller::isWord) // checked before the case is changed, or another letter could become one of
                // these
                .map(name -> name.toLowerCase(Locale.ROOT))
                .filter(Caller::isName);
    }

    public String name() {
        return name;
    }

    /** What they may do. */
    public Role role() {
        return role;
    }

    /** Who added them. */
    public String madeBy() {
        return madeBy;
    }

    public Instant madeAt() {
        return madeAt;
    }

    /** When they last showed their password, to the minute; empty if never. */
    public Optional<Instant> lastLogInAt() {
        return Optional.ofNullable(lastLogInAt);
    }

    /** When they were disabled; empty if they can log in. */
    public Optional<Instant> disabledAt() {
        return Optional.ofNullable(disabledAt);
    }

    boolean isEnabled() {
        return disabledAt == null;
    }

    boolean isEnabledAdmin() {
        return isEnabled() && role == Role.ADMIN;
    }

    String passwordHash() {
        return passwordHash;
    }

    /** The era to which a log-in has to belong. */
    int era() {
        return era;
    }

    /** Gives them another role, which counts at once where they are logged in. */
    void give(Role other) {
        role = other;
    }

    /** Gives them a new password, which ends their log-ins. */
    void changePassword(String hash) {
        passwordHash = hash;
        era++;
    }

    /** Keeps the same password in a stronger form. */
    void strengthen(String hash) {
        passwordHash = hash;
    }

    /** Disables them, and ends their log-ins. */
    void disable(Instant now) {
        disabledAt = now;
        era++;
    }

    /** Enables them again. */
    void enable() {
        disabledAt = null;
    }

    /** Notes that they have shown their password. */
    void logIn(Instant now) {
        lastLogInAt = now;
    }
}
