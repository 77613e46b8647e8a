package laurel.webhook;

import jakarta.inject.Inject;
import jakarta.persistence.EntityExistsException;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import jakarta.ws.rs.core.Context;
import java.lang.annotation.Annotation;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import laurel.audit.Acts;
import laurel.delivery.DeliveryRecords;
import laurel.fulfilment.Denials;
import laurel.fulfilment.Fulfilment;
import laurel.fulfilment.Fulfilments;
import laurel.fulfilment.HoldReason;
import laurel.fulfilment.Outcome;
import laurel.fulfilment.Reward;
import laurel.fulfilment.Rules;
import laurel.fulfilment.Settlements;
import laurel.ledger.Account;
import laurel.ledger.Balance;
import laurel.ledger.Entry;
import laurel.ledger.Ledger;
import laurel.ledger.Lifetimes;
import laurel.ledger.Lots;
import laurel.ledger.Origin;
import laurel.ledger.Units;
import laurel.platform.transaction.Heard;
import laurel.programme.SampleProgramme;
import laurel.promoter.Promoter;
import laurel.promoter.Promoters;

/**
 * The intake with everything behind it, as it is in the server, but for the database: its tables are a map. There is one
 * transaction at a time, and nothing that ends one.
 */
final class BooksInMemory {

    private static final List<Class<? extends Annotation>> INJECTED =
            List.of(Inject.class, PersistenceContext.class, Context.class);

    private static final Lifetimes NOTHING_EXPIRES =
            Lifetimes.of(Units.of("credits", ""), List.of(), name -> Optional.empty());

    private final Heard<Object> heard = new Heard<>();
    private final Map<List<?>, Object> rows = new LinkedHashMap<>();
    private final EntityManager entities =
            made(EntityManager.class, (self, method, arguments) -> switch (method.getName()) {
                case "find", "getReference" -> rows.get(key((Class<?>) arguments[0], arguments[1]));
                case "persist" -> insert(arguments[0]);
                case "flush", "refresh" -> null;
                case "createNamedQuery" -> query((String) arguments[0]);
                default -> throw new UnsupportedOperationException(method.toString());
            });

    /** An intake that writes into these books. */
    Intake intake(Rules rules, Clock clock) {
        var ledger = ledger(clock);
        var promoters = promoters(ledger, clock);
        var fulfilments = fulfilments(rules, clock);
        var denials = given(new Denials(), entities, SampleProgramme.ALONE, ledger, clock, heard);
        var records = given(new DeliveryRecords(), entities, clock, heard);
        return given(new Intake(), fulfilments, denials, promoters, records);
    }

    /** Credits a reward, however it was announced. */
    Outcome fulfil(Reward reward, Rules rules, Clock clock) {
        return fulfilments(rules, clock).fulfil(reward, "a test");
    }

    private Fulfilments fulfilments(Rules rules, Clock clock) {
        var ledger = ledger(clock);
        return given(new Fulfilments(), entities, rules, promoters(ledger, clock), ledger, acts(clock), clock, heard);
    }

    /** What people decide about what is in these books. */
    Settlements settlements(Rules rules, Clock clock) {
        var ledger = ledger(clock);
        var denials = given(new Denials(), entities, SampleProgramme.ALONE, ledger, clock, heard);
        return given(
                new Settlements(),
                entities,
                rules,
                SampleProgramme.ALONE,
                promoters(ledger, clock),
                ledger,
                denials,
                acts(clock),
                clock,
                heard);
    }

    private Acts acts(Clock clock) {
        return given(new Acts(), entities, clock);
    }

    private Ledger ledger(Clock clock) {
        return given(new Ledger(), entities, given(new Lots(), entities, NOTHING_EXPIRES), clock, heard);
    }

    private Promoters promoters(Ledger ledger, Clock clock) {
        return given(new Promoters(), entities, SampleProgramme.ALONE, ledger, acts(clock), clock);
    }

    /** What was announced. */
    Heard<Object> heard() {
        return heard;
    }

    /** All rows of a table. */
    <T> List<T> rows(Class<T> entity) {
        return rows.values().stream()
                .filter(entity::isInstance)
                .map(entity::cast)
                .toList();
    }

