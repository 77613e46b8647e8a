package laurel.keys;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import laurel.access.Caller;
import laurel.access.Role;
import laurel.access.Secret;

/**
 * A key of the API that somebody made. Only the digest of the key is kept. The key works until it is revoked, and its
 * row stays for good. Two keys of one name are one caller, so that a key can be changed while both work.
 */
@Entity
@Table(name = "api_key")
@NamedQuery(
        name = ApiKey.NEWEST_BEFORE,
        query = "select k from ApiKey k where k.ledger = :ledger and k.id < :before order by k.id desc")
@NamedQuery(name = ApiKey.WORKING, query = "select count(k) from ApiKey k where k.revokedAt is null")
@NamedQuery(
        name = ApiKey.WORKING_OF_ROLE,
        query = "select count(k) from ApiKey k where k.revokedAt is null and k.role = :role and k.ledger = :ledger")
@NamedQuery(
        name = ApiKey.WORKING_NAMED,
        query = "select k from ApiKey k where k.revokedAt is null and k.name = :name order by k.id")
@NamedQuery(
        name = ApiKey.WORKING_MADE_BY,
        query = "select k.id from ApiKey k where k.revokedAt is null and k.madeBy = :name order by k.id")
@NamedQuery(
        name = ApiKey.NAMES_LIKE,
        query = "select distinct k.name from ApiKey k where lower(k.name) = :name order by k.name")
@NamedQuery(
        name = ApiKey.NOTE_USE,
        query =
                "update ApiKey k set k.lastUsedAt = :now where k.id = :id and (k.lastUsedAt is null or k.lastUsedAt < :now)")
public class ApiKey {

    static final String NEWEST_BEFORE = "ApiKey.newestBefore";
    static final String WORKING = "ApiKey.working";
    static final String WORKING_OF_ROLE = "ApiKey.workingOfRole";
    static final String WORKING_NAMED = "ApiKey.workingNamed";
    static final String WORKING_MADE_BY = "ApiKey.workingMadeBy";
    static final String NAMES_LIKE = "ApiKey.namesLike";
    static final String NOTE_USE = "ApiKey.noteUse";

    /** How exactly it is known when a key was last used. */
    static final Duration PRECISION_OF_USE = Duration.ofMinutes(1);

    @Id
    private Long id;

    @Column(updatable = false)
    private String name;

    @Column(updatable = false)
    @Enumerated(EnumType.STRING)
    private Role role;

    @Column(updatable = false)
    private String ledger;

    @Column(updatable = false)
    private String digest;

    @Column(name = "made_by", updatable = false)
    private String madeBy;

    @Column(name = "made_at", updatable = false)
    private Instant madeAt;

    @Column(name = "revoked_by")
    private String revokedBy;

    @Column(name = "revoked_at")
    private Instant revokedAt;

    @Column(name = "last_used_at")
    private Instant lastUsedAt;

    /** For JPA. */
    protected ApiKey() {}

    /**
     * A key that works from now on.
     *
     * @param caller who holds it
     * @throws IllegalArgumentException if nobody can be called so
     */
    ApiKey(long id, Caller caller, Secret secret, String madeBy, Instant now) {
        if (!Caller.isName(caller.name())) {
            throw new IllegalArgumentException("a caller's name is " + Caller.NAMES);
        }
        this.id = id;
        this.name = caller.name();
        this.role = caller.role();
        this.ledger = Objects.requireNonNull(caller.ledger(), "a key is bound to a ledger");
        this.digest = secret.digest();
        this.madeBy = madeBy;
        this.madeAt = now;
    }

    /** Its number, which is also part of the key. */
    public long id() {
        return id;
    }

    /** What the books call its holder. */
    public String name() {
        return name;
    }

    public Role role() {
        return role;
    }

    /** The name of the ledger that it is bound to. */
    public String ledger() {
        return ledger;
    }

    /** Who made it. */
    public String madeBy() {
        return madeBy;
    }

    public Instant madeAt() {
        return madeAt;
    }

    /** Who revoked it; empty as long as it works. */
    public Optional<String> revokedBy() {
        return Optional.ofNullable(revokedBy);
    }

    /** When it was revoked; empty as long as it works. */
    public Optional<Instant> revokedAt() {
        return Optional.ofNullable(revokedAt);
    }

    /** When it was last used, to the minute; empty if it never was. */
    public Optional<Instant> lastUsedAt() {
        return Optional.ofNullable(lastUsedAt);
    }

    /** The caller who holds it; empty if it is not the key that is shown, or was revoked. */
    Optional<Caller> callerIfShown(String key) {
        boolean isShown = Secret.ofDigest(digest).is(key);
        return isShown && revokedAt == null ? Optional.of(new Caller(name, role, ledger)) : Optional.empty();
    }

    /** Whether a use now is to be noted. It is not, if the last noted use tells nearly the same. */
    boolean isUseNews(Instant now) {
        return lastUsedAt == null || !now.isBefore(lastUsedAt.plus(PRECISION_OF_USE));
    }

    /**
     * Revokes it.
     *
     * @return whether it worked until now
     */
    boolean revoke(String by, Instant now) {
        if (revokedAt != null) {
            return false;
        }
        revokedBy = by;
        revokedAt = now;
        return true;
    }
}
