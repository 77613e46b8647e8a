package laurel.platform.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.file.AccessDeniedException;
import java.sql.SQLException;
import java.util.stream.Stream;
import javax.sql.DataSource;
import laurel.platform.transaction.DatabaseTrouble.Kind;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class DatabaseTroubleTest {

    static Stream<Arguments> causes() {
        return Stream.of(
                Arguments.of(new ConnectException("Connection refused"), Kind.REFUSED),
                Arguments.of(new ConnectException("Connection timed out"), Kind.SILENT),
                Arguments.of(new SocketTimeoutException("Connect timed out"), Kind.SILENT),
                Arguments.of(new UnknownHostException("db.example.com"), Kind.UNKNOWN_HOST),
                Arguments.of(new IOException("No space left on device"), Kind.DISK_FULL),
                Arguments.of(new AccessDeniedException("/data/laurel.mv.db"), Kind.NO_ACCESS),
                Arguments.of(new IOException("/data/laurel.mv.db (Read-only file system)"), Kind.NO_ACCESS),
                Arguments.of(new IllegalStateException("what nobody expects"), Kind.OTHER));
    }

    @ParameterizedTest
    @MethodSource("causes")
    void knows_what_the_innermost_cause_means(Throwable cause, Kind kind) {
        var thrown = new IllegalStateException(
                "Unable to obtain connection",
                new SQLException("IJ031084: Unable to create connection", "08001", cause));

        assertThat(DatabaseTrouble.of(new RuntimeException(cause)).kind()).isEqualTo(kind);
        if (kind != Kind.OTHER) {
            assertThat(DatabaseTrouble.of(thrown).kind()).isEqualTo(kind);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "28P01, NOT_ADMITTED",
        "28000, NOT_ADMITTED",
        "3D000, NO_SUCH_DATABASE",
        "57P03, NOT_YET",
        "53300, NOT_YET",
        "42501, NO_RIGHTS",
        "25006, READ_ONLY",
        "53100, DISK_FULL",
        "90100, DISK_FULL",
        "90020, LOCKED",
        "08001, SILENT",
        "XX000, OTHER"
    })
    void knows_what_the_databases_state_means(String state, Kind kind) {
        assertThat(DatabaseTrouble.of(new IllegalStateException(new SQLException("said", state)))
                        .kind())
                .isEqualTo(kind);
    }

    @Test
    void only_tables_that_are_another_versions_are_for_ever() {
        var newer = new FlywayValidateException(
                new org.flywaydb.core.api.ErrorDetails(null, null),
                "Detected applied migration not resolved locally: 99.");

        assertThat(DatabaseTrouble.of(newer).kind()).isEqualTo(Kind.NEWER);
        assertThat(Stream.of(Kind.values()).filter(Kind::isForEver))
                .containsExactly(Kind.NEWER, Kind.UNRELEASED, Kind.ALTERED);
    }

    /** A real database whose history is that of an earlier main: Flyway's own words tell it. */
    @Test
    void tables_from_before_the_first_release_are_known_as_such() throws SQLException {
        var source = new JdbcDataSource();
        source.setURL("jdbc:h2:mem:unreleased;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DB_CLOSE_DELAY=-1");
        migrate(source, "classpath:unreleased/migration");

        assertThatThrownBy(() -> migrate(source, "classpath:db/migration")).satisfies(refused -> {
            var trouble = DatabaseTrouble.of(refused);
            assertThat(trouble.kind()).isEqualTo(Kind.UNRELEASED);
            assertThat(trouble.toString())
                    .contains("before its first release", "LAUREL_DB_URL", "empty database")
                    .doesNotContain("\n");
        });
        try (var connection = source.getConnection()) {
            connection.createStatement().execute("shutdown");
        }
    }

    private static void migrate(DataSource source, String migrations) {
        Flyway.configure()
                .dataSource(source)
                .locations(migrations)
                .ignoreMigrationPatterns(new String[0])
                .load()
                .migrate();
    }

    @Test
    void is_told_in_one_line_with_what_was_said_and_without_a_password() {
        var cause = new SQLException(
                "Unable to parse URL\n jdbc:postgresql://x/y?user=u&password=secret&ssl=true", "08001");

        assertThat(DatabaseTrouble.of(cause).toString())
                .contains("Unable to parse URL jdbc:postgresql://x/y?user=u&password=…&ssl=true")
                .doesNotContain("secret", "\n");
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void tells_what_it_is_and_what_to_do(Kind kind) {
        assertThat(kind.advice()).matches("[A-Z].+\\. .+[.?]");
    }
}
