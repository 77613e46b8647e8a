package laurel.access;

import jakarta.enterprise.context.RequestScoped;

/** Who makes the call of the API that is being answered, for whoever answers it. */
@RequestScoped
public class CurrentCaller {

    /** The header in which a person names the ledger of a call. */
    public static final String LEDGER = "Laurel-Ledger";

    private Caller caller;
    private String ledger;

    /** The credentials are right, and their role suffices; the call works in this ledger. */
    void is(Caller admitted, String worksIn) {
        caller = admitted;
        ledger = worksIn;
    }

    /** The name of the ledger in which the call works: that of its key, or the one that a person names. */
    public String ledger() {
        return ledger;
    }

    /** Whether they may work in another ledger as well. */
    public boolean mayWorkIn(String other) {
        return caller.ledger() == null || caller.ledger().equals(other);
    }

    /** What the books call them. */
    public String name() {
        return caller.name();
    }

    /** Whether they may do what a role may. */
    public boolean may(Role role) {
        return caller.role().includes(role);
    }
}
