package laurel.faults;

import java.util.List;
import java.util.Map;
import java.util.Random;

/** The rewards of a run, one after the other: the same seed gives the same ones. */
final class Rewards {

    private static final int PROMOTERS = 200;

    /** Some accounts get far more than others, so that deliveries meet at one balance. */
    private static final int HOT_PROMOTERS = 5;

    /** As they are sent, and what Laurel's default configuration takes them for. */
    private static final Map<String, String> MEANING = Map.of(
            "credits", "credits",
            "free_months", "free_months",
            "free_month", "free_months",
            "points", "points",
            "mon_discount", "mon_discount",
            "discount_mon", "mon_discount");

    private static final List<String> UNITS = MEANING.keySet().stream().sorted().toList();
    private static final List<String> NO_AMOUNTS = List.of("0", "-3", "2.5", "1000000000001", "\"many\"");

    private final Random random;
    private int made;

    Rewards(long seed) {
        random = new Random(seed);
    }

    /** The next one. About one in ten must be held. */
    Reward next() {
        String id = "" + (1_000_000 + made++);
        int promoter = random.nextInt(4) == 0 ? random.nextInt(HOT_PROMOTERS) : random.nextInt(PROMOTERS);
        String unit = UNITS.get(random.nextInt(UNITS.size()));
        String amount = "" + (1 + random.nextInt(50));
        String custId = "customer-" + promoter;
        int kind = random.nextInt(40);
        return switch (kind) {
            case 0 -> new Reward(id, "" + (9000 + promoter), null, unit, amount, unit, "NO_ACCOUNT");
            case 1 -> new Reward(id, "" + promoter, custId, "cash", amount, "cash", "MONETARY");
            case 2 -> new Reward(id, "" + promoter, custId, "gems", amount, "gems", "UNKNOWN_UNIT");
            case 3 ->
                new Reward(
                        id,
                        "" + promoter,
                        custId,
                        unit,
                        NO_AMOUNTS.get(random.nextInt(NO_AMOUNTS.size())),
                        MEANING.get(unit),
                        "BAD_AMOUNT");
            default -> new Reward(id, "" + promoter, custId, unit, amount, MEANING.get(unit), null);
        };
    }
}
