package laurel.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers whose exponent is beyond what a BigDecimal can have, and times that no database keeps. */
class UncomputableValueTest {

    @ParameterizedTest
    @ValueSource(strings = {"1e99999999999", "1e2147483648", "1e-2147483648", "0e-99999999999"})
    void a_number_is_no_reason_to_refuse_a_fulfilment(String number) {
        assertThat(SamplePayload.fulfilment().with("/data/campaign/id", number).read())
                .isInstanceOf(Payload.RewardDue.class);
        assertThat(SamplePayload.fulfilment().with("/data/amount", number).read())
                .isInstanceOf(Payload.RewardDue.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e99999999999", "1e2147483648", "1e-2147483648", "0e-99999999999"})
    void a_number_is_no_id(String number) {
        assertThat(SamplePayload.fulfilment().with("/data/id", number).read()).isInstanceOf(Payload.Unreadable.class);
    }

    /** PostgreSQL keeps times from 4713 BC to 294276 AD, H2 fewer. */
    @ParameterizedTest
    @ValueSource(strings = {"+999999999-12-31T23:59:59Z", "-999999999-01-01T00:00:00Z", "+294277-01-01T00:00:00Z"})
    void a_time_that_no_database_keeps_is_none(String time) {
        var payload = (Payload.RewardDue) SamplePayload.fulfilment()
                .with("/event/created_at", "\"" + time + "\"")
                .read();

        assertThat(payload.reward().promoter().asOf()).isNull();
    }
}