    /** The bean, after what a container would have injected into it. */
    static <T> T given(T bean, Object... parts) {
        for (Field field : bean.getClass().getDeclaredFields()) {
            if (INJECTED.stream().anyMatch(field::isAnnotationPresent)) {
                Object part = Stream.of(parts)
                        .filter(field.getType()::isInstance)
                        .findFirst()
                        .orElseThrow();
                set(field, bean, part);
            }
        }
        return bean;
    }

    /** An object that does what the behaviour says. */
    static <T> T made(Class<T> type, InvocationHandler behaviour) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, behaviour));
    }

    private Object insert(Object row) {
        Object known = rows.putIfAbsent(key(row.getClass(), row), row);
        if (known != null && known != row) {
            throw new EntityExistsException(row.toString());
        }
        return null;
    }

    /** A query by its name, which answers from the map what its text would from the tables. */
    private TypedQuery<?> query(String name) {
        var parameters = new HashMap<String, Object>();
        return made(TypedQuery.class, (self, method, arguments) -> switch (method.getName()) {
            case "setParameter" -> {
                parameters.put((String) arguments[0], arguments[1]);
                yield self;
            }
            case "setFlushMode", "setMaxResults" -> self;
            case "getSingleResult" -> results(name, parameters).findFirst().orElseThrow();
            case "getResultStream" -> results(name, parameters);
            case "getResultList" -> results(name, parameters).toList();
            default -> throw new UnsupportedOperationException(method.toString());
        });
    }

    private Stream<?> results(String query, Map<String, Object> parameters) {
        return switch (query) {
            case "Account.byCustId" -> accounts(parameters);
            case "Balance.locked" ->
                rows(Balance.class).stream()
                        .filter(balance -> value("accountId", balance).equals(parameters.get("account"))
                                && balance.unit().equals(parameters.get("unit")));
            case "Entry.creditOf" ->
                rows(Entry.class).stream().filter(entry -> entry.origin()
                        .equals(Optional.of(new Origin(
                                (String) parameters.get("programme"), (String) parameters.get("system"), (String)
                                        parameters.get("fulfilment")))));
            case "Balance.takenOfOne" -> Stream.of((Object) new Object[] {0L, 0L, 0L}); // nobody holds, nothing expires
            case "ExpiredPart.ofEntry" -> Stream.of(0L);
            case "Lot.next", "Lot.takenBack" -> Stream.of();
            case "Fulfilment.withoutAccount" ->
                rows(Fulfilment.class).stream()
                        .filter(fulfilment -> fulfilment.promoterId().equals(parameters.get("promoter"))
                                && fulfilment.programme().equals(parameters.get("programme"))
                                && fulfilment.holdReason().equals(Optional.of(HoldReason.NO_ACCOUNT)));
            case "Fulfilment.withPromoterAndAccount" ->
                rows(Promoter.class).stream()
                        .filter(promoter -> promoter.id().equals(parameters.get("promoter"))
                                && promoter.programme().equals(parameters.get("programme")))
                        .map(promoter -> new Object[] {
                            promoter,
                            fulfilment(parameters.get("programme"), parameters.get("system"), parameters.get("id")),
                            accounts(parameters).findFirst().orElse(null)
                        });
            default -> throw new UnsupportedOperationException(query);
        };
    }

    private Stream<Account> accounts(Map<String, Object> parameters) {
        return rows(Account.class).stream()
                .filter(account -> account.custId().value().equals(parameters.get("custId"))
                        && account.ledger().equals(parameters.get("ledger")));
    }

    private Object fulfilment(Object programme, Object system, Object id) {
        return rows.get(List.of(Fulfilment.class, programme, system, id));
    }

    /** @param holder of the key's fields: the row itself, an object of its IdClass, or the one field's value */
    private static List<?> key(Class<?> entity, Object holder) {
        boolean isValue = holder.getClass() != entity && !entity.isAnnotationPresent(IdClass.class);
        Stream<?> values = isValue
                ? Stream.of(holder)
                : Arrays.stream(entity.getDeclaredFields())
                        .filter(field -> field.isAnnotationPresent(Id.class))
                        .map(field -> value(field.getName(), holder));
        return Stream.concat(Stream.of(entity), values).toList();
    }

    /** What a field of an entity has. */
    static Object value(String name, Object holder) {
        try {
            Field field = holder.getClass().getDeclaredField(name);
            field.setAccessible(true);
            return field.get(holder);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void set(Field field, Object bean, Object part) {
        try {
            field.setAccessible(true);
            field.set(bean, part);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
