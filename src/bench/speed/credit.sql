-- The twin's transaction (src/bench/twin, Books) without anything around it: what the database itself can do.
-- Given by run.sh: first_id, promoters, payload; and seq, which counts the transactions of each client.
\set seq :seq + 1
\set id :first_id + :seq * 64 + :client_id
\set number random(1, :promoters)
\set promoter 1000000 + :number
begin;
select account_id, cust_id, email, name, status, described_at from promoter where id = (:promoter)::text and programme = 'main';
select id as account from account where cust_id = 'cust-' || (:promoter)::text and ledger = 'main' \gset
insert into fulfilment (programme, system, id, promoter_id, unit, amount, status, account_id, cust_id, name, created_at, settled_at, ordinal) values ('main', 'v1', (:id)::text, (:promoter)::text, 'free_months', 3, 'CREDITED', :account, 'cust-' || (:promoter)::text, 'Free subscription months', now(), now(), :id);
select amount from balance where account_id = :account and unit = 'free_months' for update \gset
insert into entry (id, account_id, unit, amount, balance_after, kind, programme, system, fulfilment_id, reference, actor, recorded_at) values (:id, :account, 'free_months', 3, :amount + 3, 'CREDIT', 'main', 'v1', (:id)::text, 'Free subscription months', 'firstpromoter', now());
update balance set amount = :amount + 3, changed_at = now() where account_id = :account and unit = 'free_months';
insert into delivery (id, received_at, event_id, event_type, programme, system, fulfilment_id, outcome, status, took_micros, payload) values (:id, now(), '6120843', 'fulfilment_pending', 'main', 'v1', (:id)::text, 'CREDITED', 200, 1000, :payload);
commit;
