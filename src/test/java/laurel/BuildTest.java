package laurel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** What stands in several files of the build is the same in all of them. */
class BuildTest {

    private static final Path POM = Path.of("pom.xml");

    @Test
    void every_run_of_the_integration_tests_is_one_of_ci() throws Exception {
        NodeList runs = find(POM, "//execution[goals/goal='integration-test']/id");
        String ci = Files.readString(Path.of(".ci/run"));

        assertThat(runs.getLength()).isPositive();
        for (int i = 0; i < runs.getLength(); i++) {
            assertThat(ci)
                    .containsPattern("(?m)^its (wildfly|payara) "
                            + Pattern.quote(runs.item(i).getTextContent()) + "( |$)");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"src/bench/faults/pom.xml", "src/bench/twin/pom.xml"})
    void a_bench_has_the_versions_of_what_it_is_about(String bench) throws Exception {
        Map<String, String> ours = versions(POM);
        Map<String, String> its = versions(Path.of(bench));
        its.keySet().retainAll(ours.keySet());

        assertThat(its).hasSizeGreaterThan(5).satisfies(same -> assertThat(ours).containsAllEntriesOf(same));
    }

    /** By the name of the property or of the plugin. */
    private static Map<String, String> versions(Path pom) throws Exception {
        var versions = new TreeMap<String, String>();
        NodeList properties = find(pom, "/project/properties/*");
        for (int i = 0; i < properties.getLength(); i++) {
            versions.put(properties.item(i).getNodeName(), properties.item(i).getTextContent());
        }
        NodeList plugins = find(pom, "//plugin[version]");
        for (int i = 0; i < plugins.getLength(); i++) {
            var plugin = (Element) plugins.item(i);
            versions.put(child(plugin, "artifactId"), child(plugin, "version"));
        }
        return versions;
    }

    private static String child(Element parent, String name) {
        return parent.getElementsByTagName(name).item(0).getTextContent();
    }

    private static NodeList find(Path pom, String path) throws Exception {
        try (var in = Files.newInputStream(pom)) {
            var document =
                    DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(in);
            return (NodeList) XPathFactory.newInstance().newXPath().evaluate(path, document, XPathConstants.NODESET);
        } catch (IOException unreadable) {
            throw new IllegalStateException(pom + " cannot be read", unreadable);
        }
    }
}
