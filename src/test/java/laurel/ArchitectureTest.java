package laurel;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.constructors;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.ejb.Singleton;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.ejb.TransactionManagement;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpSession;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.SecurityContext;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Calendar;
import java.util.Date;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import laurel.it.LockOrder;
import laurel.platform.transaction.NewTransaction;
import laurel.platform.transaction.NewTransactions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The shape of Laurel, as its packages' charters promise it. */
class ArchitectureTest {

    private static final JavaClasses LAUREL = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("laurel");

    private static final Set<String> PLATFORM =
            Set.of("platform", "platform.text", "platform.transaction", "platform.job", "platform.web");

    /** What each package may know of the others; all may know the platform, which has rules of its own. */
    private static final Map<String, Set<String>> KNOWS = Map.ofEntries(
            entry("access", Set.of()),
            entry("audit", Set.of("programme", "access")),
            entry("delivery", Set.of("programme", "access")),
            entry("programme", Set.of("access")),
            entry("ledger", Set.of("programme", "audit", "access")),
            entry("spending", Set.of("programme", "ledger", "audit", "access")),
            entry("promoter", Set.of("programme", "ledger", "audit", "access")),
            entry("fulfilment", Set.of("programme", "promoter", "ledger", "delivery", "audit", "access")),
            entry("webhook", Set.of("programme", "fulfilment", "promoter", "ledger", "delivery", "access")),
            entry("erasure", Set.of("programme", "promoter", "ledger", "delivery", "audit", "access")),
            entry("keys", Set.of("programme", "audit", "access")),
            entry("people", Set.of("keys", "audit", "access")),
            entry("console", Set.of("people", "access")),
            entry("openapi", Set.of()),
            entry("monitoring", Set.of("programme", "access")));

    private static final Map<String, Set<String>> PLATFORM_KNOWS = Map.of(
            "platform.text", Set.of(),
            "platform", Set.of("platform.text"),
            "platform.transaction", Set.of("platform", "platform.text"),
            "platform.job", Set.of("platform", "platform.transaction", "platform.text"),
            "platform.web", Set.of("platform", "platform.transaction", "platform.text"));

    static Stream<Arguments> packages() {
        return Stream.concat(
                PLATFORM_KNOWS.entrySet().stream().map(room -> arguments(room.getKey(), room.getValue())),
                KNOWS.entrySet().stream().map(room -> {
                    var known = new HashSet<>(PLATFORM);
                    known.addAll(room.getValue());
                    return arguments(room.getKey(), known);
                }));
    }

