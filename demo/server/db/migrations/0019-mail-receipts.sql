-- Whose receipts a message brings along: drawn as it is sent, never stored.
alter table mails add column receipts_of text references submissions;

-- Why a bank took a debit back, in our words for failures; null where it has not said.
alter table transactions add column return_reason text;
