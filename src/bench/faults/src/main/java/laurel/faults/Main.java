package laurel.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Random;

/** Runs the settings one after the other. Ends with 0 if nothing was lost, 1 if something was, 2 if it could not be tried. */
public final class Main {

    /** The folder of the project; run.sh sets it. */
    private static final String ROOT = "laurel.root";

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

    private Main() {}

    public static void main(String[] arguments) {
        int status = 2;
        try {
            status = run(Options.of(Path.of(System.getProperty(ROOT, "")).toAbsolutePath(), arguments));
        } catch (Failure failure) {
            System.err.println("faults: " + failure.getMessage());
        } catch (Exception failure) {
            failure.printStackTrace();
        }
        System.exit(status);
    }

    private static int run(Options options) throws Exception {
        if (!Files.isExecutable(options.server().resolve("bin/standalone.sh"))) {
            throw new Failure("there is no server in " + options.server() + "; build it by: mvn -DskipTests package");
        }
        List<Setting> settings = options.settings().stream()
                .filter(setting -> !options.plan(setting).isEmpty())
                .toList();
        if (settings.isEmpty()) {
            throw new Failure("none of these faults strikes with this database");
        }
        Files.createDirectories(options.output());
        Path folder = Files.createTempDirectory(options.output(), "faults-");
        say("seed " + options.seed() + ", logs in " + folder);
        var report = new Report(options);
        try {
            for (Setting setting : settings) {
                run(setting, options, Files.createDirectory(folder.resolve(setting.toString())), report);
            }
            report.complete();
        } finally {
            tell(report, options); // of what was tried, also if the next setting cannot be
        }
        return report.isClean() ? 0 : 1;
    }

    private static void tell(Report report, Options options) throws IOException {
        System.out.println(report.asTable());
        Path json = options.output().resolve("faults.json");
        Files.writeString(json, report.asJson());
        System.out.println("As JSON: " + json);
    }

    private static void run(Setting setting, Options options, Path folder, Report report) throws Exception {
        List<Fault> plan = options.plan(setting);
        var stage = new Stage(setting, options, folder);
        var atTheEnd = new Thread(stage::close, "end what was left over");
        Runtime.getRuntime().addShutdownHook(atTheEnd);
        try (stage) {
            say(setting + ": " + plan.size() + " faults");
            stage.begin();
            var random = new Random(options.seed() + setting.ordinal());
            for (int strike = 0; strike < plan.size(); strike++) {
                Stage.Struck struck = stage.strike(plan.get(strike), random);
                say("%s %d/%d %s".formatted(setting, strike + 1, plan.size(), Report.line(struck)));
            }
            Books books = stage.audit();
            report.add(stage, books);
            say("%s: the books were compared with every answer, %s"
                    .formatted(
                            setting,
                            stage.violations().isEmpty()
                                    ? "and agree"
                                    : "and disagree " + stage.violations().size() + " times"));
            stage.violations().stream().limit(20).forEach(violation -> say(violation.toString()));
        }
        Runtime.getRuntime().removeShutdownHook(atTheEnd);
        if (!options.keep()) {
            deleteData(folder);
        }
    }

    /** Keeps the logs only. */
    private static void deleteData(Path folder) throws IOException {
        for (String node : List.of("node1", "node2")) {
            for (String data : List.of("data", "tmp", "deployments")) {
                Programs.run("rm", "-rf", folder.resolve(node).resolve(data).toString());
            }
        }
        try (var files = Files.list(folder)) {
            for (Path file :
                    files.filter(one -> one.toString().endsWith(".war")).toList()) {
                Files.delete(file);
            }
        }
        Files.deleteIfExists(folder.resolve("backup"));
    }

    private static void say(String what) {
        System.err.println(LocalTime.now().format(TIME) + "  " + what);
    }
}
