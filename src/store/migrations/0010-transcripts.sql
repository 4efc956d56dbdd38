-- What is said in a file, once it was listened to.
alter table assets add column transcript jsonb;
