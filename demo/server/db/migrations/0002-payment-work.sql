-- What the work on submissions needs beyond their record.

-- How often in a row the processor gave no answer: the wait before the next call grows with it.
alter table transactions add column attempts integer not null default 0;

-- When the processor was last asked about a debit under way.
alter table transactions add column asked_at timestamptz;

create index debits_under_way on transactions (asked_at nulls first) where state = 'processing';

-- Of the card or account that pays, saved or not: declines are counted by it.
alter table submissions add column fingerprint text;

create index declined_transactions on transactions (settled_at) where is_declined;
