package laurel.keys;

/**
 * A key that was just made, with the text that nobody can tell later.
 *
 * @param text the key itself, for the caller who asked for it and nobody else
 */
public record MadeKey(ApiKey key, String text) {

    @Override
    public String toString() {
        return key.id() + " ***";
    }
}
