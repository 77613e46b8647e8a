-- Promoters, accounts and balances that are known before the first delivery, in the words of the template, so that no delivery
-- has anything new to tell. :promoters is how many. Account n belongs to promoter 1000000 + n, under the cust_id cust-(1000000 + n).
insert into account (id, ledger, cust_id, created_at)
    select n, 'main', 'cust-' || (1000000 + n), timestamptz '2023-02-08 06:25:28Z' from generate_series(1, :promoters) n;
insert into balance (account_id, unit, amount, changed_at)
    select n, 'free_months', 0, timestamptz '2023-02-08 06:25:28Z' from generate_series(1, :promoters) n;
insert into promoter (id, programme, cust_id, email, name, status, created_at, described_at)
    select (1000000 + n)::text, 'main', 'cust-' || (1000000 + n), 'promoter@example.com', 'Promoter Name', 'active',
           timestamptz '2023-02-08 06:25:28Z', timestamptz '2023-02-08 06:25:28Z'
    from generate_series(1, :promoters) n;
-- Only these: of an empty table that was looked at PostgreSQL believes that it stays so, and reads it from end to end for each key.
vacuum (analyze) account, balance, promoter;
