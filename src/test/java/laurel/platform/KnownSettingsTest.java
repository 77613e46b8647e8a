package laurel.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KnownSettingsTest {

    private static final List<String> NO_OTHERS = List.of("main");

    @ParameterizedTest
    @CsvSource({
        "LAUREL_UNITSS, LAUREL_UNITS",
        "LAUREL_WEBHOOK_TOKEN, LAUREL_WEBHOOK_TOKENS",
        "LAUREL_DB_PASWORD, LAUREL_DB_PASSWORD",
        "LAUREL_APIKEYS, LAUREL_API_KEYS",
        "laurel.sesion.idle, LAUREL_SESSION_IDLE"
    })
    void a_misspelt_name_is_told_with_the_one_that_was_meant(String given, String meant) {
        assertThat(KnownSettings.objectionsTo(List.of("PATH", given), NO_OTHERS))
                .containsExactly(given + " is no setting of Laurel, and changes nothing. Is " + meant + " meant?");
    }

    @Test
    void a_name_that_is_like_none_is_told_without_a_guess() {
        assertThat(KnownSettings.objectionsTo(List.of("LAUREL_COLOUR_OF_THE_PAGES"), NO_OTHERS))
                .containsExactly("LAUREL_COLOUR_OF_THE_PAGES is no setting of Laurel, and changes nothing.");
    }

    @Test
    void a_variable_that_a_server_lists_as_a_property_too_is_told_once() {
        assertThat(KnownSettings.objectionsTo(List.of("laurel.unitss", "LAUREL_UNITSS"), NO_OTHERS))
                .singleElement()
                .asString()
                .startsWith("LAUREL_UNITSS is");
    }

    @Test
    void what_is_known_or_not_of_laurel_is_passed_over() {
        assertThat(KnownSettings.objectionsTo(KnownSettings.NAMES, NO_OTHERS)).isEmpty();
        assertThat(KnownSettings.objectionsTo(KnownSettings.VARIABLES, NO_OTHERS))
                .isEmpty();
        assertThat(KnownSettings.objectionsTo(
                        List.of(
                                "LAUREL_EXPIRY_POINTS",
                                "laurel.expiry.points",
                                "LAUREL_KEY",
                                "LAUREL_ADMIN_KEY",
                                "LAUREL_TEST_DATABASE",
                                "laurel.test.url",
                                "laurel.datasource",
                                "laurel.process",
                                "laurels",
                                "HOME"),
                        NO_OTHERS))
                .isEmpty();
    }

    @Test
    void whatever_is_read_is_known() {
        var read = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("laurel").stream()
                        .flatMap(type -> Stream.concat(type.getConstructors().stream(), type.getMethods().stream()))
                        .flatMap(method -> method.getParameters().stream())
                        .filter(parameter -> parameter.isAnnotatedWith(ConfigProperty.class))
                        .map(parameter -> parameter
                                .getAnnotationOfType(ConfigProperty.class)
                                .name())
                        .filter(name -> !name.startsWith("laurel.server."))
                        .distinct();

        Stream<String> readByProgrammes = Stream.concat(
                Stream.of("laurel.programmes"),
                KnownSettings.OF_A_PROGRAMME.stream()
                        .filter(name -> !name.equals("ledger"))
                        .map(name -> "laurel." + name));
        assertThat(Stream.concat(read, readByProgrammes)).containsExactlyInAnyOrderElementsOf(KnownSettings.NAMES);
    }

    @Test
    void a_programme_has_its_settings() {
        var names = List.of("LAUREL_SHOP_WEBHOOK_TOKENS", "laurel.shop.webhook.signing-keys", "LAUREL_TEST_LEDGER");

        assertThat(KnownSettings.objectionsTo(names, List.of("main", "shop", "test")))
                .isEmpty();
        assertThat(KnownSettings.objectionsTo(List.of("LAUREL_SHOP_WEBHOOK_TOKEN"), List.of("shop")))
                .containsExactly("LAUREL_SHOP_WEBHOOK_TOKEN is no setting of Laurel, and changes nothing."
                        + " Is LAUREL_SHOP_WEBHOOK_TOKENS meant?");
        assertThat(KnownSettings.objectionsTo(List.of("LAUREL_TEST_WEBHOOK_TOKEN"), List.of("test")))
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"LAUREL_SHOP_WEBHOOK_TOKENS, shop", "LAUREL_TEST_LEDGER, test", "laurel.shop.intake.paused, shop"})
    void a_setting_of_a_programme_that_is_not_configured_is_told_with_what_to_do(String given, String programme) {
        assertThat(KnownSettings.objectionsTo(List.of(given), NO_OTHERS))
                .containsExactly(given + " is no setting of Laurel, and changes nothing. Is " + programme
                        + " a programme? Name it in LAUREL_PROGRAMMES.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"webhook", "expiry", "unit", "admin", "key", "data", "db", "server", "firstpromoter", "v1"})
    void no_programme_is_called_as_settings_begin(String word) {
        assertThat(KnownSettings.isTaken(word)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"main", "shop", "test", "eu"})
    void a_programme_is_called_otherwise(String word) {
        assertThat(KnownSettings.isTaken(word)).isFalse();
    }
}
