package laurel.promoter;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import laurel.audit.Act;
import laurel.audit.ActAnswer;
import laurel.ledger.CustId;
import laurel.platform.web.IfTold;
import laurel.programme.Programme;

/**
 * A promoter as the API tells it.
 *
 * @param account whose the rewards are, if an operator decided that
 * @param acts what people did about the promoter, newest first
 */
public record PromoterAnswer(
        @IfTold Optional<String> programme,
        String id,
        Optional<String> account,
        Optional<String> custId,
        Optional<String> email,
        Optional<String> name,
        Optional<String> status,
        Instant createdAt,
        List<ActAnswer> acts) {

    static PromoterAnswer of(PromoterStatement statement, List<Act> acts) {
        var promoter = statement.promoter();
        return new PromoterAnswer(
                Programme.told(promoter.programme()),
                promoter.id(),
                statement.account().map(CustId::value),
                promoter.custId(),
                promoter.email(),
                promoter.name(),
                promoter.status(),
                promoter.createdAt(),
                acts.stream().map(ActAnswer::of).toList());
    }
}
