-- Which payments their payers have been written to about.

-- When the one message about a submission was written, or found to be none.
alter table submissions add column mailed_at timestamptz;
-- What became of a debit later, and was written about: `failed`, `returned`.
alter table transactions add column told text;

-- Nobody is written to about what was over before there were messages.
update submissions set mailed_at = created_at where is_final;
update transactions t set told = case when t.is_disputed then 'returned' else 'failed' end
  from submissions s where s.id = t.submission_id and s.is_final;

create index submissions_to_mail on submissions (created_at) where is_final and mailed_at is null;
create index debits_to_tell on transactions (updated_at)
  where (state = 'failed' and expected_on is not null and told is null)
    or (is_disputed and told is distinct from 'returned');
