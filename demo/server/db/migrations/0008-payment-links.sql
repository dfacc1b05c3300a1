-- Links that open one invoice for whoever holds them. Tokens are stored as SHA-256 alone.
create table payment_links (
  id text primary key,
  invoice_id text not null references invoices,
  token_hash bytea not null unique,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz
);

create index payment_links_of_invoice on payment_links (invoice_id, created_at desc, id);

-- Where the firm's page behind payment links is; null for /pay/ of its first origin.
alter table firms add column pay_page text;
