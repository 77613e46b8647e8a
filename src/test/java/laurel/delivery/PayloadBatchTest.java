package laurel.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PayloadBatchTest {

    @Test
    void counts_what_was_deleted() {
        assertThat(PayloadBatch.NONE.next(3).next(0).next(4)).isEqualTo(new PayloadBatch(true, 3, 7));
        assertThat(PayloadBatch.NONE.next(3).end()).isEqualTo(new PayloadBatch(false, 1, 3));
    }

    @Test
    void is_the_last_one_after_as_many_as_a_run_may_do() {
        PayloadBatch batch = PayloadBatch.NONE;
        while (batch.isMore()) {
            batch = batch.next(1);
        }

        assertThat(batch).isEqualTo(new PayloadBatch(false, 1_000, 1_000));
    }
}
