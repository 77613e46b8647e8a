-- By which browsers people have logged in: the digest of what such a browser keeps. Who guesses a password elsewhere does not
-- keep them out there. The same SQL runs on H2 (PostgreSQL mode) and on PostgreSQL.
create table known_browser (
    digest      varchar(64)                 not null,
    person_name varchar(64)                 not null,
    used_at     timestamp(6) with time zone not null,
    constraint known_browser_pk primary key (digest),
    constraint known_browser_person_fk foreign key (person_name) references person (name),
    constraint known_browser_digest_of_sha256 check (length(digest) = 64)
);

create index known_browser_by_person on known_browser (person_name, used_at);
