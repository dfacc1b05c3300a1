-- Somebody came to go on with a submission while another worked on it, who may have asked the
-- processor too early to know: whoever has the lease looks once more before giving it back.
alter table submissions add column is_called boolean not null default false;
