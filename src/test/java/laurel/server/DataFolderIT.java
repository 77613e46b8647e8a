package laurel.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the data of the packaged server are: never in it, and never somewhere that nobody has chosen. */
@Tag("packaged-server")
class DataFolderIT {

    private static final String TOKEN = "wh-90c1e2774ab05f6d38";

    @TempDir
    private Path place;

    @Test
    void without_a_folder_for_the_data_it_does_not_start_and_says_what_to_set() throws Exception {
        try (LaurelServer laurel = LaurelServer.installed()) {
            laurel.without("LAUREL_DATA").with("LAUREL_WEBHOOK_TOKENS", TOKEN).start();

            laurel.awaitLog("laurel.data (LAUREL_DATA) is not set: set it to a folder outside the server");
        }
    }

    @Test
    void data_that_were_kept_in_the_server_are_found_and_after_the_move_that_it_tells_they_are_all_there()
            throws Exception {
        try (LaurelServer laurel = LaurelServer.installed()) {
            laurel.with("LAUREL_WEBHOOK_TOKENS", TOKEN).start().awaitReady();
            assertThat(laurel.deliver(TOKEN, sample()).body()).contains("\"CREDITED\"");
            laurel.stop();
            Path inside = laurel.base().resolve("data/laurel");
            Files.move(laurel.data(), inside);

            laurel.start().awaitLog("there are no data in " + laurel.data() + ", but in " + inside);
            laurel.kill();
            laurel.without("LAUREL_DATA").start().awaitLog("the data are in " + inside + ", where a new build");
            laurel.kill();
            assertThat(laurel.data()).doesNotExist();

            Files.move(inside, laurel.data(), StandardCopyOption.ATOMIC_MOVE);
            laurel.with("LAUREL_DATA", laurel.data().toString()).start().awaitReady();
            assertThat(laurel.deliver(TOKEN, sample()).body()).contains("ALREADY_CREDITED");
        }
    }

    @Test
    void data_that_another_laurel_has_open_are_told_in_so_many_words() throws Exception {
        try (LaurelServer first = LaurelServer.installed();
                LaurelServer second = LaurelServer.installed()) {
            first.with("LAUREL_WEBHOOK_TOKENS", TOKEN).start().awaitReady();

            second.with("LAUREL_DATA", first.data().toString()).start();

            second.awaitLog("The data of H2 are in use by another process");
            assertThat(second.log()).contains(first.data().toString());
            assertThat(first.deliver(TOKEN, sample()).statusCode()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a folder with spaces", "größer", "a'b", "100%", "#1"})
    void a_name_that_looks_odd_is_a_name_as_any_other(String name) throws Exception {
        Path folder = place.resolve(name);
        try (LaurelServer laurel = LaurelServer.installed()) {
            laurel.with("LAUREL_DATA", folder.toString())
                    .with("LAUREL_WEBHOOK_TOKENS", TOKEN)
                    .start()
                    .awaitReady();
            assertThat(laurel.deliver(TOKEN, sample()).statusCode()).isEqualTo(200);
        }
        assertThat(folder.resolve("laurel.mv.db")).isNotEmptyFile();
    }

    @Test
    void nobody_else_can_read_the_data_and_the_log() throws Exception {
        try (LaurelServer laurel = LaurelServer.installed()) {
            laurel.with("LAUREL_WEBHOOK_TOKENS", TOKEN).start().awaitReady();
            assertThat(laurel.deliver(TOKEN, sample()).statusCode()).isEqualTo(200);

            assertThat(permissions(laurel.data())).isEqualTo("rwx------");
            assertThat(permissions(laurel.data().resolve("laurel.mv.db"))).isEqualTo("rw-------");
            assertThat(permissions(laurel.base().resolve("log"))).isEqualTo("rwx------");
            assertThat(permissions(laurel.base().resolve("log/server.log"))).isEqualTo("rw-------");
        }
    }

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    @ParameterizedTest
    @ValueSource(strings = {"validate", "clean"})
    void a_build_that_would_delete_data_ends_before_it_does(String phase) throws Exception {
        for (String file : List.of("pom.xml", "server-config/keep-data.xml")) {
            Path copy = place.resolve(file);
            Files.createDirectories(copy.getParent());
            Files.copy(Path.of(file), copy);
        }
        Path data = Files.createDirectories(place.resolve("target/server/standalone/data/laurel"));
        Path books = Files.writeString(data.resolve("laurel.mv.db"), "all the books");

        assertThat(maven(phase)).contains("BUILD FAILURE", "data of Laurel inside the server", books.toString());
        assertThat(books).hasContent("all the books");

        Files.move(data, place.resolve("moved out"));
        assertThat(maven(phase)).contains("BUILD SUCCESS");
    }

    private String maven(String phase) throws Exception {
        Path said = place.resolve("said");
        var builder = new ProcessBuilder("mvn", "-B", "-ntp", phase)
                .directory(place.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile());
        builder.environment().keySet().removeIf(name -> Stream.of("MAVEN_", "LAUREL_")
                .anyMatch(name::startsWith));
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Process maven = builder.start();
        assertThat(maven.waitFor(3, TimeUnit.MINUTES)).isTrue();
        return Files.readString(said);
    }

    private static String sample() throws IOException {
        return Files.readString(Path.of("src/test/resources/firstpromoter/v1/fulfilment_pending-2017.json"));
    }
}
