package laurel.keys;

/**
 * A key that was revoked.
 *
 * @param adminsLeft how many stored keys of the role admin still work
 */
public record RevokedKey(ApiKey key, long adminsLeft) {}
