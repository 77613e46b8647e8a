package laurel.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Responses.class)
class PageTest {

    private static String body(Page<String> page) {
        return (String) page.toResponse("rows", row -> Jsons.object().add("is", row), row -> "after " + row)
                .getEntity();
    }

    @Test
    void tells_what_to_go_on_from() {
        assertThat(body(Page.of(List.of("a", "b", "c"), 2)))
                .isEqualTo("{\"rows\":[{\"is\":\"a\"},{\"is\":\"b\"}],\"next\":\"after b\"}");
    }

    @Test
    void is_the_last_one_if_nothing_follows() {
        assertThat(body(Page.of(List.of("a", "b"), 2)))
                .isEqualTo("{\"rows\":[{\"is\":\"a\"},{\"is\":\"b\"}],\"next\":null}");
        assertThat(body(Page.of(List.of(), 2))).isEqualTo("{\"rows\":[],\"next\":null}");
    }
}
