package laurel.people;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import laurel.access.KnownPeople;

/** What is known of people before they have shown who they are, and which browsers they use. */
@ApplicationScoped
public class PeopleAtTheDoor implements KnownPeople {

    @Inject
    private People people;

    @Inject
    private KnownBrowsers browsers;

    @Override
    public Optional<String> named(String written) {
        return Person.name(written).filter(name -> people.find(name).isPresent());
    }

    @Override
    public boolean haveUsed(String written, String token) {
        return Person.name(written)
                .filter(name -> browsers.isOf(Token.digest(token), name))
                .isPresent();
    }

    /**
     * Remembers the browser in which somebody has just logged in.
     *
     * @param token what the browser shows from an earlier log-in; a token that is not theirs changes nothing
     * @return what the browser is to keep
     */
    public String remember(String name, Optional<String> token) {
        return token.filter(shown -> browsers.use(Token.digest(shown), name)).orElseGet(() -> add(name));
    }

    private String add(String name) {
        String token = Token.fresh();
        browsers.add(Token.digest(token), name);
        return token;
    }
}
