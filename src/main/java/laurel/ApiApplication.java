package laurel;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;
import laurel.access.ApiKeyFilter;
import laurel.audit.ActResource;
import laurel.delivery.DeliveryResource;
import laurel.erasure.ErasureResource;
import laurel.fulfilment.FulfilmentExport;
import laurel.fulfilment.FulfilmentResource;
import laurel.keys.KeyResource;
import laurel.ledger.AccountResource;
import laurel.ledger.CustIdReader;
import laurel.ledger.EntryExport;
import laurel.people.PersonResource;
import laurel.platform.web.AnswerWriter;
import laurel.platform.web.ParameterFilter;
import laurel.platform.web.ParameterReader;
import laurel.platform.web.ProblemMapper;
import laurel.platform.web.RequestFilter;
import laurel.platform.web.RequestReader;
import laurel.platform.web.StrangersFilter;
import laurel.promoter.PromoterResource;
import laurel.spending.BookingByQueryResource;
import laurel.spending.BookingResource;
import laurel.spending.EntryResource;
import laurel.spending.HoldResource;

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
                StrangersFilter.class,
                AnswerWriter.class,
                CustIdReader.class,
                ParameterReader.class,
                RequestReader.class);
    }
}
