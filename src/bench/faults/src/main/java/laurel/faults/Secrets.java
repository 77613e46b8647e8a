package laurel.faults;

import java.io.IOException;
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
import java.util.TreeMap;
import java.util.stream.Stream;

/** What must be found nowhere, neither in a file that a server wrote nor in a row. */
final class Secrets {

    private final Map<String, String> byName = new TreeMap<>();

    /** A new secret, which nothing else can look like. */
    String make(String name) {
        byte[] bytes = new byte[16];
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
                String content;
                try {
                    // Each byte one character: what is looked for is ASCII, and the file may be anything.
                    content = Files.readString(file, StandardCharsets.ISO_8859_1);
                } catch (NoSuchFileException deleted) {
                    continue;
                }
                byName.forEach((name, secret) -> {
                    if (content.contains(secret)) {
                        found.add(new Violation(Violation.Rule.SECRETS_ARE_NOWHERE, "the " + name + " is in " + file));
                    }
                });
            }
        }
        return found;
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
