package laurel.webhook;

import static laurel.webhook.SamplePayload.fulfilment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import laurel.fulfilment.Fulfilment;
import laurel.fulfilment.Reward;
import laurel.fulfilment.WebhookSystem;
import laurel.programme.SampleProgramme;
import laurel.promoter.PromoterDescription;
import laurel.webhook.Payload.Denied;
import laurel.webhook.Payload.OtherEvent;
import laurel.webhook.Payload.RewardDue;
import laurel.webhook.Payload.Unreadable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PayloadTest {

    private static final Duration AT_ONCE = Duration.ofSeconds(2);

    private static Reward reward(Payload payload) {
        assertThat(payload).isInstanceOf(RewardDue.class);
        return ((RewardDue) payload).reward();
    }

    private static String problem(Payload payload) {
        assertThat(payload).isInstanceOf(Unreadable.class);
        return ((Unreadable) payload).problem();
    }

    private static OtherEvent other(Payload payload) {
        assertThat(payload).isInstanceOf(OtherEvent.class);
        return (OtherEvent) payload;
    }

    @Nested
    class What_FirstPromoter_publishes {

        private static final List<String> REWARDS = List.of(
                "v1/fulfilment_pending-2017.json", "v1/fulfilment_pending-reduced.json", "v1/fulfilment_pending.json");
        private static final List<String> JOINING = List.of(
                "v1/promoter_accepted.json", "v1/promoter_signed_up-reduced.json", "v1/promoter_signed_up.json");
        private static final List<String> OTHERS = List.of(
                "v1/lead_becomes_referral.json",
                "v1/lead_cancelled.json",
                "v1/lead_signup-reduced.json",
                "v1/lead_signup.json",
                "v1/new_customer.json",
                "v1/reward_created-reduced.json",
                "v1/reward_created.json");

        @Test
        void is_all_read_here() {
            assertThat(SamplePayload.filesOf("v1"))
                    .containsExactlyInAnyOrderElementsOf(Stream.of(REWARDS, JOINING, OTHERS)
                            .flatMap(List::stream)
                            .toList());
        }

        @ParameterizedTest
        @CsvSource(nullValues = "-", textBlock = """
                fulfilment_pending.json,         13007875, 2429153,  3, free_months, Free subscription months, 5272969, -,     Promoter Name, active
                fulfilment_pending-reduced.json, 13007875, 2429153,  3, free_months, Free subscription months, 5272969, -,     -,             active
                fulfilment_pending-2017.json,    5367,     90,      20, credits,     -,                        234,     23452, John,          -
                """)
        void a_fulfilment_is_a_reward_due(
                String file,
                String event,
                String id,
                long amount,
                String unit,
                String rewardName,
                String promoter,
                String custId,
                String promoterName,
                String promoterStatus) {
            Payload payload =
                    Payload.read(SamplePayload.bytes("v1/" + file), SampleProgramme.MAIN, SamplePayload.NO_SECRETS);

            assertThat(payload.event()).isEqualTo(new Payload.Event(SampleProgramme.MAIN, event, "fulfilment_pending"));
            Reward reward = reward(payload);
            assertThat(reward.system()).isEqualTo(WebhookSystem.V1);
            assertThat(reward.id()).isEqualTo(id);
            assertThat(reward.amount().whole()).hasValue(amount);
            assertThat(reward.unit()).isEqualTo(unit);
            assertThat(reward.status()).isEqualTo("pending");
            assertThat(reward.name()).isEqualTo(rewardName);
            assertThat(reward.custId()).isEqualTo(custId);
            assertThat(reward.promoter().id()).isEqualTo(promoter);
            assertThat(reward.promoter().custId()).isEqualTo(reward.custId());
            assertThat(reward.promoter().email()).isEqualTo("promoter@example.com");
            assertThat(reward.promoter().name()).isEqualTo(promoterName);
            assertThat(reward.promoter().status()).isEqualTo(promoterStatus);
        }

        @Test
        void a_fulfilment_describes_its_promoter_as_of_the_event() {
            Reward reward = reward(Payload.read(
                    SamplePayload.bytes("v1/fulfilment_pending.json"), SampleProgramme.MAIN, SamplePayload.NO_SECRETS));

            assertThat(reward.promoter().asOf()).isEqualTo(Instant.parse("2023-08-23T11:06:02.663Z"));
        }

        @ParameterizedTest
        @CsvSource(textBlock = """
                promoter_accepted.json,          9000754, promoter@example.com,     Cooper Faulkner, active,  2024-10-03T11:57:31.228Z
                promoter_signed_up.json,         9000800, newaffiliate@example.com, Jane Smith,      pending, 2024-10-03T11:45:10.312Z
                promoter_signed_up-reduced.json, 9000800, newaffiliate@example.com, Jane Smith,      pending, 2024-10-03T11:45:10.312Z
                """)
        void an_event_of_a_promoter_who_joins_describes_the_promoter(
                String file, String id, String email, String name, String status, Instant asOf) {
            OtherEvent event = other(
                    Payload.read(SamplePayload.bytes("v1/" + file), SampleProgramme.MAIN, SamplePayload.NO_SECRETS));

            assertThat(event.promoter()).contains(new PromoterDescription("main", id, null, email, name, status, asOf));
        }

        static List<String> others() {
            return OTHERS;
        }

        @ParameterizedTest
        @MethodSource("others")
        void any_other_event_is_about_no_promoter(String file) {
            OtherEvent event =
                    other(Payload.read(SamplePayload.bytes(file), SampleProgramme.MAIN, SamplePayload.NO_SECRETS));

            assertThat(file).startsWith("v1/" + event.event().type());
            assertThat(event.event().id()).matches("[0-9]+");
            assertThat(event.promoter()).isEmpty();
            assertThat(event.promoterId())
                    .hasValueSatisfying(id -> assertThat(id).matches("[0-9]+"));
        }

        static List<String> v2() {
            return SamplePayload.filesOf("v2");
        }

        @ParameterizedTest
        @MethodSource("v2")
        void an_event_of_webhooks_v2_is_another_event(String file) {
            OtherEvent event =
                    other(Payload.read(SamplePayload.bytes(file), SampleProgramme.MAIN, SamplePayload.NO_SECRETS));

            assertThat(event.event().system()).isEqualTo(WebhookSystem.V2);
            assertThat(event.event().id()).hasSize(36);
            assertThat(file).startsWith("v2/").matches(".*(" + event.event().type() + "|test).*");
            assertThat(event.promoter()).isEmpty();
        }
    }

    @Nested
    class A_denial {

        private static Denied denied(Payload payload) {
            assertThat(payload).isInstanceOf(Denied.class);
            return (Denied) payload;
        }

        @Test
        void is_a_commission_whose_status_becomes_denied() {
            Denied denied = denied(SamplePayload.denial().read());

            assertThat(denied.event())
                    .isEqualTo(new Payload.Event(
                            SampleProgramme.MAIN,
                            WebhookSystem.V2,
                            "b2c3d4e5-f6a7-8901-bcde-f12345678901",
                            "commission.updated"));
            assertThat(denied.fulfilment()).isEqualTo("88901");
            assertThat(denied.key()).isEqualTo(new Fulfilment.Key("main", WebhookSystem.V2, "88901"));
            assertThat(denied.reason()).contains("commission.updated");
        }

        @ParameterizedTest
        @ValueSource(strings = {"commission.denied", "commission.deleted"})
        void is_said_by_the_type_alone(String type) {
            Denied denied =
                    denied(SamplePayload.read("{\"event_type\":\"" + type + "\",\"entity_id\":\"88901\",\"data\":{}}"));

            assertThat(denied.fulfilment()).isEqualTo("88901");
            assertThat(denied.event()).isEqualTo(new Payload.Event(SampleProgramme.MAIN, WebhookSystem.V2, null, type));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "[\"denied\",\"approved\"]",
                    "[\"denied\"]",
                    "[]",
                    "null",
                    "\"denied\"",
                    "{\"1\":\"denied\"}",
                    "[\"pending\",[\"denied\"]]",
                    "[\"pending\",\"denial\"]"
                })
        void is_no_other_change_of_a_status(String change) {
            other(SamplePayload.denial().with("/changes/status", change).read());
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"commission.created", "payout.commissions.deleted", "promoter.deleted", "referral.updated"})
        void is_no_other_event(String type) {
            other(SamplePayload.denial().with("/event_type", "\"" + type + "\"").read());
        }

        @Test
        void is_not_what_somebody_sends_as_a_test() {
            other(SamplePayload.denial().with("/data", "{\"test\":true}").read());
        }

        @Test
        void names_its_commission_in_two_places_of_which_one_is_enough() {
            assertThat(denied(SamplePayload.denial().without("/entity_id").read())
                            .fulfilment())
                    .isEqualTo("88901");
            assertThat(denied(SamplePayload.denial().without("/data").read()).fulfilment())
                    .isEqualTo("88901");
            assertThat(denied(SamplePayload.denial().with("/data/id", "[]").read())
                            .fulfilment())
                    .isEqualTo("88901");
            assertThat(denied(SamplePayload.denial()
                                    .with("/data/id", "\"88901\"")
                                    .read())
                            .fulfilment())
                    .isEqualTo("88901");
        }

        @Test
        void that_names_no_commission_or_two_is_unreadable() {
            assertThat(problem(SamplePayload.denial()
                            .without("/entity_id")
                            .without("/data/id")
                            .read()))
                    .isEqualTo("entity_id is missing.");
            assertThat(problem(SamplePayload.denial().with("/entity_id", "1.5").read()))
                    .startsWith("entity_id must be");
            Payload two = SamplePayload.denial().with("/data/id", "88902").read();
            assertThat(problem(two)).isEqualTo("entity_id and data.id are not the same.");
            assertThat(two.event().system()).isEqualTo(WebhookSystem.V2);
        }

        @Test
        void that_breaks_off_is_unreadable() {
            String body = SamplePayload.denial().toString();

            Payload payload = SamplePayload.read(body.substring(0, body.length() - 1));

            assertThat(problem(payload)).contains("JSON");
            assertThat(payload.event().type()).isEqualTo("commission.updated");
        }

        @Test
        void is_none_in_the_form_of_a_legacy_event() {
            other(SamplePayload.denial().with("/event", "{\"type\":\"x\"}").read());
        }
    }

    @Nested
    class An_event {

        @Test
        void of_an_unknown_type_is_another_event() {
            OtherEvent event = other(SamplePayload.read("{\"event\":{\"id\":1,\"type\":\"not_yet_invented\"}}"));

            assertThat(event.event()).isEqualTo(new Payload.Event(SampleProgramme.MAIN, "1", "not_yet_invented"));
            assertThat(event.promoter()).isEmpty();
        }

        @Test
        void names_its_promoter_also_if_it_cannot_be_acted_upon() {
            assertThat(fulfilment().read().promoterId()).contains("5272969");
            Payload unreadable = fulfilment().without("/data/amount").read();
            assertThat(unreadable).isInstanceOf(Unreadable.class);
            assertThat(unreadable.promoterId()).contains("5272969");
            assertThat(fulfilment().without("/data/promoter/id").read().promoterId())
                    .isEmpty();
            assertThat(SamplePayload.read("{\"event\":{\"type\":\"x\"}}").promoterId())
                    .isEmpty();
        }

        @Test
        void may_call_a_promoter_who_joins_by_the_other_spelling() {
            OtherEvent event = other(
                    fulfilment().with("/event/type", "\"promoter_signs_up\"").read());

            assertThat(event.promoter()).map(PromoterDescription::id).contains("5272969");
        }

        @ParameterizedTest
        @ValueSource(strings = {"null", "\"\"", "true", "{}", "[1]", "1.5"})
        void of_a_promoter_who_joins_without_an_id_describes_nobody(String id) {
            OtherEvent event = other(fulfilment()
                    .with("/event/type", "\"promoter_accepted\"")
                    .with("/data/promoter/id", id)
                    .read());

            assertThat(event.promoter()).isEmpty();
        }

        @Test
        void needs_nothing_but_a_type() {
            OtherEvent event = other(SamplePayload.read("{\"event\":{\"type\":\"promoter_accepted\"}}"));

            assertThat(event.event().id()).isNull();
            assertThat(event.promoter()).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"null", "\"\"", "\" \"", "true", "{}", "[\"fulfilment_pending\"]"})
        void without_a_type_is_unreadable(String type) {
            assertThat(problem(fulfilment().with("/event/type", type).read())).isEqualTo("event.type is missing.");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{}",
                    "{\"event\":null}",
                    "{\"event\":\"fulfilment_pending\"}",
                    "{\"event\":[{\"type\":\"fulfilment_pending\"}]}",
                    "{\"data\":{\"event\":{\"type\":\"fulfilment_pending\"}}}",
                    "{\"type\":\"fulfilment_pending\"}"
                })
        void has_its_type_in_one_place_only(String body) {
            assertThat(problem(SamplePayload.read(body))).isEqualTo("event.type is missing.");
        }

        @Test
        void has_an_id_and_a_type_that_fit_their_columns() {
            String endless = "\"" + "x".repeat(10_000) + "\"";

            Payload.Event event = fulfilment()
                    .with("/event/id", endless)
                    .with("/event/type", endless)
                    .read()
                    .event();

            assertThat(event.id()).hasSize(255).endsWith("…");
            assertThat(event.type()).hasSize(255).endsWith("…");
        }
    }

    @Nested
    class What_a_fulfilment_needs {

        private static final List<String> REQUIRED =
                List.of("/data/id", "/data/amount", "/data/unit", "/data/promoter/id");

        static Stream<Arguments> missing() {
            return REQUIRED.stream()
                    .flatMap(place -> Stream.of("null", "\"\"", "\" \\t\"", "{}", "{\"id\":1}", "[]", "[1]", "true")
                            .map(json -> Arguments.of(place, json)));
        }

        @ParameterizedTest
        @MethodSource("missing")
        void is_a_number_or_a_text(String place, String json) {
            assertThat(problem(fulfilment().with(place, json).read()))
                    .startsWith(place.substring(1).replace('/', '.') + " ");
        }

        static List<String> required() {
            return REQUIRED;
        }

        @ParameterizedTest
        @MethodSource("required")
        void must_be_there(String place) {
            assertThat(problem(fulfilment().without(place).read()))
                    .isEqualTo(place.substring(1).replace('/', '.') + " is missing.");
        }

        @ParameterizedTest
        @CsvSource({"/data, data.id", "/data/promoter, data.promoter.id"})
        void is_missing_if_what_holds_it_is(String place, String firstMissing) {
            assertThat(problem(fulfilment().without(place).read())).isEqualTo(firstMissing + " is missing.");
            assertThat(problem(fulfilment().with(place, "null").read())).isEqualTo(firstMissing + " is missing.");
            assertThat(problem(fulfilment().with(place, "\"text\"").read())).isEqualTo(firstMissing + " is missing.");
            assertThat(problem(fulfilment().with(place, "[{\"id\":1}]").read()))
                    .isEqualTo(firstMissing + " is missing.");
        }

        @Test
        void is_not_looked_for_in_the_reward_whose_amount_is_another() {
            assertThat(problem(fulfilment()
                            .without("/data/amount")
                            .with("/data/reward/amount", "20")
                            .read()))
                    .isEqualTo("data.amount is missing.");
        }

        @Test
        void does_not_depend_on_the_order_of_the_fields() {
            Reward reward = reward(SamplePayload.read("""
                    {"data":{"promoter":{"profile":{"last_name":"B","first_name":"A"},"id":1},"unit":"credits","amount":2,"id":3},
                    "event":{"type":"fulfilment_pending"}}"""));

            assertThat(reward.id()).isEqualTo("3");
            assertThat(reward.amount().whole()).hasValue(2);
            assertThat(reward.unit()).isEqualTo("credits");
            assertThat(reward.promoter())
                    .isEqualTo(new PromoterDescription("main", "1", null, null, "A B", null, null));
        }

        @ParameterizedTest
        @ValueSource(strings = {"0", "-1", "0.5", "\"abc\"", "1e99", "\"20 credits\""})
        void is_an_amount_of_whatever_worth(String amount) {
            Reward reward = reward(fulfilment().with("/data/amount", amount).read());

            assertThat(reward.amount().sent()).isEqualTo(amount.replace("\"", ""));
            assertThat(reward.amount().whole()).isEmpty();
        }
    }

    @Nested
    class An_id {

        private static final List<String> PLACES = List.of("/data/id", "/data/promoter/id");

        private static String readAt(String place, Payload payload) {
            Reward reward = reward(payload);
            return place.equals("/data/id") ? reward.id() : reward.promoter().id();
        }

        private static Stream<Arguments> inEachPlace(String... json) {
            return PLACES.stream().flatMap(place -> Stream.of(json).map(id -> Arguments.of(place, id)));
        }

        static Stream<Arguments> ninety() {
            return inEachPlace("90", "\"90\"", "90.0", "90.000", "9e1", "9E+1", "900e-1", "\" 90 \"", "\"\\t90\\n\"");
        }

        @ParameterizedTest
        @MethodSource("ninety")
        void is_the_same_however_it_is_written(String place, String ninety) {
            assertThat(readAt(place, fulfilment().with(place, ninety).read())).isEqualTo("90");
        }

        static Stream<Arguments> texts() {
            return inEachPlace("\"abc-1\"", "\"90.0\"", "\"090\"", "\"é\"", "\"" + "9".repeat(255) + "\"");
        }

        @ParameterizedTest
        @MethodSource("texts")
        void that_is_a_text_stays_as_it_is(String place, String text) {
            assertThat(readAt(place, fulfilment().with(place, text).read())).isEqualTo(text.replace("\"", ""));
        }

        static Stream<Arguments> big() {
            return inEachPlace("9007199254740993", "9223372036854775808", "9".repeat(100));
        }

        @ParameterizedTest
        @MethodSource("big")
        void keeps_each_of_its_digits(String place, String number) {
            assertThat(readAt(place, fulfilment().with(place, number).read())).isEqualTo(number);
        }

        static Stream<Arguments> unusable() {
            return inEachPlace(
                    "1.5",
                    "90.0000001",
                    "1e-1000000000",
                    "1e1000000000",
                    "0e1000000000",
                    "-1e2147483647",
                    "1e101",
                    "9".repeat(101),
                    "9".repeat(256),
                    "9".repeat(200_000),
                    "\"" + "x".repeat(256) + "\"",
                    "\"" + "x".repeat(10_000) + "\"",
                    "\"9\\u00000\"",
                    "\"undefined\"",
                    "\"{{id}}\"",
                    "\"\\ud800\"",
                    "\"9\\udc00\"");
        }

        @ParameterizedTest
        @MethodSource("unusable")
        void that_cannot_be_kept_exactly_is_refused_at_once(String place, String id) {
            SamplePayload payload = fulfilment().with(place, id);

            assertThat(problem(assertTimeoutPreemptively(AT_ONCE, () -> payload.read())))
                    .startsWith(
                            place.substring(1).replace('/', '.') + " must be a whole number, or a text of at most 255");
        }
    }

    @Nested
    class What_a_fulfilment_does_not_need {

        private static final List<String> OPTIONAL = List.of(
                "/event/id",
                "/event/created_at",
                "/data/status",
                "/data/date_paid",
                "/data/due_date",
                "/data/created_at",
                "/data/has_issues",
                "/data/reward",
                "/data/reward/name",
                "/data/promoter/status",
                "/data/promoter/cust_id",
                "/data/promoter/email",
                "/data/promoter/created_at",
                "/data/promoter/temp_password",
                "/data/promoter/auth_token",
                "/data/promoter/earnings_balance",
                "/data/promoter/current_balance",
                "/data/promoter/paid_balance",
                "/data/promoter/profile",
                "/data/promoter/profile/first_name",
                "/data/promoter/profile/last_name",
                "/data/promoter/profile/social_accounts",
                "/data/promoter/promotions",
                "/data/campaign");

        static Stream<Arguments> anything() {
            return OPTIONAL.stream().flatMap(place -> Stream.of(
                            "null",
                            "\"\"",
                            "0",
                            "-1.5e300",
                            "1e1000000000",
                            "true",
                            "false",
                            "{}",
                            "{\"id\":{\"id\":[]}}",
                            "[]",
                            "[[{\"id\":1}],null,\"x\"]",
                            "\"" + "x".repeat(10_000) + "\"",
                            "9".repeat(10_000),
                            "\"مرحبا بالعالم\"",
                            "\"你好，世界\"",
                            "\"🎉\\ud83c\\udf89\"",
                            "\"\\u0000\"",
                            "\"\\ud800 alone\"",
                            "\"alone \\udc00\"")
                    .map(json -> Arguments.of(place, json)));
        }

        @ParameterizedTest
        @MethodSource("anything")
        void may_be_anything(String place, String json) {
            Reward reward = reward(fulfilment().with(place, json).read());

            assertThat(reward.id()).isEqualTo("2429153");
            assertThat(reward.amount().whole()).hasValue(3);
            assertThat(reward.unit()).isEqualTo("free_months");
            assertThat(reward.promoter().id()).isEqualTo("5272969");
        }

        static List<String> optional() {
            return OPTIONAL;
        }

        @ParameterizedTest
        @MethodSource("optional")
        void may_be_missing(String place) {
            assertThat(reward(fulfilment().without(place).read()).id()).isEqualTo("2429153");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "\"yesterday\"",
                    "\"2023-08-23\"",
                    "\"2023-08-23T11:06:02\"",
                    "\"2023-02-30T00:00:00Z\"",
                    "1692788762",
                    "true",
                    "[\"2023-08-23T11:06:02Z\"]"
                })
        void is_no_time_if_it_cannot_be_read_as_one(String createdAt) {
            Reward reward =
                    reward(fulfilment().with("/event/created_at", createdAt).read());

            assertThat(reward.promoter().asOf()).isNull();
        }

        @Test
        void is_a_time_of_any_zone() {
            Reward reward = reward(fulfilment()
                    .with("/event/created_at", "\"2023-08-23T13:06:02.663+02:00\"")
                    .read());

            assertThat(reward.promoter().asOf()).isEqualTo(Instant.parse("2023-08-23T11:06:02.663Z"));
        }

        @ParameterizedTest
        @CsvSource(nullValues = "-", delimiter = '|', textBlock = """
                "cus_1"      | cus_1
                " cus_1 "    | cus_1
                "\\u00a0\\u200bcus_1\\ufeff" | cus_1
                23452        | 23452
                23452.0      | 23452
                2.3452e4     | 23452
                1.50         | -
                1e400        | -
                1e999999999  | -
                "23452.0"    | 23452.0
                "فاطمة"      | فاطمة
                ""           | -
                "  "         | -
                null         | -
                true         | -
                false        | -
                {"id":"x"}   | -
                ["x"]        | -
                """)
        void is_a_cust_id_if_it_is_a_text_or_a_number(String json, String custId) {
            Reward reward =
                    reward(fulfilment().with("/data/promoter/cust_id", json).read());

            assertThat(reward.custId()).isEqualTo(custId);
        }

        @Test
        void is_a_cust_id_as_it_was_sent_however_long() {
            String endless = "x".repeat(10_000);
            Reward reward = reward(fulfilment()
                    .with("/data/promoter/cust_id", "\"" + endless + "\"")
                    .read());

            assertThat(reward.custId()).isEqualTo(endless);
            assertThat(reward.promoter().custId()).hasSize(512);
        }

        @ParameterizedTest
        @CsvSource(nullValues = "-", delimiter = '|', textBlock = """
                "pending"   | pending
                " pending " | pending
                "completed" | completed
                ""          | -
                null        | -
                true        | true
                7           | 7
                {}          | an object
                ["pending"] | a list
                """)
        void is_a_status_whatever_its_type(String json, String status) {
            assertThat(reward(fulfilment().with("/data/status", json).read()).status())
                    .isEqualTo(status);
        }

        @ParameterizedTest
        @CsvSource(nullValues = "-", delimiter = '|', textBlock = """
                "Ada"  | "Lovelace"  | Ada Lovelace
                "Ada"  | ""          | Ada
                null   | "Lovelace"  | Lovelace
                ""     | null        | -
                " Ada "| " Lovelace "| Ada Lovelace
                "李"   | "小龙"       | 李 小龙
                {}     | true        | -
                """)
        void is_a_name_of_two_parts(String first, String last, String name) {
            Reward reward = reward(fulfilment()
                    .with("/data/promoter/profile/first_name", first)
                    .with("/data/promoter/profile/last_name", last)
                    .read());

            assertThat(reward.promoter().name()).isEqualTo(name);
        }

        @Test
        void is_not_found_in_a_profile_that_is_a_list() {
            Reward reward = reward(fulfilment()
                    .with("/data/promoter/profile", "[{\"first_name\":\"Ada\"}]")
                    .read());

            assertThat(reward.promoter().name()).isNull();
        }

        @Test
        void is_cut_to_what_its_column_holds() {
            String endless = "\"" + "🎉".repeat(10_000) + "\"";
            Reward reward = reward(fulfilment()
                    .with("/data/reward/name", endless)
                    .with("/data/unit", endless)
                    .with("/data/promoter/email", endless)
                    .with("/data/promoter/status", endless)
                    .with("/data/promoter/profile/first_name", endless)
                    .read());

            assertThat(reward.name()).hasSizeLessThanOrEqualTo(255).endsWith("…");
            assertThat(reward.unit()).hasSizeLessThanOrEqualTo(64).endsWith("…");
            assertThat(reward.promoter().email()).hasSizeLessThanOrEqualTo(320).endsWith("…");
            assertThat(reward.promoter().status()).hasSizeLessThanOrEqualTo(64).endsWith("…");
            assertThat(reward.promoter().name()).hasSizeLessThanOrEqualTo(255).endsWith("…");
        }
    }
}
