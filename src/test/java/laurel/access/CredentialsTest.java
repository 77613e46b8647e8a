package laurel.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialsTest {

    private static String basic(String pair) {
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8));
    }

    @ParameterizedTest
    @CsvSource({
        "Bearer token, token",
        "bearer token, token",
        "BEARER token, token",
        "'Bearer   token ', token",
        "Bearer two words, two words",
        "Bearer a.b-c_d~e+f/g=, a.b-c_d~e+f/g="
    })
    void bearer_is_followed_by_the_token(String authorization, String token) {
        assertThat(Credentials.bearer(authorization)).contains(token);
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {
                " ",
                "token",
                "Bearer",
                "Bearer ",
                "Bearer    ",
                "Bearertoken",
                " Bearer token",
                "Basic dDp0",
                "Bear er"
            })
    void anything_else_has_no_bearer_token(String authorization) {
        assertThat(Credentials.bearer(authorization)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "firstpromoter:token, token",
        ":token, token",
        "user:to:ken, to:ken",
        "user: token , ' token'",
        "usér:tökén🎉, tökén🎉"
    })
    void the_token_is_the_password_of_basic_whoever_the_user_is(String pair, String password) {
        assertThat(Credentials.basicPassword(basic(pair))).contains(password);
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {
                " ",
                "Basic",
                "Basic ",
                "Basic ???",
                "Basic dXNlcg==",
                "Basic =",
                "Bearer dTpw",
                "dTpw",
                "Digest dTpw"
            })
    void anything_else_has_no_password(String authorization) {
        assertThat(Credentials.basicPassword(authorization)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"basic ", "BASIC ", "Basic   "})
    void the_scheme_is_read_in_whichever_case(String scheme) {
        assertThat(Credentials.basicPassword(scheme + "dTpw")).contains("p");
    }

    @Test
    void basic_has_a_name_and_a_password_for_jakarta_security() {
        var credential = Credentials.basic(basic("anna:pass:wörd ")).orElseThrow();

        assertThat(credential.getCaller()).isEqualTo("anna");
        assertThat(credential.getPasswordAsString()).isEqualTo("pass:wörd ");
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {"Basic ???", "Basic dXNlcg==", "Bearer dTpw"})
    void anything_else_has_no_name_and_password(String authorization) {
        assertThat(Credentials.basic(authorization)).isEmpty();
    }
}
