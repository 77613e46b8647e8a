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

/**
 * Somebody who can log in, until they are <em>disabled</em>, and again after they are <em>enabled</em>. A person is never deleted,
 * because the books name them.
 *
 * <p>Their <em>era</em> is what a log-in belongs to: with a new password, or when they are disabled, a new one begins, and whatever
 * was logged in before is so no longer, also what is being logged in at that instant.
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
     * Somebody new.
     *
     * @param name as {@link #name(String)} gives it
     * @param passwordHash as {@link Passwords#hash} gives it
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

    /**
     * The name that somebody means: in small letters, since {@code Anna} and {@code anna} would not be told apart by people.
     *
     * @param written what they wrote, or null
     * @return empty if nobody can be called so
     */
    public static Optional<String> name(String written) {
        return Optional.ofNullable(written)
                .map(String::strip)
                .filter(name -> !name.matches("\\.*")) // what a part of an address cannot be
                .filter(Caller::isWord) // before, or a letter that is none of these could become one
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

    /** Who made them known. */
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

    /** Since when they cannot log in; empty if they can. */
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

    /** What a log-in has to belong to. */
    int era() {
        return era;
    }

    /** What they may do from now on, also where they are logged in. */
    void give(Role other) {
        role = other;
    }

    /** A new password, which ends their log-ins. */
    void changePassword(String hash) {
        passwordHash = hash;
        era++;
    }

    /** The same password, kept in a stronger form. */
    void strengthen(String hash) {
        passwordHash = hash;
    }

    /** Lets them log in no more, and ends their log-ins. */
    void disable(Instant now) {
        disabledAt = now;
        era++;
    }

    /** Lets them log in again. */
    void enable() {
        disabledAt = null;
    }

    /** Notes that they have shown their password. */
    void logIn(Instant now) {
        lastLogInAt = now;
    }
}
