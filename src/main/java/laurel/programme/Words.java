package laurel.programme;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A setting that is a list of words, comma separated. */
final class Words {

    private Words() {}

    /** The words without what is around them; none if there is nothing but commas. */
    static List<String> in(Optional<String> configured) {
        return Arrays.stream(configured.orElse("").split(","))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
