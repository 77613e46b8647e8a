package laurel.fulfilment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import laurel.access.Requires;
import laurel.access.Role;
import laurel.ledger.CustId;
import laurel.platform.web.CsvAnswer;
import laurel.platform.web.Page;
import laurel.platform.web.Text;
import laurel.promoter.PromoterDescription;

/** Fulfilments as a file, oldest first. */
@Path("fulfilments.csv")
@ApplicationScoped
@Requires(Role.READER)
public class FulfilmentExport {

    /** So many are read in one transaction. */
    private static final int STRETCH = 2000;

    @Inject
    private FulfilmentReader reader;

    /**
     * All fulfilments, or some: by the filters of their list.
     *
     * @param from when they were announced at the earliest
     * @param to before which time they were announced
     */
    @GET
    public Response fulfilments(
            @QueryParam("status") FulfilmentStatus status,
            @QueryParam("promoter") @Text(most = PromoterDescription.MOST_ID_CHARACTERS, isId = true) String promoter,
            @QueryParam("custId") CustId custId,
            @QueryParam("from") Instant from,
            @QueryParam("to") Instant to) {
        var filter = FulfilmentFilter.of(status, promoter, custId, from, to);
        var first = reader.oldest(filter, STRETCH, null);
        return CsvAnswer.of(
                "laurel-fulfilments.csv",
                FulfilmentLine.class,
                first,
                before -> after(before, filter),
                page -> page.rows().stream().map(FulfilmentLine::of));
    }

    private Page<Fulfilment> after(Page<Fulfilment> before, FulfilmentFilter filter) {
        if (before.isLast()) {
            return null;
        }
        var last = before.rows().get(before.rows().size() - 1);
        return reader.oldest(filter, STRETCH, last);
    }
}
