package laurel;

import java.lang.management.ManagementFactory;
import java.time.Duration;

/**
 * Whether this process runs only Laurel, as the process of the server does that Laurel's build makes. Its start script
 * says so by the system property {@code laurel.process=own}. Then a start that cannot succeed ends the process, so that
 * whoever watches it learns of it. On a server with other applications, only the deployment fails.
 */
final class OwnProcess {

    /** EX_CONFIG of BSD's sysexits.h: starting again does not help until a setting is corrected. */
    static final int WRONG_SETTING = 78;

    private OwnProcess() {}

    private static boolean isThis() {
        return "own".equals(System.getProperty("laurel.process"));
    }

    /**
     * Ends the process, if it runs only Laurel, with the last logged line as its last word. It ends at once, as if it
     * were killed: an orderly end would have to wait for this start, and there is nothing to tidy up.
     */
    static void end() {
        if (isThis()) {
            Runtime.getRuntime().halt(WRONG_SETTING);
        }
    }

    /** How long a start has taken: the start of the process if it runs only Laurel, else that of the deployment. */
    static Duration startedFor(Duration deployment) {
        return isThis() ? Duration.ofMillis(ManagementFactory.getRuntimeMXBean().getUptime()) : deployment;
    }
}
