package laurel.deployment;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jboss.arquillian.container.spi.ContainerRegistry;
import org.jboss.arquillian.container.spi.client.deployment.DeploymentScenario;
import org.jboss.arquillian.container.spi.client.protocol.metadata.HTTPContext;
import org.jboss.arquillian.container.spi.client.protocol.metadata.ProtocolMetaData;
import org.jboss.arquillian.container.spi.event.DeployManagedDeployments;
import org.jboss.arquillian.container.spi.event.DeploymentEvent;
import org.jboss.arquillian.container.spi.event.StopSuiteContainers;
import org.jboss.arquillian.container.spi.event.UnDeployDeployment;
import org.jboss.arquillian.container.spi.event.UnDeployManagedDeployments;
import org.jboss.arquillian.container.spi.event.container.AfterDeploy;
import org.jboss.arquillian.container.test.impl.client.deployment.event.GenerateDeployment;
import org.jboss.arquillian.core.api.Event;
import org.jboss.arquillian.core.api.Instance;
import org.jboss.arquillian.core.api.InstanceProducer;
import org.jboss.arquillian.core.api.annotation.Inject;
import org.jboss.arquillian.core.api.annotation.Observes;
import org.jboss.arquillian.core.spi.EventContext;
import org.jboss.arquillian.core.spi.LoadableExtension;
import org.jboss.arquillian.test.spi.annotation.ClassScoped;

/**
 * Leaves {@link LaurelWar} deployed from one test class to the next, as it is in production. Arquillian by itself deploys
 * it for each class anew, which in Payara takes as long as the tests.
 *
 * <p>A test class with a {@code @Deployment} of its own has the server to itself: both have one name.
 */
public final class OneDeployment implements LoadableExtension {

    private static final Duration START = Duration.ofSeconds(60);
    private static final Duration BETWEEN_TWO_LOOKS = Duration.ofMillis(50);

    @Inject
    private Instance<ContainerRegistry> containers;

    @Inject
    @ClassScoped
    private InstanceProducer<DeploymentScenario> ofThisClass;

    @Inject
    private Event<DeploymentEvent> events;

    @Inject
    private Instance<ProtocolMetaData> metadata;

    private DeploymentScenario shared;
    private boolean own;
    private boolean deployed;

    @Override
    public void register(ExtensionBuilder extensions) {
        extensions.observer(OneDeployment.class);
    }

    void generate(@Observes EventContext<GenerateDeployment> generation) {
        own = LaurelWar.hasItsOwn(generation.getEvent().getTestClass());
        if (own || shared == null) {
            generation.proceed();
        } else {
            ofThisClass.set(shared);
        }
        if (!own) {
            shared = ofThisClass.get();
        }
    }

    void deploy(@Observes EventContext<DeployManagedDeployments> deployment) throws Exception {
        if (own) {
            undeployShared();
        }
        if (!deployed) {
            proceed(deployment);
            deployed = !own;
        }
    }

    /**
     * Deploys, and once more if Payara found no EJB in the WAR. Of about a thousand times it did once, with a WAR like
     * those that it took before and after, and before it ran any code of it. Whatever else fails is a failure.
     */
    private static void proceed(EventContext<DeployManagedDeployments> deployment) throws Exception {
        try {
            deployment.proceed();
        } catch (Exception failed) {
            if (!String.valueOf(failed.getCause()).contains("DeploymentContext does not contain any EJB")) {
                throw failed;
            }
            System.err.println("Deployed once more, because of: " + failed.getCause());
            deployment.proceed();
        }
    }

    /** What is deployed goes on in the background to make its tables: no test begins before it is ready. */
    void awaitReadiness(@Observes AfterDeploy deployment) throws Exception {
        var address = metadata.get().getContexts(HTTPContext.class).iterator().next();
        var readiness = HttpRequest.newBuilder(
                        URI.create("http://" + address.getHost() + ":" + address.getPort() + "/laurel/health/ready"))
                .timeout(START)
                .build();
        var client = HttpClient.newHttpClient();
        long deadline = System.nanoTime() + START.toNanos();
        HttpResponse<String> answer = client.send(readiness, BodyHandlers.ofString());
        while (answer.statusCode() != 200) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("Laurel is deployed and does not become ready: " + answer.body());
            }
            LockSupport.parkNanos(BETWEEN_TWO_LOOKS.toNanos());
            answer = client.send(readiness, BodyHandlers.ofString());
        }
    }

    void undeploy(@Observes EventContext<UnDeployManagedDeployments> undeployment) {
        if (own) {
            undeployment.proceed();
        }
    }

    /** A Payara that is stopped would remember what is deployed. */
    void stop(@Observes EventContext<StopSuiteContainers> stop) {
        undeployShared();
        stop.proceed();
    }

    private void undeployShared() {
        if (!deployed) {
            return;
        }
        deployed = false;
        for (var deployment : shared.deployedDeploymentsInUnDeployOrder()) {
            var container =
                    containers.get().getContainer(deployment.getDescription().getTarget());
            events.fire(new UnDeployDeployment(container, deployment));
        }
    }
}
