package laurel.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {

    private final Secrets secrets = new Secrets();
    private final String token = secrets.make("token");

    @TempDir
    private Path folder;

    @Test
    void a_secret_in_the_middle_of_a_binary_file_is_found() throws Exception {
        Files.write(folder.resolve("clean"), List.of("nothing"));
        assertThat(secrets.in(folder)).isEmpty();

        Path file = Files.createDirectory(folder.resolve("deep")).resolve("data");
        Files.write(file, ("\0\u00ff" + token + "\0").getBytes("ISO-8859-1"));
        assertThat(secrets.in(folder)).extracting(Violation::what).containsExactly("the token is in " + file);
    }

    @ParameterizedTest
    @ValueSource(ints = {-33, -32, -31, -16, -1, 0, 1})
    void a_secret_is_found_where_two_parts_of_a_large_file_meet(int from) throws Exception {
        Path file = folder.resolve("large");
        Files.writeString(file, ".".repeat(Secrets.PART + from) + token + ".".repeat(Secrets.PART));

        assertThat(secrets.in(folder)).hasSize(1);
    }

    @Test
    void a_secret_in_a_column_is_found() throws Exception {
        String url = "jdbc:h2:mem:;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE";
        try (var database = DriverManager.getConnection(url);
                var statement = database.createStatement()) {
            statement.execute("create table delivery (id bigint, payload varchar(1000), detail varchar(1000))");
            statement.execute("insert into delivery values (1, 'nothing', null)");
            assertThat(secrets.in(database)).isEmpty();

            statement.execute(
                    "insert into delivery values (2, '{\"auth_token\": \"" + token + "-auth_token\"}', null)");
            assertThat(secrets.in(database))
                    .extracting(Violation::what)
                    .containsExactly("the token is in 1 rows of delivery.payload");
        }
    }
}
