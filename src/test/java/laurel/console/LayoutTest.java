package laurel.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class LayoutTest {

    private final String page =
            Layout.page("A <title>", new Html("<p>content</p>")).markup();

    @Test
    void is_a_page_with_its_title_and_content() {
        assertThat(page)
                .startsWith("<!doctype html>\n<html lang=\"en\">")
                .contains("<title>A &lt;title&gt; · Laurel</title>", "<h1>A &lt;title&gt;</h1>", "<p>content</p>");
    }

    @Test
    void has_the_style_that_its_policy_lets_through() throws Exception {
        String style = page.substring(page.indexOf("<style>") + "<style>".length(), page.indexOf("</style>"));
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(style.getBytes(UTF_8));

        assertThat(Layout.SECURITY_POLICY)
                .contains("'sha256-" + Base64.getEncoder().encodeToString(digest) + "'");
    }

    @Test
    void loads_nothing_from_anywhere() {
        assertThat(page).doesNotContain("<script", "src=", "@import", "url(", " style=");
    }

    @Test
    void escapes_what_it_tells() {
        assertThat(Layout.objection("<x>").markup()).contains("&lt;x&gt;", "role=\"alert\"");
        assertThat(Layout.done("<x>").markup()).contains("&lt;x&gt;", "role=\"status\"");
    }
}
