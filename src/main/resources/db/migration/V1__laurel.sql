-- Laurel's books. The same SQL runs on H2 (PostgreSQL mode) and on PostgreSQL.
-- What the classes promise is promised here once more: the database has the last word.
-- Rows without a name of their own have a number that grows with time (TimeOrderedId), and no sequence.
--
-- FirstPromoter's ids are unique in one programme only, and a cust_id in one ledger only. So both stand in every key, behind the
-- id: most rows have the same programme and ledger, and an index tells two rows apart by its first column then.

-- A FirstPromoter account, and the ledger that it credits. Rows are made by the start, from the configuration, and stay: what
-- was credited stays where it is, so a programme never changes its ledger. No row refers to it by a foreign key: each new
-- promoter would lock the same row.
create table programme (
    name    varchar(16)                 not null,
    ledger  varchar(16)                 not null,
    made_at timestamp(6) with time zone not null,
    constraint programme_pk primary key (name),
    constraint programme_name_given check (name <> ''),
    constraint programme_ledger_given check (ledger <> '')
);

-- A customer of the company, under the id by which the company knows it.
create table account (
    id         bigint                      not null,
    cust_id    varchar(512)                not null,
    ledger     varchar(16)                 not null,
    email      varchar(320),
    created_at timestamp(6) with time zone not null,
    constraint account_pk primary key (id),
    constraint account_cust_id_unique unique (cust_id, ledger),
    constraint account_cust_id_given check (cust_id <> ''),
    constraint account_ledger_given check (ledger <> '')
);

-- What an account has of one unit: always the sum of its entries. debt is what was to be taken back and was not there any more:
-- it is taken from what is given next, and stands where a credit looks anyway.
create table balance (
    account_id bigint                      not null,
    unit       varchar(64)                 not null,
    amount     bigint                      not null,
    debt       bigint default 0            not null,
    changed_at timestamp(6) with time zone not null,
    constraint balance_pk primary key (account_id, unit),
    constraint balance_account_fk foreign key (account_id) references account (id),
    constraint balance_debt_not_negative check (debt >= 0)
);

-- Who earned a reward, under FirstPromoter's id. account_id is the link that an operator made, else null. One who was erased has
-- no address and no name, and is given none.
create table promoter (
    id           varchar(255)                not null,
    programme    varchar(16)                 not null,
    account_id   bigint,
    cust_id      varchar(512),
    email        varchar(320),
    name         varchar(255),
    status       varchar(64),
    created_at   timestamp(6) with time zone not null,
    described_at timestamp(6) with time zone not null,
    erased_at    timestamp(6) with time zone,
    constraint promoter_pk primary key (id, programme),
    constraint promoter_programme_given check (programme <> ''),
    constraint promoter_account_fk foreign key (account_id) references account (id),
    constraint promoter_erased_is_nobody check (erased_at is null or email is null and name is null)
);

-- A reward to be given once. Its key is the idempotency key, kept for ever: the programme, the webhook system, and the id in
-- there. cust_id is whose it is: the customer in whose account it is, else the one whom its announcement named, if that named
-- one. as_of is when FirstPromoter made the announcement that counts, as far as it told: an older one that arrives late changes
-- nothing. ordinal is the order among those of one microsecond. When it was taken back, taken of its amount was there and expired
-- had expired unspent; the rest became a debt.
create table fulfilment (
    id          varchar(255)                not null,
    system      varchar(2)                  not null,
    programme   varchar(16)                 not null,
    promoter_id varchar(255)                not null,
    unit        varchar(64)                 not null,
    amount      bigint,
    amount_sent varchar(64),
    status      varchar(16)                 not null,
    hold_reason varchar(16),
    account_id  bigint,
    taken       bigint,
    expired     bigint,
    cust_id     varchar(512),
    name        varchar(255),
    as_of       timestamp(6) with time zone,
    created_at  timestamp(6) with time zone not null,
    ordinal     bigint default 0            not null,
    settled_at  timestamp(6) with time zone,
    constraint fulfilment_pk primary key (id, system, programme),
    constraint fulfilment_promoter_fk foreign key (promoter_id, programme) references promoter (id, programme),
    constraint fulfilment_account_fk foreign key (account_id) references account (id),
    constraint fulfilment_system_known check (system in ('v1', 'v2')),
    constraint fulfilment_id_given check (id <> ''),
    constraint fulfilment_status_known check (status in ('HELD', 'CREDITED', 'REJECTED', 'REVERSED')),
    constraint fulfilment_amount_bounded check (amount between 1 and 1000000000000),
    constraint fulfilment_amount_or_text check ((amount is null) = (amount_sent is not null)),
    constraint fulfilment_hold_reason_if_held check ((status = 'HELD') = (hold_reason is not null)),
    constraint fulfilment_settled_unless_held check ((status = 'HELD') = (settled_at is null)),
    constraint fulfilment_account_if_credited check ((status in ('CREDITED', 'REVERSED')) = (account_id is not null)),
    constraint fulfilment_amount_if_credited check (status in ('HELD', 'REJECTED') or amount is not null),
    constraint fulfilment_customer_if_credited check (status not in ('CREDITED', 'REVERSED') or cust_id is not null),
    constraint fulfilment_taken_if_reversed check ((status = 'REVERSED') = (taken is not null)),
    constraint fulfilment_taken_at_most_all check (taken between 0 and amount),
    constraint fulfilment_expired_if_reversed check ((status = 'REVERSED') = (expired is not null)),
    constraint fulfilment_expired_at_most_the_rest check (expired between 0 and amount - taken)
);

