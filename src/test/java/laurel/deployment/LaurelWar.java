package laurel.deployment;

import dev.harrel.jsonschema.Validator;
import java.io.File;
import laurel.ledger.ModelOfABalance;
import laurel.openapi.Described;
import org.assertj.core.api.Assertions;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.DeploymentConfiguration;
import org.jboss.arquillian.container.test.api.DeploymentConfiguration.DeploymentContentBuilder;
import org.jboss.arquillian.container.test.spi.client.deployment.AutomaticDeployment;
import org.jboss.arquillian.test.spi.TestClass;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The WAR as it was built, with the tests added: what a test class is given that has no {@code @Deployment} of its own. */
public final class LaurelWar implements AutomaticDeployment {

    /** Returns a new one, so that a test class can add to it and deploy it as its own. */
    public static WebArchive war() {
        return ShrinkWrap.createFromZipFile(WebArchive.class, new File("target/laurel.war"))
                .addPackage("laurel.it")
                .addAsResource(new File("src/test/resources/firstpromoter"), "firstpromoter")
                .addClass(Described.class)
                .addClass(ModelOfABalance.class)
                .addAsLibraries(jarOf(Assertions.class), jarOf(Validator.class));
    }

    @Override
    public DeploymentConfiguration generateDeploymentScenario(TestClass test) {
        return hasItsOwn(test) ? null : new DeploymentContentBuilder(war()).get();
    }

    static boolean hasItsOwn(TestClass test) {
        return test.getMethods(Deployment.class).length > 0;
    }

    private static File jarOf(Class<?> type) {
        return new File(type.getProtectionDomain().getCodeSource().getLocation().getPath());
    }
}
