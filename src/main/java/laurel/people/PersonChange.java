package laurel.people;

/**
 * What became of an admin's request. It holds if the transaction in which it was returned is committed.
 *
 * @param person the person as they are now; null if nothing was done
 * @param why why nothing was done; null if it was done
 */
public record PersonChange(Kind kind, Person person, String why) {

    /** An enum and not a sealed interface: Java 17 checks that a switch over it is exhaustive. */
    public enum Kind {
        DONE,
        /** Nobody has this name. */
        UNKNOWN,
        /** The name is taken, or nobody would be left to undo the change. */
        REFUSED
    }

    static PersonChange done(Person person) {
        return new PersonChange(Kind.DONE, person, null);
    }

    static PersonChange unknown(String name) {
        return new PersonChange(Kind.UNKNOWN, null, "There is nobody called " + name + ".");
    }

    static PersonChange refused(String why) {
        return new PersonChange(Kind.REFUSED, null, why);
    }
}
