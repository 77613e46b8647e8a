package laurel.keys;

/**
 * A key that was just made, with what nobody can tell later.
 *
 * @param text the key itself, for the one who asked for it and nobody else
 */
public record MadeKey(ApiKey key, String text) {

    @Override
    public String toString() {
        return key.id() + " ***";
    }
}
