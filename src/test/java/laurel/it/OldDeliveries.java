package laurel.it;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import laurel.platform.transaction.TimeOrderedId;

/**
 * Deliveries that were received in 2020, as they are in the database.
 *
 * @param first the number of the first; the others follow
 */
record OldDeliveries(long first, int number) {

    private static final Instant RECEIVED_AT = Instant.parse("2020-01-01T00:00:00Z");

    /** @param payload what each of them keeps, or null */
    static OldDeliveries with(int number, String payload) {
        long first = TimeOrderedId.first(RECEIVED_AT) + Reward.fresh() * 2_000;
        try (Connection connection = Tables.transaction();
                var insert = connection.prepareStatement("insert into delivery"
                        + " (id, received_at, event_type, programme, system, outcome, status, took_micros, payload)"
                        + " values (?, ?, 'lead_signup', 'main', 'v1', 'RECORDED', 204, 1000, ?)")) {
            for (int n = 0; n < number; n++) {
                insert.setLong(1, first + n);
                insert.setObject(2, RECEIVED_AT.atOffset(ZoneOffset.UTC));
                insert.setString(3, payload);
                insert.addBatch();
            }
            insert.executeBatch();
            connection.commit();
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
        return new OldDeliveries(first, number);
    }

    /** How many of them keep what was sent. */
    long withPayload() {
        return count("payload is not null");
    }

    /** How many of them say that what was sent was deleted. */
    long withoutPayload() {
        return count("payload_deleted_at is not null");
    }

    /** What they keep, in their order. */
    List<String> payloads() {
        return Tables.find("select payload from delivery where id >= ? and id < ? order by id", first, first + number);
    }

    private long count(String condition) {
        List<String> found = Tables.find(
                "select count(*) from delivery where id >= ? and id < ? and " + condition, first, first + number);
        return Long.parseLong(found.get(0));
    }
}
