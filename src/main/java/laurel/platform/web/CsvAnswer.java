package laurel.platform.web;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * An answer that is a file of any length, in little memory: it is written to the disk stretch by stretch, and sent from
 * there. So an error while the books are read becomes a problem like any other. And since the length is sent first, a
 * file that arrived in part never looks complete. Without the length, a server may end an answer properly although it
 * failed.
 */
public final class CsvAnswer {

    private static final MediaType TYPE = new MediaType("text", "csv", "UTF-8");

    /** How many bytes are sent at once. */
    private static final int PART = 32 * 1024;

    private CsvAnswer() {}

    /**
     * @param line the record whose components are the columns
     * @param first the first stretch
     * @param next the stretch after another; null at the end
     * @param lines the lines of a stretch
     */
    public static <S, L extends Record> Response of(
            String name, Class<L> line, S first, UnaryOperator<S> next, Function<S, Stream<L>> lines) {
        try {
            FileChannel file = temporary();
            try {
                var out = new BufferedWriter(Channels.newWriter(file, StandardCharsets.UTF_8));
                var csv = new Csv(out);
                var columns = Columns.of(line);
                csv.row(columns.stream().map(Columns.Column::name).toArray());
                for (S stretch = first; stretch != null; stretch = next.apply(stretch)) {
                    lines.apply(stretch)
                            .forEach(one -> csv.row(columns.stream()
                                    .map(column -> column.of(one))
                                    .toArray()));
                }
                out.flush();
                return answer(name, file);
            } catch (IOException | RuntimeException failed) {
                file.close();
                throw failed;
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /**
     * A file that nobody else can read. It is gone when it is closed, and where the system allows it, from the
     * beginning.
     */
    private static FileChannel temporary() throws IOException {
        return FileChannel.open(
                Files.createTempFile("laurel-", ".csv"),
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                StandardOpenOption.DELETE_ON_CLOSE);
    }

    /** A reader who hangs up is not a fault of Laurel, and is not logged. */
    private static void send(InputStream file, OutputStream reader) throws IOException {
        var part = new byte[PART];
        for (int count = file.read(part); count > 0; count = file.read(part)) {
            try {
                reader.write(part, 0, count);
            } catch (IOException gone) {
                return;
            }
        }
    }

    private static Response answer(String name, FileChannel file) throws IOException {
        StreamingOutput output = stream -> {
            try (var in = Channels.newInputStream(file.position(0))) {
                send(in, stream);
            }
        };
        return Response.ok(output, TYPE)
                .header(HttpHeaders.CONTENT_LENGTH, file.size())
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
                .build();
    }
}
