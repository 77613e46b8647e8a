package laurel.programme;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Collectors;
import laurel.access.CurrentCaller;
import laurel.platform.web.Query;

/** What a call of the API sees: the accounts of one ledger, and of the programmes those that credit it. */
@ApplicationScoped
public class Scope {

    @Inject
    private CurrentCaller caller;

    @Inject
    private Programmes programmes;

    /** The name of the ledger. */
    public String ledger() {
        return caller.ledger();
    }

    /** The names of the programmes. */
    public List<String> programmes() {
        return programmes.crediting(ledger()).stream().map(Programme::name).toList();
    }

    /** Whether it sees programmes that answers and files have to name. */
    public boolean hasOthersThanMain() {
        return programmes().stream().anyMatch(name -> !name.equals(Programme.MAIN));
    }

    /**
     * The programmes of which a list is asked for.
     *
     * @param named what the call says of {@code programme}, or null for all
     * @throws jakarta.ws.rs.WebApplicationException 400 if none of this ledger is called so
     */
    public List<String> programmes(String named) {
        return named == null ? programmes() : List.of(programme(named));
    }

    /**
     * The programme of which something is asked for.
     *
     * @param named what the call says of {@code programme}; null for {@code main}, or the only one
     * @throws jakarta.ws.rs.WebApplicationException 400 if none of this ledger is called so, or none is meant clearly
     */
    public String programme(String named) {
        List<String> visible = programmes();
        if (named == null) {
            if (visible.contains(Programme.MAIN)) {
                return Programme.MAIN;
            }
            if (visible.size() == 1) {
                return visible.get(0);
            }
        } else if (visible.contains(named)) {
            return named;
        }
        throw Query.refused(
                "programme",
                visible.isEmpty()
                        ? "No programme credits the ledger " + ledger() + "."
                        : "programme is one of " + visible.stream().collect(Collectors.joining(", ")) + ".");
    }
}
