package laurel.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormTest {

    @Test
    void has_fields_as_a_browser_encodes_them() {
        Form form = Form.parse("name=anna&password=a+b%26c%3D%C3%B6%F0%9F%8E%89=&empty=&bare")
                .orElseThrow();

        assertThat(form.field("name")).isEqualTo("anna");
        assertThat(form.field("password")).isEqualTo("a b&c=ö🎉=");
        assertThat(form.field("empty")).isEmpty();
        assertThat(form.field("bare")).isEmpty();
        assertThat(form.field("missing")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=1&a=2", "a=%zz", "%=1", "a=%f", "a&a"})
    void that_says_two_things_or_is_malformed_is_none(String encoded) {
        assertThat(Form.parse(encoded)).isEmpty();
    }
}
