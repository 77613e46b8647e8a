package laurel.people;

import jakarta.security.enterprise.CallerPrincipal;

/** Somebody who has shown their password, in an era of theirs: what they log in to belongs to it. */
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
