package laurel.people;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.credential.Credential;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStore;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;

/**
 * Tells Jakarta Security whose a name and a password are. The person's role is the group. Its answer, and the time that
 * it takes, are the same for a wrong password, an unknown name and somebody who is disabled. The password is hashed
 * between two transactions, so that no connection waits for it.
 */
@ApplicationScoped
public class PeopleStore implements IdentityStore {

    @Inject
    private People people;

    @Inject
    private Passwords passwords;

    @Inject
    private Clock clock;

    @Override
    public CredentialValidationResult validate(Credential credential) {
        return credential instanceof UsernamePasswordCredential shown
                ? validate(shown)
                : CredentialValidationResult.NOT_VALIDATED_RESULT;
    }

    private CredentialValidationResult validate(UsernamePasswordCredential shown) {
        return find(shown.getCaller(), shown.getPasswordAsString())
                .map(PeopleStore::result)
                .orElse(CredentialValidationResult.INVALID_RESULT);
    }

    static CredentialValidationResult result(Person person) {
        return new CredentialValidationResult(
                new KnownCaller(person), Set.of(person.role().toString()));
    }

    /** The person whose name and password these are; empty if they are nobody's, or the person cannot log in. */
    private Optional<Person> find(String written, String password) {
        Optional<Person> named = Person.name(written).flatMap(name -> people.find(name));
        String hash = named.map(Person::passwordHash).orElse(null);
        boolean isRight = passwords.isOf(hash, password);
        return named.filter(person -> isRight && person.isEnabled()).flatMap(person -> note(person, password));
    }

    private Optional<Person> note(Person person, String password) {
        String seen = person.passwordHash();
        String stronger = passwords.isWeak(seen) ? passwords.hash(password) : null;
        return stronger == null && !People.isToBeNoted(person, clock.instant())
                ? Optional.of(person)
                : people.noteLogIn(person.name(), seen, stronger);
    }

    /**
     * Gives somebody another password, if they show the present one. Their log-ins end.
     *
     * @return who they are now; as {@link #validate} returns it if that was not their password
     */
    public CredentialValidationResult changePassword(String name, String shown, String chosen) {
        return find(name, shown)
                .flatMap(person -> changePassword(person, passwords.hash(chosen)))
                .map(PeopleStore::result)
                .orElse(CredentialValidationResult.INVALID_RESULT);
    }

    private Optional<Person> changePassword(Person person, String chosen) {
        return people.changePassword(person.name(), person.passwordHash(), chosen);
    }
}
