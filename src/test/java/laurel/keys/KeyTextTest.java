package laurel.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyTextTest {

    private static final String SECRET = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQ";

    @Test
    void tells_its_id_and_nothing_of_another_one() {
        assertThat(KeyText.fresh(1812345678901234567L)).matches("laurel_1812345678901234567_[A-Za-z0-9]{43}");
        assertThat(KeyText.idIn(KeyText.fresh(42))).hasValue(42);
        assertThat(Stream.generate(() -> KeyText.fresh(42)).limit(1_000)).doesNotHaveDuplicates();
    }

    @Test
    void uses_every_letter_and_digit_alike() {
        var counts = Stream.generate(() -> KeyText.fresh(1).substring("laurel_1_".length()))
                .limit(2_000)
                .flatMapToInt(String::chars)
                .collect(() -> new int[128], (seen, letter) -> seen[letter]++, (one, other) -> {});

        int expected = 2_000 * 43 / 62;
        for (char letter = '0'; letter <= 'z'; letter++) {
            if (Character.isLetterOrDigit(letter)) {
                assertThat(counts[letter]).as("%s", letter).isBetween(expected * 8 / 10, expected * 12 / 10);
            } else {
                assertThat(counts[letter]).isZero();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "laurel",
                "laurel_42",
                "laurel_42_",
                "laurel__" + SECRET,
                "laurel_x_" + SECRET,
                "laurel_-1_" + SECRET,
                "laurel_42_" + SECRET + "x",
                "laurel_42_" + SECRET + "\n",
                " laurel_42_" + SECRET,
                "Laurel_42_" + SECRET,
                "laurel_9999999999999999999_" + SECRET,
                "laurel_42424242424242424242_" + SECRET,
                "laurel_42_bcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQ",
                "laurel_42_-bcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQ"
            })
    void has_one_form_only(String shown) {
        assertThat(KeyText.idIn(shown)).isEmpty();
    }

    @Test
    void of_that_form_has_the_id_that_it_tells() {
        assertThat(KeyText.idIn("laurel_42_" + SECRET)).hasValue(42);
        assertThat(KeyText.idIn("laurel_9223372036854775807_" + SECRET)).hasValue(Long.MAX_VALUE);
    }
}
