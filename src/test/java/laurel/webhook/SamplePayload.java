package laurel.webhook;

import jakarta.json.JsonObject;
import jakarta.json.spi.JsonProvider;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import laurel.programme.SampleProgramme;

/**
 * A payload that FirstPromoter publishes, as it stands or with a difference. A place in it is a JSON pointer
 * ({@code /data/promoter/id}), and what is put there is JSON as it would be sent, valid or not.
 */
public final class SamplePayload {

    /** Found once: {@code Json} would look for it at every call. */
    private static final JsonProvider JSON = JsonProvider.provider();

    /** Where it is not about what opens Laurel. */
    public static final KnownSecrets NO_SECRETS = new KnownSecrets();

    private final JsonObject json;
    private final Map<String, String> replacements;

    private SamplePayload(JsonObject json, Map<String, String> replacements) {
        this.json = json;
        this.replacements = replacements;
    }

    /** The full form of {@code fulfilment_pending}, which has each field that Laurel looks at. */
    public static SamplePayload fulfilment() {
        return new SamplePayload(parsed(text("v1/fulfilment_pending.json")), Map.of());
    }

    /** A commission of webhooks v2 that becomes denied. FirstPromoter publishes one that becomes approved. */
    public static SamplePayload denial() {
        String published = text("v2/commission.updated-nonmonetary-approved.json");
        return new SamplePayload(parsed(published.replace("approved", "denied")), Map.of());
    }

    /** As this one, but without what stands in a place. */
    SamplePayload without(String place) {
        return new SamplePayload(JSON.createPointer(place).remove(json), replacements);
    }

    /** As this one, with other JSON in a place. */
    SamplePayload with(String place, String newJson) {
        var more = new LinkedHashMap<>(replacements);
        String mark = "@" + more.size() + "@";
        more.put("\"" + mark + "\"", newJson);
        return new SamplePayload(JSON.createPointer(place).add(json, JSON.createValue(mark)), more);
    }

    @Override
    public String toString() {
        String text = json.toString();
        for (var replacement : replacements.entrySet()) {
            text = text.replace(replacement.getKey(), replacement.getValue());
        }
        return text;
    }

    /** What Laurel makes of it. */
    Payload read() {
        return read(toString());
    }

    /** What Laurel makes of a body. */
    static Payload read(String body) {
        return Payload.read(body.getBytes(StandardCharsets.UTF_8), SampleProgramme.MAIN, NO_SECRETS);
    }

    /** A published payload, byte by byte. */
    public static byte[] bytes(String file) {
        try (InputStream stream = SamplePayload.class.getResourceAsStream("/firstpromoter/" + file)) {
            return stream.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** A published payload. */
    static String text(String file) {
        return new String(bytes(file), StandardCharsets.UTF_8);
    }

    /** The names of all published payloads of a webhook system. */
    public static List<String> filesOf(String system) {
        try (var files = Files.list(Path.of(
                SamplePayload.class.getResource("/firstpromoter/" + system).toURI()))) {
            return files.map(file -> system + "/" + file.getFileName()).sorted().toList();
        } catch (IOException | URISyntaxException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    static JsonObject parsed(String text) {
        try (var reader = JSON.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }
}
