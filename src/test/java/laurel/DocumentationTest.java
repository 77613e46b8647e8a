package laurel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import laurel.openapi.Described;
import laurel.platform.KnownSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The pages for people say what the server does, and lead from one to the other. */
class DocumentationTest {

    private static final Path SITE = Path.of("src/site/markdown");

    private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");

    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");

    static List<Path> pages() throws IOException {
        var pages = new ArrayList<>(
                List.of(Path.of("README.md"), Path.of(".github/CONTRIBUTING.md"), Path.of("src/bench/README.md")));
        try (Stream<Path> site = Files.list(SITE)) {
            site.filter(page -> page.toString().endsWith(".md")).forEach(pages::add);
        }
        return pages;
    }

    @Test
    void each_call_of_the_api_stands_on_its_page() throws IOException {
        String page = Files.readString(SITE.resolve("api.md"));

        assertThat(Described.calls())
                .extracting(Described.Call::toString)
                .filteredOn(call -> call.contains(" /api/"))
                .hasSizeGreaterThan(30)
                .allSatisfy(call -> assertThat(page)
                        .as(call)
                        .containsPattern(
                                isAmongTheTwins(call) ? twin(call) : Pattern.quote("`" + inFull(call)) + "[`?]"));
    }

    /** Calls that take the custId out of the query; the page names them in one sentence. */
    private static boolean isAmongTheTwins(String call) {
        return call.matches("\\S+ /api/(accounts|entries|redemptions|holds|adjustments)");
    }

    private static String twin(String call) {
        return "`(/laurel/api)?" + call.substring(call.lastIndexOf('/')) + "\\?custId=…`";
    }

    private static String inFull(String call) {
        return call.replace(" /api/", " /laurel/api/");
    }

    @Test
    void each_setting_that_has_a_default_is_described_with_it() throws IOException {
        String page = Files.readString(SITE.resolve("operating.md"));
        var settings = new Properties();
        try (Reader file =
                Files.newBufferedReader(Path.of("src/main/resources/META-INF/microprofile-config.properties"))) {
            settings.load(file);
        }

        assertThat(settings).isNotEmpty().allSatisfy((name, value) -> assertThat(page)
                .contains("| `%s` | `%s` | `%s` |".formatted(variable(name.toString()), name, value)));
    }

    /** One list: what the page of settings has, and what a start does not warn of. */
    @Test
    void each_setting_is_described_and_nothing_else() throws IOException {
        String page = Files.readString(SITE.resolve("operating.md"));
        String table = page.substring(page.indexOf("| Variable | Name |"), page.indexOf("## Start and stop"));
        var described = Pattern.compile("LAUREL_[A-Z_]+")
                .matcher(table)
                .results()
                .map(MatchResult::group)
                .filter(name -> !name.startsWith("LAUREL_EXPIRY_"))
                .distinct();

        assertThat(described)
                .containsExactlyInAnyOrderElementsOf(Stream.concat(
                                KnownSettings.NAMES.stream().map(DocumentationTest::variable),
                                KnownSettings.VARIABLES.stream())
                        .toList());
    }

    private static String variable(String name) {
        return name.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_");
    }

    @ParameterizedTest
    @MethodSource("pages")
    void each_link_leads_somewhere(Path page) throws IOException {
        List<String> links = LINK.matcher(withoutBlocks(page))
                .results()
                .map(found -> found.group(1))
                .filter(link -> !link.contains("://"))
                .toList();

        assertThat(links).allSatisfy(link -> {
            String[] parts = link.split("#", 2);
            Path target =
                    parts[0].isEmpty() ? page : page.resolveSibling(parts[0]).normalize();
            assertThat(target).exists();
            if (parts.length == 2) {
                assertThat(anchors(target)).contains(parts[1]);
            }
        });
    }

    /** The anchors that are made of headings: small letters, digits and hyphens, one hyphen for each blank. */
    private static List<String> anchors(Path page) throws IOException {
        return HEADING.matcher(withoutBlocks(page))
                .results()
                .map((MatchResult found) -> found.group(1)
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N} _-]", "")
                        .replace(' ', '-'))
                .toList();
    }

    /** What stands between the blocks of code, whose lines may look like headings. */
    private static String withoutBlocks(Path page) throws IOException {
        return Files.readString(page).replaceAll("(?ms)^ *```.*?^ *```$", "");
    }
}
