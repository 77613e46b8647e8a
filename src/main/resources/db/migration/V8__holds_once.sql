-- What is set aside is settled once. The same SQL runs on H2 (PostgreSQL mode) and on PostgreSQL.

-- Each change of a hold names the state that it leaves: whoever decided on an older one changes nothing.
alter table hold add column version bigint default 0 not null;
