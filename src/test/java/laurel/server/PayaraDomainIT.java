package laurel.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A domain of Payara as configure.sh makes it for whoever installs Laurel; of those of the tests, it differs by its password. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@EnabledIfSystemProperty(named = "payara.home", matches = ".+")
@EnabledIfEnvironmentVariable(named = "LAUREL_TEST_DATABASE", matches = "H2") // once, and not for each database
class PayaraDomainIT {

    private static final Path PAYARA = Path.of(System.getProperty("payara.home", ""));
    private static final Path CONFIGURE =
            Path.of("server-config/payara/configure.sh").toAbsolutePath();
    private static final String PASSWORD = "several$words;\"and\"more";
    private static final String DOMAIN = "laurel-locked";
    private static final int PORTS = 28_400;

    @TempDir
    private static Path folder;

    private Path passwordFile;

    /** What a program said and how it ended. */
    private record Ended(int status, String said) {}

    @BeforeAll
    void make() throws Exception {
        passwordFile = Files.writeString(folder.resolve("password"), PASSWORD + "\n");
        var made = configure("--admin-password-file", passwordFile.toString());
        assertThat(made.status()).as(made.said()).isZero();
        assertThat(made.said()).contains("is ready for Laurel on h2").doesNotContain(PASSWORD);
        var started = run(PAYARA.resolve("bin/asadmin").toString(), "start-domain", "--domaindir", domains(), DOMAIN);
        assertThat(started.status()).as(started.said()).isZero();
    }

    @AfterAll
    void stop() throws Exception {
        run(PAYARA.resolve("bin/asadmin").toString(), "stop-domain", "--domaindir", domains(), DOMAIN);
    }

    private static String domains() {
        return folder.resolve("domains").toString();
    }

    private Ended configure(String... options) throws Exception {
        var command = new ArrayList<>(List.of(
                CONFIGURE.toString(), PAYARA.toString(), DOMAIN, "--domaindir", domains(), "--portbase", "" + PORTS));
        command.addAll(List.of(options));
        return run(command.toArray(String[]::new));
    }

    private static Ended run(String... command) throws Exception {
        Path said = folder.resolve("said");
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectInput(folder.resolve("nothing").toFile())
                .redirectOutput(said.toFile());
        Files.writeString(folder.resolve("nothing"), "");
        builder.environment().keySet().removeIf(name -> name.startsWith("LAUREL_") || name.startsWith("AS_"));
        Process process = builder.start();
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        return new Ended(process.exitValue(), Files.readString(said));
    }

    @Test
    void nobody_administers_it_without_the_password() throws Exception {
        assertThat(administration(null)).isEqualTo(401);
        assertThat(administration("")).isEqualTo(401);
        assertThat(administration("not the password")).isEqualTo(401);
        assertThat(administration(PASSWORD)).isEqualTo(200);
    }

    private static int administration(String password) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + (PORTS + 48) + "/management/domain"))
                .header("Accept", "application/json")
                .header("X-Requested-By", "this test");
        if (password != null) {
            byte[] pair = ("admin:" + password).getBytes(StandardCharsets.UTF_8);
            request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair));
        }
        return HttpClient.newHttpClient()
                .send(request.build(), BodyHandlers.discarding())
                .statusCode();
    }

    @Test
    void what_laurel_does_not_use_is_not_there() throws Exception {
        for (String path : List.of("/", "/index.html", "/metrics", "/openapi", "/management", "/admin")) {
            var answer = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create("http://localhost:" + (PORTS + 80) + path))
                                    .build(),
                            BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(path).isEqualTo(404);
            assertThat(answer.headers().map().toString()).as(path).doesNotContainIgnoringCase("payara");
        }
    }

    @Test
    void its_files_are_its_users_alone() throws IOException {
        Path domain = Path.of(domains(), DOMAIN);
        assertThat(permissions(domain)).isEqualTo("rwx------");
        assertThat(permissions(domain.resolve("logs"))).isEqualTo("rwx------");
        assertThat(permissions(domain.resolve("logs/server.log"))).isEqualTo("rw-------");
    }

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    @Test
    void where_nobody_can_be_asked_a_password_has_to_be_given() throws Exception {
        var ended = configure();

        assertThat(ended.status()).isEqualTo(2);
        assertThat(ended.said()).contains("--admin-password-file", "--help");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "too-short",
                "long enough, with spaces",
                "long-enough\nin-two-lines",
                "long-enough-with-\\",
                "long-enough-größe"
            })
    void a_password_that_is_none_is_refused(String password) throws Exception {
        Path file = Files.writeString(folder.resolve("bad"), password);

        var ended = configure("--admin-password-file", file.toString());

        assertThat(ended.status()).isEqualTo(1);
        assertThat(ended.said()).contains("the administrator's password");
    }
}
