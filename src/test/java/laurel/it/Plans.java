package laurel.it;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
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
}