-- A list of several programmes and of every status is put together from one of each. So these serve every list, and a credit
-- writes no further index.
create index fulfilment_by_status on fulfilment (programme, status, created_at, ordinal);
create index fulfilment_by_promoter on fulfilment (promoter_id, programme, status, created_at, ordinal);
create index fulfilment_by_customer on fulfilment (cust_id, programme, status, created_at, ordinal);

-- That a reward was announced for another promoter when it was in an account already; and that an operator has agreed, if so.
-- It names the promoter without a foreign key: what contradicts the books makes nobody known.
create table other_promoter (
    fulfilment_id varchar(255)                not null,
    system        varchar(2)                  not null,
    programme     varchar(16)                 not null,
    promoter_id   varchar(255)                not null,
    announced_at  timestamp(6) with time zone not null,
    confirmed_at  timestamp(6) with time zone,
    confirmed_by  varchar(255),
    constraint other_promoter_pk primary key (fulfilment_id, system, programme, promoter_id),
    constraint other_promoter_fulfilment_fk
        foreign key (fulfilment_id, system, programme) references fulfilment (id, system, programme),
    constraint other_promoter_given check (promoter_id <> ''),
    constraint other_promoter_confirmed_by_somebody check ((confirmed_at is null) = (confirmed_by is null))
);

-- A movement of a balance. Only ever inserted. A balance may go below zero, by nothing but a reversal: so it is the entries that
-- are looked at, each of which tells the balance.
create table entry (
    id            bigint                      not null,
    account_id    bigint                      not null,
    unit          varchar(64)                 not null,
    amount        bigint                      not null,
    balance_after bigint                      not null,
    kind          varchar(16)                 not null,
    fulfilment_id varchar(255),
    system        varchar(2),
    programme     varchar(16),
    reference     varchar(255),
    actor         varchar(255)                not null,
    reason        varchar(1000),
    recorded_at   timestamp(6) with time zone not null,
    constraint entry_pk primary key (id),
    constraint entry_balance_fk foreign key (account_id, unit) references balance (account_id, unit),
    constraint entry_fulfilment_fk
        foreign key (fulfilment_id, system, programme) references fulfilment (id, system, programme),
    constraint entry_fulfilment_once unique (fulfilment_id, system, programme),
    constraint entry_kind_known check (kind in ('CREDIT', 'REDEMPTION', 'REVERSAL', 'ADJUSTMENT', 'EXPIRY')),
    constraint entry_moves_something check (amount <> 0),
    constraint entry_credit_has_fulfilment check ((kind = 'CREDIT') = (fulfilment_id is not null)),
    constraint entry_fulfilment_whole
        check ((fulfilment_id is null) = (system is null) and (fulfilment_id is null) = (programme is null)),
    constraint entry_credit_adds check (kind <> 'CREDIT' or amount > 0),
    constraint entry_spending_takes check (kind not in ('REDEMPTION', 'EXPIRY') or amount < 0),
    constraint entry_correction_has_reason check (kind not in ('ADJUSTMENT', 'REVERSAL') or reason is not null),
    constraint entry_below_zero_by_reversal check (balance_after >= 0 or kind = 'REVERSAL' or amount > 0)
);

