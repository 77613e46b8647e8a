package laurel.ledger;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import laurel.platform.transaction.TimeOrderedId;

/**
 * A customer of the company in one ledger, for whom rewards are booked. An account begins when its id is first seen
 * there. It stays, since its entries refer to it. What it has is in its {@linkplain Balance balances}, one for each
 * unit.
 */
@Entity
@Table(name = "account")
@NamedQuery(
        name = Account.BY_CUST_ID,
        query = "select a from Account a where a.custId = :custId and a.ledger = :ledger")
public class Account {

    static final String BY_CUST_ID = "Account.byCustId";

    /** The longest address, in characters. */
    static final int MOST_EMAIL_CHARACTERS = 320;

    @Id
    private Long id;

    @Column(name = "cust_id", updatable = false)
    private String custId;

    @Column(updatable = false)
    private String ledger;

    private String email;

    @Column(name = "created_at", updatable = false)
    private Instant createdAt;

    /** For JPA. */
    protected Account() {}

    /** An account that begins now, with nothing in it. */
    Account(AccountKey key, Instant now) {
        this.id = TimeOrderedId.at(now);
        this.custId = key.custId().value();
        this.ledger = key.ledger();
        this.createdAt = now;
    }

    public CustId custId() {
        return new CustId(custId);
    }

    /** The name of the ledger that it is in. */
    public String ledger() {
        return ledger;
    }

    /** Where the customer can be reached, if the company told; empty otherwise. */
    public Optional<String> email() {
        return Optional.ofNullable(email);
    }

    public Instant createdAt() {
        return createdAt;
    }

    /**
     * Notes where the customer can be reached.
     *
     * @param email an address, or null to leave what is known
     */
    void reachAt(String email) {
        if (email != null) {
            this.email = email;
        }
    }

    /** Forgets where the customer can be reached. */
    public void forgetEmail() {
        email = null;
    }

    /** The number that the books refer to. */
    public Long id() {
        return id;
    }
}
