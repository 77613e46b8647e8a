package laurel.access;

import jakarta.enterprise.context.RequestScoped;

/** Who makes the call of the API that is being answered, for whoever answers it. */
@RequestScoped
public class CurrentCaller {

    private Caller caller;

    /** The credentials are right, and their role suffices. */
    void is(Caller admitted) {
        caller = admitted;
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
