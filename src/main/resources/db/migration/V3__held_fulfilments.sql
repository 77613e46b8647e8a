-- What people settle, and how they find it. The same SQL runs on H2 (PostgreSQL mode) and on PostgreSQL.

-- Whose a reward is: the customer in whose account it is, else the one whom its announcement named, if that named one. With
-- the reward's name it is what a later release has to know. ordinal is the order among those of one microsecond.
alter table fulfilment add column cust_id varchar(512);
alter table fulfilment add column name varchar(255);
alter table fulfilment add column ordinal bigint default 0 not null;

update fulfilment set cust_id = (select a.cust_id from account a where a.id = fulfilment.account_id)
    where account_id is not null;
-- An id that was cut for people to read names nobody.
update fulfilment set cust_id =
    (select p.cust_id from promoter p where p.id = fulfilment.promoter_id and p.cust_id not like '%…')
    where account_id is null;

alter table fulfilment add constraint fulfilment_customer_if_credited
    check (status not in ('CREDITED', 'REVERSED') or cust_id is not null);

-- A list of every status is put together from one of each: so these serve it as well, and a credit pays for no further one.
create index fulfilment_by_status on fulfilment (status, created_at, ordinal);
create index fulfilment_by_promoter on fulfilment (promoter_id, status, created_at, ordinal);
create index fulfilment_by_customer on fulfilment (cust_id, status, created_at, ordinal);

create index delivery_by_fulfilment on delivery (system, fulfilment_id, id);
create index delivery_by_outcome on delivery (outcome, id);

-- What a person decided, and why. Only ever inserted.
create table act (
    id       bigint                      not null,
    acted_at timestamp(6) with time zone not null,
    actor    varchar(255)                not null,
    deed     varchar(64)                 not null,
    subject  varchar(1000)               not null,
    detail   varchar(2000),
    reason   varchar(1000)               not null,
    constraint act_pk primary key (id),
    constraint act_actor_given check (actor <> ''),
    constraint act_deed_given check (deed <> ''),
    constraint act_subject_given check (subject <> ''),
    constraint act_reason_given check (reason <> '')
);
