package laurel.fulfilment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.function.Function;
import laurel.access.Requires;
import laurel.access.Role;
import laurel.ledger.CustId;
import laurel.platform.web.CsvAnswer;
import laurel.platform.web.Page;
import laurel.platform.web.Text;
import laurel.programme.Scope;
import laurel.promoter.PromoterDescription;

/** Fulfilments as a file, oldest first. */
@Path("fulfilments.csv")
@ApplicationScoped
@Requires(Role.READER)
public class FulfilmentExport {

    /** So many are read in one transaction. */
    private static final int STRETCH = 2000;

    @Inject
    private Scope scope;

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
            @QueryParam("programme") String programme,
            @QueryParam("status") FulfilmentStatus status,
            @QueryParam("promoter") @Text(most = PromoterDescription.MOST_ID_CHARACTERS, isId = true) String promoter,
            @QueryParam("custId") CustId custId,
            @QueryParam("from") Instant from,
            @QueryParam("to") Instant to) {
        var filter = FulfilmentFilter.of(scope.programmes(programme), status, promoter, custId, from, to);
        var first = reader.oldest(filter, STRETCH, null);
        return scope.hasOthersThanMain()
                ? file(FulfilmentLineOfProgramme.class, FulfilmentLineOfProgramme::of, first, filter)
                : file(FulfilmentLine.class, FulfilmentLine::of, first, filter);
    }

    private <L extends Record> Response file(
            Class<L> line, Function<Fulfilment, L> of, Page<Fulfilment> first, FulfilmentFilter filter) {
        return CsvAnswer.of(
                "laurel-fulfilments.csv", line, first, before -> after(before, filter), page -> page.rows().stream()
                        .map(of));
    }

    private Page<Fulfilment> after(Page<Fulfilment> before, FulfilmentFilter filter) {
        if (before.isLast()) {
            return null;
        }
        var last = before.rows().get(before.rows().size() - 1);
        return reader.oldest(filter, STRETCH, last);
    }
}
