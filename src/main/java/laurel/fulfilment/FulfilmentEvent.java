package laurel.fulfilment;

/**
 * Something that became of a fulfilment. It is announced as a CDI event, inside the transaction in which it happens. An
 * observer with {@code @Observes} takes part in that transaction. An observer that is to hear only of what is committed
 * asks for {@code AFTER_SUCCESS}; it hears the events of one transaction in any order. If an observer throws, the
 * transaction is rolled back, as after any other failure.
 */
public sealed interface FulfilmentEvent {

    Fulfilment.Key fulfilment();

    /**
     * The reward was given.
     *
     * @param account the number of the account
     * @param unit as the accounts are kept
     * @param amount whole units, at least 1
     */
    record Credited(Fulfilment.Key fulfilment, long account, String unit, long amount) implements FulfilmentEvent {}

    /**
     * The reward was announced, and is not given as long as something stands against it. It is announced once more when the same
     * fulfilment is, and something still does.
     */
    record Held(Fulfilment.Key fulfilment, HoldReason reason) implements FulfilmentEvent {}

    /** A reward that was held is not given any more. */
    record Rejected(Fulfilment.Key fulfilment) implements FulfilmentEvent {}

    /**
     * A reward that was given was taken back. All amounts are whole units, at least 0.
     *
     * @param taken how much was taken
     * @param expired how much had expired unspent
     * @param owed how much was spent or set aside, and is owed
     */
    record Reversed(Fulfilment.Key fulfilment, long taken, long expired, long owed) implements FulfilmentEvent {}
}
