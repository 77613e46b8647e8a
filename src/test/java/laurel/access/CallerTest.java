package laurel.access;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallerTest {

    @Test
    void is_whom_jakarta_security_found_with_the_group_as_role() {
        assertThat(Caller.of(new CredentialValidationResult("anna", Set.of("operator"))))
                .contains(new Caller("anna", Role.OPERATOR));
    }

    @Test
    void is_nobody_if_it_found_nobody_or_nobody_with_a_role() {
        assertThat(Caller.of(CredentialValidationResult.INVALID_RESULT)).isEmpty();
        assertThat(Caller.of(CredentialValidationResult.NOT_VALIDATED_RESULT)).isEmpty();
        assertThat(Caller.of(new CredentialValidationResult("anna", Set.of("users"))))
                .isEmpty();
        assertThat(Caller.of(new CredentialValidationResult("anna"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "laurel",
                "Laurel",
                "LAUREL",
                "firstpromoter",
                "FirstPromoter",
                "Admin",
                "READER",
                "Spender",
                "operatoR",
                "",
                "two words",
                "a/b",
                "line\nbreak"
            })
    void has_no_name_that_people_would_take_for_another_one_of_the_books(String name) {
        assertThat(Caller.isName(name)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"admin", "reader", "anna", "Anna", "shop.1", "laurels", "my-laurel"})
    void has_any_other_name(String name) {
        assertThat(Caller.isName(name)).isTrue();
    }
}
