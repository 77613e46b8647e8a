package laurel.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PageTest {

    record Rows(List<String> rows, Optional<String> next) {}

    private static Rows answer(Page<String> page) {
        return page.toAnswer(Rows::new, row -> "is " + row, row -> "after " + row);
    }

    @Test
    void tells_what_to_go_on_from() {
        assertThat(answer(Page.of(List.of("a", "b", "c"), 2)))
                .isEqualTo(new Rows(List.of("is a", "is b"), Optional.of("after b")));
    }

    @Test
    void is_the_last_one_if_nothing_follows() {
        assertThat(answer(Page.of(List.of("a", "b"), 2)))
                .isEqualTo(new Rows(List.of("is a", "is b"), Optional.empty()));
        assertThat(answer(Page.of(List.of(), 2))).isEqualTo(new Rows(List.of(), Optional.empty()));
    }
}
