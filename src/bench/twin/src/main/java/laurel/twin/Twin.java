package laurel.twin;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.undertow.Handlers;
import io.undertow.Undertow;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.BlockingHandler;
import io.undertow.util.Headers;
import jakarta.json.Json;
import jakarta.json.JsonBuilderFactory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/**
 * Laurel's way of a credit without an application server, for comparison: Undertow's core, and JDBC by hand. It answers the same
 * call at the same address, writes the same rows in one transaction, and answers 200 after the commit.
 *
 * <p>It is that way only: whatever Laurel would hold, repeat, refuse with a reason or record as something else is an error
 * here, which rolls back and fails the benchmark.
 */
public final class Twin {

    /** Enough that no call of the benchmark waits for a thread. */
    private static final int THREADS = 32;

    /** Made once: to look for an implementation of JSON-P for every answer would cost more than the answer. */
    private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());

    private final Books books;
    private final byte[] token;

    private Twin(Books books, String token) {
        this.books = books;
        this.token = digest(token);
    }

    /** Settings: TWIN_PORT, TWIN_TOKEN, TWIN_DB_URL, TWIN_DB_USER, TWIN_DB_PASSWORD, TWIN_DB_CONNECTIONS. */
    public static void main(String[] arguments) {
        var twin = new Twin(new Books(new HikariDataSource(pool())), System.getenv("TWIN_TOKEN"));
        var paths = Handlers.path()
                .addPrefixPath("/laurel/webhooks/firstpromoter", new BlockingHandler(twin::deliver))
                .addExactPath("/laurel/health/ready", exchange -> exchange.setStatusCode(200));
        var server = Undertow.builder()
                .addHttpListener(Integer.parseInt(System.getenv("TWIN_PORT")), "127.0.0.1")
                .setWorkerThreads(THREADS)
                .setHandler(paths)
                .build();
        server.start();
        Runtime.getRuntime().addShutdownHook(new Thread(server::stop, "stop"));
    }

    private static HikariConfig pool() {
        var pool = new HikariConfig();
        pool.setJdbcUrl(System.getenv("TWIN_DB_URL"));
        pool.setUsername(System.getenv("TWIN_DB_USER"));
        pool.setPassword(System.getenv("TWIN_DB_PASSWORD"));
        pool.setMaximumPoolSize(Integer.parseInt(System.getenv("TWIN_DB_CONNECTIONS")));
        pool.setAutoCommit(false);
        pool.addDataSourceProperty("prepareThreshold", "1"); // as Laurel's datasource
        pool.addDataSourceProperty("ApplicationName", "twin");
        return pool;
    }

    private void deliver(HttpServerExchange exchange) throws IOException, SQLException {
        var receivedAt = Instant.now().truncatedTo(ChronoUnit.MICROS);
        if (!MessageDigest.isEqual(token, digest(exchange.getRelativePath().substring(1)))) {
            exchange.setStatusCode(401);
            return;
        }
        var reward = Reward.in(exchange.getInputStream().readAllBytes());
        books.credit(reward, receivedAt);
        exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "application/json");
        exchange.getResponseSender()
                .send(JSON.createObjectBuilder()
                        .add("outcome", "CREDITED")
                        .add("fulfilment", reward.id())
                        .build()
                        .toString());
    }

    private static byte[] digest(String word) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(word.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java has SHA-256", missing);
        }
    }
}
