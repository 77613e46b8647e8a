package laurel.access;

import java.util.Optional;
import laurel.platform.transaction.DatabaseUnavailable;

/** What has to be known of people before they have shown who they are. Nothing of it is ever told to a caller. */
public interface KnownPeople {

    /**
     * The name, as the books have it, of the person whom a caller means.
     *
     * @param written what the caller wrote
     * @return empty if nobody is called so
     * @throws DatabaseUnavailable if that cannot be found out now
     */
    Optional<String> named(String written);

    /**
     * Whether somebody has logged in before with a browser.
     *
     * @param written the name that was written
     * @param token what the browser keeps since then
     * @throws DatabaseUnavailable if that cannot be found out now
     */
    boolean haveUsed(String written, String token);
}
