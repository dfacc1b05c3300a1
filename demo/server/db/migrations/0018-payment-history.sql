-- A client's payments, whoever of its people made them: newest first, page by page.
create index submissions_of_client on submissions (client_id, created_at desc, id collate "C" desc);
