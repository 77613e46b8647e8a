package laurel.faults;

/**
 * What was sent about one reward, and what came back. {@link FirstPromoter}'s threads write it while a run goes on.
 *
 * <p>A backup that is restored takes back what was credited after it: {@link #forgetAnswers} makes that a new beginning.
 */
final class Correspondence {

    private final Reward reward;
    private boolean confirmed;
    private long settledAt;
    private boolean credited;
    private boolean creditedAgain;
    private boolean held;
    private String surprise;

    Correspondence(Reward reward) {
        this.reward = reward;
    }

    Reward reward() {
        return reward;
    }

    /** Notes an answer to the reward itself. */
    synchronized void answered(Answer answer) {
        if (answer.status() == 200 && reward.isCreditable()) {
            confirm(answer);
        } else if (answer.status() == 202
                && !reward.isCreditable()
                && reward.hold().equals(answer.reason())) {
            settledAt = held ? settledAt : answer.endedAt();
            held = true;
        } else {
            noteIfSurprising(answer, "it");
        }
    }

    private void confirm(Answer answer) {
        if ("CREDITED".equals(answer.outcome())) {
            creditedAgain |= credited || confirmed && answer.beganAt() > settledAt;
            credited = true;
        }
        if (!confirmed) {
            confirmed = true;
            settledAt = answer.endedAt();
        }
    }

    /** Notes an answer to the same fulfilment with another amount. */
    synchronized void contradictionAnswered(Answer answer) {
        if (answer.status() != 202 || !"CONFLICT".equals(answer.reason())) {
            noteIfSurprising(answer, "its contradiction");
        }
    }

    private void noteIfSurprising(Answer answer, String what) {
        if (answer.end() == Answer.End.ANSWERED && !answer.isRefusedForNow()) {
            surprise = what + " was answered with " + answer.status() + " " + answer.outcome() + " " + answer.reason();
        }
    }

    /** What was confirmed is not in the restored books any more, and may be credited once more. */
    synchronized void forgetAnswers() {
        confirmed = false;
        credited = false;
        held = false;
    }

    /** Whether nothing more had to be sent about it at that time, by {@link System#nanoTime}. */
    synchronized boolean wasSettledBefore(long time) {
        return isSettled() && settledAt < time;
    }

    /** Whether nothing more has to be sent about it. */
    synchronized boolean isSettled() {
        return reward.isCreditable() ? confirmed : held;
    }

    /** Whether a delivery said {@code CREDITED} although another one had been told so before. */
    synchronized boolean wasCreditedAgain() {
        return creditedAgain;
    }

    /** An answer that the contract does not have; null if there was none. */
    synchronized String surprise() {
        return surprise;
    }
}
