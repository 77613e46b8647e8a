package laurel.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import laurel.platform.text.StorableText;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueryFilterTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "&&",
                "custId=M%C3%BCller",
                "custId=m%c3%bcller",
                "a+b",
                "a=%F0%9F%98%80",
                "a=[x]/?:@!$'()*,;"
            })
    void what_decodes_is_let_through(String query) {
        assertThat(QueryFilter.isDecodable(query)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%",
                "a=%",
                "a=%4",
                "a=%zz",
                "a=%u1234",
                "a=%+1",
                "a=%-1",
                "a=%4\u0661", // a digit, though none of ours
                "custId=M%FCller",
                "M%FCller=1",
                "a=%C3", // breaks off
                "a=%C3&%BC=1",
                "a=%80",
                "a=%C0%AF", // overlong
                "a=%E0%80%AF",
                "a=%ED%A0%80", // half of a surrogate pair
                "a=%ED%A0%BD%ED%B8%80",
                "a=%F4%90%80%80", // beyond U+10FFFF
                "a=%00",
                "a=\u00fc",
                "a=b c",
                "a=\t"
            })
    void what_does_not_decode_is_refused(String query) {
        assertThat(QueryFilter.isDecodable(query)).isFalse();
    }

    @Property
    void every_text_that_is_encoded_decodes(@ForAll("storable") String name, @ForAll("storable") String value) {
        String query = encoded(name) + "=" + encoded(value);

        assertThat(QueryFilter.isDecodable(query)).isTrue();
        assertThat(QueryFilter.isDecodable(query.toLowerCase(Locale.ROOT))).isTrue();
    }

    /** Octets decode if and only if they are what some text is encoded by. */
    @Property
    void octets_decode_if_they_are_those_of_a_text(@ForAll @Size(max = 6) byte[] octets) {
        var query = new StringBuilder();
        for (byte octet : octets) {
            query.append(String.format("%%%02x", octet));
        }
        String text = new String(octets, StandardCharsets.UTF_8);
        boolean isText = Arrays.equals(text.getBytes(StandardCharsets.UTF_8), octets);

        assertThat(QueryFilter.isDecodable(query.toString())).isEqualTo(isText && text.indexOf(0) < 0);
    }

    @Provide
    Arbitrary<String> storable() {
        return Arbitraries.strings().ofMaxLength(20).filter(text -> StorableText.isStorable(text));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
