package laurel.fulfilment;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import laurel.ledger.CustId;
import laurel.platform.web.Jsons;

/** A fulfilment as the API shows it. */
final class FulfilmentJson {

    private FulfilmentJson() {}

    /** All that is known of it; what is not is {@code null}. */
    static JsonObjectBuilder of(Fulfilment fulfilment) {
        var json = Jsons.object()
                .add("system", fulfilment.system())
                .add("id", fulfilment.id())
                .add("status", fulfilment.status().name());
        Jsons.add(json, "reason", fulfilment.holdReason().map(Enum::name));
        json.add("promoter", fulfilment.promoterId());
        Jsons.add(json, "custId", fulfilment.custId().map(CustId::value));
        json.add("unit", fulfilment.unit());
        addWhole(json, "amount", fulfilment.amount());
        Jsons.add(json, "amountSent", fulfilment.amountSent());
        addWhole(json, "taken", fulfilment.taken());
        addWhole(json, "expired", fulfilment.expired());
        addWhole(json, "owed", fulfilment.owed());
        Jsons.add(json, "name", fulfilment.name());
        json.add("createdAt", fulfilment.createdAt().toString());
        return Jsons.add(json, "settledAt", fulfilment.settledAt().map(Instant::toString));
    }

    private static void addWhole(JsonObjectBuilder json, String name, OptionalLong number) {
        number.ifPresentOrElse(given -> json.add(name, given), () -> json.addNull(name));
    }

    /** For whom else it was announced; what is not confirmed has {@code null} for when and by whom. */
    static JsonArrayBuilder ofOthers(List<OtherPromoter> others) {
        var json = Jsons.array();
        for (OtherPromoter other : others) {
            var shown = Jsons.object()
                    .add("promoter", other.promoterId())
                    .add("announcedAt", other.announcedAt().toString());
            Jsons.add(shown, "confirmedAt", other.confirmedAt().map(Instant::toString));
            json.add(Jsons.add(shown, "confirmedBy", other.confirmedBy()));
        }
        return json;
    }

    static JsonArrayBuilder of(List<Fulfilment> fulfilments) {
        var json = Jsons.array();
        fulfilments.forEach(fulfilment -> json.add(of(fulfilment)));
        return json;
    }
}
