package laurel.webhook;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;
import laurel.platform.web.ProblemMapper;
import laurel.platform.web.RequestFilter;
import laurel.platform.web.StrangersFilter;

/** {@code /laurel/webhooks}. */
@ApplicationPath("webhooks")
public class WebhookApplication extends Application {

    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(
                WebhookResource.class,
                TokenFilter.class,
                ProblemMapper.class,
                RequestFilter.class,
                StrangersFilter.class);
    }
}
