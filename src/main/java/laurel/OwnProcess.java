package laurel;

import java.lang.management.ManagementFactory;
import java.time.Duration;

/**
 * Whether this process is there for Laurel alone, as that of the server is which Laurel's build makes: its start script says so by
 * the system property {@code laurel.process=own}. Then a start that cannot succeed ends it, so that whoever watches over it
 * hears of it; on a server that has other applications, only the deployment fails.
 */
final class OwnProcess {

    /** EX_CONFIG of BSD's sysexits.h: starting again does not help, a setting has to be corrected first. */
    static final int WRONG_SETTING = 78;

    private OwnProcess() {}

    private static boolean isThis() {
        return "own".equals(System.getProperty("laurel.process"));
    }

    /**
     * Ends the process, if it is there for Laurel alone, with what was logged last as its last word. It ends at once, as if it were
     * killed: whoever waits for this start would else keep an orderly end waiting, and there is nothing to tidy up.
     */
    static void end() {
        if (isThis()) {
            Runtime.getRuntime().halt(WRONG_SETTING);
        }
    }

    /** How long a start has taken: that of the process, if it is there for Laurel alone, or of the deployment. */
    static Duration startedFor(Duration deployment) {
        return isThis() ? Duration.ofMillis(ManagementFactory.getRuntimeMXBean().getUptime()) : deployment;
    }
}
