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

    @Test
    void is_recognised_by_its_digest_alone() {
        String digest = new Secret("hunter2").digest();

        assertThat(digest).isEqualTo("f52fbd32b2b3b86ff88ef6c490628285f482af15ddcb29541f94bcf526a3f6c7");
        assertThat(Secret.ofDigest(digest).is("hunter2")).isTrue();
        assertThat(Secret.ofDigest(digest).is("hunter3")).isFalse();
        assertThat(Secret.ofDigest(digest).is(digest)).isFalse();
        for (String other : new String[] {"", "00", "x".repeat(64), digest + "00"}) {
            assertThatIllegalArgumentException().isThrownBy(() -> Secret.ofDigest(other));
        }
    }
}
