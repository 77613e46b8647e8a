package laurel.platform.transaction;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import laurel.platform.Setting;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The folder in which H2 keeps the data, from {@code laurel.data}. The setting has no default. A folder inside the
 * server would be deleted with the server, and one in somebody's home would depend on who starts the server. Either
 * way, Laurel would one day begin with an empty database without saying so. PostgreSQL keeps its data elsewhere: with
 * {@code laurel.db.url}, nothing of this applies.
 */
@ApplicationScoped
public class DataFolder {

    private static final Logger LOG = System.getLogger(DataFolder.class.getName());

    private static final Setting SETTING = new Setting("laurel.data");

    /** The file that H2 makes for a database of the name that both servers' datasources give it. */
    private static final String DATABASE = "laurel.mv.db";

    /**
     * The characters that would end the folder's name in H2's address, and begin a setting of H2's or an expression of
     * the server's.
     */
    private static final Pattern MISREAD = Pattern.compile("[;$\\p{Cntrl}]");

    private final Optional<String> given;
    private final boolean isPostgresql;
    private final Optional<Path> server;
    private final Optional<Path> former;

    /** For the container. */
    protected DataFolder() {
        this(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /**
     * Does not look at the folder yet.
     *
     * @param folder the setting
     * @param postgresql the address of a PostgreSQL, if one is used
     * @param server where the server is installed, as its configuration tells
     * @param former where earlier versions kept the data by default, as the server's configuration tells
     */
    @Inject
    public DataFolder(
            @ConfigProperty(name = "laurel.data") Optional<String> folder,
            @ConfigProperty(name = "laurel.db.url") Optional<String> postgresql,
            @ConfigProperty(name = "laurel.server.folder") Optional<String> server,
            @ConfigProperty(name = "laurel.server.former-data") Optional<String> former) {
        this.given = folder.map(String::strip).filter(text -> !text.isEmpty());
        this.isPostgresql = postgresql.isPresent();
        this.server = server.map(Path::of);
        this.former = former.map(Path::of);
    }

    /** The folder of the settings, for a caller that no container injects into. */
    static DataFolder configured() {
        var config = ConfigProvider.getConfig();
        return new DataFolder(
                config.getOptionalValue("laurel.data", String.class),
                config.getOptionalValue("laurel.db.url", String.class),
                config.getOptionalValue("laurel.server.folder", String.class),
                config.getOptionalValue("laurel.server.former-data", String.class));
    }

    /**
     * Makes the folder ready for H2, and keeps others from looking into it. The folder is made if its parent is there.
     * The folder and the files of the database are made accessible to their owner only; if other things are in the
     * folder, only the files are.
     *
     * @throws IllegalArgumentException if the data cannot or must not be there; the message names the setting, says
     *     what to do, and has one line
     */
    public void prepare() {
        if (isPostgresql) {
            return;
        }
        Path folder = given.map(this::path).orElseThrow(this::isMissing);
        refuseInsideTheServer(folder);
        if (!hasDatabase(folder)) {
            refuseToBeginAnew(folder);
        }
        make(folder);
        keepToTheOwner(folder);
        begin(folder);
    }

    private IllegalArgumentException isMissing() {
        return former.filter(DataFolder::hasDatabase)
                .map(inside -> wrong(" is not set, and the data are in " + inside
                        + ", where a new build or installation of the server deletes them: move that folder out of the server, and"
                        + " set LAUREL_DATA to where it is then."))
                .orElseGet(() ->
                        wrong(" is not set: set it to a folder outside the server in which H2 keeps the data, such as"
                                + " /var/lib/laurel; or set LAUREL_DB_URL, for PostgreSQL."));
    }

    private Path path(String text) {
        if (MISREAD.matcher(text).find()) {
            throw wrong(
                    ": a path with ';', '$' or a control character in it would be misread by H2: " + printable(text));
        }
        try {
            Path path = Path.of(text);
            if (path.isAbsolute()) {
                return path.normalize();
            }
        } catch (InvalidPathException none) {
            throw wrong(": " + printable(text) + " is no path.");
        }
        throw wrong(": " + text
                + " is not absolute. It would be another folder wherever the server is started from; begin it with /.");
    }

    private static String printable(String text) {
        return text.replaceAll("\\p{Cntrl}", "?");
    }

    private void refuseInsideTheServer(Path folder) {
        if (server.isPresent() && real(folder).startsWith(real(server.get()))) {
            throw wrong(
                    ": " + folder + " is inside the server (" + server.get()
                            + "), and would be deleted with it: take a folder outside, and if there are data in this one, move it there.");
        }
    }

    /** The path without symbolic links, as far as it exists. */
    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException missing) {
            Path parent = path.getParent();
            return parent == null ? path : real(parent).resolve(path.getFileName());
        }
    }

