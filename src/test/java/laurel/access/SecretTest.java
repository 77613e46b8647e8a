package laurel.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretTest {

    private final Secret secret = new Secret("pässwort 🎉");

    @Test
    void is_the_word() {
        assertThat(secret.is("pässwort 🎉")).isTrue();
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {"passwort 🎉", "Pässwort 🎉", "pässwort 🎉 ", " pässwort 🎉", "pässwort ?", "pässwort", "***"})
    void is_no_other_word(String guess) {
        assertThat(secret.is(guess)).isFalse();
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {" ", "\t\n"})
    void is_never_blank(String blank) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Secret(blank));
    }

    @Test
    void cannot_be_printed() {
        assertThat(secret).hasToString("***");
    }
}
