package laurel.openapi;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;
import laurel.platform.web.ProblemMapper;
import laurel.platform.web.RequestFilter;
import laurel.platform.web.StrangersFilter;

/** {@code /laurel/openapi}. */
@ApplicationPath("openapi")
public class OpenApiApplication extends Application {

    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(OpenApiResource.class, ProblemMapper.class, RequestFilter.class, StrangersFilter.class);
    }
}
