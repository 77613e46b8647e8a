package laurel.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The packaged server ({@code target/server}, which {@code mvn package} leaves) as a process of its own, with its own data, logs
 * and deployments below {@code target/servers}, and on ports that were free. Its settings are the environment that a test gives
 * it, and LAUREL_DATA, which it must have; no LAUREL_* of the surroundings reaches it.
 *
 * <p>{@link #close} leaves no process behind; nor does the end of this JVM.
 */
final class LaurelServer implements AutoCloseable {

    /** Longer than FirstPromoter's 15 s, so that a test can tell how late an answer is. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Before a file's first byte comes, all of it is gathered. */
    private static final Duration PATIENCE_FOR_FILES = Duration.ofMinutes(10);

    private static final Duration START = Duration.ofSeconds(90);
    private static final Duration STOP = Duration.ofSeconds(60);
    private static final List<Integer> PORTS = List.of(8080, 8443, 9990, 9993, 4712, 4713);
    private static final int LINES_OF_A_TAIL = 60;

    private static final int LOWEST_OFFSET = 7_000;
    private static final int OFFSETS = 5_000;

    private static final Path HOME = Path.of("target", "server").toAbsolutePath();

    private final Path home;
    private final Path base;
    private final int portOffset = freePortOffset();
    private final Map<String, String> settings = new HashMap<>();
    private final List<String> arguments = new ArrayList<>();
    private final Thread atTheEnd = new Thread(this::kill, "kill a server that was left over");
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private boolean preparesItsFolder;
    private Process shell;

    private LaurelServer(Path home, Path base) {
        this.home = home;
        this.base = base;
        with("LAUREL_DATA", data().toString());
        Runtime.getRuntime().addShutdownHook(atTheEnd);
    }

    /** A server that was just installed and has not been started: no data, no log, no settings. */
    static LaurelServer installed() throws IOException {
        return installedIn(HOME);
    }

    /** The same in another place: what the build has left, copied there. Of the modules, which are large, it has the originals. */
    static LaurelServer copiedTo(Path place) throws IOException {
        Files.createDirectories(place);
        copy(HOME.resolve("bin"), place.resolve("bin"));
        copy(HOME.resolve("standalone"), place.resolve("standalone"));
        Files.copy(HOME.resolve("jboss-modules.jar"), place.resolve("jboss-modules.jar"));
        Files.createSymbolicLink(place.resolve("modules"), HOME.resolve("modules"));
        return installedIn(place);
    }

    private static LaurelServer installedIn(Path home) throws IOException {
        Path servers = Files.createDirectories(Path.of("target", "servers").toAbsolutePath());
        var server = new LaurelServer(home, Files.createTempDirectory(servers, "laurel-"));
        copy(home.resolve("standalone"), server.base);
        return server;
    }

    /** Copies files and folders, but what a start has left in {@code log} and {@code tmp}. */
    private static void copy(Path original, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(original)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path relative = original.relativize(file);
                if (!relative.startsWith("log") && !relative.startsWith("tmp")) {
                    Path copy = to.resolve(relative);
                    Files.createDirectories(copy.getParent());
                    Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        }
    }

    /** Sets a variable of the environment for the next start. */
    LaurelServer with(String variable, String value) {
        settings.put(variable, value);
        return this;
    }

    /** Leaves a variable out of the environment of the next start. */
    LaurelServer without(String variable) {
        settings.remove(variable);
        return this;
    }

    /** Adds an argument of standalone.sh for the next start. */
    LaurelServer withArgument(String argument) {
        arguments.add(argument);
        return this;
    }

    /** Lets the server prepare the folder in which it works by itself, as it does where it may not write its own. */
    LaurelServer workingIn(Path folder) {
        preparesItsFolder = true;
        return with("JBOSS_BASE_DIR", folder.toString());
    }

    /** Starts the process, and does not wait for it. */
    LaurelServer start() throws IOException {
        var command = new ArrayList<>(List.of(
                home.resolve("bin/standalone.sh").toString(), "-Djboss.socket.binding.port-offset=" + portOffset));
        if (!preparesItsFolder) {
            command.add("-Djboss.server.base.dir=" + base);
        }
        command.addAll(arguments);
        var builder = new ProcessBuilder(command);
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> Stream.of("LAUREL_", "JBOSS_", "JAVA_OPTS", "PREPEND_JAVA_OPTS")
                .anyMatch(name::startsWith));
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        environment.putAll(settings);
        builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(console().toFile()));
        shell = builder.start();
        shell.getOutputStream().close();
        return this;
    }

    /** Waits until Laurel is deployed, whether it is ready for deliveries or not. */
    LaurelServer awaitLive() {
        return await("/health/live");
    }

    /** Waits until somebody can log in: it lives before, while it looks for its database. */
    LaurelServer awaitPages() {
        return await("/login");
    }

    /** Waits until Laurel says that deliveries can be sent. */
    LaurelServer awaitReady() {
        return await("/health/ready");
    }

    private LaurelServer await(String check) {
        Eventually.within(START, () -> isAnswering200(check), () -> check + " is not answered with 200. " + tail());
        return this;
    }

    private boolean isAnswering200(String check) {
        if (!shell.isAlive()) {
            throw new AssertionError("The server ended with " + shell.exitValue() + ". " + tail());
        }
        try {
            return get(check).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** Waits until a line with this text is in the log. */
    LaurelServer awaitLog(String text) {
        Eventually.within(START, () -> log().contains(text), () -> "The log does not say \"" + text + "\". " + tail());
        return this;
    }

    /** The port on which Laurel answers. */
    int port() {
        return 8080 + portOffset;
    }

    /** The address that ends in {@code /laurel}. */
    String url() {
        return "http://localhost:" + port() + "/laurel";
    }

    /** Calls without a key. */
    HttpResponse<String> get(String path) throws IOException {
        return send(request(path).GET());
    }

    /** Calls an address of the server's management, such as the one of its health. */
    HttpResponse<String> managementGet(String path) throws IOException {
        return send(HttpRequest.newBuilder(URI.create("http://localhost:" + (9990 + portOffset) + path))
                .timeout(PATIENCE)
                .GET());
    }

    /** Calls with an API key. */
    HttpResponse<String> get(String path, String key) throws IOException {
        return send(request(path).header("Authorization", "Bearer " + key).GET());
    }

    /** Calls with a name and a password. */
    HttpResponse<String> get(String path, String name, String password) throws IOException {
        String pair = Base64.getEncoder().encodeToString((name + ":" + password).getBytes(StandardCharsets.UTF_8));
        return send(request(path).header("Authorization", "Basic " + pair).GET());
    }

    /** Calls for a file with an API key, and hands it out while it arrives. */
    HttpResponse<InputStream> stream(String path, String key) throws IOException {
        return send(
                request(path)
                        .timeout(PATIENCE_FOR_FILES)
                        .header("Authorization", "Bearer " + key)
                        .GET(),
                BodyHandlers.ofInputStream());
    }

    /** Delivers a webhook's body, with the token in the address, as FirstPromoter does. */
    HttpResponse<String> deliver(String token, String body) throws IOException {
        return post("/webhooks/firstpromoter/" + token, body);
    }

    /**
     * Posts JSON.
     *
     * @param headers names and values of further headers, in turns
     */
    HttpResponse<String> post(String path, String body, String... headers) throws IOException {
        var request = request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url() + path)).timeout(PATIENCE);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
        return send(request, BodyHandlers.ofString());
    }

    private <T> HttpResponse<T> send(HttpRequest.Builder request, HttpResponse.BodyHandler<T> body) throws IOException {
        try {
            return client.send(request.build(), body);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException(interrupted);
        }
    }

    /** What was written to the console, in all starts of this server. */
    String log() {
        try {
            return Files.readString(console());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** What its console has said last. */
    String lastLine() {
        return String.join("", lastLines(1));
    }

    /** So many lines at the end of what its console has said, or all if there are fewer. */
    List<String> lastLines(int most) {
        List<String> lines = log().lines().toList();
        return lines.subList(Math.max(0, lines.size() - most), lines.size());
    }

    /** What the server's Java needs. */
    Footprint footprint() {
        return Footprint.of(shell.descendants()
                .filter(process -> process.info().command().orElse("").endsWith("java"))
                .findFirst()
                .orElseThrow());
    }

    /** The folder from which it is started. */
    Path home() {
        return home;
    }

    /** The folder in which everything is that this server writes. */
    Path base() {
        return base;
    }

    /** The folder in which it keeps its data, unless a test has set another LAUREL_DATA. */
    Path data() {
        return base.resolve("laurel-data");
    }

    private Path console() {
        return base.resolve("console.log");
    }

    private String tail() {
        return "The end of " + console() + ":\n" + String.join("\n", lastLines(LINES_OF_A_TAIL));
    }

    /**
     * Kills Java with SIGKILL: it has no time to finish anything. standalone.sh does not exec, so Java is its child; when that
     * is gone, the shell ends by itself.
     */
    void kill() {
        if (shell != null) {
            awaitEnd(() -> shell.descendants().forEach(ProcessHandle::destroyForcibly));
        }
    }

    /** Stops Java with SIGTERM, as a service manager or a container does. */
    void stop() {
        shell.descendants().forEach(ProcessHandle::destroy);
        awaitEnd(() -> {});
    }

    /** The same, within a time that a service manager grants. */
    void stopWithin(Duration limit) {
        shell.descendants().forEach(ProcessHandle::destroy);
        awaitEnd(limit, () -> {});
    }

    /** Waits until the server has ended by itself, and returns the exit status of its script. */
    int awaitEnd() {
        awaitEnd(START, () -> {});
        return shell.exitValue();
    }

    private void awaitEnd(Runnable again) {
        awaitEnd(STOP, again);
    }

    private void awaitEnd(Duration limit, Runnable again) {
        Eventually.within(
                limit,
                () -> {
                    again.run();
                    return !shell.isAlive();
                },
                () -> "The server does not end. " + tail());
    }

    /** Kills the server if it is still running. What it wrote is kept until {@code mvn clean}. */
    @Override
    public void close() {
        kill();
        Runtime.getRuntime().removeShutdownHook(atTheEnd);
    }

    /** A number by which all ports of a server can be moved to some that are free. */
    static int freePortOffset() {
        return IntStream.generate(() -> ThreadLocalRandom.current().nextInt(LOWEST_OFFSET, LOWEST_OFFSET + OFFSETS))
                .limit(1000)
                .filter(offset -> PORTS.stream().allMatch(port -> isFree(port + offset)))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no free ports"));
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket(port)) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }

    @Override
    public String toString() {
        return "Laurel at " + url() + ", its log in " + console();
    }
}
