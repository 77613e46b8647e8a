package laurel;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;
import laurel.access.ApiKeyFilter;
import laurel.account.AccountResource;
import laurel.audit.ActResource;
import laurel.booking.BookingByQueryResource;
import laurel.booking.BookingResource;
import laurel.booking.EntryResource;
import laurel.booking.HoldResource;
import laurel.desk.DeliveryResource;
import laurel.desk.ErasureResource;
import laurel.desk.FulfilmentResource;
import laurel.desk.PromoterResource;
import laurel.export.EntryExport;
import laurel.export.FulfilmentExport;
import laurel.keys.KeyResource;
import laurel.people.PersonResource;
import laurel.platform.ParameterFilter;
import laurel.platform.ProblemMapper;
import laurel.platform.RequestFilter;
import laurel.platform.StrangersFilter;

/** {@code /laurel/api}: what the company's own application calls. */
@ApplicationPath("api")
public class ApiApplication extends Application {

    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(
                AccountResource.class,
                BookingResource.class,
                BookingByQueryResource.class,
                EntryResource.class,
                HoldResource.class,
                ActResource.class,
                DeliveryResource.class,
                ErasureResource.class,
                FulfilmentResource.class,
                KeyResource.class,
                PromoterResource.class,
                PersonResource.class,
                EntryExport.class,
                FulfilmentExport.class,
                ApiKeyFilter.class,
                ProblemMapper.class,
                RequestFilter.class,
                ParameterFilter.class,
                StrangersFilter.class);
    }
}
