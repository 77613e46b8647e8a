package laurel.promoter;

import java.time.Instant;
import laurel.platform.text.StorableText;

/**
 * What a payload says about a promoter. Everything but the id may be missing, and is then null.
 *
 * @param programme the name of the programme that told it
 * @param id FirstPromoter's id of the promoter, never blank
 * @param custId the company's id of the promoter for people to read: it may have been cut
 * @param name first and last name
 * @param asOf when FirstPromoter said so; a later description is not replaced by an earlier one
 */
public record PromoterDescription(
        String programme, String id, String custId, String email, String name, String status, Instant asOf) {

    /** The longest id of a promoter, in UTF-16 units. */
    public static final int MOST_ID_CHARACTERS = 255;

    /** Cuts what people read to the width of its column, and leaves out what nobody wrote. */
    public PromoterDescription {
        custId = given(custId, 512);
        email = given(email, 320);
        name = given(name, 255);
        status = given(status, 64);
    }

    /** Whom it describes. */
    public Promoter.Key key() {
        return new Promoter.Key(programme, id);
    }

    private static String given(String text, int most) {
        return text == null || text.isBlank() ? null : StorableText.of(text.strip(), most);
    }
}
