package laurel.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import laurel.access.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class PersonTest {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    private final Person anna = new Person("anna", Role.ADMIN, "the hash", "root", NOW);

    @ParameterizedTest
    @CsvSource({"anna, anna", "Anna, anna", "' ANNA.B-C_1 ', anna.b-c_1", "0, 0"})
    void is_called_by_small_letters_digits_and_few_others(String written, String name) {
        assertThat(Person.name(written)).contains(name);
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {
                " ",
                "anna b",
                "ännä",
                "anna@home",
                "anna:",
                "laurel",
                "Laurel",
                "FIRSTPROMOTER",
                "a/b",
                ".",
                "..",
                "\u212Aarl"
            })
    void is_called_nothing_else(String written) {
        assertThat(Person.name(written)).isEmpty();
    }

    @Test
    void has_a_name_of_at_most_64_characters() {
        assertThat(Person.name("a".repeat(64))).isPresent();
        assertThat(Person.name("a".repeat(65))).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> new Person("Anna", Role.READER, "the hash", "root", NOW));
    }

    @Test
    void can_log_in_from_the_beginning_and_has_not_done_so() {
        assertThat(anna.isEnabled()).isTrue();
        assertThat(anna.isEnabledAdmin()).isTrue();
        assertThat(anna.lastLogInAt()).isEmpty();
        assertThat(People.isToBeNoted(anna, NOW)).isTrue();
    }

    @Test
    void is_noted_to_have_logged_in_once_a_minute() {
        anna.logIn(NOW);

        assertThat(anna.lastLogInAt()).contains(NOW);
        assertThat(People.isToBeNoted(anna, NOW.plusSeconds(60))).isFalse();
        assertThat(People.isToBeNoted(anna, NOW.plusSeconds(61))).isTrue();
    }

    @Test
    void begins_a_new_era_with_another_password_or_when_disabled() {
        int first = anna.era();
        anna.changePassword("another hash");
        int second = anna.era();
        anna.disable(NOW);
        int third = anna.era();

        assertThat(anna.passwordHash()).isEqualTo("another hash");
        assertThat(anna.disabledAt()).contains(NOW);
        assertThat(anna.isEnabledAdmin()).isFalse();
        assertThat(first).isLessThan(second);
        assertThat(second).isLessThan(third);
    }

    @Test
    void stays_in_an_era_with_another_role_or_the_same_password_and_when_enabled() {
        anna.disable(NOW);
        int era = anna.era();
        anna.give(Role.READER);
        anna.strengthen("a stronger hash");
        anna.enable();

        assertThat(anna.era()).isEqualTo(era);
        assertThat(anna.role()).isEqualTo(Role.READER);
        assertThat(anna.passwordHash()).isEqualTo("a stronger hash");
        assertThat(anna.disabledAt()).isEmpty();
    }

    @Test
    void is_logged_in_where_a_log_in_of_the_same_era_has_not_ended() {
        var times = new LogInTimes("30m", "12h");
        var logIn = new LogIn("digest", "anna", anna.era(), times, NOW);
        var elsewhere = new LogIn("digest", "berta", anna.era(), times, NOW);

        assertThat(logIn.isOf(anna, NOW)).isTrue();
        assertThat(logIn.isOf(anna, NOW.plus(Duration.ofMinutes(30)).minusNanos(1000)))
                .isTrue();
        assertThat(logIn.isOf(anna, NOW.plus(Duration.ofMinutes(30)))).isFalse();
        assertThat(elsewhere.isOf(anna, NOW)).isFalse();

        logIn.see(times, NOW.plus(Duration.ofMinutes(20)));
        assertThat(logIn.isOf(anna, NOW.plus(Duration.ofMinutes(49)))).isTrue();

        anna.changePassword("another hash");
        assertThat(logIn.isOf(anna, NOW)).isFalse();
    }

    @Test
    void is_logged_out_after_the_longest_time_however_often_they_are_seen() {
        var times = new LogInTimes("30m", "1h");
        var logIn = new LogIn("digest", "anna", anna.era(), times, NOW);
        logIn.see(times, NOW.plus(Duration.ofMinutes(25)));
        logIn.see(times, NOW.plus(Duration.ofMinutes(50)));

        assertThat(logIn.isOf(anna, NOW.plus(Duration.ofMinutes(59)))).isTrue();
        assertThat(logIn.isOf(anna, NOW.plus(Duration.ofMinutes(60)))).isFalse();
    }
}
