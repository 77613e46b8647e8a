package laurel.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PublicUrlTest {

    @ParameterizedTest
    @CsvSource({
        "http://localhost:8080/laurel, http://localhost:8080, false",
        "https://Laurel.Example.com/laurel, https://laurel.example.com, true",
        "HTTPS://[::1]:8443/laurel, https://[::1]:8443, true"
    })
    void has_an_origin_as_browsers_write_it(String url, String origin, boolean isSecure) {
        assertThat(new PublicUrl(url).origin()).isEqualTo(origin);
        assertThat(new PublicUrl(url).isSecure()).isEqualTo(isSecure);
    }

    @Test
    void is_written_as_it_is_configured() {
        assertThat(new PublicUrl("https://laurel.example.com/laurel")).hasToString("https://laurel.example.com/laurel");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "laurel.example.com", "/laurel", "ftp://laurel.example.com", "http://", "http:// x"})
    void is_an_address_of_http(String wrong) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PublicUrl(wrong))
                .withMessageContaining("LAUREL_URL");
    }
}
