package laurel.access;

import java.util.Optional;
import laurel.platform.transaction.DatabaseUnavailable;

/** What the door has to know of people before they have shown who they are. Nothing of it is ever told to a caller. */
public interface KnownPeople {

    /**
     * The name of the person whom somebody means, as the books have it.
     *
     * @param written what they wrote
     * @return empty if nobody is called so
     * @throws DatabaseUnavailable if that cannot be found out now
     */
    Optional<String> named(String written);

    /**
     * Whether somebody has logged in before by a browser.
     *
     * @param written whose name was written
     * @param token what the browser keeps since then
     * @throws DatabaseUnavailable if that cannot be found out now
     */
    boolean haveUsed(String written, String token);
}
