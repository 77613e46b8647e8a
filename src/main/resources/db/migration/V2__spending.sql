-- What is spent, corrected, held and expires. The same SQL runs on H2 (PostgreSQL mode) and on PostgreSQL.

alter table account add column email varchar(320);

alter table entry add constraint entry_spending_takes check (kind not in ('REDEMPTION', 'EXPIRY') or amount < 0);
alter table entry add constraint entry_correction_has_reason
    check (kind not in ('ADJUSTMENT', 'REVERSAL') or reason is not null);

-- An entry that was taken back, once, and the entry that did it. A table of its own, since an index more on every entry would
-- be paid for by every credit.
create table reversal (
    entry_id    bigint not null,
    reversed_by bigint not null,
    constraint reversal_pk primary key (entry_id),
    constraint reversal_takes_one_back unique (reversed_by),
    constraint reversal_entry_fk foreign key (entry_id) references entry (id),
    constraint reversal_reversed_by_fk foreign key (reversed_by) references entry (id),
    constraint reversal_of_another check (entry_id <> reversed_by)
);

-- An amount that is set aside. An open one whose time is over has expired, without anybody writing it down.
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
    constraint hold_pk primary key (id),
    constraint hold_balance_fk foreign key (account_id, unit) references balance (account_id, unit),
    constraint hold_entry_fk foreign key (entry_id) references entry (id),
    constraint hold_entry_once unique (entry_id),
    constraint hold_status_known check (status in ('OPEN', 'CAPTURED', 'RELEASED')),
    constraint hold_sets_something_aside check (amount > 0),
    constraint hold_ends check (expires_at > created_at),
    constraint hold_settled_unless_open check ((status = 'OPEN') = (settled_at is null)),
    constraint hold_settled_in_time check (settled_at < expires_at),
    constraint hold_captured_amount check ((status = 'CAPTURED') = (captured is not null)),
    constraint hold_captured_entry check ((status = 'CAPTURED') = (entry_id is not null)),
    constraint hold_captured_at_most_all check (captured between 1 and amount)
);

create index hold_by_balance on hold (account_id, unit, expires_at);

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

-- The right to do a job, which one of the nodes that share this database has for a while.
create table lease (
    name    varchar(64)                 not null,
    holder  varchar(64)                 not null,
    ends_at timestamp(6) with time zone not null,
    constraint lease_pk primary key (name)
);

insert into lease (name, holder, ends_at) values ('expiry', 'nobody', timestamp with time zone '2026-01-01 00:00:00+00');
