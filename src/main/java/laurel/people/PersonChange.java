package laurel.people;

/**
 * What became of an admin's wish. When it is returned, it is in the transaction; when that is committed, it is so.
 *
 * @param person whom it was about, as they are now; null if nothing was done
 * @param why what stands against it; null if nothing does
 */
public record PersonChange(Kind kind, Person person, String why) {

    /** An enum and not a sealed interface: Java 17 checks that a switch over it is exhaustive. */
    public enum Kind {
        DONE,
        /** There is nobody of this name. */
        UNKNOWN,
        /** The name is taken, or nobody would be left to undo it. */
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
