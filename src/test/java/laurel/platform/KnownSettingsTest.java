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

class KnownSettingsTest {

    @ParameterizedTest
    @CsvSource({
        "LAUREL_UNITSS, LAUREL_UNITS",
        "LAUREL_WEBHOOK_TOKEN, LAUREL_WEBHOOK_TOKENS",
        "LAUREL_DB_PASWORD, LAUREL_DB_PASSWORD",
        "LAUREL_APIKEYS, LAUREL_API_KEYS",
        "laurel.sesion.idle, LAUREL_SESSION_IDLE"
    })
    void a_misspelt_name_is_told_with_the_one_that_was_meant(String given, String meant) {
        assertThat(KnownSettings.objectionsTo(List.of("PATH", given)))
                .containsExactly(given + " is no setting of Laurel, and changes nothing. Is " + meant + " meant?");
    }

    @Test
    void a_name_that_is_like_none_is_told_without_a_guess() {
        assertThat(KnownSettings.objectionsTo(List.of("LAUREL_COLOUR_OF_THE_PAGES")))
                .containsExactly("LAUREL_COLOUR_OF_THE_PAGES is no setting of Laurel, and changes nothing.");
    }

    @Test
    void a_variable_that_a_server_lists_as_a_property_too_is_told_once() {
        assertThat(KnownSettings.objectionsTo(List.of("laurel.unitss", "LAUREL_UNITSS")))
                .singleElement()
                .asString()
                .startsWith("LAUREL_UNITSS is");
    }

    @Test
    void what_is_known_or_not_of_laurel_is_passed_over() {
        assertThat(KnownSettings.objectionsTo(KnownSettings.NAMES)).isEmpty();
        assertThat(KnownSettings.objectionsTo(KnownSettings.VARIABLES)).isEmpty();
        assertThat(KnownSettings.objectionsTo(List.of(
                        "LAUREL_EXPIRY_POINTS",
                        "laurel.expiry.points",
                        "LAUREL_KEY",
                        "LAUREL_ADMIN_KEY",
                        "LAUREL_TEST_DATABASE",
                        "laurel.test.url",
                        "laurel.datasource",
                        "laurel.process",
                        "laurels",
                        "HOME")))
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

        assertThat(read).containsExactlyInAnyOrderElementsOf(KnownSettings.NAMES);
    }
}
