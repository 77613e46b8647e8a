package laurel.faults;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands between Laurel and PostgreSQL. It reads PostgreSQL's messages, so that it can cut a connection exactly where a
 * transaction is committed and the client does not know.
 */
final class DatabaseProxy implements AutoCloseable {

    private static final int SSL_REQUEST = 80877103;
    private static final int GSS_REQUEST = 80877104;
    private static final int LARGEST_MESSAGE = 64 * 1024 * 1024;
    private static final byte[] COMMITTED = "COMMIT\0".getBytes(StandardCharsets.US_ASCII);

    /** What happens to PostgreSQL's messages. */
    enum Trouble {
        NONE,
        /** Of the messages that a transaction is committed, one in three is not delivered: the connection ends instead. */
        CUT_AT_COMMIT,
        /** Of all messages one in a hundred is not delivered. */
        CUT_ANYWHERE,
        /** Every message waits. */
        SLOW
    }

    private static final Duration SLOW = Duration.ofMillis(25);

    private final ServerSocket listener = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
    private final int database;
    private final Random random;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger cuts = new AtomicInteger();
    private volatile Trouble trouble = Trouble.NONE;

    /** @param database its port on this machine */
    DatabaseProxy(int database, long seed) throws IOException {
        this.database = database;
        random = new Random(seed);
        threads.execute(this::accept);
    }

    int port() {
        return listener.getLocalPort();
    }

    void make(Trouble trouble) {
        this.trouble = trouble;
    }

    /** How many connections were cut so far. */
    int cuts() {
        return cuts.get();
    }

    /** Cuts all connections, whatever is under way on them. */
    void cutAll() {
        for (Socket socket : open) {
            close(socket);
        }
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                threads.execute(() -> relay(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void relay(Socket client) {
        try (client;
                var server = new Socket(InetAddress.getLoopbackAddress(), database)) {
            open.add(client);
            open.add(server);
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            begin(client, server);
            threads.execute(() -> copy(client, server));
            messages(server, client);
        } catch (IOException ended) {
            // The other end hears of it by the end of its connection.
        } finally {
            open.removeIf(Socket::isClosed);
        }
    }

    /** Passes on the start of a session, in which messages have another form. */
    private static void begin(Socket client, Socket server) throws IOException {
        var fromClient = new DataInputStream(client.getInputStream());
        while (true) {
            int length = fromClient.readInt();
            int code = fromClient.readInt();
            if (length < 8 || length > LARGEST_MESSAGE) {
                throw new IOException("not PostgreSQL's protocol");
            }
            byte[] rest = fromClient.readNBytes(length - 8);
            var message =
                    ByteBuffer.allocate(length).putInt(length).putInt(code).put(rest);
            server.getOutputStream().write(message.array());
            if (code != SSL_REQUEST && code != GSS_REQUEST) {
                return;
            }
            client.getOutputStream().write(server.getInputStream().read()); // 'N': PostgreSQL runs without either
        }
    }

    private void copy(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException ended) {
            // Both ends are closed.
        }
    }

    private void messages(Socket server, Socket client) throws IOException {
        var in = new DataInputStream(new BufferedInputStream(server.getInputStream(), 16 * 1024));
        OutputStream out = new BufferedOutputStream(client.getOutputStream(), 16 * 1024);
        try {
            while (true) {
                int type = in.readUnsignedByte();
                int length = in.readInt();
                byte[] content = content(in, length - 4);
                if (isCut(type, content)) {
                    cuts.incrementAndGet();
                    return;
                }
                if (trouble == Trouble.SLOW && type == 'Z') {
                    Await.pause(SLOW);
                }
                out.write(type);
                out.write(ByteBuffer.allocate(4).putInt(length).array());
                out.write(content);
                if (in.available() == 0) {
                    out.flush();
                }
            }
        } catch (EOFException ended) {
            out.flush();
        }
    }

    private static byte[] content(InputStream in, int length) throws IOException {
        if (length < 0 || length > LARGEST_MESSAGE) {
            throw new IOException("not PostgreSQL's protocol");
        }
        return in.readNBytes(length);
    }

    private boolean isCut(int type, byte[] content) {
        return switch (trouble) {
            case CUT_AT_COMMIT -> type == 'C' && Arrays.equals(content, COMMITTED) && random.nextInt(3) == 0;
            case CUT_ANYWHERE -> random.nextInt(100) == 0;
            case NONE, SLOW -> false;
        };
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException ended) {
            // It is closed.
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
        cutAll();
        threads.shutdownNow();
    }
}
