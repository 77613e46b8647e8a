package laurel.faults;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** HAProxy before several nodes. It asks each whether it is ready, and leaves out the one that is not. */
final class HaProxy implements AutoCloseable {

    private static final Duration CHANGE = Duration.ofSeconds(30);

    private final int port = 8080 + Programs.freeOffset(8080);
    private final Path socket;
    private final Process process;

    HaProxy(Path folder, List<Laurel> nodes) throws IOException {
        // A socket's path must be short, and the output's folder need not be.
        Path sockets = Files.createTempDirectory("laurel-haproxy-");
        socket = sockets.resolve("admin");
        var config = new StringBuilder("""
                global
                    stats socket %s level admin
                defaults
                    mode http
                    timeout connect 2s
                    timeout client 30s
                    timeout server 30s
                    timeout check 5s
                    option redispatch 1
                    retries 3
                frontend firstpromoter
                    bind 127.0.0.1:%d
                    default_backend laurel
                backend laurel
                    option httpchk GET /laurel/health/ready
                    default-server check inter 250ms fall 2 rise 1
                """.formatted(socket, port));
        for (int node = 0; node < nodes.size(); node++) {
            config.append("    server %s 127.0.0.1:%d%n"
                    .formatted(name(node), nodes.get(node).port()));
        }
        Path file = Files.writeString(folder.resolve("haproxy.cfg"), config);
        process = new ProcessBuilder(Programs.find("haproxy", "haproxy").toString(), "-db", "-f", file.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("haproxy.log").toFile())
                .start();
    }

    private static String name(int node) {
        return "node" + (node + 1);
    }

    int port() {
        return port;
    }

    /** Gives a node nothing new, and waits until it has answered everything. */
    void drain(int node) {
        command("set server laurel/" + name(node) + " state drain");
        Await.within(CHANGE, name(node) + " is not drained", () -> column(node, "scur")
                .equals("0"));
    }

    /** Takes a node in again, and waits until HAProxy sees that it is ready. */
    void admit(int node) {
        command("set server laurel/" + name(node) + " state ready");
        awaitUp(node);
    }

    void awaitUp(int node) {
        Await.within(CHANGE, name(node) + " is not up for HAProxy", () -> column(node, "status")
                .equals("UP"));
    }

    private String column(int node, String name) {
        List<String> lines = command("show stat").lines().toList();
        List<String> names = List.of(lines.get(0).substring(2).split(",", -1));
        String start = "laurel," + name(node) + ",";
        String row = lines.stream()
                .filter(line -> line.startsWith(start))
                .findFirst()
                .orElseThrow();
        return row.split(",", -1)[names.indexOf(name)];
    }

    private String command(String command) {
        try (var channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.connect(UnixDomainSocketAddress.of(socket));
            channel.write(ByteBuffer.wrap((command + "\n").getBytes(StandardCharsets.US_ASCII)));
            var answer = new StringBuilder();
            var part = ByteBuffer.allocate(16 * 1024);
            while (channel.read(part) >= 0) {
                answer.append(StandardCharsets.US_ASCII.decode(part.flip()));
                part.clear();
            }
            return answer.toString();
        } catch (IOException failed) {
            throw new Failure("HAProxy does not answer: " + failed.getMessage(), failed);
        }
    }

    /** Waits until it can be asked; then all nodes. */
    void awaitAllUp(int nodes) {
        Await.within(CHANGE, "HAProxy does not start", () -> Files.exists(socket));
        for (int node = 0; node < nodes; node++) {
            awaitUp(node);
        }
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly();
        Files.deleteIfExists(socket);
        Files.deleteIfExists(socket.getParent());
    }
}
