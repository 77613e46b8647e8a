import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Lists the jars of a provisioned server as CycloneDX 1.6. They are no dependencies of the project's, so Maven does not know them; what
 * is written is what lies there: each jar with its digest, and the Maven coordinates that it says it has.
 */
class ServerBom {

    private record Jar(Path path, String group, String name, String version, String digest) {

        String toJson() {
            String purl = group.isEmpty() ? "" : "pkg:maven/" + group + "/" + name + "@" + version + "?type=jar";
            var json = new StringBuilder("    {\"type\": \"library\"");
            json.append(", \"bom-ref\": ").append(quoted(path.toString()));
            if (!group.isEmpty()) {
                json.append(", \"group\": ").append(quoted(group));
            }
            json.append(", \"name\": ").append(quoted(name));
            if (!version.isEmpty()) {
                json.append(", \"version\": ").append(quoted(version));
            }
            json.append(", \"hashes\": [{\"alg\": \"SHA-256\", \"content\": ").append(quoted(digest)).append("}]");
            if (!purl.isEmpty()) {
                json.append(", \"purl\": ").append(quoted(purl));
            }
            return json.append("}").toString();
        }
    }

    /** @param arguments the server's folder, its version, and the file to write */
    public static void main(String[] arguments) throws IOException {
        Path server = Path.of(arguments[0]);
        List<Jar> jars = new ArrayList<>();
        try (Stream<Path> files = Files.walk(server)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                Path path = server.relativize(file);
                if (file.toString().endsWith(".war")) {
                    jars.addAll(jarsIn(path, file));
                } else if (file.toString().endsWith(".jar") && !path.startsWith("standalone")) {
                    jars.add(jar(path, file));
                }
            }
        }
        Files.writeString(Path.of(arguments[2]), """
                {
                  "bomFormat": "CycloneDX",
                  "specVersion": "1.6",
                  "version": 1,
                  "metadata": {"component": {"type": "application", "bom-ref": "laurel-server", "name": "laurel-server", "version": %s}},
                  "components": [
                %s
                  ]
                }
                """.formatted(quoted(arguments[1]), jars.stream().map(Jar::toJson).collect(Collectors.joining(",\n"))));
    }

    private static List<Jar> jarsIn(Path path, Path war) throws IOException {
        var jars = new ArrayList<Jar>();
        try (var archive = new JarFile(war.toFile(), false)) {
            for (JarEntry entry : (Iterable<JarEntry>) archive.stream()::iterator) {
                if (entry.getName().endsWith(".jar")) {
                    Path copy = Files.createTempFile("laurel-bom-", ".jar");
                    try (var in = archive.getInputStream(entry)) {
                        Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
                        jars.add(jar(path.resolve(entry.getName()), copy));
                    } finally {
                        Files.delete(copy);
                    }
                }
            }
        }
        return jars;
    }

    /** @param path by which it is listed */
    private static Jar jar(Path path, Path file) {
        String fileName = path.getFileName().toString().replaceFirst("\\.jar$", "");
        try (var jar = new JarFile(file.toFile(), false)) {
            // A jar that has others in it has their coordinates, too; its own are those of its name.
            List<Properties> coordinates = new ArrayList<>();
            for (JarEntry entry : (Iterable<JarEntry>) jar.stream()::iterator) {
                if (entry.getName().matches("META-INF/maven/[^/]+/[^/]+/pom\\.properties")) {
                    var properties = new Properties();
                    try (var in = jar.getInputStream(entry)) {
                        properties.load(in);
                    }
                    coordinates.add(properties);
                }
            }
            return coordinates.stream()
                    .filter(one -> isNamed(fileName, one.getProperty("artifactId", ""), one.getProperty("version", "")))
                    .findFirst()
                    .map(own -> new Jar(
                            path,
                            own.getProperty("groupId"),
                            own.getProperty("artifactId"),
                            own.getProperty("version"),
                            digest(file)))
                    .orElseGet(() -> byName(path, fileName, manifestVersion(jar), digest(file)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(file.toString(), unreadable);
        }
    }

    /** A jar without coordinates has its name and version in the name of its file, or the version in its manifest. */
    private static Jar byName(Path path, String fileName, String otherwise, String digest) {
        String[] parts = fileName.split("-(?=[0-9]+\\.)", 2);
        return new Jar(path, "", parts[0], parts.length == 2 ? parts[1] : otherwise, digest);
    }

    private static String manifestVersion(JarFile jar) {
        try {
            Manifest manifest = jar.getManifest();
            String version = manifest == null ? null : manifest.getMainAttributes().getValue("Implementation-Version");
            return version == null ? "" : version;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static boolean isNamed(String fileName, String artifact, String version) {
        return fileName.equals(artifact) || fileName.startsWith(artifact + "-" + version);
    }

    private static String digest(Path file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every Java has SHA-256", missing);
        }
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
