package laurel.faults;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A small file system in memory, which can be filled. */
final class SmallDisk implements AutoCloseable {

    private static final int MEBIBYTES = 400;

    private final Path mounted;
    private final Path ballast;

    /** @param folder is hidden by it */
    SmallDisk(Path folder) {
        if (!Programs.isRoot()) {
            throw new Failure(
                    Fault.FULL_DISK + ": only root may mount a small disk; run as root, or leave it away by --only");
        }
        Programs.run("mount", "-t", "tmpfs", "-o", "mode=755,size=" + MEBIBYTES + "m", "laurel-faults", "" + folder);
        mounted = folder;
        ballast = folder.resolve("ballast");
    }

    /** Leaves no byte. */
    void fill() {
        try (OutputStream out = Files.newOutputStream(ballast)) {
            var zeros = new byte[4096];
            while (true) {
                out.write(zeros);
            }
        } catch (IOException full) {
            // As it is meant to be.
        }
    }

    void free() throws IOException {
        Files.deleteIfExists(ballast);
    }

    @Override
    public void close() {
        Programs.run("umount", "--lazy", mounted.toString());
    }
}
