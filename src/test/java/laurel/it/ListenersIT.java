package laurel.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;

/** Where the server in which this runs can be reached, as the kernel sees it. */
@EnabledOnOs(OS.LINUX)
@ExtendWith(ArquillianExtension.class)
class ListenersIT {

    /** Of a line of /proc/net/tcp: the local address and port, that it listens, and the number of the socket. */
    private static final Pattern LISTENING = Pattern.compile(
            "\\s*\\d+: ([0-9A-F]+):([0-9A-F]{4}) [0-9A-F]+:[0-9A-F]{4} 0A \\S+ \\S+ \\S+\\s+\\d+\\s+\\d+ (\\d+) .*");

    /** 127.0.0.0/8, ::1, and the former as an address of IPv6. */
    private static final Pattern LOOPBACK = Pattern.compile("[0-9A-F]{6}7F|0{24}01000000|0{16}FFFF0000[0-9A-F]{6}7F");

    private static final Pattern SOCKET = Pattern.compile("socket:\\[(\\d+)]");

    @Test
    void other_machines_reach_the_port_of_laurel_and_no_other() throws IOException {
        int laurel = URI.create(ConfigProvider.getConfig().getValue("laurel.url", String.class))
                .getPort();
        Set<String> own = sockets();

        var listening = new TreeSet<Integer>();
        var open = new TreeSet<Integer>();
        for (String table : new String[] {"/proc/self/net/tcp", "/proc/self/net/tcp6"}) {
            for (String line : Files.readAllLines(Path.of(table))) {
                Matcher socket = LISTENING.matcher(line);
                if (socket.matches() && own.contains(socket.group(3))) {
                    int port = Integer.parseInt(socket.group(2), 16);
                    listening.add(port);
                    if (!LOOPBACK.matcher(socket.group(1)).matches()) {
                        open.add(port);
                    }
                }
            }
        }

        assertThat(listening).as("ports of this process").contains(laurel);
        assertThat(open).as("ports that other machines reach").isSubsetOf(laurel);
    }

    private static Set<String> sockets() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("/proc/self/fd"))) {
            return files.map(ListenersIT::target)
                    .map(SOCKET::matcher)
                    .filter(Matcher::matches)
                    .map(socket -> socket.group(1))
                    .collect(Collectors.toSet());
        }
    }

    private static String target(Path file) {
        try {
            return Files.readSymbolicLink(file).toString();
        } catch (IOException closed) {
            return "";
        }
    }
}
