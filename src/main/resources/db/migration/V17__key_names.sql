-- No key is called as somebody else in the books is, but for small and capital letters: people would not tell them apart. One that
-- is does not work any more. The same SQL runs on H2 (PostgreSQL mode) and on PostgreSQL.
update api_key set revoked_by = 'laurel', revoked_at = current_timestamp
where revoked_at is null
  and (lower(name) in ('firstpromoter', 'laurel')
    or lower(name) in ('reader', 'spender', 'operator', 'admin') and name <> lower(name));

alter table api_key add constraint api_key_name_not_reserved check (
    revoked_at is not null
    or lower(name) not in ('firstpromoter', 'laurel')
    and (lower(name) not in ('reader', 'spender', 'operator', 'admin') or name = lower(name)));