create index entry_by_account on entry (account_id, recorded_at, id);

-- An entry that was taken back, once, and the entry that did it; by none, if nothing of it was there and all of it is owed. A table
-- of its own, since an index more on every entry would be paid for by every credit.
create table reversal (
    entry_id    bigint not null,
    reversed_by bigint,
    constraint reversal_pk primary key (entry_id),
    constraint reversal_takes_one_back unique (reversed_by),
    constraint reversal_entry_fk foreign key (entry_id) references entry (id),
    constraint reversal_reversed_by_fk foreign key (reversed_by) references entry (id),
    constraint reversal_of_another check (entry_id <> reversed_by)
);

-- An amount that is set aside. An open one whose time is over has expired, without anybody writing it down. Each change of a hold
-- names the version that it leaves: whoever decided on an older one changes nothing.
create table hold (
    id         bigint                      not null,
    account_id bigint                      not null,
    unit       varchar(64)                 not null,
    amount     bigint                      not null,
    reference  varchar(255)                not null,
    actor      varchar(255)                not null,
    status     varchar(16)                 not null,
    captured   bigint,
    entry_id   bigint,
    created_at timestamp(6) with time zone not null,
    expires_at timestamp(6) with time zone not null,
    settled_at timestamp(6) with time zone,
    settled_by varchar(255),
    version    bigint default 0            not null,
    constraint hold_pk primary key (id),
    constraint hold_balance_fk foreign key (account_id, unit) references balance (account_id, unit),
    constraint hold_entry_fk foreign key (entry_id) references entry (id),
    constraint hold_entry_once unique (entry_id),
    constraint hold_status_known check (status in ('OPEN', 'CAPTURED', 'RELEASED')),
    constraint hold_sets_something_aside check (amount > 0),
    constraint hold_ends check (expires_at > created_at),
    constraint hold_settled_unless_open check ((status = 'OPEN') = (settled_at is null)),
    constraint hold_settled_by_somebody check ((status = 'OPEN') = (settled_by is null)),
    constraint hold_settled_in_time check (settled_at < expires_at),
    constraint hold_captured_amount check ((status = 'CAPTURED') = (captured is not null)),
    constraint hold_captured_entry check ((status = 'CAPTURED') = (entry_id is not null)),
    constraint hold_captured_at_most_all check (captured between 1 and amount)
);

create index hold_by_balance on hold (account_id, unit, expires_at);

-- A list of every status is put together from one of each. H2 reads no index backwards.
create index hold_by_account on hold (account_id, status, id desc);

-- What a caller has asked for under a key of its own: asked for again, it is answered by what was done then. Kept for ever.
create table idempotency_key (
    account_id bigint                      not null,
    caller     varchar(64)                 not null,
    key_text   varchar(255)                not null,
    entry_id   bigint,
    hold_id    bigint,
    used_at    timestamp(6) with time zone not null,
    constraint idempotency_key_pk primary key (account_id, caller, key_text),
    constraint idempotency_key_account_fk foreign key (account_id) references account (id),
    constraint idempotency_key_entry_fk foreign key (entry_id) references entry (id),
    constraint idempotency_key_hold_fk foreign key (hold_id) references hold (id),
    constraint idempotency_key_given check (key_text <> ''),
    constraint idempotency_key_is_for_one check ((entry_id is null) <> (hold_id is null))
);

-- What is left of something that was given and expires. Units that do not expire have none.
create table lot (
    entry_id   bigint                      not null,
    account_id bigint                      not null,
    unit       varchar(64)                 not null,
    remaining  bigint                      not null,
    expires_at timestamp(6) with time zone not null,
    constraint lot_pk primary key (entry_id),
    constraint lot_entry_fk foreign key (entry_id) references entry (id),
    constraint lot_has_something_left check (remaining > 0)
);

create index lot_by_balance on lot (account_id, unit, expires_at, entry_id);
create index lot_by_end on lot (expires_at);

