-- What is taken back after it was spent. The same SQL runs on H2 (PostgreSQL mode) and on PostgreSQL.

-- What was to be taken back and was not there any more: taken from what is given next. It stands where a credit looks anyway.
alter table balance add column debt bigint default 0 not null;
alter table balance add constraint balance_debt_not_negative check (debt >= 0);

-- A balance may go below zero, by nothing but a reversal: so it is the entries that are looked at, each of which tells the balance.
alter table entry add constraint entry_below_zero_by_reversal check (balance_after >= 0 or kind = 'REVERSAL' or amount > 0);
alter table balance drop constraint balance_not_negative;

-- An entry may be taken back when nothing of it is there: all of it is owed, and no entry moved anything.
alter table reversal alter column reversed_by drop not null;

-- How much of a credited fulfilment was there when it was taken back; the rest of its amount became a debt.
alter table fulfilment add column taken bigint;
alter table fulfilment add constraint fulfilment_taken_if_reversed check ((status = 'REVERSED') = (taken is not null));
alter table fulfilment add constraint fulfilment_taken_at_most_all check (taken between 0 and amount);

-- What was done to one thing, beside what came for it.
create index act_by_subject on act (subject, id);

alter table delivery drop constraint delivery_outcome_known;
alter table delivery add constraint delivery_outcome_known
    check (outcome in ('CREDITED', 'ALREADY_CREDITED', 'HELD', 'DENIED', 'ALREADY_DENIED', 'RECORDED', 'UNREADABLE'));
