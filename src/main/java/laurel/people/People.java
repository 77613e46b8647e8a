package laurel.people;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import laurel.access.Role;
import laurel.audit.Acts;
import laurel.audit.Decision;
import laurel.keys.Keys;
import laurel.platform.Refused;
import laurel.platform.transaction.NewTransactions;
import laurel.platform.web.Page;

/**
 * Adds people, and changes what they may do. Names are as {@link Person#name(String)} returns them. Hashes are as
 * {@link Passwords#hash} returns them; they are made before the transaction, since that takes too long.
 *
 * <p>Whatever could leave nobody to undo it first locks all admins, in the order of their names. So of two admins who
 * disable each other, the second finds that they are the last.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
@Interceptors(NewTransactions.class)
public class People {

    /** How often a log-in of somebody who calls all the time is noted, at most. */
    private static final Duration LOG_IN_NOTED = Duration.ofMinutes(1);

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Acts acts;

    @Inject
    private Keys keys;

    @Inject
    private Clock clock;

    /** The person of a name, whether they can log in or not. */
    public Optional<Person> find(String name) {
        return Optional.ofNullable(entities.find(Person.class, name));
    }

    /** Whether nobody can log in. */
    public boolean isNobody() {
        return entities.createNamedQuery(Person.ENABLED, String.class)
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }

    /**
     * A page of people, in the order of their names.
     *
     * @param limit the most people, at least 1
     * @param after only names that come after this one
     */
    public Page<Person> page(int limit, String after) {
        return Page.of(
                entities.createNamedQuery(Person.AFTER, Person.class)
                        .setParameter("after", after)
                        .setMaxResults(limit + 1)
                        .getResultList(),
                limit);
    }

    /** Adds somebody, unless the name is taken. */
    public PersonChange make(String name, Role role, String passwordHash, Decision decision) {
        if (find(name).isPresent()) {
            return new PersonChange(null, taken(name));
        }
        Optional<String> key = keys.nameLike(name);
        if (key.isPresent()) {
            return PersonChange.refused(
                    "There is a key called " + key.get() + ", and nobody would tell the two apart in the books.");
        }
        var person = new Person(name, role, passwordHash, decision.actor(), clock.instant());
        entities.persist(person);
        acts.add(decision, "make person", name, role.toString());
        return PersonChange.done(person);
    }

    /** Gives somebody another role. */
    public PersonChange giveRole(String name, Role role, Decision decision) {
        List<Person> admins = lockAdmins();
        Person person = lock(name);
        if (person == null) {
            return PersonChange.unknown(name);
        }
        if (person.isEnabledAdmin() && role != Role.ADMIN && admins.size() == 1) {
            return PersonChange.refused(lastAdmin(name) + "give somebody else the role first.");
        }
        if (person.role() != role) {
            acts.add(decision, "give role", name, role + ", was " + person.role());
            person.give(role);
        }
        return PersonChange.done(person);
    }

    /** Sets somebody's password, and ends their log-ins. */
    public PersonChange setPassword(String name, String passwordHash, Decision decision) {
        Person person = lock(name);
        if (person == null) {
            return PersonChange.unknown(name);
        }
        person.changePassword(passwordHash);
        acts.add(decision, "set password", name, null);
        return PersonChange.done(person);
    }

    /**
     * Disables somebody: they can no longer log in, and their log-ins end.
     *
     * @param keepsKeys whether the keys of their name go on working; if not, they are revoked
     */
    public Disabled disable(String name, boolean keepsKeys, Decision decision) {
        List<Person> admins = lockAdmins();
        Person person = lock(name);
        if (person == null) {
            return Disabled.not(PersonChange.unknown(name));
        }
        if (person.isEnabledAdmin() && admins.size() == 1) {
            return Disabled.not(PersonChange.refused(lastAdmin(name) + "make somebody else one first."));
        }
        List<Long> revoked = keepsKeys ? List.of() : keys.revokeAllOf(name, decision);
        if (person.isEnabled()) {
            person.disable(clock.instant());
            acts.add(decision, "disable person", name, keepsKeys ? "keeps the keys of this name" : null);
        }
        return new Disabled(PersonChange.done(person), revoked, keys.workingMadeBy(name));
    }

    /** Enables somebody: they can log in again, with the password that they had. */
    public PersonChange enable(String name, Decision decision) {
        Person person = lock(name);
        if (person == null) {
            return PersonChange.unknown(name);
        }
        if (!person.isEnabled()) {
            person.enable();
            acts.add(decision, "enable person", name, null);
        }
        return PersonChange.done(person);
    }

    /** Makes somebody an admin who can log in, with this password, whatever they were before. */
    public PersonChange reset(String name, String passwordHash, Decision decision) {
        Person person = lock(name);
        if (person == null) {
            return make(name, Role.ADMIN, passwordHash, decision);
        }
        person.give(Role.ADMIN);
        person.changePassword(passwordHash);
        person.enable();
        acts.add(decision, "reset person", name, Role.ADMIN + ", enabled, with a new password");
        return PersonChange.done(person);
    }

    /**
     * Gives somebody the password that they have chosen, and ends their log-ins.
     *
     * @param seen the hash of the password that they have shown; if it is not theirs any more, nothing is done
     */
    public Optional<Person> changePassword(String name, String seen, String chosen) {
        Person person = lock(name);
        if (person == null || !person.isEnabled() || !person.passwordHash().equals(seen)) {
            return Optional.empty();
        }
        person.changePassword(chosen);
        acts.add(new Decision(name, "by themselves, with the old one"), "change password", name, null);
        return Optional.of(person);
    }

    /**
     * Notes that somebody has shown their password.
     *
     * @param seen the hash that it was compared with
     * @param stronger a stronger hash of the same password, or null
     * @return the person; empty if that is not their password any more
     */
    public Optional<Person> noteLogIn(String name, String seen, String stronger) {
        Person person = lock(name);
        if (person == null || !person.isEnabled() || !person.passwordHash().equals(seen)) {
            return Optional.empty();
        }
        if (stronger != null) {
            person.strengthen(stronger);
        }
        Instant now = clock.instant();
        if (isToBeNoted(person, now)) {
            person.logIn(now);
        }
        return Optional.of(person);
    }

    static boolean isToBeNoted(Person person, Instant now) {
        return person.lastLogInAt()
                .map(last -> now.isAfter(last.plus(LOG_IN_NOTED)))
                .orElse(true);
    }

    private List<Person> lockAdmins() {
        return entities.createNamedQuery(Person.ENABLED_ADMINS, Person.class)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList();
    }

    /** @return null if nobody has this name */
    private Person lock(String name) {
        return entities.createNamedQuery(Person.NAMED, Person.class)
                .setParameter("name", name)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .findFirst()
                .orElse(null);
    }

    private static String lastAdmin(String name) {
        return name + " is the last admin who can log in: ";
    }

    /** That somebody has a name already. */
    static Refused taken(String name) {
        return Refused.conflict("There is somebody called " + name + " already.");
    }
}
