package laurel.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class VisitTest {

    private static final String VALUE = "abcDEF-_0123456789abcDEF-_0123456789abcDEF-";

    @ParameterizedTest
    @ValueSource(strings = {"c=%s", "a=b; c=%s", "c=%s; a=b", "a=\"; c=%s ;b", ";c=%s;", "cc=x; xc=y; c=%s"})
    void finds_its_cookie_between_others(String header) {
        assertThat(Visit.cookie(header.formatted(VALUE), "c")).contains(VALUE);
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {
                "c=",
                "c=short",
                "xc=abcDEF-_0123456789abcDEF-_0123456789abcDEF-",
                "c=abcDEF-_0123456789abcDEF-_0123456789abcDEF-x",
                "c=\"abcDEF-_0123456789abcDEF-_0123456789abcDEF-\"",
                "c=abcDEF-_0123456789abcDEF-_0123456789abcDEF+",
                "$Version=; c",
                "a=c=abcDEF-_0123456789abcDEF-_0123456789abcDEF-"
            })
    void finds_nothing_in_what_is_not_its_cookie(String header) {
        assertThat(Visit.cookie(header, "c")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "http://localhost:8080, localhost:8080",
        "https://localhost:8080, LOCALHOST:8080",
        "https://laurel.example.com, laurel.example.com",
        "https://laurel.example.com, 10.0.0.7:8080",
        "HTTPS://Laurel.Example.com, 10.0.0.7:8080"
    })
    void takes_forms_of_the_site_to_which_they_are_sent_and_of_its_public_address(String origin, String host) {
        assertThat(Visit.isOfThisSite(origin, host, "https://laurel.example.com"))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        ", localhost",
        "http://localhost,",
        "null, localhost",
        "http://localhost, localhost:8080",
        "http://elsewhere.example, laurel.example.com",
        "http://laurel.example.com, 10.0.0.7:8080",
        "https://laurel.example.com.elsewhere.example, laurel.example.com",
        "ftp://laurel.example.com, laurel.example.com"
    })
    void takes_no_form_of_another_site(String origin, String host) {
        assertThat(Visit.isOfThisSite(origin, host, "https://laurel.example.com"))
                .isFalse();
    }

    @Test
    void gives_each_token_its_own_form_token_which_does_not_tell_it() {
        assertThat(Visit.formToken(VALUE))
                .hasSize(43)
                .isEqualTo(Visit.formToken(VALUE))
                .isNotEqualTo(Visit.formToken(VALUE.toLowerCase()))
                .isNotEqualTo(VALUE);
    }
}
