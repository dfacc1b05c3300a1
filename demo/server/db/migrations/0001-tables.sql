-- Written for PostgreSQL 15; PGlite speaks the same.
-- Amounts are bigint in ISO 4217 minor units. Ids are ours and opaque.

-- What this database is for: demo, test or live. Stamped once, by the first start.
create table meta (
  key text primary key,
  value text not null
);

create table firms (
  id text primary key,
  key text not null unique,
  name text not null,
  legal_name text not null,
  address text[] not null default '{}',
  country text not null,
  logo_path text,
  time_zone text not null,
  locale text not null default 'en',
  support_email text,
  support_phone text,
  statement_name text not null,
  terms_url text,
  refund_policy_url text,
  privacy_url text,
  -- The Wallet: without it invoices show and nothing can be paid (L-14).
  takes_payments boolean not null default false,
  accepts text[] not null default '{card,us_bank_account}',
  allows_partial_payments boolean not null default false,
  shows_team boolean not null default true,
  invoices_per_submission integer not null default 500,
  -- Null: the platform's own account, which one firm alone may use.
  stripe_account text unique,
  allowed_origins text[] not null default '{}',
  staff_origins text[] not null default '{}'
);

create unique index firms_on_the_platform_account
  on firms ((stripe_account is null)) where takes_payments and stripe_account is null;

create table clients (
  id text primary key,
  firm_id text not null references firms,
  external_id text not null,
  name text not null,
  portal_enabled boolean not null default false,
  version bigint not null default 1,
  unique (firm_id, external_id)
);

create table contacts (
  id text primary key,
  firm_id text not null references firms,
  client_id text not null references clients,
  external_id text not null,
  name text not null,
  email text not null,
  locale text,
  access text not null default 'none' check (access in ('user', 'none')),
  -- scrypt; null until the contact has set a password.
  password_hash text,
  -- The processor's customer, made when the first method is saved.
  processor_customer text,
  version bigint not null default 1,
  unique (client_id, external_id)
);

create index contacts_by_email on contacts (firm_id, lower(email));

create table projects (
  id text primary key,
  client_id text not null references clients,
  external_id text not null,
  name text not null,
  -- src/model/search: folded in one way on every database, whatever its locale.
  search_key text not null,
  is_visible boolean not null default true,
  unique (client_id, external_id)
);

create table staff (
  id text primary key,
  firm_id text not null references firms,
  external_id text not null,
  name text not null,
  email text,
  avatar_path text,
  is_shown boolean not null default true,
  unique (firm_id, external_id)
);

create table assignments (
  project_id text not null references projects,
  staff_id text not null references staff,
  role text,
  unique nulls not distinct (project_id, staff_id, role)
);

-- What the processor can charge, by currency: src/model/processor-units writes it at each start.
-- A currency that isn't here has the limits of the row `***`.
create table currency_limits (
  currency char(3) primary key,
  minimum bigint not null,
  maximum bigint not null,
  step bigint not null
);

create table invoices (
  id text primary key,
  firm_id text not null references firms,
  client_id text not null references clients,
  external_id text not null,
  number text not null,
  -- src/model/sort-key: natural order under the C collation.
  number_key text collate "C" not null,
  search_key text not null,
  issued_on date not null,
  due_on date,
  currency char(3) not null,
  subtotal bigint not null,
  total bigint not null,
  state text not null check (state in ('draft', 'sent', 'void')),
  is_hidden boolean not null default false,
  payment_options text[] not null default '{}',
  -- Kept by the statements that write ledger and transactions, in the same database transaction.
  paid bigint not null default 0,
  pending bigint not null default 0,
  has_active boolean not null default false,
  is_on_hold boolean not null default false,
  version bigint not null default 1,
  unique (firm_id, external_id)
);

-- One index per order in which a client's invoices are read; ids break ties by code point. A number
-- may be longer than an index row, so an index knows its beginning.
create index invoices_of_client_by_due
  on invoices (client_id, (coalesce(due_on, 'infinity')), left(number_key, 200), id collate "C");
create index invoices_of_client_by_due_descending
  on invoices (client_id, (coalesce(due_on, '-infinity')) desc, id collate "C");
create index invoices_of_client_by_number
  on invoices (client_id, left(number_key, 200), id collate "C");
create index invoices_of_client_by_issue on invoices (client_id, issued_on, id collate "C");
create index invoices_of_client_by_amount
  on invoices (client_id, currency, (total - paid), id collate "C");

create table invoice_projects (
  invoice_id text not null references invoices on delete cascade,
  project_id text not null references projects,
  position integer not null,
  primary key (invoice_id, project_id)
);

create table invoice_lines (
  invoice_id text not null references invoices on delete cascade,
  position integer not null,
  description text not null,
  quantity text,
  rate bigint,
  amount bigint not null,
  project_id text references projects,
  primary key (invoice_id, position)
);

create table invoice_taxes (
  invoice_id text not null references invoices on delete cascade,
  position integer not null,
  name text not null,
  amount bigint not null,
  primary key (invoice_id, position)
);

-- Sessions: a family is one sign-in; its refresh tokens rotate, its access tokens are short.
-- Tokens are stored as SHA-256 alone.
create table session_families (
  id text primary key,
  firm_id text not null references firms,
  principal_kind text not null check (principal_kind in ('contact', 'link', 'staff')),
  principal_id text not null,
  signed_in_at timestamptz not null,
  last_used_at timestamptz not null,
  ends_at timestamptz not null,
  revoked_at timestamptz
);

