package laurel.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import jakarta.transaction.UserTransaction;
import java.time.Duration;
import java.util.List;
import laurel.delivery.DeliveryAnswered;
import laurel.delivery.DeliveryOutcome;
import laurel.deployment.LaurelWar;
import laurel.fulfilment.Fulfilment;
import laurel.fulfilment.FulfilmentEvent;
import laurel.fulfilment.HoldReason;
import laurel.fulfilment.WebhookSystem;
import laurel.it.events.Observer;
import laurel.ledger.AccountKey;
import laurel.ledger.Cause;
import laurel.ledger.CustId;
import laurel.ledger.EntryKind;
import laurel.ledger.Ledger;
import laurel.ledger.LedgerEvent;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is booked and answered is announced to whoever observes it, and what is not committed, to nobody who asks for that. */
@ExtendWith(ArquillianExtension.class)
class EventsIT {

    private static final Cause SHOP = Cause.application("shop", "order 7");

    @Inject
    private Ledger ledger;

    @Resource
    private UserTransaction transaction;

    @Deployment
    static WebArchive laurel() {
        return LaurelWar.war().addPackage(Observer.class.getPackage());
    }

    @BeforeEach
    void begin() {
        Observer.begin();
    }

    private static Reward credited() {
        var reward = Reward.ofCredits();
        FirstPromoter.sends(reward).isCredited();
        return reward;
    }

