package laurel.webhook;

import java.util.List;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import laurel.platform.text.DecodedText;

/**
 * The names under which a payload has secrets. What counts is how a name ends, in any case and whatever stands between its words:
 * {@code default_webhook_url}, {@code defaultWebhookUrl} and {@code Default-Webhook-URL} are the same one.
 */
final class SecretNames {

    /**
     * A promoter's password and key of FirstPromoter's pages; the addresses of tax forms, by which anybody can read them; the
     * address of a webhook, which has its secret in it; and keys of interfaces.
     */
    private static final List<String> ENDS = List.of(
            "password",
            "authtoken",
            "accesstoken",
            "refreshtoken",
            "passwordtoken",
            "apitoken",
            "apikey",
            "secretkey",
            "signingkey",
            "webhooksecret",
            "clientsecret",
            "w8formurl",
            "w9formurl",
            "webhookurl",
            "passwordsetupurl");

    private static final Pattern PARAMETER = Pattern.compile("[?&;]([^?&;=#\\s]{1,64}+)=([^&;#\\s\"'<>]*+)");

    private SecretNames() {}

    /** Whether what stands under this name is a secret. */
    static boolean include(String name) {
        for (String end : ENDS) {
            if (endsWith(name, end)) {
                return true;
            }
        }
        return false;
    }

    private static boolean endsWith(String name, String end) {
        int at = name.length() - 1;
        for (int left = end.length() - 1; left >= 0; left--, at--) {
            while (at >= 0 && !isLetterOrDigit(name.charAt(at))) {
                at--;
            }
            if (at < 0 || Character.toLowerCase(name.charAt(at)) != end.charAt(left)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isLetterOrDigit(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
    }

    /** The text with a mask for the value of each parameter of an address that has such a name. */
    static String maskedParameters(String text) {
        if (text.indexOf('=') < 0) {
            return text;
        }
        var masked = new StringBuilder();
        Matcher parameter = PARAMETER.matcher(text);
        int shown = 0;
        for (int from = 0; parameter.find(from); from = parameter.end()) {
            if (include(parameter.group(1)) && parameter.start(2) < parameter.end(2)) {
                masked.append(text, shown, parameter.start(2)).append(KnownSecrets.MASK);
                shown = parameter.end(2);
            }
        }
        return shown == 0 ? text : masked.append(text, shown, text.length()).toString();
    }

    /** Where the first such name is in a text of any format, in any spelling; the text's length if there is none. */
    static int firstIn(String text) {
        var places = new TreeSet<>(List.of(text.length()));
        DecodedText.inEachReading(text, reading -> firstIn(reading).ifPresent(places::add));
        return places.first();
    }

    private static OptionalInt firstIn(DecodedText reading) {
        String text = reading.text();
        var letters = new StringBuilder(text.length());
        var places = new int[text.length()];
        for (int at = 0; at < text.length(); at++) {
            if (isLetterOrDigit(text.charAt(at))) {
                places[letters.length()] = reading.origin(at);
                letters.append(text.charAt(at));
            }
        }
        return ENDS.stream()
                .mapToInt(letters::indexOf)
                .filter(at -> at >= 0)
                .map(at -> places[at])
                .min();
    }
}
