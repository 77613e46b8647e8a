package laurel.spending;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import laurel.ledger.Account;
import laurel.ledger.Entry;
import laurel.ledger.Hold;

/**
 * A key under which a caller's request was done, and the entry or hold that was the result. It is never changed and
 * never forgotten.
 */
@Entity
@Table(name = "idempotency_key")
@IdClass(IdempotencyKey.Key.class)
public class IdempotencyKey {

    @Id
    @Column(name = "account_id")
    private Long accountId;

    @Id
    private String caller;

    @Id
    @Column(name = "key_text")
    private String text;

    @Column(name = "entry_id", updatable = false)
    private Long entryId;

    @Column(name = "hold_id", updatable = false)
    private Long holdId;

    @Column(name = "used_at", updatable = false)
    private Instant usedAt;

    /** For JPA. */
    protected IdempotencyKey() {}

    /** A key under which an entry has just been booked. */
    IdempotencyKey(Account account, RequestKey key, Entry entry, Instant now) {
        this(account, key, now);
        this.entryId = entry.id();
    }

    /** A key under which an amount has just been set aside. */
    IdempotencyKey(Account account, RequestKey key, Hold hold, Instant now) {
        this(account, key, now);
        this.holdId = hold.id();
    }

    private IdempotencyKey(Account account, RequestKey key, Instant now) {
        this.accountId = account.id();
        this.caller = key.caller();
        this.text = key.text();
        this.usedAt = now;
    }

    /** The entry that was booked under it; empty if it was used for a hold. */
    Optional<Long> entryId() {
        return Optional.ofNullable(entryId);
    }

    /** The hold that was made under it; empty if it was used for an entry. */
    Optional<Long> holdId() {
        return Optional.ofNullable(holdId);
    }

    /** The primary key: the account, the caller and the text. */
    public static class Key implements Serializable {

        private Long accountId;
        private String caller;
        private String text;

        /** For JPA. */
        public Key() {}

        Key(Account account, RequestKey key) {
            this.accountId = account.id();
            this.caller = key.caller();
            this.text = key.text();
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key
                    && Objects.equals(accountId, key.accountId)
                    && Objects.equals(caller, key.caller)
                    && Objects.equals(text, key.text);
        }

        @Override
        public int hashCode() {
            return Objects.hash(accountId, caller, text);
        }
    }
}
