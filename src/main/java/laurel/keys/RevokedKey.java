package laurel.keys;

/**
 * A key that does not work any more.
 *
 * @param adminsLeft how many stored keys of role admin still work
 */
public record RevokedKey(ApiKey key, long adminsLeft) {}
