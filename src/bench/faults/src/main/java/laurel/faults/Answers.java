package laurel.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What came of the deliveries that ended within some time. */
final class Answers {

    private final long beganAt = System.nanoTime();
    private final Map<String, Integer> counts = new TreeMap<>();
    private final List<Long> millis = new ArrayList<>();
    private long last200At = beganAt;
    private long longestSilence;

    /**
     * @param counts by status, or by the name of an end without one
     * @param slowestMillis of the answers; 0 if there were none
     * @param p99Millis the 99th percentile
     * @param silenceMillis the longest time without a 200
     */
    record Summary(Map<String, Integer> counts, long seconds, long slowestMillis, long p99Millis, long silenceMillis) {

        int count(String key) {
            return counts.getOrDefault(key, 0);
        }

        /** All answers but 200 and 202. */
        int refused() {
            return counts.entrySet().stream()
                    .filter(entry -> entry.getKey().matches("\\d+"))
                    .filter(entry ->
                            !entry.getKey().equals("200") && !entry.getKey().equals("202"))
                    .mapToInt(Map.Entry::getValue)
                    .sum();
        }

        /** Connections that nobody accepted, that broke, or on which no answer came in time. */
        int unanswered() {
            return count(Answer.End.UNREACHABLE.name()) + count(Answer.End.LOST.name()) + count(Answer.End.LATE.name());
        }
    }

    synchronized void add(Answer answer) {
        boolean answered = answer.end() == Answer.End.ANSWERED;
        counts.merge(answered ? "" + answer.status() : answer.end().name(), 1, Integer::sum);
        if (answered) {
            millis.add(answer.millis());
        }
        if (answer.status() == 200) {
            longestSilence = Math.max(longestSilence, answer.endedAt() - last200At);
            last200At = Math.max(last200At, answer.endedAt());
        }
    }

    /** How many were answered with 200 so far. */
    synchronized int confirmed() {
        return counts.getOrDefault("200", 0);
    }

    synchronized Summary summary() {
        long now = System.nanoTime();
        var sorted = millis.stream().sorted().toList();
        return new Summary(
                new TreeMap<>(counts),
                (now - beganAt) / 1_000_000_000,
                sorted.isEmpty() ? 0 : sorted.get(sorted.size() - 1),
                sorted.isEmpty() ? 0 : sorted.get((int) Math.ceil(sorted.size() * 0.99) - 1),
                Math.max(longestSilence, now - last200At) / 1_000_000);
    }
}