    private static <T> T only(Class<T> kind) {
        List<T> all = all(kind);
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    private static <T> List<T> all(Class<T> kind) {
        return Observer.committed().stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    private static Fulfilment.Key key(Reward reward) {
        return new Fulfilment.Key("main", WebhookSystem.V1, reward.id());
    }

    private static Reply spends(String custId, long amount) {
        return Company.spends(custId, amount);
    }

    private static String holds(Reward reward, int amount) {
        return Company.posts(
                        "shop",
                        "/accounts/" + Company.encoded(reward.custId()) + "/holds",
                        Company.freshKey(),
                        Company.redemption(amount).replace("}", ",\"expiresInSeconds\":600}"))
                .is(201)
                .json()
                .getString("id");
    }

    @Test
    void a_reward_is_announced_as_an_entry_a_fulfilment_and_an_answer() {
        var reward = credited();

        var entry = Company.readsEntries(reward.custId()).get(0);
        var booked = only(LedgerEvent.Booked.class);
        assertThat(booked.entry()).isEqualTo(Long.parseLong(entry.getString("id")));
        assertThat(booked.kind()).isEqualTo(EntryKind.CREDIT);
        assertThat(booked.unit()).isEqualTo("credits");
        assertThat(booked.amount()).isEqualTo(20);
        assertThat(booked.balanceAfter()).isEqualTo(20);
        assertThat(booked.cause().actor()).isEqualTo("firstpromoter");
        assertThat(booked.cause().origin().fulfilment()).isEqualTo(reward.id());
        assertThat(only(FulfilmentEvent.class))
                .isEqualTo(new FulfilmentEvent.Credited(key(reward), booked.account(), "credits", 20));
        var answered = only(DeliveryAnswered.class);
        assertThat(answered.answer().outcome()).isEqualTo(DeliveryOutcome.CREDITED);
        assertThat(answered.answer().status()).isEqualTo(200);
        assertThat(answered.answer().fulfilment()).isEqualTo(reward.id());
        assertThat(Observer.committed()).containsExactlyInAnyOrderElementsOf(Observer.announced());
    }

    @Test
    void what_is_repeated_is_answered_and_not_booked_again() {
        var reward = credited();
        String key = Company.freshKey();
        Company.spends(reward.custId(), key, Company.redemption(5)).is(201);
        Observer.begin();

        FirstPromoter.sends(reward);
        Company.spends(reward.custId(), key, Company.redemption(5)).is(200);

        assertThat(only(DeliveryAnswered.class).answer().outcome()).isEqualTo(DeliveryOutcome.ALREADY_CREDITED);
        assertThat(Observer.announced()).hasSize(1);
    }

    @Test
    void what_an_application_does_with_a_balance_is_announced_in_its_order() {
        var reward = credited();
        Observer.begin();

        spends(reward.custId(), 5).is(201);
        spends(reward.custId(), 16).isProblem(409);
        String captured = holds(reward, 4);
        Company.posts("shop", "/holds/" + captured + "/capture", null, "{\"amount\":3}")
                .is(200);
        String released = holds(reward, 2);
        Company.posts("shop", "/holds/" + released + "/release", null, "{}").is(200);
        Company.posts("shop", "/holds/" + released + "/release", null, "{}").is(200);

        assertThat(Observer.announced()).allMatch(LedgerEvent.class::isInstance);
        assertThat(Observer.announced().stream().map(event -> told((LedgerEvent) event)))
                .containsExactly(
                        "Booked -5 = 15",
                        "HoldOpened 4",
                        "Booked -3 = 12",
                        "HoldCaptured 3, 1 freed",
                        "HoldOpened 2",
                        "HoldReleased 2");
        assertThat(Observer.committed()).containsExactlyInAnyOrderElementsOf(Observer.announced());
    }

    private static String told(LedgerEvent event) {
        String name = event.getClass().getSimpleName() + " ";
        if (event instanceof LedgerEvent.Booked booked) {
            return name + booked.amount() + " = " + booked.balanceAfter();
        }
        if (event instanceof LedgerEvent.HoldOpened opened) {
            return name + opened.amount();
        }
        if (event instanceof LedgerEvent.HoldCaptured captured) {
            return name + captured.captured() + ", " + captured.freed() + " freed";
        }
        return name + ((LedgerEvent.HoldReleased) event).freed();
    }

    @Test
    void what_people_decide_about_a_reward_is_announced() {
        var reward = credited();
        spends(reward.custId(), 15).is(201);
        var cash = Reward.ofCredits().withUnit("cash");
        FirstPromoter.sends(cash);
        Company.posts("anna", "/fulfilments/v1/" + cash.id() + "/reject", null, "{\"reason\":\"a test\"}")
                .is(200);
        Company.posts("anna", "/fulfilments/v1/" + reward.id() + "/reverse", null, "{\"reason\":\"a test\"}")
                .is(200);

        assertThat(all(FulfilmentEvent.class).stream().skip(1))
                .containsExactly(
                        new FulfilmentEvent.Held(key(cash), HoldReason.MONETARY),
                        new FulfilmentEvent.Rejected(key(cash)),
                        new FulfilmentEvent.Reversed(key(reward), 5, 0, 15));
    }

    @Test
    void nothing_is_heard_of_what_was_rolled_back_by_those_who_observe_what_is_committed() throws Exception {
        String custId = credited().custId();
        Observer.begin();

        transaction.begin();
        try {
            var balance = ledger.lock(
                    ledger.find(new AccountKey("main", new CustId(custId))).orElseThrow(), "credits");
            balance.redeem(5, SHOP).orElseThrow();
            balance.hold(3, SHOP, Duration.ofMinutes(1)).orElseThrow();
        } finally {
            transaction.rollback();
        }

        assertThat(Observer.announced()).hasSize(2);
        assertThat(Observer.committed()).isEmpty();
        assertThat(Company.balance(custId, "credits")).isEqualTo(20);
    }

    @Test
    void an_observer_that_fails_ends_the_transaction() {
        var reward = credited();
        Observer.begin();
        Observer.fail();

        spends(reward.custId(), 5).isProblem(500);
        FirstPromoter.sends(reward.withId(Reward.fresh())).isProblem(500);

        assertThat(Observer.announced()).hasSize(2);
        assertThat(Observer.committed()).isEmpty();
        assertThat(Company.readsEntries(reward.custId())).hasSize(1);
    }
}
