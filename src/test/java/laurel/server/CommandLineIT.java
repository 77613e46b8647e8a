package laurel.server;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The command {@code laurel} of the packaged server, as whoever runs Laurel types it. */
@Tag("packaged-server")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CommandLineIT {

    private static final Path COMMAND = Path.of("target/server/bin/laurel").toAbsolutePath();

    /** With everything in it that a shell, a JSON text or curl could stumble over. */
    private static final String ADMIN_KEY = "the \"first\" $(key) \\ of 'them' & #";

    private static final String NEW_PASSWORD = "several words that do not belong together";

    private LaurelServer laurel;

    /** What a call said and how it ended. */
    private record Ended(int status, String out, String err) {

        Ended well() {
            assertThat(status).as(err).isZero();
            return this;
        }

        Ended with(int expected, String... words) {
            assertThat(status).as(out + err).isEqualTo(expected);
            assertThat(out).isEmpty();
            assertThat(err).startsWith("laurel: ").contains(words).doesNotContain(ADMIN_KEY);
            return this;
        }
    }

    /** A key that was made by the command. */
    private record Made(String id, String text) {}

    @BeforeAll
    void start() throws IOException {
        laurel = LaurelServer.installed();
        laurel.with("LAUREL_WEBHOOK_TOKENS", "token-of-these-tests")
                .with("LAUREL_API_KEYS", "admin@boot:" + ADMIN_KEY)
                .start()
                .awaitReady();
    }

    @AfterAll
    void stop() {
        laurel.close();
    }

    private Ended laurel(String... arguments) throws Exception {
        return laurel(Map.of(), arguments);
    }

    /** Calls it with the first admin's key, at the server of these tests, unless told otherwise; an empty setting is none. */
    private Ended laurel(Map<String, String> settings, String... arguments) throws Exception {
        var command = new ArrayList<>(List.of(COMMAND.toString()));
        command.addAll(Arrays.asList(arguments));
        var builder = new ProcessBuilder(command);
        var environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("LAUREL_") || name.endsWith("_proxy"));
        environment.put("LAUREL_URL", laurel.url());
        environment.put("LAUREL_ADMIN_KEY", ADMIN_KEY);
        environment.putAll(settings);
        environment.values().removeIf(String::isEmpty);
        Path err = Files.createTempFile(laurel.base(), "err", "");
        var process = builder.redirectError(err.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Ended(process.exitValue(), out, Files.readString(err));
    }

    private Made makes(String name, String role) throws Exception {
        var ended = laurel("keys", "make", "--name", name, "--role", role).well();
        assertThat(ended.out()).matches("laurel_[0-9]+_[A-Za-z0-9]{43}\n");
        String key = ended.out().strip();
        String id = key.split("_")[1];
        assertThat(ended.err()).contains("key " + id + " of " + name + " (" + role + ")", "not shown again");
        return new Made(id, key);
    }

    private int statusFor(String key) throws IOException {
        return laurel.get("/api/accounts/nobody", key).statusCode();
    }

    private static JsonObject json(String text) {
        try (var reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }

    private static String lineOf(String id, Ended list) {
        return list.well()
                .out()
                .lines()
                .filter(line -> line.startsWith(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void makes_a_key_lists_it_and_revokes_it() throws Exception {
        var key = makes("shop", "spender");
        assertThat(statusFor(key.text())).isEqualTo(404);

        var list = laurel("keys", "list").well();
        assertThat(list.out().lines().findFirst().orElseThrow()).matches("ID +NAME +ROLE +.*STATUS");
        assertThat(lineOf(key.id(), list)).matches(key.id() + " +shop +spender +2[-0-9: ]+ .*boot +works");
        assertThat(list.out()).doesNotContain(key.text().substring(key.text().lastIndexOf('_')));

        var revoked = laurel("keys", "revoke", key.id(), "--reason", "a \"quoted\" \\ reason, 'ä'")
                .well();
        assertThat(revoked.out()).contains("Key " + key.id() + " of shop (spender) does not work any more", "by boot");
        assertThat(statusFor(key.text())).isEqualTo(401);
        assertThat(laurel("keys", "revoke", key.id(), "--reason", "again")
                        .well()
                        .out())
                .isEqualTo(revoked.out());
        assertThat(lineOf(key.id(), laurel("keys", "list"))).matches(".* revoked 2.* by boot");
        assertThat(laurel.get(
                                "/api/acts?limit=500",
                                makes("auditor", "operator").text())
                        .body())
                .contains("\"a \\\"quoted\\\" \\\\ reason, 'ä'\"");
    }

    @Test
    void prints_what_laurel_answered_if_that_is_wanted() throws Exception {
        var made = laurel("keys", "make", "--name=kiosk", "--role=reader", "--reason=the fair", "--json")
                .well();
        var key = json(made.out());
        assertThat(made.err()).isEmpty();
        assertThat(statusFor(key.getString("key"))).isEqualTo(404);
        assertThat(json(laurel("keys", "list", "--json").well().out())
                        .getJsonArray("keys")
                        .getValuesAs(JsonObject.class))
                .anyMatch(listed -> listed.getString("id").equals(key.getString("id")));
        assertThat(json(laurel("--json", "keys", "revoke", key.getString("id"), "--reason", "over")
                                .well()
                                .out())
                        .getString("revokedBy"))
                .isEqualTo("boot");
    }

    @Test
    void the_key_of_the_beginning_is_not_needed_any_more_once_there_is_another_admin() throws Exception {
        try (LaurelServer other = LaurelServer.installed()) {
            var at = Map.of("LAUREL_URL", other.url());
            other.with("LAUREL_WEBHOOK_TOKENS", "token-of-these-tests")
                    .with("LAUREL_API_KEYS", "admin@boot:" + ADMIN_KEY)
                    .start()
                    .awaitReady();
            String admin = laurel(at, "keys", "make", "--name", "anna", "--role", "admin")
                    .well()
                    .out()
                    .strip();
            other.stop();

            other.with("LAUREL_API_KEYS", "").start().awaitReady();
            var asAnna = Map.of("LAUREL_URL", other.url(), "LAUREL_ADMIN_KEY", admin);
            assertThat(other.log()).doesNotContain("The API is closed");
            laurel(at, "keys", "list").with(1, "valid API key", "401");
            String id = admin.split("_")[1];
            assertThat(lineOf(id, laurel(asAnna, "keys", "list"))).contains("anna", "works, in use here");

            laurel(asAnna, "keys", "revoke", id, "--reason", "last one out").with(2, "--own");
            var revoked = laurel(asAnna, "keys", "revoke", id, "--own", "--reason", "last one out")
                    .well();
            assertThat(revoked.err()).contains("No key of role admin is left", "LAUREL_API_KEYS");
            laurel(asAnna, "keys", "list").with(1, "LAUREL_API_KEYS", "401");
            other.stop();

            other.start().awaitReady().awaitLog("The API is closed");
        }
    }

    @Test
    void what_laurel_refuses_is_told_in_its_words() throws Exception {
        var reader = makes("watcher", "reader");
        laurel("keys", "make", "--name", "the shop", "--role", "reader").with(1, "name is at most 64 letters", "400");
        laurel("keys", "make", "--name", "shop", "--role", "root").with(1, "role is one of reader, spender", "400");
        laurel("keys", "revoke", "1", "--reason", "none").with(1, "There is no key of this id.", "404");
        laurel(Map.of("LAUREL_ADMIN_KEY", "guessed"), "keys", "list").with(1, "Send a valid API key", "401");
        laurel(Map.of("LAUREL_ADMIN_KEY", reader.text()), "keys", "list")
                .with(1, "This call needs the role admin; yours is reader.", "403");
    }

    @Test
    void where_laurel_is_not_it_says_so() throws Exception {
        String free = "http://localhost:1/laurel";
        var nobody = laurel("keys", "list", "--url", free);
        assertThat(nobody.status()).isEqualTo(1);
        assertThat(nobody.err()).contains("no answer from " + free);
        String elsewhere = laurel.url().replace("/laurel", "");
        laurel("keys", "list", "--url", elsewhere).with(1, elsewhere, "is the address right");
        laurel(Map.of("LAUREL_URL", laurel.url() + "/"), "keys", "list").well();
    }

    @Test
    void without_a_key_or_a_usable_address_nothing_is_sent() throws Exception {
        laurel(Map.of("LAUREL_ADMIN_KEY", ""), "keys", "list").with(2, "LAUREL_ADMIN_KEY");
        laurel(Map.of("LAUREL_ADMIN_KEY", "two\nlines"), "keys", "list").with(2, "line break");
        for (String url : List.of("localhost:8080/laurel", "file:///etc/passwd", "http://", "http://local host/")) {
            laurel("keys", "list", "--url", url).with(2, "URL");
        }
        assertThat(laurel("keys", "list", "--url", "http://laurel.invalid/laurel")
                        .err())
                .contains("unencrypted", "https");
    }

    @Test
    void called_in_a_wrong_way_it_says_what_is_wrong() throws Exception {
        laurel("keys", "forge").with(2, "there is no command: keys forge", "--help");
        laurel("keys", "list", "all").with(2, "all");
        laurel("keys", "list", "--name", "shop").with(2, "--name", "keys list");
        laurel("keys", "make", "--role", "reader").with(2, "--name");
        laurel("keys", "make", "--name", "shop").with(2, "--role");
        laurel("keys", "make", "--name").with(2, "--name needs a value");
        laurel("keys", "make", "--name", "shop", "--role", "reader", "--reason", "two\nlines")
                .with(2, "--reason");
        laurel("keys", "revoke").with(2, "ID");
        laurel("keys", "revoke", "12").with(2, "--reason");
        laurel("keys", "revoke", "12/../13", "--reason", "x").with(2, "number");
        laurel("keys", "revoke", "12", "--reason", "x", "--own=yes").with(2, "--own takes no value");
        var nothing = laurel();
        assertThat(nothing.status()).isEqualTo(2);
        assertThat(nothing.err()).contains("Usage: laurel");
    }

    @ParameterizedTest
    @CsvSource({"keys, keys list, people", "people, people make, keys"})
    void a_group_of_commands_by_itself_lists_them(String group, String one, String another) throws Exception {
        for (var ended : List.of(laurel(group), laurel(group, "--json"))) {
            assertThat(ended.status()).isEqualTo(2);
            assertThat(ended.err()).startsWith("Usage: laurel " + group).contains("  " + one, "NAME", "laurel --help");
            assertThat(ended.err()).doesNotContain("  " + another + " ");
        }
    }

    @Test
    void makes_people_known_changes_them_and_lists_them() throws Exception {
        String password = "several \"words\" \\ that do 'not' belong";
        String other = "yet another twelve or more";
        var ended = laurel(
                        Map.of("LAUREL_NEW_PASSWORD", password),
                        "people",
                        "make",
                        "--name",
                        "Dora",
                        "--role=operator",
                        "--reason",
                        "new here")
                .well();

        assertThat(ended.out()).isEqualTo("dora (operator) can log in.\n");
        assertThat(laurel.get("/api/acts", "dora", password).statusCode()).isEqualTo(200);
        assertThat(lineOf("dora", laurel("people", "list")))
                .matches("dora +operator +2[-0-9: ]+ +2[-0-9: ]+ +boot +can log in");
        assertThat(laurel("people", "role", "dora", "--role", "reader", "--reason", "other work")
                        .well()
                        .out())
                .isEqualTo("dora (reader) can log in.\n");
        laurel(Map.of("LAUREL_NEW_PASSWORD", other), "people", "password", "dora", "--reason", "forgotten")
                .well();
        assertThat(laurel.get("/api/accounts/nobody", "dora", password).statusCode())
                .isEqualTo(401);
        assertThat(laurel.get("/api/accounts/nobody", "dora", other).statusCode())
                .isEqualTo(404);
        assertThat(laurel("people", "disable", "dora", "--reason", "has left")
                        .well()
                        .out())
                .isEqualTo("dora (reader) cannot log in any more.\n");
        assertThat(lineOf("dora", laurel("people", "list"))).matches("dora +reader .* disabled 2[-0-9: ]+");
        assertThat(json(laurel("people", "enable", "dora", "--reason", "is back", "--json")
                                .well()
                                .out())
                        .isNull("disabledAt"))
                .isTrue();
    }

    @Test
    void disables_somebody_with_the_keys_of_their_name_and_tells_of_those_that_they_made() throws Exception {
        laurel(
                        Map.of("LAUREL_NEW_PASSWORD", NEW_PASSWORD),
                        "people",
                        "make",
                        "--name",
                        "fritz",
                        "--role",
                        "operator",
                        "--reason",
                        "new")
                .well();
        String own = laurel("keys", "make", "--name", "fritz", "--role", "admin")
                .well()
                .out()
                .strip();
        String till = laurel(Map.of("LAUREL_ADMIN_KEY", own), "keys", "make", "--name", "till", "--role", "reader")
                .well()
                .out()
                .strip();

        assertThat(laurel("people", "disable", "fritz", "--reason", "on leave", "--keep-keys")
                        .well()
                        .out())
                .contains(
                        "fritz (operator) cannot log in any more.",
                        "Key " + till.split("_")[1] + " was made by them and works")
                .doesNotContain("does not work");
        assertThat(laurel.get("/api/acts", own).statusCode()).isEqualTo(200);
        assertThat(laurel("people", "disable", "fritz", "--reason", "has left")
                        .well()
                        .out())
                .contains("Key " + own.split("_")[1] + " does not work any more.");
        assertThat(laurel.get("/api/acts", own).statusCode()).isEqualTo(401);
        assertThat(laurel.get("/api/accounts/nobody", till).statusCode()).isEqualTo(404);
    }

    @Test
    void called_for_people_in_a_wrong_way_it_says_what_is_wrong() throws Exception {
        var password = Map.of("LAUREL_NEW_PASSWORD", "twelve or more");
        laurel("people", "make", "--name", "emil", "--role", "reader", "--reason", "x")
                .with(2, "LAUREL_NEW_PASSWORD");
        laurel(password, "people", "make", "--name", "emil", "--role", "reader").with(2, "--reason");
        laurel(password, "people", "make", "--name", "emil", "--role", "root", "--reason", "x")
                .with(1, "role is one of reader, spender", "400");
        laurel(Map.of("LAUREL_NEW_PASSWORD", "hunter2"), "people", "password", "emil", "--reason", "x")
                .with(1, "at least 12 characters", "400");
        laurel(password, "people", "password", "emil", "--reason", "x").with(1, "There is nobody called emil.", "404");
        laurel("people", "disable", "--reason", "x").with(2, "NAME");
        laurel("people", "disable", "../keys", "--reason", "x").with(2, "letters");
        laurel("people", "role", "emil", "--reason", "x").with(2, "--role");
        laurel("people", "enable", "emil").with(2, "--reason");
    }

    @Test
    void helps() throws Exception {
        for (String[] help : new String[][] {{"--help"}, {"-h"}, {"keys", "--help"}, {"keys", "make", "--help"}}) {
            assertThat(laurel(Map.of("LAUREL_ADMIN_KEY", ""), help).well().out())
                    .contains(
                            "keys list", "keys make", "keys revoke", "people list", "LAUREL_ADMIN_KEY", "Exit status");
        }
    }

    @Test
    void without_curl_it_says_what_is_missing(@TempDir Path programs) throws Exception {
        Files.createSymbolicLink(programs.resolve("awk"), found("awk"));

        laurel(Map.of("PATH", programs.toString()), "keys", "list").with(1, "curl is needed, and is not installed");
    }

    @Test
    void no_key_is_ever_an_argument_or_in_the_environment_of_another_program(@TempDir Path programs) throws Exception {
        Path seen = programs.resolve("seen");
        for (String program : List.of("curl", "awk")) {
            var wrapper = programs.resolve(program);
            Files.writeString(
                    wrapper,
                    "#!/bin/bash\n{ printf '%s\\n' " + program + " \"$@\"; env; } >>'" + seen + "'\nexec "
                            + found(program) + " \"$@\"\n");
            Files.setPosixFilePermissions(wrapper, PosixFilePermissions.fromString("rwx------"));
        }
        var path = Map.of("PATH", programs + ":" + System.getenv("PATH"));

        String key = laurel(path, "keys", "make", "--name", "unseen", "--role", "admin")
                .well()
                .out()
                .strip();
        var withIt = new HashMap<>(path);
        withIt.put("LAUREL_ADMIN_KEY", key);
        laurel(withIt, "keys", "list").well();
        withIt.put("LAUREL_NEW_PASSWORD", NEW_PASSWORD);
        laurel(withIt, "people", "make", "--name", "unseen", "--role", "reader", "--reason", "x")
                .well();

        assertThat(seen).content().contains("curl\n", "awk\n", "--config").doesNotContain(key, ADMIN_KEY, NEW_PASSWORD);
    }

    private static Path found(String program) {
        return Stream.of(System.getenv("PATH").split(":"))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void no_key_is_in_a_file_of_the_server() throws Exception {
        var key = makes("unwritten", "admin");
        assertThat(statusFor(key.text())).isEqualTo(404);
        laurel("keys", "revoke", key.id(), "--reason", "written-to-be-found").well();
        assertThat(statusFor(key.text())).isEqualTo(401);

        assertThat(filesThatContain("written-to-be-found"))
                .as("the database can be read by this test")
                .isNotEmpty();
        assertThat(filesThatContain(key.text().substring(key.text().lastIndexOf('_') + 1)))
                .isEmpty();
    }

    private List<Path> filesThatContain(String text) throws IOException {
        try (Stream<Path> files = Files.walk(laurel.base())) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> contents(file).contains(text))
                    .toList();
        }
    }

    private static String contents(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException gone) {
            return "";
        }
    }

    @Test
    void stands_in_the_clone_as_well_for_those_who_run_another_server() {
        assertThat(COMMAND).isExecutable().hasSameBinaryContentAs(Path.of("server-config/tools/bin/laurel"));
    }
}
