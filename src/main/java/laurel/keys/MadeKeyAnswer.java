package laurel.keys;

import laurel.platform.web.Unfolded;

/**
 * A key that was just made: the one answer that holds it.
 *
 * @param key what goes after Bearer
 */
public record MadeKeyAnswer(@Unfolded KeyAnswer about, String key) {

    @Override
    public String toString() {
        return about.id() + " ***";
    }
}
