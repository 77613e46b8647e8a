package laurel.platform.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdTextTest {

    private static final int MOST = 512;

    /** White space of every kind, controls, marks of direction, joiners, hyphens and fillers that are not seen. */
    private static final String INVISIBLE = " \t\n\r\u0000\u001f\u007f\u0085\u00a0\u00ad\u034f\u061c\u115f\u1680\u180e"
            + "\u2000\u2003\u2007\u200a\u200b\u200c\u200d\u200e\u200f\u2028\u2029\u202a\u202e\u202f\u205f\u2060\u2064"
            + "\u2066\u2069\u206f\u2800\u3000\u3164\ufe0f\ufeff\uffa0\ufff9";

    /** Characters that are seen, of several planes and scripts. */
    private static final int[] VISIBLE =
            "aZ09-_.:/@+*'\"\\!?~äßéΩжعא你ह🎉𝔸".codePoints().toArray();

    @Provide
    Arbitrary<String> decorations() {
        return Arbitraries.strings().withChars(INVISIBLE.toCharArray()).ofMaxLength(5);
    }

    /** Ids that begin and end with something that is seen. */
    @Provide
    Arbitrary<String> ids() {
        Arbitrary<String> seen =
                Arbitraries.integers().between(0, VISIBLE.length - 1).map(which -> Character.toString(VISIBLE[which]));
        Arbitrary<String> any = Arbitraries.frequencyOf(
                Tuple.of(6, seen),
                Tuple.of(
                        1,
                        Arbitraries.chars()
                                .with(INVISIBLE.replace("\u0000", "").toCharArray())
                                .map(String::valueOf)));
        return Combinators.combine(seen, any.list().ofMaxSize(12), seen)
                .as((first, middle, last) -> first + String.join("", middle) + last);
    }

    @Property
    void an_id_is_the_same_whatever_invisible_is_around_it(
            @ForAll("ids") String id, @ForAll("decorations") String before, @ForAll("decorations") String after) {
        Assume.that(!IdText.isNobody(id));

        assertThat(IdText.in(before + id + after, MOST)).contains(id);
    }

    @Property
    void ids_that_differ_where_it_is_seen_are_two(
            @ForAll("ids") String one, @ForAll("ids") String other, @ForAll("decorations") String around) {
        Assume.that(!one.equals(other));

        assertThat(IdText.stripped(around + one)).isNotEqualTo(IdText.stripped(other + around));
    }

    @Property
    void what_is_nothing_but_invisible_names_nobody(@ForAll("decorations") String nothing) {
        assertThat(IdText.in(nothing, MOST)).isEmpty();
        assertThat(IdText.stripped(nothing)).isEmpty();
    }

    @Property
    void every_text_is_read_and_what_was_read_is_read_again_as_itself(@ForAll String text) {
        IdText.in(text, MOST).ifPresent(id -> assertThat(IdText.in(id, MOST)).contains(id));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "undefined",
                "Undefined",
                "null",
                "NULL",
                "(null)",
                "<null>",
                "nil",
                "NaN",
                "nan",
                "None",
                "[object Object]",
                "[object object]",
                "[object HTMLInputElement]",
                "{{cust_id}}",
                "{{ customer.id }}",
                "user-{{id}}",
                "{% id %}",
                "${id}",
                "${user.id}-1",
                "#{id}",
                "[[id]]",
                "<%= id %>",
                "*|CUST_ID|*",
                "%CUST_ID%",
                "%%cust_id%%",
                "%customer id%",
                "<cust_id>",
                "<customer id>",
                "\u00a0undefined\u200b"
            })
    void what_a_program_writes_for_nothing_names_nobody(String nobody) {
        assertThat(IdText.in(nobody, MOST)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "undefined1",
                "nullable",
                "nano",
                "none-7",
                "0",
                "false",
                "[7]",
                "[object]",
                "{7}",
                "{3F2504E0-4F89-11D3-9A0C-0305E82C3301}",
                "$7",
                "#7",
                "100%",
                "%41",
                "50%_off_100%",
                "a<b>c",
                "<abc@example.com>",
                "a|b",
                "%7%"
            })
    void what_somebody_may_be_called_does(String id) {
        assertThat(IdText.in(id, MOST)).contains(id);
    }

    @ParameterizedTest
    @CsvSource({
        "90, 90",
        "90.0, 90",
        "9e1, 90",
        "9.0E+1, 90",
        "900e-1, 90",
        "23452.000, 23452",
        "2.3452e4, 23452",
        "-0, 0",
        "-7.0, -7",
        "1e20, 100000000000000000000"
    })
    void a_whole_number_is_its_digits(String number, String digits) {
        assertThat(IdText.ofNumber(number)).contains(digits);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "90.5",
                "1e-1",
                "1e100",
                "1e999999999",
                "1e2147483648",
                "1e99999999999",
                "-1e-99999999999",
                "0e-999999999"
            })
    void another_number_is_none(String number) {
        assertThat(IdText.ofNumber(number)).isEmpty();
    }

    @Test
    void an_endless_number_is_none_at_once() {
        assertThat(IdText.ofNumber("9".repeat(1_000_000))).isEmpty();
        assertThat(IdText.ofNumber("1." + "0".repeat(1_000_000))).isEmpty();
    }

    @Property
    void numbers_are_one_id_if_they_are_one_number(@ForAll long number, @ForAll("scales") int scale) {
        String digits = Long.toString(number);

        assertThat(IdText.ofNumber(BigDecimal.valueOf(number).setScale(scale).toString()))
                .contains(digits);
        assertThat(IdText.ofNumber(digits + "e0")).contains(digits);
    }

    @Provide
    Arbitrary<Integer> scales() {
        return Arbitraries.integers().between(0, 100);
    }

    @Test
    void an_id_is_as_long_as_it_is_seen_and_never_cut() {
        String longest = "x".repeat(MOST);

        assertThat(IdText.in(" \u200b" + longest + "\ufeff ", MOST)).contains(longest);
        assertThat(IdText.in(longest + "x", MOST)).isEmpty();
        assertThat(IdText.in("a\u0000b", MOST)).isEmpty();
        assertThat(IdText.in("a\ud800", MOST)).isEmpty();
    }
}
