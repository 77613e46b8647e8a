-- What is not to be kept any longer. The same SQL runs on H2 (PostgreSQL mode) and on PostgreSQL.

-- One who was erased has no address and no name, and is given none.
alter table promoter add column erased_at timestamp(6) with time zone;
alter table promoter add constraint promoter_erased_is_nobody check (erased_at is null or email is null and name is null);

-- The record of a delivery stays; what was sent goes. Old ones are a range of the primary key, which grows with time.
alter table delivery add column payload_deleted_at timestamp(6) with time zone;
alter table delivery add constraint delivery_payload_kept_or_deleted check (payload is null or payload_deleted_at is null);

-- How far a job has come that goes through a table once: the number of the last row that it has done.
alter table lease add column place bigint default 0 not null;

insert into lease (name, holder, ends_at) values ('retention', 'nobody', timestamp with time zone '2026-01-01 00:00:00+00');
insert into lease (name, holder, ends_at) values ('erasure', 'nobody', timestamp with time zone '2026-01-01 00:00:00+00');

-- That what is known of a promoter is to be erased, and how far the search of the payloads has come. The address that it looks
-- for is kept no longer than that.
create table erasure (
    promoter_id  varchar(255)                not null,
    status       varchar(16)                 not null,
    known        boolean                     not null,
    email        varchar(320),
    payloads     bigint                      not null,
    place        bigint                      not null,
    requested_at timestamp(6) with time zone not null,
    done_at      timestamp(6) with time zone,
    constraint erasure_pk primary key (promoter_id),
    constraint erasure_promoter_fk foreign key (promoter_id) references promoter (id),
    constraint erasure_status_known check (status in ('OPEN', 'DONE')),
    constraint erasure_done_unless_open check ((status = 'OPEN') = (done_at is null)),
    constraint erasure_email_while_open check (status = 'OPEN' or email is null)
);

create index erasure_by_status on erasure (status, requested_at);
