package laurel.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
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

class AddressTest {

    @ParameterizedTest
    @CsvSource({
        "0.0.0.0, 0.0.0.0",
        "192.0.2.1, 192.0.2.1",
        "255.255.255.255, 255.255.255.255",
        "::, 0:0:0:0:0:0:0:0",
        "::1, 0:0:0:0:0:0:0:1",
        "1::, 1:0:0:0:0:0:0:0",
        "2001:DB8::a:0b, 2001:db8:0:0:0:0:a:b",
        "1:2:3:4:5:6:7:8, 1:2:3:4:5:6:7:8",
        "1:2:3:4:5:6:7::, 1:2:3:4:5:6:7:0",
        "::2:3:4:5:6:7:8, 0:2:3:4:5:6:7:8",
        "64:ff9b::192.0.2.1, 64:ff9b:0:0:0:0:c000:201",
        "1:2:3:4:5:6:192.0.2.1, 1:2:3:4:5:6:c000:201",
        "fe80::1%eth0, fe80:0:0:0:0:0:0:1",
        "fe80:0:0:0:0:0:0:1%2, fe80:0:0:0:0:0:0:1",
        "::ffff:192.0.2.1, 192.0.2.1",
        "::FFFF:c000:201, 192.0.2.1",
        "0:0:0:0:0:ffff:192.0.2.1, 192.0.2.1"
    })
    void is_read_from_its_digits(String text, String address) {
        assertThat(Address.of(text)).map(Address::toString).contains(address);
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {
                " ",
                "localhost",
                "example.com",
                "unknown",
                "_hidden",
                "1",
                "1.2.3",
                "1.2.3.4.5",
                "1.2.3.",
                ".1.2.3",
                "1.2.3.256",
                "1.2.3.-4",
                "1.2.3.+4",
                "1.2.3.04",
                "1.2.3.0x4",
                "1.2.3.4 ",
                " 1.2.3.4",
                "1.2.3.4\n",
                "1.2.3.4/32",
                "\u0661.2.3.4",
                "\uff11.2.3.4",
                ":",
                ":::",
                "1::2::3",
                ":1:2:3:4:5:6:7",
                "1:2:3:4:5:6:7:",
                "1:2:3:4:5:6:7",
                "1:2:3:4:5:6:7:8:9",
                "1:2:3:4::5:6:7:8",
                "1:2:3:4:5:6:7:8::",
                "12345::",
                "g::",
                "::1.2.3",
                "1.2.3.4::",
                "1:2:3:4:5:6:7:1.2.3.4",
                "[::1]",
                "::1/128",
                "\uff11::",
                "2001:db8::1 "
            })
    void is_nothing_else(String text) {
        assertThat(Address.of(text)).isEmpty();
    }

    @Test
    void is_not_looked_for_in_a_text_without_end() {
        assertThat(Address.of("1".repeat(10_000_000))).isEmpty();
        assertThat(Address.of(":1".repeat(10_000_000))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, 192.0.2.1",
        "::ffff:192.0.2.1, 192.0.2.1",
        "2001:db8:1:2:3:4:5:6, 2001:db8:1:2::/64",
        "2001:db8:1:2:ffff::, 2001:db8:1:2::/64",
        "::1, 0:0:0:0::/64"
    })
    void is_one_callers_or_with_ipv6_a_network_is(String text, String caller) {
        assertThat(Address.of(text)).map(Address::caller).contains(caller);
    }

    /** The JDK reads addresses as well; it is never given a name here, for which it would ask the network. */
    @Property
    void is_what_the_jdk_means_by_it(@ForAll("addresses") byte[] bytes) throws UnknownHostException {
        InetAddress same = InetAddress.getByAddress(bytes);

        assertThat(Address.of(same.getHostAddress())).map(Address::toString).contains(same.getHostAddress());
    }

    @Property
    void is_never_an_error(@ForAll("texts") String text) {
        assertThat(Address.of(text).map(Address::toString).flatMap(Address::of).isPresent())
                .isEqualTo(Address.of(text).isPresent());
    }

    @Provide
    Arbitrary<byte[]> addresses() {
        return Arbitraries.oneOf(
                Arbitraries.bytes().array(byte[].class).ofSize(4),
                Arbitraries.bytes().array(byte[].class).ofSize(16));
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(70),
                Arbitraries.strings().withChars("0123456789abcdef:.%[]/").ofMaxLength(45));
    }
}
