package laurel.platform.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DataFolderTest {

    @TempDir
    private Path place;

    private Path server;
    private Path former;

    @BeforeEach
    void install() throws IOException {
        server = Files.createDirectories(place.resolve("server"));
        former = server.resolve("standalone/data/laurel");
    }

    private DataFolder folder(String setting) {
        return new DataFolder(
                Optional.ofNullable(setting),
                Optional.empty(),
                Optional.of(server.toString()),
                Optional.of(former.toString()));
    }

    private void assertRefused(String setting, String... words) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> folder(setting).prepare())
                .satisfies(refused -> assertThat(refused.getMessage())
                        .startsWith("laurel.data (LAUREL_DATA)")
                        .contains(words)
                        .doesNotContain("\n", "\r"));
    }

    private static void keepData(Path folder) throws IOException {
        Files.writeString(Files.createDirectories(folder).resolve("laurel.mv.db"), "all the books");
    }

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    @Test
    void makes_a_folder_that_nobody_else_can_look_into() throws IOException {
        Path folder = place.resolve("with a space, and an ö");

        folder(folder.toString()).prepare();

        assertThat(permissions(folder)).isEqualTo("rwx------");
        assertThat(permissions(folder.resolve("laurel.mv.db"))).isEqualTo("rw-------");
    }

    @Test
    void closes_a_folder_that_others_could_look_into_and_leaves_the_data_in_it_as_they_are() throws IOException {
        Path folder = place.resolve("open");
        keepData(folder);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.setPosixFilePermissions(folder.resolve("laurel.mv.db"), PosixFilePermissions.fromString("rw-r--r--"));

        folder(folder.toString()).prepare();

        assertThat(permissions(folder)).isEqualTo("rwx------");
        assertThat(permissions(folder.resolve("laurel.mv.db"))).isEqualTo("rw-------");
        assertThat(folder.resolve("laurel.mv.db")).hasContent("all the books");
    }

    @Test
    void does_not_close_a_folder_in_which_other_things_are() throws IOException {
        Path shared = Files.createDirectories(place.resolve("shared"));
        Path others = Files.writeString(shared.resolve("others"), "");
        Files.setPosixFilePermissions(shared, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.setPosixFilePermissions(others, PosixFilePermissions.fromString("rw-r--r--"));

        folder(shared.toString()).prepare();

        assertThat(permissions(shared)).isEqualTo("rwxr-xr-x");
        assertThat(permissions(others)).isEqualTo("rw-r--r--");
        assertThat(permissions(shared.resolve("laurel.mv.db"))).isEqualTo("rw-------");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  "})
    void says_what_to_set_if_nothing_is_set(String nothing) {
        assertRefused(nothing, "is not set", "/var/lib/laurel", "LAUREL_DB_URL");
        assertRefused(null, "is not set");
    }

    @Test
    void finds_the_data_that_were_kept_in_the_server_and_says_how_to_move_them() throws IOException {
        keepData(former);

        assertRefused(null, "is not set", former.toString(), "move that folder out");
        Path empty = place.resolve("empty");
        assertRefused(empty.toString(), "no data in " + empty, former.toString(), "move");
        assertThat(empty).doesNotExist();

        Path moved = place.resolve("moved");
        Files.move(former, moved);
        assertThatCode(() -> folder(moved.toString()).prepare()).doesNotThrowAnyException();
    }

    @Test
    void goes_on_with_its_data_though_older_ones_were_left_in_the_server() throws IOException {
        keepData(former);
        Path folder = place.resolve("data");
        keepData(folder);

        assertThatCode(() -> folder(folder.toString()).prepare()).doesNotThrowAnyException();
    }

    @Test
    void refuses_to_keep_data_inside_the_server() throws IOException {
        Path inside = server.resolve("data");
        assertRefused(inside.toString(), "inside the server", "outside");
        assertRefused(server.toString(), "inside the server");
        assertRefused(server.resolve("../server/data").toString(), "inside the server");
        Path link = Files.createSymbolicLink(place.resolve("link"), server);
        assertRefused(link.resolve("data").toString(), "inside the server");
        assertThat(inside).doesNotExist();
        assertThatCode(() -> folder(place.resolve("server-data").toString()).prepare())
                .doesNotThrowAnyException();
        keepData(former);
        assertRefused(former.toString(), "inside the server", "move it there");
    }

    @ParameterizedTest
    @ValueSource(strings = {"data", "./data", "../data", "~/data"})
    void refuses_what_depends_on_where_the_server_was_started(String relative) {
        assertRefused(relative, relative, "not absolute");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/x;INIT=RUNSCRIPT FROM 'http://a'", "/x;", "/${env.HOME}", "/a\nb", "/a\0b"})
    void refuses_what_h2_or_the_server_would_read_as_something_else_than_a_path(String path) {
        assertRefused(path, "misread");
    }

    @Test
    void refuses_a_file_and_a_folder_whose_parent_is_not_there() throws IOException {
        Path file = Files.writeString(place.resolve("file"), "");
        assertRefused(file.toString(), file + " is not a folder");
        assertRefused(file.resolve("data").toString(), "no folder " + file);

        Path mistyped = place.resolve("var/lib/laurle");
        assertRefused(mistyped.toString(), "no folder " + mistyped.getParent(), "spelt right");
        assertThat(place.resolve("var")).doesNotExist();
    }

    @Test
    void with_postgresql_needs_no_folder_and_makes_none() throws IOException {
        keepData(former);
        Path folder = place.resolve("data");
        var url = Optional.of("jdbc:postgresql://localhost/laurel");

        new DataFolder(Optional.of(folder.toString()), url, Optional.of(server.toString()), Optional.empty()).prepare();
        new DataFolder(Optional.empty(), url, Optional.empty(), Optional.of(former.toString())).prepare();

        assertThat(folder).doesNotExist();
    }
}
