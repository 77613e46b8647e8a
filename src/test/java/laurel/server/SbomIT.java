package laurel.server;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the build says of what is in the WAR and in the server: all of it, and nothing else. */
@Tag("packaged-server")
class SbomIT {

    private static final Path TARGET = Path.of("target");

    @Test
    void each_jar_of_the_server_and_of_the_war_is_listed_with_its_digest() throws Exception {
        Path server = TARGET.resolve("server");
        List<String> jars;
        try (Stream<Path> files = Files.walk(server)) {
            jars = files.filter(file -> file.toString().endsWith(".jar"))
                    .map(file -> server.relativize(file).toString())
                    .filter(file -> !file.startsWith("standalone"))
                    .collect(Collectors.toCollection(ArrayList::new));
        }
        try (var war = new JarFile(TARGET.resolve("laurel.war").toFile())) {
            war.stream()
                    .map(entry -> entry.getName())
                    .filter(name -> name.endsWith(".jar"))
                    .forEach(name -> jars.add("standalone/deployments/laurel.war/" + name));
        }

        assertThat(components("laurel-server-sbom.json"))
                .allSatisfy(one -> assertThat(one.getJsonArray("hashes")).hasSize(1))
                .extracting(one -> one.getString("bom-ref"))
                .containsExactlyInAnyOrderElementsOf(jars);
    }

    @Test
    void of_the_server_the_ones_that_were_overridden_have_their_versions() throws Exception {
        assertThat(components("laurel-server-sbom.json"))
                .extracting(one -> one.getString("purl", ""))
                .contains(
                        "pkg:maven/io.undertow/undertow-core@2.3.26.Final?type=jar",
                        "pkg:maven/io.undertow/undertow-servlet@2.3.26.Final?type=jar")
                .doesNotContain("pkg:maven/io.undertow/undertow-core@2.3.23.Final?type=jar");
    }

    private static List<JsonObject> components(String file) throws IOException {
        try (var reader = Json.createReader(Files.newBufferedReader(TARGET.resolve(file)))) {
            JsonObject bom = reader.readObject();
            assertThat(bom.getString("bomFormat")).isEqualTo("CycloneDX");
            return bom.getJsonArray("components").getValuesAs(JsonObject.class);
        }
    }
}
