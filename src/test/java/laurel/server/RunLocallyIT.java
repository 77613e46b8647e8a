package laurel.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code mvn -Prun} does after it has built the server. */
@Tag("packaged-server")
class RunLocallyIT {

    @TempDir
    private Path folder;

    @Test
    void another_port_is_set_as_the_servers_own_is() throws Exception {
        int offset = LaurelServer.freePortOffset();
        Path console = folder.resolve("console");
        var builder = new ProcessBuilder(
                        "mvn", "-B", "-ntp", "-Prun", "exec:exec@run", "-Djboss.socket.binding.port-offset=" + offset)
                .redirectErrorStream(true)
                .redirectOutput(console.toFile());
        builder.environment().keySet().removeIf(name -> Stream.of("LAUREL_", "JBOSS_", "MAVEN_", "JAVA_OPTS")
                .anyMatch(name::startsWith));
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("LAUREL_DATA", folder.resolve("data").toString());
        builder.environment().put("JBOSS_BASE_DIR", folder.resolve("work").toString());
        Process maven = builder.start();
        try {
            URI ready = URI.create("http://localhost:" + (8080 + offset) + "/laurel/health/ready");
            Eventually.within(Duration.ofMinutes(3), () -> answers200(ready), () -> said(console));

            assertThat(said(console)).contains("http://localhost:" + (8080 + offset) + "/laurel");
        } finally {
            List<ProcessHandle> all = maven.descendants().toList();
            all.forEach(ProcessHandle::destroy);
            Eventually.within(
                    Duration.ofSeconds(60), () -> all.stream().noneMatch(ProcessHandle::isAlive), () -> said(console));
        }
    }

    private static boolean answers200(URI address) {
        try {
            var request = HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(10));
            return HttpClient.newHttpClient()
                            .send(request.build(), BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static String said(Path console) {
        try {
            return Files.readString(console);
        } catch (IOException unreadable) {
            return unreadable.toString();
        }
    }
}
