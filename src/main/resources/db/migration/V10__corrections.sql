-- What FirstPromoter corrects. The same SQL runs on H2 (PostgreSQL mode) and on PostgreSQL.

-- When FirstPromoter made the announcement that counts, as far as it told: an older one that arrives late changes nothing.
alter table fulfilment add column as_of timestamp(6) with time zone;

-- That a reward was announced for another promoter when it was in an account already; and that an operator has agreed, if so.
-- It names the promoter without a foreign key: what contradicts the books makes nobody known.
create table other_promoter (
    system        varchar(2)                  not null,
    fulfilment_id varchar(255)                not null,
    promoter_id   varchar(255)                not null,
    announced_at  timestamp(6) with time zone not null,
    confirmed_at  timestamp(6) with time zone,
    confirmed_by  varchar(255),
    constraint other_promoter_pk primary key (system, fulfilment_id, promoter_id),
    constraint other_promoter_fulfilment_fk foreign key (system, fulfilment_id) references fulfilment (system, id),
    constraint other_promoter_given check (promoter_id <> ''),
    constraint other_promoter_confirmed_by_somebody check ((confirmed_at is null) = (confirmed_by is null))
);