    private void refuseToBeginAnew(Path folder) {
        if (former.isPresent()
                && hasDatabase(former.get())
                && !real(former.get()).equals(real(folder))) {
            throw wrong(": there are no data in " + folder + ", but in " + former.get()
                    + ", where Laurel kept them before: move what is in there to " + folder
                    + ". If it is not wanted any more, move it somewhere else.");
        }
    }

    /** An empty file does not count: a start leaves it that was cut off before H2 wrote anything. */
    private static boolean hasDatabase(Path folder) {
        try {
            return Files.size(folder.resolve(DATABASE)) > 0;
        } catch (IOException none) {
            return false;
        }
    }

    private static void make(Path folder) {
        if (Files.isDirectory(folder)) {
            return;
        }
        if (Files.exists(folder)) {
            throw wrong(": " + folder + " is not a folder.");
        }
        Path parent = folder.getParent();
        if (parent == null || !Files.isDirectory(parent)) {
            throw wrong(": there is no folder " + parent + " in which " + folder.getFileName()
                    + " could be made. Is it spelt right, and is its disk there?");
        }
        try {
            Files.createDirectory(folder, forTheOwner(parent, "rwx------"));
        } catch (IOException refused) {
            throw wrong(": " + folder + " cannot be made by " + user() + ": make it, and give it to that user.");
        }
    }

    private static void keepToTheOwner(Path folder) {
        if (!Files.isWritable(folder)) {
            throw wrong(": " + folder + " cannot be written by " + user() + ": give it to that user.");
        }
        Path database = folder.resolve(DATABASE);
        if (Files.exists(database) && !Files.isWritable(database)) {
            throw wrong(": " + database + " cannot be written by " + user() + ": give it to that user.");
        }
        if (!knowsOwners(folder)) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> all = files.toList();
            // Somebody who keeps other things beside the data may have reasons to let others look at those.
            if (all.stream().allMatch(DataFolder::isOurs)) {
                Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
            }
            for (Path file : all) {
                if (isOurs(file) && Files.isRegularFile(file)) {
                    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
                }
            }
        } catch (IOException notOurs) {
            LOG.log(
                    Level.WARNING,
                    "Others than {0} may read the data in {1}: its permissions cannot be changed. Give it to that user.",
                    user(),
                    folder);
        }
    }

    /**
     * The files that H2 makes have the database's name. The root folder of a disk has a folder of the file system's.
     */
    private static boolean isOurs(Path file) {
        String name = file.getFileName().toString();
        return name.startsWith("laurel.") || name.equals("lost+found");
    }

    /** H2 would make a file that everybody may read. So it finds an empty one. */
    private static void begin(Path folder) {
        Path database = folder.resolve(DATABASE);
        if (Files.exists(database)) {
            return;
        }
        LOG.log(Level.INFO, "There are no data in {0} yet: Laurel begins with an empty database.", folder);
        try {
            Files.createFile(database, forTheOwner(folder, "rw-------"));
        } catch (IOException refused) {
            throw wrong(": nothing can be written in " + folder + " (" + refused + ").");
        }
    }

    private static FileAttribute<?>[] forTheOwner(Path place, String permissions) {
        return knowsOwners(place)
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    private static boolean knowsOwners(Path place) {
        return Files.getFileAttributeView(place, PosixFileAttributeView.class) != null;
    }

    private static String user() {
        return "the user " + System.getProperty("user.name");
    }

    private static IllegalArgumentException wrong(String what) {
        return new IllegalArgumentException(SETTING + what);
    }
}
