package laurel;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;
import laurel.access.ApiKeyFilter;
import laurel.account.AccountResource;
import laurel.platform.ProblemMapper;
import laurel.platform.RequestFilter;

/** {@code /laurel/api}: what the company's own application calls. */
@ApplicationPath("api")
public class ApiApplication extends Application {

    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(AccountResource.class, ApiKeyFilter.class, ProblemMapper.class, RequestFilter.class);
    }
}
