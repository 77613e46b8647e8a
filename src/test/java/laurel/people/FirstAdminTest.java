package laurel.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Optional;
import laurel.access.WeakSecrets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FirstAdminTest {

    private static FirstAdmin with(String password, String reset) {
        return with(password, reset, "refused");
    }

    private static FirstAdmin with(String password, String reset, String weakSecrets) {
        return new FirstAdmin(null, null, Optional.ofNullable(password), reset, new WeakSecrets(weakSecrets));
    }

    @Test
    void is_not_asked_for_without_a_password() {
        with(null, "false").begin(); // would ask the people, of whom there are none here
    }

    @ParameterizedTest
    @ValueSource(strings = {"hunter2", "           hunter2 ", ""})
    void has_a_password_that_cannot_be_guessed_or_the_variable_is_named_and_not_its_value(String password) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> with(password, "false"))
                .withMessageContaining("LAUREL_ADMIN_PASSWORD")
                .withMessageContaining("12")
                .satisfies(refusal -> assertThat(refusal.toString()).doesNotContain("hunter2"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"local-password-not-for-production", "Password1234!", "the admin of the shop"})
    void has_no_password_that_many_have_or_the_variable_is_named_and_not_its_value(String password) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> with(password, "false"))
                .withMessageContainingAll("LAUREL_ADMIN_PASSWORD", "LAUREL_WEAK_SECRETS=allowed")
                .withMessageNotContaining(password);
        with(password, "false", "allowed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yes", "TRUE", "0"})
    void is_reset_or_not(String reset) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> with("four quiet otters", reset))
                .withMessageContaining("LAUREL_ADMIN_RESET")
                .satisfies(refusal -> assertThat(refusal.toString()).doesNotContain("quiet otters"));
    }

    @Test
    void is_reset_to_a_password_that_is_given() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> with(null, "true"))
                .withMessageContaining("LAUREL_ADMIN_RESET")
                .withMessageContaining("LAUREL_ADMIN_PASSWORD");
    }
}
