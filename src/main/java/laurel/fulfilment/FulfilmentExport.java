package laurel.fulfilment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import laurel.access.Requires;
import laurel.access.Role;
import laurel.ledger.CustId;
import laurel.platform.web.Csv;
import laurel.platform.web.CsvAnswer;
import laurel.platform.web.Page;

/** Fulfilments as a file, oldest first. */
@Path("fulfilments.csv")
@ApplicationScoped
@Requires(Role.READER)
public class FulfilmentExport {

    /** So many are read in one transaction. */
    private static final int STRETCH = 2000;

    private static final Object[] HEADER = {
        "system",
        "id",
        "status",
        "reason",
        "promoter",
        "custId",
        "unit",
        "amount",
        "amountSent",
        "name",
        "createdAt",
        "settledAt"
    };

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
            @QueryParam("status") String status,
            @QueryParam("promoter") String promoter,
            @QueryParam("custId") String custId,
            @QueryParam("from") String from,
            @QueryParam("to") String to) {
        var filter = FulfilmentResource.filter(status, promoter, custId, from, to);
        var first = reader.oldest(filter, STRETCH, null);
        return CsvAnswer.of(
                "laurel-fulfilments.csv", HEADER, first, before -> after(before, filter), FulfilmentExport::write);
    }

    private Page<Fulfilment> after(Page<Fulfilment> before, FulfilmentFilter filter) {
        if (before.isLast()) {
            return null;
        }
        var last = before.rows().get(before.rows().size() - 1);
        return reader.oldest(filter, STRETCH, last);
    }

    private static void write(Csv csv, Page<Fulfilment> page) {
        for (var fulfilment : page.rows()) {
            csv.row(
                    fulfilment.system(),
                    fulfilment.id(),
                    fulfilment.status(),
                    fulfilment.holdReason().orElse(null),
                    fulfilment.promoterId(),
                    fulfilment.custId().map(CustId::value).orElse(null),
                    fulfilment.unit(),
                    fulfilment.amount().isPresent() ? fulfilment.amount().getAsLong() : null,
                    fulfilment.amountSent().orElse(null),
                    fulfilment.name().orElse(null),
                    fulfilment.createdAt(),
                    fulfilment.settledAt().orElse(null));
        }
    }
}
