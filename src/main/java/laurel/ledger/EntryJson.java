package laurel.ledger;

import jakarta.json.JsonObjectBuilder;
import java.util.Optional;
import laurel.platform.web.Jsons;

/** An entry as the API shows it. */
public final class EntryJson {

    private EntryJson() {}

    /** All that an entry tells; what it does not know is {@code null}. */
    public static JsonObjectBuilder of(Entry entry) {
        var json = Jsons.object()
                .add("id", Long.toString(entry.id()))
                .add("unit", entry.unit())
                .add("amount", entry.amount())
                .add("balanceAfter", entry.balanceAfter())
                .add("kind", entry.kind().name());
        addText(json, "reference", entry.reference());
        addText(json, "system", entry.origin().map(Origin::system));
        addText(json, "fulfilment", entry.origin().map(Origin::fulfilment));
        json.add("actor", entry.actor());
        addText(json, "reason", entry.reason());
        return json.add("recordedAt", entry.recordedAt().toString());
    }

    private static void addText(JsonObjectBuilder json, String name, Optional<String> text) {
        text.ifPresentOrElse(given -> json.add(name, given), () -> json.addNull(name));
    }
}
