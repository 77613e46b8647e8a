package laurel.faults;

import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.stream.JsonGenerator;
import java.io.StringWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a run tells, as a table and as JSON. */
final class Report {

    private final Options options;
    private final Instant begunAt = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private final List<Stage.Struck> struck = new ArrayList<>();
    private final List<Violation> violations = new ArrayList<>();
    private final List<Total> totals = new ArrayList<>();
    private boolean complete;

    /** @param rewards that were announced; of them {@code creditable} ones had to be credited */
    private record Total(
            Setting setting,
            int rewards,
            long creditable,
            int credits,
            int deliveries,
            int kills,
            int givenUp,
            int redelivered,
            Answers.Summary answers) {}

    Report(Options options) {
        this.options = options;
    }

    void add(Stage stage, Books books) {
        FirstPromoter firstPromoter = stage.firstPromoter();
        Answers.Summary answers = firstPromoter.total();
        var correspondence = firstPromoter.correspondence();
        struck.addAll(stage.struck());
        violations.addAll(stage.violations());
        totals.add(new Total(
                stage.setting(),
                correspondence.size(),
                correspondence.stream()
                        .filter(one -> one.reward().isCreditable())
                        .count(),
                books.entries().size(),
                answers.counts().values().stream().mapToInt(Integer::intValue).sum(),
                stage.kills(),
                firstPromoter.givenUp(),
                firstPromoter.redelivered(),
                answers));
    }

    /** All that was to be tried has been. */
    void complete() {
        complete = true;
    }

    /** Whether nothing was violated. */
    boolean isClean() {
        return violations.isEmpty();
    }

    /** One line about one fault. */
    static String line(Stage.Struck one) {
        Answers.Summary answers = one.answers();
        return "%s: whole again after %.1f s; %d credited, %d held, %d refused, %d unanswered; slowest answer %.2f s, %.1f s without a 200%s"
                .formatted(
                        one.fault(),
                        one.millis() / 1e3,
                        answers.count("200"),
                        answers.count("202"),
                        answers.refused(),
                        answers.unanswered(),
                        answers.slowestMillis() / 1e3,
                        answers.silenceMillis() / 1e3,
                        one.detail().isEmpty() ? "" : " (" + one.detail() + ")");
    }

    String asTable() {
        var table = new StringBuilder("\n%-18s%-11s%6s%9s%9s%9s%12s%11s%9s%13s%n"
                .formatted(
                        "fault",
                        "on",
                        "times",
                        "200",
                        "202",
                        "refused",
                        "unanswered",
                        "slowest s",
                        "p99 s",
                        "no 200, s"));
        for (Setting setting : Setting.values()) {
            for (Fault fault : Fault.values()) {
                List<Answers.Summary> all = struck.stream()
                        .filter(one -> one.setting() == setting && one.fault() == fault)
                        .map(Stage.Struck::answers)
                        .toList();
                if (!all.isEmpty()) {
                    table.append(row(fault, setting, all));
                }
            }
        }
        table.append('\n');
        totals.forEach(total -> table.append(
                ("%s: %d rewards, %d deliveries; %d had to be credited, %d credits; %d SIGKILLs of a server;"
                                + " %d given up after 7 retries, %d redelivered by hand%n")
                        .formatted(
                                total.setting(),
                                total.rewards(),
                                total.deliveries(),
                                total.creditable(),
                                total.credits(),
                                total.kills(),
                                total.givenUp(),
                                total.redelivered())));
        int rewards = totals.stream().mapToInt(Total::rewards).sum();
        int kills = totals.stream().mapToInt(Total::kills).sum();
        table.append("%nSeed %d: %d rewards, %d faults, %d SIGKILLs of a server: %s%n"
                .formatted(
                        options.seed(),
                        rewards,
                        struck.size(),
                        kills,
                        (isClean() ? "nothing was lost, nothing credited twice." : violations.size() + " VIOLATIONS.")
                                + (complete ? "" : " NOT ALL OF IT COULD BE TRIED.")));
        violations.stream().limit(50).forEach(violation -> table.append(violation)
                .append('\n'));
        return table.toString();
    }

    private static String row(Fault fault, Setting setting, List<Answers.Summary> all) {
        return "%-18s%-11s%6d%9d%9d%9d%12d%11.2f%9.2f%13.1f%n"
                .formatted(
                        fault,
                        setting,
                        all.size(),
                        all.stream().mapToInt(one -> one.count("200")).sum(),
                        all.stream().mapToInt(one -> one.count("202")).sum(),
                        all.stream().mapToInt(Answers.Summary::refused).sum(),
                        all.stream().mapToInt(Answers.Summary::unanswered).sum(),
                        all.stream()
                                        .mapToLong(Answers.Summary::slowestMillis)
                                        .max()
                                        .orElse(0)
                                / 1e3,
                        all.stream().mapToLong(Answers.Summary::p99Millis).max().orElse(0) / 1e3,
                        all.stream()
                                        .mapToLong(Answers.Summary::silenceMillis)
                                        .max()
                                        .orElse(0)
                                / 1e3);
    }

    String asJson() {
        var faults = Json.createArrayBuilder();
        struck.forEach(one -> faults.add(answers(one.answers())
                .add("fault", "" + one.fault())
                .add("setting", "" + one.setting())
                .add("what", one.fault().text())
                .add("detail", one.detail())
                .add("whole_after_ms", one.millis())));
        var settings = Json.createArrayBuilder();
        totals.forEach(total -> settings.add(answers(total.answers())
                .add("setting", "" + total.setting())
                .add("rewards", total.rewards())
                .add("creditable", total.creditable())
                .add("credits", total.credits())
                .add("deliveries", total.deliveries())
                .add("kills", total.kills())
                .add("given_up", total.givenUp())
                .add("redelivered", total.redelivered())));
        var found = Json.createArrayBuilder();
        violations.forEach(violation -> found.add(
                Json.createObjectBuilder().add("rule", "" + violation.rule()).add("what", violation.what())));
        var text = new StringWriter();
        var writers = Json.createWriterFactory(Map.of(JsonGenerator.PRETTY_PRINTING, true));
        try (var writer = writers.createWriter(text)) {
            writer.writeObject(Json.createObjectBuilder()
                    .add("begun_at", begunAt.toString())
                    .add(
                            "ended_at",
                            Instant.now().truncatedTo(ChronoUnit.SECONDS).toString())
                    .add("seed", options.seed())
                    .add("rate", options.rate())
                    .add("complete", complete)
                    .add("nothing_lost", isClean())
                    .add("violations", found)
                    .add("settings", settings)
                    .add("faults", faults)
                    .build());
        }
        return text.toString();
    }

    private static JsonObjectBuilder answers(Answers.Summary answers) {
        var counts = Json.createObjectBuilder();
        answers.counts().forEach(counts::add);
        return Json.createObjectBuilder()
                .add("answers", counts)
                .add("slowest_ms", answers.slowestMillis())
                .add("p99_ms", answers.p99Millis())
                .add("without_200_ms", answers.silenceMillis());
    }
}
