package laurel.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The unit for systemd: no service is started here, but what it starts and where it lets it write is looked at. */
@Tag("packaged-server")
class ServiceIT {

    private static final Path UNIT = Path.of("server-config/systemd/laurel.service");

    @TempDir
    private Path folder;

    @Test
    void starts_the_server_that_the_build_leaves_and_lets_it_write_where_it_is_told_to() throws IOException {
        String unit = Files.readString(UNIT);

        assertThat(Path.of("target/server")
                        .resolve(Path.of("/opt/laurel").relativize(Path.of(value(unit, "ExecStart")))))
                .isExecutable();
        assertThat(unit)
                .contains("LAUREL_DATA=/var/lib/" + value(unit, "StateDirectory"))
                .contains("JBOSS_LOG_DIR=/var/log/" + value(unit, "LogsDirectory"))
                .contains("JBOSS_BASE_DIR=/run/" + value(unit, "RuntimeDirectory"));
    }

    private static String value(String unit, String setting) {
        Matcher line = Pattern.compile("(?m)^" + setting + "=(\\S+)$").matcher(unit);
        assertThat(line.find()).as(setting).isTrue();
        return line.group(1);
    }

    @Test
    void systemd_finds_nothing_wrong_with_it() throws Exception {
        String standalone =
                Path.of("target/server/bin/standalone.sh").toAbsolutePath().toString();
        Path unit = Files.writeString(
                folder.resolve("laurel.service"),
                Files.readString(UNIT).replace("/opt/laurel/bin/standalone.sh", standalone));
        Path said = folder.resolve("said");
        Process verify;
        try {
            verify = new ProcessBuilder("systemd-analyze", "verify", unit.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(said.toFile())
                    .start();
        } catch (IOException missing) {
            assumeTrue(false, "systemd is not installed");
            return;
        }

        assertThat(verify.waitFor(1, TimeUnit.MINUTES)).isTrue();

        assertThat(said).content().isEmpty();
        assertThat(verify.exitValue()).isZero();
    }
}
