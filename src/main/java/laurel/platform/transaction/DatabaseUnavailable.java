package laurel.platform.transaction;

/** The database did not do what was asked, within the time that there was. Nothing of it is kept, and a later try may go through. */
public class DatabaseUnavailable extends RuntimeException {

    /** @param cause what the last try ended with */
    public DatabaseUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
