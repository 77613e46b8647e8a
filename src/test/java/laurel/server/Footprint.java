package laurel.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;

/**
 * What a Java process needs when it has nothing to do.
 *
 * @param liveBytes what is left on its heap after a full garbage collection
 * @param threads how many threads of Java's it has
 */
record Footprint(long liveBytes, long threads) {

    /** What a first collection only puts on a list (references, cleaners) is gone after another one. */
    private static final int COLLECTIONS = 3;

    private static final Pattern TOTAL = Pattern.compile("(?m)^Total +\\d+ +(\\d+)");
    private static final Pattern THREAD = Pattern.compile("(?m)^\"");

    /** Asks the process itself, by the jcmd of this JDK. */
    static Footprint of(ProcessHandle java) {
        long live = LongStream.generate(() -> liveBytes(java))
                .limit(COLLECTIONS)
                .min()
                .orElseThrow();
        return new Footprint(
                live, THREAD.matcher(jcmd(java, "Thread.print")).results().count());
    }

    private static long liveBytes(ProcessHandle java) {
        String histogram = jcmd(java, "GC.class_histogram");
        Matcher total = TOTAL.matcher(histogram);
        if (!total.find()) {
            throw new IllegalStateException("jcmd tells no total: " + histogram);
        }
        return Long.parseLong(total.group(1));
    }

    private static String jcmd(ProcessHandle java, String command) {
        var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        try {
            Process process = new ProcessBuilder(jcmd, "" + java.pid(), command)
                    .redirectErrorStream(true)
                    .start();
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public String toString() {
        return liveBytes / 1024 + " KiB of live objects, " + threads + " threads";
    }
}
