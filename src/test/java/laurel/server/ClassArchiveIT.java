package laurel.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** The archive of classes with which the packaged server starts faster; of a Java that can have one, as most can. */
@Tag("packaged-server")
@EnabledIf("isPossible")
class ClassArchiveIT {

    /** What Java's log of loaded classes says of one that came out of the archive. */
    private static final String ARCHIVED = "source: shared objects file (top)";

    @TempDir
    private Path folder;

    /** Whether Java itself came with an archive, without which none can be made upon it. */
    static boolean isPossible() throws Exception {
        return new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                "-Xshare:on",
                                "-version")
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor()
                == 0;
    }

    @Test
    void the_server_that_the_build_leaves_starts_with_its_archive() throws Exception {
        try (LaurelServer laurel = LaurelServer.installed()) {
            assertThat(loadedBy(laurel))
                    .filteredOn(line -> line.contains(ARCHIVED))
                    .hasSizeGreaterThan(10_000)
                    .anyMatch(line -> line.contains(" laurel.webhook.Intake "));
        }
    }

    @Test
    void a_server_that_was_copied_starts_without_a_word_about_an_archive_that_does_not_fit_until_it_has_made_its_own()
            throws Exception {
        try (LaurelServer copy = LaurelServer.copiedTo(folder.resolve("another place"))) {
            assertThat(copy.home().resolve("bin/laurel.jsa")).exists();
            assertThat(loadedBy(copy))
                    .anyMatch(line -> line.contains(" laurel.webhook.Intake "))
                    .noneMatch(line -> line.contains(ARCHIVED));
            assertThat(copy.log()).doesNotContain("[warning]", "VM warning");
            copy.stop();

            assertThat(call(copy, "")).isZero();

            assertThat(loadedBy(copy))
                    .anyMatch(line -> line.contains(" laurel.webhook.Intake ") && line.contains(ARCHIVED));
            assertThat(copy.data().resolve("laurel.mv.db"))
                    .as("the server's own data, beside which the archive was made")
                    .exists();
        }
    }

    @Test
    void the_command_tells_what_it_does_and_refuses_what_it_does_not_know() throws Exception {
        try (LaurelServer laurel = LaurelServer.installed()) {
            assertThat(call(laurel, "--help")).isZero();
            assertThat(said()).startsWith("Usage: laurel-class-archive.sh").doesNotContain("unknown");

            assertThat(call(laurel, "--force")).isEqualTo(2);
            assertThat(said()).contains("unknown argument --force", "Usage: laurel-class-archive.sh");
            assertThat(laurel.home().resolve("bin/laurel.jsa")).exists();
        }
    }

    /** Starts it, and returns Java's log of the classes that were loaded until it was ready. */
    private List<String> loadedBy(LaurelServer laurel) throws IOException {
        Path log = folder.resolve("classes.log");
        laurel.with("LAUREL_WEBHOOK_TOKENS", "token-of-these-tests")
                .with("PREPEND_JAVA_OPTS", "-Xlog:class+load:file=" + log)
                .start()
                .awaitReady();
        return Files.readAllLines(log);
    }

    private int call(LaurelServer laurel, String argument) throws Exception {
        var command = Stream.of(
                        laurel.home().resolve("bin/laurel-class-archive.sh").toString(), argument)
                .filter(word -> !word.isEmpty())
                .toList();
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said").toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Process called = builder.start();
        assertThat(called.waitFor(4, TimeUnit.MINUTES)).isTrue();
        return called.exitValue();
    }

    private String said() throws IOException {
        return Files.readString(folder.resolve("said"));
    }
}
