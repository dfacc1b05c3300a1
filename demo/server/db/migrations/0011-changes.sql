-- What changed for whom, for the pages that are open: names only, and for an hour. Written by the
-- database itself, so that no way to change an invoice or a method can forget it.
create table changes (
  -- A transaction that is older than every open one is read whole; ids alone become visible out of order.
  xid xid8 not null default pg_current_xact_id(),
  at timestamptz not null default clock_timestamp(),
  client_id text not null,
  -- Null: for every contact of the client.
  contact_id text,
  kind text not null check (kind in ('invoices', 'methods'))
);

create index changes_by_transaction on changes (xid);
create index changes_by_time on changes (at);

create function note_invoices() returns trigger language plpgsql as $$
begin
  insert into changes (client_id, kind) select distinct client_id, 'invoices' from changed;
  return null;
end $$;

create trigger invoices_added after insert on invoices
  referencing new table as changed for each statement execute function note_invoices();
create trigger invoices_changed after update on invoices
  referencing new table as changed for each statement execute function note_invoices();

create function note_methods() returns trigger language plpgsql as $$
begin
  insert into changes (client_id, contact_id, kind)
    select distinct c.client_id, c.id, 'methods'
    from changed join contacts c on c.id = changed.contact_id;
  return null;
end $$;

create trigger methods_added after insert on payment_methods
  referencing new table as changed for each statement execute function note_methods();
create trigger methods_changed after update on payment_methods
  referencing new table as changed for each statement execute function note_methods();
create trigger methods_removed after delete on payment_methods
  referencing old table as changed for each statement execute function note_methods();
