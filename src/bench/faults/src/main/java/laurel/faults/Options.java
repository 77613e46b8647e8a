package laurel.faults;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * What a run is to do.
 *
 * @param root of the project
 * @param server the provisioned server
 * @param output the folder for the report and the logs
 * @param databases the folder for PostgreSQL's files
 * @param shortRun each fault once, instead of the long run
 * @param times how often the plan is repeated
 * @param rate new rewards a second
 */
record Options(
        Path root,
        Path server,
        Path output,
        Path databases,
        long seed,
        boolean shortRun,
        int times,
        int rate,
        Set<Setting> settings,
        Set<Fault> faults,
        boolean keep) {

    /**
     * Reads the arguments of the command line.
     *
     * @param root of the project, below which the defaults are
     * @throws Failure that names the argument which is wrong
     */
    static Options of(Path root, String... arguments) {
        Path server = root.resolve("target/server");
        Path output = root.resolve("target/bench");
        Path databases = Path.of("/var/tmp");
        long seed = new Random().nextInt(1_000_000);
        boolean shortRun = false;
        boolean keep = false;
        int times = 1;
        int rate = 0; // not given
        Set<Setting> settings = EnumSet.allOf(Setting.class);
        Set<Fault> faults = EnumSet.allOf(Fault.class);
        var left = new ArrayList<>(Arrays.asList(arguments));
        while (!left.isEmpty()) {
            String option = left.remove(0);
            switch (option) {
                case "--short" -> shortRun = true;
                case "--keep" -> keep = true;
                case "--server" -> server = folder(option, left);
                case "--output" -> output = folder(option, left);
                case "--databases" -> databases = folder(option, left);
                case "--seed" -> seed = number(option, left, Integer.MAX_VALUE);
                case "--times" -> times = number(option, left, 100);
                case "--rate" -> rate = number(option, left, 1000);
                case "--database" -> settings = settings(value(option, left));
                case "--only" -> {
                    faults = EnumSet.noneOf(Fault.class);
                    for (String name : value(option, left).split(",")) {
                        faults.add(Fault.named(name));
                    }
                }
                default -> throw new Failure("unknown option " + option + "; see --help");
            }
        }
        return new Options(
                root,
                server,
                output,
                databases,
                seed,
                shortRun,
                times,
                rate == 0 ? (shortRun ? 30 : 60) : rate,
                settings,
                faults,
                keep);
    }

    private static Set<Setting> settings(String database) {
        return switch (database) {
            case "h2" -> EnumSet.of(Setting.H2);
            case "postgresql" -> EnumSet.of(Setting.POSTGRESQL, Setting.NODES);
            case "both" -> EnumSet.allOf(Setting.class);
            default -> throw new Failure("--database takes h2, postgresql or both, not " + database);
        };
    }

    private static String value(String option, List<String> left) {
        if (left.isEmpty()) {
            throw new Failure(option + " takes a value; see --help");
        }
        return left.remove(0);
    }

    private static Path folder(String option, List<String> left) {
        return Path.of(value(option, left)).toAbsolutePath().normalize();
    }

    private static int number(String option, List<String> left, int most) {
        String value = value(option, left);
        if (value.matches("[0-9]{1,10}")) {
            long number = Long.parseLong(value);
            if (number >= 1 && number <= most) {
                return (int) number;
            }
        }
        throw new Failure(option + " takes a whole number from 1 to " + most + ", not " + value);
    }

    /** The faults of a setting, in the order in which they strike. */
    List<Fault> plan(Setting setting) {
        var plan = new ArrayList<Fault>();
        for (Fault fault : faults) {
            if (fault.strikesIn(setting)) {
                for (int strike = 0; strike < times * fault.times(shortRun); strike++) {
                    plan.add(fault);
                }
            }
        }
        Collections.shuffle(plan, new Random(seed + setting.ordinal()));
        return plan;
    }
}
