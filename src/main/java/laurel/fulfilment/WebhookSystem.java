package laurel.fulfilment;

import java.util.Arrays;
import java.util.Optional;

/** FirstPromoter's two webhook systems. Each numbers its fulfilments on its own. */
public enum WebhookSystem {
    /** The legacy webhooks: the answer's status is the confirmation. */
    V1("v1"),
    /** Webhooks v2: a fulfilment is a commission. */
    V2("v2");

    private final String name;

    WebhookSystem(String name) {
        this.name = name;
    }

    /** The system of a name, if it is one. */
    public static Optional<WebhookSystem> named(String name) {
        return Arrays.stream(values())
                .filter(system -> system.name.equals(name))
                .findFirst();
    }

    /** The name in addresses and in the database. */
    @Override
    public String toString() {
        return name;
    }
}
