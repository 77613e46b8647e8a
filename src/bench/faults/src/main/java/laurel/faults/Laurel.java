package laurel.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The packaged server as a process of its own, with its own data, logs and deployments, on ports that were free. */
final class Laurel implements AutoCloseable {

    private static final int[] PORTS = {8080, 8443, 9990, 9993, 4712, 4713};
    private static final Duration START = Duration.ofSeconds(120);
    private static final Duration STOP = Duration.ofSeconds(60);

    private final Path home;
    private final Path base;
    private final int portOffset = Programs.freeOffset(PORTS);
    private final Map<String, String> settings = new HashMap<>();
    private Process shell;
    private boolean closed;

    /**
     * Installs a server; it is not started yet.
     *
     * @param home the provisioned server; nothing is written to it
     * @param base the folder for everything that is written
     */
    Laurel(Path home, Path base) throws IOException {
        this.home = home;
        this.base = base;
        with("LAUREL_DATA", data().toString());
        Path original = home.resolve("standalone");
        try (Stream<Path> files = Files.walk(original)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path relative = original.relativize(file);
                if (!relative.startsWith("log") && !relative.startsWith("tmp")) {
                    Path copy = base.resolve(relative);
                    Files.createDirectories(copy.getParent());
                    Files.copy(file, copy);
                }
            }
        }
    }

    /** Sets a variable of the environment. */
    Laurel with(String variable, String value) {
        settings.put(variable, value);
        return this;
    }

    /** Makes its clock go wrong by what the file says, such as {@code +7200} seconds, at any time. */
    Laurel withClock(Path libfaketime, Path file) throws IOException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        // Only the time of day steps; time that is measured stays as it is. With libfaketime's fix for older C
        // libraries
        // every wait of Java's would end at once.
        Path wrapper = Files.writeString(base.resolve("java"), """
                #!/bin/sh
                export LD_PRELOAD=%s FAKETIME_TIMESTAMP_FILE=%s FAKETIME_CACHE_DURATION=1
                export FAKETIME_DONT_FAKE_MONOTONIC=1 FAKETIME_FORCE_MONOTONIC_FIX=0 NO_FAKE_STAT=1
                exec %s "$@"
                """.formatted(libfaketime, file, java));
        Files.setPosixFilePermissions(wrapper, PosixFilePermissions.fromString("rwxr-xr-x"));
        return with("JAVA", wrapper.toString());
    }

    /** Starts it, and does not wait. */
    synchronized Laurel start() throws IOException {
        if (closed) {
            throw new Failure(this + " is not started any more: the run ends");
        }
        var builder = new ProcessBuilder(
                home.resolve("bin/standalone.sh").toString(),
                "-Djboss.server.base.dir=" + base,
                "-Djboss.socket.binding.port-offset=" + portOffset);
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> Stream.of("LAUREL_", "JBOSS_", "JAVA", "PREPEND_JAVA_OPTS", "SERVER_OPTS")
                .anyMatch(name::startsWith));
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        environment.putAll(settings);
        builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        base.resolve("console.log").toFile()));
        shell = builder.start();
        shell.getOutputStream().close();
        return this;
    }

    /** Waits until it says that deliveries can be sent. */
    Laurel awaitReady() {
        Await.within(START, this + " is not ready", () -> {
            if (!shell.isAlive()) {
                throw new Failure(this + " has ended with " + shell.exitValue());
            }
            return isReady();
        });
        return this;
    }

    private boolean isReady() {
        try {
            var call = (HttpURLConnection) URI.create("http://127.0.0.1:" + port() + "/laurel/health/ready")
                    .toURL()
                    .openConnection();
            call.setConnectTimeout(2_000);
            call.setReadTimeout(12_000);
            return call.getResponseCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    int port() {
        return 8080 + portOffset;
    }

    /** The folder with everything that it writes. */
    Path base() {
        return base;
    }

    /** The folder in which H2 keeps the data. */
    Path data() {
        return base.resolve("laurel-data");
    }

    /** Kills Java with SIGKILL; standalone.sh, its parent, ends by itself then. */
    void kill() {
        if (shell != null && shell.isAlive()) {
            Await.within(STOP, this + " does not end", () -> {
                shell.descendants().forEach(this::kill);
                return !shell.isAlive();
            });
        }
    }

    private void kill(ProcessHandle process) {
        process.destroyForcibly();
        try {
            // What libfaketime shares in memory outlives a SIGKILL.
            Files.deleteIfExists(Path.of("/dev/shm/faketime_shm_" + process.pid()));
            Files.deleteIfExists(Path.of("/dev/shm/sem.faketime_sem_" + process.pid()));
        } catch (IOException left) {
            throw new UncheckedIOException(left);
        }
    }

    /** Stops Java with SIGTERM, as a service manager does. */
    void stop() {
        shell.descendants().forEach(ProcessHandle::destroy);
        Await.within(STOP, this + " does not end", () -> !shell.isAlive());
    }

    /** Puts another version in the place of the application; for the next start. */
    void install(Path war) throws IOException {
        Path deployments = base.resolve("deployments");
        Files.copy(war, deployments.resolve("laurel.war"), StandardCopyOption.REPLACE_EXISTING);
    }

    /** Where its application lies. */
    Path war() {
        return base.resolve("deployments").resolve("laurel.war");
    }

    @Override
    public synchronized void close() {
        closed = true;
        kill();
    }

    @Override
    public String toString() {
        return "Laurel (see " + base.resolve("console.log") + ")";
    }

    /** Debian's libfaketime for programs with threads. */
    static Path libfaketime() {
        return List.of("x86_64-linux-gnu", "aarch64-linux-gnu").stream()
                .map(machine -> Path.of("/usr/lib", machine, "faketime", "libfaketimeMT.so.1"))
                .filter(Files::exists)
                .findFirst()
                .orElseThrow(
                        () -> new Failure("libfaketime is missing: install it (Debian: apt-get install faketime)"));
    }
}
