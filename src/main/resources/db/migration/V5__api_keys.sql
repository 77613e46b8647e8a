-- Keys of the API that people made. A row is never deleted: it tells for good whose the key was. The same SQL runs on H2
-- (PostgreSQL mode) and on PostgreSQL.
create table api_key (
    id           bigint                      not null,
    name         varchar(64)                 not null,
    role         varchar(16)                 not null,
    digest       varchar(64)                 not null,
    made_by      varchar(255)                not null,
    made_at      timestamp(6) with time zone not null,
    revoked_by   varchar(255),
    revoked_at   timestamp(6) with time zone,
    last_used_at timestamp(6) with time zone,
    constraint api_key_pk primary key (id),
    constraint api_key_name_given check (name not in ('', 'firstpromoter', 'laurel')),
    constraint api_key_role_known check (role in ('READER', 'SPENDER', 'OPERATOR', 'ADMIN')),
    constraint api_key_digest_whole check (char_length(digest) = 64),
    constraint api_key_maker_given check (made_by <> ''),
    constraint api_key_revoked_by_somebody check ((revoked_by is null) = (revoked_at is null))
);
