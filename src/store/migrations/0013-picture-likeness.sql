alter table assets add column likeness jsonb;
