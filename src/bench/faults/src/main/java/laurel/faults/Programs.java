package laurel.faults;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Other programs on this machine, the signals that are sent to them, and the ports that they take. */
final class Programs {

    private Programs() {}

    /**
     * Runs a program to its end.
     *
     * @return what it printed
     * @throws Failure with what it printed, if it ends with another status than 0
     */
    static String run(List<String> command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .directory(Path.of("/").toFile())
                    .start();
            process.getOutputStream().close();
            String printed = new String(process.getInputStream().readAllBytes());
            if (process.waitFor() != 0) {
                throw new Failure(String.join(" ", command) + " ended with " + process.exitValue() + ": " + printed);
            }
            return printed;
        } catch (IOException | InterruptedException failed) {
            throw new Failure(command.get(0) + " cannot be run: " + failed.getMessage(), failed);
        }
    }

    static String run(String... command) {
        return run(Arrays.asList(command));
    }

    /** Sends a signal; a process that has ended by itself in between is no fault. */
    static void signal(String name, Collection<ProcessHandle> processes) {
        String ids = processes.stream().map(process -> "" + process.pid()).collect(Collectors.joining(" "));
        run("sh", "-c", "kill -" + name + " " + ids + " 2>/dev/null; true");
    }

    /** A process and all that it has started. */
    static List<ProcessHandle> family(ProcessHandle parent) {
        return Stream.concat(Stream.of(parent), parent.descendants()).toList();
    }

    /** Where a program is. Debian keeps some off the path of users. */
    static Path find(String program, String debianPackage) {
        return Stream.concat(Arrays.stream(System.getenv("PATH").split(":")), Stream.of("/usr/sbin"))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new Failure(
                        program + " is missing: install it (Debian: apt-get install " + debianPackage + ")"));
    }

    static boolean isRoot() {
        return run("id", "-u").strip().equals("0");
    }

    /** A number so that all ports are free that lie this far from the given ones. */
    static int freeOffset(int... ports) {
        return IntStream.generate(() -> ThreadLocalRandom.current().nextInt(2_000, 17_000))
                .limit(1_000)
                .filter(offset -> IntStream.of(ports).allMatch(port -> isFree(port + offset)))
                .findFirst()
                .orElseThrow(() -> new Failure("There are no free ports."));
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}
