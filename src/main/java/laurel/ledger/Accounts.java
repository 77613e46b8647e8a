package laurel.ledger;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import java.util.Optional;
import laurel.audit.Acts;
import laurel.audit.Decision;
import laurel.platform.transaction.NewTransactions;

/** Makes accounts known before anything is booked on them. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
@Interceptors(NewTransactions.class)
public class Accounts {

    @Inject
    private Ledger ledger;

    @Inject
    private Acts acts;

    /**
     * Opens the account of an id, unless it is open. The audit log keeps that it was opened, and that its address was
     * changed. It does not keep the address, since acts stay when a customer is forgotten.
     *
     * @param email where the customer can be reached; null leaves what is known
     * @param decision who wants it, and why
     * @return whether this call opened it
     */
    public boolean register(AccountKey key, String email, Decision decision) {
        Optional<Account> known = ledger.find(key);
        Account account = known.orElseGet(() -> ledger.begin(key));
        if (known.isEmpty()) {
            acts.add(decision, "register account", key.custId().value(), null);
        }
        if (email != null && !account.email().equals(Optional.of(email))) {
            account.reachAt(email);
            acts.add(decision, "change email of account", key.custId().value(), null);
        }
        return known.isEmpty();
    }
}
