package laurel.programme;

import static laurel.programme.SampleProgramme.programmes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import laurel.access.WeakSecrets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class ProgrammesTest {

    private static final Map<String, String> SHOP_AND_TEST = Map.of(
            "laurel.programmes", "main, shop ,test",
            "laurel.webhook.tokens", "of-main",
            "laurel.shop.webhook.tokens", "of-shop,of-shop-before",
            "laurel.test.webhook.tokens", "of-test",
            "laurel.test.ledger", "sandbox");

    private static Programmes but(String setting, String value) {
        var settings = new HashMap<>(SHOP_AND_TEST);
        settings.put(setting, value);
        return programmes(settings);
    }

    @Test
    void are_one_that_credits_one_ledger_if_nobody_has_named_any() {
        var alone = programmes(Map.of("laurel.webhook.tokens", "a-token"));

        assertThat(alone.all()).extracting(Programme::name).containsExactly("main");
        assertThat(alone.ledgers()).containsExactly("main");
        assertThat(alone.usualLedger()).contains("main");
        assertThat(alone.ofToken("a-token")).isEqualTo(alone.named("main"));
    }

    @Test
    void are_told_by_their_tokens() {
        var several = programmes(SHOP_AND_TEST);

        assertThat(several.ofToken("of-main").map(Programme::name)).contains("main");
        assertThat(several.ofToken("of-shop").map(Programme::name)).contains("shop");
        assertThat(several.ofToken("of-shop-before").map(Programme::name)).contains("shop");
        assertThat(several.ofToken("of-test").map(Programme::name)).contains("test");
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {"of-mai", "of-test ", "of-main,of-shop", "test"})
    void have_no_other_token(String shown) {
        assertThat(programmes(SHOP_AND_TEST).ofToken(shown)).isEmpty();
    }

    @Test
    void credit_the_ledger_that_is_configured_and_otherwise_the_one_that_is_there_anyway() {
        var several = programmes(SHOP_AND_TEST);

        assertThat(several.crediting("main")).extracting(Programme::name).containsExactly("main", "shop");
        assertThat(several.crediting("sandbox")).extracting(Programme::name).containsExactly("test");
        assertThat(several.crediting("unheard")).isEmpty();
        assertThat(several.ledgers()).containsExactly("main", "sandbox");
    }

    @Test
    void without_main_have_a_usual_ledger_only_if_it_is_the_only_one() {
        var one = Map.of("laurel.programmes", "eu,us", "laurel.eu.ledger", "shop", "laurel.us.ledger", "shop");
        var two = Map.of("laurel.programmes", "eu,us", "laurel.eu.ledger", "shop", "laurel.us.ledger", "club");

        assertThat(programmes(one).usualLedger()).contains("shop");
        assertThat(programmes(two).usualLedger()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " , ",
                "Shop",
                "9lives",
                "a shop",
                "shop_eu",
                "shop-eu",
                "shop.eu",
                "abcdefghijklmnopq",
                "shop,shop",
                "webhook",
                "expiry",
                "admin",
                "db",
                "firstpromoter"
            })
    void with_a_name_that_is_none_are_refused(String names) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> programmes(Map.of("laurel.programmes", names)))
                .withMessageStartingWith("laurel.programmes (LAUREL_PROGRAMMES)");
    }

    @Test
    void with_a_ledger_that_is_no_name_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> but("laurel.shop.ledger", "The Shop"))
                .withMessageStartingWith("laurel.shop.ledger (LAUREL_SHOP_LEDGER): ");
    }

    @Test
    void with_one_token_in_two_are_refused_without_repeating_it() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> but("laurel.test.webhook.tokens", "another, of-shop-before"))
                .withMessageStartingWith("laurel.test.webhook.tokens (LAUREL_TEST_WEBHOOK_TOKENS): entry 2 ")
                .withMessageContaining("programme shop")
                .withMessageNotContaining("of-shop");
    }

    @Test
    void of_which_none_is_main_have_no_tokens_of_main() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> but("laurel.programmes", "shop,test"))
                .withMessageContainingAll("LAUREL_WEBHOOK_TOKENS", "LAUREL_PROGRAMMES", "LAUREL_SHOP_WEBHOOK_TOKENS")
                .withMessageNotContaining("of-main");
    }

    @Test
    void have_secrets_that_nobody_can_guess_each() {
        var settings = Map.of("laurel.programmes", "main,shop", "laurel.shop.webhook.signing-keys", "hunter2");

        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new Programmes(name -> Optional.ofNullable(settings.get(name)), new WeakSecrets("refused")))
                .withMessageContaining("laurel.shop.webhook.signing-keys (LAUREL_SHOP_WEBHOOK_SIGNING_KEYS): entry 1 ")
                .withMessageNotContaining("hunter2");
    }

    @Test
    void have_a_policy_each_and_without_one_that_of_main() {
        var several = programmes(Map.of(
                "laurel.programmes", "main,shop,test",
                "laurel.accounts.known-only", " true ",
                "laurel.intake.paused", "false",
                "laurel.test.accounts.known-only", "false",
                "laurel.test.intake.paused", "\ttrue\n",
                "laurel.shop.reversal.allow-negative", "true"));

        assertThat(several.named("main").orElseThrow().policy()).isEqualTo(new Programme.Policy(false, false, false));
        assertThat(several.named("shop").orElseThrow().policy()).isEqualTo(new Programme.Policy(false, false, true));
        assertThat(several.named("test").orElseThrow().policy()).isEqualTo(new Programme.Policy(true, true, false));
    }

    @ParameterizedTest
    @CsvSource({
        "laurel.accounts.known-only, LAUREL_ACCOUNTS_KNOWN_ONLY",
        "laurel.intake.paused, LAUREL_INTAKE_PAUSED",
        "laurel.reversal.allow-negative, LAUREL_REVERSAL_ALLOW_NEGATIVE",
        "laurel.shop.intake.paused, LAUREL_SHOP_INTAKE_PAUSED"
    })
    void with_a_misspelt_switch_are_refused(String name, String variable) {
        for (String word : new String[] {"ture", "yes", "TRUE", "1", ""}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> but(name, word))
                    .withMessageContainingAll(name, variable)
                    .withMessageEndingWith(word);
        }
    }

    @Test
    void are_closed_without_a_token() {
        var several = programmes(Map.of("laurel.programmes", "main,shop", "laurel.shop.webhook.tokens", "of-shop"));

        assertThat(several.closed()).extracting(Programme::name).containsExactly("main");
        assertThat(several.areAllClosed()).isFalse();
        assertThat(Programmes.variablesOfTokens(several.all()))
                .isEqualTo("LAUREL_WEBHOOK_TOKENS, LAUREL_SHOP_WEBHOOK_TOKENS");
        assertThat(programmes(Map.of()).areAllClosed()).isTrue();
    }

    @Test
    void print_no_secret() {
        assertThat(programmes(SHOP_AND_TEST).all().toString() + programmes(SHOP_AND_TEST))
                .doesNotContain("of-main", "of-shop", "of-test");
    }

    @Test
    void once_credited_another_ledger_and_are_told_so() {
        var now = java.time.Instant.parse("2026-03-01T10:00:00Z");
        var before = new ProgrammeRow(programmes(SHOP_AND_TEST).named("test").orElseThrow(), now);

        assertThat(before.objectionTo(programmes(SHOP_AND_TEST).named("test").orElseThrow()))
                .isNull();
        assertThat(before.objectionTo(
                        but("laurel.test.ledger", "main").named("test").orElseThrow()))
                .contains("test", "sandbox since 2026-03-01T10:00:00Z", "not main");
    }
}
