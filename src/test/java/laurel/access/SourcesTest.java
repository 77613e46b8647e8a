package laurel.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.fail;

import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class SourcesTest {

    private static final String PROXIES = "10.0.0.0/8, 192.0.2.1, ::1, 2001:db8:ffff::/48";

    private static String source(String peer, String... forwarded) {
        return new Sources(Optional.of(PROXIES))
                .of(peer, () -> List.of(forwarded))
                .toString();
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {" ", ",", "192.0.2.99", "::/1"})
    void are_the_other_end_of_the_connection_without_a_look_at_the_header(String proxies) {
        Source source = new Sources(Optional.ofNullable(proxies)).of("203.0.113.7", () -> fail("nobody asked for it"));

        assertThat(source).hasToString("203.0.113.7");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "10.0.0.1         | 203.0.113.7",
                "10.255.0.1       | 203.0.113.7",
                "192.0.2.1        | 203.0.113.7",
                "::1              | 203.0.113.7",
                "0:0:0:0:0:0:0:1  | 203.0.113.7",
                "::ffff:10.0.0.1  | 203.0.113.7",
                "2001:db8:ffff::1 | 203.0.113.7",
                "192.0.2.2        | 192.0.2.2",
                "::2              | 0:0:0:0::/64",
                "203.0.113.8      | 203.0.113.8"
            })
    void are_in_the_header_only_if_a_proxy_has_written_it(String peer, String source) {
        assertThat(source(peer, "203.0.113.7")).isEqualTo(source);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "203.0.113.7                              | 203.0.113.7",
                "1.1.1.1, 203.0.113.7                     | 203.0.113.7",
                "1.1.1.1,203.0.113.7,10.0.0.9             | 203.0.113.7",
                "1.1.1.1, 203.0.113.7 ,\t10.0.0.9 ,10.1.1.1 | 203.0.113.7",
                "10.0.0.9, 203.0.113.7                    | 203.0.113.7",
                "garbage, 203.0.113.7, 192.0.2.1          | 203.0.113.7",
                "10.0.0.8, 10.0.0.9                       | 10.0.0.8",
                "203.0.113.7:51234                        | 203.0.113.7",
                "203.0.113.7, 10.0.0.9:80                 | 203.0.113.7",
                "2001:db8:1:2:3::4                        | 2001:db8:1:2::/64",
                "[2001:db8:1:2:3::4]                      | 2001:db8:1:2::/64",
                "[2001:db8:1:2:3::4]:51234                | 2001:db8:1:2::/64",
                "203.0.113.7, [::1]:80, ::1               | 203.0.113.7",
                "::ffff:203.0.113.7                       | 203.0.113.7",
                "203.0.113.7, [::ffff:10.0.0.9]           | 203.0.113.7"
            })
    void are_the_first_address_from_the_right_that_is_no_proxys(String forwarded, String source) {
        assertThat(source("10.0.0.1", forwarded)).isEqualTo(source);
    }

    @Test
    void are_in_the_last_of_several_headers_and_in_one_before_if_that_names_proxies_only() {
        assertThat(source("10.0.0.1", "1.1.1.1", "203.0.113.7")).isEqualTo("203.0.113.7");
        assertThat(source("10.0.0.1", "1.1.1.1, 203.0.113.7", "10.0.0.9, 10.0.0.8"))
                .isEqualTo("203.0.113.7");
        assertThat(source("10.0.0.1", "1.1.1.1", "unknown")).isEqualTo("unknown@10.0.0.1");
    }

    @Test
    void are_the_proxy_itself_if_it_names_nobody() {
        assertThat(source("10.0.0.1")).isEqualTo("10.0.0.1");
        assertThat(source("10.0.0.1", "")).isEqualTo("10.0.0.1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "unknown                  | unknown@10.0.0.1",
                "203.0.113.7, unknown     | unknown@10.0.0.1",
                "203.0.113.7, _x, 10.0.0.9| unknown@10.0.0.9",
                "203.0.113.7,             | unknown@10.0.0.1",
                "203.0.113.7, , 10.0.0.9  | unknown@10.0.0.9",
                "' '                      | unknown@10.0.0.1",
                "example.com              | unknown@10.0.0.1",
                "for=203.0.113.7          | unknown@10.0.0.1",
                "203.0.113.7:port         | unknown@10.0.0.1",
                "203.0.113.7:             | unknown@10.0.0.1",
                "203.0.113.7:1:2          | unknown@10.0.0.1",
                "[203.0.113.7]            | unknown@10.0.0.1",
                "[203.0.113.7]:80         | unknown@10.0.0.1",
                "[2001:db8::1             | unknown@10.0.0.1",
                "[2001:db8::1]x           | unknown@10.0.0.1",
                "[2001:db8::1]:           | unknown@10.0.0.1",
                "2001:db8::1]:80          | unknown@10.0.0.1",
                "\"[2001:db8::1]\"        | unknown@10.0.0.1"
            })
    void are_known_to_nobody_if_a_proxy_names_what_is_no_address(String forwarded, String source) {
        assertThat(source("10.0.0.1", forwarded)).isEqualTo(source);
        assertThat(new Sources(Optional.of(PROXIES))
                        .of("10.0.0.1", () -> List.of(forwarded))
                        .address())
                .isEmpty();
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {"localhost", "/run/laurel.sock"})
    void are_known_to_nobody_if_the_other_end_has_no_address(String peer) {
        assertThat(source(peer, "203.0.113.7")).isEqualTo("unknown");
    }

    @Test
    void are_found_in_a_header_of_a_million_hops() {
        assertThat(source("10.0.0.1", "203.0.113.7" + ",10.0.0.9".repeat(1_000_000)))
                .isEqualTo("203.0.113.7");
        assertThat(source("10.0.0.1", ",".repeat(1_000_000))).isEqualTo("unknown@10.0.0.1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0/0", "10.0.0.1, ::/0"})
    void are_not_believed_to_everybody(String proxies) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Sources(Optional.of(proxies)))
                .withMessageContaining("laurel.proxies (LAUREL_PROXIES): " + proxies);
    }

    @Test
    void refuse_a_proxy_that_is_no_address() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Sources(Optional.of("10.0.0.1, haproxy")))
                .withMessageContaining("laurel.proxies (LAUREL_PROXIES): haproxy");
    }

    /** Whatever a caller writes into the header, the proxy before Laurel appends where that came from. */
    @Property
    void do_not_depend_on_what_a_caller_writes(@ForAll("written") String written) {
        assertThat(source("10.0.0.1", written + ", 203.0.113.7")).isEqualTo("203.0.113.7");
        assertThat(source("10.0.0.1", written, "203.0.113.7")).isEqualTo("203.0.113.7");
        assertThat(source("203.0.113.7", written)).isEqualTo("203.0.113.7");
    }

    /** Also if the proxy lets it through: nothing of it but the digits of an address reaches the log. */
    @Property
    void have_no_text_of_a_callers(@ForAll("written") String written) {
        assertThat(source("10.0.0.1", written)).matches("(unknown@)?[0-9a-f.:]+(/64)?");
    }

    @Provide
    Arbitrary<String> written() {
        return Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(100),
                Arbitraries.strings().withChars("0123456789abcdef:.,[] %\r\n").ofMaxLength(60),
                Arbitraries.of(
                        "10.0.0.1", "1.1.1.1", "unknown", "fe80::1%\r\nforged", "[::1]:80", ",", "10.0.0.1,10.0.0.2"));
    }
}
