package laurel.fulfilment;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import laurel.ledger.AccountKey;
import laurel.ledger.CustId;
import laurel.platform.text.IdText;
import laurel.platform.text.StorableText;
import laurel.programme.Programme;
import laurel.promoter.PromoterDescription;

/**
 * A reward that FirstPromoter asks to be given.
 *
 * @param programme whose it is
 * @param id the fulfilment's id in its system, never blank
 * @param amount as it was sent
 * @param unit as it was sent, never blank
 * @param status as it was sent, or null; {@code pending}, in any case, is what a reward to be given should be
 * @param name what the company calls this kind of reward, or null
 * @param custId the company's id of whoever earned it, as it was sent, or null; not every text is one
 * @param promoter who earned it
 */
public record Reward(
        Programme programme,
        WebhookSystem system,
        String id,
        Amount amount,
        String unit,
        String status,
        String name,
        String custId,
        PromoterDescription promoter) {

    /** The longest id of a fulfilment, in UTF-16 units. */
    public static final int MOST_ID_CHARACTERS = 255;

    /** The longest unit that is kept as it was sent, in UTF-16 units. */
    public static final int MOST_UNIT_CHARACTERS = 64;

    public Reward {
        unit = StorableText.of(IdText.stripped(unit), MOST_UNIT_CHARACTERS);
        status = status == null || IdText.stripped(status).isEmpty() ? null : IdText.stripped(status);
        name = name == null || name.isBlank() ? null : StorableText.of(name.strip(), 255);
    }

    /** What tells it from every other one. */
    Fulfilment.Key key() {
        return new Fulfilment.Key(programme.name(), system, id);
    }

    /** The account that it names, in the ledger of its programme; empty if it names none. */
    Optional<AccountKey> account() {
        return CustId.in(custId).map(named -> new AccountKey(programme.ledger(), named));
    }

    /** When FirstPromoter said so, as precisely as a database keeps it; null if it did not tell. */
    Instant asOf() {
        return promoter.asOf() == null ? null : promoter.asOf().truncatedTo(ChronoUnit.MICROS);
    }
}
