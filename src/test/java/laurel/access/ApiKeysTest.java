package laurel.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class ApiKeysTest {

    private static ApiKeys keys(String configured) {
        return new ApiKeys(Optional.ofNullable(configured));
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {" ", ",", " , ,"})
    void are_none_if_none_is_configured(String configured) {
        ApiKeys none = keys(configured);

        assertThat(none.isEmpty()).isTrue();
        assertThat(none.roleOf("")).isEmpty();
        assertThat(none.roleOf(null)).isEmpty();
    }

    @Test
    void have_a_role_each() {
        ApiKeys keys = keys("reader:first-key, OPERATOR : second-key ,reader:third:key,");

        assertThat(keys.isEmpty()).isFalse();
        assertThat(keys.roleOf("first-key")).contains(Role.READER);
        assertThat(keys.roleOf("second-key")).contains(Role.OPERATOR);
        assertThat(keys.roleOf("third:key")).contains(Role.READER);
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {"first-ke", "first-key ", "First-key", "reader:first-key", "reader", "first-key,", "***"})
    void of_nobody_have_no_role(String shown) {
        assertThat(keys("reader:first-key,admin:second-key").roleOf(shown)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"hunter2", ":hunter2", "root:hunter2", "rea der:hunter2", "reader=hunter2", "hunter2:reader"})
    void that_are_misspelt_are_refused_without_being_repeated(String pair) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> keys("reader:a-good-one," + pair))
                .withMessageContaining("laurel.api.keys")
                .withMessageContaining("LAUREL_API_KEYS")
                .withMessageContaining("entry 2 ")
                .satisfies(refusal -> assertThat(refusal.toString()).doesNotContain("hunter2", "a-good-one"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"reader:", "reader: ", "reader"})
    void that_are_blank_are_refused(String pair) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> keys(pair))
                .withMessageContaining("entry 1 ")
                .withMessageContaining("role:key");
    }

    @Test
    void cannot_be_printed() {
        assertThat(keys("reader:hunter2").toString()).doesNotContain("hunter2");
    }
}
