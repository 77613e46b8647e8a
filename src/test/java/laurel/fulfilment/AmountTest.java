package laurel.fulfilment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AmountTest {

    @ParameterizedTest
    @CsvSource({
        "20, 20",
        "+20, 20",
        "020, 20",
        "20.0, 20",
        "20.000000, 20",
        "2e1, 20",
        "2E+1, 20",
        "0.2e2, 20",
        "2000e-2, 20",
        "1, 1",
        "999999999999.0, 999999999999",
        "1e12, 1000000000000",
        "1000000000000, 1000000000000",
        "0000000000000000000000000000000000000000000000000000000000000020, 20"
    })
    void is_a_positive_whole_number_however_it_is_written(String sent, long whole) {
        assertThat(new Amount(sent).whole()).hasValue(whole);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "0",
                "-0",
                "0.0",
                "0e999999999",
                "-1",
                "-1e12",
                "0.5",
                "1.5",
                "19.999999999",
                "1e-1",
                "1e-999999999",
                "1000000000001",
                "1000000000000.1",
                "1.1e12",
                "1e13",
                "9223372036854775807",
                "9223372036854775808",
                "18446744073709551617",
                "1e999999999",
                "1e9999999999",
                "1e99999999999999999999",
                "abc",
                "20 credits",
                "2 0",
                "20,0",
                "1,000",
                "1_000",
                "1'000",
                "20.",
                ".5",
                "20.0.0",
                "--20",
                "+-20",
                "2e",
                "2e1.0",
                "e1",
                "NaN",
                "Infinity",
                "-Infinity",
                "0x14",
                "14h",
                "20L",
                "20f",
                "20d",
                "１２",
                "٢٠",
                "二十",
                "²",
                "½",
                "20\u0000",
                "\u000020",
                "\uD835\uDFCF",
                "\uD800",
                "null",
                "true"
            })
    void is_nothing_else(String sent) {
        assertThat(assertTimeoutPreemptively(Duration.ofSeconds(2), () -> new Amount(sent).whole()))
                .isEmpty();
    }

    @Test
    void has_at_most_64_characters() {
        assertThat(new Amount("0".repeat(63) + "1").whole()).hasValue(1);
        assertThat(new Amount("0".repeat(64) + "1").whole()).isEmpty();
        assertThat(new Amount("1".repeat(250_000)).whole()).isEmpty();
    }

    @Test
    void that_is_cut_is_never_another_amount() {
        Amount cut = new Amount("1" + ".".repeat(1) + "0".repeat(70) + "5");

        assertThat(cut.sent()).hasSize(64).endsWith("…");
        assertThat(cut.whole()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {" 20", "20 ", "\t20\n"})
    void has_no_white_space_around_it(String sent) {
        assertThat(new Amount(sent)).isEqualTo(new Amount("20")).hasToString("20");
    }

    @Test
    void can_be_stored_as_it_was_sent() {
        assertThat(new Amount("2\u00000").sent()).isEqualTo("2\uFFFD0");
    }
}
