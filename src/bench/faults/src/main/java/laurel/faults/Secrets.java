package laurel.faults;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What must be found nowhere, neither in a file that a server wrote nor in a row. */
final class Secrets {

    /** The length of a secret. */
    private static final int CHARACTERS = 32;

    /** How much of a file is looked through at once, in bytes. */
    static final int PART = 1 << 20;

    private final Map<String, String> byName = new TreeMap<>();

    /** A new secret, which nothing else can look like. */
    String make(String name) {
        byte[] bytes = new byte[CHARACTERS / 2];
        new SecureRandom().nextBytes(bytes);
        String secret = HexFormat.of().formatHex(bytes);
        byName.put(name, secret);
        return secret;
    }

    /** Looks through every file below a folder: logs, databases as they lie on the disk, whatever was left. */
    List<Violation> in(Path folder) throws IOException {
        var found = new ArrayList<Violation>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                try (InputStream content = Files.newInputStream(file)) {
                    for (String name : namesIn(content)) {
                        found.add(new Violation(Violation.Rule.SECRETS_ARE_NOWHERE, "the " + name + " is in " + file));
                    }
                } catch (NoSuchFileException deleted) {
                    // a server that ends takes its temporary files along
                }
            }
        }
        return found;
    }

    /** A part at a time, since a database can be larger than the memory; each with the end of the one before. */
    private Set<String> namesIn(InputStream content) throws IOException {
        var names = new TreeSet<String>();
        String end = "";
        for (byte[] part = content.readNBytes(PART); part.length > 0; part = content.readNBytes(PART)) {
            // Each byte one character: what is looked for is ASCII, and the file may be anything.
            String text = end + new String(part, StandardCharsets.ISO_8859_1);
            byName.forEach((name, secret) -> {
                if (text.contains(secret)) {
                    names.add(name);
                }
            });
            end = text.substring(Math.max(0, text.length() - CHARACTERS));
        }
        return names;
    }

    /** Looks through every column of text: a database may compress what it stores. */
    List<Violation> in(Connection database) throws SQLException {
        var found = new ArrayList<Violation>();
        for (String[] column : textColumns(database)) {
            String query = "select count(*) from " + column[0] + " where " + column[1] + " like ?";
            try (var statement = database.prepareStatement(query)) {
                for (Map.Entry<String, String> secret : byName.entrySet()) {
                    statement.setString(1, "%" + secret.getValue() + "%");
                    try (var rows = statement.executeQuery()) {
                        rows.next();
                        if (rows.getInt(1) > 0) {
                            found.add(new Violation(
                                    Violation.Rule.SECRETS_ARE_NOWHERE,
                                    "the " + secret.getKey() + " is in " + rows.getInt(1) + " rows of " + column[0]
                                            + "." + column[1]));
                        }
                    }
                }
            }
        }
        return found;
    }

    private static List<String[]> textColumns(Connection database) throws SQLException {
        var columns = new ArrayList<String[]>();
        try (var statement = database.createStatement();
                var rows = statement.executeQuery("select table_name, column_name from information_schema.columns"
                        + " where table_schema = 'public' and lower(data_type) like 'char%'")) {
            while (rows.next()) {
                columns.add(new String[] {rows.getString(1), rows.getString(2)});
            }
        }
        if (columns.isEmpty()) {
            throw new Failure("No column of text is found in the database: there is nothing to look through");
        }
        return columns;
    }
}
