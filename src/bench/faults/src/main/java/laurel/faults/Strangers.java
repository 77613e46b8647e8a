package laurel.faults;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One attack on a server of this run, on the loopback interface only: a thread for each connection, which opens another one when the
 * server has ended it. {@link #close} ends all of them, and nothing goes on after it.
 */
final class Strangers implements AutoCloseable {

    /** So many connections an attack opens at most, those included that were ended. */
    private static final int MOST_CONNECTIONS = 20_000;

    private static final int PAUSE_MILLIS = 100;
    private static final long STACK = 128 * 1024;
    private static final Duration END = Duration.ofSeconds(10);

    private final int port;
    private final Attack attack;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final List<Thread> threads = new ArrayList<>();
    private final AtomicInteger opened = new AtomicInteger();
    private volatile boolean over;

    private Strangers(int port, Attack attack) {
        this.port = port;
        this.attack = attack;
    }

    /** Begins an attack. */
    static Strangers begin(int port, Attack attack) {
        var strangers = new Strangers(port, attack);
        for (int one = 0; one < attack.connections(); one++) {
            var thread = new Thread(null, strangers::crowd, attack + " " + one, STACK);
            strangers.threads.add(thread);
            thread.start();
        }
        return strangers;
    }

    private void crowd() {
        while (!over && opened.incrementAndGet() <= MOST_CONNECTIONS) {
            try (var socket = new Socket()) {
                open.add(socket);
                try {
                    visit(socket);
                } finally {
                    open.remove(socket);
                }
            } catch (IOException ended) {
                // by the server, or by close(): the next one follows, or none
            }
            Await.pause(Duration.ofMillis(PAUSE_MILLIS));
        }
    }

    private void visit(Socket socket) throws IOException {
        if (attack.receiveBuffer() > 0) {
            socket.setReceiveBufferSize(attack.receiveBuffer());
        }
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), (int) END.toMillis());
        socket.setSoTimeout((int) attack.pause().toMillis());
        OutputStream out = socket.getOutputStream();
        for (int time = 0; time < attack.times() && !over; time++) {
            out.write(attack.beginning());
        }
        var answer = new byte[8192];
        while (!over) {
            if (!attack.reads()) {
                Await.pause(attack.pause());
            } else {
                try {
                    if (socket.getInputStream().read(answer) < 0) {
                        return;
                    }
                    continue;
                } catch (SocketTimeoutException nothing) {
                    // then it is time for a little more
                }
            }
            out.write(attack.more());
        }
    }

    /** How many connections were opened. */
    int opened() {
        return Math.min(opened.get(), MOST_CONNECTIONS);
    }

    @Override
    public void close() {
        over = true;
        for (Socket socket : open) {
            try {
                socket.close();
            } catch (IOException gone) {
                // which is what was wanted
            }
        }
        long deadline = System.nanoTime() + END.toNanos();
        for (Thread thread : threads) {
            try {
                thread.join(Math.max(1, TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime())));
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
