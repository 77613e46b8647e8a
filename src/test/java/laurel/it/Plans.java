package laurel.it;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.eclipse.persistence.jpa.JpaQuery;

/** How Laurel asks the database. */
@Stateless
public class Plans {

    @PersistenceContext
    private EntityManager entities;

    /** The SQL of a named query, with a question mark for each parameter, and for the limit and the offset at its end. */
    public String sqlOf(String name, Map<String, Object> parameters, int limit) {
        var query = entities.createNamedQuery(name).setMaxResults(limit);
        parameters.forEach(query::setParameter);
        query.getResultList();
        return query.unwrap(JpaQuery.class).getDatabaseQuery().getSQLString();
    }

    /** The database's plan for a statement with its parameters, which it executes. */
    static String of(Connection connection, String sql, Object... parameters) throws SQLException {
        try (var explain = connection.prepareStatement("explain analyze " + sql)) {
            for (int i = 0; i < parameters.length; i++) {
                explain.setObject(i + 1, parameters[i]);
            }
            var plan = new StringBuilder();
            try (var lines = explain.executeQuery()) {
                while (lines.next()) {
                    plan.append(lines.getString(1)).append('\n');
                }
            }
            return plan.toString();
        }
    }
}
