-- The firm's people, and what they do.

-- Who may sign in to the staff API. `staff` are the people shown on projects; not all of them may.
create table staff_users (
  id text primary key,
  firm_id text not null references firms,
  name text not null,
  email text not null,
  -- scrypt; null for one who comes in by the firm's own sign-in alone.
  password_hash text,
  is_active boolean not null default true
);

create unique index staff_users_by_email on staff_users (firm_id, lower(email));

-- Every change that staff make, with the name they had then.
create table audit_log (
  id text primary key,
  firm_id text not null references firms,
  at timestamptz not null,
  actor_id text not null,
  actor_name text not null,
  action text not null,
  -- The id of what was changed.
  subject text not null,
  details jsonb not null
);

create index audit_log_of_firm on audit_log (firm_id, at desc, id desc);

create function refuse_audit_change() returns trigger language plpgsql as $$
begin
  raise exception 'the audit log is append-only';
end
$$;

create trigger audit_log_is_append_only before update or delete or truncate on audit_log
  for each statement execute function refuse_audit_change();

-- Money that came another way. The same reference on the same invoice is the same payment.
create table outside_payments (
  id text primary key,
  invoice_id text not null references invoices,
  amount bigint not null check (amount > 0),
  currency char(3) not null,
  received_on date not null,
  reference text not null,
  recorded_at timestamptz not null,
  unique (invoice_id, reference)
);

-- What a key of staff made: an invite or a payment link.
alter table idempotency_keys add column made_id text;

create index holds_by_age on holds (created_at desc, id desc) where released_at is null;

-- With what a firm signs the assertions of its own sign-in: public keys, as JWK.
create table firm_keys (
  firm_id text not null references firms,
  kid text not null,
  jwk jsonb not null,
  primary key (firm_id, kid)
);

-- An assertion is good for one use; remembered until it would have expired anyway.
create table used_assertions (
  firm_id text not null references firms,
  jti text not null,
  expires_at timestamptz not null,
  primary key (firm_id, jti)
);

-- An invite sent is a row, sent again another one; the newest counts. Tokens are stored as SHA-256
-- alone. A contact who has a password already is sent a sign-in link in its place: no token here.
create table invites (
  id text primary key,
  contact_id text not null references contacts,
  token_hash bytea unique,
  -- Where it went; an invite to an address that is no longer the contact's opens nothing.
  email text not null,
  sent_at timestamptz not null,
  expires_at timestamptz not null,
  redeemed_at timestamptz
);

create index invites_of_contact on invites (contact_id, sent_at desc, id desc);

create table sign_in_links (
  id text primary key,
  contact_id text not null references contacts,
  token_hash bytea not null unique,
  email text not null,
  sent_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);

create index sign_in_links_of_contact on sign_in_links (contact_id, sent_at);
