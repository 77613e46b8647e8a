package laurel.it;

import dev.harrel.jsonschema.Validator;
import java.io.File;
import laurel.openapi.Described;
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
                .addClass(Described.class)
                .addAsLibraries(jarOf(Assertions.class), jarOf(Validator.class));
    }

    private static File jarOf(Class<?> type) {
        return new File(type.getProtectionDomain().getCodeSource().getLocation().getPath());
    }
}
