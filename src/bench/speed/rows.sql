-- What a database holds after years: :rows more fulfilments, each credited to one of the :promoters accounts, with their entries. The
-- balances grow by as much, so that the sums hold. Without the checks of foreign keys, which would take most of the time.
begin;
set local session_replication_role = replica;
insert into fulfilment (programme, system, id, promoter_id, unit, amount, status, account_id, cust_id, created_at, settled_at)
    select 'main', 'v1', (100000000 + n)::text, (1000001 + n % :promoters)::text, 'free_months', 1, 'CREDITED', 1 + n % :promoters, 'cust-' || (1000001 + n % :promoters), at, at
    from (select n, timestamptz '2023-02-08 06:25:29Z' + n * interval '10 seconds' as at from generate_series(1, :rows) n) credited;
insert into entry (id, account_id, unit, amount, balance_after, kind, programme, system, fulfilment_id, reference, actor, recorded_at)
    select n, 1 + n % :promoters, 'free_months', 1, 1 + n / :promoters, 'CREDIT', 'main', 'v1', (100000000 + n)::text, 'rows.sql', 'firstpromoter',
           timestamptz '2023-02-08 06:25:29Z' + n * interval '10 seconds'
    from generate_series(1, :rows) n;
update balance set amount = amount + added
    from (select account_id as account, count(*) as added from entry where reference = 'rows.sql' group by account_id) more
    where account_id = account;
commit;
vacuum (analyze) fulfilment, entry, balance;
checkpoint;
