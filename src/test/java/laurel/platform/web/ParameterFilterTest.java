package laurel.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.QueryParam;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParameterFilterTest {

    /** Methods such as resources have. */
    interface Resource {

        void list(@QueryParam("custId") String custId, String body, @QueryParam("limit") String limit);

        void one(String id);

        void several(@QueryParam("unit") List<String> units);
    }

    @Test
    void lets_known_ones_through_even_empty() {
        assertThat(objectionTo("list", Map.of("custId", List.of("1"), "limit", List.of(""))))
                .isEmpty();
        assertThat(objectionTo("list", Map.of())).isEmpty();
    }

    @Test
    void lets_an_ampersand_more_be() {
        assertThat(objectionTo("one", Map.of("", List.of("", "")))).isEmpty();
    }

    @Test
    void refuses_one_that_is_there_twice_unless_it_is_a_list() {
        assertThat(objectionTo("list", Map.of("limit", List.of("1", "1")))).isEqualTo("limit is there twice.");
        assertThat(objectionTo("several", Map.of("unit", List.of("credits", "points"))))
                .isEmpty();
    }

    @Test
    void tells_the_known_ones_of_an_unknown_one() {
        assertThat(objectionTo("list", Map.of("email", List.of("x"))))
                .isEqualTo("There is no parameter email here; known are custId, limit.");
        assertThat(objectionTo("one", Map.of("email", List.of("x"))))
                .isEqualTo("There is no parameter email here; this call has none.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"custid", "CUSTID", "cust_id", "Cust-Id", "custId[]", "custId "})
    void suggests_the_one_that_was_meant(String name) {
        assertThat(objectionTo("list", Map.of(name, List.of("1")))).contains("Do you mean custId? Known are");
    }

    @Test
    void repeats_no_more_of_an_unknown_name_than_is_read() {
        assertThat(objectionTo("one", Map.of("x".repeat(5000), List.of("1"))))
                .hasSizeLessThan(200)
                .contains("x…");
    }

    private static String objectionTo(String method, Map<String, List<String>> given) {
        return ParameterFilter.objectionTo(given, called(method)).orElse("");
    }

    private static Method called(String name) {
        return Arrays.stream(Resource.class.getDeclaredMethods())
                .filter(method -> method.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
