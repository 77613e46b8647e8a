package laurel.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who fails too often is refused for a while: by the source, and never with a right secret. */
@ExtendWith(ArquillianExtension.class)
class SourcesIT {

    private static final int FREE = 10;

    @AfterEach
    void the_clock_is_right() {
        TestClock.isRight();
    }

    private static Reply delivers(String token, String source) {
        return delivers(token, source, Reward.ofCredits());
    }

    private static Reply delivers(String token, String source, Reward reward) {
        return FirstPromoter.sends(
                FirstPromoter.request("/" + token, bytes(reward)).header(FirstPromoter.FORWARDED_FOR, source));
    }

    private static byte[] bytes(Reward reward) {
        return reward.payload().toString().getBytes(StandardCharsets.UTF_8);
    }

    private static Reply reads(String key, String source) {
        HttpRequest.Builder request =
                Company.request("/fulfilments?limit=1").header(FirstPromoter.FORWARDED_FOR, source);
        return FirstPromoter.sends(key == null ? request : request.header("Authorization", "Bearer " + key));
    }

    private static void guessesTokens(String source) {
        IntStream.range(0, FREE)
                .forEach(guess -> delivers("guess-" + guess, source).isProblem(401));
    }

    @Test
    void too_many_wrong_tokens_of_a_source_are_refused_for_longer_and_longer() {
        String source = FirstPromoter.freshSource();
        guessesTokens(source);

        Reply refused = delivers("guess-10", source).isProblem(429);
        assertThat(refused.retryAfter()).isEqualTo("60");
        assertThat(refused.body()).doesNotContain("guess", source);

        TestClock.goesOn(Duration.ofSeconds(61));
        assertThat(delivers("guess-11", source).isProblem(429).retryAfter()).isEqualTo("120");
        TestClock.goesOn(Duration.ofMinutes(2 + 15));
        delivers("guess-12", source).isProblem(401);
    }

    @Test
    void a_right_token_passes_also_from_a_source_that_is_refused() {
        String source = FirstPromoter.freshSource();
        guessesTokens(source);
        delivers("guess-10", source).isProblem(429);

        for (String token : FirstPromoter.tokens()) {
            delivers(token, source).isCredited();
        }
        delivers("guess-11", source).isProblem(429);
    }

    @Test
    void nothing_is_stored_and_nothing_told_apart_while_a_source_is_refused() {
        String source = FirstPromoter.freshSource();
        guessesTokens(source);
        String deliveries = "select count(*) from delivery";
        var before = Tables.find(deliveries);

        var reward = Reward.ofCredits();
        var body = FirstPromoter.request("", bytes(reward)).header(FirstPromoter.FORWARDED_FOR, source);
        var replies = List.of(
                delivers("wrong", source, reward),
                delivers(FirstPromoter.tokens().get(0) + "x", source, reward),
                FirstPromoter.sends(body.copy().header("Authorization", "Bearer wrong")),
                FirstPromoter.sends(body.copy().header("Authorization", FirstPromoter.basic("any", "wrong"))));

        assertThat(replies).allSatisfy(reply -> {
            reply.isProblem(429);
            assertThat(Long.parseLong(reply.retryAfter())).isBetween(1L, 60L);
        });
        assertThat(Tables.find(deliveries)).isEqualTo(before);
        assertThat(Tables.statusOf(reward)).isEmpty();
    }

    @Test
    void another_source_is_not_refused_for_it() {
        String source = FirstPromoter.freshSource();
        guessesTokens(source);
        delivers("guess", source).isProblem(429);

        delivers("guess", FirstPromoter.freshSource()).isProblem(401);
        reads("guess", source).isProblem(401);
    }

    @Test
    void too_many_wrong_keys_of_a_source_are_refused_and_a_right_one_passes() {
        String source = FirstPromoter.freshSource();
        IntStream.range(0, FREE)
                .forEach(guess -> reads("guess-" + guess, source).isProblem(401));

        assertThat(reads("guess-10", source).isProblem(429).retryAfter()).isEqualTo("60");
        assertThat(reads(Company.key(), source).status()).isEqualTo(200);
        delivers("guess", source).isProblem(401);
    }

    @Test
    void who_shows_nothing_guesses_nothing() {
        String source = FirstPromoter.freshSource();
        for (int call = 0; call <= FREE; call++) {
            reads(null, source).isProblem(401);
            FirstPromoter.sends(FirstPromoter.request("", bytes(Reward.ofCredits()))
                            .header(FirstPromoter.FORWARDED_FOR, source))
                    .isProblem(401);
        }

        delivers("guess", source).isProblem(401);
        reads("guess", source).isProblem(401);
    }

    @Test
    void a_caller_cannot_become_another_one_by_what_it_writes_left_of_its_address() {
        String source = FirstPromoter.freshSource();
        for (int guess = 0; guess < FREE; guess++) {
            delivers("guess", FirstPromoter.freshSource() + ", " + source).isProblem(401);
        }

        delivers("guess", FirstPromoter.freshSource() + ", " + source).isProblem(429);
        delivers("guess", FirstPromoter.freshSource() + ", " + source + ", 127.0.0.1, [::1]:80")
                .isProblem(429);
        delivers("guess", source + ":50123").isProblem(429);
        delivers("guess", "::ffff:" + source).isProblem(429);
    }

    @Test
    void several_headers_are_one_in_their_order() {
        String source = FirstPromoter.freshSource();
        guessesTokens(source);

        var both = FirstPromoter.request("/guess", bytes(Reward.ofCredits()));
        FirstPromoter.sends(both.copy()
                        .header(FirstPromoter.FORWARDED_FOR, FirstPromoter.freshSource())
                        .header(FirstPromoter.FORWARDED_FOR, source))
                .isProblem(429);
        FirstPromoter.sends(both.copy()
                        .header(FirstPromoter.FORWARDED_FOR, source)
                        .header(FirstPromoter.FORWARDED_FOR, FirstPromoter.freshSource()))
                .isProblem(401);
    }

    @Test
    void whoever_has_a_network_of_ipv6_is_one_source() {
        for (int guess = 0; guess < FREE; guess++) {
            delivers("guess", "2001:db8:5:6::" + Integer.toHexString(guess)).isProblem(401);
        }

        delivers("guess", "2001:db8:5:6:ffff:ffff:ffff:ffff").isProblem(429);
        delivers("guess", "2001:db8:5:7::1").isProblem(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"unknown", "_hidden", "\"[2001:db8::1]\"", "example.com", "%0d%0aforged", "1.1.1.1, "})
    void what_is_no_address_neither_troubles_laurel_nor_keeps_a_right_token_out(String forwarded) {
        int status = delivers("guess", forwarded).status();
        assertThat(status).isIn(401, 429);
        delivers(FirstPromoter.tokens().get(0), forwarded).isCredited();
    }
}
