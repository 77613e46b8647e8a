package laurel.access;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import java.util.Set;
import org.junit.jupiter.api.Test;

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
}
