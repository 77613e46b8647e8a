package laurel.it;

import java.net.http.HttpRequest;
import java.util.Locale;

/** The people who run it, as admins make them known by the API. */
final class Staff {

    static final String ADMIN = "admin";
    static final String PASSWORD = "four quiet otters juggle";

    private Staff() {}

    static String adminPassword() {
        return System.getenv("LAUREL_ADMIN_PASSWORD");
    }

    static String freshName() {
        return ("person-" + Reward.fresh()).toLowerCase(Locale.ROOT);
    }

    /** Somebody new of a role, with {@link #PASSWORD}. */
    static String newcomer(String role) {
        String name = freshName();
        make(name, role, PASSWORD).is(201);
        return name;
    }

    static Reply make(String name, String role, String password) {
        return posts(
                "/people",
                "{\"name\":\"" + name + "\",\"role\":\"" + role + "\",\"password\":\"" + password
                        + "\",\"reason\":\"new here\"}");
    }

    static Reply giveRole(String name, String role) {
        return posts("/people/" + name + "/role", "{\"role\":\"" + role + "\",\"reason\":\"other work\"}");
    }

    static Reply setPassword(String name, String password) {
        return posts("/people/" + name + "/password", "{\"password\":\"" + password + "\",\"reason\":\"forgotten\"}");
    }

    static Reply disable(String name) {
        return posts("/people/" + name + "/disable", "{\"reason\":\"has left\"}");
    }

    static Reply enable(String name) {
        return posts("/people/" + name + "/enable", "{\"reason\":\"is back\"}");
    }

    /** With the API key of an admin. */
    static Reply posts(String path, String body) {
        return Company.posts("berta", path, null, body);
    }

    static Reply reads(String path) {
        return FirstPromoter.sends(Company.as("berta", path));
    }

    /** A call of the API with a name and a password, as {@code curl -u} makes it. */
    static HttpRequest.Builder as(String name, String password, String path) {
        return Company.request(path).header("Authorization", FirstPromoter.basic(name, password));
    }
}