create index session_families_of_principal on session_families (principal_kind, principal_id);

create table session_tokens (
  hash bytea primary key,
  family_id text not null references session_families on delete cascade,
  kind text not null check (kind in ('access', 'refresh')),
  expires_at timestamptz not null,
  used_at timestamptz
);

create index session_tokens_of_family on session_tokens (family_id);

-- Failed sign-ins, per account and per address: they slow the next attempt and lock nobody out.
create table sign_in_attempts (
  firm_id text not null references firms,
  subject text not null,
  failures integer not null,
  last_failed_at timestamptz not null,
  primary key (firm_id, subject)
);

create table payment_methods (
  id text primary key,
  contact_id text not null references contacts,
  processor_method text not null unique,
  kind text not null check (kind in ('card', 'us_bank_account')),
  brand text,
  bank_name text,
  last4 text not null,
  exp_month integer,
  exp_year integer,
  holder text,
  fingerprint text,
  is_default boolean not null default false,
  status text not null check (status in ('active', 'pending_verification', 'unusable', 'removing')),
  unusable_reason text,
  mandate text,
  added_at timestamptz not null,
  version bigint not null default 1
);

create unique index one_default_per_contact on payment_methods (contact_id) where is_default;
create index payment_methods_of_contact on payment_methods (contact_id, added_at);

create table submissions (
  id text primary key,
  firm_id text not null references firms,
  client_id text not null references clients,
  principal_kind text not null check (principal_kind in ('contact', 'link')),
  principal_id text not null,
  payment_method_id text references payment_methods,
  -- As it was when the payer pressed Pay: {kind, brand, bankName, last4}.
  method jsonb not null,
  currency char(3) not null,
  created_at timestamptz not null,
  authorized_until timestamptz not null,
  retry_of text references submissions,
  cancel_requested boolean not null default false,
  is_final boolean not null default false,
  -- Who works on it now; nobody else writes to it while the lease lasts.
  lease_token text,
  lease_until timestamptz,
  synced_at timestamptz,
  version bigint not null default 1
);

create index unfinished_submissions on submissions (lease_until) where not is_final;
create index submissions_of_principal on submissions (principal_kind, principal_id, created_at desc, id);

create table transactions (
  id text primary key,
  submission_id text not null references submissions,
  -- Order of work: oldest due first.
  position integer not null,
  invoice_id text not null references invoices,
  amount bigint not null check (amount > 0),
  currency char(3) not null,
  -- What the invoice looked like when the payer agreed; a change before the charge skips it.
  invoice_version bigint not null,
  state text not null check (state in ('queued', 'creating', 'confirming', 'succeeded', 'processing',
    'requires_action', 'failed', 'unknown', 'skipped', 'canceled')),
  processor_intent text unique,
  confirm_count integer not null default 0,
  cancel_requested boolean not null default false,
  -- How it ends once its intent is canceled at the processor: {state, failure, stopsRest}.
  ending jsonb,
  failure jsonb,
  stops_rest boolean not null default false,
  -- The processor refused the method in it, as counted by the rules against decline storms.
  is_declined boolean not null default false,
  expected_on date,
  refunded bigint not null default 0,
  is_disputed boolean not null default false,
  settled_at timestamptz,
  updated_at timestamptz not null,
  unique (submission_id, position),
  unique (submission_id, invoice_id)
);

-- The wall against double payment: one active transaction per invoice, whoever asks.
create unique index one_active_transaction_per_invoice on transactions (invoice_id)
  where state in ('queued', 'creating', 'confirming', 'unknown', 'requires_action');
create index transactions_of_invoice on transactions (invoice_id);

-- Append-only; `due` is total minus its sum.
create table ledger (
  id text primary key,
  firm_id text not null references firms,
  invoice_id text not null references invoices,
  transaction_id text references transactions,
  account text not null,
  -- The processor's object, or our own id for what was paid elsewhere.
  source text not null,
  kind text not null check (kind in ('charge', 'refund', 'refund_failed', 'dispute', 'dispute_reversed',
    'outside_payment', 'opening_payment')),
  amount bigint not null,
  currency char(3) not null,
  is_live boolean not null,
  booked_at timestamptz not null,
  unique (account, source, kind)
);

create index ledger_of_invoice on ledger (invoice_id);

create table holds (
  id text primary key,
  invoice_id text not null references invoices,
  reason text not null check (reason in ('refund', 'dispute', 'return', 'double_success',
    'amount_mismatch', 'outside_payment')),
  created_at timestamptz not null,
  released_at timestamptz
);

create index open_holds on holds (invoice_id) where released_at is null;

create table idempotency_keys (
  principal_kind text not null,
  principal_id text not null,
  key text not null,
  -- SHA-256 of route and body; null for a key that was burned unused.
  request_hash bytea,
  submission_id text references submissions,
  created_at timestamptz not null,
  primary key (principal_kind, principal_id, key)
);

-- What the payer was shown and agreed to (P-22).
create table consents (
  id text primary key,
  submission_id text references submissions,
  kind text not null,
  text_version text not null,
  locale text not null,
  shown jsonb not null,
  address text,
  agent text,
  given_at timestamptz not null
);
