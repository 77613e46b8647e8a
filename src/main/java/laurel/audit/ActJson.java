package laurel.audit;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import laurel.platform.web.Jsons;

/** An act as the API shows it. */
public final class ActJson {

    private ActJson() {}

    /** All fields of an act; a missing one is {@code null}. */
    static JsonObjectBuilder of(Act act) {
        var json = Jsons.object()
                .add("id", Long.toString(act.id()))
                .add("actedAt", act.actedAt().toString())
                .add("actor", act.actor())
                .add("deed", act.deed())
                .add("subject", act.subject());
        return Jsons.add(json, "detail", act.detail()).add("reason", act.reason());
    }

    public static JsonArrayBuilder of(List<Act> acts) {
        var json = Jsons.array();
        acts.forEach(act -> json.add(of(act)));
        return json;
    }
}
