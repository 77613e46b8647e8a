package laurel.fulfilment;

import java.time.Instant;
import laurel.programme.SampleProgramme;
import laurel.promoter.PromoterDescription;

/** Rewards for tests: 20 credits to promoter 234, and what differs from that. */
final class Rewards {

    private Rewards() {}

    static Reward reward() {
        return new Reward(
                SampleProgramme.MAIN,
                WebhookSystem.V1,
                "90",
                new Amount("20"),
                "credits",
                "pending",
                "Credits",
                "23452",
                promoter("234"));
    }

    static Reward of(String amount) {
        Reward it = reward();
        return new Reward(
                SampleProgramme.MAIN,
                it.system(),
                it.id(),
                new Amount(amount),
                it.unit(),
                it.status(),
                it.name(),
                it.custId(),
                it.promoter());
    }

    static Reward of(String amount, String unit, String status) {
        Reward it = reward();
        return new Reward(
                SampleProgramme.MAIN,
                it.system(),
                it.id(),
                new Amount(amount),
                unit,
                status,
                it.name(),
                it.custId(),
                it.promoter());
    }

    static Reward ofPromoter(String promoter) {
        Reward it = reward();
        return new Reward(
                SampleProgramme.MAIN,
                it.system(),
                it.id(),
                it.amount(),
                it.unit(),
                it.status(),
                it.name(),
                it.custId(),
                promoter(promoter));
    }

    static Reward ofCustomer(String custId, String name) {
        Reward it = reward();
        return new Reward(
                SampleProgramme.MAIN,
                it.system(),
                it.id(),
                it.amount(),
                it.unit(),
                it.status(),
                name,
                custId,
                it.promoter());
    }

    /** @param announced when FirstPromoter said so, or null if it did not tell */
    static Reward at(Instant announced) {
        Reward it = reward();
        return new Reward(
                SampleProgramme.MAIN,
                it.system(),
                it.id(),
                it.amount(),
                it.unit(),
                it.status(),
                it.name(),
                it.custId(),
                promoter("234", announced));
    }

    static PromoterDescription promoter(String id) {
        return promoter(id, Instant.parse("2017-10-13T15:46:01.606Z"));
    }

    private static PromoterDescription promoter(String id, Instant announced) {
        return new PromoterDescription("main", id, "23452", "promoter@example.com", "John", "active", announced);
    }
}
