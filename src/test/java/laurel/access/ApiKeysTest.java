package laurel.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class ApiKeysTest {

    private static final KnownLedgers MAIN = ledgers("main");

    private static KnownLedgers ledgers(String... names) {
        return new KnownLedgers() {

            @Override
            public Set<String> ledgers() {
                return new TreeSet<>(List.of(names));
            }

            @Override
            public Optional<String> usualLedger() {
                return Stream.of(names)
                        .filter(name -> name.equals("main") || names.length == 1)
                        .findFirst();
            }
        };
    }

    private static ApiKeys keys(String configured) {
        return new ApiKeys(Optional.ofNullable(configured), MAIN, new WeakSecrets("allowed"));
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {" ", ",", " , ,"})
    void are_none_if_none_is_configured(String configured) {
        ApiKeys none = keys(configured);

        assertThat(none.isEmpty()).isTrue();
        assertThat(none.callerOf("")).isEmpty();
        assertThat(none.callerOf(null)).isEmpty();
    }

    private static Optional<Role> roleOf(ApiKeys keys, String shown) {
        return keys.callerOf(shown).map(Caller::role);
    }

    @Test
    void have_a_role_each() {
        ApiKeys keys = keys("reader:first-key, OPERATOR : second-key ,reader:third:key,");

        assertThat(keys.isEmpty()).isFalse();
        assertThat(roleOf(keys, "first-key")).contains(Role.READER);
        assertThat(roleOf(keys, "second-key")).contains(Role.OPERATOR);
        assertThat(roleOf(keys, "third:key")).contains(Role.READER);
    }

    @Test
    void name_their_caller_by_a_name_or_else_by_the_role() {
        ApiKeys keys = keys("spender:first-key, Spender@shop.1 : second-key, spender@shop.1:third-key");

        assertThat(keys.callerOf("first-key")).contains(new Caller("spender", Role.SPENDER, "main"));
        assertThat(keys.callerOf("second-key")).contains(new Caller("shop.1", Role.SPENDER, "main"));
        assertThat(keys.callerOf("third-key")).isEqualTo(keys.callerOf("second-key"));
        assertThat(keys.callerOf("second-key").orElseThrow().name()).isEqualTo("shop.1");
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {"first-ke", "first-key ", "First-key", "reader:first-key", "reader", "first-key,", "***"})
    void of_nobody_have_no_role(String shown) {
        assertThat(keys("reader:first-key,admin:second-key").callerOf(shown)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hunter2",
                ":hunter2",
                "root:hunter2",
                "rea der:hunter2",
                "reader=hunter2",
                "hunter2:reader",
                "reader@:hunter2",
                "@shop:hunter2",
                "reader@the shop:hunter2",
                "reader@shop@home:hunter2",
                "admin@laurel:hunter2",
                "admin@firstpromoter:hunter2"
            })
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
    void that_can_be_guessed_are_refused_without_being_repeated() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ApiKeys(
                        Optional.of("reader:0b1c7de94f6a8ebd35c2,admin@anna:hunter2-xyz"),
                        MAIN,
                        new WeakSecrets("refused")))
                .withMessageContaining("laurel.api.keys (LAUREL_API_KEYS): entry 2 ")
                .withMessageNotContainingAny("hunter2", "0b1c7");
    }

    @Test
    void cannot_be_printed() {
        assertThat(keys("reader:hunter2").toString()).doesNotContain("hunter2");
    }

    @Test
    void tell_whether_somebody_has_a_role() {
        assertThat(keys("operator:first,admin@anna:second").isAny(Role.ADMIN, "main"))
                .isTrue();
        assertThat(keys("operator:first").isAny(Role.ADMIN, "main")).isFalse();
        assertThat(keys("operator:first").isAny(Role.READER, "main")).isFalse();
    }

    private static Optional<String> ledgerOf(String shown, String configured, String... ledgers) {
        return new ApiKeys(Optional.of(configured), ledgers(ledgers), new WeakSecrets("allowed"))
                .callerOf(shown)
                .map(Caller::ledger);
    }

    @Test
    void are_bound_to_the_ledger_that_they_name_or_else_to_the_usual_one() {
        String configured = "spender@shop/sandbox:first-key, reader / sandbox : second-key, reader:third/key";

        assertThat(ledgerOf("first-key", configured, "main", "sandbox")).contains("sandbox");
        assertThat(ledgerOf("second-key", configured, "main", "sandbox")).contains("sandbox");
        assertThat(ledgerOf("third/key", configured, "main", "sandbox")).contains("main");
        assertThat(ledgerOf("only-key", "reader:only-key", "eu")).contains("eu");
    }

    @ParameterizedTest
    @ValueSource(strings = {"reader@shop/unheard:hunter2", "reader/:hunter2", "reader:hunter2"})
    void of_no_ledger_are_refused_with_those_that_there_are(String pair) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ledgerOf("hunter2", pair, "eu", "us"))
                .withMessageContainingAll("LAUREL_API_KEYS", "entry 1 ", "/LEDGER:key", "eu, us")
                .withMessageNotContaining("hunter2");
    }
}
