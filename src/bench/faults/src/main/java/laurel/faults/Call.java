package laurel.faults;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One delivery over a connection of its own, so that nothing is repeated or kept behind the driver's back. */
final class Call {

    /** So long FirstPromoter waits, and no longer. */
    static final Duration PATIENCE = Duration.ofSeconds(15);

    private static final int SLOW_PARTS = 5;
    private static final Duration SLOW_PAUSE = Duration.ofMillis(150);
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] (\\d{3})");
    private static final Pattern LENGTH = Pattern.compile("(?i)\r\ncontent-length: *(\\d+)");
    private static final Pattern OUTCOME = Pattern.compile("\"outcome\":\"([A-Z_]+)\"");
    private static final Pattern REASON = Pattern.compile("\"reason\":\"([A-Z_]+)\"");

    /** How FirstPromoter's end of the line behaves. */
    enum Manner {
        PLAIN,
        /** The body comes in parts, with pauses. */
        SLOW,
        /** The connection is closed before the answer can have been read. */
        HANGING_UP
    }

    private final int port;
    private final String path;

    /** @param path with the token in it */
    Call(int port, String path) {
        this.port = port;
        this.path = path;
    }

    /** Delivers a body, and waits for the answer. */
    Answer deliver(String body, Manner manner) {
        long began = System.nanoTime();
        try (var socket = new Socket()) {
            try {
                socket.connect(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), port), (int) PATIENCE.toMillis());
            } catch (IOException nobody) {
                return without(isOver(began) ? Answer.End.LATE : Answer.End.UNREACHABLE, began);
            }
            send(socket.getOutputStream(), body.getBytes(StandardCharsets.UTF_8), manner);
            return manner == Manner.HANGING_UP ? without(Answer.End.HUNG_UP, began) : answer(socket, began);
        } catch (SocketTimeoutException late) {
            return without(Answer.End.LATE, began);
        } catch (IOException broken) {
            return without(isOver(began) ? Answer.End.LATE : Answer.End.LOST, began);
        }
    }

    private void send(OutputStream to, byte[] body, Manner manner) throws IOException {
        String head = "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                + "Content-Type: application/json\r\nContent-Length: " + body.length + "\r\n\r\n";
        int parts = manner == Manner.SLOW ? SLOW_PARTS : 1;
        if (parts == 1) {
            var whole = new ByteArrayOutputStream(head.length() + body.length);
            whole.writeBytes(head.getBytes(StandardCharsets.ISO_8859_1));
            whole.writeBytes(body);
            whole.writeTo(to);
            return;
        }
        to.write(head.getBytes(StandardCharsets.ISO_8859_1));
        for (int part = 0; part < parts; part++) {
            LockSupport.parkNanos(SLOW_PAUSE.toNanos());
            int from = body.length * part / parts;
            to.write(body, from, body.length * (part + 1) / parts - from);
        }
    }

    private static Answer answer(Socket socket, long began) throws IOException {
        var read = new ByteArrayOutputStream(1024);
        var part = new byte[4096];
        var in = socket.getInputStream();
        while (true) {
            long left = PATIENCE.toMillis() - (System.nanoTime() - began) / 1_000_000;
            if (left <= 0) {
                throw new SocketTimeoutException();
            }
            socket.setSoTimeout((int) left);
            int count = in.read(part);
            if (count < 0) {
                break;
            }
            read.write(part, 0, count);
        }
        String text = read.toString(StandardCharsets.UTF_8);
        int headEnd = text.indexOf("\r\n\r\n");
        Matcher status = STATUS.matcher(text);
        if (headEnd < 0 || !status.lookingAt()) {
            throw new IOException("the answer broke off");
        }
        String body = text.substring(headEnd + 4);
        Matcher length = LENGTH.matcher(text.substring(0, headEnd));
        if (length.find() && body.getBytes(StandardCharsets.UTF_8).length < Integer.parseInt(length.group(1))) {
            throw new IOException("the answer broke off");
        }
        int code = Integer.parseInt(status.group(1));
        return new Answer(
                Answer.End.ANSWERED, code, first(OUTCOME, body), first(REASON, body), began, System.nanoTime());
    }

    private static String first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? matcher.group(1) : null;
    }

    private static boolean isOver(long began) {
        return System.nanoTime() - began >= PATIENCE.toNanos();
    }

    private static Answer without(Answer.End end, long began) {
        return new Answer(end, 0, null, null, began, System.nanoTime());
    }
}
