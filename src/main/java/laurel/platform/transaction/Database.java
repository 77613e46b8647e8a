package laurel.platform.transaction;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/**
 * The server's default datasource, for callers without a transaction. It is not an EJB, since a server lets callers of
 * an EJB wait until Laurel has started, and these questions are asked before.
 */
@ApplicationScoped
public class Database {

    private static final int ANSWER_SECONDS = 2;

    @Resource(lookup = "java:comp/DefaultDataSource")
    private DataSource source;

    /**
     * Brings the schema up to date with this version of Laurel. Several nodes may call it at once: Flyway lets one of
     * them work, and the others find the work done.
     *
     * @throws RuntimeException if the database cannot be reached, or a newer Laurel has changed it
     */
    public void migrate() {
        Flyway.configure(Database.class.getClassLoader())
                .dataSource(source)
                .locations("classpath:db/migration")
                .ignoreMigrationPatterns(
                        new String[0]) // Flyway's default would let an old Laurel work on tables that it does not
                // know
                .load()
                .migrate();
    }

    /** The name and version of the database, or empty if it does not answer. */
    public Optional<String> product() {
        try (var connection = source.getConnection()) {
            if (!connection.isValid(ANSWER_SECONDS)) {
                return Optional.empty();
            }
            var about = connection.getMetaData();
            return Optional.of(about.getDatabaseProductName() + " " + about.getDatabaseProductVersion());
        } catch (SQLException away) {
            return Optional.empty();
        }
    }

    /** The address of the database, without its parameters, which can hold a password. */
    public Optional<String> address() {
        try (var connection = source.getConnection()) {
            return Optional.of(connection.getMetaData().getURL().split("[?;]", 2)[0]);
        } catch (SQLException away) {
            return Optional.empty();
        }
    }
}
