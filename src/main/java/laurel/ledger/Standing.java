package laurel.ledger;

/**
 * How a balance stands at a moment, in whole units. It is the one place that tells what can be taken away:
 *
 * <ul>
 *   <li>A balance consists of {@linkplain Lot lots}, which end, and of what does not expire. A lot lives until its end.
 *   <li>A hold sets {@linkplain HoldPart parts} of living lots aside, those that end first before the others, and after
 *       them something of what does not expire. What it has set aside stays its own until it is settled or its time is
 *       over, also when a lot ends before.
 *   <li>What has outlived its time and is set aside by no open hold is <em>due</em>. Nobody can spend it, booked or
 *   not.
 *   <li>What is neither set aside nor due is <em>free</em>: of that, the debt is paid first, and the rest is available.
 *   <li>What is due pays the debt as well, before it expires. For where something is owed, all that is there is set
 *       aside: a hold alone has kept it from paying when the reward was taken back.
 * </ul>
 *
 * @param amount the balance; negative only if a credit was taken back after it was spent, and the configuration lets it
 *     be
 * @param debt what is owed, at least 0
 * @param held what open holds set aside, at least 0
 * @param due what is due, at least 0
 */
record Standing(long amount, long debt, long held, long due) {

    /** What nobody has set aside and what has not outlived its time; negative as long as the balance is. */
    long free() {
        return amount - held - due;
    }

    /** How much can be taken away, at least 0. */
    long available() {
        return Math.max(0, free() - (debt - paidByDue()));
    }

    /** How much of the debt can be paid now, at least 0: of what is due, and of what is free. */
    long payable() {
        return Math.min(debt, due + Math.max(0, free()));
    }

    /** How much expires now, at least 0. */
    long expiring() {
        return due - paidByDue();
    }

    /** How much of the debt is paid of what is due, at least 0. */
    long paidByDue() {
        return Math.min(debt, due);
    }
}
