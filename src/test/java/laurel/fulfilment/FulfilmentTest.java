package laurel.fulfilment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.time.Instant;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import laurel.ledger.Account;
import laurel.ledger.CustId;
import laurel.ledger.TakenBack;
import laurel.ledger.Units;
import laurel.programme.SampleProgramme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FulfilmentTest {

    private static final Instant ANNOUNCED = Instant.parse("2026-03-01T10:00:00Z");
    private static final Instant LATER = ANNOUNCED.plusSeconds(60);
    private static final Amount TWENTY = new Amount("20");

    /** An account as JPA makes one. */
    private static final class AnAccount extends Account {

        @Override
        public CustId custId() {
            return new CustId("42");
        }
    }

    /** What can happen to a fulfilment. */
    private enum Verb {
        HOLD(FulfilmentStatus.HELD, it -> it.hold(HoldReason.PAUSED)),
        ANNOUNCE_AGAIN(FulfilmentStatus.HELD, it -> it.announcedAgain(Rewards.reward(), LATER)),
        CREDIT(FulfilmentStatus.CREDITED, it -> it.credit(new AnAccount(), LATER)),
        REJECT(FulfilmentStatus.REJECTED, it -> it.reject(LATER)),
        REVERSE(FulfilmentStatus.REVERSED, it -> it.reverse(new TakenBack(20, 0), LATER));

        private final FulfilmentStatus leadsTo;
        private final Consumer<Fulfilment> deed;

        Verb(FulfilmentStatus leadsTo, Consumer<Fulfilment> deed) {
            this.leadsTo = leadsTo;
            this.deed = deed;
        }

        private String words() {
            return switch (this) {
                case HOLD -> "hold";
                case ANNOUNCE_AGAIN -> "change";
                default -> leadsTo.name();
            };
        }
    }

    private static final UnaryOperator<String> AS_SPELT = unit -> unit;

    private static Fulfilment announced(Reward reward) {
        return new Fulfilment(reward, ANNOUNCED);
    }

    private static Fulfilment announced() {
        return announced(Rewards.reward());
    }

    private static Fulfilment that(FulfilmentStatus status) {
        Fulfilment fulfilment = announced();
        if (status == FulfilmentStatus.CREDITED || status == FulfilmentStatus.REVERSED) {
            Verb.CREDIT.deed.accept(fulfilment);
        }
        if (status == FulfilmentStatus.REJECTED) {
            Verb.REJECT.deed.accept(fulfilment);
        }
        if (status == FulfilmentStatus.REVERSED) {
            Verb.REVERSE.deed.accept(fulfilment);
        }
        return fulfilment;
    }

    private static boolean isLegal(FulfilmentStatus status, Verb verb) {
        return switch (verb) {
            case HOLD, ANNOUNCE_AGAIN, CREDIT, REJECT -> status == FulfilmentStatus.HELD;
            case REVERSE -> status == FulfilmentStatus.CREDITED;
        };
    }

    private static Stream<Arguments> everyVerb(boolean legal) {
        return Arrays.stream(FulfilmentStatus.values()).flatMap(status -> Arrays.stream(Verb.values())
                .filter(verb -> isLegal(status, verb) == legal)
                .map(verb -> Arguments.of(status, verb)));
    }

    static Stream<Arguments> legal() {
        return everyVerb(true);
    }

    static Stream<Arguments> illegal() {
        return everyVerb(false);
    }

    @Test
    void begins_held_for_want_of_an_account() {
        Fulfilment fulfilment = announced();

        assertThat(fulfilment.status()).isEqualTo(FulfilmentStatus.HELD);
        assertThat(fulfilment.isHeld()).isTrue();
        assertThat(fulfilment.holdReason()).contains(HoldReason.NO_ACCOUNT);
        assertThat(fulfilment.amount()).hasValue(20);
        assertThat(fulfilment.unit()).isEqualTo("credits");
    }

    @Test
    void keeps_the_spelling_in_which_its_unit_was_announced() {
        assertThat(announced(Rewards.of("1", "free_month", "pending")).unit()).isEqualTo("free_month");
    }

    @ParameterizedTest
    @MethodSource("legal")
    void does_what_its_status_allows(FulfilmentStatus status, Verb verb) {
        Fulfilment fulfilment = that(status);

        verb.deed.accept(fulfilment);

        assertThat(fulfilment.status()).isEqualTo(verb.leadsTo);
        assertThat(fulfilment.isHeld()).isEqualTo(verb.leadsTo == FulfilmentStatus.HELD);
        assertThat(fulfilment.holdReason().isPresent()).isEqualTo(fulfilment.isHeld());
    }

    @ParameterizedTest
    @MethodSource("illegal")
    void refuses_everything_else_and_says_why(FulfilmentStatus status, Verb verb) {
        Fulfilment fulfilment = that(status);

        assertThatIllegalStateException()
                .isThrownBy(() -> verb.deed.accept(fulfilment))
                .withMessageContaining("fulfilment v1/90 is " + status)
                .withMessageContaining(verb.words());

        assertThat(fulfilment.status()).isEqualTo(status);
        assertThat(fulfilment.holdReason().isPresent()).isEqualTo(status == FulfilmentStatus.HELD);
        assertThat(fulfilment.amount()).hasValue(20);
    }

    @Test
    void stays_held_for_the_reason_that_stands_against_it_now() {
        Fulfilment fulfilment = announced();

        fulfilment.hold(HoldReason.PAUSED);
        fulfilment.hold(HoldReason.UNKNOWN_UNIT);

        assertThat(fulfilment.holdReason()).contains(HoldReason.UNKNOWN_UNIT);
    }

    @Test
    void is_never_held_without_a_reason() {
        Fulfilment fulfilment = announced();

        assertThatNullPointerException().isThrownBy(() -> fulfilment.hold(null));
    }

    @Test
    void has_no_amount_as_long_as_none_was_sent() {
        Fulfilment fulfilment = announced(Rewards.of("twenty"));
        assertThat(fulfilment.amount()).isEmpty();

        fulfilment.announcedAgain(Rewards.of("-20"), LATER);
        assertThat(fulfilment.amount()).isEmpty();
        assertThat(fulfilment.amountSent()).contains("-20");

        fulfilment.announcedAgain(Rewards.of("20"), LATER);
        assertThat(fulfilment.amount()).hasValue(20);
        assertThat(fulfilment.amountSent()).isEmpty();
    }

    @Test
    void is_credited_with_the_amount_that_was_sent_last() {
        Fulfilment fulfilment = announced(Rewards.of("twenty"));
        fulfilment.announcedAgain(Rewards.of("20"), LATER);

        fulfilment.credit(new AnAccount(), LATER);

        assertThat(fulfilment.amount()).hasValue(20);
        assertThat(fulfilment.status()).isEqualTo(FulfilmentStatus.CREDITED);
        assertThat(fulfilment.settledAt()).contains(LATER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-1", "0.5", "twenty", "1e13"})
    void is_not_credited_without_an_amount(String sent) {
        Fulfilment fulfilment = announced(Rewards.of(sent));

        assertThatIllegalStateException()
                .isThrownBy(() -> fulfilment.credit(new AnAccount(), LATER))
                .withMessageContaining("without an amount");
        assertThat(fulfilment.isHeld()).isTrue();
        assertThat(fulfilment.amountSent()).contains(sent);
    }

    @Test
    void is_what_was_announced_last_as_long_as_it_is_held() {
        Fulfilment fulfilment = announced();

        fulfilment.announcedAgain(Rewards.of("3", "points", "pending"), LATER);
        assertThat(fulfilment.content()).isEqualTo("3 points for promoter 234");

        fulfilment.announcedAgain(Rewards.ofPromoter("235"), LATER);
        assertThat(fulfilment.content()).isEqualTo("20 credits for promoter 235");
    }

    @Test
    void of_another_promoter_is_nobodys_until_it_is_said_whose() {
        Fulfilment fulfilment = announced();
        Reward anonymous = Rewards.ofCustomer(null, null);

        fulfilment.announcedAgain(anonymous, LATER);
        assertThat(fulfilment.custId()).contains(new CustId("23452"));
        assertThat(fulfilment.name()).contains("Credits");

        fulfilment.announcedAgain(
                new Reward(
                        SampleProgramme.MAIN,
                        WebhookSystem.V1,
                        "90",
                        TWENTY,
                        "credits",
                        null,
                        null,
                        null,
                        Rewards.promoter("235")),
                LATER);
        assertThat(fulfilment.custId()).isEmpty();
        assertThat(fulfilment.name()).contains("Credits");
    }

    @Test
    void knows_what_FirstPromoter_said_before() {
        Reward said = Rewards.reward();
        Fulfilment fulfilment = announced(said);

        assertThat(fulfilment.isNewerThan(said)).isFalse();
        assertThat(fulfilment.isNewerThan(Rewards.at(said.asOf().minusNanos(1_000))))
                .isTrue();
        assertThat(fulfilment.isNewerThan(Rewards.at(said.asOf().plusNanos(1_000))))
                .isFalse();
        assertThat(fulfilment.isNewerThan(Rewards.at(null))).isFalse();

        fulfilment.announcedAgain(Rewards.at(null), LATER);
        assertThat(fulfilment.isNewerThan(Rewards.at(said.asOf().minusNanos(1_000))))
                .isTrue();
    }

    @Test
    void takes_what_was_said_for_the_first_time_for_newer_than_nothing() {
        assertThat(announced(Rewards.at(null)).isNewerThan(Rewards.reward())).isFalse();
    }

    @Test
    void does_not_believe_that_it_was_announced_tomorrow() {
        Fulfilment fulfilment = announced(Rewards.at(ANNOUNCED.plusSeconds(86_400)));

        assertThat(fulfilment.isNewerThan(Rewards.at(ANNOUNCED))).isFalse();
        assertThat(fulfilment.isNewerThan(Rewards.at(ANNOUNCED.minusSeconds(1))))
                .isTrue();
    }

    @Test
    void is_whose_its_announcement_named_until_it_is_in_somebodys_account() {
        Fulfilment fulfilment = announced();
        assertThat(fulfilment.custId()).contains(new CustId("23452"));
        assertThat(fulfilment.name()).contains("Credits");

        fulfilment.credit(new AnAccount(), LATER);

        assertThat(fulfilment.custId()).contains(new CustId("42"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a\u0000b"})
    void is_nobodys_if_its_announcement_named_nobody(String custId) {
        Fulfilment fulfilment = announced(Rewards.ofCustomer(custId, null));

        assertThat(fulfilment.custId()).isEmpty();
        assertThat(fulfilment.name()).isEmpty();
        fulfilment.announcedAgain(Rewards.reward(), LATER);
        assertThat(fulfilment.custId()).contains(new CustId("23452"));
        fulfilment.announcedAgain(Rewards.ofCustomer(custId, null), LATER);
        assertThat(fulfilment.custId()).contains(new CustId("23452"));
        fulfilment.announcedAgain(Rewards.ofCustomer("7", "Months"), LATER);
        assertThat(fulfilment.name()).contains("Months");
        assertThat(fulfilment.custId()).contains(new CustId("7"));
    }

    @Test
    void has_a_place_in_a_list_behind_what_was_announced_after_it() {
        Fulfilment first = announced();
        Fulfilment second = announced();
        var later = new Fulfilment(Rewards.reward(), LATER);

        assertThat(Stream.of(first, later, second).sorted(Fulfilment.NEWEST_FIRST))
                .containsExactly(later, second, first);
    }

    @Test
    void is_the_same_as_what_was_announced_before() {
        assertThat(announced().isSameAs(Rewards.reward(), AS_SPELT)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"20.0, true", "2e1, true", "' 20 ', true", "21, false", "-20, false", "twenty, false", "'', false"})
    void is_the_same_if_the_amount_is(String amount, boolean same) {
        assertThat(announced().isSameAs(Rewards.of(amount), AS_SPELT)).isEqualTo(same);
    }

    @ParameterizedTest
    @CsvSource({"twenty, true", "' twenty ', true", "20, false", "thirty, false", "'', false"})
    void without_an_amount_is_the_same_if_the_same_was_sent(String amount, boolean same) {
        assertThat(announced(Rewards.of("twenty")).isSameAs(Rewards.of(amount), AS_SPELT))
                .isEqualTo(same);
    }

    @Test
    void is_another_one_under_another_unit() {
        assertThat(announced().isSameAs(Rewards.of("20", "points", "pending"), AS_SPELT))
                .isFalse();
    }

    @Test
    void is_the_same_under_another_spelling_of_its_unit() {
        Fulfilment fulfilment = announced(Rewards.of("1", "free_month", "pending"));

        assertThat(fulfilment.isSameAs(Rewards.of("1", "free_months", "pending"), AS_SPELT))
                .isFalse();
        assertThat(fulfilment.isSameAs(
                        Rewards.of("1", "free_months", "pending"),
                        unit -> unit.equals("free_month") ? "free_months" : unit))
                .isTrue();
    }

    @Test
    void is_another_one_of_another_promoter() {
        assertThat(announced().isSameAs(Rewards.ofPromoter("235"), AS_SPELT)).isFalse();
        assertThat(announced().isSameButForPromoter(Rewards.ofPromoter("235"), AS_SPELT))
                .isTrue();
        assertThat(announced().isSameButForPromoter(Rewards.of("21"), AS_SPELT)).isFalse();
    }

    @Test
    void is_the_same_whatever_else_differs() {
        var reduced = new Reward(
                SampleProgramme.MAIN,
                WebhookSystem.V1,
                "90",
                TWENTY,
                "credits",
                null,
                null,
                null,
                Rewards.promoter("234"));

        assertThat(announced().isSameAs(reduced, AS_SPELT)).isTrue();
    }

    @Test
    void is_the_same_after_it_was_settled() {
        Fulfilment credited = that(FulfilmentStatus.CREDITED);

        assertThat(credited.isSameAs(Rewards.reward(), AS_SPELT)).isTrue();
        assertThat(credited.isSameAs(Rewards.of("21"), AS_SPELT)).isFalse();
    }

    @Test
    void has_the_webhook_system_and_the_id_as_its_key() {
        var key = new Fulfilment.Key("main", WebhookSystem.V1, "90");

        assertThat(key).isEqualTo(new Fulfilment.Key("main", WebhookSystem.V1, "90"));
        assertThat(key).hasSameHashCodeAs(new Fulfilment.Key("main", WebhookSystem.V1, "90"));
        assertThat(key)
                .isNotEqualTo(new Fulfilment.Key("main", WebhookSystem.V2, "90"))
                .isNotEqualTo(new Fulfilment.Key("main", WebhookSystem.V1, "91"))
                .isNotEqualTo(new Fulfilment.Key())
                .isNotEqualTo("v1/90");
        assertThat(key).hasToString("v1/90");
        assertThat(announced()).hasToString("v1/90");
    }

    @Test
    void is_of_a_webhook_system_whose_name_is_in_addresses() {
        assertThat(WebhookSystem.V1).hasToString("v1");
        assertThat(WebhookSystem.V2).hasToString("v2");
        assertThat(WebhookSystem.named("v2")).contains(WebhookSystem.V2);
        assertThat(WebhookSystem.named("V2")).isEmpty();
    }

    @Test
    void that_was_held_for_its_unknown_unit_is_the_same_once_the_unit_is_configured() {
        var before = new Rules(Units.of("credits", "discount_mon=mon_discount"));
        var after = new Rules(Units.of("credits, mon_discount", "discount_mon=mon_discount"));
        Reward reward = Rewards.of("1", "discount_mon", "pending");
        Fulfilment held = announced(reward);
        held.hold(before.objectionTo(reward).orElseThrow());

        assertThat(after.objectionTo(reward)).isEmpty();
        assertThat(held.isSameAs(reward, after::meaningOf)).isTrue();
    }

    @Test
    void keeps_its_amount_when_it_refuses_to_be_credited_again() {
        Fulfilment credited = that(FulfilmentStatus.CREDITED);

        assertThatIllegalStateException().isThrownBy(() -> credited.credit(new AnAccount(), LATER));

        assertThat(credited.amount()).hasValue(20);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "5, 0", "20, 0", "0, 20", "5, 7", "5, 15"})
    void what_is_taken_of_it_what_had_expired_and_what_is_owed_is_all_of_it(long taken, long expired) {
        Fulfilment fulfilment = that(FulfilmentStatus.CREDITED);
        assertThat(fulfilment.taken()).isEmpty();
        assertThat(fulfilment.expired()).isEmpty();
        assertThat(fulfilment.owed()).isEmpty();

        fulfilment.reverse(new TakenBack(taken, expired), LATER);

        assertThat(fulfilment.taken()).hasValue(taken);
        assertThat(fulfilment.expired()).hasValue(expired);
        assertThat(fulfilment.owed()).hasValue(20 - taken - expired);
    }

    @ParameterizedTest
    @CsvSource({"-1, 0", "21, 0", "0, -1", "0, 21", "10, 11"})
    void nothing_but_a_part_of_it_can_be_taken_or_have_expired(long taken, long expired) {
        Fulfilment fulfilment = that(FulfilmentStatus.CREDITED);

        assertThatIllegalArgumentException().isThrownBy(() -> fulfilment.reverse(new TakenBack(taken, expired), LATER));
    }
}
