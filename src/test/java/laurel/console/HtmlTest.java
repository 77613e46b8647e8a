package laurel.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class HtmlTest {

    @Test
    void escapes_what_is_put_into_it() {
        assertThat(Html.of("<p title=\"{}\">{}</p>", "\" onclick='x' &amp;", "<script>ä🎉</script>"))
                .hasToString(
                        "<p title=\"&quot; onclick=&#39;x&#39; &amp;amp;\">" + "&lt;script&gt;ä🎉&lt;/script&gt;</p>");
    }

    @Test
    void takes_html_as_it_is() {
        assertThat(Html.of("<main>{}{}</main>", Html.of("<p>{}</p>", "<"), Html.NOTHING))
                .hasToString("<main><p>&lt;</p></main>");
    }

    @Test
    void takes_no_place_for_one_that_came_with_a_value() {
        assertThat(Html.of("{} {}", "{}", "x")).hasToString("{} x");
    }

    @Test
    void has_a_value_for_each_place() {
        assertThatIllegalArgumentException().isThrownBy(() -> Html.of("{}"));
        assertThatIllegalArgumentException().isThrownBy(() -> Html.of("{}", "x", "y"));
    }
}
