package laurel.server;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** A connection over which anything can be sent, also what no HTTP client would let pass. What comes back must be HTTP/1.1. */
final class RawConnection implements AutoCloseable {

    private static final String CHUNKED = "chunked";

    private final Socket socket = new Socket();
    private final InputStream in;

    /** @param headers by their names in lower case; the values of a name that is there twice are joined by a comma */
    record Answer(int status, Map<String, String> headers, byte[] body) {

        /** The header's value, or "". */
        String header(String name) {
            return headers.getOrDefault(name, "");
        }

        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }

        boolean closes() {
            return header("connection").toLowerCase(Locale.ROOT).contains("close");
        }

        @Override
        public String toString() {
            return status + " " + headers + "\n" + text();
        }
    }

    /** @param patience the longest wait for the next byte; then it is a {@link java.net.SocketTimeoutException} */
    RawConnection(int port, Duration patience) throws IOException {
        socket.setTcpNoDelay(true);
        socket.setSoTimeout((int) patience.toMillis());
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), (int) patience.toMillis());
        in = new BufferedInputStream(socket.getInputStream());
    }

    void send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    void send(String latin1) throws IOException {
        send(latin1.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Nothing more will be sent: whoever waits for the rest of a request learns that there is none. */
    void endOfRequests() throws IOException {
        socket.shutdownOutput();
    }

    /** The next answer, to a request that is not HEAD. */
    Answer answer() throws IOException {
        Answer answer = answer(true);
        if (answer == null) {
            throw new EOFException("The connection was closed without an answer.");
        }
        return answer;
    }

    /**
     * All answers until the server closes the connection, which are none if it does so at once.
     *
     * @param haveBodies false if the request was HEAD
     */
    List<Answer> answersUntilClosed(boolean haveBodies) throws IOException {
        var answers = new ArrayList<Answer>();
        for (Answer next = answer(haveBodies); next != null; next = answer(haveBodies)) {
            answers.add(next);
        }
        return answers;
    }

    private Answer answer(boolean hasBody) throws IOException {
        String statusLine = line();
        if (statusLine == null) {
            return null;
        }
        if (!statusLine.matches("HTTP/(1\\.[01]|0\\.9) [1-5][0-9][0-9]( .*)?")) {
            throw new IOException("This is no status line: " + statusLine);
        }
        int status = Integer.parseInt(statusLine.substring(9, 12));
        Map<String, String> headers = headers();
        if (status == 100) {
            return answer(hasBody);
        }
        boolean bodiless = !hasBody || status == 204 || status == 304;
        return new Answer(status, headers, bodiless ? new byte[0] : body(headers));
    }

    private Map<String, String> headers() throws IOException {
        var headers = new TreeMap<String, String>();
        for (String line = lineOfAnswer(); !line.isEmpty(); line = lineOfAnswer()) {
            int colon = line.indexOf(':');
            if (colon < 1) {
                throw new IOException("This is no header: " + line);
            }
            headers.merge(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip(),
                    (one, other) -> one + ", " + other);
        }
        return headers;
    }

    private byte[] body(Map<String, String> headers) throws IOException {
        if (CHUNKED.equals(headers.get("transfer-encoding"))) {
            return chunks();
        }
        String length = headers.get("content-length");
        return length == null ? in.readAllBytes() : exactly(Integer.parseInt(length));
    }

    private byte[] chunks() throws IOException {
        var body = new ByteArrayOutputStream();
        for (int size = Integer.parseInt(lineOfAnswer(), 16); size > 0; size = Integer.parseInt(lineOfAnswer(), 16)) {
            body.write(exactly(size));
            lineOfAnswer();
        }
        lineOfAnswer();
        return body.toByteArray();
    }

    private byte[] exactly(int count) throws IOException {
        byte[] bytes = in.readNBytes(count);
        if (bytes.length < count) {
            throw new EOFException("The answer breaks off.");
        }
        return bytes;
    }

    private String lineOfAnswer() throws IOException {
        String line = line();
        if (line == null) {
            throw new EOFException("The answer breaks off.");
        }
        return line;
    }

    /** A line without its end; null if there is nothing more. */
    private String line() throws IOException {
        var line = new ByteArrayOutputStream();
        int next = in.read();
        if (next < 0) {
            return null;
        }
        for (; next >= 0 && next != '\n'; next = in.read()) {
            line.write(next);
        }
        return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
