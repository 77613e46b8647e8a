package laurel.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpenApiResourceTest {

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "GZIP", "deflate, gzip", "gzip;q=0.5, br", " gzip ; q=1", "br;q=0,gzip"})
    void sends_gzip_to_who_takes_it(String encodings) {
        assertThat(OpenApiResource.takesGzip(encodings)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "br", "x-gzip2", "gzip;q=0", "gzip; q=0.000", "identity, gzip;Q=0", "notgzip, ,;"})
    void sends_it_as_it_is_to_who_does_not(String encodings) {
        assertThat(OpenApiResource.takesGzip(encodings)).isFalse();
    }

    @Test
    void sends_it_as_it_is_to_who_says_nothing() {
        assertThat(OpenApiResource.takesGzip(null)).isFalse();
    }
}