-- How much of a hold's amount is set aside in which lot, while the hold is open; the rest of the amount is set aside of what does
-- not expire. A hold that ends by itself leaves its parts behind, which mean nothing then and go with their lots.
create table hold_part (
    hold_id  bigint not null,
    entry_id bigint not null,
    amount   bigint not null,
    constraint hold_part_pk primary key (hold_id, entry_id),
    constraint hold_part_hold_fk foreign key (hold_id) references hold (id),
    constraint hold_part_lot_fk foreign key (entry_id) references lot (entry_id) on delete cascade,
    constraint hold_part_sets_something_aside check (amount > 0)
);

create index hold_part_by_lot on hold_part (entry_id);

-- How much of what an entry gave has expired unspent, and by which entry that was booked.
create table expired_part (
    entry_id   bigint not null,
    expired_by bigint not null,
    amount     bigint not null,
    constraint expired_part_pk primary key (entry_id, expired_by),
    constraint expired_part_entry_fk foreign key (entry_id) references entry (id),
    constraint expired_part_expired_by_fk foreign key (expired_by) references entry (id),
    constraint expired_part_is_something check (amount > 0)
);

-- A call of the webhook that had valid credentials. The payload has its secrets masked. It names its fulfilment without a foreign
-- key: it records what was said, and takes no lock on what it was said about. The record stays; what was sent can go. Old ones are
-- a range of the primary key, which grows with time.
create table delivery (
    id                 bigint                      not null,
    received_at        timestamp(6) with time zone not null,
    event_id           varchar(255),
    event_type         varchar(255),
    programme          varchar(16)                 not null,
    system             varchar(2)                  not null,
    fulfilment_id      varchar(255),
    outcome            varchar(16)                 not null,
    reason             varchar(16),
    detail             varchar(1000),
    status             integer                     not null,
    took_micros        bigint                      not null,
    payload            varchar(1000000),
    payload_deleted_at timestamp(6) with time zone,
    constraint delivery_pk primary key (id),
    constraint delivery_outcome_known check (
        outcome in ('CREDITED', 'ALREADY_CREDITED', 'HELD', 'DENIED', 'ALREADY_DENIED', 'RECORDED', 'UNREADABLE')),
    constraint delivery_reason_if_held check ((outcome = 'HELD') = (reason is not null)),
    constraint delivery_payload_kept_or_deleted check (payload is null or payload_deleted_at is null)
);

create index delivery_by_fulfilment on delivery (fulfilment_id, system, programme, id);

-- A list of several programmes, or of every outcome, is put together from one of each.
create index delivery_by_outcome on delivery (programme, outcome, id);

-- That what is known of a promoter is to be erased, and how far the search of the payloads has come. The address that it looks
-- for is kept no longer than that.
create table erasure (
    promoter_id  varchar(255)                not null,
    programme    varchar(16)                 not null,
    status       varchar(16)                 not null,
    known        boolean                     not null,
    email        varchar(320),
    payloads     bigint                      not null,
    place        bigint                      not null,
    requested_at timestamp(6) with time zone not null,
    done_at      timestamp(6) with time zone,
    constraint erasure_pk primary key (promoter_id, programme),
    constraint erasure_promoter_fk foreign key (promoter_id, programme) references promoter (id, programme),
    constraint erasure_status_known check (status in ('OPEN', 'DONE')),
    constraint erasure_done_unless_open check ((status = 'OPEN') = (done_at is null)),
    constraint erasure_email_while_open check (status = 'OPEN' or email is null)
);

create index erasure_by_status on erasure (status, requested_at);

-- What a person decided, and why. Only ever inserted. Whoever works in one ledger reads the acts of that one: an act of none is
-- about Laurel itself, such as a person who may log in. Of a promoter or a fulfilment it tells the programme as well.
create table act (
    id        bigint                      not null,
    acted_at  timestamp(6) with time zone not null,
    actor     varchar(255)                not null,
    deed      varchar(64)                 not null,
    subject   varchar(1000)               not null,
    ledger    varchar(16),
    programme varchar(16),
    detail    varchar(2000),
    reason    varchar(1000)               not null,
    constraint act_pk primary key (id),
    constraint act_actor_given check (actor <> ''),
    constraint act_deed_given check (deed <> ''),
    constraint act_subject_given check (subject <> ''),
    constraint act_reason_given check (reason <> ''),
    constraint act_of_a_programme_is_of_its_ledger check (programme is null or ledger is not null)
);

-- What was done to one thing, beside what came for it.
create index act_by_subject on act (subject, id);
create index act_by_ledger on act (ledger, id);

