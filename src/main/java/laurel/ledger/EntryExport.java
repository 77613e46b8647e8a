package laurel.ledger;

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
import laurel.ledger.EntryReader.Stretch;
import laurel.ledger.EntryReader.Wanted;
import laurel.platform.web.CsvAnswer;
import laurel.platform.web.Query;
import laurel.platform.web.Text;
import laurel.programme.Scope;

/** Entries as a file, oldest first. */
@Path("entries.csv")
@ApplicationScoped
@Requires(Role.READER)
public class EntryExport {

    @Inject
    private EntryReader reader;

    @Inject
    private Scope scope;

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
            @QueryParam("custId") CustId custId,
            @QueryParam("unit") @Text(most = Units.MOST_CHARACTERS, isId = true) String unit,
            @QueryParam("from") Instant from,
            @QueryParam("to") Instant to) {
        var wanted = new Wanted(
                scope.ledger(),
                custId,
                unit == null ? null : units.meaning(unit).orElse(unit),
                from == null ? Query.FIRST_TIME : from,
                to == null ? Query.LAST_TIME : to);
        if (wanted.from().isAfter(wanted.to())) {
            throw Query.refused("from", "from must not be after to.");
        }
        Stretch first = reader.stretch(wanted, null);
        return scope.hasOthersThanMain()
                ? file(EntryLineOfProgramme.class, EntryLineOfProgramme::of, first, wanted)
                : file(EntryLine.class, EntryLine::of, first, wanted);
    }

    private <L extends Record> Response file(
            Class<L> line, Function<EntryReader.OfCustomer, L> of, Stretch first, Wanted wanted) {
        return CsvAnswer.of(
                "laurel-entries.csv",
                line,
                first,
                before -> after(before, wanted),
                stretch -> stretch.entries().stream().map(of));
    }

    private Stretch after(Stretch before, Wanted wanted) {
        return before.end() == null ? null : reader.stretch(wanted, before.end());
    }
}
