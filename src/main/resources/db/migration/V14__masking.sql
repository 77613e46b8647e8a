-- Payloads that were kept before may have in them what opens Laurel: a job masks it once, and this is how far it has come. The same
-- SQL runs on H2 (PostgreSQL mode) and on PostgreSQL.
insert into lease (name, holder, ends_at) values ('masking', 'nobody', timestamp with time zone '2026-01-01 00:00:00+00');
