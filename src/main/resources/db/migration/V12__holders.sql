-- Who holds what, and who ended that. The same SQL runs on H2 (PostgreSQL mode) and on PostgreSQL.

-- Who captured a hold stands at its entry. Who released one before this migration nobody wrote down: no caller's name is a ?.
alter table hold add column settled_by varchar(255);
update hold set settled_by = (select e.actor from entry e where e.id = hold.entry_id) where status = 'CAPTURED';
update hold set settled_by = '?' where status = 'RELEASED';
alter table hold add constraint hold_settled_by_somebody check ((status = 'OPEN') = (settled_by is null));

-- A list of every status is put together from one of each. H2 reads no index backwards.
create index hold_by_account on hold (account_id, status, id desc);
