package laurel.faults;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** What happens to Laurel's servers. */
final class ServerFaults {

    private static final Duration WRONG_TIME = Duration.ofSeconds(3);

    private static final Duration SHORT_ATTACK = Duration.ofSeconds(2);
    private static final Duration LONG_ATTACK = Duration.ofSeconds(10);

    private ServerFaults() {}

    static String kill(Stage stage, Random random) throws IOException {
        stage.laurel().kill();
        stage.countKill();
        stage.laurel().start().awaitReady();
        return "";
    }

    static String killBoth(Stage stage, Random random) throws IOException {
        boolean databaseFirst = random.nextBoolean();
        if (databaseFirst) {
            stage.postgres().kill();
        }
        stage.laurel().kill();
        stage.countKill();
        if (!databaseFirst) {
            stage.postgres().kill();
        }
        stage.postgres().start();
        stage.laurel().start().awaitReady();
        return databaseFirst ? "PostgreSQL first" : "the server first";
    }

    static String killNode(Stage stage, Random random) throws IOException {
        int node = stage.countKill() % stage.nodes().size();
        Laurel killed = stage.nodes().get(node);
        killed.kill();
        killed.start().awaitReady();
        stage.haProxy().awaitUp(node);
        return "node " + (node + 1);
    }

    /** The file that a fake clock reads says by how many seconds it is wrong. */
    static String stepClock(Stage stage, Random random) throws IOException {
        for (String seconds : List.of("+7200", "-3600", "+0")) {
            Path next = Files.writeString(stage.clock().resolveSibling("next"), seconds);
            Files.move(next, stage.clock(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            Await.pause(WRONG_TIME);
        }
        return "";
    }

    /**
     * Each node is drained, stopped, given the new version, started, and admitted again. The version brings a migration, so a
     * node that still had the old one would refuse to start after it.
     */
    static String redeploy(Stage stage, Random random) throws Exception {
        FirstPromoter firstPromoter = stage.firstPromoter();
        firstPromoter.behave(true);
        firstPromoter.beginWindow();
        int version = stage.countVersion();
        Path war = newVersion(stage, version);
        for (int node = 0; node < stage.nodes().size(); node++) {
            Laurel laurel = stage.nodes().get(node);
            stage.haProxy().drain(node);
            laurel.stop();
            laurel.install(war);
            laurel.start().awaitReady();
            stage.haProxy().admit(node);
        }
        String migrated = stage.postgres()
                .value(
                        Postgres.LAUREL,
                        "select count(*) from flyway_schema_history where success and version = '" + version + "'");
        if (!migrated.equals("1")) {
            throw new Failure("the new version did not run: its migration " + version + " is not in the database");
        }
        stage.report(Audit.ofARedeployment(firstPromoter.soFar().summary()));
        firstPromoter.behave(false);
        return "migration " + version;
    }

    /** Whatever strangers do, every delivery is answered as if they were not there. */
    static String crowd(Stage stage, Random random) {
        FirstPromoter firstPromoter = stage.firstPromoter();
        firstPromoter.behave(true);
        firstPromoter.beginWindow();
        var attacks = new ArrayList<>(List.of(Attack.values()));
        Collections.shuffle(attacks, random);
        Attack worst = attacks.get(0);
        long slowest = 0;
        for (Attack attack : attacks) {
            try (var strangers = Strangers.begin(stage.laurel().port(), attack)) {
                Await.pause(stage.isShort() ? SHORT_ATTACK : LONG_ATTACK);
            }
            stage.report(Audit.ofAnAttack(attack, firstPromoter.soFar().summary()));
            long slowestSoFar = firstPromoter.soFar().summary().slowestMillis();
            if (slowestSoFar > slowest) {
                slowest = slowestSoFar;
                worst = attack;
            }
        }
        firstPromoter.behave(false);
        return "the slowest during " + worst;
    }

    private static Path newVersion(Stage stage, int version) throws IOException {
        Path war = stage.folder().resolve("laurel-" + version + ".war");
        Files.copy(stage.laurel().war(), war, StandardCopyOption.REPLACE_EXISTING);
        try (FileSystem content = FileSystems.newFileSystem(URI.create("jar:" + war.toUri()), Map.of())) {
            Files.writeString(
                    content.getPath("WEB-INF/classes/db/migration/V" + version + "__version.sql"),
                    "create table version_" + version + " (id bigint not null);\n");
        }
        return war;
    }
}
