package laurel.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import laurel.access.AccessLog;
import laurel.access.Failures;
import laurel.access.Refusals;
import laurel.access.Sources;
import laurel.fulfilment.Amount;
import laurel.fulfilment.Fulfilment;
import laurel.fulfilment.FulfilmentStatus;
import laurel.fulfilment.Outcome;
import laurel.fulfilment.Reward;
import laurel.fulfilment.Rules;
import laurel.fulfilment.WebhookSystem;
import laurel.ledger.Balance;
import laurel.ledger.Entry;
import laurel.ledger.Units;
import laurel.platform.web.Problem;
import laurel.platform.web.Responses;
import laurel.programme.Programme;
import laurel.programme.SampleProgramme;
import laurel.programme.SigningKeys;
import laurel.promoter.PromoterDescription;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.BeforeContainer;

/**
 * Whatever headers and whatever body come to the webhook: there is an answer that the interface names, it gives nothing away, and
 * what is credited satisfies the rules. The odd values are among the usual ones. A failure prints the seed that repeats it.
 */
class WebhookResourceFuzzTest {

    private static final String TOKEN = "Niemals-Verraten-5518";
    private static final String SIGNING_KEY = "Auch-Niemals-2206";
    private static final String SECRET = "Ganz-Geheim-7391";
    private static final KnownSecrets SECRETS =
            new KnownSecrets(Stream.of(Optional.of(TOKEN), Optional.of(SIGNING_KEY)), Optional.empty());
    private static final Set<Integer> STATUSES = Set.of(200, 202, 204, 400, 401, 408, 413, 415);
    private static final Set<String> UNITS = Set.of("credits", "free_months", "points", "mon_discount", "discount_per");
    private static final Rules RULES =
            new Rules(Units.of(String.join(",", UNITS), "free_month=free_months, discount_mon=mon_discount"));
    private static final Programme PROGRAMME = SampleProgramme.main(Map.of("laurel.webhook.signing-keys", SIGNING_KEY));
    private static final SamplePayload CREDITABLE =
            SamplePayload.fulfilment().with("/data/promoter/cust_id", "\"23452\"");
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-21T12:00:00Z"), ZoneOffset.UTC);

    /** A Content-Type, as a server has parsed it. */
    record Type(String type, String subtype, Map<String, String> parameters) {}

    /** What a server gives to the resource; null where nothing was sent. */
    record Headers(Type type, String encoding, String signature, int length) {

        HttpHeaders asSent() {
            var texts = new HashMap<String, String>();
            texts.put(HttpHeaders.CONTENT_ENCODING, encoding);
            texts.put(SigningKeys.HEADER, signature);
            return BooksInMemory.made(HttpHeaders.class, (self, method, arguments) -> switch (method.getName()) {
                case "getMediaType" ->
                    type == null ? null : new MediaType(type.type(), type.subtype(), type.parameters());
                case "getLength" -> length;
                case "getHeaderString" -> texts.get((String) arguments[0]);
                default -> throw new UnsupportedOperationException(method.toString());
            });
        }
    }

    /** A body that can be read in a report. */
    record Body(byte[] bytes) {
        @Override
        public String toString() {
            return bytes.length > 10_000 ? bytes.length + " bytes" : new String(bytes, StandardCharsets.UTF_8);
        }
    }