-- Keys of the API that people made, each for one ledger. A row is never deleted: it tells for good whose the key was. No key is
-- called as somebody else in the books is, but for small and capital letters: people would not tell them apart.
create table api_key (
    id           bigint                      not null,
    name         varchar(64)                 not null,
    role         varchar(16)                 not null,
    ledger       varchar(16)                 not null,
    digest       varchar(64)                 not null,
    made_by      varchar(255)                not null,
    made_at      timestamp(6) with time zone not null,
    revoked_by   varchar(255),
    revoked_at   timestamp(6) with time zone,
    last_used_at timestamp(6) with time zone,
    constraint api_key_pk primary key (id),
    constraint api_key_name_given check (name <> ''),
    constraint api_key_name_not_reserved check (
        lower(name) not in ('firstpromoter', 'laurel')
        and (lower(name) not in ('reader', 'spender', 'operator', 'admin') or name = lower(name))),
    constraint api_key_role_known check (role in ('READER', 'SPENDER', 'OPERATOR', 'ADMIN')),
    constraint api_key_ledger_given check (ledger <> ''),
    constraint api_key_digest_whole check (char_length(digest) = 64),
    constraint api_key_maker_given check (made_by <> ''),
    constraint api_key_revoked_by_somebody check ((revoked_by is null) = (revoked_at is null))
);

-- The people who run it, and where they are logged in. Nobody is ever deleted: the books and the log of acts name them. era counts
-- how often all that somebody was logged in to was ended at once.
create table person (
    name           varchar(64)                 not null,
    role           varchar(16)                 not null,
    password_hash  varchar(255)                not null,
    era            integer                     not null,
    made_by        varchar(255)                not null,
    made_at        timestamp(6) with time zone not null,
    last_log_in_at timestamp(6) with time zone,
    disabled_at    timestamp(6) with time zone,
    constraint person_pk primary key (name),
    constraint person_name_given check (name <> ''),
    constraint person_name_in_small_letters check (name = lower(name)),
    constraint person_role_known check (role in ('READER', 'SPENDER', 'OPERATOR', 'ADMIN')),
    constraint person_password_is_hashed check (password_hash like 'PBKDF2With%:%:%:%'),
    constraint person_made_by_given check (made_by <> '')
);

-- Where somebody is logged in: the digest of what their browser keeps. It counts as long as its era is the person's.
create table log_in (
    digest      varchar(64)                 not null,
    person_name varchar(64)                 not null,
    era         integer                     not null,
    begun_at    timestamp(6) with time zone not null,
    seen_at     timestamp(6) with time zone not null,
    ends_at     timestamp(6) with time zone not null,
    constraint log_in_pk primary key (digest),
    constraint log_in_person_fk foreign key (person_name) references person (name),
    constraint log_in_digest_of_sha256 check (length(digest) = 64),
    constraint log_in_ends check (ends_at > begun_at)
);

create index log_in_by_end on log_in (ends_at);

-- By which browsers people have logged in: the digest of what such a browser keeps. Who guesses a password elsewhere does not
-- keep them out there.
create table known_browser (
    digest      varchar(64)                 not null,
    person_name varchar(64)                 not null,
    used_at     timestamp(6) with time zone not null,
    constraint known_browser_pk primary key (digest),
    constraint known_browser_person_fk foreign key (person_name) references person (name),
    constraint known_browser_digest_of_sha256 check (length(digest) = 64)
);

create index known_browser_by_person on known_browser (person_name, used_at);

-- The right to do a job, which one of the nodes that share this database has for a while. place is how far a job has come that goes
-- through a table once: the number of the last row that it has done.
create table lease (
    name    varchar(64)                 not null,
    holder  varchar(64)                 not null,
    ends_at timestamp(6) with time zone not null,
    place   bigint default 0            not null,
    constraint lease_pk primary key (name)
);

insert into lease (name, holder, ends_at) values ('expiry', 'nobody', timestamp with time zone '2026-01-01 00:00:00+00');
insert into lease (name, holder, ends_at) values ('retention', 'nobody', timestamp with time zone '2026-01-01 00:00:00+00');
insert into lease (name, holder, ends_at) values ('erasure', 'nobody', timestamp with time zone '2026-01-01 00:00:00+00');
