-- Laurel's books. The same SQL runs on H2 (PostgreSQL mode) and on PostgreSQL.
-- What the classes promise is promised here once more: the database has the last word.
-- Rows without a name of their own have a number that grows with time (TimeOrderedId), and no sequence.

-- A customer of the company, under the id by which the company knows it.
create table account (
    id         bigint                      not null,
    cust_id    varchar(512)                not null,
    created_at timestamp(6) with time zone not null,
    constraint account_pk primary key (id),
    constraint account_cust_id_unique unique (cust_id),
    constraint account_cust_id_given check (cust_id <> '')
);

-- What an account has of one unit: always the sum of its entries.
create table balance (
    account_id bigint                      not null,
    unit       varchar(64)                 not null,
    amount     bigint                      not null,
    changed_at timestamp(6) with time zone not null,
    constraint balance_pk primary key (account_id, unit),
    constraint balance_account_fk foreign key (account_id) references account (id),
    constraint balance_not_negative check (amount >= 0)
);

-- Who earned a reward, under FirstPromoter's id. account_id is the link that an operator made, else null.
create table promoter (
    id           varchar(255)                not null,
    account_id   bigint,
    cust_id      varchar(512),
    email        varchar(320),
    name         varchar(255),
    status       varchar(64),
    created_at   timestamp(6) with time zone not null,
    described_at timestamp(6) with time zone not null,
    constraint promoter_pk primary key (id),
    constraint promoter_account_fk foreign key (account_id) references account (id)
);

-- A reward to be given once. Its key is the idempotency key, kept for ever: the webhook system, and the id in that system.
create table fulfilment (
    system      varchar(2)                  not null,
    id          varchar(255)                not null,
    promoter_id varchar(255)                not null,
    unit        varchar(64)                 not null,
    amount      bigint,
    amount_sent varchar(64),
    status      varchar(16)                 not null,
    hold_reason varchar(16),
    account_id  bigint,
    created_at  timestamp(6) with time zone not null,
    settled_at  timestamp(6) with time zone,
    constraint fulfilment_pk primary key (system, id),
    constraint fulfilment_promoter_fk foreign key (promoter_id) references promoter (id),
    constraint fulfilment_account_fk foreign key (account_id) references account (id),
    constraint fulfilment_system_known check (system in ('v1', 'v2')),
    constraint fulfilment_id_given check (id <> ''),
    constraint fulfilment_status_known check (status in ('HELD', 'CREDITED', 'REJECTED', 'REVERSED')),
    constraint fulfilment_amount_bounded check (amount between 1 and 1000000000000),
    constraint fulfilment_amount_or_text check ((amount is null) = (amount_sent is not null)),
    constraint fulfilment_hold_reason_if_held check ((status = 'HELD') = (hold_reason is not null)),
    constraint fulfilment_settled_unless_held check ((status = 'HELD') = (settled_at is null)),
    constraint fulfilment_account_if_credited check ((status in ('CREDITED', 'REVERSED')) = (account_id is not null)),
    constraint fulfilment_amount_if_credited check (status in ('HELD', 'REJECTED') or amount is not null)
);

-- A movement of a balance. Only ever inserted.
create table entry (
    id            bigint                      not null,
    account_id    bigint                      not null,
    unit          varchar(64)                 not null,
    amount        bigint                      not null,
    balance_after bigint                      not null,
    kind          varchar(16)                 not null,
    system        varchar(2),
    fulfilment_id varchar(255),
    reference     varchar(255),
    actor         varchar(255)                not null,
    reason        varchar(1000),
    recorded_at   timestamp(6) with time zone not null,
    constraint entry_pk primary key (id),
    constraint entry_balance_fk foreign key (account_id, unit) references balance (account_id, unit),
    constraint entry_fulfilment_fk foreign key (system, fulfilment_id) references fulfilment (system, id),
    constraint entry_fulfilment_once unique (system, fulfilment_id),
    constraint entry_kind_known check (kind in ('CREDIT', 'REDEMPTION', 'REVERSAL', 'ADJUSTMENT', 'EXPIRY')),
    constraint entry_moves_something check (amount <> 0),
    constraint entry_credit_has_fulfilment check ((kind = 'CREDIT') = (fulfilment_id is not null)),
    constraint entry_fulfilment_whole check ((system is null) = (fulfilment_id is null)),
    constraint entry_credit_adds check (kind <> 'CREDIT' or amount > 0)
);

create index entry_by_account on entry (account_id, recorded_at, id);

-- A call of the webhook that had valid credentials. The payload has its secrets masked. It names its fulfilment without a
-- foreign key: it records what was said, and takes no lock on what it was said about.
create table delivery (
    id            bigint                      not null,
    received_at   timestamp(6) with time zone not null,
    event_id      varchar(255),
    event_type    varchar(255),
    system        varchar(2)                  not null,
    fulfilment_id varchar(255),
    outcome       varchar(16)                 not null,
    reason        varchar(16),
    detail        varchar(1000),
    status        integer                     not null,
    took_micros   bigint                      not null,
    payload       varchar(1000000),
    constraint delivery_pk primary key (id),
    constraint delivery_outcome_known
        check (outcome in ('CREDITED', 'ALREADY_CREDITED', 'HELD', 'RECORDED', 'UNREADABLE')),
    constraint delivery_reason_if_held check ((outcome = 'HELD') = (reason is not null))
);
