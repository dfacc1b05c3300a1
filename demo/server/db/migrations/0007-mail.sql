-- E-mail: written beside what it is about, in the same database transaction, and sent afterwards.

create table mails (
  id text primary key,
  firm_id text not null references firms,
  kind text not null,
  recipient text not null,
  recipient_name text not null,
  subject text not null,
  -- Emptied when the message has left for a mail server: links in it are keys.
  body_text text not null,
  body_html text not null,
  created_at timestamptz not null,
  -- Whoever reads it later can do nothing with it.
  useless_after timestamptz,
  -- `kept`: there is no mail server, and the message stays here to be read.
  state text not null default 'waiting' check (state in ('waiting', 'sent', 'kept', 'failed')),
  attempts integer not null default 0,
  -- When it is tried next; null when it no longer is.
  due_at timestamptz,
  sent_at timestamptz,
  last_error text
);

create index mails_due on mails (due_at) where due_at is not null;
create index mails_by_age on mails (created_at desc, id desc);

-- Who asked for a sign-in link, known or not: looked up afterwards, so that asking takes the same
-- time whatever the address stands for (A-09).
create table sign_in_requests (
  id text primary key,
  firm_id text not null references firms,
  email text not null,
  requested_at timestamptz not null
);

-- The firm's page with `<portal-accept-invite>`; null: `/invite/` at the firm's first origin.
alter table firms add column invite_page text;
