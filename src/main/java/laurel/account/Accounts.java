package laurel.account;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import java.util.Optional;
import laurel.platform.FlushedInterceptor;

/** Makes accounts known before anything is booked on them. */
@Stateless
@Interceptors(FlushedInterceptor.class)
public class Accounts {

    @Inject
    private Ledger ledger;

    /**
     * Opens the account of an id, unless it is open.
     *
     * @param email where the customer can be reached; null leaves what is known
     * @return whether it was opened by this call
     */
    public boolean register(CustId custId, String email) {
        Optional<Account> known = ledger.find(custId);
        known.orElseGet(() -> ledger.begin(custId)).reachAt(email);
        return known.isEmpty();
    }
}
