package laurel.programme;

import java.util.Map;
import java.util.Optional;
import laurel.access.WeakSecrets;

/** Programmes for tests. */
public final class SampleProgramme {

    /** Those of somebody who has configured none. */
    public static final Programmes ALONE = programmes(Map.of());

    /** The one that is there if nobody has configured another. */
    public static final Programme MAIN = ALONE.named(Programme.MAIN).orElseThrow();

    private SampleProgramme() {}

    /** The programmes of some settings, by their names. Secrets that can be guessed are allowed. */
    public static Programmes programmes(Map<String, String> settings) {
        return new Programmes(name -> Optional.ofNullable(settings.get(name)), new WeakSecrets("allowed"));
    }

    /** The programme that is there if nobody has configured another, with some settings. */
    public static Programme main(Map<String, String> settings) {
        return programmes(settings).named(Programme.MAIN).orElseThrow();
    }
}
