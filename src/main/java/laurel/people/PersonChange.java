package laurel.people;

import laurel.platform.Refused;

/**
 * What became of an admin's request. It holds if the transaction in which it was returned is committed.
 *
 * @param person the person as they are now; null if nothing was done
 * @param refused why nothing was done; null if it was done
 */
public record PersonChange(Person person, Refused refused) {

    static PersonChange done(Person person) {
        return new PersonChange(person, null);
    }

    static PersonChange unknown(String name) {
        return new PersonChange(null, Person.unknown(name));
    }

    static PersonChange refused(String why) {
        return new PersonChange(null, Refused.conflict(why));
    }

    /** Whether it was done. */
    public boolean isDone() {
        return refused == null;
    }

    /**
     * Whom it was about, as they are now.
     *
     * @throws Refused.Thrown if nothing was done
     */
    public Person done() {
        if (refused != null) {
            throw refused.toException();
        }
        return person;
    }
}
