package laurel.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** People at the API: with their names and passwords, and as admins make them known and change them. */
@ExtendWith(ArquillianExtension.class)
class PeopleIT {

    private static final String OTHER_PASSWORD = "another twelve or more";

    private static Reply calls(String name, String password, String path) {
        return FirstPromoter.sends(Staff.as(name, password, path));
    }

    private static List<String> actsOn(String name) {
        return Tables.find(
                "select actor || ': ' || deed || ': ' || coalesce(detail, '') || ': ' || reason from act"
                        + " where subject = ? order by id",
                name);
    }

    @Test
    void the_first_admin_has_the_password_of_the_environment() {
        assertThat(calls(Staff.ADMIN, Staff.adminPassword(), "/people/admin")
                        .is(200)
                        .json()
                        .getString("role"))
                .isEqualTo("admin");
        assertThat(Tables.find("select made_by from person where name = 'admin'"))
                .containsExactly("laurel");
        assertThat(actsOn(Staff.ADMIN))
                .contains("laurel: make person: admin: the first start with LAUREL_ADMIN_PASSWORD");
    }

    @Test
    void a_person_calls_with_name_and_password_and_has_the_rights_of_their_role() {
        String customer = Company.customerWith(20);
        String reader = Staff.newcomer("reader");
        String spender = Staff.newcomer("spender");
        String path = "/accounts/" + Company.encoded(customer);

        calls(reader, Staff.PASSWORD, path).is(200);
        spends(reader, path).isProblem(403);
        spends(spender, path).is(201);
        calls(spender, Staff.PASSWORD, "/acts").isProblem(403);
        calls(spender, Staff.PASSWORD, "/people").isProblem(403);

        assertThat(Company.readsEntries(customer).get(0).getString("actor")).isEqualTo(spender);
    }

    private static Reply spends(String name, String path) {
        return FirstPromoter.sends(Staff.as(name, Staff.PASSWORD, path + "/redemptions")
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", Company.freshKey())
                .POST(BodyPublishers.ofString(Company.redemption(5))));
    }

    @Test
    void a_name_is_read_in_whichever_case_and_a_password_without_the_blanks_around_it() {
        String name = Staff.freshName();
        Staff.make(name.toUpperCase(), "reader", "  " + Staff.PASSWORD).is(201);

        calls("Person" + name.substring("person".length()), Staff.PASSWORD + " ", "/accounts/nobody")
                .isProblem(404);
    }

    @Test
    void whoever_is_not_let_in_hears_the_same_whatever_is_wrong() {
        String name = Staff.newcomer("admin");
        String gone = Staff.newcomer("admin");
        Staff.disable(gone).is(200);

        List<Reply> refusals = Stream.of(
                        calls(name, Staff.PASSWORD + "x", "/people"),
                        calls(name, "", "/people"),
                        calls(name, "x".repeat(100_000 / 20), "/people"),
                        calls(gone, Staff.PASSWORD, "/people"),
                        calls(Staff.freshName(), Staff.PASSWORD, "/people"),
                        calls("no name", Staff.PASSWORD, "/people"),
                        calls("", Staff.PASSWORD, "/people"))
                .toList();

        assertThat(refusals).allSatisfy(refusal -> refusal.isProblem(401));
        assertThat(refusals)
                .extracting(Reply::body)
                .containsOnly(refusals.get(0).body());
    }

