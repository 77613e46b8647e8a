package laurel.fulfilment;

import java.util.EnumSet;
import java.util.Set;

/** Where a fulfilment stands, and where it can go from there. */
public enum FulfilmentStatus {
    /** Waits. */
    HELD,
    /** Is in the account. */
    CREDITED,
    /** Will not be given. */
    REJECTED,
    /** Was in the account, and was taken back. */
    REVERSED;

    /** The states that may follow this one. */
    public Set<FulfilmentStatus> next() {
        return switch (this) {
            case HELD -> EnumSet.of(CREDITED, REJECTED);
            case CREDITED -> EnumSet.of(REVERSED);
            case REJECTED, REVERSED -> EnumSet.noneOf(FulfilmentStatus.class);
        };
    }
}
