package laurel.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The page walk-through.md, done as it says: each block of commands in its order, with the answers that it shows. It is done after
 * what the README lets a newcomer try, in the same server, as a newcomer does.
 */
@Tag("packaged-server")
class WalkThroughIT {

    private static final Path README = Path.of("README.md");
    private static final Path PAGE = Path.of("src/site/markdown/walk-through.md");
    private static final String ADDRESS_ON_THE_PAGE = "http://localhost:8080/laurel";
    private static final String END_OF_STEP = "=== end of the step ===";
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```([a-z]+)\\n(.*?)^```$");
    private static final Pattern TRIAL = Pattern.compile("(?s)\n## Try it\n(.*?)\n## ");
    private static final Pattern SHOWN = Pattern.compile("`(\\{?\"[^`]+)`");

    /** What is typed, and what the page says comes of it; nothing, if it says nothing. */
    private record Step(String commands, String answer) {}

    @Test
    void what_the_page_shows_is_what_happens() throws Exception {
        String trial = trial();
        List<Step> steps = new ArrayList<>(steps(Files.readString(PAGE)));
        steps.add(0, new Step(curls(trial), ""));

        try (LaurelServer laurel = LaurelServer.installed()
                .with("LAUREL_WEBHOOK_TOKENS", "local-token-not-for-production")
                .with("LAUREL_API_KEYS", "admin:local-key-not-for-production")
                .with("LAUREL_WEAK_SECRETS", "allowed")) {
            laurel.start().awaitReady();

            List<String> answers = outputs(steps, laurel);

            assertThat(answers).hasSameSizeAs(steps);
            assertThat(SHOWN.matcher(trial).results().map(shown -> pattern(shown.group(1))))
                    .hasSize(3)
                    .allSatisfy(
                            shown -> assertThat(withoutSpace(answers.get(0))).containsPattern(shown));
            for (int i = 1; i < steps.size(); i++) {
                assertThat(withoutSpace(answers.get(i)))
                        .as(
                                "what comes of step %d of %s:%n%s",
                                i, PAGE, steps.get(i).commands())
                        .matches(pattern(steps.get(i).answer()));
            }
        }
    }

    private static String trial() throws IOException {
        var trial = TRIAL.matcher(Files.readString(README));
        assertThat(trial.find()).as("what to try in " + README).isTrue();
        return trial.group(1);
    }

    /** What is typed after Laurel was started. */
    private static String curls(String trial) {
        return BLOCK.matcher(trial)
                .results()
                .map(block -> block.group(2))
                .filter(commands -> commands.startsWith("curl "))
                .collect(Collectors.joining());
    }

    private static List<Step> steps(String page) {
        var steps = new ArrayList<Step>();
        BLOCK.matcher(page).results().forEach(block -> {
            if (block.group(1).equals("sh")) {
                steps.add(new Step(block.group(2), ""));
            } else {
                var last = steps.remove(steps.size() - 1);
                assertThat(last.answer())
                        .as("one answer to: " + last.commands())
                        .isEmpty();
                steps.add(new Step(last.commands(), block.group(2)));
            }
        });
        assertThat(steps).as("steps of " + PAGE).hasSizeGreaterThan(10);
        return steps;
    }

    /** All steps in one shell, since each goes on with what the ones before have set. */
    private static List<String> outputs(List<Step> steps, LaurelServer laurel)
            throws IOException, InterruptedException {
        String script = steps.stream()
                .map(step ->
                        step.commands().replace(ADDRESS_ON_THE_PAGE, laurel.url()) + "\necho '" + END_OF_STEP + "'\n")
                .collect(Collectors.joining());
        assertThat(script).contains(laurel.url());
        Path file = Files.writeString(laurel.base().resolve("walk-through.sh"), "set -euo pipefail\n" + script);
        Path output = laurel.base().resolve("walk-through.out");

        Process shell = started(file, output);

        if (!shell.waitFor(2, TimeUnit.MINUTES)) {
            shell.destroyForcibly();
        }
        String said = Files.readString(output, StandardCharsets.UTF_8);
        assertThat(shell.waitFor()).as("the end of bash, which said:%n%s", said).isZero();
        return Arrays.asList(said.substring(0, said.lastIndexOf(END_OF_STEP)).split(END_OF_STEP, -1));
    }

    private static Process started(Path script, Path output) throws IOException {
        try {
            new ProcessBuilder("curl", "--version")
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return new ProcessBuilder("bash", script.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
        } catch (IOException missing) {
            throw new AssertionError("The walk-through is typed with bash and curl: install them.", missing);
        }
    }

    /** What an answer has to match: without space, since the page breaks its lines; and with anything for an ellipsis. */
    private static String pattern(String answer) {
        return Arrays.stream(withoutSpace(answer).split("…", -1))
                .map(part -> part.isEmpty() ? "" : Pattern.quote(part))
                .collect(Collectors.joining(".+?"));
    }

    private static String withoutSpace(String text) {
        return text.replaceAll("\\s+", "");
    }
}
