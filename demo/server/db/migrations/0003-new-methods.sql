-- Methods entered anew: to be saved, to pay with, or both.

-- `removing`: the processor has not let go of it yet; `removed`: it has, and nobody sees it again.
alter table payment_methods drop constraint payment_methods_status_check;
alter table payment_methods add constraint payment_methods_status_check
  check (status in ('active', 'pending_verification', 'unusable', 'removing', 'removed'));

-- A bank account that two small deposits must prove first.
alter table payment_methods
  add column processor_setup text,
  add column verification_type text check (verification_type in ('amounts', 'descriptor_code')),
  add column verification_arrives_on date,
  add column verification_tries integer not null default 0;

-- A one-time token of the processor's serves one request, whichever came first.
create table claimed_tokens (
  account text not null,
  token text not null,
  claimed_at timestamptz not null,
  primary key (account, token)
);

-- Setting up a method with its bank, before it is saved or charged several times.
create table method_setups (
  id text primary key,
  firm_id text not null references firms,
  contact_id text not null references contacts,
  -- The payment it is for; null where a method is only saved.
  submission_id text unique references submissions,
  kind text not null check (kind in ('card', 'us_bank_account')),
  confirmation_token text not null,
  -- The token brings the payer's authorisation of debits along.
  has_mandate boolean not null,
  is_saved boolean not null,
  makes_default boolean not null,
  fingerprint text,
  state text not null check (state in
    ('creating', 'requires_action', 'verifying', 'succeeded', 'failed', 'canceled')),
  processor_setup text unique,
  processor_method text,
  mandate text,
  failure jsonb,
  -- The saved entry that came of it.
  payment_method_id text references payment_methods,
  -- The payment has ended; what was not saved has been given back.
  is_released boolean not null default false,
  -- How often in a row the processor gave no answer.
  attempts integer not null default 0,
  created_at timestamptz not null,
  updated_at timestamptz not null
);

create index open_setups on method_setups (updated_at)
  where state in ('creating', 'requires_action', 'verifying');
create index unreleased_setups on method_setups (submission_id)
  where not is_released and processor_method is not null and submission_id is not null;
create index refused_setups on method_setups (fingerprint, updated_at) where state = 'failed';

-- What the processor is to let go of as soon as nothing uses it.
create table detachments (
  account text not null,
  processor_method text not null,
  attempts integer not null default 0,
  due_at timestamptz not null,
  primary key (account, processor_method)
);

alter table idempotency_keys add column setup_id text references method_setups;
alter table consents add column setup_id text references method_setups;

-- A token that pays straight away; null for saved methods and for those set up first.
alter table submissions
  add column confirmation_token text,
  add column has_mandate boolean not null default false,
  add column receipt_email text;

-- Until when the payer may answer their bank's question.
alter table transactions add column action_until timestamptz;

-- A debit that is under way for too long: staff are to look at it.
alter table transactions add column flagged_at timestamptz;
