package laurel.people;

import jakarta.security.enterprise.CallerPrincipal;

/**
 * Somebody who has shown their password, and the era of theirs in which they did. A log-in that they begin belongs to
 * that era.
 */
class KnownCaller extends CallerPrincipal {

    private final int era;

    KnownCaller(Person person) {
        super(person.name());
        era = person.era();
    }

    int era() {
        return era;
    }
}
