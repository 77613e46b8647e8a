-- What is set aside of what expires, and what has expired of what. The same SQL runs on H2 (PostgreSQL mode) and on PostgreSQL.

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

-- The holds that are open have been promised what expires first.
insert into hold_part (hold_id, entry_id, amount)
    select h.id, l.entry_id, least(h.upto, l.upto) - greatest(h.upto - h.amount, l.upto - l.remaining)
    from (select id, account_id, unit, amount, sum(amount) over (partition by account_id, unit order by id) as upto
          from hold where status = 'OPEN' and expires_at > current_timestamp) h
    join (select entry_id, account_id, unit, remaining,
                 sum(remaining) over (partition by account_id, unit order by expires_at, entry_id) as upto
          from lot) l
      on l.account_id = h.account_id and l.unit = h.unit
     and l.upto - l.remaining < h.upto and h.upto - h.amount < l.upto;

-- How much of what an entry gave has expired unspent, and by which entry that was booked. What expired before this table was made
-- is not in it.
create table expired_part (
    entry_id   bigint not null,
    expired_by bigint not null,
    amount     bigint not null,
    constraint expired_part_pk primary key (entry_id, expired_by),
    constraint expired_part_entry_fk foreign key (entry_id) references entry (id),
    constraint expired_part_expired_by_fk foreign key (expired_by) references entry (id),
    constraint expired_part_is_something check (amount > 0)
);

-- How much of a credited fulfilment had expired unspent when it was taken back: nothing is owed for that.
alter table fulfilment add column expired bigint;
update fulfilment set expired = 0 where status = 'REVERSED';
alter table fulfilment add constraint fulfilment_expired_if_reversed check ((status = 'REVERSED') = (expired is not null));
alter table fulfilment add constraint fulfilment_expired_at_most_the_rest check (expired between 0 and amount - taken);
