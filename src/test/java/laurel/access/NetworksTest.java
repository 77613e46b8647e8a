package laurel.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworksTest {

    private static final String SETTING = "laurel.some (LAUREL_SOME)";

    private static Networks networks(String configured) {
        return Networks.of(SETTING, configured);
    }

    private static boolean contain(String configured, String address) {
        return networks(configured).contain(Source.at(Address.of(address).orElseThrow()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ",", " , ,"})
    void are_none_if_none_is_configured(String configured) {
        assertThat(networks(configured).isEmpty()).isTrue();
        assertThat(contain(configured, "127.0.0.1")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, 192.0.2.1, true",
        "192.0.2.1, 192.0.2.0, false",
        "192.0.2.1/32, 192.0.2.1, true",
        "192.0.2.0/24, 192.0.2.255, true",
        "192.0.2.0/24, 192.0.3.0, false",
        "192.0.2.0/31, 192.0.2.1, true",
        "192.0.2.0/31, 192.0.2.2, false",
        "10.0.0.0/8, 10.255.255.255, true",
        "10.0.0.0/8, 11.0.0.0, false",
        "128.0.0.0/1, 200.0.0.1, true",
        "128.0.0.0/1, 127.0.0.1, false",
        "0.0.0.0/0, 203.0.113.7, true",
        "0.0.0.0/0, ::1, false",
        "::1, ::1, true",
        "::1, ::2, false",
        "::/0, 2001:db8::1, true",
        "::/0, 192.0.2.1, false",
        "2001:db8::/32, 2001:db8:ffff::1, true",
        "2001:db8::/32, 2001:db9::, false",
        "2001:db8::8000/113, 2001:db8::8001, true",
        "2001:db8::8000/113, 2001:db8::7fff, false",
        "::ffff:192.0.2.0/120, 192.0.2.7, true",
        "::ffff:192.0.2.0/120, 192.0.3.7, false",
        "192.0.2.0/24, ::ffff:192.0.2.7, true",
        "::ffff:192.0.2.1, 192.0.2.1, true"
    })
    void contain_what_begins_like_one_of_them(String configured, String address, boolean contained) {
        assertThat(contain(configured, address)).isEqualTo(contained);
        assertThat(contain("198.51.100.1, " + configured + ",", address)).isEqualTo(contained);
    }

    @Test
    void do_not_contain_a_source_that_nobody_knows() {
        Networks everybody = networks("0.0.0.0/0, ::/0");

        assertThat(everybody.contain(Source.unknown())).isFalse();
        assertThat(everybody.contain(Source.unknownBehind(Address.of("10.0.0.1").orElseThrow())))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "example.com",
                "example.com/24",
                "all",
                "*",
                "192.0.2",
                "192.0.2.*",
                "192.0.2.0-192.0.2.9",
                "192.0.2.0/33",
                "192.0.2.0/-1",
                "192.0.2.0/",
                "192.0.2.0/024",
                "192.0.2.0/255.255.255.0",
                "192.0.2.0/24/8",
                "192.0.2.1/24",
                "192.0.2.1:443",
                "192.0.2.1 192.0.2.2",
                "010.0.0.1",
                "/8",
                "::/129",
                "2001:db8::1/64",
                "fe80::1%eth0",
                "[::1]",
                "::ffff:192.0.2.0/24",
                "::ffff:192.0.2.1/120"
            })
    void that_are_misspelt_are_refused_by_setting_and_entry(String entry) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> networks("198.51.100.1, " + entry))
                .withMessageStartingWith(SETTING + ": " + entry + " ");
    }

    @ParameterizedTest
    @CsvSource({"192.0.2.0/40, from 0 to 32", "::/200, from 0 to 128", "::ffff:192.0.2.0/95, from 96 to 128"})
    void tell_how_many_bits_there_are(String entry, String told) {
        assertThatIllegalArgumentException().isThrownBy(() -> networks(entry)).withMessageContaining(told);
    }

    @Test
    void can_be_read_again() {
        assertThat(networks("192.0.2.0/24 ,::1, 2001:db8::/32,10.0.0.1/32"))
                .hasToString("192.0.2.0/24, 0:0:0:0:0:0:0:1, 2001:db8:0:0:0:0:0:0/32, 10.0.0.1");
    }

    /** The same by arithmetic. */
    @Property
    void contain_an_address_if_the_numbers_are_equal_after_the_other_bits_are_shifted_away(
            @ForAll @Size(4) List<Byte> network,
            @ForAll @Size(4) List<Byte> address,
            @ForAll @IntRange(max = 32) int bits)
            throws UnknownHostException {
        BigInteger first = number(network).shiftRight(32 - bits);
        BigInteger other = number(address).shiftRight(32 - bits);

        assertThat(contain(text(first.shiftLeft(32 - bits)) + "/" + bits, text(number(address))))
                .isEqualTo(first.equals(other));
        assertThat(contain(text(other.shiftLeft(32 - bits)) + "/" + bits, text(number(address))))
                .isTrue();
    }

    private static BigInteger number(List<Byte> bytes) {
        var array = new byte[bytes.size()];
        for (int at = 0; at < array.length; at++) {
            array[at] = bytes.get(at);
        }
        return new BigInteger(1, array);
    }

    private static String text(BigInteger number) throws UnknownHostException {
        var bytes = new byte[4];
        for (int at = 0; at < 4; at++) {
            bytes[3 - at] = number.shiftRight(8 * at).byteValue();
        }
        return InetAddress.getByAddress(bytes).getHostAddress();
    }
}
