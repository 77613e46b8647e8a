package laurel.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** What all pages have in common. */
final class Layout {

    /**
     * The browser knows the style, which is in the page, by its digest. It loads, runs and frames nothing else, and
     * sends nothing to another site.
     */
    static final String SECURITY_POLICY;

    private static final Html STYLE;

    private static final String ICON =
            "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 32'%3E"
                    + "%3Cpath fill='%232f7d4f' d='M27 4C13 4 6 11 6 20c0 3 1 5 1 5s2-11 13-14C11 16 8 24 7 29c12 0 20-8 20-25z'/%3E"
                    + "%3C/svg%3E";

    static {
        try (var file = Layout.class.getResourceAsStream("style.css")) {
            String style = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8));
            STYLE = new Html(style);
            SECURITY_POLICY = "default-src 'none'; style-src 'sha256-"
                    + Base64.getEncoder().encodeToString(digest)
                    + "'; img-src data:; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java has SHA-256", missing);
        }
    }

    private Layout() {}

    /** A whole page. */
    static Html page(String title, Html content) {
        return Html.of("""
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="robots" content="noindex">
                <title>{} · Laurel</title>
                <link rel="icon" href="{}">
                <style>{}</style>
                </head>
                <body>
                <header>
                <svg viewBox="0 0 32 32" width="32" height="32" aria-hidden="true"><path d="M27 4C13 4 6 11 6 20c0 3 1 5 1 5s2-11 13-14C11 16 8 24 7 29c12 0 20-8 20-25z"/></svg>
                <span>Laurel</span>
                </header>
                <main>
                <h1>{}</h1>
                {}
                </main>
                </body>
                </html>
                """, title, ICON, STYLE, title, content);
    }

    /** A message that says why something was not done. A screen reader reads it out as soon as it is there. */
    static Html objection(String why) {
        return Html.of("<p class=\"objection\" role=\"alert\">{}</p>\n", why);
    }

    /** A message that something was done. */
    static Html done(String what) {
        return Html.of("<p class=\"done\" role=\"status\">{}</p>\n", what);
    }
}
