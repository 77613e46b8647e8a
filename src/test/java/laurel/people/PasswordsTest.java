package laurel.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordsTest {

    private final FewRounds hash = new FewRounds();
    private final Passwords passwords = new Passwords(hash);

    @ParameterizedTest
    @ValueSource(strings = {"twelve chars", " twelve chars ", "ünïcödé 🎉🎉🎉🎉", "835620197463"})
    void have_at_least_twelve_characters(String good) {
        assertThat(Passwords.objectionTo(good, "anna")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "eleven char", "  eleven char  ", "            ", "🎉🎉🎉🎉🎉🎉"})
    void are_not_shorter_nor_made_longer_by_blanks(String bad) {
        assertThat(Passwords.objectionTo(bad, "anna"))
                .hasValueSatisfying(objection -> assertThat(objection).contains("at least 12 characters"));
    }

    @Test
    void have_at_most_200_characters_that_can_be_stored() {
        String longest = "four quiet otters juggle" + "x".repeat(176);
        assertThat(Passwords.objectionTo(longest, "anna")).isEmpty();
        assertThat(Passwords.objectionTo(longest + "x", "anna")).isPresent();
        assertThat(Passwords.objectionTo("twelve chars \0", "anna")).isPresent();
    }

    @Test
    void are_hashed_by_600_000_rounds_with_a_salt_of_256_bits() {
        passwords.initialize();

        assertThat(hash.parameters)
                .containsEntry("Pbkdf2PasswordHash.Algorithm", "PBKDF2WithHmacSHA256")
                .containsEntry("Pbkdf2PasswordHash.Iterations", "600000")
                .containsEntry("Pbkdf2PasswordHash.SaltSizeBytes", "32")
                .containsEntry("Pbkdf2PasswordHash.KeySizeBytes", "32");
    }

    @Test
    void are_the_same_however_a_keyboard_writes_them() {
        String known = passwords.hash("correct h\u00f6rse battery");

        assertThat(passwords.isOf(known, "correct h\u00f6rse battery")).isTrue();
        assertThat(passwords.isOf(known, " correct ho\u0308rse battery\n")).isTrue();
        assertThat(passwords.isOf(known, "correct horse battery")).isFalse();
        assertThat(passwords.isOf(known, "Correct h\u00f6rse battery")).isFalse();
        assertThat(passwords.isOf(known, "")).isFalse();
    }

    @Test
    void of_nobody_are_looked_at_like_those_of_somebody_and_never_right() {
        assertThat(passwords.isOf(null, "correct horse battery")).isFalse();
        assertThat(passwords.isOf(null, "bm8gcGFzc3dvcmQgaXMga25vd24gdG8gaGFzaCB0byA="))
                .isFalse();

        assertThat(hash.compared).hasSize(2);
        String[] parts = hash.compared.get(0).split(":");
        assertThat(parts).hasSize(4).startsWith("PBKDF2WithHmacSHA256", "600000");
        assertThat(Base64.getDecoder().decode(parts[2])).hasSize(32);
        assertThat(Base64.getDecoder().decode(parts[3])).hasSize(32);
    }

    @Test
    void that_are_too_long_are_not_looked_at_whosever_they_are() {
        assertThat(passwords.isOf(null, "x".repeat(201))).isFalse();
        assertThat(passwords.isOf("PBKDF2:x:y:" + "x".repeat(201), "x".repeat(201)))
                .isFalse();
        assertThat(hash.compared).isEmpty();
    }

    @Test
    void that_were_hashed_otherwise_are_to_be_hashed_anew() {
        assertThat(passwords.isWeak(passwords.hash("correct horse battery"))).isFalse();
        assertThat(passwords.isWeak("PBKDF2WithHmacSHA256:60000:salt:hash")).isTrue();
        assertThat(passwords.isWeak("PBKDF2WithHmacSHA224:600000:salt:hash")).isTrue();
    }
}
