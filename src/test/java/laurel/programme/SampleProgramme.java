package laurel.programme;

/** Programmes for tests. */
public final class SampleProgramme {

    /** The one that is there if nobody has configured another. */
    public static final Programme MAIN = new Programme(Programme.MAIN, Programme.MAIN);

    /** Another one, with a ledger of its own. */
    public static final Programme TEST = new Programme("test", "sandbox");

    private SampleProgramme() {}
}
