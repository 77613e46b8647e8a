-- The people who run it, and where they are logged in. The same SQL runs on H2 (PostgreSQL mode) and on PostgreSQL.

-- Nobody is ever deleted: the books and the log of acts name them. era counts how often all that somebody was logged in to was
-- ended at once.
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
