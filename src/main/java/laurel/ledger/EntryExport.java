package laurel.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import laurel.access.Requires;
import laurel.access.Role;
import laurel.ledger.EntryReader.Stretch;
import laurel.ledger.EntryReader.Wanted;
import laurel.platform.web.Csv;
import laurel.platform.web.CsvAnswer;
import laurel.platform.web.Query;
import laurel.programme.Programme;

/** Entries as a file, oldest first. */
@Path("entries.csv")
@ApplicationScoped
@Requires(Role.READER)
public class EntryExport {

    private static final int MOST_UNIT_CHARACTERS = 64;

    private static final Object[] HEADER = {
        "id",
        "custId",
        "unit",
        "amount",
        "balanceAfter",
        "kind",
        "reference",
        "system",
        "fulfilment",
        "actor",
        "reason",
        "recordedAt"
    };

    @Inject
    private EntryReader reader;

    @Inject
    private Units units;

    /**
     * All entries, or some.
     *
     * @param from when they were booked at the earliest
     * @param to before which time they were booked
     */
    @GET
    public Response entries(
            @QueryParam("custId") String custId,
            @QueryParam("unit") String unit,
            @QueryParam("from") String from,
            @QueryParam("to") String to) {
        var wanted = new Wanted(
                Programme.MAIN,
                custId == null ? null : AccountResource.custId(custId),
                Query.id("unit", unit, MOST_UNIT_CHARACTERS)
                        .map(spelling -> units.meaning(spelling).orElse(spelling))
                        .orElse(null),
                Query.time("from", from).orElse(Query.FIRST_TIME),
                Query.time("to", to).orElse(Query.LAST_TIME));
        if (wanted.from().isAfter(wanted.to())) {
            throw Query.refused("from must not be after to.");
        }
        Stretch first = reader.stretch(wanted, null);
        return CsvAnswer.of("laurel-entries.csv", HEADER, first, before -> after(before, wanted), EntryExport::write);
    }

    private Stretch after(Stretch before, Wanted wanted) {
        return before.end() == null ? null : reader.stretch(wanted, before.end());
    }

    private static void write(Csv csv, Stretch stretch) {
        for (var row : stretch.entries()) {
            var entry = row.entry();
            csv.row(
                    entry.id(),
                    row.custId(),
                    entry.unit(),
                    entry.amount(),
                    entry.balanceAfter(),
                    entry.kind(),
                    entry.reference().orElse(null),
                    entry.origin().map(Origin::system).orElse(null),
                    entry.origin().map(Origin::fulfilment).orElse(null),
                    entry.actor(),
                    entry.reason().orElse(null),
                    entry.recordedAt());
        }
    }
}
