package laurel.server;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonString;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** No image is built here; but what the Dockerfile copies, starts and asks is what is started and asked here. */
@Tag("packaged-server")
class DockerfileIT {

    /** Where the image has the server, which is target/server here. */
    private static final String HOME = "/opt/laurel";

    @Test
    void copies_the_server_that_the_build_leaves() throws Exception {
        String dockerfile = dockerfile();

        assertThat(dockerfile).contains("RUN mvn -B -DskipTests -Dlaurel.class-archive.skip package");
        assertThat(dockerfile).contains("/src/target/server " + HOME);
        assertThat(Files.readString(Path.of("README.md"))).contains("mvn -DskipTests package");
        assertThat(dockerfile).containsPattern("\nUSER [1-9][0-9]{3,}:[1-9][0-9]{3,}\n");
        assertThat(dockerfile).as("the server stays root's").doesNotContain("--chown");
        assertThat(dockerfile).contains("\nRUN " + HOME + "/bin/laurel-class-archive.sh || [ $? = 1 ]\n");
        assertThat(inTheServer(HOME + "/bin/laurel-class-archive.sh")).isExecutable();
    }

    @Test
    void starts_it_and_asks_whether_it_is_alive_by_commands_that_work() throws Exception {
        List<String> entrypoint = command("ENTRYPOINT");
        List<String> healthCheck = command("CMD");
        assertThat(inTheServer(entrypoint.get(0))).isEqualTo(Path.of("target/server/bin/standalone.sh"));

        try (LaurelServer laurel = LaurelServer.installed()) {
            laurel.with("LAUREL_DATA", laurel.base().resolve("volume").toString())
                    .with("LAUREL_WEBHOOK_TOKENS", "token-of-the-image-of-these-tests");
            entrypoint.subList(1, entrypoint.size()).forEach(laurel::withArgument);
            assertThat(exitOf(healthCheck, laurel)).isNotZero();

            laurel.start().awaitReady();

            assertThat(exitOf(healthCheck, laurel)).isZero();
            assertThat(laurel.base().resolve("volume/laurel.mv.db")).exists();
        }
    }

    @Test
    void works_where_the_image_tells_it_to_and_changes_nothing_of_the_server() throws Exception {
        assertThat(dockerfile()).contains("JBOSS_BASE_DIR=/tmp/laurel ");
        try (LaurelServer laurel = LaurelServer.installed()) {
            Path folder = laurel.base().resolve("work");
            laurel.workingIn(folder).with("LAUREL_WEBHOOK_TOKENS", "token-of-this-test-1234567");
            Map<Path, FileTime> before = filesOf(laurel.home());

            laurel.start().awaitReady();
            laurel.stop();
            assertThat(folder.resolve("log/server.log")).isNotEmptyFile();
            Files.writeString(folder.resolve("configuration/standalone.xml"), "changed by what ran in it");
            laurel.start().awaitReady();
            laurel.stop();

            assertThat(filesOf(laurel.home())).isEqualTo(before);
            assertThat(laurel.data().resolve("laurel.mv.db")).isNotEmptyFile();
        }
    }

    @Test
    void a_folder_that_somebody_has_set_up_is_used_as_it_is() throws Exception {
        try (LaurelServer laurel = LaurelServer.installed()) {
            Path configured = laurel.base().resolve("configuration/standalone.xml");
            String own = Files.readString(configured).replace("</server>", "<!-- somebody's own --></server>");
            Files.writeString(configured, own);

            laurel.workingIn(laurel.base()).with("LAUREL_WEBHOOK_TOKENS", "token-of-this-test-1234567");
            laurel.start().awaitReady();

            assertThat(configured).content().contains("somebody's own");
        }
    }

    private static Map<Path, FileTime> filesOf(Path folder) throws IOException {
        var files = new TreeMap<Path, FileTime>();
        try (Stream<Path> found = Files.walk(folder)) {
            for (Path file : found.toList()) {
                files.put(file, Files.getLastModifiedTime(file));
            }
        }
        return files;
    }

    private static int exitOf(List<String> healthCheck, LaurelServer laurel) throws Exception {
        assertThat(healthCheck).hasSize(1);
        Process check = new ProcessBuilder(inTheServer(healthCheck.get(0)).toString(), "" + laurel.port()).start();
        assertThat(check.waitFor(10, TimeUnit.SECONDS)).isTrue();
        return check.exitValue();
    }

    private static Path inTheServer(String path) {
        assertThat(path).startsWith(HOME + "/");
        var file = Path.of("target/server", path.substring(HOME.length() + 1));
        assertThat(file).isExecutable();
        return file;
    }

    /** The words of an instruction in its JSON form. */
    private static List<String> command(String instruction) throws Exception {
        Matcher found = Pattern.compile("(?m)^ *" + instruction + " (\\[.*])$").matcher(dockerfile());
        assertThat(found.find()).as(instruction).isTrue();
        try (var reader = Json.createReader(new StringReader(found.group(1)))) {
            return reader.readArray().getValuesAs(JsonString::getString);
        }
    }

    private static String dockerfile() throws Exception {
        return Files.readString(Path.of("Dockerfile"));
    }
}
