package laurel.spending;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.SecurityContext;
import java.io.InputStream;
import java.time.Duration;
import java.util.OptionalLong;
import laurel.ledger.Balance;
import laurel.ledger.Cause;
import laurel.ledger.Units;
import laurel.platform.web.JsonBody;
import laurel.platform.web.Problem;

/** Reads requests. An error in a request ends the call with a problem that names the field. */
@ApplicationScoped
public class Requests {

    /** The longest hold. An amount that is set aside for longer is not about to be spent. */
    private static final Duration LONGEST_HOLD = Duration.ofDays(30);

    private static final int MOST_UNIT_CHARACTERS = 64;

    @Inject
    private Units units;

    /** @throws WebApplicationException 400 if there is no usable key */
    RequestKey key(SecurityContext caller, String header) {
        try {
            return new RequestKey(caller.getUserPrincipal().getName(), header);
        } catch (IllegalArgumentException unusable) {
            throw Problem.of(400, unusable.getMessage()).toException();
        }
    }

    /**
     * The number of a row that a path names.
     *
     * @param what the kind of row, for the message
     * @throws WebApplicationException 404 if it is not a number
     */
    static long number(String what, String id) {
        try {
            return Long.parseLong(id);
        } catch (NumberFormatException none) {
            throw Problem.of(404, "There is no " + what + " of this id.").toException();
        }
    }

    Redemption redemption(HttpHeaders headers, InputStream body) {
        var fields = JsonBody.of(headers, body, "unit", "amount", "reference");
        return new Redemption(unit(fields), amount(fields), reference(fields));
    }

    HoldRequest hold(HttpHeaders headers, InputStream body) {
        var fields = JsonBody.of(headers, body, "unit", "amount", "reference", "expiresInSeconds");
        return new HoldRequest(
                unit(fields),
                amount(fields),
                reference(fields),
                Duration.ofSeconds(fields.whole("expiresInSeconds", 1, LONGEST_HOLD.toSeconds())));
    }

    /** How much of a hold is to be spent; empty for all of it. */
    OptionalLong amountToCapture(HttpHeaders headers, InputStream body) {
        return JsonBody.ofOptional(headers, body, "amount")
                .optionalWhole("amount", 1, Balance.LARGEST_CHANGE)
                .map(OptionalLong::of)
                .orElseGet(OptionalLong::empty);
    }

    /** Reads a body that must be empty. */
    void nothing(HttpHeaders headers, InputStream body) {
        JsonBody.ofOptional(headers, body);
    }

    Adjustment adjustment(HttpHeaders headers, InputStream body) {
        var fields = JsonBody.of(headers, body, "unit", "amount", "reason");
        var asked = new Adjustment(
                unit(fields), fields.whole("amount", -Balance.LARGEST_CHANGE, Balance.LARGEST_CHANGE), reason(fields));
        if (asked.amount() == 0) {
            throw Problem.of(400, "amount must not be 0.").toException();
        }
        return asked;
    }

    /** Why an entry is to be taken back. */
    String reason(HttpHeaders headers, InputStream body) {
        return reason(JsonBody.of(headers, body, "reason"));
    }

    private static String reason(JsonBody fields) {
        return fields.text("reason", Cause.MOST_REASON_CHARACTERS);
    }

    private static long amount(JsonBody fields) {
        return fields.whole("amount", 1, Balance.LARGEST_CHANGE);
    }

    private static String reference(JsonBody fields) {
        return fields.text("reference", Cause.MOST_REFERENCE_CHARACTERS);
    }

    /** The unit that is meant, in the spelling of the accounts; 422 if it is not configured. */
    private String unit(JsonBody fields) {
        String spelling = fields.text("unit", MOST_UNIT_CHARACTERS);
        return units.meaning(spelling).orElseThrow(() -> Problem.of(
                        422,
                        "unit: " + spelling + " is not configured; the units are " + String.join(", ", units.names())
                                + ".")
                .toException());
    }
}
