package laurel.it;

import java.io.File;
import org.assertj.core.api.Assertions;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The WAR as it was built, with the tests added. */
final class LaurelDeployment {

    private LaurelDeployment() {}

    static WebArchive war() {
        return ShrinkWrap.createFromZipFile(WebArchive.class, new File("target/laurel.war"))
                .addPackage(LaurelDeployment.class.getPackage())
                .addAsResource(new File("src/test/resources/firstpromoter"), "firstpromoter")
                .addAsLibrary(jarOf(Assertions.class));
    }

    private static File jarOf(Class<?> type) {
        return new File(type.getProtectionDomain().getCodeSource().getLocation().getPath());
    }
}
