package laurel.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommonPasswordsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1qaz2wsx3edc",
                "Administrator",
                "password1234",
                "Password1234!",
                "P@ssw0rd2026!",
                "!!!LetMeIn!!!",
                "pass word 12345",
                "qwertyuiop[]12",
                "correct horse battery staple",
                "Correct-Horse-Battery-Staple!",
                "local-password-not-for-production"
            })
    void are_refused_as_they_are_and_with_what_people_make_of_them(String password) {
        assertThat(CommonPasswords.objectionTo(password, "anna"))
                .hasValueSatisfying(why -> assertThat(why).contains("many people have"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "aaaaaaaaaaaa",
                "abababababab",
                "ganz-lang-ganz-lang-",
                "123456789012",
                "098765432109",
                "abcdefghijklmnop",
                "QWERTYUIOPASDF",
                "mlkjihgfedcba"
            })
    void are_also_those_that_a_keyboard_or_the_alphabet_writes(String password) {
        assertThat(CommonPasswords.objectionTo(password, "anna"))
                .hasValueSatisfying(why -> assertThat(why).contains("repeat itself"));
    }

    @ParameterizedTest
    @CsvSource({
        "anna, my name is Anna really",
        "anna.schmidt, schmidt and sons bakery",
        "anna.schmidt, annaschmidt-2026-x",
        "bob, b0b the happy builder",
        "anna, @nn@ and the otters",
        "anna, Laurel and hardy films",
        "anna, f1rstprom0ter of them all"
    })
    void are_also_those_with_the_persons_name_or_the_products(String name, String password) {
        assertThat(CommonPasswords.objectionTo(password, name))
                .hasValueSatisfying(why -> assertThat(why).contains("name in it"));
    }

    @ParameterizedTest
    @CsvSource({
        "anna, four quiet otters juggle",
        "anna, monkeys never wear my hats",
        "jo, john likes marmalade a lot",
        "a.b, absolutely baroque umbrellas",
        "anna, 835620197463",
        "anna, xK9#mQ2$vL7p",
        "anna, !#%&/()=?^*<~",
        "anna, ночь улица фонарь",
        "anna, 🎉🎈🎁🎂🍰🧁🎊🥳🎶🕺💃✨"
    })
    void are_not_what_somebody_made_up(String name, String password) {
        assertThat(CommonPasswords.objectionTo(password, name)).isEmpty();
    }

    @Property
    void stay_common_whatever_case_and_whichever_signs_and_digits_are_put_around_them(
            @ForAll("common") String word,
            @ForAll @NumericChars @StringLength(max = 8) String before,
            @ForAll("signs") String after,
            @ForAll boolean inCapitals,
            @ForAll boolean isLeet) {
        String written = inCapitals ? word.toUpperCase(Locale.ROOT) : word;
        if (isLeet) {
            // at the ends a digit is taken for one that was put there
            written = written.charAt(0)
                    + written.substring(1, written.length() - 1)
                            .replace('o', '0')
                            .replace('e', '3')
                            .replace('a', '@')
                            .replace('i', '1')
                    + written.charAt(written.length() - 1);
        }

        assertThat(CommonPasswords.objectionTo(before + written + after, "zoe")).isPresent();
    }

    @Property
    void are_none_of_those_that_a_machine_makes(@ForAll @AlphaChars @StringLength(20) String random) {
        if (random.chars().distinct().count() > 8) {
            assertThat(CommonPasswords.objectionTo(random, "nobody-in-particular"))
                    .isEmpty();
        }
    }

    @Test
    void are_not_told_again() {
        for (String password : List.of("password1234", "hannah-anna-x", "qwertyqwerty")) {
            assertThat(CommonPasswords.objectionTo(password, "anna"))
                    .hasValueSatisfying(why -> assertThat(why).doesNotContain(password, "anna"));
        }
    }

    @Provide
    Arbitrary<String> common() {
        return Arbitraries.of("password", "welcome", "dragon", "sunshine", "qwerty", "letmein", "football", "princess");
    }

    @Provide
    Arbitrary<String> signs() {
        return Arbitraries.strings().withChars("0123456789!?.#*-_ ").ofMaxLength(8);
    }
}
