package laurel.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RoleTest {

    @ParameterizedTest
    @CsvSource(textBlock = """
            READER,   true, false, false, false
            SPENDER,  true, true,  false, false
            OPERATOR, true, true,  true,  false
            ADMIN,    true, true,  true,  true
            """)
    void includes_the_ones_before_it(Role role, boolean reader, boolean spender, boolean operator, boolean admin) {
        assertThat(role.includes(Role.READER)).isEqualTo(reader);
        assertThat(role.includes(Role.SPENDER)).isEqualTo(spender);
        assertThat(role.includes(Role.OPERATOR)).isEqualTo(operator);
        assertThat(role.includes(Role.ADMIN)).isEqualTo(admin);
    }

    @ParameterizedTest
    @CsvSource({"reader, READER", "Spender, SPENDER", "OPERATOR, OPERATOR", "' admin ', ADMIN"})
    void is_named_in_whichever_case(String name, Role role) {
        assertThat(Role.named(name)).contains(role);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "root", "read er", "readers", "0"})
    void has_no_other_name(String name) {
        assertThat(Role.named(name)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void is_written_as_it_is_configured(Role role) {
        assertThat(Role.named(role.toString())).contains(role);
        assertThat(role.toString()).isLowerCase();
    }
}
