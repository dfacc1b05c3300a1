-- What the processor told without being asked: stored first, then carried out, and tried again until
-- it is. One event is one row, however often it is delivered.
create table webhook_events (
  firm_id text not null references firms,
  id text not null,
  type text not null,
  account text,
  is_live boolean not null,
  -- Which of the processor's objects it is about; what that says now is asked for.
  object_kind text not null,
  object_id text not null,
  created_at timestamptz not null,
  received_at timestamptz not null,
  -- `waiting`: it matches nothing yet, or somebody else is at work on what it is about.
  state text not null check (state in ('waiting', 'applied', 'ignored')),
  attempts integer not null default 0,
  -- When it is tried next; null when it no longer is.
  due_at timestamptz,
  primary key (firm_id, id)
);

create index webhook_events_due on webhook_events (due_at) where due_at is not null;