    @Test
    void each_package_has_its_place() {
        Set<String> found = LAUREL.stream()
                .map(JavaClass::getPackageName)
                .filter(name -> !name.equals("laurel"))
                .map(name -> name.substring("laurel.".length()))
                .collect(Collectors.toSet());

        Set<String> placed = packages().map(room -> (String) room.get()[0]).collect(Collectors.toSet());
        assertThat(found).isEqualTo(placed);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("packages")
    void a_package_knows_only_those_below_it(String name, Set<String> known) {
        String[] itselfAndKnown = Stream.concat(Stream.of(name), known.stream())
                .map(other -> "laurel." + other)
                .toArray(String[]::new);

        classes()
                .that()
                .resideInAPackage("laurel." + name)
                .should()
                .onlyDependOnClassesThat(not(resideInAPackage("laurel..")).or(resideInAnyPackage(itselfAndKnown)))
                .check(LAUREL);
    }

    @Test
    void packages_do_not_know_each_other_in_a_circle() {
        slices().matching("laurel.(*)..").should().beFreeOfCycles().check(LAUREL);
    }

    @Test
    void monitoring_only_reads() {
        noClasses()
                .that()
                .resideInAPackage("laurel.monitoring")
                .should()
                .dependOnClassesThat()
                .areAnnotatedWith(Entity.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(EntityManager.class)
                .check(LAUREL);
    }

    /**
     * Whoever calls an EJB gets what was committed, at the first try or at a later one. An EJB whose tries are not counted has no
     * transaction at all: a job, or what goes on in the background.
     */
    @Test
    void each_use_case_is_tried_in_new_transactions_until_it_is_committed() {
        var ejbs = LAUREL.stream()
                .filter(type -> type.isAnnotatedWith(Stateless.class) || type.isAnnotatedWith(Singleton.class))
                .filter(type -> !type.isEquivalentTo(NewTransaction.class))
                .toList();
        var useCases = ejbs.stream().filter(ejb -> !isWithoutTransaction(ejb)).toList();

        assertThat(ejbs).hasSizeGreaterThan(useCases.size());
        assertThat(useCases).isNotEmpty().allSatisfy(useCase -> {
            assertThat(useCase.tryGetAnnotationOfType(TransactionAttribute.class))
                    .as(useCase.getName())
                    .hasValueSatisfying(demarcation ->
                            assertThat(demarcation.value()).isEqualTo(TransactionAttributeType.SUPPORTS));
            assertThat(useCase.tryGetAnnotationOfType(Interceptors.class))
                    .as(useCase.getName())
                    .hasValueSatisfying(around -> assertThat(around.value()).contains(NewTransactions.class));
            assertThat(useCase.getMethods())
                    .filteredOn(method -> method.isAnnotatedWith(TransactionAttribute.class))
                    .allMatch(method -> method.getAnnotationOfType(TransactionAttribute.class)
                                    .value()
                            == TransactionAttributeType.REQUIRES_NEW);
        });
    }

    private static boolean isWithoutTransaction(JavaClass ejb) {
        return ejb.tryGetAnnotationOfType(TransactionAttribute.class)
                        .filter(demarcation -> demarcation.value() == TransactionAttributeType.NOT_SUPPORTED)
                        .isPresent()
                || ejb.isAnnotatedWith(TransactionManagement.class);
    }

    /** What is read or written outside of an EJB is so in the transaction of one that calls: nobody else makes it begin. */
    @Test
    void only_a_use_case_or_what_it_calls_has_entities() {
        noClasses()
                .that()
                .areAssignableTo(HttpServlet.class)
                .or()
                .areAnnotatedWith(Path.class)
                .or()
                .areAnnotatedWith(Singleton.class)
                .should()
                .dependOnClassesThat()
                .areAssignableTo(EntityManager.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(NewTransaction.class)
                .check(LAUREL);
    }

    /** What a call is sent, and who makes it, comes read and checked: as records, parameters and CurrentCaller. */
    @Test
    void a_resource_of_the_api_takes_no_raw_request() {
        var raw = Set.of(InputStream.class.getName(), HttpHeaders.class.getName(), SecurityContext.class.getName());

        var taken = new ApiApplication()
                .getClasses().stream()
                        .filter(type -> type.isAnnotationPresent(Path.class))
                        .flatMap(resource -> LAUREL.get(resource).getMethods().stream())
                        .flatMap(method -> method.getRawParameterTypes().stream())
                        .map(JavaClass::getName);

        assertThat(taken).isNotEmpty().doesNotContainAnyElementsOf(raw);
    }

    @Test
    void http_ends_at_the_resources() {
        noClasses()
                .that()
                .areAnnotatedWith(Entity.class)
                .or()
                .areAnnotatedWith(Stateless.class)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jakarta.ws.rs..", "jakarta.servlet..")
                .check(LAUREL);
    }

    /** A mechanism of Jakarta Security would be asked for every request, and a session be looked for: the webhook's, too. */
    @Test
    void nobody_is_asked_who_they_are_where_it_does_not_matter() {
        noClasses()
                .should()
                .beAssignableTo(HttpAuthenticationMechanism.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(HttpSession.class)
                .check(LAUREL);
    }

    @Test
    void an_entity_has_verbs_and_no_setters() {
        methods()
                .that()
                .areDeclaredInClassesThat()
                .areAnnotatedWith(Entity.class)
                .should()
                .haveNameNotMatching("set([A-Z].*)?")
                .check(LAUREL);
    }

    @Test
    void an_entity_is_made_by_its_own_package_only() {
        constructors()
                .that()
                .areDeclaredInClassesThat()
                .areAnnotatedWith(Entity.class)
                .should()
                .notBePublic()
                .check(LAUREL);
    }

    @Test
    void an_entity_keeps_its_fields_to_itself() {
        fields().that()
                .areDeclaredInClassesThat()
                .areAnnotatedWith(Entity.class)
                .and()
                .doNotHaveModifier(JavaModifier.STATIC)
                .should()
                .bePrivate()
                .check(LAUREL);
    }

    /** Payara makes an EJB's proxy in another class loader, which can see what is public only. */
    @Test
    void what_an_ejb_takes_and_gives_is_public() {
        var methodsOfEjbs = LAUREL.stream()
                .filter(type -> type.isAnnotatedWith(Stateless.class))
                .flatMap(ejb -> ejb.getMethods().stream())
                .filter(method -> method.getModifiers().contains(JavaModifier.PUBLIC))
                .toList();

        assertThat(methodsOfEjbs).isNotEmpty().allSatisfy(method -> {
            assertThat(method.getAllInvolvedRawTypes())
                    .filteredOn(type -> type.getPackageName().startsWith("laurel"))
                    .as(method.getFullName())
                    .allMatch(type -> type.getModifiers().contains(JavaModifier.PUBLIC));
        });
    }

    @Test
    void time_is_an_instant() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(
                        Date.class,
                        Calendar.class,
                        LocalDateTime.class,
                        LocalDate.class,
                        LocalTime.class,
                        java.sql.Timestamp.class)
                .check(LAUREL);
    }

    @Test
    void the_time_is_told_by_a_clock_that_was_given() {
        noClasses()
                .should()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(java.time.OffsetDateTime.class, "now")
                .orShould()
                .callMethod(java.time.ZonedDateTime.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .check(LAUREL);
    }

    /** What is read once more without a lock may be changed before it is decided upon; and H2 may tell what it told before. */
    @Test
    void a_row_is_read_again_under_its_lock_or_not_at_all() {
        noClasses()
                .should()
                .callMethod(EntityManager.class, "refresh", Object.class)
                .check(LAUREL);
    }

    @Test
    void what_is_to_be_told_goes_to_the_log() {
        NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(LAUREL);
        NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING.check(LAUREL);
    }

    @Test
    void a_class_is_called_after_what_it_is() {
        noClasses()
                .should()
                .haveSimpleNameEndingWith("Impl")
                .orShould()
                .haveSimpleNameEndingWith("Manager")
                .orShould()
                .haveSimpleNameEndingWith("Helper")
                .orShould()
                .haveSimpleNameEndingWith("Util")
                .orShould()
                .haveSimpleNameEndingWith("Utils")
                .check(LAUREL);
    }

    /** {@code LockOrderIT} watches that it is kept. */
    @Test
    void the_order_of_locks_is_the_one_that_is_tested() throws IOException {
        String charter = Files.readString(java.nio.file.Path.of("src/main/java/laurel/package-info.java"));

        assertThat(Pattern.compile("<li>\\{@code ([a-z_ ]+)}").matcher(charter).results())
                .extracting(item -> item.group(1))
                .containsExactlyElementsOf(LockOrder.LOCKS);
    }

    @Test
    void each_package_has_a_charter() throws IOException {
        try (var folders = Files.walk(java.nio.file.Path.of("src/main/java/laurel"))) {
            assertThat(folders.filter(Files::isDirectory))
                    .hasSizeGreaterThan(KNOWS.size() + PLATFORM.size())
                    .allSatisfy(folder -> assertThat(folder.resolve("package-info.java"))
                            .content()
                            .startsWith("/**"));
        }
    }
}