    @Test
    void a_browser_is_never_asked_for_a_password_by_the_api() {
        var answer = new Browser().opens("/api/people");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.response().headers().allValues("WWW-Authenticate"))
                .isNotEmpty()
                .noneMatch(challenge -> challenge.contains("Basic"));
    }

    @Test
    void an_admin_makes_people_known_and_finds_them() {
        String name = Staff.freshName();

        JsonObject made = Staff.make(name, "operator", Staff.PASSWORD).is(201).json();

        assertThat(made.getString("name")).isEqualTo(name);
        assertThat(made.getString("role")).isEqualTo("operator");
        assertThat(made.getString("madeBy")).isEqualTo("berta");
        assertThat(made.isNull("lastLogInAt")).isTrue();
        assertThat(made.isNull("disabledAt")).isTrue();
        assertThat(made.toString()).doesNotContain(Staff.PASSWORD, "PBKDF2");
        assertThat(Staff.reads("/people/" + name).is(200).json()).isEqualTo(made);
        assertThat(actsOn(name)).containsExactly("berta: make person: operator: new here");
        calls(name, Staff.PASSWORD, "/acts").is(200);
        assertThat(Staff.reads("/people/" + name).json().isNull("lastLogInAt")).isFalse();
    }

    @Test
    void a_name_is_taken_once_and_for_ever() {
        String name = Staff.newcomer("reader");
        Staff.disable(name).is(200);

        assertThat(Staff.make(name, "admin", Staff.PASSWORD).isProblem(409).detail())
                .contains(name);
    }

    @Test
    void of_two_who_make_the_same_person_one_does() {
        String name = Staff.freshName();

        var replies = FirstPromoter.atOnce(
                2,
                List.of(
                        () -> Staff.make(name, "reader", Staff.PASSWORD),
                        () -> Staff.make(name, "admin", Staff.PASSWORD)));

        assertThat(replies).extracting(Reply::status).containsExactlyInAnyOrder(201, 409);
        assertThat(actsOn(name)).hasSize(1);
    }

    @Test
    void bad_input_is_told_by_its_field() {
        String name = Staff.freshName();
        assertThat(Staff.make("no name", "reader", Staff.PASSWORD)
                        .isProblem(400)
                        .detail())
                .startsWith("name ");
        assertThat(Staff.make("laurel", "reader", Staff.PASSWORD).isProblem(400).detail())
                .startsWith("name ");
        assertThat(Staff.make("FirstPromoter", "reader", Staff.PASSWORD)
                        .isProblem(400)
                        .detail())
                .startsWith("name ");
        assertThat(Staff.make(name, "root", Staff.PASSWORD).isProblem(400).detail())
                .startsWith("role ");
        assertThat(Staff.make(name, "reader", "elevenchars").isProblem(400).detail())
                .startsWith("password ")
                .doesNotContain("elevenchars");
        assertThat(Staff.make(name, "reader", "x".repeat(201)).isProblem(400).detail())
                .startsWith("password ");
        assertThat(Staff.posts(
                                "/people",
                                "{\"name\":\"" + name + "\",\"role\":\"reader\",\"password\":\"835620197463\"}")
                        .isProblem(400)
                        .detail())
                .startsWith("reason ");
        assertThat(Staff.setPassword(Staff.newcomer("reader"), "elevenchars")
                        .isProblem(400)
                        .detail())
                .startsWith("password ");
        for (String path : List.of("role", "password", "disable", "enable")) {
            Staff.posts("/people/" + name + "/" + path, "{}").isProblem(400);
        }
    }

    @Test
    void nobody_is_changed_who_is_not_there() {
        String name = Staff.freshName();
        Staff.reads("/people/" + name).isProblem(404);
        Staff.reads("/people/no%20name").isProblem(404);
        Staff.giveRole(name, "reader").isProblem(404);
        Staff.setPassword(name, Staff.PASSWORD).isProblem(404);
        Staff.disable(name).isProblem(404);
        Staff.enable(name).isProblem(404);
    }

    @Test
    void a_list_goes_on_where_a_page_ended() {
        String one = Staff.freshName();
        String other = one + "-too"; // nobody's name stands between them
        Staff.make(one, "reader", Staff.PASSWORD).is(201);
        Staff.make(other, "reader", Staff.PASSWORD).is(201);

        var first = Staff.reads("/people?limit=1&after=" + one).is(200).json();
        var before = Staff.reads("/people?limit=500").is(200).json();

        assertThat(first.getJsonArray("people").getJsonObject(0).getString("name"))
                .isEqualTo(other);
        assertThat(before.getJsonArray("people").getValuesAs(JsonObject.class))
                .extracting(person -> person.getString("name"))
                .contains(one, other, Staff.ADMIN);
        Staff.reads("/people?limit=0").isProblem(400);
    }

    @Test
    void a_role_a_password_and_whether_they_may_log_in_are_changed_with_a_reason() {
        String name = Staff.newcomer("reader");

        Staff.giveRole(name, "operator").is(200);
        calls(name, Staff.PASSWORD, "/acts").is(200);
        Staff.setPassword(name, OTHER_PASSWORD).is(200);
        calls(name, Staff.PASSWORD, "/acts").isProblem(401);
        calls(name, OTHER_PASSWORD, "/acts").is(200);
        assertThat(Staff.disable(name).is(200).json().isNull("disabledAt")).isFalse();
        calls(name, OTHER_PASSWORD, "/acts").isProblem(401);
        assertThat(Staff.enable(name).is(200).json().isNull("disabledAt")).isTrue();
        calls(name, OTHER_PASSWORD, "/acts").is(200);

        assertThat(actsOn(name))
                .containsExactly(
                        "berta: make person: reader: new here",
                        "berta: give role: operator, was reader: other work",
                        "berta: set password: : forgotten",
                        "berta: disable person: : has left",
                        "berta: enable person: : is back");
    }

    @Test
    void what_is_so_already_is_no_act() {
        String name = Staff.newcomer("reader");

        Staff.giveRole(name, "reader").is(200);
        Staff.enable(name).is(200);
        Staff.disable(name).is(200);
        Staff.disable(name).is(200);

        assertThat(actsOn(name)).hasSize(2);
    }

    @Test
    void the_last_admin_stays_one() {
        List<String> others =
                admins().stream().filter(name -> !name.equals(Staff.ADMIN)).toList();
        others.forEach(name -> Staff.disable(name).is(200));

        assertThat(Staff.disable(Staff.ADMIN).isProblem(409).detail()).contains("admin");
        Staff.giveRole(Staff.ADMIN, "operator").isProblem(409);
        Staff.giveRole(Staff.ADMIN, "admin").is(200);
        String second = Staff.newcomer("admin");
        Staff.giveRole(Staff.ADMIN, "operator").is(200);
        Staff.disable(second).isProblem(409);
        Staff.giveRole(Staff.ADMIN, "admin").is(200);
        Staff.disable(second).is(200);
    }

    @Test
    void of_two_admins_who_disable_each_other_one_is_left() {
        String one = Staff.newcomer("admin");
        String other = Staff.newcomer("admin");
        admins().stream().filter(name -> !List.of(one, other).contains(name)).forEach(name -> Staff.disable(name)
                .is(200));
        try {
            var replies = FirstPromoter.atOnce(2, List.of(() -> Staff.disable(one), () -> Staff.disable(other)));

            assertThat(replies).extracting(Reply::status).containsExactlyInAnyOrder(200, 409);
            assertThat(admins()).hasSize(1);
        } finally {
            Staff.enable(Staff.ADMIN).is(200);
        }
    }

    private static List<String> admins() {
        return Tables.find("select name from person where role = 'ADMIN' and disabled_at is null");
    }

    @Test
    void a_password_is_kept_as_a_hash_that_says_how_it_was_made() {
        String name = Staff.newcomer("reader");
        String other = Staff.newcomer("reader");

        String hash = hashOf(name);

        assertThat(hash).startsWith("PBKDF2WithHmacSHA256:600000:").isNotEqualTo(hashOf(other));
    }

    @Test
    void a_weaker_hash_is_made_anew_when_the_password_is_shown() throws SQLException {
        String name = Staff.newcomer("reader");
        try (Connection connection = Tables.connection()) {
            Tables.change(
                    connection,
                    "update person set password_hash = ? where name = ?",
                    Hashes.weak(Staff.PASSWORD),
                    name);
        }

        calls(name, Staff.PASSWORD + "x", "/accounts/nobody").isProblem(401);
        assertThat(hashOf(name)).startsWith("PBKDF2WithHmacSHA256:2000:");
        calls(name, Staff.PASSWORD, "/accounts/nobody").isProblem(404);
        assertThat(hashOf(name)).startsWith("PBKDF2WithHmacSHA256:600000:");
        calls(name, Staff.PASSWORD, "/accounts/nobody").isProblem(404);
    }

    private static String hashOf(String name) {
        return Tables.find("select password_hash from person where name = ?", name)
                .get(0);
    }

    @Test
    void a_name_whose_password_is_guessed_from_everywhere_is_refused_for_a_while_but_not_where_it_was_right_before() {
        String name = Staff.newcomer("reader");
        String usual = FirstPromoter.freshSource();
        callsFrom(usual, name, Staff.PASSWORD).isProblem(404);
        var browser = Browser.of(name, Staff.PASSWORD);
        browser.logsOut();
        try {
            for (int guess = 0; guess < 50; guess++) {
                calls(name, "guess " + guess, "/accounts/nobody").isProblem(401);
            }

            assertThat(calls(name, "guess 50", "/accounts/nobody")
                            .isProblem(429)
                            .retryAfter())
                    .isEqualTo("60");
            calls(name.toUpperCase(), Staff.PASSWORD, "/accounts/nobody").isProblem(429);
            new Browser().logsIn(name, Staff.PASSWORD).is(429);
            callsFrom(usual, name, Staff.PASSWORD).isProblem(404);
            browser.comesFrom(FirstPromoter.freshSource())
                    .logsIn(name, Staff.PASSWORD)
                    .goesTo("/");
            TestClock.goesOn(Duration.ofSeconds(61));
            calls(name, Staff.PASSWORD, "/accounts/nobody").isProblem(404);
        } finally {
            TestClock.isRight();
        }
    }

    @Test
    void a_source_that_guesses_is_refused_whosever_passwords_it_shows() {
        String name = Staff.newcomer("reader");
        String source = FirstPromoter.freshSource();
        for (int guess = 0; guess < 30; guess++) {
            callsFrom(source, Staff.freshName(), Staff.PASSWORD).isProblem(401);
        }

        callsFrom(source, Staff.freshName(), Staff.PASSWORD).isProblem(429);
        callsFrom(source, name, Staff.PASSWORD).isProblem(429);
        callsFrom(FirstPromoter.freshSource(), name, Staff.PASSWORD).isProblem(404);
    }

    @Test
    void guesses_of_the_same_moment_do_not_pass_before_the_first_ones_count_nor_do_they_keep_a_delivery_waiting() {
        String name = Staff.newcomer("reader");
        String source = FirstPromoter.freshSource();
        List<Callable<Reply>> calls =
                new ArrayList<>(Collections.nCopies(60, () -> callsFrom(source, name, "another guess")));
        calls.add(30, () -> FirstPromoter.sends(Reward.ofCredits()));

        List<Reply> replies = new ArrayList<>(FirstPromoter.atOnce(calls.size(), calls));

        assertThat(replies.remove(30).status()).isEqualTo(200);
        assertThat(replies).extracting(Reply::status).containsOnly(401, 429);
        assertThat(replies).filteredOn(reply -> reply.status() == 401).hasSizeLessThanOrEqualTo(12);
    }

    private static Reply callsFrom(String source, String name, String password) {
        return FirstPromoter.sends(
                Staff.as(name, password, "/accounts/nobody").header(FirstPromoter.FORWARDED_FOR, source));
    }
}