    @BeforeContainer
    static void makeResponses() {
        new Responses().beforeAll(null);
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void any_delivery_gets_an_answer_of_the_interface_and_a_credit_only_by_the_rules(
            @ForAll("headers") Headers headers, @ForAll("bodies") Body body, @ForAll boolean breaksOff) {
        deliver(headers, body.bytes(), breaksOff, true);
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void a_delivery_that_must_be_signed_is_never_credited_without_a_signature(
            @ForAll("headers") Headers headers, @ForAll("bodies") Body body) {
        var books = deliver(headers, body.bytes(), false, false);

        assertThat(books.rows(Entry.class)).isEmpty();
    }

    private static BooksInMemory deliver(Headers headers, byte[] body, boolean breaksOff, boolean byAddress) {
        var books = new BooksInMemory();
        var resource = BooksInMemory.given(
                new WebhookResource(),
                books.intake(RULES, CLOCK),
                SECRETS,
                new LargeBodies(),
                CLOCK,
                FROM_SOMEWHERE,
                refusals(new Sources(Optional.empty())));
        for (int delivery = 1; delivery <= 2; delivery++) {
            InputStream stream = breaksOff ? thatBreaksOffAfter(body) : new ByteArrayInputStream(body);
            try (Response answer = byAddress
                    ? resource.deliverByAddress(headers.asSent(), stream)
                    : resource.deliver(headers.asSent(), stream)) {
                check(answer);
                if (answer.getStatus() == 200) {
                    String outcome = json(answer).getString("outcome");
                    assertThat(outcome).isEqualTo(delivery == 1 ? "CREDITED" : "ALREADY_CREDITED");
                    checkCredit(books, json(answer).getString("fulfilment"));
                } else {
                    assertThat(books.rows(Entry.class)).isEmpty();
                }
            }
        }
        return books;
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void an_event_of_webhooks_v2_takes_back_once_what_it_denies_and_nothing_else(@ForAll("commissions") Body body) {
        var books = new BooksInMemory();
        var announced = new Reward(
                SampleProgramme.MAIN,
                WebhookSystem.V2,
                "88901",
                new Amount("500"),
                "points",
                null,
                null,
                "23452",
                new PromoterDescription("main", "234", null, null, null, null, null));
        assertThat(books.fulfil(announced, RULES, CLOCK).kind()).isEqualTo(Outcome.Kind.CREDITED);
        var resource = BooksInMemory.given(
                new WebhookResource(),
                books.intake(RULES, CLOCK),
                SECRETS,
                new LargeBodies(),
                CLOCK,
                FROM_SOMEWHERE,
                refusals(new Sources(Optional.empty())));
        var usual = new Headers(new Type("application", "json", Map.of()), null, null, -1).asSent();
        for (int delivery = 1; delivery <= 2; delivery++) {
            try (Response answer = resource.deliverByAddress(usual, new ByteArrayInputStream(body.bytes()))) {
                check(answer);
                Fulfilment fulfilment = books.rows(Fulfilment.class).get(0);
                boolean isDenied = answer.getStatus() == 200;
                if (isDenied) {
                    assertThat(json(answer).getString("outcome"))
                            .isEqualTo(delivery == 1 ? "DENIED" : "ALREADY_DENIED");
                    assertThat(body.toString()).contains("commission.", "88901");
                }
                assertThat(fulfilment.status())
                        .isEqualTo(isDenied ? FulfilmentStatus.REVERSED : FulfilmentStatus.CREDITED);
                assertThat(books.rows(Balance.class).get(0).amount()).isEqualTo(isDenied ? 0 : 500);
                assertThat(books.rows(Entry.class)).hasSize(isDenied ? 2 : 1);
            }
        }
    }

    @Provide
    Arbitrary<Body> commissions() {
        String denial = SamplePayload.denial().toString();
        Arbitrary<String> odd = Combinators.combine(OddPayloads.placesOfV2(), OddPayloads.json())
                .as((place, json) -> SamplePayload.denial().with(place, json).toString());
        Arbitrary<String> others = Arbitraries.of(
                        "commission.denied", "commission.deleted", "commission.created", "promoter.deleted")
                .flatMap(type -> OddPayloads.json().map(changes -> SamplePayload.denial()
                        .with("/event_type", "\"" + type + "\"")
                        .with("/changes", changes)
                        .toString()));
        Arbitrary<String> damaged = Combinators.combine(
                        OddPayloads.positions(), OddPayloads.lengths(), OddPayloads.grafts())
                .as((from, length, graft) -> {
                    int start = from % denial.length();
                    return denial.substring(0, start)
                            + graft
                            + denial.substring(Math.min(denial.length(), start + length));
                });
        return Arbitraries.oneOf(odd, others, damaged, Arbitraries.just(denial))
                .map(text -> new Body(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static void check(Response answer) {
        assertThat(answer.getStatus()).isIn(STATUSES);
        if (answer.getStatus() == 204) {
            assertThat(answer.hasEntity()).isFalse();
            return;
        }
        assertThat((String) answer.getEntity())
                .doesNotContain(SECRET, TOKEN, SIGNING_KEY, "Exception", "laurel.", "java.", "jakarta.");
        if (answer.getStatus() < 400) {
            assertThat(answer.getMediaType()).isEqualTo(MediaType.APPLICATION_JSON_TYPE);
            assertThat(json(answer).keySet()).contains("outcome", "fulfilment");
        } else {
            assertThat(answer.getMediaType()).isEqualTo(Problem.MEDIA_TYPE);
            assertThat(json(answer).getInt("status")).isEqualTo(answer.getStatus());
            assertThat(json(answer).getString("detail")).isNotBlank();
        }
    }

    /** The books have one entry, and everything in them is as the rules want it. */
    private static void checkCredit(BooksInMemory books, String id) {
        assertThat(books.rows(Entry.class)).hasSize(1);
        Entry entry = books.rows(Entry.class).get(0);
        Balance balance = books.rows(Balance.class).get(0);
        Fulfilment fulfilment = books.rows(Fulfilment.class).get(0);
        assertThat(fulfilment.status()).isEqualTo(FulfilmentStatus.CREDITED);
        assertThat(entry.origin().orElseThrow().fulfilment()).isEqualTo(id);
        assertThat(entry.amount())
                .isBetween(1L, Amount.LARGEST)
                .isEqualTo(balance.amount())
                .isEqualTo(fulfilment.amount().orElseThrow());
        assertThat(entry.unit()).isEqualTo(balance.unit()).isIn(UNITS);
    }

    private static JsonObject json(Response answer) {
        return SamplePayload.parsed((String) answer.getEntity());
    }

    private static InputStream thatBreaksOffAfter(byte[] body) {
        return new SequenceInputStream(new ByteArrayInputStream(body), new InputStream() {
            @Override
            public int read() throws IOException {
                throw new EOFException(SECRET);
            }
        });
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void nothing_but_the_token_opens_the_webhook(
            @ForAll("credentials") String inPath, @ForAll("credentials") String header, @ForAll boolean byAddress) {
        var sources = new Sources(Optional.empty());
        var filter = BooksInMemory.given(
                new TokenFilter(),
                FROM_SOMEWHERE,
                new AllowedNetworks(Optional.empty(), CLOCK),
                SampleProgramme.programmes(Map.of("laurel.webhook.tokens", TOKEN)),
                sources,
                refusals(sources));
        var refusals = new Response[1];
        var known = new AtomicBoolean();
        var parameters = new MultivaluedHashMap<String, String>();
        if (byAddress) {
            parameters.putSingle(TokenFilter.TOKEN, inPath);
        }

        filter.filter(BooksInMemory.made(
                ContainerRequestContext.class, (self, method, arguments) -> switch (method.getName()) {
                    case "getUriInfo" -> BooksInMemory.made(UriInfo.class, (uri, its, none) -> parameters);
                    case "getHeaderString" -> header;
                    case "abortWith" -> {
                        refusals[0] = (Response) arguments[0];
                        yield null;
                    }
                    case "setProperty" -> {
                        known.set(true);
                        yield null;
                    }
                    default -> throw new UnsupportedOperationException(method.toString());
                }));

        boolean shown = byAddress ? inPath.equals(TOKEN) : OPENING.contains(header);
        assertThat(refusals[0] == null).isEqualTo(shown);
        assertThat(known.get()).as("keeps the connection").isEqualTo(shown);
        if (!shown) {
            assertThat(refusals[0].getStatus()).isEqualTo(401);
            check(refusals[0]);
        }
    }

    private static Refusals refusals(Sources sources) {
        return BooksInMemory.given(new Refusals(), sources, new Failures(CLOCK), new AccessLog(CLOCK));
    }

    private static final HttpServletRequest FROM_SOMEWHERE =
            BooksInMemory.made(HttpServletRequest.class, (self, method, arguments) -> switch (method.getName()) {
                case "getRemoteAddr" -> "203.0.113.7";
                case "getContentLengthLong" -> -1L;
                case "getAttribute" -> PROGRAMME;
                case "setAttribute" -> null;
                default -> throw new UnsupportedOperationException(method.toString());
            });

    private static final List<String> OPENING =
            List.of("Bearer " + TOKEN, "bEARER  " + TOKEN + " ", basic("any:" + TOKEN), basic(":" + TOKEN));

    private static String basic(String pair) {
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    @Provide
    Arbitrary<String> credentials() {
        return Arbitraries.oneOf(
                Arbitraries.of(OPENING),
                Arbitraries.of(
                        TOKEN,
                        TOKEN + " ",
                        TOKEN.toLowerCase(),
                        TOKEN.substring(1),
                        "Bearer " + TOKEN + ",",
                        "Bearer" + TOKEN,
                        "Basic " + TOKEN,
                        basic(TOKEN),
                        basic(TOKEN + ":"),
                        basic("any:" + TOKEN + ":"),
                        "Basic !!!",
                        "Bearer ",
                        ""),
                Arbitraries.strings().ofMaxLength(60),
                Arbitraries.strings().ofMaxLength(60).map(text -> "Bearer " + text),
                Arbitraries.strings().ofMaxLength(60).map(WebhookResourceFuzzTest::basic));
    }

    @Provide
    Arbitrary<Headers> headers() {
        Arbitrary<String> words = Arbitraries.oneOf(
                Arbitraries.of(
                        "application", "json", "JSON", "text", "*", "", "utf-8", "UTF-8", "utf-16", "identity", "gzip"),
                Arbitraries.strings().ofMaxLength(40));
        Arbitrary<Map<String, String>> parameters =
                Combinators.combine(words, words).as((name, charset) -> Map.of(name + "x", "x", "charset", charset));
        Arbitrary<Type> types = Arbitraries.frequencyOf(
                Tuple.of(4, Arbitraries.just(new Type("application", "json", Map.of("charset", "utf-8")))),
                Tuple.of(2, parameters.map(some -> new Type("Application", "JSON", some))),
                Tuple.of(1, Combinators.combine(words, words, parameters).as(Type::new)));
        return Combinators.combine(
                        types.injectNull(0.1),
                        words.injectNull(0.8),
                        words.injectNull(0.3),
                        Arbitraries.oneOf(
                                Arbitraries.of(
                                        -1,
                                        0,
                                        2000,
                                        WebhookResource.LARGEST_BODY,
                                        WebhookResource.LARGEST_BODY + 1,
                                        Integer.MAX_VALUE),
                                Arbitraries.integers()))
                .as(Headers::new);
    }

    @Provide
    Arbitrary<Body> bodies() {
        Arbitrary<String> odd = Combinators.combine(
                        OddPayloads.places(), OddPayloads.json(), Arbitraries.of(OddPayloads.SECRETS))
                .as((place, json, secret) -> CREDITABLE
                        .with("/data/promoter/" + secret, "\"" + SECRET + "\"")
                        .with(place, json)
                        .toString());
        Arbitrary<String> damaged = Combinators.combine(
                        OddPayloads.positions(), OddPayloads.lengths(), OddPayloads.grafts())
                .as((from, length, graft) -> {
                    String body = CREDITABLE.toString();
                    int start = from % body.length();
                    int end = Math.min(body.length(), start + length);
                    return body.substring(0, start) + graft + body.substring(end);
                });
        Arbitrary<byte[]> texts = Arbitraries.oneOf(odd, damaged).map(text -> text.getBytes(StandardCharsets.UTF_8));
        Arbitrary<byte[]> bytes = Arbitraries.bytes().array(byte[].class).ofMaxSize(300);
        return Arbitraries.frequencyOf(
                        Tuple.of(9, texts),
                        Tuple.of(1, bytes),
                        Tuple.of(1, Arbitraries.just(new byte[WebhookResource.LARGEST_BODY + 1])))
                .map(Body::new);
    }
}
