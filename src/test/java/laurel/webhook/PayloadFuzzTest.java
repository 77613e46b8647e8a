package laurel.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import laurel.fulfilment.Amount;
import laurel.fulfilment.Reward;
import laurel.ledger.Cause;
import laurel.ledger.CustId;
import laurel.platform.text.StorableText;
import laurel.programme.SampleProgramme;
import laurel.promoter.PromoterDescription;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * Whatever is sent: it is read or refused, never anything else, and what is to be credited satisfies the rules. A failure prints
 * the seed that repeats it. {@code -Djqwik.tries.default=1000000} tries a million cases each.
 */
class PayloadFuzzTest {

    private static final String SECRET = "Ganz-Geheim-7391";
    private static final int WIDEST_PAYLOAD = 1_000_000;

    @Property
    void any_bytes_are_read_or_refused(@ForAll byte[] body) {
        check(Payload.read(body, SampleProgramme.MAIN, SamplePayload.NO_SECRETS));
    }

    @Property
    void a_fulfilment_with_any_value_in_any_place_is_read_or_refused(
            @ForAll("places") String place, @ForAll("json") String json, @ForAll("secrets") String secret) {
        String body = SamplePayload.fulfilment()
                .with("/data/promoter/" + secret, "\"" + SECRET + "\"")
                .with(place, json)
                .toString();

        check(SamplePayload.read(body));
    }

    @Property
    void a_denial_with_any_value_in_any_place_is_read_or_refused(
            @ForAll("placesOfV2") String place, @ForAll("json") String json) {
        Payload payload =
                SamplePayload.read(SamplePayload.denial().with(place, json).toString());

        check(payload);
        if (payload instanceof Payload.Denied denied) {
            assertThat(denied.fulfilment()).isNotBlank().hasSizeLessThanOrEqualTo(Reward.MOST_ID_CHARACTERS);
            assertThat(StorableText.isStorable(denied.fulfilment())).isTrue();
            assertThat(denied.reason()).hasSizeLessThanOrEqualTo(Cause.MOST_REASON_CHARACTERS);
        }
    }

    @Provide
    Arbitrary<String> placesOfV2() {
        return OddPayloads.placesOfV2();
    }

    @Property
    void a_damaged_fulfilment_is_read_or_refused(
            @ForAll("secrets") String secret,
            @ForAll("position") int from,
            @ForAll("length") int length,
            @ForAll("graft") String graft) {
        String body = SamplePayload.fulfilment()
                .with("/data/promoter/" + secret, "\"" + SECRET + "\"")
                .toString();
        int start = from % body.length();
        int end = Math.min(body.length(), start + length);
        // What stands inside of the name of a secret is no secret any more when the name is damaged.
        boolean hitsName = body.substring(start, end).contains("_") || touches(body, secret, start, end);
        String damaged = body.substring(0, start) + graft + body.substring(end);

        Payload payload = SamplePayload.read(damaged);

        if (hitsName) {
            checkButForSecrets(payload);
        } else {
            check(payload);
        }
    }

    private static boolean touches(String body, String word, int start, int end) {
        int at = body.indexOf('"' + word + '"');
        return start <= at + word.length() + 2 && end >= at;
    }

    private static void check(Payload payload) {
        checkButForSecrets(payload);
        assertThat(payload.masked()).doesNotContain(SECRET);
    }

    private static void checkButForSecrets(Payload payload) {
        assertThat(payload.masked().length()).isLessThanOrEqualTo(WIDEST_PAYLOAD);
        assertThat(StorableText.isStorable(payload.masked())).isTrue();
        if (payload instanceof Payload.RewardDue due) {
            checkReward(due.reward());
        } else if (payload instanceof Payload.Unreadable unreadable) {
            assertThat(unreadable.problem()).isNotBlank().doesNotContain(SECRET);
        }
    }

    private static void checkReward(Reward reward) {
        assertThat(reward.id()).isNotBlank().hasSizeLessThanOrEqualTo(Reward.MOST_ID_CHARACTERS);
        assertThat(StorableText.isStorable(reward.id())).isTrue();
        assertThat(reward.unit()).isNotBlank().hasSizeLessThanOrEqualTo(64);
        assertThat(reward.promoter().id())
                .isNotBlank()
                .hasSizeLessThanOrEqualTo(PromoterDescription.MOST_ID_CHARACTERS);
        reward.amount().whole().ifPresent(whole -> {
            assertThat(whole).isBetween(1L, Amount.LARGEST);
            assertThat(new BigDecimal(reward.amount().sent())).isEqualByComparingTo(BigDecimal.valueOf(whole));
        });
        CustId.in(reward.custId())
                .ifPresent(custId ->
                        assertThat(custId.value()).isNotBlank().hasSizeLessThanOrEqualTo(CustId.MOST_CHARACTERS));
    }

    @Provide
    Arbitrary<String> secrets() {
        return Arbitraries.of(OddPayloads.SECRETS);
    }

    @Provide
    Arbitrary<String> places() {
        return OddPayloads.places();
    }

    @Provide
    Arbitrary<Integer> position() {
        return OddPayloads.positions();
    }

    @Provide
    Arbitrary<Integer> length() {
        return OddPayloads.lengths();
    }

    @Provide
    Arbitrary<String> graft() {
        return OddPayloads.grafts();
    }

    @Provide
    Arbitrary<String> json() {
        return OddPayloads.json();
    }
}
